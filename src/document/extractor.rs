//! The extractor: front end, segmenter and tagger in a row.

use super::model::Model;
use super::{Annotations, Document};
use crate::block::{html, plain};
use crate::entity;
use crate::error::{Error, Shortage, within};
use crate::metadata::{self, order};
use crate::model::Part;
use crate::name::gazetteer::Gazetteer;
use crate::quote;
use crate::segment::{self, Segmenter};
use crate::span::Span;
use crate::text::grow::Grow;
use crate::text::held::{KEPT, give_back, held};
use crate::types::{Format, MetadataSource, Quotes, Section, SectionKind};

/// What an extractor is to find.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Task {
    All,
    Sections,
    /// The whole input is one piece of prose.
    Names,
}

/// The models of sections: of plain text and of HTML.
const SECTIONS: [Part; 2] = [Part::PlainSections, Part::HtmlSections];

/// A compiled extractor, to be shared between threads: nothing that a caller can see of it ever changes.
///
/// Inside, a section model notes where the rows of a feature are when it first meets it, so the first articles take longer
/// than those after them. All threads find the same rows, hence no lock and no difference in results. A clone begins
/// without these notes: share one extractor instead.
///
/// ```
/// use copydesk::{Extractor, Model};
/// let extractor = Extractor::new(&Model::builtin())?;
/// let articles = ["Ferry back in service\n", "Bridge closed again\n"];
/// std::thread::scope(|scope| {
///     for article in articles {
///         scope.spawn(|| extractor.extract(article.as_bytes()).expect("less than 4 GiB"));
///     }
/// });
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Extractor {
    model: Model,
    /// Of plain text and of HTML.
    segmenters: [Segmenter; 2],
    format: Option<Format>,
    task: Task,
    quotes: Quotes,
    gazetteer: Option<Gazetteer>,
    max_memory: usize,
}

/// Settings of an [`Extractor`]: the format is guessed, sections and names are looked for and there is no gazetteer, unless a
/// method says otherwise. Of [`sections_only`](ExtractorBuilder::sections_only) and
/// [`names_only`](ExtractorBuilder::names_only) the later call counts.
///
/// ```
/// use copydesk::{Extractor, Format, Model};
/// let extractor = Extractor::builder().format(Format::Plain).sections_only().build(&Model::builtin())?;
/// let document = extractor.extract(b"Ferry back in service\n")?;
/// assert!(document.mentions().is_empty());
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct ExtractorBuilder {
    format: Option<Format>,
    task: Task,
    quotes: Quotes,
    gazetteer: Option<Gazetteer>,
    max_memory: usize,
}

impl ExtractorBuilder {
    /// Reads every input as `format` instead of guessing.
    ///
    /// ```
    /// use copydesk::{Extractor, Format, Model};
    /// let extractor = Extractor::builder().format(Format::Plain).build(&Model::builtin())?;
    /// let document = extractor.extract(b"<p> begins a paragraph.")?;
    /// assert_eq!(document.text(document.sections()[0].span), "<p> begins a paragraph.");
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn format(mut self, format: Format) -> ExtractorBuilder {
        self.format = Some(format);
        self
    }

