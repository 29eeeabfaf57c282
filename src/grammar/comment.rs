//! Headers of reader comments as the comment systems print them, and the same parts at a comment's end.

use super::author::{self, Verb};
use super::furniture;
use super::phrases::{FORM, REPLY, SHARE, THREAD};
use super::timestamp::{self, Found, Timestamp};
use crate::span::Span;
use crate::text::word::{is_letter, space_len, trimmed_end};

/// A comment header's parts; absent ones are empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Header {
    /// The number printed before the comment, 0 if none.
    pub(crate) ordinal: u32,
    pub(crate) author: Span,
    pub(crate) time: Span,
    pub(crate) value: Timestamp,
    /// How sure the form alone makes it: 2 for "1. NAME says: DATE", 1 for a form that other lines have as well
    /// ("NAME", then "DATE"), 0 for a short line that may be a name.
    pub(crate) certainty: u8,
    /// Where the header ends in the text given.
    pub(crate) end: u32,
}

/// Lines longer than this hold no header.
const MAX_LINE: usize = 200;

/// What stands before the name: bullet, number, "level 1".
#[derive(Debug, Clone, Copy, Default)]
struct Lead {
    len: usize,
    ordinal: u32,
    marked: bool,
}

/// A line of the text, trimmed, by its offset.
#[derive(Debug, Clone, Copy)]
struct Line<'a> {
    at: usize,
    text: &'a [u8],
}

impl Line<'_> {
    fn end(self) -> usize {
        self.at + self.text.len()
    }

    fn skip(self, len: usize) -> Self {
        let len = len + space_len(&self.text[len..]);
        Line { at: self.at + len, text: &self.text[len..] }
    }
}

/// The first lines of `text` that are not blank.
fn lines(text: &[u8]) -> impl Iterator<Item = Line<'_>> {
    let mut at = 0;
    core::iter::from_fn(move || {
        at += space_len(&text[at..]);
        if at >= text.len() {
            return None;
        }
        let end = memchr::memchr(b'\n', &text[at..]).map_or(text.len(), |i| at + i);
        let line = Line { at, text: &text[at..at + trimmed_end(&text[at..end])] };
        at = end;
        Some(line)
    })
}

/// The header that `text` begins with. `text` is a block and what follows it, at most a few lines: headers are often split
/// over two or three of them (name, time, "Reply").
pub(crate) fn header(text: &[u8]) -> Option<Header> {
    let mut lines = lines(&text[..text.len().min(4 * MAX_LINE)]);
    let mut first = lines.next()?;
    let mut lead = lead(first.text);
    if lead.marked && only_number(&first.text[lead.len..]) {
        // "1." or "• 2" on a line of its own.
        let number = &first.text[lead.len..];
        lead.ordinal = if number.is_empty() { lead.ordinal } else { ordinal(number).0 };
        lead.len = 0;
        first = lines.next()?;
    } else if !lead.marked && is_initial(first.text) {
        // The letter that stands for a picture.
        let letter = first.text;
        first = lines
            .next()
            .filter(|next| next.text.len() > letter.len() && next.text.starts_with(letter))?;
    }
    if first.text.len() <= 8 && first.text.starts_with(b"level ") {
        // The depth of a reply, as Reddit's pages print it.
        lead.marked = true;
        lead.len = 0;
        first = lines.next()?;
    }
    if first.text.len() > MAX_LINE {
        return None;
    }
    let line = first.skip(lead.len);
    let second = lines.next();
    let header =
        one_line(line, lead, second).or_else(|| two_lines(line, lead, second, lines.next()))?;
    Some(Header { ordinal: lead.ordinal, ..header })
}

/// The name in `before`, what stands before a time, after a label of `len` bytes.
fn posted_name(before: &[u8], kind: Label, len: usize) -> Option<Span> {
    let text = &before[len.min(before.len())..];
    let (stop, verb) = author::without_verb(text);
    // "Posted by: NAME, PLACE | DATE" prints all that the reader gave as a name.
    let bar = kind == Label::Posting && text[..trimmed_end(text)].ends_with(b"|");
    if bar || verb == Verb::Marked {
        author::whole_name(&text[..stop])
    } else {
        author::name(&text[..stop])
    }
}

