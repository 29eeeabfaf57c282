//! Dates and times of running prose, which says more than the timestamps of news sites: "last week", "Saturday afternoon",
//! "in 2012".

use nom::Parser;
use nom::bytes::complete::tag;
use nom::combinator::{map, opt};

use super::days::{days_of, from_days, weekday_of};
use super::finding::{At, Finding, date};
use super::nth;
use super::range;
use super::tense::{self, Tense};
use super::written::{self, Written, day_name, part_of_day, step};
use super::{find, hours, moment, relative, settle};
use crate::lexicon::calendar::{self, Sense};
use crate::lexicon::values;
use crate::text::number::{gap, goes_on, is_word, letters, word};
use crate::text::word::trimmed_end;
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
        [.., b'Q' | b'H' | b'Y'] => return nth::lettered(at),
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
        .or_else(|| month_of_figures(at))
        .or_else(|| ordinal(at))
}

/// A day at `at`, without a time of day behind it.
fn day(at: &At<'_>) -> Option<Finding> {
    match letters(at.window()) {
        Ok((_, word)) => day_by_word(at, word),
        Err(_) => day_by_digit(at),
    }
}

fn day_by_word(at: &At<'_>, word: &[u8]) -> Option<Finding> {
    let before = at.before();
    if word.len() < 2
        || before.last() == Some(&b'-') && !at.word_before().eq_ignore_ascii_case(b"mid")
    {
        return None;
    }
    if word.eq_ignore_ascii_case(b"ago") {
        return relative::ago(at);
    }
    let sense = if word[0].is_ascii_uppercase() { calendar::sense(word) } else { Sense::Unknown };
    if matches!(
        sense,
        Sense::Month(_) | Sense::CommonMonth(_) | Sense::MarchOrTuesday | Sense::Weekday
    ) {
        // A full date has a figure near, and most months and days have none.
        let figures = at.window().iter().take(32).any(u8::is_ascii_digit);
        let full = if figures { stamp(at) } else { None };
        let range = range::range(at);
        let named = longer(range, full)
            .or_else(|| in_words(at))
            .or_else(|| month(at, word))
            .or_else(|| weekday(at));
        if named.is_some() {
            return named.map(|found| alone(at, found));
        }
    }
    nth::counted(at).or_else(|| relative::relative(at, word).map(|found| alone(at, found)))
}

/// `found` without its value, if the day only counts from another.
fn alone(at: &At<'_>, found: Finding) -> Finding {
    let rest = at.from(found.span.end as usize);
    let dated = at.text[found.span.range()].windows(4).any(|w| w.iter().all(u8::is_ascii_digit));
    if found.meaning.timestamp.is_none() || dated || !relative::counts_on(at, rest) {
        return found;
    }
    date(found.span.start as usize, found.span.end as usize, found.label, Timestamp::NONE)
}

/// A range, unless the date that begins with it has more: a time of day.
fn longer(range: Option<Finding>, full: Option<Finding>) -> Option<Finding> {
    match (range, full) {
        (Some(range), Some(full)) if full.span.end > range.span.end => Some(full),
        (range, full) => range.or(full),
    }
}

fn day_by_digit(at: &At<'_>) -> Option<Finding> {
    let full = if datelike(at.window()) { stamp(at) } else { None };
    let range = if may_range(at.window()) { range::range(at) } else { None };
    longer(range, full)
}

/// Whether figures may begin a range: behind them or their month a dash or a word of two or three letters must come.
fn may_range(window: &[u8]) -> bool {
    let digits = window.iter().take_while(|b| b.is_ascii_digit()).count();
    matches!(digits, 1 | 2 | 4)
        && match window[digits..] {
            // "12 men" is none: a dash, "to", "of" or a month must follow.
            [b' ' | b'\n', b, ..] => {
                matches!(b, b't' | b'u' | b'a' | b'o' | b'-' | 0xe2) || b.is_ascii_uppercase()
            }
            [b'-' | 0xe2 | 0xc2, ..] => true,
            [b's' | b'n' | b'r' | b't', ..] => digits < 4,
            _ => false,
        }
}

