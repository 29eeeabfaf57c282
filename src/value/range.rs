//! Ranges: "10 to 15 percent", "5-10 km", "$10-15 million". Each end is a mention; the first takes its unit and scale from
//! the second.

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::combinator::opt;
use nom::{IResult, Parser};

use super::money::{self, Mark};
use crate::text::number::{Number, Style, gap, in_figures, number, short_scale, word};
use crate::time::finding::At;

/// Reads what joins the ends of a range, and says whether it is a dash.
fn joint(input: &[u8]) -> IResult<&[u8], bool, ()> {
    let dash = alt((tag("-"), tag("–"), tag("\u{2010}"), tag("\u{2011}"))).map(|_| true);
    let words = (gap, alt((word("to"), word("or"), word("and"))), gap).map(|_| false);
    alt((dash, words)).parse(input)
}

/// The second end of a range: what follows it, its number, and the factor of its scale ("million") that is meant for the first
/// end too.
pub(crate) struct Second<'t> {
    pub(crate) rest: &'t [u8],
    pub(crate) number: Number,
    pub(crate) scale: f64,
}

/// Reads the second end of the range whose first end, `first`, stops at `rest`. Numbers that do not rise are scores and
/// odds, and "and" joins a range only after "between".
pub(crate) fn second<'t>(at: &At<'t>, rest: &'t [u8], first: &Number) -> Option<Second<'t>> {
    let (from, dash) = joint(rest).ok()?;
    let and = rest[..rest.len() - from.len()].trim_ascii().eq_ignore_ascii_case(b"and");
    let before = at.before();
    let between = before.len() >= 8 && before[before.len() - 8..].eq_ignore_ascii_case(b"between ");
    if and && !between || dash && !from.first().is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let (rest, second) = number(from).ok()?;
    let plain = second.value / second.scale;
    let scale = if first.scale == 1.0 && first.value < plain { second.scale } else { 1.0 };
    // "10 to 15,000" is ten thousand as often as ten.
    let open = first.style == Style::Figures
        && second.style == Style::Grouped
        && first.value < 1e3
        && first.value.max(1.0) * 100.0 <= second.value
        && second.value % 1e3 == 0.0;
    if open {
        return None;
    }
    let counts = first.style != Style::Share && second.style != Style::Share;
    (counts && second.value > first.value).then_some(Second { rest, number: second, scale })
}

/// The factor of the scale that stands behind the second amount of "$10 to $15 million" and is meant for the first too.
pub(crate) fn scale_ahead(rest: &[u8], sign: &[u8], amount: f64) -> f64 {
    let ahead: IResult<&[u8], _, ()> = (joint, opt(tag(sign)), in_figures).parse(rest);
    let Ok((rest, (.., second))) = ahead else { return 1.0 };
    let second = match short_scale(rest, true) {
        Ok((_, factor)) if second.scale == 1.0 => second.times(factor),
        _ => second,
    };
    if second.value / second.scale > amount { second.scale } else { 1.0 }
}

/// Whether the number here is the second end of a range of figures, written with a dash after the mention of the first.
pub(crate) fn dashed(at: &At<'_>) -> bool {
    matches!(at.before(), b"-" | [0xE2, 0x80, 0x90 | 0x91 | 0x93])
        && before_floor(at).is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'%' | 0xB0))
}

fn before_floor(at: &At<'_>) -> Option<u8> {
    at.text.get(at.floor.checked_sub(1)?).copied()
}

/// The currency before the amount that ends where the joint before this number begins: "$10-15 million".
pub(crate) fn currency_behind(at: &At<'_>) -> Option<Mark> {
    if !dashed(at) && at.before() != b" to " {
        return None;
    }
    let first = &at.text[at.floor.saturating_sub(24)..at.floor];
    let amount = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b',');
    let size = first.iter().rev().take_while(|b| amount(b)).count();
    let letters = first[first.len() - size..].iter().take_while(|b| !b.is_ascii_digit()).count();
    let start = at.floor - (size - letters);
    if size == letters {
        return None;
    }
    money::before(&At { at: start, floor: start.saturating_sub(16), ..*at })
}
