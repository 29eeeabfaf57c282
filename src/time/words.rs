//! The words of dates in English prose.

use nom::branch::alt;
use nom::combinator::{map, map_opt};
use nom::{IResult, Parser};

use crate::text::number::{gap, letters, word};

pub(super) const MONTHS: [&[u8]; 12] = [
    b"january",
    b"february",
    b"march",
    b"april",
    b"may",
    b"june",
    b"july",
    b"august",
    b"september",
    b"october",
    b"november",
    b"december",
];

const DAYS: [&[u8]; 7] =
    [b"monday", b"tuesday", b"wednesday", b"thursday", b"friday", b"saturday", b"sunday"];

pub(super) fn part_of_day(input: &[u8]) -> IResult<&[u8], (), ()> {
    let part = alt((word("morning"), word("afternoon"), word("evening"), word("night")));
    map((gap, part), |_| ()).parse(input)
}

pub(super) fn day_name(input: &[u8]) -> IResult<&[u8], u8, ()> {
    map_opt(letters, |w: &[u8]| {
        let day = DAYS.iter().position(|d| d.eq_ignore_ascii_case(w))?;
        w[0].is_ascii_uppercase().then_some(day as u8)
    })
    .parse(input)
}
