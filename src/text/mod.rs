//! Bytes to characters, words and sentences; knows nothing of articles.

pub(crate) mod charref;
mod charref_table;
pub(crate) mod chars;
mod decode;
pub(crate) mod element;
pub(crate) mod find;
mod guess;
pub(crate) mod lexer;
pub(crate) mod marks;
pub(crate) mod page;
mod period;
pub(crate) mod run;
pub(crate) mod sentence;
pub(crate) mod space;
pub(crate) mod stack;
pub(crate) mod stopword;
pub(crate) mod tag;
pub(crate) mod token;
pub(crate) mod word;

pub use decode::decode;

/// How the bytes of an article are written.
#[repr(u32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// An HTML page or fragment.
    Html = 1,
    /// Plain text.
    Plain = 2,
}

impl Format {
    /// Guesses from the first bytes: HTML if they hold a doctype or a tag that pages have, else plain text.
    pub fn guess(input: &[u8]) -> Format {
        guess::guess(input)
    }
}
