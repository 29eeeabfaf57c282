//! Whom a comment answers: on pages the comment whose element it stands in, in plain text the one that it is indented under, and
//! in both the one whose author it names.

use super::sibling::{self, Item};
use crate::block::Block;
use crate::span::Span;
use crate::types::Comment;

/// Deeper replies answer the deepest that is kept.
const DEPTH: usize = 16;
/// Columns of an indent that are no chance.
const STEP: u16 = 2;
/// Comments before one that are looked through for the author that it names.
const LOOK: usize = 64;

/// The comments around a place, outermost first.
#[derive(Debug, Default)]
pub(crate) struct Parents {
    /// The element that is a comment, on pages that have one.
    item: Option<Item>,
    /// How deep each lies, and its index.
    open: [(u16, u32); DEPTH],
    len: usize,
}

impl Parents {
    pub(crate) fn new(blocks: &[Block], labels: &[u8]) -> Parents {
        Parents { item: sibling::item(blocks, labels), ..Parents::default() }
    }

    /// Goes on to the next block of a page: what it is not inside of is over.
    pub(crate) fn pass(&mut self, block: &Block) {
        if block.markup.depth > 0 {
            self.close(block.markup.place.common);
        }
    }

    fn close(&mut self, level: u16) {
        while self.len > 0 && self.open[self.len - 1].0 >= level {
            self.len -= 1;
        }
    }

    /// The parent of the comment number `index` that begins with `block`, of which [`pass`](Parents::pass) knows.
    pub(crate) fn of(&mut self, block: &Block, index: u32) -> u32 {
        let level = match block.markup.depth {
            0 => {
                // What is indented less, or as much within a column, is beside it.
                self.close(block.indent.saturating_sub(STEP - 1));
                Some(block.indent)
            }
            _ => self.item.and_then(|item| sibling::level(block, item)),
        };
        let parent = self.len.checked_sub(1).map_or(Comment::NO_PARENT, |top| self.open[top].1);
        if let Some(level) = level
            && self.len < DEPTH
        {
            self.open[self.len] = (level, index);
            self.len += 1;
        }
        parent
    }
}

/// Where in `author` the name ends, before "> OTHER" or "in reply to OTHER", and where the other name begins.
pub(super) fn addressee(author: &[u8]) -> Option<(usize, usize)> {
    const SIGNS: [&str; 7] = ["> ", "» ", "› ", "→ ", "▶ ", "▸ ", "in reply to "];
    memchr::memchr_iter(b' ', author).filter(|&at| at > 0).find_map(|at| {
        let rest = &author[at + 1..];
        let sign = SIGNS.iter().find(|sign| rest.starts_with(sign.as_bytes()))?;
        Some((at, at + 1 + sign.len()))
    })
}

/// The name in the line "In reply to OTHER" above the text of a comment.
pub(super) fn answers(body: &[u8]) -> Option<Span> {
    const LEADS: [&[u8]; 6] = [
        b"In reply to ",
        b"Replying to ",
        b"Reply to ",
        b"Antwort auf ",
        "En réponse à ".as_bytes(),
        b"En respuesta a ",
    ];
    let line = &body[..memchr::memchr(b'\n', body)?];
    let lead = LEADS.into_iter().find(|lead| line.starts_with(lead))?;
    (line.len() <= 80 && line.len() > lead.len()).then(|| Span::at(lead.len(), line.len()))
}

/// The last of the comments before number `at` that `name` wrote.
pub(super) fn written_by(
    text: &[u8],
    comments: &[Comment],
    at: usize,
    name: &[u8],
) -> Option<usize> {
    let before = comments[..at].iter().enumerate().rev().take(LOOK);
    before
        .map(|(i, comment)| (i, comment.author))
        .find(|(_, author)| &text[*author] == name)
        .map(|found| found.0)
}
