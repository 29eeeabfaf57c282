//! Numbers in figures and in words, with their scale: "1,203", "1.5 million", "one hundred and twenty", "two dozen", "half a
//! million", "two-thirds", "one in five", "tens of thousands". This is the one reader of numbers in prose.
//!
//! A number is read whole or not at all: where a numeral follows that belongs to none ("nineteen eighty"), there is none.

use nom::branch::alt;
use nom::combinator::{not, opt, peek, verify};
use nom::sequence::{pair, terminated};
use nom::{IResult, Parser};

use super::table::WordTable;

/// Whether `b` may stand inside a word; bytes of multi-byte characters count.
pub(crate) const fn is_word(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b >= 0x80
}

/// White space between two words of a phrase: blanks, no-break spaces, at most one line break. No tab: those are tables.
#[inline(always)]
pub(crate) fn gap(input: &[u8]) -> IResult<&[u8], (), ()> {
    match *input {
        // As a rule one blank, or none.
        [b' ', b'!'..=b'~', ..] => Ok((&input[1..], ())),
        [b' ' | b'\n' | b'\r' | 0xC2 | 0xE2, ..] => gaps(input),
        _ => Err(FAIL),
    }
}

fn gaps(input: &[u8]) -> IResult<&[u8], (), ()> {
    let (mut at, mut breaks) = (0, 0);
    loop {
        match input[at..] {
            [b' ' | b'\r', ..] => at += 1,
            [b'\n', ..] if breaks == 0 => (at, breaks) = (at + 1, 1),
            [0xC2, 0xA0, ..] => at += 2,
            [0xE2, 0x80, 0x89 | 0xAF, ..] => at += 3,
            _ => break,
        }
    }
    // A line that begins with a capital is more often a new one than the rest of a wrapped phrase.
    let new_line = breaks == 1 && input.get(at).is_some_and(|b| !b.is_ascii_lowercase());
    if at == 0 || new_line { Err(FAIL) } else { Ok((&input[at..], ())) }
}

/// "-", or the hyphens of typesetters: U+2010 and U+2011, which breaks no line.
pub(crate) fn hyphen(input: &[u8]) -> IResult<&[u8], (), ()> {
    match input {
        [b'-', rest @ ..] | [0xE2, 0x80, 0x90 | 0x91, rest @ ..] => Ok((rest, ())),
        _ => Err(nom::Err::Error(())),
    }
}

/// `word` in any case, not continued by a letter or digit.
pub(crate) fn word<'a>(word: &'static str) -> impl Parser<&'a [u8], Output = &'a [u8], Error = ()> {
    terminated(nom::bytes::complete::tag_no_case(word), peek(not(letter_or_digit)))
}

fn letter_or_digit(input: &[u8]) -> IResult<&[u8], u8, ()> {
    match input {
        // Punctuation and spaces of UTF-8 begin with C2 or E2; names' letters hardly ever do.
        [b @ (b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | 0xC3..=0xE1 | 0xE3..), rest @ ..] => {
            Ok((rest, *b))
        }
        _ => Err(FAIL),
    }
}

/// The letters up to the next byte that is none.
pub(crate) fn letters(input: &[u8]) -> IResult<&[u8], &[u8], ()> {
    let size = input.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    if size > 0 { Ok((&input[size..], &input[..size])) } else { Err(FAIL) }
}

/// Whether `rest` goes on with a letter or digit.
pub(crate) fn goes_on(rest: &[u8]) -> bool {
    rest.first().is_some_and(u8::is_ascii_alphanumeric)
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Style {
    Words,
    Figures,
    /// Figures with groups of thousands that are no groups of years or codes: "1,200", "12 000".
    Grouped,
    /// Figures with a decimal comma.
    Comma,
    /// Figures that are 1.5 in some countries and 1500 in others; the value is the former.
    Open,
    /// A fraction or a ratio: "two-thirds", "1/4", "one in five".
    Share,
    /// "dozens": the value is NaN.
    Vague,
}

/// A number with the scale behind it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Number {
    pub(crate) value: f64,
    /// What the words behind the number multiplied: a million in "2.3 million".
    pub(crate) scale: f64,
    pub(crate) style: Style,
}

impl Number {
    /// Whether it is written in figures.
    pub(crate) fn figures(&self) -> bool {
        matches!(self.style, Style::Figures | Style::Grouped | Style::Comma | Style::Open)
    }

    pub(crate) fn times(self, scale: f64) -> Number {
        // A scale says that the mark is a decimal one: nobody writes "1.500 million" for more than a billion.
        let open = matches!(self.style, Style::Open | Style::Comma) && scale != 1.0;
        let style = if open { Style::Figures } else { self.style };
        Number { value: self.value * scale, scale: self.scale * scale, style }
    }
}

