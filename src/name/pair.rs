//! Features of a token together with its neighbours.

use super::own::{Word, key};
use crate::name::own::class;
use crate::text::bits;

/// A token and what features need of it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Item {
    pub(crate) word: Word,
    /// Hash of the lower-case form.
    pub(crate) lower: u32,
    pub(crate) bits: u16,
    /// Bits of [`place`].
    pub(crate) around: u8,
    /// Tag of the listed phrase that holds it: 0, or type and place.
    pub(crate) phrase: u8,
}

/// What the sentence and the article say of a token.
pub(crate) mod place {
    /// First word of its sentence.
    pub(crate) const INITIAL: u8 = 1;
    /// Most words of the sentence are capitalised.
    pub(crate) const HEADLINE: u8 = 2;
    /// The sentence has no lower-case word.
    pub(crate) const CAPS: u8 = 4;
    /// The article has the word in lower case.
    pub(crate) const SEEN_LOWER: u8 = 8;
    /// The article has the word capitalised inside a sentence.
    pub(crate) const SEEN_TITLE: u8 = 16;
}

/// Lower-case hashes of the words before and after the chain that a token is of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Beside {
    pub(crate) left: u32,
    pub(crate) right: u32,
}

/// Templates of pairs that look words up; each is one row.
pub(crate) const PAIRS: usize = 16;

/// The keys of the features of `window[2]` among its neighbours; 0 for those that are absent.
pub(crate) fn pairs(window: &[Item; 5], chain: Beside) -> [u64; PAIRS] {
    let [l2, l1, w, r1, r2] = window;
    let k = |i: &Item| u64::from(i.word.class);
    let l = |i: &Item| u64::from(i.lower);
    let c = |i: &Item| u64::from(i.word.cluster);
    let two = |t: u64, a: u64, b: u64| key(t, a.wrapping_mul(0xE703_7ED1_A0B4_28DB) ^ b);
    let around = u64::from(w.around);
    let breaks = |i: &Item| u64::from(i.bits & (bits::SPACE | bits::LINE));
    let glue = breaks(w) << 2 | breaks(r1);
    let line = u64::from(w.bits & bits::LINE) << 8 | u64::from(r1.bits & bits::LINE) << 16;
    let g = |i: &Item| u64::from(i.word.gazetteer);
    let cased = |t: u64, a: u64, b: u64, on: bool| if on { two(t, a, b) } else { 0 };
    [
        two(202, l(l1), l(r1)),
        cased(203, c(l1), c(w), w.word.cluster != 0),
        cased(204, c(w), c(r1), w.word.cluster != 0),
        two(205, c(l1) << 16 | c(r1), k(w)),
        two(207, l(r1), c(w) << 8 | k(w)),
        two(208, k(l1) << 16 | k(w) << 8 | k(r1), glue),
        two(209, k(l2) << 16 | k(l1) << 8 | k(w), around & 7),
        two(210, k(w) << 16 | k(r1) << 8 | k(r2), around & 7),
        two(211, around, k(w) << 8 | u64::from(w.word.caps)),
        two(217, chain.left.into(), k(w)),
        two(218, chain.right.into(), k(w)),
        two(216, line, k(w) << 8 | k(r1)),
        cased(212, u64::from(w.phrase), 0, w.phrase != 0),
        cased(213, g(l1), g(w) << 8 | k(w), w.word.gazetteer != 0),
        cased(214, g(r1), g(w) << 8 | k(w), w.word.gazetteer != 0),
        two(215, l(l2), l(l1) ^ k(w)),
    ]
}

/// The item that stands before and after a sentence.
pub(crate) fn edge() -> Item {
    Item { word: Word { class: class::NONE, ..Word::default() }, lower: 1, ..Item::default() }
}
