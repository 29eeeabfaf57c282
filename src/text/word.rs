//! Hashes of words, for phrase tables and for the features of trained models.

/// Hash of a word without regard to case.
///
/// Case is folded by setting bit 5 of each byte: right for ASCII, for Latin-1 letters in UTF-8 and for half of Cyrillic, and
/// without a branch. What else it folds together ("@" and "`") no table needs apart.
pub(crate) const fn word_hash(word: &[u8]) -> u32 {
    let mut hash = word.len() as u64;
    let mut at = 0;
    while at < word.len() {
        let mut chunk = 0u64;
        let mut i = 0;
        while i < 8 && at < word.len() {
            chunk |= ((word[at] | 0x20) as u64) << (8 * i);
            i += 1;
            at += 1;
        }
        hash = (hash ^ chunk).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        hash ^= hash >> 32;
    }
    (hash.wrapping_mul(0xD6E8_FEB8_6659_FD93) >> 32) as u32
}

/// Hash of a sequence of two hashes, in order.
pub(crate) const fn pair_hash(first: u32, second: u32) -> u32 {
    let both = ((first as u64) << 32 | second as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((both ^ both >> 29).wrapping_mul(0xD6E8_FEB8_6659_FD93) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_case_and_nothing_near() {
        assert_eq!(word_hash(b"GRABEN"), word_hash(b"graben"));
        assert_eq!(word_hash("ÄRGER".as_bytes()), word_hash("ärger".as_bytes()));
        assert_ne!(word_hash(b"graben"), word_hash(b"grabens"));
        assert_ne!(word_hash(b"12345678"), word_hash(b"123456780"));
        assert_ne!(pair_hash(1, 2), pair_hash(2, 1));
    }
}
