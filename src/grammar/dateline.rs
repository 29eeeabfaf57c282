//! Where and when: "Vellmar Oct 4, 2011, 02.18 PM (IST)", "BEIRUT (Reuters) -", "Published 9:14 am, Tuesday, March 3, 2015".

use super::author::separators_len;
use super::form;
use crate::lexicon::agency::is_agency;
use crate::lexicon::dateline::{LABEL, LISTS};
use crate::line::cue;
use crate::line::facts::{Edge, GRAMMAR_LOOK};
use crate::line::read::{ScannedLine, floor};
use crate::span::Span;
use crate::text::table::WordTable;
use crate::text::word::{is_letter, letters_len, space_len, trimmed_end, words};
use crate::time::stamp::Stamp;
use crate::time::{clock, find};
use crate::types::Timestamp;

/// A dateline's parts; absent ones are empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct DatelineParts {
    pub(crate) place: Span,
    pub(crate) time: Span,
    pub(crate) value: Timestamp,
    /// Where the dateline ends: the line's end, or where the story begins on the same line.
    pub(crate) end: u32,
}

/// Only the beginning of a line is searched for a date.
const HEAD: usize = 120;
static WORDS: WordTable<256> = WordTable::new(LISTS);

/// What follows a date on a dateline of its own: reading time, share buttons.
const MAX_REST: usize = 70;

/// The dateline that `line` is or begins with.
pub(crate) fn parse(line: &[u8]) -> Option<DatelineParts> {
    with_time(line, find::find(&line[..line.len().min(HEAD)]))
}

/// As [`parse`], for a caller who knows the first timestamp of the line: the search costs more than the rest.
pub(crate) fn with_time(line: &[u8], first: Option<Stamp>) -> Option<DatelineParts> {
    let line = &line[..trimmed_end(line)];
    first.and_then(|found| dated(line, found)).or_else(|| wire(line)).or_else(|| of_day(line))
}

/// Whether `line`, whose first digit is at `digit`, may be a time of day alone.
pub(crate) fn may_be_clock(line: &[u8], digit: usize) -> bool {
    clock::may_begin(&line[digit..])
}

/// A time of day alone on its line: "• 5:50 am", "Posted at 12:16 pm".
fn of_day(line: &[u8]) -> Option<DatelineParts> {
    if line.len() > 40 {
        return None;
    }
    let digit = line.iter().position(u8::is_ascii_digit)?;
    if !may_be_clock(line, digit) {
        return None;
    }
    let found = find::clock(&line[digit..])?;
    let start = separators_len(&line[..digit]).min(digit);
    let named = found.span.len() > 5 && found.value.minute != 255;
    (named && digit + found.span.end as usize == line.len() && is_label(&line[start..digit])).then(
        || DatelineParts {
            time: found.span.shift(digit),
            value: found.value,
            end: line.len() as u32,
            ..DatelineParts::default()
        },
    )
}

/// A line about a date, with or without a label or a place before it.
fn dated(line: &[u8], found: Stamp) -> Option<DatelineParts> {
    if found.span.start as usize > HEAD || found.span.end as usize > line.len() {
        return None;
    }
    let (before, after) = (&line[..found.span.start as usize], &line[found.span.end as usize..]);
    let mut parts = DatelineParts {
        time: found.span,
        value: found.value,
        end: line.len() as u32,
        ..DatelineParts::default()
    };
    let start = separators_len(before).min(before.len());
    if !is_label(&before[start..]) {
        let place = place_len(&before[start..]);
        let gap = &before[start + place..];
        if place == 0 || separators_len(gap) < gap.len() {
            return None;
        }
        parts.place = Span::at(start, start + place);
    }
    // "PLACE, Dec 5 (Reuters) - The story"
    if let Some(end) = source_end(after) {
        let end = found.span.end as usize + end;
        parts.end = end as u32;
        return (!parts.place.is_empty() || line.len() - end <= MAX_REST).then_some(parts);
    }
    let rest = after.len() - separators_len(after).min(after.len());
    let sentence =
        after.starts_with(b" ") && after.get(1).is_some_and(u8::is_ascii_lowercase) && rest > 24;
    (rest <= MAX_REST && !sentence).then_some(parts)
}

