//! The page's metadata against its text: which block is the headline that the head names, and so on.

use alloc::vec::Vec;
use memchr::memmem;

use super::meta::Metadata;
use crate::block::BlockBuf;
use crate::span::Span;
use crate::text::charref::{self, Place};

/// What metadata says of a block; its bit in [`Markup::evidence`](crate::block::Markup) is `1 << evidence`. Texts are
/// compared by their letters and digits alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Evidence {
    /// The block is the headline of JSON-LD or OpenGraph.
    IsHeadline,
    /// It holds that headline and more.
    HoldsHeadline,
    /// It is a piece of that headline.
    InHeadline,
    IsTitle,
    HoldsTitle,
    /// It is a piece of `<title>`, which often names the site too.
    InTitle,
    IsDescription,
    HoldsDescription,
    InDescription,
    IsAuthor,
    HoldsAuthor,
    InAuthor,
    /// It begins in an element with a `datetime`.
    HasDate,
    /// That is the date of publication.
    IsPublished,
}

/// Bytes of a value or a block that are compared; what is longer is no headline.
const LONGEST: usize = 600;

/// Letters and digits that a piece needs to say anything.
const SHORTEST: usize = 4;

#[derive(Debug, Clone, Copy)]
struct Target {
    start: usize,
    end: usize,
    /// The evidence if equal; the next two follow it.
    is: Evidence,
    /// Set of the hashes of all three-byte pieces, so that few blocks need a search.
    pieces: [u64; 4],
}

/// Normal forms of metadata values and of a block.
#[derive(Debug, Clone, Default)]
pub(super) struct Scratch {
    values: Vec<u8>,
    targets: Vec<Target>,
    block: Vec<u8>,
}

/// Sets the evidence of all blocks.
pub(super) fn weigh(input: &[u8], out: &mut BlockBuf, scratch: &mut Scratch) {
    scratch.take(input, &out.meta);
    if scratch.targets.is_empty() {
        return;
    }
    for block in &mut out.blocks {
        let text = &out.text[block.span.range()];
        if text.len() > LONGEST {
            continue;
        }
        scratch.block.clear();
        normalize(text, Form::Text, &mut scratch.block);
        if scratch.block.len() < SHORTEST {
            continue;
        }
        for target in &scratch.targets {
            let value = &scratch.values[target.start..target.end];
            block.markup.evidence |= compare(&scratch.block, value, target);
        }
    }
}

fn compare(block: &[u8], value: &[u8], target: &Target) -> u32 {
    let step = match block.len().cmp(&value.len()) {
        core::cmp::Ordering::Equal if block == value => 0,
        core::cmp::Ordering::Greater if memmem::find(block, value).is_some() => 1,
        core::cmp::Ordering::Less
            if holds(&target.pieces, piece(block)) && memmem::find(value, block).is_some() =>
        {
            2
        }
        _ => return 0,
    };
    1 << (target.is as u32 + step)
}

fn piece(bytes: &[u8]) -> u8 {
    let [a, b, c] = [bytes[0], bytes[1], bytes[2]];
    a.wrapping_mul(5) ^ b.wrapping_mul(29) ^ c.wrapping_mul(113)
}

fn holds(set: &[u64; 4], piece: u8) -> bool {
    set[usize::from(piece >> 6)] >> (piece & 63) & 1 == 1
}

impl Scratch {
    fn take(&mut self, input: &[u8], meta: &Metadata) {
        self.values.clear();
        self.targets.clear();
        for (span, form, is) in [
            (meta.article.headline, Form::Json, Evidence::IsHeadline),
            (meta.og_title, Form::Attribute, Evidence::IsHeadline),
            (meta.title, Form::Attribute, Evidence::IsTitle),
            (meta.article.description, Form::Json, Evidence::IsDescription),
            (meta.description, Form::Attribute, Evidence::IsDescription),
            (meta.article.author, Form::Json, Evidence::IsAuthor),
            (meta.author, Form::Attribute, Evidence::IsAuthor),
        ] {
            self.target(&input[span], form, is);
        }
    }

    fn target(&mut self, raw: &[u8], form: Form, is: Evidence) {
        let start = self.values.len();
        normalize(&raw[..raw.len().min(LONGEST)], form, &mut self.values);
        let value = &self.values[start..];
        let known =
            self.targets.iter().any(|t| t.is == is && self.values[t.start..t.end] == *value);
        if value.len() < SHORTEST || known {
            return self.values.truncate(start);
        }
        let mut pieces = [0; 4];
        for window in value.windows(3) {
            let piece = piece(window);
            pieces[usize::from(piece >> 6)] |= 1 << (piece & 63);
        }
        self.targets.push(Target { start, end: self.values.len(), is, pieces });
    }
}

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Decoded already.
    Text,
    /// With character references.
    Attribute,
    /// With escapes of JSON, and often with references too.
    Json,
}

/// Adds the letters and digits of `raw`, ASCII ones in lower case.
fn normalize(raw: &[u8], form: Form, out: &mut Vec<u8>) {
    let mut at = 0;
    while at < raw.len() {
        let byte = raw[at];
        let rest = &raw[at..];
        match byte {
            b'0'..=b'9' | b'a'..=b'z' => out.push(byte),
            b'A'..=b'Z' => out.push(byte | 0x20),
            b'&' if form != Form::Text => {
                if let Some(reference) = charref::scan(rest, Place::Attribute) {
                    push(reference.first, out);
                    at += reference.len;
                    continue;
                }
            }
            b'\\' if form == Form::Json => {
                let hex = rest.get(2..6).and_then(|h| core::str::from_utf8(h).ok());
                let code =
                    hex.filter(|_| rest[1] == b'u').and_then(|h| u32::from_str_radix(h, 16).ok());
                if let Some(code) = code {
                    push(char::from_u32(code).unwrap_or(' '), out);
                    at += 6;
                    continue;
                }
                at += 1;
            }
            0..0x80 => {}
            // No-break spaces, guillemets; dashes, quotation marks, dots.
            0xC2 => at += 1,
            0xE2 if matches!(rest.get(1), Some(0x80 | 0x81)) => at += 2,
            _ => out.push(byte),
        }
        at += 1;
    }
}

fn push(char: char, out: &mut Vec<u8>) {
    normalize(char.encode_utf8(&mut [0; 4]).as_bytes(), Form::Text, out);
}

/// The evidence of a block that begins in an element whose `datetime` is at `datetime`.
pub(super) fn of_date(input: &[u8], datetime: Span, meta: &Metadata) -> u32 {
    if datetime.is_empty() {
        return 0;
    }
    let day = |span: Span| input[span].get(..10);
    let published = [meta.article.published, meta.published].into_iter().filter_map(day).next();
    let is = published.is_some() && published == day(datetime);
    1 << Evidence::HasDate as u32 | u32::from(is) << Evidence::IsPublished as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_compared_by_letters() {
        let form = |raw: &str, form| {
            let mut out = Vec::new();
            normalize(raw.as_bytes(), form, &mut out);
            alloc::string::String::from_utf8(out).unwrap()
        };
        let plain = form("It’s “Ünder” 5 – now", Form::Text);
        assert_eq!(plain, "itsÜnder5now");
        assert_eq!(form("It&#8217;s &quot;&Uuml;nder&quot; 5 &ndash; now", Form::Attribute), plain);
        assert_eq!(form(r#"It\u2019s \"\u00DCnder\" 5 \/ now"#, Form::Json), plain);
    }
}
