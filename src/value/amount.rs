//! Money, percentages, counted and measured things: "$27.1 billion", "4.5 per cent", "at least 90 soldiers", "six-month",
//! "two-thirds of voters", "-18 °C".
//!
//! The cases of [`tests`] say what is read and what it gives.

use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case};
use nom::combinator::{opt, peek};
use nom::{IResult, Parser};

use super::money::{self, Currency};
use super::range;
use crate::lexicon::money::PAYING;
use crate::lexicon::units::{METRES, PER, SQUARED, SUBUNITS, UNITS, is_symbol};
use crate::lexicon::values;
use crate::span::Span;
use crate::text::number::{
    Number, Style, and_part, gap, goes_on, hyphen, in_figures, is_numeral, is_word, letters,
    number, short_scale, word,
};
use crate::time::finding::{At, Finding, Meaning};
use crate::time::relative;
use crate::types::{Label, Qualifier, Value};

/// What stands before a number to hedge it.
const QUALIFIERS: [(&[u8], Qualifier); 82] = [
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
    (b"above", Qualifier::AtLeast),
    (b"well above", Qualifier::AtLeast),
    (b"as few as", Qualifier::AtLeast),
    (b"as little as", Qualifier::AtLeast),
    (b"exceeding", Qualifier::AtLeast),
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
    (b"below", Qualifier::AtMost),
    (b"well under", Qualifier::AtMost),
    (b"well below", Qualifier::AtMost),
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
    (b"approx", Qualifier::About),
    (b"approx.", Qualifier::About),
    (b"circa", Qualifier::About),
    (b"slightly more than", Qualifier::About),
    (b"slightly less than", Qualifier::About),
    (b"not fewer than", Qualifier::AtLeast),
    (b"at the very least", Qualifier::AtLeast),
    (b"minimum of", Qualifier::AtLeast),
    (b"greater than", Qualifier::AtLeast),
    (b"higher than", Qualifier::AtLeast),
    (b"well in excess of", Qualifier::AtLeast),
    (b"maximum of", Qualifier::AtMost),
    (b"lower than", Qualifier::AtMost),
    (b"smaller than", Qualifier::AtMost),
    (b"at the very most", Qualifier::AtMost),
    (b"not above", Qualifier::AtMost),
    (b"not over", Qualifier::AtMost),
    (b"a little over", Qualifier::About),
    (b"a little under", Qualifier::About),
    (b"a little more than", Qualifier::About),
    (b"a little less than", Qualifier::About),
    (b"slightly over", Qualifier::About),
    (b"slightly under", Qualifier::About),
    (b"just above", Qualifier::About),
    (b"just below", Qualifier::About),
    (b"just more than", Qualifier::About),
    (b"just less than", Qualifier::About),
    (b"just shy of", Qualifier::About),
    (b"just short of", Qualifier::About),
    (b"more or less", Qualifier::About),
    (b"in the region of", Qualifier::About),
    (b"in the neighbourhood of", Qualifier::About),
    (b"in the neighborhood of", Qualifier::About),
    (b"in the vicinity of", Qualifier::About),
    (b"something like", Qualifier::About),
    (b"somewhere around", Qualifier::About),
    (b"ca.", Qualifier::About),
    (b"c.", Qualifier::About),
    (b"virtually", Qualifier::About),
    (b"practically", Qualifier::About),
    (b"just about", Qualifier::About),
];

/// How far a noun phrase may run, in words.
const PHRASE: usize = 7;

/// `before` without the blanks at its end.
fn left_of(before: &[u8]) -> &[u8] {
    money::without_blank(before).trim_ascii_end()
}

/// How many bytes at the end of `text` are these words, whatever blanks part them.
fn ends_with_words(text: &[u8], words: &[u8]) -> Option<usize> {
    let mut left = text;
    for b in words.iter().rev() {
        left = match (left, b) {
            ([rest @ .., b' ' | b'\n'], b' ') => rest,
            ([rest @ .., 0xC2, 0xA0] | [rest @ .., 0xE2, 0x80, 0x89 | 0xAF], b' ') => rest,
            ([rest @ .., a], b) if a.eq_ignore_ascii_case(b) => rest,
            _ => return None,
        };
    }
    Some(text.len() - left.len())
}

/// The qualifier that stands directly before `at`, and where it begins.
fn qualifier(at: &At<'_>) -> (Qualifier, usize) {
    let before = at.before();
    let trimmed = left_of(before);
    let blank = before.len() - trimmed.len();
    let sign = match *before {
        [.., b'-' | b'=', _] => None,
        [.., b'>'] => Some(Qualifier::AtLeast),
        [.., b'<'] => Some(Qualifier::AtMost),
        [.., b'~'] => Some(Qualifier::About),
        _ => None,
    };
    if let Some(sign) = sign {
        return (sign, at.at - 1);
    }
    if blank == 0 || blank > 3 || before[trimmed.len()..] == *b"\n\n" {
        return (Qualifier::Exact, at.at);
    }
    let dotless = trimmed.strip_suffix(b".").unwrap_or(trimmed);
    let size = dotless.iter().rev().take_while(|b| b.is_ascii_alphabetic()).count();
    if !values::HEDGE_ENDS.has(&dotless[dotless.len() - size..]) {
        return (Qualifier::Exact, at.at);
    }
    let last = trimmed.last().map(|b| b | 32);
    let fits = |(words, qualifier): &(&[u8], Qualifier)| {
        if words.last().map(|b| b | 32) != last {
            return None;
        }
        let size = ends_with_words(trimmed, words)?;
        let left = &trimmed[..trimmed.len() - size];
        let whole =
            !left.last().is_some_and(|b| is_word(*b) || *b == b'-') || left.ends_with(b"\xC2\xA0");
        whole.then_some((size, *qualifier))
    };
    // "no more than" ends with "more than": the longest says what is meant.
    match QUALIFIERS.iter().filter_map(fits).max_by_key(|(size, _)| *size) {
        Some((size, qualifier)) => (qualifier, at.at - blank - size),
        None => (Qualifier::Exact, at.at),
    }
}

/// "or more", "or so", "-plus" and "+" behind a number.
fn hedge_behind(rest: &[u8]) -> Option<(&[u8], Qualifier)> {
    if let [b'+', rest @ ..] = rest {
        return Some((rest, Qualifier::AtLeast));
    }
    let plus: IResult<&[u8], _, ()> = (hyphen, word("plus")).parse(rest);
    if let Ok((rest, _)) = plus {
        return Some((rest, Qualifier::AtLeast));
    }
    let words = alt((
        alt((word("more"), word("above"), word("over"))).map(|_| Qualifier::AtLeast),
        alt((word("fewer"), word("less"), word("under"))).map(|_| Qualifier::AtMost),
        word("so").map(|_| Qualifier::About),
    ));
    let read: IResult<&[u8], _, ()> = (gap, word("or"), gap, words).parse(rest);
    read.ok().map(|(rest, (.., hedge))| (rest, hedge))
}

/// Where the minus before `start` begins: "-18", "−5", "minus 10".
fn minus(at: &At<'_>, start: usize) -> Option<usize> {
    let before = At { at: start, ..*at }.before();
    let signs = [&b"-"[..], b"\xE2\x88\x92", b"\xE2\x80\x93"];
    let sign = signs.iter().find(|s| before.ends_with(s));
    if let Some(sign) = sign {
        let left = &before[..before.len() - sign.len()];
        let free =
            matches!(left, [] | [.., b' ' | b'\n' | b'\t' | b'(' | b'[' | b'/' | b'"' | b':'])
                || left.ends_with(b"\xC2\xA0")
                || left.ends_with(b"\xE2\x80\x9C");
        let ends =
            !left.is_empty() || at.floor == 0 || matches!(at.text[at.floor - 1], b'\n' | b' ');
        return (free && ends).then(|| start - sign.len());
    }
    let words = left_of(before);
    let names = [&b"minus"[..], b"negative"];
    let named = names.iter().find(|w| {
        let from = words.len().checked_sub(w.len());
        from.is_some_and(|from| {
            words[from..].eq_ignore_ascii_case(w)
                && !words[..from].last().is_some_and(|b| is_word(*b))
        })
    });
    let blank = before.len() - words.len();
    let size = named.filter(|_| (1..=3).contains(&blank))?.len();
    Some(start - size - blank)
}

