//! The open elements: bounded, without a tree, every step in constant time.
//!
//! Per element the topmost open one is known, and each entry remembers the one below it; the same for the elements that
//! end tags do not reach across. So neither a flood of end tags nor deep nesting makes a search.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::element::{
    self, BLOCK, COUNT, ENDS_P, Element, FORMAT, Flags, HEADING, LIST, SCOPE, SPECIAL,
};
use super::tag::Tag;

/// Elements open at once; deeper ones are not entered.
const LIMIT: usize = 256;

/// Slots for unknown elements, by hash of the name.
const OTHERS: usize = 32;

/// What an open element means for the text inside, as counted by the stack.
pub(crate) const HIDDEN: usize = 0;
pub(crate) const LINKS: usize = 1;
pub(crate) const BOLD: usize = 2;
const MARKS: usize = 3;

/// Kinds of elements that something does not reach across.
const IN_SCOPE: usize = 0;
const IN_BUTTON: usize = 1;
const IN_LIST: usize = 2;
const IN_SPECIAL: usize = 3;

#[derive(Debug, Clone, Copy)]
struct Entry<T> {
    hash: u32,
    element: Element,
    /// Its end tag came while elements inside it were still open.
    ended: bool,
    marks: [bool; MARKS],
    /// The next lower entry of the same slot.
    below: u16,
    /// The barriers below this entry.
    barriers: [u16; 4],
    facts: T,
}

/// Open elements with what `T` says of each. Entries count from 1; 0 is none.
#[derive(Debug, Clone)]
pub(crate) struct Stack<T> {
    entries: Vec<Entry<T>>,
    last: Box<[u16; COUNT + OTHERS]>,
    barriers: [u16; 4],
    counts: [u16; MARKS],
    /// Elements open beyond the limit.
    beyond: u32,
}

impl<T> Default for Stack<T> {
    fn default() -> Stack<T> {
        Stack {
            entries: Vec::new(),
            last: Box::new([0; COUNT + OTHERS]),
            barriers: [0; 4],
            counts: [0; MARKS],
            beyond: 0,
        }
    }
}