/// "20th of the previous month", "1st Monday of May", "the 19th century", "on the 5th".
fn ordinal(at: &At<'_>) -> Option<Finding> {
    let (rest, day) = written::ordinal_figures(at.window()).ok()?;
    if let Some(found) = nth::counted(at) {
        return Some(found);
    }
    let lead = at.before().ends_with(b"on the ") || at.before().ends_with(b"On the ");
    let alone =
        lead && !goes_on(rest) && !matches!(rest, [b'-' | b'\'', ..]) && !range::counts(rest);
    let alone = alone && !matches!(rest, [b' ', b'A'..=b'Z', ..]) && !joins_ordinal(rest);
    let end = at.offset(rest);
    alone.then(|| {
        date(at.at, end, Label::Date, settle::month(day, tense::tense(at, end), at.anchor))
    })
}

/// Whether a second number follows: "the 5th and 7th of May".
fn joins_ordinal(rest: &[u8]) -> bool {
    let the = opt((word("the"), gap));
    let joint: Result<_, nom::Err<()>> =
        (gap, letters, gap, the, written::ordinal_figures).parse(rest);
    joint.is_ok()
}

/// "2014-10", "2014/10", "09/2012" after "in".
fn month_of_figures(at: &At<'_>) -> Option<Finding> {
    let window = at.window();
    let size = window.iter().take_while(|b| b.is_ascii_digit() || matches!(b, b'-' | b'/')).count();
    let ends =
        !matches!(window[size..], [b, ..] if b.is_ascii_alphanumeric() || matches!(b, b'%' | b':'));
    let number = |digits: &[u8]| {
        digits
            .iter()
            .try_fold(0i16, |n, b| b.is_ascii_digit().then(|| n * 10 + i16::from(b - b'0')))
    };
    let (year, month) = match window.get(..size)? {
        [year @ .., b'-' | b'/', a, b] if year.len() == 4 => (number(year)?, number(&[*a, *b])?),
        [a, b, b'/', year @ ..] if year.len() == 4 => (number(year)?, number(&[*a, *b])?),
        [a, b'/', year @ ..] if year.len() == 4 => (number(year)?, number(&[*a])?),
        _ => return None,
    };
    let fits = ends && (1..=12).contains(&month) && (1900..2100).contains(&year);
    let value = Timestamp { year, month: month as u8, ..Timestamp::NONE };
    // "In 2010-11" may be of two years.
    let open = window[4] == b'-' && (year % 100) + 1 == month;
    (fits && values::MONTH_LEADS.has(at.word_before()))
        .then(|| date(at.at, at.at + size, Label::Date, if open { Timestamp::NONE } else { value }))
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
    // "Saturday. On May 5, 2016": the sentence ends.
    if let Ok((rest, _)) = day_name(window)
        && rest.starts_with(b".")
    {
        return None;
    }
    let mut found = find::day(window).filter(|f| !f.value.is_none())?;
    let text = &window[found.span];
    let by_name = text.iter().filter(|b| b.is_ascii_alphabetic()).count() >= 3;
    let four = text.windows(4).any(|w| w.iter().all(u8::is_ascii_digit));
    if let Some((rest, year)) = dashed_year(text, &window[found.span.end as usize..]) {
        // "19-Nov-12"
        found.value.year = of_two_figures(year, at.anchor);
        found.span.end = (window.len() - rest.len()) as u32;
    } else if by_name && found.value.year != 0 && !four {
        if may_be_year(text, &window[found.span.end as usize..]) {
            found.value.year = of_two_figures(found.value.year, at.anchor);
        } else if !text.contains(&b'\'') {
            // "On May 5, 20 people came": two figures are no year in prose.
            let day = text.iter().position(u8::is_ascii_digit)?;
            let digits = text[day..].iter().take_while(|b| b.is_ascii_digit()).count();
            window = &window[..day + digits];
            found = find::day(window)?;
        }
    }
    let v = found.value;
    let complete = v.day != 0 && (by_name || v.year != 0) || by_name && v.month != 0 && v.year != 0;
    let rest = &window[found.span.end as usize..];
    // A number of five figures or of thousands goes on behind the day; a word may be glued to a year.
    let cut = match rest.first() {
        // "2021-01-18T19:55": the time of day is read after it.
        Some(b'T') if rest.get(1).is_some_and(u8::is_ascii_digit) => false,
        Some(b'A'..=b'Z') => !four || !text.last().is_some_and(u8::is_ascii_digit),
        next => next.is_some_and(u8::is_ascii_alphanumeric),
    };
    if found.span.start != 0 || !complete || cut {
        return None;
    }
    let end = at.at + found.span.end as usize;
    let start = if v.day == 0 { modified(at) } else { at.at };
    if v.year != 0 {
        return Some(date(start, end, Label::Date, v));
    }
    if let (Some(anchor), Ok((rest, by))) = (at.anchor, written::year_step(at.from(end))) {
        let value = Timestamp { year: anchor.year + by as i16, ..v };
        return Some(date(start, at.offset(rest), Label::Date, value));
    }
    if let Some(year) = known_to_all(at, v, rest) {
        return Some(date(start, end, Label::Date, Timestamp { year, ..v }));
    }
    let words = window[found.span].split(|b| !is_word(*b)).filter(|w| w.len() > 2);
    let weekday = words.filter(|w| w[0].is_ascii_uppercase()).find_map(calendar::weekday);
    Some(date(start, end, Label::Date, settle::settled(at, end, v, weekday)))
}

