//! What one block shows by itself: lengths, words, punctuation, and what the grammars find in it.

use super::header::{Reader, reader};
use super::words::{Seen, Work, words};
use crate::block::Block;
use crate::grammar::{
    byline, comment, credit, cue, dateline, furniture, phrases, thread, timestamp,
};
use crate::span::Span;

/// Words kept of a line: its first and its last ones.
pub(crate) const FIRST: usize = 10;
pub(crate) const LAST: usize = 3;
/// Bytes of a block that are looked at from its start; the rest only counts as more of the same.
pub(super) const LOOK: usize = 400;
/// Bytes at the start of a block in which the grammars look for their forms.
pub(super) const GRAMMAR_LOOK: usize = 200;
/// Longer lines are no "Ann Lund, Graben", see `comment::trailer`.
const MAX_PLACED: usize = 50;
/// Bytes at the start of a block in which a time is looked for.
pub(super) const TIME_LOOK: usize = 120;

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
    /// Whether its bullet is a number.
    pub(crate) numbered: bool,
    /// Whether it has what a date is made of, whole or in part.
    pub(crate) dated: bool,
    /// Whether its first word may announce a name.
    pub(crate) labelled: bool,
    /// Whether the last word of its first line may stand between a name and its time.
    pub(crate) verb: bool,
    pub(crate) forms: u16,
    pub(crate) reader: Reader,
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

#[inline(never)]
/// The facts of `block` of `text`, but for its header.
pub(super) fn facts(text: &[u8], block: &Block, work: &mut Work) -> Facts {
    let line = &text[block.span];
    let content = &line[usize::from(block.bullet)..];
    let mut facts = Facts { bytes: line.len() as u32, ..Facts::default() };
    facts.numbered = block.bullet > 0 && line[0].is_ascii_digit();
    let look = floor(content, LOOK);
    let seen = words(&content[..look], &mut facts, work);
    facts.words = u32::from(facts.seen) + ((content.len() - look) / 6) as u32;
    facts.labelled = seen.first & cue::POSTED != 0;
    facts.start = first_edge(content);
    facts.end = last_edge(content);
    facts.phrases = match seen.mixed {
        false => furniture::find(work.phrases(&seen), seen.count < furniture::MAX_WORDS),
        true => furniture::scan(&content[..floor(content, GRAMMAR_LOOK)]),
    };
    let short = content.len() <= GRAMMAR_LOOK;
    let broken = block.lines > 1 || short && memchr::memchr(b'\n', content).is_some();
    // Of the lines of a block the first may end with a verb.
    facts.verb = seen.last & cue::VERB != 0 || broken;
    grammars(content, broken, &seen, work, &mut facts);
    // A number after a bullet is a comment's, a time of day its own.
    let numbers = facts.numbers == facts.seen || comment::may_end_with_clock(content);
    if !broken && facts.time.is_none() && !(block.bullet > 0 && numbers) {
        facts.reader = reader(content, &seen, &facts);
    }
    facts
}

