//! copydesk marks up news copy: it takes the bytes of one article, plain text or HTML, and says which
//! bytes are headline, byline, body, captions, reader comments or furniture, which people,
//! organizations, places, dates and numbers are named, who is quoted saying what, and what the page says of itself.
//!
//! # Overview
//!
//! - [`parse`] marks up one article with the built-in model and gives a [`Document`].
//! - [`Extractor`] does the same for many articles, with the settings of an [`ExtractorBuilder`]. [`Annotations`] take its results
//!   and are reused.
//! - A [`Section`] is one paragraph-like unit with its [`SectionKind`]. Details of sections are [`Author`], [`Dateline`],
//!   [`Caption`] and [`Comment`].
//! - A [`Mention`] is a name, a date or a number in the text, with its [`Label`]. An [`Entity`] is the one thing that its mentions
//!   name. A [`Value`] is what a date or a number says, with a [`Timestamp`] or a [`Qualifier`].
//! - A [`Quote`] is what somebody said, with the speaker and the entity that the speaker is.
//! - [`Metadata`] is what the page says of the article, in the text, the head or JSON-LD: an entry has its [`MetadataKind`] and its
//!   [`MetadataSource`]. [`Document::title`], [`Document::authors`], [`published`](Annotations::published) and
//!   [`modified`](Annotations::modified) give what is chosen of it.
//! - A [`Gazetteer`] is a list of your own names, which are found besides those that the [`Model`] finds.
//! - [`names`] looks for names in a piece of prose that is no article.
//!
//! All results are [`Span`]s: ranges of bytes, never of characters, of the buffer that was given; for HTML of the page with its
//! markup. Nothing is copied out of the buffer: [`Document::text`] and [`decode`] give the text of a span when it is wanted.
//!
//! # Usage
//!
//! The examples of this documentation mark up one article, `examples/harbour.txt`. It is made up:
//!
//! ```text
#![doc = include_str!("../examples/harbour.txt")]
//! ```
//!
//! What it holds, section by section, and what is named in it:
//!
//! ```
//! let article = std::fs::read("examples/harbour.txt")?;
//! let document = copydesk::parse(&article)?;
//! assert_eq!(document.title().as_deref(), Some("Harbour bridge reopens two weeks after storm"));
//! assert!(document.authors().eq(["Anna Lund", "Peter Okafor"]));
//! assert_eq!(document.published().map(|time| time.to_string()), Some("2015-03-03T09:14+01:00".into()));
//! for section in document.sections() {
//!     println!("{:?} {} {}", section.span, section.kind.name(), document.text(section.span));
//!     for mention in document.mentions_in(section.span) {
//!         println!("    {} {}", mention.label.name(), document.text(mention.span));
//!     }
//! }
//! assert_eq!(document.text(document.comments()[0].author), "Harbour Walker");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Many articles and threads
//!
//! An [`Extractor`] never changes, and threads may share one. [`Annotations`] belong to one thread at a time; refilled, they
//! allocate only when an article is larger than all before it, or so large that stages give back what they worked with.
//!
//! ```
//! use copydesk::{Annotations, Extractor, Model};
//! let extractor = Extractor::new(&Model::builtin())?;
//! let article = std::fs::read("examples/harbour.txt")?;
//! let articles = [&article[..], b"Ferry back in service\n", b"<h1>Ferry back in service</h1>", b""];
//! std::thread::scope(|scope| {
//!     for share in articles.chunks(2) {
//!         let extractor = &extractor;
//!         scope.spawn(move || {
//!             let mut found = Annotations::new();
//!             for article in share {
//!                 extractor.extract_into(article, &mut found).expect("less than 4 GiB");
//!                 println!("{} sections", found.sections().len());
//!             }
//!         });
//!     }
//! });
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The library starts no threads, reads no files and has no global state. The same bytes and the same extractor give the same
//! result, on any thread.
//!
//! # Crate features
//!
//! - **std** (default): the standard library. Without it the crate is `no_std` with `alloc`, and gives the same results.
//! - **builtin** (default): the models, 8 MB, in the library. Without it [`Model::from_bytes`] reads them, and [`parse`], [`names`]
//!   and [`Model::builtin`] are not there.
//! - **serde**: results can be serialized: sections and their details, mentions, entities, values, metadata, quotes. Kinds and labels
//!   are their names, as in the JSON of the command, and read back.
//! - **capi**: the C ABI of `include/copydesk.h`, as functions for a shared or static library.
//! - **story**: the module `story` compares articles on one event: names, figures and who gives them, quotes.
//! - **cli**: what the command `copydesk` needs.
//! - **header**, **internals**, **train**: for work on the crate itself. They write the header, show the inside to tests, and hold
//!   the trainers of the models. No promise is made of what they add.
//!
//! # Minimum Rust version
//!
#![doc = concat!("Rust ", env!("CARGO_PKG_RUST_VERSION"), ". A later version of the crate may need a later one.")]
//!
//! # Limits
//!
//! - Sections and names are guesses of models, made from English pages with some German, French and Spanish ones among them.
//!   Names are looked for as in English. [`Annotations::language`] knows sixty languages.
//! - One article a call, of less than 4 GiB: longer input is the one article that is an [`Error`]. A page of many articles is
//!   read as one. Time is linear in the length, whatever the bytes are.
//! - Input is UTF-8; broken sequences are taken as they come. Other charsets must be converted first.
//! - Values are as printed. "3 hours ago" has no [`Timestamp`], and no zone or year is added where none is given; "Saturday" is
//!   told from the article's own date where it prints one.
//! - HTML is read as it is sent: text that a script would fetch is not there.
//!
//! # More
//!
//! The design of the crate and its changelog are shown as [`_documentation::design`] and [`_documentation::changelog`].
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![deny(unsafe_code)]
#![cfg_attr(not(test), warn(clippy::disallowed_methods, clippy::disallowed_macros))]

