//! Money, percentages and counted things: "$27.1 billion", "4.5 per cent", "at least 90 soldiers", "six-month".

use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case};
use nom::combinator::{opt, peek};
use nom::{IResult, Parser};

use super::range;
use crate::lexicon::values;
use crate::span::Span;
use crate::text::number::{figures, gap, is_word, letters, number, scale, short_scale, word};
use crate::time::finding::{At, Finding, Meaning};
use crate::time::relative;
use crate::types::{Label, Qualifier};

/// What stands before a number to hedge it.
const QUALIFIERS: [(&[u8], Qualifier); 34] = [
    (b"at least", Qualifier::AtLeast),
    (b"more than", Qualifier::AtLeast),
    (b"not less than", Qualifier::AtLeast),
    (b"no less than", Qualifier::AtLeast),
    (b"no fewer than", Qualifier::AtLeast),
    (b"upwards of", Qualifier::AtLeast),
    (b"upward of", Qualifier::AtLeast),
    (b"well over", Qualifier::AtLeast),
    (b"in excess of", Qualifier::AtLeast),
    (b"a minimum of", Qualifier::AtLeast),
    (b"over", Qualifier::AtLeast),
    (b"at most", Qualifier::AtMost),
    (b"up to", Qualifier::AtMost),
    (b"as many as", Qualifier::AtMost),
    (b"as much as", Qualifier::AtMost),
    (b"fewer than", Qualifier::AtMost),
    (b"less than", Qualifier::AtMost),
    (b"no more than", Qualifier::AtMost),
    (b"not more than", Qualifier::AtMost),
    (b"a maximum of", Qualifier::AtMost),
    (b"under", Qualifier::AtMost),
    (b"just over", Qualifier::About),
    (b"just under", Qualifier::About),
    (b"close to", Qualifier::About),
    (b"an estimated", Qualifier::About),
    (b"estimated", Qualifier::About),
    (b"about", Qualifier::About),
    (b"around", Qualifier::About),
    (b"some", Qualifier::About),
    (b"nearly", Qualifier::About),
    (b"almost", Qualifier::About),
    (b"roughly", Qualifier::About),
    (b"approximately", Qualifier::About),
    (b"circa", Qualifier::About),
];

/// Abbreviated units after figures.
const SYMBOLS: &[&[u8]] = &[
    b"km", b"kg", b"cm", b"mm", b"mph", b"kph", b"km/h", b"ft", b"lb", b"lbs", b"oz", b"GB", b"MB",
    b"TB", b"KB", b"GHz", b"MHz", b"kHz", b"kW", b"MW", b"GW", b"kWh", b"MWh", b"ml", b"sq",
];

/// A weight, or money if the number is large.
const POUNDS: &[u8] = b"pounds";

/// How far a noun phrase may run, in words.
const PHRASE: usize = 6;

/// The qualifier that stands directly before `at`, and where it begins.
pub(crate) fn qualifier(at: &At<'_>) -> (Qualifier, usize) {
    let before = at.before();
    let trimmed = before.trim_ascii_end();
    let blank = before.len() - trimmed.len();
    if blank == 0 || blank > 2 || before[trimmed.len()..] == *b"\n\n" {
        return (Qualifier::Exact, at.at);
    }
    let fits = |words: &[u8]| {
        let Some(start) = trimmed.len().checked_sub(words.len()) else { return false };
        let same = |(a, b): (&u8, &u8)| a.eq_ignore_ascii_case(b) || *b == b' ' && *a == b'\n';
        trimmed[start..].iter().zip(words).all(same)
            && !trimmed[..start].last().is_some_and(|b| is_word(*b) || *b == b'-')
    };
    // "no more than" ends with "more than": the longest says what is meant.
    let longest = QUALIFIERS.iter().filter(|(w, _)| fits(w)).max_by_key(|(w, _)| w.len());
    match longest {
        Some((words, qualifier)) => (*qualifier, at.at - blank - words.len()),
        None => (Qualifier::Exact, at.at),
    }
}

