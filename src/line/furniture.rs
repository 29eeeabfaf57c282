//! Phrases of page furniture ("Leave a Reply", "All rights reserved", "Read more"), matched in one pass over a line's words.
//!
//! The compiler turns the phrases of [`phrases`](crate::lexicon::phrases) into a hash table of all their beginnings, so
//! that a line is matched by one look at a small filter for most of its words, and one probe a word inside a phrase.

use crate::lexicon::phrases::{ALONE, PHRASES};
use crate::text::hash::{join_hash, word_hash, word_hash_in};

/// Words of a line that are looked up: furniture is short.
pub(crate) const MAX_WORDS: usize = 40;
/// Bytes of a line that are split.
const MAX_BYTES: usize = 255;
const MAX_PHRASE: usize = 10;
const SLOTS: usize = 16384;
/// Bit of an entry that longer phrases begin with.
const LONGER: u32 = 1 << 30;
const CATEGORIES: u32 = !(ALONE | LONGER);
/// Stands for the hash of any number.
pub(crate) const NUMBER: u32 = word_hash(b"#");

/// Categories of the phrases in a line, as sets of bits; see [`phrases`](crate::lexicon::phrases).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Phrases {
    /// Found anywhere in the line.
    pub(crate) any: u32,
    /// Of the phrase that the line begins with.
    pub(crate) start: u32,
    /// Of all phrases, if they leave no word of the line over; else 0.
    pub(crate) whole: u32,
    /// Words inside phrases.
    pub(crate) covered: u8,
    /// Words looked at, numbers left out.
    pub(crate) words: u8,
    /// Whether any phrase was found, also one that counts only on a line of its own.
    pub(crate) touched: bool,
}

struct Table {
    /// Key and value side by side: a probe touches one cache line.
    slots: [(u32, u32); SLOTS],
    /// A bit for each hash (modulo its size) of a first word: most words end here.
    first: [u64; 512],
}

static TABLE: Table = build();

const fn slot_of(table: &Table, key: u32) -> usize {
    let mut slot = key as usize >> 1 & (SLOTS - 1);
    while table.slots[slot].0 != 0 && table.slots[slot].0 != key {
        slot = (slot + 1) & (SLOTS - 1);
    }
    slot
}

const fn filter(key: u32) -> (usize, u64) {
    ((key >> 7) as usize & 511, 1 << ((key >> 1) & 63))
}

#[allow(long_running_const_eval, reason = "some thousand phrases are hashed at compile time")]
const fn build() -> Table {
    let mut table = Table { slots: [(0, 0); SLOTS], first: [0; 512] };
    let (mut group, mut used) = (0, 0);
    while group < PHRASES.len() {
        let (value, mut rest) = (PHRASES[group].0, PHRASES[group].1.as_bytes());
        let (mut phrase, mut len) = (0, 0);
        while !rest.is_empty() {
            let mut end = 0;
            while end < rest.len() && rest[end] != b' ' && rest[end] != b'|' {
                end += 1;
            }
            let (word, after) = rest.split_at(end);
            let key = word_hash(word);
            phrase = if len == 0 { key } else { join_hash(phrase, key) };
            len += 1;
            assert!(end > 0 && len <= MAX_PHRASE, "an empty word, or too many in a phrase");
            if len == 1 {
                let (word, bit) = filter(key);
                table.first[word] |= bit;
            }
            let slot = slot_of(&table, phrase);
            if table.slots[slot].0 == 0 {
                table.slots[slot].0 = phrase;
                used += 1;
            }
            let last = after.is_empty() || after[0] == b'|';
            // A phrase that counts everywhere in one category does so in all.
            let old = table.slots[slot].1;
            table.slots[slot].1 = if !last {
                old | LONGER
            } else if old & CATEGORIES == 0 {
                old | value
            } else {
                (old | value) & (!ALONE | (old & value & ALONE))
            };
            if last {
                len = 0;
            }
            rest = if after.is_empty() { after } else { after.split_at(1).1 };
        }
        group += 1;
    }
    assert!(used * 2 < SLOTS, "too many phrases for this table");
    table
}

/// Kinds of bytes for the splitter.
const SEPARATOR: u8 = 0;
const LETTER: u8 = 1;
const DIGIT: u8 = 2;
/// Inside a character: of the kind of the byte before.
const SAME: u8 = 3;

static KINDS: [u8; 256] = {
    let mut kinds = [SEPARATOR; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = match byte as u8 {
            b'0'..=b'9' => DIGIT,
            b'a'..=b'z' | b'A'..=b'Z' => LETTER,
            0x80..=0xbf => SAME,
            // Signs and spaces: Latin-1, general punctuation, emoji.
            0xc2 | 0xe2 | 0xf0 => SEPARATOR,
            0xc3..=0xff => LETTER,
            _ => SEPARATOR,
        };
        byte += 1;
    }
    kinds
};

/// The phrases of `line`.
pub(crate) fn scan(line: &[u8]) -> Phrases {
    let mut hashes = [0u32; MAX_WORDS];
    let (len, complete) = split(line, &mut hashes);
    find(&hashes[..len], complete)
}

