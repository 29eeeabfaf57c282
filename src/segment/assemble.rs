//! Labelled blocks to sections with their details.

use super::facts::Facts;
use super::{Author, Caption, Comment, Dateline, Section, SectionKind, Segments, label};
use crate::block::Block;
use crate::grammar::{byline, comment, credit, dateline, timestamp};
use crate::span::Span;

/// Bytes at the start of a comment in which its header is.
const HEADER_LOOK: usize = 300;

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
        while end < blocks.len() && continues(kind, labels[at], labels[end]) {
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
                byline::parse(&text[span], |name| {
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

fn comment_of(text: &[u8], span: Span, last: Span, section: u32) -> Comment {
    let mut out = Comment { section, body: span, ..Comment::default() };
    let (start, end) = (span.start as usize, span.end as usize);
    let look = text[start..end].len().min(HEADER_LOOK);
    if let Some(header) = comment::header(&text[start..start + look]) {
        out.ordinal = header.ordinal;
        let shift = |s: Span| if s.is_empty() { Span::default() } else { s.shift(start) };
        (out.author, out.time, out.timestamp) =
            (shift(header.author), shift(header.time), header.value);
        let (from, to) = crate::text::space::trim(text, start + header.end as usize, end);
        out.body = Span::at(from, to);
    }
    if (out.author.is_empty() || out.time.is_empty()) && last.start > span.start {
        if let Some(trailer) = comment::trailer(&text[last]) {
            let shift = |s: Span| s.shift(last.start as usize);
            if out.author.is_empty() && !trailer.author.is_empty() {
                out.author = shift(trailer.author);
            }
            if out.time.is_empty() && !trailer.time.is_empty() {
                (out.time, out.timestamp) = (shift(trailer.time), trailer.value);
            }
            let (from, to) =
                crate::text::space::trim(text, out.body.start as usize, last.start as usize);
            out.body = Span::at(from, to);
        }
    }
    out
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
