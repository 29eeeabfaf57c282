//! Articles to tokens with what the tagger knows of each, and the labels they may have.

use std::collections::HashSet;

use super::corpus::{Doc, Kind, Misc};
use super::lexicon::{Lexicon, phrase_hash, tokens_of};
use crate::name::bilou::{BEGIN, INSIDE, LABELS, LAST, MISC, UNIT, label};
use crate::name::chain::{self, Chain};
use crate::name::own::lower_hash;
use crate::name::pair::{Item, place};
use crate::text::bits;
use crate::text::grow::enough;
use crate::text::hash::hash_of;
use crate::text::token::Token;

/// All labels, as a set.
const ALL: u32 = (1 << LABELS) - 1;
/// Those of names of the type misc.
const ANY_MISC: u32 = 0b1111 << (1 + 4 * MISC);

/// An article as the tagger sees it.
pub(super) struct Article {
    pub(super) tokens: Vec<Token>,
    pub(super) items: Vec<Item>,
    pub(super) chains: Vec<Chain>,
    /// Labels that the gold allows, for each token.
    pub(super) allowed: Vec<u32>,
}

impl Article {
    pub(super) fn new(doc: &Doc, lexicon: &Lexicon) -> Article {
        let text = &doc.text[..];
        let mut tokens = tokens_of(text);
        for t in &mut tokens {
            if chain::is_lower(*t) && chain::filtered(&lexicon.filter, hash_of(bytes(text, t))) {
                t.bits |= bits::NAME;
            }
        }
        let mut chains = Vec::new();
        enough(chain::chains(text, &tokens, &mut chains));
        let item = |t: &Token| Item {
            word: lexicon.word(bytes(text, t), t.bits),
            lower: lower_hash(bytes(text, t)) as u32,
            bits: t.bits,
            ..Item::default()
        };
        let mut items: Vec<Item> = tokens.iter().map(item).collect();
        for c in &chains {
            items[c.sentence as usize..c.stop as usize].iter_mut().for_each(|item| {
                item.around |= c.around;
            });
        }
        note_case(&tokens, &mut items);
        for c in &chains {
            note_phrases(text, &tokens, *c, lexicon, &mut items);
        }
        let allowed = allowed(doc, &tokens, &chains);
        Article { tokens, items, chains, allowed }
    }
}

fn bytes<'a>(text: &'a [u8], token: &Token) -> &'a [u8] {
    &text[token.start as usize..token.end as usize]
}

/// Notes which words are the first of a sentence, and which the article has in lower case or capitalised.
fn note_case(tokens: &[Token], items: &mut [Item]) {
    let (mut seen_lower, mut seen_title) = (HashSet::new(), HashSet::new());
    let mut initial = false;
    for (item, t) in items.iter_mut().zip(tokens) {
        initial |= t.bits & bits::SENTENCE != 0;
        if t.bits & bits::MARK != 0 {
            continue;
        }
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
    for item in items.iter_mut().filter(|item| item.bits & bits::UPPER != 0) {
        // "IS" is not the verb that the article is full of.
        let lower = item.bits & bits::LOWER != 0 || item.around & place::CAPS != 0;
        if lower && seen_lower.contains(&item.lower) {
            item.around |= place::SEEN_LOWER;
        }
        if seen_title.contains(&item.lower) {
            item.around |= place::SEEN_TITLE;
        }
    }
}

/// Notes the listed names of several words, the longest from each word on.
fn note_phrases(text: &[u8], tokens: &[Token], c: Chain, lexicon: &Lexicon, items: &mut [Item]) {
    let mut i = c.start as usize;
    while i < c.end as usize {
        let longest = (c.end as usize).min(i + 6);
        let found = (i + 2..=longest).rev().find_map(|end| {
            let hashes = tokens[i..end].iter().map(|t| hash_of(bytes(text, t)));
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

/// The labels that each token may have. All may be right where a name does not fit the tokens, is not scored throughout, or
/// where labels say nothing.
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
