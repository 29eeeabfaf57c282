//! Dates, alone or with a time of day before or after: parts in any order, each at most once.

use super::clock::{self, Form};
use super::stamp::Stamp;
use super::zone;
use crate::lexicon::calendar::{Sense, Zone, days_in, sense};
use crate::span::Span;
use crate::text::word::{letters_len, space_len};
use crate::types::Timestamp;

/// The parts read so far. A part that is there already ends the timestamp.
#[derive(Default)]
struct Reading {
    value: Timestamp,
    /// How many parts were read.
    len: usize,
    weekday: bool,
    /// The month was a word that needs a day and a year beside it ("out", "may").
    doubtful: bool,
    /// The year has four digits.
    long_year: bool,
    /// The month could be a Tuesday ("mar").
    tuesday: bool,
    /// The last part was the day of the month.
    at_day: bool,
    /// The last part was the time of day: a zone may follow.
    timed: bool,
    /// An offset may follow that looks like the end of a span of hours: there are seconds, a "T", a "GMT".
    exact: bool,
    wanted: Wanted,
}

/// What of a timestamp is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Wanted {
    #[default]
    All,
    /// The day, which a time of day ends.
    Day,
}

/// No timestamp has more parts than weekday, day, month, year, time, zone and an offset.
const MAX_PARTS: usize = 8;

/// The date or time of day that `input` begins with; parts of it may be missing.
pub(super) fn parts(input: &[u8], wanted: Wanted) -> Option<Stamp> {
    if let Some(found) = east_asian(input) {
        return Some(found);
    }
    let mut parts = Reading { wanted, ..Reading::default() };
    let (mut at, mut end) = (0, 0);
    while parts.len < MAX_PARTS {
        let gap = if parts.len == 0 {
            Some(Gap::default())
        } else {
            separator(&input[at..], parts.timed)
        };
        let Some(gap) = gap else { break };
        at += gap.len;
        let Some(len) = parts.read(&input[at..], gap) else { break };
        at += len;
        parts.len += 1;
        if gap.bracket && input.get(at) == Some(&b')') {
            at += 1;
        }
        end = at;
    }
    let value = parts.value;
    let dated = value.month != 0 && (value.day != 0 || value.year != 0);
    if parts.doubtful && (value.day == 0 || !parts.long_year) {
        return None;
    }
    if dated && value.day > days_in(value.month, value.year) || !dated && !value.has_clock() {
        return None;
    }
    if !dated && value.has_date() {
        return None;
    }
    Some(Stamp { span: Span::at(0, end), value })
}

/// "2021年11月9日 18時30分", "2021年11月9日（火） 18:30", "2021년 11월 9일 오후 6:30".
fn east_asian(input: &[u8]) -> Option<Stamp> {
    const SIGNS: [[&str; 2]; 5] =
        [["年", "년"], ["月", "월"], ["日", "일"], ["時", "시"], ["分", "분"]];
    // A number and the sign of its unit; the number, and the length of both.
    let part = |at: usize, unit: usize| {
        let start = at + space_len(&input[at..]);
        let (number, len) = digits(&input[start..], 4)?;
        let rest = &input[start + len..];
        let sign = SIGNS[unit].iter().find(|sign| rest.starts_with(sign.as_bytes()))?;
        Some((number, start + len + sign.len()))
    };
    // Four digits and a sign of three bytes.
    if !matches!(input, [_, _, _, _, 0xe5 | 0xeb, ..]) {
        return None;
    }
    let mut reading = Reading::default();
    let (year, at) = part(0, 0)?;
    let (month, at) = part(at, 1)?;
    let (day, mut end) = part(at, 2)?;
    reading.set_date(year, month, day)?;
    // A weekday in brackets, and the half of the day.
    let mut at = end + space_len(&input[end..]);
    for (open, close) in [("（", "）"), ("(", ")")] {
        if input[at..].starts_with(open.as_bytes()) {
            let rest = &input[at..input.len().min(at + 20)];
            let close = memchr::memmem::find(rest, close.as_bytes()).map(|i| i + close.len());
            at += close.unwrap_or(0);
            end = if close.is_some() { at } else { end };
            at += space_len(&input[at..]);
        }
    }
    let half = |words: [&str; 2]| {
        words.iter().find(|w| input[at..].starts_with(w.as_bytes())).map_or(0, |w| w.len())
    };
    let (morning, afternoon) = (half(["午前", "오전"]), half(["午後", "오후"]));
    at += morning + afternoon;
    let clock = match part(at, 3) {
        Some((hour, after)) => {
            let minute = part(after, 4);
            let (minute, after) = minute.unwrap_or((255, after));
            Some((hour, minute, 255, after))
        }
        None => {
            let start = at + space_len(&input[at..]);
            let found = clock::time(&input[start..]).filter(|(c, _)| c.form == Form::Clear);
            found.map(|(c, len)| (u16::from(c.hour), u16::from(c.minute), c.second, start + len))
        }
    };
    if let Some((hour, minute, second, after)) = clock
        && hour < 24
        && (minute < 60 || minute == 255)
    {
        let hour = match hour as u8 {
            12 if morning > 0 => 0,
            hour @ 1..=11 if afternoon > 0 => hour + 12,
            hour => hour,
        };
        reading.value = Timestamp { hour, minute: minute as u8, second, ..reading.value };
        end = after;
    }
    Some(Stamp { span: Span::at(0, end), value: reading.value })
}

