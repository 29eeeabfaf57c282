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
    // "at 5 p.m. Tuesday's vote": the day is no more the time's.
    let behind = &text[span.end as usize..];
    if behind.starts_with(b"'s") || behind.starts_with("’s".as_bytes()) {
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

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::{String, ToString};

    use super::super::{find, prose, zone};
    use super::*;

    /// What is read at the `|` of `text`, and its value.
    fn read(text: &str, day: &str, country: &str) -> Option<(String, String)> {
        let (before, rest) = text.split_once('|').expect(text);
        let text = format!("{before}{rest}");
        let anchor = find::find(day.as_bytes()).map(|found| found.value);
        let bytes = text.as_bytes();
        let at = At { text: bytes, floor: 0, at: before.len(), end: text.len(), anchor };
        let word = &bytes[before.len()..][..letters_len(rest.as_bytes())];
        let found = match word {
            [] => prose::by_digit(&at)?,
            word => prose::by_word(&at, word)?,
        };
        let country = country.as_bytes().try_into().ok();
        let iso = |t| zone::settled(t, anchor, country, Some(bytes)).to_string();
        let from = iso(found.meaning.timestamp);
        let until = found.meaning.until;
        let all = if until.is_none() { from } else { format!("{from}/{}", iso(until)) };
        Some((text[found.span.range()].to_string(), all))
    }

    #[test]
    fn days_and_times_are_one_value() {
        // Sunday, 18 September 2016.
        const DAY: &str = "September 18, 2016";
        for (text, country, phrase, iso) in [
            ("It was at |3pm tomorrow.", "", "3pm tomorrow", "2016-09-19T15:00"),
            ("It is |tomorrow at noon.", "", "tomorrow at noon", "2016-09-19T12:00"),
            ("It is |today 5PM.", "", "today 5PM", "2016-09-18T17:00"),
            ("At |8 a.m. Saturday it sank.", "", "8 a.m. Saturday", "2016-09-17T08:00"),
            ("At |8 a.m. on Saturday it sank.", "", "8 a.m. on Saturday", "2016-09-17T08:00"),
            ("It sank |Saturday at 8 a.m.", "", "Saturday at 8 a.m.", "2016-09-17T08:00"),
            ("It sank |Saturday, 8 a.m. ET.", "", "Saturday, 8 a.m. ET", "2016-09-17T08:00-04:00"),
            ("At |5 p.m. Tuesday's vote was over.", "", "5 p.m.", "T17:00"),
            ("|this afternoon at 3:20", "", "this afternoon at 3:20", "2016-09-18T15:20"),
            ("at |3:20 this afternoon", "", "3:20 this afternoon", "2016-09-18T15:20"),
            ("at |8 tonight", "", "8 tonight", "2016-09-18T20:00"),
            ("at least |8 tonight", "", "", ""),
            ("on |Aug. 9, 2012 at 2:57 p.m.", "", "Aug. 9, 2012 at 2:57 p.m.", "2012-08-09T14:57"),
            ("at |10:06am Dec 11, 2014", "", "10:06am Dec 11, 2014", "2014-12-11T10:06"),
            ("at |1 a.m 20.07.2021", "", "1 a.m 20.07.2021", "2021-07-20T01:00"),
            ("|22nd June, 2016, 12.16 pm", "", "22nd June, 2016, 12.16 pm", "2016-06-22T12:16"),
            ("on |5 May 2016 12:00", "", "5 May 2016 12:00", "2016-05-05T12:00"),
            ("at |12:43, 20 Apr 2026", "", "12:43, 20 Apr 2026", "2026-04-20T12:43"),
            ("|2021-03-13 23:00 ET", "", "2021-03-13 23:00 ET", "2021-03-13T23:00-05:00"),
            ("|2021-01-18T19:55Z", "", "2021-01-18T19:55Z", "2021-01-18T19:55Z"),
            (
                "|June 3, 2016, 9-11 a.m.",
                "",
                "June 3, 2016, 9-11 a.m.",
                "2016-06-03T09:00/2016-06-03T11:00",
            ),
            (
                "|June 3, 2016, 10 p.m. to 2 a.m. ET",
                "",
                "June 3, 2016, 10 p.m. to 2 a.m. ET",
                "2016-06-03T22:00-04:00/2016-06-04T02:00-04:00",
            ),
            ("|June 3, 2016 12.30 euros", "", "June 3, 2016", "2016-06-03"),
            ("|7 p.m. Eastern time", "", "7 p.m. Eastern time", "T19:00-04:00"),
            ("|noon ET", "", "noon ET", "T12:00-04:00"),
            (
                "|midnight on 12th August 2016",
                "",
                "midnight on 12th August 2016",
                "2016-08-12T00:00",
            ),
            ("|2100 BST", "", "2100 BST", "T21:00+01:00"),
            ("at |9 a.m. IST", "", "9 a.m. IST", "T09:00"),
            ("at |9 a.m. IST", "in", "9 a.m. IST", "T09:00+05:30"),
            ("at |9 a.m. IST in Chennai", "", "9 a.m. IST", "T09:00+05:30"),
            ("between |9 a.m. and noon", "", "9 a.m. and noon", "T09:00/T12:00"),
            ("at |3 o'clock", "", "3 o'clock", ""),
            ("at |9:15", "", "9:15", "T09:15"),
            ("a |9:15 lead", "", "", ""),
        ] {
            let found = read(text, DAY, country).unwrap_or_default();
            assert_eq!(found, (phrase.to_string(), iso.to_string()), "{text}");
        }
    }
}
