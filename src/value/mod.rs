//! Finds what grammars can: dates, times, money, percentages, quantities, web and mail addresses.
//!
//! One pass over the bytes of a section stops where a value may begin and asks the finders of [`FINDERS`] only there. A
//! grammar reads at most `WINDOW` bytes, so bad copy costs no more than a constant for each stop.

pub(crate) mod amount;
#[cfg(test)]
mod dates;
mod money;
mod range;
mod web;

use alloc::vec::Vec;

use crate::error::OutOfMemory;
use crate::lexicon::values::{DATE_STARTS, NUMBER_STARTS};
use crate::metadata::order::Orders;
use crate::span::Span;
use crate::text::grow::Grow;
use crate::text::number::is_word;
use crate::time::finding::{At, Finding, Meaning};
use crate::time::prose;
use crate::types::{Label, Mention, Timestamp, Value};

/// Reads the value at a place, if there is one.
type Find = fn(&At<'_>) -> Option<Finding>;
/// As [`Find`], given the word at the place.
type FindByWord = fn(&At<'_>, &[u8]) -> Option<Finding>;

/// What finds a sort of values, by what they begin with.
struct Finders<const D: usize, const S: usize, const W: usize> {
    /// Asked at each number in figures.
    digits: [Find; D],
    /// Asked at each byte that one of these signs begins with. The finder says whether the whole sign is there.
    signs: [(&'static [&'static str], Find); S],
    /// Asked at each word that begins with three of these letters in any case, with the word. The letters only spare other
    /// words the call: a word that one finder waits for is given to all.
    words: [(&'static str, FindByWord); W],
}

/// All sorts of values. Of the finders of a place the first that reads something has it. A new sort is a file of this folder
/// and its rows here.
const FINDERS: Finders<3, 3, 3> = Finders {
    digits: [amount::marked, prose::by_digit, amount::by_number],
    signs: [(&["½", "¼", "¾"], amount::by_number), (&["://"], web::url), (&["@"], web::email)],
    words: [
        ("www", web::without_scheme),
        (DATE_STARTS, prose::by_word),
        (NUMBER_STARTS, amount::by_word),
    ],
};

/// What a byte may begin.
#[derive(Clone, Copy, PartialEq)]
enum Class {
    Other,
    Letter,
    Digit,
    Sign,
}

/// The classes of all bytes. C2 and E2 begin signs and spaces, hardly ever a letter of a name.
const CLASSES: [Class; 256] = {
    let mut table = [Class::Other; 256];
    let mut b = 0;
    while b < 256 {
        table[b] = match b as u8 {
            b'0'..=b'9' => Class::Digit,
            b'A'..=b'Z' | b'a'..=b'z' | 0xC3..=0xE1 | 0xE3..=0xFF => Class::Letter,
            _ => Class::Other,
        };
        b += 1;
    }
    let mut row = 0;
    while row < FINDERS.signs.len() {
        let signs = FINDERS.signs[row].0;
        let mut i = 0;
        while i < signs.len() {
            let first = signs[i].as_bytes()[0] as usize;
            assert!(!matches!(table[first], Class::Letter | Class::Digit), "no sign");
            table[first] = Class::Sign;
            i += 1;
        }
        row += 1;
    }
    table
};

/// A bit for the first three letters of each word that a finder waits for: most words are turned away by it.
const STARTS: [u64; 64] = {
    let mut bits = [0; 64];
    let mut row = 0;
    while row < FINDERS.words.len() {
        let starts = FINDERS.words[row].0.as_bytes();
        let mut at = 0;
        while at < starts.len() {
            let whole = at + 3 == starts.len() || starts[at + 3] == b' ';
            assert!(whole, "not three letters and a space");
            let h = hash3([starts[at], starts[at + 1], starts[at + 2]]);
            bits[h >> 6] |= 1 << (h & 63);
            at += 4;
        }
        row += 1;
    }
    bits
};

const fn hash3(letters: [u8; 3]) -> usize {
    let [a, b, c] = [letters[0] | 32, letters[1] | 32, letters[2] | 32];
    (a as usize * 961 + b as usize * 31 + c as usize) & 4095
}

/// Calls `emit` with what the grammars find in `section`, in order and without overlap.
///
/// `anchor` is the article's own date; days such as "Saturday" have a value only if it is given.
pub(crate) fn scan(
    text: &[u8],
    section: Span,
    anchor: Option<Timestamp>,
    mut emit: impl FnMut(Finding) -> Result<(), OutOfMemory>,
) -> Result<(), OutOfMemory> {
    let end = section.range().end.min(text.len());
    let mut at = section.range().start.min(end);
    let mut floor = at;
    // Cut here so that the compiler sees the bound of the loops below.
    let bytes = &text[..end];
    while at < bytes.len() {
        let class = CLASSES[usize::from(bytes[at])];
        if class == Class::Other {
            at += 1;
            continue;
        }
        if class == Class::Letter {
            let start = at;
            while at < bytes.len() && is_letter(bytes[at]) {
                at += 1;
            }
            let word = &bytes[start..at];
            if !is_start(word, &bytes[at..]) {
                continue;
            }
            if let Some(found) = by_word(&At { text, floor, at: start, end, anchor }, word) {
                floor = found.span.end as usize;
                at = at.max(floor);
                emit(found)?;
            }
            continue;
        }
        let here = At { text, floor, at, end, anchor };
        let (found, next) = match class {
            Class::Digit => {
                let size = text[at..end].iter().take_while(|b| is_word(**b)).count();
                (by_digit(&here), at + size)
            }
            Class::Sign => (by_sign(&here), at + 1),
            Class::Other | Class::Letter => (None, at + 1),
        };
        at = next;
        if let Some(found) = found {
            at = (found.span.end as usize).max(here.at + 1);
            floor = found.span.end as usize;
            emit(found)?;
        }
    }
    Ok(())
}

/// Whether a finder waits for `word`, before `rest`.
fn is_start(word: &[u8], rest: &[u8]) -> bool {
    match *word {
        [a, b, c, ..] => {
            let h = hash3([a, b, c]);
            STARTS[h >> 6] >> (h & 63) & 1 == 1
        }
        // "a dozen", "a couple", "a quarter", "a week".
        [b'a' | b'A'] => match rest {
            // "a sixth", "a seventh", "a fifth", "a ninth", "a euro".
            [_, b's', b'i', b'x', ..] | [_, b's', b'e', b'v', ..] => true,
            [_, b'f', b'i', b'f', ..] | [_, b'n', b'i', b'n', ..] | [_, b'e', b'u', ..] => true,
            [_, b, ..] => {
                matches!(b, b'b'..=b'd' | b'g'..=b'm' | b'p' | b'q' | b't' | b'w' | b'y')
            }
            _ => false,
        },
        [b'a' | b'A', b'n'] => matches!(
            rest,
            [_, b'h', b'o', b'u', ..]
                | [_, b'o', b'u', b'n', ..]
                | [_, b'i', b'n', b'c', b'h', ..]
                | [_, b'a', b'c', b'r', ..]
                | [_, b'e', b'i', b'g', ..]
        ),
        _ => false,
    }
}

fn is_letter(b: u8) -> bool {
    CLASSES[usize::from(b)] == Class::Letter
}

fn by_word(at: &At<'_>, word: &[u8]) -> Option<Finding> {
    // "x-ray", "R2D2", "U.S.": the word is part of a longer one.
    if at.before().last().is_some_and(|b| b.is_ascii_digit() || matches!(b, b'@' | b'_' | b'/')) {
        return None;
    }
    FINDERS.words.iter().find_map(|(_, find)| find(at, word))
}

fn by_digit(at: &At<'_>) -> Option<Finding> {
    FINDERS.digits.iter().find_map(|find| find(at))
}

/// Asks the finder of the sign that begins here. Short arrays, and loops over them even here, let the compiler call the finders directly:
/// calls through one table of all cost 0.7 % of the instructions that names and values take, these 0.4 %.
fn by_sign(at: &At<'_>) -> Option<Finding> {
    let begins = |sign: &&str| sign.as_bytes()[0] == at.text[at.at];
    let mut rows = FINDERS.signs.iter();
    rows.find(|(signs, _)| signs.iter().any(&begins)).and_then(|(_, find)| find(at))
}

/// Buffers of [`add`].
#[derive(Debug, Clone, Default)]
pub(crate) struct ValueScratch {
    found: Vec<Finding>,
    names: Vec<Mention>,
}

/// Adds the values of `section` to the mentions and values already in `out`; the mentions from `first` on are names of the
/// section.
///
/// Mentions stay in order and do not overlap. Where both claim bytes, a name that holds the whole value and more
/// wins ("Apollo 13"), a quantity is cut before a name in its noun ("scores" of "Syrian soldiers"; the unit keeps the
/// noun), and else the value wins, but from a name that the caller listed only if it is longer. `first` is at most the number of
/// mentions.
pub(crate) fn add(
    text: &[u8],
    section: Span,
    anchor: Option<Timestamp>,
    orders: &Orders,
    first: usize,
    scratch: &mut ValueScratch,
    out: (&mut Vec<Mention>, &mut Vec<Value>),
) -> Result<(), OutOfMemory> {
    let (mentions, values) = out;
    let ValueScratch { found, names } = scratch;
    found.clear();
    scan(text, section, anchor, |mut f| {
        if f.label == Label::Date {
            f.meaning.timestamp = orders.ordered(f.meaning.timestamp, f.span);
        }
        for time in [&mut f.meaning.timestamp, &mut f.meaning.until] {
            *time = orders.zoned(*time, anchor, f.span);
        }
        if f.label != Label::Money || money::settle(&mut f.meaning, || orders.country()) {
            found.grow(f)?;
        }
        Ok(())
    })?;
    if found.is_empty() {
        return Ok(());
    }
    names.clear();
    names.grow_slice(&mentions[first..])?;
    mentions.truncate(first);
    let mut rest = names.iter().copied().peekable();
    for value in found.iter() {
        let mut span = value.span;
        // A name that is already in may reach over several values.
        let mut dropped = mentions[first..].last().is_some_and(|m| m.span.end > span.start);
        // The names before the value come by here too; all are then behind it.
        let mut here = rest.clone().take_while(|n| n.span.start < span.end);
        dropped |=
            here.any(|n| n.is_listed() && n.span.end > span.start && n.span.len() >= span.len());
        while let Some(name) = rest.next_if(|n| n.span.start < span.end) {
            let apart = name.span.end <= span.start;
            // A name that begins with a figure has it from the number.
            let inside = name.span.start > span.start
                && !text[name.span.range()].first().is_some_and(u8::is_ascii_digit);
            if !apart && inside && value.label == Label::Quantity {
                if !dropped {
                    span.end =
                        span.start + trim_end(&text[span.start as usize..name.span.start as usize]);
                    push_value(mentions, values, value, span)?;
                }
                dropped = true;
            } else if !apart && name.span.covers(span) && name.span != span {
                dropped = true;
            } else if !(apart || dropped && name.is_listed()) {
                continue;
            }
            mentions.grow(name)?;
        }
        if !dropped {
            push_value(mentions, values, value, span)?;
        }
    }
    mentions.grow_by(rest)
}

fn push_value(
    mentions: &mut Vec<Mention>,
    values: &mut Vec<Value>,
    found: &Finding,
    span: Span,
) -> Result<(), OutOfMemory> {
    let Meaning { qualifier, number, unit, timestamp, until, currency, flags } = found.meaning;
    let mention = mentions.len() as u32;
    mentions.grow(Mention::new(span, found.label, 0.0))?;
    values.grow(Value {
        mention,
        qualifier,
        number,
        unit,
        timestamp,
        until,
        currency,
        flags,
        reserved: 0,
    })
}

/// Length of `text` without the white space and the "of" at its end.
fn trim_end(text: &[u8]) -> u32 {
    let text = text.trim_ascii_end();
    let text = text.strip_suffix(b" of").unwrap_or(text);
    let text = text.strip_suffix("\u{a0}".as_bytes()).unwrap_or(text);
    text.trim_ascii_end().len() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_finders_wait_for_are_starts() {
        for word in FINDERS.words.iter().flat_map(|(starts, _)| starts.split(' ')) {
            assert!(is_start(word.as_bytes(), b""), "{word}");
            assert!(is_start(word.to_ascii_uppercase().as_bytes(), b""), "{word}");
        }
        assert!(
            is_start(b"a", b" dozen") && !is_start(b"a", b" fish") && !is_start(b"bridge", b"")
        );
    }

    #[test]
    fn names_inside_values() {
        let text = b"Apollo 13 crews met scores of Ruritanian sailors in June 2015 at Sea 2";
        let at = |start, end| Mention::new(Span::new(start, end), Label::Misc, 1.0);
        let mut mentions = Vec::from([at(0, 9), at(30, 40), at(52, 56), at(65, 70)]);
        let mut values = Vec::new();
        add(
            text,
            Span::at(0, text.len()),
            None,
            &Orders::new(text, text, &[], None),
            0,
            &mut ValueScratch::default(),
            (&mut mentions, &mut values),
        )
        .unwrap();
        let spans: Vec<&[u8]> = mentions.iter().map(|m| &text[m.span.range()]).collect();
        assert_eq!(spans, [&b"Apollo 13"[..], b"scores", b"Ruritanian", b"June 2015", b"Sea 2"]);
        let units: Vec<&[u8]> = values.iter().map(|v| &text[v.unit.range()]).collect();
        assert_eq!(units, [&b"sailors"[..], b""]);
        assert_eq!(values[1].mention, 3);
    }

    #[test]
    fn a_name_over_two_values() {
        let text = b"the Bell 12-inch 64GB Mark 2, 12 inches";
        let name = Mention::new(Span::new(4, 28), Label::Misc, 1.0);
        let (mut mentions, mut values) = (Vec::from([name]), Vec::new());
        add(
            text,
            Span::at(0, text.len()),
            None,
            &Orders::new(text, text, &[], None),
            0,
            &mut ValueScratch::default(),
            (&mut mentions, &mut values),
        )
        .unwrap();
        let spans: Vec<&[u8]> = mentions.iter().map(|m| &text[m.span.range()]).collect();
        assert_eq!(spans, [&b"Bell 12-inch 64GB Mark 2"[..], b"12 inches"]);
        assert_eq!(values.len(), 1);
    }
}
