//! Dates and times that are counted out: "the third Tuesday of September 2014", "the second of March", "third quarter of
//! 2015", "the first half of the year", "the 19th century".

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::char;
use nom::combinator::{map, not, opt, peek, value, verify};
use nom::sequence::{preceded, terminated};

use super::days::days_of;
use super::finding::{At, Finding, date};
use super::range::interval;
use super::settle::{self, Nth};
use super::tense;
use super::written::{self, Parsed, Written, day_name, step};
use crate::lexicon::calendar::days_in;
use crate::text::number::{gap, goes_on, word};
use crate::types::{Label, Timestamp};

fn nth(input: &[u8]) -> Parsed<'_, Nth> {
    let number = alt((written::ordinal_word, written::ordinal_figures)).map(Nth::Nth);
    alt((number, value(Nth::Last, alt((word("last"), word("final")))))).parse(input)
}

/// A month as a phrase names it.
#[derive(Clone, Copy)]
enum Month {
    Named(Written),
    /// Counted from the article's.
    From(i64),
}

fn month(input: &[u8]) -> Parsed<'_, Month> {
    let named = (written::month, opt(written::year_behind)).map(|(month, year)| {
        Month::Named(Written { month, year: year.unwrap_or(0), ..Written::default() })
    });
    let the = opt((word("the"), gap));
    let stepped = map((the, step, gap, word("month")), |(_, by, _, _)| Month::From(by));
    let the = value(Month::From(0), (word("the"), gap, word("month")));
    terminated(alt((named, stepped, the)), peek(not(apostrophe))).parse(input)
}

fn apostrophe(input: &[u8]) -> Parsed<'_, ()> {
    match input {
        [b'\'', rest @ ..] | [0xe2, 0x80, 0x99, rest @ ..] => Ok((rest, ())),
        _ => Err(nom::Err::Error(())),
    }
}

/// What begins with an ordinal number or "last" here.
pub(super) fn counted(at: &At<'_>) -> Option<Finding> {
    let (rest, nth) = nth(at.window()).ok()?;
    period(at, nth, rest).or_else(|| day_of_month(at, nth, rest)).or_else(|| {
        let century = (gap, alt((word("century"), word("centuries"))));
        let (rest, _) = preceded(opt((gap, word("and"), gap, written::ordinal_word)), century)
            .parse(rest)
            .ok()?;
        (nth != Nth::Last).then(|| date(at.at, at.offset(rest), Label::Date, Timestamp::NONE))
    })
}

/// "third Tuesday of September 2014", "last day of the month", "second of March", "20th of next month".
fn day_of_month(at: &At<'_>, nth: Nth, input: &[u8]) -> Option<Finding> {
    let of = || (gap, alt((word("of"), word("in"))), gap);
    let weekday = map((gap, day_name, of()), |(_, day, _)| Some(day));
    let day = value(None, (gap, word("day"), of()));
    let bare = value(None, (gap, word("of"), gap));
    let (rest, (weekday, month)) = match nth {
        Nth::Nth(n) if n <= 5 => (alt((weekday, day, bare)), month).parse(input),
        Nth::Nth(_) => (alt((day, bare)), month).parse(input),
        Nth::Last => (alt((weekday, day)), month).parse(input),
    }
    .ok()?;
    if goes_on(rest) {
        return None;
    }
    let end = at.offset(rest);
    let value = day_value(at, nth, weekday, month, end);
    Some(date(at.at, end, Label::Date, value.unwrap_or(Timestamp::NONE)))
}

fn day_value(
    at: &At<'_>,
    nth: Nth,
    weekday: Option<u8>,
    month: Month,
    end: usize,
) -> Option<Timestamp> {
    let written = match month {
        // "The council meets on the first Tuesday of the month."
        Month::From(0) if tense::tense(at, end) == Some(tense::Tense::Present) => return None,
        Month::From(by) => {
            return settle::nth_day(nth, weekday, settle::month_from(at.anchor?, by));
        }
        Month::Named(written) => written.timestamp(),
    };
    if let (Nth::Nth(day), None) = (nth, weekday) {
        let dated = Timestamp { day, ..written };
        let exists = day <= days_in(dated.month, dated.year);
        return exists.then(|| settle::settled(at, end, dated, None));
    }
    if written.year != 0 {
        return settle::nth_day(nth, weekday, written);
    }
    let (anchor, tense) = (at.anchor?, tense::tense(at, end)?);
    let today = days_of(anchor)?;
    let fits = |t: &Timestamp| {
        days_of(*t).is_some_and(|d| if tense.is_past() { d <= today } else { d >= today })
    };
    let mut years = (anchor.year - 1..=anchor.year + 1)
        .filter_map(|year| settle::nth_day(nth, weekday, Timestamp { year, ..written }))
        .filter(fits);
    if tense.is_past() { years.next_back() } else { years.next() }
}

