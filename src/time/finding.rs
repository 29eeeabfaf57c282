//! Where a grammar of prose is tried, and what it finds there.

use crate::span::Span;
use crate::text::number::is_word;
use crate::text::word::trimmed_end;
use crate::types::{Label, Qualifier, Timestamp};

/// How many bytes a grammar sees.
const WINDOW: usize = 200;

/// A place in the text that a grammar is tried at.
#[derive(Clone, Copy)]
pub(crate) struct At<'t> {
    pub(crate) text: &'t [u8],
    /// Grammars look back no further than this: the end of the last mention or the start of the section.
    pub(crate) floor: usize,
    pub(crate) at: usize,
    /// The section's end.
    pub(crate) end: usize,
    /// The day the article was written, if it says so.
    pub(crate) anchor: Option<Timestamp>,
}

impl<'t> At<'t> {
    /// The text from here to the section's end.
    pub(crate) fn rest(&self) -> &'t [u8] {
        &self.text[self.at..self.end]
    }

    /// What a grammar may read from here.
    pub(crate) fn window(&self) -> &'t [u8] {
        &self.text[self.at..self.end.min(self.at + WINDOW)]
    }

    /// Up to 32 bytes before this place.
    pub(crate) fn before(&self) -> &'t [u8] {
        &self.text[self.floor.max(self.at.saturating_sub(32))..self.at]
    }

    /// The letters of the word before this place on the same line.
    pub(crate) fn word_before(&self) -> &'t [u8] {
        let before = self.before();
        let before = &before[..trimmed_end(before)];
        let before = before.strip_suffix(b"-").unwrap_or(before);
        let size = before.iter().rev().take_while(|b| is_word(**b)).count();
        &before[before.len() - size..]
    }

    /// The part of the window that begins at `place`.
    pub(crate) fn from(&self, place: usize) -> &'t [u8] {
        self.window().get(place - self.at..).unwrap_or_default()
    }

    /// Where `rest`, the tail of a window that ends where this one's does, begins.
    pub(crate) fn offset(&self, rest: &[u8]) -> usize {
        self.at + self.window().len() - rest.len()
    }
}

/// A mention that a grammar found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Finding {
    pub(crate) span: Span,
    pub(crate) label: Label,
    pub(crate) meaning: Meaning,
}

/// What a mention says, see [`Value`](crate::types::Value).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Meaning {
    pub(crate) qualifier: Qualifier,
    pub(crate) number: f64,
    pub(crate) unit: Span,
    pub(crate) timestamp: Timestamp,
    pub(crate) until: Timestamp,
    pub(crate) currency: [u8; 4],
    pub(crate) flags: u32,
}

impl Default for Meaning {
    fn default() -> Meaning {
        Meaning {
            qualifier: Qualifier::Exact,
            number: f64::NAN,
            unit: Span::default(),
            timestamp: Timestamp::NONE,
            until: Timestamp::NONE,
            currency: [0; 4],
            flags: 0,
        }
    }
}

pub(crate) fn date(start: usize, end: usize, label: Label, timestamp: Timestamp) -> Finding {
    Finding {
        span: Span::at(start, end),
        label,
        meaning: Meaning { timestamp, ..Meaning::default() },
    }
}