/// The year of a day that is named for what happened on it: "the Sept. 11 attacks". 0 if it may be another's: "since Sept. 11", or
/// an attack of last week.
fn known_to_all(at: &At<'_>, day: Timestamp, rest: &[u8]) -> Option<i16> {
    let known =
        values::KNOWN_DAYS.iter().find(|(_, month, d)| (*month, *d) == (day.month, day.day));
    let &(year, month, _) = known?;
    let noun = gap(rest).ok().and_then(|(rest, ())| letters(rest).ok()).map(|(_, noun)| noun);
    if noun.is_some_and(|noun| values::DISASTERS.has(noun)) {
        let near = |t: Timestamp| t.month == month || t.month == month % 12 + 1;
        let fits = |t: Timestamp| match t.year - year {
            0 => t.month >= month,
            since => since > 0 && (month == 9 || !near(t)),
        };
        return Some(if at.anchor.is_some_and(fits) { year } else { 0 });
    }
    let since = month == 9 && matches!(at.word_before(), b"since" | b"Since" | b"post");
    since.then_some(0)
}

/// The year behind "19-Nov" or "3rd Feb", and what follows it: "19-Nov-12", "3rd Feb 82".
fn dashed_year<'t>(text: &[u8], rest: &'t [u8]) -> Option<(&'t [u8], i16)> {
    if !text[0].is_ascii_digit() || !text.last().is_some_and(u8::is_ascii_alphabetic) {
        return None;
    }
    let dashed = text.contains(&b'-');
    let sign: &[u8] = if dashed { b"-" } else { b" " };
    let (rest, year) = written::two_figures(rest.strip_prefix(sign)?).ok()?;
    (dashed || year > 31 && !range::counts(rest)).then_some((rest, year))
}

