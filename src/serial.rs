//! Results for serde, as in the JSON of the command: kinds and labels by their names, spans as `start` and `end`, times as ISO 8601,
//! and `None` for what the article does not give.

use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::span::Span;
use crate::types::{
    Author, AuthorRole, Caption, Comment, Dateline, Entity, Format, Label, Mention, Metadata,
    MetadataKind, MetadataSource, Qualifier, Quote, QuoteKind, Section, SectionKind, Timestamp,
    Value,
};

/// Reads what has a name from it.
struct Name<T>(PhantomData<T>);

impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for Name<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name in lower case")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<T, E> {
        name.parse().map_err(E::custom)
    }
}

macro_rules! by_name {
    ($($Type:ident),+) => { $(
        impl Serialize for $Type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        impl<'de> Deserialize<'de> for $Type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$Type, D::Error> {
                deserializer.deserialize_str(Name(PhantomData))
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

macro_rules! fields {
    ($Type:ident, $this:ident: { $($name:literal: $value:expr),+ $(,)? }) => {
        impl Serialize for $Type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let $this = self;
                let mut out = serializer.serialize_struct(stringify!($Type), [$($name),+].len())?;
                $(out.serialize_field($name, &$value)?;)+
                out.end()
            }
        }
    };
}

fields!(Span, it: { "start": it.start, "end": it.end });
fields!(Section, it: { "kind": it.kind, "start": it.span.start, "end": it.span.end, "flags": it.flags });
fields!(Comment, it: {
    "section": it.section,
    "ordinal": some(it.ordinal, 0),
    "author": printed(it.author),
    "time": printed(it.time),
    "iso": it.timestamp,
    "body": printed(it.body),
    "parent": some(it.parent, Comment::NO_PARENT),
});
fields!(Caption, it: { "section": it.section, "credit": printed(it.credit), "flags": it.flags });
fields!(Author, it: { "section": it.section, "name": it.name, "role": it.role });
fields!(Dateline, it: {
    "section": it.section,
    "place": printed(it.place),
    "time": printed(it.time),
    "iso": it.timestamp,
    "flags": it.flags,
});
fields!(Mention, it: {
    "label": it.label,
    "start": it.span.start,
    "end": it.span.end,
    "entity": it.entity,
    "score": it.score,
    "section": some(it.section, u32::MAX),
    "flags": it.flags,
});
fields!(Entity, it: {
    "label": it.label,
    "mentions": it.mentions,
    "name": it.name,
    "key": it.key,
    "first_mention": it.first_mention,
    "flags": it.flags,
});
fields!(Value, it: {
    "mention": it.mention,
    "qualifier": some(it.qualifier, Qualifier::Exact),
    "number": Some(it.number).filter(|number| number.is_finite()),
    "unit": printed(it.unit),
    "iso": it.iso(),
    "currency": it.currency(),
    "flags": it.flags,
});
fields!(Metadata, it: {
    "kind": it.kind,
    "source": it.source,
    "start": it.span.start,
    "end": it.span.end,
    "iso": it.timestamp,
    "flags": it.flags,
});

fields!(Quote, it: {
    "kind": it.kind,
    "start": it.span.start,
    "end": it.span.end,
    "section": it.section,
    "speaker": printed(it.speaker),
    "entity": some(it.entity, Quote::NO_ENTITY),
    "cue": printed(it.cue),
    "parts": it.parts,
    "score": it.score,
});

/// As ISO 8601; nothing if no part is known.
impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.is_none() {
            true => serializer.serialize_none(),
            false => serializer.serialize_some(&format_args!("{self}")),
        }
    }
}

fn some<T: PartialEq>(value: T, none: T) -> Option<T> {
    Some(value).filter(|value| *value != none)
}

/// A detail, if it is printed.
fn printed(span: Span) -> Option<Span> {
    Some(span).filter(|span| !span.is_empty())
}
