//! What every grammar keeps on any bytes: no panic, and spans inside the line.

use alloc::vec::Vec;

use proptest::prelude::*;

use super::*;
use crate::line::facts::GRAMMAR_LOOK;
use crate::line::read::tests::{any_lines, with_scanned};
use crate::line::scan::Work;
use crate::line::{cue, furniture};
use crate::span::Span;
use crate::time::find;

/// Made-up lines in the shapes of real ones; each prefix of each is tried too.
const LINES: &[&str] = &[
    "1. Ann Lund says:\n    November 12, 2012 at 9:20 am\n\n    Text of it",
    "#3 | Ann Lund | 14.10.21 | 17:08",
    "28. A title\nAnn - Graben (11/23/2006 14:27)",
    "Posted by: Ann, Graben on 9:35am\u{a0}Wed\u{a0}9\u{a0}Jan\u{a0}08",
    "Ann6. Juni 2015 um 10:23",
    "A text\n\n– Ann\nFeb 7, 2014 at 10:53",
    "Kommentar von Zoë\n\n26. März 2004, 16:19 Uhr",
    "Ann Lund • vor 11 Wochen · Antworten",
    "miércoles, 9 de junio de 2021 - 4:25 a. m. (GMT+2)",
    "1er août 2016 à 8 h 05 | il y a 3 jours",
    "2021-01-18T19:55:01.5+02:00",
    "By Ann O’Neil and Bo van der Berg, AP Business Writer Mon Nov 27, 7:38 AM ET",
    "Reporting by Ann Lund; editing by Bo Dahl",
    "QUEENSTOWN, New Zealand (AFP) -- The town",
    "The mayor waves. [Photo by Ann Lund/AP Images]",
    "Der Hafen. Bild: © dpa",
    "Leave a Reply · Share · 10 Responses to “A title”",
];

fn inside(span: Span, text: &[u8]) {
    assert!(
        span.start <= span.end && span.end as usize <= text.len(),
        "{span:?} in {} bytes",
        text.len()
    );
}

fn check(text: &[u8]) {
    for found in [find::find(text), find::at(text), find::clock(text)].into_iter().flatten() {
        inside(found.span, text);
        assert!(!found.span.is_empty());
        let value = found.value;
        assert!(
            value.month <= 12 && value.day <= 31 && (value.hour < 24 || !value.has_clock()),
            "{value:?}"
        );
    }
    byline::with_phrases(text, &furniture::scan(text), cue::ALL, |span| {
        inside(span, text);
        assert!(!span.is_empty());
    });
    if let Some(parts) = dateline::parse(text) {
        inside(parts.place, text);
        inside(parts.time, text);
        assert!(
            parts.end as usize <= text.len()
                && parts.end >= parts.time.end
                && parts.end >= parts.place.end
        );
    }
    if let Some(span) = credit::find(text) {
        inside(span, text);
    }
    let look = comment::Hints::EVERYWHERE;
    for header in
        [comment::header(text, &look), comment::trailer(text, &look)].into_iter().flatten()
    {
        inside(header.author, text);
        inside(header.time, text);
        assert!(header.certainty <= 2 && header.end as usize <= text.len());
        assert!(header.end >= header.author.end && header.end >= header.time.end, "{header:?}");
    }
    let found = furniture::scan(text);
    thread::is_line(text, &found, find::find(text));
    thread::is_heading(text, &found);
    assert!(found.covered <= found.words.max(furniture::MAX_WORDS as u8));
}

#[test]
fn every_prefix_and_suffix() {
    for line in LINES {
        let bytes = line.as_bytes();
        for at in 0..=bytes.len() {
            check(&bytes[..at]);
            check(&bytes[at..]);
        }
    }
}

proptest! {
    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        check(&bytes);
    }

    /// Pieces of real lines in any order reach deeper than random bytes.
    #[test]
    fn shuffled_pieces(picks in proptest::collection::vec((0..LINES.len(), 0usize..80, 0usize..24), 0..12), joint in any::<u8>()) {
        let mut text = Vec::new();
        for (line, from, len) in picks {
            let bytes = LINES[line].as_bytes();
            let from = from.min(bytes.len());
            text.extend_from_slice(&bytes[from..(from + len).min(bytes.len())]);
            if joint < 128 {
                text.push(joint);
            }
        }
        check(&text);
    }
}

#[test]
fn grammars_that_are_not_asked_would_find_nothing() {
    let mut work = Work::default();
    any_lines(|text| {
        let text = text.as_bytes();
        if text.is_empty() || text.len() > GRAMMAR_LOOK {
            return;
        }
        with_scanned(text, &mut work, |line| {
            // Times count that were found, or that are words.
            let timed = line.may_be_timed() || line.words.has_time_words();
            let cues = cue::ALL & !if timed { 0 } else { cue::TIME };
            let strength = byline::with_phrases(text, &line.facts.phrases, cues, |_: Span| {});
            if byline::may_be_byline(line) {
                let forms = byline::forms(line);
                let found = (forms & form::BYLINE != 0, forms & form::BYLINE_SURE != 0);
                let sure = strength == Some(byline::Strength::Certain);
                assert_eq!(found, (strength.is_some(), sure), "{}", text.escape_ascii());
            }
            let trailer = comment::trailer(text, &comment::trailer_hints(line)).is_some();
            assert_eq!(comment::forms(line) != 0, trailer, "{}", text.escape_ascii());
        });
    });
}
