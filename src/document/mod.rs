//! The public face: what an article was found to hold.

mod extractor;
pub(crate) mod model;

pub use extractor::{Extractor, ExtractorBuilder, names, parse};
pub use model::Model;

use alloc::borrow::Cow;
use alloc::vec::Vec;

use crate::block::BlockBuf;
use crate::entity::{self, Names};
use crate::html::{self, decode};
use crate::metadata;
use crate::segment::{self, Segments};
use crate::span::Span;
use crate::types::{
    Author, Caption, Comment, Dateline, Entity, Format, Mention, Metadata, MetadataKind,
    MetadataSource, Section, Timestamp, Value,
};

/// Results and scratch memory of one extraction, to be reused: refilled annotations allocate only when an article is larger
/// than all before it.
///
/// All spans are bytes of the input that was given. Sections and mentions are in order and do not overlap. Details are
/// arrays keyed by the index of their section or mention, in its order.
#[derive(Debug, Clone, Default)]
pub struct Annotations {
    format: Option<Format>,
    segments: Segments,
    names: Names,
    blocks: BlockBuf,
    segmenting: segment::Scratch,
    tagging: entity::Scratch,
    metadata: Vec<Metadata>,
    judging: metadata::Scratch,
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

    /// What the page says of the article, best first of each kind; what is the article's own says so
    /// ([`Metadata::is_chosen`]). Empty if sections were not looked for.
    pub fn metadata(&self) -> &[Metadata] {
        &self.metadata
    }

    /// The article's own entries of a kind: at most one but of authors and keywords.
    pub fn chosen(&self, kind: MetadataKind) -> impl Iterator<Item = &Metadata> {
        self.metadata.iter().filter(move |m| m.kind == kind && m.is_chosen())
    }

    /// When the article was first published, as far as the page says for sure: at least the day.
    pub fn published(&self) -> Option<Timestamp> {
        self.chosen(MetadataKind::Published).map(|m| m.timestamp).next()
    }

    /// When it was last changed, as far as the page says for sure: at least the day.
    pub fn modified(&self) -> Option<Timestamp> {
        self.chosen(MetadataKind::Modified).map(|m| m.timestamp).next()
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
        self.metadata.clear();
        self.blocks.clear();
    }
}

/// An article and its annotations.
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

    /// The article's title without the name of the site, if the page has one.
    pub fn title(&self) -> Option<Cow<'a, str>> {
        self.chosen(MetadataKind::Title).map(|m| self.metadata_text(m)).next()
    }

    /// The names of the authors; of an agency or the paper ([`Metadata::HOUSE`]) only if no person is named.
    pub fn author_names(&self) -> impl Iterator<Item = Cow<'a, str>> + '_ {
        self.chosen(MetadataKind::Author).map(|m| self.metadata_text(m))
    }

    /// The text of an entry of the metadata: references of attributes and escapes of JSON are decoded, white space is joined.
    pub fn metadata_text(&self, entry: &Metadata) -> Cow<'a, str> {
        let raw = self.input.get(entry.span.range()).unwrap_or_default();
        decode_metadata(raw, entry.source, self.format())
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

/// The text of a metadata entry whose bytes are `raw`, of a page of this format.
pub fn decode_metadata(raw: &[u8], source: MetadataSource, format: Format) -> Cow<'_, str> {
    match source {
        MetadataSource::Page => decode(raw, format),
        source => Cow::Owned(html::value::text(raw, metadata::writing(source))),
    }
}
