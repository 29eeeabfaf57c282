//! Hashes of words and small tables over them, built by the compiler.

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

/// A table from words to small numbers, built at compile time. `N` is a power of two, at least twice the number of words.
#[derive(Debug)]
pub(crate) struct WordTable<const N: usize> {
    keys: [u32; N],
    values: [u16; N],
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
                let mut end = 0;
                while end < rest.len() && rest[end] != b' ' {
                    end += 1;
                }
                let (word, after) = rest.split_at(end);
                if end > 0 {
                    let key = word_hash(word);
                    let mut slot = key as usize & (N - 1);
                    while table.keys[slot] != 0 && table.keys[slot] != key {
                        slot = (slot + 1) & (N - 1);
                    }
                    if table.keys[slot] == 0 {
                        table.keys[slot] = key;
                        table.values[slot] = value;
                        used += 1;
                    }
                }
                rest = if after.is_empty() { after } else { after.split_at(1).1 };
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
                let mut end = 0;
                while end < rest.len() && rest[end] != b' ' {
                    end += 1;
                }
                let (word, after) = rest.split_at(end);
                if end > 0 {
                    let key = word_hash(word);
                    let mut slot = key as usize & (N - 1);
                    while self.keys[slot] != 0 && self.keys[slot] != key {
                        slot = (slot + 1) & (N - 1);
                    }
                    self.keys[slot] = key;
                    self.values[slot] |= bit;
                }
                rest = if after.is_empty() { after } else { after.split_at(1).1 };
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

/// Length of the white space `bytes` begin with, no-break and other Unicode spaces included.
#[inline]
pub(crate) fn space_len(bytes: &[u8]) -> usize {
    // Most texts begin with none, or with one space before a letter.
    match *bytes {
        [b'!'..=0x7f, ..] => 0,
        [b' ', b'!'..=0x7f, ..] => 1,
        _ => spaces_len(bytes),
    }
}

fn spaces_len(bytes: &[u8]) -> usize {
    let mut at = 0;
    loop {
        at += match bytes[at..] {
            [b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c, ..] => 1,
            [0xc2, 0xa0 | 0x85, ..] => 2,
            [0xe2, 0x80, 0x80..=0x8f | 0xa8..=0xaf, ..] => 3,
            [0xe3, 0x80, 0x80, ..] | [0xef, 0xbb, 0xbf, ..] => 3,
            _ => return at,
        };
    }
}

/// The end of `bytes` without trailing white space, no-break and other Unicode spaces included.
#[inline]
pub(crate) fn trimmed_end(bytes: &[u8]) -> usize {
    match *bytes {
        [.., b'!'..=0x7f] => bytes.len(),
        _ => without_spaces(bytes),
    }
}

fn without_spaces(bytes: &[u8]) -> usize {
    let mut end = bytes.len();
    loop {
        end -= match bytes[..end] {
            [.., b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c] => 1,
            [.., 0xc2, 0xa0 | 0x85] => 2,
            [.., 0xe2, 0x80, 0x80..=0x8f | 0xa8..=0xaf] => 3,
            [.., 0xe3, 0x80, 0x80] | [.., 0xef, 0xbb, 0xbf] => 3,
            _ => return end,
        };
    }
}

/// The words of `text`: runs of letters; digits, signs and spaces of all kinds stand between them.
pub(crate) fn words(text: &[u8]) -> impl Iterator<Item = &[u8]> + Clone {
    let mut rest = text;
    core::iter::from_fn(move || {
        loop {
            let len = letters_len(rest);
            if len > 0 {
                let (word, after) = rest.split_at(len);
                rest = after;
                return Some(word);
            }
            let sign = match rest.first()? {
                0xc2 => 2,
                0xe2 => 3,
                0xf0 => 4,
                _ => 1,
            };
            rest = rest.get(sign..)?;
        }
    })
}

/// Length of the word `bytes` begin with: ASCII letters and any other letters, no digits or punctuation.
pub(crate) fn letters_len(bytes: &[u8]) -> usize {
    bytes.iter().position(|&b| !is_letter(b)).unwrap_or(bytes.len())
}

/// Whether `byte` belongs to a letter: ASCII, or part of a UTF-8 sequence that is no Latin-1 or general punctuation.
///
/// Sequences that begin with 0xC2 or 0xE2 are signs and spaces; their other bytes are only met after them.
pub(crate) const fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || (byte >= 0x80 && byte != 0xc2 && byte != 0xe2 && byte != 0xf0)
}

/// Where the word that ends `bytes` begins; `bytes.len()` if they end in no letter or in a word longer than `max`.
pub(crate) fn last_word(bytes: &[u8], max: usize) -> usize {
    let mut start = bytes.len();
    loop {
        match bytes[..start] {
            // The bytes after these leads look like letters.
            [.., 0xc2, 0x80..=0xff] | [.., 0xe2, _, 0x80..=0xff] => return start,
            [.., last] if is_letter(last) => start -= 1,
            _ => return start,
        }
        if bytes.len() - start > max {
            return bytes.len();
        }
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

    #[test]
    fn words_end_at_signs() {
        let text = "Am 5.\u{a0}Mai\u{2013}Über \u{1f642}x".as_bytes();
        assert!(words(text).eq([&b"Am"[..], b"Mai", "Über".as_bytes(), b"x"]));
    }

    #[test]
    fn last_words() {
        assert_eq!(last_word("by\u{a0}René".as_bytes(), 9), 4);
        assert_eq!(last_word("•on".as_bytes(), 9), 3);
        assert_eq!(last_word(b"on ", 9), 3);
        assert_eq!(last_word(b"toolong", 3), 7);
    }

    #[test]
    fn spaces_of_all_kinds_are_trimmed() {
        let line = "\u{a0} \tx\u{2009}\u{feff}\r\n".as_bytes();
        assert_eq!(space_len(line), 4);
        assert_eq!(trimmed_end(line), 5);
    }
}
