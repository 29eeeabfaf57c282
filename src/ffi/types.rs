//! The frozen structs and enumerations of the C ABI, and the proof that they are the core's.
//!
//! They are written out, not renamed from the core, because their comments are for C readers and because a change of the
//! core's layout must fail to compile here instead of changing the ABI.

use core::ffi::c_char;
use core::mem::{align_of, offset_of, size_of};

use crate::span::Span;
use crate::types::{
    Author, AuthorRole, Caption, Comment, Dateline, Entity, Format, Label, Mention, Metadata,
    MetadataKind, MetadataSource, Qualifier, Quote, QuoteKind, Section, SectionKind, Timestamp,
    Value,
};

/// The index of nothing: of the section of a mention, if sections were not looked for.
pub const COPYDESK_NO_INDEX: u32 = 0xFFFF_FFFF;
/// The index of no entity: of a quote, if it is not known who its speaker is.
pub const COPYDESK_NO_ENTITY: u32 = 0xFFFF_FFFF;

/// Half-open range of bytes, start to end - 1, of the article it was found in.
/// A detail that the text does not give is an empty span (start equals end).
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct copydesk_span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// How the bytes of an article are written.
#[repr(u32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum copydesk_format {
    /// An HTML page or fragment.
    Html = 1,
    /// Plain text.
    Plain = 2,
    /// No text at all: an archive, an image, a PDF. Nothing is looked for in it.
    Binary = 3,
}

/// What a section is.
#[repr(u32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum copydesk_section_kind {
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

/// What a mention names. Later versions may add labels: skip those you do not know.
#[repr(u32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum copydesk_label {
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

/// How a number was hedged.
#[repr(u32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum copydesk_qualifier {
    /// Not at all.
    Exact = 0,
    /// "at least", "more than", "over".
    AtLeast = 1,
    /// "at most", "up to", "fewer than".
    AtMost = 2,
    /// "about", "around", "some", "nearly".
    About = 3,
}

/// What the bearer of a name in a byline did. Later versions may add roles.
#[repr(u32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum copydesk_author_role {
    /// Wrote the article.
    Author = 0,
    /// Edited it: no author.
    Editor = 1,
}

/// What an entry of the metadata is. Later versions may add kinds: skip those you do not know.
#[repr(u32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum copydesk_metadata_kind {
    /// The article's title, without the name of the site.
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

/// Where an entry of the metadata was found. Later versions may add sources: hand them to copydesk_decode_metadata as
/// they are.
#[repr(u32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum copydesk_metadata_source {
    /// In the visible text.
    Page = 1,
    /// In a tag of the head or an attribute: meta, title, link, the language of html.
    Meta = 2,
    /// In a string of JSON-LD.
    JsonLd = 3,
    /// In an attribute beside the text: the datetime of time, itemprop.
    Microdata = 4,
}

/// How the words of a quote are reported. Later versions may add kinds: skip those you do not know.
#[repr(u32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum copydesk_quote_kind {
    /// Word for word, between quotation marks or in a block of its own.
    Direct = 1,
    /// In the reporter's words: what "said that" and its like are followed by.
    Indirect = 2,
}

/// A flag of copydesk_metadata: the entry is the article's own title, author, date and so on. One entry of a kind has
/// it, of authors and keywords each that is the article's; none if nothing is sure.
pub const COPYDESK_METADATA_CHOSEN: u32 = 1;
/// A flag of copydesk_metadata: the author is an agency or the paper itself, not a person.
pub const COPYDESK_METADATA_HOUSE: u32 = 2;
/// A flag of copydesk_metadata: the author is an editor of the article, not its writer.
pub const COPYDESK_METADATA_EDITOR: u32 = 4;

/// A flag of copydesk_value: the number is a ratio or a share of something, not a count ("two-thirds", "one in five").
pub const COPYDESK_VALUE_RATIO: u32 = 1;
/// A flag of copydesk_value: the currency was told from the article's country ("$" in a paper of Canada).
pub const COPYDESK_VALUE_LOCAL_CURRENCY: u32 = 2;

/// A date or a time of day or both, as far as it was printed; copydesk_timestamp_format writes it as ISO 8601.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct copydesk_timestamp {
    /// Year, or 0 if not known.
    pub year: i16,
    /// Month from 1, or 0 if not known.
    pub month: u8,
    /// Day of the month from 1, or 0 if not known.
    pub day: u8,
    /// Hour from 0 to 23, or 255 if not known.
    pub hour: u8,
    /// Minute, or 255 if not known.
    pub minute: u8,
    /// Second, or 255 if not known.
    pub second: u8,
    /// 0.
    pub reserved: u8,
    /// Minutes east of UTC, or -32768 if not known.
    pub zone: i16,
}

/// One paragraph-like unit of the article: a paragraph, a caption, a whole comment.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct copydesk_section {
    /// Its bytes.
    pub span: copydesk_span,
    /// What it is.
    pub kind: copydesk_section_kind,
    /// 0, for later use.
    pub flags: u32,
}

