//! Times of day: "11:22 pm", "17:53 Uhr", "8 h 05", "01.57 PM (IST)", "3 a.m.", "1600 Hrs".

use nom::branch::alt;
use nom::bytes::complete::{tag_no_case, take_while_m_n};
use nom::character::complete::{char, one_of};
use nom::combinator::{map_opt, not, opt, peek, value, verify};
use nom::sequence::{pair, preceded, terminated};
use nom::{IResult, Parser};

use crate::lexicon::calendar::{self, Sense};
use crate::text::word::{is_letter, letters_len, space_len};

/// A time of day as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Clock {
    pub(crate) hour: u8,
    /// 255 if not printed ("3 pm").
    pub(crate) minute: u8,
    /// 255 if not printed.
    pub(crate) second: u8,
    /// How clearly it is a time of day.
    pub(crate) form: Form,
    pub(crate) mark: Mark,
}

/// What a time of day is marked with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    None,
    /// "a.m."
    Am,
    /// "p.m."
    Pm,
    /// "Uhr", "hrs".
    Hours,
    /// It is "noon" or "midnight".
    Noon,
}

/// How clearly the form says that it is a time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// "11:22", "3 pm", "8h05".
    Clear,
    /// "21.11": could be a number.
    Dotted,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Am,
    Pm,
}

type Parsed<'a, T> = IResult<&'a [u8], T, ()>;

fn number(min: usize, max: usize) -> impl FnMut(&[u8]) -> Parsed<'_, u16> {
    move |input| {
        let digits = take_while_m_n(min, max, |b: u8| b.is_ascii_digit());
        terminated(digits, not(peek(one_of("0123456789"))))
            .map(|digits: &[u8]| digits.iter().fold(0, |n, b| n * 10 + u16::from(b - b'0')))
            .parse(input)
    }
}

fn space(input: &[u8]) -> Parsed<'_, ()> {
    let len = space_len(input);
    // A line end between a time and its "pm" does not happen in print.
    let len = input[..len].iter().position(|&b| b == b'\n').unwrap_or(len);
    Ok((&input[len..], ()))
}

fn word_end(input: &[u8]) -> Parsed<'_, ()> {
    match input.first() {
        Some(&b) if is_letter(b) || b.is_ascii_digit() => Err(nom::Err::Error(())),
        _ => Ok((input, ())),
    }
}

fn half(input: &[u8]) -> Parsed<'_, Half> {
    let dotted = |first, text| {
        value(
            first,
            (tag_no_case(text), char('.'), opt(char(' ')), one_of("mM"), opt(char('.')), word_end),
        )
    };
    let plain = |first, text| value(first, (tag_no_case(text), opt(char('.')).and(word_end)));
    preceded(
        space,
        alt((
            dotted(Half::Am, &b"a"[..]),
            dotted(Half::Pm, &b"p"[..]),
            // "pm." ends a sentence: its full stop is none of the time's.
            value(Half::Am, (tag_no_case(&b"am"[..]), word_end)),
            value(Half::Pm, (tag_no_case(&b"pm"[..]), word_end)),
            plain(Half::Am, &b"a.m"[..]),
            plain(Half::Pm, &b"p.m"[..]),
        )),
    )
    .parse(input)
}

/// "11:22", "11:22:33", "11.22", "11h22", "11 h 22", "11 h".
fn twenty_four(input: &[u8]) -> Parsed<'_, Clock> {
    let hour = || verify(number(1, 2), |&h| h < 24);
    let sixty = || verify(number(2, 2), |&m| m < 60);
    let fraction = pair(one_of(".,"), take_while_m_n(1, 9, |b: u8| b.is_ascii_digit()));
    let colon =
        (hour(), char(':'), sixty(), opt(terminated(preceded(char(':'), sixty()), opt(fraction))))
            .map(|(h, _, m, s)| (h, Some(m), s, Form::Clear));
    let dot =
        terminated((hour(), char('.'), sixty()), not(pair(one_of(".,:"), one_of("0123456789"))))
            .map(|(h, _, m)| (h, Some(m), None, Form::Dotted));
    let letter = (hour(), space, one_of("hH"), word_end, opt(preceded(space, sixty())))
        .map(|(h, _, _, _, m)| (h, m, None, Form::Clear));
    let glued = (hour(), one_of("hH"), sixty()).map(|(h, _, m)| (h, Some(m), None, Form::Clear));
    map_opt(alt((colon, dot, glued, letter)), |(h, m, s, form)| {
        let small = |n: Option<u16>| n.map_or(Some(255), |n| u8::try_from(n).ok());
        Some(Clock {
            hour: u8::try_from(h).ok()?,
            minute: small(m)?,
            second: small(s)?,
            form,
            mark: Mark::None,
        })
    })
    .parse(input)
}

/// "3 pm", "9a.m.".
fn bare_hour(input: &[u8]) -> Parsed<'_, Clock> {
    map_opt(pair(verify(number(1, 2), |&h| (1..=12).contains(&h)), peek(half)), |(h, _)| {
        let hour = u8::try_from(h).ok()?;
        Some(Clock { hour, minute: 255, second: 255, form: Form::Clear, mark: Mark::None })
    })
    .parse(input)
}

