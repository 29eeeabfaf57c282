//! What one block shows by itself: lengths, words, punctuation, and what the grammars find in it.

use crate::block::Block;
use crate::grammar::{byline, comment, credit, dateline, furniture, thread, timestamp};
use crate::span::Span;
use crate::text::stopword;
use crate::text::word::word_hash;

/// Words kept of a line: its first and its last ones.
pub(crate) const FIRST: usize = 10;
pub(crate) const LAST: usize = 3;
/// Bytes of a block that are looked at from its start; the rest only counts as more of the same.
const LOOK: usize = 400;
/// Bytes at the start of a block in which the grammars look for their forms.
const GRAMMAR_LOOK: usize = 200;

/// Facts of one block.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Facts {
    /// Hashes of the first words, and of the last, the very last first; numbers are hashed by their length.
    pub(crate) first: [u32; FIRST],
    pub(crate) last: [u32; LAST],
    /// Hash of all words looked at, numbers alike.
    pub(crate) line: u32,
    /// Hash of the first four words.
    pub(crate) opening: u32,
    pub(crate) bytes: u32,
    /// Words, estimated from the bytes past `LOOK`.
    pub(crate) words: u32,
    /// Of the words looked at: how many, and of these capitalised, all capitals, numbers, stop words.
    pub(crate) seen: u16,
    pub(crate) capitalised: u16,
    pub(crate) shouted: u16,
    pub(crate) numbers: u16,
    pub(crate) stops: u16,
    /// Votes of the stop words, a bit a language that has had the most.
    pub(crate) languages: u16,
    pub(crate) start: Edge,
    pub(crate) end: Edge,
    /// Bit set of [`mark`].
    pub(crate) marks: u16,
    pub(crate) time: Option<timestamp::Found>,
    pub(crate) forms: u16,
    pub(crate) header: comment::Header,
    pub(crate) phrases: furniture::Phrases,
}

/// Class of the first or last character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u8)]
pub(crate) enum Edge {
    #[default]
    Lower,
    Upper,
    Digit,
    Stop,
    Question,
    Exclamation,
    Colon,
    Comma,
    Ellipsis,
    Quote,
    Bracket,
    Arrow,
    Symbol,
    High,
}

/// Characters and patterns anywhere in the part looked at.
pub(crate) mod mark {
    pub(crate) const BAR: u16 = 1;
    pub(crate) const AT: u16 = 1 << 1;
    pub(crate) const URL: u16 = 1 << 2;
    pub(crate) const COLON: u16 = 1 << 3;
    pub(crate) const QUESTION: u16 = 1 << 4;
    pub(crate) const QUOTE: u16 = 1 << 5;
    pub(crate) const BRACKET: u16 = 1 << 6;
    pub(crate) const SLASH: u16 = 1 << 7;
    pub(crate) const HIGH_SYMBOL: u16 = 1 << 8;
    pub(crate) const SENTENCE: u16 = 1 << 9;
    pub(crate) const COMMA: u16 = 1 << 10;
    pub(crate) const GLUED: u16 = 1 << 11;
    pub(crate) const MONEY: u16 = 1 << 12;
    pub(crate) const EMPHASIS: u16 = 1 << 13;
}

/// What the grammars say of the block.
pub(crate) mod form {
    pub(crate) const BYLINE: u16 = 1;
    pub(crate) const BYLINE_SURE: u16 = 1 << 1;
    pub(crate) const DATELINE: u16 = 1 << 2;
    pub(crate) const DATELINE_WHOLE: u16 = 1 << 3;
    pub(crate) const PLACE: u16 = 1 << 4;
    pub(crate) const CREDIT: u16 = 1 << 5;
    pub(crate) const CREDIT_WHOLE: u16 = 1 << 6;
    pub(crate) const TRAILER: u16 = 1 << 7;
    pub(crate) const THREAD_LINE: u16 = 1 << 8;
    pub(crate) const THREAD_HEADING: u16 = 1 << 9;
}

/// Hash of a number of `len` digits.
const fn number_hash(len: usize) -> u32 {
    0x4E55_4D00 + if len > 9 { 9 } else { len as u32 }
}

/// The facts of `block`; `text` is the whole article, since a comment's header may run over the block's end.
pub(crate) fn facts(text: &[u8], block: &Block) -> Facts {
    let line = &text[block.span];
    let content = &line[usize::from(block.bullet)..];
    let mut facts = Facts { bytes: line.len() as u32, ..Facts::default() };
    let look = floor(content, LOOK);
    words(&content[..look], &mut facts);
    facts.words = u32::from(facts.seen) + ((content.len() - look) / 6) as u32;
    facts.start = first_edge(content);
    facts.end = last_edge(content);
    facts.phrases = furniture::scan(&content[..look.min(floor(content, GRAMMAR_LOOK))]);
    grammars(text, block, content, &mut facts);
    facts
}

