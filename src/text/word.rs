//! Words, letters and white space at the start and the end of bytes.

/// Length of the white space `bytes` begin with, no-break and other Unicode spaces included.
#[inline]
pub(crate) fn space_len(bytes: &[u8]) -> usize {
    // Most texts begin with none, or with one space before a letter.
    match *bytes {
        [b'!'..=0x7f, ..] => 0,
        [b' ', b'!'..=0x7f, ..] => 1,
        _ => spaces_len(bytes),
    }
}

fn spaces_len(bytes: &[u8]) -> usize {
    let mut at = 0;
    loop {
        at += match bytes[at..] {
            [b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c, ..] => 1,
            [0xc2, 0xa0 | 0x85, ..] => 2,
            [0xe2, 0x80, 0x80..=0x8f | 0xa8..=0xaf, ..] => 3,
            [0xe3, 0x80, 0x80, ..] | [0xef, 0xbb, 0xbf, ..] => 3,
            _ => return at,
        };
    }
}

/// The end of `bytes` without trailing white space, no-break and other Unicode spaces included.
#[inline]
pub(crate) fn trimmed_end(bytes: &[u8]) -> usize {
    match *bytes {
        [.., b'!'..=0x7f] => bytes.len(),
        _ => without_spaces(bytes),
    }
}

fn without_spaces(bytes: &[u8]) -> usize {
    let mut end = bytes.len();
    loop {
        end -= match bytes[..end] {
            [.., b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c] => 1,
            [.., 0xc2, 0xa0 | 0x85] => 2,
            [.., 0xe2, 0x80, 0x80..=0x8f | 0xa8..=0xaf] => 3,
            [.., 0xe3, 0x80, 0x80] | [.., 0xef, 0xbb, 0xbf] => 3,
            _ => return end,
        };
    }
}

/// The words of `text`: runs of letters; digits, signs and spaces of all kinds stand between them.
pub(crate) fn words(text: &[u8]) -> impl Iterator<Item = &[u8]> + Clone {
    let mut rest = text;
    core::iter::from_fn(move || {
        loop {
            let len = letters_len(rest);
            if len > 0 {
                let (word, after) = rest.split_at(len);
                rest = after;
                return Some(word);
            }
            let sign = match rest.first()? {
                0xc2 => 2,
                0xe2 => 3,
                0xf0 => 4,
                _ => 1,
            };
            rest = rest.get(sign..)?;
        }
    })
}

/// Length of the word `bytes` begin with: ASCII letters and any other letters, no digits or punctuation.
pub(crate) fn letters_len(bytes: &[u8]) -> usize {
    bytes.iter().position(|&b| !is_letter(b)).unwrap_or(bytes.len())
}

/// Whether `byte` belongs to a letter: ASCII, or part of a UTF-8 sequence that is no Latin-1 or general punctuation.
///
/// Sequences that begin with 0xC2 or 0xE2 are signs and spaces; their other bytes are only met after them.
pub(crate) const fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || (byte >= 0x80 && byte != 0xc2 && byte != 0xe2 && byte != 0xf0)
}

/// Where the word that ends `bytes` begins; `bytes.len()` if they end in no letter or in a word longer than `max`.
pub(crate) fn last_word(bytes: &[u8], max: usize) -> usize {
    let mut start = bytes.len();
    loop {
        match bytes[..start] {
            // The bytes after these leads look like letters.
            [.., 0xc2, 0x80..=0xff] | [.., 0xe2, _, 0x80..=0xff] => return start,
            [.., last] if is_letter(last) => start -= 1,
            _ => return start,
        }
        if bytes.len() - start > max {
            return bytes.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_at_signs() {
        let text = "Am 5.\u{a0}Mai\u{2013}Über \u{1f642}x".as_bytes();
        assert!(words(text).eq([&b"Am"[..], b"Mai", "Über".as_bytes(), b"x"]));
    }

    #[test]
    fn last_words() {
        assert_eq!(last_word("by\u{a0}René".as_bytes(), 9), 4);
        assert_eq!(last_word("•on".as_bytes(), 9), 3);
        assert_eq!(last_word(b"on ", 9), 3);
        assert_eq!(last_word(b"toolong", 3), 7);
    }

    #[test]
    fn spaces_of_all_kinds_are_trimmed() {
        let line = "\u{a0} \tx\u{2009}\u{feff}\r\n".as_bytes();
        assert_eq!(space_len(line), 4);
        assert_eq!(trimmed_end(line), 5);
    }
}
