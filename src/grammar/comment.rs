//! Headers of reader comments as the comment systems print them.

use super::timestamp::Timestamp;
use crate::span::Span;

/// A comment header's parts; absent ones are empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Header {
    /// The number printed before the comment, 0 if none.
    pub(crate) ordinal: u32,
    pub(crate) author: Span,
    pub(crate) time: Span,
    pub(crate) value: Timestamp,
    /// How sure the form alone makes it: 2 for "1. NAME says: DATE", 1 for a form that other lines have as well.
    pub(crate) certainty: u8,
    /// Where the header ends in the text given.
    pub(crate) end: u32,
}

/// The header that `text` begins with. `text` is a block and what follows it, at most a few lines: headers are often split
/// over two or three of them (name, time, "Reply").
pub(crate) fn header(text: &[u8]) -> Option<Header> {
    let _ = text;
    None
}

/// stub
pub(crate) fn trailer(_line: &[u8]) -> Option<Header> {
    None
}
/// stub
pub(crate) fn is_thread_line(_line: &[u8]) -> bool {
    false
}
/// stub
pub(crate) fn is_thread_heading(_line: &[u8]) -> bool {
    false
}