const FAIL: nom::Err<()> = nom::Err::Error(());

/// Any number.
pub(crate) fn number(input: &[u8]) -> IResult<&[u8], Number, ()> {
    let (rest, first) = simple(input)?;
    match out_of(rest) {
        Ok((after, (sure, second))) => match ratio(first, sure, second) {
            Some(value) => Ok((after, Number { value, scale: 1.0, style: Style::Share })),
            None => Ok((rest, first)),
        },
        Err(_) => Ok((rest, first)),
    }
}

/// A number that is no ratio of two.
fn simple(input: &[u8]) -> IResult<&[u8], Number, ()> {
    match input.first() {
        Some(b'0'..=b'9' | b'.' | 0x80..) => in_figures(input),
        // Nearly all words begin no number.
        _ if letters(input).is_ok_and(|(_, word)| may_begin(word)) => {
            alt((share, in_words, vague)).parse(input)
        }
        _ => Err(FAIL),
    }
}

/// Whether a number in words may begin with `word`.
pub(crate) fn may_begin(word: &[u8]) -> bool {
    match word.len() {
        1 | 2 => is_article(word),
        _ => {
            NUMERALS.get(word) != 0
                || VAGUE.get(word) != 0
                || word.eq_ignore_ascii_case(b"half")
                || word.eq_ignore_ascii_case(b"quarter")
        }
    }
}

fn is_article(word: &[u8]) -> bool {
    matches!(word, [b'a' | b'A'] | [b'a' | b'A', b'n' | b'N'])
}

#[derive(Clone, Copy, PartialEq)]
enum Separator {
    Comma,
    Point,
    Apostrophe,
    Blank,
}

/// What may part two groups of figures, and what follows it.
fn separator(input: &[u8]) -> Option<(Separator, &[u8])> {
    match input {
        [b',', rest @ ..] => Some((Separator::Comma, rest)),
        [b'.', rest @ ..] => Some((Separator::Point, rest)),
        [b'\'', rest @ ..] | [0xE2, 0x80, 0x99, rest @ ..] => Some((Separator::Apostrophe, rest)),
        [b' ', rest @ ..] | [0xC2, 0xA0, rest @ ..] | [0xE2, 0x80, 0x89 | 0xAF, rest @ ..] => {
            Some((Separator::Blank, rest))
        }
        _ => None,
    }
}

fn digits(input: &[u8]) -> usize {
    input.iter().take_while(|b| b.is_ascii_digit()).count()
}

/// What follows the groups of `size` figures that `by` leads.
fn groups(mut input: &[u8], by: Separator, size: usize) -> &[u8] {
    while let Some((_, rest)) = separator(input).filter(|(s, _)| *s == by)
        && digits(rest) == size
    {
        input = &rest[size..];
    }
    input
}

/// The "-" or "--" for the hundredths of a price in "45,-".
fn no_hundredths(input: &[u8]) -> &[u8] {
    let marks = [&b",--"[..], b",-", b",\xE2\x80\x93", b".--", b".-", b".\xE2\x80\x93"];
    let rest = marks.iter().find_map(|mark| input.strip_prefix(*mark));
    rest.filter(|rest| !rest.first().is_some_and(|b| is_word(*b) || *b == b'-')).unwrap_or(input)
}

/// Figures with their groups and decimals: "1,203", "1.5", ".5", "12,34,567", "1 203,50", "1'203", "45,-".
fn figures(input: &[u8]) -> IResult<&[u8], Number, ()> {
    let first = digits(input);
    // "007" and "020" number things.
    if first == 0 && !matches!(input, [b'.', b'0'..=b'9', ..]) || first > 1 && input[0] == b'0' {
        return Err(FAIL);
    }
    let mut rest = &input[first..];
    let by = separator(rest).map(|(by, _)| by).filter(|_| first <= 3 && input[0] != b'0');
    let mut grouped = None;
    if let Some(by) = by {
        let pairs = if by == Separator::Comma { groups(rest, by, 2) } else { rest };
        let end = groups(pairs, by, 3);
        if end.len() < pairs.len() {
            (rest, grouped) = (end, Some((by, pairs.len() - end.len() <= 6)));
        }
    }
    let whole = &input[..input.len() - rest.len()];
    let mut style = if grouped.is_some() { Style::Grouped } else { Style::Figures };
    let mut decimals: &[u8] = &[];
    if let Some((mark, after)) = separator(rest) {
        let size = digits(after);
        let by = grouped.map(|(by, _)| by);
        let ends = !matches!(after[size..], [b',' | b'.', b'0'..=b'9', ..]);
        let point = mark == Separator::Point && by != Some(Separator::Point);
        let comma = mark == Separator::Comma
            && by != Some(Separator::Comma)
            && (size <= 2 || whole == b"0")
            && ends;
        if size > 0 && (point || comma) {
            (decimals, rest) = after.split_at(size);
            style = if comma { Style::Comma } else { style };
        } else {
            let after = no_hundredths(rest);
            style = if after.len() < rest.len() { Style::Comma } else { style };
            rest = after;
        }
    }
    let whole_digits = whole.iter().filter(|b| b.is_ascii_digit());
    let (mut mantissa, mut size, mut scale) = (0u64, 0, 1.0);
    for digit in whole_digits {
        mantissa = mantissa.wrapping_mul(10).wrapping_add(u64::from(digit - b'0'));
        size += 1;
    }
    if size > 18 {
        return Err(FAIL);
    }
    // Integers below 2^53 and powers of ten up to 10^22 are exact, so one division rounds once.
    for digit in decimals.iter().take(15usize.saturating_sub(size)) {
        mantissa = mantissa.wrapping_mul(10).wrapping_add(u64::from(digit - b'0'));
        scale *= 10.0;
    }
    if grouped == Some((Separator::Point, true))
        && whole.len() == first + 4
        && style != Style::Comma
    {
        (style, scale) = (Style::Open, 1e3);
    }
    Ok((rest, Number { value: mantissa as f64 / scale, scale: 1.0, style }))
}

