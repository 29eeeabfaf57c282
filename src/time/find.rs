//! Dates and times as news sites print them.

use super::date::Wanted;
use super::stamp::Stamp;
use super::{ago, cjk, date};
use crate::lexicon::calendar::{self, Sense};
use crate::span::Span;
use crate::text::word::{is_letter, last_word, letters_len, trimmed_end};
use crate::types::Timestamp;

/// The timestamp that `input` begins with: a date with or without a time of day, or a relative time.
pub(crate) fn at(input: &[u8]) -> Option<Stamp> {
    read(input, Wanted::All)
}

/// As [`at`], up to the time of day.
pub(super) fn day(input: &[u8]) -> Option<Stamp> {
    read(input, Wanted::Day)
}

fn read(input: &[u8], wanted: Wanted) -> Option<Stamp> {
    let first = *input.first()?;
    let (relative, date) = if first.is_ascii_digit() {
        (true, true)
    } else if is_letter(first) {
        // The first word settles most of prose.
        let word = &input[..letters_len(&input[..input.len().min(24)])];
        match calendar::sense(word) {
            Sense::Month(_) | Sense::CommonMonth(_) | Sense::MarchOrTuesday | Sense::Weekday => {
                (false, true)
            }
            Sense::Since | Sense::About | Sense::One | Sense::Day => (true, false),
            _ => (word.eq_ignore_ascii_case(b"a") || ago::begins_phrase(input), false),
        }
    } else {
        (false, false)
    };
    if relative {
        let len = ago::relative(input);
        if len > 0 {
            return Some(Stamp { span: Span::at(0, len), value: Timestamp::NONE });
        }
    }
    if date { date::parts(input, wanted).filter(|found| found.value.has_date()) } else { None }
}

/// The date that the eight digits of `input` are ("20211109"), which must be all of it but white space around it.
pub(crate) fn of_eight_digits(input: &[u8]) -> Option<Stamp> {
    let start = input.len() - input.trim_ascii_start().len();
    let found = date::eight_digits(input.trim_ascii())?;
    Some(Stamp { span: found.span.shift(start), ..found })
}

/// The time of day without a date that `input` begins with ("9:30 pm ET"): alone, it says little.
pub(crate) fn clock(input: &[u8]) -> Option<Stamp> {
    if !input.first()?.is_ascii_digit() {
        return None;
    }
    date::parts(input, Wanted::All).filter(|found| !found.value.has_date())
}

/// The first timestamp of `line`.
pub(crate) fn find(line: &[u8]) -> Option<Stamp> {
    find_from(line, 0)
}

/// The first timestamp of `line` that begins at byte `from` or later.
pub(crate) fn find_from(line: &[u8], from: usize) -> Option<Stamp> {
    search(line, from).or_else(|| match from {
        0 if cjk::may_have(line) => find_other_digits(line).or_else(|| cjk::find(line)),
        0 => find_other_digits(line),
        _ => None,
    })
}

/// Whether digits of other scripts than ours may be in `line`.
pub(crate) fn may_have_other_digits(line: &[u8]) -> bool {
    memchr::memchr3_iter(0xd9, 0xdb, 0xe0, line)
        .chain(memchr::memchr2_iter(0xe1, 0xef, line))
        .any(|at| other_digit(&line[at..]).is_some())
}

/// The value and the length of a digit of Arabic, Persian, an Indic script, Thai, Lao, Burmese or Khmer, or of a wide one.
fn other_digit(text: &[u8]) -> Option<(u8, usize)> {
    match *text {
        [0xd9, b @ 0xa0..=0xa9, ..] => Some((b - 0xa0, 2)),
        [0xdb, b @ 0xb0..=0xb9, ..] => Some((b - 0xb0, 2)),
        [0xe0, 0xa5 | 0xa7 | 0xab, b @ 0xa6..=0xaf, ..] => Some((b - 0xa6, 3)),
        [0xe0, 0xb9 | 0xbb, b @ 0x90..=0x99, ..] => Some((b - 0x90, 3)),
        [0xe1, 0x81, b @ 0x80..=0x89, ..] => Some((b - 0x80, 3)),
        [0xe1, 0x9f, b @ 0xa0..=0xa9, ..] => Some((b - 0xa0, 3)),
        [0xef, 0xbc, b @ 0x90..=0x99, ..] => Some((b - 0x90, 3)),
        _ => None,
    }
}

