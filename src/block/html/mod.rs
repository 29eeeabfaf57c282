//! HTML to blocks.

mod evidence;
pub(crate) mod facts;
mod jsonld;
pub(crate) mod meta;
pub(crate) mod words;

pub(crate) use facts::Inside;
pub(crate) use meta::Metadata;

use alloc::vec::Vec;

use self::facts::Facts;
use super::{Block, BlockBuf, BlockKind, Markup};
use crate::span::Span;
use crate::text::element::{BLOCK, Element};
use crate::text::page::{self, Reader};
use crate::text::run::Flow;
use crate::text::space;
use crate::text::stack::{BOLD, LINKS, LISTS, Stack};
use crate::text::tag::{Attribute, Tag};

/// Memory that is kept from page to page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scratch {
    stack: Stack<Facts>,
    evidence: evidence::Scratch,
}

/// Cuts the page `input` into blocks of visible text. Never fails.
pub(crate) fn parse(input: &[u8], out: &mut BlockBuf) {
    out.clear();
    let BlockBuf { blocks, text, runs, meta, scratch } = out;
    let (taken, known) = (core::mem::take(text), core::mem::take(runs));
    let flow = Flow { text: taken, runs: known, block: 0 };
    let mut writer = Writer { input, flow, blocks, meta, json: false, open: None };
    page::read(input, &mut scratch.stack, &mut writer);
    (*text, *runs) = (writer.flow.text, writer.flow.runs);
    evidence::weigh(input, text, meta, blocks, &mut scratch.evidence);
}

/// Writes blocks as the page is read.
struct Writer<'a> {
    input: &'a [u8],
    flow: Flow,
    blocks: &'a mut Vec<Block>,
    meta: &'a mut Metadata,
    /// The script that was just opened is JSON-LD.
    json: bool,
    /// The block that is being written, once it has text.
    open: Option<Block>,
}

impl Reader for Writer<'_> {
    type Facts = Facts;

    fn text(&mut self, start: usize, end: usize, stack: &mut Stack<Facts>) {
        let piece = &self.input[start..end];
        if stack.preformatted() {
            // Old pages set a whole article in one `<pre>`: a blank line parts paragraphs there.
            let mut from = start;
            for line in memchr::memchr_iter(b'\n', piece).map(|n| start + n) {
                let blank = self.input[from..line].trim_ascii().is_empty();
                self.piece(from, line + 1, stack);
                if blank {
                    self.block();
                }
                from = line + 1;
            }
            return self.piece(from, end, stack);
        }
        self.piece(start, end, stack);
    }

    fn line(&mut self) {
        self.flow.trim();
        let block = &self.flow.text[self.flow.block..];
        // A second `<br>` with nothing visible between parts paragraphs. More than a few blanks are not looked at, or
        // many of them, looked at for each `<br>`, would take quadratic time.
        let tail = block.len().saturating_sub(64);
        let shown = space::trim(block, tail, block.len()).1;
        if shown < block.len() && block[shown..].contains(&b'\n') {
            self.block();
        } else {
            self.flow.line();
        }
    }

    fn block(&mut self) {
        if self.flow.text.len() == self.flow.block {
            return;
        }
        let block = &self.flow.text[self.flow.block..];
        let (start, end) = space::trim(block, 0, block.len());
        let at = self.flow.block;
        match self.open.take() {
            Some(mut open) if start < end => {
                open.span = Span::at(at + start, at + end);
                self.flow.line();
                self.blocks.push(open);
            }
            _ => self.flow.truncate(at),
        }
        self.flow.block = self.flow.text.len();
    }

    fn open(&mut self, tag: &Tag, attributes: &[Attribute], stack: &Stack<Facts>) -> Facts {
        match tag.element {
            Element::Meta => {
                self.meta.tag(self.input, attributes);
                Facts::default()
            }
            Element::Script => {
                self.json = meta::is_json_ld(self.input, attributes);
                Facts::default()
            }
            _ => Facts::of(self.input, tag, attributes, stack),
        }
    }

    fn raw(&mut self, element: Element, start: usize, end: usize) {
        match element {
            Element::Title if self.meta.title.is_empty() => {
                self.meta.title = Span::at(start, end);
            }
            Element::Script if self.json => {
                jsonld::read(self.input, Span::at(start, end), self.meta);
            }
            _ => {}
        }
    }
}