/// Whether all words of `text` belong to a label: "Last updated:", "Posted on", "am".
fn is_label(text: &[u8]) -> bool {
    text.is_empty()
        || text.len() <= 60 && words(text).count() <= 7 && words(text).all(|w| word_kind(w) != 0)
}

fn word_kind(word: &[u8]) -> u16 {
    WORDS.get(word)
}

/// "BEIRUT (Reuters) -", "PARIS, France (AFP) --", "LAS VEGAS--(BUSINESS WIRE)--", "WELLINGTON —", "Wellington, PTI:".
fn wire(line: &[u8]) -> Option<DatelineParts> {
    let start = space_len(line);
    let head = &line[..line.len().min(64)];
    // All forms have a bracket, a colon or a dash near their start; most lines have none.
    if memchr::memchr3(b'(', b':', b'-', head).is_none() && memchr::memchr(0xe2, head).is_none() {
        return None;
    }
    let capitals = {
        let first = letters_len(&line[start..]);
        first >= 3 && line[start..start + first].iter().all(|b| !b.is_ascii_lowercase())
    };
    // Other towns have an agency in brackets or after a comma.
    if !capitals && memchr::memchr2(b'(', b',', head).is_none() {
        return None;
    }
    let place = place_len(&line[start..]);
    if place == 0 {
        return None;
    }
    let mut parts =
        DatelineParts { place: Span::at(start, start + place), ..DatelineParts::default() };
    let rest = &line[start + place..];
    // "Flood Programme (FP)" is no town and no agency.
    let sourced = source_end(rest).filter(|&end| {
        capitals || words(&rest[..end]).any(is_agency) || rest[..end].last() != Some(&b')')
    });
    if let Some(end) = sourced {
        parts.end = (start + place + end) as u32;
        return Some(parts);
    }
    // "Wellington, PTI:"
    if let [b',', b' ', agency @ ..] = rest {
        let len = letters_len(agency);
        if is_agency(&agency[..len]) && matches!(agency.get(len), None | Some(b':' | b'-')) {
            parts.end = (start + place + 2 + (len + 1).min(agency.len())) as u32;
            return Some(parts);
        }
    }
    let dash = dash_len(&rest[space_len(rest)..]);
    // A hyphen alone joins too much: "GRABEN - the town".
    if capitals && dash > 1 && place <= 40 {
        parts.end = (start + place + space_len(rest) + dash) as u32;
        return Some(parts);
    }
    None
}

/// Length of the place that a story begins with on this line, and whether an agency or a date stands with it: "BEIRUT (Reuters) -",
/// "AUSTIN - ". For names alone; what is a dateline's section says [`parse`].
pub(crate) fn town(line: &[u8]) -> Option<(usize, bool)> {
    let place = place_len(line);
    let rest = &line[place..];
    let dash = |text: &[u8]| {
        let space = space_len(text);
        let dash = dash_len(&text[space..]);
        space > 0 && dash > 0 && text[space] != b':' && space_len(&text[space + dash..]) > 0
    };
    let date = rest.strip_prefix(b", ").and_then(find::at).filter(|f| !f.value.is_none());
    match () {
        () if place == 0 => None,
        () if source_end(rest).is_some() => Some((place, true)),
        () if dash(rest) => Some((place, false)),
        () => {
            let after = &rest[date?.span.end as usize + 2..];
            (dash(after) || source_end(after).is_some()).then_some((place, true))
        }
    }
}

/// The end of "(AGENCY) -" at the start of `text`.
fn source_end(text: &[u8]) -> Option<usize> {
    let mut at = space_len(text);
    at += dash_len(&text[at..]);
    at += space_len(&text[at..]);
    if text.get(at) != Some(&b'(') {
        return None;
    }
    let close = at + memchr::memchr(b')', &text[at..text.len().min(at + 48)])?;
    let content = &text[at + 1..close];
    let words = || words(content);
    let capitals = words().count() <= 4
        && words().all(|w| w.len() > 1 && w.iter().all(u8::is_ascii_uppercase));
    if words().next().is_none() || !(capitals || words().any(is_agency)) {
        return None;
    }
    let end = close + 1 + space_len(&text[close + 1..]);
    let dash = dash_len(&text[end..]);
    if dash > 0 {
        return Some(end + dash);
    }
    // Without a dash the bracket must end the line.
    (end >= text.len()).then_some(close + 1)
}

