//! Labelled pages: reading them, and what label each block of one has.

use alloc::borrow::ToOwned;
use alloc::vec::Vec;
use std::io::{Error, ErrorKind, Result};

use super::folds::Origin;
use crate::block::{Block, BlockBuf, plain};
use crate::model::shape::L;
use crate::segment::{self, label};
use crate::span::Span;
use crate::text::grow::enough;
use crate::types::SectionKind;

/// All labels.
pub(crate) const ANY: u16 = u16::MAX >> (u16::BITS as usize - L);

/// The label of blocks of this kind, as a set.
pub(crate) const fn bit(kind: SectionKind) -> u16 {
    1 << label::of(kind)
}

/// A page of plain text and its labelled pieces, in order, each with the set of labels it may have.
pub(crate) struct Page {
    pub(crate) origin: Origin,
    pub(crate) text: Vec<u8>,
    pub(crate) gold: Vec<(Span, u16)>,
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
            bit(kind(&block["kind"]).ok_or_else(|| bad("an unknown kind"))?),
        ));
    }
    let origin = Origin::new(&row, b"");
    Ok(Page { origin, text: row["text"].as_str().unwrap_or_default().as_bytes().to_vec(), gold })
}

pub(crate) fn kind(name: &serde_json::Value) -> Option<SectionKind> {
    SectionKind::ALL.into_iter().find(|kind| Some(kind.name()) == name.as_str())
}

impl Page {
    /// Its blocks.
    pub(crate) fn blocks(&self) -> BlockBuf {
        let mut buf = BlockBuf::default();
        enough(plain::parse(&self.text, &mut buf));
        segment::leave_seen(&self.text, &mut buf.blocks);
        buf
    }

    /// The labels each block may have: those of the piece it shares most bytes with.
    pub(crate) fn labels(&self, buf: &BlockBuf) -> Vec<u16> {
        let comments =
            || self.gold.iter().filter(|g| g.1 == bit(SectionKind::Comment)).map(|g| g.0);
        let thread = Span::new(
            comments().next().map_or(u32::MAX, |s| s.start),
            comments().next_back().map_or(0, |s| s.end),
        );
        let (mut from, mut comment) = (0, usize::MAX);
        let label = |block: &Block| {
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
            let Some((at, &(_, allowed))) = first_max(pieces, |(_, g)| shared(&g.0)) else {
                return ANY;
            };
            if allowed == bit(SectionKind::Comment) && comment != at {
                comment = at;
                1 << label::COMMENT_START
            } else if allowed == bit(SectionKind::Boilerplate) && thread.covers(block.span) {
                1 << label::THREAD
            } else {
                allowed
            }
        };
        buf.blocks.iter().map(label).collect()
    }
}

/// The first of the greatest items.
fn first_max<T, K: Ord>(items: impl Iterator<Item = T>, key: impl Fn(&T) -> K) -> Option<T> {
    items.reduce(|best, item| if key(&item) > key(&best) { item } else { best })
}