/// Whether the two figures that the date ends in are its year: "3 Aug 96", not "May 5, 20 boats".
fn may_be_year(text: &[u8], rest: &[u8]) -> bool {
    let [before @ .., sign, a, b] = text else { return false };
    let number =
        |a: u8, b: u8| a.wrapping_sub(b'0').saturating_mul(10).saturating_add(b.wrapping_sub(b'0'));
    let name = before.last().is_some_and(|b| is_word(*b) || *b == b'.');
    let day_first = text[0].is_ascii_digit();
    let ends = !matches!(rest, [b'-' | b'.' | b',' | b'/' | b':', b'0'..=b'9', ..] | [b'%', ..]);
    let ends = ends && (rest.first().is_none_or(|b| !is_word(*b)) && !range::counts(rest));
    let dashed = *sign == b'-' && name && day_first;
    let apart = *sign == b' ' && number(*a, *b) > 31;
    ends && (dashed || apart && (name && day_first || before.last() == Some(&b',')))
}

/// The year that ends in the last two figures of `year` and is no later than ten years behind the article's.
fn of_two_figures(year: i16, anchor: Option<Timestamp>) -> i16 {
    let this = anchor.map_or(2030, |t| t.year);
    let year = this - this.rem_euclid(100) + year.rem_euclid(100);
    if year > this + 10 { year - 100 } else { year }
}

/// "May eighth, 2010", "the twenty-fourth of May" from its month on.
fn in_words(at: &At<'_>) -> Option<Finding> {
    let the = opt((word("the"), gap));
    let (rest, (month, _, _, day)) =
        (written::month, gap, the, written::ordinal_word).parse(at.window()).ok()?;
    let (rest, year) = opt(written::year_behind).parse(rest).ok()?;
    let written = Written { month, day, year: year.unwrap_or(0), weekday: None };
    // "May first became", "March second-placed".
    let doubtful = year.is_none() && (goes_on(rest) || matches!(rest, [b'-' | b' ' | b'\'', ..]));
    if doubtful || !written.is_of_calendar() {
        return None;
    }
    let end = at.offset(rest);
    let value = settle::settled(at, end, written.timestamp(), None);
    Some(date(at.at, end, Label::Date, value))
}

/// A bare month: "in February", "last March", "mid-March 2020", "the September report".
fn month(at: &At<'_>, word: &[u8]) -> Option<Finding> {
    let month = calendar::english_month(word)?;
    let rest = &at.rest()[word.len()..];
    if word.len() < 4 && rest.first() != Some(&b'.') && month != 5 {
        return None;
    }
    let lead = at.word_before();
    let leads = values::LEADS.has(lead);
    let the = lead.eq_ignore_ascii_case(b"the") && matches!(rest, [b' ', b'a'..=b'z', ..]);
    let possessive = rest.starts_with(b"'s ") || rest.starts_with("\u{2019}s ".as_bytes());
    // "by May", "of April": names are as likely, and "of March" leads nothing.
    let of_month = is_of_month(at);
    let possessive_alone =
        possessive && is_told_of_month(&rest[if rest[0] == b'\'' { 3 } else { 5 }..]);
    let sure = the || of_month || possessive_alone || values::SURE_LEADS.has(lead);
    let doubtful = matches!(month, 4..=6 | 8) && !sure;
    let name = matches!(rest, [b' ', b'A'..=b'Z', b'a'..=b'z', ..]) || rest.starts_with(b"-");
    let led = leads
        || the
        || of_month
        || possessive_alone
        || lead == b"for"
        || possessive && lead.last().is_none_or(u8::is_ascii_lowercase);
    if !led || doubtful || name {
        return None;
    }
    let end = at.at + word.len();
    let timestamp = Timestamp { month, ..Timestamp::NONE };
    if let (Some(anchor), Ok((rest, by))) = (at.anchor, written::year_step(at.from(end))) {
        let value = Timestamp { year: anchor.year + by as i16, ..timestamp };
        return Some(date(modified(at), at.offset(rest), Label::Date, value));
    }
    // "In July of that year"
    let other = [&b" of that"[..], b" of the same", b" that year", b" the same"];
    // "The June quarter" has three months, which depend on the house.
    if other.iter().any(|words| rest.starts_with(words)) || rest.starts_with(b" quarter") {
        let value = if rest.starts_with(b" quarter") { Timestamp::NONE } else { timestamp };
        return Some(date(modified(at), end, Label::Date, value));
    }
    let tense = match the || possessive {
        // The verb before is not the month's, and a present one says nothing: "if the May report is weak".
        true => tense::behind(at, end).filter(|t| *t == Tense::Future),
        false => tense::tense(at, end),
    };
    Some(date(modified(at), end, Label::Date, settle::settled_by(at, end, timestamp, None, tense)))
}