/// Signs of a fraction.
const VULGAR: [(&str, f64); 17] = [
    ("½", 0.5),
    ("¼", 0.25),
    ("¾", 0.75),
    ("⅓", 1.0 / 3.0),
    ("⅔", 2.0 / 3.0),
    ("⅕", 0.2),
    ("⅖", 0.4),
    ("⅗", 0.6),
    ("⅘", 0.8),
    ("⅙", 1.0 / 6.0),
    ("⅚", 5.0 / 6.0),
    ("⅛", 0.125),
    ("⅜", 0.375),
    ("⅝", 0.625),
    ("⅞", 0.875),
    ("⅐", 1.0 / 7.0),
    ("⅒", 0.1),
];

/// "½", "1/4".
fn sign_of_fraction(input: &[u8]) -> IResult<&[u8], f64, ()> {
    if input.first().is_some_and(|b| *b >= 0x80) {
        let sign = VULGAR.iter().find(|(sign, _)| input.starts_with(sign.as_bytes()));
        return sign.map(|(sign, f)| (&input[sign.len()..], *f)).ok_or(FAIL);
    }
    let (upper, lower) = match input {
        [a @ b'1'..=b'9', b'/', b'1', b'0', rest @ ..] => ((*a, 10), rest),
        [a @ b'1'..=b'9', b'/', b'1', b'6', rest @ ..] => ((*a, 16), rest),
        [a @ b'1'..=b'9', b'/', b @ (b'2'..=b'6' | b'8'), rest @ ..] => ((*a, b - b'0'), rest),
        _ => return Err(FAIL),
    };
    let (above, below) = (f64::from(upper.0 - b'0'), f64::from(upper.1));
    let more = matches!(lower, [b'0'..=b'9' | b'/', ..] | [b'-', b'0'..=b'9', ..]);
    if above < below && !more { Ok((lower, above / below)) } else { Err(FAIL) }
}

/// Figures with a fraction and a scale: "2½", "2 1/2 million", "3 and a half", "1.2 billion", "77million".
pub(crate) fn in_figures(input: &[u8]) -> IResult<&[u8], Number, ()> {
    if let Ok((rest, value)) = sign_of_fraction(input) {
        return Ok((rest, Number { value, scale: 1.0, style: Style::Share }));
    }
    let (mut rest, mut number) = figures(input)?;
    let after = gap(rest).map_or(rest, |(after, _)| after);
    let glued = rest.first().is_some_and(|b| *b >= 0x80);
    // "1-1/2 cups"
    let after = match rest {
        [b'-', b'1'..=b'9', b'/', ..] => &rest[1..],
        _ => after,
    };
    if (glued || after.len() < rest.len())
        && let Ok((end, part)) = sign_of_fraction(after)
    {
        (rest, number.value, number.style) = (end, number.value + part, Style::Figures);
    } else if let Ok((end, part)) = and_part(rest) {
        (rest, number.value) = (end, number.value + part);
    }
    let glued = letters(rest).ok().and_then(|(after, w)| Some((after, scale_of(w)?)));
    if let Some((after, factor)) = glued {
        (rest, number) = (after, number.times(factor));
    }
    while let Ok((after, factor)) = scale(rest) {
        (rest, number) = (after, number.times(factor));
    }
    if let Some((after, part)) = smaller(rest, &number) {
        return Ok((after, Number { value: number.value + part, ..number }));
    }
    // "5 million two hundred thousand" is not read, so nothing is.
    let more = number.scale > 1.0
        && joint(rest).is_some_and(|(from, and)| !and && numeral(from).is_some());
    if more { Err(FAIL) } else { Ok((rest, number)) }
}

