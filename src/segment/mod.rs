//! Blocks to sections.
//!
//! An article goes through these steps, window by window if it has very many blocks:
//!
//! 1. [`facts`]: each block by itself. Its line is scanned, and the gates of the grammars say whether it is a byline, a
//!    dateline, a credit. Then [`comment::header`] reads the headers of comments, which go over several blocks.
//! 2. [`apart`] takes out the blocks that are furniture by what they are. [`context`]: each block among the others. Is its
//!    line repeated, where is the prose, what is near?
//! 3. [`feature`] and [`markup`] put facts and context as numbers, the only thing that the model sees.
//! 4. The [net](crate::model::net) gives each block the scores of the labels, and its chain the best labels in a row; once more
//!    without those of furniture where the story was [dropped].
//! 5. [`label`], [`comment::thread`] and [`comment::sibling`] correct labels where more is certain than the model can know: a
//!    credit makes a caption, all comments of a thread look alike, an element that is a comment bounds it.
//! 6. [`assemble`] joins blocks into sections and reads their details: authors, times, credits, the parts of comments.
//!
//! The trainer takes the features from step 3, so steps 1 to 3 decide what a model means: a change of theirs needs new
//! models.

mod apart;
mod assemble;
mod comment;
mod context;
mod dropped;
pub(crate) mod facts;
mod feature;
pub(crate) mod label;
mod markup;
mod story;

use alloc::vec::Vec;

use self::comment::read::Ends;
use self::comment::{header, sibling, thread};
use crate::block::{Block, BlockBuf};
use crate::error::OutOfMemory;
use crate::line::scan;
use crate::model::net::{self, Net};
use crate::text::grow::Grow;
#[cfg(feature = "train")]
use crate::text::grow::enough;
use crate::types::{Author, Caption, Comment, Dateline, Section};

/// Sections and their details, in spans of the text. Details are in the order of their sections.
#[derive(Debug, Clone, Default)]
pub(crate) struct Segments {
    pub(crate) sections: Vec<Section>,
    pub(crate) comments: Vec<Comment>,
    pub(crate) captions: Vec<Caption>,
    pub(crate) authors: Vec<Author>,
    pub(crate) datelines: Vec<Dateline>,
    /// The language of the window with the most prose; none without prose.
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
    apart: apart::Scratch,
    allowed: Vec<u16>,
}

/// Blocks that are segmented together: more than any article has, so that only a hostile page is cut, to bound its memory.
const WINDOW: usize = 16384;

/// The compiled segmenter of one format.
#[derive(Debug, Clone)]
pub(crate) struct Segmenter {
    net: Net,
}

impl Segmenter {
    /// Takes what it needs from a checked part of a model.
    pub(crate) fn new(part: &[u8]) -> Result<Segmenter, OutOfMemory> {
        Ok(Segmenter { net: Net::new(part)? })
    }

