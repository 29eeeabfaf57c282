//! Tokens to labels: known words bring their rows, unknown ones compute theirs, neighbours add to both.

use alloc::vec::Vec;

use super::bilou::{BEGIN, INSIDE, LABELS, LAST, UNIT};
use super::chain::{self, Chain};
use super::own::{Offset, lower_hash, phrase_step};
use super::pair::{Beside, Item, edge, pairs};
use super::respell::{respell, spelling};
use super::second_pass::{self, Count, Votes};
use super::unknown::Unknown;
use super::viterbi::{Lanes, Transitions};
use super::weights::{Emissions, FOUR, KnownWord, ROW, Weights, add};
use crate::error::OutOfMemory;
use crate::name::pair::place;
use crate::name::weights::flag;
use crate::text::bits;
use crate::text::grow::Grow;
use crate::text::hash::{hash, hash_of};
use crate::text::token::Token;

/// Words of the longest listed name that is looked for.
const LONGEST: usize = 6;

/// A token of a chain or beside one, looked up.
#[derive(Debug, Clone, Copy)]
struct Slot {
    item: Item,
    hash: u64,
    found: Lookup,
}

#[derive(Debug, Clone, Copy)]
enum Lookup {
    /// The word's slot in the model.
    KnownWord(usize),
    /// The number of its entry among unknown words.
    Unknown(usize),
    /// There is no word: the edge of a sentence.
    Edge,
}

/// Bits of the words that the article has in lower case or capitalised; a word may be in by chance, rarely.
#[derive(Debug, Clone, Default)]
struct CaseSeen(Vec<u64>);

const SEEN: usize = 1 << 16;

impl CaseSeen {
    fn clear(&mut self) -> Result<(), OutOfMemory> {
        self.0.clear();
        self.0.grow_to(SEEN / 64, 0)
    }

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
pub(crate) struct NameSpan {
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
    pub(crate) found: Vec<NameSpan>,
    /// Names that [`edges`](super::edges) is surer of.
    pub(super) claims: Vec<NameSpan>,
    chains: Vec<Chain>,
    emissions: Emissions,
    labels: Vec<u8>,
    keys: Vec<u32>,
    arounds: Vec<u8>,
    groups: Vec<bool>,
    revised: Emissions,
    back: Vec<[u8; LABELS]>,
    window: Vec<Slot>,
    unknown: Unknown,
    seen_lower: CaseSeen,
    seen_title: CaseSeen,
    votes: Votes,
}

impl Scratch {
    /// Labels the tokens of a window and lists the names in `found`.
    pub(crate) fn tag(&mut self, text: &[u8], weights: &Weights) -> Result<(), OutOfMemory> {
        self.chains.clear();
        self.emissions.clear();
        self.labels.clear();
        self.keys.clear();
        self.arounds.clear();
        self.groups.clear();
        self.found.clear();
        self.unknown.clear();
        self.look_at_words(text, weights)?;
        respell(text, &mut self.tokens, weights);
        chain::chains(text, &self.tokens, &mut self.chains)?;
        let scored = self.chains.iter().map(|c| (c.end - c.start) as usize).sum::<usize>();
        if scored == 0 {
            return Ok(());
        }
        self.look_at_chains(text)?;
        let transitions = weights.transitions();
        let mut window = core::mem::take(&mut self.window);
        for n in 0..self.chains.len() {
            let c = self.chains[n];
            self.score(text, weights, c, &mut window)?;
            let from = self.labels.len();
            let to = from + (c.end - c.start) as usize;
            self.labels.grow_to(to, 0)?;
            transitions.best(
                &self.emissions[from..to],
                &mut self.back,
                &mut self.labels[from..to],
            )?;
        }
        self.window = window;
        self.second_pass(text, weights, &transitions)?;
        self.collect()
    }

    /// Notes which words the article has in lower case, and which of them are names even so.
    fn look_at_words(&mut self, text: &[u8], weights: &Weights) -> Result<(), OutOfMemory> {
        self.seen_lower.clear()?;
        for t in &mut self.tokens {
            if chain::is_lower(*t) {
                let hash = hash(text, t.start as usize, t.end as usize);
                self.seen_lower.put(hash as u32);
                if chain::filtered(weights.filter, hash) {
                    t.bits |= bits::NAME;
                }
            }
        }
        Ok(())
    }