/// What stands behind the scale of `number` for its smaller part: ", two hundred thousand", "25 lakh" after "1 crore".
fn smaller<'t>(input: &'t [u8], number: &Number) -> Option<(&'t [u8], f64)> {
    if number.scale < 1e3 || number.value % number.scale != 0.0 {
        return None;
    }
    let from = match input {
        [b',', rest @ ..] => rest,
        // Words without a comma are read with what is before them.
        [b' ', b'0'..=b'9', ..] | [0xC2, ..] => input,
        _ => return None,
    };
    let (from, _) = gap(from).ok()?;
    let (rest, part) = alt((in_figures, in_words)).parse(from).ok()?;
    let least = if part.figures() { part.scale >= 1e3 } else { part.value >= 100.0 };
    let fits = least && part.value < number.scale && part.style != Style::Share;
    // "five thousand, two hundred of them children"
    (fits && !goes_on_with_of(rest)).then_some((rest, part.value))
}

const ZERO: u16 = 99;
const HUNDRED: u16 = 100;
const DOZEN: u16 = 101;

/// The numerals. Up to ninety they are their own number; scales are rows of [`SCALES`].
static NUMERALS: WordTable<128> = WordTable::new(&[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty fourty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("zero", ZERO),
    ("hundred", HUNDRED),
    ("dozen dozens", DOZEN),
    ("thousand thousands", 102),
    ("lakh lakhs lac lacs", 103),
    ("million millions millionen millones", 104),
    ("crore crores", 105),
    ("billion billions milliard milliards milliarde milliarden", 106),
    ("trillion trillions", 107),
]);

const SCALES: [f64; 8] = [1e2, 12.0, 1e3, 1e5, 1e6, 1e7, 1e9, 1e12];

fn numeral(input: &[u8]) -> Option<(&[u8], u16)> {
    let (rest, word) = letters(input).ok()?;
    let code = NUMERALS.get(word);
    (code != 0).then_some((rest, code))
}

/// The factor of "million" and its like.
fn scale_of(word: &[u8]) -> Option<f64> {
    let code = NUMERALS.get(word);
    code.checked_sub(HUNDRED).map(|row| SCALES[usize::from(row)])
}

/// Whether `word` is a numeral or a scale.
pub(crate) fn is_numeral(word: &[u8]) -> bool {
    NUMERALS.get(word) != 0
}

/// "million" and its like after a number, with a blank or a hyphen between.
fn scale(input: &[u8]) -> IResult<&[u8], f64, ()> {
    let (from, _) = blank_or_hyphen(input)?;
    let (rest, word) = letters(from)?;
    scale_of(word).map(|factor| (rest, factor)).ok_or(FAIL)
}

/// What joins two numerals, and whether "and" is in it.
fn joint(input: &[u8]) -> Option<(&[u8], bool)> {
    let (rest, _) = blank_or_hyphen(input).ok()?;
    if !matches!(rest, [b'a' | b'A', ..]) {
        return Some((rest, false));
    }
    let and: IResult<&[u8], _, ()> = (word("and"), blank_or_hyphen).parse(rest);
    Some(and.map_or((rest, false), |(rest, _)| (rest, true)))
}

fn blank_or_hyphen(input: &[u8]) -> IResult<&[u8], (), ()> {
    hyphen(input).or_else(|_| gap(input))
}

#[derive(Clone, Copy, PartialEq)]
enum Last {
    Start,
    Unit,
    Tens,
    Hundred,
    Dozen,
    Scale,
}

