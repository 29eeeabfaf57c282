//! What a word contributes to the scores of its own label and of its neighbours'.

use crate::lexicon::tagger;
use crate::text::bits;
use crate::text::class::lower;
use crate::text::hash::{hash_of, mix};

/// What is known of a word apart from its letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Word {
    /// Its [`class`].
    pub(crate) class: u8,
    /// How often it is capitalised in running text, from 1 (never) to 7 (always); 0 if unknown.
    pub(crate) caps: u8,
    /// Cluster of the word or its lower-case form, 0 if unknown.
    pub(crate) cluster: u16,
    /// Cluster of its lower-case form, 0 if unknown.
    pub(crate) lower_cluster: u16,
    /// Bits of the gazetteers that list it as a whole name.
    pub(crate) gazetteer: u16,
}

/// A coarse kind of token, for patterns of neighbours.
pub(crate) mod class {
    pub(crate) const NONE: u8 = 0;
    pub(crate) const LOWER: u8 = 1;
    pub(crate) const TITLE: u8 = 2;
    pub(crate) const CAPS: u8 = 3;
    pub(crate) const MIXED: u8 = 4;
    pub(crate) const INITIAL: u8 = 5;
    pub(crate) const INITIALS: u8 = 6;
    pub(crate) const NUMBER: u8 = 7;
    pub(crate) const ALPHANUMERIC: u8 = 8;
    pub(crate) const YEAR: u8 = 9;
    pub(crate) const STOP: u8 = 10;
    pub(crate) const COMMA: u8 = 11;
    pub(crate) const COLON: u8 = 12;
    pub(crate) const QUOTE: u8 = 13;
    pub(crate) const OPEN: u8 = 14;
    pub(crate) const CLOSE: u8 = 15;
    pub(crate) const DASH: u8 = 16;
    pub(crate) const CLITIC: u8 = 17;
    pub(crate) const SLASH: u8 = 18;
    pub(crate) const AMPERSAND: u8 = 19;
    pub(crate) const MARK: u8 = 20;
    pub(crate) const OF: u8 = 21;
    pub(crate) const THE: u8 = 22;
    pub(crate) const PLACE: u8 = 23;
    pub(crate) const AND: u8 = 24;
    pub(crate) const PARTICLE: u8 = 25;
    pub(crate) const SPEECH: u8 = 26;
    pub(crate) const RANK: u8 = 27;
    pub(crate) const CALENDAR: u8 = 28;
    pub(crate) const ADDRESS: u8 = 29;
    pub(crate) const COMPANY: u8 = 30;
    pub(crate) const FUNCTION: u8 = 31;
}

/// Bits of [`Word::gazetteer`].
pub(crate) mod gazetteer {
    pub(crate) const DEMONYM: u16 = 1 << 7;
    pub(crate) const TITLE: u16 = 1 << 13;
}

