//! One source: its bytes, what the library is given of them, and the way back from its spans.

use std::borrow::Cow;
use std::ops::Range;

use anyhow::{Result, bail};
use copydesk::{
    Annotations, Extractor, Format, Label, Metadata, MetadataKind, Qualifier, Quote, QuoteKind,
    Span, Timestamp, Value,
};
use encoding_rs::Encoding;

use crate::charset::{self, Decoded};

/// An article as it was read.
pub(crate) struct Article {
    /// The file's name.
    pub(crate) source: String,
    /// Its bytes.
    bytes: Vec<u8>,
    /// What they say, if they are in a legacy charset.
    decoded: Option<Decoded>,
}

impl Article {
    /// Reads `bytes` in the charset that they, or the caller, name.
    fn new(
        source: String,
        bytes: Vec<u8>,
        format: Option<Format>,
        charset: Option<&'static Encoding>,
    ) -> Result<Article> {
        let decoded = charset::read(&bytes, format, charset)?;
        Ok(Article { source, bytes, decoded })
    }

    /// Reads `bytes` and marks them up.
    ///
    /// # Errors
    ///
    /// They are too many, or no article: an image, an archive.
    pub(crate) fn mark_up(
        source: String,
        bytes: Vec<u8>,
        format: Option<Format>,
        charset: Option<&'static Encoding>,
        extractor: &Extractor,
        annotations: &mut Annotations,
    ) -> Result<Article> {
        if format.is_none()
            && charset.is_none()
            && !charset::is_marked(&bytes)
            && let Some(kind) = Format::binary_kind(&bytes)
        {
            bail!("{kind}, not an article");
        }
        let article = Article::new(source, bytes, format, charset)?;
        extractor.extract_into(article.text(), annotations)?;
        if annotations.format() == Format::Binary {
            let kind = Format::binary_kind(article.text()).unwrap_or("binary data");
            bail!("{kind}, not an article");
        }
        Ok(article)
    }

    /// Length of the file in bytes.
    pub(crate) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// The UTF-8 that the library is given.
    pub(crate) fn text(&self) -> &[u8] {
        match &self.decoded {
            Some(decoded) => decoded.text.as_bytes(),
            None => &self.bytes,
        }
    }

    /// Where `span` of the text lies in the file.
    pub(crate) fn original(&self, span: Span) -> Span {
        match &self.decoded {
            Some(decoded) => decoded.original(span),
            None => span,
        }
    }

    /// What `span` shows a reader.
    pub(crate) fn show(&self, span: Span, format: Format) -> Cow<'_, str> {
        copydesk::decode(&self.text()[span.range()], format)
    }
}

impl Article {
    /// The text of an entry of the metadata.
    pub(crate) fn show_metadata(&self, entry: &Metadata, format: Format) -> Cow<'_, str> {
        copydesk::decode_metadata(&self.text()[entry.span.range()], entry.source, format)
    }
}

/// How far behind its place a name is looked for in the text: white space that is joined or a line break moves it by a few bytes.
const NEAR: usize = 64;

/// The first place from `at` on where `text` can be cut.
fn boundary(text: &str, at: usize) -> usize {
    (at..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}

impl Article {
    /// The mentions inside `whole`, by their index, and where they stand in `text`, which is what `whole` shows.
    pub(crate) fn places(
        &self,
        annotations: &Annotations,
        whole: Span,
        text: &str,
    ) -> Vec<(usize, Range<usize>)> {
        let mentions = annotations.mentions();
        let first = mentions.partition_point(|m| m.span.start < whole.start);
        let inside = mentions[first..].iter().take_while(|m| m.span.end <= whole.end);
        let places = self.find(inside.map(|m| m.span), whole, text, annotations.format());
        (first..).zip(places).filter_map(|(index, place)| Some((index, place?))).collect()
    }

    /// Where `spans`, which lie in `whole` in order, stand in `text`, which is what `whole` shows.
    ///
    /// Spans are places in the raw bytes. To find them in the text, each is looked for behind the text that lies between it and
    /// the one before, whose white space may have been joined.
    pub(crate) fn find(
        &self,
        spans: impl Iterator<Item = Span>,
        whole: Span,
        text: &str,
        format: Format,
    ) -> Vec<Option<Range<usize>>> {
        let (mut raw, mut shown) = (whole.start, 0);
        let mut place = |span: Span| {
            let words = self.show(span, format);
            let gap = self.show(Span::new(raw, span.start), format).trim().len();
            let from = boundary(text, shown + gap);
            let end = boundary(text, from + words.len() + NEAR);
            let at = from + text[from..end].find(&*words)?;
            (raw, shown) = (span.end, at + words.len());
            Some(at..shown)
        };
        spans.map(&mut place).collect()
    }
}

/// A detail of a section, for people.
pub(crate) struct Fact<'a> {
    /// What it is.
    pub(crate) name: &'static str,
    /// The words that say so.
    pub(crate) text: Cow<'a, str>,
    /// Its value as ISO 8601, of times that could be read.
    pub(crate) iso: Option<String>,
    /// Its bytes of the file.
    pub(crate) span: Span,
}

