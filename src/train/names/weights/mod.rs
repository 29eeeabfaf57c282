//! Trained weights to the part of a model file that `name::weights` reads in place.

mod buckets;
mod masks;
mod neighbours;
mod rows;
mod seen;
mod words;

use std::collections::HashSet;

use buckets::{Entry, Table, table};
use masks::Masks;
use seen::Seen;

use super::alphabet::{Alphabet, Example};
use super::crf::Crf;
use super::lexicon::Lexicon;
use super::marginals::Row;
use super::settings::Budget;
use crate::model::buckets::SLOTS;
use crate::name::bilou::LABELS;
use crate::name::second_pass;
use crate::name::weights::{FOUR, KNOWN, ROW, TAIL, VERSION};

/// Weights become integers at this scale.
const SCALE: f32 = 16.0;

/// What was learned, and from what.
pub(super) struct Learned<'a> {
    pub(super) examples: &'a [Example<'a>],
    pub(super) lexicon: &'a Lexicon,
    pub(super) alphabet: &'a Alphabet,
    pub(super) crf: &'a Crf,
}

impl Learned<'_> {
    /// The weights of a feature, if it was learned.
    fn weight(&self, key: u64) -> Option<Row> {
        self.alphabet.ids.get(&key).map(|&id| self.crf.weights[id as usize])
    }

    /// The weights of a feature, zeros if it was not learned.
    fn row(&self, key: u64) -> Row {
        self.weight(key).unwrap_or_default()
    }

    /// The sum of the weights of the features that `keys` gives.
    fn sum(&self, keys: impl FnOnce(&mut dyn FnMut(u64))) -> Row {
        let mut row = [0.0; 16];
        keys(&mut |key| {
            if let Some(weight) = self.weight(key) {
                add(&mut row, &weight);
            }
        });
        row
    }
}

fn quantise(row: &Row) -> [u8; ROW] {
    row.map(|w| (w * SCALE).round().clamp(-127.0, 127.0) as i8 as u8)
}

fn add(sum: &mut Row, row: &Row) {
    sum.iter_mut().zip(row).for_each(|(s, r)| *s += r);
}

/// What a part has room for, to train again with that alone: what is learned with other features beside it does not fit when
/// they are gone.
pub(super) struct Kept {
    /// Keys of features.
    pub(super) keys: HashSet<u64>,
    /// Hashes of words whose cluster and gazetteers the part has.
    pub(super) words: HashSet<u64>,
}

/// The tables of a part, before they are written.
pub(super) struct Tables<'a> {
    learned: &'a Learned<'a>,
    masks: Masks,
    words: Vec<Entry<KNOWN>>,
    contexts: Vec<u8>,
    tails: Vec<Entry<TAIL>>,
    rows: Vec<Entry<ROW>>,
    phrases: Vec<Entry<4>>,
    /// Keys of all features in the tables.
    keys: HashSet<u64>,
}

impl<'a> Tables<'a> {
    pub(super) fn new(learned: &'a Learned<'a>, budget: &Budget) -> Tables<'a> {
        let lexicon = learned.lexicon;
        let (seen, masks) = (Seen::new(learned.examples), Masks::new(lexicon));
        let known = words::choose(learned, &seen, budget);
        let (words, contexts) = words::entries(learned, &seen, &masks, &known);
        let mut tails = words::tails(lexicon, &seen, &masks, &known);
        let mut rows = rows::others(learned, &seen);
        eprintln!("room for {} of {} tails", budget.tails.min(tails.len()), tails.len());
        eprintln!("room for {} of {} rows", budget.rows.min(rows.len()), rows.len());
        tails.truncate(budget.tails);
        rows.truncate(budget.rows);
        let keys = rows::kept(learned, &known, &rows);
        let phrases = phrases(lexicon, budget.phrase_ranks);
        Tables { learned, masks, words, contexts, tails, rows, phrases, keys }
    }

    pub(super) fn kept(self) -> Kept {
        let words = self.words.iter().map(|word| word.0);
        let tails = self.tails.iter().map(|tail| tail.0);
        Kept { words: words.chain(tails).collect(), keys: self.keys }
    }

    /// The bytes of the part, with the rows of the second pass.
    pub(super) fn write(self, votes: &[Row]) -> Vec<u8> {
        let Tables { learned, masks, .. } = self;
        let named = |name: &str, table: Table| {
            let Table { bytes, buckets, dropped } = &table;
            let (slots, size) = (buckets * SLOTS, bytes.len() / 1024);
            eprintln!("{name}: {slots} slots, {dropped} dropped, {size} KB");
            table
        };
        let words = named("words", table(self.words, 0.9));
        let tails = named("tails", table(self.tails, 0.93));
        let rows = named("rows", table(self.rows, 0.9));
        let phrases = named("phrases", table(self.phrases, 0.9));
        let contexts = self.contexts.len() / FOUR;
        let counts = [
            LABELS,
            VERSION as usize,
            words.buckets,
            contexts,
            tails.buckets,
            rows.buckets,
            phrases.buckets,
            masks.bits.len(),
        ];
        let mut out: Vec<u8> = counts.into_iter().flat_map(|n| (n as u32).to_le_bytes()).collect();
        let steps = learned.crf.transitions.iter().flatten().map(|w| (w * SCALE).round() as i16);
        let mut votes: Vec<u8> = votes.iter().flat_map(quantise).collect();
        votes.resize(second_pass::ROWS * ROW, 0);
        // In the order of `name::weights`.
        for part in [
            &steps.chain([0; 7]).flat_map(i16::to_le_bytes).collect(),
            &words.bytes,
            &tails.bytes,
            &rows.bytes,
            &phrases.bytes,
            &self.contexts,
            &neighbours::of_clusters(learned),
            &neighbours::of_classes(learned),
            &neighbours::of_masks(learned, &masks),
            &votes,
            &masks.bits.iter().flat_map(|bits| bits.to_le_bytes()).collect(),
            &learned.lexicon.filter,
        ] {
            out.extend_from_slice(part);
            out.resize(out.len().next_multiple_of(16), 0);
        }
        out
    }
}

/// Listed names of several words, of the types whose rank is below `ranks`: the one of lower rank stays where two want a slot.
fn phrases(lexicon: &Lexicon, ranks: u8) -> Vec<Entry<4>> {
    let listed = lexicon.phrases.iter().filter(|(_, rank)| **rank < ranks);
    let entry = |(&key, &rank): (&u64, &u8)| {
        let [low, high] = ((key >> 16) as u16).to_le_bytes();
        (key, f32::from(100 - rank), [low, high, rank, 0])
    };
    listed.map(entry).collect()
}