/// The hashes of the words of `line`, numbers as "#"; how many, and whether the line ended there.
fn split(line: &[u8], hashes: &mut [u32; MAX_WORDS]) -> (usize, bool) {
    let head = &line[..line.len().min(MAX_BYTES)];
    // Where the kind of byte changes. Each byte writes a bound and some keep it: the processor would guess a branch wrong.
    let mut bounds = [0u8; MAX_BYTES + 1];
    let (mut count, mut last) = (0, SEPARATOR);
    for (at, &byte) in head.iter().enumerate() {
        let kind = KINDS[usize::from(byte)];
        let kind = if kind == SAME { last } else { kind };
        bounds[count] = at as u8;
        count += usize::from(kind != last);
        last = kind;
    }
    bounds[count] = head.len() as u8;
    let mut len = 0;
    for pair in bounds[..=count].windows(2) {
        let (start, end) = (usize::from(pair[0]), usize::from(pair[1]));
        let kind = KINDS[usize::from(head[start])];
        if kind == SEPARATOR {
            continue;
        }
        if len == MAX_WORDS {
            return (len, false);
        }
        hashes[len] = if kind == DIGIT { NUMBER } else { word_hash_in(head, start, end) };
        len += 1;
    }
    (len, line.len() == head.len())
}

/// The phrases of a line of these words (their hashes; numbers are [`NUMBER`]); `complete` if these are all words of it.
pub(crate) fn find(hashes: &[u32], complete: bool) -> Phrases {
    let mut found = Phrases::default();
    let (mut alone, mut alone_words, mut numbers) = (0, 0, 0);
    let mut at = 0;
    while at < hashes.len() {
        let (len, value) = longest(&hashes[at..]);
        if len == 0 {
            numbers += u8::from(hashes[at] == NUMBER);
            at += 1;
            continue;
        }
        found.touched = true;
        let bits = value & CATEGORIES;
        if value & ALONE != 0 {
            alone |= bits;
            alone_words += len as u8;
        } else {
            found.any |= bits;
            found.covered += len as u8;
        }
        if at == 0 && (value & ALONE == 0 || len == hashes.len()) {
            found.start = bits;
        }
        at += len;
    }
    found.words = hashes.len() as u8 - numbers;
    if complete && found.words > 0 && found.covered + alone_words == found.words {
        found.any |= alone;
        found.covered += alone_words;
        found.whole = found.any;
    }
    found
}

/// The longest phrase that `hashes` begin with: its words and its value.
#[inline]
fn longest(hashes: &[u32]) -> (usize, u32) {
    let (word, bit) = filter(hashes[0]);
    let mut best = (0, 0);
    if TABLE.first[word] & bit == 0 {
        return best;
    }
    let mut phrase = hashes[0];
    for len in 1..=hashes.len().min(MAX_PHRASE) {
        if len > 1 {
            phrase = join_hash(phrase, hashes[len - 1]);
        }
        let value = TABLE.slots[slot_of(&TABLE, phrase)].1;
        if value & CATEGORIES != 0 {
            best = (len, value);
        }
        if value & LONGER == 0 {
            break;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::phrases::*;

    #[test]
    fn whole_lines() {
        for (line, bits) in [
            ("Leave a Reply", FORM),
            ("Share", SHARE),
            ("• Reply", REPLY),
            ("Antworten ↓", REPLY),
            ("12 Comments", THREAD),
            ("Kommentare (4)", THREAD),
            ("3 Gedanken zu", THREAD),
            ("Don’t miss", RELATED),
            ("DON'T MISS", RELATED),
            ("Über uns", NAVIGATION),
            ("ÜBER UNS", NAVIGATION),
            ("© 2020 All rights reserved.", LEGAL),
            ("ReplyDelete", REPLY),
        ] {
            let found = scan(line.as_bytes());
            assert_eq!(found.whole & bits, bits, "{line}: {found:?}");
        }
        let found = scan(b"Share Print Email");
        assert_eq!(found.whole & (SHARE | TOOLS), SHARE | TOOLS);
        assert_eq!(found.covered, 3);
    }

    #[test]
    fn words_of_prose_do_not_count_alone() {
        assert_eq!(scan(b"The share of voters at home fell").any, 0);
        let found = scan(b"Sign up for our weekly letter about gardens");
        assert_eq!(
            (found.any & SUBSCRIBE, found.start & SUBSCRIBE, found.whole),
            (SUBSCRIBE, SUBSCRIBE, 0)
        );
        assert!(found.covered < found.words);
    }

    #[test]
    fn every_phrase_is_found_whole() {
        for (bits, list) in PHRASES {
            for phrase in list.split('|') {
                let found = scan(phrase.replace('#', "7").as_bytes());
                let wanted = bits & CATEGORIES;
                // "# #" and the like have no word beside their numbers.
                assert_eq!(found.whole & wanted, wanted, "{phrase}");
            }
        }
    }

    #[test]
    fn long_lines_are_cut() {
        let line = "share ".repeat(1000);
        let found = scan(line.as_bytes());
        assert_eq!((found.words, found.whole), (MAX_WORDS as u8, 0));
        assert_eq!(scan(b""), Phrases::default());
    }
}