/// The place of the point that leads decimals, where one stands right before `at`: ".5 percent".
fn from_point<'t>(at: &At<'t>) -> At<'t> {
    let led = match at.before() {
        [left @ .., b'.'] => {
            matches!(left, [] | [.., b' ' | b'\n' | b'(' | b'-' | b'+' | b'$' | 0xA3 | 0xAC])
        }
        _ => false,
    };
    At { at: at.at - usize::from(led), ..*at }
}

/// Money with its sign or code before the figures: "$27.1 billion", "US$5bn", "EUR 20m", "-€40".
pub(super) fn marked(at: &At<'_>) -> Option<Finding> {
    let at = &from_point(at);
    let mark = money::before(at)?;
    let (mut rest, mut number) = in_figures(at.window()).ok()?;
    if number.style == Style::Share {
        return None;
    }
    if let Ok((after, factor)) = short_scale(rest, true)
        && number.scale == 1.0
    {
        (rest, number) = (after, number.times(factor));
    } else if number.scale == 1.0 {
        number = number.times(range::scale_ahead(rest, &at.text[mark.unit], number.value));
    }
    if goes_on(rest)
        || matches!(rest, [b'.' | b',', b'0'..=b'9', ..])
        || !money::likely(&mark, &number)
    {
        return None;
    }
    let mut currency = mark.currency;
    if let [b'/', b'-' | b'=', after @ ..] = rest {
        rest = after;
    } else if let Some((code, end, known)) = money::behind(at, rest, &number)
        && end.len() + 3 == code.len()
        && known[0].is_ascii_uppercase()
    {
        // "$1,190.00 AUD"
        (rest, currency) = (end, known);
    }
    if number.style == Style::Open {
        number.value = if money::points(currency) { number.value * 1e3 } else { f64::NAN };
    }
    if let Some((after, value)) = money::with_minor(rest, number.value) {
        (rest, number.value) = (after, value);
    }
    let start = mark.unit.start as usize;
    let below = minus(at, start);
    let sign = if mark.minus || below.is_some() { -1.0 } else { 1.0 };
    let (mut hedge, start) = qualifier(&At { at: below.unwrap_or(start), ..*at });
    if let Some((after, behind)) = hedge_behind(rest) {
        (rest, hedge) = (after, behind);
    }
    let meaning = money::meaning(number.value * sign, mark.unit, currency);
    let meaning = Meaning { qualifier: hedge, ..meaning };
    Some(Finding { span: Span::at(start, at.offset(rest)), label: Label::Money, meaning })
}

/// What a number counts or measures.
#[derive(Clone, Copy)]
struct Unit {
    label: Label,
    span: Span,
    /// Where the phrase ends.
    end: usize,
    currency: Currency,
    /// What the number becomes, where its scale or a smaller unit stands with the unit.
    value: f64,
    /// Whether a fraction is a share of the unit: "half of voters", not "half a mile".
    share: bool,
    /// Whether it may be below zero.
    measure: bool,
}

impl Unit {
    fn new(label: Label, span: Span, value: f64) -> Unit {
        let end = span.end as usize;
        Unit { label, span, end, currency: [0; 4], value, share: false, measure: false }
    }
}

/// A number with its percent sign, currency, unit or noun.
pub(super) fn by_number(at: &At<'_>) -> Option<Finding> {
    let at = &from_point(at);
    let window = at.window();
    // Most words fail here.
    let (rest, number) = number(window).ok()?;
    let below = minus(at, at.at).filter(|_| !range::dashed(at));
    let above = matches!(at.before(), [b'+'] | [.., b' ' | b'\n' | b'(', b'+']);
    if below.is_none() && !above && after_part(at) && !parent(at) {
        return None;
    }
    let text = &window[..window.len() - rest.len()];
    if !number.figures() && (part_of_words(at, text) || named_in_words(at, text)) {
        return None;
    }
    let end = at.offset(rest);
    if let Some(second) = range::second(at, rest, &number)
        && let Some(unit) = unit(at, second.rest, &second.number)
    {
        let scale =
            if unit.value > second.number.value { unit.value / second.number.value } else { 1.0 };
        return first_of_range(at, number.value * second.scale * scale, end, unit);
    }
    if part_of_longer(rest) {
        return None;
    }
    if let Some(mark) = range::currency_behind(at) {
        let (rest, factor) = short_scale(rest, true).unwrap_or((rest, 1.0));
        let meaning = money::meaning(number.value * factor, mark.unit, mark.currency);
        let span = Span::at(at.at, at.offset(rest));
        return Some(Finding { span, label: Label::Money, meaning });
    }
    let (rest, behind) = match hedge_behind(rest) {
        Some(found) => found,
        None if text.ends_with(b"of") => (rest, Qualifier::About),
        None => (rest, Qualifier::Exact),
    };
    // "one or more boats"
    let many = behind != Qualifier::Exact && number.value == 1.0;
    let counted = if many { Number { value: 2.0, ..number } } else { number };
    let unit = unit(at, rest, &counted).or_else(|| bare(at, rest, &number, behind))?;
    let cents = (unit.label == Label::Money && money::has_minor(unit.currency))
        .then(|| money::with_minor(at.from(unit.end), unit.value));
    let unit = match cents.flatten() {
        Some((rest, value)) => Unit { end: at.offset(rest), value, ..unit },
        None => with_half(at, unit),
    };
    let unit = if many { Unit { value: 1.0, ..unit } } else { unit };
    let (before, start) = qualifier(&At { at: below.unwrap_or(at.at), ..*at });
    if number.figures()
        && before == Qualifier::Exact
        && (named(at) || !unit.measure && yearlike(text) || brand(at, unit))
    {
        return None;
    }
    if (below.is_some() || above) && !unit.measure {
        return None;
    }
    // "over two days", "around three weeks": before a length of time these are prepositions as often.
    let (before, start) = match (unit.label, before) {
        (Label::Date, Qualifier::AtLeast) if at.text[start..at.at].len() < 6 => {
            (Qualifier::Exact, at.at)
        }
        _ => (before, start),
    };
    let qualifier = if behind == Qualifier::Exact { before } else { behind };
    let open =
        number.style == Style::Open && unit.label != Label::Percent && unit.value == number.value;
    let zero = below_zero(at, &unit);
    let unit = Unit { end: zero.unwrap_or(unit.end), ..unit };
    let value = match below.is_some() != zero.is_some() {
        _ if open => f64::NAN,
        true => -unit.value,
        false => unit.value,
    };
    let share = number.style == Style::Share && unit.share;
    let meaning = Meaning { qualifier, ..money::meaning(value, unit.span, unit.currency) };
    let meaning =
        Meaning { flags: meaning.flags | if share { Value::RATIO } else { 0 }, ..meaning };
    let end = at.offset(rest).max(unit.end);
    let found = Finding { span: Span::at(start, end), label: unit.label, meaning };
    match unit.label {
        Label::Date => relative::duration(at, found),
        _ => Some(found),
    }
}

/// Adds the part that stands behind the unit: "two miles and a half".
fn with_half(at: &At<'_>, unit: Unit) -> Unit {
    let timed = unit.measure || unit.label == Label::Date;
    if !timed || unit.end != unit.span.end as usize {
        return unit;
    }
    let rest = at.from(unit.end);
    let half: IResult<&[u8], _, ()> = peek((gap, word("and"), gap, word("a"))).parse(rest);
    if half.is_err() {
        return unit;
    }
    let Ok((end, part)) = and_part(rest) else { return unit };
    // "two miles and a half hour"
    let next = gap(end).and_then(|(next, _)| letters(next));
    if goes_on(end) || next.is_ok_and(|(_, w)| !values::STOPS.has(w)) || hyphen(end).is_ok() {
        return unit;
    }
    Unit { end: at.offset(end), value: unit.value + part, ..unit }
}

/// Where "below zero" behind degrees ends.
fn below_zero(at: &At<'_>, unit: &Unit) -> Option<usize> {
    let degrees = at.text[unit.span].first().is_some_and(|b| matches!(b, b'd' | b'D' | 0xC2));
    if !unit.measure || !degrees {
        return None;
    }
    let read: IResult<&[u8], _, ()> =
        (gap, word("below"), gap, word("zero")).parse(at.from(unit.end));
    read.ok().map(|(rest, _)| at.offset(rest))
}

/// The first number of a range, with the unit of the second.
fn first_of_range(at: &At<'_>, number: f64, end: usize, unit: Unit) -> Option<Finding> {
    let (qualifier, start) = qualifier(at);
    let meaning = Meaning { qualifier, ..money::meaning(number, unit.span, unit.currency) };
    (!named(at)).then_some(Finding { span: Span::at(start, end), label: unit.label, meaning })
}