/// "20211109", all of `input`.
pub(crate) fn eight_digits(input: &[u8]) -> Option<Stamp> {
    let all = input.len() == 8 && input.iter().all(u8::is_ascii_digit);
    let (year, _) = digits(input, 4).filter(|&(year, _)| all && (1980..2100).contains(&year))?;
    let mut reading = Reading::default();
    reading.set_date(year, digits(&input[4..], 2)?.0, digits(&input[6..], 2)?.0)?;
    Some(Stamp { span: Span::at(0, 8), value: reading.value })
}

/// What stands between two parts.
#[derive(Debug, Clone, Copy, Default)]
struct Gap {
    len: usize,
    /// Nothing stands there.
    none: bool,
    /// A bracket was opened.
    bracket: bool,
    /// A dash stands there.
    dash: bool,
    /// The "T" of ISO 8601 stands there.
    iso: bool,
}

/// What may stand between two parts: spaces, a little punctuation and at most two joining words. `None` if it is more.
/// After a time of day a sign is left for the offset that it begins.
fn separator(input: &[u8], timed: bool) -> Option<Gap> {
    let (mut at, mut signs, mut words, mut lines) = (0, 0, 0, 0);
    let mut gap = Gap::default();
    loop {
        let space = space_len(&input[at..at + (input.len() - at).min(64)]);
        lines += input[at..at + space].iter().filter(|&&b| b == b'\n').count();
        at += space;
        let rest = &input[at..];
        let sign = match rest {
            [b'+', ..] | [b'-', b'0'..=b'9', ..] if at == 0 && timed => 0,
            [b'(', ..] => {
                gap.bracket = true;
                1
            }
            [b',' | b'.' | b'/' | b'|' | b'-' | b'@' | b':' | b'_', ..] => 1,
            [b'T', b'0'..=b'9', ..] if at == 0 => {
                gap.iso = true;
                1
            }
            [0xc2, 0xb7, ..] => 2,
            [0xe2, 0x80, 0x93 | 0x94 | 0xa2, ..] | [0xe2, 0x97, ..] | [0xe3, 0x83, 0xbb, ..] => 3,
            _ => 0,
        };
        gap.dash |= sign == 3 || sign == 1 && rest[0] == b'-';
        if sign > 0 {
            signs += 1;
            at += sign;
        } else {
            let len = letters_len(&rest[..rest.len().min(24)]);
            if len == 0 || words == 2 || sense(&rest[..len]) != Sense::Join {
                break;
            }
            words += 1;
            at += len;
        }
        if signs > 2 {
            return None;
        }
    }
    if lines > 1 {
        return None;
    }
    gap.len = at;
    gap.none = at == 0;
    Some(gap)
}

impl Reading {
    /// Reads the part that `input` begins with and returns its length.
    fn read(&mut self, input: &[u8], gap: Gap) -> Option<usize> {
        let day = self.value.day;
        let len = match *input.first()? {
            b'0'..=b'9' => {
                let date = self.numeric_date(input);
                if date.is_none() && self.wanted == Wanted::Day {
                    let time = clock::time(input);
                    if time.is_some_and(|(clock, _)| clock.form == Form::Clear) {
                        return None;
                    }
                }
                date.or_else(|| self.time(input, gap)).or_else(|| self.number(input, gap))
            }
            b'+' | b'-' if self.timed => {
                let (zone, len) = clock::offset(input)?;
                // "8pm-10", "9:00-10:30": until then.
                let four = input.get(1..5).is_some_and(|d| d.iter().all(u8::is_ascii_digit));
                if input[0] == b'-' && !self.exact && (!four || zone <= -720) {
                    return None;
                }
                self.value.zone = zone;
                self.timed = false;
                Some(len)
            }
            b'\'' if self.value.day != 0 && self.value.month != 0 => {
                self.short_year(&input[1..]).map(|len| len + 1)
            }
            _ => self.word(input),
        };
        self.at_day = self.value.day != day;
        len
    }

