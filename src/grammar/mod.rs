//! The small languages of newsrooms, one file each.
//!
//! Every function takes one line or the start of a block, trimmed, and returns spans relative to it. They see bytes that
//! are conventionally UTF-8. A guess that fails costs nothing: parsers are nom's `complete` ones with `()` as error.

pub(crate) mod author;
pub(crate) mod byline;
pub(crate) mod comment;
pub(crate) mod credit;
pub(crate) mod dateline;
pub(crate) mod form;
pub(crate) mod header;
pub(crate) mod lead;
pub(crate) mod person;
pub(crate) mod thread;

#[cfg(test)]
mod tests;