    /// Notes which words the article has capitalised inside sentences.
    fn look_at_chains(&mut self, text: &[u8]) -> Result<(), OutOfMemory> {
        self.seen_title.clear()?;
        for c in &self.chains {
            if c.around & place::HEADLINE != 0 {
                continue;
            }
            for i in c.start..c.end {
                let t = self.tokens[i as usize];
                if t.bits & bits::TITLE != 0 && i > c.first {
                    self.seen_title.put(lower_hash(spelling(text, t, &mut [0; 64])) as u32);
                }
            }
        }
        Ok(())
    }

    fn slot(&mut self, text: &[u8], weights: &Weights, token: Token) -> Result<Slot, OutOfMemory> {
        let hash = match token.bits & bits::RESPELT {
            0 => hash(text, token.start as usize, token.end as usize),
            _ => hash_of(spelling(text, token, &mut [0; 64])),
        };
        let mut item = Item { bits: token.bits, ..Item::default() };
        match weights.words.slot(hash).and_then(|n| Some((n, weights.known(n)?))) {
            Some((slot, known)) => {
                item.word = known.word(weights);
                item.lower = known.lower();
                Ok(Slot { item, hash, found: Lookup::KnownWord(slot) })
            }
            None => {
                let mut buffer = [0; 64];
                let bytes = spelling(text, token, &mut buffer);
                let number = self.unknown.find(weights, bytes, token.bits, hash)?;
                let entry = self.unknown.entry(number);
                item.word = entry.word;
                item.lower = entry.lower;
                Ok(Slot { item, hash, found: Lookup::Unknown(number) })
            }
        }
    }

    /// Appends the scores of a chain's tokens.
    fn score(
        &mut self,
        text: &[u8],
        weights: &Weights,
        c: Chain,
        window: &mut Vec<Slot>,
    ) -> Result<(), OutOfMemory> {
        let outside = Slot { item: edge(), hash: 0, found: Lookup::Edge };
        window.clear();
        for i in c.start as isize - 2..c.end as isize + 2 {
            let inside = i >= c.sentence as isize && i < c.stop as isize;
            let slot =
                if inside { self.slot(text, weights, self.tokens[i as usize])? } else { outside };
            window.grow(slot)?;
        }
        let last = window.len() - 2;
        for (i, slot) in window.iter_mut().enumerate().take(last).skip(2) {
            let at = c.start + i as u32 - 2;
            slot.item.around = c.around;
            if at <= c.first && slot.item.bits & bits::MARK == 0 {
                slot.item.around |= place::INITIAL;
            }
            if slot.item.bits & bits::UPPER != 0 {
                // "IS" is not the verb that the article is full of.
                let lower =
                    slot.item.bits & bits::LOWER != 0 || slot.item.around & place::CAPS != 0;
                slot.item.around |= if lower && self.seen_lower.has(slot.item.lower) {
                    place::SEEN_LOWER
                } else {
                    0
                };
                slot.item.around |=
                    if self.seen_title.has(slot.item.lower) { place::SEEN_TITLE } else { 0 };
            }
        }
        self.phrases(weights, &mut window[2..last]);
        let beside = Beside { left: window[1].item.lower, right: window[last].item.lower };
        for i in 2..last {
            let slot = window[i];
            let token = self.tokens[(c.start as usize) + i - 2];
            let mut lanes: Lanes = [0; ROW];
            match slot.found {
                Lookup::KnownWord(n) => {
                    if let Some(known) = weights.known(n) {
                        add(&mut lanes, known.row());
                    }
                }
                Lookup::Unknown(n) => {
                    let mut buffer = [0; 64];
                    let bytes = spelling(text, token, &mut buffer);
                    lanes = self.unknown.row(weights, n, bytes, token.bits);
                }
                Lookup::Edge => {}
            }
            let in_group = self.flags(weights, &slot) & flag::GROUP != 0;
            for (place, offset) in Offset::ALL.into_iter().zip([i - 2, i - 1, i + 1, i + 2]) {
                self.neighbour(weights, &window[offset], place, &mut lanes);
            }
            let near = [
                window[i - 2].item,
                window[i - 1].item,
                slot.item,
                window[i + 1].item,
                window[i + 2].item,
            ];
            for key in pairs(&near, beside) {
                if key != 0
                    && let Some(row) = weights.rows.get(key)
                {
                    add(&mut lanes, row);
                }
            }
            self.emissions.grow(lanes)?;
            self.keys.grow(if token.bits & (bits::UPPER | bits::NAME) != 0 {
                slot.item.lower
            } else {
                0
            })?;
            self.arounds.grow(slot.item.around)?;
            self.groups.grow(in_group)?;
        }
        Ok(())
    }

