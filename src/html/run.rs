//! The visible text of a page, written once, with a map back to the raw bytes.

use alloc::vec::Vec;

use super::charref::{self, CharRef, Context};
use crate::error::OutOfMemory;
use crate::text::grow::Grow;

/// A stretch of text and where it stands in the raw page: text `text..text+len` is raw `raw..raw+len`, byte for byte, if
/// `raw_len == len`; otherwise the stretch is one unit (a character reference) that is never split. White space that was
/// joined has a gap in the raw offsets after it; a line break has no run at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Run {
    pub(crate) text: u32,
    pub(crate) raw: u32,
    pub(crate) len: u32,
    pub(crate) raw_len: u32,
}

const SPACE: u8 = 1;
const AMPERSAND: u8 = 2;
/// A page's text never shows it.
const NUL: u8 = 3;

static CLASS: [u8; 256] = {
    let mut class = [0; 256];
    class[b' ' as usize] = SPACE;
    class[b'\t' as usize] = SPACE;
    class[b'\n' as usize] = SPACE;
    class[b'\r' as usize] = SPACE;
    class[0x0C] = SPACE;
    class[b'&' as usize] = AMPERSAND;
    class[0] = NUL;
    class
};

fn class(byte: u8) -> u8 {
    CLASS[usize::from(byte)]
}

/// Bytes of a short piece of text.
const NEAR: usize = 16;

/// Text as it flows: white space joined, references resolved.
#[derive(Debug, Default)]
pub(crate) struct Flow {
    pub(crate) text: Vec<u8>,
    pub(crate) runs: Vec<Run>,
    /// Where the current block began: no white space is written there.
    pub(crate) block: usize,
}

impl Flow {
    /// Adds the characters and references in `input[start..end]`.
    pub(crate) fn push(
        &mut self,
        input: &[u8],
        start: usize,
        end: usize,
    ) -> Result<(), OutOfMemory> {
        let (whole, input) = (input, &input[..end]);
        let mut at = start;
        while let Some(&byte) = input.get(at) {
            at = match class(byte) {
                SPACE => {
                    self.space(at, 1)?;
                    past_space(input, at + 1)
                }
                NUL => at + 1,
                _ => self.stretch(whole, input, at)?,
            };
        }
        Ok(())
    }

    /// Adds the longest stretch that stands in the text as it does in the page, and the reference after it, if there is one:
    /// at least one byte. Returns the end of what was added.
    fn stretch(&mut self, whole: &[u8], input: &[u8], start: usize) -> Result<usize, OutOfMemory> {
        let (mut at, mut lines) = (start, false);
        let mut reference = None;
        while let Some(&byte) = input.get(at) {
            match class(byte) {
                0 => at += 1,
                SPACE if input.get(at + 1).is_some_and(|&b| class(b) == 0) => {
                    lines |= byte != b' ';
                    at += 2;
                }
                AMPERSAND => match charref::scan(&input[at..], Context::Text) {
                    None => at += 1,
                    found => {
                        reference = found;
                        break;
                    }
                },
                _ => break,
            }
        }
        if start < at {
            self.copy(whole, start, at, lines)?;
        }
        match reference {
            Some(reference) => self.reference(reference, at),
            None => Ok(at),
        }
    }

    /// Adds bytes as they are, except that with `lines` white space becomes blanks.
    fn copy(
        &mut self,
        input: &[u8],
        start: usize,
        at: usize,
        lines: bool,
    ) -> Result<(), OutOfMemory> {
        let from = self.text.len();
        if !has_room(from as u64, (at - start) as u64) {
            return Ok(());
        }
        match input[start..].first_chunk::<NEAR>() {
            // To copy a few bytes too many is done at once.
            Some(more) if at - start <= NEAR => {
                self.text.grow_slice(more)?;
                self.text.truncate(from + (at - start));
            }
            _ => self.text.grow_slice(&input[start..at])?,
        }
        if lines {
            // No copy: still byte for byte, and every white space shows as a blank.
            self.text[from..].iter_mut().filter(|b| class(**b) == SPACE).for_each(|b| *b = b' ');
        }
        self.run(from, start, at - start, at - start)
    }

    /// Adds a reference that stands at `at`. Returns its end.
    fn reference(&mut self, reference: CharRef, at: usize) -> Result<usize, OutOfMemory> {
        if matches!(reference.first, ' ' | '\t' | '\n' | '\r' | '\u{C}') {
            self.space(at, reference.len)?;
            return Ok(at + reference.len);
        }
        self.character(reference.first, at, reference.len)?;
        if reference.second != '\0' {
            self.character(reference.second, at, reference.len)?;
        }
        Ok(at + reference.len)
    }