/// The first timestamp of a line that has other digits than ours alone: "٩ نوفمبر ٢٠٢١".
#[cold]
fn find_other_digits(line: &[u8]) -> Option<Stamp> {
    /// Longer lines are no datelines.
    const LONGEST: usize = 160;
    if line.len() > LONGEST || !may_have_other_digits(line) || line.iter().any(u8::is_ascii_digit) {
        return None;
    }
    let (mut ours, mut places) = ([0; LONGEST], [0; LONGEST + 1]);
    let (mut at, mut len) = (0, 0);
    while at < line.len() {
        let (byte, size) = other_digit(&line[at..]).map_or((line[at], 1), |(n, s)| (b'0' + n, s));
        (ours[len], places[len]) = (byte, at);
        at += size;
        len += 1;
    }
    places[len] = at;
    let found = search(&ours[..len], 0)?;
    let span = Span::at(places[found.span.start as usize], places[found.span.end as usize]);
    Some(Stamp { span, ..found })
}

fn search(line: &[u8], from: usize) -> Option<Stamp> {
    // The search below goes from digit to digit. Only "yesterday" and its like have none, and count only at the start of a
    // line.
    if from == 0
        && !begins_with_count(line)
        && let Some(found) = at(line)
    {
        return Some(found);
    }
    if from == 0
        && line.len() == 8
        && let Some(found) = of_eight_digits(line)
    {
        return Some(found);
    }
    let mut next = from;
    while let Some(digit) = next_digit(line, next) {
        let run =
            line[digit..].iter().position(|b| !b.is_ascii_digit()).unwrap_or(line.len() - digit);
        next = digit + run;
        // "Opinion2021.11.09 18:30"
        if run == 4
            && digit > from
            && is_letter(line[digit - 1])
            && let Some(found) = year_first(line, digit)
        {
            return Some(found);
        }
        // "Ann55518.10.1919:13": a name that ends in digits runs into a date.
        if run > 2
            && let Some(b'.' | b'/') = line.get(next)
            && !(run == 4 && year_first(line, digit).is_some())
            && let Some(found) = at(&line[next - 2..]).filter(is_full)
        {
            return Some(Stamp { span: found.span.shift(next - 2), ..found });
        }
        // Numbers of more digits are no part of a date, but a year may run into a time of day.
        if run > 6 {
            continue;
        }
        let first = may_begin(&line[digit..], run).then_some(digit);
        // The line's start was tried before.
        let fresh = |start: &usize| from > 0 || *start > 0;
        for start in starts(line, from, digit).into_iter().flatten().chain(first).filter(fresh) {
            if let Some(found) = at(&line[start..])
                && (stands_apart(line, start)
                    || is_letter(line[start - 1]) && glued(line, start, &found))
                && (found.value.day != 0 || found.value.is_none() || !follows_number(line, start))
            {
                return Some(Stamp { span: found.span.shift(start), ..found });
            }
        }
    }
    None
}

/// The full date that begins with the year at `digit`: "2021.11.09 18:30".
fn year_first(line: &[u8], digit: usize) -> Option<Stamp> {
    let found = at(&line[digit..])?;
    let v = found.value;
    let full = v.year >= 1900 && v.month != 0 && v.day != 0;
    let is_year = matches!(line[digit..], [b'1', b'9', ..] | [b'2', b'0', ..]);
    (full && is_year).then(|| Stamp { span: found.span.shift(digit), ..found })
}

/// Whether a timestamp may begin with the `run` digits that `text` begins with. What follows most numbers of prose tells
/// that it may not.
fn may_begin(text: &[u8], run: usize) -> bool {
    let rest = &text[run..];
    let space = match rest {
        [] => return false,
        [b',' | b';' | b'%' | b')' | b'!' | b'?' | b'"', ..] => return false,
        [b' ', ..] => 1,
        [0xc2, 0xa0, ..] => 2,
        _ => return true,
    };
    let word = &rest[space..];
    let len = letters_len(&word[..word.len().min(24)]);
    match word.first() {
        None => false,
        Some(b) if b.is_ascii_digit() => false,
        Some(_) if len > 0 => {
            !matches!(
                calendar::sense(&word[..len]),
                Sense::Unknown | Sense::Day | Sense::One | Sense::About | Sense::Since
            ) || matches!(word[0] | 0x20, b'a' | b'p')
                && matches!(word.get(1), Some(b'm' | b'M' | b'.'))
                || len == 1
        }
        Some(_) => run <= 2,
    }
}

