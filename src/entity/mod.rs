//! Sections to entities: names, dates, numbers, and which mentions are the same one.

mod alias;
mod amount;
mod date;
mod days;
pub(crate) mod gate;
mod gazetteer;
mod key;
pub(crate) mod label;
mod lexicon;
mod link;
mod name;
mod number;
pub(crate) mod pair;
mod range;
mod relative;
mod table;
pub(crate) mod tagger;
pub(crate) mod unknown;
mod value;
pub(crate) mod vote;
mod web;
pub(crate) mod weights;
mod window;
pub(crate) mod word;

use alloc::vec::Vec;

pub use gazetteer::Gazetteer;
use weights::Weights;
use window::Tables;

use crate::grammar::timestamp::Timestamp;
use crate::model::{Model, Part};
use crate::segment::{SectionKind, Segments};
use crate::span::Span;

/// What a mention names. The numbers are ABI.
#[repr(u32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Label {
    /// A person or a fictional one.
    Person = 1,
    /// A company, agency, party, team, band, armed group.
    Organization = 2,
    /// A place, country, building.
    Location = 3,
    /// A nationality, religious or political group, also as adjective.
    Group = 4,
    /// An event, work, product, law, award, language.
    Misc = 5,
    /// A day, month, year or span of them.
    Date = 16,
    /// A time of day.
    Time = 17,
    /// An amount of money.
    Money = 18,
    /// A percentage.
    Percent = 19,
    /// A count or measure with its noun or unit.
    Quantity = 20,
    /// A web address.
    Url = 21,
    /// A mail address.
    Email = 22,
}

impl Label {
    /// All labels, in the order of their numbers.
    pub const ALL: [Label; 12] = [
        Label::Person,
        Label::Organization,
        Label::Location,
        Label::Group,
        Label::Misc,
        Label::Date,
        Label::Time,
        Label::Money,
        Label::Percent,
        Label::Quantity,
        Label::Url,
        Label::Email,
    ];

    /// The label's name in lower case, as in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Label::Person => "person",
            Label::Organization => "organization",
            Label::Location => "location",
            Label::Group => "group",
            Label::Misc => "misc",
            Label::Date => "date",
            Label::Time => "time",
            Label::Money => "money",
            Label::Percent => "percent",
            Label::Quantity => "quantity",
            Label::Url => "url",
            Label::Email => "email",
        }
    }
}

/// A name, date or number in the text.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mention {
    /// Its bytes.
    pub span: Span,
    /// What it names.
    pub label: Label,
    /// Index of its entity.
    pub entity: u32,
    /// How far the tagger preferred it, not a probability; 0 for what a grammar found.
    pub score: f32,
}

/// The mentions of one thing in one article.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Entity {
    /// What it is.
    pub label: Label,
    /// How often it is mentioned.
    pub mentions: u32,
    /// Its fullest mention.
    pub name: Span,
    /// Hash of its normalised name, the same in every article and for common spelling variants.
    pub key: u64,
}

/// How a number was hedged.
#[repr(u32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Qualifier {
    /// Not at all.
    #[default]
    Exact = 0,
    /// "at least", "more than", "over".
    AtLeast = 1,
    /// "at most", "up to", "fewer than".
    AtMost = 2,
    /// "about", "around", "some", "nearly".
    About = 3,
}

/// What a mention made by a grammar says: a date, a time, an amount.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Value {
    /// Index of the mention.
    pub mention: u32,
    /// How the number was hedged.
    pub qualifier: Qualifier,
    /// The number of money, percent, quantity and of a span of time ("two weeks"); NaN if the words give none ("scores of").
    pub number: f64,
    /// The currency, unit or noun counted; empty if there is none.
    pub unit: Span,
    /// The value of a date or time.
    pub timestamp: Timestamp,
}

/// What the entity extractor yields, in spans of the text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    pub(crate) mentions: Vec<Mention>,
    pub(crate) entities: Vec<Entity>,
    pub(crate) values: Vec<Value>,
}

impl Names {
    pub(crate) fn clear(&mut self) {
        self.mentions.clear();
        self.entities.clear();
        self.values.clear();
    }
}

/// Buffers of the entity extractor, kept from article to article.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scratch {
    prose: Vec<Span>,
    names: Vec<Mention>,
    tagging: tagger::Scratch,
    values: value::ValueScratch,
    links: link::LinkScratch,
}

/// Finds the names in the prose sections of an article.
pub(crate) fn extract(
    model: &Model,
    gazetteer: Option<&Gazetteer>,
    text: &[u8],
    segments: &Segments,
    scratch: &mut Scratch,
    out: &mut Names,
) {
    out.clear();
    prose(segments, &mut scratch.prose);
    scratch.names.clear();
    // A damaged tagger was refused when the model was loaded; a model may have none.
    let tables = Tables { weights: Weights::new(model.part(Part::Names)).ok(), gazetteer };
    window::names(text, &scratch.prose, tables, &mut scratch.tagging, &mut scratch.names);
    let anchor = segments.datelines.iter().map(|d| d.timestamp).find(|t| t.day != 0 && t.year != 0);
    let mut names = scratch.names.iter().copied().peekable();
    for &span in &scratch.prose {
        let first = out.mentions.len();
        while let Some(name) = names.next_if(|m| m.span.start < span.end) {
            out.mentions.push(name);
        }
        value::add(text, span, anchor, first, &mut scratch.values, out);
    }
    let Names { mentions, entities, values } = out;
    link::link(text, mentions, values, entities, &mut scratch.links);
}

/// The spans to look for names in: all sections but furniture, of comments what was written.
fn prose(segments: &Segments, out: &mut Vec<Span>) {
    out.clear();
    let mut comments = segments.comments.iter().peekable();
    for (index, section) in segments.sections.iter().enumerate() {
        while comments.next_if(|c| (c.section as usize) < index).is_some() {}
        match section.kind {
            SectionKind::Boilerplate | SectionKind::Related => {}
            SectionKind::Comment => match comments.peek() {
                Some(c) if c.section as usize == index && !c.body.is_empty() => out.push(c.body),
                _ => out.push(section.span),
            },
            _ => out.push(section.span),
        }
    }
}
