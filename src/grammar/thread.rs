//! The lines around the texts of a thread of comments, and what stands beside a name and a time on a header's line.

use super::lead::ordinal;
use super::{author, form};
use crate::lexicon::phrases::{DATE, FORM, REPLY, SHARE, THREAD};
use crate::line::furniture::{self, Phrases};
use crate::line::read::ScannedLine;
use crate::text::table::WordTable;
use crate::text::word::is_letter;
use crate::time::stamp::Stamp;

/// Rows of buttons are shorter.
const MAX_BUTTONS: usize = 120;
/// Longer lines are no heading.
const MAX_HEADING: usize = 200;

/// What may stand before a time.
static BEFORE_TIMES: WordTable<64> = WordTable::new(&[(
    "posted on at am um le el em il op den vom published date geschrieben updated edited",
    1,
)]);

/// Whether `line`, of these phrases, belongs to a thread of comments but to no comment's text: "Reply", "Report abuse", "2
/// replies".
///
/// `time` is the first timestamp of the line.
pub(crate) fn is_line(line: &[u8], phrases: &Phrases, time: Option<Stamp>) -> bool {
    if line.len() > MAX_BUTTONS {
        return false;
    }
    if phrases.whole & (REPLY | SHARE) != 0 {
        return true;
    }
    // "Like · Reply · 1y": the age is no word of the phrase.
    if !phrases.touched || phrases.words > 8 || !line.iter().any(u8::is_ascii_digit) {
        return false;
    }
    let end = match time {
        Some(found) if is_empty_tail(&line[found.span.end as usize..]) => found.span.start as usize,
        Some(_) => return false,
        None => match line.iter().rposition(|&b| b == b' ') {
            Some(space) if short_age(&line[space + 1..]) => space,
            _ => return false,
        },
    };
    furniture::scan(&line[..end]).whole & (REPLY | SHARE) != 0
}

/// Whether `line`, of these phrases, is the heading of a thread: "10 Responses to ...", "Kommentare (4)", "Leave a reply".
pub(crate) fn is_heading(line: &[u8], phrases: &Phrases) -> bool {
    phrases.whole & (THREAD | FORM) != 0 || phrases.start & THREAD != 0 && line.len() <= MAX_HEADING
}

/// "8d", "1y", "2mo": an age without a word.
pub(super) fn short_age(line: &[u8]) -> bool {
    let digits = line.iter().take_while(|b| b.is_ascii_digit()).count();
    (1..=2).contains(&digits)
        && matches!(
            &line[digits..],
            b"s" | b"m" | b"h" | b"d" | b"w" | b"y" | b"mo" | b"min" | b"hr" | b"yr"
        )
}

/// Whether `before` only announces the time that follows it: "on", "Posted on", "am", "le".
pub(super) fn is_label(before: &[u8]) -> bool {
    if before.len() > 40 {
        return false;
    }
    let (_, number) = ordinal(before);
    let before = &before[number..];
    let text = &before[author::separators_len(before).min(before.len())..];
    let label = author::label_len(text);
    let text = &text[..author::without_separators(text)];
    let words = || text.split(|b| *b == b' ').filter(|w| !w.is_empty());
    text.is_empty()
        || label >= text.len()
        || words().count() <= 2 && words().all(|word| BEFORE_TIMES.get(word) != 0)
        || is_score(before)
        || is_thread_buttons(text)
}

/// "39 points · " before a time.
pub(super) fn is_score(before: &[u8]) -> bool {
    before.first().is_some_and(|b| b.is_ascii_digit() || *b == b'-')
        && furniture::scan(before).whole & REPLY != 0
}

pub(super) fn is_thread_buttons(text: &[u8]) -> bool {
    furniture::scan(text).whole & REPLY != 0
}

/// Whether what follows a time is punctuation or the buttons of a comment.
pub(super) fn is_tail(after: &[u8]) -> bool {
    if is_empty_tail(after) {
        return true;
    }
    if after.len() > 80 {
        return false;
    }
    let text = &after[author::separators_len(after).min(after.len())..];
    let words = text.iter().filter(|b| **b == b' ').count();
    let found = furniture::scan(text);
    found.whole & (REPLY | SHARE | DATE) != 0
        || words <= 4
            && [
                &b"wrote"[..],
                b"next",
                b"parent",
                b"edited",
                b"said",
                b"says",
                b"url",
                b"schrieb",
                b"zitieren",
                b"skrev",
                b"#",
            ]
            .iter()
            .any(|w| text.len() >= w.len() && text[..w.len()].eq_ignore_ascii_case(w))
}