    /// "2007/12/28", "12/19/2007", "24. 11. 2019", "2-Jan-2008" in part, "12/31 22:10".
    fn numeric_date(&mut self, input: &[u8]) -> Option<usize> {
        if self.value.has_date() {
            return None;
        }
        let (a, a_len) = digits(input, 4)?;
        let sign = *input.get(a_len)?;
        if !matches!(sign, b'-' | b'/' | b'.') {
            return None;
        }
        let skip = |at: usize| at + usize::from(sign == b'.' && input.get(at) == Some(&b' '));
        let second = skip(a_len + 1);
        let (b, b_len) = digits(&input[second..], 2)?;
        let b_end = second + b_len;
        if input.get(b_end) != Some(&sign) {
            // Month and day without a year need a time beside them.
            let timed = sign == b'/'
                && clock::time(&input[(b_end + 1).min(input.len())..])
                    .is_some_and(|(c, _)| c.form == Form::Clear);
            if timed
                && a_len <= 2
                && input.get(b_end) == Some(&b' ')
                && (1..=12).contains(&a)
                && (1..=31).contains(&b)
            {
                self.set_date(0, a, b)?;
                return Some(b_end);
            }
            return None;
        }
        let third = skip(b_end + 1);
        if a_len == 4 {
            let (day, len) = digits(&input[third..], 2)?;
            self.set_date(a, b, day)?;
            return Some(third + len);
        }
        if a_len > 2 {
            return None;
        }
        // The year may run into a time of day: "28.09.1913:39".
        let run = input[third..].iter().take(8).take_while(|b| b.is_ascii_digit()).count();
        let glued = input.get(third + run) == Some(&b':');
        let len = match run {
            2 | 4 if !glued => run,
            3 | 4 if glued => 2,
            5 | 6 if glued => 4,
            _ => return None,
        };
        if len == 2
            && matches!(input.get(third + 2), Some(b'.' | b'/' | b'-'))
            && input.get(third + 3).is_some_and(u8::is_ascii_digit)
        {
            return None;
        }
        let (year, _) = digits(&input[third..third + len], 4)?;
        let year = if len == 2 { century(year) } else { year };
        // Whether this reading of "03/05/2022" stays is decided by the page, in `metadata::order`.
        let month_first = match sign {
            _ if a > 12 => false,
            _ if b > 12 => true,
            sign => sign == b'/',
        };
        let (month, day) = if month_first { (a, b) } else { (b, a) };
        self.set_date(year, month, day)?;
        Some(third + len)
    }

    fn set_date(&mut self, year: u16, month: u16, day: u16) -> Option<()> {
        let year = i16::try_from(year).ok()?;
        let month = u8::try_from(month).ok().filter(|m| (1..=12).contains(m))?;
        let day = u8::try_from(day).ok().filter(|&d| d >= 1 && d <= days_in(month, year))?;
        if year != 0 && !(1600..=2200).contains(&year) {
            return None;
        }
        self.value = Timestamp { year, month, day, ..self.value };
        self.timed = false;
        Some(())
    }

    fn time(&mut self, input: &[u8], gap: Gap) -> Option<usize> {
        let (clock, len) = clock::time(input).filter(|_| self.wanted == Wanted::All)?;
        // "5.12 ..." before any date is a number more often than a time.
        if self.value.has_clock()
            || clock.form == Form::Dotted
                && self.len > 0
                && !(self.value.month != 0 && self.value.day != 0)
        {
            return None;
        }
        // A year of two digits and a time that touch: "9.1.08:13" is no time.
        self.value = Timestamp {
            hour: clock.hour,
            minute: clock.minute,
            second: clock.second,
            ..self.value
        };
        self.timed = true;
        self.exact = clock.second != 255 || gap.iso;
        Some(len)
    }

