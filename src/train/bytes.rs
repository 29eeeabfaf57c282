//! Scores of labelled bytes, counted as eval/score.py counts them.

use core::fmt;

use super::page::Page;
use crate::block::BlockBuf;
use crate::segment::label;
use crate::types::SectionKind;

/// Kinds are counted one by one.
const KINDS: usize = SectionKind::ALL.len();

/// Where a kind's bytes are counted.
fn index(kind: SectionKind) -> usize {
    usize::from(label::of(kind))
}

/// Bytes right, wrongly found and missed of each kind.
#[derive(Default, Clone)]
pub(crate) struct Score {
    right: [f64; KINDS],
    extra: [f64; KINDS],
    missed: [f64; KINDS],
}

impl Score {
    /// Counts the non-blank bytes of a page whose blocks were given `labels`.
    pub(crate) fn add(&mut self, page: &Page, buf: &BlockBuf, labels: &[u8]) {
        let mut gold = alloc::vec![index(SectionKind::Boilerplate); page.text.len()];
        let mut found = gold.clone();
        for (span, kind) in &page.gold {
            gold[span.range()].fill(kind.trailing_zeros() as usize);
        }
        for (block, &label) in buf.blocks.iter().zip(labels) {
            found[block.span.range()].fill(index(label::kind_of(label)));
        }
        for ((&g, &f), byte) in gold.iter().zip(&found).zip(&page.text) {
            if matches!(byte, b' ' | b'\t'..=b'\r') {
            } else if g == f {
                self.right[g] += 1.0;
            } else {
                self.extra[f] += 1.0;
                self.missed[g] += 1.0;
            }
        }
    }

    /// Counts the bytes of a page of HTML, block by block; blocks whose label is not known are left out.
    pub(crate) fn add_blocks(&mut self, buf: &BlockBuf, allowed: &[u16], labels: &[u8]) {
        let known =
            |allowed: &u16| allowed.is_power_of_two().then(|| allowed.trailing_zeros() as u8);
        for ((block, allowed), &label) in buf.blocks.iter().zip(allowed).zip(labels) {
            let Some(gold) = known(allowed) else { continue };
            let (gold, found) = (index(label::kind_of(gold)), index(label::kind_of(label)));
            let bytes = block.span.len() as f64;
            if gold == found {
                self.right[gold] += bytes;
            } else {
                self.extra[found] += bytes;
                self.missed[gold] += bytes;
            }
        }
    }

    /// Adds another's counts.
    pub(crate) fn join(&mut self, other: &Score) {
        for k in 0..KINDS {
            self.right[k] += other.right[k];
            self.extra[k] += other.extra[k];
            self.missed[k] += other.missed[k];
        }
    }

    /// F1 of a kind.
    fn f1(&self, k: usize) -> f64 {
        2.0 * self.right[k] / (2.0 * self.right[k] + self.extra[k] + self.missed[k]).max(1.0)
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sum = |counts: &[f64; KINDS]| counts.iter().sum::<f64>();
        let accuracy = sum(&self.right) / (sum(&self.right) + sum(&self.missed)).max(1.0);
        let macro_f1 = (0..KINDS).map(|k| self.f1(k)).sum::<f64>() / KINDS as f64;
        write!(f, "accuracy {accuracy:.4} macro {macro_f1:.4}")?;
        for (k, kind) in SectionKind::ALL.iter().enumerate() {
            write!(f, " {} {:.3}", kind.name().get(..4).unwrap_or(kind.name()), self.f1(k))?;
        }
        Ok(())
    }
}
