//! From one date to another: "June 3-7, 2017", "from May to December, 2022", "1939-45", "Monday to Friday".

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::combinator::{map, opt, value};

use super::days::days_of;
use super::finding::{At, Finding, date};
use super::tense::{self, Tense};
use super::written::{self, Parsed, Written, written};
use super::{days, settle};
use crate::lexicon::values;
use crate::text::number::{gap, letters, word};
use crate::types::{Label, Timestamp};

/// What joins the ends of a range.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// A dash without blanks.
    Tight,
    Dash,
    Word,
    And,
}

fn joint(input: &[u8]) -> Parsed<'_, Joint> {
    let dash = || alt((tag("-"), tag("\u{2013}"), tag("\u{2014}")));
    let words = alt((word("to"), word("until"), word("till"), word("through"), word("thru")));
    alt((
        map((gap, dash(), gap), |_| Joint::Dash),
        value(Joint::Tight, dash()),
        map((opt(tag(",")), gap, words, gap, opt((word("the"), gap))), |_| Joint::Word),
        map((gap, word("and"), gap), |_| Joint::And),
    ))
    .parse(input)
}

/// A range whose first end begins here.
pub(super) fn range(at: &At<'_>) -> Option<Finding> {
    let (behind, mut a) = written(at.window()).ok()?;
    let (behind, joint) = joint(behind).ok()?;
    let lead = at.word_before();
    if joint == Joint::Word && lead == b"from" && is_put_off(at) {
        return None;
    }
    let between = lead.eq_ignore_ascii_case(b"between")
        || lead == b"the" && at.before().trim_ascii_end().ends_with(b"between the");
    if (joint == Joint::And) != between && !(joint == Joint::And && a.day != 0) {
        return None;
    }
    if a == (Written { year: a.year, ..Written::default() }) {
        return years(at, a.year, joint, behind);
    }
    let (mut rest, mut b) = written(behind).ok()?;
    let day_alone = |w: Written| w.month == 0 && w.day != 0 && w.weekday.is_none();
    if day_alone(a) && day_alone(b) {
        return None;
    }
    if day_alone(b) && b.year == 0 {
        // Behind a word of its own the figure counts: "May 5 to 10 people".
        let (after, year) = opt(written::year_behind).parse(rest).ok()?;
        if year.is_none() && counts(rest) && joint != Joint::Tight {
            return None;
        }
        (rest, b.year) = (after, year.unwrap_or(0));
    }
    match () {
        () if day_alone(a) => a.month = b.month,
        () if day_alone(b) => b.month = a.month,
        () => {}
    }
    let (whole_days, months) = (a.day != 0 && b.day != 0, a.day == 0 && b.day == 0);
    let weekdays = a.month == 0 && b.month == 0;
    if !weekdays && (a.month == 0 || b.month == 0 || !whole_days && !months) {
        return None;
    }
    let end = at.offset(rest);
    if weekdays {
        return week(at, a.weekday?, b.weekday?, end);
    }
    if months && a.month == 5 && joint == Joint::Tight {
        return None;
    }
    let found = ends(at, a, b, end)?;
    // "July 9 and 10" leaves no day out; "July 9 and 12" is no range.
    let consecutive = joint == Joint::And && !between;
    if consecutive && !(a.month == b.month && a.day + 1 == b.day) {
        return None;
    }
    Some(found)
}

/// Whether something was put off from the first day to the second.
fn is_put_off(at: &At<'_>) -> bool {
    let words = at.before().trim_ascii_end().rsplit(u8::is_ascii_whitespace);
    words.skip(1).take(2).any(|w| values::PUT_OFF.has(w))
}

