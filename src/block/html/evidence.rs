//! The page's metadata against its text: which block is the headline that the head names, and so on.

use alloc::vec::Vec;
use core::array;
use core::cmp::Ordering;
use memchr::memmem;

use super::meta::Head;
use crate::block::{Block, BlockKind};
use crate::error::OutOfMemory;
use crate::html::charref::{self, Context};
use crate::span::Span;
use crate::text::grow::Grow;

/// What metadata says of a block; its bit in [`Markup::evidence`](crate::block::Markup) is `1 << evidence`. Texts are
/// compared by their letters and digits alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
#[expect(dead_code, reason = "Holds and In are reached by number: they follow Is")]
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
    /// A heading most of whose pieces of three letters are in one of the titles: search engines are given another wording.
    LikeHeadline,
}

/// Bytes of a value or a block that are compared; what is longer is no headline.
const LONGEST: usize = 600;

/// Letters and digits that a piece needs to say anything.
const SHORTEST: usize = 4;

/// Values that blocks are compared with.
const TARGETS: usize = 8;

#[derive(Debug, Clone, Copy)]
struct Target {
    start: usize,
    end: usize,
    /// The evidence if equal; the next two follow it.
    is: Evidence,
    /// Set of the hashes of all three-byte pieces, so that few blocks need a search.
    pieces: [u64; 16],
}

/// Normal forms of metadata values and of a block.
#[derive(Debug, Clone, Default)]
pub(super) struct Scratch {
    values: Vec<u8>,
    targets: Vec<Target>,
    block: Vec<u8>,
}

/// Sets the evidence of all blocks.
pub(super) fn weigh(
    input: &[u8],
    text: &[u8],
    meta: &Head,
    blocks: &mut [Block],
    scratch: &mut Scratch,
) -> Result<(), OutOfMemory> {
    scratch.take(input, meta)?;
    if scratch.targets.is_empty() {
        return Ok(());
    }
    let Scratch { values, targets, block: normal } = scratch;
    let finders = array::from_fn::<_, TARGETS, _>(|i| {
        targets.get(i).map(|t| memmem::Finder::new(&values[t.start..t.end]))
    });
    for block in blocks {
        let text = &text[block.span.range()];
        if text.len() < SHORTEST || text.len() > LONGEST {
            continue;
        }
        normal.clear();
        normalize(text, Written::Text, normal)?;
        if normal.len() < SHORTEST {
            continue;
        }
        for (target, finder) in targets.iter().zip(finders.iter().flatten()) {
            block.markup.evidence |= compare(normal, finder, target);
        }
        let titles = targets.iter().filter(|t| t.is_title());
        if matches!(block.kind, BlockKind::Heading(_))
            && titles.into_iter().any(|t| t.is_like(normal))
        {
            block.markup.evidence |= 1 << Evidence::LikeHeadline as u32;
        }
    }
    Ok(())
}

fn compare(block: &[u8], finder: &memmem::Finder<'_>, target: &Target) -> u32 {
    let value = finder.needle();
    let step = match block.len().cmp(&value.len()) {
        Ordering::Equal if block == value => 0,
        Ordering::Greater if finder.find(block).is_some() => 1,
        Ordering::Less if target.may_hold(block) && memmem::find(value, block).is_some() => 2,
        _ => return 0,
    };
    1 << (target.is as u32 + step)
}

/// A hash of three bytes, below 1024.
fn piece(bytes: &[u8]) -> usize {
    let [a, b, c] = [bytes[0], bytes[1], bytes[2]].map(usize::from);
    ((a * 5) ^ (b * 29) ^ (c * 113)) % 1024
}

impl Target {
    fn is_title(&self) -> bool {
        matches!(self.is, Evidence::IsHeadline | Evidence::IsTitle)
    }

    fn has(&self, piece: usize) -> bool {
        self.pieces[piece / 64] >> (piece % 64) & 1 == 1
    }

    /// Whether it has two in three pieces of `block`.
    fn is_like(&self, block: &[u8]) -> bool {
        let shared = block.windows(3).filter(|w| self.has(piece(w))).count();
        block.len() >= 2 * SHORTEST && shared * 3 >= (block.len() - 2) * 2
    }

    /// Whether its text may hold `block`: three pieces of the block are among its pieces.
    fn may_hold(&self, block: &[u8]) -> bool {
        [0, block.len() / 2 - 1, block.len() - 3]
            .into_iter()
            .all(|at| self.has(piece(&block[at..])))
    }
}