/// Details of a section that is a comment.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct copydesk_comment {
    /// Index of the section.
    pub section: u32,
    /// The number printed before it, or 0.
    pub ordinal: u32,
    /// Who wrote it.
    pub author: copydesk_span,
    /// When, as printed.
    pub time: copydesk_span,
    /// What was written, without the header.
    pub body: copydesk_span,
    /// When, as a value.
    pub timestamp: copydesk_timestamp,
    /// Index of the earlier comment that it answers, or COPYDESK_NO_INDEX if there is none or it is not known.
    pub parent: u32,
}

/// Details of a section that is a caption.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct copydesk_caption {
    /// Index of the section.
    pub section: u32,
    /// Who made or owns the picture: "Photo by ...", "/Reuters, NAME", "(AFP)".
    pub credit: copydesk_span,
    /// 0, for later use.
    pub flags: u32,
}

/// One name in a byline; a byline of two authors has two.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct copydesk_author {
    /// Index of the section.
    pub section: u32,
    /// The name.
    pub name: copydesk_span,
    /// What its bearer did: 0 wrote or reported, 1 edited. Later versions may add numbers.
    pub role: u32,
}

/// Place and time of a section that is a dateline, or a byline that prints them.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct copydesk_dateline {
    /// Index of the section.
    pub section: u32,
    /// The place.
    pub place: copydesk_span,
    /// The time, as printed.
    pub time: copydesk_span,
    /// The time, as a value.
    pub timestamp: copydesk_timestamp,
    /// 0, for later use.
    pub flags: u32,
}

/// A name, date or number in the text.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct copydesk_mention {
    /// Its bytes.
    pub span: copydesk_span,
    /// What it names.
    pub label: copydesk_label,
    /// Index of its entity.
    pub entity: u32,
    /// How far the tagger preferred it, not a probability; 0 for what a grammar found.
    pub score: f32,
    /// Index of its section, or COPYDESK_NO_INDEX if sections were not looked for.
    pub section: u32,
    /// 0, for later use.
    pub flags: u32,
}

/// The mentions of one thing in one article.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct copydesk_entity {
    /// What it is.
    pub label: copydesk_label,
    /// How often it is mentioned: one mention at least.
    pub mentions: u32,
    /// Its fullest mention.
    pub name: copydesk_span,
    /// Hash of its name, the same in every article: of the letters without case, accents, hyphens and titles, and of the
    /// spellings of one name that papers use side by side. Names that only sound alike differ.
    pub key: u64,
    /// Where its mentions begin in copydesk_annotations_entity_mentions.
    pub first_mention: u32,
    /// 0, for later use.
    pub flags: u32,
}

/// What a mention says that is a date, a time or an amount.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct copydesk_value {
    /// Index of the mention.
    pub mention: u32,
    /// How the number was hedged.
    pub qualifier: copydesk_qualifier,
    /// The number of money, percent, quantity and of a span of time ("two weeks"), scale and sign included; percentages as
    /// printed (4.5), cents and pence counted as such. NaN if there is none ("scores of", a day) or the words have two
    /// meanings.
    pub number: f64,
    /// The currency or unit as printed, or the noun counted, without what stands before it; empty if there is none.
    pub unit: copydesk_span,
    /// The value of a date or time, of an interval its first part.
    pub timestamp: copydesk_timestamp,
    /// The last part of an interval, which belongs to it; nothing is known if the mention is none.
    pub until: copydesk_timestamp,
    /// The ISO 4217 code of money with a NUL behind it; empty where it is not certain.
    pub currency: [c_char; 4],
    /// Those of COPYDESK_VALUE_RATIO and _LOCAL_CURRENCY that hold; later versions may add flags.
    pub flags: u32,
    /// 0, for later use.
    pub reserved: u32,
}

/// One thing that the page says of the article, in the text or out of sight.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct copydesk_metadata {
    /// What it is.
    pub kind: copydesk_metadata_kind,
    /// Where it was found.
    pub source: copydesk_metadata_source,
    /// Its bytes: of the text of an element, the value of an attribute, a string inside JSON-LD. copydesk_decode_metadata
    /// gives its text.
    pub span: copydesk_span,
    /// Those of COPYDESK_METADATA_CHOSEN, _HOUSE and _EDITOR that hold; later versions may add flags.
    pub flags: u32,
    /// What a date says; nothing is known of other kinds, nor of dates that cannot be read for sure.
    pub timestamp: copydesk_timestamp,
}

/// Words of the story that somebody said or wrote, and who.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct copydesk_quote {
    /// The words, without the marks around them, from the first to the last if it has several parts.
    pub span: copydesk_span,
    /// Who said them, as the text says it beside the quote: a name with its title, a pronoun ("she") or what a reader
    /// knows the person by ("the minister"). Empty if the text names nobody.
    pub speaker: copydesk_span,
    /// The verb that reports ("said"), or "according to"; empty if there is none.
    pub cue: copydesk_span,
    /// Index of the entity that the speaker is, also where a pronoun or a title stands for it; COPYDESK_NO_ENTITY if it is
    /// not known.
    pub entity: u32,
    /// Index of the section of its first byte.
    pub section: u32,
    /// Paragraphs that it runs over: 1 or more. copydesk_annotations_quote_parts gives the pieces.
    pub parts: u32,
    /// How the words are reported.
    pub kind: copydesk_quote_kind,
    /// How far the speaker was preferred to others, not a probability; 0 if there is none.
    pub score: f32,
}