/// Money that begins with a currency sign: "$27.1 billion", "US$5bn", "£3m".
pub(super) fn currency_first(at: &At<'_>) -> Option<Finding> {
    let signs = values::CURRENCY_SIGNS;
    let sign = signs.into_iter().find(|sign| at.rest().starts_with(sign.as_bytes()))?;
    let before = at.before();
    let letters = before.iter().rev().take(4).take_while(|b| b.is_ascii_uppercase()).count();
    let start = at.at - if sign == "$" && letters <= 3 { letters } else { 0 };
    let window = &at.window()[sign.len()..];
    let (rest, amount) = figures(gap(window).map_or(window, |(rest, _)| rest)).ok()?;
    let (rest, factor) = alt((scale, short_scale))
        .parse(rest)
        .unwrap_or_else(|_| (rest, range::scale_ahead(rest, sign, amount)));
    if rest.first().is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    let (qualifier, start) = qualifier(&At { at: start, ..*at });
    let end = at.offset(rest);
    let from = at.at - if sign == "$" && letters <= 3 { letters } else { 0 };
    let unit = Span::at(from, at.at + sign.len());
    let meaning = Meaning { qualifier, number: amount * factor, unit, ..Meaning::default() };
    Some(Finding { span: Span::at(start, end), label: Label::Money, meaning })
}

/// What a number counts or measures.
struct Unit {
    label: Label,
    span: Span,
}

/// A number with its percent sign, currency, unit or noun.
pub(super) fn by_number(at: &At<'_>) -> Option<Finding> {
    let window = at.window();
    let (rest, value) = number(window).ok()?;
    let digits = window[0].is_ascii_digit();
    let end = at.offset(rest);
    let word = &window[..window.len() - rest.len()];
    if let Some(second) = range::second(at, rest, value)
        && !after_part(at)
        && let Some(unit) = unit(at, second.rest, second.value, second.words)
    {
        return first_of_range(at, value * second.scale, end, unit);
    }
    if part_of_longer(at, rest) {
        return None;
    }
    if let Some(sign) = range::currency_behind(at) {
        let (rest, factor) = short_scale(rest).unwrap_or((rest, 1.0));
        let meaning = Meaning { number: value * factor, unit: sign, ..Meaning::default() };
        return Some(Finding {
            span: Span::at(at.at, at.offset(rest)),
            label: Label::Money,
            meaning,
        });
    }
    let unit = unit(at, rest, value, word).or_else(|| if digits { toll(at) } else { None })?;
    let (hedge, start) = qualifier(at);
    if digits && hedge == Qualifier::Exact && (named(at) || yearlike(word)) {
        return None;
    }
    // "over two days", "around three weeks": before a length of time these are prepositions as often.
    let (hedge, start) = match (unit.label, hedge) {
        (Label::Date, Qualifier::AtLeast) if at.text[start..at.at].len() < 6 => {
            (Qualifier::Exact, at.at)
        }
        _ => (hedge, start),
    };
    let end = end.max(unit.span.end as usize);
    let meaning =
        Meaning { qualifier: hedge, number: value, unit: unit.span, ..Meaning::default() };
    let found = Finding { span: Span::at(start, end), label: unit.label, meaning };
    match unit.label {
        Label::Date => relative::duration(at, found),
        _ => Some(found),
    }
}

/// The first number of a range, with the unit of the second.
fn first_of_range(at: &At<'_>, number: f64, end: usize, unit: Unit) -> Option<Finding> {
    let (qualifier, start) = qualifier(at);
    let meaning = Meaning { qualifier, number, unit: unit.span, ..Meaning::default() };
    (!named(at)).then_some(Finding { span: Span::at(start, end), label: unit.label, meaning })
}

/// Whether the number at `at`, before `rest`, is a piece of something longer: "28-21", "24/7", "3.1.4", "B12".
fn part_of_longer(at: &At<'_>, rest: &[u8]) -> bool {
    let digit = |b: Option<&u8>| b.is_some_and(u8::is_ascii_digit);
    after_part(at)
        || match rest {
            [b'-' | b'.' | b':' | b',' | b'/', next @ ..] => digit(next.first()),
            [0xE2, 0x80, 0x93, next @ ..] => digit(next.first()),
            [b, ..] => b.is_ascii_digit() || matches!(b, b'/' | b'_' | b'='),
            [] => false,
        }
}

