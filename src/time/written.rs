//! The parts of dates in English prose: "June 3", "3rd of June, 2017", "May eighth", "2014", "Friday".

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::char;
use nom::combinator::{map, map_opt, not, opt, peek, value, verify};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

use crate::lexicon::calendar;
use crate::text::number::{gap, letters, word};
use crate::text::table::WordTable;
use crate::types::Timestamp;

pub(super) type Parsed<'t, T> = IResult<&'t [u8], T, ()>;

/// A date as printed: parts that are not printed are 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Written {
    pub(super) year: i16,
    pub(super) month: u8,
    pub(super) day: u8,
    /// From 0, Monday.
    pub(super) weekday: Option<u8>,
}

impl Written {
    pub(super) fn timestamp(self) -> Timestamp {
        let Written { year, month, day, .. } = self;
        Timestamp { year, month, day, ..Timestamp::NONE }
    }

    /// The day stands in its month, if both are printed.
    pub(super) fn is_of_calendar(self) -> bool {
        self.month == 0 || self.day <= calendar::days_in(self.month, self.year)
    }
}

pub(super) fn part_of_day(input: &[u8]) -> Parsed<'_, ()> {
    let part = alt((word("morning"), word("afternoon"), word("evening"), word("night")));
    map((gap, part), |_| ()).parse(input)
}

/// A weekday's name in full.
pub(super) fn day_name(input: &[u8]) -> Parsed<'_, u8> {
    map_opt(letters, |w: &[u8]| {
        let day = w.last_chunk::<3>().is_some_and(|end| end.eq_ignore_ascii_case(b"day"));
        if day && w[0].is_ascii_uppercase() { calendar::weekday(w) } else { None }
    })
    .parse(input)
}

/// A month's name, in full or shortened, with the full stop of the latter.
pub(super) fn month(input: &[u8]) -> Parsed<'_, u8> {
    let (rest, word) = letters(input)?;
    let month = calendar::english_month(word).ok_or(nom::Err::Error(()))?;
    let whole = word.len() > 4 || month == 5 || matches!(month, 6 | 7) && word.len() == 4;
    let short = !whole && rest.first() == Some(&b'.');
    Ok((&rest[usize::from(short)..], month))
}

/// Figures of a number that goes on neither as a larger one nor as a word.
fn figures(min: usize, max: usize) -> impl FnMut(&[u8]) -> Parsed<'_, i16> {
    move |input| {
        let digits = take_while_m_n(min, max, |b: u8| b.is_ascii_digit());
        map(digits, |d: &[u8]| d.iter().fold(0, |n, b| n * 10 + i16::from(b - b'0'))).parse(input)
    }
}

/// Whether `rest` behind figures makes another number of them.
fn ends_figures(rest: &[u8]) -> bool {
    match rest {
        [b'.' | b',' | b':' | b'/', b, ..] => !b.is_ascii_digit(),
        [b'%' | b'$', ..] | [0xc2, 0xb0, ..] => false,
        [b, ..] => !b.is_ascii_alphanumeric(),
        [] => true,
    }
}

/// "2014", of the years that news may be of.
pub(super) fn year(input: &[u8]) -> Parsed<'_, i16> {
    let (rest, year) = verify(figures(4, 4), |y| (1500..2100).contains(y)).parse(input)?;
    if ends_figures(rest) { Ok((rest, year)) } else { Err(nom::Err::Error(())) }
}

/// A year behind the rest of its date: "2014", ", 2014", " of 2014".
pub(super) fn year_behind(input: &[u8]) -> Parsed<'_, i16> {
    let of = (gap, word("of"), gap);
    preceded(alt((map((char(','), gap), drop), map(of, drop), gap)), year).parse(input)
}

fn drop<T>(_: T) {}

/// "3", "3rd".
pub(super) fn day(input: &[u8]) -> Parsed<'_, u8> {
    let suffix = alt((word("st"), word("nd"), word("rd"), word("th")));
    let (rest, day) = verify(figures(1, 2), |d| (1..=31).contains(d)).parse(input)?;
    let (rest, suffix) = opt(suffix).parse(rest)?;
    let whole = suffix.is_some() || ends_figures(rest);
    if whole { Ok((rest, day as u8)) } else { Err(nom::Err::Error(())) }
}

