//! What single words tell the grammars and the guess of the language.

use super::cue;
use crate::lexicon::stopword;
use crate::text::script::{self, Script};

/// Hash of a number of `len` digits.
pub(crate) const fn number_hash(len: usize) -> u32 {
    0x4E55_4D00 + if len > 9 { 9 } else { len as u32 }
}

/// What the word lists say of a word.
#[derive(Clone, Copy)]
pub(crate) struct WordFacts {
    hash: u32,
    pub(crate) cues: u16,
    /// Number of its [set of languages](stopword::set); 0 if it is no stop word.
    pub(crate) languages: u16,
}

const KNOWN: usize = 8192;

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

/// Stop words of the long lines of an article by language, and words by script.
#[derive(Debug, Clone)]
pub(crate) struct Votes {
    /// A word of one language alone counts [`ALONE`], others the less the more languages have it.
    languages: [u32; stopword::COUNT],
    /// Words and stop words of the lines of each script.
    scripts: [[u32; 2]; script::COUNT],
    stops: u32,
}

const ALONE: u32 = 8;
/// Stop words that are counted: more of them tell nothing new.
const ENOUGH: u32 = 96;
/// Of a language that we know every fifth word is a stop word, or more; fewer tell its name all the same.
const KNOWN_BY: u32 = 5;
const TOLD_BY: u32 = 8;

impl Default for Votes {
    fn default() -> Votes {
        Votes { languages: [0; stopword::COUNT], scripts: [[0; 2]; script::COUNT], stops: 0 }
    }
}

impl Votes {
    /// Counts a line of `words` words with these sets of stop words, of which `found` are stop words.
    pub(crate) fn add(&mut self, script: Script, words: u16, found: u16, sets: &[u16]) {
        let counts = &mut self.scripts[script as usize];
        *counts = [counts[0] + u32::from(words), counts[1] + u32::from(found)];
        if self.stops > ENOUGH {
            return;
        }
        self.stops += sets.len() as u32;
        for &number in sets {
            let mut set = stopword::set(number);
            let weight = ALONE >> (set.count_ones().saturating_sub(1)).min(3);
            while set != 0 {
                self.languages[set.trailing_zeros() as usize % stopword::COUNT] += weight;
                set &= set - 1;
            }
        }
    }

    /// Whether we know stop words of what stands in `script`. Where they are unknown, a line without them may be prose.
    pub(crate) fn is_known(&self, script: Script) -> bool {
        let [words, stops] = self.scripts[script as usize];
        stops * KNOWN_BY >= words
    }

    /// The language of most of the article: of the script of most words that language which its stop words tell, if they are
    /// enough and most of them are of it. None for what is in no language.
    pub(crate) fn language(&self) -> Option<&'static str> {
        let most = self.scripts.iter().map(|[words, _]| *words).max().unwrap_or(0);
        let at = self.scripts.iter().position(|[words, _]| *words == most && most > 0)?;
        let script = *Script::ALL.get(at)?;
        if let Some(code) = script.language() {
            return Some(code);
        }
        let votes = self.languages.iter().copied().max().unwrap_or(0);
        let [words, stops] = self.scripts[at];
        let told = stops * TOLD_BY >= words && votes >= 3 * ALONE / 2;
        let bit = self.languages.iter().position(|&v| v == votes).filter(|_| told)?;
        stopword::code(bit)
    }
}
