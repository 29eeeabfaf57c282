//! Times of day in prose: "7:30PM ET", "noon", "1600 hrs", "8 - 11pm", "from 9 a.m. to noon", "half past three".

use nom::Parser;
use nom::combinator::opt;

use super::clock::{self, Form, Mark};
use super::zone;
use crate::lexicon::calendar::{self, Sense};
use crate::lexicon::values::CLOCK_LEADS;
use crate::text::number::{self, gap, goes_on, letters, word};
use crate::text::word::space_len;
use crate::types::Timestamp;

/// A time of day, or the hours from one to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Hours {
    pub(super) from: Timestamp,
    /// [`Timestamp::NONE`] if it is one time.
    pub(super) until: Timestamp,
    pub(super) len: usize,
    pub(super) sure: Sure,
}

/// What it takes for a time of day to be one.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub(super) enum Sure {
    /// Nothing: "8 p.m.", "noon", "0830 GMT".
    Always,
    /// It is one, but of which half of the day is not said: "3 o'clock".
    HalfOpen,
    /// "19:30": a word before it, or a day beside it.
    Led,
    /// "8": a word before it and the part of the day beside it.
    Bare,
}

/// What stands before a time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Lead {
    /// Nothing that leads a time.
    None,
    /// "at", "from", "until".
    Time,
    /// "between", which goes on with "and".
    Between,
}

impl Lead {
    pub(super) fn of(word: &[u8]) -> Lead {
        match () {
            () if word.eq_ignore_ascii_case(b"between") => Lead::Between,
            () if CLOCK_LEADS.has(word) => Lead::Time,
            () => Lead::None,
        }
    }
}

/// A part of the day, which tells the half of an hour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Part {
    Morning,
    Afternoon,
    Evening,
    Night,
}

impl Part {
    const NAMES: [(&str, Part); 5] = [
        ("morning", Part::Morning),
        ("afternoon", Part::Afternoon),
        ("evening", Part::Evening),
        ("night", Part::Night),
        ("tonight", Part::Night),
    ];

    pub(super) fn of(word: &[u8]) -> Option<Part> {
        let named = |(name, _): &&(&str, Part)| word.eq_ignore_ascii_case(name.as_bytes());
        Part::NAMES.iter().find(named).map(|(_, part)| *part)
    }

    /// `time`, an hour from 1 to 12, in this part of the day, if it has it.
    fn fix(self, time: Timestamp) -> Option<Timestamp> {
        let hour = match (self, time.hour) {
            (Part::Morning, h @ 1..=11) => h,
            (Part::Afternoon, 12) => 12,
            (Part::Afternoon, h @ 1..=6) => h + 12,
            (Part::Evening, h @ 4..=11) => h + 12,
            (Part::Night, h @ 6..=11) => h + 12,
            _ => return None,
        };
        Some(Timestamp { hour, ..time })
    }
}

impl Hours {
    /// The same in this part of a day, if it was open.
    pub(super) fn in_part(self, part: Option<Part>) -> Option<Hours> {
        if self.sure == Sure::Always || self.from.hour > 12 {
            return Some(self);
        }
        let Some(part) = part else { return (self.sure == Sure::Led).then_some(self) };
        let from = part.fix(self.from)?;
        let until = if self.until.is_none() { self.until } else { part.fix(self.until)? };
        Some(Hours { from, until, sure: Sure::Always, ..self })
    }
}

