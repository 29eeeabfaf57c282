//! Where and when: "Beirut Sep 18, 2016, 01.57 PM (IST)", "BEIRUT (Reuters) -", "Published 9:14 am, Tuesday, March 3, 2015".

use super::timestamp::Timestamp;
use crate::span::Span;

/// A dateline's parts; absent ones are empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Parts {
    pub(crate) place: Span,
    pub(crate) time: Span,
    pub(crate) value: Timestamp,
    /// Where the dateline ends: the line's end, or where the story begins on the same line.
    pub(crate) end: u32,
}

/// The dateline that `line` is or begins with.
pub(crate) fn parse(line: &[u8]) -> Option<Parts> {
    let _ = line;
    None
}
