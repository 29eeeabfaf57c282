//! A date or time and where it stands.

use crate::span::Span;
use crate::types::Timestamp;

/// A timestamp found in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stamp {
    /// From the first byte of the date or time (weekday included) to the last of its zone.
    pub(crate) span: Span,
    /// What it says; [`Timestamp::NONE`] for a relative time.
    pub(crate) value: Timestamp,
}