/// "Ann Lund, Graben": a short name, and a place with a capital.
fn name_and_place(line: &[u8]) -> bool {
    let Some(comma) = memchr::memchr(b',', line) else { return false };
    let words = |text: &[u8]| text.split(|b| *b == b' ').filter(|w| !w.is_empty()).count();
    let place = &line[comma + 1 + space_len(&line[comma + 1..])..];
    let capital = place.first().is_some_and(|b| !b.is_ascii_lowercase() && !b.is_ascii_digit());
    line.len() <= 50
        && words(&line[..comma]) <= 3
        && words(place) <= 4
        && capital
        && !place.ends_with(b".")
}

/// What announces the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    None,
    /// "by", "written by": articles have it too.
    Writing,
    /// "Posted by", "Comment by".
    Posting,
}

/// The label at the start of `text`, and its length.
fn label(text: &[u8]) -> (Label, usize) {
    match author::label_len(text) {
        0 => (Label::None, 0),
        len if author::is_posting(text) => (Label::Posting, len),
        len => (Label::Writing, len),
    }
}

/// Name and time on one line, in either order.
fn one_line(line: Line<'_>, lead: Lead, second: Option<Line<'_>>) -> Option<Header> {
    let found = find_time(line.text, lead.marked)?;
    let (before, after) =
        (&line.text[..found.span.start as usize], &line.text[found.span.end as usize..]);
    let timed = found.value.hour != 255 || found.value.is_none();
    let mut header = Header {
        time: found.span.shift(line.at),
        value: found.value,
        end: line.end() as u32,
        ..Header::default()
    };
    let (kind, len) = label(before);
    let (_, verb) = author::without_verb(&before[len..]);
    let name = posted_name(before, kind, len);
    if let Some(name) = name {
        if !is_tail(after) {
            return None;
        }
        header.author = name.shift(line.at + len);
        let sure = verb == Verb::Marked
            || verb == Verb::Plain && timed
            || timed
                && (kind == Label::Posting
                    || lead.ordinal > 0
                    || lead.marked && !is_empty_tail(after));
        let likely = timed && (lead.marked || kind == Label::Writing || !is_empty_tail(after));
        header.certainty = if sure || likely && !found.value.is_none() { 2 } else { 1 };
        return Some(header);
    }
    if !is_label(before) {
        return None;
    }
    // The time first: the name follows on the line or on the next.
    let gap = author::separators_len(after);
    if gap > 0 && !is_tail(after) {
        let (_, len) = label(&after[gap..]);
        let rest = &after[gap + len..];
        let (stop, verb) = author::without_verb(rest);
        let name = author::name(&rest[..stop])?;
        header.author = name.shift(line.at + found.span.end as usize + gap + len);
        header.certainty = if lead.ordinal > 0 && timed || verb == Verb::Marked { 2 } else { 1 };
        return Some(header);
    }
    if !is_tail(after) || before.len() > 24 {
        return None;
    }
    if let Some(second) = second.filter(|line| line.text.len() <= 80)
        && let (stop, Verb::Marked) = verb_end(second.text)
        && let Some(name) = author::whole_name(&second.text[..stop])
    {
        header.author = name.shift(second.at);
        header.end = second.end() as u32;
        header.certainty = if lead.marked { 2 } else { 1 };
        return Some(header);
    }
    header.certainty = u8::from(lead.marked || is_score(before));
    (header.certainty > 0).then_some(header)
}

