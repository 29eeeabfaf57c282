//! What the open elements say of a block that begins inside them.
//!
//! Words in class and id are read when text comes: many elements hold none. And pages repeat themselves: an item that stands
//! where one like it has just ended has all of that one.

use alloc::vec::Vec;

use super::inside::{ABOVE, Inherited, Inside, NEAR};
use super::words::{self, Group};
use crate::block::{Block, BlockKind, Markup, Place};
use crate::error::OutOfMemory;
use crate::html::element::{BLOCK, Element, SEED, step};
use crate::html::inherit::LISTS;
use crate::html::stack::Stack;
use crate::span::Span;
use crate::text::grow::Grow;

/// Elements outside of the block that are looked at.
const REACH: usize = 8;

/// The place of no block.
const NOWHERE: u32 = u32::MAX;

/// The context of captions.
pub(crate) const CAPTIONS: u64 =
    1 << Inside::Figure as u32 | 1 << Inside::Figcaption as u32 | NEAR_CAPTION;

/// The context of text near a class of captions and pictures.
pub(crate) const NEAR_CAPTION: u64 = 1 << (NEAR + Group::Caption as u32);

/// The context of comments: a class that says so, `itemprop=comment`.
pub(crate) const COMMENTS: u64 =
    1 << (ABOVE + Group::Comment as u32) | 1 << Inside::CommentProperty as u32;

/// Whether a class is one of credits: "media__credit", "photo-copyright", "imageSource".
fn is_signed(class: &[u8]) -> bool {
    const WORDS: [&[u8]; 8] = [
        b"cred",
        b"copyright",
        b"source",
        b"photographer",
        b"fotograf",
        b"quelle",
        b"byline",
        b"agency",
    ];
    let class = &class[..class.len().min(200)];
    (0..class.len()).any(|at| {
        // Most letters begin none of them.
        matches!(class[at] | 0x20, b'a' | b'b' | b'c' | b'f' | b'p' | b'q' | b's')
            && WORDS.iter().any(|word| {
                class[at..].get(..word.len()).is_some_and(|part| part.eq_ignore_ascii_case(word))
            })
    })
}

/// Bytes of a class that are looked at for what the element is.
const CLASS: usize = 96;

/// Hash of the first name in a class, or of the second if the first only says whose system it is ("coral coral-comment").
/// Numbers do not count: items have their own.
fn class_of(class: &[u8]) -> u32 {
    let class = &class[..class.len().min(CLASS)];
    let mut names = class.split(u8::is_ascii_whitespace).filter(|name| !name.is_empty());
    let Some(first) = names.next() else { return 0 };
    let more = names.next().filter(|next| {
        let rest = next.strip_prefix(first).unwrap_or_default();
        matches!(rest.first(), Some(b'-' | b'_')) && !first.eq_ignore_ascii_case(b"comment")
    });
    let letters = more.unwrap_or(first).iter().filter(|b| !b.is_ascii_digit());
    letters.fold(SEED, |hash, b| step(hash, b.to_ascii_lowercase()))
}

/// What is known of one open element and those around it.
#[derive(Debug, Clone, Copy, Default)]
struct Ancestor {
    element: Element,
    inside: u32,
    class: Span,
    id: Span,
    /// The context of text that stands in it, links and bold text left out.
    context: u64,
    /// Word groups of its own.
    own: u16,
    /// The innermost element up to this one whose class or id has words, counted from 1; 0 if there is none.
    worded: u16,
    /// Hash of its name and the first word of its class.
    shape: u32,
    words: [u32; 3],
    /// Its class says that its text is a credit.
    signed: bool,
    /// The kind that it gives to a block inside it, and how many elements outside of it that comes from.
    gives: (Option<BlockKind>, u8),
}

/// What is known of the open elements, outermost first.
#[derive(Debug, Clone, Default)]
pub(super) struct Ancestors {
    known: Vec<Ancestor>,
    /// How many elements of `known` are open; those above are the last ones that were.
    len: usize,
    /// The last block that began, and the place in the stack that it began in.
    pub(super) block: Block,
    place: u32,
}

impl Ancestors {
    pub(super) fn clear(&mut self) {
        self.known.clear();
        self.len = 0;
        self.place = NOWHERE;
    }

