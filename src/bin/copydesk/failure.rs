//! What can go wrong with one article: its kind for counts, and the words for people.

use std::io::{self, ErrorKind};

/// The class of a [`Failure`], by which they are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// A file or folder that cannot be opened or read.
    Unreadable,
    /// Packed bytes that are damaged or cut short.
    Packing,
    /// A record of an archive, or a line, that is damaged or cut short.
    Record,
    /// More bytes than the limit.
    TooLarge,
    /// An image, an archive: bytes that are no article.
    NotAnArticle,
    /// An output that cannot be this article's.
    Output,
}

impl Kind {
    /// Its name in `--errors` and `--summary`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Kind::Unreadable => "unreadable",
            Kind::Packing => "packing",
            Kind::Record => "record",
            Kind::TooLarge => "too_large",
            Kind::NotAnArticle => "not_an_article",
            Kind::Output => "output",
        }
    }
}

/// Why an article could not be done. The others still are.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) kind: Kind,
    /// Where: a file's name, a page's address, a line.
    pub(crate) source: String,
    pub(crate) reason: String,
}

impl Failure {
    pub(crate) fn new(kind: Kind, source: impl Into<String>, reason: impl ToString) -> Failure {
        Failure { kind, source: source.into(), reason: reason.to_string() }
    }

    /// Of an error of reading: damaged packing is told from a disk's errors.
    pub(crate) fn reading(source: impl Into<String>, error: &io::Error) -> Failure {
        let kind = match error.kind() {
            ErrorKind::UnexpectedEof
            | ErrorKind::InvalidData
            | ErrorKind::InvalidInput
            | ErrorKind::Other => Kind::Packing,
            _ => Kind::Unreadable,
        };
        Failure::new(kind, source, error)
    }
}