    /// Finds sections and no names.
    ///
    /// ```
    /// use copydesk::{Extractor, Model};
    /// let extractor = Extractor::builder().sections_only().build(&Model::builtin())?;
    /// let article = std::fs::read("examples/harbour.txt")?;
    /// let document = extractor.extract(&article)?;
    /// assert!(!document.sections().is_empty() && document.mentions().is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn sections_only(mut self) -> ExtractorBuilder {
        self.task = Task::Sections;
        self
    }

    /// Finds names and no sections: the whole input is taken as prose.
    ///
    /// ```
    /// use copydesk::{Extractor, Model};
    /// let extractor = Extractor::builder().names_only().build(&Model::builtin())?;
    /// let document = extractor.extract(b"The ferry takes 40 minutes.")?;
    /// assert!(document.sections().is_empty());
    /// assert_eq!(document.text(document.mentions()[0].span), "40 minutes");
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn names_only(mut self) -> ExtractorBuilder {
        self.task = Task::Names;
        self
    }

    /// Finds the names of `gazetteer` wherever they stand in the text, besides those that the model finds in prose.
    ///
    /// ```
    /// use copydesk::{Extractor, Gazetteer, Label, Model};
    /// let offices = Gazetteer::from_entries([("Graben Roads Office", Label::Organization)])?;
    /// let extractor = Extractor::builder().gazetteer(offices).names_only().build(&Model::builtin())?;
    /// let document = extractor.extract(b"The Graben Roads Office has not replied.")?;
    /// assert_eq!(document.mentions()[0].label, Label::Organization);
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn gazetteer(mut self, gazetteer: Gazetteer) -> ExtractorBuilder {
        self.gazetteer = Some(gazetteer);
        self
    }

    /// Looks for these quotes: without this call for those in quotation marks. None are looked for in sections alone or names alone.
    ///
    /// ```
    /// use copydesk::{Extractor, Model, QuoteKind, Quotes};
    /// let extractor = Extractor::builder().quotes(Quotes::All).build(&Model::builtin())?;
    /// let document = extractor.extract(b"Ferry back in service\n\nThe ferry will sail on Monday, Anna Lund said.\n")?;
    /// assert_eq!(document.quotes()[0].kind, QuoteKind::Indirect);
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn quotes(mut self, quotes: Quotes) -> ExtractorBuilder {
        self.quotes = quotes;
        self
    }

    /// Refuses articles whose annotations would hold more than `bytes` of memory; 0, the default, is no limit.
    ///
    /// What counts is [`Annotations::memory`]: the results and all that is kept from article to article. It depends on the
    /// article alone and not on those before it. It is looked at after each window of work and before the next; so at the worst
    /// an extraction holds, before it is given up, the limit, once as much while a buffer grows, 8 bytes for each byte of the
    /// article and 16 MB for a window.
    ///
    /// ```
    /// use copydesk::{Annotations, ErrorKind, Extractor, Model};
    /// let flood = b"<h1>a".repeat(100_000);
    /// let limited = Extractor::builder().max_memory(4_000_000).build(&Model::builtin())?;
    /// let mut found = Annotations::new();
    /// let refused = limited.extract_into(&flood, &mut found).unwrap_err();
    /// assert_eq!(refused.kind(), ErrorKind::MemoryLimit);
    /// assert_eq!((found.sections().len(), found.memory()), (0, 0));
    /// limited.extract_into(b"<h1>Ferry back in service</h1>", &mut found)?;
    /// assert_eq!(found.sections().len(), 1);
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn max_memory(mut self, bytes: usize) -> ExtractorBuilder {
        self.max_memory = bytes;
        self
    }

    /// The extractor.
    ///
    /// ```
    /// use copydesk::{Extractor, Model};
    /// let extractor = Extractor::builder().build(&Model::builtin())?;
    /// assert!(extractor.extract(b"")?.sections().is_empty());
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutOfMemory`](crate::ErrorKind::OutOfMemory).
    pub fn build(self, model: &Model) -> Result<Extractor, Error> {
        let Self { format, task, quotes, gazetteer, max_memory } = self;
        Ok(Extractor { format, task, quotes, gazetteer, max_memory, ..Extractor::new(model)? })
    }
}

impl Extractor {
    /// An extractor of sections and names that guesses the format.
    ///
    /// ```
    /// use copydesk::{Extractor, Model};
    /// let extractor = Extractor::new(&Model::builtin())?;
    /// let document = extractor.extract(b"Ferry back in service\n")?;
    /// assert_eq!(document.sections().len(), 1);
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutOfMemory`](crate::ErrorKind::OutOfMemory).
    pub fn new(model: &Model) -> Result<Extractor, Error> {
        let [plain, html] = SECTIONS.map(|part| Segmenter::new(model.part(part)));
        Ok(Extractor {
            model: model.copy()?,
            segmenters: [plain?, html?],
            format: None,
            task: Task::All,
            quotes: Quotes::default(),
            gazetteer: None,
            max_memory: 0,
        })
    }

    /// Settings to choose from.
    ///
    /// ```
    /// use copydesk::{Extractor, Format, Model};
    /// let pages = Extractor::builder().format(Format::Html).build(&Model::builtin())?;
    /// assert_eq!(pages.extract(b"Ferry &amp; bridge")?.format(), Format::Html);
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder {
            format: None,
            task: Task::All,
            quotes: Quotes::default(),
            gazetteer: None,
            max_memory: 0,
        }
    }

    /// Marks up one article. Any bytes are an article: a bad one is no error.
    ///
    /// ```
    /// use copydesk::{Extractor, Model, SectionKind};
    /// let article = std::fs::read("examples/harbour.txt")?;
    /// let document = Extractor::new(&Model::builtin())?.extract(&article)?;
    /// assert_eq!(document.sections()[1].kind, SectionKind::Headline);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InputTooLarge`](crate::ErrorKind::InputTooLarge) from 4 GiB on, and
    /// [`ErrorKind::OutOfMemory`](crate::ErrorKind::OutOfMemory); [`ErrorKind::MemoryLimit`](crate::ErrorKind::MemoryLimit)
    /// where [`max_memory`](ExtractorBuilder::max_memory) was set and is too little.
    pub fn extract<'a>(&self, input: &'a [u8]) -> Result<Document<'a>, Error> {
        let mut annotations = Annotations::new();
        self.extract_into(input, &mut annotations)?;
        Ok(Document { input, annotations })
    }

    /// Marks up one article into `out`; what `out` held is replaced, its memory is reused.
    ///
    /// ```
    /// use copydesk::{Annotations, Extractor, Model};
    /// let extractor = Extractor::new(&Model::builtin())?;
    /// let mut found = Annotations::new();
    /// for path in ["examples/harbour.txt", "README.md"] {
    ///     let article = std::fs::read(path)?;
    ///     extractor.extract_into(&article, &mut found)?;
    ///     println!("{path}: {} sections", found.sections().len());
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`extract`](Extractor::extract); `out` is then empty and can be used again. Errors of memory leave it without any.
    pub fn extract_into(&self, input: &[u8], out: &mut Annotations) -> Result<(), Error> {
        out.clear();
        Error::check_len(input.len() as u64)?;
        let limit = if self.max_memory == 0 { usize::MAX } else { self.max_memory };
        let fresh = out.memory() == 0;
        let mut filled = self.fill(input, out, limit);
        if filled == Err(Shortage::Limit) && !fresh {
            // What other articles left there may be what was too much: only this article decides.
            *out = Annotations::new();
            filled = self.fill(input, out, limit);
        }
        if filled.is_err() {
            *out = Annotations::new();
        }
        Ok(filled?)
    }

    /// Fills `out`, which is empty; half of it if there is no memory, or if it would hold more than `limit` bytes.
    fn fill(&self, input: &[u8], out: &mut Annotations, limit: usize) -> Result<(), Shortage> {
        let room = |out: &Annotations| limit.saturating_sub(out.memory());
        let format = self.format.unwrap_or_else(|| Format::guess(input));
        if format == Format::Binary {
            out.format = Some(format);
            return Ok(());
        }
        let left = room(out);
        match format {
            Format::Html => html::parse(input, &mut out.blocks, left)?,
            Format::Plain if self.task != Task::Names => plain::parse(input, &mut out.blocks)?,
            Format::Plain | Format::Binary => {}
        }
        let left = room(out);
        within(out.memory(), limit)?;
        out.blocks.give_back_scratch();
        let text = if format == Format::Html { &out.blocks.text[..] } else { input };
        match self.task {
            // One section of prose, which is not handed out.
            Task::Names => out.segments.sections.grow(Section {
                span: Span::at(0, text.len()),
                kind: SectionKind::Body,
                flags: 0,
            })?,
            Task::All | Task::Sections => {
                let at = usize::from(format == Format::Html);
                let segmenter = &self.segmenters[at];
                segmenter.segment(
                    self.model.part(SECTIONS[at]),
                    input,
                    text,
                    &out.blocks,
                    &mut out.segmenting,
                    &mut out.segments,
                    left,
                )?;
                within(out.memory(), limit)?;
                // A page has many blocks: twice as much is kept for them.
                give_back(&mut out.segmenting, segment::Scratch::memory, 2 * KEPT);
            }
        }
        let orders =
            order::Orders::new(input, text, &out.blocks.saying.said, out.segments.language);
        if self.task != Task::Names {
            order::settle(&orders, &mut out.segments);
            let (judging, metadata) = (&mut out.judging, &mut out.metadata);
            metadata::read(input, text, &out.blocks, &out.segments, &orders, judging, metadata)?;
            within(out.memory(), limit)?;
            give_back(&mut out.judging, metadata::Scratch::memory, KEPT);
            // Who reads names and quotes asks for text alone.
            give_back(&mut out.blocks.blocks, held, KEPT);
        }
        if self.task != Task::Sections {
            let gazetteer = self.gazetteer.as_ref();
            let anchor = out.published();
            let left = room(out);
            let (tagging, names) = (&mut out.tagging, &mut out.names);
            let part = self.model.part(Part::Names);
            let dates = entity::Dates { anchor, orders: &orders };
            entity::extract(part, gazetteer, text, &out.segments, dates, tagging, names, left)?;
            within(out.memory(), limit)?;
            give_back(&mut out.tagging, entity::Scratch::memory, KEPT);
        }
        if self.task == Task::Names {
            out.segments.clear();
        }
        out.names.find_sections(&out.segments.sections);
        if self.task == Task::All && self.quotes != Quotes::Off {
            let left = room(out);
            let part = self.model.part(Part::Quotes);
            let article = quote::Article { text, segments: &out.segments, names: &out.names };
            let (quoting, quotes) = (&mut out.quoting, &mut out.quotes);
            quote::find(part, article, self.quotes, quoting, quotes, left)?;
            within(out.memory(), limit)?;
            give_back(&mut out.quoting, quote::Scratch::memory, KEPT);
        }
        out.format = Some(format);
        if format == Format::Html {
            out.map_to_page();
        }
        within(out.memory(), limit)
    }
}

