//! When the article was published and changed.

use alloc::vec::Vec;

use super::order::Orders;
use super::{entry, first_of, tag};
use crate::block::html::inside::NEAR;
use crate::block::html::said::{Property, Said, flag};
use crate::block::html::words::Group;
use crate::block::{Block, BlockBuf};
use crate::error::OutOfMemory;
use crate::grammar::dateline;
use crate::grammar::dates::{self, Event};
use crate::segment::Segments;
use crate::span::Span;
use crate::text::grow::Grow;
use crate::types::{Metadata, MetadataKind, MetadataSource, SectionKind, Timestamp};

/// Dates that are looked at.
const MOST: usize = 64;

/// The places of what is printed among those of tags and strings.
mod place {
    pub(super) const PRINTED: u32 = 5;
    /// A date before the headline, with another after it: today's, in the masthead.
    pub(super) const MASTHEAD: u32 = 8;
    /// "LONDON, Sept. 9, 2016 (Reuters) - The": in the first paragraph.
    pub(super) const WIRE: u32 = 9;
}

/// Adds the dates of publication and of change, best first; the first that has a day is chosen.
pub(super) fn read(
    (input, text): (&[u8], &[u8]),
    blocks: &BlockBuf,
    segments: &Segments,
    orders: &Orders,
    said: &[Said],
    out: &mut Vec<Metadata>,
) -> Result<(), OutOfMemory> {
    for (property, kind) in [
        (Property::Published, MetadataKind::Published),
        (Property::Modified, MetadataKind::Modified),
    ] {
        let first = out.len();
        let place = |s: &Said| match (s.source, s.rank) {
            (MetadataSource::JsonLd, 1) if s.flags & flag::OF_PAGE == 0 => 0,
            (MetadataSource::JsonLd, 1) => 3,
            (MetadataSource::JsonLd, _) => 7,
            (MetadataSource::Microdata, 1) | (MetadataSource::Meta, 1) => 1,
            (MetadataSource::Meta, 2) => 2,
            (MetadataSource::Microdata, _) => 4,
            _ => 6,
        };
        let own = |s: &&Said| s.property == property && !is_of_others(s, blocks, segments);
        for one in said.iter().filter(own).take(MOST) {
            let read = tag::date(&input[one.span], one.source);
            let timestamp = orders.settled_tag(read, &input[one.span]);
            let flags = place(one);
            out.grow(Metadata { timestamp, flags, ..entry(kind, one.source, one.span) })?;
        }
        printed(text, &blocks.blocks, segments, orders, kind, out)?;
        // Until here the flags hold the place.
        let dates = &mut out[first..];
        dates.sort_unstable_by_key(|d| (!has_day(&d.timestamp), d.flags, d.span.start));
        dates.iter_mut().for_each(|d| d.flags = 0);
        if let Some(chosen) = out[first..].first_mut().filter(|d| has_day(&d.timestamp)) {
            chosen.flags |= Metadata::CHOSEN;
        }
    }
    Ok(())
}

/// Whether an element's date is that of a comment or of another article.
fn is_of_others(said: &Said, blocks: &BlockBuf, segments: &Segments) -> bool {
    if said.source != MetadataSource::Microdata {
        return false;
    }
    // What the element dates is the section that it stands in, or begins.
    let is_before = |span: Span| blocks.raw(span).end <= said.span.end;
    let at = segments.sections.partition_point(|s| is_before(s.span));
    let section = segments.sections.get(at);
    let told =
        section.is_some_and(|s| matches!(s.kind, SectionKind::Comment | SectionKind::Related));
    let at = blocks.blocks.partition_point(|block| is_before(block.span));
    told || blocks.blocks.get(at).is_some_and(is_outside)
}

/// Whether an element around the block is of comments, or of a list of other articles.
fn is_outside(block: &Block) -> bool {
    let near = |group: Group| 1 << (NEAR + group as u32);
    block.markup.context & (near(Group::Comment) | near(Group::Related)) != 0
}

/// Adds the dates of this kind that are printed.
fn printed(
    text: &[u8],
    blocks: &[Block],
    segments: &Segments,
    orders: &Orders,
    kind: MetadataKind,
    out: &mut Vec<Metadata>,
) -> Result<(), OutOfMemory> {
    let push = |out: &mut Vec<Metadata>, span: Span, value: Timestamp, place: u32| {
        let timestamp = orders.settled(value, span);
        if timestamp.day == 0 {
            return Ok(());
        }
        let entry = entry(kind, MetadataSource::Page, span);
        out.grow(Metadata { timestamp, flags: place, ..entry })
    };
    let headline = first_of(segments, SectionKind::Headline).map_or(0, |span| span.start);
    let is_below = |time: Span| time.start > headline;
    let below = segments.datelines.iter().any(|d| is_below(d.time) && d.timestamp.day != 0);
    for dateline in segments.datelines.iter().filter(|d| !d.time.is_empty()).take(MOST) {
        let section = segments.sections[dateline.section as usize].span;
        let start = section.start as usize;
        let block = blocks.partition_point(|block| block.span.end <= dateline.time.start);
        if blocks.get(block).is_some_and(is_outside) {
            continue;
        }
        // The grammars of lines may know a time where the line's own search finds none.
        let mut chosen = false;
        for (found, event) in dates::read(&text[section]) {
            let span = found.span.shift(start);
            let is_chosen = span == dateline.time;
            chosen |= is_chosen;
            let wanted = match event {
                Event::Published => kind == MetadataKind::Published,
                Event::Modified => kind == MetadataKind::Modified,
                Event::Unsaid => kind == MetadataKind::Published && is_chosen,
                Event::Other | Event::Occasion => false,
            };
            if wanted {
                let masthead = event == Event::Unsaid && below && !is_below(span);
                push(
                    out,
                    span,
                    found.value,
                    if masthead { place::MASTHEAD } else { place::PRINTED },
                )?;
            }
        }
        if !chosen && kind == MetadataKind::Published {
            push(out, dateline.time, dateline.timestamp, place::PRINTED)?;
        }
    }
    // The search in prose is for articles that say their day nowhere else.
    if kind == MetadataKind::Published
        && !out.iter().any(|m| m.kind == kind && has_day(&m.timestamp))
    {
        // Of a short article the first paragraph may pass for a deck.
        for first in [SectionKind::Deck, SectionKind::Body] {
            if let Some(section) = first_of(segments, first)
                && let Some(parts) = dateline::parse(&text[section])
                && !parts.place.is_empty()
            {
                push(out, parts.time.shift(section.start as usize), parts.value, place::WIRE)?;
            }
        }
    }
    Ok(())
}

/// Whether a day of some year is told that an article can be of.
fn has_day(timestamp: &Timestamp) -> bool {
    timestamp.day != 0 && timestamp.year > 1970
}
