//! The words of a line: where they are, what they are made of, and what is known of them.
//!
//! First what each byte is becomes a bit in a mask of 64 bits, by the same operations for all bytes. Then a few operations
//! on masks find a word and say what it has, however long it is. A loop over bytes with a branch for each kind takes three
//! times as long.

use super::facts::{GRAMMAR_LOOK, LOOK, LineFacts, LineWords, mark};
use super::masks::{MASKS, Mask, Masks, UNIT, UNITS, window};
use super::word::{Votes, WordFacts, look_up, number_hash};
use super::{cue, far, furniture};
use crate::block::Block;
use crate::text::hash::{word_hash, word_hash_in};

/// More words than a scanned part can have. A power of two: a remainder then costs nothing.
const MOST: usize = 256;
const _: () = assert!(LOOK / 2 < MOST);

/// Buffers, kept from line to line.
#[derive(Debug, Clone)]
pub(crate) struct Work {
    units: [[u8; UNIT]; UNITS],
    masks: Masks,
    /// Hashes of the words; numbers are hashed by their length.
    hashes: [u32; MOST],
    /// Where they begin and end.
    bounds: [[u16; 2]; MOST],
    /// Hashes of the first words as the phrases of furniture want them: numbers are alike.
    phrases: [u32; furniture::MAX_WORDS],
    /// The last short line of each hash.
    lines: [u32; LINES],
    /// Sets of languages of the line's stop words, and how many.
    sets: [u16; MOST],
    stops: usize,
    votes: Votes,
}

/// Longer lines are rarely repeated, so they are not remembered.
const SHORT: usize = 64;
const LINES: usize = 1024;

impl Default for Work {
    fn default() -> Work {
        Work {
            units: [[0; UNIT]; UNITS],
            masks: Masks::default(),
            hashes: [0; MOST],
            bounds: [[0; 2]; MOST],
            phrases: [0; furniture::MAX_WORDS],
            lines: [0; LINES],
            sets: [0; MOST],
            stops: 0,
            votes: Votes::default(),
        }
    }
}

impl Work {
    /// A block before `blocks[at]` that has the same text.
    pub(crate) fn repeated(&mut self, text: &[u8], blocks: &[Block], at: usize) -> Option<usize> {
        let block = &blocks[at];
        let line = &text[block.span];
        if line.len() > SHORT {
            return None;
        }
        let slot = &mut self.lines[(word_hash(line) >> 1) as usize % LINES];
        // What another article left there is no block before this one, or its text differs.
        let before = core::mem::replace(slot, at as u32) as usize;
        let same = |other: &Block| other.bullet == block.bullet && &text[other.span] == line;
        (before < at && same(&blocks[before])).then_some(before)
    }

    /// Begins an article.
    pub(crate) fn begin(&mut self) {
        self.votes = Votes::default();
    }

    /// What the long lines read so far tell of the article's language.
    pub(crate) fn votes(&self) -> &Votes {
        &self.votes
    }

    /// The words of the line read last, for the phrases of furniture.
    pub(crate) fn phrases(&self, seen: &LineWords) -> &[u32] {
        &self.phrases[..seen.count]
    }

    /// How many of these words may stand inside or between names.
    pub(crate) fn joints(&self, seen: &LineWords) -> u16 {
        let is_joint = |hash: &&u32| look_up(**hash).cues & cue::JOINT != 0;
        self.phrases(seen).iter().filter(is_joint).count() as u16
    }
}

/// Bytes of the character at the start of `rest` if it is punctuation or a space outside ASCII: U+00A0 to U+00BF, U+2000 to
/// U+2BFF.
fn high_mark(rest: &[u8]) -> usize {
    match *rest {
        [0xC2, _, ..] => 2,
        [0xE2, _, _, ..] => 3,
        _ => 0,
    }
}

/// Takes punctuation and spaces outside ASCII out of the words. Returns whether what is left has a character of four bytes.
#[inline(never)]
fn high_marks(look: &[u8], masks: &mut Masks, facts: &mut LineFacts) -> bool {
    let mut next = 0;
    for at in memchr::memchr2_iter(0xC2, 0xE2, look) {
        let len = high_mark(&look[at..]);
        if at >= next && len > 0 {
            high_punctuation(&look[at..at + len], facts);
            masks.remove(at, len);
            next = at + len;
        }
    }
    memchr::memchr_iter(0xF0, look).any(|at| masks.word[at / 64] >> (at % 64) & 1 == 1)
}

/// Letters and digits of a word.
struct Made {
    digits: bool,
    all_digits: bool,
    shouted: bool,
}