/// One end of the hours, without its zone.
#[derive(Debug, Clone, Copy)]
struct Point {
    time: Timestamp,
    mark: Mark,
    shape: Shape,
    len: usize,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Shape {
    /// "7:30".
    Colon,
    /// "7.30".
    Dotted,
    /// "7".
    Hour,
    /// "three o'clock", "half past three".
    Words,
}

/// Whether a time of day may begin with the figures that `input` begins with: what follows most numbers tells that none does.
pub(super) fn may_begin(input: &[u8]) -> bool {
    let digits = input.iter().take(5).take_while(|b| b.is_ascii_digit()).count();
    let rest = &input[digits..];
    match (digits, rest) {
        // "0830 GMT", "0830Z"
        (4, [b'Z', ..]) => true,
        (4, _) => {
            let next = rest.get(space_len(&rest[..rest.len().min(4)]));
            matches!(next, Some(b'A'..=b'Z' | b'h' | b'l'))
        }
        (
            1 | 2,
            [b':' | b'.' | b'-' | b'h' | b'H' | b'a' | b'A' | b'p' | b'P' | 0xC2 | 0xE2, ..],
        ) => true,
        // "8 p.m.", "8 - 11pm", "12 noon", "8 o'clock", "8 tonight", "8 until", "7 in the morning", "8 Saturday evening".
        (1 | 2, [b' ', next, ..]) => {
            matches!(
                next,
                b'a' | b'p' | b'A'..=b'Z' | b'-' | b'n' | b'm' | b'o' | b't' | b'u' | b'i' | 0xE2
            )
        }
        _ => false,
    }
}

/// Whether `word` before `rest` may begin a time of day in words: most numbers do not.
pub(super) fn may_begin_in_words(word: &[u8], rest: &[u8]) -> bool {
    let next = matches!(rest, [b' ', b'a' | b'p' | b'o' | b't' | b'i' | b'A' | b'P', ..]);
    next && number::may_begin(word) || noon(word).is_some()
}

/// The hours that `input` begins with.
pub(super) fn read(input: &[u8], lead: Lead) -> Option<Hours> {
    let first = point(input, lead)?;
    let rest = &input[first.len..];
    let (zone, len) = match first.mark != Mark::None || first.shape == Shape::Colon {
        true => zone::behind(rest).unwrap_or((i16::MIN, 0)),
        false => (i16::MIN, 0),
    };
    if let Some(hours) = span(input, first, (zone, first.len + len), lead) {
        return Some(hours);
    }
    let mut hours = Hours {
        from: Timestamp { zone, ..first.time },
        until: Timestamp::NONE,
        len: first.len + len,
        sure: match (first.mark, first.shape) {
            (Mark::None, Shape::Words) => Sure::HalfOpen,
            (Mark::None, Shape::Colon) if len > 0 => Sure::Always,
            (Mark::None, Shape::Colon) => Sure::Led,
            (Mark::None, _) => Sure::Bare,
            _ => Sure::Always,
        },
    };
    if hours.sure != Sure::Always
        && let Some((part, len)) = part_behind(&input[hours.len..])
    {
        let led = lead != Lead::None || hours.sure != Sure::Bare;
        if let Some(fixed) = hours.in_part(Some(part)).filter(|_| led) {
            hours = Hours { len: hours.len + len, ..fixed };
        }
    }
    let bare = first.mark == Mark::None && first.shape == Shape::Hour && hours.len == first.len;
    let cut = goes_on(&input[hours.len..]) || bare && counts(rest);
    (!cut).then_some(hours)
}

/// " in the afternoon", " at night".
fn part_behind(rest: &[u8]) -> Option<(Part, usize)> {
    let (after, _) = gap(rest).ok()?;
    let the = (word("in"), gap, word("the"), gap).map(|_| ());
    let at = (word("at"), gap).map(|_| ());
    let (after, _) = nom::branch::alt((the, at)).parse(after).ok()?;
    let (after, name) = letters(after).ok()?;
    let part = Part::of(name).filter(|_| !name.eq_ignore_ascii_case(b"tonight"))?;
    Some((part, rest.len() - after.len()))
}

/// From `first` to a second time: "8 p.m.-10 p.m.", "7:30-9 p.m.", "1pm-3", "9 a.m. to noon". `zoned` is the zone behind the
/// first and where it ends.
fn span(input: &[u8], first: Point, zoned: (i16, usize), lead: Lead) -> Option<Hours> {
    let (rest, dash) = to(&input[zoned.1..], lead)?;
    let second = point(rest, Lead::Time)?;
    let start = input.len() - rest.len();
    let behind = &rest[second.len..];
    let (zone, len) = match zone::behind(behind) {
        Some(found) if second.mark != Mark::None || second.shape == Shape::Colon => found,
        _ => (i16::MIN, 0),
    };
    if zone != i16::MIN && zoned.0 != i16::MIN && zone != zoned.0 {
        return None;
    }
    let zone = if zone == i16::MIN { zoned.0 } else { zone };
    let led = dash || lead != Lead::None;
    let twelve = |p: Point| p.shape != Shape::Words && (1..=12).contains(&p.time.hour);
    let minutes = |t: Timestamp| {
        60 * u16::from(t.hour) + u16::from(if t.minute == 255 { 0 } else { t.minute })
    };
    let half =
        |p: Point, pm: bool| Timestamp { hour: p.time.hour % 12 + 12 * u8::from(pm), ..p.time };
    let is_pm = |p: Point| match p.mark {
        Mark::Am => Some(false),
        Mark::Pm => Some(true),
        // "noon to 3", "9:30 to noon", "6 to midnight".
        Mark::Noon => Some(p.time.hour == 12),
        _ => None,
    };
    let (from, until, sure) = match (first.mark, second.mark) {
        (Mark::None, Mark::None) => {
            let both = first.shape == Shape::Colon && second.shape == Shape::Colon;
            let sure = if zone == i16::MIN { Sure::Led } else { Sure::Always };
            (first.time, second.time, both.then_some(sure)?)
        }
        (Mark::None, _) if twelve(first) && led => {
            let until = second.time;
            // The hours end in the half of the day that is told; they may begin in the other.
            let pm = match second.mark {
                Mark::Noon => second.time.hour == 0,
                _ => is_pm(second)?,
            };
            let from = half(first, pm);
            let from = if minutes(from) < minutes(until) || second.mark == Mark::Noon {
                from
            } else {
                half(first, !pm)
            };
            (from, until, Sure::Always)
        }
        (_, Mark::None) if twelve(second) && !counts(behind) => {
            let pm = is_pm(first)?;
            let until = half(second, pm);
            let until =
                if minutes(until) > minutes(first.time) { until } else { half(second, !pm) };
            (first.time, until, Sure::Always)
        }
        (Mark::None, _) | (_, Mark::None) => return None,
        _ => (first.time, second.time, Sure::Always),
    };
    let len = start + second.len + len;
    let sane = minutes(from) != minutes(until) && !goes_on(&input[len..]);
    sane.then_some(Hours {
        from: Timestamp { zone, ..from },
        until: Timestamp { zone, ..until },
        len,
        sure,
    })
}

/// What joins two times to a span, and whether it is a dash.
fn to(rest: &[u8], lead: Lead) -> Option<(&[u8], bool)> {
    let (after, blank) = opt(gap).parse(rest).ok()?;
    for dash in ["-", "–", "—", "‑", "−"] {
        if let Some(after) = after.strip_prefix(dash.as_bytes()) {
            return Some((opt(gap).parse(after).ok()?.0, true));
        }
    }
    blank?;
    let (mut after, mut name) = letters(after).ok()?;
    if name == b"up" {
        (after, name) = (gap, letters).parse(after).ok().map(|(rest, (_, name))| (rest, name))?;
    }
    let joins = match name {
        b"to" | b"until" | b"till" | b"through" => true,
        b"and" => lead == Lead::Between,
        _ => false,
    };
    let (after, _) = gap(after).ok()?;
    joins.then_some((after, false))
}

/// Whether a bare number before `rest` may count something.
fn counts(rest: &[u8]) -> bool {
    match rest {
        [b'-' | b'.' | b',' | b':' | b'/', b, ..] if b.is_ascii_digit() => return true,
        [b'%' | b'-', ..] => return true,
        _ => {}
    }
    let Ok((after, _)) = gap(rest) else { return false };
    let Ok((_, next)) = letters(after) else {
        return after.first().is_some_and(|b| b.is_ascii_digit() || *b >= 0xC3 && *b != 0xE2);
    };
    let time = matches!(calendar::sense(next), Sense::Weekday | Sense::Month(_) | Sense::Day)
        || calendar::sense(next) == Sense::Join && next != b"a"
        || Part::of(next).is_some();
    let on = matches!(
        next,
        b"on" | b"daily" | b"every" | b"each" | b"and" | b"but" | b"tomorrow" | b"this" | b"last"
    );
    !time && !on
}

/// The time of day that `input` begins with.
fn point(input: &[u8], lead: Lead) -> Option<Point> {
    if !input.first()?.is_ascii_digit() {
        return in_words(input);
    }
    let digits = input.iter().take(5).take_while(|b| b.is_ascii_digit()).count();
    if let Some((clock, len)) = clock::time(input) {
        let shape = match clock.form {
            Form::Dotted => Shape::Dotted,
            Form::Clear if digits <= 2 && input.get(digits) == Some(&b'.') => Shape::Dotted,
            Form::Clear if clock.minute == 255 => Shape::Hour,
            Form::Clear => Shape::Colon,
        };
        // "2000 hours of work", "5 h": lengths of time are as likely.
        let length = clock.mark == Mark::Hours && (digits == 4 || shape == Shape::Hour);
        let of = |rest| -> nom::IResult<&[u8], _, ()> { (gap, word("of")).parse(rest) };
        if length && input[0] != b'0' && (lead == Lead::None || of(&input[len..]).is_ok()) {
            return None;
        }
        let time = Timestamp {
            hour: clock.hour,
            minute: clock.minute,
            second: clock.second,
            ..Timestamp::NONE
        };
        return Some(Point { time, mark: clock.mark, shape, len });
    }
    let number = input[..digits]
        .iter()
        .fold(0u16, |n, b| n.wrapping_mul(10).wrapping_add(u16::from(b - b'0')));
    let (hour, minute) = ((number / 100) as u8, (number % 100) as u8);
    if digits == 4 && hour < 24 && minute < 60 {
        // "0830 GMT"; two letters are as likely a unit of weight.
        let rest = &input[4..];
        let name = gap(rest).ok().and_then(|(rest, _)| letters(rest).ok()).map_or(rest, |f| f.1);
        let may = matches!(name, [b'A'..=b'Z' | b'l', _, _, ..]) || rest.starts_with(b"Z");
        let zoned = may && zone::behind(rest).is_some();
        let time = Timestamp { hour, minute, ..Timestamp::NONE };
        return zoned.then_some(Point { time, mark: Mark::Hours, shape: Shape::Colon, len: 4 });
    }
    let hour = (digits <= 2).then(|| u8::try_from(number).ok()).flatten()?;
    if let Ok((rest, (_, name))) = (gap, letters).parse(&input[digits..])
        && hour == 12
        && let Some(hour) = noon(name)
    {
        return Some(Point { len: input.len() - rest.len(), ..at_noon(hour, 0) });
    }
    let rest = &input[digits..];
    if let Some(len) = oclock(rest).filter(|_| (1..=12).contains(&hour)) {
        return Some(hour_in_words(input, hour, 0, digits + len));
    }
    // "16hrs"
    let hrs = rest.strip_prefix(b"hrs").filter(|rest| !goes_on(rest) && lead == Lead::Time);
    let (mark, len) = if hrs.is_some() { (Mark::Hours, digits + 3) } else { (Mark::None, digits) };
    let fits = if hrs.is_some() { hour < 24 } else { (1..=12).contains(&hour) };
    let time = Timestamp { hour, ..Timestamp::NONE };
    fits.then_some(Point { time, mark, shape: Shape::Hour, len })
}

fn noon(name: &[u8]) -> Option<u8> {
    match name {
        b"noon" | b"midday" => Some(12),
        b"midnight" => Some(0),
        _ => None,
    }
}

fn at_noon(hour: u8, len: usize) -> Point {
    let time = Timestamp { hour, minute: 0, ..Timestamp::NONE };
    Point { time, mark: Mark::Noon, shape: Shape::Words, len }
}

/// A number in words that hours or minutes have.
fn small(input: &[u8]) -> Option<(&[u8], u8)> {
    let (rest, number::Number { value, .. }) = number::in_words(input).ok()?;
    (1.0..=30.0).contains(&value).then_some((rest, value as u8))
}

/// "noon", "eight a.m.", "three o'clock", "half past three", "quarter to nine".
fn in_words(input: &[u8]) -> Option<Point> {
    let (rest, first) = letters(input).ok()?;
    if let Some(hour) = noon(first) {
        return Some(at_noon(hour, first.len()));
    }
    // From a number of figures or words of an hour.
    let hour = |input: &[u8]| match small(input) {
        Some((rest, hour @ 1..=12)) => Some((input.len() - rest.len(), hour)),
        Some(_) => None,
        None => {
            let digits = input.iter().take_while(|b| b.is_ascii_digit()).count();
            let hour = input.get(..digits).filter(|d| (1..=2).contains(&d.len()))?;
            let hour = hour.iter().fold(0, |n, b| 10 * n + (b - b'0'));
            (1..=12).contains(&hour).then_some((digits, hour))
        }
    };
    let minutes = match () {
        () if first.eq_ignore_ascii_case(b"half") => (rest, 30),
        () if first.eq_ignore_ascii_case(b"quarter") => (rest, 15),
        () => small(input)?,
    };
    let link: nom::IResult<&[u8], _, ()> = (gap, letters, gap).parse(minutes.0);
    let link = link.ok().and_then(|(rest, (_, link, _))| match link {
        b"past" => Some((rest, true)),
        b"to" if minutes.1 != 30 => Some((rest, false)),
        _ => None,
    });
    if let Some((rest, past)) = link
        && let Some((len, hour)) = hour(rest)
    {
        let end = input.len() - rest.len() + len;
        let oclock = oclock(&input[end..]);
        // "ten to five" may be a range or a score.
        let sure = matches!(first[0] | 0x20, b'h' | b'q')
            || oclock.is_some()
            || part_behind(&input[end..]).is_some();
        if goes_on(&input[end..]) || !sure {
            return None;
        }
        let (hour, minute) = match (past, hour) {
            (true, _) => (hour, minutes.1),
            (false, 1) => (12, 60 - minutes.1),
            (false, _) => (hour - 1, 60 - minutes.1),
        };
        return Some(hour_in_words(input, hour, minute, end + oclock.unwrap_or(0)));
    }
    let (len, hour) = hour(input)?;
    if let Some(oclock) = oclock(&input[len..]) {
        return Some(hour_in_words(input, hour, 0, len + oclock));
    }
    // "One in the morning and one at night" are two of something.
    if hour > 1 && part_behind(&input[len..]).is_some() {
        return Some(hour_in_words(input, hour, 0, len));
    }
    let (pm, half) = clock::half_of_day(&input[len..])?;
    let time = Timestamp { hour: hour % 12 + 12 * u8::from(pm), ..Timestamp::NONE };
    let mark = if pm { Mark::Pm } else { Mark::Am };
    Some(Point { time, mark, shape: Shape::Words, len: len + half })
}

/// " o'clock".
fn oclock(rest: &[u8]) -> Option<usize> {
    let (after, _) = gap(rest).ok()?;
    let words = ["o'clock", "o’clock"];
    let found = words
        .iter()
        .find(|w| after.get(..w.len()).is_some_and(|t| t.eq_ignore_ascii_case(w.as_bytes())))?;
    Some(rest.len() - after.len() + found.len())
}

/// "half past three", with the "p.m." that may follow.
fn hour_in_words(input: &[u8], hour: u8, minute: u8, len: usize) -> Point {
    let time = Timestamp { hour, minute, ..Timestamp::NONE };
    match clock::half_of_day(&input[len..]) {
        Some((pm, half)) => Point {
            time: Timestamp { hour: hour % 12 + 12 * u8::from(pm), ..time },
            mark: if pm { Mark::Pm } else { Mark::Am },
            shape: Shape::Words,
            len: len + half,
        },
        None => Point { time, mark: Mark::None, shape: Shape::Words, len },
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::{String, ToString};

    use super::*;

    fn iso(text: &str, lead: Lead) -> Option<(String, &str)> {
        let hours = read(text.as_bytes(), lead)?;
        let from = hours.from.to_string();
        let all = if hours.until.is_none() { from } else { format!("{from}/{}", hours.until) };
        Some((all, &text[..hours.len]))
    }

    #[test]
    fn times_and_spans() {
        for (text, value, len) in [
            ("7:30PM on", "T19:30", 6),
            ("3 p.m. today", "T15:00", 6),
            ("12.16 pm.", "T12:16", 8),
            ("0830 GMT.", "T08:30Z", 8),
            ("2100 UTC", "T21:00Z", 8),
            ("0630Z", "T06:30Z", 5),
            ("0830 hours", "T08:30", 10),
            ("11 am UTC+02:45", "T11:00+02:45", 15),
            ("11 am GMT+0900 (JST)", "T11:00+09:00", 20),
            ("1:30 a.m. Pacific Daylight Time.", "T01:30-07:00", 31),
            ("10 a.m. local time (0700 GMT)", "T10:00", 18),
            ("noon GMT", "T12:00Z", 8),
            ("12 noon on", "T12:00", 7),
            ("midnight local time.", "T00:00", 19),
            ("8 p.m.-10 p.m.", "T20:00/T22:00", 14),
            ("7:30-9 p.m.", "T19:30/T21:00", 11),
            ("9.30-11am", "T09:30/T11:00", 9),
            ("1pm-3.", "T13:00/T15:00", 5),
            ("10am-4 daily", "T10:00/T16:00", 6),
            ("10pm-2", "T22:00/T02:00", 6),
            ("9am-5pm", "T09:00/T17:00", 7),
            ("9am - noon", "T09:00/T12:00", 10),
            ("9:30 to noon,", "T09:30/T12:00", 12),
            ("6 to midnight", "T18:00/T00:00", 13),
            ("noon to 5 p.m.", "T12:00/T17:00", 14),
            ("noon-3", "T12:00/T15:00", 6),
            ("8 - 11pm", "T20:00/T23:00", 8),
            ("12-3am", "T00:00/T03:00", 6),
            ("11-1am", "T23:00/T01:00", 6),
            ("10–12pm", "T10:00/T12:00", 9),
            ("10:00 pm - 12:00 am", "T22:00/T00:00", 19),
            ("10 a.m. to 2 p.m. on", "T10:00/T14:00", 17),
            ("8-10 p.m. GMT", "T20:00Z/T22:00Z", 13),
            ("8 p.m. GMT to 10 p.m. GMT", "T20:00Z/T22:00Z", 25),
            ("8 p.m. GMT to 10 p.m. EDT", "T20:00Z", 10),
            ("8 p.m. and 10 p.m.", "T20:00", 6),
            ("10:00-12:00", "T10:00/T12:00", 11),
            ("19:30-21:00 GMT", "T19:30Z/T21:00Z", 15),
            ("16hrs up to 10pm", "T16:00/T22:00", 16),
            ("1pm-3 people", "T13:00", 3),
            ("1pm-3.5", "T13:00", 3),
            ("7 in the morning", "T07:00", 16),
            ("9:15 at night,", "T21:15", 13),
            ("eight a.m. on", "T08:00", 10),
            ("half past three in the afternoon", "T15:30", 32),
            ("quarter to nine in the morning", "T08:45", 30),
            ("ten past four in the afternoon", "T16:10", 30),
            ("three o'clock in the afternoon", "T15:00", 30),
            ("3 o’clock p.m.", "T15:00", 16),
        ] {
            let found = iso(text, Lead::Time);
            assert_eq!(found, Some((value.to_string(), &text[..len])), "{text}");
        }
        let found = iso("9 a.m. and noon", Lead::Between);
        assert_eq!(found.unwrap().0, "T09:00/T12:00");
    }

    #[test]
    fn what_is_open_or_no_time() {
        for (text, sure) in [
            ("3 o'clock", Some(Sure::HalfOpen)),
            ("half past three", Some(Sure::HalfOpen)),
            ("quarter to nine.", Some(Sure::HalfOpen)),
            ("19:30", Some(Sure::Led)),
            ("7.30", Some(Sure::Bare)),
            ("8 tonight", Some(Sure::Bare)),
            ("8 men", None),
            ("ten to five", None),
            ("quarter of a million", None),
            ("half past failures", None),
            ("three men", None),
            ("1500 MT of rice", None),
            ("2015", None),
            ("2000 hours of work", None),
            ("8-10", None),
            ("7.5%", None),
        ] {
            let hours = read(text.as_bytes(), Lead::Time);
            assert_eq!(hours.map(|h| h.sure), sure, "{text}");
        }
        assert_eq!(read(b"2000 hours", Lead::None), None);
        assert_eq!(read(b"8-10 p.m.", Lead::None).map(|h| h.len), Some(9));
    }
}