/// Whether a date of numbers alone may be in `line`: "5.5.2009", "24. 11. 2019", "12/31 22:10", "2021年11月9日".
pub(crate) fn may_have_numeric(line: &[u8]) -> bool {
    let is_digit = |at: usize| line.get(at).is_some_and(u8::is_ascii_digit);
    memchr::memchr3_iter(b'.', b'/', b'-', line).any(|at| {
        at > 0 && is_digit(at - 1) && (is_digit(at + 1) || line[at] == b'.' && is_digit(at + 2))
    }) || memchr::memchr2_iter(0xe5, 0xeb, line)
        .any(|at| at > 0 && is_digit(at - 1) && matches!(line.get(at + 1), Some(0xb9 | 0x85)))
}

/// Whether `text` begins with a number that counts something: "12 people", "12)".
fn begins_with_count(text: &[u8]) -> bool {
    let run = text.iter().take_while(|b| b.is_ascii_digit()).count();
    match &text[run..] {
        _ if run == 0 => false,
        [] | [b')' | b'%' | b'!' | b'?' | b'"' | b';', ..] => true,
        [b' ', first, ..] if is_letter(*first) => !may_begin(text, run),
        _ => false,
    }
}

/// Whether a timestamp may begin at `start`: not inside a word or a number.
fn stands_apart(line: &[u8], start: usize) -> bool {
    match line[..start] {
        [] => true,
        [.., b'$' | b'#' | b'_'] | [.., 0xc2, 0xa3] | [.., 0xe2, 0x82, 0xac] => false,
        // The last bytes of spaces and signs look like letters.
        [.., 0xc2, _] | [.., 0xe2, _, _] => true,
        [.., digit, b'.' | b',' | b'/' | b'-' | b':'] => !digit.is_ascii_digit(),
        [.., last] => !is_letter(last) && !last.is_ascii_digit(),
    }
}

/// Whether a number stands before `start`: "32 January 2016" is not January 2016.
fn follows_number(line: &[u8], start: usize) -> bool {
    line[..trimmed_end(&line[..start])].last().is_some_and(u8::is_ascii_digit)
}

/// Whether a timestamp that follows a name without a space is none of the name: a full one ("Ann6. Juni 2015 um 10:23"), or a
/// relative one at the end of the line ("Ann3 hours ago").
fn glued(line: &[u8], start: usize, found: &Stamp) -> bool {
    is_full(found) || found.value.is_none() && start + found.span.end as usize == line.len()
}

fn is_full(found: &Stamp) -> bool {
    found.value.month != 0 && found.value.day != 0 && found.value.has_clock()
}

/// Where a timestamp whose first number is at `digit` may begin before it, the earliest place first: at a weekday, a month,
/// "vor".
fn starts(line: &[u8], from: usize, digit: usize) -> [Option<usize>; 3] {
    let mut starts = [None; 3];
    let mut end = digit;
    for slot in (0..3).rev() {
        let mut stop = trimmed_end(&line[from..end]) + from;
        if let [.., b',' | b'.' | b'|' | b'-' | b'/' | b':' | b'('] = line[from..stop] {
            stop = trimmed_end(&line[from..stop - 1]) + from;
        }
        let word = from + last_word(&line[from..stop], 40);
        match calendar::sense(&line[word..stop]) {
            _ if word == stop => break,
            Sense::Month(_)
            | Sense::CommonMonth(_)
            | Sense::MarchOrTuesday
            | Sense::Weekday
            | Sense::Since
            | Sense::Day => {
                starts[slot] = Some(word);
            }
            Sense::About | Sense::Join | Sense::One => {
                // "il y a 3 jours"
                if line[from..stop].ends_with(b"il y a") {
                    starts[slot] = Some(stop - 6);
                }
            }
            // A name may run into the month: "LindenMay 5".
            _ => {
                let Some(capital) = line[word..stop].iter().rposition(u8::is_ascii_uppercase)
                else {
                    break;
                };
                if matches!(
                    calendar::sense(&line[word + capital..stop]),
                    Sense::Month(_) | Sense::CommonMonth(_) | Sense::Weekday
                ) {
                    starts[slot] = Some(word + capital);
                }
                break;
            }
        }
        end = word;
    }
    starts
}