/// The class of a token of `bytes` with the token's `bits`; `rank` says whether a list of titles has it.
pub(crate) fn class_of(bytes: &[u8], bits: u16, rank: bool) -> u8 {
    use class::*;
    if bits & bits::ADDRESS != 0 {
        return ADDRESS;
    }
    if bits & bits::MARK != 0 {
        return match bytes {
            [b'.', ..] | b"!" | b"?" => STOP,
            b"," => COMMA,
            b":" | b";" => COLON,
            b"\"" | b"'" | b"`" => QUOTE,
            b"(" | b"[" | b"{" => OPEN,
            b")" | b"]" | b"}" => CLOSE,
            [b'-', ..] => DASH,
            b"/" | b"|" => SLASH,
            b"&" => AMPERSAND,
            [b'\'', ..] => CLITIC,
            [0xE2, 0x80, 0x99, _, ..] => CLITIC,
            [0xE2, 0x80, 0x90..=0x95] => DASH,
            [0xE2, 0x80, 0x98..=0x9F] | [0xC2, 0xAB | 0xBB] => QUOTE,
            _ => MARK,
        };
    }
    let caps = bits & bits::UPPER != 0;
    if bits & bits::DIGIT != 0 {
        return match bits & (bits::LOWER | bits::UPPER) {
            0 if bytes.len() == 4
                && matches!(bytes, [b'1', b'5'..=b'9', ..] | [b'2', b'0', ..]) =>
            {
                YEAR
            }
            0 => NUMBER,
            _ => ALPHANUMERIC,
        };
    }
    if !caps {
        return match bytes {
            b"of" => OF,
            b"the" => THE,
            _ if tagger::is_before_place(bytes) => PLACE,
            b"and" | b"or" | b"und" => AND,
            _ if tagger::is_particle(bytes) => PARTICLE,
            _ if tagger::is_speech(bytes) => SPEECH,
            _ if tagger::is_function_word(bytes) => FUNCTION,
            _ => LOWER,
        };
    }
    if calendar(bytes) {
        return CALENDAR;
    }
    if rank {
        return RANK;
    }
    if tagger::is_legal_form(bytes) {
        return COMPANY;
    }
    let letters = bytes.len() - usize::from(bits & bits::PERIOD != 0);
    if bits & bits::LOWER == 0 {
        return match () {
            () if letters == 1 || bits & bits::HIGH != 0 && letters == 2 => INITIAL,
            () if bytes.get(1) == Some(&b'.') => INITIALS,
            () => CAPS,
        };
    }
    let later_upper = bytes[1..].iter().any(u8::is_ascii_uppercase);
    if bits & bits::TITLE != 0 && !later_upper { TITLE } else { MIXED }
}

/// Whether `bytes` is a month or day, with or without its period, or the start of one.
fn calendar(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_suffix(b".").unwrap_or(bytes);
    let is_short = |name: &[u8]| bytes.len() <= 4 && name.len() > 4 && name.starts_with(bytes);
    (3..=9).contains(&bytes.len())
        && tagger::MONTHS_AND_DAYS
            .iter()
            .any(|name| bytes.eq_ignore_ascii_case(name) || is_short(name))
}

/// Where a word stands, seen from the token that is scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u64)]
pub(crate) enum Offset {
    Left2 = 0,
    Left1 = 1,
    Right1 = 2,
    Right2 = 3,
}

impl Offset {
    pub(crate) const ALL: [Offset; 4] =
        [Offset::Left2, Offset::Left1, Offset::Right1, Offset::Right2];
}

/// The key of a feature: a template's number and its values.
pub(crate) fn key(template: u64, value: u64) -> u64 {
    mix(value ^ template.wrapping_mul(0xA076_1D64_78BD_642F)).wrapping_add(template)
}

/// Calls `each` with the key of every feature that the word gives its own token.
pub(crate) fn own(bytes: &[u8], bits: u16, word: &Word, mut each: impl FnMut(u64)) {
    let mut buffer = [0; 64];
    let lowered = match lower(bytes, &mut buffer) {
        Some(len) => &buffer[..len],
        None => &bytes[..bytes.len().min(64)],
    };
    let case = u64::from(bits >> 3 & 7);
    each(key(1, hash_of(lowered)));
    if bytes.len() <= 32 {
        each(key(2, hash_of(bytes)));
    }
    each(key(3, u64::from(word.class)));
    each(key(4, full_shape(bytes)));
    each(key(5, short_shape(bytes)));
    for (n, cut) in prefixes(lowered) {
        each(key(10 + n, hash_of(cut) ^ case << 60));
    }
    for (n, cut) in suffixes(lowered) {
        each(key(20 + n, hash_of(cut) ^ case << 60));
    }
    each(key(30, u64::from(word.cluster)));
    each(key(31, u64::from(word.cluster) << 8 | case));
    if word.lower_cluster != word.cluster {
        each(key(32, u64::from(word.lower_cluster)));
    }
    each(key(33, u64::from(word.caps) << 8 | case));
    each(key(34, u64::from(word.gazetteer)));
    for b in 0..16 {
        if word.gazetteer >> b & 1 != 0 {
            each(key(35, b));
            each(key(36, b << 8 | case << 3 | u64::from(word.caps)));
        }
    }
}

