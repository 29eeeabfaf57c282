//! Tokens to labels: known words bring their rows, unknown ones compute theirs, neighbours add to both.

use alloc::vec::Vec;

use super::gate::{self, Chain};
use super::label::{BEGIN, INSIDE, LABELS, LAST, UNIT};
use super::unknown::{Unknown, group};
use super::vote::{self, Count, Votes};
use super::weights::{Emissions, FOUR, Known, ROW, Weights, add, flag};
use super::pair::{Item, around, edge, pairs};
use super::word::{Place, lower_hash, phrase_step};
use crate::model::viterbi::{Lanes, Transitions};
use crate::text::chars::hash;
use crate::text::token::{Token, bit};

/// Words of the longest listed name that is looked for.
const LONGEST: usize = 6;

/// A token of a chain or beside one, looked up.
#[derive(Debug, Clone, Copy)]
struct Slot<'a> {
    item: Item,
    hash: u64,
    known: Option<Known<'a>>,
    /// Number of its entry if it is not known.
    unknown: u32,
}

/// The same memory, for slots of another model: collecting in place keeps it.
fn emptied<'a>(mut slots: Vec<Slot<'_>>) -> Vec<Slot<'a>> {
    slots.clear();
    let nothing = |s: Slot| Slot { item: s.item, hash: s.hash, known: None, unknown: s.unknown };
    slots.into_iter().map(nothing).collect()
}

/// Bits of the words that the article has in lower case or capitalised; a word may be in by chance, rarely.
#[derive(Debug, Clone)]
struct Seen(Vec<u64>);

const SEEN: usize = 1 << 16;

impl Default for Seen {
    fn default() -> Seen {
        Seen(alloc::vec![0; SEEN / 64])
    }
}

impl Seen {
    fn put(&mut self, key: u32) {
        let at = key as usize % SEEN;
        self.0[at / 64] |= 1 << (at % 64);
    }

    fn has(&self, key: u32) -> bool {
        let at = key as usize % SEEN;
        self.0[at / 64] >> (at % 64) & 1 != 0
    }
}

/// A name that the tagger found: tokens `start..end` of its window.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) kind: usize,
    pub(crate) group: bool,
    pub(crate) score: f32,
}

/// Working memory, kept from window to window.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scratch {
    pub(crate) tokens: Vec<Token>,
    pub(crate) found: Vec<Found>,
    chains: Vec<Chain>,
    window: Vec<Slot<'static>>,
    emissions: Emissions,
    labels: Vec<u8>,
    keys: Vec<u32>,
    arounds: Vec<u8>,
    groups: Vec<bool>,
    revised: Emissions,
    back: Vec<[u8; LABELS]>,
    unknown: Unknown,
    seen_lower: Seen,
    seen_title: Seen,
    votes: Votes,
}

impl Scratch {
    /// Labels the tokens of a window and lists the names in `found`.
    pub(crate) fn tag(&mut self, text: &[u8], weights: &Weights) {
        self.chains.clear();
        self.emissions.clear();
        self.labels.clear();
        self.keys.clear();
        self.arounds.clear();
        self.groups.clear();
        self.found.clear();
        self.unknown.clear();
        gate::chains(text, &self.tokens, &mut self.chains);
        let scored = self.chains.iter().map(|c| (c.end - c.start) as usize).sum::<usize>();
        if scored == 0 {
            return;
        }
        self.look_around(text);
        let transitions = weights.transitions();
        let mut window = emptied(core::mem::take(&mut self.window));
        for n in 0..self.chains.len() {
            let c = self.chains[n];
            self.score(text, weights, c, &mut window);
            let from = self.labels.len();
            let to = from + (c.end - c.start) as usize;
            self.labels.resize(to, 0);
            transitions.best(&self.emissions[from..to], &mut self.back, &mut self.labels[from..to]);
        }
        self.window = emptied(window);
        self.second_pass(text, weights, &transitions);
        self.collect();
    }

    /// Notes which words the article has in lower case, and capitalised inside sentences.
    fn look_around(&mut self, text: &[u8]) {
        self.seen_lower.0.fill(0);
        self.seen_title.0.fill(0);
        for t in &self.tokens {
            if t.bits & (bit::UPPER | bit::LOWER | bit::MARK) == bit::LOWER && t.end - t.start <= 32 {
                self.seen_lower.put(hash(text, t.start as usize, t.end as usize) as u32);
            }
        }
        for c in &self.chains {
            if c.around & around::HEADLINE != 0 {
                continue;
            }
            for i in c.start..c.end {
                let t = self.tokens[i as usize];
                if t.bits & bit::TITLE != 0 && i > c.first {
                    self.seen_title.put(lower_hash(&text[t.start as usize..t.end as usize]) as u32);
                }
            }
        }
    }