/// Length of a dash in any of its spellings: "-", "--", "–", "—", ":".
fn dash_len(text: &[u8]) -> usize {
    match text {
        [b'-', b'-', b'-', ..] => 3,
        [b'-', b'-', ..] => 2,
        [b'-' | b':', ..] => 1,
        [0xe2, 0x80, 0x93..=0x95, ..] => 3,
        [0xc2, 0x97 | 0x96, ..] => 2,
        _ => 0,
    }
}

/// Length of the place that `text` begins with: up to four words with capitals, then perhaps a comma and a region.
fn place_len(text: &[u8]) -> usize {
    let (mut at, mut end, mut words, mut commas) = (0, 0, 0, 0);
    loop {
        let mut len = 0;
        loop {
            len += letters_len(&text[at + len..]);
            match text[at + len..] {
                [b'-' | b'\'', next, ..] if len > 0 && is_letter(next) => len += 1,
                [b'.', ..] if len > 0 && len <= 5 => {
                    len += 1;
                    break;
                }
                _ => break,
            }
        }
        if len == 0 || text[at].is_ascii_lowercase() || words == 6 {
            break;
        }
        // "Sept. 5" is no region, and "PTI" no part of a town.
        let letters = letters_len(&text[at..]);
        if find::at(&text[at..]).is_some()
            || is_agency(&text[at..at + letters])
            || word_kind(&text[at..at + letters]) == LABEL
        {
            break;
        }
        words += 1;
        at += len;
        end = at;
        let comma = text.get(at) == Some(&b',');
        at += usize::from(comma);
        commas += usize::from(comma);
        let space = space_len(&text[at..]);
        if space == 0 || commas > 2 {
            break;
        }
        at += space;
    }
    if end > 48 { 0 } else { end }
}

/// The gate: what a line says of where and when. Only lines with a time, or with a place and its agency, are read.
pub(crate) fn forms(line: &ScannedLine) -> u16 {
    let (content, words, facts) = (line.text, line.words, line.facts);
    // A dateline without a time begins with a place, which has a capital, and has an agency or a word in capitals.
    let clock = words.digit < 40 && content.len() <= 40 && may_be_clock(content, words.digit);
    let place = matches!(facts.start, Edge::Upper | Edge::High)
        && !words.plain
        && (words.any & cue::AGENCY != 0 || facts.shouted > 0);
    if facts.time.is_none() && !clock && !place {
        return 0;
    }
    let head = &content[..floor(content, GRAMMAR_LOOK)];
    let Some(parts) = with_time(head, facts.time) else { return 0 };
    let whole = parts.end as usize == content.len();
    form::DATELINE
        | if whole { form::DATELINE_WHOLE } else { 0 }
        | if parts.place.is_empty() { 0 } else { form::PLACE }
}

