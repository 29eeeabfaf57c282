//! Headers of reader comments as the comment systems print them, and the same parts at a comment's end.

use super::author::{self, Verb};
use super::form;
pub(crate) use super::header::{Furniture, Hints, Timed};
use super::header::{Line, lines};
use super::lead::{Lead, is_initial, lead, only_number, value};
use super::thread::{is_empty_tail, is_label, is_score, is_tail, short_age};
use crate::line::facts::{TIME_LOOK, mark};
use crate::line::read::ScannedLine;
use crate::span::Span;
use crate::text::word::{space_len, trimmed_end};
use crate::time::find;
use crate::time::stamp::Stamp;
use crate::types::Timestamp;

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
/// Longer than this is no name with what belongs to it.
pub(crate) const MAX_SIGNATURE: usize = 100;
/// Longer names count only where something beside them tells that they are names.
pub(crate) const MAX_PLAIN: usize = 40;
/// A line that ends with a full stop is a sentence unless it is as short as an initial or a title makes it ("Ann L.").
const MAX_STOPPED: usize = 24;
/// A label before a time ("Posted on") whose name stands on the next line.
const MAX_BEFORE_TIME: usize = 24;
/// A line of a name and "says:", or of a dash and a name.
const MAX_NAME_LINE: usize = 80;
/// A line between a name and its time: a button, a place.
const MAX_BETWEEN: usize = 40;
/// A time with a label and buttons around it.
const MAX_TIME_LINE: usize = 100;
/// Longer lines are no "Ann Lund, Graben".
const MAX_PLACED: usize = 50;

/// The header that `text` begins with. `text` is a block and what follows it, at most a few lines: headers are often split
/// over two or three of them (name, time, "Reply").
pub(crate) fn header(text: &[u8], hints: &Hints) -> Option<Header> {
    let mut lines = lines(&text[..text.len().min(4 * MAX_LINE)]);
    let mut first = lines.next()?;
    let mut lead = lead(first.text);
    let settled = hints.settled;
    if settled {
        if let Some(header) = handle(first) {
            return Some(header);
        }
        if lead.ordinal > 0 && begins_with_day(first.text) {
            lead = Lead::default();
        }
    }
    let mut hints = hints;
    let everywhere = if settled { &Hints::SETTLED } else { &Hints::EVERYWHERE };
    if lead.marked && only_number(&first.text[lead.len..]) {
        hints = everywhere;
        // "1." or "• 2" on a line of its own.
        let number = &first.text[lead.len..];
        if !number.is_empty() {
            lead.ordinal = value(number);
        }
        lead.len = 0;
        first = lines.next()?;
    } else if !lead.marked && is_initial(first.text) {
        hints = everywhere;
        // The letter that stands for a picture.
        let letter = first.text;
        first = lines
            .next()
            .filter(|next| next.text.len() > letter.len() && next.text.starts_with(letter))?;
    }
    if first.text.len() <= 8 && first.text.starts_with(b"level ") {
        // The depth of a reply, as Reddit's pages print it.
        hints = everywhere;
        lead.marked = true;
        lead.len = 0;
        first = lines.next()?;
    }
    if first.text.len() > MAX_LINE {
        return None;
    }
    let line = first.skip(lead.len);
    if (hints.time || lead.marked)
        && let Some(header) = one_line(line, lead, lines.clone(), hints)
    {
        return Some(Header { ordinal: lead.ordinal, ..header });
    }
    let below = lines.take(if hints.below { 2 } else { 0 });
    let header = two_lines(line, lead, below, hints)?;
    Some(Header { ordinal: lead.ordinal, ..header })
}

/// Whether the number that `line` begins with is a day: "27. Jun, 2012".
fn begins_with_day(line: &[u8]) -> bool {
    let start = line.iter().take(8).position(u8::is_ascii_digit).unwrap_or(0);
    find::find(&line[..line.len().min(TIME_LOOK)])
        .is_some_and(|found| found.span.start as usize == start && found.value.day > 0)
}