    fn neighbour(&self, weights: &Weights, slot: &Slot, place: Offset, lanes: &mut Lanes) {
        let row = place as usize * ROW..(place as usize + 1) * ROW;
        let mask = match slot.found {
            Lookup::KnownWord(n) => {
                let Some(known) = weights.known(n) else { return };
                if let Some(four) = weights.context(known.context()) {
                    add(lanes, &four[row]);
                    return;
                }
                known.mask()
            }
            Lookup::Unknown(n) => self.unknown.entry(n).mask,
            Lookup::Edge => 0,
        };
        for four in weights.parts(&slot.item.word, mask).into_iter().flatten() {
            debug_assert_eq!(four.len(), FOUR);
            add(lanes, &four[row.clone()]);
        }
    }

    /// The [`flag`]s of a word.
    fn flags(&self, weights: &Weights, slot: &Slot) -> u8 {
        match slot.found {
            Lookup::KnownWord(n) => weights.known(n).map_or(0, KnownWord::flags),
            Lookup::Unknown(n) => self.unknown.entry(n).flags,
            Lookup::Edge => 0,
        }
    }

    /// Tags the listed names of several words in `slots`, the longest from each word on.
    fn phrases(&self, weights: &Weights, slots: &mut [Slot]) {
        let mut i = 0;
        while i + 1 < slots.len() {
            if self.flags(weights, &slots[i]) & flag::PHRASE == 0 {
                i += 1;
                continue;
            }
            let mut key = phrase_step(0, slots[i].hash);
            let mut best = None;
            for n in 1..LONGEST.min(slots.len() - i) {
                key = phrase_step(key, slots[i + n].hash);
                if let Some(v) = weights.phrases.get(key)
                    && u16::from_le_bytes([v[0], v[1]]) == (key >> 16) as u16
                {
                    best = Some((n + 1, v[2]));
                }
            }
            let Some((len, kind)) = best else {
                i += 1;
                continue;
            };
            for (n, slot) in slots[i..i + len].iter_mut().enumerate() {
                let place = if n == 0 {
                    BEGIN
                } else if n + 1 == len {
                    LAST
                } else {
                    INSIDE
                };
                slot.item.phrase = 1 + 4 * kind + place as u8;
            }
            i += len;
        }
    }

    /// Labels anew the chains that the rest of the article reads differently.
    fn second_pass(
        &mut self,
        text: &[u8],
        weights: &Weights,
        transitions: &Transitions,
    ) -> Result<(), OutOfMemory> {
        let mut votes = core::mem::take(&mut self.votes);
        votes.clear();
        for (&key, &label) in self.keys.iter().zip(&self.labels) {
            votes.add(key, label)?;
        }
        let mut at = 0;
        for c in &self.chains {
            votes.add_acronyms(text, &self.tokens, c, &self.labels[at..])?;
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
                let differs = second_pass::features(
                    &here,
                    &left,
                    &right,
                    labels[i],
                    self.arounds[start + i],
                    |n| {
                        if let Some(row) = weights.vote(n) {
                            add(&mut lanes, row);
                        }
                    },
                );
                doubt |= differs;
                self.revised.grow(lanes)?;
                (left, here) = (here, right);
            }
            if doubt {
                transitions.best(&self.revised, &mut self.back, labels)?;
                self.emissions[start..end].copy_from_slice(&self.revised);
            }
            start = end;
        }
        self.votes = votes;
        Ok(())
    }

    /// Labels to names.
    fn collect(&mut self) -> Result<(), OutOfMemory> {
        let mut at = 0;
        for c in &self.chains {
            for i in c.start..c.end {
                let label = usize::from(self.labels[at]);
                if label > 0 {
                    let (kind, place) = ((label - 1) / 4, (label - 1) % 4);
                    let score = f32::from(self.emissions[at][label - 1]);
                    let group = self.groups[at];
                    if place == BEGIN || place == UNIT {
                        self.found.grow(NameSpan { start: i, end: i + 1, kind, group, score })?;
                    } else if let Some(last) = self.found.last_mut() {
                        last.end = i + 1;
                        last.group = group;
                        last.score += score;
                    }
                }
                at += 1;
            }
        }
        Ok(())
    }
}
