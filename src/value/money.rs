//! Money: the sign, code or name of a currency before or behind an amount, and what currency it is.
//!
//! A currency is an ISO 4217 code or, until the article's country is known, the name of a group of [`LOCAL`] in small letters.

use crate::lexicon::money::{
    ABBREVIATIONS, BEHIND, CODES, DOLLARS, LETTERED, LOCAL, MINOR, NAME_ROWS, NAMES,
    OPEN_ABBREVIATIONS, OPEN_CODES, PAYING, PLACES, SIGNS,
};
use crate::span::Span;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::combinator::opt;
use nom::{IResult, Parser};

use crate::text::number::{
    Number, Style, gap, goes_on, hyphen, in_figures, in_words, letters, word,
};
use crate::time::finding::{At, Meaning};
use crate::types::Value;

/// A code or a group with NULs behind it; zeros if it is not known.
pub(super) type Currency = [u8; 4];

const UNKNOWN: Currency = [0; 4];

/// What stands before the figures.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) unit: Span,
    pub(super) currency: Currency,
    /// Whether a minus stands between it and the figures.
    pub(super) minus: bool,
    /// Whether it stands for other things too.
    open: bool,
}

fn currency(name: &[u8]) -> Currency {
    let mut code = UNKNOWN;
    code.iter_mut().zip(name).for_each(|(to, from)| *to = *from);
    code
}

fn row(table: &[(&str, &str)], key: &[u8]) -> Option<Currency> {
    table.iter().find(|(k, _)| k.as_bytes() == key).map(|(_, code)| currency(code.as_bytes()))
}

/// Whether `word` is an ISO code that is no word besides.
fn is_code(word: &[u8]) -> bool {
    word.len() == 3 && word.iter().all(u8::is_ascii_uppercase) && CODES.has(word)
}

/// `text` without one blank at its end.
pub(super) fn without_blank(text: &[u8]) -> &[u8] {
    let blanks = [&b" "[..], b"\n", b"\xC2\xA0", b"\xE2\x80\xAF", b"\xE2\x80\x89"];
    blanks.iter().find_map(|blank| text.strip_suffix(*blank)).unwrap_or(text)
}

fn count_back(text: &[u8], fits: impl Fn(u8) -> bool) -> usize {
    text.iter().rev().take_while(|b| fits(**b)).count()
}

