//! The public face: what an article was found to hold.

mod answers;
mod extractor;
pub(crate) mod model;

pub use extractor::{Extractor, ExtractorBuilder};
#[cfg(feature = "builtin")]
pub use extractor::{names, parse};
pub use model::Model;

use alloc::borrow::Cow;
use alloc::vec::Vec;

use crate::block::BlockBuf;
use crate::entity::{self, Names};
use crate::error::Error;
use crate::html::{self, decode, try_decode};
use crate::metadata;
use crate::quote::{self, QuoteList};
use crate::segment::{self, Segments};
use crate::span::Span;
use crate::text::grow::enough;
use crate::text::held::held;
use crate::types::{
    Author, Caption, Comment, Dateline, Entity, Format, Mention, Metadata, MetadataSource, Quote,
    Section, Value,
};

/// Results and scratch memory of one extraction, to be reused: refilled annotations allocate only when an article is larger
/// than all before it. Where a stage needs more than 512 KiB to work (sections 1 MiB), as for articles of some 100 KB of text,
/// it gives that back before the next stage begins.
///
/// All spans are bytes of the input that was given. Sections and mentions are in order and do not overlap. Details are
/// arrays keyed by the index of their section or mention, in its order; [`comment_of`](Annotations::comment_of) and its kin
/// look them up.
///
/// Annotations do not hold the article: give the text of a span with [`decode`](crate::decode()), or use a [`Document`], which has
/// both.
///
/// ```
/// use copydesk::{Annotations, Extractor, Model, decode};
/// let extractor = Extractor::new(&Model::builtin())?;
/// let mut found = Annotations::new();
/// for article in [&b"Ferry back in service\n"[..], b"<h1>Ferry back in service</h1>"] {
///     extractor.extract_into(article, &mut found)?;
///     let first = found.sections()[0].span;
///     assert_eq!(decode(&article[first.range()], found.format()), "Ferry back in service");
/// }
/// # Ok::<(), copydesk::Error>(())
/// ```
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
    quotes: QuoteList,
    quoting: quote::Scratch,
}

impl Annotations {
    /// Annotations of nothing, without memory.
    ///
    /// ```
    /// assert!(copydesk::Annotations::new().sections().is_empty());
    /// ```
    pub fn new() -> Annotations {
        Annotations::default()
    }