/// Whether what stands before a month leads to it: "the end of", "compared with", "in the year to", "up from".
fn is_of_month(at: &At<'_>) -> bool {
    let before = &at.text[at.at.saturating_sub(32)..at.at];
    let mut words = before.trim_ascii_end().rsplit(u8::is_ascii_whitespace);
    let (last, before) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    match last {
        b"of" => values::OF_MONTHS.has(before),
        b"with" | b"to" if before.eq_ignore_ascii_case(b"compared") => true,
        b"to" => values::LENGTHS.has(before) || before == b"quarter",
        b"than" | b"from" => {
            matches!(before, b"up" | b"down" | b"unchanged" | b"higher" | b"lower")
        }
        _ => false,
    }
}

/// Whether what follows "May's " is told of a month: "jobs report".
fn is_told_of_month(rest: &[u8]) -> bool {
    let words = rest.split(|b| !is_word(*b) && *b != b'-').take(3);
    words.take_while(|w| !values::STOPS.has(w)).any(|w| values::OF_A_MONTH.has(w))
}

/// Where "early", "late" or "mid" before `at` begins, else `at` itself.
fn modified(at: &At<'_>) -> usize {
    let word = at.word_before();
    let gap = at.at - at.before().len();
    let end = gap + at.before().trim_ascii_end().len();
    let end = end - usize::from(at.text[..end].last() == Some(&b'-'));
    match values::EARLY.has(word) {
        true => end - word.len(),
        false => at.at,
    }
}

/// "Saturday", "Saturday afternoon", "Monday of last week", "Tuesday the 19th", "on Tue.".
fn weekday(at: &At<'_>) -> Option<Finding> {
    let window = at.window();
    let (rest, day) = match day_name(window) {
        Ok(found) => found,
        Err(_) => {
            let (rest, name) = letters(window).ok()?;
            let (after, _) = tag::<_, _, ()>(".").parse(rest).ok()?;
            let led = matches!(name.len(), 3..=5) && at.word_before().eq_ignore_ascii_case(b"on");
            (if after.is_empty() { rest } else { after }, calendar::weekday(name).filter(|_| led)?)
        }
    };
    let (rest, _) = opt(part_of_day).parse(rest).ok()?;
    let next = gap(rest).ok().and_then(|(rest, _)| letters(rest).ok());
    let title =
        next.is_some_and(|(_, w)| w[0].is_ascii_uppercase() && values::DAY_NAMES_AFTER.has(w));
    if goes_on(rest) || title || values::DAY_NAMES_BEFORE.has(at.word_before()) {
        return None;
    }
    let today = at.anchor.and_then(days_of);
    // "The Friday before that", but "the Friday vote".
    let noun = next.is_some_and(|(_, w)| w[0].is_ascii_lowercase() && !values::STOPS.has(w));
    let lead = at.word_before();
    if values::NO_ONE_DAY.has(lead) || lead.eq_ignore_ascii_case(b"the") && !noun {
        return Some(date(at.at, at.offset(rest), Label::Date, Timestamp::NONE));
    }
    let week = map((opt((gap, word("of"))), gap, step, gap, word("week")), |(_, _, by, ..)| by);
    let week = { week }.parse(rest);
    let the = map((gap, word("the"), gap, written::ordinal_figures), |(.., day)| day).parse(rest);
    let (rest, value) = if let Ok((rest, by)) = week {
        let monday = today.map(|t| t - weekday_of(t) + 7 * by);
        (rest, monday.map(|m| from_days(m + i64::from(day))))
    } else if let Ok((rest, number)) = the
        && !range::counts(rest)
    {
        let tense = tense::tense(at, at.offset(rest));
        (rest, today.and_then(|t| settle::numbered(day, number, tense, t)))
    } else {
        let tense = tense::tense(at, at.offset(rest));
        // "Early Wednesday AEST" is of another place.
        let zone = gap(rest).ok().and_then(|(rest, ())| letters(rest).ok());
        let zone = zone.is_some_and(|(_, w)| matches!(calendar::sense(w), Sense::Zone(_)));
        (rest, today.filter(|_| !zone).map(|t| settle::weekday(day, tense, t)))
    };
    Some(date(at.at, at.offset(rest), Label::Date, value.unwrap_or(Timestamp::NONE)))
}

