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

/// Defines `ALL` of an enumeration. A variant that the list lacks does not compile, for the match has no wildcard; nor does
/// one out of the order of the numbers.
macro_rules! all {
    ($(#[$doc:meta])* $Type:ident { $($Variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        pub const ALL: [$Type; [$($Type::$Variant),+].len()] = {
            const _: fn($Type) = |variant| match variant {
                $($Type::$Variant => {})+
            };
            let all = [$($Type::$Variant),+];
            let mut at = 1;
            while at < all.len() {
                assert!((all[at - 1] as u32) < all[at] as u32, "out of order");
                at += 1;
            }
            all
        };
    };
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
    all! {
        /// All kinds, in the order of their numbers.
        SectionKind {
            Headline, Deck, Byline, Dateline, Subheading, Body, Caption, Comment, Related,
            Boilerplate,
        }
    }

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
    all! {
        /// All labels, in the order of their numbers.
        Label {
            Person, Organization, Location, Group, Misc, Date, Time, Money, Percent, Quantity, Url,
            Email,
        }
    }

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
#[non_exhaustive]
pub struct Section {
    /// Its bytes.
    pub span: Span,
    /// What it is.
    pub kind: SectionKind,
}

/// Details of a section that is a comment. Absent spans are empty.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
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
#[non_exhaustive]
pub struct Caption {
    /// Index of the section.
    pub section: u32,
    /// Who made or owns the picture: "Photo by ...", "/Reuters, NAME", "(AFP)". Empty if none is printed.
    pub credit: Span,
}

/// One name in a byline; a byline of two authors has two.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct Author {
    /// Index of the section.
    pub section: u32,
    /// The name.
    pub name: Span,
}

/// Place and time of a section that is a dateline, or a byline that prints them. Absent spans are empty.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
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
#[non_exhaustive]
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

    /// Whether any part of the date is known: year, month or day.
    ///
    /// ```
    /// let article = b"Harbour bridge reopens after storm\n\nBy Anna Lund\n\nMarch 3, 2015\n\n\
    ///     The bridge over Graben harbour reopened to traffic on Monday, two weeks after the storm that closed it.\n";
    /// let document = copydesk::parse(article)?;
    /// let printed = document.datelines()[0].timestamp;
    /// assert!(printed.has_date() && !printed.has_clock() && !printed.has_zone());
    /// assert_eq!((printed.year, printed.month, printed.day), (2015, 3, 3));
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub const fn has_date(&self) -> bool {
        self.year != 0 || self.month != 0 || self.day != 0
    }

    /// Whether the time of day is known, to the hour at least.
    ///
    /// ```
    /// let document = copydesk::names(b"The bridge reopens at 7:30 pm on Monday.")?;
    /// let printed = document.values()[0].timestamp;
    /// assert!(printed.has_clock() && !printed.has_date());
    /// assert_eq!((printed.hour, printed.minute), (19, 30));
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub const fn has_clock(&self) -> bool {
        self.hour != 255
    }

    /// Whether the distance from UTC is known.
    ///
    /// ```
    /// let document = copydesk::names(b"The bridge reopens at 19:30 CET on Monday.")?;
    /// let printed = document.values()[0].timestamp;
    /// assert!(printed.has_zone());
    /// assert_eq!(printed.zone, 60);
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub const fn has_zone(&self) -> bool {
        self.zone != i16::MIN
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
        if !self.has_clock() {
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
#[non_exhaustive]
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
#[non_exhaustive]
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
#[non_exhaustive]
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