impl Scratch {
    fn take(&mut self, input: &[u8], meta: &Head) -> Result<(), OutOfMemory> {
        self.values.clear();
        self.targets.clear();
        let values: [_; TARGETS] = [
            (meta.article.headline, Written::Json, Evidence::IsHeadline),
            (meta.og_title, Written::Attribute, Evidence::IsHeadline),
            (meta.title, Written::Attribute, Evidence::IsTitle),
            (meta.article.description, Written::Json, Evidence::IsDescription),
            (meta.description, Written::Attribute, Evidence::IsDescription),
            (meta.article.author, Written::Json, Evidence::IsAuthor),
            (meta.author, Written::Attribute, Evidence::IsAuthor),
            (meta.person, Written::Json, Evidence::IsAuthor),
        ];
        values.into_iter().try_for_each(|(span, form, is)| self.target(&input[span], form, is))
    }

    fn target(&mut self, raw: &[u8], form: Written, is: Evidence) -> Result<(), OutOfMemory> {
        let start = self.values.len();
        normalize(&raw[..raw.len().min(LONGEST)], form, &mut self.values)?;
        let value = &self.values[start..];
        let known =
            self.targets.iter().any(|t| t.is == is && self.values[t.start..t.end] == *value);
        if value.len() < SHORTEST || known {
            self.values.truncate(start);
            return Ok(());
        }
        let mut pieces = [0; 16];
        for window in value.windows(3) {
            let piece = piece(window);
            pieces[piece / 64] |= 1 << (piece % 64);
        }
        self.targets.grow(Target { start, end: self.values.len(), is, pieces })
    }
}

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Written {
    /// Decoded already.
    Text,
    /// With character references.
    Attribute,
    /// With escapes of JSON, and often with references too.
    Json,
}

/// What becomes of a byte: itself in lower case if it counts, `ODD` if it depends on what follows, 0 if it is left out.
static FOLD: [u8; 256] = {
    let mut fold = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let b = byte as u8;
        if b.is_ascii_alphanumeric() || b >= 0x80 {
            fold[byte] = b.to_ascii_lowercase();
        }
        byte += 1;
    }
    fold[b'&' as usize] = ODD;
    fold[b'\\' as usize] = ODD;
    fold[0xC2] = ODD;
    fold[0xE2] = ODD;
    fold
};
const ODD: u8 = 1;

/// Adds the letters and digits of `raw`, ASCII ones in lower case.
fn normalize(raw: &[u8], form: Written, out: &mut Vec<u8>) -> Result<(), OutOfMemory> {
    let mut at = 0;
    while at < raw.len() {
        match FOLD[usize::from(raw[at])] {
            0 => at += 1,
            ODD => at += odd(&raw[at..], form, out)?,
            byte => {
                out.grow(byte)?;
                at += 1;
            }
        }
    }
    Ok(())
}

/// Adds what the start of `rest` stands for. Returns its length.
fn odd(rest: &[u8], form: Written, out: &mut Vec<u8>) -> Result<usize, OutOfMemory> {
    match (rest[0], form) {
        (b'&', Written::Attribute | Written::Json) => {
            if let Some(reference) = charref::scan(rest, Context::Attribute) {
                push(reference.first, out)?;
                return Ok(reference.len);
            }
        }
        (b'\\', Written::Json) => {
            let hex = rest.get(2..6).filter(|_| rest[1] == b'u');
            let hex = hex.and_then(|h| core::str::from_utf8(h).ok());
            return Ok(match hex.and_then(|h| u32::from_str_radix(h, 16).ok()) {
                Some(code) => {
                    push(char::from_u32(code).unwrap_or(' '), out)?;
                    6
                }
                None => 2,
            });
        }
        // No-break spaces, guillemets; dashes, quotation marks, dots.
        (0xC2, _) => return Ok(2),
        (0xE2, _) if matches!(rest.get(1), Some(0x80 | 0x81)) => return Ok(3),
        (0xE2, _) => out.grow(0xE2)?,
        _ => {}
    }
    Ok(1)
}

fn push(char: char, out: &mut Vec<u8>) -> Result<(), OutOfMemory> {
    normalize(char.encode_utf8(&mut [0; 4]).as_bytes(), Written::Text, out)
}

/// The evidence of a block that begins in an element whose `datetime` is at `datetime`.
pub(super) fn of_date(input: &[u8], datetime: Span, meta: &Head) -> u32 {
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
            normalize(raw.as_bytes(), form, &mut out).unwrap();
            alloc::string::String::from_utf8(out).unwrap()
        };
        let plain = form("It’s “Ünder” 5 – now", Written::Text);
        assert_eq!(plain, "itsÜnder5now");
        assert_eq!(
            form("It&#8217;s &quot;&Uuml;nder&quot; 5 &ndash; now", Written::Attribute),
            plain
        );
        assert_eq!(form(r#"It\u2019s \"\u00DCnder\" 5 \/ now"#, Written::Json), plain);
    }
}
