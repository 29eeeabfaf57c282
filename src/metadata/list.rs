//! The kinds of which the page's own word is taken as it stands.

use alloc::vec::Vec;

use super::{Scratch, entry};
use crate::block::html::said::{Property, Said, flag};
use crate::error::OutOfMemory;
use crate::span::Span;
use crate::text::grow::Grow;
use crate::types::{Metadata, MetadataKind, MetadataSource};

const KINDS: [(Property, MetadataKind); 8] = [
    (Property::Description, MetadataKind::Description),
    (Property::Publisher, MetadataKind::Publisher),
    (Property::Url, MetadataKind::Url),
    (Property::Image, MetadataKind::Image),
    (Property::Section, MetadataKind::Section),
    (Property::Keyword, MetadataKind::Keyword),
    (Property::Language, MetadataKind::Language),
    (Property::Rights, MetadataKind::Rights),
];

/// Adds the entries of these kinds, best first; the first of each is chosen, of keywords all of the best source.
pub(super) fn read(
    input: &[u8],
    scratch: &mut Scratch,
    out: &mut Vec<Metadata>,
) -> Result<(), OutOfMemory> {
    for (property, kind) in KINDS {
        let first = out.len();
        let Scratch { said, order, .. } = &mut *scratch;
        order.clear();
        let of_kind = said.iter().enumerate().filter(|(_, s)| s.property == property);
        order.grow_by(of_kind.map(|(at, s)| (place(kind, s), at)))?;
        order.sort_unstable();
        for one in order.iter().map(|(_, at)| said[*at]) {
            let mut push = |start: usize, end: usize| {
                let piece = trimmed(input, one.span, start, end);
                out.grow_by(piece.map(|piece| entry(kind, one.source, piece)))
            };
            match kind {
                MetadataKind::Keyword => pieces(&input[one.span], push)?,
                _ => push(0, one.span.len())?,
            }
        }
        let best = out[first..].first().map(|e| e.source);
        for entry in &mut out[first..] {
            let chosen = kind != MetadataKind::Keyword || Some(entry.source) == best;
            if chosen {
                entry.flags |= Metadata::CHOSEN;
            }
            if kind != MetadataKind::Keyword {
                break;
            }
        }
    }
    Ok(())
}

/// How good the place of a value is, from 0.
fn place(kind: MetadataKind, said: &Said) -> u8 {
    let of_page = said.flags & flag::OF_PAGE != 0;
    match (kind, said.source) {
        // The address of a page stands in its head; the summary and the site's name too.
        (
            MetadataKind::Url | MetadataKind::Publisher | MetadataKind::Language,
            MetadataSource::Meta,
        ) => said.rank,
        (MetadataKind::Description, MetadataSource::Meta) => said.rank,
        (_, MetadataSource::JsonLd) if of_page => 8 + said.rank,
        (_, MetadataSource::JsonLd) => 3 * said.rank.min(2) - 2,
        (_, _) => 1 + said.rank,
    }
}

/// The bytes from `start` to `end` of a value without the white space at their ends, if any are left.
fn trimmed(input: &[u8], value: Span, start: usize, end: usize) -> Option<Span> {
    let piece = &input[value][start..end];
    let from = value.start as usize + start + piece.len() - piece.trim_ascii_start().len();
    let len = piece.trim_ascii().len();
    (len > 0).then(|| Span::at(from, from + len))
}

/// The pieces of a list that commas or semicolons part.
fn pieces(
    list: &[u8],
    mut piece: impl FnMut(usize, usize) -> Result<(), OutOfMemory>,
) -> Result<(), OutOfMemory> {
    let mut start = 0;
    // References end with a semicolon: only commas part a list that has one.
    let referenced = memchr::memchr(b'&', list).is_some();
    for at in 0..=list.len() {
        if at == list.len() || list[at] == b',' || list[at] == b';' && !referenced {
            piece(start, at)?;
            start = at + 1;
        }
    }
    Ok(())
}