/// A number in words: "nineteen", "twenty five", "two hundred and five", "a million and a half", "five and a half million".
pub(crate) fn in_words(input: &[u8]) -> IResult<&[u8], Number, ()> {
    let (mut rest, mut total, mut current) = (input, 0.0, 0.0);
    let (mut last, mut scaled, mut at_numeral) = (Last::Start, 1.0, true);
    // The hundred or dozen that the number ends with.
    let mut round = 1.0;
    let (behind, first) = letters(input)?;
    if !is_article(first) {
        // Most words are no numerals.
        if NUMERALS.get(first) == 0 {
            return Err(FAIL);
        }
    } else if let Ok((after, _)) = (peek(not(letter_or_digit)), gap).parse(behind) {
        if let Ok((end, _)) = (word("couple"), gap, word("of")).parse(after) {
            return Ok((end, Number { value: 2.0, scale: 1.0, style: Style::Words }));
        }
        (rest, current, last) = (after, 1.0, Last::Unit);
        if numeral(after).is_none_or(|(_, code)| code < HUNDRED) {
            return Err(FAIL);
        }
    }
    loop {
        let (from, and) = if at_numeral {
            (rest, false)
        } else {
            let Some(next) = joint(rest) else { break };
            next
        };
        let Some((after, code)) = numeral(from) else { break };
        let next = joint(after).filter(|(_, and)| !and).and_then(|(from, _)| numeral(from));
        // "two one-bedroom flats": the second belongs to the noun.
        if last != Last::Start
            && code < HUNDRED
            && hyphen(after).is_ok()
            && next.is_none()
            && hyphen(rest).is_err()
        {
            break;
        }
        let behind = matches!(last, Last::Hundred | Last::Scale);
        if and {
            let hundred = match next {
                Some((end, code)) if code < 10 => {
                    joint(end).and_then(|(from, and)| numeral(from).filter(|_| !and))
                }
                next => next,
            };
            let hundreds = hundred.is_some_and(|(_, code)| code == HUNDRED);
            if !behind || code >= ZERO || hundreds && last == Last::Hundred {
                break;
            }
        }
        let fits = match code {
            ZERO => last == Last::Start,
            1..=9 => last == Last::Start || last == Last::Tens || behind,
            10..=90 => last == Last::Start || behind,
            HUNDRED => matches!(last, Last::Unit | Last::Tens) && current < 100.0,
            DOZEN => matches!(last, Last::Unit | Last::Tens | Last::Hundred),
            _ => {
                last == Last::Scale && current == 0.0
                    || matches!(last, Last::Unit | Last::Tens | Last::Hundred)
            }
        };
        if !fits {
            return Err(FAIL);
        }
        match code {
            ZERO => last = Last::Dozen,
            1..=19 => (current, last) = (current + f64::from(code), Last::Unit),
            20..=90 => (current, last) = (current + f64::from(code), Last::Tens),
            HUNDRED => (current, round, last) = (current * 100.0, 100.0, Last::Hundred),
            DOZEN => (current, round, last) = (current * 12.0, 12.0, Last::Dozen),
            _ => {
                let factor = SCALES[usize::from(code - HUNDRED)];
                if last == Last::Scale {
                    (total, scaled) = (total * factor, scaled * factor);
                } else {
                    if scaled > 1.0 && current * factor >= scaled {
                        return Err(FAIL);
                    }
                    total += current * factor;
                    scaled = factor;
                }
                (current, last) = (0.0, Last::Scale);
            }
        }
        (rest, at_numeral) = (after, false);
    }
    if last == Last::Start {
        return Err(FAIL);
    }
    let mut number = Number {
        value: total + current,
        scale: if total > 0.0 { scaled } else { 1.0 },
        style: Style::Words,
    };
    let decimals = if total == 0.0 && round == 1.0 { decimals_in_words(rest) } else { None };
    let part = decimals.or_else(|| and_part(rest).ok());
    if let Some((after, part)) = part {
        (rest, number.value) = (after, number.value + part * number.scale);
        while let Ok((after, factor)) = scale(rest) {
            (rest, number) = (after, number.times(factor));
        }
    } else if let Some((after, part)) = smaller(rest, &number) {
        (rest, number.value) = (after, number.value + part);
    } else if total == 0.0 && matches!(last, Last::Hundred | Last::Dozen) {
        number.scale = round;
    }
    // "twenty-first", "two hundred and fifth"
    let ordinal = joint(rest).and_then(|(from, and)| Some((letters(from).ok()?.1, and)));
    let glued = hyphen(rest).is_ok();
    let ordinal = ordinal.is_some_and(|(w, and)| {
        // "three score"
        w == b"score" || (glued || and || last == Last::Tens) && ORDINALS.get(w) != 0
    });
    if ordinal || goes_on(rest) { Err(FAIL) } else { Ok((rest, number)) }
}

/// "point two five" after a number in words.
fn decimals_in_words(input: &[u8]) -> Option<(&[u8], f64)> {
    let (mut rest, _) = (gap, word("point")).parse(input).ok()?;
    let (mut mantissa, mut below) = (0u32, 1.0);
    while let Ok((from, _)) = gap(rest)
        && let Some((after, code @ (1..=9 | ZERO))) = numeral(from)
        && below < 1e6
    {
        mantissa = mantissa * 10 + u32::from(code % ZERO);
        (rest, below) = (after, below * 10.0);
    }
    (below > 1.0).then(|| (rest, f64::from(mantissa) / below))
}

/// Ordinals, and the parts they name: "third" is a place and a part.
static ORDINALS: WordTable<128> = WordTable::new(&[
    ("half halves", 2),
    ("third thirds", 3),
    ("quarter quarters fourth fourths", 4),
    ("fifth fifths", 5),
    ("sixth sixths", 6),
    ("seventh sevenths", 7),
    ("eighth eighths", 8),
    ("ninth ninths", 9),
    ("tenth tenths", 10),
    ("twentieth twentieths", 20),
    ("hundredth hundredths", 100),
    ("first", 1),
    ("second", 1),
    ("eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth", 1),
    ("nineteenth thirtieth fortieth fiftieth thousandth", 1),
]);

