//! Dates and times: as news sites print them, in a dozen languages, and in English prose.

mod ago;
pub(crate) mod cjk;
pub(crate) mod clock;
mod date;
mod days;
pub(crate) mod find;
pub(crate) mod finding;
mod hours;
mod moment;
mod nth;
pub(crate) mod order;
pub(crate) mod prose;
mod range;
pub(crate) mod relative;
mod settle;
pub(crate) mod stamp;
mod tense;
mod written;
pub(crate) mod zone;
