//! What open elements mean for the text inside them, and how the stack counts it.

use super::element::{self, COUNT, Element, FLAGS, HIDES};

/// Four numbers of 16 bits that are added and set at once: there are several such steps for every tag.
pub(super) type Lanes = u64;

/// The same number in all four lanes, if multiplied by it.
pub(super) const EACH: Lanes = 0x0001_0001_0001_0001;

pub(super) const fn lane(lanes: Lanes, at: u32) -> u16 {
    (lanes >> (at * 16)) as u16
}

/// What an open element means for the text inside, as counted by the stack: a lane each.
pub(crate) const HIDDEN: u32 = 0;
pub(crate) const LINKS: u32 = 1;
pub(crate) const BOLD: u32 = 2;
pub(crate) const LISTS: u32 = 3;

/// What one element adds to the counts.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Marks(pub(super) Lanes);

impl Marks {
    pub(crate) const fn with(self, mark: u32, holds: bool) -> Marks {
        Marks(self.0 | (holds as Lanes) << (mark * 16))
    }

    pub(crate) const fn has(self, mark: u32) -> bool {
        lane(self.0, mark) > 0
    }

    pub(crate) const fn without(self, mark: u32) -> Marks {
        Marks(self.0 & !(0xFFFF << (mark * 16)))
    }

    /// Those of a start tag without attributes.
    pub(crate) fn of(element: Element) -> Marks {
        MARKS[element as usize]
    }
}

static MARKS: [Marks; COUNT] = {
    let mut marks = [Marks(0); COUNT];
    let mut i = 0;
    while i < element::ALL.len() {
        let element = element::ALL[i].0;
        let hides = FLAGS[element as usize] & HIDES != 0 || matches!(element, Element::Dialog);
        let bold = matches!(element, Element::B | Element::Strong);
        let list = matches!(element, Element::Ul | Element::Ol);
        marks[element as usize] = Marks(0).with(HIDDEN, hides).with(BOLD, bold).with(LISTS, list);
        i += 1;
    }
    marks
};
