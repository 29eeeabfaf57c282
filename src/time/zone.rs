//! Time zones: their names, their summer time by the day, and which place's clock a shared name means.
//!
//! The rules are those of the IANA time zone database (public domain), files `northamerica` (rule US) and `europe` (rule EU):
//! in the US and Canada summer time was from the last Sunday of April to that of October in 1976 to 1986, from the first
//! Sunday of April since 1987, and is from the second Sunday of March to the first of November since 2007, changing at 2:00; in
//! the EU and Britain it is from the last Sunday of March to that of October since 1996, changing at 1:00 UTC. For other years
//! nothing is told.
//!
//! A zone is read before the day is known. Until [`settled`] the field `zone` of a [`Timestamp`] holds the code of the name,
//! which lies below all offsets.

use super::clock;
use super::days::{days_of, from_days, weekday_of};
use crate::lexicon::calendar::{self, Sense, Zone};
use crate::lexicon::values::STOPS;
use crate::lexicon::zones::{PLACES, Reading, SHARED, Shared, WORDED};
use crate::text::number::gap;
use crate::text::word::{letters_len, space_len, words};
use crate::types::Timestamp;

const OPEN: i16 = i16::MIN + 1;

/// What the field `zone` of a time holds while its day or place is not known.
pub(super) fn field(zone: Zone) -> i16 {
    match zone {
        Zone::Fixed(minutes) => minutes,
        zone => OPEN + i16::from(zone.pack()),
    }
}

fn open(field: i16) -> Option<Zone> {
    let code = u8::try_from(i32::from(field) - i32::from(OPEN)).ok()?;
    Some(Zone::unpack(code))
}

/// Whether it stands open which offset the time's zone has.
pub(crate) fn is_open(value: Timestamp) -> bool {
    open(value.zone).is_some()
}

/// `value` with the offset of its zone, or without one if it stays open: by its own day, else by `day`, and for names that
/// places share by the `country` of the page and, in prose, by what stands `near`.
pub(crate) fn settled(
    value: Timestamp,
    day: Option<Timestamp>,
    country: Option<[u8; 2]>,
    near: Option<&[u8]>,
) -> Timestamp {
    let Some(zone) = open(value.zone) else { return value };
    let day = match day {
        Some(day) if !value.has_date() => {
            Timestamp { hour: value.hour, minute: value.minute, ..day }
        }
        _ => value,
    };
    let offset = match zone {
        Zone::Fixed(minutes) => Some(minutes),
        Zone::Summer(winter) => is_summer(winter, day).map(|s| winter + 60 * i16::from(s)),
        Zone::Shared(row) => SHARED.get(usize::from(row)).and_then(|(_, shared)| {
            let reading = shared.readings.get(shared.reading(country, near)?);
            // Britain and Ireland have the EU's summer, and a zone of its own for it.
            let fits =
                |r: &&Reading| !r.summer || !day.has_date() || is_summer(0, day) == Some(true);
            let since = |r: &&Reading| day.year == 0 || day.year >= r.since;
            reading.filter(fits).filter(since).and_then(|r| r.zone)
        }),
    };
    Timestamp { zone: offset.unwrap_or(i16::MIN), ..value }
}

impl Shared {
    /// The reading that the page's country and the words near by agree on.
    fn reading(&self, country: Option<[u8; 2]>, near: Option<&[u8]>) -> Option<usize> {
        let is = |place: &[u8], word: &[u8]| match place {
            [_, b'A'..=b'Z', ..] => word == place,
            _ => word.eq_ignore_ascii_case(place),
        };
        // A bit for each reading that a capitalised word near by speaks for.
        let mut named = 0u8;
        let places = words(near.unwrap_or_default())
            .filter(|w| w[0].is_ascii_uppercase() && PLACES.get(w) != 0);
        for word in places {
            for (at, reading) in self.readings.iter().enumerate() {
                let has = || reading.places.split(' ').any(|place| is(place.as_bytes(), word));
                named |= u8::from(named >> at & 1 == 0 && has()) << at;
            }
        }
        let has = |reading: &Reading, country: [u8; 2]| {
            reading.countries.split(' ').any(|c| c.as_bytes() == country)
        };
        let home = country.and_then(|c| self.readings.iter().position(|r| has(r, c)));
        let usual = (self.usual || near.is_none()).then_some(0);
        match named.count_ones() {
            0 => home.or(usual),
            1 => {
                let told = named.trailing_zeros() as usize;
                (home.or(usual).is_none_or(|reading| reading == told)).then_some(told)
            }
            _ => home,
        }
    }
}

