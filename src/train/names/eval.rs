//! Exact spans and types, as eval/score.py counts them.

use std::collections::HashSet;

use super::corpus::{Doc, Kind};
use crate::name::bilou::{BEGIN, UNIT};
use crate::text::token::Token;

#[derive(Default)]
pub(super) struct Score {
    /// Kinds of errors: missed, invented, wrong type, wrong edges.
    pub(super) errors: [usize; 4],
    pub(super) examples: Vec<String>,
    hit: [usize; 4],
    extra: [usize; 4],
    missed: [usize; 4],
}

/// Names of a labelled chain.
pub(super) fn names(tokens: &[Token], labels: &[usize], out: &mut Vec<(usize, usize, usize)>) {
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

fn f1(hit: usize, extra: usize, missed: usize) -> f64 {
    2.0 * hit as f64 / (2 * hit + extra + missed).max(1) as f64
}

impl Score {
    pub(super) fn add(&mut self, doc: &Doc, found: &[(usize, usize, usize)]) {
        let kind = |k: Kind| if k == Kind::Group { 3 } else { k as usize };
        let gold: HashSet<_> = doc.names.iter().map(|n| (n.0, n.1, kind(n.2))).collect();
        let found: HashSet<_> = found.iter().copied().collect();
        gold.intersection(&found).for_each(|n| self.hit[n.2] += 1);
        found.difference(&gold).for_each(|n| self.extra[n.2] += 1);
        gold.difference(&found).for_each(|n| self.missed[n.2] += 1);
        let show = |n: &(usize, usize, usize)| {
            let from = doc.text[..n.0]
                .iter()
                .rposition(|&b| b == b'\n')
                .map_or(0, |p| p + 1)
                .max(n.0.saturating_sub(40));
            let to = (n.1 + 30).min(doc.text.len());
            let s =
                |a: usize, b: usize| String::from_utf8_lossy(&doc.text[a..b]).replace('\n', " ");
            format!(
                "{} [{}]{} {}",
                s(from, n.0),
                s(n.0, n.1),
                ["PER", "ORG", "LOC", "MISC"][n.2],
                s(n.1, to)
            )
        };
        for g in gold.difference(&found) {
            let over: Vec<_> = found.iter().filter(|f| f.0 < g.1 && g.0 < f.1).collect();
            let class = match () {
                () if over.is_empty() => 0,
                () if over.iter().any(|f| f.0 == g.0 && f.1 == g.1) => 2,
                () => 3,
            };
            self.errors[class] += 1;
            let f: Vec<String> = over
                .iter()
                .map(|f| {
                    format!(
                        "{}:{}",
                        String::from_utf8_lossy(&doc.text[f.0..f.1]),
                        ["PER", "ORG", "LOC", "MISC"][f.2]
                    )
                })
                .collect();
            self.examples.push(format!("{class} {} => {}", show(g), f.join(" | ")));
        }
        for f in found.difference(&gold) {
            if !gold.iter().any(|g| f.0 < g.1 && g.0 < f.1) {
                self.errors[1] += 1;
                self.examples.push(format!("1 {}", show(f)));
            }
        }
    }

    pub(super) fn f3(&self) -> f64 {
        let s = |a: &[usize; 4]| a[..3].iter().sum::<usize>();
        f1(s(&self.hit), s(&self.extra), s(&self.missed))
    }

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
}
