//! The small languages of newsrooms, one file each.
//!
//! Every function takes one line or the start of a block, trimmed, and returns spans relative to it. They see bytes that
//! are conventionally UTF-8. A guess that fails costs nothing: no error is
//! made. (nom reads the values of prose, in `value` and `time`.)

pub(crate) mod author;
pub(crate) mod authors;
pub(crate) mod byline;
pub(crate) mod comment;
pub(crate) mod credit;
pub(crate) mod dateline;
pub(crate) mod dates;
pub(crate) mod form;
pub(crate) mod header;
pub(crate) mod lead;
pub(crate) mod person;
pub(crate) mod related;
pub(crate) mod thread;
pub(crate) mod wire;

/// The lines of all tables of examples: one for each pattern that a grammar knows.
#[cfg(any(test, feature = "internals"))]
pub(crate) fn examples() -> impl Iterator<Item = &'static str> {
    let lines = byline::EXAMPLES.iter().map(|row| row.0);
    let lines = lines.chain(authors::EXAMPLES.iter().map(|row| row.0));
    let lines = lines.chain(dateline::EXAMPLES.iter().map(|row| row.0));
    let lines = lines.chain(credit::EXAMPLES.iter().map(|row| row.0));
    let lines = lines.chain(comment::EXAMPLES.iter().map(|row| row.0));
    let lines = lines.chain(comment::TRAILER_EXAMPLES.iter().map(|row| row.0));
    let lines = lines.chain(thread::EXAMPLES.iter().map(|row| row.0));
    let lines = lines.chain(author::EXAMPLES.iter().map(|row| row.0));
    let lines = lines.chain(person::EXAMPLES.iter().map(|row| row.0));
    let lines = lines.chain(wire::EXAMPLES.iter().map(|row| row.0));
    lines.chain(lead::EXAMPLES.iter().map(|row| row.0))
}

#[cfg(test)]
mod tests;
