//! Dates that lack their year, month or day: which of the possible ones is meant.

use super::days::{days_of, from_days, weekday_of};
use super::finding::At;
use super::tense::{self, Tense};
use super::written;
use crate::lexicon::calendar::days_in;
use crate::lexicon::values;
use crate::text::number::is_word;
use crate::types::Timestamp;

/// How far before a date another year counts, in bytes.
const REACH: usize = 300;

/// `date`, which stands at `at..end`, with its year, if it lacks it and the text around gives one. `weekday` is printed beside
/// it.
pub(super) fn settled(at: &At<'_>, end: usize, date: Timestamp, weekday: Option<u8>) -> Timestamp {
    if date.year != 0 { date } else { settled_by(at, end, date, weekday, tense::tense(at, end)) }
}

/// As [`settled`], of a date without a year whose tense is known.
pub(super) fn settled_by(
    at: &At<'_>,
    end: usize,
    date: Timestamp,
    weekday: Option<u8>,
    tense: Option<Tense>,
) -> Timestamp {
    let Some(anchor) = at.anchor else { return date };
    if weekday.is_none() && tense::is_of_this_year(at, end) {
        return Timestamp { year: anchor.year, ..date };
    }
    let found = year(date, weekday, tense, anchor);
    // "In 2019, on Monday, May 6": of that year as well.
    if let Some(weekday) = weekday
        && let Some(year) = last_year(at).filter(|year| found.year != 0 && *year != found.year)
    {
        let there = days_of(Timestamp { year, ..date });
        return match there.is_some_and(|d| weekday_of(d) == i64::from(weekday)) {
            true => date,
            false => found,
        };
    }
    let other = |year: i16| (year - anchor.year).abs() > 1 && year != found.year;
    // Among dates of another year it is of that.
    let doubtful = weekday.is_none() && tense != Some(Tense::Future);
    if doubtful && found.year != 0 && last_year(at).is_some_and(other) { date } else { found }
}

/// The last year that is printed shortly before.
fn last_year(at: &At<'_>) -> Option<i16> {
    let from = at.at.saturating_sub(REACH);
    let mut words = at.text[from..at.at].rsplit(|b| !b.is_ascii_alphanumeric());
    words.find_map(|word| written::year(word).ok().map(|(_, year)| year))
}

/// Months between the article and a date of the past that no verb tells about.
const NEAR: i64 = 3;

/// `date` with the year that the article's day and the tense give it, unchanged if they give none.
fn year(date: Timestamp, weekday: Option<u8>, tense: Option<Tense>, today: Timestamp) -> Timestamp {
    if today.month == 0 || date.month == 0 {
        return date;
    }
    let of = |year: i16| Timestamp { year, ..date };
    let exists = |t: Timestamp| t.day <= days_in(t.month, t.year);
    let years = || (today.year - 1..=today.year + 1).map(of).filter(|t| exists(*t));
    if let Some(weekday) = weekday {
        let fits = |t: &Timestamp| days_of(*t).is_some_and(|d| weekday_of(d) == i64::from(weekday));
        let mut fitting = years().filter(fits);
        let key = |t: Timestamp| (t.year, t.month, t.day);
        let told = |t: &Timestamp| match tense {
            Some(Tense::Past) => key(*t) <= key(today),
            Some(Tense::Future) => key(*t) >= key(today),
            _ => true,
        };
        return match (fitting.next(), fitting.next()) {
            (Some(only), None) if told(&only) => only,
            _ => date,
        };
    }
    let key = |t: Timestamp| (t.year, t.month, if date.day == 0 { 0 } else { t.day });
    let now = key(today);
    let found = match tense {
        Some(Tense::Past) => years().rfind(|t| key(*t) <= now),
        Some(Tense::Present | Tense::Future) => years().find(|t| key(*t) >= now),
        // News is of what was, and of what was lately.
        None => {
            let months = |t: Timestamp| i64::from(t.year) * 12 + i64::from(t.month);
            years().rfind(|t| key(*t) <= now).filter(|t| months(today) - months(*t) <= NEAR)
        }
    };
    found.unwrap_or(date)
}