/// Whether a number before `rest` is a piece of something longer: "28-21", "24/7", "3.1.4".
fn part_of_longer(rest: &[u8]) -> bool {
    let digit = |b: Option<&u8>| b.is_some_and(u8::is_ascii_digit);
    match rest {
        [b'/', b'-' | b'=', ..] => false,
        [b'-' | b'.' | b':' | b',' | b'\'', next @ ..] => digit(next.first()),
        [0xE2, 0x80, 0x90..=0x93, next @ ..] => digit(next.first()),
        [b, ..] => b.is_ascii_digit() || matches!(b, b'/' | b'_' | b'='),
        [] => false,
    }
}

/// Whether the number goes on what stands right before it: "B12", "$5", the "500" of a "45 500" that was not read.
fn after_part(at: &At<'_>) -> bool {
    if range::dashed(at) {
        return false;
    }
    let before = at.before();
    let blank = before.strip_suffix(b" ").or(before.strip_suffix(b"\xC2\xA0"));
    let three = at.rest().iter().take_while(|b| b.is_ascii_digit()).count() == 3;
    if three && let Some(left) = blank {
        let size = left.iter().rev().take_while(|b| b.is_ascii_digit()).count();
        return (1..=3).contains(&size);
    }
    match before {
        // "15°F/9°C"
        [.., b'C' | b'F' | b'%', b'/'] => false,
        [.., b'$' | b'#' | b'/' | b':' | b'+' | b'_' | b'@' | b'%' | b'=' | b'^'] => true,
        [.., a, b'-' | b'.' | b',' | b'\''] => a.is_ascii_alphanumeric(),
        [.., 0xC2, 0xA3] | [.., 0xE2, 0x80, 0x90..=0x94 | 0x98 | 0x99] => {
            at.rest()[0].is_ascii_digit()
        }
        [.., b'-' | b'.'] => true,
        [.., b] => b.is_ascii_alphanumeric(),
        [] => false,
    }
}

/// Whether words of a number go on a number before them that was not read, or are a name: "the Seven Sisters".
fn part_of_words(at: &At<'_>, text: &[u8]) -> bool {
    let before = at.before();
    let trimmed = left_of(before);
    let dashes = [&b"-"[..], b"\xE2\x80\x93", b"\xE2\x80\x90", b"\xE2\x80\x91"];
    let tied = dashes.iter().find_map(|dash| trimmed.strip_suffix(*dash)).unwrap_or_default();
    let size = tied.iter().rev().take_while(|b| b.is_ascii_alphabetic()).count();
    // "twenty–five"
    if is_numeral(&tied[tied.len() - size..]) {
        return true;
    }
    let size = trimmed.iter().rev().take_while(|b| b.is_ascii_alphabetic()).count();
    let (left, last) = trimmed.split_at(trimmed.len() - size);
    let blank = before.len() > trimmed.len();
    let hyphen = hyphen(at.from(at.at + text.len())).is_ok();
    let half = text.len() >= 4 && text[..4].eq_ignore_ascii_case(b"half");
    let half = half && !(hyphen && last.eq_ignore_ascii_case(b"a"));
    let ordinal =
        [&b"first"[..], b"second", b"other", b"last", b"latter", b"early", b"late", b"a", b"and"];
    if half && ordinal.iter().any(|w| last.eq_ignore_ascii_case(w)) && !last.is_empty() {
        return true;
    }
    let and = last.eq_ignore_ascii_case(b"and");
    let left = left.trim_ascii_end();
    let size = left.iter().rev().take_while(|b| b.is_ascii_alphabetic()).count();
    let scaled =
        |w: &[u8]| is_numeral(w) && matches!(w.last(), Some(b'd' | b'n' | b's') if w.len() >= 6);
    let lower = last.last().is_some_and(u8::is_ascii_lowercase)
        && (last[0].is_ascii_lowercase() || last == b"The");
    let name = blank && text[0].is_ascii_uppercase() && lower && trimmed.ends_with(last);
    is_numeral(last) || and && scaled(&left[left.len() - size..]) || name
}

