//! The features of tokens, and which of them are learned.

use std::collections::{HashMap, HashSet};

use super::article::Article;
use super::corpus::Doc;
use super::crf::Set;
use crate::name::chain::Chain;
use crate::name::own::{Offset, context, key, own};
use crate::name::pair::{Beside, edge, pairs};

/// An article as it was read, and as the tagger sees it.
pub(super) type Example<'a> = (&'a Doc, &'a Article);

/// Numbers of the features that are learned, by key.
#[derive(Default)]
pub(super) struct Alphabet {
    pub(super) ids: HashMap<u64, u32>,
    /// Those that [`local_keys`] made.
    pub(super) local: HashSet<u64>,
    /// How often each feature was seen, by number.
    counts: Vec<f32>,
}

impl Alphabet {
    /// The features that were seen `least` times, of those in `only` if it is given; and the examples in their numbers.
    pub(super) fn learn(
        examples: &[Example],
        least: u32,
        only: Option<&HashSet<u64>>,
    ) -> (Alphabet, Set) {
        let mut times: HashMap<u64, u32> = HashMap::new();
        let mut alphabet = Alphabet::default();
        for &(doc, article) in examples {
            for &chain in &article.chains {
                for i in chain.start as usize..chain.end as usize {
                    keys(&doc.text, article, chain, i, |key| *times.entry(key).or_default() += 1);
                    if doc.is_foreign() {
                        local_keys(doc.source, article, chain, i, |key| {
                            *times.entry(key).or_default() += 1;
                            alphabet.local.insert(key);
                        });
                    }
                }
            }
        }
        let ids = &mut alphabet.ids;
        let set = numbered(examples, |key| {
            if times[&key] < least || only.is_some_and(|only| !only.contains(&key)) {
                return None;
            }
            let next = ids.len() as u32;
            Some(*ids.entry(key).or_insert(next))
        });
        alphabet.counts = vec![0.0; alphabet.ids.len()];
        set.features.iter().for_each(|&id| alphabet.counts[id as usize] += 1.0);
        (alphabet, set)
    }

    /// Examples in numbers; features that are not learned are left out.
    pub(super) fn read(&self, examples: &[Example]) -> Set {
        numbered(examples, |key| self.ids.get(&key).copied())
    }

    /// How often the feature of number `id` was seen.
    pub(super) fn seen(&self, id: u32) -> f32 {
        self.counts[id as usize]
    }

    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }
}

/// Chains of examples, with the features that `id` has a number for.
fn numbered(examples: &[Example], mut id: impl FnMut(u64) -> Option<u32>) -> Set {
    let mut set = Set::default();
    for &(doc, article) in examples {
        for &chain in &article.chains {
            let start = set.starts.len() as u32;
            for i in chain.start as usize..chain.end as usize {
                set.starts.push(set.features.len() as u32);
                set.allowed.push(article.allowed[i]);
                let mut put = |key| set.features.extend(id(key));
                keys(&doc.text, article, chain, i, &mut put);
                if doc.is_foreign() {
                    local_keys(doc.source, article, chain, i, &mut put);
                }
            }
            set.chains.push((start, set.starts.len() as u32, doc.weight));
        }
    }
    set.starts.push(set.features.len() as u32);
    set
}

/// Calls `each` with the keys of token `i` in chain `c`.
fn keys(text: &[u8], a: &Article, c: Chain, i: usize, mut each: impl FnMut(u64)) {
    let at = |offset: isize| {
        let j = i as isize + offset;
        if j < c.sentence as isize || j >= c.stop as isize { edge() } else { a.items[j as usize] }
    };
    let window = [at(-2), at(-1), at(0), at(1), at(2)];
    let t = a.tokens[i];
    own(&text[t.start as usize..t.end as usize], t.bits, &window[2].word, &mut each);
    for (place, item) in
        Offset::ALL.into_iter().zip([&window[0], &window[1], &window[3], &window[4]])
    {
        context(item.lower, &item.word, place, &mut each);
    }
    let [left, right] = [c.start as isize - 1, c.end as isize].map(|j| at(j - i as isize));
    let beside = Beside { left: left.lower, right: right.lower };
    pairs(&window, beside).into_iter().filter(|&k| k != 0).for_each(each);
}

/// Calls `each` with keys that stand for the conventions of one corpus, so that they need not be learnt by the features that
/// all corpora share. The model file leaves them out.
fn local_keys(source: u8, a: &Article, c: Chain, i: usize, mut each: impl FnMut(u64)) {
    let at = |j: usize| {
        if j < c.sentence as usize || j >= c.stop as usize { edge() } else { a.items[j] }
    };
    let (left, here, right) = (at(i.wrapping_sub(1)), at(i), at(i + 1));
    let class = u64::from(here.word.class);
    let values = [
        class,
        u64::from(here.lower),
        u64::from(here.word.cluster),
        u64::from(here.word.gazetteer),
        u64::from(left.lower) << 8 | class,
        u64::from(right.lower) << 8 | class,
        u64::from(left.word.class) << 8 | class,
        u64::from(right.word.class) << 8 | class,
    ];
    for (n, value) in values.into_iter().enumerate() {
        each(key(1000 + 16 * u64::from(source) + n as u64, value));
    }
}
