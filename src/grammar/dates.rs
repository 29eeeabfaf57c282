//! What the dates of a line are of: "Updated Nov 10, 2021 | Published Nov 9, 2021", "Received 5 March 2021; Accepted ...".

use crate::lexicon::dateline::{self, EVENTS};
use crate::text::table::WordTable;
use crate::text::word::words;
use crate::time::find;
use crate::time::stamp::Stamp;

static WORDS: WordTable<512> = WordTable::new(EVENTS);

/// Lines of dates are no longer.
const REACH: usize = 400;
/// Dates of one line that are looked at.
const MOST: usize = 6;
/// How far before its date a label may be.
const LABEL: usize = 60;

/// What a date is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Event {
    /// The line says that it is of the publication.
    Published,
    /// The line does not say.
    Unsaid,
    Modified,
    /// The day a paper was received, or reviewed.
    Other,
    /// An event, the end of an offer.
    Occasion,
}

/// The timestamps of `line` and what each is of. Only the last word that tells, between a date and the one before it, counts.
pub(crate) fn read(line: &[u8]) -> impl Iterator<Item = (Stamp, Event)> + '_ {
    let line = &line[..line.len().min(REACH)];
    let mut from = 0;
    core::iter::from_fn(move || {
        let found = find::find_from(line, from)?;
        let start = (found.span.start as usize).max(from);
        let label = &line[from.max(start.saturating_sub(LABEL))..start];
        from = (found.span.end as usize).max(from + 1);
        Some((found, event(label)))
    })
    .take(MOST)
}

/// What the date after `label` is of.
pub(crate) fn event(label: &[u8]) -> Event {
    let told = words(label).map(|word| WORDS.get(word)).filter(|&sense| sense != 0).last();
    match told {
        Some(dateline::PUBLISHED) => Event::Published,
        Some(dateline::MODIFIED) => Event::Modified,
        Some(dateline::OCCASION) => Event::Occasion,
        Some(_) => Event::Other,
        None => Event::Unsaid,
    }
}

/// Of a line of several timestamps the one of the first publication, or what is nearest to it. None if the line has one at most.
pub(crate) fn publication(line: &[u8]) -> Option<Stamp> {
    let mut best: Option<(Stamp, Event)> = None;
    let mut count = 0;
    for (found, event) in read(line) {
        count += 1;
        // "3 hours ago" says less than a date.
        let better = |(before, was): (Stamp, Event)| {
            (event as u8, !found.value.has_date()) < (was as u8, !before.value.has_date())
        };
        if best.is_none_or(better) {
            best = Some((found, event));
        }
    }
    best.filter(|_| count > 1).map(|(found, _)| found)
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn the_publication_among_several_dates() {
        for (line, iso) in [
            ("Updated Nov 10, 2021 | Published Nov 9, 2021", "2021-11-09"),
            ("Updated 10 Nov 2021, 7:02am. First published 9 Nov 2021, 6:30pm", "2021-11-09T18:30"),
            ("Actualizado 23/11/2021 07:02 Publicado 13/11/2021 18:30", "2021-11-13T18:30"),
            ("Mis à jour le 10 novembre 2021, publié le 9 novembre 2021", "2021-11-09"),
            (
                "Received 5 March 2021; Accepted 16 October 2021; Published 9 November 2021",
                "2021-11-09",
            ),
            ("9 November 2021 (updated 10 November 2021)", "2021-11-09"),
            ("Modified Nov 10, 2021; originally published Nov 9, 2021", "2021-11-09"),
            ("Last updated: November 21, 2021\nPublished: November 9, 2021", "2021-11-09"),
            ("Event: 1 December 2021. Posted 9 November 2021", "2021-11-09"),
            (
                "Aktualisiert: 10.11.2021, 07:02 Uhr, veröffentlicht: 09.11.2021, 18:30 Uhr",
                "2021-11-09T18:30",
            ),
            ("Zuletzt aktualisiert am 10.11.2021, 09.11.2021", "2021-11-09"),
            ("Updated 3 hours ago, published Nov 9, 2021", "2021-11-09"),
        ] {
            let found = publication(line.as_bytes()).expect(line);
            assert_eq!(found.value.to_string(), iso, "{line}");
        }
        assert_eq!(publication(b"Updated Nov 10, 2021"), None);
        assert_eq!(publication(b""), None);
    }

    #[test]
    fn what_each_date_is_of() {
        let line =
            b"Available until Nov 24, 2021. Updated Nov 10, 2021, Nov 9, 2021, posted Nov 8, 2021";
        let events: Vec<Event> = read(line).map(|(_, event)| event).collect();
        assert_eq!(events, [Event::Occasion, Event::Modified, Event::Unsaid, Event::Published]);
    }
}