/// Whether the figures follow a word that makes them a name: "No. 13", or a ratio: "one in 4".
fn named(at: &At<'_>) -> bool {
    let before = left_of(at.before());
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

/// Whether a numeral is part of a name or a ratio: "World War Two", "the Fantastic Four films", "three of five", or "one day" is
/// no length: "One day it will".
fn named_in_words(at: &At<'_>, text: &[u8]) -> bool {
    let before = at.before();
    let left = left_of(before);
    let size = left.iter().rev().take_while(|b| b.is_ascii_alphabetic()).count();
    let (head, last) = left.split_at(left.len() - size);
    let blank = left.len() < before.len() && size > 0;
    if blank && last[0].is_ascii_uppercase() && text[0].is_ascii_uppercase() {
        // In headlines with capitals throughout there is no telling.
        let next = gap(at.from(at.at + text.len())).and_then(|(next, _)| letters(next));
        let small = next.is_ok_and(|(_, w)| w[0].is_ascii_lowercase() && !values::STOPS.has(w));
        let plain = values::STOPS.has(last) || values::BEFORE_NUMBERS.has(last);
        return values::DESIGNATORS.has(last)
            || small
                && !plain
                && !last.ends_with(b"ly")
                && !is_numeral(last)
                && head.ends_with(b" ");
    }
    if blank && last == b"of" {
        let head = head.trim_ascii_end();
        let size = head.iter().rev().take_while(|b| b.is_ascii_alphabetic()).count();
        return is_numeral(&head[head.len() - size..]);
    }
    if blank && last.eq_ignore_ascii_case(b"at") && text.starts_with(b"one point ") {
        return true;
    }
    if !text.eq_ignore_ascii_case(b"one") {
        return false;
    }
    let day: IResult<&[u8], _, ()> = (gap, word("day")).parse(at.from(at.at + text.len()));
    let Ok((rest, _)) = day else { return false };
    let counts = |rest| gap(rest).and_then(|(next, _)| letters(next));
    let more = counts(rest).is_ok_and(|(_, w)| values::AFTER_ONE_DAY.has(w));
    !more && !(blank && (values::FOR_A.has(last) || values::BEFORE_ONE_DAY.has(last)))
}

/// Whether the figures end a name: "Boeing 737 jets", "Windows 11 users". In headlines with capitals throughout there is no
/// telling, so there the noun must be small.
fn brand(at: &At<'_>, unit: Unit) -> bool {
    let before = at.before();
    let Some(left) = before.strip_suffix(b" ").or(before.strip_suffix(b"\xC2\xA0")) else {
        return false;
    };
    let size = left.iter().rev().take_while(|b| b.is_ascii_alphanumeric() || **b == b'-').count();
    let word = &left[left.len() - size..];
    let capital = word.iter().any(u8::is_ascii_uppercase);
    let plain =
        values::STOPS.has(word) || values::BEFORE_NUMBERS.has(word) || word.ends_with(b"ly");
    let noun = unit.label == Label::Quantity && !unit.measure || unit.label == Label::Date;
    noun && capital && !plain && at.text[unit.span].first().is_some_and(|b| !b.is_ascii_uppercase())
}

/// Whether figures look like a year: "the 2012 elections".
fn yearlike(word: &[u8]) -> bool {
    word.len() == 4 && matches!(word[..2], [b'1', b'7'..=b'9'] | [b'2', b'0'])
}

/// What the number that ends at `rest` is of.
fn unit(at: &At<'_>, rest: &[u8], number: &Number) -> Option<Unit> {
    let here = |start: &[u8], end: &[u8]| Span::at(at.offset(start), at.offset(end));
    if number.style == Style::Vague {
        return noun_after_of(at, rest, number);
    }
    if number.style == Style::Share {
        return share(at, rest, number);
    }
    let after = gap(rest).map_or(rest, |(after, _)| after);
    let hyphen = hyphen(rest).ok().map(|(rest, ())| rest);
    if let Ok((end, _)) = percent(hyphen.unwrap_or(after)) {
        let span = here(hyphen.unwrap_or(after), end);
        return Some(Unit { measure: true, ..Unit::new(Label::Percent, span, number.value) });
    }
    let short = short_scale(rest, true).ok().filter(|_| number.figures() && number.scale == 1.0);
    let scaled = short.map(|(rest, factor)| (rest, number.times(factor)));
    for (rest, number) in scaled.into_iter().chain([(rest, *number)]) {
        if let Some((from, end, currency)) = money::behind(at, rest, &number) {
            let mut value = number.value;
            if number.style == Style::Open && money::points(currency) {
                value *= 1e3;
            }
            let unit = Unit::new(Label::Money, here(from, end), value);
            return Some(Unit { currency, measure: true, ..unit });
        }
    }
    if let Some(compound) = hyphen {
        return modifier(at, compound, number);
    }
    if let Some(unit) = measured(at, rest, number) {
        return Some(unit);
    }
    let counted = short_scale(rest, false).ok().filter(|_| number.figures() && number.scale == 1.0);
    if let Some((end, factor)) = counted {
        let number = number.times(factor);
        let (from, _) = gap(end).ok()?;
        let metres = rest.starts_with(b"m") && letters(from).is_ok_and(|(_, w)| METRES.has(w));
        // "4K screens"
        let screen = rest.starts_with(b"K") && matches!(number.value, 4e3 | 8e3);
        if metres || screen {
            return None;
        }
        return measured(at, end, &number).or_else(|| noun(at, from, number.value));
    }
    // "12,5 hens", "a .22 rifle"
    let led = at.rest().starts_with(b".") && number.scale == 1.0;
    if after.len() == rest.len() || number.style == Style::Comma || led {
        return None;
    }
    noun(at, after, number.value).or_else(|| part_of(at, rest, number))
}

/// "of the 80 seats", "of these", "who": what "three" before it counts.
fn part_of(at: &At<'_>, rest: &[u8], number: &Number) -> Option<Unit> {
    let (after, _) = gap(rest).ok()?;
    let none = Unit::new(Label::Quantity, Span::at(at.offset(rest), at.offset(rest)), number.value);
    if let Ok((_, first)) = letters(after)
        && first == b"who"
        && number.value > 1.0
    {
        return Some(none);
    }
    if number.value <= 1.0 {
        return None;
    }
    let of: IResult<&[u8], _, ()> = (word("of"), gap, letters).parse(after);
    let (rest, (.., first)) = of.ok()?;
    if matches!(first, b"them" | b"these" | b"those")
        && noun(at, gap(rest).map_or(rest, |r| r.0), 2.0).is_none()
    {
        return Some(none);
    }
    let (next, _) = gap(rest).ok().filter(|_| values::DETERMINERS.has(first))?;
    // "45 of the 120 seats"
    let whole = in_figures(next).ok().and_then(|(rest, _)| gap(rest).ok());
    if let Some((from, _)) = whole {
        return noun(at, from, 2.0).map(|_| none);
    }
    noun(at, next, 2.0).map(|unit| Unit { value: number.value, ..unit })
}

/// What a fraction is of: "half a mile" measures, "half of voters" is a share.
fn share(at: &At<'_>, rest: &[u8], number: &Number) -> Option<Unit> {
    let of: IResult<&[u8], _, ()> = (gap, word("of")).parse(rest);
    let of = of.map_or(rest, |(after, _)| after);
    let one: IResult<&[u8], _, ()> =
        (gap, alt((word("an"), word("a"), word("one"), word("1")))).parse(of);
    let sign = matches!(at.rest()[0], b'0'..=b'9' | 0x80..);
    let direct = one.ok().map(|(rest, _)| rest).or((of.len() == rest.len()).then_some(rest));
    let single = Number { style: Style::Words, value: 1.0, ..*number };
    if let Some(from) = direct {
        let after = gap(from).map_or(from, |(after, _)| after);
        let hyphen = hyphen(from).ok().map(|(from, ())| from);
        let measure = match percent(hyphen.unwrap_or(after)) {
            Ok((end, _)) => {
                let span = Span::at(at.offset(hyphen.unwrap_or(after)), at.offset(end));
                Some(Unit { measure: true, ..Unit::new(Label::Percent, span, 1.0) })
            }
            Err(_) if hyphen.is_some() => {
                hyphen.and_then(|from| modifier(at, from, &single)).filter(|u| u.measure)
            }
            Err(_) => money::behind(at, from, &single)
                .map(|(from, end, currency)| {
                    let unit =
                        Unit::new(Label::Money, Span::at(at.offset(from), at.offset(end)), 1.0);
                    Unit { currency, ..unit }
                })
                .or_else(|| measured(at, from, &single)),
        };
        if let Some(unit) = measure {
            return Some(Unit { value: number.value, ..unit });
        }
    }
    if hyphen(rest).is_ok() {
        return None;
    }
    // "two in three days": no share of days.
    let text = &at.window()[..at.window().len() - rest.len()];
    let ratio =
        [&b" in "[..], b" of ", b"\nin "].iter().any(|w| memchr::memmem::find(text, w).is_some());
    if sign && !ratio && of.len() == rest.len() {
        return None;
    }
    let end = at.offset(rest);
    let alone =
        Unit { share: true, ..Unit::new(Label::Quantity, Span::at(end, end), number.value) };
    let from = gap(of).map_or(of, |(from, _)| from);
    let word = letters(from).ok().filter(|(_, w)| values::DETERMINERS.has(w));
    let from = word.and_then(|(rest, _)| gap(rest).ok()).map_or(from, |(from, _)| from);
    match noun(at, from, 2.0).or_else(|| if ratio { None } else { mass(at, from) }) {
        Some(unit) if unit.label == Label::Date && ratio => None,
        Some(unit) if of.len() < rest.len() || ratio || word.is_some() => Some(Unit {
            label: Label::Quantity,
            value: number.value,
            share: true,
            currency: [0; 4],
            ..unit
        }),
        _ => Some(alone),
    }
}

/// A single noun that a share is of: "half of humanity".
fn mass(at: &At<'_>, input: &[u8]) -> Option<Unit> {
    let (rest, word) = letters(input).ok()?;
    let next = gap(rest).map_or(rest, |(next, _)| next);
    let size = word_size(next);
    let ends = size == 0 && !next.first().is_some_and(u8::is_ascii_digit)
        || values::STOPS.has(&next[..size]);
    let fits = word.len() > 2 && word[0].is_ascii_lowercase() && !values::STOPS.has(word) && ends;
    fits.then(|| Unit::new(Label::Quantity, Span::at(at.offset(input), at.offset(rest)), 1.0))
}

/// The noun behind a hyphen: "six-month", "37-year-old", "18,000-strong", "20-denier".
fn modifier(at: &At<'_>, input: &[u8], number: &Number) -> Option<Unit> {
    let (rest, noun) = letters(input).ok()?;
    let old: IResult<&[u8], _, ()> = (alt((hyphen, gap)), tag("old"), opt(tag("s"))).parse(rest);
    let measure = UNITS.has(noun) || values::LENGTHS.has(noun) || is_symbol(noun);
    let (end, old) = match old {
        Ok((end, _)) if values::LENGTHS.has(noun) => (end, true),
        _ => (rest, false),
    };
    // "6-foot-2"
    let inches: IResult<&[u8], _, ()> =
        (hyphen, alt((in_figures, crate::text::number::in_words))).parse(rest);
    if let Ok((end, (_, part))) = inches {
        let span = Span::at(at.offset(input), at.offset(rest));
        let unit = Unit { measure: true, ..Unit::new(Label::Quantity, span, number.value) };
        let value = number.value + part.value / 12.0;
        let fits = noun == b"foot" && part.value < 12.0 && !goes_on(end) && hyphen(end).is_err();
        return fits.then(|| Unit { end: at.offset(end), value, ..unit });
    }
    let square: IResult<&[u8], _, ()> = (alt((hyphen, gap)), letters).parse(rest);
    if matches!(noun, b"square" | b"cubic")
        && let Ok((end, (_, second))) = square
        && SQUARED.has(second)
    {
        let span = Span::at(at.offset(input), at.offset(end));
        return Some(Unit { measure: true, ..Unit::new(Label::Quantity, span, number.value) });
    }
    let blank =
        gap(rest).is_ok() || matches!(rest.first(), None | Some(b',' | b'.' | b')' | b';' | b'-'));
    let plain = noun.len() >= 3
        && noun.iter().all(u8::is_ascii_lowercase)
        && (!values::NO_MODIFIERS.has(noun) && hyphen(rest).is_err())
        && number.value != 1.0;
    let whole = measure || values::MEASURES.has(noun) || plain;
    if !whole || goes_on(end) || !old && !blank && !matches!(rest.first(), Some(b'\'' | 0x80..)) {
        return None;
    }
    let span = Span::at(at.offset(input), at.offset(rest));
    Some(Unit { end: at.offset(end), measure, ..Unit::new(Label::Quantity, span, number.value) })
}

/// A unit of measure, and the smaller one after it: "km", "° C", "square miles", "miles per hour", "pounds 5 ounces".
fn measured(at: &At<'_>, rest: &[u8], number: &Number) -> Option<Unit> {
    let after = gap(rest).map_or(rest, |(after, _)| after);
    let end = measure(at, rest, after, number)?;
    let name = &after[..after.len() - end.len()];
    let span = Span::at(at.offset(after), at.offset(end));
    let unit = Unit { measure: true, ..Unit::new(Label::Quantity, span, number.value) };
    let row = SUBUNITS.iter().find(|(whole, ..)| one_of(whole, name));
    let Some((_, parts, count)) = row else { return Some(unit) };
    let comma = tag(",").map(|_| ());
    let and = opt((gap, word("and")));
    let amount = alt((in_figures, crate::text::number::in_words));
    // "6-foot-2", "6ft 2 and"
    let inches: IResult<&[u8], _, ()> = (alt((hyphen, gap)), amount).parse(end);
    if let Ok((end, (_, part))) = inches
        && *count == 12.0
        && part.value < 12.0
        && part.value % 1.0 == 0.0
        && ends_phrase(end)
    {
        let value = number.value + part.value / count;
        return Some(Unit { end: at.offset(end), value, ..unit });
    }
    let amount = alt((in_figures, crate::text::number::in_words));
    let dot = opt(tag("."));
    let read: IResult<&[u8], _, ()> =
        (dot, opt(comma), and, gap, amount, opt(gap), letters).parse(end);
    match read {
        Ok((end, (.., part, _, name)))
            if one_of(parts, name) && part.value < *count && !goes_on(end) =>
        {
            let value = number.value + part.value / count;
            Some(Unit { end: at.offset(end), value, ..unit })
        }
        _ => Some(unit),
    }
}

/// Whether no noun follows: a sign, the end, or a word that ends a noun phrase.
fn ends_phrase(rest: &[u8]) -> bool {
    let next = gap(rest).map_or(rest, |(next, _)| next);
    let stop = letters(next)
        .map_or(!next.first().is_some_and(u8::is_ascii_digit), |(_, w)| values::STOPS.has(w));
    stop && !goes_on(rest) && !matches!(rest, [b'-' | b'/' | b'%', ..])
}

fn one_of(words: &str, word: &[u8]) -> bool {
    words.split(' ').any(|w| w.as_bytes() == word)
}

/// What follows the unit of measure that `after` begins with, behind a number that ends at `rest`.
fn measure<'t>(at: &At<'_>, rest: &'t [u8], after: &'t [u8], number: &Number) -> Option<&'t [u8]> {
    let glued = after.len() == rest.len();
    let sign: IResult<&[u8], _, ()> = alt((tag("°"), tag("º"))).parse(after);
    if let Ok((end, _)) = sign {
        let scale = alt((word("Celsius"), word("Fahrenheit"), word("C"), word("F")));
        let scale: IResult<&[u8], _, ()> = (opt(gap), scale).parse(end);
        return Some(scale.map_or(end, |(end, _)| end));
    }
    if number.figures() || number.style == Style::Share && glued {
        let inner = |b: &u8| {
            b.is_ascii_alphanumeric() || matches!(b, b'/' | 0xC2 | 0xB2 | 0xB3 | 0xB5 | 0xCE | 0xBC)
        };
        let size = after.iter().take(12).take_while(|b| inner(b)).count();
        let slash = after[..size].iter().position(|b| *b == b'/');
        let name = &after[..slash.unwrap_or(size)];
        let below = slash.map(|i| &after[i + 1..size]).unwrap_or_default();
        let per = slash.is_some() && PER.iter().any(|s| s.as_bytes() == below);
        // "12st 7lb"; "12st" alone is no ordinal, but rare.
        let stones = name == b"st" && glued && matches!(after, [_, _, b' ', b'0'..=b'9', ..]);
        if (1..=5).contains(&name.len()) && (stones || is_symbol(name)) {
            return match below.first() {
                _ if per => Some(&after[size..]),
                // "10km/6 miles" are two, "10 g/plate" is not read.
                Some(b'a'..=b'z' | b'A'..=b'Z') => None,
                _ => Some(&after[name.len()..]),
            };
        }
        // "35C", "95F"
        if glued && matches!(name, b"C" | b"F") && number.value.abs() < 150.0 {
            let near =
                at.before().rsplit(|b| !b.is_ascii_alphabetic()).any(|w| values::HEAT.has(w));
            let next = gap(&after[size..]).ok().and_then(|(next, _)| letters(next).ok());
            let pair = after[size..].starts_with(b" (") || at.before().ends_with(b"(");
            if near || pair || next.is_some_and(|(_, w)| values::HEAT.has(w)) {
                return Some(&after[size..]);
            }
        }
        if name == b"m" && per {
            return Some(&after[size..]);
        }
        let metres = gap(&after[size..]).ok().and_then(|(next, _)| letters(next).ok());
        if name == b"m" && metres.is_some_and(|(_, w)| METRES.has(w)) {
            return Some(&after[size..]);
        }
    }
    if glued {
        return None;
    }
    let square = alt((
        word("square"),
        word("cubic"),
        word("sq."),
        word("sq"),
        word("cu"),
        word("nautical"),
        word("metric"),
        word("basis"),
        word("light"),
    ));
    let square: IResult<&[u8], _, ()> = (square, gap, letters).parse(after);
    let end = match square {
        Ok((end, (kind, _, name))) => {
            let fits = match kind[0] | 32 {
                b'n' => matches!(name, b"mile" | b"miles"),
                b'm' => name.starts_with(b"ton"),
                b'b' => matches!(name, b"point" | b"points"),
                b'l' => matches!(name, b"year" | b"years"),
                _ => SQUARED.has(name),
            };
            if !fits {
                return None;
            }
            end
        }
        Err(_) => {
            let (end, name) = letters(after).ok()?;
            let whole = name[0].is_ascii_lowercase() || name.ends_with(b"s") || name.len() > 6;
            if !UNITS.has(name) || !whole || end.first().is_some_and(|b| *b == b'-') {
                return None;
            }
            let many = name.ends_with(b"s")
                || matches!(name, b"feet" | b"inches" | b"foot" | b"stone" | b"hertz" | b"denier")
                || name.len() > 6 && name[0].is_ascii_uppercase()
                || name == b"horsepower";
            if !many && number.value > 1.0 && (!number.figures() || name == b"second") {
                return None;
            }
            if many
                && number.value == 1.0
                && name.ends_with(b"s")
                && name != b"celsius"
                && number.style == Style::Words
            {
                return None;
            }
            let degrees = name.len() >= 6 && name[..6].eq_ignore_ascii_case(b"degree");
            let scale = alt((
                word("celsius"),
                word("fahrenheit"),
                word("centigrade"),
                word("C"),
                word("F"),
            ));
            let scale: IResult<&[u8], _, ()> = (gap, scale).parse(end);
            scale.ok().filter(|_| degrees).map_or(end, |(end, _)| end)
        }
    };
    if goes_on(end) || end.starts_with(b"'") || end.starts_with("’".as_bytes()) {
        return None;
    }
    let hour = alt((
        word("hour"),
        word("second"),
        word("minute"),
        word("gallon"),
        word("litre"),
        word("liter"),
    ));
    let per: IResult<&[u8], _, ()> =
        (gap, alt((word("per"), word("an"), word("a"))), gap, hour).parse(end);
    Some(per.map_or(end, |(end, _)| end))
}