/// Templates of what a word gives a neighbour.
#[cfg(feature = "train")]
pub(crate) mod template {
    pub(crate) const LOWER: u64 = 0;
    pub(crate) const CLASS: u64 = 1;
    pub(crate) const CLUSTER: u64 = 2;
    /// How often it is capitalised, and its class.
    pub(crate) const CAPS: u64 = 3;
    /// A gazetteer that lists it.
    pub(crate) const LISTED: u64 = 4;
}

/// The key of what a word gives the neighbour at `place` by one of its [`template`]s.
#[cfg(feature = "train")]
pub(crate) fn context_key(place: Offset, template: u64, value: u64) -> u64 {
    key(100 + 20 * place as u64 + template, value)
}

/// Calls `each` with the key of every feature that the word gives a neighbour at `place`. The model holds their sums.
#[cfg(feature = "train")]
pub(crate) fn context(lower: u32, word: &Word, place: Offset, mut each: impl FnMut(u64)) {
    let mut give = |template, value| each(context_key(place, template, value));
    give(template::LOWER, lower.into());
    give(template::CLASS, word.class.into());
    give(template::CLUSTER, word.cluster.into());
    if matches!(place, Offset::Left1 | Offset::Right1) {
        give(template::CAPS, u64::from(word.caps) << 8 | u64::from(word.class));
        for bit in (0..16).filter(|bit| word.gazetteer >> bit & 1 != 0) {
            give(template::LISTED, bit);
        }
    }
}

/// The key of the feature of a word itself.
#[cfg(feature = "train")]
pub(crate) fn word_key(bytes: &[u8]) -> u64 {
    key(2, hash_of(bytes))
}

/// The lower-case form's hash, the key of a word beside which others stand.
pub(crate) fn lower_hash(bytes: &[u8]) -> u64 {
    let mut buffer = [0; 64];
    match lower(bytes, &mut buffer) {
        Some(len) => hash_of(&buffer[..len]),
        None => 0,
    }
}

fn boundary(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_none_or(|b| b & 0xC0 != 0x80)
}

fn prefixes(lowered: &[u8]) -> impl Iterator<Item = (u64, &[u8])> {
    let ends = (1..lowered.len()).filter(|&at| boundary(lowered, at)).take(4);
    ends.enumerate().map(|(n, at)| (n as u64, &lowered[..at]))
}

fn suffixes(lowered: &[u8]) -> impl Iterator<Item = (u64, &[u8])> {
    let starts = (1..lowered.len()).rev().filter(|&at| boundary(lowered, at)).take(5);
    starts.enumerate().map(|(n, at)| (n as u64, &lowered[at..]))
}

/// The kind of each of the first letters.
fn full_shape(bytes: &[u8]) -> u64 {
    bytes.iter().take(12).fold(0, |h, &b| h << 4 | u64::from(byte_kind(b)))
}

/// The kinds of letters, runs joined.
pub(crate) fn short_shape(bytes: &[u8]) -> u64 {
    let (mut h, mut last) = (0, 0);
    for &b in bytes.iter().take(32) {
        let k = byte_kind(b);
        if k != last {
            h = h << 4 | u64::from(k);
            last = k;
        }
    }
    h
}

fn byte_kind(b: u8) -> u8 {
    match b {
        b'a'..=b'z' | 0x80.. => 1,
        b'A'..=b'Z' => 2,
        b'0'..=b'9' => 3,
        b'-' => 4,
        b'.' => 5,
        b'\'' => 6,
        b'&' => 7,
        b',' => 8,
        b'@' => 9,
        _ => 10,
    }
}

/// The hash of a listed name's words, one word further.
pub(crate) fn phrase_step(so_far: u64, word: u64) -> u64 {
    mix(so_far.rotate_left(5) ^ word)
}