/// Whether the clocks of a zone `winter` minutes east of UTC show summer time at `t`, the hour by those clocks.
fn is_summer(winter: i16, t: Timestamp) -> Option<bool> {
    let us = winter < 0;
    if t.year == 0 {
        // Every year's summer time has these months, and none has the others.
        return match (us, t.month) {
            (true, 5..=9) | (false, 4..=9) => Some(true),
            (_, 12 | 1..=2) | (false, 11) => Some(false),
            _ => None,
        };
    }
    let ((from, to), hours) = match (us, t.year) {
        (true, 2007..) => (((3, 2), (11, 1)), (2, 2)),
        (true, 1987..) => (((4, 1), (10, LAST)), (2, 2)),
        (true, 1976..) => (((4, LAST), (10, LAST)), (2, 2)),
        // At 1:00 UTC, by the clocks before and after.
        (false, 1996..) => (((3, LAST), (10, LAST)), (winter / 60 + 1, winter / 60 + 2)),
        _ => return None,
    };
    let (today, hour) = (days_of(t)?, i16::from(t.hour));
    let (first, last) = (sunday(t.year, from)?, sunday(t.year, to)?);
    match () {
        () if today == first => Some(hour >= hours.0),
        // The hour before the change is there twice.
        () if today == last && (hours.1 - 1..hours.1).contains(&hour) => None,
        () if today == last => Some(hour < hours.1),
        () => Some((first..last).contains(&today)),
    }
}

const LAST: i64 = 5;

/// The `nth` Sunday of a month, or its last.
fn sunday(year: i16, (month, nth): (u8, i64)) -> Option<i64> {
    let first = days_of(Timestamp { year, month, day: 1, ..Timestamp::NONE })?;
    let day = first + (6 - weekday_of(first)) + 7 * (nth - 1);
    Some(if from_days(day).month == month { day } else { day - 7 })
}

/// The zone that follows a time in prose, as a field of it, and where it ends: " ET", " (IST)", " GMT+0900 (JST)",
/// " Eastern Daylight Time"; "local time" is none's.
pub(super) fn behind(rest: &[u8]) -> Option<(i16, usize)> {
    let start = rest.len() - gap(rest).map_or(rest, |(rest, _)| rest).len();
    let text = &rest[start..];
    let (text, bracket) = match text.strip_prefix(b"(") {
        Some(inner) => (inner, 1),
        None => (text, 0),
    };
    let (zone, len) = abbreviation(text).or_else(|| worded(text))?;
    let mut end = start + bracket + len;
    if bracket == 1 {
        return (rest.get(end) == Some(&b')')).then_some((zone, end + 1));
    }
    // A second name of the zone, in brackets: no news.
    if let Some(inner) = rest[end..].strip_prefix(b" (")
        && let Some((second, len)) = abbreviation(inner)
        && inner.get(len) == Some(&b')')
        && (second == zone
            || zone == i16::MIN
            || is_open(Timestamp { zone: second, ..Timestamp::NONE }))
    {
        end += 3 + len;
        return Some((if zone == i16::MIN { second } else { zone }, end));
    }
    (start > 0 || text.starts_with(b"Z")).then_some((zone, end))
}

/// "ET", "GMT", "UTC+02:45", "GMT +9".
fn abbreviation(text: &[u8]) -> Option<(i16, usize)> {
    let len = letters_len(&text[..text.len().min(8)]);
    let Sense::Zone(zone) = calendar::sense(&text[..len]) else { return None };
    let more = |b: &u8| b.is_ascii_alphanumeric();
    if zone == Zone::Fixed(0) && len == 3 {
        let skip = usize::from(matches!(text[len..], [b' ', b'+', ..]));
        if let Some((minutes, offset)) = clock::offset(&text[len + skip..])
            && !text.get(len + skip + offset).is_some_and(more)
        {
            return Some((minutes, len + skip + offset));
        }
    }
    (!text.get(len).is_some_and(more)).then(|| (field(zone), len))
}

