//! Sections to entities: names, dates, numbers, and which mentions are the same one.

mod alias;
pub(crate) mod around;
pub(crate) mod given;
pub(crate) mod key;
mod link;
mod node;

use crate::types::{Entity, Mention, Section, Value};
use alloc::vec::Vec;

use crate::error::{OutOfMemory, Shortage, within};
use crate::metadata::order::Orders;
use crate::name::weights::Weights;
use crate::name::{self, Gazetteer, Tables, tagger};
use crate::value;

use crate::segment::Segments;
use crate::span::Span;
use crate::text::grow::Grow;
use crate::text::held::{KEPT, give_back, held, most};
use crate::types::{SectionKind, Timestamp};

/// What the entity extractor yields, in spans of the text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    pub(crate) mentions: Vec<Mention>,
    pub(crate) entities: Vec<Entity>,
    /// Indices of mentions, those of the first entity first.
    pub(crate) by_entity: Vec<u32>,
    pub(crate) values: Vec<Value>,
}

impl Names {
    pub(crate) fn clear(&mut self) {
        self.mentions.clear();
        self.entities.clear();
        self.by_entity.clear();
        self.values.clear();
    }

    /// Bytes of the heap that they hold.
    pub(crate) fn memory(&self) -> usize {
        let Names { mentions, entities, by_entity, values } = self;
        held(mentions) + held(entities) + held(by_entity) + held(values)
    }

    /// Tells each mention its section; both are in order. Without sections, no mention has one.
    pub(crate) fn find_sections(&mut self, sections: &[Section]) {
        let mut at = 0;
        for mention in &mut self.mentions {
            while sections.get(at).is_some_and(|s| s.span.end <= mention.span.start) {
                at += 1;
            }
            let home = sections.get(at).filter(|s| s.span.covers(mention.span));
            mention.section = home.map_or(u32::MAX, |_| at as u32);
        }
    }

    /// Groups the mentions by their entity: the entities know how many they have.
    fn group(&mut self) -> Result<(), OutOfMemory> {
        let Names { mentions, entities, by_entity, .. } = self;
        by_entity.clear();
        by_entity.room_exact(mentions.len())?;
        by_entity.grow_to(mentions.len(), 0)?;
        let mut end = 0;
        for entity in entities.iter_mut() {
            entity.first_mention = end;
            end += core::mem::take(&mut entity.mentions);
        }
        // The count of an entity is built up again as its part is filled.
        for (index, mention) in mentions.iter().enumerate() {
            let entity = &mut entities[mention.entity as usize];
            by_entity[(entity.first_mention + entity.mentions) as usize] = index as u32;
            entity.mentions += 1;
        }
        Ok(())
    }
}

/// Buffers of the entity extractor, kept from article to article.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scratch {
    prose: Vec<Span>,
    names: Vec<Mention>,
    /// What is no prose, and the caller's names in it.
    rest: Vec<Span>,
    listed: Vec<Mention>,
    tagging: tagger::Scratch,
    links: link::LinkScratch,
}

impl Scratch {
    /// Bytes of the heap that it holds.
    pub(crate) fn memory(&self) -> usize {
        let Scratch { prose, names, rest, listed, tagging, links } = self;
        let names = held(names) + held(listed);
        held(prose) + held(rest) + names + tagging.memory() + links.memory()
    }
}

/// What the page says of the dates in its prose.
#[derive(Clone, Copy)]
pub(crate) struct Dates<'a> {
    /// The day that "Saturday" and its like are told from.
    pub(crate) anchor: Option<Timestamp>,
    /// Which of "09/11/2021" is the day.
    pub(crate) orders: &'a Orders<'a>,
}

/// Finds the names in the prose sections of an article, and those that the caller listed in all sections; `tagger` is the part of
/// the model that is made for it, `dates` what dates need to know of the page. Stops where that takes more than `room` bytes of
/// memory.
#[expect(clippy::too_many_arguments, reason = "the inputs and outputs of a stage")]
pub(crate) fn extract(
    tagger: &[u8],
    gazetteer: Option<&Gazetteer>,
    text: &[u8],
    segments: &Segments,
    dates: Dates,
    scratch: &mut Scratch,
    out: &mut Names,
    room: usize,
) -> Result<(), Shortage> {
    out.clear();
    let full = room.saturating_add(scratch.memory() + out.memory());
    prose(segments, &mut scratch.prose)?;
    scratch.names.clear();
    // A damaged tagger was refused when the model was loaded; a model may have none.
    let tables = Tables { weights: Weights::new(tagger).ok(), gazetteer };
    name::names(text, &scratch.prose, tables, &mut scratch.tagging, &mut scratch.names, room)?;
    scratch.listed.clear();
    if gazetteer.is_some() {
        rest(segments, &scratch.prose, &mut scratch.rest)?;
        let tables = Tables { weights: None, gazetteer };
        let room = full.saturating_sub(scratch.memory() + out.memory());
        name::names(text, &scratch.rest, tables, &mut scratch.tagging, &mut scratch.listed, room)?;
    }
    within(scratch.memory() + out.memory(), full)?;
    give_back(&mut scratch.tagging, tagger::Scratch::memory, KEPT);
    let before = scratch.memory();
    let most = most(&out.values, full.saturating_sub(before + out.memory()));
    out.mentions.room_exact(scratch.names.len() + scratch.listed.len())?;
    let mut names = scratch.names.iter().copied().peekable();
    let mut listed = scratch.listed.iter().copied().peekable();
    for &span in &scratch.prose {
        while let Some(name) = listed.next_if(|m| m.span.start < span.start) {
            out.mentions.grow_slowly(name)?;
        }
        let found = (&mut out.mentions, &mut out.values);
        value::add(text, span, dates.anchor, dates.orders, &mut names, found, most)?;
        within(before + out.memory(), full)?;
    }
    listed.try_for_each(|name| out.mentions.grow_slowly(name))?;
    for names in [&mut scratch.names, &mut scratch.listed] {
        give_back(names, held, KEPT);
    }
    let room = full.saturating_sub(scratch.memory() + out.memory());
    let Names { mentions, entities, values, .. } = out;
    link::link(text, mentions, values, entities, &mut scratch.links, room)?;
    Ok(out.group()?)
}

/// The spans to look for names in: all sections but furniture, of comments what was written.
fn prose(segments: &Segments, out: &mut Vec<Span>) -> Result<(), OutOfMemory> {
    out.clear();
    let mut comments = segments.comments.iter().peekable();
    for (index, section) in segments.sections.iter().enumerate() {
        while comments.next_if(|c| (c.section as usize) < index).is_some() {}
        match section.kind {
            SectionKind::Boilerplate | SectionKind::Related => {}
            SectionKind::Comment => match comments.peek() {
                Some(c) if c.section as usize == index && !c.body.is_empty() => out.grow(c.body)?,
                _ => out.grow(section.span)?,
            },
            _ => out.grow(section.span)?,
        }
    }
    Ok(())
}

/// What the sections hold besides `prose`.
fn rest(segments: &Segments, prose: &[Span], out: &mut Vec<Span>) -> Result<(), OutOfMemory> {
    out.clear();
    let mut prose = prose.iter().peekable();
    for section in &segments.sections {
        let Span { mut start, end } = section.span;
        while let Some(span) = prose.next_if(|span| span.start < end) {
            if start < span.start {
                out.grow(Span::new(start, span.start))?;
            }
            start = span.end;
        }
        if start < end {
            out.grow(Span::new(start, end))?;
        }
    }
    Ok(())
}