/// A figure that says by itself that it counts: "the death toll rose to 62", "killed 1,200 and", "more than 39,000".
fn bare(at: &At<'_>, rest: &[u8], number: &Number, behind: Qualifier) -> Option<Unit> {
    let none = Span::at(at.offset(rest), at.offset(rest));
    if parent(at) && number.value > 1.0 && !goes_on(rest) {
        return Some(Unit::new(Label::Quantity, none, number.value));
    }
    if !number.figures()
        || matches!(number.style, Style::Comma | Style::Open)
        || behind != Qualifier::Exact
    {
        return None;
    }
    if let Some(span) = toll(at) {
        let unit = Unit::new(Label::Quantity, span, number.value);
        return Some(Unit { end: at.offset(rest), ..unit });
    }
    let before = at.before();
    let last = before.trim_ascii_end();
    let lower = last.last().is_some_and(u8::is_ascii_lowercase) && last.len() + 1 == before.len();
    let next = gap(rest).map_or(rest, |(next, _)| next);
    let ends = matches!(rest, [] | [b'.' | b',' | b';' | b')' | b'\n', ..])
        || next.starts_with("—".as_bytes());
    let word = letters(next).is_ok_and(|(_, w)| {
        let verb = values::PAST.has(w) || w.len() > 3 && w.ends_with(b"ed");
        next.len() < rest.len() && (values::STOPS.has(w) || verb && w[0].is_ascii_lowercase())
    });
    let count = number.style == Style::Grouped || number.scale > 1.0;
    // "Some 300,000 fled", "More than 200 died"
    let hedged = word && qualifier(at).0 != Qualifier::Exact;
    let count = count && lower || hedged && (count || number.value >= 20.0);
    (count && (ends || word)).then(|| Unit::new(Label::Quantity, none, number.value))
}