impl Annotations {
    /// Turns spans of the text into spans of the page.
    fn map_to_page(&mut self) {
        let Annotations { segments, names, quotes, blocks, metadata, .. } = self;
        let map = |span: &mut Span| *span = blocks.raw(*span);
        segments.sections.iter_mut().for_each(|s| map(&mut s.span));
        for c in &mut segments.comments {
            [&mut c.author, &mut c.time, &mut c.body].into_iter().for_each(map);
        }
        segments.captions.iter_mut().for_each(|c| map(&mut c.credit));
        segments.authors.iter_mut().for_each(|a| map(&mut a.name));
        for d in &mut segments.datelines {
            [&mut d.place, &mut d.time].into_iter().for_each(map);
        }
        let printed = metadata.iter_mut().filter(|m| m.source == MetadataSource::Page);
        printed.for_each(|m| map(&mut m.span));
        names.mentions.iter_mut().for_each(|m| map(&mut m.span));
        names.entities.iter_mut().for_each(|e| map(&mut e.name));
        names.values.iter_mut().for_each(|v| map(&mut v.unit));
        for q in &mut quotes.quotes {
            [&mut q.span, &mut q.speaker, &mut q.cue].into_iter().for_each(map);
        }
        quotes.parts.iter_mut().for_each(map);
    }
}

