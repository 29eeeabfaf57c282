//! Labelled pages: reading them, and what label each block of one has.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use std::io::{Error, ErrorKind, Result};

use crate::block::{BlockBuf, plain};
use crate::segment::{SectionKind, label};
use crate::span::Span;

/// A page of plain text and its labelled pieces, in order.
pub(crate) struct Page {
    pub(crate) id: String,
    pub(crate) text: Vec<u8>,
    pub(crate) gold: Vec<(Span, SectionKind)>,
}

/// Reads pages from JSON lines `{id, text, blocks: [{start, end, kind}]}`.
pub(crate) fn read(path: &str) -> Result<Vec<Page>> {
    std::fs::read_to_string(path)?.lines().map(page).collect()
}

fn page(line: &str) -> Result<Page> {
    let row: serde_json::Value = serde_json::from_str(line)?;
    let bad = |what: &str| Error::new(ErrorKind::InvalidData, what.to_owned());
    let mut gold = Vec::new();
    for block in row["blocks"].as_array().ok_or_else(|| bad("a page without blocks"))? {
        let offset = |key: &str| block[key].as_u64().unwrap_or(0) as u32;
        gold.push((
            Span::new(offset("start"), offset("end")),
            kind(&block["kind"]).ok_or_else(|| bad("an unknown kind"))?,
        ));
    }
    let string = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
    Ok(Page { id: string("id"), text: string("text").into_bytes(), gold })
}

fn kind(name: &serde_json::Value) -> Option<SectionKind> {
    SectionKind::ALL.into_iter().find(|kind| Some(kind.name()) == name.as_str())
}

impl Page {
    /// Its blocks.
    pub(crate) fn blocks(&self) -> BlockBuf {
        let mut buf = BlockBuf::default();
        plain::parse(&self.text, &mut buf);
        buf
    }

    /// The label of each block: that of the piece it shares most bytes with.
    pub(crate) fn labels(&self, buf: &BlockBuf) -> Vec<u8> {
        let comments = || self.gold.iter().filter(|g| g.1 == SectionKind::Comment).map(|g| g.0);
        let thread = Span::new(
            comments().next().map_or(u32::MAX, |s| s.start),
            comments().last().map_or(0, |s| s.end),
        );
        let (mut from, mut comment) = (0, usize::MAX);
        let label = |block: &crate::block::Block| {
            while from < self.gold.len() && self.gold[from].0.end <= block.span.start {
                from += 1;
            }
            let shared =
                |piece: &Span| piece.end.min(block.span.end) - piece.start.max(block.span.start);
            let pieces = self
                .gold
                .iter()
                .enumerate()
                .skip(from)
                .take_while(|(_, g)| g.0.start < block.span.end);
            // The first of equals: `max_by_key` would take the last.
            let best = pieces.rev_max(|(_, g)| shared(&g.0));
            match best {
                Some((at, (_, SectionKind::Comment))) if comment != at => {
                    comment = at;
                    label::COMMENT_START
                }
                Some((_, (_, SectionKind::Boilerplate))) | None if thread.covers(block.span) => {
                    label::THREAD
                }
                Some((_, (_, kind))) => *kind as u8 - 1,
                None => SectionKind::Boilerplate as u8 - 1,
            }
        };
        buf.blocks.iter().map(label).collect()
    }
}

/// The first greatest item.
trait FirstMax: Iterator + Sized {
    fn rev_max<K: Ord>(self, key: impl Fn(&Self::Item) -> K) -> Option<Self::Item> {
        self.reduce(|best, item| if key(&item) > key(&best) { item } else { best })
    }
}

impl<I: Iterator> FirstMax for I {}