/// Whether "mother of", "father-of-" stands before: what "three" behind it counts is clear.
fn parent(at: &At<'_>) -> bool {
    let before = at.before();
    let left = [&b" of "[..], b"-of-"].iter().find_map(|of| before.strip_suffix(*of));
    left.is_some_and(|left| {
        let size = left.iter().rev().take_while(|b| b.is_ascii_alphabetic()).count();
        values::PARENTS.has(&left[left.len() - size..])
    })
}

/// An amount that begins with `word`.
pub(super) fn by_word(at: &At<'_>, word: &[u8]) -> Option<Finding> {
    by_number(at).or_else(|| by_article(at, word))
}

/// "for a week", "less than a mile", "paid a dollar", "a mile and a half": what an article counts.
fn by_article(at: &At<'_>, article: &[u8]) -> Option<Finding> {
    if !matches!(article, b"a" | b"an") {
        return None;
    }
    let rest = &at.window()[article.len()..];
    let (from, _) = gap(rest).ok()?;
    let (end, name) = letters(from).ok()?;
    let before = at.before().trim_ascii_end();
    let size = before.iter().rev().take_while(|b| b.is_ascii_alphabetic()).count();
    let last = &before[before.len() - size..];
    let length = values::LENGTHS.has(name);
    let measure = !length && UNITS.has(name) && name != b"second";
    let one = Number { value: 1.0, scale: 1.0, style: Style::Words };
    let paid = !length && !measure && PAYING.has(last);
    let money = if paid { money::behind(at, rest, &one) } else { None };
    if money.is_none() && !length && !measure || name.ends_with(b"s") {
        return None;
    }
    let end = money.map_or(end, |(_, end, _)| end);
    let label = match money {
        Some(_) => Label::Money,
        None if length => Label::Date,
        None => Label::Quantity,
    };
    let unit = Unit::new(label, Span::at(at.offset(from), at.offset(end)), 1.0);
    let unit = with_half(at, Unit { measure, ..unit });
    let (qualifier, start) = qualifier(at);
    let led = paid || unit.value > 1.0 || values::FOR_A.has(last);
    let next = gap(end).map_or(end, |(next, _)| next);
    let stop = letters(next).map_or(!next.first().is_some_and(u8::is_ascii_digit), |(_, w)| {
        values::STOPS.has(w) && !w.eq_ignore_ascii_case(b"ago")
    });
    let cut = goes_on(end) || matches!(end, [b'-' | b'\'' | 0xE2, ..]);
    if !led && qualifier == Qualifier::Exact || !stop || cut {
        return None;
    }
    let currency = money.map_or([0; 4], |(.., currency)| currency);
    let meaning = Meaning { qualifier, ..money::meaning(unit.value, unit.span, currency) };
    let found = Finding { span: Span::at(start, unit.end), label, meaning };
    // "a year and a half ago"
    if length && unit.value > 1.0 { relative::duration(at, found) } else { Some(found) }
}

/// The "death toll" that figures are said of: "put the death toll at 62".
fn toll(at: &At<'_>) -> Option<Span> {
    let before = at.before();
    let lead = [&b" at "[..], b" to ", b" of ", b" is "].iter().any(|w| before.ends_with(w));
    if !lead || before.contains(&b'.') {
        return None;
    }
    let size = memchr::memmem::rfind(before, b"toll")?;
    let start = if before[..size].ends_with(b"death ") { size - 6 } else { size };
    let offset = at.at - before.len();
    Some(Span::at(offset + start, offset + size + 4))
}

fn percent(input: &[u8]) -> IResult<&[u8], (), ()> {
    if !matches!(input, [b'%' | b'p' | b'P', ..]) {
        return Err(nom::Err::Error(()));
    }
    let point = alt((word("points"), word("point")));
    let points = (tag_no_case("percentage"), alt((gap, hyphen)), point).map(|_| ());
    let sign = tag("%").map(|_| ());
    let between = opt(alt((gap, hyphen)));
    let words = (tag_no_case("per"), between, word("cent")).map(|_| ());
    alt((sign, words, points, word("pct").map(|_| ()), word("pc").map(|_| ()))).parse(input)
}

/// "of Syrian soldiers", "more soldiers" after "scores".
fn noun_after_of(at: &At<'_>, rest: &[u8], number: &Number) -> Option<Unit> {
    let (rest, _) = gap(rest).ok()?;
    let of: IResult<&[u8], _, ()> = tag_no_case("of").parse(rest);
    if let Some((from, end, currency)) =
        of.as_ref().ok().and_then(|(rest, _)| money::behind(at, rest, number))
    {
        let unit = Unit::new(Label::Money, Span::at(at.offset(from), at.offset(end)), f64::NAN);
        return Some(Unit { currency, ..unit });
    }
    let of = of.and_then(|(rest, _)| gap(rest));
    let more: IResult<&[u8], _, ()> = peek((tag_no_case("more"), gap)).parse(rest);
    let rest = of.map(|(rest, _)| rest).or(more.map(|(rest, _)| rest)).ok()?;
    noun(at, rest, f64::NAN)
}

/// The noun phrase that `input` begins with, if a number of `value` can count it; its unit is the head noun.
fn noun(at: &At<'_>, input: &[u8], value: f64) -> Option<Unit> {
    let (mut rest, mut head, mut capital) = (input, None, false);
    for nth in 0..PHRASE {
        let size = word_size(rest);
        let (word, after) = rest.split_at(size);
        // "20 Boeing 737 jets"
        if size == 0 && capital && rest.first().is_some_and(u8::is_ascii_digit) && head.is_none() {
            let figures =
                rest.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'-').count();
            let Ok((next, _)) = gap(&rest[figures..]) else { break };
            (rest, capital) = (next, false);
            continue;
        }
        // "1.5 m people"
        if nth == 0 && size == 1 && word[0].is_ascii_lowercase() {
            return None;
        }
        if nth == 0 && word == b"times" && value != 1.0 {
            head = Some((rest, true));
            break;
        }
        if size == 0 || values::STOPS.has(word) && !name_like(word, after) {
            break;
        }
        let lower = word[0].is_ascii_lowercase();
        let single = values::PEOPLE.has(word);
        if word.eq_ignore_ascii_case(b"olds") {
            return None;
        }
        let many = value != 1.0 && plural(word);
        if let Some((_, was_lower)) = head {
            // "sports clubs", "police officers", "Los Angeles officers"
            if !(many
                && lower
                && !values::LENGTHS.has(word)
                && !values::NO_HEADS.has(word)
                && (was_lower || nth > 0))
            {
                break;
            }
            head = Some((rest, lower));
        } else if value == 1.0 && (single || values::LENGTHS.has(word) && !word.ends_with(b"s"))
            || many
        {
            head = Some((rest, lower));
        } else if nth == 0 && value != 1.0 && lower && values::CASUALTIES.has(word) {
            head = Some((rest, true));
            break;
        }
        capital = !lower;
        match gap(after) {
            Ok((next, _)) => rest = next,
            Err(_) => break,
        }
    }
    let from = match head {
        Some((from, _)) => from,
        None if value == 1.0 => single(input)?,
        None => return None,
    };
    let (head, after) = from.split_at(word_size(from));
    // "90 soldiers' families": the count is of something else.
    if after.starts_with(b"'") || after.starts_with("’".as_bytes()) {
        return None;
    }
    let span = Span::at(at.offset(from), at.offset(after));
    let old: IResult<&[u8], _, ()> = (alt((gap, hyphen)), word("old")).parse(after);
    let time = values::LENGTHS.has(head);
    let label = if time { Label::Date } else { Label::Quantity };
    match old {
        Ok((end, _)) if time => {
            Some(Unit { end: at.offset(end), ..Unit::new(Label::Quantity, span, value) })
        }
        _ => Some(Unit::new(label, span, value)),
    }
}