/// A part in words, and whether it is certain that it is one: "two-thirds" is, of "a third" what follows must say so.
fn part(input: &[u8]) -> IResult<&[u8], (f64, bool), ()> {
    let (rest, first) = letters(input)?;
    if first.eq_ignore_ascii_case(b"half") {
        return Ok((rest, (0.5, false)));
    }
    if first.eq_ignore_ascii_case(b"quarter") {
        return Ok((rest, (0.25, false)));
    }
    let count = match first {
        b"a" | b"A" => 1,
        _ => NUMERALS.get(first),
    };
    if !(1..=19).contains(&count) {
        return Err(FAIL);
    }
    let (from, and) = joint(rest).ok_or(FAIL)?;
    let (end, name) = letters(from)?;
    let below = ORDINALS.get(name);
    let plural = name.last() == Some(&b's');
    if and || below < 2 || count >= below || plural == (count == 1) {
        return Err(FAIL);
    }
    let quarters = below == 4 && name[0] | 32 == b'q';
    let sure = hyphen(rest).is_ok() || plural && !quarters;
    if quarters && plural && count != 3 {
        Err(FAIL)
    } else {
        Ok((end, (f64::from(count) / f64::from(below), sure)))
    }
}

/// "and a half", "and three-quarters" after a number.
pub(crate) fn and_part(input: &[u8]) -> IResult<&[u8], f64, ()> {
    let (from, _) = joint(input).filter(|(_, and)| *and).ok_or(FAIL)?;
    let (rest, (value, sure)) = part(from)?;
    // "two and a third of the boats" are two things.
    let whole = value == 0.5 || sure || !goes_on_with_of(rest);
    let article = !letters(from)?.1.eq_ignore_ascii_case(b"quarter");
    if whole && article { Ok((rest, value)) } else { Err(FAIL) }
}

fn goes_on_with_of(rest: &[u8]) -> bool {
    let of: IResult<&[u8], _, ()> = (gap, word("of")).parse(rest);
    of.is_ok()
}

/// Words that make "half" before them a part of something.
fn determiner(input: &[u8]) -> bool {
    let words: [&[u8]; 15] = [
        b"of", b"a", b"an", b"the", b"its", b"his", b"her", b"their", b"our", b"my", b"your",
        b"all", b"these", b"those", b"that",
    ];
    gap(input)
        .and_then(|(rest, _)| letters(rest))
        .is_ok_and(|(_, w)| words.iter().any(|d| w.eq_ignore_ascii_case(d)))
}

/// A part of a scale ("half a million", "a quarter of a million") is a count, any other a share ("two-thirds", "half the").
fn share(input: &[u8]) -> IResult<&[u8], Number, ()> {
    let (rest, (value, sure)) = part(input)?;
    let one = (alt((word("an"), word("a"), word("one"))), gap);
    let of = opt((word("of"), gap));
    let scaled: IResult<&[u8], _, ()> = (blank_or_hyphen, of, opt(one), letters).parse(rest);
    if let Ok((mut end, (.., name))) = scaled
        && let Some(factor) = scale_of(name)
    {
        let mut number = Number { value, scale: 1.0, style: Style::Words }.times(factor);
        while let Ok((after, factor)) = scale(end) {
            (end, number) = (after, number.times(factor));
        }
        return Ok((end, number));
    }
    let first = letters(input)?.1;
    let fits = match first {
        _ if sure => true,
        _ if first.eq_ignore_ascii_case(b"half") => determiner(rest) || hyphen(rest).is_ok(),
        // "a quarter-mile"
        _ if hyphen(rest).is_ok() && value == 0.25 => true,
        // "three quarters of growth": only of what can be divided, not of what a quarter of a year had.
        _ if first.eq_ignore_ascii_case(b"three") => {
            let of: IResult<&[u8], _, ()> = (gap, word("of"), gap).parse(rest);
            let next = of.ok().and_then(|(rest, _)| letters(rest).ok()).map(|(_, w)| w);
            determiner(rest)
                && next.is_some_and(|w| {
                    w.ends_with(b"s")
                        || matches!(w, b"the" | b"all" | b"their" | b"people" | b"a" | b"an")
                })
        }
        _ => goes_on_with_of(rest) && !first.eq_ignore_ascii_case(b"quarter"),
    };
    if fits && !goes_on(rest) {
        Ok((rest, Number { value, scale: 1.0, style: Style::Share }))
    } else {
        Err(FAIL)
    }
}

