//! Dates relative to the article's own: "yesterday", "last week", "two weeks ago".

use nom::branch::alt;
use nom::combinator::{map, opt, value};
use nom::sequence::terminated;
use nom::{IResult, Parser};

use super::days::{days_of, from_days, weekday_of};
use super::finding::{At, Finding, Meaning, date};
use super::nth::Part;
use super::range::interval;
use super::settle;
use super::tense::{self, Tense};
use super::written::{self, Parsed, day_name, part_of_day};
use crate::lexicon::values;
use crate::span::Span;
use crate::text::number::{gap, goes_on, is_word, word};
use crate::types::{Label, Qualifier, Timestamp};

#[derive(Clone, Copy, PartialEq)]
enum DateUnit {
    /// A part of the day.
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Other,
    Weekday(u8),
    NamedMonth(u8),
}

fn unit(input: &[u8]) -> Parsed<'_, DateUnit> {
    let days = alt((word("morning"), word("afternoon"), word("evening"), word("night")));
    let other = alt((
        word("weekend"),
        word("decade"),
        word("century"),
        word("spring"),
        word("summer"),
        word("fall"),
        word("autumn"),
        word("winter"),
        word("season"),
    ));
    alt((
        value(DateUnit::Week, word("week")),
        value(DateUnit::Month, word("month")),
        value(DateUnit::Quarter, word("quarter")),
        value(DateUnit::Year, word("year")),
        value(DateUnit::Day, days),
        value(DateUnit::Other, other),
        map(day_name, DateUnit::Weekday),
        map(written::month, DateUnit::NamedMonth),
    ))
    .parse(input)
}

/// A day counted from the article's: "yesterday", "tomorrow night", "day before yesterday".
fn day(input: &[u8]) -> Parsed<'_, i64> {
    let near = || {
        alt((
            value(-1, word("yesterday")),
            value(0, alt((word("today"), word("tonight")))),
            value(1, word("tomorrow")),
        ))
    };
    let before = value(-2, (word("day"), gap, word("before"), gap, word("yesterday")));
    let after = value(2, (word("day"), gap, word("after"), gap, word("tomorrow")));
    terminated(alt((near(), before, after)), opt(part_of_day)).parse(input)
}

/// "yesterday", "last week", "earlier this month", "Earlier in the week".
pub(super) fn relative(at: &At<'_>, first: &[u8]) -> Option<Finding> {
    if !values::RELATIVE.has(first) {
        return None;
    }
    let window = at.window();
    let today = at.anchor.and_then(days_of);
    if let Ok((rest, shift)) = day(window) {
        // "USA Today" and other names: a capital counts at the start of a sentence only.
        let before = at.before().trim_ascii_end();
        let shouted = first.len() > 3
            && first.iter().all(u8::is_ascii_uppercase)
            && before.last().is_some_and(u8::is_ascii_lowercase);
        let follows = before.last().is_some_and(|b| is_word(*b) || *b == b',');
        if first[0].is_ascii_uppercase() && follows && !shouted {
            return None;
        }
        // "They still fish there today": these days.
        let named = first.eq_ignore_ascii_case(b"today");
        let today = today.filter(|_| !named || !is_these_days(at, rest, shouted));
        let value = today.map_or(Timestamp::NONE, |t| from_days(t + shift));
        return Some(date(at.at, at.offset(rest), Label::Date, value));
    }
    let early = alt((word("earlier"), word("later"), word("early"), word("late")));
    let (rest, prefix) = opt((early, gap)).parse(window).ok()?;
    let the = map((word("in"), gap, word("the")), |_| None);
    let step = alt((value(-1, word("last")), value(0, word("this")), value(1, word("next"))));
    let (rest, (step, _, unit)) = (alt((map(step, Some), the)), gap, unit).parse(rest).ok()?;
    // "in the week" alone is no date, "this season" and the like none that can be told.
    if step.is_none() && (prefix.is_none() || unit == DateUnit::Other) || goes_on(rest) {
        return None;
    }
    let (rest, _) = match unit {
        DateUnit::Weekday(_) => opt(part_of_day).parse(rest).ok()?,
        _ => (rest, None),
    };
    let end = at.offset(rest);
    // "Over the last year" is a length that ends today, "the last week of March" none of the article's.
    let the = step.is_some_and(|s| s != 0) && at.word_before().eq_ignore_ascii_case(b"the");
    let part: Parsed<'_, _> = (gap, word("of")).parse(rest);
    let (from, until) = match (today, at.anchor) {
        (Some(today), Some(anchor)) if !the && part.is_err() => {
            resolve(at, end, step.unwrap_or(0), unit, today, anchor)
        }
        _ => NOTHING,
    };
    Some(interval(at.at, end, from, until))
}