/// "3rd" and its like only.
pub(super) fn ordinal_figures(input: &[u8]) -> Parsed<'_, u8> {
    let (rest, number) = day(input)?;
    let last = input[..input.len() - rest.len()].last();
    if last.is_some_and(u8::is_ascii_alphabetic) {
        Ok((rest, number))
    } else {
        Err(nom::Err::Error(()))
    }
}

/// Ordinals by their number, and tens before one by [`TENS`] more.
static ORDINALS: WordTable<64> = WordTable::new(&[
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("eleventh", 11),
    ("twelfth", 12),
    ("thirteenth", 13),
    ("fourteenth", 14),
    ("fifteenth", 15),
    ("sixteenth", 16),
    ("seventeenth", 17),
    ("eighteenth", 18),
    ("nineteenth", 19),
    ("twentieth", 20),
    ("thirtieth", 30),
    ("twenty", TENS + 20),
    ("thirty", TENS + 30),
]);
const TENS: u16 = 100;

/// "first" to "thirty-first".
pub(super) fn ordinal_word(input: &[u8]) -> Parsed<'_, u8> {
    let (rest, first) = letters(input)?;
    let tens = match ORDINALS.get(first) {
        0 => return Err(nom::Err::Error(())),
        number @ 1..TENS => return Ok((rest, number as u8)),
        tens => tens - TENS,
    };
    let unit = map_opt(letters, |w: &[u8]| match ORDINALS.get(w) {
        unit @ 1..10 if tens + unit < 32 => Some((tens + unit) as u8),
        _ => None,
    });
    preceded(alt((map(char('-'), drop), gap)), unit).parse(rest)
}

/// A date with at least one part.
pub(super) fn written(input: &[u8]) -> Parsed<'_, Written> {
    let behind = (opt(tag(",")), gap);
    let (rest, weekday) = opt(terminated(day_name, peek(not(char('\''))))).parse(input)?;
    let Some(weekday) = weekday else { return without_weekday(input) };
    let more =
        preceded(behind, verify(without_weekday, |w| w.month != 0 && w.day != 0)).parse(rest);
    Ok(match more {
        Ok((rest, date)) => (rest, Written { weekday: Some(weekday), ..date }),
        Err(_) => (rest, Written { weekday: Some(weekday), ..Written::default() }),
    })
}

fn without_weekday(input: &[u8]) -> Parsed<'_, Written> {
    let the = opt((word("the"), gap));
    let day_of_month = preceded((gap, the), alt((day, ordinal_word)));
    let month_first = (month, opt(day_of_month), opt(year_behind))
        .map(|(month, day, year)| (month, day.unwrap_or(0), year.unwrap_or(0)));
    let of = opt((word("of"), gap));
    let day_first = (alt((day, ordinal_word)), opt(preceded((gap, of), (month, opt(year_behind)))))
        .map(|(day, rest)| {
            let (month, year) = rest.unwrap_or((0, None));
            (month, day, year.unwrap_or(0))
        });
    let year_alone = year.map(|year| (0, 0, year));
    verify(
        map(alt((month_first, year_alone, day_first)), |(month, day, year)| Written {
            year,
            month,
            day,
            weekday: None,
        }),
        |w| w.is_of_calendar(),
    )
    .parse(input)
}

/// The first part of a relative time, as months or years from now: "last", "this", "next".
pub(super) fn step(input: &[u8]) -> Parsed<'_, i64> {
    alt((
        value(-1, alt((word("last"), word("previous"), word("past")))),
        value(0, alt((word("this"), word("current")))),
        value(1, alt((word("next"), word("coming"), word("following")))),
    ))
    .parse(input)
}

/// "last year", "of this year" behind a date: years from the article's.
pub(super) fn year_step(input: &[u8]) -> Parsed<'_, i64> {
    map((gap, opt((word("of"), gap)), step, gap, word("year")), |(_, _, by, ..)| by).parse(input)
}

/// "45" of "1939-45".
pub(super) fn two_figures(input: &[u8]) -> Parsed<'_, i16> {
    let (rest, number) = figures(2, 2).parse(input)?;
    let dashed = rest.first() == Some(&b'-');
    if ends_figures(rest) && !dashed { Ok((rest, number)) } else { Err(nom::Err::Error(())) }
}