/// Whether a word of [`values::STOPS`] is a name: "three US Navy ships", "five WHO experts".
fn name_like(word: &[u8], after: &[u8]) -> bool {
    let next = gap(after).map_or(after, |(next, _)| next);
    let small = next.iter().take_while(|b| b.is_ascii_alphabetic()).any(u8::is_ascii_lowercase);
    word == b"A" || matches!(word, b"US" | b"WHO" | b"IT") && small
}

/// The head of a phrase of one to four small words that "one" counts, where a word that cannot be part of it or a sign ends
/// the phrase: "one very soggy night of".
fn single(input: &[u8]) -> Option<&[u8]> {
    let mut rest = input;
    for _ in 0..4 {
        let size = word_size(rest);
        let (word, after) = rest.split_at(size);
        let participle =
            word.len() > 5 && word.ends_with(b"ing") && !values::NOUNS_IN_ING.has(word);
        let lower = word.iter().all(u8::is_ascii_lowercase);
        if size < 3 || !lower || participle || values::STOPS.has(word) || is_numeral(word) {
            return None;
        }
        let next = gap(after).map_or(after, |(next, _)| next);
        let size = word_size(next);
        let ends = matches!(
            after,
            [] | [b'.' | b',' | b';' | b')' | b':' | b'\n' | b'"' | b'?' | b'!', ..]
        );
        if ends || next.len() < after.len() && size > 0 && values::STOPS.has(&next[..size]) {
            let noun = !word.ends_with(b"ed") && !word.ends_with(b"ly");
            let noun = noun
                && (!word.ends_with(b"s") || word.ends_with(b"ss"))
                && !values::NO_HEADS.has(word);
            return noun.then_some(rest);
        }
        if next.len() == after.len() {
            return None;
        }
        rest = next;
    }
    None
}