/// What the word from `start` to `end` is made of.
#[inline(always)]
fn made(masks: &Masks, start: usize, end: usize) -> Made {
    let len = end - start;
    if len > 63 {
        return long(masks, start, end);
    }
    let all = (1 << len) - 1;
    let upper = window(&masks.upper, start) & all;
    let digits = window(&masks.digit, start) & all;
    Made {
        digits: digits != 0,
        all_digits: digits == all,
        shouted: upper & upper.wrapping_sub(1) != 0 && upper | digits == all,
    }
}

/// As [`made`], of a word of any length.
#[cold]
fn long(masks: &Masks, start: usize, end: usize) -> Made {
    let count = |mask: &Mask| (start..end).filter(|at| mask[at / 64] >> (at % 64) & 1 == 1).count();
    let (upper, digits, len) = (count(&masks.upper), count(&masks.digit), end - start);
    Made {
        digits: digits > 0,
        all_digits: digits == len,
        shouted: upper > 1 && upper + digits == len,
    }
}

/// Splits `look` into words and counts what they are. There are several passes because one that did all would run out of
/// registers.
#[inline(never)]
pub(crate) fn scan_words(look: &[u8], facts: &mut LineFacts, work: &mut Work) -> LineWords {
    let mut seen = LineWords { digit: usize::MAX, ..LineWords::default() };
    work.masks.read(look, &mut work.units);
    let used = (look.len() / 64 + 1).min(MASKS);
    seen.plain = work.masks.other[..used].iter().chain(&work.masks.high[..used]).all(|&m| m == 0);
    if work.masks.high[..used].iter().any(|&mask| mask != 0) {
        seen.mixed = high_marks(look, &mut work.masks, facts);
        if far::may_have(look) {
            far::read(look, &mut work.masks, facts);
        }
    }
    work.masks.count(used, facts, &mut seen);
    for (i, &signs) in work.masks.other[..used].iter().enumerate() {
        punctuations(look, i * 64, signs, facts);
    }
    let count = work.split(look, used);
    let letters: u32 = work.masks.word[..used].iter().map(|mask| mask.count_ones()).sum();
    seen.plain &= letters as usize + count == look.len() + 1;
    seen.count = count.min(furniture::MAX_WORDS);
    if look.len() > GRAMMAR_LOOK {
        let near = work.bounds[..seen.count].iter().filter(|b| usize::from(b[0]) < GRAMMAR_LOOK);
        seen.count = near.count();
    }
    work.special(used, facts, &mut seen);
    work.known(count, facts, &mut seen);
    let hashes = &work.hashes[..count];
    facts.first.iter_mut().zip(hashes).for_each(|(first, hash)| *first = *hash);
    facts.last.iter_mut().zip(hashes.iter().rev()).for_each(|(last, hash)| *last = *hash);
    if let Some(four) = hashes.get(..4) {
        facts.opening = four.iter().fold(0, |line, &hash| next(line, hash));
    }
    facts.seen = count as u16;
    facts.count = facts.count.max(facts.seen);
    facts.words = words(look.len(), (letters as u16).saturating_sub(facts.spare), facts);
    if facts.count >= LONG {
        let found = facts.stops.min(facts.count);
        work.votes.add(facts.script, facts.count, found, &work.sets[..work.stops]);
    }
    if seen.mixed {
        (seen.first, seen.last, seen.any) = (cue::ALL, cue::ALL, cue::ALL);
    }
    seen
}

/// Words of a line that tells the language.
const LONG: u16 = 10;
/// Letters of an English word, and a few more: a line of longer words has as many words as its letters would make.
const LETTERS: u16 = 6;

/// Words of the whole block, of which `look` bytes with so many letters were scanned.
fn words(look: usize, letters: u16, facts: &LineFacts) -> u32 {
    let long = if facts.count >= LONG { letters / LETTERS } else { 0 };
    let words = u64::from(facts.count.max(long));
    let bytes = u64::from(facts.bytes).max(look as u64);
    (if bytes > LOOK as u64 { words * bytes / look.max(1) as u64 } else { words }) as u32
}

impl Work {
    /// Finds the words in the first `used` masks, and hashes them; returns how many.
    #[inline(always)]
    fn split(&mut self, look: &[u8], used: usize) -> usize {
        let (mut count, mut before) = (0, 0);
        let edges = self.bounds.as_flattened_mut();
        for (i, &word) in self.masks.word[..used].iter().enumerate() {
            let mut left = word ^ (word << 1 | before);
            before = word >> 63;
            while left != 0 {
                edges[count % (2 * MOST)] = (i * 64) as u16 + left.trailing_zeros() as u16;
                left &= left - 1;
                count += 1;
            }
        }
        let count = (count / 2).min(MOST);
        for (hash, [start, end]) in self.hashes.iter_mut().zip(&self.bounds[..count]) {
            *hash = word_hash_in(look, usize::from(*start), usize::from(*end));
        }
        let first = count.min(furniture::MAX_WORDS);
        self.phrases[..first].copy_from_slice(&self.hashes[..first]);
        count
    }

