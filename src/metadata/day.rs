//! When the article was published and changed.

use alloc::vec::Vec;

use super::entry;
use crate::block::html::said::{Property, Said, flag};
use crate::html::value::{ValueChars, text};
use crate::segment::Segments;
use crate::time::{find, stamp};
use crate::types::{Metadata, MetadataKind, MetadataSource, Timestamp};

use super::words::writing;

/// No date of a page is longer.
const LONGEST: usize = 80;

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
        let mut dated: Vec<(u8, Metadata)> = Vec::new();
        for one in said.iter().filter(|s| s.property == property).take(64) {
            let timestamp = value(&input[one.span], one.source);
            dated.push((place(one), Metadata { timestamp, ..entry(kind, one.source, one.span) }));
        }
        if kind == MetadataKind::Published {
            let printed = segments.datelines.iter().filter(|d| d.timestamp.day != 0).take(8);
            dated.extend(printed.map(|d| {
                let entry = entry(kind, MetadataSource::Page, d.time);
                (5, Metadata { timestamp: d.timestamp, ..entry })
            }));
        }
        dated.sort_by_key(|(place, dated)| (!has_day(&dated.timestamp), *place));
        out.extend(dated.into_iter().map(|(_, dated)| dated));
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
    if raw.len() > LONGEST || ValueChars::new(raw, writing(source)).next().is_none() {
        return Timestamp::NONE;
    }
    let date = text(raw, writing(source));
    let bytes = date.as_bytes();
    let Some(stamp::Stamp { span, value }) = find::at(bytes) else { return Timestamp::NONE };
    let rest = &bytes[span.end as usize..];
    let read = !rest.iter().any(u8::is_ascii_alphanumeric);
    if read { value } else { Timestamp::NONE }
}
