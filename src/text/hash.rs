//! Hashes of words. All of them are part of the model formats: another hash makes every trained weight another word's.
//!
//! The section models use [`word_hash`], which does not see case, [`join_hash`] and [`pair_hash`]; the name tagger uses [`hash`],
//! which sees case, and [`mix`]. Tables that the compiler builds use [`word_hash`] too. A test holds their values.

const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

/// Setting bit 5 of each byte lower-cases ASCII, and in UTF-8 the Latin-1 letters and most of Cyrillic too.
const LOWER: u64 = 0x2020_2020_2020_2020;

const fn read32(bytes: &[u8], at: usize) -> u64 {
    match bytes.split_at(at).1.first_chunk() {
        Some(four) => u32::from_le_bytes(*four) as u64,
        None => 0,
    }
}

const fn read64(bytes: &[u8], at: usize) -> u64 {
    match bytes.split_at(at).1.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => 0,
    }
}

/// A hash of `word` that does not see the case of its letters ("Über" and "über" are equal). Never 0.
///
/// Bytes are compared without their bit 5, so a few pairs of rare characters are equal too ("@" and "`").
#[inline]
pub(crate) const fn word_hash(word: &[u8]) -> u32 {
    let n = word.len();
    if n > 8 {
        return long_hash(word);
    }
    // Reads that overlap put each byte in its place: no loop over bytes.
    let bytes = if n >= 4 {
        read32(word, 0) | (read32(word, n - 4) << 32) >> (8 * (8 - n))
    } else if n > 0 {
        word[0] as u64
            | (word[n / 2] as u64) << (8 * (n / 2))
            | (word[n - 1] as u64) << (8 * (n - 1))
    } else {
        0
    };
    finish(n as u64, bytes)
}

/// [`word_hash`] of `text[start..end]`, faster where eight bytes of the text can be read: most words are shorter.
#[inline(always)]
pub(crate) fn word_hash_in(text: &[u8], start: usize, end: usize) -> u32 {
    let n = end - start;
    match text[start..].first_chunk() {
        Some(window) if n <= 8 && n > 0 => {
            finish(n as u64, u64::from_le_bytes(*window) & (u64::MAX >> (64 - 8 * n)))
        }
        _ => word_hash(&text[start..end]),
    }
}

const fn long_hash(word: &[u8]) -> u32 {
    let n = word.len();
    let mut hash = n as u64;
    let mut at = 0;
    while at + 8 < n {
        hash = ((hash ^ (read64(word, at) | LOWER)).wrapping_mul(MIX)).rotate_left(29);
        at += 8;
    }
    finish(hash, read64(word, n - 8))
}

const fn finish(hash: u64, bytes: u64) -> u32 {
    let hash = (hash ^ (bytes | LOWER)).wrapping_mul(MIX);
    let hash = (hash ^ (hash >> 29)).wrapping_mul(MIX);
    (hash >> 32) as u32 | 1
}

/// The hash of a phrase that is one word longer than the phrase of hash `phrase`.
pub(crate) const fn join_hash(phrase: u32, word: u32) -> u32 {
    let hash = ((phrase as u64).wrapping_mul(MIX) ^ word as u64).wrapping_mul(MIX);
    (hash >> 32) as u32 | 1
}

/// Hash of two hashes in order, for the names of features.
pub(crate) const fn pair_hash(first: u32, second: u32) -> u32 {
    let both = ((first as u64) << 32 | second as u64).wrapping_mul(MIX);
    ((both ^ both >> 29).wrapping_mul(MIX) >> 32) as u32
}

/// A hash of the word `text[start..end]` that sees case.
pub(crate) fn hash(text: &[u8], start: usize, end: usize) -> u64 {
    let len = end - start;
    let mut h = (len as u64).wrapping_mul(K0);
    let mut at = start;
    loop {
        let word = load(text, at, end.min(at + 8));
        h = mix(h ^ word);
        at += 8;
        if at >= end {
            return h;
        }
    }
}

/// [`hash`] of the whole of `word`.
pub(crate) fn hash_of(word: &[u8]) -> u64 {
    hash(word, 0, word.len())
}

const K0: u64 = 0x9E37_79B9_7F4A_7C15;

const K1: u64 = 0xD6E8_FEB8_6659_FD93;

/// Spreads the bits of `x`.
pub(crate) fn mix(x: u64) -> u64 {
    let p = u128::from(x ^ K1) * u128::from(K0);
    (p as u64) ^ (p >> 64) as u64
}

fn load(text: &[u8], at: usize, end: usize) -> u64 {
    if let Some(b) = text.get(at..at + 8) {
        let word = u64::from_le_bytes([b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7]]);
        return word & (u64::MAX >> (64 - 8 * (end - at).clamp(1, 8)));
    }
    text[at..end].iter().rev().fold(0, |w, &b| w << 8 | u64::from(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_see_every_byte_and_the_length() {
        let words: &[&[u8]] = &[
            b"",
            b"a",
            b"aa",
            b"ab",
            b"ba",
            b"aaa",
            b"abcd",
            b"abcde",
            b"abcdefgh",
            b"abcdefghi",
            b"abcdefghabcdefgh",
        ];
        for (i, a) in words.iter().enumerate() {
            let text = [b" ", *a, b" of a line"].concat();
            assert_eq!(word_hash_in(&text, 1, 1 + a.len()), word_hash(a));
            assert_eq!(word_hash_in(a, 0, a.len()), word_hash(a));
            for b in &words[i + 1..] {
                assert_ne!(word_hash(a), word_hash(b), "{a:?} {b:?}");
            }
        }
        assert_ne!(
            join_hash(word_hash(b"a"), word_hash(b"b")),
            join_hash(word_hash(b"b"), word_hash(b"a"))
        );
    }

    /// With other values every trained weight is another word's: if this fails, all three models must be trained anew.
    #[test]
    fn hashes_are_those_of_the_trained_models() {
        let words: [(&[u8], u32, u64); 6] = [
            (b"", 0x3922_1b0f, 0xc9d8_74ca_57d9_e055),
            (b"a", 0x6be3_e863, 0x8e95_28bf_8401_1218),
            (b"harbour", 0x2733_5d31, 0x2d5e_2e4d_c16b_c191),
            (b"H\xc3\xa4fen", 0x5c6e_d067, 0x6775_9bac_d161_00ed),
            (b"harbourmaster", 0x9758_82a7, 0x681e_db71_e5ec_0487),
            (b"harbourmasterships", 0x1f43_d587, 0xdef7_28de_3ad0_b6b2),
        ];
        for (word, of_sections, of_names) in words {
            assert_eq!((word_hash(word), hash_of(word)), (of_sections, of_names), "{word:?}");
            let text = [b"the ", word, b" of the town"].concat();
            if !word.is_empty() {
                assert_eq!(hash(&text, 4, 4 + word.len()), of_names, "{word:?}");
            }
        }
        let (first, second) = (word_hash(b"harbour"), word_hash(b"master"));
        assert_eq!(join_hash(first, second), 0x27f6_7b99);
        assert_eq!(pair_hash(first, second), 0xe3bb_92e0);
        let mixed = [0xc9d8_74ca_57d9_e055, 0x2a00_ed70_d402_65a3, 0x0ddb_40cd_57dd_1866];
        assert_eq!([0, 1, u64::MAX].map(mix), mixed);
    }
}
