//! Pages in languages that nobody knows: words are other words, everything else stays. From them the models learn what is told by
//! the layout and by signs, so that a page whose stop words and phrases are unknown is not taken for furniture.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;

use super::random::Random;
use crate::block::BlockBuf;
use crate::span::Span;
use crate::text::hash::word_hash;
use crate::time::find;

/// How words are written.
#[derive(Debug, Clone, Copy)]
enum Writing {
    /// Other letters of the alphabet.
    Latin,
    /// Letters of another alphabet that has capitals: its small `a`, and how far the capitals are before.
    Cased(u32, u32),
    /// Letters of a script without capitals: the first of them.
    Caseless(u32),
    /// As before, and no spaces between words.
    Unspaced(u32),
    /// Characters that are a part of a word each, without spaces.
    Han,
}

/// A made-up language.
pub(crate) struct Tongue {
    writing: Writing,
    /// What each letter becomes.
    letters: [u8; 26],
}

impl Tongue {
    pub(crate) fn new(random: &mut Random) -> Tongue {
        let mut letters: [u8; 26] = core::array::from_fn(|i| i as u8);
        random.shuffle(&mut letters);
        let writing = match random.below(10) {
            0..=2 => Writing::Latin,
            3 => Writing::Cased(0x430, 0x20),
            4 => Writing::Cased(0x561, 0x30),
            5 => Writing::Caseless(0x5D0),
            6 => Writing::Caseless(0xC15),
            7 => Writing::Unspaced(0xE01),
            _ => Writing::Han,
        };
        Tongue { writing, letters }
    }

    /// `text` in this language. The first full date in it is one of numbers, as it is known in any language.
    pub(crate) fn translated(&self, text: &str) -> String {
        let mut out = String::new();
        let dated = find::find(text.as_bytes());
        let full = dated.filter(|found| found.value.year > 0 && found.value.day > 0);
        match full.and_then(|found| Some((found, text.split_at_checked(found.span.range().start)?)))
        {
            Some((found, (before, _))) => {
                let (year, month, day) = (found.value.year, found.value.month, found.value.day);
                self.say(before, &mut out);
                out += &match self.writing {
                    Writing::Han => format!("{year}年{month}月{day}日"),
                    Writing::Unspaced(_) => format!("{day}/{month:02}/{year}"),
                    _ => format!("{day:02}.{month:02}.{year}"),
                };
                self.say(text.get(found.span.range().end..).unwrap_or_default(), &mut out);
            }
            None => self.say(text, &mut out),
        }
        if out.trim().is_empty() { text.to_owned() } else { out }
    }

    fn say(&self, text: &str, out: &mut String) {
        let mut rest = text;
        let mut after_word = false;
        while let Some(c) = rest.chars().next() {
            let len = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
            if len > 0 {
                self.word(&rest[..len], out);
                rest = &rest[len..];
                after_word = true;
                continue;
            }
            rest = &rest[c.len_utf8()..];
            let unspaced = matches!(self.writing, Writing::Unspaced(_) | Writing::Han);
            let ends = rest.is_empty() || rest.starts_with(char::is_whitespace);
            match c {
                ' ' if unspaced && after_word && rest.starts_with(char::is_alphabetic) => {}
                '.' if ends && matches!(self.writing, Writing::Han) => out.push('。'),
                ',' if ends && matches!(self.writing, Writing::Han) => out.push('、'),
                '.' if ends && unspaced => {}
                c => out.push(c),
            }
            after_word &= c == ' ';
        }
    }

    fn word(&self, word: &str, out: &mut String) {
        if let Writing::Han = self.writing {
            let mut hash =
                word_hash(word.as_bytes()).wrapping_mul(u32::from(self.letters[0]) * 2 + 1);
            for _ in 0..word.len().div_ceil(3) {
                out.extend(char::from_u32(0x4E00 + (hash >> 8) % 0x5000));
                hash = hash.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            }
            return;
        }
        for c in word.chars() {
            if !c.is_ascii_alphabetic() {
                out.push(c);
                continue;
            }
            let letter = self.letters[usize::from(c.to_ascii_lowercase() as u8 - b'a')];
            let code = match self.writing {
                Writing::Latin if c.is_ascii_uppercase() => u32::from(b'A' + letter),
                Writing::Latin | Writing::Han => u32::from(b'a' + letter),
                Writing::Cased(first, up) if c.is_ascii_uppercase() => {
                    first - up + u32::from(letter)
                }
                Writing::Cased(first, _) | Writing::Caseless(first) | Writing::Unspaced(first) => {
                    first + u32::from(letter)
                }
            };
            out.extend(char::from_u32(code));
        }
    }

    /// The blocks of a page in this language.
    pub(crate) fn page(&self, buf: &BlockBuf) -> BlockBuf {
        let mut out = BlockBuf::default();
        out.blocks.clone_from(&buf.blocks);
        for block in &mut out.blocks {
            let range = block.span.range();
            let (bullet, line) = buf.text[range.clone()].split_at(usize::from(block.bullet));
            let start = out.text.len();
            out.text.extend_from_slice(bullet);
            out.text.extend_from_slice(self.translated(&String::from_utf8_lossy(line)).as_bytes());
            block.span = Span::at(start, out.text.len());
            out.text.push(b'\n');
            let scaled = |part: u32| (part as usize * block.span.len() / range.len().max(1)) as u32;
            (block.markup.link, block.markup.bold) =
                (scaled(block.markup.link), scaled(block.markup.bold));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_change_and_signs_stay() {
        let letters = core::array::from_fn(|i| (i as u8 + 1) % 26);
        let said = |writing, text| Tongue { writing, letters }.translated(text);
        let text = "Boats wait, 3 of them. May 5, 2019";
        assert_eq!(said(Writing::Latin, text), "Cpbut xbju, 3 pg uifn. 05.05.2019");
        assert_eq!(said(Writing::Caseless(0x5D0), "Ab, a"), "בג, ב");
        assert_eq!(said(Writing::Cased(0x430, 0x20), "Ab"), "Бв");
        let han = said(Writing::Han, text);
        assert!(
            han.ends_with("。 2019年5月5日") && han.contains("、 3 ") && !han.contains('B'),
            "{han}"
        );
        assert_eq!(said(Writing::Latin, ""), "");
    }
}
