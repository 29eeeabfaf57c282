//! When the article was published and changed.

use alloc::vec::Vec;

use super::entry;
use crate::block::html::said::{Property, Said, flag};
use crate::html::value::ValueChars;
use crate::segment::Segments;
use crate::time::find;
use crate::time::stamp::Stamp;
use crate::types::{Metadata, MetadataKind, MetadataSource, Timestamp};

use super::words::writing;

/// No date of a page is longer.
const LONGEST: usize = 80;

/// Dates that are looked at.
const MOST: usize = 64;
/// The place of what is printed among those of tags and strings.
const PRINTED: u32 = 5;

/// Adds the dates of publication and of change, best first; the first that has a day is chosen.
pub(super) fn read(input: &[u8], segments: &Segments, said: &[Said], out: &mut Vec<Metadata>) {
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
        for one in said.iter().filter(|s| s.property == property).take(MOST) {
            let timestamp = value(&input[one.span], one.source);
            let flags = place(one);
            out.push(Metadata { timestamp, flags, ..entry(kind, one.source, one.span) });
        }
        if kind == MetadataKind::Published {
            let printed = segments.datelines.iter().filter(|d| d.timestamp.day != 0).take(MOST);
            out.extend(printed.map(|d| {
                let entry = entry(kind, MetadataSource::Page, d.time);
                Metadata { timestamp: d.timestamp, flags: PRINTED, ..entry }
            }));
        }
        // Until here the flags hold the place.
        let dates = &mut out[first..];
        dates.sort_unstable_by_key(|d| (!has_day(&d.timestamp), d.flags, d.span.start));
        dates.iter_mut().for_each(|d| d.flags = 0);
        if let Some(chosen) = out[first..].first_mut().filter(|d| has_day(&d.timestamp)) {
            chosen.flags |= Metadata::CHOSEN;
        }
    }
}

/// Whether a day of some year is told that an article can be of.
fn has_day(timestamp: &Timestamp) -> bool {
    timestamp.day != 0 && timestamp.year > 1970
}

/// What a date in a tag or a string says; nothing unless all of it was read.
fn value(raw: &[u8], source: MetadataSource) -> Timestamp {
    let mut date = [0; LONGEST];
    let mut len = 0;
    for (char, ..) in ValueChars::new(raw, writing(source)) {
        if len == 0 && char.is_whitespace() {
            continue;
        }
        let Some(room) = date.get_mut(len..len + char.len_utf8()) else { return Timestamp::NONE };
        char.encode_utf8(room);
        len += char.len_utf8();
    }
    let Some(Stamp { span, value }) = find::at(&date[..len]) else { return Timestamp::NONE };
    let rest = &date[span.end as usize..len];
    let read = !rest.iter().any(u8::is_ascii_alphanumeric);
    if read { value } else { Timestamp::NONE }
}
