//! What each byte of a line is, as a bit in masks of 64 bits.

use super::facts::{LOOK, LineFacts, LineWords, mark};

/// Classes of a byte, bits of a set.
const WORD: u8 = 1;
const UPPER: u8 = 1 << 1;
const DIGIT: u8 = 1 << 2;
const HIGH: u8 = 1 << 3;
/// Neither of a word nor white space.
const OTHER: u8 = 1 << 4;

/// Bytes that are classed at a time, and how many such units a line has at most.
pub(crate) const UNIT: usize = 16;
pub(crate) const UNITS: usize = LOOK.div_ceil(UNIT);
/// Masks of a line.
pub(crate) const MASKS: usize = 8;
const _: () = assert!(LOOK < 64 * MASKS);

/// A bit for each byte of a line; the last stays empty.
pub(crate) type Mask = [u64; MASKS + 1];

/// A bit for each byte of a line.
#[derive(Debug, Clone, Default)]
pub(crate) struct Masks {
    pub(crate) word: Mask,
    pub(crate) upper: Mask,
    pub(crate) digit: Mask,
    pub(crate) high: Mask,
    pub(crate) other: Mask,
    /// Digits, and capitals inside words: few words have one.
    pub(crate) special: Mask,
}

/// Puts the classes of each byte in its place.
#[inline(never)]
fn classify(units: &mut [[u8; UNIT]]) {
    for unit in units {
        for byte in unit {
            let b = *byte;
            let upper = if b.wrapping_sub(b'A') < 26 { UPPER | WORD } else { 0 };
            let lower = if b.wrapping_sub(b'a') < 26 { WORD } else { 0 };
            let digit = if b.wrapping_sub(b'0') < 10 { DIGIT | WORD } else { 0 };
            let high = if b >= 0x80 { HIGH | WORD } else { 0 };
            let space = if b == b' ' || b.wrapping_sub(b'\t') < 5 { 0 } else { OTHER };
            let word = upper | lower | digit | high;
            *byte = if word == 0 { space } else { word };
        }
    }
}

/// A bit in each of eight bytes.
const ONES: u64 = 0x0101_0101_0101_0101;

/// The bits of `class` of eight bytes.
#[inline(always)]
fn gather(eight: u64, class: u8) -> u64 {
    // Each byte's bit is moved to its place in the top byte.
    (eight >> class.trailing_zeros() & ONES).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

impl Masks {
    /// Reads the bytes of `look`.
    #[inline(always)]
    pub(crate) fn read(&mut self, look: &[u8], units: &mut [[u8; UNIT]; UNITS]) {
        let units = &mut units[..look.len().div_ceil(UNIT)];
        if let Some(last) = units.last_mut() {
            *last = [b' '; UNIT];
        }
        units.as_flattened_mut()[..look.len()].copy_from_slice(look);
        classify(units);
        let mut used = 0;
        for bytes in units.as_flattened().chunks(64) {
            let (mut word, mut upper, mut digit, mut high, mut other) = (0, 0, 0, 0, 0);
            for (i, eight) in bytes.chunks_exact(8).enumerate() {
                let eight = u64::from_le_bytes([0, 1, 2, 3, 4, 5, 6, 7].map(|i| eight[i]));
                word |= gather(eight, WORD) << (8 * i);
                // Most of eight bytes have none of these.
                if eight & (u64::from(UPPER | DIGIT | HIGH | OTHER) * ONES) != 0 {
                    upper |= gather(eight, UPPER) << (8 * i);
                    digit |= gather(eight, DIGIT) << (8 * i);
                    high |= gather(eight, HIGH) << (8 * i);
                    other |= gather(eight, OTHER) << (8 * i);
                }
            }
            let i = used % MASKS;
            (self.word[i], self.upper[i], self.digit[i]) = (word, upper, digit);
            (self.high[i], self.other[i]) = (high, other);
            used += 1;
        }
        for i in [used, used + 1] {
            let i = i.min(MASKS);
            (self.word[i], self.upper[i], self.digit[i]) = (0, 0, 0);
            (self.high[i], self.other[i], self.special[i]) = (0, 0, 0);
        }
    }

    /// Takes the `len` bytes from `at` out of words and signs.
    pub(crate) fn remove(&mut self, at: usize, len: usize) {
        for at in at..at + len {
            let keep = !(1 << (at % 64));
            let masks = [&mut self.word, &mut self.upper, &mut self.digit];
            masks.into_iter().for_each(|mask| mask[at / 64] &= keep);
            [&mut self.high, &mut self.other].into_iter().for_each(|mask| mask[at / 64] &= keep);
        }
    }

    /// Whether the byte at `at` is of a word; one before the first is not.
    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.word.get(at / 64).is_some_and(|mask| mask >> (at % 64) & 1 == 1)
    }

    /// Counts what can be told from the first `used` masks without the words.
    #[inline(always)]
    pub(crate) fn count(&mut self, used: usize, facts: &mut LineFacts, seen: &mut LineWords) {
        let (mut lower_before, mut word_before, mut glued) = (0, 0, 0);
        for i in 0..used.min(MASKS) {
            let (word, upper) = (self.word[i], self.upper[i]);
            let begun = word << 1 | word_before;
            word_before = word >> 63;
            self.special[i] = upper & begun | self.digit[i];
            facts.capitalised += (upper & !begun).count_ones() as u16;
            if self.high[i] != 0 {
                seen.high += (self.high[i] & !begun).count_ones() as u16;
            }
            // An upper-case letter after a lower-case one.
            let lower = word & !(upper | self.digit[i] | self.high[i]);
            glued |= upper & (lower << 1 | lower_before);
            lower_before = lower >> 63;
        }
        if glued != 0 {
            facts.marks |= mark::GLUED;
        }
    }
}

/// The bits of `mask` from `start` on, 64 of them.
#[inline(always)]
pub(crate) fn window(mask: &Mask, start: usize) -> u64 {
    let (at, bit) = (start / 64 % MASKS, start % 64);
    mask[at] >> bit | mask[at + 1] << 1 << (63 - bit)
}