/// A time of day, alone or with its day behind it: "7:30PM ET", "at 19:30", "3 p.m. tomorrow".
fn clock(at: &At<'_>) -> Option<Finding> {
    moment::at_hours(at, at.word_before(), day)
}

/// "2012" after "in", "the 2012 elections", "1990s", "fiscal 2014", "spring of 2018".
fn year(at: &At<'_>) -> Option<Finding> {
    let window = at.window();
    let digits = window.iter().take_while(|b| b.is_ascii_digit()).count();
    let rest = &window[digits..];
    let century = matches!(window, [b'1', b'5'..=b'9', ..] | [b'2', b'0', ..]);
    let decade = rest.first() == Some(&b's') && !rest.get(1).is_some_and(|b| is_word(*b));
    if decade && window[digits - 1] == b'0' && (digits == 4 && century || digits == 2) {
        return Some(date(modified(at), at.at + digits + 1, Label::Date, Timestamp::NONE));
    }
    if digits == 2 && at.before().ends_with(b" '") || at.before().ends_with(" \u{2019}".as_bytes())
    {
        return short_year(at);
    }
    let (_, year) = written::year(window).ok()?;
    let lead = at.word_before();
    // "the 2021 July unrest"
    let month: Result<_, nom::Err<()>> = (gap, written::month).parse(rest);
    if let Ok((after, (_, month))) = month
        && (values::LEADS.has(lead) || lead.eq_ignore_ascii_case(b"the"))
        && gap(after).is_ok_and(|(after, ())| after.first().is_some_and(u8::is_ascii_lowercase))
    {
        let value = Timestamp { year, month, ..Timestamp::NONE };
        return Some(date(at.at, at.offset(after), Label::Date, value));
    }
    let part = |start| Some(date(start, at.at + 4, Label::Date, Timestamp::NONE));
    if let Some(start) = settle::part_of_year(at) {
        return part(start);
    }
    let noun = gap(rest).ok().and_then(|(rest, ())| letters(rest).ok()).map(|(_, noun)| noun);
    let attribute = noun.is_some();
    let the = lead.eq_ignore_ascii_case(b"the") && attribute;
    let one = year % 100 != 0 && noun.is_some_and(|noun| is_attribute(at, lead, noun));
    let plain =
        values::YEAR_LEADS.has(lead) && year > 1900 && year % 100 != 0 && !range::counts(rest);
    let plain = plain && !matches!(rest, [b' ', b'A'..=b'Z', ..]);
    let leads = values::LEADS.has(lead) || the || one || plain;
    let goes_on = match rest {
        [b'-' | b'.' | b',' | b'/' | b':', b, ..] => b.is_ascii_digit(),
        [0xe2, 0x80, 0x93 | 0x94, b, ..] => b.is_ascii_digit(),
        [b'%' | b'$', ..] => true,
        [b, ..] => b.is_ascii_alphanumeric(),
        [] => false,
    };
    let plausible = leads && !goes_on;
    // "The 2000 employees"
    let plausible = plausible && !(the && year == 2000);
    // "In 2000 households", "from 1500 to 2000 people".
    let plural =
        noun.is_some_and(|w| w.ends_with(b"s") && !w.ends_with(b"ss") || values::PLURALS.has(w));
    let from = lead.eq_ignore_ascii_case(b"from") || lead.eq_ignore_ascii_case(b"between");
    let counts = year % 100 == 0 && plural && range::counts(rest) || from && joins_count(rest);
    let plausible = plausible && !counts || year > 1900 && continues_years(at, rest);
    plausible
        .then(|| date(modified(at), at.at + 4, Label::Date, Timestamp { year, ..Timestamp::NONE }))
}

