//! Numbers for sets of gazetteers: a word has one byte for the lists that it is on.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use crate::train::names::lexicon::Lexicon;

/// The sets that most words have; 0 is none.
pub(super) struct Masks {
    pub(super) bits: Vec<u16>,
    numbers: HashMap<u16, u16>,
}

impl Masks {
    pub(super) fn new(lexicon: &Lexicon) -> Masks {
        let mut words: BTreeMap<u16, u32> = BTreeMap::new();
        lexicon.single.values().for_each(|&bits| *words.entry(bits).or_default() += 1);
        let mut bits: Vec<u16> = words.keys().copied().filter(|&bits| bits != 0).collect();
        bits.sort_by_key(|bits| (Reverse(words[bits]), *bits));
        bits.truncate(255);
        bits.insert(0, 0);
        let numbers = bits.iter().enumerate().map(|(number, &bits)| (bits, number as u16));
        Masks { numbers: numbers.collect(), bits }
    }

    /// The number of a set; 0 if it is too rare to have one.
    pub(super) fn number(&self, bits: u16) -> u16 {
        self.numbers.get(&bits).copied().unwrap_or(0)
    }
}
