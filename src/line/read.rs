//! Reads the line of a block: its words, its edges, its phrases and the first time in it.

use super::facts::{Edge, GRAMMAR_LOOK, LOOK, LineFacts, LineWords, TIME_LOOK, mark};
use super::scan::{Work, scan_words};
use super::{cue, furniture};
use crate::block::Block;
use crate::text::sign::{Sign, sign};
use crate::time::stamp::Stamp;
use crate::time::{cjk, find};

/// A line as the gates of the grammars see it. A gate tells by it, without reading the line, whether its grammar may find
/// something.
#[derive(Clone, Copy)]
pub(crate) struct ScannedLine<'a> {
    /// Its bytes, without a bullet.
    pub(crate) text: &'a [u8],
    /// Whether its block has more lines.
    pub(crate) broken: bool,
    pub(crate) words: &'a LineWords,
    pub(crate) facts: &'a LineFacts,
    pub(crate) work: &'a Work,
}

/// Scans the line of `block` and fills in `facts`, which are empty.
pub(crate) fn read(
    text: &[u8],
    block: &Block,
    facts: &mut LineFacts,
    work: &mut Work,
) -> LineWords {
    let line = &text[block.span];
    let content = &line[usize::from(block.bullet)..];
    facts.bytes = line.len() as u32;
    facts.numbered = block.bullet > 0 && line[0].is_ascii_digit();
    let look = floor(content, LOOK);
    let mut seen = scan_words(&content[..look], facts, work);
    facts.labelled = seen.first & cue::POSTED != 0;
    facts.start = first_edge(content);
    facts.end = last_edge(content);
    facts.phrases = match seen.mixed {
        false => furniture::find(work.phrases(&seen), seen.count < furniture::MAX_WORDS),
        true => furniture::scan(&content[..floor(content, GRAMMAR_LOOK)]),
    };
    // Only the last word of the block was looked up: the first line of several may end with a verb.
    facts.verb = seen.last & cue::VERB != 0 || is_broken(content, block);
    let known = seen.any & !cue::VERB != 0 || facts.numbers > 0 || facts.marks & mark::GLUED != 0;
    seen.quiet = seen.plain && !known && content.len() <= LOOK;
    if !seen.quiet {
        (facts.dated, facts.time) = time(content, &seen, facts);
    }
    seen
}

/// Whether there is more than one line in `block`, whose text without its bullet is `content`.
pub(crate) fn is_broken(content: &[u8], block: &Block) -> bool {
    block.lines > 1 || content.len() <= GRAMMAR_LOOK && memchr::memchr(b'\n', content).is_some()
}

impl LineWords {
    /// Whether there are the words of a time without a digit: "an hour ago", "yesterday".
    pub(crate) fn has_time_words(&self) -> bool {
        self.any & cue::DATE != 0 && self.any & cue::TIME != 0
    }
}

impl ScannedLine<'_> {
    /// Whether a time was found, or may stand behind the part that was searched.
    pub(crate) fn may_be_timed(&self) -> bool {
        self.facts.time.is_some() || self.text.len() > TIME_LOOK && self.facts.dated
    }
}

/// The greatest offset up to `limit` that splits no character.
pub(crate) fn floor(bytes: &[u8], limit: usize) -> usize {
    if bytes.len() <= limit {
        return bytes.len();
    }
    (limit.saturating_sub(3)..=limit).rev().find(|&at| bytes[at] & 0xC0 != 0x80).unwrap_or(limit)
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
        [0x80..=0xFF, ..] => far_edge(bstr::decode_utf8(content).0),
        _ => Edge::Symbol,
    }
}

/// The class of a letter or sign of another script.
fn far_edge(c: Option<char>) -> Edge {
    match c.map(|c| (sign(c), c)) {
        Some((Some(sign), _)) => match sign {
            Sign::Stop => Edge::Stop,
            Sign::Question => Edge::Question,
            Sign::Exclamation => Edge::Exclamation,
            Sign::Comma => Edge::Comma,
            Sign::Colon => Edge::Colon,
            Sign::OpenQuote | Sign::CloseQuote => Edge::Quote,
            Sign::OpenBracket | Sign::CloseBracket => Edge::Bracket,
            Sign::Other => Edge::Symbol,
        },
        Some((None, c)) if c.is_uppercase() => Edge::Upper,
        Some((None, c)) if c.is_lowercase() => Edge::Lower,
        Some((None, c)) if c.is_numeric() => Edge::Digit,
        _ => Edge::High,
    }
}

/// As [`far_edge`], of the last character: a quotation that ends a sentence ends it with its stop inside.
fn far_end(content: &[u8]) -> Edge {
    let (c, len) = bstr::decode_last_utf8(content);
    let edge = far_edge(c);
    let before = || bstr::decode_last_utf8(&content[..content.len() - len]).0;
    match edge {
        Edge::Quote | Edge::Bracket
            if before()
                .and_then(sign)
                .is_some_and(|s| matches!(s, Sign::Stop | Sign::Question | Sign::Exclamation)) =>
        {
            Edge::Stop
        }
        _ => edge,
    }
}

