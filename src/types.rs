//! The plain types of results, and the numbers that are ABI: what C mirrors in `ffi/types.rs` and Python in `_document.py`.

use core::fmt;

use crate::span::Span;

/// How the bytes of an article are written.
#[repr(u32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// An HTML page or fragment.
    Html = 1,
    /// Plain text.
    Plain = 2,
}

/// What a section is. The numbers are ABI.
#[repr(u32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum SectionKind {
    /// The article's own title, at its best place.
    Headline = 1,
    /// The standfirst under the headline.
    Deck = 2,
    /// Who wrote it.
    Byline = 3,
    /// When and where it was published.
    Dateline = 4,
    /// A heading inside the article.
    Subheading = 5,
    /// One paragraph, list item or table row of the story.
    Body = 6,
    /// The text under one of the story's pictures, with its credit.
    Caption = 7,
    /// One reader comment, whole.
    Comment = 8,
    /// A title or teaser of another article.
    Related = 9,
    /// Everything else: navigation, share rows, legal lines.
    Boilerplate = 10,
}

impl SectionKind {
    /// All kinds, in the order of their numbers.
    pub const ALL: [SectionKind; 10] = [
        SectionKind::Headline,
        SectionKind::Deck,
        SectionKind::Byline,
        SectionKind::Dateline,
        SectionKind::Subheading,
        SectionKind::Body,
        SectionKind::Caption,
        SectionKind::Comment,
        SectionKind::Related,
        SectionKind::Boilerplate,
    ];

    /// The kind's name in lower case, as in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            SectionKind::Headline => "headline",
            SectionKind::Deck => "deck",
            SectionKind::Byline => "byline",
            SectionKind::Dateline => "dateline",
            SectionKind::Subheading => "subheading",
            SectionKind::Body => "body",
            SectionKind::Caption => "caption",
            SectionKind::Comment => "comment",
            SectionKind::Related => "related",
            SectionKind::Boilerplate => "boilerplate",
        }
    }
}

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

/// One paragraph-like unit of the article and its kind.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Section {
    /// Its bytes.
    pub span: Span,
    /// What it is.
    pub kind: SectionKind,
}

/// Details of a section that is a comment. Absent spans are empty.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Comment {
    /// Index of the section.
    pub section: u32,
    /// The number printed before it, or 0.
    pub ordinal: u32,
    /// Who wrote it.
    pub author: Span,
    /// When, as printed.
    pub time: Span,
    /// What was written, without the header.
    pub body: Span,
    /// When, as a value.
    pub timestamp: Timestamp,
}

/// Details of a section that is a caption.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Caption {
    /// Index of the section.
    pub section: u32,
    /// Who made or owns the picture: "Photo by ...", "/Reuters, NAME", "(AFP)". Empty if none is printed.
    pub credit: Span,
}

/// One name in a byline; a byline of two authors has two.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Author {
    /// Index of the section.
    pub section: u32,
    /// The name.
    pub name: Span,
}

/// Place and time of a section that is a dateline, or a byline that prints them. Absent spans are empty.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Dateline {
    /// Index of the section.
    pub section: u32,
    /// The place.
    pub place: Span,
    /// The time, as printed.
    pub time: Span,
    /// The time, as a value.
    pub timestamp: Timestamp,
}

/// A date or a time of day or both, as far as it was printed.
///
/// A frozen plain struct of the C ABI. [`Display`](fmt::Display) writes ISO 8601: `2016-09-18T13:57+05:30`,
/// `2016-09-18`, `2016-09`, `--09-17` (no year), `T13:57` (no date).
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Timestamp {
    /// Year, or 0 if none is known.
    pub year: i16,
    /// Month from 1, or 0 if none is known.
    pub month: u8,
    /// Day of the month from 1, or 0 if none is known.
    pub day: u8,
    /// Hour from 0 to 23, or 255 if none is known.
    pub hour: u8,
    /// Minute, or 255 if none is known.
    pub minute: u8,
    /// Second, or 255 if none is known.
    pub second: u8,
    /// 0, for later use.
    pub reserved: u8,
    /// Minutes east of UTC, or -32768 if no zone is known.
    pub zone: i16,
}

impl Timestamp {
    /// The timestamp that says nothing.
    pub const NONE: Timestamp = Timestamp {
        year: 0,
        month: 0,
        day: 0,
        hour: 255,
        minute: 255,
        second: 255,
        reserved: 0,
        zone: i16::MIN,
    };

    /// Whether no part of it is known, as of a relative time ("3 hours ago").
    pub fn is_none(&self) -> bool {
        *self == Timestamp::NONE
    }
}

