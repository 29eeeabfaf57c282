//! The plain types of results, and the numbers that are ABI: what C mirrors in `ffi/types.rs` and Python in `_document.py`.

use core::fmt;

use crate::span::Span;

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

/// How the bytes of an article are written. The numbers are ABI.
///
/// Without a format set, an [`Extractor`](crate::Extractor) guesses it from the first bytes;
/// [`Annotations::format`](crate::Annotations::format) says which one it took.
///
/// ```
/// use copydesk::Format;
/// assert_eq!(Format::guess(b"<p>The bridge is open."), Format::Html);
/// assert_eq!(Format::guess(b"The bridge is open."), Format::Plain);
/// ```
#[repr(u32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// An HTML page or fragment.
    Html = 1,
    /// Plain text.
    Plain = 2,
    /// No text at all: an archive, an image, a PDF. Nothing is looked for in it.
    Binary = 3,
}

impl Format {
    all! {
        /// All formats, in the order of their numbers.
        Format { Html, Plain, Binary }
    }

    /// The format's name in lower case, as in JSON.
    ///
    /// ```
    /// assert_eq!(copydesk::Format::ALL.map(copydesk::Format::name), ["html", "text", "binary"]);
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            Format::Html => "html",
            Format::Plain => "text",
            Format::Binary => "binary",
        }
    }
}

/// That a text is not the name of a value of an enumeration, as [`SectionKind`] and [`Label`] are read by [`str::parse`].
///
/// ```
/// use copydesk::{Label, UnknownName};
/// let refused: Result<Label, UnknownName> = "town".parse();
/// assert_eq!(refused.unwrap_err().to_string(), "no Label has this name");
/// assert_eq!("location".parse(), Ok(Label::Location));
/// assert_eq!(Label::Location.to_string(), "location");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no {0} has this name")]
pub struct UnknownName(&'static str);

/// Writes the values of enumerations by their names, and reads them.
macro_rules! by_name {
    ($($Type:ident),+ $(,)?) => { $(
        impl fmt::Display for $Type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.name())
            }
        }

        impl core::str::FromStr for $Type {
            type Err = UnknownName;

            fn from_str(name: &str) -> Result<$Type, UnknownName> {
                let known = $Type::ALL.into_iter().find(|known| known.name() == name);
                known.ok_or(UnknownName(stringify!($Type)))
            }
        }
    )+ };
}

by_name!(
    SectionKind,
    Label,
    AuthorRole,
    Qualifier,
    MetadataKind,
    MetadataSource,
    QuoteKind,
    Format
);

/// What a section is. The numbers are ABI; later versions may add kinds.
///
/// ```
/// use copydesk::SectionKind;
/// let article = std::fs::read("examples/harbour.txt")?;
/// let document = copydesk::parse(&article)?;
/// let kinds: Vec<&str> = document.sections().iter().map(|section| section.kind.name()).collect();
/// assert_eq!(kinds[..5], ["boilerplate", "headline", "deck", "byline", "dateline"]);
/// assert_eq!(SectionKind::ALL[0], SectionKind::Headline);
/// assert_eq!(SectionKind::Headline as u32, 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
    ///
    /// ```
    /// assert_eq!(copydesk::SectionKind::Subheading.name(), "subheading");
    /// ```
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

/// What a mention names. The numbers are ABI; later versions may add labels.
///
/// The first five are names, which the model finds; the others are values, which grammars find.
///
/// ```
/// use copydesk::Label;
/// let document = copydesk::names(b"Tickets cost 12 euros from Monday.")?;
/// let labels: Vec<Label> = document.mentions().iter().map(|mention| mention.label).collect();
/// assert_eq!(labels, [Label::Money, Label::Date]);
/// assert_eq!(Label::Money.name(), "money");
/// # Ok::<(), copydesk::Error>(())
/// ```
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
    ///
    /// ```
    /// assert_eq!(copydesk::Label::Organization.name(), "organization");
    /// ```
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
///
/// Sections are in order, do not overlap, and hold every byte of text that is not white space. Details name their section by
/// its index in [`Annotations::sections`](crate::Annotations::sections).
///
/// ```
/// use copydesk::SectionKind;
/// let article = std::fs::read("examples/harbour.txt")?;
/// let document = copydesk::parse(&article)?;
/// let headline = document.sections().iter().find(|section| section.kind == SectionKind::Headline);
/// let headline = headline.expect("a headline");
/// assert_eq!(&article[headline.span.range()], b"Harbour bridge reopens two weeks after storm");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Section {
    /// Its bytes.
    pub span: Span,
    /// What it is.
    pub kind: SectionKind,
    /// 0, for what later versions have to say.
    pub flags: u32,
}

