//! The extractor: front end, segmenter and tagger in a row.

use alloc::sync::Arc;

use super::model::Model;
use super::{Annotations, Document};
use crate::block::{html, plain};
use crate::entity;
use crate::error::Error;
use crate::model::Part;
use crate::name::gazetteer::Gazetteer;
use crate::segment::Segmenter;
use crate::span::Span;
use crate::types::{Format, Section, SectionKind};

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
#[derive(Debug, Clone)]
pub struct Extractor {
    model: Model,
    /// Of plain text and of HTML.
    segmenters: [Segmenter; 2],
    format: Option<Format>,
    task: Task,
    gazetteer: Option<Arc<Gazetteer>>,
}

/// Settings of an [`Extractor`].
#[derive(Debug, Clone)]
pub struct ExtractorBuilder {
    format: Option<Format>,
    task: Task,
    gazetteer: Option<Arc<Gazetteer>>,
}

impl ExtractorBuilder {
    /// Reads every input as `format` instead of guessing.
    pub fn format(mut self, format: Format) -> ExtractorBuilder {
        self.format = Some(format);
        self
    }

    /// Finds sections and no names.
    pub fn sections_only(mut self) -> ExtractorBuilder {
        self.task = Task::Sections;
        self
    }

    /// Finds names and no sections: the whole input is taken as prose.
    pub fn names_only(mut self) -> ExtractorBuilder {
        self.task = Task::Names;
        self
    }

    /// Finds the names of `gazetteer` wherever they stand, besides those that the model finds.
    pub fn gazetteer(mut self, gazetteer: Gazetteer) -> ExtractorBuilder {
        self.gazetteer = Some(Arc::new(gazetteer));
        self
    }

    /// The extractor.
    pub fn build(self, model: &Model) -> Extractor {
        let Self { format, task, gazetteer } = self;
        Extractor { format, task, gazetteer, ..Extractor::new(model) }
    }
}

impl Extractor {
    /// An extractor of sections and names that guesses the format.
    pub fn new(model: &Model) -> Extractor {
        let segmenters = SECTIONS.map(|part| Segmenter::new(model.part(part)));
        Extractor {
            model: model.clone(),
            segmenters,
            format: None,
            task: Task::All,
            gazetteer: None,
        }
    }

    /// Settings to choose from.
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder { format: None, task: Task::All, gazetteer: None }
    }

    /// Marks up one article.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InputTooLarge`](crate::ErrorKind::InputTooLarge) from 4 GiB on.
    pub fn extract<'a>(&self, input: &'a [u8]) -> Result<Document<'a>, Error> {
        let mut annotations = Annotations::new();
        self.extract_into(input, &mut annotations)?;
        Ok(Document { input, annotations })
    }

    /// Marks up one article into `out`; what `out` held is replaced, its memory is reused.
    ///
    /// # Errors
    ///
    /// As [`extract`](Extractor::extract); `out` is then empty.
    pub fn extract_into(&self, input: &[u8], out: &mut Annotations) -> Result<(), Error> {
        out.clear();
        if input.len() >= u32::MAX as usize {
            return Err(Error::too_large(input.len() as u64));
        }
        let format = self.format.unwrap_or_else(|| Format::guess(input));
        match format {
            Format::Html => html::parse(input, &mut out.blocks),
            Format::Plain if self.task != Task::Names => plain::parse(input, &mut out.blocks),
            Format::Plain => {}
        }
        let text = if format == Format::Html { &out.blocks.text[..] } else { input };
        match self.task {
            // One section of prose, which is not handed out.
            Task::Names => out
                .segments
                .sections
                .push(Section { span: Span::at(0, text.len()), kind: SectionKind::Body }),
            Task::All | Task::Sections => {
                let at = usize::from(format == Format::Html);
                self.segmenters[at].segment(
                    self.model.part(SECTIONS[at]),
                    text,
                    &out.blocks,
                    &mut out.segmenting,
                    &mut out.segments,
                );
            }
        }
        if self.task != Task::Sections {
            let gazetteer = self.gazetteer.as_deref();
            let (tagging, names) = (&mut out.tagging, &mut out.names);
            let part = self.model.part(Part::Names);
            entity::extract(part, gazetteer, text, &out.segments, tagging, names);
        }
        if self.task == Task::Names {
            out.segments.clear();
        }
        out.format = Some(format);
        if format == Format::Html {
            out.map_to_page();
        }
        Ok(())
    }
}

impl Annotations {
    /// Turns spans of the text into spans of the page.
    fn map_to_page(&mut self) {
        let Annotations { segments, names, blocks, .. } = self;
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
        names.mentions.iter_mut().for_each(|m| map(&mut m.span));
        names.entities.iter_mut().for_each(|e| map(&mut e.name));
        names.values.iter_mut().for_each(|v| map(&mut v.unit));
    }
}

/// Marks up one article with the built-in model, its format guessed.
///
/// For more than one article make an [`Extractor`] and reuse [`Annotations`].
///
/// # Errors
///
/// As [`Extractor::extract`].
pub fn parse(input: &[u8]) -> Result<Document<'_>, Error> {
    Extractor::new(&Model::builtin()).extract(input)
}

/// The names in a piece of plain prose, without looking for sections, with the built-in model.
///
/// # Errors
///
/// As [`Extractor::extract`].
pub fn names(prose: &[u8]) -> Result<Document<'_>, Error> {
    Extractor::builder().format(Format::Plain).names_only().build(&Model::builtin()).extract(prose)
}