/// The greatest offset up to `limit` that splits no character.
fn floor(bytes: &[u8], limit: usize) -> usize {
    if bytes.len() <= limit {
        return bytes.len();
    }
    (limit.saturating_sub(3)..=limit).rev().find(|&at| bytes[at] & 0xC0 != 0x80).unwrap_or(limit)
}

/// What a byte is to the word scanner.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Class {
    Space,
    Lower,
    Upper,
    Digit,
    High,
    Other,
}

static CLASS: [Class; 256] = {
    let mut table = [Class::Other; 256];
    let mut b = 0;
    while b < 256 {
        table[b] = match b as u8 {
            b' ' | b'\t'..=b'\r' => Class::Space,
            b'a'..=b'z' => Class::Lower,
            b'A'..=b'Z' => Class::Upper,
            b'0'..=b'9' => Class::Digit,
            0x80.. => Class::High,
            _ => Class::Other,
        };
        b += 1;
    }
    table
};

/// Bytes of the character at the start of `rest` if it is punctuation or a space outside ASCII: U+00A0 to U+00BF, U+2000 to U+2BFF.
fn high_mark(rest: &[u8]) -> usize {
    match *rest {
        [0xC2, _, ..] => 2,
        [0xE2, _, _, ..] => 3,
        _ => 0,
    }
}

/// Splits the part looked at into words and counts what they are.
fn words(look: &[u8], facts: &mut Facts) {
    let mut votes = [0u8; stopword::LANGUAGES.len()];
    let mut line = 0u32;
    let mut at = 0;
    while at < look.len() {
        let class = CLASS[usize::from(look[at])];
        match class {
            Class::Space => {
                at += 1;
                continue;
            }
            Class::Other => {
                punctuation(look, at, facts);
                at += 1;
                continue;
            }
            Class::High if high_mark(&look[at..]) > 0 => {
                let n = high_mark(&look[at..]);
                high_punctuation(&look[at..at + n], facts);
                at += n;
                continue;
            }
            _ => {}
        }
        let start = at;
        let (mut uppers, mut digits, mut glued) = (0, 0, false);
        let mut before = Class::Space;
        while at < look.len() {
            let class = CLASS[usize::from(look[at])];
            match class {
                Class::Upper => {
                    uppers += 1;
                    glued |= before == Class::Lower;
                }
                Class::Digit => digits += 1,
                Class::Lower => {}
                Class::High if high_mark(&look[at..]) == 0 => {}
                _ => break,
            }
            before = class;
            at += 1;
        }
        let word = &look[start..at];
        let all_digits = digits == word.len();
        let hash = if all_digits { number_hash(digits) } else { word_hash(word) };
        if glued {
            facts.marks |= mark::GLUED;
        }
        let n = usize::from(facts.seen);
        if n < FIRST {
            facts.first[n] = hash;
        }
        facts.last = [hash, facts.last[0], facts.last[1]];
        line = line.rotate_left(5).wrapping_mul(0x9E37_79B1) ^ hash;
        facts.seen += 1;
        if facts.seen == 4 {
            facts.opening = line;
        }
        facts.numbers += u16::from(digits > 0);
        facts.shouted += u16::from(uppers > 1 && uppers + digits == word.len());
        facts.capitalised += u16::from(CLASS[usize::from(word[0])] == Class::Upper);
        if word.len() <= 8 && !all_digits {
            let mut of = stopword::languages(hash);
            facts.stops += u16::from(of != 0);
            while of != 0 {
                let language = of.trailing_zeros() as usize;
                votes[language] = votes[language].saturating_add(1);
                of &= of - 1;
            }
        }
    }
    facts.line = line;
    let most = votes.iter().copied().max().unwrap_or(0);
    if most > 0 {
        facts.languages = votes.iter().enumerate().map(|(i, &v)| u16::from(v == most) << i).sum();
    }
}

