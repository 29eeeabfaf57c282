//! The two front ends and what they share: a buffer of blocks.
//!
//! A block is one paragraph-like piece of the article: a paragraph, a heading, a list item, a caption, with the facts
//! of its layout. Blocks are spans of the *text*. The text of a plain article is the input itself; the text of a page is
//! its visible text, written once into the buffer with a map back to the raw bytes ([`BlockBuf::raw`]). Everything after
//! the front ends works on text and turns spans into raw ones at the very end.

pub(crate) mod ends;
pub(crate) mod html;
pub(crate) mod plain;

use alloc::vec::Vec;

use crate::error::OutOfMemory;
pub(crate) use crate::html::run::Run;
use crate::span::Span;
use crate::text::grow::Grow;
use crate::text::held::{KEPT, give_back, held};

/// What the markup or the layout says of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum BlockKind {
    /// A paragraph, or a line that nothing says more of.
    #[default]
    Paragraph,
    /// `<h1>` to `<h6>`.
    Heading(u8),
    /// `<li>`, or a line that begins with a bullet or a number of a list.
    ListItem,
    /// `<blockquote>`.
    Quote,
    /// `<figcaption>`, `<caption>`.
    Caption,
    /// `<td>`, `<th>`, `<dt>`, `<dd>`.
    Cell,
    /// `<pre>`.
    Pre,
}

/// One block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Block {
    /// Bytes of the text, trimmed of white space; a bullet or list number is inside.
    pub(crate) span: Span,
    pub(crate) kind: BlockKind,
    /// Bytes of bullet or list number and the white space after it, at the start of `span`.
    pub(crate) bullet: u16,
    /// Columns of white space before the block (plain text), or depth of list nesting (HTML).
    pub(crate) indent: u16,
    /// Blank lines before the block (plain text).
    pub(crate) gap: u16,
    /// Lines that were joined into it: 1 unless the copy is hard-wrapped.
    pub(crate) lines: u16,
    /// Facts that only pages have; all zero in plain text.
    pub(crate) markup: Markup,
}

/// What the elements around a block say of it (HTML only). Bits and hashes are explained in `html::facts`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Markup {
    /// Bytes of the block's text that are inside links.
    pub(crate) link: u32,
    /// Bytes of it that are inside `<b>` or `<strong>`.
    pub(crate) bold: u32,
    /// What all of the block lies in: elements, itemprop, rel, role, and groups of words in class and id.
    pub(crate) context: u64,
    /// The same of what any part of the block lies in.
    pub(crate) parts: u64,
    /// Hash of the path of element names and first class words down to the block: equal for the items of a list or thread.
    pub(crate) path: u32,
    /// Hashes of words in class and id: 0 to 2 of the block's own elements, 3 to 5 and 6 to 7 of the next two outer
    /// elements that have some. 0 where there are no more.
    pub(crate) classes: [u32; 8],
    /// Elements, as `Element as u8`: the innermost one at the block's start, its block element, the next two outer ones.
    pub(crate) tags: [u8; 4],
    /// What the page's metadata says of the block's text.
    pub(crate) evidence: u32,
    /// Depth in the element stack.
    pub(crate) depth: u16,
    /// What is no feature of the model.
    pub(crate) place: Place,
}

/// Where a block of a page stands beside the one before, and where in a caption its credit does. The model does not see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Place {
    /// How many open elements it has in common with the block before.
    pub(crate) common: u16,
    /// Of the elements opened since then the outermost ones: a hash of the name and the first class word, among
    /// comments of the class that tells what it is. 0 where there are no more.
    pub(crate) opened: [u32; 4],
    /// Which of `opened` may be items of a list or thread, a bit each: list items, articles, elements whose class says
    /// comment.
    pub(crate) items: u8,
    /// It says what stands for the image right above (`alt`).
    pub(crate) pictured: bool,
    /// It is the first text below an image.
    pub(crate) below_image: bool,
    /// The innermost table that it stands in, counted from 1 among the open elements; 0 if there is none.
    pub(crate) table: u16,
    /// In captions, the text of elements whose class says that it is a credit.
    pub(crate) credit: Span,
    /// In captions, where the last element inside the block begins, or the text after it; 0 if there is none.
    pub(crate) tail: u32,
}

/// What a front end fills: scratch, kept from article to article.
#[derive(Debug, Clone, Default)]
pub(crate) struct BlockBuf {
    pub(crate) blocks: Vec<Block>,
    /// The visible text of a page; empty for plain text, whose text is the input.
    pub(crate) text: Vec<u8>,
    /// In order of both text and raw offsets; empty for plain text.
    pub(crate) runs: Vec<Run>,
    /// What the page's metadata names; empty for plain text.
    pub(crate) meta: html::Head,
    /// All that it says of the article; empty for plain text.
    pub(crate) saying: html::Saying,
    scratch: html::Scratch,
}

/// An article of a million tiny blocks shall not cost much more a byte than prose does: there may be `MANY` blocks besides
/// those that its length allows, and what is more is joined to the block before.
const MANY: usize = 4096;

/// Adds `block`, where the article up to its end may have `allowed` blocks and `MANY` besides.
fn push(blocks: &mut Vec<Block>, block: Block, allowed: usize) -> Result<(), OutOfMemory> {
    let many = blocks.len() > MANY + allowed;
    match blocks.last_mut() {
        Some(last) if many => {
            last.span.end = block.span.end;
            last.lines = last.lines.saturating_add(1);
        }
        _ => return blocks.grow_slowly(block),
    }
    Ok(())
}

impl BlockBuf {
    pub(crate) fn clear(&mut self) {
        self.blocks.clear();
        self.text.clear();
        self.runs.clear();
        self.meta = html::Head::default();
        self.saying.clear();
    }

    /// Bytes of the heap that it holds.
    pub(crate) fn memory(&self) -> usize {
        let BlockBuf { blocks, text, runs, saying, scratch, meta: _ } = self;
        held(blocks) + held(text) + held(runs) + saying.memory() + scratch.memory()
    }

    /// Gives back what only the front end needs, if it is much.
    pub(crate) fn give_back_scratch(&mut self) {
        give_back(&mut self.scratch, html::Scratch::memory, KEPT);
    }

    /// The raw bytes that a span of the text was read from.
    pub(crate) fn raw(&self, span: Span) -> Span {
        if self.runs.is_empty() {
            return span;
        }
        let run = |offset: u32| {
            let at = self.runs.partition_point(|r| r.text <= offset);
            self.runs[at.saturating_sub(1)]
        };
        let first = run(span.start);
        let start = match first.raw_len == first.len {
            true => first.raw + (span.start - first.text).min(first.len),
            false => first.raw,
        };
        if span.is_empty() {
            return Span::new(start, start);
        }
        let last = run(span.end - 1);
        let end = match last.raw_len == last.len {
            true => last.raw + (span.end - last.text).min(last.len),
            false => last.raw + last.raw_len,
        };
        Span::new(start, end)
    }
}