/// Both ends with their years.
fn ends(at: &At<'_>, mut a: Written, mut b: Written, end: usize) -> Option<Finding> {
    let rises = (a.month, a.day) < (b.month, b.day);
    if !rises && a.month == b.month && (a.year == 0 || b.year == 0) {
        return None;
    }
    match (a.year, b.year) {
        (0, 0) => {
            let tense = tense::tense(at, end);
            let settled =
                |w: Written| settle::settled_by(at, end, w.timestamp(), w.weekday, tense).year;
            if tense.is_some_and(|t| !t.is_past()) {
                b.year = settled(b);
                a.year = if b.year == 0 { 0 } else { b.year - i16::from(!rises) };
            } else {
                a.year = settled(a);
                b.year = if a.year == 0 { 0 } else { a.year + i16::from(!rises) };
            }
        }
        (0, year) => a.year = year - i16::from(!rises),
        (year, 0) => b.year = year + i16::from(!rises),
        _ => {}
    }
    let key = |w: Written| (w.year, w.month, w.day);
    if key(a) >= key(b) && a.year != 0 || !a.is_of_calendar() || !b.is_of_calendar() {
        return None;
    }
    Some(interval(at.at, end, a.timestamp(), b.timestamp()))
}

/// A date with both ends of its time.
pub(super) fn interval(start: usize, end: usize, from: Timestamp, until: Timestamp) -> Finding {
    let mut found = date(start, end, Label::Date, from);
    found.meaning.until = until;
    found
}

/// "Monday to Friday": of one week if a verb says so, else of every week.
fn week(at: &At<'_>, a: u8, b: u8, end: usize) -> Option<Finding> {
    let tense = tense::tense(at, end);
    let none = interval(at.at, end, Timestamp::NONE, Timestamp::NONE);
    let Some(today) = at.anchor.and_then(days_of) else { return Some(none) };
    let length = (i64::from(b) - i64::from(a)).rem_euclid(7);
    let from = match tense {
        Some(Tense::Past) => settle::weekday(b, tense, today),
        Some(Tense::Future) => settle::weekday(a, tense, today),
        _ => return Some(none),
    };
    let day = days_of(from)?;
    let day = if tense == Some(Tense::Past) { day - length } else { day };
    Some(interval(at.at, end, days::from_days(day), days::from_days(day + length)))
}

/// "1914 to 1918", "1939-45", "the 2014-15 season".
fn years(at: &At<'_>, from: i16, joint: Joint, input: &[u8]) -> Option<Finding> {
    let full = written::year(input);
    let (rest, until) = match full {
        Ok(found) => found,
        Err(_) if joint == Joint::Tight => {
            let (rest, two) = written::two_figures(input).ok()?;
            (rest, from / 100 * 100 + two + if two == 0 { 100 } else { 0 })
        }
        Err(_) => return None,
    };
    let noun = gap(rest).ok().and_then(|(rest, ())| letters(rest).ok());
    let yearly = noun.is_some_and(|(_, w)| values::OF_TWO_YEARS.has(w));
    let lead = at.word_before();
    let the = lead.eq_ignore_ascii_case(b"the") && noun.is_some();
    let bracket = at.before().last() == Some(&b'(') && rest.first() == Some(&b')');
    let led = values::LEADS.has(lead) || lead == b"years" || the || bracket;
    // "2010-11" is November 2010 as well.
    let month = full.is_err() && (1..=12).contains(&(until % 100)) && !yearly;
    let month = month && !(the && until == from + 1);
    if until <= from || month || !led && !yearly || !led && joint != Joint::Tight {
        return None;
    }
    if !the && !yearly && joint != Joint::Tight && counts(rest) {
        return None;
    }
    let year = |year| Timestamp { year, ..Timestamp::NONE };
    // What a fiscal year spans is its house's affair.
    let fiscal =
        noun.is_some_and(|(_, w)| matches!(w, b"fiscal" | b"financial" | b"budget" | b"tax"));
    let fiscal = fiscal || settle::part_of_year(at).is_some();
    let value = if fiscal { (Timestamp::NONE, Timestamp::NONE) } else { (year(from), year(until)) };
    Some(interval(at.at, at.offset(rest), value.0, value.1))
}

/// Whether a noun follows that the number before counts.
pub(super) fn counts(rest: &[u8]) -> bool {
    let next = gap(rest).ok().and_then(|(rest, ())| letters(rest).ok());
    next.is_some_and(|(_, w)| w[0].is_ascii_lowercase() && !values::STOPS.has(w))
}
