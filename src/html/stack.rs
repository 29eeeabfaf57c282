//! The open elements: bounded, without a tree, every step in constant time.
//!
//! Per element the topmost open one is known, and each entry remembers the one below it; the same for the elements that
//! end tags do not reach across. So neither a flood of end tags nor deep nesting makes a search.

use alloc::vec::Vec;

use super::element::{
    BLOCK, COUNT, ENDS_LIKE, ENDS_P, ENDS_SVG, Element, FLAGS, FORMAT, Flags, HEADING, LIST, SCOPE,
    SPECIAL,
};
use super::inherit::{EACH, HIDDEN, Lanes, Marks, lane};
use super::tag::Tag;
use crate::error::OutOfMemory;
use crate::span::Span;
use crate::text::grow::Grow;

/// Elements open at once; deeper ones are not entered.
const LIMIT: usize = 256;

/// Slots of elements: one for each that is known, and a few for the others, by hash of the name. As many as a byte can
/// count, so that no slot needs a check.
const SLOTS: usize = 256;
const OTHERS: usize = 32;
const _: () = assert!(COUNT + OTHERS <= SLOTS);

/// Kinds of elements that something does not reach across: a lane each.
const IN_SCOPE: u32 = 0;
const IN_LIST: u32 = 1;
const IN_SPECIAL: u32 = 2;
const IN_BLOCK: u32 = 3;

/// All bits of the lanes of the barriers that elements with these flags are.
const fn barriers(flags: Flags) -> Lanes {
    let mut lanes = 0;
    let kinds = [(IN_SCOPE, SCOPE), (IN_LIST, LIST), (IN_SPECIAL, SPECIAL), (IN_BLOCK, BLOCK)];
    let mut i = 0;
    while i < kinds.len() {
        if flags & kinds[i].1 != 0 {
            lanes |= 0xFFFF << (kinds[i].0 * 16);
        }
        i += 1;
    }
    lanes
}

/// The same by element.
static BARRIERS: [Lanes; COUNT] = {
    let mut lanes = [0; COUNT];
    let mut i = 0;
    while i < COUNT {
        lanes[i] = barriers(FLAGS[i]);
        i += 1;
    }
    lanes
};

#[derive(Debug, Clone, Copy)]
struct Entry<T> {
    hash: u32,
    element: Element,
    slot: u8,
    /// Its end tag came while elements inside it were still open.
    ended: bool,
    marks: Marks,
    /// The next lower entry of the same slot.
    below: u16,
    /// The barriers below this entry.
    barriers: Lanes,
    facts: T,
}

/// Open elements with what `T` says of each. Entries count from 1; 0 is none.
#[derive(Debug, Clone)]
pub(crate) struct Stack<T> {
    entries: Vec<Entry<T>>,
    last: [u16; SLOTS],
    barriers: Lanes,
    counts: Lanes,
    /// Elements open beyond the limit.
    beyond: u32,
    /// Entries that are as they were at the last call of `settle`.
    settled: usize,
    /// The start tag of the innermost element, if the same tag would end that and nothing else.
    twin: Span,
}

fn slot(tag: &Tag) -> u8 {
    match tag.element {
        Element::Unknown => (COUNT + tag.hash as usize % OTHERS) as u8,
        known => known as u8,
    }
}

impl<T> Default for Stack<T> {
    fn default() -> Stack<T> {
        Stack {
            entries: Vec::new(),
            last: [0; SLOTS],
            barriers: 0,
            counts: 0,
            beyond: 0,
            settled: 0,
            twin: Span::default(),
        }
    }
}