/// "1600 Hrs".
fn military(input: &[u8]) -> Parsed<'_, Clock> {
    let hours = preceded(space, alt((tag_no_case(&b"hrs"[..]), tag_no_case(&b"hours"[..]))));
    map_opt(terminated(number(4, 4), pair(hours, word_end)), |n| {
        let (hour, minute) = (u8::try_from(n / 100).ok()?, u8::try_from(n % 100).ok()?);
        let (form, mark) = (Form::Clear, Mark::Hours);
        (hour < 24 && minute < 60).then_some(Clock { hour, minute, second: 255, form, mark })
    })
    .parse(input)
}

/// Whether a time of day may begin with the digits that `input` begins with. What follows most numbers tells that none does.
pub(crate) fn may_begin(input: &[u8]) -> bool {
    let run = input.iter().take(5).take_while(|b| b.is_ascii_digit()).count();
    let rest = &input[run..];
    match (run, rest.first()) {
        (1 | 2, Some(b':' | b'.')) => true,
        (1 | 2, Some(_)) => {
            matches!(rest.get(space_len(rest)), Some(b'h' | b'H' | b'a' | b'A' | b'p' | b'P'))
        }
        // "1600 Hrs"
        (4, Some(_)) => matches!(rest.get(space_len(rest)), Some(b'h' | b'H')),
        _ => false,
    }
}

/// The time of day that `input` begins with, and its length, "pm" and "Uhr" included, the zone not.
pub(crate) fn time(input: &[u8]) -> Option<(Clock, usize)> {
    if !may_begin(input) {
        return None;
    }
    let (mut rest, mut clock) = alt((twenty_four, bare_hour, military)).parse(input).ok()?;
    if let Ok((after, half)) = half(rest) {
        rest = after;
        clock.form = Form::Clear;
        clock.mark = if half == Half::Am { Mark::Am } else { Mark::Pm };
        clock.hour = match (half, clock.hour) {
            (Half::Am, 12) => 0,
            (Half::Pm, h @ 1..=11) => h + 12,
            (_, h) => h,
        };
    }
    // Some templates print their "Uhr" twice.
    for _ in 0..2 {
        let Ok((word, ())) = space(rest) else { break };
        let len = letters_len(word);
        if len == 0 || calendar::sense(&word[..len]) != Sense::Hours {
            break;
        }
        clock.form = Form::Clear;
        clock.mark = Mark::Hours;
        rest = &word[len..];
    }
    Some((clock, input.len() - rest.len()))
}

/// Whether " p.m.", not " a.m.", follows a time, and its length.
pub(super) fn half_of_day(rest: &[u8]) -> Option<(bool, usize)> {
    let (after, half) = half(rest).ok()?;
    Some((half == Half::Pm, rest.len() - after.len()))
}

/// The offset ("+0200", "-05:00", "+2") that `input` begins with: minutes east of UTC and length.
pub(crate) fn offset(input: &[u8]) -> Option<(i16, usize)> {
    let sign =
        alt((value(1, char('+')), value(-1, char('-')), value(-1, tag_no_case("−".as_bytes()))));
    let four =
        verify(number(4, 4), |&n| n / 100 <= 14 && n % 100 < 60).map(|n| n / 100 * 60 + n % 100);
    let pair_of = (
        verify(number(1, 2), |&h| h <= 14),
        opt(preceded(char(':'), verify(number(2, 2), |&m| m < 60))),
    )
        .map(|(h, m)| h * 60 + m.unwrap_or(0));
    let (rest, (sign, minutes)) = pair(sign, alt((four, pair_of))).parse(input).ok()?;
    Some((sign * i16::try_from(minutes).ok()?, input.len() - rest.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day() {
        for (text, hour, minute, len) in [
            ("11:22 pm", 23, 22, 8),
            ("01.57 PM (IST)", 13, 57, 8),
            ("17:53\u{a0}Uhr", 17, 53, 10),
            ("20:55 Uhr\u{a0}Uhr.", 20, 55, 14),
            ("8 h 05", 8, 5, 6),
            ("08h07", 8, 7, 5),
            ("3:40 a.m.", 3, 40, 9),
            ("9:20 p.m", 21, 20, 8),
            ("3 pm.", 15, 255, 4),
            ("1600 Hrs", 16, 0, 8),
            ("12:05am", 0, 5, 7),
            ("13:00PM", 13, 0, 7),
            ("4:49:12 PM", 16, 49, 10),
            ("14:21h", 14, 21, 6),
            ("21.11", 21, 11, 5),
        ] {
            let (clock, end) = time(text.as_bytes()).expect(text);
            assert_eq!((clock.hour, clock.minute, end), (hour, minute, len), "{text}");
        }
        for text in ["25:00", "12:61", "3", "3 people", "1.2.3", "12:345", "900 hrs", ""] {
            assert_eq!(time(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn offsets() {
        assert_eq!(offset(b"+0530 x"), Some((330, 5)));
        assert_eq!(offset(b"-05:00"), Some((-300, 6)));
        assert_eq!(offset(b"+2"), Some((120, 2)));
        assert_eq!(offset(b"-2007"), None);
        assert_eq!(offset(b"x"), None);
    }
}
