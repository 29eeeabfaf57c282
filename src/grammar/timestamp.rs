//! Dates and times as news sites print them.

use core::fmt;

use crate::span::Span;

/// A date or a time of day or both, as far as it was printed.
///
/// A frozen plain struct of the C ABI. [`Display`](fmt::Display) writes ISO 8601: `2016-09-18T13:57+05:30`,
/// `2016-09-18`, `2016-09`, `--09-17` (no year), `T13:57` (no date).
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Timestamp {
    /// Year, or 0 if none is known.
    pub year: i16,
    /// Month from 1, or 0 if none is known.
    pub month: u8,
    /// Day of the month from 1, or 0 if none is known.
    pub day: u8,
    /// Hour from 0 to 23, or 255 if none is known.
    pub hour: u8,
    /// Minute, or 255 if none is known.
    pub minute: u8,
    /// Second, or 255 if none is known.
    pub second: u8,
    /// 0, for later use.
    pub reserved: u8,
    /// Minutes east of UTC, or -32768 if no zone is known.
    pub zone: i16,
}

impl Timestamp {
    /// The timestamp that says nothing.
    pub const NONE: Timestamp = Timestamp {
        year: 0,
        month: 0,
        day: 0,
        hour: 255,
        minute: 255,
        second: 255,
        reserved: 0,
        zone: i16::MIN,
    };

    /// Whether no part of it is known, as of a relative time ("3 hours ago").
    pub fn is_none(&self) -> bool {
        *self == Timestamp::NONE
    }
}

impl Default for Timestamp {
    fn default() -> Timestamp {
        Timestamp::NONE
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.year, self.month, self.day) {
            (0, 0, _) => {}
            (0, m, 0) => write!(f, "--{m:02}")?,
            (0, m, d) => write!(f, "--{m:02}-{d:02}")?,
            (y, 0, _) => write!(f, "{y:04}")?,
            (y, m, 0) => write!(f, "{y:04}-{m:02}")?,
            (y, m, d) => write!(f, "{y:04}-{m:02}-{d:02}")?,
        }
        if self.hour == 255 {
            return Ok(());
        }
        write!(f, "T{:02}:{:02}", self.hour, if self.minute == 255 { 0 } else { self.minute })?;
        if self.second != 255 {
            write!(f, ":{:02}", self.second)?;
        }
        match self.zone {
            i16::MIN => Ok(()),
            0 => f.write_str("Z"),
            z => write!(
                f,
                "{}{:02}:{:02}",
                if z < 0 { '-' } else { '+' },
                z.abs() / 60,
                z.abs() % 60
            ),
        }
    }
}

/// A timestamp found in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    /// From the first byte of the date or time (weekday included) to the last of its zone.
    pub(crate) span: Span,
    /// What it says; [`Timestamp::NONE`] for a relative time.
    pub(crate) value: Timestamp,
}

/// The first timestamp of `line`.
pub(crate) fn find(line: &[u8]) -> Option<Found> {
    let _ = line;
    None
}