extern crate alloc;

mod block;
mod document;
mod entity;
mod error;
mod grammar;
mod html;
#[cfg(feature = "internals")]
#[doc(hidden)]
#[allow(clippy::disallowed_methods, reason = "for tests")]
pub mod internals;
mod lexicon;
mod line;
mod metadata;
mod model;
mod name;
mod quote;
mod segment;
#[cfg(feature = "serde")]
mod serial;
mod span;
#[cfg(feature = "story")]
#[allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "it stands outside of the core, which alone must live without memory"
)]
pub mod story;
mod text;
mod time;
#[cfg(feature = "train")]
#[doc(hidden)]
#[allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "a trainer may end")]
pub mod train;
mod types;
mod value;

#[cfg(feature = "capi")]
#[expect(unsafe_code, reason = "C hands over pointers")]
pub mod ffi;

pub use document::{
    Annotations, Document, Extractor, ExtractorBuilder, Model, decode_metadata, try_decode_metadata,
};
#[cfg(feature = "builtin")]
pub use document::{names, parse};
pub use error::{Error, ErrorKind};
pub use html::{decode, try_decode};
pub use name::Gazetteer;
pub use span::Span;
pub use types::{
    Author, AuthorRole, Caption, Comment, Dateline, Entity, Format, Label, Mention, Metadata,
    MetadataKind, MetadataSource, Qualifier, Quote, QuoteKind, Quotes, Section, SectionKind,
    Timestamp, UnknownName, Value,
};

/// Long documents, for the documentation alone.
#[cfg(any(doc, doctest))]
pub mod _documentation {
    #[doc = include_str!("../docs/DESIGN.md")]
    pub mod design {}
    #[doc = include_str!("../CHANGELOG.md")]
    pub mod changelog {}
}

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
#[doc = include_str!("../docs/rust.md")]
struct Guides;
