//! Dates with Chinese signs that have no year of four digits before them: "5月3日 18時30分", "令和6年5月3日", "5月3日 下午3:05".

use super::clock::{self, Form};
use super::stamp::Stamp;
use crate::lexicon::calendar::days_in;
use crate::span::Span;
use crate::text::word::space_len;
use crate::types::Timestamp;

const MONTH: &[u8] = "月".as_bytes();
const DAYS: &[&str] = &["日", "号", "號"];
const YEAR: &[u8] = "年".as_bytes();
const HOURS: &[&str] = &["時", "时", "点", "點"];
const MINUTES: &[&str] = &["分"];

/// Eras by the year before their first.
const ERAS: &[(&str, i16)] =
    &[("令和", 2018), ("平成", 1988), ("昭和", 1925), ("民國", 1911), ("民国", 1911)];
/// Words for the halves of a day, and whether their hours are after noon.
const HALVES: &[(&str, bool)] = &[
    ("午前", false),
    ("上午", false),
    ("早上", false),
    ("午後", true),
    ("下午", true),
    ("晚上", true),
];
/// Bytes before the month in which a year stands, and after the day in which a time does.
const NEAR: usize = 32;

/// Whether `line` may have a date with these signs.
pub(crate) fn may_have(line: &[u8]) -> bool {
    memchr::memchr_iter(MONTH[0], line).any(|at| line[at..].starts_with(MONTH))
}

/// The first such date of `line`.
#[cold]
pub(super) fn find(line: &[u8]) -> Option<Stamp> {
    memchr::memmem::find_iter(line, MONTH).find_map(|at| around(line, at))
}

/// The date whose month ends at `at`.
fn around(line: &[u8], at: usize) -> Option<Stamp> {
    let (month, start) = number_before(line, at)?;
    let (day, end) = part(line, at + MONTH.len(), DAYS)?;
    let (year, start) = year_before(line, start)?;
    let right =
        (1..=12).contains(&month) && (1..=days_in(month as u8, year)).contains(&(day as u8));
    let date = Timestamp { year, month: month as u8, day: day as u8, ..Timestamp::NONE };
    let (value, end) = with_clock(line, end, date);
    right.then(|| Stamp { span: Span::at(start, end), value })
}

/// The number of one or two digits that ends at `end` but for spaces, and where it begins.
fn number_before(line: &[u8], end: usize) -> Option<(u16, usize)> {
    let end = line[..end].trim_ascii_end().len();
    let digits = line[..end].iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let number =
        line[end - digits..end].iter().fold(0, |n, b| (n * 10 + u32::from(b - b'0')) % 10_000);
    (1..=2).contains(&digits).then_some((number as u16, end - digits))
}

/// The year of an era that ends at `end`, and where it begins; no year and `end` if nothing like one stands there. None if a
/// year stands there that cannot be read.
fn year_before(line: &[u8], end: usize) -> Option<(i16, usize)> {
    let near = line[..end].trim_ascii_end();
    let near = &near[..near.len()];
    let Some(rest) = near.strip_suffix(YEAR) else { return Some((0, end)) };
    let rest = &rest[rest.len().saturating_sub(NEAR)..];
    let offset = near.len() - YEAR.len() - rest.len();
    let (number, start) = match rest.strip_suffix("元".as_bytes()) {
        Some(before) => (1, before.len()),
        None => {
            let digits = rest.iter().rev().take(4).take_while(|b| b.is_ascii_digit()).count();
            let at = rest.len() - digits;
            let number = rest[at..].iter().fold(0, |n, b| n * 10 + i16::from(b - b'0'));
            (number, at)
        }
    };
    let (name, before) = ERAS.iter().find(|(name, _)| rest[..start].ends_with(name.as_bytes()))?;
    (number > 0 && number < 200).then(|| (before + number, offset + start - name.len()))
}

/// The number at `at` and the sign of its unit, and where that ends.
fn part(line: &[u8], at: usize, signs: &[&str]) -> Option<(u16, usize)> {
    let at = at + space_len(&line[at..]);
    let digits = line[at..].iter().take(3).take_while(|b| b.is_ascii_digit()).count();
    let sign = signs.iter().find(|sign| line[at + digits..].starts_with(sign.as_bytes()))?;
    let number = line[at..at + digits].iter().fold(0, |n, b| n * 10 + u16::from(b - b'0'));
    (1..=2).contains(&digits).then_some((number, at + digits + sign.len()))
}

/// The date with the time of day that follows it at `end`, if one does, and where that ends. A weekday in brackets may stand between.
fn with_clock(line: &[u8], end: usize, date: Timestamp) -> (Timestamp, usize) {
    let near = &line[..line.len().min(end + NEAR)];
    let mut at = end + space_len(&near[end..]);
    for (open, close) in [("（", "）"), ("(", ")")] {
        if near[at..].starts_with(open.as_bytes())
            && let Some(len) = memchr::memmem::find(&near[at..], close.as_bytes())
        {
            at += len + close.len();
            at += space_len(&near[at..]);
        }
    }
    let half = HALVES.iter().find(|(word, _)| near[at..].starts_with(word.as_bytes()));
    let at = at + half.map_or(0, |(word, _)| word.len());
    let (hour, minute, after) = match part(near, at, HOURS) {
        Some((hour, after)) => match part(near, after, MINUTES) {
            Some((minute, after)) => (hour, minute, after),
            None => (hour, 255, after),
        },
        None => {
            let start = at + space_len(&near[at..]);
            match clock::time(&near[start..]) {
                Some((c, len)) if c.form == Form::Clear => {
                    (u16::from(c.hour), u16::from(c.minute), start + len)
                }
                _ => return (date, end),
            }
        }
    };
    let hour = match (half, hour) {
        (Some((_, true)), 1..=11) => hour + 12,
        (Some((_, false)), 12) => 0,
        _ => hour,
    };
    match hour < 24 && (minute < 60 || minute == 255) {
        true => (Timestamp { hour: hour as u8, minute: minute as u8, ..date }, after),
        false => (date, end),
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;
    use crate::time::find;

    #[test]
    fn dates_with_signs() {
        for (line, span, iso) in [
            ("5月3日 18時30分", "5月3日 18時30分", "--05-03T18:30"),
            ("更新：5月3日（火）午後6時", "5月3日（火）午後6時", "--05-03T18:00"),
            ("令和6年5月3日", "令和6年5月3日", "2024-05-03"),
            ("令和元年12月1日発行", "令和元年12月1日", "2019-12-01"),
            ("05月03日 下午3:05 港口", "05月03日 下午3:05", "--05-03T15:05"),
            ("民國113年5月3日", "民國113年5月3日", "2024-05-03"),
            ("２０２４年５月３日", "２０２４年５月３日", "2024-05-03"),
            ("2024年5月3日", "2024年5月3日", "2024-05-03"),
        ] {
            let found = find::find(line.as_bytes()).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(&line[found.span.range()], span, "{line}");
            assert_eq!(found.value.to_string(), iso, "{line}");
        }
        for line in ["13月3日", "月3日", "5月", "2月31日", "24年5月3日", "5月3"] {
            assert_eq!(find::find(line.as_bytes()), None, "{line}");
        }
    }

    #[test]
    fn every_prefix_is_read() {
        let line = "民國113年 5月 3日（火）午後 6時5分".as_bytes();
        for from in 0..line.len() {
            for to in from..=line.len() {
                find(&line[from..to]);
            }
        }
    }
}
