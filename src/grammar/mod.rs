//! The small languages of newsrooms, one file each.
//!
//! Every function takes one line or the start of a block, trimmed, and returns spans relative to it. They see bytes that
//! are conventionally UTF-8. A guess that fails costs nothing: parsers are nom's `complete` ones with `()` as error.

mod agency;
mod ago;
pub(crate) mod author;
pub(crate) mod byline;
mod calendar;
mod clock;
pub(crate) mod comment;
pub(crate) mod credit;
pub(crate) mod cue;
mod date;
pub(crate) mod dateline;
pub(crate) mod furniture;
pub(crate) mod lead;
mod line;
mod person;
pub(crate) mod phrases;
pub(crate) mod thread;
pub(crate) mod timestamp;

#[cfg(test)]
mod tests;