/// The name on the first line; the time on the next, or on the one after a button.
fn two_lines(
    line: Line<'_>,
    lead: Lead,
    second: Option<Line<'_>>,
    third: Option<Line<'_>>,
) -> Option<Header> {
    let (kind, len) = label(line.text);
    let (stop, verb) = verb_end(&line.text[len..]);
    let text = &line.text[len..len + stop];
    let name = if verb == Verb::Marked { author::whole_name(text) } else { author::name(text) };
    let mut header = Header { end: line.end() as u32, ..Header::default() };
    if let Some(name) = name {
        header.author = name.shift(line.at + len);
    }
    let timed =
        second.and_then(|second| time_line(second).map(|time| (second, time))).or_else(|| {
            // A signature between them is that of a comment's end.
            second.filter(|second| {
                second.text.len() <= 40 && author::separators_len(second.text) == 0
            })?;
            third.and_then(|third| time_line(third).map(|time| (third, time)))
        });
    if name.is_some()
        && let Some((at, time)) = timed
    {
        header.time = time.span;
        header.value = time.value;
        header.end = at.end() as u32;
        let clock = time.value.hour != 255;
        let words = line.text.iter().filter(|b| **b == b' ').count();
        let sure = match verb {
            Verb::Marked => true,
            Verb::Plain => lead.marked || words <= 3,
            Verb::None => clock && (kind == Label::Posting || lead.ordinal > 0),
        };
        header.certainty = if sure { 2 } else { 1 };
        return Some(header);
    }
    // A numbered title, and then "NAME - PLACE (DATE)".
    if lead.ordinal > 0
        && let Some(second) = second.filter(|second| second.text.len() <= MAX_LINE)
        && second.text.ends_with(b")")
        && let Some(found) = timestamp::find(second.text)
        && found.span.end as usize + 1 == second.text.len()
        && let Some(name) = author::name(&second.text[..found.span.start as usize])
    {
        header.author = name.shift(second.at);
        header.time = found.span.shift(second.at);
        header.value = found.value;
        header.end = second.end() as u32;
        header.certainty = 2;
        return Some(header);
    }
    name?;
    header.certainty = match (verb, kind) {
        (Verb::Marked, _) if lead.ordinal > 0 => 2,
        (Verb::Marked, _) | (_, Label::Posting) => 1,
        _ => 0,
    };
    let initial = header.author.len() <= 20 && line.text.len() < 24;
    let plausible = header.author.len() <= 40 && (!line.text.ends_with(b".") || initial);
    (plausible || header.certainty > 0).then_some(header)
}

/// The author and the time at the end of a comment ("Posted by NAME on DATE", "Me (5 days ago)", "— NAME"). `text` is its last
/// line or its last two.
pub(crate) fn trailer(text: &[u8]) -> Option<Header> {
    let text = &text[..trimmed_end(text)];
    let tail_start = text.len().saturating_sub(2 * MAX_LINE);
    let last_at = memchr::memrchr(b'\n', &text[tail_start..]).map_or(0, |i| tail_start + i + 1);
    let last = Line { at: last_at, text: &text[last_at..] }.skip(0);
    if last.text.len() > MAX_LINE {
        return None;
    }
    let dash = author::separators_len(last.text);
    let line = last.skip(dash);
    let (kind, len) = label(line.text);
    let end = text.len() as u32;
    if let Some(found) = timestamp::find(line.text)
        && is_tail(&line.text[found.span.end as usize..])
    {
        let mut header = Header {
            time: found.span.shift(line.at),
            value: found.value,
            end,
            ..Header::default()
        };
        let before = &line.text[..found.span.start as usize];
        if is_label(before) {
            header.certainty = 1;
            // A signature on the line before: "– NAME".
            let previous = &text[..trimmed_end(&text[..last_at])];
            let start =
                memchr::memrchr(b'\n', &previous[previous.len().saturating_sub(MAX_LINE)..])
                    .map_or(0, |i| previous.len().saturating_sub(MAX_LINE) + i + 1);
            let line = Line { at: start, text: &previous[start..] }.skip(0);
            if matches!(line.text, [0xe2, 0x80, 0x93 | 0x94, ..] | [b'-', ..])
                && line.text.len() <= 80
                && let Some(name) = author::name(line.text)
            {
                header.author = name.shift(line.at);
            }
            return Some(header);
        }
        let name = posted_name(before, kind, len)?;
        header.author = name.shift(line.at + len);
        header.certainty = if kind == Label::Posting { 2 } else { 1 };
        return Some(header);
    }
    if kind != Label::Posting && dash == 0 && !name_and_place(line.text) {
        return None;
    }
    let name = author::name(&line.text[len..])?;
    let certainty = if kind == Label::Posting { 2 } else { 0 };
    Some(Header { author: name.shift(line.at + len), certainty, end, ..Header::default() })
}

