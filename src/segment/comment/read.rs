//! The two ends of a comment, where its author and time stand.

use super::header::times;
use crate::block::Block;
use crate::grammar::comment::{self, Header, Hints};
use crate::grammar::form;
use crate::grammar::lead::value;
use crate::segment::facts::Facts;
use crate::span::Span;
use crate::text::word::space_len;

/// Bytes at the start of a comment in which its header is.
pub(super) const HEADER_LOOK: usize = 300;

/// What the grammar reads at the two ends of a comment.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ends {
    pub(super) span: Span,
    /// Its last block.
    pub(super) last: Span,
    pub(super) top: Option<Header>,
    pub(super) bottom: Option<Header>,
}

/// Reads both ends of the comment of these blocks.
pub(crate) fn read(text: &[u8], span: Span, blocks: &[Block], facts: &[Facts]) -> Ends {
    // Buttons may follow the trailer.
    let buttons = |fact: &&Facts| fact.forms & form::THREAD_LINE != 0;
    let buttons = facts.iter().skip(1).rev().take_while(buttons).count();
    let blocks = &blocks[..blocks.len() - buttons];
    let last = blocks.last().map_or(span, |block| block.span);
    let (ordinal, start) = number_line(text, span);
    let end = last.end as usize;
    let look = (end.max(start) - start).min(HEADER_LOOK);
    let known = times(blocks, facts, start as u32);
    let mut top =
        comment::header(&text[start..start + look], &Hints { times: known, ..Hints::SETTLED });
    let sure = top.is_some_and(|h| h.certainty == 2 && !h.author.is_empty() && !h.time.is_empty());
    if sure && blocks.len() <= 2 && top.is_some_and(|h| h.end as usize + start == end) {
        // Nothing but a header.
        return Ends { span, last, top: top.map(|header| moved(header, start)), bottom: None };
    }
    if last.start > span.start && top.is_some_and(|h| h.end as usize + start > last.start as usize)
    {
        // "NAME said...", a few words, the time: a header that leaves nothing of the comment is none.
        let look = (start + look).min(last.start as usize).max(start);
        top = comment::header(&text[start..look], &Hints { times: known, ..Hints::SETTLED });
    }
    // The author and time of some systems stand under the comment, sometimes on two lines.
    let from =
        blocks[blocks.len().saturating_sub(2)..].first().map_or(last, |block| block.span).start;
    let tail = blocks.len().saturating_sub(2);
    let known = times(&blocks[tail..], &facts[tail..], from);
    let bottom =
        comment::trailer(&text[from as usize..end], &Hints { times: known, ..Hints::SETTLED });
    let bottom = bottom.map(|header| moved(header, from as usize));
    // A date at the bottom may have passed for a name at the top.
    let dated = |top: &Header| {
        let name = top.author;
        top.certainty == 0
            && bottom.is_some_and(|b| b.time.start < name.end && name.start < b.time.end)
    };
    let top = top.map(|header| moved(header, start)).filter(|top| !dated(top));
    let top = top.map(|top| Header { ordinal: top.ordinal.max(ordinal), ..top });
    Ends { span, last, top, bottom }
}

/// The number that is all of a comment's first line, and where what follows begins; 0 and its start if there is none.
fn number_line(text: &[u8], span: Span) -> (u32, usize) {
    let start = span.start as usize;
    let comment = &text[span];
    let digits = comment.iter().take(7).take_while(|b| b.is_ascii_digit()).count();
    let space = space_len(&comment[digits..]);
    if !(1..=6).contains(&digits) || !comment[digits..digits + space].contains(&b'\n') {
        return (0, start);
    }
    (value(&comment[..digits]), start + digits + space)
}

/// A header with its spans moved to where its text begins.
fn moved(header: Header, start: usize) -> Header {
    let shift = |span: Span| if span.is_empty() { Span::default() } else { span.shift(start) };
    Header {
        author: shift(header.author),
        time: shift(header.time),
        end: header.end + start as u32,
        ..header
    }
}
