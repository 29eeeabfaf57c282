//! What one line shows by itself: lengths, words, punctuation, and the first time in it.

use super::cue;
use super::furniture;
use super::scan::{Work, words};
use crate::block::Block;
use crate::time::stamp;

/// Words kept of a line: its first and its last ones.
pub(crate) const FIRST: usize = 10;
pub(crate) const LAST: usize = 3;
/// Bytes of a block that are looked at from its start; the rest only counts as more of the same.
pub(crate) const LOOK: usize = 400;
/// Bytes at the start of a block in which the grammars look for their forms.
pub(crate) const GRAMMAR_LOOK: usize = 200;
/// Bytes at the start of a block in which a time is looked for.
pub(crate) const TIME_LOOK: usize = 120;

/// Facts of the line, or the few lines, of one block.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct LineFacts {
    /// Hashes of the first words, and of the last, the very last first; numbers are hashed by their length.
    pub(crate) first: [u32; FIRST],
    pub(crate) last: [u32; LAST],
    /// Hash of all words looked at, numbers alike.
    pub(crate) hash: u32,
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
    pub(crate) time: Option<stamp::Stamp>,
    /// Whether its bullet is a number.
    pub(crate) numbered: bool,
    /// Whether it has what a date is made of, whole or in part.
    pub(crate) dated: bool,
    /// Whether its first word may announce a name.
    pub(crate) labelled: bool,
    /// Whether the last word of its first line may stand between a name and its time.
    pub(crate) verb: bool,
    pub(crate) phrases: furniture::Phrases,
}

/// What the grammars need to know of a line's words.
#[derive(Default)]
pub(crate) struct LineWords {
    /// How many words begin where furniture is looked for.
    pub(crate) count: usize,
    /// Whether a word has both letters and digits, or signs: it is then more than one word to the grammars.
    pub(crate) mixed: bool,
    /// Offset of the first word with a digit; `usize::MAX` if there is none.
    pub(crate) digit: usize,
    /// Cues of the first word, of the last one, and of any word.
    pub(crate) first: u16,
    pub(crate) last: u16,
    pub(crate) any: u16,
    /// Whether nothing but ASCII words and single spaces or tabs between them is there.
    pub(crate) plain: bool,
    /// Words that begin with a letter outside ASCII.
    pub(crate) high: u16,
    /// Whether the words are plain and no grammar but that of names knows one: they are a name or nothing.
    pub(crate) quiet: bool,
}

/// A line as the gates of the grammars see it: a gate says whether its grammar is worth a call.
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

/// Reads the line of `block`, which has no facts yet.
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
    let mut seen = words(&content[..look], facts, work);
    facts.words = u32::from(facts.seen) + ((content.len() - look) / 6) as u32;
    facts.labelled = seen.first & cue::POSTED != 0;
    facts.start = first_edge(content);
    facts.end = last_edge(content);
    facts.phrases = match seen.mixed {
        false => furniture::find(work.phrases(&seen), seen.count < furniture::MAX_WORDS),
        true => furniture::scan(&content[..floor(content, GRAMMAR_LOOK)]),
    };
    // Of the lines of a block the first may end with a verb.
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
    /// Whether a time was found, or the part searched may end before it.
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
        [.., 0x80..=0xFF] => Edge::High,
        _ => Edge::Symbol,
    }
}

/// Whether a line has what a date is made of, whole or in part; and the first time in it.
fn time(content: &[u8], seen: &LineWords, facts: &LineFacts) -> (bool, Option<stamp::Stamp>) {
    let head = &content[..floor(content, GRAMMAR_LOOK)];
    let dated = seen.any & cue::DATE != 0
        || facts.marks & mark::GLUED != 0
        || facts.numbers > 1 && (facts.marks & mark::COLON != 0 || stamp::may_have_numeric(head));
    let search = seen.digit < TIME_LOOK && dated || seen.first & cue::TIME != 0;
    let time = if search { stamp::find(&head[..floor(head, TIME_LOOK)]) } else { None };
    (dated && facts.numbers > 0, time)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
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
        let mut state = 7u32;
        let mut random = |n: usize| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as usize % n
        };
        for _ in 0..20_000 {
            let mut line = alloc::string::String::new();
            for _ in 0..1 + random(9) {
                line.push_str(PIECES[random(PIECES.len())]);
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
                stamp::find(&line[..floor(line, TIME_LOOK)]),
                "{}",
                line.escape_ascii()
            );
        });
    }
}
