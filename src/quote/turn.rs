//! Turns of interviews and transcripts: paragraphs that begin with the name of who speaks and a colon.

use alloc::vec::Vec;

use super::Article;
use super::words::has_voice;
use crate::error::OutOfMemory;
use crate::span::Span;
use crate::text::grow::Grow;
use crate::text::hash::word_hash;
use crate::types::{Mention, Quote};

/// Bytes of a name before a colon at most.
const LABEL: usize = 48;
/// Turns of an interview at least, and of each of the first two speakers.
const TURNS: usize = 4;
const EACH: usize = 2;
/// Names that are compared with one before a colon.
const NAMES: usize = 64;

/// One turn.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Turn {
    pub(crate) words: Span,
    pub(crate) speaker: Span,
    pub(crate) entity: u32,
    /// Number of its paragraph.
    pub(crate) paragraph: u32,
    key: u32,
}

/// Lists the turns; none if it is no interview. `keys` is scratch.
pub(crate) fn list(
    article: Article,
    paragraphs: &[(Span, u32)],
    keys: &mut Vec<u32>,
    out: &mut Vec<Turn>,
) -> Result<(), OutOfMemory> {
    out.clear();
    keys.clear();
    for (n, &(span, _)) in paragraphs.iter().enumerate() {
        if let Some(turn) = turn(article, span, n as u32) {
            out.grow(turn)?;
            keys.grow(turn.key)?;
        }
    }
    keys.sort_unstable();
    let often = keys.chunk_by(|a, b| a == b).filter(|turns| turns.len() >= EACH).count();
    if out.len() < TURNS || often < 2 {
        out.clear();
    }
    Ok(())
}

/// The turn that a paragraph is.
fn turn(article: Article, span: Span, paragraph: u32) -> Option<Turn> {
    let text = &article.text[span.range()];
    let colon = text.iter().take(LABEL).position(|b| matches!(b, b':' | b'\n' | b'"'))?;
    let (label, rest) = (&text[..colon], text[colon..].strip_prefix(b":")?);
    let words = rest.trim_ascii();
    let named = label.iter().filter(|b| **b == b' ').count() <= 3
        && label.first().is_some_and(u8::is_ascii_uppercase);
    let quoted = matches!(
        words,
        [b'"' | b'\'', ..] | [0xE2, 0x80, 0x98 | 0x9C | 0x9E, ..] | [0xC2, 0xAB, ..]
    );
    if !named || quoted || !rest.first().is_some_and(u8::is_ascii_whitespace) || words.len() < 2 {
        return None;
    }
    let start = span.start as usize;
    let entity = speaker(article, Span::at(start, start + colon))?;
    let at = start + colon + 1 + (rest.len() - rest.trim_ascii_start().len());
    Some(Turn {
        words: Span::at(at, at + words.len()),
        speaker: Span::at(start, start + colon),
        entity,
        paragraph,
        key: word_hash(label),
    })
}

/// The entity that a label names: a person or a house, here or by the last word of the name elsewhere.
fn speaker(article: Article, label: Span) -> Option<u32> {
    let Article { text, names, .. } = article;
    let first = names.mentions.partition_point(|m| m.span.start < label.start);
    let speaks = |m: &&Mention| has_voice(m.label);
    if let Some(m) = names.mentions.get(first).filter(|m| label.covers(m.span)).filter(speaks) {
        return Some(m.entity);
    }
    let label = &text[label.range()];
    if matches!(label, b"Q" | b"A") {
        return Some(Quote::NO_ENTITY);
    }
    let last = |name: &[u8]| {
        name.rsplit(|b| *b == b' ').next().is_some_and(|word| word.eq_ignore_ascii_case(label))
    };
    names
        .mentions
        .iter()
        .take(NAMES)
        .filter(speaks)
        .find(|m| last(&text[m.span.range()]))
        .map(|m| m.entity)
}