/// Details of a section that is a comment. What is not printed is an empty span, 0 or [`Timestamp::NONE`].
///
/// ```
/// let article = std::fs::read("examples/harbour.txt")?;
/// let document = copydesk::parse(&article)?;
/// let comment = document.comments()[0];
/// assert_eq!(comment.ordinal, 1);
/// assert_eq!(document.text(comment.author), "Harbour Walker");
/// assert_eq!(document.text(comment.time), "March 3, 2015 at 11:22 am");
/// assert_eq!(comment.timestamp.to_string(), "2015-03-03T11:22");
/// assert!(document.text(comment.body).starts_with("Finally!"));
/// assert!(document.sections()[comment.section as usize].span.covers(comment.body));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    /// When, as a value; [`Timestamp::NONE`] if it is printed as a relative time ("3 hours ago") or not at all.
    pub timestamp: Timestamp,
    /// Index in [`Annotations::comments`](crate::Annotations::comments) of the earlier comment that it answers;
    /// [`Comment::NO_PARENT`] if it answers the article, or if the page does not tell.
    pub parent: u32,
}

impl Comment {
    /// The parent of a comment that answers no other.
    pub const NO_PARENT: u32 = u32::MAX;
}

impl Default for Comment {
    fn default() -> Comment {
        Comment {
            section: 0,
            ordinal: 0,
            author: Span::default(),
            time: Span::default(),
            body: Span::default(),
            timestamp: Timestamp::NONE,
            parent: Comment::NO_PARENT,
        }
    }
}

/// Details of a section that is a caption. Each caption has one, with or without a credit.
///
/// ```
/// let article = std::fs::read("examples/harbour.txt")?;
/// let document = copydesk::parse(&article)?;
/// let caption = document.captions()[0];
/// assert_eq!(document.text(caption.credit), "[Photo by Mira Solheim/Nordlys Images]");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct Caption {
    /// Index of the section.
    pub section: u32,
    /// Who made or owns the picture: "Photo by ...", "/Reuters, NAME", "(AFP)". Empty if none is printed.
    pub credit: Span,
    /// 0, for what later versions have to say.
    pub flags: u32,
}

/// One name in a byline; a byline of two authors has two.
///
/// ```
/// let article = std::fs::read("examples/harbour.txt")?;
/// let document = copydesk::parse(&article)?;
/// let authors: Vec<_> = document.byline_authors().iter().map(|author| document.text(author.name)).collect();
/// assert_eq!(authors, ["Anna Lund", "Peter Okafor"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct Author {
    /// Index of the section.
    pub section: u32,
    /// The name.
    pub name: Span,
    /// What its bearer did.
    pub role: AuthorRole,
}

/// What somebody named in a byline did. The numbers are ABI; later versions may add roles.
///
/// ```
/// use copydesk::AuthorRole;
/// let text = b"Ferry back in service\n\nReporting by Anna Lund; editing by Peter Okafor\n";
/// let document = copydesk::parse(text)?;
/// let editors = document.byline_authors().iter().filter(|author| author.role == AuthorRole::Editor);
/// assert!(editors.count() <= 1);
/// assert_eq!(AuthorRole::ALL.map(AuthorRole::name), ["author", "editor"]);
/// # Ok::<(), copydesk::Error>(())
/// ```
#[repr(u32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[non_exhaustive]
pub enum AuthorRole {
    /// Wrote the article or reported for it.
    #[default]
    Author = 0,
    /// Edited it: "editing by NAME".
    Editor = 1,
}

impl AuthorRole {
    all! {
        /// All roles, in the order of their numbers.
        AuthorRole { Author, Editor }
    }

    /// The role's name in lower case, as in JSON.
    ///
    /// ```
    /// assert_eq!(copydesk::AuthorRole::Editor.name(), "editor");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            AuthorRole::Author => "author",
            AuthorRole::Editor => "editor",
        }
    }
}

/// Place and time of a section that is a dateline, or a byline that prints them. What is not printed is an empty span or
/// [`Timestamp::NONE`].
///
/// ```
/// let article = std::fs::read("examples/harbour.txt")?;
/// let document = copydesk::parse(&article)?;
/// let dateline = document.datelines()[0];
/// assert_eq!(document.text(dateline.place), "GRABEN");
/// assert_eq!(document.text(dateline.time), "March 3, 2015, 9:14 am (CET)");
/// assert_eq!(dateline.timestamp.to_string(), "2015-03-03T09:14+01:00");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
    /// 0, for what later versions have to say.
    pub flags: u32,
}

