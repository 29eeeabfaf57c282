//! JSON lines, schema `copydesk/1`: one object a file. The structs are the schema, in the order of its keys.

use std::borrow::Cow;
use std::io::{self, Write};

use copydesk::{Annotations, AuthorRole, Format, MetadataKind, Span, Value};
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use crate::args::Only;
use crate::article::{Article, iso, qualifier};

#[derive(Serialize)]
struct Line<'a> {
    schema: &'static str,
    source: &'a str,
    format: &'static str,
    bytes: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sections: Option<Vec<Section<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entities: Option<Vec<Entity<'a>>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    quotes: Vec<Quote<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    metadata: Option<Metadata<'a>>,
}

/// What the page says of the article: the chosen entries alone.
#[derive(Serialize)]
struct Metadata<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<Said<'a>>,
    authors: Vec<Said<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<Said<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    modified: Option<Said<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Said<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<Said<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<Said<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<Said<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<Said<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    keywords: Vec<Said<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<Said<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rights: Option<Said<'a>>,
}

/// One entry of the metadata.
#[derive(Serialize)]
struct Said<'a> {
    start: u32,
    end: u32,
    text: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    iso: Option<String>,
    source: &'static str,
    /// The author is an agency or the paper itself.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    house: bool,
}

#[derive(Serialize)]
struct Section<'a> {
    kind: &'static str,
    #[serde(flatten)]
    piece: Piece<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ordinal: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Piece<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Piece<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<Piece<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<Piece<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    credit: Option<Piece<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<Piece<'a>>,
    /// Index of the section of the comment that this one answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<u32>,
}

/// A span with what else is known of it.
#[derive(Serialize)]
struct Piece<'a> {
    start: u32,
    end: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    iso: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<usize>,
    /// What a person in a byline did, unless it is what most did.
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'static str>,
    /// Of the speaker of a quote.
    #[serde(skip_serializing_if = "Option::is_none")]
    entity: Option<u32>,
}

/// Who said what.
#[derive(Serialize)]
struct Quote<'a> {
    kind: &'static str,
    #[serde(flatten)]
    piece: Piece<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<Piece<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cue: Option<Piece<'a>>,
    /// The pieces, if it has more than one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<Piece<'a>>,
}

#[derive(Serialize)]
struct Entity<'a> {
    id: usize,
    kind: &'static str,
    name: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    iso: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<Cow<'a, str>>,
    /// ISO 4217.
    #[serde(skip_serializing_if = "Option::is_none")]
    currency: Option<String>,
    /// Whether the value is a ratio, not a count.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    ratio: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    qualifier: Option<&'static str>,
    mentions: Vec<Piece<'a>>,
}

/// Compact JSON without what some readers end a line at besides a line feed: those characters are escaped.
struct OneLine;

const LINE_ENDS: [char; 3] = ['\u{85}', '\u{2028}', '\u{2029}'];

impl Formatter for OneLine {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        // None of them is ASCII, as most text is.
        if fragment.is_ascii() {
            return out.write_all(fragment.as_bytes());
        }
        let mut rest = fragment;
        while let Some(at) = rest.find(LINE_ENDS) {
            out.write_all(&rest.as_bytes()[..at])?;
            let mut chars = rest[at..].chars();
            if let Some(end) = chars.next() {
                write!(out, "\\u{:04x}", u32::from(end))?;
            }
            rest = chars.as_str();
        }
        out.write_all(rest.as_bytes())
    }
}

/// Makes the parts of a line from spans of the text.
struct Maker<'a> {
    article: &'a Article,
    annotations: &'a Annotations,
    format: Format,
}

/// Writes the line of one article.
pub(crate) fn write(
    article: &Article,
    annotations: &Annotations,
    only: Option<Only>,
    out: &mut impl Write,
) -> io::Result<()> {
    let format = annotations.format();
    let maker = Maker { article, annotations, format };
    let line = Line {
        schema: "copydesk/1",
        source: &article.source,
        format: format.name(),
        bytes: article.len(),
        language: annotations.language(),
        sections: (only != Some(Only::Entities)).then(|| maker.sections()),
        entities: (only != Some(Only::Sections)).then(|| maker.entities()),
        quotes: maker.quotes(),
        metadata: annotations.metadata().iter().any(|m| m.is_chosen()).then(|| maker.metadata()),
    };
    write_line(&line, article.len(), out)
}

/// Writes `value` as one line, of about `len` bytes.
pub(crate) fn write_line(
    value: &impl Serialize,
    len: usize,
    out: &mut impl Write,
) -> io::Result<()> {
    // In one piece: many small ones cost more, and lines of several writers could mix.
    let mut whole = Vec::with_capacity(len);
    value.serialize(&mut Serializer::with_formatter(&mut whole, OneLine))?;
    whole.push(b'\n');
    out.write_all(&whole)
}

