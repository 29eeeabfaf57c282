//! copydesk marks up news copy: it takes the bytes of one article, plain text or HTML, and says which
//! bytes are headline, byline, body, captions, reader comments or furniture, and which people,
//! organizations, places, dates and numbers are named.
//!
//! ```
//! let article = b"Harbour bridge reopens after storm\n\nBy Anna Lund\n\n\
//!     The bridge over Graben harbour reopened to traffic on Monday, two weeks after the storm that closed it.\n";
//! let document = copydesk::parse(article)?;
//! assert_eq!(document.text(document.sections()[0].span), "Harbour bridge reopens after storm");
//! # Ok::<(), copydesk::Error>(())
//! ```
//!
//! All results are [`Span`]s: byte ranges of the buffer that was given. Nothing is copied out of it;
//! [`Document::text`] decodes a span on demand.
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(unsafe_code)]

extern crate alloc;

mod block;
mod document;
mod entity;
mod error;
mod grammar;
mod html;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod internals;
mod lexicon;
mod line;
mod model;
mod name;
mod segment;
mod span;
mod text;
mod time;
#[cfg(feature = "train")]
#[doc(hidden)]
pub mod train;
mod types;
mod value;

#[cfg(feature = "capi")]
#[expect(unsafe_code, reason = "C hands over pointers")]
pub mod ffi;

pub use document::{Annotations, Document, Extractor, ExtractorBuilder, Model, names, parse};
pub use error::{Error, ErrorKind};
pub use html::decode;
pub use name::Gazetteer;
pub use span::Span;
pub use types::{
    Author, Caption, Comment, Dateline, Entity, Format, Label, Mention, Qualifier, Section,
    SectionKind, Timestamp, Value,
};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