/// A date or a time of day or both, as far as it was printed.
///
/// A frozen plain struct of the C ABI. [`Display`](fmt::Display) writes ISO 8601: `2016-09-18T13:57+05:30`,
/// `2016-09-18`, `2016-09`, `--09-17` (no year), `T13:57` (no date); nothing for [`Timestamp::NONE`].
///
/// ```
/// let document = copydesk::names(b"It was shut on 3 June 2014 at noon.")?;
/// let timestamp = document.values()[0].timestamp;
/// assert_eq!((timestamp.year, timestamp.month, timestamp.day), (2014, 6, 3));
/// assert!(timestamp.to_string().starts_with("2014-06-03"));
/// assert!(copydesk::Timestamp::NONE.is_none());
/// # Ok::<(), copydesk::Error>(())
/// ```
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
    ///
    /// ```
    /// let document = copydesk::names(b"It was shut in the early 1990s.")?;
    /// assert!(document.values()[0].timestamp.is_none());
    /// # Ok::<(), copydesk::Error>(())
    /// ```
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
    /// let document = copydesk::names(b"The bridge reopens at 19:30 GMT.")?;
    /// let printed = document.values()[0].timestamp;
    /// assert!(printed.has_zone());
    /// assert_eq!(printed.zone, 0);
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
///
/// Mentions are in order, do not overlap, and each lies inside one section, if sections were looked for. The span holds the name alone: no title ("Dr."), no
/// article, no possessive.
///
/// ```
/// use copydesk::Label;
/// let article = std::fs::read("examples/harbour.txt")?;
/// let document = copydesk::parse(&article)?;
/// let mention = document.mentions().iter().find(|mention| mention.label == Label::Person);
/// let mention = mention.expect("a person");
/// assert_eq!(document.text(mention.span), "Anna Lund");
/// let entity = document.entities()[mention.entity as usize];
/// assert_eq!(entity.label, Label::Person);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Mention {
    /// Its bytes.
    pub span: Span,
    /// What it names.
    pub label: Label,
    /// Index of its entity in [`Annotations::entities`](crate::Annotations::entities).
    pub entity: u32,
    /// How far the tagger preferred it, not a probability; 0 for what a grammar or a gazetteer found.
    pub score: f32,
    /// Index of its section in [`Annotations::sections`](crate::Annotations::sections), or `u32::MAX` if sections were not looked
    /// for; [`section_of`](crate::Annotations::section_of) gives it as an `Option`.
    pub section: u32,
    /// 0, for what later versions have to say.
    pub flags: u32,
}

impl Mention {
    /// A mention of which neither the entity nor the section is known yet.
    pub(crate) const fn new(span: Span, label: Label, score: f32) -> Mention {
        Mention { span, label, entity: 0, score, section: u32::MAX, flags: 0 }
    }

    /// The same of a name that the caller listed: it has no entity until all have one.
    pub(crate) const fn listed(span: Span, label: Label) -> Mention {
        Mention { entity: u32::MAX, ..Mention::new(span, label, 0.0) }
    }

    /// Whether it is a name that the caller listed, as long as its entity is not known.
    pub(crate) const fn is_listed(&self) -> bool {
        self.entity == u32::MAX
    }
}

/// The mentions of one thing in one article. Entities are in the order of their first mention.
///
/// ```
/// let article = std::fs::read("examples/harbour.txt")?;
/// let document = copydesk::parse(&article)?;
/// let graben = document.entities().iter().position(|entity| document.text(entity.name) == "Graben");
/// let graben = graben.expect("the town");
/// let mentions: Vec<usize> = document.mentions_of(graben).map(|(index, _)| index).collect();
/// let entity = document.entities()[graben];
/// assert_eq!(entity.mentions as usize, mentions.len());
/// assert_eq!(document.entity_mentions()[entity.first_mention as usize] as usize, mentions[0]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Entity {
    /// What it is.
    pub label: Label,
    /// How often it is mentioned.
    pub mentions: u32,
    /// Its fullest mention; of two as full one that is not all in capitals.
    pub name: Span,
    /// Hash of its name, the same in every article: of the letters without case, accents, hyphens and titles, and of the spellings of
    /// one name that papers use side by side ("Gadhafi", "Qaddafi"). Names that only sound alike ("Marx", "Marcus") differ.
    pub key: u64,
    /// Where its mentions begin in [`Annotations::entity_mentions`](crate::Annotations::entity_mentions); the first of them is its
    /// first in the article.
    pub first_mention: u32,
    /// 0, for what later versions have to say.
    pub flags: u32,
}