impl<T: Copy> Stack<T> {
    pub(crate) fn clear(&mut self) {
        self.entries.clear();
        self.last.fill(0);
        self.barriers = [0; 4];
        self.counts = [0; MARKS];
        self.beyond = 0;
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Element and facts of entry `at`, 0 being the outermost.
    pub(crate) fn get(&self, at: usize) -> (Element, &T) {
        (self.entries[at].element, &self.entries[at].facts)
    }

    pub(crate) fn facts_mut(&mut self, at: usize) -> &mut T {
        &mut self.entries[at].facts
    }

    /// Whether an element marked so is open.
    pub(crate) fn marked(&self, mark: usize) -> bool {
        self.counts[mark] > 0
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
        self.last(Svg) > self.highest(&[ForeignObject, Desc, Title])
    }

    fn last(&self, element: Element) -> u16 {
        self.last[element as usize]
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
        if self.last(Svg) > 0 && element.is(element::ENDS_SVG) && self.foreign() {
            ended |= self.pop_to(self.last(Svg));
        }
        let (open, barrier) = match element {
            Li => (self.last(Li), self.barriers[IN_LIST]),
            Dd | Dt => (self.highest(&[Dd, Dt]), self.barriers[IN_LIST]),
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
            Button => (self.last(Button), self.barriers[IN_SCOPE]),
            A => {
                if self.last(A) > self.barriers[IN_SCOPE] {
                    self.end_early(self.last(A));
                }
                (0, 0)
            }
            _ => (0, 0),
        };
        if open > barrier {
            ended |= self.pop_to(open);
        }
        if element.is(ENDS_P) && self.last(P) > self.barriers[IN_BUTTON] {
            ended |= self.pop_to(self.last(P));
        }
        if element.is(HEADING) && self.entries.last().is_some_and(|e| e.element.is(HEADING)) {
            ended |= self.pop_to(self.entries.len() as u16);
        }
        ended
    }

    fn slot(element: Element, hash: u32) -> usize {
        match element {
            Element::Unknown => COUNT + hash as usize % OTHERS,
            known => known as usize,
        }
    }

    /// Enters an element, unless the stack is full.
    pub(crate) fn push(&mut self, tag: &Tag, marks: [bool; MARKS], facts: T) {
        if self.full() {
            self.beyond += 1;
            return;
        }
        let element = tag.element;
        let slot = Stack::<T>::slot(element, tag.hash);
        let barriers = self.barriers;
        self.entries.push(Entry {
            hash: tag.hash,
            element,
            ended: false,
            marks,
            below: self.last[slot],
            barriers,
            facts,
        });
        let here = self.entries.len() as u16;
        self.last[slot] = here;
        let flags = element.flags();
        for (kind, stops) in [
            (IN_SCOPE, flags & SCOPE != 0),
            (IN_BUTTON, flags & SCOPE != 0 || element == Element::Button),
            (IN_LIST, flags & LIST != 0),
            (IN_SPECIAL, flags & SPECIAL != 0),
        ] {
            if stops {
                self.barriers[kind] = here;
            }
        }
        for (count, mark) in self.counts.iter_mut().zip(marks) {
            *count += u16::from(mark);
        }
    }

    /// Takes an end tag. Returns the flags of the elements that it ended.
    pub(crate) fn close(&mut self, tag: &Tag) -> Flags {
        use Element::*;
        if self.beyond > 0 {
            self.beyond -= 1;
            return tag.element.flags() & BLOCK;
        }
        let flags = tag.element.flags();
        let open = self.last[Stack::<T>::slot(tag.element, tag.hash)];
        let (open, barrier) = match tag.element {
            Html | Body => return flags,
            P => (open, self.barriers[IN_BUTTON]),
            Li => (open, self.barriers[IN_SCOPE].max(self.highest(&[Ul, Ol]))),
            Table => (open, self.last(Template)),
            Caption | Tbody | Thead | Tfoot | Tr | Td | Th => (open, self.last(Table)),
            H1 | H2 | H3 | H4 | H5 | H6 => {
                (self.highest(&[H1, H2, H3, H4, H5, H6]), self.barriers[IN_SCOPE])
            }
            // Themselves among what end tags do not reach across.
            Applet | Marquee | Object | Template | ForeignObject | Desc | Select => (open, 0),
            Button => (open, self.barriers[IN_SCOPE]),
            Svg | Math => (open, 0),
            _ if flags & (FORMAT | SPECIAL) != 0 => (open, self.barriers[IN_SCOPE]),
            _ => (open, self.barriers[IN_SPECIAL]),
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
        let entry = &mut self.entries[usize::from(open) - 1];
        entry.ended = true;
        self.last[Stack::<T>::slot(entry.element, entry.hash)] = entry.below;
        for (count, mark) in self.counts.iter_mut().zip(core::mem::take(&mut entry.marks)) {
            *count -= u16::from(mark);
        }
    }

    /// Ends entry `open` and all above it. Returns their flags.
    fn pop_to(&mut self, open: u16) -> Flags {
        let mut flags = 0;
        while self.entries.len() >= usize::from(open)
            || self.entries.last().is_some_and(|e| e.ended)
        {
            let Some(entry) = self.entries.pop() else { break };
            // Hidden text that ends otherwise than by its own end tag parts blocks: a span of raw bytes across it could
            // not be decoded without what is before it.
            if entry.marks[HIDDEN] && self.entries.len() >= usize::from(open) {
                flags |= BLOCK;
            }
            if !entry.ended {
                flags |= entry.element.flags();
                self.last[Stack::<T>::slot(entry.element, entry.hash)] = entry.below;
            }
            self.barriers = entry.barriers;
            for (count, mark) in self.counts.iter_mut().zip(entry.marks) {
                *count -= u16::from(mark);
            }
        }
        flags
    }
}
