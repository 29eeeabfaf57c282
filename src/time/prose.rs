//! Dates and times of running prose, which says more than the timestamps of news sites: "last week", "Saturday afternoon",
//! "in 2012".

use nom::Parser;
use nom::combinator::opt;

use super::days::{days_of, from_days, weekday_of};
use super::finding::{At, Finding, date};
use super::words::{MONTHS, day_name, part_of_day};
use super::{find, hours, moment, relative};
use crate::lexicon::values;
use crate::text::number::{gap, goes_on, is_word, letters};
use crate::types::{Label, Timestamp};

/// A date or time that begins with `word` at `at`.
pub(crate) fn by_word(at: &At<'_>, word: &[u8]) -> Option<Finding> {
    match day_by_word(at, word) {
        Some(day) => Some(moment::with_hours(at, day)),
        None if at.before().last() != Some(&b'-')
            && hours::may_begin_in_words(word, &at.rest()[word.len()..]) =>
        {
            clock(at)
        }
        None => None,
    }
}

/// A date or time that begins with figures at `at`.
pub(crate) fn by_digit(at: &At<'_>) -> Option<Finding> {
    let before = at.before();
    let glued = match before {
        // "10 a.m. PT/1 p.m. ET": what stands before was read.
        [b'/'] => return clock(at),
        [.., b'$' | b'#' | b'/' | b'_' | b'+' | b'='] | [.., 0xC2, 0xA3] => true,
        [.., a, b'-' | b'.' | b',' | b':'] => a.is_ascii_digit(),
        [.., b] => b.is_ascii_alphanumeric(),
        [] => false,
    };
    if glued {
        return None;
    }
    day_by_digit(at)
        .map(|found| moment::with_hours(at, found))
        .or_else(|| if hours::may_begin(at.window()) { clock(at) } else { None })
        .or_else(|| year(at))
}

/// A day at `at`, without a time of day behind it.
fn day(at: &At<'_>) -> Option<Finding> {
    match letters(at.window()) {
        Ok((_, word)) => day_by_word(at, word),
        Err(_) => day_by_digit(at),
    }
}

fn day_by_word(at: &At<'_>, word: &[u8]) -> Option<Finding> {
    if word.len() < 2 || at.before().last() == Some(&b'-') {
        return None;
    }
    if word.eq_ignore_ascii_case(b"ago") {
        return relative::ago(at);
    }
    if word[0].is_ascii_uppercase() {
        // A full date has a figure near, and most words with a capital have none.
        let figures = at.window().iter().take(32).any(u8::is_ascii_digit);
        let full = if figures { stamp(at) } else { None };
        let named = full.or_else(|| month(at, word)).or_else(|| weekday(at));
        if named.is_some() {
            return named;
        }
    }
    relative::relative(at, word)
}

fn day_by_digit(at: &At<'_>) -> Option<Finding> {
    if datelike(at.window()) { stamp(at) } else { None }
}

/// Whether figures may begin a full date: "12 men" does not, "12 May" and "12th of May" may.
fn datelike(window: &[u8]) -> bool {
    let digits = window.iter().take_while(|b| b.is_ascii_digit()).count();
    match window[digits..] {
        [b' ' | b'\n', b'o', b'f', ..] => true,
        [b' ' | b'\n', b, ..] => {
            // Other languages write months small; a year must follow.
            let year = || window.iter().skip(digits).take(24).any(u8::is_ascii_digit);
            digits <= 2 && (b.is_ascii_uppercase() || b >= 0x80 || year())
        }
        [b',' | b'%' | b')' | b';', ..] | [] => false,
        _ => digits <= 4,
    }
}

/// A full date as news sites print it, unless prose would mean something else by it.
fn stamp(at: &At<'_>) -> Option<Finding> {
    let mut window = at.window();
    let mut found = find::day(window).filter(|f| !f.value.is_none())?;
    let text = &window[found.span];
    let by_name = text.iter().filter(|b| b.is_ascii_alphabetic()).count() >= 3;
    let four = text.windows(4).any(|w| w.iter().all(u8::is_ascii_digit));
    if by_name && found.value.year != 0 && !four && !text.contains(&b'\'') {
        // "On May 5, 20 people came": two figures are no year in prose.
        let day = text.iter().position(u8::is_ascii_digit)?;
        let digits = text[day..].iter().take_while(|b| b.is_ascii_digit()).count();
        window = &window[..day + digits];
        found = find::day(window)?;
    }
    let v = found.value;
    let complete = v.day != 0 && (by_name || v.year != 0) || by_name && v.month != 0 && v.year != 0;
    let end = at.at + found.span.end as usize;
    // A number of five figures or of thousands goes on behind the day.
    let rest = &at.text[end.min(at.end)..at.end];
    let cut = match rest {
        // "2021-01-18T19:55": the time of day is read after it.
        [b'T', b'0'..=b'9', ..] => false,
        _ => rest.first().is_some_and(u8::is_ascii_alphanumeric),
    };
    (found.span.start == 0 && complete && !cut).then(|| date(at.at, end, Label::Date, v))
}