impl Article {
    /// The details of section `index`.
    pub(crate) fn facts(&self, annotations: &Annotations, index: usize) -> Vec<Fact<'_>> {
        let mut found: Vec<(&'static str, Span, Option<String>)> = Vec::new();
        if let Some(comment) = annotations.comment_of(index) {
            found.push(("author", comment.author, None));
            found.push(("time", comment.time, iso(&comment.timestamp)));
        }
        for author in annotations.authors_of(index) {
            found.push((author.role.name(), author.name, None));
        }
        if let Some(dateline) = annotations.dateline_of(index) {
            found.push(("place", dateline.place, None));
            found.push(("time", dateline.time, iso(&dateline.timestamp)));
        }
        if let Some(caption) = annotations.caption_of(index) {
            found.push(("credit", caption.credit, None));
        }
        found
            .into_iter()
            .filter(|(_, span, _)| !span.is_empty())
            .map(|(name, span, iso)| Fact {
                name,
                text: self.show(span, annotations.format()),
                iso,
                span: self.original(span),
            })
            .collect()
    }
}

/// What the page says of the article, for people: the rows of a card, in this order.
const CARD: [(&str, MetadataKind); 8] = [
    ("title", MetadataKind::Title),
    ("authors", MetadataKind::Author),
    ("published", MetadataKind::Published),
    ("modified", MetadataKind::Modified),
    ("publisher", MetadataKind::Publisher),
    ("url", MetadataKind::Url),
    ("section", MetadataKind::Section),
    ("keywords", MetadataKind::Keyword),
];

/// A row of the card: one value or, of authors and keywords, several from one source.
pub(crate) struct Row<'a> {
    pub(crate) name: &'static str,
    pub(crate) values: Vec<Fact<'a>>,
    /// Where the values were found.
    pub(crate) source: &'static str,
}

impl Article {
    /// The rows that have a value; of several sources, a row each.
    pub(crate) fn card(&self, annotations: &Annotations) -> Vec<Row<'_>> {
        let mut rows: Vec<Row<'_>> = Vec::new();
        for (name, kind) in CARD {
            for entry in annotations.chosen(kind) {
                let text = self.show_metadata(entry, annotations.format());
                // Hidden dates are ISO 8601 as they stand.
                let iso = iso(&entry.timestamp).filter(|iso| *iso != text);
                let fact = Fact { name, text, iso, span: self.original(entry.span) };
                let source = entry.source.name();
                match rows.last_mut().filter(|row| row.name == name && row.source == source) {
                    Some(row) => row.values.push(fact),
                    None => rows.push(Row { name, values: vec![fact], source }),
                }
            }
        }
        rows
    }
}

/// What of section `index` is left to be shown beside its details: of a comment, what was written.
pub(crate) fn prose(annotations: &Annotations, index: usize) -> Span {
    match annotations.comment_of(index) {
        Some(comment) if !comment.body.is_empty() => comment.body,
        _ => annotations.sections()[index].span,
    }
}

/// The number printed before section `index`, if it is a comment that has one.
pub(crate) fn ordinal(annotations: &Annotations, index: usize) -> Option<u32> {
    let comment = annotations.comment_of(index)?;
    (comment.ordinal > 0).then_some(comment.ordinal)
}

/// The value of mention `mention`: "2016-09-18", "at least 40"; none of a span of time, whose number says little alone.
pub(crate) fn value(annotations: &Annotations, mention: usize) -> Option<String> {
    let value = annotations.value_of(mention)?;
    if let Some(iso) = value.iso() {
        return Some(iso);
    }
    if matches!(annotations.mentions()[mention].label, Label::Date | Label::Time) {
        return None;
    }
    let number = value.number.is_finite().then(|| value.number.to_string());
    let words: Vec<String> =
        qualifier(value).map(str::to_owned).into_iter().chain(number).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Who said a quote, for people: the full name of the entity, else the words of the text; none if nobody is named.
pub(crate) fn speaker<'a>(
    article: &'a Article,
    annotations: &Annotations,
    quote: &Quote,
) -> Option<Cow<'a, str>> {
    let span = match annotations.entities().get(quote.entity as usize) {
        Some(entity) => entity.name,
        None => quote.speaker,
    };
    (!span.is_empty()).then(|| article.show(span, annotations.format()))
}

/// The words of quote `index`, its paragraphs in one.
pub(crate) fn said(article: &Article, annotations: &Annotations, index: usize) -> String {
    let show = |part: &Span| article.show(*part, annotations.format());
    let parts: Vec<_> = annotations.quote_parts(index).iter().map(show).collect();
    parts.join(" ")
}

/// The same for people, in marks unless it is reported speech.
pub(crate) fn words(article: &Article, annotations: &Annotations, index: usize) -> String {
    let (open, close) = match annotations.quotes()[index].kind {
        QuoteKind::Direct => ("\u{201c}", "\u{201d}"),
        _ => ("", ""),
    };
    format!("{open}{}{close}", said(article, annotations, index))
}

/// ISO 8601, if any part of the time is known.
pub(crate) fn iso(timestamp: &Timestamp) -> Option<String> {
    (!timestamp.is_none()).then(|| timestamp.to_string())
}

/// How a number is hedged, if it is.
pub(crate) fn qualifier(value: &Value) -> Option<&'static str> {
    (value.qualifier != Qualifier::Exact).then(|| value.qualifier.name())
}
