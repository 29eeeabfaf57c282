//! What single words tell the grammars and the guess of the language.

use super::cue;
use crate::lexicon::stopword;

/// Hash of a number of `len` digits.
pub(crate) const fn number_hash(len: usize) -> u32 {
    0x4E55_4D00 + if len > 9 { 9 } else { len as u32 }
}

/// What the word lists say of a word.
#[derive(Clone, Copy)]
pub(crate) struct WordFacts {
    hash: u32,
    pub(crate) cues: u16,
    pub(crate) languages: u16,
}

const KNOWN: usize = 4096;

/// Cues and stop words in one table, so that each word of a line is looked up once.
static LEXICON: [WordFacts; KNOWN] = {
    let mut table = [WordFacts { hash: 0, cues: 0, languages: 0 }; KNOWN];
    let mut used = 0;
    let mut at = 0;
    while at < cue::SLOTS + stopword::SLOTS {
        let is_cue = at < cue::SLOTS;
        let (hash, value) = match is_cue {
            true => cue::entry(at),
            false => stopword::entry(at - cue::SLOTS),
        };
        if hash != 0 {
            let slot = known(&table, hash);
            used += if table[slot].hash == 0 { 1 } else { 0 };
            table[slot].hash = hash;
            match is_cue {
                true => table[slot].cues = value,
                false => table[slot].languages = value,
            }
        }
        at += 1;
    }
    assert!(used * 2 < KNOWN, "too many words for this table");
    let mut digits = 0;
    while digits < 10 {
        assert!(
            table[known(&table, number_hash(digits))].hash == 0,
            "a word is taken for a number"
        );
        digits += 1;
    }
    table
};

/// What the word lists say of the word of this hash.
#[inline(always)]
pub(crate) fn look_up(hash: u32) -> WordFacts {
    LEXICON[known(&LEXICON, hash)]
}

/// The slot of `hash` in `table`: its own, or the empty one where it would go.
const fn known(table: &[WordFacts; KNOWN], hash: u32) -> usize {
    let mut slot = (hash >> 1) as usize % KNOWN;
    while table[slot].hash != 0 && table[slot].hash != hash {
        slot = (slot + 1) % KNOWN;
    }
    slot
}

/// Counts of stop words by language, twelve bits each in two words: one addition counts for all languages of a word.
#[derive(Default)]
pub(crate) struct Votes([u64; 2]);

impl Votes {
    /// Counts that one of the two words holds.
    const EACH: u32 = 5;

    #[inline(always)]
    pub(crate) fn add(&mut self, languages: u16) {
        const ONES: u64 = 0x0001_0010_0100_1001;
        // Five copies, eleven bits apart, put each language's bit where its count is.
        const COPIES: u64 = 1 | 1 << 11 | 1 << 22 | 1 << 33 | 1 << 44;
        let low = u64::from(languages) & 31;
        self.0[0] += low.wrapping_mul(COPIES) & ONES;
        self.0[1] += (u64::from(languages) >> Self::EACH).wrapping_mul(COPIES) & ONES;
    }

    /// The languages with the most votes; none if nobody voted.
    pub(crate) fn most(&self) -> u16 {
        if self.0 == [0; 2] {
            return 0;
        }
        let votes = |language: u32| {
            self.0[(language / Self::EACH) as usize] >> (language % Self::EACH * 12) & 0xFFF
        };
        let (mut most, mut languages) = (1, 0);
        for language in 0..2 * Self::EACH {
            let votes = votes(language);
            languages = if votes > most { 0 } else { languages };
            most = most.max(votes);
            languages |= u16::from(votes == most) << language;
        }
        languages
    }
}