/// Whether the number goes on what stands right before it.
fn after_part(at: &At<'_>) -> bool {
    if range::dashed(at) {
        return false;
    }
    match at.before() {
        [.., b'$' | b'#' | b'/' | b':' | b'+' | b'_' | b'@' | b'%' | b'='] => true,
        [.., a, b'-' | b'.' | b',' | b'\''] => a.is_ascii_alphanumeric(),
        [.., 0xC2, 0xA3] | [.., 0xE2, 0x80, 0x93 | 0x94 | 0x98 | 0x99] => {
            at.rest()[0].is_ascii_digit()
        }
        [.., b'-' | b'.'] => true,
        [.., b] => b.is_ascii_alphanumeric(),
        [] => false,
    }
}

/// Whether the figures follow a word that makes them a name: "No. 13", or a ratio: "one in 4".
fn named(at: &At<'_>) -> bool {
    let before = at.before().trim_ascii_end();
    if before.len() == at.before().len() {
        return false;
    }
    let dot = before.strip_suffix(b".").unwrap_or(before);
    let size = dot.iter().rev().take_while(|b| b.is_ascii_alphabetic()).count();
    let (head, word) = dot.split_at(dot.len() - size);
    if word.eq_ignore_ascii_case(b"in") || word.eq_ignore_ascii_case(b"of") {
        let head = head.trim_ascii_end();
        let one = head.len() >= 3 && head[head.len() - 3..].eq_ignore_ascii_case(b"one");
        return one || head.ends_with(b"out") || head.last().is_some_and(u8::is_ascii_digit);
    }
    (dot.len() == before.len() || size <= 3) && values::DESIGNATORS.has(word)
}

/// Whether figures look like a year: "the 2012 elections".
fn yearlike(word: &[u8]) -> bool {
    word.len() == 4 && matches!(word[..2], [b'1', b'7'..=b'9'] | [b'2', b'0'])
}

fn unit(at: &At<'_>, rest: &[u8], value: f64, word: &[u8]) -> Option<Unit> {
    let from = |r: &[u8]| at.offset(r);
    let here = |start: &[u8], end: &[u8], label| {
        Some(Unit { label, span: Span::at(from(start), from(end)) })
    };
    let after = gap(rest).map_or(rest, |(after, _)| after);
    if value.is_nan() {
        return noun_after_of(at, rest);
    }
    if let Ok((end, _)) = percent(after) {
        return here(after, end, Label::Percent);
    }
    if let [b'-', measure @ ..] = rest {
        let (end, noun) = letters(measure).ok()?;
        let old = end.starts_with(b"-old") || end.starts_with(b" old");
        let whole = values::MEASURES.has(noun) && !old;
        return if whole { here(measure, end, Label::Quantity) } else { None };
    }
    if word.last().is_some_and(u8::is_ascii_digit) {
        let size = after.iter().take_while(|b| b.is_ascii_alphabetic() || **b == b'/').count();
        if SYMBOLS.contains(&&after[..size]) {
            return here(after, &after[size..], Label::Quantity);
        }
        let degrees: IResult<&[u8], _, ()> =
            (alt((tag("°"), tag("º"))), opt(alt((tag("C"), tag("F"))))).parse(after);
        if let Ok((end, _)) = degrees {
            return here(after, end, Label::Quantity);
        }
    }
    if after.len() == rest.len() {
        return None;
    }
    noun(at, after, value)
}

/// The "death toll" that figures are said of: "put the death toll at 62".
fn toll(at: &At<'_>) -> Option<Unit> {
    let before = at.before();
    let lead = [&b" at "[..], b" to ", b" of ", b" is "].iter().any(|w| before.ends_with(w));
    let lead = lead && !before.contains(&b'.');
    let size = memchr::memmem::rfind(before, b"toll")?;
    let start = if before[..size].ends_with(b"death ") { size - 6 } else { size };
    let offset = at.at - before.len();
    lead.then(|| Unit { label: Label::Quantity, span: Span::at(offset + start, offset + size + 4) })
}

