//! Small tables from words to numbers, built by the compiler.

use super::hash::word_hash;

/// A table from words to small numbers, built at compile time. `N` is a power of two, at least twice the number of words.
#[derive(Debug)]
pub(crate) struct WordTable<const N: usize> {
    keys: [u32; N],
    values: [u16; N],
}

/// Where `key` is among `keys`, or the free place where it would be.
const fn slot_of<const N: usize>(keys: &[u32; N], key: u32) -> usize {
    let mut slot = key as usize & (N - 1);
    while keys[slot] != 0 && keys[slot] != key {
        slot = (slot + 1) & (N - 1);
    }
    slot
}

/// The first word of a list, which may be empty, and the list behind the space after it.
const fn first_word(list: &[u8]) -> (&[u8], &[u8]) {
    let mut end = 0;
    while end < list.len() && list[end] != b' ' {
        end += 1;
    }
    let (word, rest) = list.split_at(end);
    (word, if rest.is_empty() { rest } else { rest.split_at(1).1 })
}

impl<const N: usize> WordTable<N> {
    /// The table of `lists`: words separated by spaces, and the value (not 0) that they share. A word listed twice keeps its first value.
    pub(crate) const fn new(lists: &[(&str, u16)]) -> WordTable<N> {
        let mut table = WordTable { keys: [0; N], values: [0; N] };
        let mut used = 0;
        let mut list = 0;
        while list < lists.len() {
            let (mut rest, value) = (lists[list].0.as_bytes(), lists[list].1);
            while !rest.is_empty() {
                let (word, after) = first_word(rest);
                if !word.is_empty() {
                    let key = word_hash(word);
                    let slot = slot_of(&table.keys, key);
                    if table.keys[slot] == 0 {
                        table.keys[slot] = key;
                        table.values[slot] = value;
                        used += 1;
                    }
                }
                rest = after;
            }
            list += 1;
        }
        assert!(used * 2 <= N, "too many words for this table");
        table
    }

    /// Sets `bit` in the value of each word that `lists` gives one of `values`.
    pub(crate) const fn mark(mut self, lists: &[(&str, u16)], values: &[u16], bit: u16) -> Self {
        let mut list = 0;
        while list < lists.len() {
            let (mut rest, value) = (lists[list].0.as_bytes(), lists[list].1);
            let mut wanted = false;
            let mut i = 0;
            while i < values.len() {
                wanted |= values[i] == value;
                i += 1;
            }
            while wanted && !rest.is_empty() {
                let (word, after) = first_word(rest);
                if !word.is_empty() {
                    let key = word_hash(word);
                    let slot = slot_of(&self.keys, key);
                    self.keys[slot] = key;
                    self.values[slot] |= bit;
                }
                rest = after;
            }
            list += 1;
        }
        self
    }

    /// The hash and the value of the word in place `at` of `N`; two zeros if there is none.
    pub(crate) const fn entry(&self, at: usize) -> (u32, u16) {
        (self.keys[at], self.values[at])
    }

    /// The value of `word`, or 0.
    pub(crate) fn get(&self, word: &[u8]) -> u16 {
        self.by_hash(word_hash(word))
    }

    /// The value of the word of hash `key`, or 0.
    pub(crate) fn by_hash(&self, key: u32) -> u16 {
        // A loop of its own: with `slot_of` the slot is checked once more, .3 % of all instructions of the tagger.
        let mut slot = key as usize & (N - 1);
        while self.keys[slot] != 0 {
            if self.keys[slot] == key {
                return self.values[slot];
            }
            slot = (slot + 1) & (N - 1);
        }
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static TABLE: WordTable<8> = WordTable::new(&[("red  green", 1), ("über blue red", 2)]);

    #[test]
    fn words_are_found_in_any_case() {
        assert_eq!(TABLE.get(b"GREEN"), 1);
        assert_eq!(TABLE.get("ÜBER".as_bytes()), 2);
        assert_eq!(TABLE.get(b"red"), 1);
        assert_eq!(TABLE.get(b"re"), 0);
        assert_eq!(TABLE.get(b""), 0);
    }
}
