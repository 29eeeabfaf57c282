//! Character references: `&amp;`, `&#8217;`, `&#x2014;`, and those that lack the semicolon.

use super::charref_table::{
    CHARS, LEGACY, LEGACY_FIRST, LEGACY_NAMES, LEGACY_STARTS, NAMES, SLOTS, STARTS,
};
use super::element::SEED;

/// Longest name in the table: no need to look further for the semicolon.
const LONGEST: usize = 31;

/// Letters and digits.
static IN_NAME: [bool; 256] = {
    let mut inside = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        inside[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    inside
};

/// What a reference stands for and how many bytes it takes, `&` included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CharRef {
    pub(crate) len: usize,
    pub(crate) first: char,
    /// `\0` unless the reference stands for two characters.
    pub(crate) second: char,
}

/// Where a reference stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Context {
    Text,
    /// In an attribute's value `&copy=` is no reference: query strings would break.
    Attribute,
}

/// Reads the reference at the start of `input`, which begins with `&`; `None` if it is a plain ampersand.
#[inline(always)]
pub(crate) fn scan(input: &[u8], place: Context) -> Option<CharRef> {
    match input[1..] {
        [b'#', ..] => numeric(input),
        // No name is of one letter.
        [a, b, ..] if a.is_ascii_alphabetic() && b.is_ascii_alphanumeric() => match common(input) {
            None => named(input, place),
            known => known,
        },
        _ => None,
    }
}

/// Most references are one of these, and no table is needed.
fn common(input: &[u8]) -> Option<CharRef> {
    let (name, first) = match input[1..] {
        [b'a', b'm', b'p', b';', ..] => ("amp;", '&'),
        [b'n', b'b', b's', b'p', b';', ..] => ("nbsp;", '\u{A0}'),
        [b'q', b'u', b'o', b't', b';', ..] => ("quot;", '"'),
        _ => return None,
    };
    Some(CharRef { len: 1 + name.len(), first, second: '\0' })
}

#[inline(never)]
fn named(input: &[u8], place: Context) -> Option<CharRef> {
    let rest = &input[1..];
    let (mut len, mut hash) = (0, SEED);
    let end = loop {
        match rest.get(len) {
            Some(&b) if IN_NAME[usize::from(b)] && len <= LONGEST => {
                hash = (hash ^ u32::from(b)).wrapping_mul(0x0100_0193);
                len += 1;
            }
            end => break end,
        }
    };
    let name = &rest[..len];
    if end == Some(&b';')
        && let Some(at) = find(name, hash)
    {
        return Some(made(at, len + 2));
    }
    let (at, len) = legacy(name)?;
    let next = rest.get(len).copied().unwrap_or(0);
    if place == Context::Attribute && (next == b'=' || next.is_ascii_alphanumeric()) {
        return None;
    }
    // `&amp;` was found above; here a semicolon can only follow a longer, unknown name.
    Some(made(at, len + 1))
}

fn made(at: usize, len: usize) -> CharRef {
    let (first, second) = CHARS[at];
    CharRef { len, first, second }
}

/// The index of a name; `hash` is its FNV-1a.
fn find(name: &[u8], hash: u32) -> Option<usize> {
    let mut slot = (hash ^ (hash >> 15)) as usize % SLOTS.len();
    loop {
        let at = usize::from(SLOTS[slot]);
        let here = *STARTS.get(at)?..*STARTS.get(at + 1)?;
        if NAMES[usize::from(here.start)..usize::from(here.end)] == *name {
            return Some(at);
        }
        slot = (slot + 1) % SLOTS.len();
    }
}

/// The longest name that needs no semicolon and begins `name`: its index in `NAMES` and its length.
fn legacy(name: &[u8]) -> Option<(usize, usize)> {
    let &[first, _, ..] = name else { return None };
    let first = usize::from(first);
    let range = usize::from(LEGACY_FIRST[first])..usize::from(LEGACY_FIRST[first + 1]);
    // Sorted: of the names that match, the last is the longest.
    range.rev().find_map(|i| {
        let known = &LEGACY[usize::from(LEGACY_STARTS[i])..usize::from(LEGACY_STARTS[i + 1])];
        name.starts_with(known).then_some((usize::from(LEGACY_NAMES[i]), known.len()))
    })
}

