//! Words, numbers and punctuation marks as spans of the text.

use super::class::{CLASS, DIGIT, HIGH, LOWER, PUNCT, SPACE, UPPER, high};
use super::grow::Grow;
use super::period::{Period, period};
use crate::error::OutOfMemory;
use crate::text::bits;

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Token {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Bits of [`bits`](super::bits).
    pub(crate) bits: u16,
}

/// Cuts `text[at..end]` into tokens, at most `limit` of them, appended to `out`. Returns where it stopped.
pub(crate) fn tokenize(
    text: &[u8],
    at: usize,
    end: usize,
    limit: usize,
    out: &mut alloc::vec::Vec<Token>,
) -> Result<usize, OutOfMemory> {
    let text = &text[..end];
    let mut at = at;
    let mut before = bits::SPACE;
    let stop = out.len() + limit;
    while at < end {
        let b = text[at];
        let (class, len) = match CLASS[b as usize] {
            HIGH => high(text, at),
            class => (class, 1),
        };
        if class == SPACE {
            before |= bits::SPACE;
            if b == b'\n' || b == b'\r' && text.get(at + 1) != Some(&b'\n') {
                before |= if before & bits::LINE != 0 { bits::PARAGRAPH } else { bits::LINE };
            }
            at += len;
            continue;
        }
        if out.len() == stop {
            return Ok(at);
        }
        let (to, bits) = match class {
            PUNCT => mark(text, at, len),
            class => word(text, at, class),
        };
        out.grow(Token { start: at as u32, end: to as u32, bits: bits | before })?;
        before = 0;
        at = to;
    }
    Ok(end)
}

/// A mark, a run of the same mark, a clitic ("'s") or a handle.
fn mark(text: &[u8], at: usize, len: usize) -> (usize, u16) {
    let b = text[at];
    let next = text.get(at + len).copied().unwrap_or(b' ');
    match b {
        b'.' | b'-' | b'!' | b'?' | b'*' | b'=' | b'~' | b'#' if next == b => {
            let run = text[at..].iter().take_while(|&&c| c == b).count();
            (at + run, bits::MARK)
        }
        b'@' | b'#' if CLASS[next as usize] != PUNCT && CLASS[next as usize] != SPACE => {
            let (to, bits) = word_run(text, at + 1);
            (to, bits | bits::ADDRESS)
        }
        b'\'' => clitic(text, at, 1),
        0xE2 if text[at..].starts_with("\u{2019}".as_bytes()) => clitic(text, at, 3),
        _ => (at + len, bits::MARK | if b >= 0x80 { bits::HIGH } else { 0 }),
    }
}

/// "'s" and its like where they follow a word or stand alone; else the mark.
fn clitic(text: &[u8], at: usize, len: usize) -> (usize, u16) {
    match clitic_len(&text[at + len..]) {
        Some(n) if at > 0 => (at + len + n, bits::MARK | bits::LOWER),
        _ => (at + len, bits::MARK),
    }
}

/// Length of the letters of a clitic that `tail` begins with: s, d, m, re, ve, ll and the end of the word.
fn clitic_len(tail: &[u8]) -> Option<usize> {
    let n = match tail {
        [b's' | b'S' | b'd' | b'm', ..] => 1,
        [b'r' | b'v', b'e', ..] | [b'l', b'l', ..] => 2,
        _ => return None,
    };
    match tail.get(n) {
        Some(&b) if matches!(CLASS[b as usize], LOWER | UPPER | DIGIT) => None,
        Some(&HIGH_APOSTROPHE) => Some(n),
        Some(&b) if b >= 0x80 && high(tail, n).0 != PUNCT && high(tail, n).0 != SPACE => None,
        _ => Some(n),
    }
}

const HIGH_APOSTROPHE: u8 = 0xE2;

/// Letters and digits only, from `at`.
fn word_run(text: &[u8], at: usize) -> (usize, u16) {
    let (mut i, mut bits) = (at, 0);
    while let Some((class, len)) = class_at(text, i) {
        match class {
            LOWER => bits |= bits::LOWER,
            UPPER => bits |= bits::UPPER,
            DIGIT => bits |= bits::DIGIT,
            _ => break,
        }
        i += len;
    }
    (i, bits)
}

fn class_at(text: &[u8], at: usize) -> Option<(u8, usize)> {
    let b = *text.get(at)?;
    Some(match CLASS[b as usize] {
        HIGH => high(text, at),
        class => (class, 1),
    })
}

