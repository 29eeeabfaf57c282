//! The characters of a value as a page writes it: an attribute's, or a string's of JSON.

use alloc::string::String;

use super::charref::{self, Context};
use crate::error::OutOfMemory;
use crate::text::grow::GrowText;

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Writing {
    /// With character references.
    Attribute,
    /// With escapes of JSON, and often with references too.
    Json,
}

/// Each character of a value, and the bytes that it is written with.
#[derive(Debug, Clone)]
pub(crate) struct ValueChars<'a> {
    raw: &'a [u8],
    at: usize,
    writing: Writing,
    /// The second character of a reference that has two.
    second: Option<char>,
}

impl<'a> ValueChars<'a> {
    pub(crate) fn new(raw: &'a [u8], writing: Writing) -> ValueChars<'a> {
        ValueChars { raw, at: 0, writing, second: None }
    }

    /// The character of the escape at the start of `rest`, and its length.
    fn escape(rest: &[u8]) -> (char, usize) {
        let code = |at: usize| {
            let hex = core::str::from_utf8(rest.get(at..at + 4)?).ok()?;
            u32::from_str_radix(hex, 16).ok()
        };
        match rest.get(1) {
            Some(b'n' | b't' | b'r' | b'b' | b'f') => (' ', 2),
            Some(b'u') => match (code(2), code(8)) {
                (Some(high @ 0xD800..=0xDBFF), Some(low @ 0xDC00..=0xDFFF))
                    if rest.get(6..8) == Some(b"\\u") =>
                {
                    let both = 0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00);
                    (char::from_u32(both).unwrap_or(char::REPLACEMENT_CHARACTER), 12)
                }
                (Some(code), _) => (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), 6),
                (None, _) => (char::REPLACEMENT_CHARACTER, 2),
            },
            Some(&byte) if byte.is_ascii() => (char::from(byte), 2),
            _ => (char::REPLACEMENT_CHARACTER, 1),
        }
    }
}

impl Iterator for ValueChars<'_> {
    /// The character, where it begins and where it ends.
    type Item = (char, usize, usize);

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(char) = self.second.take() {
            return Some((char, self.at, self.at));
        }
        let start = self.at;
        let rest = &self.raw[start..];
        let (char, len) = match *rest.first()? {
            b'\\' if self.writing == Writing::Json => ValueChars::escape(rest),
            b'&' => match charref::scan(rest, Context::Attribute) {
                Some(reference) => {
                    self.second = Some(reference.second).filter(|&c| c != '\0');
                    (reference.first, reference.len)
                }
                None => ('&', 1),
            },
            byte if byte.is_ascii() => (char::from(byte), 1),
            _ => {
                let (char, len) = bstr::decode_utf8(rest);
                (char.unwrap_or(char::REPLACEMENT_CHARACTER), len)
            }
        };
        self.at = (start + len).min(self.raw.len());
        Some((char, start, self.at))
    }
}

/// The text of a value: its white space is joined, none is left at its ends.
pub(crate) fn text(raw: &[u8], writing: Writing) -> Result<String, OutOfMemory> {
    let mut out = String::new();
    out.room(raw.len())?;
    for (char, ..) in ValueChars::new(raw, writing) {
        match char.is_whitespace() {
            true if out.is_empty() || out.ends_with(' ') => {}
            true => out.grow(' ')?,
            false => out.grow(char)?,
        }
    }
    out.truncate(out.trim_end().len());
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(raw: &[u8], writing: Writing) -> String {
        super::text(raw, writing).unwrap()
    }

    #[test]
    fn references_and_escapes() {
        assert_eq!(
            text(b" Fisch &amp;  Chips&#8217;s\n", Writing::Attribute),
            "Fisch & Chips\u{2019}s"
        );
        assert_eq!(
            text(br#"\"\u00dcber\" \ud83d\ude00 a\/b\n&quot;x"#, Writing::Json),
            "\"\u{dc}ber\" \u{1f600} a/b \"x"
        );
        assert_eq!(text(br"\ud83d \u12 \", Writing::Json), "\u{fffd} \u{fffd}12 \u{fffd}");
        assert_eq!(text(b"\\n&unknown; \xff", Writing::Attribute), "\\n&unknown; \u{fffd}");
    }

    #[test]
    fn spans_are_of_what_is_written() {
        let raw = b"a&amp;b";
        let spans: alloc::vec::Vec<_> = ValueChars::new(raw, Writing::Attribute).collect();
        assert_eq!(spans, [('a', 0, 1), ('&', 1, 6), ('b', 6, 7)]);
    }
}