impl<'a> Maker<'a> {
    fn sections(&self) -> Vec<Section<'a>> {
        let annotations = self.annotations;
        let mut sections = Vec::with_capacity(annotations.sections().len());
        for (i, section) in annotations.sections().iter().enumerate() {
            let comment = annotations.comment_of(i);
            let caption = annotations.caption_of(i);
            let dateline = annotations.dateline_of(i);
            let authors = annotations.authors_of(i);
            let time = comment
                .map(|c| (c.time, c.timestamp))
                .or_else(|| dateline.map(|d| (d.time, d.timestamp)));
            sections.push(Section {
                kind: section.kind.name(),
                piece: self.piece(section.span),
                ordinal: comment.map(|c| c.ordinal).filter(|n| *n > 0),
                author: comment.and_then(|c| self.detail(c.author)),
                authors: authors
                    .iter()
                    .filter_map(|a| {
                        let role = (a.role != AuthorRole::Author).then(|| a.role.name());
                        Some(Piece { role, ..self.detail(a.name)? })
                    })
                    .collect(),
                place: dateline.and_then(|d| self.detail(d.place)),
                time: time.and_then(|(span, value)| {
                    Some(Piece { iso: iso(&value), ..self.detail(span)? })
                }),
                credit: caption.and_then(|c| self.detail(c.credit)),
                body: comment
                    .and_then(|c| self.detail(c.body))
                    .map(|body| Piece { text: None, ..body }),
                parent: comment
                    .and_then(|c| annotations.comments().get(c.parent as usize))
                    .map(|parent| parent.section),
            });
        }
        sections
    }

    fn metadata(&self) -> Metadata<'a> {
        let all = |kind| self.annotations.chosen(kind).map(|entry| self.said(entry));
        let one = |kind| all(kind).next();
        Metadata {
            title: one(MetadataKind::Title),
            authors: all(MetadataKind::Author).collect(),
            published: one(MetadataKind::Published),
            modified: one(MetadataKind::Modified),
            publisher: one(MetadataKind::Publisher),
            url: one(MetadataKind::Url),
            image: one(MetadataKind::Image),
            description: one(MetadataKind::Description),
            section: one(MetadataKind::Section),
            keywords: all(MetadataKind::Keyword).collect(),
            language: one(MetadataKind::Language),
            rights: one(MetadataKind::Rights),
        }
    }

    fn said(&self, entry: &copydesk::Metadata) -> Said<'a> {
        let Span { start, end } = self.article.original(entry.span);
        Said {
            start,
            end,
            text: self.article.show_metadata(entry, self.format),
            iso: iso(&entry.timestamp),
            source: entry.source.name(),
            house: entry.flags & copydesk::Metadata::HOUSE != 0,
        }
    }

    fn entities(&self) -> Vec<Entity<'a>> {
        let annotations = self.annotations;
        let mut entities = Vec::with_capacity(annotations.entities().len());
        for (id, entity) in annotations.entities().iter().enumerate() {
            let first = annotations.mentions_of(id).next();
            let value = first.and_then(|(m, _)| annotations.value_of(m));
            entities.push(Entity {
                id,
                kind: entity.label.name(),
                name: self.text(entity.name),
                iso: value.and_then(Value::iso),
                value: value.map(|v| v.number).filter(|n| n.is_finite()),
                unit: value.map(|v| v.unit).filter(|u| !u.is_empty()).map(|u| self.text(u)),
                currency: value.and_then(Value::currency).map(str::to_owned),
                ratio: value.is_some_and(|v| v.flags & Value::RATIO != 0),
                qualifier: value.and_then(qualifier),
                mentions: annotations
                    .mentions_of(id)
                    .map(|(m, mention)| Piece {
                        section: annotations.section_of(m),
                        ..self.piece(mention.span)
                    })
                    .collect(),
            });
        }
        entities
    }

    fn quotes(&self) -> Vec<Quote<'a>> {
        let annotations = self.annotations;
        let quotes = annotations.quotes().iter().enumerate();
        quotes
            .map(|(i, quote)| Quote {
                kind: quote.kind.name(),
                piece: Piece { section: Some(quote.section as usize), ..self.piece(quote.span) },
                speaker: self.detail(quote.speaker).map(|speaker| {
                    let entity =
                        (quote.entity != copydesk::Quote::NO_ENTITY).then_some(quote.entity);
                    Piece { entity, ..speaker }
                }),
                cue: self.detail(quote.cue),
                parts: match annotations.quote_parts(i) {
                    [_] => Vec::new(),
                    parts => {
                        parts.iter().map(|part| Piece { text: None, ..self.piece(*part) }).collect()
                    }
                },
            })
            .collect()
    }

    fn piece(&self, span: Span) -> Piece<'a> {
        let Span { start, end } = self.article.original(span);
        Piece {
            start,
            end,
            text: Some(self.text(span)),
            iso: None,
            section: None,
            role: None,
            entity: None,
        }
    }

    /// The piece, if the detail is there.
    fn detail(&self, span: Span) -> Option<Piece<'a>> {
        (!span.is_empty()).then(|| self.piece(span))
    }

    fn text(&self, span: Span) -> Cow<'a, str> {
        self.article.show(span, self.format)
    }
}