/// Whether a number follows with which this one counts, or the end of a range: " to 2000 people", " to '84".
fn joins_count(rest: &[u8]) -> bool {
    if matches!(rest, [b' ', b't', b'o', b' ', b'\'' | 0xe2, ..]) {
        return true;
    }
    let joint = |rest| -> Result<_, nom::Err<()>> { (gap, letters, gap).parse(rest) };
    let Ok((behind, (_, joint, _))) = joint(rest) else { return false };
    let second = match written::year(behind) {
        Ok((rest, year)) => (year % 100 == 0).then_some(rest),
        Err(_) => {
            let digits = behind.iter().take_while(|b| b.is_ascii_digit() || **b == b',').count();
            (digits > 2).then(|| &behind[digits..])
        }
    };
    matches!(joint, b"to" | b"and" | b"or") && second.is_some_and(range::counts)
}

/// Whether a year goes on with the years before it: ", 2014 and 2015".
fn continues_years(at: &At<'_>, rest: &[u8]) -> bool {
    let last = at.text[..at.floor].last_chunk::<4>();
    let year = last.is_some_and(|last| written::year(last).is_ok());
    let before = &at.text[at.floor..at.at];
    let next = |rest: &[u8]| {
        rest.trim_ascii_start().iter().take_while(|b| b.is_ascii_digit()).count() == 4
    };
    let more = |sign: &[u8]| rest.strip_prefix(sign).is_some_and(next);
    let list = before == b" and " || before == b", and " || before == b" or ";
    let middle =
        before == b", " && (more(b", ") || more(b" and ") || more(b" or ") || more(b", and "));
    let ends = !matches!(rest, [b'.' | b',', b'0'..=b'9', ..] | [b'-' | b'%' | b'/' | 0xe2, ..]);
    year && ends && (list || middle)
}

/// "'68": the apostrophe stands before.
fn short_year(at: &At<'_>) -> Option<Finding> {
    let (rest, year) = written::two_figures(at.window()).ok()?;
    let before = at.before();
    let sign = if before.last() == Some(&b'\'') { 1 } else { 3 };
    let lead = At { at: at.at - sign, ..*at }.word_before();
    let year = of_two_figures(year, at.anchor);
    if let Some(start) = settle::part_of_year(&At { at: at.at - sign, ..*at }) {
        return Some(date(start, at.offset(rest), Label::Date, Timestamp::NONE));
    }
    let led = values::LEADS.has(lead) && !range::counts(rest);
    led.then(|| {
        date(at.at - sign, at.offset(rest), Label::Date, Timestamp { year, ..Timestamp::NONE })
    })
}

/// Whether a year after `lead` says of which year a thing is: "a 2009 law", "Norway's 2022 budget", "the huge, devastating
/// 2012 storm".
fn is_attribute(at: &At<'_>, lead: &[u8], noun: &[u8]) -> bool {
    let before = at.before();
    let before = &before[..trimmed_end(before)];
    let possessive = before.ends_with(b"'s") || before.ends_with("\u{2019}s".as_bytes());
    let adjective =
        [&b"ing"[..], b"al", b"ous", b"ive", b"ful"].iter().any(|end| lead.ends_with(end));
    let singular = noun.len() > 3 && noun.last() != Some(&b's') && !values::PLURALS.has(noun);
    possessive
        || values::YEAR_ATTRIBUTES.has(lead)
        || adjective && singular && !values::STOPS.has(noun)
}