/// A bare month: "in February", "last March".
fn month(at: &At<'_>, word: &[u8]) -> Option<Finding> {
    let number = MONTHS.iter().position(|m| m.eq_ignore_ascii_case(word))? as u8 + 1;
    let lead = word_before(at);
    let leads = values::LEADS.has(lead);
    // "by May", "of April": names are as likely, and "of March" leads nothing.
    let doubtful = matches!(number, 4..=6 | 8) && !values::SURE_LEADS.has(lead);
    let rest = &at.rest()[word.len()..];
    let name = matches!(rest, [b' ', b'A'..=b'Z', b'a'..=b'z', ..]) || rest.starts_with(b"-");
    let timestamp = Timestamp { month: number, ..Timestamp::NONE };
    (leads && !doubtful && !name)
        .then(|| date(modified(at), at.at + word.len(), Label::Date, timestamp))
}

/// The letters of the word before `at` on the same line.
fn word_before<'t>(at: &At<'t>) -> &'t [u8] {
    let before = at.before();
    let trimmed = before.trim_ascii_end();
    let trimmed = trimmed.strip_suffix(b"-").unwrap_or(trimmed);
    let size = trimmed.iter().rev().take_while(|b| is_word(**b)).count();
    &trimmed[trimmed.len() - size..]
}

/// Where "early", "late" or "mid" before `at` begins, else `at` itself.
fn modified(at: &At<'_>) -> usize {
    let word = word_before(at);
    let gap = at.at - at.before().len();
    let end = gap + at.before().trim_ascii_end().len();
    let end = end - usize::from(at.text[..end].last() == Some(&b'-'));
    match values::EARLY.has(word) {
        true => end - word.len(),
        false => at.at,
    }
}

/// "Saturday", "Saturday afternoon".
fn weekday(at: &At<'_>) -> Option<Finding> {
    let (rest, day) = day_name(at.window()).ok()?;
    let (rest, _) = opt(part_of_day).parse(rest).ok()?;
    let next = gap(rest).ok().and_then(|(rest, _)| letters(rest).ok());
    let title =
        next.is_some_and(|(_, w)| w[0].is_ascii_uppercase() && values::DAY_NAMES_AFTER.has(w));
    if goes_on(rest) || title || values::DAY_NAMES_BEFORE.has(word_before(at)) {
        return None;
    }
    let end = at.offset(rest);
    let timestamp = match at.anchor.and_then(days_of) {
        Some(today) if tense(at, end) == Some(Tense::Past) => {
            from_days(today - (weekday_of(today) - i64::from(day)).rem_euclid(7))
        }
        _ => Timestamp::NONE,
    };
    Some(date(at.at, end, Label::Date, timestamp))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tense {
    Past,
    Future,
}

/// The tense of the sentence around `at..end`, as far as the nearest words show it.
fn tense(at: &At<'_>, end: usize) -> Option<Tense> {
    const REACH: usize = 90;
    let from = at.text[..at.at].iter().rev().take(REACH).position(|b| sentence_end(*b));
    let from = at.at - from.unwrap_or(REACH.min(at.at));
    let after = &at.text[end..at.end.min(end + REACH)];
    let to = end + after.iter().position(|b| sentence_end(*b)).unwrap_or(after.len());
    let words = at.text[from..to].split(|b| !b.is_ascii_alphabetic()).filter(|w| !w.is_empty());
    let mut past = false;
    for word in words {
        if values::FUTURE.has(word) {
            return Some(Tense::Future);
        }
        past |= word.len() > 3 && word.ends_with(b"ed") || values::PAST.has(word);
    }
    past.then_some(Tense::Past)
}

fn sentence_end(b: u8) -> bool {
    matches!(b, b'.' | b'!' | b'?' | b'\n' | b';')
}

/// A time of day, alone or with its day behind it: "7:30PM ET", "at 19:30", "3 p.m. tomorrow".
fn clock(at: &At<'_>) -> Option<Finding> {
    moment::at_hours(at, word_before(at), day)
}

/// "2012" after "in", "the 2012 elections", "1990s".
fn year(at: &At<'_>) -> Option<Finding> {
    let window = at.window();
    let digits = window.iter().take_while(|b| b.is_ascii_digit()).count();
    let rest = &window[digits..];
    let century = matches!(window, [b'1', b'5'..=b'9', ..] | [b'2', b'0', ..]);
    let decade = rest.first() == Some(&b's') && !rest.get(1).is_some_and(|b| is_word(*b));
    if decade && window[digits - 1] == b'0' && (digits == 4 && century || digits == 2) {
        return Some(date(modified(at), at.at + digits + 1, Label::Date, Timestamp::NONE));
    }
    let lead = word_before(at);
    let the =
        lead.eq_ignore_ascii_case(b"the") && matches!(rest, [b' ', b'a'..=b'z' | b'A'..=b'Z', ..]);
    let leads = values::LEADS.has(lead) || the;
    let goes_on = match rest {
        [b'-' | b'.' | b',' | b'/' | b':', b, ..] => b.is_ascii_digit(),
        [b'%' | b'$', ..] => true,
        [b, ..] => b.is_ascii_alphanumeric(),
        [] => false,
    };
    let year = window
        .get(..4)?
        .iter()
        .fold(0i16, |n, b| n.wrapping_mul(10).wrapping_add(i16::from(b.wrapping_sub(b'0'))));
    let plausible = digits == 4 && century && leads && !goes_on && year < 2100;
    // "The 2000 employees"
    let plausible = plausible && !(the && year == 2000);
    plausible
        .then(|| date(modified(at), at.at + 4, Label::Date, Timestamp { year, ..Timestamp::NONE }))
}