/// A C struct and the core's struct that arrays of it are handed out from.
///
/// # Safety
///
/// Both have the same size, alignment and fields at the same offsets, and no value of `Core` is invalid as `Self`.
pub(super) unsafe trait Mirror: Copy {
    type Core;
}

/// Implements [`Mirror`] and proves its promise: a frozen size and each field's frozen offset, in C and in the core.
macro_rules! mirror {
    ($c:ident = $core:ident, $size:literal bytes { $($field:ident: $offset:literal),+ $(,)? }) => {
        const _: () = {
            assert!(size_of::<$c>() == $size && size_of::<$core>() == $size);
            assert!(align_of::<$c>() == align_of::<$core>());
            $(assert!(offset_of!($c, $field) == $offset && offset_of!($core, $field) == $offset);)+
        };
        // SAFETY: sizes, alignment and offsets are asserted above; enumerations are checked by `same_numbers`.
        unsafe impl Mirror for $c {
            type Core = $core;
        }
    };
}

mirror!(copydesk_span = Span, 8 bytes { start: 0, end: 4 });
mirror!(copydesk_timestamp = Timestamp, 10 bytes {
    year: 0, month: 2, day: 3, hour: 4, minute: 5, second: 6, reserved: 7, zone: 8,
});
mirror!(copydesk_section = Section, 16 bytes { span: 0, kind: 8, flags: 12 });
mirror!(copydesk_comment = Comment, 48 bytes {
    section: 0, ordinal: 4, author: 8, time: 16, body: 24, timestamp: 32, parent: 44,
});
mirror!(copydesk_caption = Caption, 16 bytes { section: 0, credit: 4, flags: 12 });
mirror!(copydesk_author = Author, 16 bytes { section: 0, name: 4, role: 12 });
mirror!(copydesk_dateline = Dateline, 36 bytes {
    section: 0, place: 4, time: 12, timestamp: 20, flags: 32,
});
mirror!(copydesk_mention = Mention, 28 bytes {
    span: 0, label: 8, entity: 12, score: 16, section: 20, flags: 24,
});
mirror!(copydesk_entity = Entity, 32 bytes {
    label: 0, mentions: 4, name: 8, key: 16, first_mention: 24, flags: 28,
});
mirror!(copydesk_value = Value, 56 bytes {
    mention: 0, qualifier: 4, number: 8, unit: 16, timestamp: 24, until: 34, currency: 44, flags: 48,
    reserved: 52,
});
mirror!(copydesk_metadata = Metadata, 32 bytes {
    kind: 0, source: 4, span: 8, flags: 16, timestamp: 20,
});

mirror!(copydesk_quote = Quote, 44 bytes {
    span: 0, speaker: 8, cue: 16, entity: 24, section: 28, parts: 32, kind: 36, score: 40,
});

// SAFETY: a number is itself, in C and in the core.
unsafe impl Mirror for u32 {
    type Core = u32;
}

const _: () = {
    assert!(COPYDESK_NO_ENTITY == Quote::NO_ENTITY);
    assert!(COPYDESK_METADATA_CHOSEN == Metadata::CHOSEN);
    assert!(COPYDESK_METADATA_HOUSE == Metadata::HOUSE);
    assert!(COPYDESK_METADATA_EDITOR == Metadata::EDITOR);
    assert!(COPYDESK_VALUE_RATIO == Value::RATIO);
    assert!(COPYDESK_VALUE_LOCAL_CURRENCY == Value::LOCAL_CURRENCY);
};

/// Proves that two enumerations have the same names with the same numbers. The match has no wildcard, so that a variant
/// added to the core alone does not compile.
macro_rules! same_numbers {
    ($c:ident = $core:ident { $($variant:ident),+ $(,)? }) => {
        const _: () = {
            $(assert!($core::$variant as u32 == $c::$variant as u32);)+
        };
        const _: fn($core) = |value| match value {
            $($core::$variant => {})+
        };
    };
}

same_numbers!(copydesk_author_role = AuthorRole { Author, Editor });
same_numbers!(copydesk_format = Format { Html, Plain, Binary });
same_numbers!(
    copydesk_section_kind = SectionKind {
        Headline,
        Deck,
        Byline,
        Dateline,
        Subheading,
        Body,
        Caption,
        Comment,
        Related,
        Boilerplate,
    }
);
same_numbers!(
    copydesk_label = Label {
        Person,
        Organization,
        Location,
        Group,
        Misc,
        Date,
        Time,
        Money,
        Percent,
        Quantity,
        Url,
        Email,
    }
);
same_numbers!(copydesk_qualifier = Qualifier { Exact, AtLeast, AtMost, About });
same_numbers!(
    copydesk_metadata_kind = MetadataKind {
        Title,
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
    }
);
same_numbers!(copydesk_quote_kind = QuoteKind { Direct, Indirect });
same_numbers!(copydesk_metadata_source = MetadataSource { Page, Meta, JsonLd, Microdata });
