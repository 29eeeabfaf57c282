//! Ranges: "10 to 15 percent", "5-10 km", "$10-15 million". Each end is a mention; the first takes its unit and scale from
//! the second.

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::combinator::opt;
use nom::{IResult, Parser};

use crate::span::Span;
use crate::text::number::{figures, gap, number, scale, short_scale, word};
use crate::time::finding::At;

/// Reads what joins the ends of a range, and says whether it is a dash.
fn joint(input: &[u8]) -> IResult<&[u8], bool, ()> {
    let dash = alt((tag("-"), tag("–"))).map(|_| true);
    let words = (gap, alt((word("to"), word("or"), word("and"))), gap).map(|_| false);
    alt((dash, words)).parse(input)
}

/// The second end of a range: what follows it, its number, its words, and the factor of its scale ("million") that is meant
/// for the first end too.
pub(crate) struct Second<'t> {
    pub(crate) rest: &'t [u8],
    pub(crate) value: f64,
    pub(crate) words: &'t [u8],
    pub(crate) scale: f64,
}

/// Reads the second end of the range whose first end, `value`, stops at `rest`. Numbers that do not rise are scores and
/// odds, and "and" joins a range only after "between".
pub(crate) fn second<'t>(at: &At<'t>, rest: &'t [u8], value: f64) -> Option<Second<'t>> {
    let (from, dash) = joint(rest).ok()?;
    let and = rest[..rest.len() - from.len()].trim_ascii().eq_ignore_ascii_case(b"and");
    let before = at.before();
    let between = before.len() >= 8 && before[before.len() - 8..].eq_ignore_ascii_case(b"between ");
    if and && !between || dash && !from.first().is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let (rest, second) = number(from).ok()?;
    let plain = figures(from).map_or(second, |(_, n)| n);
    let factor = if value < plain && plain > 0.0 { second / plain } else { 1.0 };
    let words = &from[..from.len() - rest.len()];
    (second > value).then_some(Second { rest, value: second, words, scale: factor })
}

/// The factor of the scale that stands behind the second amount of "$10 to $15 million" and is meant for the first too.
pub(crate) fn scale_ahead(rest: &[u8], sign: &str, amount: f64) -> f64 {
    let ahead = (joint, opt(tag(sign.as_bytes())), figures, alt((scale, short_scale)));
    let mut ahead = ahead.map(|(_, _, second, factor)| if second > amount { factor } else { 1.0 });
    let read: IResult<&[u8], f64, ()> = ahead.parse(rest);
    read.map_or(1.0, |(_, factor)| factor)
}

/// Whether the number here is the second end of a range of figures, written with a dash after the mention of the first.
pub(crate) fn dashed(at: &At<'_>) -> bool {
    matches!(at.before(), b"-" | b"\xE2\x80\x93")
        && before_floor(at).is_some_and(|b| b.is_ascii_digit())
}

fn before_floor(at: &At<'_>) -> Option<u8> {
    at.text.get(at.floor.checked_sub(1)?).copied()
}

/// The currency sign of the amount that ends where the joint before this number begins: "$10-15 million".
pub(crate) fn currency_behind(at: &At<'_>) -> Option<Span> {
    let joint = at.before();
    if !dashed(at) && joint != b" to " {
        return None;
    }
    let first = &at.text[at.floor.saturating_sub(16)..at.floor];
    let size =
        first.iter().rev().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')).count();
    let (sign, end) = (&first[..first.len() - size], at.floor - size);
    let sign = ["$", "£", "€", "¥", "₹"].into_iter().find(|s| sign.ends_with(s.as_bytes()))?;
    (size > 0).then(|| Span::at(end - sign.len(), end))
}
