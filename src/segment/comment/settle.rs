//! Author, time and text of each comment. Where one alone leaves it open, the other comments of the thread decide.

use super::read::Ends;
use super::{consensus, parent};
use crate::grammar::comment::Header;
use crate::span::Span;
use crate::text::space::trim;
use crate::types::Comment;

/// Where a thread prints the names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    Top,
    Bottom,
    Unsure,
}

/// Fills in the details of the comments of a thread, which were read one by one. The first of them is number `first`.
pub(crate) fn settle_details(text: &[u8], found: &[Ends], first: u32, comments: &mut [Comment]) {
    let layout = layout(found);
    let inline = if layout == Layout::Unsure { consensus::inline(text, found) } else { None };
    for (found, comment) in found.iter().zip(&mut *comments) {
        match inline {
            Some(shape) if consensus::read_inline(text, found.span, shape, comment) => {}
            _ => details(text, found, layout, comment),
        }
    }
    consensus::strip_gaps(text, found, comments);
    consensus::strip_numbers(text, comments);
    consensus::strip_words(text, comments);
    for at in 0..comments.len() {
        let author = comments[at].author;
        let other = if let Some((end, other)) = parent::addressee(&text[author]) {
            comments[at].author.end = author.start + end as u32;
            Span::at(author.start as usize + other, author.end as usize)
        } else if let Some(other) = parent::answers(&text[comments[at].body]) {
            let body = comments[at].body;
            let from = (body.start + other.end) as usize;
            let (from, to) = trim(text, from, body.end as usize);
            comments[at].body = Span::at(from, to);
            other.shift(body.start as usize)
        } else {
            continue;
        };
        let other = &text[other];
        if comments[at].parent == Comment::NO_PARENT
            && let Some(answered) = parent::written_by(text, comments, at, other)
        {
            comments[at].parent = first + answered as u32;
        }
    }
}

/// Where most comments of the thread have their names.
fn layout(found: &[Ends]) -> Layout {
    let sure =
        |header: Option<Header>| header.is_some_and(|h| h.certainty > 0 && !h.author.is_empty());
    let count = |end: fn(&Ends) -> Option<Header>| found.iter().filter(|f| sure(end(f))).count();
    let (top, bottom) = (count(|f| f.top), count(|f| f.bottom));
    let signed = found.iter().filter(|f| f.bottom.is_some_and(|b| !b.author.is_empty())).count();
    match found.len() {
        n if n < 2 => Layout::Unsure,
        n if bottom * 2 > n && bottom > top => Layout::Bottom,
        n if top * 2 > n && top > bottom => Layout::Top,
        // "NAME, PLACE" says little by itself, but much if all comments end so.
        n if top == 0 && signed * 5 >= n * 4 => Layout::Bottom,
        _ => Layout::Unsure,
    }
}

/// Author, time and text of one comment.
fn details(text: &[u8], found: &Ends, layout: Layout, out: &mut Comment) {
    let (mut from, mut to) = (found.span.start as usize, found.span.end as usize);
    let mut header = found.top;
    let bottom = found
        .bottom
        .filter(|bottom| header.is_none_or(|top| bottom_counts(text, found, layout, &top, bottom)));
    if let Some(bottom) = bottom {
        let instead = header.is_some_and(|top| replaces(text, &top, &bottom));
        if instead {
            header = None;
        }
        (out.author, out.time, out.timestamp) = (bottom.author, bottom.time, bottom.value);
        let first = if bottom.author.is_empty() { bottom.time.start } else { bottom.author.start };
        to = first.min(found.last.start).max(found.span.start) as usize;
    }
    if let Some(header) = header {
        out.ordinal = header.ordinal;
        if !header.author.is_empty() {
            out.author = header.author;
        }
        if !header.time.is_empty() {
            (out.time, out.timestamp) = (header.time, header.value);
        }
        from = header.end as usize;
    }
    let (from, to) = trim(text, from.min(to), to);
    out.body = Span::at(from, to);
}

/// Whether the bottom of a comment says who wrote it or when, although its top says something too.
fn bottom_counts(text: &[u8], found: &Ends, layout: Layout, top: &Header, bottom: &Header) -> bool {
    let apart = top.end <= bottom.author.start.max(bottom.time.start);
    if !bottom.author.is_empty() && text[bottom.author] == text[top.author] {
        // The name again.
        return apart && top.time.is_empty();
    }
    let other_half = if bottom.author.is_empty() {
        top.time.is_empty() && bottom.time.start >= found.last.start
    } else {
        top.author.is_empty() && bottom.time.is_empty()
    };
    match layout {
        _ if other_half && apart => true,
        Layout::Bottom => !bottom.author.is_empty(),
        Layout::Top => false,
        Layout::Unsure => top.certainty == 0 && bottom.certainty > 0,
    }
}

/// Whether the top is a line of the text, because the bottom names somebody else.
fn replaces(text: &[u8], top: &Header, bottom: &Header) -> bool {
    !bottom.author.is_empty() && !top.author.is_empty() && text[top.author] != text[bottom.author]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_end_before_whom_they_answer() {
        for (name, len) in [
            ("ann > bob", 3),
            ("Ann Lund \u{bb} Bob", 8),
            ("Ann in reply to Bob", 3),
            ("a>b", 3),
            ("", 0),
        ] {
            let end = parent::addressee(name.as_bytes()).map_or(name.len(), |found| found.0);
            assert_eq!(end, len, "{name}");
        }
    }
}
