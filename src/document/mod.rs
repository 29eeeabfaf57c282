//! The public face: what an article was found to hold.

mod answers;
mod extractor;
pub(crate) mod model;

pub use extractor::{Extractor, ExtractorBuilder, names, parse};
pub use model::Model;

use alloc::borrow::Cow;

use crate::block::BlockBuf;
use crate::entity::{self, Names};
use crate::html::decode;
use crate::segment::{self, Segments};
use crate::span::Span;
use crate::types::{Author, Caption, Comment, Dateline, Entity, Format, Mention, Section, Value};

/// Results and scratch memory of one extraction, to be reused: refilled annotations allocate only when an article is larger
/// than all before it.
///
/// All spans are bytes of the input that was given. Sections and mentions are in order and do not overlap. Details are
/// arrays keyed by the index of their section or mention, in its order; [`comment_of`](Annotations::comment_of) and its kin
/// look them up.
#[derive(Debug, Clone, Default)]
pub struct Annotations {
    format: Option<Format>,
    segments: Segments,
    names: Names,
    blocks: BlockBuf,
    segmenting: segment::Scratch,
    tagging: entity::Scratch,
}

impl Annotations {
    /// Annotations of nothing.
    pub fn new() -> Annotations {
        Annotations::default()
    }

    /// How the article was read.
    pub fn format(&self) -> Format {
        self.format.unwrap_or(Format::Plain)
    }

    /// The language of the prose as an ISO 639-1 code, one of `en de fr es it pt nl sv da pl`. None if there is no
    /// paragraph of prose in one of them, or if sections were not looked for.
    pub fn language(&self) -> Option<&'static str> {
        self.segments.language
    }

    /// The sections. Every byte of text that is not white space lies in exactly one.
    pub fn sections(&self) -> &[Section] {
        &self.segments.sections
    }

    /// Details of the sections that are comments.
    pub fn comments(&self) -> &[Comment] {
        &self.segments.comments
    }

    /// Details of the sections that are captions.
    pub fn captions(&self) -> &[Caption] {
        &self.segments.captions
    }

    /// The names in bylines.
    pub fn authors(&self) -> &[Author] {
        &self.segments.authors
    }

    /// Places and times of datelines and bylines.
    pub fn datelines(&self) -> &[Dateline] {
        &self.segments.datelines
    }

    /// The mentions of names, dates and numbers.
    pub fn mentions(&self) -> &[Mention] {
        &self.names.mentions
    }

    /// The things mentioned, in the order of their first mention.
    pub fn entities(&self) -> &[Entity] {
        &self.names.entities
    }

    /// The values of dates, times and numbers.
    pub fn values(&self) -> &[Value] {
        &self.names.values
    }

    /// Drops all results and keeps the memory.
    pub fn clear(&mut self) {
        self.format = None;
        self.segments.clear();
        self.names.clear();
        self.blocks.clear();
    }
}

/// An article and its annotations.
///
/// Whatever [`Annotations`] tell, a document tells too, for it dereferences to them:
///
/// - the arrays of results: [`sections`](Annotations::sections), [`comments`](Annotations::comments),
///   [`captions`](Annotations::captions), [`authors`](Annotations::authors), [`datelines`](Annotations::datelines),
///   [`mentions`](Annotations::mentions), [`entities`](Annotations::entities), [`values`](Annotations::values);
/// - of the whole: [`format`](Annotations::format), [`language`](Annotations::language);
/// - sections: [`headline`](Annotations::headline), [`body`](Annotations::body), [`of_kind`](Annotations::of_kind);
/// - what belongs to a section: [`comment_of`](Annotations::comment_of), [`caption_of`](Annotations::caption_of),
///   [`dateline_of`](Annotations::dateline_of), [`authors_of`](Annotations::authors_of);
/// - what belongs to a mention or an entity: [`section_of`](Annotations::section_of),
///   [`value_of`](Annotations::value_of), [`entity_of`](Annotations::entity_of), [`mentions_of`](Annotations::mentions_of).
///
/// Methods of its own, below, are those that need the article's bytes.
#[derive(Debug, Clone)]
pub struct Document<'a> {
    input: &'a [u8],
    annotations: Annotations,
}

impl<'a> Document<'a> {
    /// The bytes that were given.
    pub fn input(&self) -> &'a [u8] {
        self.input
    }

    /// The text of `span`, decoded; see [`decode`](crate::decode).
    pub fn text(&self, span: Span) -> Cow<'a, str> {
        decode(self.input.get(span.range()).unwrap_or_default(), self.format())
    }

    /// The mentions that lie inside `span`.
    pub fn mentions_in(&self, span: Span) -> &[Mention] {
        let all = self.mentions();
        let start = all.partition_point(|m| m.span.start < span.start);
        let end = all.partition_point(|m| m.span.end <= span.end);
        &all[start..end.max(start)]
    }

    /// The annotations alone, for reuse.
    pub fn into_annotations(self) -> Annotations {
        self.annotations
    }
}

impl core::ops::Deref for Document<'_> {
    type Target = Annotations;

    fn deref(&self) -> &Annotations {
        &self.annotations
    }
}
