//! The text of a span of raw bytes.

use alloc::borrow::Cow;
use alloc::string::String;

use super::element::Element;
use super::page::{self, Visitor};
use super::run::Flow;
use super::stack::Stack;
use super::tag::Attribute;
use crate::error::{Error, OutOfMemory};
use crate::text::grow::{GrowText, enough};
use crate::types::Format;

/// The text that `raw` shows a reader.
///
/// Plain text is itself, with invalid UTF-8 replaced by U+FFFD. HTML loses its tags, its comments and what it hides, its
/// character references are resolved and its white space is joined and trimmed; a block tag or `<br>` becomes a line break.
/// HTML from 4 GiB on is not read. The result borrows from `raw` where nothing had to be changed.
///
/// ```
/// use copydesk::{Format, decode};
/// assert_eq!(decode(b"<b>Fish</b> &amp;\n ships<br>sail", Format::Html), "Fish & ships\nsail");
/// assert_eq!(decode(b"Fish &amp; \xFF", Format::Plain), "Fish &amp; \u{FFFD}");
/// ```
///
/// Without memory it ends the process, as all that gives a [`String`] does; [`try_decode`] tells.
pub fn decode(raw: &[u8], format: Format) -> Cow<'_, str> {
    enough(read(raw, format))
}

/// As [`decode`](fn@decode), where a process must live on without memory.
///
/// ```
/// use copydesk::{Format, try_decode};
/// assert_eq!(try_decode(b"<b>Fish</b> &amp;\n ships", Format::Html)?, "Fish & ships");
/// # Ok::<(), copydesk::Error>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::OutOfMemory`](crate::ErrorKind::OutOfMemory).
pub fn try_decode(raw: &[u8], format: Format) -> Result<Cow<'_, str>, Error> {
    Ok(read(raw, format)?)
}

fn read(raw: &[u8], format: Format) -> Result<Cow<'_, str>, OutOfMemory> {
    match format {
        Format::Plain | Format::Binary => lossy(raw),
        Format::Html if is_text(raw.trim_ascii()) => lossy(raw.trim_ascii()),
        Format::Html => {
            // Offsets are 32 bits wide here too.
            let raw = &raw[..raw.len().min(u32::MAX as usize)];
            let mut decoder = Decoder { raw, flow: Flow::default() };
            page::read(raw, &mut Stack::default(), &mut decoder)?;
            let mut text = decoder.flow.text;
            while text.last().is_some_and(|b| matches!(b, b' ' | b'\n')) {
                text.pop();
            }
            let text = String::from_utf8(text).or_else(|bad| replaced(bad.as_bytes()))?;
            Ok(Cow::Owned(text))
        }
    }
}

/// Bytes as text, U+FFFD for what is no UTF-8.
fn lossy(raw: &[u8]) -> Result<Cow<'_, str>, OutOfMemory> {
    match core::str::from_utf8(raw) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(_) => replaced(raw).map(Cow::Owned),
    }
}

fn replaced(raw: &[u8]) -> Result<String, OutOfMemory> {
    let mut text = String::new();
    for chunk in raw.utf8_chunks() {
        text.grow_str(chunk.valid())?;
        if !chunk.invalid().is_empty() {
            text.grow(char::REPLACEMENT_CHARACTER)?;
        }
    }
    Ok(text)
}

/// Whether HTML bytes show as they are: no markup, no reference, single blanks.
fn is_text(raw: &[u8]) -> bool {
    let mut blank = false;
    raw.iter().all(|&b| {
        let before = blank;
        blank = b == b' ';
        !(matches!(b, b'<' | b'&' | b'\t' | b'\n' | b'\r' | 0x0C | 0) || blank && before)
    })
}

struct Decoder<'a> {
    raw: &'a [u8],
    flow: Flow,
}

impl Visitor for Decoder<'_> {
    type Inherited = ();

    fn text(&mut self, start: usize, end: usize, _: &mut Stack<()>) -> Result<(), OutOfMemory> {
        self.flow.push(self.raw, start, end)
    }

    fn line(&mut self) -> Result<(), OutOfMemory> {
        self.flow.line()
    }

    fn block(&mut self) -> Result<(), OutOfMemory> {
        self.flow.line()
    }

    fn open(&mut self, _: Element, _: &[Attribute], _: Option<&()>) -> Result<(), OutOfMemory> {
        Ok(())
    }

    fn meta(&mut self, _: &[Attribute]) -> Result<(), OutOfMemory> {
        Ok(())
    }

    fn image(&mut self, _: &[Attribute]) {}

    fn link(&mut self, _: &[Attribute]) -> Result<(), OutOfMemory> {
        Ok(())
    }

    fn script(&mut self, _: &[Attribute]) {}

    fn raw(&mut self, _: Element, _: usize, _: usize) -> Result<(), OutOfMemory> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(raw: &str) -> Cow<'_, str> {
        decode(raw.as_bytes(), Format::Html)
    }

    #[test]
    fn markup_goes_and_lines_stay() {
        for (raw, text) in [
            ("<b>AT</b>&amp;T", "AT&T"),
            ("one<br>two<p>three</p> <p> four ", "one\ntwo\nthree\nfour"),
            ("a<!-- b --> c<script>d</script><span hidden>e<p>f</p></span>", "a c"),
            ("a &lt;b&gt; \n c", "a <b> c"),
            ("a<svg><title>b</title><path/></svg> c", "a c"),
            ("<span style='color: red; DISPLAY : None'>a</span>b", "b"),
            ("a\0b", "ab"),
            ("a < b", "a < b"),
        ] {
            assert_eq!(html(raw), text, "{raw}");
        }
        assert_eq!(decode(b"a\xFF<b>\xC3\xA9", Format::Html), "a\u{FFFD}é");
        assert_eq!(decode(b"a <b> \xFF", Format::Plain), "a <b> \u{FFFD}");
    }

    #[test]
    fn plain_spans_are_borrowed() {
        assert!(matches!(html(" Anna  Lund"), Cow::Owned(_)));
        assert!(matches!(html(" Anna Lund\n"), Cow::Borrowed("Anna Lund")));
    }
}