    /// Labels the blocks of `text`, which was read from `input`, and joins them into sections; `part` is what the segmenter
    /// was made from.
    pub(crate) fn segment(
        &self,
        part: &[u8],
        input: &[u8],
        text: &[u8],
        buf: &BlockBuf,
        scratch: &mut Scratch,
        out: &mut Segments,
    ) -> Result<(), OutOfMemory> {
        out.clear();
        let mut most = 0;
        for blocks in buf.blocks.chunks(WINDOW) {
            let Scratch { work, facts, context, features, net, thread, comments, apart, allowed } =
                scratch;
            read_facts(text, blocks, work, facts)?;
            let votes = work.votes();
            let mut run = |blocks: &[Block], facts: &[facts::Facts], net: &mut net::Scratch| {
                context.read(blocks, facts, votes)?;
                self.net.begin(blocks.len(), net)?;
                for at in 0..blocks.len() {
                    features.read(blocks, facts, context, at);
                    let (numbers, hashes) = (features.numbers(), features.hashes());
                    self.net.numbered_block(part, numbers, feature::hash_of, hashes, net)?;
                }
                self.net.label(net)?;
                match dropped::allow(blocks, facts, context, &net.labels, allowed)? {
                    true => self.net.label_again(net, allowed),
                    false => Ok(()),
                }
            };
            let mut some = apart::known(text, blocks, facts, &mut apart.known)?;
            // Lines that are repeated show as furniture in the first pass.
            for last in [false, true] {
                if some {
                    apart.take(blocks, facts)?;
                    run(&apart.blocks, &apart.facts, net)?;
                    apart.join(&mut net.labels)?;
                } else {
                    run(blocks, facts, net)?;
                }
                if last || !apart::repeated(text, blocks, facts, &net.labels, &mut apart.known) {
                    break;
                }
                some = true;
            }
            let whole = &context.whole;
            if whole.prose > most {
                most = whole.prose;
                out.language = whole.language;
            }
            label::label_credited_captions(blocks, facts, &mut net.labels);
            label::label_marked_captions(text, blocks, &mut net.labels);
            label::label_table_captions(blocks, &mut net.labels);
            label::label_masthead_dates(text, blocks, facts, &mut net.labels);
            label::label_occasions(text, blocks, facts, &mut net.labels);
            label::label_placed_datelines(text, blocks, facts, &mut net.labels);
            thread::settle_bounds(text, blocks, facts, &mut net.labels, thread)?;
            sibling::settle_items(text, blocks, facts, &mut net.labels);
            story::settle(text, blocks, facts, &mut net.labels, &mut apart.copies)?;
            label::label_marks(text, blocks, &mut net.labels);
            if buf.blocks.len() == 1 {
                label::label_lone_prose(text, facts, blocks, &mut net.labels);
            }
            let pages = assemble::Page { input, text, buf };
            assemble::assemble(&pages, blocks, facts, &net.labels, comments, out)?;
        }
        Ok(())
    }
}

/// Reads the facts of blocks: step 1.
fn read_facts(
    text: &[u8],
    blocks: &[Block],
    work: &mut scan::Work,
    facts: &mut Vec<facts::Facts>,
) -> Result<(), OutOfMemory> {
    facts.clear();
    work.begin();
    for (at, block) in blocks.iter().enumerate() {
        // Pages repeat many of their short lines.
        let fact = match work.repeated(text, blocks, at) {
            Some(before) => facts[before],
            None => facts::facts(text, block, work),
        };
        facts.grow(fact)?;
    }
    header::headers(text, blocks, facts);
    Ok(())
}

/// Reads the facts and the context of blocks: steps 1 and 2.
#[cfg(any(test, feature = "train"))]
fn read(
    text: &[u8],
    blocks: &[Block],
    work: &mut scan::Work,
    facts: &mut Vec<facts::Facts>,
    context: &mut context::Context,
) -> Result<(), OutOfMemory> {
    read_facts(text, blocks, work, facts)?;
    context.read(blocks, facts, work.votes())
}

/// Leaves the blocks that the model sees, for the trainer.
#[cfg(feature = "train")]
pub(crate) fn leave_seen(text: &[u8], blocks: &mut Vec<Block>) {
    let (mut work, mut facts, mut apart): (_, _, apart::Scratch) = Default::default();
    enough(read_facts(text, blocks, &mut work, &mut facts));
    if enough(apart::known(text, blocks, &facts, &mut apart.known)) {
        enough(apart.take(blocks, &facts));
        *blocks = apart.blocks;
    }
}

/// The features of each block, for the trainer.
#[cfg(feature = "train")]
#[allow(clippy::disallowed_methods, reason = "trainers and tests may end")]
pub(crate) fn features_of(text: &[u8], blocks: &[Block]) -> Vec<Vec<u32>> {
    let (mut work, mut facts, mut context) = Default::default();
    enough(read(text, blocks, &mut work, &mut facts, &mut context));
    let list = |at| {
        let mut list = Vec::new();
        feature::features(blocks, &facts, &context, at, &mut list);
        list
    };
    (0..blocks.len()).map(list).collect()
}