pub(super) fn is_empty_tail(after: &[u8]) -> bool {
    !after.iter().any(|&b| is_letter(b) || b.is_ascii_digit())
}

/// Hash of what `text` looks like, with runs of letters and of digits alike: equal for "May 5, 2009" and "June 21, 2010".
pub(crate) fn shape(text: &[u8], seed: u32) -> u32 {
    let (mut hash, mut before) = (seed, 0);
    for &byte in text {
        let class = match byte {
            // "Sept. 5" and "May 5", "a.m." and "AM".
            b'.' if before == b'w' => b'w',
            b'0'..=b'9' => b'9',
            _ if is_letter(byte) => b'w',
            b'\n' => b' ',
            _ => byte,
        };
        if class != before || class != b'w' && class != b'9' && class != b' ' {
            hash = (hash ^ u32::from(class)).wrapping_mul(0x0100_0193);
        }
        before = class;
    }
    hash
}

/// The gate: whether a line belongs to a thread of comments. Only lines with a phrase of furniture are read.
pub(crate) fn forms(line: &ScannedLine) -> u16 {
    let phrases = &line.facts.phrases;
    if !phrases.touched {
        return 0;
    }
    let is_line = is_line(line.text, phrases, line.facts.time);
    let is_heading = is_heading(line.text, phrases);
    (if is_line { form::THREAD_LINE } else { 0 })
        | if is_heading { form::THREAD_HEADING } else { 0 }
}

/// Lines around comments, and what they are. Each must pass the gate, [`forms`].
#[cfg(any(test, feature = "internals"))]
pub(crate) const EXAMPLES: &[(&str, u16)] = &[
    ("Reply", form::THREAD_LINE),
    ("Antworten ↓", form::THREAD_LINE | form::THREAD_HEADING),
    ("Like · Reply · 1y", form::THREAD_LINE),
    ("Report abuse", form::THREAD_LINE),
    ("Permalink", form::THREAD_LINE),
    ("2 replies", form::THREAD_LINE),
    ("Répondre", form::THREAD_LINE),
    ("Like · Reply · 3 hours ago", form::THREAD_LINE),
    ("10 Responses to “The bridge”", form::THREAD_HEADING),
    ("13 Comments", form::THREAD_HEADING),
    ("3 Gedanken zu „Die Brücke“", form::THREAD_HEADING),
    ("Kommentare (4)", form::THREAD_HEADING),
    ("Reader comments", form::THREAD_HEADING),
    ("Leave a reply", form::THREAD_HEADING),
    ("5 Kommentare", form::THREAD_HEADING),
    ("Leave a Reply · Share", form::THREAD_LINE | form::THREAD_HEADING),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::read::tests::gated;

    #[test]
    fn times_of_one_format_have_one_shape() {
        let alike = |a: &str, b: &str| shape(a.as_bytes(), 0) == shape(b.as_bytes(), 0);
        assert!(alike("May 5, 2009 at 2:20 pm", "Sept. 21, 2010 at 11:02 a.m."));
        assert!(alike("1 hour ago", "23 years ago"));
        assert!(!alike("May 5, 2009", "5 May 2009"));
        assert!(!alike("5/5/2009", "5.5.2009"));
    }

    /// What a line is, asked without the gate.
    fn read(line: &str) -> u16 {
        let line = line.as_bytes();
        let phrases = furniture::scan(line);
        let is_line = is_line(line, &phrases, crate::time::find::find(line));
        let heading = if is_heading(line, &phrases) { form::THREAD_HEADING } else { 0 };
        heading | if is_line { form::THREAD_LINE } else { 0 }
    }

    #[test]
    fn examples() {
        for &(line, form) in EXAMPLES {
            assert_eq!(read(line), form, "{line}");
        }
    }

    #[test]
    fn the_gate_lets_the_examples_through() {
        for &(line, form) in EXAMPLES {
            assert_eq!(gated(line, forms), form, "{line}");
        }
    }

    #[test]
    fn prose_is_not_around_comments() {
        for line in ["The bridge opened", "I agree with Ann", "In 2009 a bridge opened"] {
            assert_eq!(read(line), 0, "{line}");
        }
    }
}
