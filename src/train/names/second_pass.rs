//! The second pass: what the rest of the article adds, trained on labels of models that have not seen the article.

use super::alphabet::{Alphabet, Example};
use super::article::Article;
use super::corpus::Doc;
use super::crf::{Crf, Set};
use super::marginals::{Row, Steps};
use super::settings::Settings;
use crate::name::second_pass::{Count, ROWS, Votes, features};
use crate::text::bits;
use crate::text::grow::enough;

/// A chain that the rest of its article reads differently, and its vote features.
type Doubtful = (usize, Vec<Vec<u32>>);

/// Chains of an article that the second pass labels anew, with the features of their tokens.
fn doubtful(doc: &Doc, a: &Article, labels: &[u8]) -> Vec<Doubtful> {
    let scored = || a.chains.iter().flat_map(|c| c.start..c.end).map(|i| i as usize);
    let key = |i: usize| match a.items[i].bits & (bits::UPPER | bits::NAME) {
        0 => 0,
        _ => a.items[i].lower,
    };
    let keys: Vec<u32> = scored().map(key).collect();
    let arounds: Vec<u8> = scored().map(|i| a.items[i].around).collect();
    let mut votes = Votes::default();
    votes.clear();
    keys.iter().zip(labels).for_each(|(&k, &l)| enough(votes.add(k, l)));
    let mut at = 0;
    for c in &a.chains {
        enough(votes.add_acronyms(&doc.text, &a.tokens, c, &labels[at..]));
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
fn first_pass(crf: &Crf, set: &Set) -> (Vec<Row>, Vec<u8>) {
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

/// Rows of the vote features; `transitions` are those of the first pass.
pub(super) fn train(
    examples: &[Example],
    alphabet: &Alphabet,
    transitions: &Steps,
    set: &Settings,
) -> Vec<Row> {
    let mut second = Set::default();
    for fold in 0..set.folds {
        let chosen = |inside: bool| -> Vec<Example> {
            let numbered = examples.iter().enumerate();
            let chosen = numbered.filter(|(i, _)| (i % set.folds == fold) == inside);
            chosen.map(|(_, &example)| example).collect()
        };
        let others = alphabet.read(&chosen(false));
        let mut crf = Crf::new(alphabet.len());
        crf.train(&others, set.fit, 0);
        add_doubtful(&chosen(true), alphabet, &crf, &mut second);
    }
    second.starts.push(second.features.len() as u32);
    eprintln!("second pass: {} chains", second.chains.len());
    let mut crf = Crf::new(ROWS);
    crf.transitions = *transitions;
    crf.train(&second, set.second_fit, 0);
    crf.weights
}

/// Adds the chains of stories that their own labels by `crf` contradict: with these labels' scores as base, and the votes of
/// the rest of the story as features.
fn add_doubtful(examples: &[Example], alphabet: &Alphabet, crf: &Crf, second: &mut Set) {
    let set = alphabet.read(examples);
    let (rows, labels) = first_pass(crf, &set);
    let mut chain = 0;
    for &(doc, article) in examples {
        let token = |chain: usize| set.chains.get(chain).map_or(labels.len(), |c| c.0 as usize);
        let own = &labels[token(chain)..token(chain + article.chains.len())];
        if doc.is_story() {
            for (n, features) in doubtful(doc, article, own) {
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
        chain += article.chains.len();
    }
}