    /// How the article was read: as was set, or as it was guessed. Plain text before the first article.
    ///
    /// ```
    /// use copydesk::Format;
    /// let article = std::fs::read("examples/harbour.txt")?;
    /// let document = copydesk::parse(&article)?;
    /// assert_eq!(document.format(), Format::Plain);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn format(&self) -> Format {
        self.format.unwrap_or(Format::Plain)
    }

    /// The language of the prose as an ISO 639-1 code, told by script and small words: one of `en de fr es it pt nl sv da pl no fi
    /// cs sk hu ro tr id vi hr sl lt lv et ca sw tl sq ru uk bg sr mk be el he ar fa ur hi mr ne bn ta ko th lo km my ja zh hy pa
    /// gu te kn ml si ka am`. None if there is no paragraph of prose in one of them, or if sections were not looked for. Of
    /// languages that share a script with one of these and are not among them, some are taken for it (Bosnian for `hr`).
    ///
    /// ```
    /// let article = std::fs::read("examples/harbour.txt")?;
    /// let document = copydesk::parse(&article)?;
    /// assert_eq!(document.language(), Some("en"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn language(&self) -> Option<&'static str> {
        self.segments.language
    }

    /// The sections, in order. Every byte of text that is not white space lies in exactly one. Empty if only names were looked
    /// for.
    ///
    /// ```
    /// use copydesk::SectionKind;
    /// let article = std::fs::read("examples/harbour.txt")?;
    /// let document = copydesk::parse(&article)?;
    /// let body = document.sections().iter().filter(|section| section.kind == SectionKind::Body);
    /// assert!(body.clone().all(|section| !section.span.is_empty()));
    /// println!("{} bytes of body", body.map(|section| section.span.len()).sum::<usize>());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn sections(&self) -> &[Section] {
        &self.segments.sections
    }

    /// Details of the sections that are comments, one for each.
    ///
    /// ```
    /// let article = std::fs::read("examples/harbour.txt")?;
    /// let document = copydesk::parse(&article)?;
    /// for comment in document.comments() {
    ///     println!("{}. {} at {}", comment.ordinal, document.text(comment.author), comment.timestamp);
    /// }
    /// assert_eq!(document.comments().len(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn comments(&self) -> &[Comment] {
        &self.segments.comments
    }

    /// Details of the sections that are captions, one for each.
    ///
    /// ```
    /// let article = std::fs::read("examples/harbour.txt")?;
    /// let document = copydesk::parse(&article)?;
    /// let caption = document.captions()[0];
    /// let section = document.sections()[caption.section as usize];
    /// assert!(section.span.covers(caption.credit));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn captions(&self) -> &[Caption] {
        &self.segments.captions
    }

    /// The names in bylines, none for a byline without one ("From our staff"). Who wrote the article, wherever the page says so, is
    /// what [`Document::authors`] tells.
    ///
    /// ```
    /// let article = std::fs::read("examples/harbour.txt")?;
    /// let document = copydesk::parse(&article)?;
    /// assert_eq!(document.text(document.byline_authors()[0].name), "Anna Lund");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn byline_authors(&self) -> &[Author] {
        &self.segments.authors
    }

    /// Places and times of datelines, and of bylines that print a time.
    ///
    /// ```
    /// let article = std::fs::read("examples/harbour.txt")?;
    /// let document = copydesk::parse(&article)?;
    /// let published = document.datelines().iter().find(|dateline| !dateline.timestamp.is_none());
    /// assert_eq!(published.map(|dateline| dateline.timestamp.day), Some(3));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn datelines(&self) -> &[Dateline] {
        &self.segments.datelines
    }

    /// What the page says of the article, best first of each kind; what is the article's own says so
    /// ([`Metadata::is_chosen`]). Empty if sections were not looked for.
    ///
    /// ```
    /// use copydesk::{MetadataKind, MetadataSource};
    /// let page = b"<title>Ferry back in service | Courier</title><h1>Ferry back in service</h1>\
    ///     <p>The ferry of Graben sails again from Monday on, the harbour board said.</p>";
    /// let document = copydesk::parse(page)?;
    /// let title = document.metadata().iter().find(|entry| entry.source == MetadataSource::Meta).unwrap();
    /// assert_eq!(title.kind, MetadataKind::Title);
    /// assert_eq!(&page[title.span.range()], b"Ferry back in service");
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn metadata(&self) -> &[Metadata] {
        &self.metadata
    }

    /// The mentions of names, dates and numbers, in order. Empty if only sections were looked for.
    ///
    /// ```
    /// let article = std::fs::read("examples/harbour.txt")?;
    /// let document = copydesk::parse(&article)?;
    /// for mention in document.mentions() {
    ///     println!("{:?} {} {}", mention.span, mention.label.name(), document.text(mention.span));
    /// }
    /// assert!(document.mentions().is_sorted_by_key(|mention| mention.span.start));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn mentions(&self) -> &[Mention] {
        &self.names.mentions
    }

    /// The things mentioned, in the order of their first mention.
    ///
    /// ```
    /// let article = std::fs::read("examples/harbour.txt")?;
    /// let document = copydesk::parse(&article)?;
    /// for entity in document.entities() {
    ///     println!("{} ({} times)", document.text(entity.name), entity.mentions);
    /// }
    /// assert!(!document.entities().is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn entities(&self) -> &[Entity] {
        &self.names.entities
    }

    /// Indices of [`mentions`](Annotations::mentions), grouped by entity: those of entity `e` are the `e.mentions` from
    /// `e.first_mention` on, in the order of the text. [`mentions_of`](Annotations::mentions_of) looks them up.
    ///
    /// ```
    /// let document = copydesk::names(b"Anna Lund crossed the bridge on Monday. Lund had waited two weeks.")?;
    /// let lund = document.entities()[0];
    /// let indices = &document.entity_mentions()[lund.first_mention as usize..][..lund.mentions as usize];
    /// let texts = indices.iter().map(|&index| document.text(document.mentions()[index as usize].span));
    /// assert!(texts.eq(["Anna Lund", "Lund"]));
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn entity_mentions(&self) -> &[u32] {
        &self.names.by_entity
    }

    /// The values of dates, times and numbers, in the order of their mentions.
    ///
    /// ```
    /// let document = copydesk::names(b"They sold 85 percent of it on 4 June 2014.")?;
    /// assert_eq!(document.values()[0].number, 85.0);
    /// assert_eq!(document.values()[1].timestamp.to_string(), "2014-06-04");
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn values(&self) -> &[Value] {
        &self.names.values
    }

    /// Who said what, in order; empty if quotes were not looked for ([`ExtractorBuilder::quotes`]). Those of comments, teasers and
    /// furniture are not among them.
    ///
    /// ```
    /// let article = b"Harbour bridge reopens\n\n\"We close on Monday,\" Anna Lund said.\n";
    /// let document = copydesk::parse(article)?;
    /// for quote in document.quotes() {
    ///     println!("{}: {}", document.text(quote.speaker), document.text(quote.span));
    /// }
    /// assert_eq!(document.quotes().len(), 1);
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn quotes(&self) -> &[Quote] {
        &self.quotes.quotes
    }

    /// The pieces of quote `quote`, a paragraph each, without marks: its whole span if it is of one paragraph. Empty if there is no such quote.
    ///
    /// ```
    /// let article = b"Harbour bridge reopens\n\n\"We close on Monday,\" Anna Lund said.\n";
    /// let document = copydesk::parse(article)?;
    /// assert_eq!(document.quote_parts(0), [document.quotes()[0].span]);
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn quote_parts(&self, quote: usize) -> &[Span] {
        self.quotes.parts(quote)
    }

    /// What quotes are looked for in, for the trainer.
    #[cfg(feature = "train")]
    pub(crate) fn article<'a>(&'a self, text: &'a [u8]) -> quote::Article<'a> {
        quote::Article { text, segments: &self.segments, names: &self.names }
    }

    /// Drops all results and keeps the memory.
    ///
    /// ```
    /// let article = b"Ferry back in service\n";
    /// let mut found = copydesk::parse(article)?.into_annotations();
    /// found.clear();
    /// assert!(found.sections().is_empty() && found.language().is_none());
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn clear(&mut self) {
        self.format = None;
        self.segments.clear();
        self.names.clear();
        self.metadata.clear();
        self.quotes.clear();
        self.blocks.clear();
    }

    /// Bytes of the heap that the results and all working memory hold, used or not.
    ///
    /// ```
    /// let mut found = copydesk::parse(b"Ferry back in service\n")?.into_annotations();
    /// assert!(found.memory() > 0);
    /// found = copydesk::Annotations::new();
    /// assert_eq!(found.memory(), 0);
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn memory(&self) -> usize {
        let Annotations { segments, names, quotes, metadata, .. } = self;
        let Annotations { blocks, segmenting, tagging, quoting, judging, .. } = self;
        let results = segments.memory() + names.memory() + quotes.memory() + held(metadata);
        let buffers = segmenting.memory() + tagging.memory() + quoting.memory() + judging.memory();
        results + blocks.memory() + buffers
    }

    /// Drops all results, and gives the memory back if it is more than 1 MiB: what most articles need is kept, what a very large
    /// one needed is not.
    ///
    /// ```
    /// use copydesk::{Annotations, Extractor, Model};
    /// let extractor = Extractor::new(&Model::builtin())?;
    /// let mut found = Annotations::new();
    /// extractor.extract_into(&b"The ferry sails again.\n\n".repeat(20_000), &mut found)?;
    /// found.shrink();
    /// assert!(found.sections().is_empty() && found.memory() <= 1 << 20);
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn shrink(&mut self) {
        self.clear();
        if self.memory() > KEPT {
            *self = Annotations::new();
        }
    }
}

