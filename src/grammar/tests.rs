//! What every grammar keeps on any bytes: no panic, and spans inside the line.

use alloc::vec::Vec;

use proptest::prelude::*;

use super::*;
use crate::block::ends::Ends;
use crate::line::facts::GRAMMAR_LOOK;
use crate::line::read::tests::{any_lines, with_scanned};
use crate::line::scan::Work;
use crate::line::{cue, furniture};
use crate::span::Span;
use crate::time::find;

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
    authors::authors(text, &Ends::default(), |span, _| {
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
    for line in examples() {
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
    fn shuffled_pieces(picks in proptest::collection::vec((0..examples().count(), 0usize..80, 0usize..24), 0..12), joint in any::<u8>()) {
        let mut text = Vec::new();
        for (line, from, len) in picks {
            let bytes = examples().nth(line).unwrap_or_default().as_bytes();
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
