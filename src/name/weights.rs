//! The tagger's part of a model file, used in place.
//!
//! ```text
//! 0    u32 labels (17), version, words, contexts, tails, rows, phrases, masks       counts of buckets or rows
//! 32   i16 transitions[17][17], 0[7]
//!      words      buckets of KnownWord           by hash of the word
//!      tails      buckets of u16, u8         by hash of the word: cluster | phrase start << 15, mask
//!      rows       buckets of i8[16]          by key of a feature
//!      phrases    buckets of u16, u16        by hash of a listed name's words: second check, type
//!      contexts   i8[4][16]                  by number: what a frequent word gives its neighbours
//!      clusters   i8[4][16] x 1025           what a cluster gives its neighbours
//!      classes    i8[4][16] x 256            the same of class and capitalisation
//!      masks      i8[4][16]                  the same of gazetteers
//!      votes      i8[16] x VOTES             by second-pass feature
//!      bits       u16                        gazetteer bits of each mask
//!      filter     u8[FILTER]                 words that are names even in lower case
//! ```

use alloc::vec::Vec;

use super::chain::FILTER;
use super::own::Word;
use super::second_pass;
use super::viterbi::{Lanes, Transitions};
use crate::error::Error;
use crate::model::buckets::Buckets;
use crate::model::wire::u32_at;

/// Bytes of a row of scores.
pub(crate) const ROW: usize = 16;
/// Bytes of the rows for four neighbours.
pub(crate) const FOUR: usize = 4 * ROW;
/// Bytes of a known word.
pub(crate) const KNOWN: usize = 32;
/// Bytes of a rarer word.
pub(crate) const TAIL: usize = 3;
pub(crate) const CLUSTERS: usize = 1025;
pub(crate) const CLASSES: usize = 256;
pub(crate) const VERSION: u32 = 1;
const HEADER: usize = 32;
const TRANSITIONS: usize = 17 * 17 * 2 + 14;

/// A checked part.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Weights<'a> {
    pub(crate) transitions: &'a [u8],
    pub(crate) words: Buckets<'a, KNOWN>,
    pub(crate) tails: Buckets<'a, TAIL>,
    pub(crate) rows: Buckets<'a, ROW>,
    pub(crate) phrases: Buckets<'a, 4>,
    contexts: &'a [u8],
    clusters: &'a [u8],
    classes: &'a [u8],
    masks: &'a [u8],
    votes: &'a [u8],
    bits: &'a [u8],
    pub(crate) filter: &'a [u8],
}

/// A word that the model knows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct KnownWord<'a>(&'a [u8; KNOWN]);

/// Bits of [`KnownWord::flags`].
pub(crate) mod flag {
    pub(crate) const CAPS: u8 = 7;
    /// As a name of type misc it is a group.
    pub(crate) const GROUP: u8 = 8;
    /// A listed name of several words begins with it.
    pub(crate) const PHRASE: u8 = 16;
}

impl<'a> KnownWord<'a> {
    fn u16(self, at: usize) -> u16 {
        u16::from_le_bytes([self.0[at], self.0[at + 1]])
    }

    /// Start of its lower-case form's hash.
    pub(crate) fn lower(self) -> u32 {
        u32::from_le_bytes([self.0[0], self.0[1], self.0[2], self.0[3]])
    }

    /// Number of its context rows; 0 if they are its classes'.
    pub(crate) fn context(self) -> usize {
        self.u16(4).into()
    }

    pub(crate) fn mask(self) -> u16 {
        self.u16(8)
    }

    pub(crate) fn flags(self) -> u8 {
        self.0[13]
    }

    /// Everything of its [`Word`] that features beside its own read.
    pub(crate) fn word(self, weights: &Weights) -> Word {
        Word {
            class: self.0[12] & 31,
            caps: self.0[13] & flag::CAPS,
            cluster: self.u16(6),
            lower_cluster: 0,
            gazetteer: weights.bits(self.mask()),
        }
    }