    /// Looks at the words that have digits, or capitals inside.
    #[inline(always)]
    fn special(&mut self, used: usize, facts: &mut LineFacts, seen: &mut LineWords) {
        let (mut word, mut done) = (0, 0);
        for i in 0..used {
            let mut left = self.masks.special[i];
            while left != 0 {
                let at = i * 64 + left.trailing_zeros() as usize;
                left &= left - 1;
                if at < done {
                    continue;
                }
                while usize::from(self.bounds[word % MOST][1]) <= at {
                    word += 1;
                }
                let [start, end] = self.bounds[word % MOST].map(usize::from);
                done = end;
                let Made { digits, all_digits, shouted } = made(&self.masks, start, end);
                facts.shouted += u16::from(shouted);
                if !digits {
                    continue;
                }
                facts.numbers += 1;
                seen.mixed |= !all_digits;
                seen.digit = seen.digit.min(start);
                if all_digits {
                    self.hashes[word % MOST] = number_hash(end - start);
                    if let Some(phrase) = self.phrases.get_mut(word) {
                        *phrase = furniture::NUMBER;
                    }
                }
            }
        }
    }

    /// Looks up the first `count` words.
    #[inline(always)]
    fn known(&mut self, count: usize, facts: &mut LineFacts, seen: &mut LineWords) {
        let (mut line, mut any, mut last, mut stops) = (0, 0, 0, 0);
        let Work { hashes, sets, .. } = &mut *self;
        for &hash in &hashes[..count] {
            line = next(line, hash);
            let WordFacts { cues, languages, .. } = look_up(hash);
            any |= cues;
            last = cues;
            sets[stops % MOST] = languages;
            stops += usize::from(languages != 0);
        }
        if count > 0 {
            seen.first = look_up(self.hashes[0]).cues;
        }
        (seen.last, seen.any) = (last, any);
        self.stops = stops;
        facts.hash = line;
        facts.stops = match facts.stops {
            0 => stops as u16,
            found => found.max(stops as u16),
        };
    }
}

/// The hash of a line of one more word.
#[inline(always)]
fn next(line: u32, word: u32) -> u32 {
    line.rotate_left(5).wrapping_mul(0x9E37_79B1) ^ word
}

/// Notes the signs at the bits of `mask`, the first of which is for byte `start`.
fn punctuations(look: &[u8], start: usize, mut mask: u64, facts: &mut LineFacts) {
    while mask != 0 {
        punctuation(look, start + mask.trailing_zeros() as usize, facts);
        mask &= mask - 1;
    }
}

fn punctuation(look: &[u8], at: usize, facts: &mut LineFacts) {
    facts.marks |= match look[at] {
        b'|' => mark::BAR,
        b'@' => mark::AT,
        b':' if look[at..].starts_with(b"://") => mark::URL,
        b':' => mark::COLON,
        b'?' => mark::QUESTION,
        b'"' => mark::QUOTE,
        b'(' | b'[' => mark::BRACKET,
        b'/' => mark::SLASH,
        b',' => mark::COMMA,
        b'$' => mark::MONEY,
        b'*' | b'_' | b'~' => mark::EMPHASIS,
        b'.' | b'!'
            if at > 2
                && matches!(look.get(at + 1), Some(b' '))
                && matches!(look.get(at + 2), Some(b'A'..=b'Z')) =>
        {
            mark::SENTENCE
        }
        _ => 0,
    };
}

