//! A day and a time of day that stand beside each other, as one value: "8 a.m. Monday", "Monday at 8 a.m.", "3pm tomorrow".

use super::days::{days_of, from_days};
use super::finding::{At, Finding, Meaning, date};
use super::hours::{self, Hours, Lead, Part, Sure};
use crate::lexicon::calendar::{self, Sense};
use crate::span::Span;
use crate::text::number::{gap, is_word};
use crate::text::word::letters_len;
use crate::types::{Label, Timestamp};

/// The time of day at `at`, after the word `before`, with the day behind it, if `day` reads one there.
pub(super) fn at_hours(
    at: &At<'_>,
    before: &[u8],
    day: impl Fn(&At<'_>) -> Option<Finding>,
) -> Option<Finding> {
    let lead = Lead::of(before);
    let hours = hours::read(at.window(), lead)?;
    let end = at.at + hours.len;
    let there = At { at: end + link(&at.text[end..at.end], false).map_or(0, |link| link.0), ..*at };
    if there.at > end
        && (lead != Lead::None || hours.sure != Sure::Bare)
        && let Some(day) = day(&there).filter(|day| day.span.start as usize == there.at)
        && let Some(found) = joined(at.text, day, hours, Span::at(at.at, day.span.end as usize))
    {
        return Some(found);
    }
    let alone = match hours.sure {
        Sure::Always => true,
        Sure::HalfOpen => return Some(date(at.at, end, Label::Time, Timestamp::NONE)),
        Sure::Led => lead != Lead::None,
        Sure::Bare => false,
    };
    let found = date(at.at, end, Label::Time, hours.from);
    let meaning = Meaning { until: hours.until, ..found.meaning };
    alone.then_some(Finding { meaning, ..found })
}

/// The day `found` with the time of day behind it: "Monday at 8 a.m.", "June 3, 2015, 9-11 a.m.", "2015-06-03T09:00Z".
pub(super) fn with_hours(at: &At<'_>, found: Finding) -> Finding {
    let end = found.span.end as usize;
    let t = found.meaning.timestamp;
    if found.label != Label::Date || t.day == 0 || t.has_clock() {
        return found;
    }
    let here = At { at: end, ..*at };
    let rest = here.window();
    let Some((len, lead)) = link(rest, true) else { return found };
    let Some(hours) = hours::read(&rest[len..], lead) else { return found };
    if hours.sure == Sure::Bare && lead == Lead::None {
        return found;
    }
    let span = Span::at(found.span.start as usize, end + len + hours.len);
    joined(at.text, found, hours, span).unwrap_or(found)
}

/// The length of what stands between a day and its time, and what it says: " at ", ", ", " from ". Before a day it is less.
fn link(rest: &[u8], before_time: bool) -> Option<(usize, Lead)> {
    if before_time && matches!(rest, [b'T', b'0'..=b'9', ..]) {
        return Some((1, Lead::Time));
    }
    let blank = |rest: &[u8]| rest.len() - gap(rest).map_or(rest, |(rest, _)| rest).len();
    let mut at = blank(rest);
    let signs: &[&str] =
        if before_time { &[",", "-", "–", "—", "@", "|", "/"] } else { &[","] };
    if let Some(sign) = signs.iter().find(|sign| rest[at..].starts_with(sign.as_bytes())) {
        at += sign.len();
        let blank = blank(&rest[at..]);
        // "3-5" and its like.
        if blank == 0 {
            return None;
        }
        at += blank;
    }
    let mut lead = Lead::None;
    for _ in 0..2 {
        let len = letters_len(&rest[at..rest.len().min(at + 12)]);
        let word = &rest[at..at + len];
        let joins = match before_time {
            true => calendar::sense(word) == Sense::Join || matches!(word, b"from" | b"between"),
            false => matches!(word, b"on" | b"am" | b"den" | b"le" | b"el"),
        };
        let blank = blank(&rest[at + len..]);
        if at == 0 || !joins || blank == 0 {
            break;
        }
        lead = if word == b"between" { Lead::Between } else { Lead::Time };
        at += len + blank;
    }
    (at > 0).then_some((at, lead))
}

/// `day` with these hours over `span`, if both are certain.
fn joined(text: &[u8], day: Finding, hours: Hours, span: Span) -> Option<Finding> {
    let Meaning { timestamp, until, .. } = day.meaning;
    let size = text[day.span].iter().rev().take_while(|b| is_word(**b)).count();
    let hours =
        hours.in_part(Part::of(&text[day.span.end as usize - size..day.span.end as usize]))?;
    if day.label != Label::Date || timestamp.day == 0 || timestamp.has_clock() {
        return None;
    }
    let clock = |day: Timestamp, t: Timestamp| Timestamp {
        hour: t.hour,
        minute: t.minute,
        second: t.second,
        zone: t.zone,
        ..day
    };
    let until = match (until.is_none(), hours.until.is_none()) {
        (true, true) => Timestamp::NONE,
        (false, true) => clock(until, hours.from),
        (true, false)
            if (hours.until.hour, hours.until.minute % 60)
                > (hours.from.hour, hours.from.minute % 60) =>
        {
            clock(timestamp, hours.until)
        }
        // After midnight.
        (true, false) => clock(from_days(days_of(timestamp)? + 1), hours.until),
        (false, false) => return None,
    };
    let meaning = Meaning { timestamp: clock(timestamp, hours.from), until, ..day.meaning };
    Some(Finding { span, meaning, ..day })
}