fn numeric(input: &[u8]) -> Option<CharRef> {
    let (radix, start) = match input.get(2)? {
        b'x' | b'X' => (16, 3),
        _ => (10, 2),
    };
    let mut len = start;
    let mut code = 0u32;
    while let Some(digit) = input.get(len).and_then(|&b| (b as char).to_digit(radix)) {
        // Above U+10FFFF all are alike; saturating keeps them above.
        code = code.saturating_mul(radix).saturating_add(digit);
        len += 1;
    }
    if len == start {
        return None;
    }
    len += usize::from(input.get(len) == Some(&b';'));
    Some(CharRef { len, first: character(code), second: '\0' })
}

fn character(code: u32) -> char {
    match code {
        0 => '\u{FFFD}',
        0x80..=0x9F => WINDOWS_1252[code as usize - 0x80],
        _ => char::from_u32(code).unwrap_or('\u{FFFD}'),
    }
}

/// What the standard makes of the numbers 0x80 to 0x9F, which writers took from windows-1252.
static WINDOWS_1252: [char; 32] = [
    '\u{20AC}', '\u{81}', '\u{201A}', '\u{192}', '\u{201E}', '\u{2026}', '\u{2020}', '\u{2021}',
    '\u{2C6}', '\u{2030}', '\u{160}', '\u{2039}', '\u{152}', '\u{8D}', '\u{17D}', '\u{8F}',
    '\u{90}', '\u{2018}', '\u{2019}', '\u{201C}', '\u{201D}', '\u{2022}', '\u{2013}', '\u{2014}',
    '\u{2DC}', '\u{2122}', '\u{161}', '\u{203A}', '\u{153}', '\u{9D}', '\u{17E}', '\u{178}',
];

#[cfg(test)]
mod tests {
    use super::*;

    fn text(input: &str) -> Option<(usize, char, char)> {
        scan(input.as_bytes(), Context::Text).map(|r| (r.len, r.first, r.second))
    }

    #[test]
    fn named_references() {
        assert_eq!(text("&amp;x"), Some((5, '&', '\0')));
        assert_eq!(text("&notin;"), Some((7, '\u{2209}', '\0')));
        assert_eq!(text("&notit;"), Some((4, '\u{AC}', '\0')), "the longest prefix is a name");
        assert_eq!(text("&eacutes"), Some((7, 'é', '\0')));
        assert_eq!(text("&NotEqualTilde;"), Some((15, '\u{2242}', '\u{338}')));
        assert_eq!(text("&CounterClockwiseContourIntegral;"), Some((33, '\u{2233}', '\0')));
        for plain in ["&", "& ", "&;", "&a", "&bogus;", "&CounterClockwiseContourIntegralX;"] {
            assert_eq!(text(plain), None, "{plain}");
        }
    }

    #[test]
    fn query_strings_are_left_alone() {
        assert_eq!(scan(b"&copy=1", Context::Attribute), None);
        assert_eq!(scan(b"&copy1", Context::Attribute), None);
        assert!(scan(b"&copy=1", Context::Text).is_some());
        assert!(scan(b"&copy", Context::Attribute).is_some());
    }

    #[test]
    fn numeric_references() {
        assert_eq!(text("&#39;"), Some((5, '\'', '\0')));
        assert_eq!(text("&#X2014"), Some((7, '—', '\0')));
        assert_eq!(text("&#146;"), Some((6, '’', '\0')));
        for (bad, len) in [("&#0;", 4), ("&#xD800;", 8), ("&#99999999999999;", 17)] {
            assert_eq!(text(bad), Some((len, '\u{FFFD}', '\0')), "{bad}");
        }
        assert_eq!(text("&#;"), None);
        assert_eq!(text("&#x;"), None);
    }

    /// A span at a character's edge must never split a reference: see `Run`.
    #[test]
    fn no_single_character_is_as_long_as_its_name_and_divisible() {
        for (i, &(first, second)) in CHARS.iter().enumerate() {
            let name = &NAMES[usize::from(STARTS[i])..usize::from(STARTS[i + 1])];
            let with_semicolon = [b"&", name, b";"].concat();
            let found = scan(&with_semicolon, Context::Text).map(|r| (r.len, r.first, r.second));
            assert_eq!(found, Some((name.len() + 2, first, second)));
            if second != '\0' {
                assert_ne!(first.len_utf8(), name.len() + 2);
                assert_ne!(second.len_utf8(), name.len() + 2);
            }
        }
    }
}
