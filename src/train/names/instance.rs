//! Articles to chains of features and labels.

use std::collections::{HashMap, HashSet};

use super::corpus::{Doc, Kind, Misc};
use super::lexicon::{Lexicon, phrase_hash, tokens_of};
use crate::name::bilou::{BEGIN, INSIDE, LAST, MISC, UNIT, label};
use crate::name::chain::{self, Chain};
use crate::name::own::{Offset, context, key, lower_hash, own};
use crate::name::pair::{Beside, Item, edge, pairs, place};
use crate::text::bits;
use crate::text::hash::hash_of;
use crate::text::token::Token;

pub(super) const ALL: u32 = (1 << 17) - 1;
const ANY_MISC: u32 = 0b1111 << (1 + 4 * MISC);

/// An article as the tagger sees it.
#[derive(Clone)]
pub(super) struct Article {
    pub(super) tokens: Vec<Token>,
    pub(super) items: Vec<Item>,
    pub(super) chains: Vec<Chain>,
    /// Labels that the gold allows, for each token.
    pub(super) allowed: Vec<u32>,
}

pub(super) fn article(doc: &Doc, lexicon: &Lexicon) -> Article {
    let text = &doc.text[..];
    let mut tokens = tokens_of(text);
    for t in &mut tokens {
        if chain::is_lower(*t)
            && chain::filtered(&lexicon.filter, hash_of(&text[t.start as usize..t.end as usize]))
        {
            t.bits |= bits::NAME;
        }
    }
    let mut chains = Vec::new();
    chain::chains(text, &tokens, &mut chains);
    let bytes = |t: &Token| &text[t.start as usize..t.end as usize];
    let mut items: Vec<Item> = tokens
        .iter()
        .map(|t| Item {
            word: lexicon.word(bytes(t), t.bits),
            lower: lower_hash(bytes(t)) as u32,
            bits: t.bits,
            ..Item::default()
        })
        .collect();
    for c in &chains {
        for i in c.sentence..c.stop {
            items[i as usize].around |= c.around;
        }
    }
    let (mut seen_lower, mut seen_title) = (HashSet::new(), HashSet::new());
    let mut initial = false;
    for (item, t) in items.iter_mut().zip(&tokens) {
        if t.bits & bits::SENTENCE != 0 {
            initial = true;
        }
        if t.bits & bits::MARK == 0 {
            if initial {
                item.around |= place::INITIAL;
            }
            if chain::is_lower(*t) {
                seen_lower.insert(item.lower);
            } else if t.bits & bits::TITLE != 0 && !initial && item.around & place::HEADLINE == 0 {
                seen_title.insert(item.lower);
            }
            initial = false;
        }
    }
    for item in &mut items {
        if item.bits & bits::UPPER != 0 {
            item.around |= if (item.bits & bits::LOWER != 0 || item.around & place::CAPS != 0)
                && seen_lower.contains(&item.lower)
            {
                place::SEEN_LOWER
            } else {
                0
            };
            item.around |= if seen_title.contains(&item.lower) { place::SEEN_TITLE } else { 0 };
        }
    }
    for c in &chains {
        phrases(text, &tokens, *c, lexicon, &mut items);
    }
    let allowed = allowed(doc, &tokens, &chains);
    Article { tokens, items, chains, allowed }
}

fn phrases(text: &[u8], tokens: &[Token], c: Chain, lexicon: &Lexicon, items: &mut [Item]) {
    let mut i = c.start as usize;
    while i < c.end as usize {
        let longest = (c.end as usize).min(i + 6);
        let found = (i + 2..=longest).rev().find_map(|end| {
            let hashes =
                tokens[i..end].iter().map(|t| hash_of(&text[t.start as usize..t.end as usize]));
            lexicon.phrases.get(&phrase_hash(hashes)).map(|&kind| (end, kind))
        });
        match found {
            Some((end, kind)) => {
                for (n, item) in items[i..end].iter_mut().enumerate() {
                    let place = if n == 0 {
                        BEGIN
                    } else if i + n + 1 == end {
                        LAST
                    } else {
                        INSIDE
                    };
                    item.phrase = 1 + 4 * kind + place as u8;
                }
                i = end;
            }
            None => i += 1,
        }
    }
}

fn allowed(doc: &Doc, tokens: &[Token], chains: &[Chain]) -> Vec<u32> {
    let none = match doc.misc {
        Misc::Marked => 1,
        Misc::Unknown => 1 | ANY_MISC,
    };
    let mut allowed = vec![none; tokens.len()];
    let mut scored = vec![false; tokens.len()];
    for c in chains {
        scored[c.start as usize..c.end as usize].fill(true);
    }
    let covered = |start: usize, end: usize| {
        let from = tokens.partition_point(|t| (t.end as usize) <= start);
        let to = tokens.partition_point(|t| (t.start as usize) < end);
        from..to
    };
    for &(start, end, kind) in &doc.names {
        let range = covered(start, end);
        if range.is_empty() {
            continue;
        }
        let exact = tokens[range.start].start as usize == start
            && tokens[range.end - 1].end as usize == end;
        if !exact || !range.clone().all(|i| scored[i]) {
            allowed[range].fill(ALL);
            continue;
        }
        let kind = if kind == Kind::Group { MISC } else { kind as usize };
        let (first, last) = (range.start, range.end - 1);
        for i in range {
            let place = match (i == first, i == last) {
                (true, true) => UNIT,
                (true, false) => BEGIN,
                (false, true) => LAST,
                (false, false) => INSIDE,
            };
            allowed[i] = 1 << label(kind, place);
        }
    }
    for &(start, end) in &doc.ignored {
        allowed[covered(start, end)].fill(ALL);
    }
    allowed
}

/// Keys of features to small numbers.
#[derive(Default)]
pub(super) struct Alphabet {
    pub(super) ids: HashMap<u64, u32>,
    /// How often each was seen.
    pub(super) counts: Vec<f32>,
    pub(super) frozen: bool,
    /// The only keys to take, if there are any.
    pub(super) only: HashSet<u64>,
    /// Those that [`local_keys`] made.
    pub(super) local: HashSet<u64>,
}

impl Alphabet {
    pub(super) fn seen(&self, id: u32) -> f32 {
        self.counts[id as usize]
    }

    pub(super) fn id(&mut self, key: u64) -> Option<u32> {
        if let Some(&id) = self.ids.get(&key) {
            return Some(id);
        }
        if self.frozen || !self.only.is_empty() && !self.only.contains(&key) {
            return None;
        }
        let id = self.ids.len() as u32;
        self.ids.insert(key, id);
        Some(id)
    }
}

/// Calls `each` with the keys of token `i` in chain `c`.
pub(super) fn keys(text: &[u8], a: &Article, c: Chain, i: usize, mut each: impl FnMut(u64)) {
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
pub(super) fn local_keys(source: u8, a: &Article, c: Chain, i: usize, mut each: impl FnMut(u64)) {
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