/// How a number was hedged. The numbers are ABI.
///
/// ```
/// use copydesk::Qualifier;
/// let document = copydesk::names(b"About 200 people came in more than 50 boats.")?;
/// let hedges: Vec<Qualifier> = document.values().iter().map(|value| value.qualifier).collect();
/// assert_eq!(hedges, [Qualifier::About, Qualifier::AtLeast]);
/// # Ok::<(), copydesk::Error>(())
/// ```
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

impl Qualifier {
    all! {
        /// All qualifiers, in the order of their numbers.
        Qualifier { Exact, AtLeast, AtMost, About }
    }

    /// The qualifier's name in lower case, as in JSON.
    ///
    /// ```
    /// assert_eq!(copydesk::Qualifier::AtLeast.name(), "at least");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            Qualifier::Exact => "exact",
            Qualifier::AtLeast => "at least",
            Qualifier::AtMost => "at most",
            Qualifier::About => "about",
        }
    }
}

/// What a mention made by a grammar says: a date, a time, an amount.
///
/// ```
/// let document = copydesk::names(b"The repair cost about 2.3 million euros.")?;
/// let value = document.values()[0];
/// assert_eq!(value.number, 2_300_000.0);
/// assert_eq!(document.text(value.unit), "euros");
/// let mention = document.mentions()[value.mention as usize];
/// assert_eq!(document.text(mention.span), "about 2.3 million euros");
/// # Ok::<(), copydesk::Error>(())
/// ```
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Value {
    /// Index of the mention in [`Annotations::mentions`](crate::Annotations::mentions).
    pub mention: u32,
    /// How the number was hedged.
    pub qualifier: Qualifier,
    /// The number of money, percent, quantity and of a span of time ("two weeks"), scale and sign included: 500,000 of "half a
    /// million", -18 of "minus 18 degrees". Percentages are as printed (4.5), shares parts of one with [`Value::RATIO`], cents
    /// and pence are counted as such, "two pounds 4 ounces" is 2.25 pounds. NaN if the words give none ("scores of") or more than
    /// one ("€1.500", which is 1.5 or 1500).
    pub number: f64,
    /// The currency as printed ("€", "US dollars"), the unit of measure ("square miles") or the noun counted, without what
    /// stands before it: "troops" of "62 Syrian troops". Empty if the copy does not name it.
    pub unit: Span,
    /// The value of a date or time, of an interval its first part; [`Timestamp::NONE`] for all else, and for dates without one
    /// ("the early 1990s").
    pub timestamp: Timestamp,
    /// The last part of an interval, which belongs to it: September 30 of "September 3 to 30", June of "the first half of
    /// 2016". [`Timestamp::NONE`] if the mention is no interval.
    pub until: Timestamp,
    /// The ISO 4217 code of money, [`Value::currency`] as text. "€" is EUR, "£" GBP, "₹" INR; what several countries have ("$",
    /// "pounds", "Rs") is told by words or letters with it, else by the article's country
    /// ([`Value::LOCAL_CURRENCY`]). Zeros where it is not certain, and for hundredths ("50 cents").
    pub currency: [u8; 4],
    /// [`Value::RATIO`] and [`Value::LOCAL_CURRENCY`] if they hold; later versions may add flags.
    pub flags: u32,
    /// Fills the eight bytes that a machine of 64 bits has here, so that one of 32 bits has them too.
    pub(crate) reserved: u32,
}

impl Value {
    /// The number is a ratio or a share of something, not a count: "two-thirds of voters", "one in five".
    ///
    /// ```
    /// use copydesk::Value;
    /// let document = copydesk::names(b"Two-thirds of the voters stayed at home.")?;
    /// assert_eq!(document.values()[0].flags & Value::RATIO, Value::RATIO);
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub const RATIO: u32 = 1;
    /// The currency was told from the article's country, for its sign or name alone is of several: "$" in a paper of Canada.
    ///
    /// ```
    /// use copydesk::Value;
    /// let document = copydesk::names(b"It cost US$5.")?;
    /// assert_eq!(document.values()[0].flags & Value::LOCAL_CURRENCY, 0);
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub const LOCAL_CURRENCY: u32 = 2;

