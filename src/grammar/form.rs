//! What the grammars say of a line: a set of bits.

pub(crate) const BYLINE: u16 = 1;
pub(crate) const BYLINE_SURE: u16 = 1 << 1;
pub(crate) const DATELINE: u16 = 1 << 2;
pub(crate) const DATELINE_WHOLE: u16 = 1 << 3;
pub(crate) const PLACE: u16 = 1 << 4;
pub(crate) const CREDIT: u16 = 1 << 5;
pub(crate) const CREDIT_WHOLE: u16 = 1 << 6;
pub(crate) const TRAILER: u16 = 1 << 7;
pub(crate) const THREAD_LINE: u16 = 1 << 8;
pub(crate) const THREAD_HEADING: u16 = 1 << 9;