fn is_word(text: &[u8], at: usize) -> bool {
    matches!(class_at(text, at), Some((LOWER | UPPER | DIGIT, _)))
}

/// A word or number that begins at `at` with a character of `class`.
fn word(text: &[u8], at: usize, class: u8) -> (usize, u16) {
    let mut bits = if class == UPPER { bits::TITLE } else { 0 };
    let mut i = at;
    while let Some(&b) = text.get(i) {
        match CLASS[b as usize] {
            LOWER => {
                bits |= bits::LOWER;
                i += 1;
                continue;
            }
            UPPER => {
                bits |= bits::UPPER;
                i += 1;
                continue;
            }
            DIGIT => {
                bits |= bits::DIGIT;
                i += 1;
                continue;
            }
            HIGH => {
                let (class, len) = high(text, i);
                match class {
                    LOWER => bits |= bits::LOWER | bits::HIGH,
                    UPPER => bits |= bits::UPPER | bits::HIGH,
                    DIGIT => bits |= bits::DIGIT | bits::HIGH,
                    _ if text[i..].starts_with("\u{2019}".as_bytes())
                        && is_word(text, i + 3)
                        && clitic_len(&text[i + 3..]).is_none() =>
                    {
                        i += 3;
                        bits |= bits::HIGH;
                        continue;
                    }
                    _ => break,
                }
                i += len;
                continue;
            }
            SPACE => break,
            _ => {}
        }
        // A mark inside the word, or the end of it.
        match b {
            b'.' => match period(text, at, i, bits) {
                Period::Inside => i += 1,
                Period::Last => return (i + 1, bits | bits::PERIOD),
                Period::Outside => break,
            },
            b'\'' if is_word(text, i + 1) && clitic_len(&text[i + 1..]).is_none() => i += 1,
            b'-' if hyphen_inside(text, at, i, bits) => i += 1,
            b',' if bits & (bits::LOWER | bits::UPPER) == 0
                && text.get(i + 1..i + 4).is_some_and(|t| t.iter().all(u8::is_ascii_digit)) =>
            {
                i += 1
            }
            b':' if bits & (bits::LOWER | bits::UPPER) == 0
                && i - at <= 2
                && text.get(i + 1).is_some_and(u8::is_ascii_digit) =>
            {
                i += 1
            }
            b':' if text[i..].starts_with(b"://") => {
                return (address(text, i), bits | bits::ADDRESS);
            }
            b'&' if bits & (bits::LOWER | bits::DIGIT) == 0
                && i - at <= 3
                && text.get(i + 1).is_some_and(u8::is_ascii_uppercase) =>
            {
                i += 1
            }
            b'@' if is_word(text, i + 1) => return (address(text, i), bits | bits::ADDRESS),
            b'/' if bits & bits::ADDRESS != 0 => return (address(text, i), bits),
            _ => break,
        }
        if b == b'.' && bits & bits::UPPER == 0 && text[at..i].starts_with(b"www.") {
            bits |= bits::ADDRESS;
        }
    }
    (i.max(at + 1), bits)
}

/// To the next white space or mark that ends an address.
fn address(text: &[u8], at: usize) -> usize {
    let mut i = at;
    while let Some((class, len)) = class_at(text, i) {
        if class == SPACE || matches!(text[i], b'<' | b'>' | b'"' | b')' | b']' | b'|') {
            break;
        }
        i += len;
    }
    while i > at + 1 && matches!(text[i - 1], b'.' | b',' | b';' | b':' | b'!' | b'?' | b'\'') {
        i -= 1;
    }
    i
}

/// Whether the hyphen at `i` belongs to the word that began at `at`.
///
/// It does between lower-case letters ("long-term"), before digits ("F-16"), between digits, and after an Arabic article
/// ("al-Assad", "Al-Jazeera"). Else the parts are words: "US-led", "Israeli-Palestinian", "anti-American".
fn hyphen_inside(text: &[u8], at: usize, i: usize, bits: u16) -> bool {
    let Some((next, _)) = class_at(text, i + 1) else { return false };
    let left = &text[at..i];
    match next {
        DIGIT => true,
        LOWER => bits & bits::UPPER == 0 || left.len() == 1 || article(left),
        UPPER => article(left),
        _ => false,
    }
}