    /// Takes the elements that opened and closed since the last call. Returns how many stayed open.
    #[inline]
    pub(super) fn read(
        &mut self,
        input: &[u8],
        stack: &mut Stack<Inherited>,
    ) -> Result<usize, OutOfMemory> {
        let settled = stack.settle();
        self.len = stack.len();
        for at in settled..self.len {
            let (element, facts) = stack.get(at);
            if !self.known.get(at).is_some_and(|known| known.is_of(input, element, facts)) {
                self.renew(input, at, stack)?;
                break;
            }
        }
        Ok(settled)
    }

    /// Notes what the block that begins has in common with the one before: the outermost `common` elements.
    pub(super) fn note_place(&mut self, input: &[u8], common: usize) {
        let mut place = Place { common: common as u16, ..Place::default() };
        let new = self.known.get(common..self.len).unwrap_or_default();
        for (at, (slot, known)) in place.opened.iter_mut().zip(new).enumerate() {
            let item = matches!(known.element, Element::Li | Element::Article)
                || known.own & (1 << Group::Comment as u16) != 0;
            // No shape is 0, which stands for none.
            *slot = 1 | match self.context() & COMMENTS {
                0 => known.shape,
                _ => {
                    (known.element as u32 ^ class_of(&input[known.class])).wrapping_mul(0x9E37_79B1)
                }
            };
            place.items |= u8::from(item) << at;
        }
        if self.context() & 1 << Inside::Table as u32 != 0 {
            let is_table = |known: &Ancestor| known.element == Element::Table;
            let table = self.known[..self.len].iter().rposition(is_table);
            place.table = table.map_or(0, |at| at as u16 + 1);
        }
        self.block.markup.place = place;
    }

    /// Whether the text that comes is signed: an element from number `from` on has a class of credits.
    pub(super) fn is_signed(&self, from: usize) -> bool {
        self.known.get(from..self.len).is_some_and(|open| open.iter().any(|known| known.signed))
    }

    /// Takes the elements from number `from` on, which are others than those that were there.
    #[inline(never)]
    fn renew(
        &mut self,
        input: &[u8],
        from: usize,
        stack: &Stack<Inherited>,
    ) -> Result<(), OutOfMemory> {
        self.known.truncate(from);
        self.place = NOWHERE;
        for at in from..self.len {
            let (element, facts) = stack.get(at);
            let known = self.next(input, element, facts);
            self.known.grow(known)?;
        }
        Ok(())
    }

    fn next(&self, input: &[u8], element: Element, facts: &Inherited) -> Ancestor {
        let (mut own, mut found, mut words) = (0, 0, [0; 3]);
        for value in [facts.class, facts.id] {
            words::each_word(&input[value], |word| {
                own |= words::group(word);
                if let Some(free) = words.get_mut(found) {
                    *free = word;
                    found += 1;
                }
            });
        }
        let outer = self.known.last().copied().unwrap_or_default();
        let next = self.known.len().checked_sub(2).map_or(0, |i| self.known[i].own);
        let above = (outer.context >> ABOVE) as u16 | own;
        // The id is of one element alone, so a class must name the shape.
        let class = if facts.class.is_empty() { 0 } else { words[0] };
        let context = u64::from(facts.inside)
            | u64::from(own | outer.own | next) << NEAR
            | u64::from(above) << ABOVE;
        Ancestor {
            element,
            inside: facts.inside,
            class: facts.class,
            id: facts.id,
            context,
            own,
            worded: if found > 0 { self.known.len() as u16 + 1 } else { outer.worded },
            shape: (element as u32 ^ class).wrapping_mul(0x9E37_79B1),
            words,
            signed: context & CAPTIONS != 0 && is_signed(&input[facts.class]),
            gives: match given(element) {
                Given::Kind(kind) => (Some(kind), 0),
                Given::Outer => (outer.gives.0, outer.gives.1.saturating_add(1)),
                Given::Nothing => (None, 0),
            },
        }
    }

    /// The context of text that stands in the innermost open element.
    #[inline]
    pub(super) fn context(&self) -> u64 {
        self.len.checked_sub(1).map_or(0, |top| self.known[top].context)
    }

    /// Begins a block in the innermost open element. It has no text.
    #[inline]
    pub(super) fn begin(&mut self, stack: &Stack<Inherited>) {
        let place = stack.place();
        if self.place != place {
            (self.block, self.place) = (self.fresh(stack), place);
        }
        let markup = &mut self.block.markup;
        (markup.link, markup.bold, markup.evidence) = (0, 0, 0);
        (markup.context, markup.parts) = (u64::MAX, 0);
    }