    /// A day of the month or a year.
    fn number(&mut self, input: &[u8], gap: Gap) -> Option<usize> {
        let run = input.iter().take(8).take_while(|b| b.is_ascii_digit()).count();
        let (number, _) = digits(input, 8.min(run).min(4))?;
        let next = input.get(run).copied().unwrap_or(b' ');
        if gap.none && self.len > 0 && self.value.month != 0 && self.value.day != 0 {
            return None;
        }
        if run <= 2 && self.value.day == 0 && (1..=31).contains(&number) {
            let mut len = run;
            if next.is_ascii_alphabetic() {
                let suffix = letters_len(&input[run..]);
                match &input[run..run + suffix] {
                    b"st" | b"nd" | b"rd" | b"th" | b"er" | b"ST" | b"ND" | b"RD" | b"TH" => {
                        len += suffix
                    }
                    word if self.value.month == 0
                        && matches!(sense(word), Sense::Month(_) | Sense::CommonMonth(_)) => {}
                    _ => return None,
                }
            } else if let [0xc2, 0xba | 0xaa | 0xb0, ..] = input[run..] {
                len += 2;
            } else if next == b'%' || next == b',' && groups_thousand(&input[run + 1..]) {
                return None;
            }
            self.value.day = number as u8;
            self.timed = false;
            return Some(len);
        }
        let glued_time = next == b':' && (5..=6).contains(&run);
        if (run == 4 || glued_time)
            && self.value.year == 0
            && (1600..=2200).contains(&number)
            && (self.value.month != 0 || self.len == 0)
        {
            self.value.year = number as i16;
            self.long_year = true;
            self.timed = false;
            return Some(4);
        }
        // "June 17-20" is a range of days.
        if self.value.month == 0 || self.value.day == 0 || gap.dash && self.at_day {
            return None;
        }
        self.short_year(input)
    }

    /// "08" after a day and a month, unless it counts something.
    fn short_year(&mut self, input: &[u8]) -> Option<usize> {
        if self.value.year != 0 {
            return None;
        }
        let (number, len) = digits(input, 2)?;
        if len != 2 || (41..90).contains(&number) {
            return None;
        }
        let rest = &input[2..];
        if rest.first().is_some_and(|&b| {
            b.is_ascii_alphanumeric()
                || b == b'%'
                || b == b':'
                || b == b'.' && rest.get(1).is_some_and(u8::is_ascii_digit)
        }) {
            return None;
        }
        let word = &rest[space_len(rest)..];
        let letters = letters_len(&word[..word.len().min(24)]);
        let counts = word.first().is_some_and(u8::is_ascii_lowercase)
            && sense(&word[..letters]) != Sense::Join;
        if counts {
            return None;
        }
        self.value.year = century(number) as i16;
        self.timed = false;
        Some(2)
    }

    fn word(&mut self, input: &[u8]) -> Option<usize> {
        let len = letters_len(&input[..input.len().min(28)]);
        if len == 0 || len > 24 {
            return None;
        }
        let word = &input[..len];
        let capital = !word[0].is_ascii_lowercase();
        match sense(word) {
            Sense::Month(month) => self.month(month, false)?,
            Sense::CommonMonth(month) => {
                self.month(month, !capital || matches!(month, 8..=10) || len <= 3 && month != 5)?
            }
            Sense::MarchOrTuesday => {
                let first = self.value.month == 0;
                self.month(3, !capital)?;
                self.tuesday = first;
            }
            Sense::Weekday => {
                if self.weekday
                    || self.value.day != 0 && self.value.month != 0
                    || !capital && len < 3
                {
                    return None;
                }
                self.weekday = true;
            }
            Sense::Zone(zone) if self.value.has_clock() && !self.value.has_zone() => {
                self.value.zone = zone::field(zone);
                // "GMT+2" goes on.
                self.timed = zone == Zone::Fixed(0);
                self.exact = true;
                return Some(len);
            }
            _ => return None,
        }
        self.timed = false;
        Some(len)
    }

    fn month(&mut self, month: u8, doubtful: bool) -> Option<()> {
        if self.value.month != 0 && !self.tuesday {
            return None;
        }
        self.weekday |= self.tuesday;
        self.tuesday = false;
        self.value.month = month;
        self.doubtful = doubtful;
        Some(())
    }
}

/// Whether `rest`, after a comma, begins with the three digits of a large number.
fn groups_thousand(rest: &[u8]) -> bool {
    rest.iter().take(4).take_while(|b| b.is_ascii_digit()).count() == 3
}

/// The number of one to `max` digits that `input` begins with, and its length; further digits are not looked at.
fn digits(input: &[u8], max: usize) -> Option<(u16, usize)> {
    let len = input.iter().take(max).take_while(|b| b.is_ascii_digit()).count();
    let number =
        input[..len].iter().fold(0u16, |n, b| n.wrapping_mul(10).wrapping_add(u16::from(b - b'0')));
    (len > 0).then_some((number, len))
}

/// The year of two digits: 70 to 99 are of the last century.
fn century(year: u16) -> u16 {
    if year >= 70 { 1900 + year } else { 2000 + year }
}