/// "Eastern time", "Eastern", "Pacific Daylight Time", "Central European Summer Time", "local time".
fn worded(text: &[u8]) -> Option<(i16, usize)> {
    let mut at = 0;
    // No name has more words.
    for _ in 0..5 {
        let len = letters_len(&text[at..text.len().min(at + 24)]);
        if len == 0 {
            return None;
        }
        let word = &text[at..at + len];
        let after = &text[at + len..];
        // "8 p.m. Eastern on Sunday", not "Eastern District".
        let next = gap(after)
            .map_or(&b""[..], |(rest, _)| &rest[..letters_len(&rest[..rest.len().min(8)])]);
        let names = !next.is_empty() && !STOPS.has(next);
        if at == 0 && !names && matches!(word, b"Eastern" | b"Central" | b"Mountain" | b"Pacific") {
            return named(word).map(|zone| (zone, len));
        }
        if at > 0 && word.eq_ignore_ascii_case(b"time") {
            let name = text[..at].trim_ascii_end();
            return named(name).map(|zone| (zone, at + len));
        }
        at += len;
        at += match space_len(&text[at..]) {
            len @ 1..=2 => len,
            _ => return None,
        };
    }
    None
}

fn named(name: &[u8]) -> Option<i16> {
    let find = |name: &[u8]| {
        let row = WORDED.iter().find(|(words, _)| name.eq_ignore_ascii_case(words.as_bytes()));
        row.map(|(_, zone)| *zone)
    };
    if name.eq_ignore_ascii_case(b"local") {
        return Some(i16::MIN);
    }
    if let Some(zone) = find(name) {
        return Some(field(zone));
    }
    let (place, kind) = name.split_at(name.iter().rposition(|b| *b == b' ')?);
    let place = match place.len().checked_sub(9) {
        Some(at) if place[at..].eq_ignore_ascii_case(b" daylight") => &place[..at],
        _ => place,
    };
    let Some(Zone::Summer(winter)) = find(place) else { return None };
    let is = |word: &&str| kind.eq_ignore_ascii_case(word.as_bytes());
    match () {
        () if is(&" standard") => Some(winter),
        () if [" daylight", " summer", " savings", " saving"].iter().any(is) => Some(winter + 60),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;
    use crate::time::find;

    /// The time that `text` says, on a page of this day and country.
    fn value(text: &str, day: &str, country: &str) -> alloc::string::String {
        let at = |text: &str| find::find(text.as_bytes()).map(|found| found.value);
        let found = at(text).or_else(|| {
            Some(super::super::hours::read(text.as_bytes(), super::super::hours::Lead::Time)?.from)
        });
        let country = country.as_bytes().try_into().ok();
        settled(found.expect(text), at(day), country, Some(text.as_bytes())).to_string()
    }

    #[test]
    fn summer_time_by_the_day() {
        for (text, iso) in [
            ("July 5, 2015 4 p.m. ET", "2015-07-05T16:00-04:00"),
            ("July 5, 2015 4 p.m. EST", "2015-07-05T16:00-05:00"),
            ("Jan 5, 2015 4 p.m. EDT", "2015-01-05T16:00-04:00"),
            ("Mar 8, 2015 1:59 a.m. CT", "2015-03-08T01:59-06:00"),
            ("Mar 8, 2015 3 a.m. CT", "2015-03-08T03:00-05:00"),
            ("Nov 1, 2015 12:30 a.m. MT", "2015-11-01T00:30-06:00"),
            ("Nov 1, 2015 1:30 a.m. MT", "2015-11-01T01:30"),
            ("Nov 1, 2015 2:30 a.m. MT", "2015-11-01T02:30-07:00"),
            ("Apr 1, 2006 9 a.m. PT", "2006-04-01T09:00-08:00"),
            ("Apr 2, 2006 9 a.m. PT", "2006-04-02T09:00-07:00"),
            ("Oct 29, 2006 9 a.m. PT", "2006-10-29T09:00-08:00"),
            ("Apr 20, 1980 9 a.m. PT", "1980-04-20T09:00-08:00"),
            ("Apr 20, 1970 9 a.m. PT", "1970-04-20T09:00"),
            ("28 July 2015 23:00 CET", "2015-07-28T23:00+02:00"),
            ("28 July 2015 23:00 MEZ", "2015-07-28T23:00+02:00"),
            ("28 July 2015 23:00 CEST", "2015-07-28T23:00+02:00"),
            ("29 March 2015 01:59 CET", "2015-03-29T01:59+01:00"),
            ("29 March 2015 03:00 CET", "2015-03-29T03:00+02:00"),
            ("25 October 2015 02:30 CET", "2015-10-25T02:30"),
            ("25 October 2015 23:00 EET", "2015-10-25T23:00+02:00"),
            ("28 July 1990 23:00 CET", "1990-07-28T23:00"),
            ("Fri Dec 28, 6:46 AM ET", "--12-28T06:46-05:00"),
            ("Fri Mar 12, 6:46 AM ET", "--03-12T06:46"),
            ("6:46 AM ET", "T06:46"),
        ] {
            assert_eq!(value(text, "", ""), iso, "{text}");
        }
        assert_eq!(value("6:46 AM ET", "July 9, 2018", ""), "T06:46-04:00");
        assert_eq!(value("6:46 AM ET", "Jan 9, 2018", ""), "T06:46-05:00");
    }

    #[test]
    fn shared_names_by_place() {
        for (text, country, iso) in [
            ("6 p.m. IST", "", "T18:00"),
            ("6 p.m. IST", "us", "T18:00"),
            ("6 p.m. IST", "in", "T18:00+05:30"),
            ("6 p.m. IST", "ie", "T18:00+01:00"),
            ("6 p.m. IST", "il", "T18:00+02:00"),
            ("6 p.m. IST in Mumbai", "", "T18:00+05:30"),
            ("6 p.m. IST in Mumbai", "ie", "T18:00"),
            ("6 p.m. IST in Mumbai and Dublin", "ie", "T18:00+01:00"),
            ("6 p.m. IST in Mumbai and Dublin", "", "T18:00"),
            ("6 p.m. BST", "", "T18:00+01:00"),
            ("6 p.m. BST", "bd", "T18:00+06:00"),
            ("6 p.m. BST in Dhaka", "bd", "T18:00+06:00"),
            ("6 p.m. BST in Dhaka", "", "T18:00"),
            ("5 July 2015 6 p.m. BST", "", "2015-07-05T18:00+01:00"),
            ("5 January 2015 6 p.m. BST", "", "2015-01-05T18:00"),
            ("6 p.m. CST", "", "T18:00"),
            ("6 p.m. CST", "us", "T18:00-06:00"),
            ("6 p.m. CST", "cn", "T18:00+08:00"),
            ("6 p.m. CST or EST", "", "T18:00-06:00"),
            ("6 p.m. CST in Beijing", "", "T18:00+08:00"),
            ("6 p.m. CST in Beijing", "us", "T18:00"),
            ("6 p.m. AST", "", "T18:00"),
            ("6 p.m. AST", "sa", "T18:00+03:00"),
            ("6 p.m. EST", "", "T18:00-05:00"),
            ("6 p.m. EST", "au", "T18:00"),
            ("6 p.m. EST in Sydney", "", "T18:00"),
            ("6 p.m. PST", "ph", "T18:00+08:00"),
            ("6 p.m. PST", "pk", "T18:00+05:00"),
            ("6 p.m. PST", "gb", "T18:00-08:00"),
        ] {
            assert_eq!(value(text, "", country), iso, "{text} {country}");
        }
        let line = find::find(b"5 July 2015 6 p.m. (IST)").unwrap().value;
        let zone = |country| settled(line, None, country, None).zone;
        assert_eq!([None, Some(*b"ie"), Some(*b"us")].map(zone), [330, 60, 330]);
    }

    #[test]
    fn zones_behind_a_time() {
        for (text, minutes, len) in [
            (" GMT.", 0, 4),
            (" UTC+02:45", 165, 10),
            (" GMT+0900 (JST)", 540, 15),
            (" GMT-3,", -180, 6),
            (" (JST)", 540, 6),
            (" Eastern Standard Time", -300, 22),
            (" Pacific Daylight Time.", -420, 22),
            (" Central European Summer Time", 120, 29),
            (" Central Daylight Savings time", -300, 30),
            (" local time", i16::MIN, 11),
            ("Z", 0, 1),
        ] {
            assert_eq!(behind(text.as_bytes()), Some((minutes, len)), "{text}");
        }
        for text in
            ["", " GM", "GMT", " gmt", " (GMT", " Eastern Europe", " extra time", " the time"]
        {
            assert_eq!(behind(text.as_bytes()), None, "{text}");
        }
        for text in [" Eastern time", " Eastern.", " Eastern/4 p.m. Pacific", " eastern time"] {
            let zone = behind(text.as_bytes()).and_then(|(zone, _)| open(zone));
            assert_eq!(zone, Some(Zone::Summer(-300)), "{text}");
        }
    }
}
