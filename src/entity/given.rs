//! Given names: whether one is known, its bearer's sex, and which are forms of one name.

use super::key::{exact, mix};
use crate::lexicon::names::{MEN, NICKNAMES, WOMEN};

/// A man's or a woman's, as far as a name or a title tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Sex {
    #[default]
    Unknown,
    Male,
    Female,
}

impl Sex {
    /// Whether one person may be both.
    pub(crate) fn fits(self, other: Sex) -> bool {
        self == other || self == Sex::Unknown || other == Sex::Unknown
    }

    /// What the first says, else what the second says.
    pub(crate) fn or(self, other: Sex) -> Sex {
        if self == Sex::Unknown { other } else { self }
    }
}

/// What is known of a given name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Given {
    /// Exact hash of the word; 0 for a free place.
    word: u64,
    /// Bits of [`MAN`] and [`WOMAN`].
    bits: u8,
    /// Number of its set of forms, from 1; 0 for none.
    set: u8,
}

const MAN: u8 = 1;
const WOMAN: u8 = 2;
const SLOTS: usize = 4096;

const fn place(table: &[Given; SLOTS], word: u64) -> usize {
    let mut slot = word as usize % SLOTS;
    while table[slot].word != 0 && table[slot].word != word {
        slot = (slot + 1) % SLOTS;
    }
    slot
}

const fn add(table: &mut [Given; SLOTS], list: &str, bits: u8, set: u8) {
    let list = list.as_bytes();
    let (mut start, mut end) = (0, 0);
    while start < list.len() {
        while end < list.len() && list[end] != b' ' {
            end += 1;
        }
        let word = exact(list.split_at(end).0.split_at(start).1);
        let slot = place(table, word);
        table[slot].word = word;
        table[slot].bits |= bits;
        if set != 0 {
            table[slot].set = set;
        }
        end += 1;
        start = end;
    }
}

static TABLE: [Given; SLOTS] = {
    let mut table = [Given { word: 0, bits: 0, set: 0 }; SLOTS];
    add(&mut table, MEN, MAN, 0);
    add(&mut table, WOMEN, WOMAN, 0);
    let mut row = 0;
    while row < NICKNAMES.len() {
        add(&mut table, NICKNAMES[row], 0, row as u8 + 1);
        row += 1;
    }
    table
};

impl Given {
    /// Of the word with this exact hash; `None` if it is no known given name.
    pub(crate) fn of(word: u64) -> Option<Given> {
        let given = TABLE[place(&TABLE, word)];
        (given.word != 0).then_some(given)
    }

    pub(crate) fn sex(self) -> Sex {
        match self.bits {
            MAN => Sex::Male,
            WOMAN => Sex::Female,
            _ => Sex::Unknown,
        }
    }

    /// Hash that all forms of the name share, 0 if only one is known.
    pub(crate) fn set(self) -> u64 {
        if self.set == 0 { 0 } else { mix(0x617E, self.set.into()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_names_have_a_sex_and_forms() {
        let of = |name: &str| Given::of(exact(name.as_bytes()));
        let sex = |name| of(name).map(Given::sex);
        assert_eq!(sex("michael"), Some(Sex::Male));
        assert_eq!(sex("zoya"), Some(Sex::Female));
        assert_eq!(sex("jean"), Some(Sex::Unknown));
        assert_eq!(sex("quill"), None);
        let set = |name| of(name).map_or(0, Given::set);
        assert!(set("bobby") != 0 && set("bobby") == set("robert"));
        assert!(set("peggy") != set("bobby") && set("zoya") == 0);
    }
}