/// Length of the word that `input` begins with: letters and, after the first, figures, with hyphens, dots and plus between them.
fn word_size(input: &[u8]) -> usize {
    let letter = |i: usize| {
        input.get(i).is_some_and(|b| {
            b.is_ascii_alphabetic()
                || (0xC3..=0xDF).contains(b)
                || (0x80..0xC0).contains(b)
                || i > 0 && b.is_ascii_digit()
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
    // "passers-by", "mothers-in-law"
    let tails = [&b"-by"[..], b"-in-law", b"-up", b"-general", b"-at-arms"];
    let word = tails.iter().find_map(|tail| word.strip_suffix(*tail)).unwrap_or(word);
    let short = matches!(word, [b'A'..=b'Z', b'A'..=b'Z', b's']);
    let s = (word.len() >= 4 || short)
        && word.ends_with(b"s")
        && ![&b"ss"[..], b"us", b"is"].iter().any(|end| word.ends_with(end));
    let tail = |end: &[u8]| word.len() > end.len() + 1 && word.ends_with(end);
    s || values::PLURALS.has(word)
        || [&b"men"[..], b"women", b"people", b"folk", b"craft", b"children"]
            .iter()
            .any(|e| tail(e))
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::String;
    use alloc::vec::Vec;

    use super::*;
    use crate::value::scan;

    /// "[mention] label number unit currency hedge" of each amount; groups of currencies stand for those of a country.
    fn read(text: &str) -> Vec<String> {
        let mut out = Vec::new();
        let all = scan(text.as_bytes(), Span::at(0, text.len()), None, |f| {
            let m = f.meaning;
            let number = if m.number.is_nan() { String::new() } else { format!(" {}", m.number) };
            let unit = &text[m.unit.range()];
            let currency = m.currency.iter().take_while(|b| **b != 0).map(|b| *b as char);
            let currency: String = currency.collect();
            let hedge = match m.qualifier {
                Qualifier::AtLeast => " >=",
                Qualifier::AtMost => " <=",
                Qualifier::About => " ~",
                _ => "",
            };
            let share = if m.flags & Value::RATIO != 0 { " ratio" } else { "" };
            let gap = |s: &str| if s.is_empty() { String::new() } else { format!(" {s}") };
            let words = &text[f.span.range()];
            let label = f.label.name();
            out.push(format!(
                "[{words}] {label}{number}{}{}{hedge}{share}",
                gap(unit),
                gap(&currency)
            ));
            Ok(())
        });
        all.unwrap();
        out
    }

    #[test]
    fn hedges_end_with_their_words() {
        for (words, _) in QUALIFIERS {
            let words = words.strip_suffix(b".").unwrap_or(words);
            let last = words.rsplit(|b| *b == b' ').next().unwrap();
            assert!(values::HEDGE_ENDS.has(last), "{}", String::from_utf8_lossy(last));
        }
    }

    #[test]
    fn cases() {
        let mut wrong = Vec::new();
        for (text, wanted) in [
            // Money
            ("It cost $27.1 billion.", &["[$27.1 billion] money 27100000000 $ dol"][..]),
            ("a US$4.7 billion firm", &["[US$4.7 billion] money 4700000000 US$ USD"]),
            (
                "A$40m and HK$3bn",
                &["[A$40m] money 40000000 A$ AUD", "[HK$3bn] money 3000000000 HK$ HKD"],
            ),
            (
                "NZD $100.70, US $6",
                &["[NZD $100.70] money 100.7 NZD $ NZD", "[US $6] money 6 US $ USD"],
            ),
            ("$1,190.00 AUD", &["[$1,190.00 AUD] money 1190 $ AUD"]),
            (
                "EUR 20m, EUR20, Rs. 2,500",
                &[
                    "[EUR 20m] money 20000000 EUR EUR",
                    "[EUR20] money 20 EUR EUR",
                    "[Rs. 2,500] money 2500 Rs. rup",
                ],
            ),
            (
                "a ₹5 crore fund, 35 lakh rupees",
                &["[₹5 crore] money 50000000 ₹ INR", "[35 lakh rupees] money 3500000 rupees rup"],
            ),
            (
                "15 €, 20€, 3.14US$",
                &["[15 €] money 15 € EUR", "[20€] money 20 € EUR", "[3.14US$] money 3.14 US$ USD"],
            ),
            (
                "€3,5 Mio., 2,5 Millionen Euro, 2 Mrd. Euro",
                &[
                    "[€3,5 Mio.] money 3500000 € EUR",
                    "[2,5 Millionen Euro] money 2500000 Euro EUR",
                    "[2 Mrd. Euro] money 2000000000 Euro EUR",
                ],
            ),
            ("€3.000 or Rp 31.500", &["[€3.000] money € EUR", "[Rp 31.500] money 31500 Rp IDR"]),
            (
                "a loss of -$3.2 million, −€40 million, $-3",
                &[
                    "[-$3.2 million] money -3200000 $ dol",
                    "[−€40 million] money -40000000 € EUR",
                    "[$-3] money -3 $ dol",
                ],
            ),
            (
                "$10-15 million",
                &["[$10] money 10000000 $ dol", "[15 million] money 15000000 $ dol"],
            ),
            (
                "more than 100m euros, about 3 trn yen",
                &[
                    "[more than 100m euros] money 100000000 euros EUR >=",
                    "[about 3 trn yen] money 3000000000000 yen JPY ~",
                ],
            ),
            ("half a billion dollars", &["[half a billion dollars] money 500000000 dollars dol"]),
            (
                "42 Lebanese pounds, 5m US dollars",
                &[
                    "[42 Lebanese pounds] money 42 Lebanese pounds LBP",
                    "[5m US dollars] money 5000000 US dollars USD",
                ],
            ),
            (
                "paid ten pounds, weighs ten pounds",
                &["[ten pounds] money 10 pounds pnd", "[ten pounds] quantity 10 pounds"],
            ),
            (
                "75p, 50 cents, 4m/-",
                &["[75p] money 75 p", "[50 cents] money 50 cents", "[4m/-] money 4000000 /- /-"],
            ),
            ("7 990 kr", &["[7 990 kr] money 7990 kr crw"]),
            ("millions of euros", &["[millions of euros] money euros EUR"]),
            ("COP 26 talks, TOP 10", &[]),
            (
                "ten dollars and twenty cents, $20 and 43 cents, $5 and 45 cents a share",
                &[
                    "[ten dollars and twenty cents] money 10.2 dollars dol",
                    "[$20 and 43 cents] money 20.43 $ dol",
                    "[$5] money 5 $ dol",
                    "[45 cents] money 45 cents",
                ],
            ),
            ("paid a dollar for it", &["[a dollar] money 1 dollar dol"]),
            (
                "€2.500,-, 45,- €, 2 millions d'euros",
                &[
                    "[€2.500,-] money 2500 € EUR",
                    "[45,- €] money 45 € EUR",
                    "[2 millions d'euros] money 2000000 euros EUR",
                ],
            ),
            (
                "Rs 1 crore 25 lakh, $US10m, Mex$5, CAD$5",
                &[
                    "[Rs 1 crore 25 lakh] money 12500000 Rs rup",
                    "[$US10m] money 10000000 $US USD",
                    "[Mex$5] money 5 Mex$ MXN",
                    "[CAD$5] money 5 CAD$ CAD",
                ],
            ),
            (
                "CN¥5, 300 Japanese yen, SR 1,500",
                &[
                    "[CN¥5] money 5 CN¥ CNY",
                    "[300 Japanese yen] money 300 Japanese yen JPY",
                    "[SR 1,500] money 1500 SR SAR",
                ],
            ),
            ("a 1080p film, KD 35 points", &[]),
            (
                "five to six hundred dollars",
                &["[five] money 500 dollars dol", "[six hundred dollars] money 600 dollars dol"],
            ),
            // Percent
            (
                ".5 percent, +0.3%, one-half of 1 percent",
                &[
                    "[.5 percent] percent 0.5 percent",
                    "[0.3%] percent 0.3 %",
                    "[one-half of 1 percent] percent 0.5 percent",
                ],
            ),
            (
                "rose 4.5 per cent, half of one percent",
                &[
                    "[4.5 per cent] percent 4.5 per cent",
                    "[half of one percent] percent 0.5 percent",
                ],
            ),
            (
                "was -0.4 percent, 5pc",
                &["[-0.4 percent] percent -0.4 percent", "[5pc] percent 5 pc"],
            ),
            ("a three-percent levy", &["[three-percent] percent 3 percent"]),
            // Measures
            (
                "It was -18 °C, minus 10 degrees",
                &["[-18 °C] quantity -18 °C", "[minus 10 degrees] quantity -10 degrees"],
            ),
            (
                "40 sq km, 70 degrees Fahrenheit",
                &[
                    "[40 sq km] quantity 40 sq km",
                    "[70 degrees Fahrenheit] quantity 70 degrees Fahrenheit",
                ],
            ),
            ("60 miles per hour", &["[60 miles per hour] quantity 60 miles per hour"]),
            ("two pounds and 4 ounces", &["[two pounds and 4 ounces] quantity 2.25 pounds"]),
            (
                "1½ miles, 1/4 inch, half a gallon",
                &[
                    "[1½ miles] quantity 1.5 miles",
                    "[1/4 inch] quantity 0.25 inch",
                    "[half a gallon] quantity 0.5 gallon",
                ],
            ),
            (
                "6ft 2in, 6-foot-2, 12st 7lb, 3lb 4oz",
                &[
                    "[6ft 2in] quantity 6.166666666666667 ft",
                    "[6-foot-2] quantity 6.166666666666667 foot",
                    "[12st 7lb] quantity 12.5 st",
                    "[3lb 4oz] quantity 3.25 lb",
                ],
            ),
            (
                "an hour and a half, two miles and a half",
                &[
                    "[an hour and a half] quantity 1.5 hour",
                    "[two miles and a half] quantity 2.5 miles",
                ],
            ),
            ("ten degrees below zero", &["[ten degrees below zero] quantity -10 degrees"]),
            (
                "12 µg/m³, 9.8 m/s², 3 g/plate",
                &["[12 µg/m³] quantity 12 µg/m³", "[9.8 m/s²] quantity 9.8 m/s²"],
            ),
            ("1,400 light years, 10^6 cells", &["[1,400 light years] quantity 1400 light years"]),
            (
                "a half-mile walk, a six\u{2011}month wait",
                &["[half-mile] quantity 0.5 mile", "[six\u{2011}month] quantity 6 month"],
            ),
            ("400m from the port", &["[400m] quantity 400 m"]),
            ("heat of 35C (95F)", &["[35C] quantity 35 C", "[95F] quantity 95 F"]),
            ("less than a mile", &["[less than a mile] quantity 1 mile <="]),
            (
                "a 37-year-old cook, 12 years old",
                &["[37-year-old] quantity 37 year", "[12 years old] quantity 12 years"],
            ),
            // Counts
            ("Some 62 Ruritanian troops", &["[Some 62 Ruritanian troops] quantity 62 troops ~"]),
            ("62 heavily armed troops", &["[62 heavily armed troops] quantity 62 troops"]),
            ("Some 20 Boeing 737 jets", &["[Some 20 Boeing 737 jets] quantity 20 jets ~"]),
            ("the Boeing 737 jets, on Windows 11 machines", &[]),
            (
                "1.5m people, 40k fans",
                &["[1.5m people] quantity 1500000 people", "[40k fans] quantity 40000 fans"],
            ),
            (
                "10 000 people, 1,00,000 voters",
                &[
                    "[10 000 people] quantity 10000 people",
                    "[1,00,000 voters] quantity 100000 voters",
                ],
            ),
            (
                "One hundred and twenty sailors",
                &["[One hundred and twenty sailors] quantity 120 sailors"],
            ),
            (
                "More than half a million people",
                &["[More than half a million people] quantity 500000 people >="],
            ),
            (
                "one or more boats, 20 boats or so",
                &["[one or more boats] quantity 1 boats >=", "[20 boats] quantity 20 boats"],
            ),
            ("a couple of cooler nights", &["[a couple of cooler nights] date 2 nights ~"]),
            ("three of her boats", &["[three of her boats] quantity 3 boats"]),
            ("one very soggy path to the sea", &["[one very soggy path] quantity 1 path"]),
            ("a mother of three", &["[three] quantity 3"]),
            (
                "ten police officers, four sports clubs",
                &[
                    "[ten police officers] quantity 10 officers",
                    "[four sports clubs] quantity 4 clubs",
                ],
            ),
            (
                "more\u{a0}than\u{a0}62\u{a0}troops, ~300 fans, 100-plus fans, not fewer than 30 fans",
                &[
                    "[more\u{a0}than\u{a0}62\u{a0}troops] quantity 62 troops >=",
                    "[~300 fans] quantity 300 fans ~",
                    "[100-plus fans] quantity 100 fans >=",
                    "[not fewer than 30 fans] quantity 30 fans >=",
                ],
            ),
            (
                "two to three dozen fans, 10 to 15,000 guests",
                &[
                    "[two] quantity 24 fans",
                    "[three dozen fans] quantity 36 fans",
                    "[15,000 guests] quantity 15000 guests",
                ],
            ),
            (
                "won 45 of the 120 seats, three of five fans",
                &["[45] quantity 45", "[120 seats] quantity 120 seats"],
            ),
            ("World War Two pilots, the Fantastic Four films, 4K screens, a .22 rifle", &[]),
            ("One day it will, for one day", &["[one day] date 1 day"]),
            (
                "three US Navy divers, Two passers-by, six MPs",
                &[
                    "[three US Navy divers] quantity 3 divers",
                    "[Two passers-by] quantity 2 passers-by",
                    "[six MPs] quantity 6 MPs",
                ],
            ),
            ("More than 200 died", &["[More than 200] quantity 200 >="]),
            ("twenty–five boats", &[]),
            // Shares
            ("A fifth of voters", &["[A fifth of voters] quantity 0.2 voters ratio"]),
            (
                "two-thirds of voters",
                &["[two-thirds of voters] quantity 0.6666666666666666 voters ratio"],
            ),
            (
                "Three-quarters of the 80 seats",
                &["[Three-quarters] quantity 0.75 ratio", "[80 seats] quantity 80 seats"],
            ),
            ("One in four homes", &["[One in four homes] quantity 0.25 homes ratio"]),
            ("half my staff left", &["[half my staff] quantity 0.5 staff ratio"]),
            (
                "the first half of the game, half empty, two in three days",
                &["[three days] date 3 days"],
            ),
        ] {
            let found = read(text);
            if found != wanted {
                wrong.push(format!("{text}: {found:#?}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