fn article(left: &[u8]) -> bool {
    matches!(
        left,
        b"al"
            | b"el"
            | b"Al"
            | b"El"
            | b"AL"
            | b"EL"
            | b"ad"
            | b"as"
            | b"ar"
            | b"az"
            | b"an"
            | b"ash"
            | b"ul"
            | b"Ul"
            | b"As"
            | b"Ar"
            | b"Az"
            | b"Ad"
            | b"Ash"
            | b"at"
            | b"At"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;
    use alloc::vec::Vec;
    use proptest::prelude::*;

    fn cut(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        assert_eq!(
            tokenize(text.as_bytes(), 0, text.len(), usize::MAX >> 1, &mut tokens).unwrap(),
            text.len()
        );
        tokens.iter().map(|t| &text[t.start as usize..t.end as usize]).collect()
    }

    #[test]
    fn words_and_marks() {
        for (text, expected) in [
            ("The US-led force", "The|US|-|led|force"),
            ("al-Harun met Anna-Maria", "al-Harun|met|Anna|-|Maria"),
            ("long-term F-16 4-2", "long-term|F-16|4-2"),
            ("Lund's, Lund\u{2019}s and O'Dell", "Lund|'s|,|Lund|\u{2019}s|and|O'Dell"),
            ("the Lunds' house", "the|Lunds|'|house"),
            ("Mr. J. Lund of the U.S. left.", "Mr.|J.|Lund|of|the|U.S.|left|."),
            ("1,200 at 4.5% by 9:15", "1,200|at|4.5|%|by|9:15"),
            (
                "see http://a.example/b?c, www.lund.example/x",
                "see|http://a.example/b?c|,|www.lund.example/x",
            ),
            ("@lund #harbour a@b.example", "@lund|#harbour|a@b.example"),
            ("B&W ( AP ) 's", "B&W|(|AP|)|'s"),
            ("wait... what?!", "wait|...|what|?|!"),
            ("Zo\u{eb}\u{a0}\u{c9}va", "Zo\u{eb}|\u{c9}va"),
            ("end.Next", "end|.|Next"),
        ] {
            assert_eq!(cut(text).join("|"), expected);
        }
    }

    #[test]
    fn a_limit_stops_between_tokens() {
        let mut tokens = Vec::new();
        assert_eq!(tokenize(b"one two three", 0, 13, 2, &mut tokens).unwrap(), 8);
        assert_eq!(tokens.len(), 2);
        assert_eq!(tokenize(b"one two three", 8, 13, 2, &mut tokens).unwrap(), 13);
        assert_eq!(tokens[2].bits & bits::LOWER, bits::LOWER);
    }

    /// Runs of letters and digits, runs of "!", and single marks.
    fn naive(text: &str) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        let mut last = ' ';
        for c in text.chars() {
            let joins = c.is_alphanumeric() && last.is_alphanumeric() || c == '!' && last == '!';
            match out.last_mut() {
                Some(token) if joins => token.push(c),
                _ if !c.is_whitespace() => out.push(c.into()),
                _ => {}
            }
            last = c;
        }
        out
    }

    proptest! {
        #[test]
        fn agrees_with_the_naive_cut(text in "[a-cA-C0-2\u{e9}\u{c9}\u{d7}!();\"\n ]{0,40}") {
            prop_assert_eq!(cut(&text), naive(&text));
        }

        #[test]
        fn loses_nothing(text in "\\PC{0,60}|[a-bA-B.'&@:/,0-9\u{2019}\u{a0} -]{0,60}") {
            let mut kept: String = cut(&text).concat();
            let space = |c: char| high(c.encode_utf8(&mut [0; 4]).as_bytes(), 0).0 == SPACE;
            let drop = |s: &str| s.chars().filter(|&c| if c.is_ascii() { c as u32 > 32 && c as u32 != 127 } else { !space(c) }).collect::<String>();
            kept = drop(&kept);
            prop_assert_eq!(kept, drop(&text));
        }

        #[test]
        fn any_bytes_give_tokens_in_order(bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
            let mut tokens = Vec::new();
            tokenize(&bytes, 0, bytes.len(), 100, &mut tokens).unwrap();
            let mut at = 0;
            for t in tokens {
                prop_assert!(at <= t.start && t.start < t.end && t.end as usize <= bytes.len());
                at = t.end;
            }
        }
    }
}
