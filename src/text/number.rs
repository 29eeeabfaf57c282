//! Numbers in figures and in words: "1,203", "1.5 million", "62", "nineteen", "two dozen", "tens of thousands".

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n, take_while1};
use nom::character::complete::{char, digit1};
use nom::combinator::{not, opt, peek, recognize, verify};
use nom::multi::many0_count;
use nom::sequence::{pair, preceded, terminated};
use nom::{IResult, Parser};

/// Whether `b` may stand inside a word; bytes of multi-byte characters count.
pub(crate) const fn is_word(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b >= 0x80
}

/// White space between two words of a phrase: blanks, no-break spaces, at most one line break. No tab: those are tables.
pub(crate) fn gap(input: &[u8]) -> IResult<&[u8], (), ()> {
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
    if at == 0 || new_line { Err(nom::Err::Error(())) } else { Ok((&input[at..], ())) }
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
        _ => Err(nom::Err::Error(())),
    }
}

/// The letters up to the next byte that is none.
pub(crate) fn letters(input: &[u8]) -> IResult<&[u8], &[u8], ()> {
    take_while1(|b: u8| b.is_ascii_alphabetic()).parse(input)
}

/// Figures with their thousands commas and decimal point: "1,203", "1.5", "62".
pub(crate) fn figures(input: &[u8]) -> IResult<&[u8], f64, ()> {
    let thousands = (char(','), take_while_m_n(3, 3, |b: u8| b.is_ascii_digit()));
    let thousands = terminated(thousands, peek(not(digit1::<&[u8], ()>)));
    let whole = recognize(pair(digit1, many0_count(thousands)));
    let (rest, whole) = verify(whole, |w: &[u8]| w.len() <= 19).parse(input)?;
    let (rest, decimals) = opt(preceded(char('.'), digit1)).parse(rest)?;
    // Integers below 2^53 and powers of ten up to 10^22 are exact, so one division rounds once.
    let mut mantissa = 0u64;
    let mut scale = 1.0;
    for digit in whole.iter().filter(|b| **b != b',') {
        mantissa = mantissa.wrapping_mul(10).wrapping_add(u64::from(digit - b'0'));
    }
    for digit in decimals.unwrap_or_default().iter().take(6) {
        mantissa = mantissa.wrapping_mul(10).wrapping_add(u64::from(digit - b'0'));
        scale *= 10.0;
    }
    Ok((rest, mantissa as f64 / scale))
}

const SMALL: [(&[u8], f64); 28] = [
    (b"one", 1.0),
    (b"two", 2.0),
    (b"three", 3.0),
    (b"four", 4.0),
    (b"five", 5.0),
    (b"six", 6.0),
    (b"seven", 7.0),
    (b"eight", 8.0),
    (b"nine", 9.0),
    (b"ten", 10.0),
    (b"eleven", 11.0),
    (b"twelve", 12.0),
    (b"thirteen", 13.0),
    (b"fourteen", 14.0),
    (b"fifteen", 15.0),
    (b"sixteen", 16.0),
    (b"seventeen", 17.0),
    (b"eighteen", 18.0),
    (b"nineteen", 19.0),
    (b"twenty", 20.0),
    (b"thirty", 30.0),
    (b"forty", 40.0),
    (b"fifty", 50.0),
    (b"sixty", 60.0),
    (b"seventy", 70.0),
    (b"eighty", 80.0),
    (b"ninety", 90.0),
    (b"a", 1.0),
];

const SCALES: [(&[u8], f64); 6] = [
    (b"dozen", 12.0),
    (b"hundred", 1e2),
    (b"thousand", 1e3),
    (b"million", 1e6),
    (b"billion", 1e9),
    (b"trillion", 1e12),
];

/// Counts that give no number: "dozens of".
const VAGUE: [&[u8]; 7] =
    [b"dozens", b"scores", b"tens", b"hundreds", b"thousands", b"millions", b"billions"];

