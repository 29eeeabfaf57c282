//! White space in bytes that are conventionally UTF-8.

/// Bytes of the white-space character that `bytes` begins with, 0 if it begins with something else.
///
/// White space is Unicode's `White_Space` and two characters that show nothing: U+200B and U+FEFF.
#[inline]
pub(crate) fn leading(bytes: &[u8]) -> usize {
    match *bytes {
        [b'!'..=b'~', ..] => 0,
        [b' ' | b'\t'..=b'\r', ..] => 1,
        [0xC2, 0x85 | 0xA0, ..] => 2,
        [0xE1, 0x9A, 0x80, ..]
        | [0xE2, 0x80, 0x80..=0x8B | 0xA8 | 0xA9 | 0xAF, ..]
        | [0xE2, 0x81, 0x9F, ..]
        | [0xE3, 0x80, 0x80, ..]
        | [0xEF, 0xBB, 0xBF, ..] => 3,
        _ => 0,
    }
}

/// Bytes of the white-space character that `bytes` ends with, 0 if it ends with something else.
fn trailing(bytes: &[u8]) -> usize {
    match *bytes {
        [.., b' ' | b'\t'..=b'\r'] => 1,
        [.., last] if last < 0x80 => 0,
        _ => (2..=3)
            .find(|&n| bytes.len() >= n && leading(&bytes[bytes.len() - n..]) == n)
            .unwrap_or(0),
    }
}

/// `bytes` from `start` to `end` without the white space at both ends.
#[inline]
pub(crate) fn trim(bytes: &[u8], start: usize, end: usize) -> (usize, usize) {
    let plain = |at: usize| matches!(bytes[at], b'!'..=b'~');
    // As a rule there is none, or a few blanks.
    let (mut first, mut last) = (start, end);
    while first < last && matches!(bytes[last - 1], b' ' | b'\n') {
        last -= 1;
    }
    while first < last && bytes[first] == b' ' {
        first += 1;
    }
    match first == last {
        true => (end, end),
        false if plain(first) && plain(last - 1) => (first, last),
        false => trim_some(bytes, first, end),
    }
}

/// Where the white space at the end of `bytes` begins, not before `start`.
#[inline]
pub(crate) fn trim_end(bytes: &[u8], start: usize) -> usize {
    let mut end = bytes.len();
    loop {
        match trailing(&bytes[start..end]) {
            0 => return end,
            n => end -= n,
        }
    }
}

#[inline(never)]
fn trim_some(bytes: &[u8], mut start: usize, end: usize) -> (usize, usize) {
    loop {
        match leading(&bytes[start..end]) {
            0 => break,
            n => start += n,
        }
    }
    (start, trim_end(&bytes[..end], start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trims_unicode_white_space() {
        let text = "\u{feff} \t\u{a0}Graben\u{2003}harbour\u{200b}\u{3000}\r".as_bytes();
        let (start, end) = trim(text, 0, text.len());
        assert_eq!(&text[start..end], "Graben\u{2003}harbour".as_bytes());
    }

    #[test]
    fn trims_the_end_alone() {
        for (text, end) in [("a \n", 1), ("a\u{a0} ", 1), (" \u{a0}", 0), ("", 0), ("\na", 2)] {
            assert_eq!(trim_end(text.as_bytes(), 0), end, "{text:?}");
        }
        assert_eq!(trim(b" a \n \n", 1, 6), (1, 2));
    }

    #[test]
    fn keeps_what_only_ends_like_white_space() {
        for word in ["à", "\u{2020}", "Å"] {
            assert_eq!(trim(word.as_bytes(), 0, word.len()), (0, word.len()), "{word}");
        }
        assert_eq!(trim(b"\xa0x\xa0", 0, 3), (0, 3), "a lone byte is not a character");
        assert_eq!(trim(b" \n ", 0, 3), (3, 3));
    }
}