/// Whether "today" before `rest` means these days: "they still fish there today", "today's youth", "I have a life today".
fn is_these_days(at: &At<'_>, rest: &[u8], shouted: bool) -> bool {
    let before = at.before().trim_ascii_end();
    let of = before.ends_with(b" of") && !before.to_ascii_lowercase().ends_with(b"as of");
    let last = at.word_before();
    if values::THESE_DAYS.has(last) {
        return true;
    }
    if matches!(last, b"Earlier" | b"earlier" | b"Later" | b"later") {
        return false;
    }
    let Some(owned) =
        rest.strip_prefix(b"'s ").or_else(|| rest.strip_prefix("\u{2019}s ".as_bytes()))
    else {
        // A time of day or its part is of one day.
        let clock = matches!(rest, [b' ', b'0'..=b'9', ..] | [b' ', b'a', b't', b' ', ..]);
        let opens = before.last().is_none_or(|b| !is_word(*b) && *b != b',');
        // "Today there are fifty."
        return of
            || is_of_state(at.text[at.at.saturating_sub(48)..at.at].trim_ascii_end(), rest)
            || !shouted
                && !clock
                && match tense::tense(at, at.offset(rest)) {
                    Some(tense) => opens && tense == Tense::Present,
                    None => true,
                };
    };
    let words = owned.split(|b| *b == b' ').take(4);
    let end =
        |w: &&[u8]| !w.is_empty() && w.iter().all(u8::is_ascii_lowercase) && !values::STOPS.has(w);
    let mut head = &b""[..];
    for word in words {
        let size = word.iter().take_while(|b| b.is_ascii_alphabetic() || **b == b'-').count();
        let verb = values::PRESENT.has(&word[..size]) || values::NO_HEADS.has(&word[..size]);
        if !end(&&word[..size]) || !head.is_empty() && verb {
            break;
        }
        head = &word[..size];
        if size < word.len() {
            break;
        }
    }
    let plural = head.ends_with(b"s") && !head.ends_with(b"ss") || values::PLURALS.has(head);
    values::OF_THESE_DAYS.has(head) || plural && !values::OF_THE_DAY.has(head)
}

/// Whether the words around "today" tell how things are, or would be: "is a museum today", "would be a hundred today".
fn is_of_state(before: &[u8], rest: &[u8]) -> bool {
    let article = |w: &[u8]| matches!(w, b"a" | b"an" | b"the" | b"one" | b"home");
    let mut words = before.rsplit(u8::is_ascii_whitespace);
    let mut after = words.next().unwrap_or_default();
    if matches!(after, b"is" | b"are") {
        let next = rest.trim_ascii_start().split(|b| !is_word(*b)).next().unwrap_or_default();
        return article(next) || matches!(words.next(), Some(b"it" | b"they"));
    }
    for word in words.take(5) {
        if word == b"would" || matches!(word, b"is" | b"are") && article(after) {
            return true;
        }
        after = word;
    }
    false
}

/// Whether the day at `at`, before `rest`, only counts from another: "a week ago Friday", "two weeks from Monday", "Friday week".
pub(super) fn counts_on(at: &At<'_>, rest: &[u8]) -> bool {
    let before = &at.text[at.at.saturating_sub(40)..at.at];
    let mut words = before.trim_ascii_end().rsplit(u8::is_ascii_whitespace);
    let mut next = || words.next().unwrap_or_default();
    let [a, b, c] = [next(), next(), next()];
    let few = matches!(c, b"a" | b"A" | b"one" | b"two" | b"three" | b"Two" | b"Three");
    let before = match a {
        b"ago" => true,
        b"on" => b == b"ago" || few && values::LENGTHS.has(b),
        b"from" => values::LENGTHS.has(b),
        _ => false,
    };
    let week: IResult<&[u8], _, ()> = (gap, word("week")).parse(rest);
    before || week.is_ok()
}

/// Whether a day follows that the time before `rest` is counted from: "a week ago Friday".
fn is_counted_from(rest: &[u8]) -> bool {
    let on = opt((gap, word("on")));
    let day = alt((
        map(day_name, drop),
        map(alt((word("today"), word("yesterday"), word("this"), word("tomorrow"))), drop),
    ));
    let found: IResult<&[u8], _, ()> = (on, gap, day).parse(rest);
    found.is_ok()
}

const NOTHING: (Timestamp, Timestamp) = (Timestamp::NONE, Timestamp::NONE);