fn lookup<'a>(
    table: &'static [(&'static [u8], f64)],
) -> impl Fn(&'a [u8]) -> IResult<&'a [u8], f64, ()> {
    move |input| {
        let (rest, word) = letters(input)?;
        let entry = table.iter().find(|(name, _)| word.eq_ignore_ascii_case(name));
        entry.map(|(_, value)| (rest, *value)).ok_or(nom::Err::Error(()))
    }
}

/// "million" and its like after a number, with a blank or a hyphen between.
pub(crate) fn scale(input: &[u8]) -> IResult<&[u8], f64, ()> {
    preceded(alt((gap, char('-').map(|_| ()))), lookup(&SCALES)).parse(input)
}

/// A number in words: "nineteen", "twenty-one", "two hundred thousand", "a dozen".
pub(crate) fn number_words(input: &[u8]) -> IResult<&[u8], f64, ()> {
    let (mut rest, first) = lookup(&SMALL).parse(input)?;
    let article = input.len() - rest.len() == 1;
    let mut value = first;
    if (20.0..100.0).contains(&first) {
        let unit = preceded(char('-'), verify(lookup(&SMALL), |v| *v < 10.0));
        if let Ok((after, unit)) = { unit }.parse(rest) {
            (rest, value) = (after, value + unit);
        }
    }
    let mut scaled = false;
    while let Ok((after, factor)) = scale(rest) {
        (rest, value, scaled) = (after, value * factor, true);
    }
    if article && !scaled { Err(nom::Err::Error(())) } else { Ok((rest, value)) }
}

/// "dozens", "tens of thousands": NaN.
pub(crate) fn vague(input: &[u8]) -> IResult<&[u8], f64, ()> {
    let one = |input| {
        verify(letters, |w: &[u8]| VAGUE.iter().any(|v| w.eq_ignore_ascii_case(v))).parse(input)
    };
    let of = |input| (gap, tag("of"), gap).parse(input);
    let (rest, _) = pair(one, opt(pair(of, one))).parse(input)?;
    Ok((rest, f64::NAN))
}

/// Any number with the scale after it; NaN if it is vague.
pub(crate) fn number(input: &[u8]) -> IResult<&[u8], f64, ()> {
    let figures = pair(figures, opt(scale)).map(|(n, scale)| n * scale.unwrap_or(1.0));
    alt((figures, number_words, vague)).parse(input)
}

/// "bn" and its like, which newsrooms write for money only.
pub(crate) fn short_scale(input: &[u8]) -> IResult<&[u8], f64, ()> {
    let (rest, suffix) = letters(input)?;
    let factor = match suffix {
        b"k" | b"K" => 1e3,
        b"m" | b"M" | b"mn" | b"mln" => 1e6,
        b"b" | b"B" | b"bn" | b"BN" | b"bln" => 1e9,
        b"t" | b"tn" | b"trn" => 1e12,
        _ => return Err(nom::Err::Error(())),
    };
    Ok((rest, factor))
}

/// Whether `rest` goes on with a letter or digit.
pub(crate) fn goes_on(rest: &[u8]) -> bool {
    let letter: IResult<&[u8], (), ()> = not(letters).parse(rest);
    letter.is_err() || rest.first().is_some_and(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(f64, usize)> {
        number(text.as_bytes()).ok().map(|(rest, value)| (value, text.len() - rest.len()))
    }

    #[test]
    fn figures_and_words() {
        assert_eq!(read("1,203 hens"), Some((1203.0, 5)));
        assert_eq!(read("12,34"), Some((12.0, 2)));
        assert_eq!(read("1.5 million"), Some((1.5e6, 11)));
        assert_eq!(read("nineteen."), Some((19.0, 8)));
        assert_eq!(read("twenty-one"), Some((21.0, 10)));
        assert_eq!(read("two dozen"), Some((24.0, 9)));
        assert_eq!(read("two hundred\nthousand"), Some((2e5, 20)));
        assert_eq!(read("a dozen"), Some((12.0, 7)));
        assert_eq!(read("a boat"), None);
        assert!(read("tens of thousands").is_some_and(|(v, n)| v.is_nan() && n == 17));
        assert_eq!(read("99999999999999999999999"), None);
    }
}