/// The month that lies `by` months from the article's.
pub(super) fn month_from(anchor: Timestamp, by: i64) -> Timestamp {
    let months = i64::from(anchor.year) * 12 + i64::from(anchor.month) - 1 + by;
    let (year, month) = (months.div_euclid(12) as i16, months.rem_euclid(12) as u8 + 1);
    Timestamp { year, month, ..Timestamp::NONE }
}

/// The nearest day of this number that the tense allows; today is ahead.
pub(super) fn month(day: u8, tense: Option<Tense>, anchor: Option<Timestamp>) -> Timestamp {
    let near = |anchor: Timestamp| {
        let this = days_of(anchor)?;
        let of = |by| Timestamp { day, ..month_from(anchor, by) };
        let mut months = (-1..=1).map(of).filter(|t| day <= days_in(t.month, t.year));
        match tense? {
            Tense::Past => months.rfind(|t| days_of(*t).is_some_and(|d| d < this)),
            _ => months.find(|t| days_of(*t).is_some_and(|d| d >= this)),
        }
    };
    anchor.and_then(near).unwrap_or(Timestamp::NONE)
}

/// The only day near today and of this tense that has this weekday and this number: "Tuesday the 19th".
pub(super) fn numbered(
    weekday: u8,
    number: u8,
    tense: Option<Tense>,
    today: i64,
) -> Option<Timestamp> {
    const MOST: i64 = 45;
    let days = match tense {
        Some(Tense::Past) => today - MOST..=today,
        Some(Tense::Present | Tense::Future) => today..=today + MOST,
        None => today - MOST..=today + MOST,
    };
    let days = days.filter(|d| weekday_of(*d) == i64::from(weekday));
    let mut fitting = days.map(from_days).filter(|t| t.day == number);
    fitting.next().filter(|_| fitting.next().is_none())
}

/// The nearest day of this weekday that the tense allows; today is past if it is of that day.
pub(super) fn weekday(day: u8, tense: Option<Tense>, today: i64) -> Timestamp {
    match tense {
        Some(Tense::Past) => from_days(today - back(day, today)),
        Some(Tense::Present | Tense::Future) => from_days(today + 7 - (back(day, today))),
        None => Timestamp::NONE,
    }
}

/// Days from the last day of this weekday to today: 0 to 6.
pub(super) fn back(day: u8, today: i64) -> i64 {
    (weekday_of(today) - i64::from(day)).rem_euclid(7)
}

/// Which of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nth {
    Nth(u8),
    Last,
}

/// The nth day of a weekday in a month, or the nth day of all.
pub(super) fn nth_day(nth: Nth, weekday: Option<u8>, month: Timestamp) -> Option<Timestamp> {
    if month.year == 0 || month.month == 0 {
        return None;
    }
    let size = i64::from(days_in(month.month, month.year));
    let first = days_of(Timestamp { day: 1, ..month })?;
    let ahead = weekday.map_or(0, |day| (i64::from(day) - weekday_of(first)).rem_euclid(7));
    let each = if weekday.is_some() { 7 } else { 1 };
    let day = match nth {
        Nth::Nth(n) => ahead + each * (i64::from(n) - 1),
        Nth::Last => ahead + (size - 1 - ahead) / each * each,
    };
    (0..size).contains(&day).then(|| from_days(first + day))
}

/// Where "fiscal 2014", "fiscal year 2014" or "spring of 2018" begins, whose days are told by the house or the place.
pub(super) fn part_of_year(at: &At<'_>) -> Option<usize> {
    let before = at.before();
    let mut words = [(at.at, &b""[..]); 3];
    let mut end = before.len();
    for slot in &mut words {
        let text = before[..end].trim_ascii_end();
        let size = text.iter().rev().take_while(|b| is_word(**b)).count();
        end = text.len() - size;
        *slot = (at.at - before.len() + end, &text[end..]);
    }
    let [first, second, _] = words;
    match (first.1, second.1) {
        (b"of" | b"year" | b"years", word) if values::PARTS_OF_YEAR.has(word) => Some(second.0),
        (word, _) if values::PARTS_OF_YEAR.has(word) => Some(first.0),
        _ => None,
    }
}