    /// Scores it gives its own token.
    pub(crate) fn row(self) -> &'a [u8] {
        &self.0[16..]
    }
}

impl<'a> Weights<'a> {
    /// Reads a part; empty bytes are a tagger that knows nothing.
    ///
    /// # Errors
    ///
    /// If counts and length differ or the version is another.
    pub(crate) fn new(bytes: &'a [u8]) -> Result<Weights<'a>, Error> {
        let mut n = [0; 8];
        for (i, n) in n.iter_mut().enumerate() {
            *n = u32_at(bytes, 4 * i).ok_or_else(|| Error::model(4 * i, "names: cut short"))?;
        }
        if n[0] != 17 || n[1] != VERSION {
            return Err(Error::model(0, "names: another alphabet or version"));
        }
        let count = n.map(|n| n as usize);
        let [_, _, words, contexts, tails, rows, phrases, masks] = count;
        if count.iter().any(|&n| n > 1 << 22)
            || [words, contexts, tails, rows, phrases, masks].contains(&0)
        {
            return Err(Error::model(8, "names: a count out of range"));
        }
        let mut at = HEADER;
        let mut take = |len: usize| {
            let start = at;
            at += len.next_multiple_of(16);
            let part = bytes
                .get(start..start + len)
                .ok_or_else(|| Error::model(start, "names: cut short"));
            part.map(|part| (part, start))
        };
        let transitions = take(TRANSITIONS)?.0;
        let (b, s) = take(Buckets::<KNOWN>::size(words))?;
        let words = Buckets::new(b, words, s)?;
        let (b, s) = take(Buckets::<TAIL>::size(tails))?;
        let tails = Buckets::new(b, tails, s)?;
        let (b, s) = take(Buckets::<ROW>::size(rows))?;
        let rows = Buckets::new(b, rows, s)?;
        let (b, s) = take(Buckets::<4>::size(phrases))?;
        let phrases = Buckets::new(b, phrases, s)?;
        let contexts = take(contexts * FOUR)?.0;
        let clusters = take(CLUSTERS * FOUR)?.0;
        let classes = take(CLASSES * FOUR)?.0;
        let bits = masks * 2;
        let masks = take(masks * FOUR)?.0;
        let votes = take(second_pass::ROWS * ROW)?.0;
        let bits = take(bits)?.0;
        let filter = take(FILTER)?.0;
        if at != bytes.len().next_multiple_of(16) {
            return Err(Error::model(at, "names: bytes left over"));
        }
        Ok(Weights {
            transitions,
            words,
            tails,
            rows,
            phrases,
            contexts,
            clusters,
            classes,
            masks,
            votes,
            bits,
            filter,
        })
    }

    pub(crate) fn transitions(&self) -> Transitions {
        Transitions::new(|i| {
            i16::from_le_bytes([self.transitions[2 * i], self.transitions[2 * i + 1]])
        })
    }

    /// Gazetteer bits of a mask's number.
    pub(crate) fn bits(&self, mask: u16) -> u16 {
        let at = 2 * usize::from(mask);
        self.bits.get(at..at + 2).map_or(0, |b| u16::from_le_bytes([b[0], b[1]]))
    }

    /// The word in slot `slot` of the table of words.
    pub(crate) fn known(&self, slot: usize) -> Option<KnownWord<'a>> {
        self.words.value(slot).map(KnownWord)
    }

    /// The four rows of a frequent word; `None` for number 0, which stands for words without rows of their own.
    pub(crate) fn context(&self, number: usize) -> Option<&'a [u8]> {
        if number == 0 {
            return None;
        }
        self.contexts.get(number * FOUR..(number + 1) * FOUR)
    }

    /// The sets of four rows whose sum a word gives that has none of its own.
    pub(crate) fn parts(&self, word: &Word, mask: u16) -> [Option<&'a [u8]>; 3] {
        let four = |table: &'a [u8], i: usize| table.get(i * FOUR..(i + 1) * FOUR);
        [
            four(self.clusters, word.cluster.into()),
            four(self.classes, usize::from(word.class & 31) | usize::from(word.caps & 7) << 5),
            four(self.masks, mask.into()),
        ]
    }

    pub(crate) fn vote(&self, feature: usize) -> Option<&'a [u8]> {
        self.votes.get(feature * ROW..(feature + 1) * ROW)
    }
}