/// Bytes that shrunk annotations may keep.
const KEPT: usize = 1 << 20;

/// An article and its annotations.
///
/// Whatever [`Annotations`] tell, a document tells too, for it dereferences to them:
///
/// - the arrays of results: [`sections`](Annotations::sections), [`comments`](Annotations::comments),
///   [`captions`](Annotations::captions), [`byline_authors`](Annotations::byline_authors),
///   [`datelines`](Annotations::datelines), [`metadata`](Annotations::metadata), [`mentions`](Annotations::mentions),
///   [`entities`](Annotations::entities), [`entity_mentions`](Annotations::entity_mentions), [`values`](Annotations::values),
///   [`quotes`](Annotations::quotes);
/// - of the whole: [`format`](Annotations::format), [`language`](Annotations::language),
///   [`published`](Annotations::published), [`modified`](Annotations::modified), and any other kind of metadata with
///   [`chosen`](Annotations::chosen);
/// - sections: [`headline`](Annotations::headline), [`body`](Annotations::body), [`of_kind`](Annotations::of_kind);
/// - what belongs to a section: [`comment_of`](Annotations::comment_of), [`caption_of`](Annotations::caption_of),
///   [`dateline_of`](Annotations::dateline_of), [`authors_of`](Annotations::authors_of);
/// - what belongs to a mention or an entity: [`section_of`](Annotations::section_of),
///   [`value_of`](Annotations::value_of), [`entity_of`](Annotations::entity_of), [`mentions_of`](Annotations::mentions_of);
/// - quotes: [`quotes_by`](Annotations::quotes_by), [`quote_parts`](Annotations::quote_parts).
///
/// Methods of its own, below, are those that need the article's bytes.
///
/// ```
/// let article = std::fs::read("examples/harbour.txt")?;
/// let document = copydesk::parse(&article)?;
/// for section in document.sections() {
///     println!("{:<12}{}", section.kind.name(), document.text(section.span));
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Document<'a> {
    input: &'a [u8],
    annotations: Annotations,
}

