//! The form of a block as a header or a trailer of a comment, and the forms that the comments of a thread usually have.

use crate::block::Block;
use crate::grammar::comment::{self, Header, Hints};
use crate::grammar::form;
use crate::grammar::thread::shape;
use crate::segment::facts::Facts;
use crate::span::Span;

/// Bits of a form: there is one, it has a time, a number or a bullet stands before it.
pub(super) const VALID: u32 = 1;
const TIMED: u32 = 4;
const MARKED: u32 = 8;
/// Longer text before a time is no name.
const MAX_NAME: usize = 80;
/// Forms that are counted. A thread has one, or two if its replies look otherwise; the others are chance.
const FORMS: usize = 8;

/// The form of a block as a comment's header.
pub(super) fn head(text: &[u8], block: &Block, fact: &Facts) -> u32 {
    let header = &fact.header;
    if header.author.is_empty() || header.time.is_empty() && header.certainty == 0 {
        return loose_head(text, block, fact);
    }
    form_of(&text[block.span.start as usize..], block, header, End::Head)
}

/// The form of a line that ends with a time of day, as if all before the time were a name. The grammar knows most headers
/// of a thread and misses one whose reader has a name like no other: its form tells that it belongs to them.
fn loose_head(text: &[u8], block: &Block, fact: &Facts) -> u32 {
    let Some(found) = fact.line.time.filter(|found| found.value.has_clock()) else { return 0 };
    let time = found.span.shift(usize::from(block.bullet));
    if block.lines > 1 || time.end as usize != block.span.len() || found.span.start == 0 {
        return 0;
    }
    let author = Span::at(usize::from(block.bullet), time.start as usize);
    if author.len() > MAX_NAME {
        return 0;
    }
    let header = Header { author, time, ..fact.header };
    form_of(&text[block.span.start as usize..], block, &header, End::Head)
}

/// The form of a block as the last line of a comment.
pub(super) fn tail(text: &[u8], block: &Block, fact: &Facts) -> u32 {
    if fact.forms & form::TRAILER == 0 {
        return 0;
    }
    let line = &text[block.span];
    match comment::trailer(line, &Hints::EVERYWHERE) {
        Some(header) if header.certainty > 0 => form_of(line, block, &header, End::Tail),
        _ => 0,
    }
}

/// Which end of a comment a line is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Head,
    Tail,
}

/// A hash of whether name and time are there, in what order and on what lines, and of the shape of the time. Without a time
/// it is of the words after the name.
fn form_of(text: &[u8], block: &Block, header: &Header, place: End) -> u32 {
    let (author, time) = (header.author, header.time);
    let lines = |from: u32, to: u32| {
        memchr::memchr_iter(b'\n', &text[from.min(to) as usize..from.max(to) as usize]).count()
    };
    let hash = match (author.is_empty(), time.is_empty()) {
        (true, true) => return 0,
        (_, false) => {
            let order = if author.is_empty() {
                0
            } else {
                1 + 2 * lines(author.start, time.start) + usize::from(author.start < time.start)
            };
            shape(&text[time], 7 + order as u32)
        }
        (false, true) => {
            let rest = &text[author.end as usize..(header.end as usize).max(author.end as usize)];
            let line =
                memchr::memrchr(b'\n', &text[..author.start as usize]).map_or(0, |at| at + 1);
            // What follows a name at a comment's end is a place.
            let words = if place == End::Tail { &text[line..author.start as usize] } else { rest };
            words
                .iter()
                .fold(3, |hash: u32, &byte| hash.wrapping_mul(31).wrapping_add(u32::from(byte)))
        }
    };
    let marked = block.bullet > 0 || header.ordinal > 0;
    hash & !(VALID | TIMED | MARKED)
        | VALID
        | if header.time.is_empty() { 0 } else { TIMED }
        | if marked { MARKED } else { 0 }
}

/// The forms that comments usually have.
#[derive(Debug, Default)]
pub(super) struct Usual {
    forms: [(u32, usize); FORMS],
    /// All comments, and how many of them have one of the forms.
    pub(super) comments: usize,
    covered: usize,
}

impl Usual {
    pub(super) fn add(&mut self, form: u32) {
        self.comments += 1;
        let slot = self.forms.iter_mut().find(|slot| slot.0 == form || slot.0 == 0);
        if let Some(slot) = slot.filter(|_| form != 0) {
            *slot = (form, slot.1 + 1);
        }
    }

    /// Forgets forms that only one comment has, or fewer than a quarter.
    pub(super) fn drop_rare(&mut self) {
        for slot in &mut self.forms {
            if slot.1 < 2 || slot.1 * 4 < self.comments {
                *slot = (0, 0);
            }
        }
        self.covered = self.forms.iter().map(|slot| slot.1).sum();
    }

    /// Whether at least half of the comments have a usual form.
    pub(super) fn is_common(&self) -> bool {
        self.covered > 0 && self.covered * 2 >= self.comments
    }

    /// Whether nearly all comments have a usual form. What has none is then more likely no comment.
    pub(super) fn is_rule(&self) -> bool {
        self.covered > 2 && self.covered * 5 >= self.comments * 4
    }

    /// Whether `form` lacks what all usual forms have: a time, or a number or bullet.
    pub(super) fn is_above(&self, form: u32) -> bool {
        let all = self.forms.iter().filter(|slot| slot.0 != 0).fold(!0, |all, slot| all & slot.0);
        all & !form & (TIMED | MARKED) != 0
    }

    pub(super) fn has(&self, form: u32) -> bool {
        form != 0 && self.forms.iter().any(|slot| slot.0 == form)
    }
}
