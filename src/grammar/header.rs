//! Lines of a comment's header, and hints of what they hold, so that what cannot be there is not searched for.

use crate::span::Span;
use crate::text::word::{space_len, trimmed_end};
use crate::time::find;
use crate::time::stamp::Stamp;

/// A line of the text, trimmed, by its offset.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) at: usize,
    pub(super) text: &'a [u8],
}

impl Line<'_> {
    pub(super) fn end(self) -> usize {
        self.at + self.text.len()
    }

    pub(super) fn skip(self, len: usize) -> Self {
        let len = len + space_len(&self.text[len..]);
        Line { at: self.at + len, text: &self.text[len..] }
    }
}

/// The first lines of `text` that are not blank.
pub(super) fn lines(text: &[u8]) -> impl Iterator<Item = Line<'_>> + Clone {
    let mut at = 0;
    core::iter::from_fn(move || {
        at += space_len(&text[at..]);
        if at >= text.len() {
            return None;
        }
        let end = memchr::memchr(b'\n', &text[at..]).map_or(text.len(), |i| at + i);
        let line = Line { at, text: &text[at..at + trimmed_end(&text[at..end])] };
        at = end;
        Some(line)
    })
}

/// A line of a text, and the first timestamp in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Timed {
    pub(crate) line: Span,
    pub(crate) time: Option<Stamp>,
}

/// What the caller knows of a text. A field that is set says that something may be there, not that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hints {
    /// Lines that have been searched for a time already; empty ones are none.
    pub(crate) times: [Timed; 3],
    /// A time on the first line.
    pub(crate) time: bool,
    /// A time on the two lines after it.
    pub(crate) below: bool,
    /// A phrase of furniture on the first line.
    pub(crate) furniture: Option<Furniture>,
    /// "posted", "by" or the like as its first word.
    pub(crate) label: bool,
    /// "says", "on" or the like as its last word.
    pub(crate) verb: bool,
    /// A number that begins a date is no comment's ("27. Jun, 2012"), and "@name" is a name. The facts of lines say
    /// otherwise, which models were trained with.
    pub(crate) settled: bool,
}

/// The furniture on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Furniture {
    /// There may be some, of any sort.
    Unknown,
    /// These bytes are furniture as a whole, of these sorts; of none if the set is 0.
    Line(Span, u32),
}

impl Hints {
    /// For a caller who knows nothing.
    pub(crate) const EVERYWHERE: Hints = Hints {
        times: [Timed { line: Span { start: 0, end: 0 }, time: None }; 3],
        time: true,
        below: true,
        furniture: Some(Furniture::Unknown),
        label: true,
        verb: true,
        settled: false,
    };

    /// For a caller who knows that the text is a comment.
    pub(crate) const SETTLED: Hints = Hints { settled: true, ..Hints::EVERYWHERE };

    /// The first timestamp of `line`.
    pub(super) fn find_time(&self, line: Line<'_>) -> Option<Stamp> {
        let span = Span::at(line.at, line.end());
        match self.times.iter().find(|timed| timed.line == span) {
            Some(timed) => timed.time,
            None => find::find(line.text),
        }
    }
}