impl<'a> Document<'a> {
    /// The bytes that were given.
    ///
    /// ```
    /// let article = b"Ferry back in service\n";
    /// let document = copydesk::parse(article)?;
    /// assert_eq!(document.input(), article);
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn input(&self) -> &'a [u8] {
        self.input
    }

    /// The text of `span`, decoded; see [`decode`](crate::decode()). Empty if the span reaches past the input. It borrows from the
    /// input where nothing had to be decoded.
    ///
    /// ```
    /// let page = b"<h1>Fish &amp; ships:<br>ferry back in service</h1>";
    /// let document = copydesk::parse(page)?;
    /// assert_eq!(document.text(document.sections()[0].span), "Fish & ships:\nferry back in service");
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn text(&self, span: Span) -> Cow<'a, str> {
        decode(self.input.get(span.range()).unwrap_or_default(), self.format())
    }

    /// The mentions that lie inside `span`, whole, in order.
    ///
    /// ```
    /// use copydesk::SectionKind;
    /// let article = std::fs::read("examples/harbour.txt")?;
    /// let document = copydesk::parse(&article)?;
    /// let headline = document.sections().iter().find(|section| section.kind == SectionKind::Headline);
    /// let mentions = document.mentions_in(headline.expect("a headline").span);
    /// assert_eq!(document.text(mentions[0].span), "two weeks");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn mentions_in(&self, span: Span) -> &[Mention] {
        let all = self.mentions();
        let start = all.partition_point(|m| m.span.start < span.start);
        let end = all.partition_point(|m| m.span.end <= span.end);
        &all[start..end.max(start)]
    }

    /// The annotations alone, for reuse or to outlive the article.
    ///
    /// ```
    /// let found = {
    ///     let article = std::fs::read("examples/harbour.txt")?;
    ///     copydesk::parse(&article)?.into_annotations()
    /// };
    /// assert_eq!(found.comments().len(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
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

/// The text of a metadata entry from `source` whose bytes are `raw`, of an article of this format: references of attributes and
/// escapes of JSON are decoded, white space is joined.
///
/// ```
/// use copydesk::{Format, MetadataSource, decode_metadata};
/// assert_eq!(decode_metadata(br"Fisch \u0026 Schiffe", MetadataSource::JsonLd, Format::Html), "Fisch & Schiffe");
/// ```
pub fn decode_metadata(raw: &[u8], source: MetadataSource, format: Format) -> Cow<'_, str> {
    enough(try_decode_metadata(raw, source, format))
}

/// As [`decode_metadata`], where a process must live on without memory; see [`try_decode`](crate::try_decode()).
///
/// ```
/// use copydesk::{Format, MetadataSource, try_decode_metadata};
/// let text = try_decode_metadata(br"Fisch \u0026 Schiffe", MetadataSource::JsonLd, Format::Html)?;
/// assert_eq!(text, "Fisch & Schiffe");
/// # Ok::<(), copydesk::Error>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::OutOfMemory`](crate::ErrorKind::OutOfMemory).
pub fn try_decode_metadata(
    raw: &[u8],
    source: MetadataSource,
    format: Format,
) -> Result<Cow<'_, str>, Error> {
    match source {
        MetadataSource::Page => try_decode(raw, format),
        source => Ok(Cow::Owned(html::value::text(raw, metadata::writing(source))?)),
    }
}