/// Whether `line` belongs to a thread of comments but to no comment's text: "Reply", "Report abuse", "2 replies".
pub(crate) fn is_thread_line(line: &[u8]) -> bool {
    let line = &line[..line.len().min(MAX_LINE)];
    // "Like · Reply · 1y": the age is no word of the phrase.
    let end = match timestamp::find(line) {
        Some(found) if is_empty_tail(&line[found.span.end as usize..]) => found.span.start as usize,
        _ => line
            .iter()
            .rposition(|&b| b == b' ')
            .filter(|&i| short_age(&line[i + 1..]))
            .unwrap_or(line.len()),
    };
    furniture::scan(&line[..end]).whole & (REPLY | SHARE) != 0
}

/// Whether `line` is the heading of a thread: "10 Responses to ...", "Kommentare (4)", "Leave a reply".
pub(crate) fn is_thread_heading(line: &[u8]) -> bool {
    let found = furniture::scan(line);
    found.whole & (THREAD | FORM) != 0 || found.start & THREAD != 0 && line.len() <= MAX_LINE
}

/// Bullets, numbers and the like before a name.
fn lead(line: &[u8]) -> Lead {
    let mut lead = Lead::default();
    for _ in 0..2 {
        let rest = &line[lead.len..];
        let bullet = match rest {
            [b'*' | b'+' | b'-' | b'>', b' ', ..] => 1,
            [0xc2, 0xb7 | 0xbb, b' ', ..] => 2,
            [0xe2, 0x80, 0xa2, ..] | [0xe2, 0x97, _, ..] | [0xe2, 0x96, _, ..] => 3,
            _ => 0,
        };
        let (number, len) = ordinal(rest);
        if bullet == 0 && len == 0 {
            break;
        }
        if len > 0 {
            lead.ordinal = number;
        }
        lead.marked = true;
        lead.len += bullet + len;
        lead.len += space_len(&line[lead.len..]);
    }
    lead
}

/// "12.", "#12", "[12]", "12:", "12)": the number and its length.
fn ordinal(text: &[u8]) -> (u32, usize) {
    let open = usize::from(matches!(text.first(), Some(b'#' | b'[' | b'(')));
    let digits = text[open..].iter().take(7).take_while(|b| b.is_ascii_digit()).count();
    let number = text[open..open + digits].iter().fold(0, |n, b| n * 10 + u32::from(b - b'0'));
    let rest = &text[open + digits..];
    let close = match (open, rest) {
        _ if digits == 0 || digits > 6 => return (0, 0),
        (0, [b'.' | b':' | b')', after, ..]) if !after.is_ascii_digit() => 1,
        (0, [b'.' | b':' | b')']) => 1,
        (1, [b']' | b')' | b'.' | b':', ..]) => 1,
        (1, [b' ' | 0xc2, ..] | []) if text[0] == b'#' => 0,
        _ => return (0, 0),
    };
    (number, open + digits + close)
}

/// Whether `text` is nothing or a number alone.
fn only_number(text: &[u8]) -> bool {
    text.len() <= 6 && text.iter().all(u8::is_ascii_digit)
}

/// One letter, as stands for the picture of a reader who has none.
fn is_initial(line: &[u8]) -> bool {
    match line {
        [letter] => letter.is_ascii_uppercase(),
        [first, _] => *first >= 0xc3 && is_letter(*first),
        _ => false,
    }
}