/// The first digit of `line` at byte `from` or later.
fn next_digit(line: &[u8], from: usize) -> Option<usize> {
    let is_digit = |b: &u8| b.wrapping_sub(b'0') < 10;
    let rest = line.get(from..)?;
    let mut at = 0;
    // Prose has few digits: sixteen bytes at a time, without a branch for each.
    for chunk in rest.chunks_exact(16) {
        if chunk.iter().fold(false, |any, b| any | is_digit(b)) {
            break;
        }
        at += 16;
    }
    rest[at..].iter().position(is_digit).map(|i| from + at + i)
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::super::zone;
    use super::*;

    /// The line's timestamp must be all of what stands between the brackets, and say `iso`.
    fn check(marked: &str, iso: &str) {
        let start = marked.find('{').unwrap();
        let end = marked.find('}').unwrap() - 1;
        let line = marked.replace(['{', '}'], "");
        let found = find(line.as_bytes()).unwrap_or_else(|| panic!("nothing in {line:?}"));
        assert_eq!(&line[found.span.range()], &line[start..end], "{line:?}");
        let value = zone::settled(found.value, None, None, None);
        assert_eq!(value.to_string(), iso, "{line:?}");
    }

    #[test]
    fn forms_of_news_sites() {
        check("1. Ann says: {October 4, 2011 at 10:35 pm}", "2011-10-04T22:35");
        check("Vellmar {Oct 4, 2011, 02.18 PM (IST)}", "2011-10-04T14:18+05:30");
        check("{18 Sep 2016}", "2016-09-18");
        check("on {Dec. 8th, 2007}.", "2007-12-08");
        check("({11/23/2006 14:27})", "2006-11-23T14:27");
        check("{2007/12/28} |", "2007-12-28");
        check("Posted {2025-12-19} in", "2025-12-19");
        check("{2021-01-18T19:55:01.5+02:00}", "2021-01-18T19:55:01+02:00");
        check("{2021-01-18T19:55Z}", "2021-01-18T19:55Z");
        check("{2021-01-18T19:55-03:00}", "2021-01-18T19:55-03:00");
        check("{2021-01-18 19:55-0300}", "2021-01-18T19:55-03:00");
        check("{18 January 2021, 8pm}-10pm", "2021-01-18T20:00");
        check("{18 January 2021, 9:00}-10:30", "2021-01-18T09:00");
        check("{14:27, November 23, 2006}", "2006-11-23T14:27");
        check("By X Y {Fri Dec 28, 6:46 AM ET}", "--12-28T06:46-05:00");
        check("{8:20am\u{a0}Tue\u{a0}3\u{a0}Feb\u{a0}09}", "2009-02-03T08:20");
        check("{Fr 5 Mar 2021 / 09:41} Antworten", "2021-03-05T09:41");
        check("Published {9:14 am, Tuesday, March 3, 2015}", "2015-03-03T09:14");
        check("{14.10.21 | 17:08}   Ann", "2021-10-14T17:08");
        check("{24. November 2019 um 17:53\u{a0}Uhr}", "2019-11-24T17:53");
        check("{miércoles, 9 de junio de 2021 - 4:25 a.m.}", "2021-06-09T04:25");
        check("{1er mars 2016 à 8 h 05}", "2016-03-01T08:05");
        check("le {mercredi 15 mai 2019 à 08h07}", "2019-05-15T08:07");
        check("Sana{6. Juni 2015 um 10:23}", "2015-06-06T10:23");
        check("th3Anna{28.09.1913:39}", "2019-09-28T13:39");
        check("Liz That Can Bake{May 30, 2019 at 5:38 PM}", "2019-05-30T17:38");
        check("Nat{Mittwoch, Mai 10, 2017 4:14:00 PM}", "2017-05-10T16:14:00");
        check("Ann{3 hours ago}", "");
        check("Ann555{18.10.1919:13}", "2019-10-18T19:13");
        check("Posted by: Ann2 | {Feb 12, 2009 8:27:31 PM}", "2009-02-12T20:27:31");
        check("{February 4, 2009 @ 7:36 pm}", "2009-02-04T19:36");
        check("Updated {November 11, 20228:23 PM ET}", "2022-11-11T20:23-05:00");
        check("UPDATED {16:47 EST / DECEMBER 19 2025}", "2025-12-19T16:47-05:00");
        check("{Wed, Feb 18, 09 at 04:26 PM}", "2009-02-18T16:26");
        check("{Mon, 02 Mar 26 09:53:50}", "2026-03-02T09:53:50");
        check("Last Updated: {Sunday, 26 November 2006, 15:44 GMT}", "2006-11-26T15:44Z");
        check("Last Updated: {12:48am GMT 14/02/2009}", "2009-02-14T00:48Z");
        check("{Friday, November 24, 2006 : 1700 Hrs}", "2006-11-24T17:00");
        check("at {11:28 on February 4, 2009, EST}.", "2009-02-04T11:28-05:00");
        check("{14.09.2022 um 21.11}", "2022-09-14T21:11");
        check("{06.11.2023, 13.47 Uhr}", "2023-11-06T13:47");
        check("{11-26-2006, 03h42}", "2006-11-26T03:42");
        check("{Jun 20th at 2:41 am}", "--06-20T02:41");
        check("{16. März 2011 um 12:22}", "2011-03-16T12:22");
        check("{mar 5 mar 2019}", "2019-03-05");
        check("{12/31 22:10:22 ET}", "--12-31T22:10:22-05:00");
        check("Last reviewed {January 2023}", "2023-01");
        check("{8.Dezember 2010 um 09:43} · x", "2010-12-08T09:43");
        check("{5 мая 2021 в 10:15}", "2021-05-05T10:15");
        check("Mustermann {vor 11 Wochen}", "");
        check("Ann ({5 days ago})", "");
        check("{il y a 3 jours}", "");
        check("{yesterday}", "");
        check("Published {2021.11.09 18:30}", "2021-11-09T18:30");
        check("입력 {2021.11.09 18:30}", "2021-11-09T18:30");
        check("Opinion{2021.11.09 18:30}", "2021-11-09T18:30");
        check("公開日{2021/11/09}", "2021-11-09");
        check("{20211109}", "2021-11-09");
        check("{2021年11月9日 18時30分}", "2021-11-09T18:30");
        check("{2021年11月09日 18:30} 来源", "2021-11-09T18:30");
        check("更新 {2021年11月9日（火） 午後6時5分}", "2021-11-09T18:05");
        check("{2021년 11월 9일 오후 6:30}", "2021-11-09T18:30");
        check("입력 {2021년 11월 9일}", "2021-11-09");
        check("{9 نوفمبر 2021 - 18:30}", "2021-11-09T18:30");
        check("{9 नवंबर 2021}", "2021-11-09");
        check("{٩ نوفمبر ٢٠٢١} - ", "2021-11-09");
        check("{९ नवंबर २०२१, १८:३०}", "2021-11-09T18:30");
        check("{9 Νοεμβρίου 2021}", "2021-11-09");
        check("{27. Jun, 2012 10:15}", "2012-06-27T10:15");
    }

    #[test]
    fn no_timestamps() {
        for line in [
            "",
            "1",
            "2016",
            "in 2016 the",
            "9:30",
            "32 January 2016",
            "30.02.2020",
            "32.01.20",
            "1,200 people",
            "they may 5 times",
            "192.168.10.20",
            "version 3.10.2",
            "call 555-12-1234",
            "24/7",
            "a 5-4 win",
            "set 5 out",
            "5 out of 10",
            "Feb 30, 2019",
            "march 5 miles",
            "Sun 5",
            "20191324",
            "120191224",
            "$12.12.12",
        ] {
            assert_eq!(find(line.as_bytes()), None, "{line:?}");
        }
    }

    #[test]
    fn a_count_after_a_day_is_no_year() {
        check("On {May 5} 20 people came", "--05-05");
        check("On {May 5}, 1,200 people came", "--05-05");
        check("{May 5, 20}", "2020-05-05");
        check("Graben: {June 17}\u{2013}20, 2026", "--06-17");
        check("{2-Jan-08}", "2008-01-02");
    }

    #[test]
    fn several_in_a_line() {
        let line = b"Updated Dec 5, 2019, first published 3 Dec 2019";
        let first = find(line).unwrap();
        let second = find_from(line, first.span.end as usize).unwrap();
        assert_eq!(second.value.to_string(), "2019-12-03");
        assert_eq!(find_from(line, second.span.end as usize), None);
    }

    #[test]
    fn time_of_day_alone() {
        let found = clock(b"20:50 GMT, London").unwrap();
        assert_eq!((found.span, found.value.to_string()), (Span::new(0, 9), "T20:50Z".into()));
        assert_eq!(clock(b"May 5"), None);
    }
}