/// "@name • 2 hours ago": a name as accounts have it, and a time with at most a sign between them.
pub(crate) fn is_handle_line(line: &[u8]) -> bool {
    handle(Line { at: 0, text: line }).is_some()
}

fn handle(line: Line<'_>) -> Option<Header> {
    let name = line.text.strip_prefix(b"@")?;
    let len = name
        .iter()
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-'))
        .count();
    if !(2..=MAX_PLAIN).contains(&len) || line.text.len() > MAX_TIME_LINE {
        return None;
    }
    let rest = line.skip(1 + len);
    let rest = rest.skip(author::separators_len(rest.text).min(rest.text.len()));
    let time = time_line(rest, &Hints::EVERYWHERE)?;
    Some(Header {
        author: Span::at(line.at, line.at + 1 + len),
        time: time.span,
        value: time.value,
        certainty: 2,
        end: line.end() as u32,
        ..Header::default()
    })
}

/// Whether a line of words alone would be a name from its first byte on: nothing that stands before names begins it.
pub(crate) fn may_begin_name(line: &[u8]) -> bool {
    line.len() > 2 && lead(line).len == 0 && !(line.len() <= 8 && line.starts_with(b"level "))
}

/// The header of a line without a time, a label or a verb: after a bullet of `bullet` bytes it begins with a name of
/// `name` bytes, none if that is 0. `None` if the bullet is no bullet to the grammar.
pub(crate) fn alone(line: &[u8], bullet: usize, name: usize) -> Option<Header> {
    let lead = lead(line);
    if lead.len != bullet || lead.ordinal > 0 && name == 0 {
        return None;
    }
    let header = Header { ordinal: lead.ordinal, end: line.len() as u32, ..Header::default() };
    let named = name > 0 && may_stand_alone(name, &line[bullet..]);
    Some(match named {
        true => Header { author: Span::at(bullet, bullet + name), ..header },
        false => Header::default(),
    })
}

/// Whether `line` may begin with a name of `len` bytes although nothing beside it says so.
fn may_stand_alone(len: usize, line: &[u8]) -> bool {
    len <= MAX_PLAIN && (!line.ends_with(b".") || len <= 20 && line.len() < MAX_STOPPED)
}

/// The name in `before`, what stands before a time, after a label of `len` bytes.
fn posted_name(before: &[u8], kind: Announced, len: usize) -> Option<Span> {
    let text = &before[len.min(before.len())..];
    let (stop, verb) = author::without_verb(text);
    // "Posted by: NAME, PLACE | DATE" prints all that the reader gave as a name.
    let bar = kind == Announced::Posting && text[..trimmed_end(text)].ends_with(b"|");
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
    line.len() <= MAX_PLACED
        && words(&line[..comma]) <= 3
        && words(place) <= 4
        && capital
        && !place.ends_with(b".")
}

/// What announces the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Announced {
    None,
    /// "by", "written by": articles have it too.
    Writing,
    /// "Posted by", "Comment by".
    Posting,
}

/// The label at the start of `text`, and its length.
fn label(text: &[u8]) -> (Announced, usize) {
    match author::label_len(text) {
        0 => (Announced::None, 0),
        len if author::is_posting(text) => (Announced::Posting, len),
        len => (Announced::Writing, len),
    }
}