/// Marks up one article with the built-in model, its format guessed.
///
/// For more than one article make an [`Extractor`] and reuse [`Annotations`].
///
/// ```
/// let article = std::fs::read("examples/harbour.txt")?;
/// let document = copydesk::parse(&article)?;
/// assert_eq!(document.text(document.sections()[1].span), "Harbour bridge reopens two weeks after storm");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// As [`Extractor::extract`].
#[cfg(feature = "builtin")]
pub fn parse(input: &[u8]) -> Result<Document<'_>, Error> {
    Extractor::new(&Model::builtin())?.extract(input)
}

/// The names in a piece of plain prose, without looking for sections, with the built-in model.
///
/// ```
/// let prose = b"Karin Vestby lives in Oslo.";
/// let document = copydesk::names(prose)?;
/// for mention in document.mentions() {
///     println!("{:?} {} {}", mention.span, mention.label.name(), document.text(mention.span));
/// }
/// assert!(document.sections().is_empty());
/// # Ok::<(), copydesk::Error>(())
/// ```
///
/// # Errors
///
/// As [`Extractor::extract`].
#[cfg(feature = "builtin")]
pub fn names(prose: &[u8]) -> Result<Document<'_>, Error> {
    Extractor::builder().format(Format::Plain).names_only().build(&Model::builtin())?.extract(prose)
}
