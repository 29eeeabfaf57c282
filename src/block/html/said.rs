//! What a page says of its article outside the text: values of tags, attributes and JSON-LD, as they are written.

use alloc::vec::Vec;

use crate::error::OutOfMemory;
use crate::span::Span;
use crate::text::grow::Grow;
use crate::types::MetadataSource;

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Property {
    Title = 1,
    Author,
    Published,
    Modified,
    Description,
    Publisher,
    Url,
    Image,
    Section,
    Keyword,
    Language,
    Rights,
    /// The name of a thing of JSON-LD, whose meaning the thing's place tells.
    Name,
    Editor,
    /// The `datetime` of an element that says no more: it may tell the order of the day and the month printed in it.
    Dated,
}

impl Property {
    pub(crate) const ALL: [Property; 15] = [
        Property::Title,
        Property::Author,
        Property::Published,
        Property::Modified,
        Property::Description,
        Property::Publisher,
        Property::Url,
        Property::Image,
        Property::Section,
        Property::Keyword,
        Property::Language,
        Property::Rights,
        Property::Name,
        Property::Editor,
        Property::Dated,
    ];
}

/// One value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Said {
    /// Raw bytes of the page.
    pub(crate) span: Span,
    pub(crate) property: Property,
    pub(crate) source: MetadataSource,
    /// How far from the best place for such a value, from 1.
    pub(crate) rank: u8,
    /// Bits of [`flag`].
    pub(crate) flags: u8,
    /// Which article of JSON-LD says it, from 1; 0 if none does.
    pub(crate) article: u16,
}

/// What else is known of a value.
pub(crate) mod flag {
    /// The author or publisher is no person.
    pub(crate) const HOUSE: u8 = 1;
    /// The value is the number of a thing that has the name: `{"@id": "#ann"}`.
    pub(crate) const REFERENCE: u8 = 2;
    /// It is said of the page, not of the article.
    pub(crate) const OF_PAGE: u8 = 4;
}

/// A thing of JSON-LD that has a number and a name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Named {
    pub(crate) id: Span,
    pub(crate) name: Span,
    pub(crate) house: bool,
}

/// All that a page says.
#[derive(Debug, Clone, Default)]
pub(crate) struct Saying {
    pub(crate) said: Vec<Said>,
    pub(crate) named: Vec<Named>,
    /// Articles of JSON-LD so far.
    pub(super) articles: u16,
}

impl Saying {
    pub(crate) fn clear(&mut self) {
        self.said.clear();
        self.named.clear();
        self.articles = 0;
    }

    pub(super) fn push(
        &mut self,
        property: Property,
        source: MetadataSource,
        rank: u8,
        span: Span,
    ) -> Result<(), OutOfMemory> {
        match span.is_empty() {
            true => Ok(()),
            false => self.said.grow(Said { span, property, source, rank, flags: 0, article: 0 }),
        }
    }
}