/// The sign, code or abbreviation that stands before the figures at `at`: "$", "EUR ", "Rs.", "NZD $".
pub(super) fn before(at: &At<'_>) -> Option<Mark> {
    let before = at.before();
    let inner = [&b"-"[..], b"\xE2\x88\x92"].iter().find_map(|sign| before.strip_suffix(*sign));
    let head = without_blank(inner.unwrap_or(before));
    let end = at.at - (before.len() - head.len());
    let glued = head.len() == before.len();
    let mark = |start: usize, currency| {
        Some(Mark {
            unit: Span::at(end - (head.len() - start), end),
            currency,
            minus: inner.is_some(),
            open: false,
        })
    };
    match *head.last()? {
        b'$' | 0x80.. => {
            let (sign, code) = SIGNS.iter().find(|(sign, _)| head.ends_with(sign.as_bytes()))?;
            let left = &head[..head.len() - sign.len()];
            // "15 € 20 people"
            let behind = without_blank(left).last().is_some_and(u8::is_ascii_digit);
            if behind && (!glued || left.last().is_some_and(u8::is_ascii_digit)) {
                return None;
            }
            let size = count_back(left, |b| b.is_ascii_alphabetic() || b == b'.');
            let (outer, prefix) = left.split_at(left.len() - size);
            if size > 0 && size <= 4 && !outer.last().is_some_and(u8::is_ascii_alphanumeric) {
                let known = match *sign {
                    "$" if is_code(prefix) => Some(currency(prefix)),
                    "$" => row(&DOLLARS, prefix),
                    _ => {
                        let mut rows = LETTERED.iter();
                        let same = |l: &str, s: &str| l.as_bytes() == prefix && s == *sign;
                        rows.find(|(l, s, _)| same(l, s)).map(|(.., c)| currency(c.as_bytes()))
                    }
                };
                let capitals = prefix.iter().all(|b| b.is_ascii_uppercase() || *b == b'.');
                if known.is_some() || capitals {
                    return mark(outer.len(), known.unwrap_or(UNKNOWN));
                }
            }
            // "NZD $100", "US $6.9 billion"
            let spaced = without_blank(left);
            let size = count_back(spaced, |b| b.is_ascii_uppercase() || b == b'.');
            let (outer, word) = spaced.split_at(spaced.len() - size);
            let known = match word.len() {
                _ if outer.last().is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'-') => None,
                2 | 4 => row(&DOLLARS, word),
                _ if is_code(word) => Some(currency(word)),
                _ => None,
            };
            match known {
                Some(known) if spaced.len() < left.len() => mark(outer.len(), known),
                _ => mark(left.len(), currency(code.as_bytes())),
            }
        }
        b'.' | b'a'..=b'z' | b'A'..=b'Z' if inner.is_none() => {
            let word = head.strip_suffix(b".").unwrap_or(head);
            let size = count_back(word, |b| b.is_ascii_alphabetic());
            let (outer, word) = word.split_at(word.len() - size);
            // "$US10m"
            if let (true, Some(b'$')) = (glued, outer.last()) {
                return mark(outer.len() - 1, row(&DOLLARS, word)?);
            }
            if outer.last().is_some_and(|b| {
                b.is_ascii_digit() || matches!(b, b'-' | b'.' | b'/' | b'_' | 0x80..)
            }) {
                return None;
            }
            if !word.first()?.is_ascii_uppercase() && word != b"kr" {
                return None;
            }
            if is_code(word) && !OPEN_CODES.has(word) && !head.ends_with(b".") {
                return mark(outer.len(), currency(word));
            }
            let known = row(&ABBREVIATIONS, word).filter(|_| word.len() > 1 || glued)?;
            let open = word.len() == 1 || OPEN_ABBREVIATIONS.has(word);
            mark(outer.len(), known).map(|mark| Mark { open, ..mark })
        }
        _ => None,
    }
}

/// Whether an amount of an abbreviation that has other meanings is written as money is: "R2,500", not "R62".
pub(super) fn likely(mark: &Mark, number: &Number) -> bool {
    !mark.open || number.scale > 1.0 || number.style == Style::Grouped
}

/// Adds the cents behind an amount in the larger unit: "and 50 cents" after "ten dollars".
pub(super) fn with_minor(input: &[u8], value: f64) -> Option<(&[u8], f64)> {
    let (rest, _) = opt((gap, word("and"))).parse(input).ok()?;
    let (rest, _) = gap(rest).ok()?;
    let (rest, part) = alt((in_figures, in_words)).parse(rest).ok()?;
    let (rest, _) = gap(rest).ok()?;
    let (rest, name) = letters(rest).ok()?;
    let whole = value % 1.0 == 0.0 && part.value % 1.0 == 0.0;
    let fits = whole && value < 1e6 && (1.0..100.0).contains(&part.value) && name.len() > 1;
    // "$20 and 43 cents a share" are two.
    let each = gap(rest).and_then(|(next, _)| letters(next));
    let each = each.is_ok_and(|(_, w)| matches!(w, b"a" | b"an" | b"per" | b"each"));
    (fits && MINOR.has(name) && !goes_on(rest) && !each)
        .then(|| (rest, (value * 100.0 + part.value) / 100.0))
}

/// Whether amounts of `currency`, that of a unit and no part of one, have hundredths.
pub(super) fn has_minor(currency: Currency) -> bool {
    currency != UNKNOWN && currency != *b"JPY\0"
}