/// The value of "last week" and its like; a week's is its Monday.
fn resolve(
    at: &At<'_>,
    end: usize,
    by: i64,
    unit: DateUnit,
    today: i64,
    anchor: Timestamp,
) -> (Timestamp, Timestamp) {
    let whole = match unit {
        DateUnit::Day => from_days(today + by),
        DateUnit::Week => from_days(today - weekday_of(today) + 7 * by),
        DateUnit::Month => settle::month_from(anchor, by),
        DateUnit::Quarter => {
            let number = i64::from(anchor.year) * 4 + i64::from(anchor.month - 1) / 3 + by;
            let part = Part { number: number.rem_euclid(4) as u8, months: 3 };
            return part.of(number.div_euclid(4) as i16);
        }
        DateUnit::Year => Timestamp { year: anchor.year + by as i16, ..Timestamp::NONE },
        DateUnit::Weekday(day) => weekday(at, end, by, day, today),
        DateUnit::NamedMonth(month) if by == 0 => {
            Timestamp { year: anchor.year, month, ..Timestamp::NONE }
        }
        DateUnit::NamedMonth(_) | DateUnit::Other => Timestamp::NONE,
    };
    (whole, Timestamp::NONE)
}

/// "last Monday", "this Friday", "next Tuesday". Writers mean by the first and the third the nearest such day or that of the
/// week before or after: where these differ, none is certain.
fn weekday(at: &At<'_>, end: usize, by: i64, day: u8, today: i64) -> Timestamp {
    let back = settle::back(day, today);
    let of_week = today - weekday_of(today) + i64::from(day) + 7 * by;
    let nearest = match by {
        -1 => today - if back == 0 { 7 } else { back },
        1 => today + 7 - back,
        _ if tense::tense(at, end).is_some_and(Tense::is_past) => today - back,
        _ => today + (7 - back) % 7,
    };
    if by == 0 || of_week == nearest { from_days(nearest) } else { Timestamp::NONE }
}

/// A length of time that the grammar of amounts found: "two weeks ago", "seven straight days".
pub(crate) fn duration(at: &At<'_>, found: Finding) -> Option<Finding> {
    let end = found.span.end as usize;
    let rest = &at.window()[(end - at.at).min(at.window().len())..];
    let ago: IResult<&[u8], _, ()> = (gap, alt((word("ago"), word("earlier")))).parse(rest);
    let Ok((rest, (_, ago))) = ago else { return Some(found) };
    let number = found.meaning.number;
    // "One year and two months ago"
    let mut words = at.before().trim_ascii_end().rsplit(u8::is_ascii_whitespace);
    let longer = words.next() == Some(b"and")
        && words.next().is_some_and(|w| values::LENGTHS.has(w))
        || at.floor > 0 && at.floor < at.at && at.text[at.floor..at.at].trim_ascii() == b"and";
    let whole = number % 1.0 == 0.0 && !longer && !is_counted_from(rest);
    let unit = &at.text[found.meaning.unit];
    let timestamp = match at.anchor.and_then(days_of) {
        Some(today)
            if whole
                && ago.eq_ignore_ascii_case(b"ago")
                && found.meaning.qualifier == Qualifier::Exact =>
        {
            back(at, today, number, unit)
        }
        _ => Timestamp::NONE,
    };
    let span = Span::at(found.span.start as usize, at.offset(rest));
    Some(Finding { span, meaning: Meaning { timestamp, ..found.meaning }, ..found })
}

fn back(at: &At<'_>, today: i64, number: f64, unit: &[u8]) -> Timestamp {
    let Some(anchor) = at.anchor.filter(|_| number <= 1000.0 && !is_of_page(at)) else {
        return Timestamp::NONE;
    };
    let n = number as i64;
    match unit {
        b"days" | b"day" => from_days(today - n),
        b"weeks" | b"week" => from_days(today - 7 * n),
        b"years" | b"year" => Timestamp { year: anchor.year - n as i16, ..Timestamp::NONE },
        b"months" | b"month" => settle::month_from(anchor, -n),
        _ => Timestamp::NONE,
    }
}

/// Whether a relative time at the start of its line or behind "updated" is the page's own, counted from the reader's day.
fn is_of_page(at: &At<'_>) -> bool {
    let line = at.text[..at.at].iter().rev().take_while(|b| **b != b'\n');
    let starts = line.take(1).count() == 0;
    let rest = at.window().iter().position(|b| *b == b'\n').unwrap_or(at.window().len());
    starts && rest < 32 || values::PAGE_TIMES.has(at.word_before())
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
    let almost = words.next().is_some_and(|w| values::NOT_QUITE.has(w));
    let single = first.eq_ignore_ascii_case(b"a") || first.eq_ignore_ascii_case(b"several");
    // `first` is a subslice of what stands before.
    let start = at.at - at.before().len() + (first.as_ptr() as usize - before.as_ptr() as usize);
    let one = matches!(unit, b"day" | b"week" | b"month" | b"year");
    let value = match at.anchor.and_then(days_of) {
        Some(today) if one && !almost && !is_counted_from(&at.window()[3..]) => {
            back(at, today, 1.0, unit)
        }
        _ => Timestamp::NONE,
    };
    single.then(|| date(start, at.at + 3, Label::Date, value))
}
