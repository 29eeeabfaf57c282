//! Labelled blocks to sections with their details.

use alloc::vec::Vec;

use super::comment::parent::Parents;
use super::comment::{read, settle};
use super::facts::Facts;
use super::{Segments, label};
use crate::block::ends::Ends;
use crate::block::{Block, BlockBuf};
use crate::error::OutOfMemory;
use crate::grammar::{authors, credit, dateline, dates, form};
use crate::line::facts::Edge;
use crate::span::Span;
use crate::text::grow::Grow;
use crate::time::find;
use crate::types::{Author, AuthorRole, Caption, Comment, Dateline, Section, SectionKind};

/// What the blocks were cut from.
#[derive(Clone, Copy)]
pub(crate) struct Page<'a> {
    pub(crate) input: &'a [u8],
    pub(crate) text: &'a [u8],
    pub(crate) buf: &'a BlockBuf,
}

/// Appends the sections of `blocks` to `out`.
#[inline(never)]
pub(crate) fn assemble(
    page: &Page<'_>,
    blocks: &[Block],
    facts: &[Facts],
    labels: &[u8],
    found: &mut Vec<read::Ends>,
    out: &mut Segments,
) -> Result<(), OutOfMemory> {
    let text = page.text;
    found.clear();
    let comments = out.comments.len();
    let mut parents = None;
    let mut at = 0;
    while at < blocks.len() {
        let kind = label::kind_of(labels[at]);
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
        out.sections.grow(Section { span, kind, flags: 0 })?;
        let mut noted = Ok(());
        let mut named = |authors: &mut Vec<Author>, name: Span, role: AuthorRole| {
            let name = name.shift(span.start as usize);
            noted = noted.and_then(|()| authors.grow(Author { section, name, role }));
        };
        match kind {
            SectionKind::Comment => {
                let index = out.comments.len() as u32;
                let parents = parents.get_or_insert_with(|| Parents::new(blocks, labels));
                parents.pass(&blocks[at]);
                let parent = parents.of(&blocks[at], index);
                found.grow(read::read(text, span, &blocks[at..end], &facts[at..end]))?;
                out.comments.grow(Comment { section, parent, ..Comment::default() })?;
            }
            SectionKind::Caption => {
                let place = &blocks[at].markup.place;
                let shift = |at: u32| at.saturating_sub(span.start);
                let signed = Span::new(shift(place.credit.start), shift(place.credit.end));
                let tail = (place.tail as usize).saturating_sub(span.start as usize);
                let credit = credit::in_caption(&text[span], signed, tail)
                    .map_or(Span::default(), |credit| credit.shift(span.start as usize));
                out.captions.grow(Caption { section, credit, flags: 0 })?;
            }
            SectionKind::Byline => {
                let ends = page.ends(span);
                authors::authors(&text[span], &ends, |name: Span, role: AuthorRole| {
                    named(&mut out.authors, name, role);
                });
                noted?;
                let time = || dates::publication(&text[span]).or_else(|| find::find(&text[span]));
                if let Some(found) = facts[at].line.time.and_then(|_| time()) {
                    let time = found.span.shift(span.start as usize);
                    out.datelines.grow(Dateline {
                        section,
                        time,
                        timestamp: found.value,
                        ..Dateline::default()
                    })?;
                }
            }
            SectionKind::Dateline => {
                // "November 9, 2021 by Ann Lund".
                authors::labelled(&text[span], &page.ends(span), |name: Span, role: AuthorRole| {
                    named(&mut out.authors, name, role);
                });
                noted?;
                out.datelines.grow(dateline_of(text, span, section))?;
            }
            _ => {}
        }
        if let Some(parents) = &mut parents {
            let from = if kind == SectionKind::Comment { at + 1 } else { at };
            blocks[from..end].iter().for_each(|block| parents.pass(block));
        }
        at = end;
    }
    settle::settle_details(text, found, comments as u32, &mut out.comments[comments..]);
    for comment in &mut out.comments[comments..] {
        end_at_element(page, out.sections[comment.section as usize].span, comment);
    }
    Ok(())
}

/// Ends the author's name where its element does, if its time follows without a space: `<b>Ann</b><i>2 days ago</i>`.
fn end_at_element(page: &Page<'_>, span: Span, comment: &mut Comment) {
    let name = comment.author;
    if page.buf.runs.is_empty() || name.is_empty() {
        return;
    }
    let ends = page.ends(Span::new(span.start, span.end.min(name.end.saturating_add(40))));
    let Some(edge) = ends.next((name.start - span.start) as usize) else { return };
    let edge = span.start as usize + edge;
    let glued =
        |at: usize| page.text[at - 1].is_ascii_alphanumeric() && page.text[at].is_ascii_digit();
    let more = page.text.get(name.end as usize..edge).unwrap_or_default();
    if more.len() > 8 || !more.iter().all(u8::is_ascii_alphanumeric) || !glued(edge) {
        return;
    }
    let line = &page.text[edge..span.end as usize];
    let line = &line[..memchr::memchr(b'\n', line).unwrap_or(line.len()).min(80)];
    if let Some(time) = find::find(line).filter(|time| time.span.start == 0) {
        comment.author.end = edge as u32;
        (comment.time, comment.timestamp) = (time.span.shift(edge), time.value);
    }
}

impl Page<'_> {
    fn ends(&self, span: Span) -> Ends {
        Ends::of(self.input, self.buf, span)
    }
}

/// Whether a block with label `next` belongs to the section of `kind` that began with label `first`.
fn continues(kind: SectionKind, first: u8, next: u8) -> bool {
    match kind {
        SectionKind::Comment => next == label::of(kind),
        SectionKind::Boilerplate => {
            label::kind_of(next) == kind && (first == label::THREAD) == (next == label::THREAD)
        }
        _ => false,
    }
}

/// Whether `before` ends a comment with its time and `this` begins the next with "NAME said...".
fn is_next(before: &Facts, this: &Facts) -> bool {
    this.line.end == Edge::Ellipsis
        && this.header.certainty > 0
        && !this.header.author.is_empty()
        && before.forms & form::DATELINE_WHOLE != 0
}

fn dateline_of(text: &[u8], span: Span, section: u32) -> Dateline {
    let shift = |s: Span| if s.is_empty() { Span::default() } else { s.shift(span.start as usize) };
    let mut out = Dateline { section, ..Dateline::default() };
    if let Some(parts) = dateline::parse(&text[span]) {
        (out.place, out.time, out.timestamp) = (shift(parts.place), shift(parts.time), parts.value);
    }
    if out.time.is_empty()
        && let Some(found) = find::find(&text[span])
    {
        (out.time, out.timestamp) = (shift(found.span), found.value);
    }
    if let Some(found) = dates::publication(&text[span]) {
        (out.time, out.timestamp) = (shift(found.span), found.value);
    }
    out
}