/// The currency behind the number that ends at `rest`: where its words begin, what follows them, and which it is.
pub(super) fn behind<'t>(
    at: &At<'_>,
    rest: &'t [u8],
    number: &Number,
) -> Option<(&'t [u8], &'t [u8], Currency)> {
    // "4m/-": shillings and no cents.
    if let [b'/', b'-' | b'=', end @ ..] = rest
        && !goes_on(end)
    {
        return Some((rest, end, currency(b"/-")));
    }
    let after = match rest {
        [b'-', after @ ..] | [0xE2, 0x80, 0x90 | 0x91, after @ ..] => after,
        _ => gap(rest).map_or(rest, |(after, _)| after),
    };
    let first = *after.first()?;
    if !first.is_ascii_alphabetic()
        || first == b'U'
        || after.get(1..3).is_some_and(|two| two.contains(&b'$'))
    {
        let size =
            after.iter().take(4).take_while(|b| b.is_ascii_uppercase() || **b == b'.').count();
        let prefix = if after.get(size) == Some(&b'$') { size } else { 0 };
        let sign = SIGNS.iter().find(|(sign, _)| after[prefix..].starts_with(sign.as_bytes()));
        if let Some((sign, code)) = sign {
            let end = &after[prefix + sign.len()..];
            let next = gap(end).map_or(end, |(next, _)| next);
            let known = if prefix > 0 {
                row(&DOLLARS, &after[..prefix])?
            } else {
                currency(code.as_bytes())
            };
            return (!next.first().is_some_and(u8::is_ascii_digit) && !goes_on(end))
                .then_some((after, end, known));
        }
        if after.starts_with("¢".as_bytes()) {
            return Some((after, &after[2..], UNKNOWN));
        }
    }
    let (end, word) = letters(after).ok()?;
    if is_code(word) && !goes_on(end) {
        let open = OPEN_CODES.has(word) && number.scale == 1.0 && number.style != Style::Grouped;
        return (!open && number.figures()).then_some((after, end, currency(word)));
    }
    if let Some((name, code)) = BEHIND.iter().find(|(name, _)| after.starts_with(name.as_bytes()))
        && !goes_on(&after[name.len()..])
    {
        return Some((after, &after[name.len()..], currency(code.as_bytes())));
    }
    if MINOR.has(word) {
        // "1080p video"
        let lines =
            word == b"p" && matches!(number.value, 480.0 | 720.0 | 1080.0 | 1440.0 | 2160.0);
        if lines {
            return None;
        }
        let sign =
            word.len() == 1 && (!number.figures() || word != b"p" || after.len() != rest.len());
        return (!sign && !goes_on(end)).then_some((after, end, UNKNOWN));
    }
    if after.len() == rest.len() {
        return None;
    }
    // "2 millions d'euros", "3 millones de dollars"
    if let Ok((after, ())) = of_romance(after) {
        return if number.scale > 1.0 { named(at, after, number, false) } else { None };
    }
    named(at, after, number, hyphen(rest).is_ok())
}

/// "de" and "d'" between a scale and a currency.
fn of_romance(input: &[u8]) -> IResult<&[u8], (), ()> {
    let de = (tag("de"), gap).map(|_| ());
    alt((de, alt((tag("d'"), tag("d’"))).map(|_| ()))).parse(input)
}

