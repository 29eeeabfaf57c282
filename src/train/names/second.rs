//! The second pass: what the rest of the article adds, trained on labels of models that have not seen the article.

use super::build;
use super::corpus::Doc;
use super::crf::{Crf, Options, Row, Set};
use super::instance::{Alphabet, Article};
use crate::name::bilou::LABELS;
use crate::name::second_pass::{Count, ROWS, Votes, features};
use crate::text::bits;

/// A chain that the rest of its article reads differently, and its vote features.
type Doubtful = (usize, Vec<Vec<u32>>);

/// Chains of an article that the second pass labels anew, with the features of their tokens.
pub(super) fn doubtful(doc: &Doc, a: &Article, labels: &[u8]) -> Vec<Doubtful> {
    let scored = || a.chains.iter().flat_map(|c| c.start..c.end).map(|i| i as usize);
    let keys: Vec<u32> =
        scored()
            .map(|i| {
                if a.items[i].bits & (bits::UPPER | bits::NAME) != 0 { a.items[i].lower } else { 0 }
            })
            .collect();
    let arounds: Vec<u8> = scored().map(|i| a.items[i].around).collect();
    let mut votes = Votes::default();
    votes.reset(labels.len());
    keys.iter().zip(labels).for_each(|(&k, &l)| votes.add(k, l));
    let mut at = 0;
    for c in &a.chains {
        votes.add_acronyms(&doc.text, &a.tokens, c, &labels[at..]);
        at += (c.end - c.start) as usize;
    }
    let mut out = Vec::new();
    let mut start = 0;
    for (n, c) in a.chains.iter().enumerate() {
        let len = (c.end - c.start) as usize;
        let count = |i: usize| votes.others(keys[start + i], labels[start + i]);
        let mut doubt = false;
        let rows: Vec<Vec<u32>> = (0..len)
            .map(|i| {
                let left = if i > 0 { count(i - 1) } else { Count::default() };
                let right = if i + 1 < len { count(i + 1) } else { Count::default() };
                let mut f = Vec::new();
                doubt |= features(
                    &count(i),
                    &left,
                    &right,
                    labels[start + i],
                    arounds[start + i],
                    |n| f.push(n as u32),
                );
                f
            })
            .collect();
        if doubt {
            out.push((n, rows));
        }
        start += len;
    }
    out
}

/// Scores and labels of every scored token, article by article in the order of `docs`.
pub(super) fn first_pass(crf: &Crf, set: &Set) -> (Vec<Row>, Vec<u8>) {
    let rows: Vec<Row> = (0..set.allowed.len()).map(|t| crf.emission(set, t)).collect();
    let mut labels = vec![0; rows.len()];
    for &(start, end, _) in &set.chains {
        let (start, end) = (start as usize, end as usize);
        for (l, best) in labels[start..end].iter_mut().zip(crf.best(&rows[start..end])) {
            *l = best as u8;
        }
    }
    (rows, labels)
}

/// Rows of the vote features.
pub(super) fn train(
    docs: &[Doc],
    articles: &[Article],
    alphabet: &mut Alphabet,
    transitions: &[[f32; LABELS]; LABELS],
    options: Options,
    folds: usize,
) -> Vec<Row> {
    let mut second = Set::default();
    for fold in 0..folds {
        let part = |inside: bool| -> (Vec<Doc>, Vec<Article>) {
            let chosen = |i: &usize| (i % folds == fold) == inside;
            let at: Vec<usize> = (0..docs.len()).filter(chosen).collect();
            (
                at.iter().map(|&i| docs[i].clone()).collect(),
                at.iter().map(|&i| articles[i].clone()).collect(),
            )
        };
        let (d, a) = part(false);
        let set = build(&d, &a, alphabet, 0);
        let mut crf = Crf::new(alphabet.ids.len());
        crf.train(&set, options);
        let (d, a) = part(true);
        let set = build(&d, &a, alphabet, 0);
        let (rows, labels) = first_pass(&crf, &set);
        let mut chain = 0;
        for (d, a) in d.iter().zip(&a) {
            let first = set.chains.get(chain).map_or(0, |c| c.0 as usize);
            let last =
                set.chains.get(chain + a.chains.len()).map_or(labels.len(), |c| c.0 as usize);
            // Blocks of sentences from different stories teach nothing here.
            if d.source == 0 || d.source == 2 {
                for (n, features) in doubtful(d, a, &labels[first..last]) {
                    let (start, end, weight) = set.chains[chain + n];
                    let from = second.starts.len() as u32;
                    for (t, f) in (start as usize..end as usize).zip(features) {
                        second.starts.push(second.features.len() as u32);
                        second.features.extend(f);
                        second.allowed.push(set.allowed[t]);
                        second.base.push(rows[t]);
                    }
                    second.chains.push((from, second.starts.len() as u32, weight));
                }
            }
            chain += a.chains.len();
        }
    }
    second.starts.push(second.features.len() as u32);
    eprintln!("second pass: {} chains", second.chains.len());
    let mut crf = Crf::new(ROWS);
    crf.transitions = *transitions;
    crf.train(
        &second,
        Options {
            epochs: 8,
            rate: 0.05,
            dropout: 0.0,
            decay: 0.0,
            train_transitions: false,
            seed: 0,
        },
    );
    crf.weights
}