/// Adds a row of model bytes to scores.
#[inline]
pub(crate) fn add(lanes: &mut Lanes, row: &[u8]) {
    for (lane, &b) in lanes.iter_mut().zip(row) {
        *lane = lane.saturating_add(i16::from(b as i8));
    }
}

/// Checks the bytes of a part.
pub(crate) fn check(bytes: &[u8]) -> Result<(), Error> {
    Weights::new(bytes).map(|_| ())
}

/// Scratch rows for the sum of scores.
pub(crate) type Emissions = Vec<Lanes>;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::model::Model;
    use crate::model::{Part, wire};
    use crate::name::tagger::Scratch;
    use crate::text::token::tokenize;

    /// A part of one bucket or row of everything.
    fn least() -> Vec<u8> {
        let mut bytes: Vec<u8> =
            [17, VERSION, 1, 1, 1, 1, 1, 1].into_iter().flat_map(u32::to_le_bytes).collect();
        let parts = [
            TRANSITIONS,
            Buckets::<KNOWN>::size(1),
            Buckets::<TAIL>::size(1),
            Buckets::<ROW>::size(1),
            Buckets::<4>::size(1),
            FOUR,
            CLUSTERS * FOUR,
            CLASSES * FOUR,
            FOUR,
            second_pass::ROWS * ROW,
            2,
            FILTER,
        ];
        bytes.resize(HEADER + parts.iter().map(|p| p.next_multiple_of(16)).sum::<usize>(), 0);
        bytes
    }

    #[test]
    fn wrong_lengths_and_counts_are_refused() {
        let bytes = least();
        assert!(check(&bytes).is_ok());
        for len in (0..bytes.len()).step_by(61).chain([bytes.len() - 16]) {
            assert!(check(&bytes[..len]).is_err(), "{len}");
        }
        let mut long = bytes.clone();
        long.resize(bytes.len() + 16, 0);
        assert!(check(&long).is_err());
        for at in (0..HEADER).step_by(4) {
            for n in [0u32, 2, 18, 1 << 20, u32::MAX] {
                let mut bytes = bytes.clone();
                bytes[at..at + 4].copy_from_slice(&n.to_le_bytes());
                assert!(check(&bytes).is_err(), "{at} {n}");
            }
        }
    }

    #[test]
    fn the_built_in_part_is_whole() {
        check(Model::builtin().part(Part::Names)).unwrap();
    }

    #[test]
    fn a_model_with_a_wrong_part_is_refused() {
        let part = least();
        let model = |part: &[u8]| Model::from_bytes(&wire::write(&[(Part::Names, 1, part)]));
        assert!(model(&part).is_ok());
        assert_eq!(model(&part[..1000]).unwrap_err().kind(), crate::ErrorKind::InvalidModel);
    }

    #[test]
    fn random_weights_tag_without_panic() {
        let mut bytes = least();
        let mut state = 1u64;
        for b in &mut bytes[HEADER..] {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            *b = (state >> 56) as u8;
        }
        let weights = Weights::new(&bytes).unwrap();
        let text = b"Anna Lund of the Graben Steel Works met NATO's J. Berg in al-Harun. Lund left; BERG STAYED 12 days. anna lund";
        let mut scratch = Scratch::default();
        for _ in 0..3 {
            scratch.tokens.clear();
            tokenize(text, 0, text.len(), 1000, &mut scratch.tokens).unwrap();
            scratch.tag(text, &weights).unwrap();
        }
    }
}