/// "in five", "out of ten": whether it can be nothing but a ratio, and the number.
fn out_of(input: &[u8]) -> IResult<&[u8], (bool, Number), ()> {
    let sure = alt((
        (word("out"), gap, word("of"), opt((gap, word("every")))).map(|_| true),
        (alt((word("in"), word("of"))), gap, word("every")).map(|_| true),
        word("in").map(|_| false),
    ));
    let (rest, (_, sure, _, number)) =
        (gap, sure, gap, alt((in_figures, in_words))).parse(input)?;
    Ok((rest, (sure, number)))
}

/// The value of "one in five". "three in 2016" and "five in nine games" are none.
fn ratio(first: Number, sure: bool, second: Number) -> Option<f64> {
    let whole = |n: Number| n.value >= 1.0 && n.value % 1.0 == 0.0 && n.scale == 1.0;
    let round = [10.0, 100.0, 1e3, 1e4, 1e5, 1e6].contains(&second.value);
    let year = second.style == Style::Figures && (1500.0..2100.0).contains(&second.value);
    let words = first.style == Style::Words && second.style == Style::Words && second.value <= 10.0;
    let likely = first.value == 1.0 && !year || round || words;
    let fits = whole(first) && second.value > first.value && second.style != Style::Share;
    (fits && (sure || likely)).then(|| first.value / second.value)
}

/// Counts that give no number: "dozens of".
static VAGUE: WordTable<16> =
    WordTable::new(&[("dozens scores tens hundreds thousands millions billions", 1)]);

/// "dozens", "tens of thousands", "hundreds of thousands": NaN.
fn vague(input: &[u8]) -> IResult<&[u8], Number, ()> {
    let one = |input| verify(letters, |w: &[u8]| VAGUE.get(w) != 0).parse(input);
    let of = |input| (gap, word("of"), gap).parse(input);
    let (rest, _) = (one, opt(pair(of, one)), opt(pair(of, one))).parse(input)?;
    Ok((rest, Number { value: f64::NAN, scale: 1.0, style: Style::Vague }))
}

/// Letters that newsrooms write for a scale, and whether they mean nothing else where something is counted.
const SHORT: [(&str, f64, bool); 28] = [
    ("k", 1e3, true),
    ("K", 1e3, true),
    ("m", 1e6, true),
    ("M", 1e6, true),
    ("mn", 1e6, true),
    ("Mn", 1e6, true),
    ("mln", 1e6, true),
    ("mio", 1e6, true),
    ("Mio", 1e6, true),
    ("b", 1e9, false),
    ("B", 1e9, false),
    ("bn", 1e9, true),
    ("BN", 1e9, true),
    ("Bn", 1e9, true),
    ("bln", 1e9, true),
    ("mrd", 1e9, true),
    ("Mrd", 1e9, true),
    ("t", 1e12, false),
    ("T", 1e12, false),
    ("tn", 1e12, true),
    ("Tn", 1e12, true),
    ("trn", 1e12, true),
    ("tln", 1e12, true),
    ("cr", 1e7, true),
    ("Cr", 1e7, true),
    ("mill", 1e6, false),
    ("mil", 1e6, false),
    ("bil", 1e9, false),
];

