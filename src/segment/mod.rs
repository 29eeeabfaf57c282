//! Blocks to sections.

mod agree;
mod assemble;
mod comment;
mod context;
mod facts;
mod feature;
mod header;
pub(crate) mod label;
mod lexicon;
mod look;
mod markup;
mod masks;
mod thread;
mod words;

use alloc::vec::Vec;

use crate::block::{Block, BlockBuf};
use crate::grammar::timestamp::Timestamp;
use crate::model::net::{self, Net};
use crate::model::{Model, Part};
use crate::span::Span;
use crate::text::stopword::LANGUAGES;

/// What a section is. The numbers are ABI.
#[repr(u32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum SectionKind {
    /// The article's own title, at its best place.
    Headline = 1,
    /// The standfirst under the headline.
    Deck = 2,
    /// Who wrote it.
    Byline = 3,
    /// When and where it was published.
    Dateline = 4,
    /// A heading inside the article.
    Subheading = 5,
    /// One paragraph, list item or table row of the story.
    Body = 6,
    /// The text under one of the story's pictures, with its credit.
    Caption = 7,
    /// One reader comment, whole.
    Comment = 8,
    /// A title or teaser of another article.
    Related = 9,
    /// Everything else: navigation, share rows, legal lines.
    Boilerplate = 10,
}

impl SectionKind {
    /// All kinds, in the order of their numbers.
    pub const ALL: [SectionKind; 10] = [
        SectionKind::Headline,
        SectionKind::Deck,
        SectionKind::Byline,
        SectionKind::Dateline,
        SectionKind::Subheading,
        SectionKind::Body,
        SectionKind::Caption,
        SectionKind::Comment,
        SectionKind::Related,
        SectionKind::Boilerplate,
    ];

    /// The kind's name in lower case, as in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            SectionKind::Headline => "headline",
            SectionKind::Deck => "deck",
            SectionKind::Byline => "byline",
            SectionKind::Dateline => "dateline",
            SectionKind::Subheading => "subheading",
            SectionKind::Body => "body",
            SectionKind::Caption => "caption",
            SectionKind::Comment => "comment",
            SectionKind::Related => "related",
            SectionKind::Boilerplate => "boilerplate",
        }
    }
}

/// One paragraph-like unit of the article and its kind.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Section {
    /// Its bytes.
    pub span: Span,
    /// What it is.
    pub kind: SectionKind,
}

/// Details of a section that is a comment. Absent spans are empty.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Comment {
    /// Index of the section.
    pub section: u32,
    /// The number printed before it, or 0.
    pub ordinal: u32,
    /// Who wrote it.
    pub author: Span,
    /// When, as printed.
    pub time: Span,
    /// What was written, without the header.
    pub body: Span,
    /// When, as a value.
    pub timestamp: Timestamp,
}

/// Details of a section that is a caption.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Caption {
    /// Index of the section.
    pub section: u32,
    /// Who made or owns the picture: "Photo by ...", "/Reuters, NAME", "(AFP)". Empty if none is printed.
    pub credit: Span,
}

/// One name in a byline; a byline of two authors has two.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Author {
    /// Index of the section.
    pub section: u32,
    /// The name.
    pub name: Span,
}

/// Place and time of a section that is a dateline, or a byline that prints them. Absent spans are empty.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Dateline {
    /// Index of the section.
    pub section: u32,
    /// The place.
    pub place: Span,
    /// The time, as printed.
    pub time: Span,
    /// The time, as a value.
    pub timestamp: Timestamp,
}

/// What segmenting yields, in spans of the text; details are in the order of their sections.
#[derive(Debug, Clone, Default)]
pub(crate) struct Segments {
    pub(crate) sections: Vec<Section>,
    pub(crate) comments: Vec<Comment>,
    pub(crate) captions: Vec<Caption>,
    pub(crate) authors: Vec<Author>,
    pub(crate) datelines: Vec<Dateline>,
    /// The language of the window with most prose, if there is any.
    pub(crate) language: Option<&'static str>,
}

impl Segments {
    pub(crate) fn clear(&mut self) {
        self.sections.clear();
        self.comments.clear();
        self.captions.clear();
        self.authors.clear();
        self.datelines.clear();
        self.language = None;
    }
}

/// Buffers of the segmenter, kept from article to article.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scratch {
    work: words::Work,
    facts: Vec<facts::Facts>,
    context: context::Context,
    features: feature::List,
    net: net::Scratch,
    thread: thread::Scratch,
    comments: Vec<comment::Found>,
}

/// Blocks that are looked at together. More than any article has: it bounds the memory that a hostile page can take.
const WINDOW: usize = 16384;

/// The compiled segmenter of one format.
#[derive(Debug, Clone)]
pub(crate) struct Segmenter {
    part: Part,
    net: Net,
}

impl Segmenter {
    /// Takes what it needs from a checked model.
    pub(crate) fn new(model: &Model, part: Part) -> Segmenter {
        Segmenter { part, net: Net::new(model.part(part)) }
    }

    /// Labels the blocks of `text` and joins them into sections.
    pub(crate) fn segment(
        &self,
        model: &Model,
        text: &[u8],
        buf: &BlockBuf,
        scratch: &mut Scratch,
        out: &mut Segments,
    ) {
        out.clear();
        let part = model.part(self.part);
        let mut most = 0;
        for blocks in buf.blocks.chunks(WINDOW) {
            let Scratch { work, facts, context, features, net, thread, comments } = scratch;
            read(text, blocks, work, facts, context);
            let whole = &context.whole;
            if whole.prose > most {
                most = whole.prose;
                out.language = LANGUAGES.get(whole.languages.trailing_zeros() as usize).copied();
            }
            self.net.begin(blocks.len(), net);
            for at in 0..blocks.len() {
                features.read(blocks, facts, context, at);
                let (numbers, hashes) = (features.numbers(), features.hashes());
                self.net.numbered_block(part, numbers, feature::hash_of, hashes, net);
            }
            self.net.label(net);
            label::settle(blocks, facts, &mut net.labels);
            thread::settle(text, blocks, facts, &mut net.labels, thread);
            assemble::assemble(text, blocks, facts, &net.labels, comments, out);
        }
    }
}

/// Facts and context of blocks.
fn read(
    text: &[u8],
    blocks: &[Block],
    work: &mut words::Work,
    facts: &mut Vec<facts::Facts>,
    context: &mut context::Context,
) {
    facts.clear();
    for (at, block) in blocks.iter().enumerate() {
        // Pages repeat many of their short lines.
        let fact = match work.repeated(text, blocks, at) {
            Some(before) => facts[before],
            None => facts::facts(text, block, work),
        };
        facts.push(fact);
    }
    header::headers(text, blocks, facts);
    context.read(blocks, facts);
}

/// The features of each block, for the trainer.
#[cfg(feature = "train")]
pub(crate) fn features_of(text: &[u8], blocks: &[Block]) -> Vec<Vec<u32>> {
    let (mut work, mut facts, mut context) = Default::default();
    read(text, blocks, &mut work, &mut facts, &mut context);
    let list = |at| {
        let mut list = Vec::new();
        feature::features(blocks, &facts, &context, at, &mut list);
        list
    };
    (0..blocks.len()).map(list).collect()
}
