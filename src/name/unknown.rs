//! Words that the model has no row for: their features are computed once an article.

use super::own::{Word, class_of, lower_hash, own};
use super::viterbi::Lanes;
use super::weights::{Weights, add};
use crate::error::OutOfMemory;
use crate::lexicon::tagger;
use crate::name::own::gazetteer;
use crate::name::weights::flag;
use crate::text::bits;
use crate::text::class::lower;
use crate::text::hash::hash_of;
use crate::text::hash_table::HashTable;

/// A word and what was found of it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Entry {
    pub(crate) word: Word,
    pub(crate) mask: u16,
    pub(crate) lower: u32,
    /// Bits of [`flag`].
    pub(crate) flags: u8,
    scored: bool,
    row: Lanes,
}

/// The unknown words of a window of the article.
#[derive(Debug, Clone, Default)]
pub(crate) struct Unknown {
    entries: HashTable<Entry>,
}

impl Unknown {
    /// Forgets all words.
    pub(crate) fn clear(&mut self) {
        self.entries.clear();
    }

    pub(crate) fn entry(&self, number: usize) -> &Entry {
        self.entries.value(number)
    }

    /// The number of a word's entry.
    pub(crate) fn find(
        &mut self,
        weights: &Weights,
        bytes: &[u8],
        bits: u16,
        hash: u64,
    ) -> Result<usize, OutOfMemory> {
        self.entries.number_or(hash, || describe(weights, bytes, bits))
    }

    /// The scores that the word of entry `number` gives its own token.
    pub(crate) fn row(
        &mut self,
        weights: &Weights,
        number: usize,
        bytes: &[u8],
        bits: u16,
    ) -> Lanes {
        let entry = self.entries.value_mut(number);
        if !entry.scored {
            entry.scored = true;
            let row = &mut entry.row;
            own(bytes, bits, &entry.word, |key| {
                if let Some(r) = weights.rows.get(key) {
                    add(row, r);
                }
            });
        }
        entry.row
    }
}

/// Cluster, gazetteer mask, how often capitalised and flags of a word: as known, or from the list of rarer words.
pub(super) fn listed(weights: &Weights, bytes: &[u8]) -> (u16, u16, u8, u8) {
    let hash = hash_of(bytes);
    if let Some(known) = weights.words.slot(hash).and_then(|n| weights.known(n)) {
        let word = known.word(weights);
        return (word.cluster, known.mask(), word.caps, known.flags());
    }
    match weights.tails.get(hash) {
        Some(tail) => {
            let low = u16::from_le_bytes([tail[0], tail[1]]);
            let flags = if low >> 15 != 0 { flag::PHRASE } else { 0 };
            (low & 0x7FF, tail[2].into(), 0, flags)
        }
        None => (0, 0, 0, 0),
    }
}

fn describe(weights: &Weights, bytes: &[u8], bits: u16) -> Entry {
    let (mut cluster, mut mask, mut caps, flags) = listed(weights, bytes);
    let mut lower_cluster = cluster;
    let mut buffer = [0; 64];
    if let Some(len) = lower(bytes, &mut buffer) {
        let capital = bits & bits::UPPER != 0;
        if capital {
            let (c, _, k, _) = listed(weights, &buffer[..len]);
            lower_cluster = c;
            caps = caps.max(k);
        }
        // A word all in capitals is looked up as a capitalised one; how often any is capitalised does not depend on its own case.
        buffer[0].make_ascii_uppercase();
        let (c, m, k, _) = listed(weights, &buffer[..len]);
        caps = caps.max(k);
        if capital && bits & bits::LOWER == 0 && bytes.len() >= 4 {
            cluster = if cluster == 0 { c } else { cluster };
            mask = if mask == 0 { m } else { mask };
        }
        cluster = if cluster == 0 { lower_cluster } else { cluster };
    }
    let gazetteer = weights.bits(mask);
    let rank = bits & bits::TITLE != 0 && gazetteer & gazetteer::TITLE != 0;
    let word = Word { class: class_of(bytes, bits, rank), caps, cluster, lower_cluster, gazetteer };
    let flags = flags & flag::PHRASE | if group(bytes, gazetteer) { flag::GROUP } else { 0 };
    Entry { word, mask, lower: lower_hash(bytes) as u32, flags, ..Entry::default() }
}

/// Whether a name of type misc that ends so is a group: by list, or by how nationalities end.
pub(crate) fn group(bytes: &[u8], listed: u16) -> bool {
    listed & gazetteer::DEMONYM != 0
        || bytes.len() >= 5 && tagger::GROUP_ENDS.iter().any(|end| bytes.ends_with(end))
}