/// "bn" and its like behind figures, with or without a blank. Of `money` all, of else those that count things.
pub(crate) fn short_scale(input: &[u8], money: bool) -> IResult<&[u8], f64, ()> {
    let after = gap(input).map_or(input, |(after, _)| after);
    let (rest, name) = letters(after)?;
    let short = SHORT.iter().find(|(s, ..)| s.as_bytes() == name);
    let (_, factor, sure) = short.ok_or(FAIL)?;
    // "1.5 m people" may be metres.
    let glued = after.len() == input.len() || name.len() > 1;
    let abbreviated = matches!(name, b"Mio" | b"Mrd" | b"mio" | b"mrd");
    let rest = if abbreviated { rest.strip_prefix(b".").unwrap_or(rest) } else { rest };
    if goes_on(rest) || !(money || *sure && glued) { Err(FAIL) } else { Ok((rest, *factor)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(f64, &str, Style)> {
        let (rest, n) = number(text.as_bytes()).ok()?;
        Some((n.value, &text[..text.len() - rest.len()], n.style))
    }

    #[test]
    fn numbers() {
        use Style::*;
        for (text, value, words, style) in [
            ("1,203 hens", 1203.0, "1,203", Grouped),
            ("12,34", 12.34, "12,34", Comma),
            ("1,00,000 hens", 1e5, "1,00,000", Grouped),
            ("12,34,567", 1_234_567.0, "12,34,567", Grouped),
            ("9.990,00", 9990.0, "9.990,00", Comma),
            ("1.500", 1.5, "1.500", Open),
            ("1.500.000", 1.5e6, "1.500.000", Grouped),
            ("123,456.789", 123_456.789, "123,456.789", Grouped),
            ("1'049,95", 1049.95, "1'049,95", Comma),
            ("10 000 people", 1e4, "10 000", Grouped),
            ("2\u{a0}300\u{202f}000", 2.3e6, "2\u{a0}300\u{202f}000", Grouped),
            ("2016 300", 2016.0, "2016", Figures),
            ("0.125", 0.125, "0.125", Figures),
            ("1.5 million", 1.5e6, "1.5 million", Figures),
            ("1.125 billion", 1.125e9, "1.125 billion", Figures),
            ("77million", 77e6, "77million", Figures),
            ("100-million", 1e8, "100-million", Figures),
            ("25 lakh", 2.5e6, "25 lakh", Figures),
            ("2½", 2.5, "2½", Figures),
            ("2 1/2 miles", 2.5, "2 1/2", Figures),
            ("5 and a half", 5.5, "5 and a half", Figures),
            ("1/4", 0.25, "1/4", Share),
            ("nineteen.", 19.0, "nineteen", Words),
            ("twenty-one", 21.0, "twenty-one", Words),
            ("twenty five", 25.0, "twenty five", Words),
            ("two dozen", 24.0, "two dozen", Words),
            ("two hundred\nthousand", 2e5, "two hundred\nthousand", Words),
            ("a dozen", 12.0, "a dozen", Words),
            ("a couple of", 2.0, "a couple of", Words),
            ("one hundred and twenty", 120.0, "one hundred and twenty", Words),
            ("seventy five hundred", 7500.0, "seventy five hundred", Words),
            (
                "two million three hundred thousand",
                2.3e6,
                "two million three hundred thousand",
                Words,
            ),
            (
                "one million eighty two thousand",
                1_082_000.0,
                "one million eighty two thousand",
                Words,
            ),
            (
                "four thousand six hundred and ten",
                4610.0,
                "four thousand six hundred and ten",
                Words,
            ),
            ("one hundred and two thousand", 102e3, "one hundred and two thousand", Words),
            ("two and three", 2.0, "two", Words),
            ("two hundred and three hundred", 200.0, "two hundred", Words),
            ("two one-bedroom flats", 2.0, "two", Words),
            ("five and a half million", 5.5e6, "five and a half million", Words),
            ("two-and-a-half", 2.5, "two-and-a-half", Words),
            ("a million and a half", 1.5e6, "a million and a half", Words),
            ("half a million", 5e5, "half a million", Words),
            ("half-million", 5e5, "half-million", Words),
            ("half a dozen", 6.0, "half a dozen", Words),
            ("a quarter of a million", 2.5e5, "a quarter of a million", Words),
            ("two-thirds", 2.0 / 3.0, "two-thirds", Share),
            ("a third of", 1.0 / 3.0, "a third", Share),
            ("three quarters of the", 0.75, "three quarters", Share),
            ("half of them", 0.5, "half", Share),
            ("one in five", 0.2, "one in five", Share),
            ("9 out of 10", 0.9, "9 out of 10", Share),
            ("1 in 2016", 1.0, "1", Figures),
            (".5 million", 5e5, ".5 million", Figures),
            ("2,5 million", 2.5e6, "2,5 million", Figures),
            ("45,- €", 45.0, "45,-", Comma),
            ("2.500,- €", 2500.0, "2.500,-", Comma),
            ("1-1/2 cups", 1.5, "1-1/2", Figures),
            ("twenty\u{2011}five", 25.0, "twenty\u{2011}five", Words),
            ("1 crore 25 lakh rupees", 1.25e7, "1 crore 25 lakh", Figures),
            ("4 million 300 thousand", 4.3e6, "4 million 300 thousand", Figures),
            (
                "one million, two hundred thousand",
                1.2e6,
                "one million, two hundred thousand",
                Words,
            ),
            ("five thousand, two of them", 5e3, "five thousand", Words),
            ("five thousand, two hundred of them", 5e3, "five thousand", Words),
            ("two dozens", 24.0, "two dozens", Words),
            ("three point five percent", 3.5, "three point five", Words),
            ("two point zero five million", 2.05e6, "two point zero five million", Words),
            ("quarter-mile", 0.25, "quarter", Share),
        ] {
            let near = |v: f64| (v - value).abs() <= 1e-12 * value;
            assert!(
                read(text).is_some_and(|(v, w, s)| near(v) && w == words && s == style),
                "{text}: {:?}",
                read(text)
            );
        }
        for text in [
            "a boat",
            "a third boat",
            "half empty",
            "nineteen eighty",
            "twenty-first",
            "two hundred and fifth",
            "007",
            "99999999999999999999999",
            "two three",
            "5 million two hundred",
            "three score",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert!(read("tens of thousands").is_some_and(|(v, w, _)| v.is_nan() && w.len() == 17));
    }
}