/// Name and time on one line, in either order.
fn one_line<'a>(
    line: Line<'a>,
    lead: Lead,
    mut below: impl Iterator<Item = Line<'a>>,
    hints: &Hints,
) -> Option<Header> {
    let found = find_time(line, lead.marked, hints)?;
    let (before, after) =
        (&line.text[..found.span.start as usize], &line.text[found.span.end as usize..]);
    let timed = found.value.has_clock() || found.value.is_none();
    let mut header = Header {
        time: found.span.shift(line.at),
        value: found.value,
        end: line.end() as u32,
        ..Header::default()
    };
    let (kind, len) = label(before);
    let (_, verb) = author::without_verb(&before[len..]);
    let bare = is_label(before);
    let name = if bare { None } else { posted_name(before, kind, len) };
    if let Some(name) = name {
        if !is_tail(after) {
            return None;
        }
        header.author = name.shift(line.at + len);
        let sure = verb == Verb::Marked
            || verb == Verb::Plain && timed
            || timed
                && (kind == Announced::Posting
                    || lead.ordinal > 0
                    || lead.marked && !is_empty_tail(after));
        let likely = timed && (lead.marked || kind == Announced::Writing || !is_empty_tail(after));
        header.certainty = if sure || likely && !found.value.is_none() { 2 } else { 1 };
        return Some(header);
    }
    if !bare {
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
    if !is_tail(after) || before.len() > MAX_BEFORE_TIME {
        return None;
    }
    if let Some(second) = below.next().filter(|line| line.text.len() <= MAX_NAME_LINE)
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
fn two_lines<'a>(
    line: Line<'a>,
    lead: Lead,
    mut below: impl Iterator<Item = Line<'a>>,
    hints: &Hints,
) -> Option<Header> {
    if line.text.len() > MAX_SIGNATURE && lead.ordinal == 0 {
        return None;
    }
    let (kind, len) =
        if hints.label || lead.marked { label(line.text) } else { (Announced::None, 0) };
    let rest = &line.text[len..];
    let (stop, verb) = match hints.verb || rest.ends_with(b":") {
        true => verb_end(rest),
        false => (author::without_separators(rest), Verb::None),
    };
    let text = &rest[..stop];
    let name = match verb {
        Verb::Marked => author::whole_name(text),
        _ => match hints.furniture {
            None => author::bare_name(text),
            Some(Furniture::Line(span, whole))
                if span == Span::at(line.at, line.at + text.len()) =>
            {
                author::name_in_line(text, whole)
            }
            Some(_) => author::name(text),
        },
    };
    let mut header = Header { end: line.end() as u32, ..Header::default() };
    if let Some(name) = name {
        header.author = name.shift(line.at + len);
    }
    let second = if name.is_some() || lead.ordinal > 0 { below.next() } else { None };
    let timed = second
        .and_then(|second| time_line(second, hints).map(|time| (second, time)))
        .or_else(|| {
            // A signature between them is that of a comment's end.
            second.filter(|second| {
                let signs = author::separators_len(second.text);
                second.text.len() <= MAX_BETWEEN && (signs == 0 || signs >= second.text.len())
            })?;
            below.next().and_then(|third| time_line(third, hints).map(|time| (third, time)))
        });
    if name.is_some()
        && let Some((at, time)) = timed
    {
        header.time = time.span;
        header.value = time.value;
        header.end = at.end() as u32;
        let clock = time.value.has_clock();
        let words = line.text.iter().filter(|b| **b == b' ').count();
        let sure = match verb {
            Verb::Marked => true,
            Verb::Plain => lead.marked || words <= 3,
            Verb::None => clock && (kind == Announced::Posting || lead.ordinal > 0),
        };
        header.certainty = if sure { 2 } else { 1 };
        return Some(header);
    }
    // A numbered title, and then "NAME - PLACE (DATE)" or "by NAME, DATE".
    if lead.ordinal > 0
        && let Some(second) = second.filter(|second| second.text.len() <= MAX_LINE)
        && let Some(found) = hints.find_time(second)
        && (second.text.ends_with(b")") || label(second.text).0 != Announced::None)
        && let Some(header) =
            one_line(second, lead, core::iter::empty(), &Hints { time: true, ..*hints })
        && !header.author.is_empty()
        && is_empty_tail(&second.text[found.span.end as usize..])
    {
        return Some(Header { certainty: 2, ..header });
    }
    name?;
    header.certainty = match (verb, kind) {
        (Verb::Marked, _) if lead.ordinal > 0 => 2,
        (Verb::Marked, _) | (_, Announced::Posting) => 1,
        _ => 0,
    };
    let plausible = may_stand_alone(header.author.len(), line.text);
    (plausible || header.certainty > 0).then_some(header)
}

/// The author and the time at the end of a comment ("Posted by NAME on DATE", "Me (5 days ago)", "— NAME"). `text` is its
/// last line or its last two; of `hints` only the time and the label count.
pub(crate) fn trailer(text: &[u8], hints: &Hints) -> Option<Header> {
    let text = &text[..trimmed_end(text)];
    let tail_start = text.len().saturating_sub(2 * MAX_LINE);
    let last_at = memchr::memrchr(b'\n', &text[tail_start..]).map_or(0, |i| tail_start + i + 1);
    let last = Line { at: last_at, text: &text[last_at..] }.skip(0);
    if last.text.len() > MAX_LINE {
        return None;
    }
    let dash = author::separators_len(last.text);
    let line = last.skip(dash);
    // A name alone says too little: it needs a time, a sign, a label, or a place after a comma.
    if !hints.time && dash == 0 && !hints.label && memchr::memchr(b',', line.text).is_none() {
        return None;
    }
    let (kind, len) = if hints.label || dash > 0 { label(line.text) } else { (Announced::None, 0) };
    let end = text.len() as u32;
    if hints.time
        && let Some(found) = hints.find_time(line)
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
                && line.text.len() <= MAX_NAME_LINE
                && let Some(name) = author::name(line.text)
            {
                header.author = name.shift(line.at);
            }
            return Some(header);
        }
        let name = posted_name(before, kind, len)?;
        header.author = name.shift(line.at + len);
        header.certainty = if kind == Announced::Posting { 2 } else { 1 };
        return Some(header);
    }
    if kind != Announced::Posting && dash == 0 && !name_and_place(line.text) {
        return None;
    }
    let name = author::name(&line.text[len..])?;
    let certainty = if kind == Announced::Posting { 2 } else { 0 };
    Some(Header { author: name.shift(line.at + len), certainty, end, ..Header::default() })
}