/// The time of a header line: a full timestamp, or at the end of a marked line a time of day alone ("Ann21:00").
fn find_time(line: &[u8], marked: bool) -> Option<Found> {
    let found = timestamp::find(line);
    if found.is_some() || !marked {
        return found;
    }
    let start = line.len().checked_sub(5)?;
    let found = timestamp::clock(&line[start..])?;
    (found.span.len() == 5 && !line[..start].last()?.is_ascii_digit())
        .then(|| Found { span: found.span.shift(start), ..found })
}

/// The line as a timestamp with at most a label before it and buttons after it.
fn time_line(line: Line<'_>) -> Option<Found> {
    if line.text.len() > 100 {
        return None;
    }
    if short_age(line.text) {
        return Some(Found { span: Span::at(line.at, line.end()), value: Timestamp::NONE });
    }
    let found = timestamp::find(line.text)?;
    let (before, after) =
        (&line.text[..found.span.start as usize], &line.text[found.span.end as usize..]);
    (is_label(before) && is_tail(after)).then(|| Found { span: found.span.shift(line.at), ..found })
}

/// "8d", "1y", "2mo": an age without a word.
fn short_age(line: &[u8]) -> bool {
    let digits = line.iter().take_while(|b| b.is_ascii_digit()).count();
    (1..=2).contains(&digits)
        && matches!(
            &line[digits..],
            b"s" | b"m" | b"h" | b"d" | b"w" | b"y" | b"mo" | b"min" | b"hr" | b"yr"
        )
}

/// Whether what stands before a time says nothing but that a time follows: "on", "Posted on", "am", "le".
fn is_label(before: &[u8]) -> bool {
    if before.len() > 40 {
        return false;
    }
    let text = &before[author::separators_len(before).min(before.len())..];
    let label = author::label_len(text);
    let text = &text[..author::without_separators(text)];
    let words = || text.split(|b| *b == b' ').filter(|w| !w.is_empty());
    text.is_empty()
        || label >= text.len()
        || words().count() <= 2
            && words().all(|word| {
                [
                    &b"posted"[..],
                    b"on",
                    b"at",
                    b"am",
                    b"um",
                    b"le",
                    b"el",
                    b"em",
                    b"il",
                    b"op",
                    b"den",
                    b"vom",
                    b"published",
                    b"date",
                    b"geschrieben",
                    b"updated",
                    b"edited",
                ]
                .iter()
                .any(|w| w.eq_ignore_ascii_case(word))
            })
        || is_score(before)
        || is_thread_buttons(text)
}

/// "39 points · " before a time.
fn is_score(before: &[u8]) -> bool {
    before.first().is_some_and(|b| b.is_ascii_digit() || *b == b'-')
        && furniture::scan(before).whole & REPLY != 0
}

fn is_thread_buttons(text: &[u8]) -> bool {
    furniture::scan(text).whole & REPLY != 0
}

/// Whether what follows a time is punctuation or the buttons of a comment.
fn is_tail(after: &[u8]) -> bool {
    if is_empty_tail(after) {
        return true;
    }
    if after.len() > 80 {
        return false;
    }
    let text = &after[author::separators_len(after).min(after.len())..];
    let words = text.iter().filter(|b| **b == b' ').count();
    let found = furniture::scan(text);
    found.whole & (REPLY | SHARE) != 0
        || words <= 2
            && [&b"wrote"[..], b"said", b"says", b"url", b"schrieb", b"zitieren", b"skrev", b"#"]
                .iter()
                .any(|w| text.len() >= w.len() && text[..w.len()].eq_ignore_ascii_case(w))
}

fn is_empty_tail(after: &[u8]) -> bool {
    !after.iter().any(|&b| is_letter(b) || b.is_ascii_digit())
}

/// The end of the name on a line of its own, before "says:" and the like, and the verb that stood there.
fn verb_end(line: &[u8]) -> (usize, Verb) {
    match author::glued_verb(line) {
        Some(end) => (trimmed_end(&line[..end]), Verb::Marked),
        None => author::without_verb(line),
    }
}