/// "euros", "US dollars", "New Zealand dollars".
fn named<'t>(
    at: &At<'_>,
    input: &'t [u8],
    number: &Number,
    hyphen: bool,
) -> Option<(&'t [u8], &'t [u8], Currency)> {
    let mut rest = input;
    for nth in 0..4 {
        let american = nth == 0 && rest.starts_with(b"U.S. ");
        let size = rest.iter().take_while(|b| b.is_ascii_alphabetic()).count();
        let size = if american { 4 } else { size };
        let (word, end) = rest.split_at(size);
        let name = NAME_ROWS.get(word);
        if name != 0 {
            let group = NAMES[usize::from(name) - 1].1;
            let place = input[..input.len() - rest.len()].trim_ascii_end();
            let capitals = |place: &[u8]| {
                place
                    .split(u8::is_ascii_whitespace)
                    .all(|w| w.first().is_some_and(u8::is_ascii_uppercase))
            };
            let known = match place {
                [] => Some(currency(group.as_bytes()))
                    .filter(|_| is_money(at, group, end, number, hyphen))
                    .map(|known| if group == "bck" { currency(b"dol") } else { known }),
                // "Japanese yen", "South African rand"
                _ if group.as_bytes()[0].is_ascii_uppercase() && capitals(place) => {
                    Some(currency(group.as_bytes()))
                }
                _ => {
                    let country =
                        PLACES.iter().find(|(p, _)| p.as_bytes().eq_ignore_ascii_case(place));
                    country.map(|(_, country)| {
                        in_country(group.as_bytes(), country.as_bytes()).unwrap_or(UNKNOWN)
                    })
                }
            };
            let sterling = gap(end).and_then(|(from, _)| letters(from)).ok();
            if let Some((end, _)) =
                sterling.filter(|(_, w)| group == "pnd" && w.eq_ignore_ascii_case(b"sterling"))
            {
                return Some((input, end, currency(b"GBP")));
            }
            return known.filter(|_| !goes_on(end)).map(|known| (input, end, known));
        }
        rest = gap(end).ok().filter(|_| size > 0 && !hyphen)?.0;
    }
    None
}

/// Whether the name of a currency that is a common word too is meant as one.
fn is_money(at: &At<'_>, group: &str, end: &[u8], number: &Number, hyphen: bool) -> bool {
    let large = number.value >= 1e5 || number.scale >= 1e3;
    match group {
        "pnd" | "bck" => large || !hyphen && paying(at),
        "won" | "lei" | "VND" | "GEL" | "BWP" => large || number.figures() && number.value >= 100.0,
        "crw" => large || number.figures() && number.value >= 20.0,
        _ => !end.starts_with(b"'"),
    }
}

/// Whether the words before speak of paying.
fn paying(at: &At<'_>) -> bool {
    at.before().rsplit(|b| !b.is_ascii_alphabetic()).any(|word| PAYING.has(word))
}

fn in_country(group: &[u8], country: &[u8]) -> Option<Currency> {
    let (_, codes) = LOCAL.iter().find(|(name, _)| name.as_bytes() == group)?;
    let mut words = codes.split(' ');
    while let (Some(place), Some(code)) = (words.next(), words.next()) {
        if place.as_bytes() == country {
            return Some(currency(code.as_bytes()));
        }
    }
    None
}

/// The meaning of an amount of this currency.
pub(super) fn meaning(number: f64, unit: Span, currency: Currency) -> Meaning {
    let local = currency[0] != 0 && !currency[0].is_ascii_uppercase();
    let flags = if local { Value::LOCAL_CURRENCY } else { 0 };
    Meaning { number, unit, currency, flags, ..Meaning::default() }
}

/// Whether people who use this currency write points between thousands.
pub(super) fn points(currency: Currency) -> bool {
    matches!(&currency, b"IDR\0" | b"crw\0" | b"BRL\0" | b"DKK\0" | b"NOK\0" | b"CLP\0" | b"VND\0")
}

/// Puts the currency of the article's country in place of a group. Whether it is money at all: a single letter is only so where
/// the country has it.
pub(super) fn settle(meaning: &mut Meaning, country: impl FnOnce() -> Option<[u8; 2]>) -> bool {
    if meaning.flags & Value::LOCAL_CURRENCY == 0 {
        return true;
    }
    let group = meaning.currency.split(|b| *b == 0).next().unwrap_or_default();
    match country().and_then(|country| in_country(group, &country)) {
        Some(code) => meaning.currency = code,
        None => {
            let letter = group.len() == 1;
            (meaning.currency, meaning.flags) = (UNKNOWN, meaning.flags & !Value::LOCAL_CURRENCY);
            return !letter;
        }
    }
    true
}