/// The time of a header line: a full timestamp, or at the end of a marked line a time of day alone ("Ann21:00").
fn find_time(line: Line<'_>, marked: bool, hints: &Hints) -> Option<Stamp> {
    let found = if hints.time { hints.find_time(line) } else { None };
    if found.is_some() || !marked {
        return found;
    }
    if !may_end_with_clock(line.text) {
        return None;
    }
    let start = line.text.len() - 5;
    let found = find::clock(&line.text[start..])?;
    (found.span.len() == 5 && !line.text[..start].last()?.is_ascii_digit())
        .then(|| Stamp { span: found.span.shift(start), ..found })
}

/// Whether a time of day of five bytes may stand at the end of `line`.
pub(crate) fn may_end_with_clock(line: &[u8]) -> bool {
    matches!(line, [.., b'0'..=b'9', _, _, _, _])
}

/// The line as a timestamp with at most a label before it and buttons after it.
fn time_line(line: Line<'_>, hints: &Hints) -> Option<Stamp> {
    if line.text.len() > MAX_TIME_LINE {
        return None;
    }
    if short_age(line.text) {
        return Some(Stamp { span: Span::at(line.at, line.end()), value: Timestamp::NONE });
    }
    let found = hints.find_time(line)?;
    let (before, after) =
        (&line.text[..found.span.start as usize], &line.text[found.span.end as usize..]);
    (is_label(before) && is_tail(after)).then(|| Stamp { span: found.span.shift(line.at), ..found })
}

/// The end of the name on a line of its own, before "says:" and the like, and the verb that stood there.
fn verb_end(line: &[u8]) -> (usize, Verb) {
    match author::glued_verb(line) {
        Some(end) => (trimmed_end(&line[..end]), Verb::Marked),
        None => author::without_verb(line),
    }
}