impl Default for Timestamp {
    fn default() -> Timestamp {
        Timestamp::NONE
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.year, self.month, self.day) {
            (0, 0, _) => {}
            (0, m, 0) => write!(f, "--{m:02}")?,
            (0, m, d) => write!(f, "--{m:02}-{d:02}")?,
            (y, 0, _) => write!(f, "{y:04}")?,
            (y, m, 0) => write!(f, "{y:04}-{m:02}")?,
            (y, m, d) => write!(f, "{y:04}-{m:02}-{d:02}")?,
        }
        if self.hour == 255 {
            return Ok(());
        }
        write!(f, "T{:02}:{:02}", self.hour, if self.minute == 255 { 0 } else { self.minute })?;
        if self.second != 255 {
            write!(f, ":{:02}", self.second)?;
        }
        match self.zone {
            i16::MIN => Ok(()),
            0 => f.write_str("Z"),
            z => write!(
                f,
                "{}{:02}:{:02}",
                if z < 0 { '-' } else { '+' },
                z.abs() / 60,
                z.abs() % 60
            ),
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

/// What a page's metadata entry is. The numbers are ABI.
#[repr(u32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum MetadataKind {
    /// The article's title.
    Title = 1,
    /// One author.
    Author = 2,
    /// When it was first published.
    Published = 3,
    /// When it was last changed.
    Modified = 4,
    /// A summary.
    Description = 5,
    /// The paper or site.
    Publisher = 6,
    /// The page's own address.
    Url = 7,
    /// The address of its picture.
    Image = 8,
    /// The section of the paper.
    Section = 9,
    /// One keyword.
    Keyword = 10,
    /// The language, as the page names it.
    Language = 11,
    /// Who holds the rights, or the line that says so.
    Rights = 12,
}

impl MetadataKind {
    /// All kinds, in the order of their numbers.
    pub const ALL: [MetadataKind; 12] = [
        MetadataKind::Title,
        MetadataKind::Author,
        MetadataKind::Published,
        MetadataKind::Modified,
        MetadataKind::Description,
        MetadataKind::Publisher,
        MetadataKind::Url,
        MetadataKind::Image,
        MetadataKind::Section,
        MetadataKind::Keyword,
        MetadataKind::Language,
        MetadataKind::Rights,
    ];

    /// The kind's name in lower case, as in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            MetadataKind::Title => "title",
            MetadataKind::Author => "author",
            MetadataKind::Published => "published",
            MetadataKind::Modified => "modified",
            MetadataKind::Description => "description",
            MetadataKind::Publisher => "publisher",
            MetadataKind::Url => "url",
            MetadataKind::Image => "image",
            MetadataKind::Section => "section",
            MetadataKind::Keyword => "keyword",
            MetadataKind::Language => "language",
            MetadataKind::Rights => "rights",
        }
    }
}

/// Where a metadata entry was found. The numbers are ABI.
#[repr(u32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum MetadataSource {
    /// In the visible text.
    Page = 1,
    /// In a tag of the head or an attribute: `<meta>`, `<title>`, `<link>`, `<html lang>`.
    Meta = 2,
    /// In a string of JSON-LD.
    JsonLd = 3,
    /// In an attribute beside the text: `<time datetime>`, `itemprop`.
    Microdata = 4,
}

impl MetadataSource {
    /// All sources, in the order of their numbers.
    pub const ALL: [MetadataSource; 4] = [
        MetadataSource::Page,
        MetadataSource::Meta,
        MetadataSource::JsonLd,
        MetadataSource::Microdata,
    ];

    /// The source's name in lower case, as in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            MetadataSource::Page => "page",
            MetadataSource::Meta => "meta",
            MetadataSource::JsonLd => "json_ld",
            MetadataSource::Microdata => "microdata",
        }
    }
}

/// One thing that the page says of the article.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Metadata {
    /// What it is.
    pub kind: MetadataKind,
    /// Where it was found.
    pub source: MetadataSource,
    /// Its bytes: of the text of an element, the value of an attribute, a string inside JSON-LD.
    pub span: Span,
    /// [`Metadata::CHOSEN`] and [`Metadata::HOUSE`].
    pub flags: u32,
    /// What a date says; nothing of other kinds, and of dates that cannot be read for sure.
    pub timestamp: Timestamp,
}

impl Metadata {
    /// The entry is the article's own title, author, date...: one a kind, of authors and keywords each.
    pub const CHOSEN: u32 = 1;
    /// The author is an agency or the paper itself, not a person.
    pub const HOUSE: u32 = 2;
    /// The author is an editor of the article, not its writer.
    pub const EDITOR: u32 = 4;

    /// Whether the entry is the article's own, as [`Metadata::CHOSEN`] says.
    pub const fn is_chosen(&self) -> bool {
        self.flags & Metadata::CHOSEN != 0
    }
}