fn punctuation(look: &[u8], at: usize, facts: &mut Facts) {
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

fn high_punctuation(character: &[u8], facts: &mut Facts) {
    facts.marks |= match *character {
        [0xC2, 0xA0] | [0xE2, 0x80, 0x80..=0x8F | 0x90..=0x97 | 0x98 | 0x99 | 0xA6] => 0,
        [0xC2, 0xAB | 0xBB] | [0xE2, 0x80, 0x9A..=0x9F] => mark::QUOTE,
        [0xC2, 0xA3] | [0xE2, 0x82, 0xAC] => mark::MONEY,
        _ => mark::HIGH_SYMBOL,
    };
}

fn first_edge(content: &[u8]) -> Edge {
    match *content {
        [b'"' | b'\'', ..] | [0xE2, 0x80, 0x98..=0x9F, ..] | [0xC2, 0xAB | 0xBB, ..] => Edge::Quote,
        [b'(' | b'[' | b'{', ..] => Edge::Bracket,
        [b'<' | b'>', ..]
        | [0xE2, 0x80, 0xB9 | 0xBA, ..]
        | [0xE2, 0x86 | 0x87 | 0x96..=0x97, ..] => Edge::Arrow,
        [b'a'..=b'z', ..] => Edge::Lower,
        [b'A'..=b'Z', ..] => Edge::Upper,
        [b'0'..=b'9', ..] => Edge::Digit,
        [0xC2 | 0xE2, ..] => Edge::Symbol,
        [0x80..=0xFF, ..] => Edge::High,
        _ => Edge::Symbol,
    }
}

fn last_edge(content: &[u8]) -> Edge {
    match *content {
        [.., b'.', b'.', b'.'] | [.., 0xE2, 0x80, 0xA6] | [.., b'.', b']'] => Edge::Ellipsis,
        [.., b'.'] => Edge::Stop,
        // A quotation that ends a sentence ends it with its stop inside.
        [.., b'.' | b'!' | b'?' | b',', b'"' | b'\'' | b')'] => Edge::Stop,
        [.., b'.' | b'!' | b'?' | b',', 0xE2, 0x80, 0x98..=0x9F]
        | [.., 0xE2, 0x80, 0x98..=0x9F, b'.'] => Edge::Stop,
        [.., b'?'] => Edge::Question,
        [.., b'!'] => Edge::Exclamation,
        [.., b':'] => Edge::Colon,
        [.., b',' | b';'] => Edge::Comma,
        [.., b'"' | b'\''] | [.., 0xE2, 0x80, 0x98..=0x9F] => Edge::Quote,
        [.., b')' | b']' | b'}'] => Edge::Bracket,
        [.., b'>'] | [.., 0xC2, 0xBB] | [.., 0xE2, 0x80, 0xBA] | [.., 0xE2, 0x86 | 0x87, _] => {
            Edge::Arrow
        }
        [.., b'a'..=b'z'] => Edge::Lower,
        [.., b'A'..=b'Z'] => Edge::Upper,
        [.., b'0'..=b'9'] => Edge::Digit,
        [.., 0x80..=0xFF] => Edge::High,
        _ => Edge::Symbol,
    }
}

/// Asks the grammars, of prose only those that prose can satisfy.
fn grammars(text: &[u8], block: &Block, content: &[u8], facts: &mut Facts) {
    let head = &content[..floor(content, GRAMMAR_LOOK)];
    let short = head.len() == content.len();
    facts.time = timestamp::find(&head[..floor(head, 120)]);
    let mut forms = 0;
    let mut set = |bit: u16, on: bool| forms |= if on { bit } else { 0 };
    if let Some(parts) = dateline::parse(head) {
        set(form::DATELINE, true);
        set(form::DATELINE_WHOLE, short && parts.end as usize == head.len());
        set(form::PLACE, !parts.place.is_empty());
    }
    if let Some(credit) =
        credit::find(if short { head } else { &content[content.len() - floor_back(content)..] })
    {
        set(form::CREDIT, true);
        set(form::CREDIT_WHOLE, short && credit.start == 0);
    }
    if short {
        let strength = byline::with_phrases(content, &facts.phrases, |_: Span| {});
        set(form::BYLINE, strength.is_some());
        set(form::BYLINE_SURE, strength == Some(byline::Strength::Certain));
        set(form::TRAILER, comment::trailer(content).is_some());
        set(form::THREAD_LINE, thread::is_line(content, &facts.phrases));
        set(form::THREAD_HEADING, thread::is_heading(content, &facts.phrases));
        let start = block.span.start as usize;
        let end = start + floor(&text[start..], GRAMMAR_LOOK);
        facts.header = comment::header(&text[start..end]).unwrap_or_default();
    }
    facts.forms = forms;
}

/// Bytes at the end of a long block in which a credit is looked for.
fn floor_back(content: &[u8]) -> usize {
    let from = content.len().saturating_sub(120);
    let from = (from..content.len()).find(|&at| content[at] & 0xC0 != 0x80).unwrap_or(from);
    content.len() - from
}