/// Lines with the place and the time in them, the value of the time, and what follows the dateline. Each must pass the
/// gate, [`forms`].
#[cfg(any(test, feature = "internals"))]
pub(crate) const EXAMPLES: &[(&str, &str, &str, &str, &str)] = &[
    (
        "Vellmar Oct 4, 2011, 02.18 PM (IST)",
        "Vellmar",
        "Oct 4, 2011, 02.18 PM (IST)",
        "2011-10-04T14:18+05:30",
        "",
    ),
    (
        "Published 9:14 am, Tuesday, March 3, 2015",
        "",
        "9:14 am, Tuesday, March 3, 2015",
        "2015-03-03T09:14",
        "",
    ),
    ("Updated October 17, 2025", "", "October 17, 2025", "2025-10-17", ""),
    ("Last reviewed January 2023", "", "January 2023", "2023-01", ""),
    ("Modified: Jan 09, 2008 08:11 PM", "", "Jan 09, 2008 08:11 PM", "2008-01-09T20:11", ""),
    ("am 20.09.2020", "", "20.09.2020", "2020-09-20", ""),
    ("Actualizado al 23/05/2022 22:46", "", "23/05/2022 22:46", "2022-05-23T22:46", ""),
    ("• 2 days ago", "", "2 days ago", "", ""),
    ("December 18, 2025 // 8 min read", "", "December 18, 2025", "2025-12-18", ""),
    ("• Posted at 12:16 pm", "", "12:16 pm", "T12:16", ""),
    ("Published:\u{a0}16 December 2007", "", "16 December 2007", "2007-12-16", ""),
    ("SAN JUAN, Dec. 3, 2015", "SAN JUAN", "Dec. 3, 2015", "2015-12-03", ""),
    // The bracket of the zone stays open: whoever mends that changes this row.
    (
        "miércoles, 9 de junio de 2021 - 4:25 a. m. (GMT+2)",
        "",
        "miércoles, 9 de junio de 2021 - 4:25 a. m. (GMT+2",
        "2021-06-09T04:25+02:00",
        "",
    ),
    (
        "1er août 2016 à 8 h 05 | il y a 3 jours",
        "",
        "1er août 2016 à 8 h 05",
        "2016-08-01T08:05",
        "",
    ),
    (
        "2021-01-18T19:55:01.5+02:00",
        "",
        "2021-01-18T19:55:01.5+02:00",
        "2021-01-18T19:55:01+02:00",
        "",
    ),
    ("BEIRUT (Reuters) - The town", "BEIRUT", "", "", " The town"),
    ("QUEENSTOWN, New Zealand (AFP) -- The town", "QUEENSTOWN, New Zealand", "", "", " The town"),
    ("GRABEN--(BUSINESS WIRE)--The town", "GRABEN", "", "", "The town"),
    (
        "GRABEN, Dec 5 (Reuters) - The town council met on Monday and on Tuesday to close the old bridge",
        "GRABEN",
        "Dec 5",
        "--12-05",
        " The town council met on Monday and on Tuesday to close the old bridge",
    ),
    ("GRABEN — The town", "GRABEN", "", "", " The town"),
    ("Graben, PTI: The town", "Graben", "", "", " The town"),
    ("QUEENSTOWN, New Zealand (AFP)", "QUEENSTOWN, New Zealand", "", "", ""),
];

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;
    use crate::line::read::tests::gated;
    use crate::time::zone;

    #[test]
    fn examples() {
        for &(line, place, time, iso, story) in EXAMPLES {
            let parts = parse(line.as_bytes()).expect(line);
            let value = zone::settled(parts.value, None, None, None).to_string();
            let found = (&line[parts.place.range()], &line[parts.time.range()], value.as_str());
            assert_eq!(found, (place, time, iso), "{line}");
            assert_eq!(&line[parts.end as usize..], story, "{line}");
        }
    }

    #[test]
    fn the_gate_lets_the_examples_through() {
        for &(line, place, _, _, story) in EXAMPLES {
            let whole = if story.is_empty() { form::DATELINE_WHOLE } else { 0 };
            let place = if place.is_empty() { 0 } else { form::PLACE };
            assert_eq!(gated(line, forms), form::DATELINE | whole | place, "{line}");
        }
    }

    #[test]
    fn towns_that_begin_a_story() {
        for (line, found) in [
            ("BEIRUT (Reuters) - The town", Some(("BEIRUT", true))),
            ("GRABEN, Ruritania (AP) \u{2014} It", Some(("GRABEN, Ruritania", true))),
            ("GRABEN, March 4 (AFP) - It", Some(("GRABEN", true))),
            ("GRABEN, March 4 \u{2013} It", Some(("GRABEN", true))),
            ("GRABEN - It", Some(("GRABEN", false))),
            ("LAS VEGAS -- It", Some(("LAS VEGAS", false))),
            ("GRABEN: It", None),
            ("GRABEN-based firms", None),
            ("GRABEN, the old town, fell", None),
        ] {
            let place = town(line.as_bytes());
            assert_eq!(place.map(|(len, sure)| (&line[..len], sure)), found, "{line}");
        }
    }

    #[test]
    fn prose_is_none() {
        for line in [
            "",
            "The town",
            "On 5 May 2019 the council of the town of Graben met to talk about the bridge over the harbour",
            "Graben (the town) - a guide",
            "He was born on May 5, 2019",
            "GRABEN",
            "Graben Flood Programme (GFP)",
            "5:50",
        ] {
            assert_eq!(parse(line.as_bytes()), None, "{line}");
        }
    }
}
