//! Labelled blocks to sections with their details.

use super::facts::{Edge, Facts, form};
use super::{Author, Caption, Comment, Dateline, Section, SectionKind, Segments, label};
use crate::block::Block;
use crate::grammar::{byline, comment, credit, cue, dateline, timestamp};
use crate::span::Span;

/// Bytes at the start of a comment in which its header is.
const HEADER_LOOK: usize = 300;

#[inline(never)]
/// Appends the sections of `blocks` to `out`.
pub(crate) fn assemble(
    text: &[u8],
    blocks: &[Block],
    facts: &[Facts],
    labels: &[u8],
    out: &mut Segments,
) {
    let mut at = 0;
    while at < blocks.len() {
        let kind = label::kind(labels[at]);
        let mut end = at + 1;
        while end < blocks.len()
            && continues(kind, labels[at], labels[end])
            && !(kind == SectionKind::Comment && is_next(&facts[end - 1], &facts[end]))
        {
            end += 1;
        }
        let span = blocks[at].span;
        let span = Span::new(span.start, blocks[end - 1].span.end);
        let section = out.sections.len() as u32;
        out.sections.push(Section { span, kind });
        match kind {
            SectionKind::Comment => {
                let last = blocks[end - 1].span;
                out.comments.push(comment_of(text, span, last, section));
            }
            SectionKind::Caption => {
                let credit =
                    credit::find(&text[span]).unwrap_or_default().shift(span.start as usize);
                out.captions.push(Caption { section, credit });
            }
            SectionKind::Byline => {
                byline::with_phrases(&text[span], &facts[at].phrases, cue::ALL, |name: Span| {
                    out.authors.push(Author { section, name: name.shift(span.start as usize) });
                });
                if let Some(found) = facts[at].time.and_then(|_| timestamp::find(&text[span])) {
                    let time = found.span.shift(span.start as usize);
                    out.datelines.push(Dateline {
                        section,
                        time,
                        timestamp: found.value,
                        ..Dateline::default()
                    });
                }
            }
            SectionKind::Dateline => out.datelines.push(dateline_of(text, span, section)),
            _ => {}
        }
        at = end;
    }
}

/// Whether a block with label `next` goes on the section of `kind` that began with `first`.
fn continues(kind: SectionKind, first: u8, next: u8) -> bool {
    match kind {
        SectionKind::Comment => next == SectionKind::Comment as u8 - 1,
        SectionKind::Boilerplate => {
            label::kind(next) == kind && (first == label::THREAD) == (next == label::THREAD)
        }
        _ => false,
    }
}

/// Whether a comment that ends with its time, `before`, is followed by another's "NAME said...".
fn is_next(before: &Facts, this: &Facts) -> bool {
    this.end == Edge::Ellipsis
        && this.header.certainty > 0
        && !this.header.author.is_empty()
        && before.forms & form::DATELINE_WHOLE != 0
}

fn comment_of(text: &[u8], span: Span, last: Span, section: u32) -> Comment {
    let (start, end) = (span.start as usize, span.end as usize);
    let look = (end - start).min(HEADER_LOOK);
    let mut header = comment::header(&text[start..start + look], comment::Look::EVERYWHERE);
    if last.start > span.start && header.is_some_and(|h| h.end + span.start > last.start) {
        // "NAME said...", a few words, the time: a header that leaves nothing of the comment is none.
        header = comment::header(
            &text[start..(start + look).min(last.start as usize)],
            comment::Look::EVERYWHERE,
        );
    }
    let mut header = header.map(|header| moved(header, start));
    // The author and time of some systems stand under the comment.
    let trailer = comment::trailer(&text[last], comment::Look::EVERYWHERE)
        .map(|header| moved(header, last.start as usize));
    let mut out = Comment { section, ..Comment::default() };
    let (mut from, mut to) = (start, end);
    if let (Some(h), Some(t)) = (header, trailer)
        && h.time.is_empty()
        && t.author.is_empty()
        && t.time == last
        && h.end <= last.start
    {
        (out.time, out.timestamp) = (t.time, t.value);
        to = last.start as usize;
    } else if let Some(trailer) =
        trailer.filter(|t| header.is_none_or(|h| h.certainty == 0 && t.certainty > 0))
    {
        let same = header.is_some_and(|h| text[h.author] == text[trailer.author]);
        if !same {
            header = None;
        }
        (out.author, out.time, out.timestamp) = (trailer.author, trailer.time, trailer.value);
        to = last.start as usize;
    }
    if let Some(header) = header {
        out.ordinal = header.ordinal;
        out.author = header.author;
        if !header.time.is_empty() {
            (out.time, out.timestamp) = (header.time, header.value);
        }
        from = header.end as usize;
    }
    let (from, to) = crate::text::space::trim(text, from.min(to), to);
    out.body = Span::at(from, to);
    out
}

/// A header with its spans moved to where its text begins.
fn moved(header: comment::Header, start: usize) -> comment::Header {
    let shift = |span: Span| if span.is_empty() { Span::default() } else { span.shift(start) };
    comment::Header {
        author: shift(header.author),
        time: shift(header.time),
        end: header.end + start as u32,
        ..header
    }
}

fn dateline_of(text: &[u8], span: Span, section: u32) -> Dateline {
    let shift = |s: Span| if s.is_empty() { Span::default() } else { s.shift(span.start as usize) };
    let mut out = Dateline { section, ..Dateline::default() };
    if let Some(parts) = dateline::parse(&text[span]) {
        (out.place, out.time, out.timestamp) = (shift(parts.place), shift(parts.time), parts.value);
    }
    if out.time.is_empty() {
        if let Some(found) = timestamp::find(&text[span]) {
            (out.time, out.timestamp) = (shift(found.span), found.value);
        }
    }
    out
}