    /// The ISO 4217 code of money ("EUR"); `None` where it is not certain, and for all else.
    ///
    /// ```
    /// let document = copydesk::names(b"The repair cost about 2.3 million euros.")?;
    /// assert_eq!(document.values()[0].currency(), Some("EUR"));
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn currency(&self) -> Option<&str> {
        let code = self.currency.get(..3).filter(|code| code[0] != 0)?;
        core::str::from_utf8(code).ok()
    }

    /// The date or time as ISO 8601, intervals as two with a slash between; `None` if there is none.
    ///
    /// ```
    /// let document = copydesk::names(b"The fair was held from June 3 to 7, 2017.")?;
    /// assert_eq!(document.values()[0].iso().as_deref(), Some("2017-06-03/2017-06-07"));
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    #[expect(clippy::disallowed_macros, reason = "what gives a String has no other way")]
    pub fn iso(&self) -> Option<alloc::string::String> {
        match (self.timestamp.is_none(), self.until.is_none()) {
            (true, _) => None,
            (false, true) => Some(alloc::format!("{}", self.timestamp)),
            (false, false) => Some(alloc::format!("{}/{}", self.timestamp, self.until)),
        }
    }
}

/// What a page's metadata entry is. The numbers are ABI; later versions may add kinds.
///
/// ```
/// use copydesk::MetadataKind;
/// assert_eq!(MetadataKind::ALL[0], MetadataKind::Title);
/// assert_eq!(MetadataKind::Published.name(), "published");
/// ```
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
    all! {
        /// All kinds, in the order of their numbers.
        MetadataKind { Title, Author, Published, Modified, Description, Publisher, Url, Image, Section, Keyword, Language, Rights }
    }

    /// The kind's name in lower case, as in JSON.
    ///
    /// ```
    /// assert_eq!(copydesk::MetadataKind::Keyword.name(), "keyword");
    /// ```
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

/// Where a metadata entry was found. The numbers are ABI; later versions may add sources.
///
/// ```
/// use copydesk::MetadataSource;
/// assert_eq!(MetadataSource::ALL.map(MetadataSource::name), ["page", "meta", "json_ld", "microdata"]);
/// ```
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
    all! {
        /// All sources, in the order of their numbers.
        MetadataSource { Page, Meta, JsonLd, Microdata }
    }

    /// The source's name in lower case, as in JSON.
    ///
    /// ```
    /// assert_eq!(copydesk::MetadataSource::JsonLd.name(), "json_ld");
    /// ```
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
///
/// ```
/// let page = b"<title>Ferry back in service</title><meta name=author content='Anna Lund'>";
/// let document = copydesk::parse(page)?;
/// let author = document.metadata().iter().find(|entry| entry.kind == copydesk::MetadataKind::Author).unwrap();
/// assert!(author.is_chosen());
/// assert_eq!(document.metadata_text(author), "Anna Lund");
/// # Ok::<(), copydesk::Error>(())
/// ```
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Metadata {
    /// What it is.
    pub kind: MetadataKind,
    /// Where it was found.
    pub source: MetadataSource,
    /// Its bytes: of the text of an element, the value of an attribute, a string inside JSON-LD.
    pub span: Span,
    /// [`Metadata::CHOSEN`], [`Metadata::HOUSE`] and [`Metadata::EDITOR`], of those that hold; later versions may add flags.
    pub flags: u32,
    /// What a date says; nothing of other kinds, and of dates that cannot be read for sure.
    pub timestamp: Timestamp,
}

impl Metadata {
    /// The entry is the article's own title, author, date...: one a kind, of authors and keywords each.
    ///
    /// ```
    /// use copydesk::Metadata;
    /// let document = copydesk::parse(b"<title>Ferry back in service</title><meta name=title content='A ferry'>")?;
    /// assert_eq!(document.metadata()[0].flags, Metadata::CHOSEN);
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub const CHOSEN: u32 = 1;
    /// The author is an agency or the paper itself, not a person.
    ///
    /// ```
    /// use copydesk::Metadata;
    /// let document = copydesk::parse(b"<meta name=author content=Reuters><h1>Ferry back in service</h1>")?;
    /// let houses = document.metadata().iter().filter(|entry| entry.flags & Metadata::HOUSE != 0);
    /// assert!(houses.map(|entry| document.metadata_text(entry)).eq(["Reuters"]));
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub const HOUSE: u32 = 2;
    /// The author is an editor of the article, not its writer. An editor is never chosen.
    ///
    /// ```
    /// use copydesk::Metadata;
    /// let page = br#"<script type="application/ld+json">
    ///     {"@type": "NewsArticle", "author": {"name": "Anna Lund"}, "editor": {"name": "Bo Ek"}}</script><h1>Ferry back</h1>"#;
    /// let document = copydesk::parse(page)?;
    /// let editors = document.metadata().iter().filter(|entry| entry.flags & Metadata::EDITOR != 0);
    /// assert!(editors.map(|entry| document.metadata_text(entry)).eq(["Bo Ek"]));
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub const EDITOR: u32 = 4;