impl Writer<'_> {
    fn piece(&mut self, start: usize, end: usize, stack: &mut Stack<Facts>) {
        let from = self.flow.text.len();
        self.flow.push(self.input, start, end);
        let added = self.flow.text.len() - from;
        if added == 0 || added == 1 && self.flow.text[from] == b' ' {
            return;
        }
        Facts::resolve(self.input, stack);
        let (link, bold) = (stack.marked(LINKS), stack.marked(BOLD));
        let context = Facts::context(stack)
            | u64::from(link) << Inside::Link as u32
            | u64::from(bold) << Inside::Bold as u32;
        let open = self.open.get_or_insert_with(|| {
            let mut open = begin(context, stack);
            let near =
                (stack.len().saturating_sub(3)..stack.len()).map(|i| stack.get(i).1.datetime);
            let datetime = near.rev().find(|d| !d.is_empty()).unwrap_or_default();
            open.markup.evidence = evidence::of_date(self.input, datetime, self.meta);
            open
        });
        let markup = &mut open.markup;
        markup.context &= context;
        markup.parts |= context;
        markup.link += if link { added as u32 } else { 0 };
        markup.bold += if bold { added as u32 } else { 0 };
    }
}

/// The block that begins in the innermost open element.
fn begin(context: u64, stack: &Stack<Facts>) -> Block {
    let top = stack.len();
    let element = |i: usize| stack.get(i).0;
    let block = stack.block();
    let own = block.unwrap_or(0);
    let mut markup = Markup { context, depth: top as u16, ..Markup::default() };
    if top > 0 {
        let inner = [Some(top - 1), block, own.checked_sub(1), own.checked_sub(2)];
        markup.tags = inner.map(|i| i.map_or(0, |i| element(i) as u8));
    }
    for i in own.saturating_sub(3)..top.min(own + 1) {
        markup.path =
            (markup.path.rotate_left(7) ^ stack.get(i).1.shape()).wrapping_mul(0x85EB_CA6B);
    }
    markup.classes = classes(own, stack);
    Block {
        kind: kind(own, stack),
        indent: stack.count(LISTS),
        lines: 1,
        markup,
        ..Block::default()
    }
}

/// Elements outside of the block that are looked at.
const REACH: usize = 8;

fn classes(own: usize, stack: &Stack<Facts>) -> [u32; 8] {
    let mut out = [0; 8];
    // The block's own elements count together, outer ones one by one.
    let inner = (own + 1..stack.len()).rev().take(REACH);
    let own_words = inner.chain(Some(own)).filter(|&i| i < stack.len()).map(|i| stack.get(i).1);
    let words = own_words.flat_map(|facts| facts.words).filter(|&w| w != 0);
    out[..3].iter_mut().zip(words).for_each(|(slot, word)| *slot = word);
    let outer = (own.saturating_sub(REACH)..own.min(stack.len())).rev();
    let mut outer = outer.map(|i| stack.get(i).1.words).filter(|w| w[0] != 0);
    out[3..6].copy_from_slice(&outer.next().unwrap_or_default());
    out[6..].copy_from_slice(&outer.next().unwrap_or_default()[..2]);
    out
}

/// The kind of a block that stands in element `own`.
fn kind(own: usize, stack: &Stack<Facts>) -> BlockKind {
    use Element::*;
    let mut kind = BlockKind::Paragraph;
    for i in (own.saturating_sub(REACH)..(own + 1).min(stack.len())).rev() {
        let item = match stack.get(i).0 {
            H1 => return BlockKind::Heading(1),
            H2 => return BlockKind::Heading(2),
            H3 => return BlockKind::Heading(3),
            H4 => return BlockKind::Heading(4),
            H5 => return BlockKind::Heading(5),
            H6 => return BlockKind::Heading(6),
            Blockquote => return BlockKind::Quote,
            Figcaption | Caption => return BlockKind::Caption,
            Pre | Listing => return BlockKind::Pre,
            Li if i == own => BlockKind::ListItem,
            Td | Th | Dt | Dd if i == own => BlockKind::Cell,
            P | Div | Section | Center | Li | Ul | Ol | Span | Unknown | Hgroup | Header => {
                continue;
            }
            e if !e.is(BLOCK) => continue,
            _ => break,
        };
        kind = item;
    }
    kind
}

#[cfg(test)]
mod tests;