/// The greatest offset up to `limit` that splits no character.
pub(super) fn floor(bytes: &[u8], limit: usize) -> usize {
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

#[inline(never)]
/// Asks the grammars that may find something.
fn grammars(content: &[u8], broken: bool, seen: &Seen, work: &Work, facts: &mut Facts) {
    let short = content.len() <= GRAMMAR_LOOK;
    // Plain words that no grammar knows are a name or nothing.
    let known = seen.any & !cue::VERB != 0 || facts.numbers > 0 || facts.marks & mark::GLUED != 0;
    let quiet = seen.plain && !known && content.len() <= LOOK;
    let mut forms = 0;
    if !quiet {
        (facts.dated, facts.time) = time(content, seen, facts);
        forms |= dateline_forms(content, seen, facts) | credit_forms(content, seen, facts);
    }
    if short {
        let trailer = !quiet
            && may_be_trailer(content, broken, facts)
            && comment::trailer(content, &trailer_look(content, facts)).is_some();
        forms |= if trailer { form::TRAILER } else { 0 };
        if may_be_byline(seen, facts) {
            let one = !broken && is_one_name(content, seen, facts);
            forms |= if one { form::BYLINE } else { byline_forms(content, seen, work, facts) };
        }
        if facts.phrases.touched {
            let line = thread::is_line(content, &facts.phrases, facts.time);
            forms |= if line { form::THREAD_LINE } else { 0 };
            let heading = thread::is_heading(content, &facts.phrases);
            forms |= if heading { form::THREAD_HEADING } else { 0 };
        }
    }
    facts.forms = forms;
}

/// Whether a line has what a date is made of, whole or in part; and the first time in it.
fn time(content: &[u8], seen: &Seen, facts: &Facts) -> (bool, Option<timestamp::Found>) {
    let head = &content[..floor(content, GRAMMAR_LOOK)];
    let dated = seen.any & cue::DATE != 0
        || facts.marks & mark::GLUED != 0
        || facts.numbers > 1
            && (facts.marks & mark::COLON != 0 || timestamp::may_have_numeric(head));
    let search = seen.digit < TIME_LOOK && dated || seen.first & cue::TIME != 0;
    let time = if search { timestamp::find(&head[..floor(head, TIME_LOOK)]) } else { None };
    (dated && facts.numbers > 0, time)
}

fn dateline_forms(content: &[u8], seen: &Seen, facts: &Facts) -> u16 {
    // Without a time it takes a place, which has a capital, and an agency in brackets or a dash.
    let clock =
        seen.digit < 40 && content.len() <= 40 && dateline::may_be_clock(content, seen.digit);
    let place = matches!(facts.start, Edge::Upper | Edge::High)
        && !seen.plain
        && (seen.any & cue::AGENCY != 0 || facts.shouted > 0);
    if facts.time.is_none() && !clock && !place {
        return 0;
    }
    let head = &content[..floor(content, GRAMMAR_LOOK)];
    let Some(parts) = dateline::with_time(head, facts.time) else { return 0 };
    let whole = parts.end as usize == content.len();
    form::DATELINE
        | if whole { form::DATELINE_WHOLE } else { 0 }
        | if parts.place.is_empty() { 0 } else { form::PLACE }
}

fn credit_forms(content: &[u8], seen: &Seen, facts: &Facts) -> u16 {
    let copyright = || memchr::memchr(b'\xa9', content).is_some();
    let signed = seen.any & (cue::AGENCY | cue::PICTURE) != 0
        || facts.marks & mark::HIGH_SYMBOL != 0 && copyright()
        || content.len() > LOOK;
    if !signed {
        return 0;
    }
    let short = content.len() <= GRAMMAR_LOOK;
    let end = if short { content.len() } else { floor_back(content) };
    match credit::find(&content[content.len() - end..]) {
        Some(credit) if short && credit.start == 0 => form::CREDIT | form::CREDIT_WHOLE,
        Some(_) => form::CREDIT,
        None => 0,
    }
}

fn byline_forms(content: &[u8], seen: &Seen, work: &Work, facts: &Facts) -> u16 {
    let names = may_be_names(content, seen, facts, work);
    let names = if names { cue::NAMES } else { 0 };
    let timed = may_be_timed(content, facts) || seen.has_time_words();
    let timed = if timed { cue::TIME } else { 0 };
    let label = seen.first & (cue::LABEL | cue::SIGNER) | facts.marks & mark::GLUED;
    let label = if label != 0 { cue::LABELLED } else { 0 };
    let cues = seen.any & (cue::SIGNER | cue::LABEL | cue::AGENCY) | timed | names | label;
    if cues & !cue::LABEL == 0 && facts.phrases.any & phrases::BYLINE == 0 {
        return 0;
    }
    match byline::with_phrases(content, &facts.phrases, cues, |_: Span| {}) {
        Some(byline::Strength::Certain) => form::BYLINE | form::BYLINE_SURE,
        Some(byline::Strength::Weak) => form::BYLINE,
        None => 0,
    }
}

/// Whether a line has what a byline needs: a label, a job, a house, a date, or names and little else.
fn may_be_byline(seen: &Seen, facts: &Facts) -> bool {
    let capitals = facts.capitalised + seen.high;
    facts.phrases.any & phrases::BYLINE != 0
        || seen.any & (cue::SIGNER | cue::AGENCY) != 0
        || seen.first & cue::LABEL != 0
        || facts.time.is_some()
        || facts.marks & mark::GLUED != 0
        || (2..=20).contains(&facts.seen) && capitals * 2 >= facts.seen
}

/// Whether a line may be names alone: no button, no digit, no word that no name has, and of its words that have no capital
/// all may stand inside names.
fn may_be_names(content: &[u8], seen: &Seen, facts: &Facts, work: &Work) -> bool {
    // Without a sign or a word between them it is one name.
    let one = seen.plain && seen.any & cue::JOINT == 0;
    let others = mark::QUESTION | mark::URL | mark::AT | mark::MONEY;
    if seen.digit < usize::MAX
        || facts.seen < 2
        || facts.marks & others != 0
        || one && (facts.seen > 4 || seen.any & cue::NO_NAME != 0)
    {
        return false;
    }
    let small = facts.seen.saturating_sub(facts.capitalised + seen.high);
    let all = seen.mixed || seen.count < usize::from(facts.seen);
    facts.phrases.whole & !phrases::NAMES == 0
        && (all
            || small == 0
            || seen.any & cue::JOINT != 0 && work.joints(seen) >= small
            || !seen.plain && joins(content))
}

/// Whether a line is a name of two to four words and nothing else, by what is known of the words.
fn is_one_name(content: &[u8], seen: &Seen, facts: &Facts) -> bool {
    let others =
        cue::SIGNER | cue::LABEL | cue::AGENCY | cue::JOINT | cue::NO_NAME | cue::ENDS_NAME;
    seen.plain
        && seen.any & others == 0
        && facts.numbers == 0
        && facts.phrases.whole & !phrases::NAMES == 0
        && (2..=4).contains(&facts.seen)
        && facts.capitalised == facts.seen
        && facts.marks & mark::GLUED == 0
        && (facts.phrases.any & phrases::BYLINE == 0)
        && content.len() <= 60
}

/// Whether a sign may join two words to one: "O'neil", "Al-haj", "J.p.".
fn joins(content: &[u8]) -> bool {
    content.iter().any(|b| matches!(b, b'\'' | b'-' | b'.' | b'`' | 0xE2))
}

/// Whether a line has what the end of a comment needs: a time, a label, a sign before a name, or a comma in a short line.
fn may_be_trailer(content: &[u8], broken: bool, facts: &Facts) -> bool {
    may_be_timed(content, facts)
        || facts.labelled
        || !content.first().is_some_and(u8::is_ascii_alphanumeric)
        || broken
        || content.len() <= MAX_PLACED && facts.marks & mark::COMMA != 0
}

impl Seen {
    /// Whether there are the words of a time without a digit: "an hour ago", "yesterday".
    fn has_time_words(&self) -> bool {
        self.any & cue::DATE != 0 && self.any & cue::TIME != 0
    }
}

/// Whether a time was found, or the part searched may end before it.
fn may_be_timed(content: &[u8], facts: &Facts) -> bool {
    facts.time.is_some() || content.len() > TIME_LOOK && facts.dated
}

/// What is known of a line that may be the end of a comment.
fn trailer_look(content: &[u8], facts: &Facts) -> comment::Look {
    let mut look = comment::Look::EVERYWHERE;
    if content.len() <= TIME_LOOK {
        look.times[0] = comment::Timed { line: Span::at(0, content.len()), time: facts.time };
    }
    (look.time, look.label) = (may_be_timed(content, facts), facts.labelled);
    look
}

/// Bytes at the end of a long block in which a credit is looked for.
fn floor_back(content: &[u8]) -> usize {
    let from = content.len().saturating_sub(120);
    let from = (from..content.len()).find(|&at| content[at] & 0xC0 != 0x80).unwrap_or(from);
    content.len() - from
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    fn forms(line: &str) -> u16 {
        let span = crate::span::Span::at(0, line.len());
        let block = Block { span, lines: 1, ..Block::default() };
        facts(line.as_bytes(), &block, &mut Work::default()).forms
    }

    #[test]
    fn grammars_are_asked_where_their_words_stand() {
        for (line, form) in [
            ("By Anna Lund", form::BYLINE),
            ("Anna Lund and Bob Ray", form::BYLINE),
            ("THE ASSOCIATED PRESS", form::BYLINE),
            ("The harbour. Photo: Anna Lund", form::CREDIT),
            ("The harbour at dawn (AFP)", form::CREDIT),
            ("GRABEN (Reuters) - The town", form::DATELINE),
            ("GRABEN \u{2014} The town", form::DATELINE),
            ("5:50 am", form::DATELINE),
            ("Posted by Anna", form::TRAILER),
        ] {
            assert_eq!(forms(line) & form, form, "{line}");
        }
        assert_eq!(forms("the town has a new bridge over the river"), 0);
    }

    /// Lines of pieces that the grammars look for, in any order.
    pub(in crate::segment) fn any_lines(mut each: impl FnMut(&str)) {
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
    fn grammars_that_are_not_asked_would_find_nothing() {
        let mut work = Work::default();
        any_lines(|line| {
            let line = line.as_bytes();
            let block = Block { span: Span::at(0, line.len()), lines: 1, ..Block::default() };
            if line.is_empty() || line.len() > GRAMMAR_LOOK {
                return;
            }
            let facts = facts(line, &block, &mut work);
            let mut again = Facts::default();
            let seen = words(line, &mut again, &mut work);
            // Times count that were found, or that are words.
            let timed = may_be_timed(line, &facts) || seen.has_time_words();
            let cues = cue::ALL & !if timed { 0 } else { cue::TIME };
            let strength = byline::with_phrases(line, &facts.phrases, cues, |_: Span| {});
            if may_be_byline(&seen, &facts) {
                let found = (facts.forms & form::BYLINE != 0, facts.forms & form::BYLINE_SURE != 0);
                let sure = strength == Some(byline::Strength::Certain);
                assert_eq!(found, (strength.is_some(), sure), "{}", line.escape_ascii());
            }
            let look = trailer_look(line, &facts);
            let trailer = comment::trailer(line, &look).is_some();
            assert_eq!(facts.forms & form::TRAILER != 0, trailer, "{}", line.escape_ascii());
            let time = timestamp::find(&line[..floor(line, TIME_LOOK)]);
            assert_eq!(facts.time, time, "{}", line.escape_ascii());
        });
    }
}