    /// Whether the entry is the article's own, as [`Metadata::CHOSEN`] says.
    ///
    /// ```
    /// let document = copydesk::parse(b"<title>Ferry back in service</title><meta name=title content='A ferry'>")?;
    /// assert!(document.metadata()[0].is_chosen() && !document.metadata()[1].is_chosen());
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub const fn is_chosen(&self) -> bool {
        self.flags & Metadata::CHOSEN != 0
    }
}

/// How words are reported. The numbers are ABI; later versions may add kinds.
///
/// ```
/// use copydesk::QuoteKind;
/// assert_eq!(QuoteKind::ALL.map(QuoteKind::name), ["direct", "indirect"]);
/// ```
#[repr(u32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum QuoteKind {
    /// Word for word, between quotation marks or in a block of its own.
    Direct = 1,
    /// In the reporter's words: what "said that" and its like are followed by.
    Indirect = 2,
}

impl QuoteKind {
    all! {
        /// All kinds, in the order of their numbers.
        QuoteKind { Direct, Indirect }
    }

    /// The kind's name in lower case, as in JSON.
    ///
    /// ```
    /// assert_eq!(copydesk::QuoteKind::Direct.name(), "direct");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            QuoteKind::Direct => "direct",
            QuoteKind::Indirect => "indirect",
        }
    }
}

/// Which quotes an [`Extractor`](crate::Extractor) looks for.
///
/// ```
/// use copydesk::{Extractor, Model, Quotes};
/// let extractor = Extractor::builder().quotes(Quotes::Off).build(&Model::builtin());
/// let article = std::fs::read("examples/harbour.txt")?;
/// assert!(extractor.extract(&article)?.quotes().is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Quotes {
    /// None.
    Off,
    /// Those of [`QuoteKind::Direct`].
    #[default]
    Direct,
    /// Those of all kinds.
    All,
}

/// Words of the story that somebody said or wrote, and who.
///
/// Titles, terms and words at a distance ("the so-called 'calm'") are no quotes though they stand in marks. Quotes are in the order
/// of their start. Direct ones never overlap each other; an indirect one may hold direct ones.
///
/// ```
/// let article = b"Harbour bridge reopens\n\n\"We close on Monday,\" Anna Lund said.\n";
/// let document = copydesk::parse(article)?;
/// let quote = document.quotes()[0];
/// assert_eq!(document.text(quote.span), "We close on Monday,");
/// assert_eq!(document.text(quote.speaker), "Anna Lund");
/// assert_eq!(document.text(quote.cue), "said");
/// assert_eq!(document.text(document.entities()[quote.entity as usize].name), "Anna Lund");
/// # Ok::<(), copydesk::Error>(())
/// ```
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Quote {
    /// The words, without the marks around them, from the first to the last if it has several parts.
    pub span: Span,
    /// Who said them, as the text says it beside the quote: a name with its title, a pronoun ("she") or what a reader knows the person by ("the
    /// minister"). Outside of the quote's marks; empty if the text names nobody.
    pub speaker: Span,
    /// The verb that reports ("said"), or "according to"; empty if there is none.
    pub cue: Span,
    /// Index of the speaker's entity in [`Annotations::entities`](crate::Annotations::entities), also of whom a pronoun or a title
    /// stands for; [`Quote::NO_ENTITY`] if it is not known.
    pub entity: u32,
    /// Index of the section of its first byte in [`Annotations::sections`](crate::Annotations::sections).
    pub section: u32,
    /// Paragraphs that it runs over: 1 or more. [`Annotations::quote_parts`](crate::Annotations::quote_parts) has the pieces.
    pub parts: u32,
    /// How the words are reported.
    pub kind: QuoteKind,
    /// How far the speaker was preferred to others, not a probability; 0 if there is none.
    pub score: f32,
}

impl Quote {
    /// The index of no entity.
    ///
    /// ```
    /// assert_eq!(copydesk::Quote::NO_ENTITY, u32::MAX);
    /// ```
    pub const NO_ENTITY: u32 = u32::MAX;
}
