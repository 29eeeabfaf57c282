//! The kinds of which the page's own word is taken as it stands.

use alloc::vec::Vec;

use super::{Scratch, entry};
use crate::block::html::said::{Property, Said, flag};
use crate::span::Span;
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
pub(super) fn read(input: &[u8], scratch: &mut Scratch, out: &mut Vec<Metadata>) {
    for (property, kind) in KINDS {
        let first = out.len();
        let Scratch { said, order, .. } = scratch;
        order.clear();
        let of_kind = said.iter().enumerate().filter(|(_, s)| s.property == property);
        order.extend(of_kind.map(|(at, s)| (place(kind, s), at)));
        order.sort_unstable();
        for one in order.iter().map(|&(_, at)| said[at]) {
            match kind {
                MetadataKind::Keyword => {
                    pieces(&input[one.span], |from, to| {
                        let start = one.span.start;
                        let span = Span::new(start + from as u32, start + to as u32);
                        out.push(entry(kind, one.source, span));
                    });
                }
                _ => {
                    let raw = &input[one.span];
                    let from = raw.len() - raw.trim_ascii_start().len();
                    let to = from + raw.trim_ascii().len();
                    if from < to {
                        let start = one.span.start;
                        let span = Span::new(start + from as u32, start + to as u32);
                        out.push(entry(kind, one.source, span));
                    }
                }
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

/// The pieces of a list that commas or semicolons part.
fn pieces(list: &[u8], mut piece: impl FnMut(usize, usize)) {
    let mut start = 0;
    // References end with a semicolon: only commas part a list that has one.
    let referenced = memchr::memchr(b'&', list).is_some();
    for at in 0..=list.len() {
        let ends = at == list.len() || list[at] == b',' || list[at] == b';' && !referenced;
        if ends {
            let one = &list[start..at];
            let from = start + one.len() - one.trim_ascii_start().len();
            let to = from + one.trim_ascii().len();
            if from < to {
                piece(from, to);
            }
            start = at + 1;
        }
    }
}