/// The gate: whether a line is the end of a comment. Only lines that have what one needs are read: a time, a label, a sign
/// before a name, or a comma in a short line.
pub(crate) fn forms(line: &ScannedLine) -> u16 {
    let (content, facts) = (line.text, line.facts);
    let may_be_trailer = line.may_be_timed()
        || facts.labelled
        || !content.first().is_some_and(u8::is_ascii_alphanumeric)
        || line.broken
        || content.len() <= MAX_PLACED && facts.marks & mark::COMMA != 0;
    let is_trailer =
        !line.words.quiet && may_be_trailer && trailer(content, &trailer_hints(line)).is_some();
    if is_trailer { form::TRAILER } else { 0 }
}

/// The hints for [`trailer`] that the facts of a line give.
pub(super) fn trailer_hints(line: &ScannedLine) -> Hints {
    let mut hints = Hints::EVERYWHERE;
    if line.text.len() <= TIME_LOOK {
        hints.times[0] = Timed { line: Span::at(0, line.text.len()), time: line.facts.time };
    }
    (hints.time, hints.label) = (line.may_be_timed(), line.facts.labelled);
    hints
}

/// A comment's first lines with their author, time, number and certainty. Each must be found by the caller's hints too: a
/// test of segment/comment/header.rs asks for that.
#[cfg(any(test, feature = "internals"))]
pub(crate) const EXAMPLES: &[(&str, &str, &str, u32, u8)] = &[
    (
        "1. Ann Lund says:\n    November 12, 2012 at 9:20 am\n\n    Text",
        "Ann Lund",
        "November 12, 2012 at 9:20 am",
        1,
        2,
    ),
    ("3. Ann  September 18, 2016 at 11:22 pm", "Ann", "September 18, 2016 at 11:22 pm", 3, 2),
    ("• Zoë schreibt:\n12. August 2015 um 8:13\nAntworten", "Zoë", "12. August 2015 um 8:13", 0, 2),
    ("Ann6. Juni 2015 um 10:23\nText", "Ann", "6. Juni 2015 um 10:23", 0, 1),
    ("Ann said...\nText", "Ann", "", 0, 1),
    ("Ann • 3 years ago\nText", "Ann", "3 years ago", 0, 1),
    ("Submitted by Ann on Fri, 01/18/2008 - 13:47", "Ann", "Fri, 01/18/2008 - 13:47", 0, 2),
    ("Ann (5 days ago)", "Ann", "5 days ago", 0, 1),
    ("Ann Lund · Works at Graben Harbour\nText", "Ann Lund", "", 0, 0),
    ("Posted by: Ann, Graben on 8:20am Tue 3 Feb 09\nText", "Ann", "8:20am Tue 3 Feb 09", 0, 2),
    ("Posted by Ann at 14:20, 5 May 2009", "Ann", "14:20, 5 May 2009", 0, 2),
    ("Ann wrote on May 5, 2009 2:20 pm:", "Ann", "May 5, 2009 2:20 pm", 0, 2),
    ("#3 | Ann | 23.09.20 18:19", "Ann", "23.09.20 18:19", 3, 2),
    ("28. A title of it\nAnn L - Graben (11/23/2006 14:27)", "Ann L", "11/23/2006 14:27", 28, 2),
    ("Ann Lund, Graben, 5 May 2009", "Ann Lund", "5 May 2009", 0, 1),
    ("14.10.21 | 17:08    Ann\nText", "Ann", "14.10.21 | 17:08", 0, 1),
    (
        "1. Ann Lund, Fr 5 Mar 2021 / 09:41 Antworten\nText",
        "Ann Lund",
        "Fr 5 Mar 2021 / 09:41",
        1,
        2,
    ),
    ("Ann\nMay 5, 2009 at 2:20 pm\nText", "Ann", "May 5, 2009 at 2:20 pm", 0, 1),
    ("1. Januar 15, 2014 um 23:36\n    Ann sagt:\n", "Ann", "Januar 15, 2014 um 23:36", 1, 2),
    ("• 2\n  Ann on 11/08/2020 at 9:52\n  Antworten", "Ann", "11/08/2020 at 9:52", 2, 2),
    ("A\nAnn\n5d\nText", "Ann", "5d", 0, 1),
    (
        "Par Ann Lund, le mercredi 15 mai 2019 à 08h07",
        "Ann Lund",
        "mercredi 15 mai 2019 à 08h07",
        0,
        2,
    ),
    ("Annsays:\nMay 5, 2009 at 2:20 pm", "Ann", "May 5, 2009 at 2:20 pm", 0, 2),
    ("Ann Lund\nText of it.", "Ann Lund", "", 0, 0),
    ("Ann Lund\n•\n3 years ago\nText", "Ann Lund", "3 years ago", 0, 1),
    (
        "Submitted by Ann (not verified) on Mon, 05/03/2016 - 14:20.",
        "Ann",
        "Mon, 05/03/2016 - 14:20",
        0,
        2,
    ),
    ("Mon, 05/03/2016 - 14:20 — Ann", "Ann", "Mon, 05/03/2016 - 14:20", 0, 1),
    ("by Ann » Mon May 3, 2016 2:20 pm", "Ann", "Mon May 3, 2016 2:20 pm", 0, 2),
    ("Ann, on May 5, 2009 at 2:20 pm said:", "Ann", "May 5, 2009 at 2:20 pm", 0, 2),
    ("1. At 2:20pm on 05 May 2009, ann wrote:\nText", "ann", "2:20pm on 05 May 2009", 1, 2),
    ("Ann Lund\nGraben, ND\nMay 5\nText", "Ann Lund", "May 5", 0, 1),
    ("ann 3 hours ago | next [–]", "ann", "3 hours ago", 0, 1),
    ("[–]ann 5 points 3 years ago", "ann", "3 years ago", 0, 1),
    ("Ann\n3 years ago (edited)\nText", "Ann", "3 years ago", 0, 1),
    ("ann · 3 yr. ago", "ann", "3 yr. ago", 0, 1),
    ("12. A title\nvon ann 05.05.2009 14:20", "ann", "05.05.2009 14:20", 12, 2),
    ("Ann\n#1  —  vor 3 Stunden", "Ann", "vor 3 Stunden", 0, 1),
    ("05.05.09, 14:20 | Ann Lund | 1 Antwort", "Ann Lund", "05.05.09, 14:20", 0, 1),
    ("Ann\nLe 05/05/2009 à 14:20\nTexte", "Ann", "05/05/2009 à 14:20", 0, 1),
    ("Comment #3 by Ann on May 5, 2009 2:20 pm", "Ann", "May 5, 2009 2:20 pm", 3, 2),
    ("Posted on 5 May 2009 at 2:20 by Ann Lund", "Ann Lund", "5 May 2009 at 2:20", 0, 1),
    ("Ann Reply:\nMay 5th, 2009 at 2:20 pm", "Ann", "May 5th, 2009 at 2:20 pm", 0, 2),
    ("#3 | Ann Lund | 14.10.21 | 17:08", "Ann Lund", "14.10.21 | 17:08", 3, 2),
    (
        "Posted by: Ann, Graben on 9:35am\u{a0}Wed\u{a0}9\u{a0}Jan\u{a0}08",
        "Ann",
        "9:35am\u{a0}Wed\u{a0}9\u{a0}Jan\u{a0}08",
        0,
        2,
    ),
    ("Kommentar von Zoë\n\n26. März 2004, 16:19 Uhr", "Zoë", "26. März 2004, 16:19 Uhr", 0, 2),
    ("Ann Lund • vor 11 Wochen · Antworten", "Ann Lund", "vor 11 Wochen", 0, 1),
];