    fn character(&mut self, char: char, raw: usize, raw_len: usize) -> Result<(), OutOfMemory> {
        let from = self.text.len();
        if !has_room(from as u64, 4) {
            return Ok(());
        }
        // All four at once: to copy as many as there are costs more.
        let mut bytes = [0; 4];
        let len = char.encode_utf8(&mut bytes).len();
        self.text.grow_slice(&bytes)?;
        self.text.truncate(from + len);
        self.run(from, raw, len, raw_len)
    }

    /// Adds one blank for the white space at `raw`, unless there is white space before it.
    fn space(&mut self, raw: usize, raw_len: usize) -> Result<(), OutOfMemory> {
        let from = self.text.len();
        if from > self.block && !matches!(self.text[from - 1], b' ' | b'\n') {
            self.text.grow(b' ')?;
            self.run(from, raw, 1, raw_len)?;
        }
        Ok(())
    }

    fn run(
        &mut self,
        text: usize,
        raw: usize,
        len: usize,
        raw_len: usize,
    ) -> Result<(), OutOfMemory> {
        if let Some(last) = self.runs.last_mut() {
            let plain = last.len == last.raw_len && len == raw_len;
            if plain && last.text + last.len == text as u32 && last.raw + last.len == raw as u32 {
                last.len += len as u32;
                last.raw_len = last.len;
                return Ok(());
            }
        }
        let (text, raw) = (text as u32, raw as u32);
        self.runs.grow(Run { text, raw, len: len as u32, raw_len: raw_len as u32 })
    }

    /// Breaks the line, unless nothing stands before it.
    pub(crate) fn line(&mut self) -> Result<(), OutOfMemory> {
        self.trim();
        if self.text.len() > self.block && self.text.last() != Some(&b'\n') {
            self.text.grow(b'\n')?;
        }
        Ok(())
    }

    /// Takes back a blank at the end.
    pub(crate) fn trim(&mut self) {
        if self.text.len() > self.block && self.text.last() == Some(&b' ') {
            self.truncate(self.text.len() - 1);
        }
    }

    /// Takes back all text from `len` on.
    pub(crate) fn truncate(&mut self, len: usize) {
        self.text.truncate(len);
        while self.runs.last().is_some_and(|run| run.text as usize >= len) {
            self.runs.pop();
        }
        if let Some(run) = self.runs.last_mut()
            && (run.text + run.len) as usize > len
        {
            run.len = len as u32 - run.text;
            run.raw_len = run.len;
        }
    }
}

/// Whether 32-bit offsets of a text of `len` bytes have room for some more, and for a blank and a break of the line. A page is below
/// 4 GiB, but a reference may be shorter than what it says: "&nGt;" is two characters of three bytes.
fn has_room(len: u64, more: u64) -> bool {
    len + more <= u64::from(u32::MAX) - 2
}

fn past_space(input: &[u8], at: usize) -> usize {
    input[at..].iter().position(|&b| class(b) != SPACE).map_or(input.len(), |n| at + n)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flow(pieces: &[&str]) -> (alloc::string::String, usize) {
        let mut flow = Flow::default();
        for piece in pieces {
            flow.push(piece.as_bytes(), 0, piece.len()).unwrap();
        }
        (alloc::string::String::from_utf8(flow.text).unwrap(), flow.runs.len())
    }

    #[test]
    fn white_space_is_joined() {
        assert_eq!(flow(&["  a\nb \t c\r\n", " d"]), ("a b c d".into(), 3));
        assert_eq!(flow(&["a&#32; &nbsp;b"]), ("a \u{A0}b".into(), 4));
    }

    #[test]
    fn text_of_32_bits_has_room() {
        const GIB: u64 = 1 << 30;
        assert!(has_room(0, 0) && has_room(3 * GIB, GIB / 2) && has_room(4 * GIB - 7, 4));
        assert!(!has_room(4 * GIB - 6, 4) && !has_room(0, 4 * GIB) && !has_room(3 * GIB, GIB));
        assert_eq!(flow(&["&nGt;"]).0.len(), 6);
    }

    #[test]
    fn references_are_units_and_nul_is_nothing() {
        assert_eq!(flow(&["a&amp;b & c\0&NotEqualTilde;"]).0, "a&b & c\u{2242}\u{338}");
        let mut flow = Flow::default();
        flow.push(b"x&nlE;", 0, 6).unwrap();
        assert_eq!(flow.runs[1], Run { text: 1, raw: 1, len: 3, raw_len: 5 });
        assert_eq!(flow.runs[2], Run { text: 4, raw: 1, len: 2, raw_len: 5 });
    }
}