fn percent(input: &[u8]) -> IResult<&[u8], (), ()> {
    let points = (tag_no_case("percentage"), gap, alt((word("points"), word("point")))).map(|_| ());
    let sign = tag("%").map(|_| ());
    let words = (tag_no_case("per"), opt(gap), word("cent")).map(|_| ());
    alt((sign, words, points, word("pct").map(|_| ()))).parse(input)
}

/// "of Syrian soldiers", "more soldiers" after "scores".
fn noun_after_of(at: &At<'_>, rest: &[u8]) -> Option<Unit> {
    let (rest, _) = gap(rest).ok()?;
    let of: IResult<&[u8], _, ()> = (tag_no_case("of"), gap).parse(rest);
    let more: IResult<&[u8], _, ()> = peek((tag_no_case("more"), gap)).parse(rest);
    let rest = of.map(|(rest, _)| rest).or(more.map(|(rest, _)| rest)).ok()?;
    noun(at, rest, f64::NAN)
}

/// The noun phrase that `input` begins with, if a number of `value` can count it.
fn noun(at: &At<'_>, input: &[u8], value: f64) -> Option<Unit> {
    let (mut rest, mut head) = (input, None);
    let figure = at.rest()[0].is_ascii_digit();
    for nth in 0..PHRASE {
        let size = word_size(rest);
        let (word, after) = rest.split_at(size);
        if size == 0 || values::STOPS.has(word) {
            break;
        }
        let lower = word[0].is_ascii_lowercase();
        let single = values::PEOPLE.has(word) || figure && values::MEASURES.has(word);
        if word.eq_ignore_ascii_case(b"olds") {
            return None;
        }
        if value == 1.0 && single
            || value != 1.0 && plural(word) && (lower || head.is_none() || !was_lower(head))
        {
            head = Some((word, after, lower));
        } else if let Some((_, _, was_lower)) = head {
            if was_lower || lower && (word.ends_with(b"ed") || word.ends_with(b"ing")) {
                break;
            }
        } else if nth == 0 && value != 1.0 && lower && values::CASUALTIES.has(word) {
            head = Some((word, after, true));
            break;
        }
        match gap(after) {
            Ok((next, _)) => rest = next,
            Err(_) => break,
        }
    }
    let (head, after, _) = head?;
    // "90 soldiers' families": the count is of something else.
    if after.starts_with(b"'") || after.starts_with("’".as_bytes()) {
        return None;
    }
    let span = Span::at(at.offset(input), at.offset(after));
    let old: IResult<&[u8], _, ()> = (gap, word("old")).parse(after);
    let time = values::LENGTHS.has(head);
    let label = if values::CURRENCIES.has(head) || head == POUNDS && value >= 1e5 {
        Label::Money
    } else if time {
        Label::Date
    } else {
        Label::Quantity
    };
    if time && old.is_ok() { None } else { Some(Unit { label, span }) }
}

fn was_lower(head: Option<(&[u8], &[u8], bool)>) -> bool {
    head.is_some_and(|(_, _, lower)| lower)
}

/// Length of the word that `input` begins with: letters, hyphens and dots between letters.
fn word_size(input: &[u8]) -> usize {
    let letter = |i: usize| {
        input.get(i).is_some_and(|b| {
            b.is_ascii_alphabetic() || (0xC3..=0xDF).contains(b) || (0x80..0xC0).contains(b)
        })
    };
    let mut size = 0;
    while letter(size)
        || size > 0 && matches!(input.get(size), Some(b'-' | b'.')) && letter(size + 1)
    {
        size += 1;
    }
    // "U.S. soldiers": the dot belongs to the abbreviation.
    let abbreviation = size >= 3 && input[size - 2] == b'.' && input.get(size) == Some(&b'.');
    size + usize::from(abbreviation)
}

fn plural(word: &[u8]) -> bool {
    let s = word.len() >= 4
        && word.ends_with(b"s")
        && ![&b"ss"[..], b"us", b"is"].iter().any(|end| word.ends_with(end));
    s || values::PLURALS.has(word) || values::CURRENCIES.has(word)
}