fn last_edge(content: &[u8]) -> Edge {
    match *content {
        [.., b'.', b'.', b'.'] | [.., 0xE2, 0x80, 0xA6] | [.., b'.', b']'] => Edge::Ellipsis,
        [.., b'.'] => Edge::Stop,
        // A quotation that ends a sentence ends it with its stop inside.
        [.., b'.' | b'!' | b'?' | b',', b'"' | b'\'' | b')'] => Edge::Stop,
        [.., b'.' | b'!' | b'?' | b',', 0xE2, 0x80, 0x98..=0x9F] => Edge::Stop,
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
        [.., 0x80..=0xFF] => far_end(content),
        _ => Edge::Symbol,
    }
}

/// Whether a line has numbers and words that dates are made of, and the first time in it.
fn time(content: &[u8], seen: &LineWords, facts: &LineFacts) -> (bool, Option<Stamp>) {
    let head = &content[..floor(content, GRAMMAR_LOOK)];
    let dated = seen.any & cue::DATE != 0
        || facts.marks & mark::GLUED != 0
        || facts.numbers > 1 && (facts.marks & mark::COLON != 0 || find::may_have_numeric(head))
        || content.len() == 8 && seen.digit == 0 && facts.numbers == 1
        || facts.spare > 0 && cjk::may_have(head);
    let search = seen.digit < TIME_LOOK && dated
        || seen.first & cue::TIME != 0
        || seen.digit == usize::MAX && dated && find::may_have_other_digits(head);
    let time = if search { find::find(&head[..floor(head, TIME_LOOK)]) } else { None };
    (dated && facts.numbers > 0, time)
}

#[cfg(test)]
pub(crate) mod tests {
    use alloc::vec::Vec;

    use super::*;
    use crate::grammar::examples;
    use crate::span::Span;

    /// Calls `see` with `text` scanned as the only line of its block.
    pub(crate) fn with_scanned<T>(
        text: &[u8],
        work: &mut Work,
        see: impl FnOnce(&ScannedLine) -> T,
    ) -> T {
        let block = Block { span: Span::at(0, text.len()), lines: 1, ..Block::default() };
        let mut facts = LineFacts::default();
        let words = read(text, &block, &mut facts, work);
        let broken = is_broken(text, &block);
        see(&ScannedLine { text, broken, words: &words, facts: &facts, work })
    }

    /// What `gate` gives for `line`, scanned as the only line of its block.
    pub(crate) fn gated(line: &str, gate: fn(&ScannedLine) -> u16) -> u16 {
        with_scanned(line.as_bytes(), &mut Work::default(), gate)
    }

    /// Lines of pieces that the grammars look for, in any order.
    pub(crate) fn any_lines(mut each: impl FnMut(&str)) {
        const PIECES: &[&str] = &[
            "Anna",
            "Lund",
            "Bo",
            "van",
            "der",
            "Berg",
            "and",
            "AND",
            "O'neil",
            "Al-haj",
            "J.p.",
            "the",
            "harbour",
            "Writer",
            "staff",
            "AP",
            "dpa",
            "By",
            "by",
            "Posted",
            "Photo",
            "Share",
            "Reply",
            "yesterday",
            "an hour ago",
            "just now",
            "il y a 3 jours",
            "May",
            "5",
            "2019",
            "5:50 pm",
            "a",
            "Monday",
            ",",
            ", ",
            " - ",
            " | ",
            ": ",
            ".",
            "(",
            ")",
            "/",
            "\u{2014} ",
            "\u{a0}",
            "&",
            "\n",
            "é",
            "\u{1f642}",
            "3rd",
            "says:",
            "points",
        ];
        // Half of them are words of the examples, so that a new pattern brings its own.
        let words: Vec<&str> = examples().flat_map(str::split_ascii_whitespace).collect();
        let mut state = 7u32;
        let mut random = |n: usize| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as usize % n
        };
        for _ in 0..20_000 {
            let mut line = alloc::string::String::new();
            for _ in 0..1 + random(9) {
                line.push_str(match random(2) {
                    0 => PIECES[random(PIECES.len())],
                    _ => words[random(words.len())],
                });
                line.push_str(["", " ", " "][random(3)]);
            }
            each(line.trim());
        }
    }

    #[test]
    fn times_that_are_not_looked_for_are_not_there() {
        let mut work = Work::default();
        any_lines(|line| {
            let line = line.as_bytes();
            if line.is_empty() || line.len() > GRAMMAR_LOOK {
                return;
            }
            let time = with_scanned(line, &mut work, |line| line.facts.time);
            assert_eq!(
                time,
                find::find(&line[..floor(line, TIME_LOOK)]),
                "{}",
                line.escape_ascii()
            );
        });
    }
}