/// Which part of a year.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    /// From 0.
    pub(super) number: u8,
    /// Months that it has.
    pub(super) months: u8,
}

impl Part {
    /// The first and the last month in this year.
    pub(super) fn of(self, year: i16) -> (Timestamp, Timestamp) {
        let first = self.number * self.months + 1;
        let month = |month| Timestamp { year, month, ..Timestamp::NONE };
        if year == 0 {
            return (Timestamp::NONE, Timestamp::NONE);
        }
        (month(first), month(first + self.months - 1))
    }
}

/// The year that a part is of, and whether it is one of business, which begins where the house will.
fn year_of(input: &[u8]) -> Parsed<'_, Option<Year>> {
    let fiscal = value(
        Year::Fiscal,
        (
            alt((word("fiscal"), word("financial"))),
            opt((gap, word("year"))),
            opt((gap, written::year)),
        ),
    );
    let the = opt((word("the"), gap));
    let stepped = (the, step, gap, word("year")).map(|(_, by, _, _)| Year::From(by));
    let the_year = value(Year::From(0), (word("the"), gap, word("year")));
    let of =
        (gap, alt((word("of"), word("in"))), gap, opt((word("the"), gap, peek(word("fiscal")))));
    let year = || written::year.map(Year::Is);
    opt(alt((
        preceded(of, alt((year(), fiscal, stepped, the_year))),
        preceded((opt(char(',')), gap), year()),
    )))
    .parse(input)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Year {
    Is(i16),
    From(i64),
    Fiscal,
}

/// "third quarter of 2015", "second quarter", "first half of this year".
fn period(at: &At<'_>, nth: Nth, input: &[u8]) -> Option<Finding> {
    let between = || alt((gap, map(char('-'), |_| ())));
    let quarter = value(3, (between(), word("quarter")));
    let half = value(6, (between(), word("half")));
    let fiscal = (gap, alt((word("fiscal"), word("financial"))));
    let (rest, (fiscal, months)) = (opt(fiscal), alt((quarter, half))).parse(input).ok()?;
    if rest.first() == Some(&b'-') {
        return None;
    }
    let (rest, year) = year_of(rest).ok()?;
    // "Of 2023-24": a year of business.
    let second =
        preceded(alt((tag("-"), tag("/"), tag("\u{2013}"))), written::two_figures).parse(rest);
    let (rest, year) = match second {
        Ok((rest, _)) if year.is_some() => (rest, Some(Year::Fiscal)),
        _ => (rest, year),
    };
    // "The last quarter" alone is counted from the article's.
    let number = match nth {
        Nth::Nth(number @ 1..) => number,
        Nth::Last if year.is_some() => 12 / months,
        _ => return None,
    };
    let part = Part { number: number - 1, months };
    // "In the second half" is of a game.
    if number > 12 / months || months == 6 && year.is_none() {
        return None;
    }
    Some(of_year(at, at.at, rest, part, if fiscal.is_some() { Some(Year::Fiscal) } else { year }))
}

fn of_year(at: &At<'_>, start: usize, rest: &[u8], part: Part, year: Option<Year>) -> Finding {
    let year = match year {
        Some(Year::Is(year)) => year,
        Some(Year::From(by)) => at.anchor.map_or(0, |t| t.year + by as i16),
        Some(Year::Fiscal) | None => 0,
    };
    let (from, until) = part.of(year);
    interval(start, at.offset(rest), from, until)
}

/// "Q2 2016", "H1", "FY2013": the letters stand before the figures here.
pub(super) fn lettered(at: &At<'_>) -> Option<Finding> {
    let before = at.before();
    let (start, letters) = match before {
        [.., a, b'Q' | b'H'] if a.is_ascii_alphanumeric() => return None,
        [.., b'Q' | b'H'] => (at.at - 1, before.last().copied()),
        [.., a, b'F', b'Y'] if a.is_ascii_alphanumeric() => return None,
        [.., b'F', b'Y'] => (at.at - 2, None),
        [.., b'F', b'Y', b' '] => (at.at - 3, None),
        _ => return None,
    };
    let window = at.window();
    let Some(letter) = letters else {
        let (rest, _) = alt((written::year, written::two_figures)).parse(window).ok()?;
        return Some(interval(start, at.offset(rest), Timestamp::NONE, Timestamp::NONE));
    };
    let months = if letter == b'Q' { 3 } else { 6 };
    let (rest, number) = verify(written::day, |n| *n <= 12 / months).parse(window).ok()?;
    let (rest, year) = year_of(rest).ok()?;
    let part = Part { number: number - 1, months };
    (months == 3 || year.is_some()).then(|| of_year(at, start, rest, part, year))
}