    fn slot<'a>(&mut self, text: &[u8], weights: &Weights<'a>, token: Token) -> Slot<'a> {
        let (start, end) = (token.start as usize, token.end as usize);
        let hash = hash(text, start, end);
        let mut item = Item { bits: token.bits, ..Item::default() };
        match weights.words.get(hash) {
            Some(bytes) => {
                let known = Known::from(bytes);
                item.word = known.word(weights);
                item.lower = known.lower();
                Slot { item, hash, known: Some(known), unknown: 0 }
            }
            None => {
                let number = self.unknown.find(weights, &text[start..end], token.bits, hash);
                let entry = self.unknown.entry(number);
                item.word = entry.word;
                item.lower = entry.lower;
                Slot { item, hash, known: None, unknown: number as u32 }
            }
        }
    }

    /// Appends the scores of a chain's tokens.
    fn score<'a>(&mut self, text: &[u8], weights: &Weights<'a>, c: Chain, window: &mut Vec<Slot<'a>>) {
        let outside = Slot { item: edge(), hash: 0, known: None, unknown: u32::MAX };
        window.clear();
        for i in c.start as isize - 2..c.end as isize + 2 {
            let inside = i >= c.sentence as isize && i < c.stop as isize;
            let slot = if inside { self.slot(text, weights, self.tokens[i as usize]) } else { outside };
            window.push(slot);
        }
        let last = window.len() - 2;
        for (i, slot) in window.iter_mut().enumerate().take(last).skip(2) {
            let at = c.start + i as u32 - 2;
            slot.item.around = c.around;
            if at <= c.first && slot.item.bits & bit::MARK == 0 {
                slot.item.around |= around::INITIAL;
            }
            if slot.item.bits & bit::UPPER != 0 {
                slot.item.around |= if self.seen_lower.has(slot.item.lower) { around::SEEN_LOWER } else { 0 };
                slot.item.around |= if self.seen_title.has(slot.item.lower) { around::SEEN_TITLE } else { 0 };
            }
        }
        self.phrases(weights, &mut window[2..last]);
        for i in 2..last {
            let slot = window[i];
            let token = self.tokens[(c.start as usize) + i - 2];
            let mut lanes: Lanes = [0; ROW];
            let bytes = &text[token.start as usize..token.end as usize];
            let in_group = match slot.known {
                Some(known) => {
                    add(&mut lanes, known.row());
                    known.flags() & flag::GROUP != 0
                }
                None => {
                    lanes = self.unknown.row(weights, slot.unknown as usize, bytes, token.bits);
                    self.unknown.entry(slot.unknown as usize).flags & flag::GROUP != 0
                        || group(bytes, slot.item.word.gazetteer)
                }
            };
            for (place, offset) in Place::ALL.into_iter().zip([i - 2, i - 1, i + 1, i + 2]) {
                self.neighbour(weights, &window[offset], place, &mut lanes);
            }
            let near = [window[i - 2].item, window[i - 1].item, slot.item, window[i + 1].item, window[i + 2].item];
            for key in pairs(&near) {
                if key != 0 && let Some(row) = weights.rows.get(key) {
                    add(&mut lanes, row);
                }
            }
            self.emissions.push(lanes);
            self.keys.push(if token.bits & bit::UPPER != 0 { slot.item.lower } else { 0 });
            self.arounds.push(slot.item.around);
            self.groups.push(in_group);
        }
    }

    fn neighbour(&self, weights: &Weights, slot: &Slot, place: Place, lanes: &mut Lanes) {
        let row = place as usize * ROW..(place as usize + 1) * ROW;
        let own = slot.known.filter(|k| k.context() > 0).and_then(|k| weights.context(k.context()));
        if let Some(four) = own {
            add(lanes, &four[row]);
            return;
        }
        let mask = match slot.known {
            Some(known) => known.mask(),
            None if slot.unknown == u32::MAX => 0,
            None => self.unknown.entry(slot.unknown as usize).mask,
        };
        for four in weights.parts(&slot.item.word, mask).into_iter().flatten() {
            debug_assert_eq!(four.len(), FOUR);
            add(lanes, &four[row.clone()]);
        }
    }

    /// Tags the listed names of several words in `slots`, the longest from each word on.
    fn phrases(&self, weights: &Weights, slots: &mut [Slot]) {
        let mut i = 0;
        while i + 1 < slots.len() {
            let flags = match slots[i].known {
                Some(known) => known.flags(),
                None => self.unknown.entry(slots[i].unknown as usize).flags,
            };
            if flags & flag::PHRASE == 0 {
                i += 1;
                continue;
            }
            let mut key = phrase_step(0, slots[i].hash);
            let mut best = None;
            for n in 1..LONGEST.min(slots.len() - i) {
                key = phrase_step(key, slots[i + n].hash);
                if let Some(v) = weights.phrases.get(key) && u16::from_le_bytes([v[0], v[1]]) == (key >> 16) as u16 {
                    best = Some((n + 1, v[2]));
                }
            }
            let Some((len, kind)) = best else {
                i += 1;
                continue;
            };
            for (n, slot) in slots[i..i + len].iter_mut().enumerate() {
                let place = if n == 0 { BEGIN } else if n + 1 == len { LAST } else { INSIDE };
                slot.item.phrase = 1 + 4 * kind + place as u8;
            }
            i += len;
        }
    }

    /// Labels anew the chains that the rest of the article reads differently.
    fn second_pass(&mut self, text: &[u8], weights: &Weights, transitions: &Transitions) {
        let mut votes = core::mem::take(&mut self.votes);
        votes.reset(self.labels.len());
        for (&key, &label) in self.keys.iter().zip(&self.labels) {
            votes.add(key, label);
        }
        let mut at = 0;
        for c in &self.chains {
            acronyms(text, &self.tokens, c, &self.labels[at..], &mut votes);
            at += (c.end - c.start) as usize;
        }
        let mut start = 0;
        for c in &self.chains {
            let end = start + (c.end - c.start) as usize;
            let labels = &mut self.labels[start..end];
            let keys = &self.keys[start..end];
            self.revised.clear();
            let mut doubt = false;
            let count = |i: usize| votes.others(keys[i], labels[i]);
            let mut left = Count::default();
            let mut here = count(0);
            for i in 0..labels.len() {
                let right = if i + 1 < labels.len() { count(i + 1) } else { Count::default() };
                let mut lanes = self.emissions[start + i];
                let differs = vote::features(&here, &left, &right, labels[i], self.arounds[start + i], |n| {
                    if let Some(row) = weights.vote(n) {
                        add(&mut lanes, row);
                    }
                });
                doubt |= differs;
                self.revised.push(lanes);
                (left, here) = (here, right);
            }
            if doubt {
                transitions.best(&self.revised, &mut self.back, labels);
                self.emissions[start..end].copy_from_slice(&self.revised);
            }
            start = end;
        }
        self.votes = votes;
    }

    /// Labels to names.
    fn collect(&mut self) {
        let mut at = 0;
        for c in &self.chains {
            for i in c.start..c.end {
                let label = usize::from(self.labels[at]);
                if label > 0 {
                    let (kind, place) = ((label - 1) / 4, (label - 1) % 4);
                    let score = f32::from(self.emissions[at][label - 1]);
                    let group = self.groups[at];
                    if place == BEGIN || place == UNIT {
                        self.found.push(Found { start: i, end: i + 1, kind, group, score });
                    } else if let Some(last) = self.found.last_mut() {
                        last.end = i + 1;
                        last.group = group;
                        last.score += score;
                    }
                }
                at += 1;
            }
        }
    }
}

/// Notes the initials of the chain's names of three words and more.
pub(crate) fn acronyms(text: &[u8], tokens: &[Token], c: &Chain, labels: &[u8], votes: &mut Votes) {
    let mut initials = [0u8; 8];
    let mut n = 0;
    for (token, &label) in tokens[c.start as usize..c.end as usize].iter().zip(labels) {
        if label == 0 || usize::from(label - 1) % 4 == BEGIN {
            n = 0;
        }
        if label == 0 {
            continue;
        }
        let first = text[token.start as usize];
        if token.bits & bit::TITLE != 0 && first.is_ascii_uppercase() && n < 8 {
            initials[n] = first.to_ascii_lowercase();
            n += 1;
        }
        let (kind, place) = (usize::from(label - 1) / 4, usize::from(label - 1) % 4);
        if place == LAST && n >= 3 && vote::has_acronym(kind) {
            votes.add_acronym(lower_hash(&initials[..n]) as u32, kind);
        }
    }
}
