//! Dates relative to the article's own: "yesterday", "last week", "two weeks ago".

use nom::branch::alt;
use nom::combinator::{map, map_opt, opt, value};
use nom::{IResult, Parser};

use super::days::{days_of, from_days, weekday_of};
use super::finding::{At, Finding, Meaning, date};
use super::words::{MONTHS, day_name, part_of_day};
use crate::lexicon::values;
use crate::span::Span;
use crate::text::number::{gap, goes_on, is_word, letters, word};
use crate::types::{Label, Qualifier, Timestamp};

/// The direction of a relative date.
#[derive(Clone, Copy, PartialEq)]
enum Step {
    Last,
    This,
    Next,
}

#[derive(Clone, Copy, PartialEq)]
enum DateUnit {
    Day,
    Week,
    Month,
    Year,
    Other,
    Named(u8),
}

fn step(input: &[u8]) -> IResult<&[u8], Step, ()> {
    alt((
        value(Step::Last, word("last")),
        value(Step::This, word("this")),
        value(Step::Next, word("next")),
    ))
    .parse(input)
}

fn unit(input: &[u8]) -> IResult<&[u8], DateUnit, ()> {
    let days = alt((word("morning"), word("afternoon"), word("evening"), word("night")));
    let other = alt((
        word("weekend"),
        word("quarter"),
        word("decade"),
        word("century"),
        word("spring"),
        word("summer"),
        word("fall"),
        word("autumn"),
        word("winter"),
        word("season"),
    ));
    let month = map_opt(letters, |w: &[u8]| {
        let known = MONTHS.iter().any(|m| m.eq_ignore_ascii_case(w));
        (known && w[0].is_ascii_uppercase()).then_some(DateUnit::Other)
    });
    alt((
        value(DateUnit::Week, word("week")),
        value(DateUnit::Month, word("month")),
        value(DateUnit::Year, word("year")),
        value(DateUnit::Day, days),
        value(DateUnit::Other, other),
        map(day_name, DateUnit::Named),
        month,
    ))
    .parse(input)
}

/// "yesterday", "last week", "earlier this month", "Earlier in the week".
pub(super) fn relative(at: &At<'_>, first: &[u8]) -> Option<Finding> {
    let window = at.window();
    let today = at.anchor.and_then(days_of);
    let shift = match () {
        () if first.eq_ignore_ascii_case(b"yesterday") => Some(-1),
        () if first.eq_ignore_ascii_case(b"today") || first.eq_ignore_ascii_case(b"tonight") => {
            Some(0)
        }
        () if first.eq_ignore_ascii_case(b"tomorrow") => Some(1),
        () => None,
    };
    if let Some(shift) = shift {
        // "USA Today" and other names: a capital counts at the start of a sentence only.
        let before = at.before().trim_ascii_end();
        if first[0].is_ascii_uppercase() && before.last().is_some_and(|b| is_word(*b) || *b == b',')
        {
            return None;
        }
        let rest = &window[first.len()..];
        let (rest, _) = opt(part_of_day).parse(rest).ok()?;
        let value = today.map_or(Timestamp::NONE, |t| from_days(t + shift));
        return Some(date(at.at, at.offset(rest), Label::Date, value));
    }
    let early = alt((word("earlier"), word("later"), word("early"), word("late")));
    let (rest, prefix) = opt((early, gap)).parse(window).ok()?;
    let the = map((word("in"), gap, word("the")), |_| None);
    let (rest, (step, _, unit)) = (alt((map(step, Some), the)), gap, unit).parse(rest).ok()?;
    // "in the week" alone is no date, "this season" and the like none that can be told.
    if step.is_none() && (prefix.is_none() || unit == DateUnit::Other) || goes_on(rest) {
        return None;
    }
    let (rest, _) = match unit {
        DateUnit::Named(_) => opt(part_of_day).parse(rest).ok()?,
        _ => (rest, None),
    };
    let value = match (today, at.anchor) {
        (Some(today), Some(anchor)) => resolve(step.unwrap_or(Step::This), unit, today, anchor),
        _ => Timestamp::NONE,
    };
    Some(date(at.at, at.offset(rest), Label::Date, value))
}