    #[inline(never)]
    fn fresh(&self, stack: &Stack<Inherited>) -> Block {
        let mut block = Block { lines: 1, ..Block::default() };
        let Some(top) = self.len.checked_sub(1) else { return block };
        let own = stack.block();
        block.indent = stack.count(LISTS);
        self.elements(top, own, stack, &mut block.markup);
        let own = own.unwrap_or(0);
        block.kind = self.block_kind(own, stack.get(own).0);
        self.classes(own, &mut block.markup.classes);
        block
    }

    fn elements(&self, top: usize, own: Option<usize>, stack: &Stack<Inherited>, out: &mut Markup) {
        let tag = |at: Option<usize>| at.map_or(0, |at| stack.get(at).0 as u8);
        let block = own.unwrap_or(0);
        out.tags = [Some(top), own, block.checked_sub(1), block.checked_sub(2)].map(tag);
        out.depth = top as u16 + 1;
        for known in &self.known[block.saturating_sub(3)..=block] {
            out.path = (out.path.rotate_left(7) ^ known.shape).wrapping_mul(0x85EB_CA6B);
        }
    }

    /// The kind of a block that stands in `element`, which is number `own`.
    fn block_kind(&self, own: usize, element: Element) -> BlockKind {
        use Element::{Dd, Dt, Li, Td, Th};
        let alone = match element {
            Li => BlockKind::ListItem,
            Td | Th | Dt | Dd => BlockKind::Cell,
            _ => match given(element) {
                Given::Kind(kind) => return kind,
                Given::Outer => BlockKind::Paragraph,
                Given::Nothing => return BlockKind::Paragraph,
            },
        };
        match own.checked_sub(1).map(|outer| self.known[outer].gives) {
            Some((Some(kind), far)) if usize::from(far) < REACH => kind,
            _ => alone,
        }
    }

    /// The block's own elements count together, outer ones one by one.
    fn classes(&self, own: usize, out: &mut [u32; 8]) {
        if own + 1 == self.len {
            out[..3].copy_from_slice(&self.known[own].words);
        } else {
            let inner = self.known[own + 1..self.len].iter().rev().take(REACH);
            let words = inner.chain([&self.known[own]]).flat_map(|known| known.words);
            let words = words.filter(|&word| word != 0);
            out[..3].iter_mut().zip(words).for_each(|(slot, word)| *slot = word);
        }
        let Some(outer) = self.worded(own, own) else { return };
        out[3..6].copy_from_slice(&outer.1.words);
        if let Some(outer) = self.worded(outer.0, own) {
            out[6..].copy_from_slice(&outer.1.words[..2]);
        }
    }

    /// The innermost element outside of number `inner`, and not too far from `own`, that has words.
    fn worded(&self, inner: usize, own: usize) -> Option<(usize, &Ancestor)> {
        let at = usize::from(self.known[inner.checked_sub(1)?].worded).checked_sub(1)?;
        (at + REACH >= own).then(|| (at, &self.known[at]))
    }
}

impl Ancestor {
    /// Whether this is of an element that says the same. Those around it are known to be the same.
    #[inline]
    fn is_of(&self, input: &[u8], element: Element, facts: &Inherited) -> bool {
        let named = self.class.end | self.id.end | facts.class.end | facts.id.end > 0;
        self.element == element
            && self.inside == facts.inside
            && (!named || self.is_named(input, facts))
    }

    #[inline(never)]
    fn is_named(&self, input: &[u8], facts: &Inherited) -> bool {
        let same = |a: Span, b: Span| a == b || a.len() == b.len() && input[a] == input[b];
        same(self.class, facts.class) && same(self.id, facts.id)
    }
}

/// Which kind an element gives to a block inside it.
enum Given {
    Kind(BlockKind),
    /// That of the next outer one.
    Outer,
    Nothing,
}

fn given(element: Element) -> Given {
    use Element::*;
    Given::Kind(match element {
        H1 => BlockKind::Heading(1),
        H2 => BlockKind::Heading(2),
        H3 => BlockKind::Heading(3),
        H4 => BlockKind::Heading(4),
        H5 => BlockKind::Heading(5),
        H6 => BlockKind::Heading(6),
        Blockquote => BlockKind::Quote,
        Figcaption | Caption => BlockKind::Caption,
        Pre | Listing => BlockKind::Pre,
        P | Div | Section | Center | Li | Ul | Ol | Span | Unknown | Hgroup | Header => {
            return Given::Outer;
        }
        e if !e.is(BLOCK) => return Given::Outer,
        _ => return Given::Nothing,
    })
}
