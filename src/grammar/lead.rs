//! What stands before a comment's name: bullets, numbers, the depth of a reply.

use crate::text::word::{is_letter, space_len};

/// What stands before the name: bullet, number, "level 1".
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Lead {
    pub(crate) len: usize,
    pub(crate) ordinal: u32,
    pub(super) marked: bool,
}

/// Whether `text` begins as one of the words that [`counted`] knows.
const fn begins_label(text: &[u8]) -> bool {
    matches!(text, [b'C' | b'K' | b'P' | b'N', b'o', ..] | [b'R' | b'B' | b'P', b'e', ..])
}

/// Bullets, numbers and the like before a name.
pub(crate) fn lead(line: &[u8]) -> Lead {
    let mut lead = Lead::default();
    for _ in 0..2 {
        let rest = &line[lead.len..];
        // Most lines begin with letters that begin no label.
        if rest.first().is_some_and(u8::is_ascii_alphabetic) && !begins_label(rest) {
            break;
        }
        let bullet = match rest {
            [b'*' | b'+' | b'-' | b'>', b' ', ..] => 1,
            [0xc2, 0xb7 | 0xbb, b' ', ..] => 2,
            [0xe2, 0x80, 0xa2, ..] | [0xe2, 0x97, _, ..] | [0xe2, 0x96, _, ..] => 3,
            _ => 0,
        };
        let (number, len) = match ordinal(rest) {
            _ if bullet > 0 => (0, 0),
            (_, 0) => counted(rest),
            found => found,
        };
        if bullet == 0 && len == 0 {
            break;
        }
        if number > 0 {
            lead.ordinal = number;
        }
        lead.marked = true;
        lead.len += bullet + len;
        lead.len += space_len(&line[lead.len..]);
    }
    lead
}

/// The number (0 if there is none) and the length of "Comment #12", "Permalink" or "[\u{2013}]", which systems print before
/// a name.
pub(super) fn counted(text: &[u8]) -> (u32, usize) {
    if text.first() != Some(&b'[') && !begins_label(text) {
        return (0, 0);
    }
    for word in [
        "Comment ",
        "Kommentar ",
        "Commentaire ",
        "Comentario ",
        "Reply ",
        "Beitrag ",
        "Post ",
        "No. ",
    ] {
        if let Some(rest) = text.strip_prefix(word.as_bytes()) {
            let hash = usize::from(rest.first() == Some(&b'#'));
            let digits = rest[hash..].iter().take(7).take_while(|b| b.is_ascii_digit()).count();
            let number = value(&rest[hash..hash + digits]);
            let colon = usize::from(matches!(rest.get(hash + digits), Some(b':' | b'.')));
            return if (1..=6).contains(&digits) {
                (number, word.len() + hash + digits + colon)
            } else {
                (0, 0)
            };
        }
    }
    for mark in ["Permalink ", "[\u{2013}] ", "[\u{2013}]", "[-] ", "[+] ", "[-]", "[+]"] {
        if text.starts_with(mark.as_bytes()) {
            return (0, mark.len());
        }
    }
    (0, 0)
}

/// "12.", "#12", "\[12\]", "12:", "12)": the number and its length.
pub(super) fn ordinal(text: &[u8]) -> (u32, usize) {
    let open = usize::from(matches!(text.first(), Some(b'#' | b'[' | b'(')));
    let digits = text[open..].iter().take(7).take_while(|b| b.is_ascii_digit()).count();
    let number = value(&text[open..open + digits]);
    let rest = &text[open + digits..];
    let close = match (open, rest) {
        _ if digits == 0 || digits > 6 => return (0, 0),
        (0, [b'.' | b':' | b')', after, ..]) if !after.is_ascii_digit() => 1,
        (0, [b'.' | b':' | b')']) => 1,
        (1, [b']' | b')' | b'.' | b':', ..]) => 1,
        (1, [b' ' | 0xc2, ..] | []) if text[0] == b'#' => 0,
        _ => return (0, 0),
    };
    (number, open + digits + close)
}

/// The value of a few digits.
pub(crate) fn value(digits: &[u8]) -> u32 {
    digits.iter().fold(0, |n, b| n * 10 + u32::from(b - b'0'))
}

/// Whether `text` is nothing or a number alone.
pub(super) fn only_number(text: &[u8]) -> bool {
    text.len() <= 6 && text.iter().all(u8::is_ascii_digit)
}

/// One letter, as stands for the picture of a reader who has none.
pub(super) fn is_initial(line: &[u8]) -> bool {
    match line {
        [letter] => letter.is_ascii_uppercase(),
        [first, _] => *first >= 0xc3 && is_letter(*first),
        _ => false,
    }
}

/// Lines with the number that stands before the name, 0 if none, and what follows. They have no gate of their own: headers
/// begin with them.
#[cfg(any(test, feature = "internals"))]
pub(crate) const EXAMPLES: &[(&str, u32, &str)] = &[
    ("12. Ann", 12, "Ann"),
    ("#3 Ann", 3, "Ann"),
    ("[4] Ann", 4, "Ann"),
    ("• 2. Ann", 2, "Ann"),
    ("Comment #12: Ann", 12, "Ann"),
    ("Kommentar 7 Ann", 7, "Ann"),
    ("[–] ann", 0, "ann"),
    ("* Ann", 0, "Ann"),
    ("Ann", 0, "Ann"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples() {
        for &(line, number, rest) in EXAMPLES {
            let lead = lead(line.as_bytes());
            assert_eq!((lead.ordinal, &line[lead.len..]), (number, rest), "{line}");
        }
    }
}