impl<T: Copy> Stack<T> {
    pub(crate) fn clear(&mut self) {
        self.entries.clear();
        self.last.fill(0);
        self.barriers = 0;
        self.counts = 0;
        self.beyond = 0;
        self.settled = 0;
        self.twin = Span::default();
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Element and facts of entry `at`, 0 being the outermost.
    pub(crate) fn get(&self, at: usize) -> (Element, &T) {
        (self.entries[at].element, &self.entries[at].facts)
    }

    /// Facts of the innermost entry.
    pub(crate) fn facts(&self) -> Option<&T> {
        self.entries.last().map(|entry| &entry.facts)
    }

    /// How many of the outermost entries stayed as they were since the last call.
    pub(crate) fn settle(&mut self) -> usize {
        core::mem::replace(&mut self.settled, self.entries.len())
    }

    /// Notes that the innermost element ended and one like it began.
    #[inline]
    pub(crate) fn renew(&mut self) {
        self.settled = self.settled.min(self.entries.len().saturating_sub(1));
    }

    /// The innermost block element.
    pub(crate) fn block(&self) -> Option<usize> {
        usize::from(self.barrier(IN_BLOCK)).checked_sub(1)
    }

    /// Tells from each other the numbers of the innermost element and of the innermost block.
    pub(crate) fn place(&self) -> u32 {
        (self.entries.len() as u32) << 16 | u32::from(self.barrier(IN_BLOCK))
    }

    /// Whether the innermost element is a block.
    pub(crate) fn in_block(&self) -> bool {
        usize::from(self.barrier(IN_BLOCK)) == self.entries.len()
    }

    /// The number of open elements that are marked so.
    pub(crate) fn count(&self, mark: u32) -> u16 {
        lane(self.counts, mark)
    }

    /// Whether an element marked so is open.
    pub(crate) fn marked(&self, mark: u32) -> bool {
        self.count(mark) > 0
    }

    /// Whether line breaks of the text are seen.
    pub(crate) fn preformatted(&self) -> bool {
        self.last(Element::Pre) > 0
    }

    /// Whether the limit is reached: what is opened now is not entered.
    pub(crate) fn full(&self) -> bool {
        self.entries.len() >= LIMIT
    }

    /// Whether markup stands in `<svg>` and not in the HTML inside it.
    pub(crate) fn foreign(&self) -> bool {
        use Element::{Desc, ForeignObject, Svg, Title};
        let svg = self.last(Svg);
        svg > 0 && svg > self.highest(&[ForeignObject, Desc, Title])
    }

    fn last(&self, element: Element) -> u16 {
        self.last[element as usize]
    }

    /// The topmost barrier of a kind.
    fn barrier(&self, kind: u32) -> u16 {
        lane(self.barriers, kind)
    }

    /// What an open `<p>` is not ended across.
    fn button(&self) -> u16 {
        self.barrier(IN_SCOPE).max(self.last(Element::Button))
    }

    fn highest(&self, elements: &[Element]) -> u16 {
        elements.iter().map(|&e| self.last(e)).max().unwrap_or(0)
    }

    /// Ends what the start tag of `element` ends by itself. Returns the flags of all that ended.
    pub(crate) fn make_room(&mut self, element: Element) -> Flags {
        use Element::*;
        let mut ended = 0;
        if self.beyond > 0 {
            return 0;
        }
        if self.last(Svg) > 0 && element.is(ENDS_SVG) && self.foreign() {
            ended |= self.pop_to(self.last(Svg));
        }
        if !element.is(ENDS_LIKE | ENDS_P) {
            return ended;
        }
        if element.is(ENDS_LIKE) {
            ended |= self.end_like(element);
        }
        if element.is(ENDS_P) && self.last(P) > self.button() {
            ended |= self.pop_to(self.last(P));
        }
        if element.is(HEADING) && self.entries.last().is_some_and(|e| e.element.is(HEADING)) {
            ended |= self.pop_to(self.entries.len() as u16);
        }
        ended
    }

    /// Ends the open element of the same kind, or of one that goes with it. Returns the flags of all that ended.
    fn end_like(&mut self, element: Element) -> Flags {
        use Element::*;
        let (open, barrier) = match element {
            Li => (self.last(Li), self.barrier(IN_LIST)),
            Dd | Dt => (self.highest(&[Dd, Dt]), self.barrier(IN_LIST)),
            Td | Th => (self.highest(&[Td, Th, Caption]), self.last(Table)),
            Tr => {
                let row = self.last(Tr);
                let row = if row > self.last(Table) { row } else { self.last(Caption) };
                (row, self.last(Table))
            }
            Tbody | Thead | Tfoot | Caption => {
                let table = self.last(Table);
                let parts = [Tbody, Thead, Tfoot, Caption, Tr].map(|e| self.last(e));
                (parts.into_iter().filter(|&e| e > table).min().unwrap_or(0), table)
            }
            Option => (self.last(Option), self.last(Select)),
            Optgroup => (self.highest(&[Option, Optgroup]), self.last(Select)),
            Button => (self.last(Button), self.barrier(IN_SCOPE)),
            A => {
                if self.last(A) > self.barrier(IN_SCOPE) {
                    self.end_early(self.last(A));
                }
                (0, 0)
            }
            _ => (0, 0),
        };
        if open > barrier { self.pop_to(open) } else { 0 }
    }

    /// Opens an element that is not entered.
    pub(crate) fn pass(&mut self) {
        self.twin = Span::default();
        self.beyond += 1;
    }

    /// Enters an element. There must be room.
    pub(crate) fn push(&mut self, tag: &Tag, marks: Marks, facts: T) -> Result<(), OutOfMemory> {
        let element = tag.element;
        // What else the same tag could end, this one has ended.
        let own = element.is(ENDS_LIKE | HEADING) || element == Element::P;
        let again = own && !marks.has(HIDDEN) && self.last(Element::Svg) == 0;
        self.twin = if again { Span::at(tag.start, tag.end) } else { Span::default() };
        let slot = slot(tag);
        let last = &mut self.last[usize::from(slot)];
        self.entries.grow(Entry {
            hash: tag.hash,
            element,
            slot,
            ended: false,
            marks,
            below: *last,
            barriers: self.barriers,
            facts,
        })?;
        let here = self.entries.len() as u16;
        *last = here;
        let set = BARRIERS[element as usize];
        self.barriers = (self.barriers & !set) | (Lanes::from(here) * EACH) & set;
        self.counts += marks.0;
        Ok(())
    }

    /// The tag that, if it comes next, only parts blocks: it ends the innermost element and opens one like it.
    #[inline]
    pub(crate) fn twin(&self) -> Option<Span> {
        (!self.twin.is_empty()).then_some(self.twin)
    }

    /// Takes an end tag. Returns the flags of the elements that it ended.
    pub(crate) fn close(&mut self, tag: &Tag) -> Flags {
        use Element::*;
        if self.beyond > 0 {
            self.beyond -= 1;
            return tag.element.flags() & BLOCK;
        }
        let flags = tag.element.flags();
        let open = self.last[usize::from(slot(tag))];
        let (open, barrier) = match tag.element {
            Html | Body => return flags,
            P => (open, self.button()),
            Li => (open, self.barrier(IN_SCOPE).max(self.highest(&[Ul, Ol]))),
            Table => (open, self.last(Template)),
            Caption | Tbody | Thead | Tfoot | Tr | Td | Th => (open, self.last(Table)),
            H1 | H2 | H3 | H4 | H5 | H6 => {
                (self.highest(&[H1, H2, H3, H4, H5, H6]), self.barrier(IN_SCOPE))
            }
            // Themselves among what end tags do not reach across.
            Applet | Marquee | Object | Template | ForeignObject | Desc | Select => (open, 0),
            Button => (open, self.barrier(IN_SCOPE)),
            Svg | Math => (open, 0),
            _ if flags & (FORMAT | SPECIAL) != 0 => (open, self.barrier(IN_SCOPE)),
            _ => (open, self.barrier(IN_SPECIAL)),
        };
        // Two unknown names may share a slot.
        let same = |e: &Entry<T>| e.hash == tag.hash || e.element != Element::Unknown;
        if open <= barrier || !self.entries.get(usize::from(open) - 1).is_some_and(same) {
            return flags & BLOCK;
        }
        let top = usize::from(open) == self.entries.len();
        if !top && (flags & FORMAT != 0 || tag.element == Form) {
            self.end_early(open);
            return flags & BLOCK;
        }
        flags & BLOCK | self.pop_to(open)
    }

    /// Ends an element and leaves those inside it open.
    fn end_early(&mut self, open: u16) {
        if usize::from(open) == self.entries.len() {
            self.pop_to(open);
            return;
        }
        // If what is inside it ends, it does too.
        self.twin = Span::default();
        let entry = &mut self.entries[usize::from(open) - 1];
        entry.ended = true;
        self.last[usize::from(entry.slot)] = entry.below;
        self.counts -= core::mem::take(&mut entry.marks).0;
    }

    /// Ends entry `open` and all above it. Returns their flags.
    fn pop_to(&mut self, open: u16) -> Flags {
        let (open, mut flags) = (usize::from(open), 0);
        while let Some(entry) =
            self.entries.last().filter(|e| e.ended || open <= self.entries.len())
        {
            // Hidden text that ends otherwise than by its own end tag parts blocks: a span of raw bytes across it could
            // not be decoded without what is before it.
            if entry.marks.has(HIDDEN) && open < self.entries.len() {
                flags |= BLOCK;
            }
            if !entry.ended {
                flags |= entry.element.flags();
                self.last[usize::from(entry.slot)] = entry.below;
            }
            self.barriers = entry.barriers;
            self.counts -= entry.marks.0;
            self.entries.truncate(self.entries.len() - 1);
        }
        self.settled = self.settled.min(self.entries.len());
        self.twin = Span::default();
        flags
    }
}