fn high_punctuation(character: &[u8], facts: &mut LineFacts) {
    facts.marks |= match *character {
        [0xC2, 0xA0] | [0xE2, 0x80, 0x80..=0x8F | 0x90..=0x97 | 0x98 | 0x99 | 0xA6] => 0,
        [0xC2, 0xAB | 0xBB] | [0xE2, 0x80, 0x9A..=0x9F] => mark::QUOTE,
        [0xC2, 0xA3] | [0xE2, 0x82, 0xAC] => mark::MONEY,
        _ => mark::HIGH_SYMBOL,
    };
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;
    use crate::lexicon::stopword;
    use crate::line::facts::FIRST;

    /// The words of `look`, byte by byte.
    fn spans(look: &[u8]) -> Vec<(usize, usize)> {
        let (mut spans, mut at) = (Vec::new(), 0);
        while at < look.len() {
            let start = at;
            while at < look.len()
                && (look[at].is_ascii_alphanumeric() || look[at] >= 0x80)
                && high_mark(&look[at..]) == 0
            {
                at += 1;
            }
            match at > start {
                true => spans.push((start, at)),
                false => at += high_mark(&look[at..]).max(1),
            }
        }
        spans
    }

    fn check(look: &[u8], work: &mut Work) {
        let mut facts = LineFacts::default();
        let seen = scan_words(look, &mut facts, work);
        let spans = spans(look);
        let words: Vec<&[u8]> = spans.iter().map(|&(start, end)| &look[start..end]).collect();
        let is = |is: fn(&u8) -> bool| move |word: &&&[u8]| word.iter().all(is);
        let has = |is: fn(&u8) -> bool| move |word: &&&[u8]| word.iter().any(is);
        let count = |found: Vec<&&[u8]>| found.len() as u16;
        assert_eq!(usize::from(facts.seen), words.len(), "{look:?}");
        assert_eq!(facts.numbers, count(words.iter().filter(has(u8::is_ascii_digit)).collect()));
        let capital = |word: &&&[u8]| word[0].is_ascii_uppercase();
        assert_eq!(facts.capitalised, count(words.iter().filter(capital).collect()));
        assert_eq!(seen.high, count(words.iter().filter(|word| word[0] >= 0x80).collect()));
        let loud = |word: &&&[u8]| {
            word.iter().filter(|b| b.is_ascii_uppercase()).count() > 1
                && word.iter().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        };
        assert_eq!(facts.shouted, count(words.iter().filter(loud).collect()), "{look:?}");
        let digit = spans.iter().find(|&&(s, e)| look[s..e].iter().any(u8::is_ascii_digit));
        assert_eq!(seen.digit, digit.map_or(usize::MAX, |span| span.0));
        let hash = |word: &&[u8]| match is(u8::is_ascii_digit)(&word) {
            true => number_hash(word.len()),
            false => word_hash(word),
        };
        let hashes: Vec<u32> = words.iter().map(hash).collect();
        assert_eq!(facts.first[..hashes.len().min(FIRST)], hashes[..hashes.len().min(FIRST)]);
        assert!(facts.last.iter().zip(hashes.iter().rev()).all(|(a, b)| a == b));
        let known = |word: &&&[u8]| !is(u8::is_ascii_digit)(word);
        let stops = words.iter().filter(known).filter(|w| stopword::languages(word_hash(w)) != 0);
        assert_eq!(usize::from(facts.stops), stops.count());
        let glued = words.iter().any(|word| {
            word.windows(2).any(|w| w[0].is_ascii_lowercase() && w[1].is_ascii_uppercase())
        });
        assert_eq!(facts.marks & mark::GLUED != 0, glued, "{look:?}");
        let mixed = |word: &&&[u8]| {
            word.contains(&0xF0) || has(u8::is_ascii_digit)(word) && !is(u8::is_ascii_digit)(word)
        };
        assert_eq!(seen.mixed, words.iter().filter(mixed).count() > 0, "{look:?}");
    }

    #[test]
    fn agrees_with_a_scan_byte_by_byte() {
        const PIECES: &[&str] = &[
            "the",
            "The",
            "THE",
            "TVs",
            "eBay",
            "a",
            "7",
            "2016",
            "3rd",
            "12345678901",
            "und",
            "für",
            "der",
            "de",
            "é",
            "\u{1f642}",
            "\u{a0}",
            "\u{2014}",
            "\u{201c}",
            "\u{2019}s",
            "|",
            ": ",
            "://",
            ". A",
            ", ",
            "@",
            "(",
            " ",
            " ",
            " ",
            "\t",
            "constitutionally",
        ];
        const BYTES: &[u8] = b"\xc2\xe2\xf0\x80\xffaZ0 .\0";
        let mut work = Work::default();
        let mut state = 1u32;
        let mut random = |n: usize| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as usize % n
        };
        for _ in 0..4000 {
            let mut look = Vec::new();
            let (most, wild) = (random(LOOK + 1), random(3) == 0);
            while look.len() < most {
                match wild && random(4) == 0 {
                    true => look.push(BYTES[random(BYTES.len())]),
                    false => look.extend_from_slice(PIECES[random(PIECES.len())].as_bytes()),
                }
                if random(40) == 0 {
                    look.extend_from_slice(&[b"aA1"[random(3)]; 90][..random(90)]);
                }
            }
            look.truncate(most);
            check(&look, &mut work);
        }
    }

    #[test]
    fn repeated_lines_are_found_in_the_same_article_only() {
        let text = b"Share\n* Share\nShare\nReply\nReply";
        let block = |start, end, bullet| Block {
            span: crate::span::Span::at(start, end),
            bullet,
            ..Block::default()
        };
        let blocks =
            [block(0, 5, 0), block(6, 13, 2), block(14, 19, 0), block(20, 25, 0), block(26, 31, 1)];
        let mut work = Work::default();
        for _ in 0..2 {
            let found: Vec<_> =
                (0..blocks.len()).map(|at| work.repeated(text, &blocks, at)).collect();
            assert_eq!(found, [None, None, Some(0), None, None]);
        }
    }
}
