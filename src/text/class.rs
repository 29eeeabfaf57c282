//! Classes of bytes and of the characters beyond ASCII, as word-cutting needs them.

/// What a byte is to the tokenizer.
pub(crate) const SPACE: u8 = 0;
pub(crate) const LOWER: u8 = 1;
pub(crate) const UPPER: u8 = 2;
pub(crate) const DIGIT: u8 = 3;
/// Part of a character beyond ASCII; [`high`] says which kind.
pub(crate) const HIGH: u8 = 4;
pub(crate) const PUNCT: u8 = 5;

/// The class of every byte.
pub(crate) static CLASS: [u8; 256] = {
    let mut table = [PUNCT; 256];
    let mut b = 0;
    while b < 256 {
        let c = b as u8;
        if c <= b' ' || c == 0x7F {
            table[b] = SPACE;
        } else if c.is_ascii_lowercase() || c == b'_' {
            table[b] = LOWER;
        } else if c.is_ascii_uppercase() {
            table[b] = UPPER;
        } else if c.is_ascii_digit() {
            table[b] = DIGIT;
        } else if c >= 0x80 {
            table[b] = HIGH;
        }
        b += 1;
    }
    table
};

/// The character at `at`, whose byte is above ASCII: its class (never [`HIGH`]) and its length. Bytes that are not UTF-8
/// are lower-case letters of length one.
pub(crate) fn high(text: &[u8], at: usize) -> (u8, usize) {
    let tail = &text[at..];
    match *tail {
        // Latin-1 and Latin Extended-A letters: nearly all of what English copy holds.
        [0xC3, b, ..] if b & 0xC0 == 0x80 && b & 0xDF != 0x97 => {
            let upper = b < 0x9F;
            (if upper { UPPER } else { LOWER }, 2)
        }
        [0xE2, 0x80, c, ..] if c & 0xC0 == 0x80 => {
            // U+2000 to U+200F and U+2028 to U+202F are white space and marks without width.
            let space = c <= 0x8F || (0xA8..=0xAF).contains(&c);
            (if space { SPACE } else { PUNCT }, 3)
        }
        _ => {
            let (c, len) = bstr::decode_utf8(tail);
            match c {
                None => (LOWER, len.max(1)),
                // Chinese and Korean: what the tables of Unicode say takes long to look up.
                Some(
                    '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}',
                ) => (LOWER, len),
                Some(c) if c.is_whitespace() || c == '\u{FEFF}' || c < '\u{A0}' => (SPACE, len),
                Some(c) if c.is_uppercase() => (UPPER, len),
                Some(c) if c.is_numeric() => (DIGIT, len),
                Some(c) if c.is_alphanumeric() || ('\u{300}'..'\u{370}').contains(&c) => {
                    (LOWER, len)
                }
                Some(_) => (PUNCT, len),
            }
        }
    }
}

/// Whether `mark` is a hyphen: "-", or the two of general punctuation, of which one never breaks.
pub(crate) fn is_hyphen(mark: &[u8]) -> bool {
    matches!(mark, b"-" | [0xE2, 0x80, 0x90 | 0x91])
}

/// Writes the lower-case form of `word` to `out` and returns its length, or `None` if it does not fit.
pub(crate) fn lower(word: &[u8], out: &mut [u8; 64]) -> Option<usize> {
    if word.len() > 32 {
        return None;
    }
    if word.is_ascii() {
        for (o, b) in out.iter_mut().zip(word) {
            *o = b.to_ascii_lowercase();
        }
        return Some(word.len());
    }
    let mut n = 0;
    let mut rest = word;
    while !rest.is_empty() {
        let (c, len) = bstr::decode_utf8(rest);
        match c {
            // A sharp s or a dotted I grows; no letter more than threefold, and 32 bytes then overflow 64 at most here.
            Some(c) => {
                for l in c.to_lowercase() {
                    if n + 4 > out.len() {
                        return None;
                    }
                    n += l.encode_utf8(&mut out[n..]).len();
                }
            }
            None => {
                for &b in &rest[..len] {
                    *out.get_mut(n)? = b;
                    n += 1;
                }
            }
        }
        rest = &rest[len..];
    }
    Some(n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_without_case() {
        for c in ['\u{3400}'..='\u{4dbf}', '\u{4e00}'..='\u{9fff}', '\u{ac00}'..='\u{d7a3}'] {
            for c in c {
                let letter = c.is_alphanumeric() && !c.is_uppercase() && !c.is_numeric();
                assert!(letter && !c.is_whitespace(), "{c}");
                assert_eq!(high(c.encode_utf8(&mut [0; 4]).as_bytes(), 0), (LOWER, 3));
            }
        }
    }
}
