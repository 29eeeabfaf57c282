//! Scores of labelled bytes, counted as eval/score.py counts them.

use alloc::vec::Vec;
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

    /// Accuracy, macro F1, and the F1 of each kind.
    fn figures(&self) -> [f64; KINDS + 2] {
        let sum = |counts: &[f64; KINDS]| counts.iter().sum::<f64>();
        let accuracy = sum(&self.right) / (sum(&self.right) + sum(&self.missed)).max(1.0);
        let macro_f1 = (0..KINDS).map(|k| self.f1(k)).sum::<f64>() / KINDS as f64;
        core::array::from_fn(|i| match i {
            0 => accuracy,
            1 => macro_f1,
            k => self.f1(k - 2),
        })
    }

    /// F1 of a kind.
    fn f1(&self, k: usize) -> f64 {
        2.0 * self.right[k] / (2.0 * self.right[k] + self.extra[k] + self.missed[k]).max(1.0)
    }
}

/// Name of each of the [figures](Score::figures).
fn names() -> impl Iterator<Item = &'static str> {
    let kinds = SectionKind::ALL.iter().map(|kind| kind.name().get(..4).unwrap_or(kind.name()));
    ["accuracy", "macro"].into_iter().chain(kinds)
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, (name, figure)) in names().zip(self.figures()).enumerate() {
            match i {
                0 => write!(f, "{name} {figure:.4}")?,
                1 => write!(f, " {name} {figure:.4}")?,
                _ => write!(f, " {name} {figure:.3}")?,
            }
        }
        Ok(())
    }
}

/// Scores of the folds of a cross-validation.
#[derive(Default)]
pub(crate) struct Spread(Vec<Score>);

impl Spread {
    pub(crate) fn add(&mut self, score: Score) {
        self.0.push(score);
    }
}

impl fmt::Display for Spread {
    /// Each figure over all pages, and the standard deviation of the folds.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut total = Score::default();
        self.0.iter().for_each(|score| total.join(score));
        let folds: Vec<_> = self.0.iter().map(Score::figures).collect();
        let n = folds.len() as f64;
        for (i, (name, figure)) in names().zip(total.figures()).enumerate() {
            let mean = folds.iter().map(|fold| fold[i]).sum::<f64>() / n;
            let squares = folds.iter().map(|fold| (fold[i] - mean).powi(2)).sum::<f64>();
            let gap = if i == 0 { "" } else { " " };
            write!(
                f,
                "{gap}{name} {figure:.4} \u{b1} {:.4}",
                (squares / (n - 1.0).max(1.0)).sqrt()
            )?;
        }
        Ok(())
    }
}