/// The value of "last week" and its like; a week's is its Monday.
fn resolve(step: Step, unit: DateUnit, today: i64, anchor: Timestamp) -> Timestamp {
    let by = match step {
        Step::Last => -1,
        Step::This => 0,
        Step::Next => 1,
    };
    match unit {
        DateUnit::Day => from_days(today + by),
        DateUnit::Week => from_days(today - weekday_of(today) + 7 * by),
        DateUnit::Month => {
            let months = i64::from(anchor.year) * 12 + i64::from(anchor.month) - 1 + by;
            let (year, month) = (months.div_euclid(12) as i16, months.rem_euclid(12) as u8 + 1);
            Timestamp { year, month, ..Timestamp::NONE }
        }
        DateUnit::Year => Timestamp { year: anchor.year + by as i16, ..Timestamp::NONE },
        DateUnit::Named(day) if step == Step::Last => {
            let back = (weekday_of(today) - i64::from(day)).rem_euclid(7);
            from_days(today - if back == 0 { 7 } else { back })
        }
        DateUnit::Named(_) | DateUnit::Other => Timestamp::NONE,
    }
}

/// A length of time that the grammar of amounts found: "two weeks ago", "seven straight days".
pub(crate) fn duration(at: &At<'_>, found: Finding) -> Option<Finding> {
    let end = found.span.end as usize;
    let rest = &at.window()[(end - at.at).min(at.window().len())..];
    let ago: IResult<&[u8], _, ()> = (gap, alt((word("ago"), word("earlier")))).parse(rest);
    let Ok((rest, (_, ago))) = ago else { return Some(found) };
    let number = found.meaning.number;
    let unit = &at.text[found.meaning.unit];
    let timestamp = match at.anchor.and_then(days_of) {
        Some(today)
            if ago.eq_ignore_ascii_case(b"ago") && found.meaning.qualifier == Qualifier::Exact =>
        {
            back(at, today, number, unit)
        }
        _ => Timestamp::NONE,
    };
    let span = Span::at(found.span.start as usize, at.offset(rest));
    Some(Finding { span, meaning: Meaning { timestamp, ..found.meaning }, ..found })
}

fn back(at: &At<'_>, today: i64, number: f64, unit: &[u8]) -> Timestamp {
    let Some(anchor) = at.anchor.filter(|_| number <= 1000.0) else { return Timestamp::NONE };
    let n = number as i64;
    match unit {
        b"days" | b"day" => from_days(today - n),
        b"weeks" | b"week" => from_days(today - 7 * n),
        b"years" | b"year" => Timestamp { year: anchor.year - n as i16, ..Timestamp::NONE },
        b"months" | b"month" => {
            let months = i64::from(anchor.year) * 12 + i64::from(anchor.month) - 1 - n;
            let (year, month) = (months.div_euclid(12) as i16, months.rem_euclid(12) as u8 + 1);
            Timestamp { year, month, ..Timestamp::NONE }
        }
        _ => Timestamp::NONE,
    }
}

/// "a year ago", "a few weeks ago": from its "ago" back.
pub(super) fn ago(at: &At<'_>) -> Option<Finding> {
    let before = at.before().trim_ascii_end();
    let mut words = before.rsplit(|b| b.is_ascii_whitespace()).filter(|w| !w.is_empty());
    let unit = words.next().filter(|w| values::LENGTHS.has(w))?;
    let mut first = words.next()?;
    if values::FEW.has(first) {
        first = words.find(|w| !values::FEW.has(w))?;
    }
    let single = first.eq_ignore_ascii_case(b"a") || first.eq_ignore_ascii_case(b"several");
    // `first` is a subslice of what stands before.
    let start = at.at - at.before().len() + (first.as_ptr() as usize - before.as_ptr() as usize);
    let one = matches!(unit, b"day" | b"week" | b"month" | b"year");
    let value = match at.anchor.and_then(days_of) {
        Some(today) if one => back(at, today, 1.0, unit),
        _ => Timestamp::NONE,
    };
    single.then(|| date(start, at.at + 3, Label::Date, value))
}
