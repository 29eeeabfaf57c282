//! Dates and times: as news sites print them, in a dozen languages, and in English prose.

mod ago;
pub(crate) mod cjk;
pub(crate) mod clock;
mod date;
mod days;
pub(crate) mod find;
pub(crate) mod finding;
pub(crate) mod order;
pub(crate) mod prose;
pub(crate) mod relative;
pub(crate) mod stamp;
mod words;
