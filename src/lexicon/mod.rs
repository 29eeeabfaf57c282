//! Word lists as data. A word of the language stands here and nowhere else.

pub(crate) mod agency;
pub(crate) mod bylines;
pub(crate) mod calendar;
pub(crate) mod credit;
pub(crate) mod dateline;
pub(crate) mod metadata;
pub(crate) mod money;
pub(crate) mod names;
pub(crate) mod order;
pub(crate) mod phrases;
pub(crate) mod quotes;
pub(crate) mod readers;
pub(crate) mod reporters;
pub(crate) mod spellings;
pub(crate) mod stopword;
pub(crate) mod tagger;
pub(crate) mod units;
pub(crate) mod values;
pub(crate) mod zones;

use crate::text::table::WordTable;

/// A set of words.
pub(crate) struct Words<const N: usize>(WordTable<N>);

impl<const N: usize> Words<N> {
    pub(crate) const fn new(words: &str) -> Words<N> {
        Words(WordTable::new(&[(words, 1)]))
    }

    /// Whether `word` is in the set, in any case.
    pub(crate) fn has(&self, word: &[u8]) -> bool {
        self.0.get(word) != 0
    }
}
