//! Blocks to sections.

mod assemble;
mod comment;
mod context;
pub(crate) mod facts;
mod feature;
pub(crate) mod label;
mod markup;

use alloc::vec::Vec;

use self::comment::read::Ends;
use self::comment::{header, thread};
use crate::block::{Block, BlockBuf};
use crate::lexicon::stopword::LANGUAGES;
use crate::line::scan;
use crate::model::net::{self, Net};
use crate::types::{Author, Caption, Comment, Dateline, Section};

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
    work: scan::Work,
    facts: Vec<facts::Facts>,
    context: context::Context,
    features: feature::List,
    net: net::Scratch,
    thread: thread::Scratch,
    comments: Vec<Ends>,
}

/// Blocks that are looked at together. More than any article has: it bounds the memory that a hostile page can take.
const WINDOW: usize = 16384;

/// The compiled segmenter of one format.
#[derive(Debug, Clone)]
pub(crate) struct Segmenter {
    net: Net,
}

impl Segmenter {
    /// Takes what it needs from a checked part of a model.
    pub(crate) fn new(part: &[u8]) -> Segmenter {
        Segmenter { net: Net::new(part) }
    }

    /// Labels the blocks of `text` and joins them into sections; `part` is what the segmenter was made from.
    pub(crate) fn segment(
        &self,
        part: &[u8],
        text: &[u8],
        buf: &BlockBuf,
        scratch: &mut Scratch,
        out: &mut Segments,
    ) {
        out.clear();
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
            label::label_credited_captions(blocks, facts, &mut net.labels);
            thread::settle_bounds(text, blocks, facts, &mut net.labels, thread);
            assemble::assemble(text, blocks, facts, &net.labels, comments, out);
        }
    }
}

/// Facts and context of blocks.
fn read(
    text: &[u8],
    blocks: &[Block],
    work: &mut scan::Work,
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
