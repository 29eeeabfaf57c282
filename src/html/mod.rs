//! HTML as bytes: tags, elements, references, and which of it is visible text. Knows nothing of articles.

mod binary;
pub(crate) mod charref;
mod charref_table;
mod decode;
pub(crate) mod element;
mod guess;
pub(crate) mod inherit;
pub(crate) mod lexer;
pub(crate) mod page;
pub(crate) mod run;
pub(crate) mod stack;
pub(crate) mod tag;
pub(crate) mod value;

pub use decode::{decode, try_decode};