/// A comment's last lines with their author, time and certainty. Each must pass the gate, [`forms`].
#[cfg(any(test, feature = "internals"))]
pub(crate) const TRAILER_EXAMPLES: &[(&str, &str, &str, u8)] = &[
    ("Posted by Ann Lund on January 6, 2008 2:09 PM", "Ann Lund", "January 6, 2008 2:09 PM", 2),
    (
        "Posted by: Ann, Graben | Jan 10, 2008 4:49:12 PM",
        "Ann, Graben",
        "Jan 10, 2008 4:49:12 PM",
        2,
    ),
    ("Comment by Ann — January 7, 2008 @ 8:21 pm", "Ann", "January 7, 2008 @ 8:21 pm", 2),
    ("— Posted by Ann, Graben", "Ann", "", 2),
    ("Me (5 days ago)", "Me", "5 days ago", 1),
    ("Text of it\n–\u{a0}Ann\n  Feb 7, 2014 at 10:53", "Ann", "Feb 7, 2014 at 10:53", 1),
    ("Posted on 03/25/2009 at 7:14:52 PM", "", "03/25/2009 at 7:14:52 PM", 1),
];

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;
    use crate::line::read::tests::gated;

    fn header(text: &[u8]) -> Option<Header> {
        super::header(text, &Hints::EVERYWHERE)
    }

    fn trailer(text: &[u8]) -> Option<Header> {
        super::trailer(text, &Hints::EVERYWHERE)
    }

    #[test]
    fn what_cannot_be_there_is_not_searched_for() {
        let nowhere = Hints {
            time: false,
            below: false,
            furniture: None,
            label: false,
            verb: true,
            ..Hints::EVERYWHERE
        };
        let text = b"Ann Lund says:\nMay 5, 2009 at 2:20 pm\nText";
        let found = super::header(text, &nowhere).unwrap();
        assert_eq!((found.author, found.time), (Span::new(0, 8), Span::default()));
        let below = super::header(text, &Hints { below: true, ..nowhere }).unwrap();
        assert_eq!(below, header(text).unwrap());
    }

    /// Author, time, ISO, ordinal, certainty.
    fn read(header: Option<Header>, text: &str) -> Option<(&str, &str, u32, u8)> {
        header.map(|h| (&text[h.author.range()], &text[h.time.range()], h.ordinal, h.certainty))
    }

    #[test]
    fn headers_of_comment_systems() {
        for &(text, author, time, ordinal, certainty) in EXAMPLES {
            assert_eq!(
                read(header(text.as_bytes()), text),
                Some((author, time, ordinal, certainty)),
                "{text:?}"
            );
        }
        assert_eq!(
            header(b"1. Ann says:\nMay 5, 2009 at 2:20 pm\nText").unwrap().value.to_string(),
            "2009-05-05T14:20"
        );
    }

    #[test]
    fn trailers() {
        for &(text, author, time, certainty) in TRAILER_EXAMPLES {
            let found = read(trailer(text.as_bytes()), text)
                .map(|(author, time, _, certainty)| (author, time, certainty));
            assert_eq!(found, Some((author, time, certainty)), "{text:?}");
        }
    }

    #[test]
    fn the_gate_lets_the_examples_through() {
        for &(text, ..) in TRAILER_EXAMPLES {
            assert_eq!(gated(text, forms), form::TRAILER, "{text:?}");
        }
    }

    #[test]
    fn prose_is_no_trailer() {
        for text in [
            "",
            "The last words of it.",
            "On May 5, 2009 the town council of Graben met to close it",
        ] {
            assert_eq!(trailer(text.as_bytes()), None, "{text:?}");
        }
    }

    #[test]
    fn prose_has_no_sure_header() {
        for text in [
            "The mayor says the bridge will open.\nMore text",
            "On May 5, 2009 the council met.\nMore text",
            "The council met on Monday, and said on May 5, 2009 that it would open the bridge again",
            "Leave a Reply\nMay 5, 2009",
            "Most Commented\nToday",
        ] {
            assert!(
                header(text.as_bytes()).is_none_or(|h| h.certainty < 2),
                "{text:?} {:?}",
                header(text.as_bytes())
            );
        }
    }
}
