//! Exact spans and types, as eval/score.py counts them.

use std::collections::HashSet;

use super::corpus::{Doc, Kind};
use crate::name::bilou::{BEGIN, MISC, UNIT};
use crate::text::token::Token;

/// Start, end and type.
pub(super) type Name = (usize, usize, usize);

const TYPES: [&str; 4] = ["PER", "ORG", "LOC", "MISC"];

/// Ways to be wrong, in the order of [`ERRORS`].
const MISSED: usize = 0;
const INVENTED: usize = 1;
const TYPE: usize = 2;
const EDGES: usize = 3;
const ERRORS: [&str; 4] = ["missed", "invented", "type", "edges"];

/// Names that were found and that were not, by type.
#[derive(Default)]
pub(super) struct Score {
    hit: [usize; 4],
    extra: [usize; 4],
    missed: [usize; 4],
    errors: [usize; 4],
    examples: Vec<String>,
}

/// Names of a labelled chain.
pub(super) fn names(tokens: &[Token], labels: &[usize], out: &mut Vec<Name>) {
    for (i, &l) in labels.iter().enumerate() {
        if l == 0 {
            continue;
        }
        let (kind, place) = ((l - 1) / 4, (l - 1) % 4);
        if place == BEGIN || place == UNIT {
            out.push((tokens[i].start as usize, tokens[i].end as usize, kind));
        } else if let Some(last) = out.last_mut() {
            last.1 = tokens[i].end as usize;
        }
    }
}

/// A name alone.
fn bare(doc: &Doc, name: &Name) -> String {
    format!("{}:{}", String::from_utf8_lossy(&doc.text[name.0..name.1]), TYPES[name.2])
}

/// A name with some bytes of its line around it.
fn shown(doc: &Doc, name: &Name) -> String {
    let text = |a: usize, b: usize| String::from_utf8_lossy(&doc.text[a..b]).replace('\n', " ");
    let line = doc.text[..name.0].iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1);
    let from = line.max(name.0.saturating_sub(40));
    let to = (name.1 + 30).min(doc.text.len());
    let (before, after) = (text(from, name.0), text(name.1, to));
    format!("{before} [{}]{} {after}", text(name.0, name.1), TYPES[name.2])
}

fn f1(hit: usize, extra: usize, missed: usize) -> f64 {
    2.0 * hit as f64 / (2 * hit + extra + missed).max(1) as f64
}

impl Score {
    /// Counts the names found in an article.
    pub(super) fn add(&mut self, doc: &Doc, found: &[Name]) {
        let kind = |k: Kind| if k == Kind::Group { MISC } else { k as usize };
        let gold: HashSet<Name> = doc.names.iter().map(|n| (n.0, n.1, kind(n.2))).collect();
        let found: HashSet<Name> = found.iter().copied().collect();
        gold.intersection(&found).for_each(|n| self.hit[n.2] += 1);
        found.difference(&gold).for_each(|n| self.extra[n.2] += 1);
        gold.difference(&found).for_each(|n| self.missed[n.2] += 1);
        let overlap = |a: &Name, b: &Name| a.0 < b.1 && b.0 < a.1;
        for name in gold.difference(&found) {
            let over: Vec<&Name> = found.iter().filter(|other| overlap(name, other)).collect();
            let error = match () {
                () if over.is_empty() => MISSED,
                () if over.iter().any(|f| f.0 == name.0 && f.1 == name.1) => TYPE,
                () => EDGES,
            };
            let instead: Vec<String> = over.iter().map(|f| bare(doc, f)).collect();
            self.error(error, format!("{} => {}", shown(doc, name), instead.join(" | ")));
        }
        for name in found.difference(&gold) {
            if !gold.iter().any(|other| overlap(name, other)) {
                self.error(INVENTED, shown(doc, name));
            }
        }
    }

    fn error(&mut self, error: usize, example: String) {
        self.errors[error] += 1;
        self.examples.push(format!("{} {example}", ERRORS[error]));
    }

    /// F1 of people, organizations and places.
    pub(super) fn f3(&self) -> f64 {
        let s = |a: &[usize; 4]| a[..3].iter().sum::<usize>();
        f1(s(&self.hit), s(&self.extra), s(&self.missed))
    }

    /// All figures, for a person to read.
    pub(super) fn line(&self, name: &str) -> String {
        let k: Vec<String> = (0..4)
            .map(|k| format!("{:.3}", f1(self.hit[k], self.extra[k], self.missed[k])))
            .collect();
        let sum = |n: usize| {
            let s = |a: &[usize; 4]| a[..n].iter().sum::<usize>();
            (s(&self.hit), s(&self.extra), s(&self.missed))
        };
        let (h, e, m) = sum(3);
        let (h4, e4, m4) = sum(4);
        format!(
            "{name:26} F3 {:.4} (P {:.3} R {:.3}) F4 {:.4}  {}",
            f1(h, e, m),
            h as f64 / (h + e).max(1) as f64,
            h as f64 / (h + m).max(1) as f64,
            f1(h4, e4, m4),
            k.join(" ")
        )
    }

    /// How many errors there are of each kind.
    pub(super) fn errors(&self) -> String {
        let counts = ERRORS.iter().zip(self.errors);
        counts.map(|(error, n)| format!("{error} {n}")).collect::<Vec<_>>().join(" ")
    }

    /// Every error, one a line.
    pub(super) fn examples(&self) -> String {
        self.examples.join("\n")
    }
}
