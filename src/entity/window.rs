//! Tags an article a window of tokens at a time, so that no article takes much memory.

use alloc::vec::Vec;

use super::label::{LOCATION, ORGANIZATION, PERSON};
use super::tagger::Scratch;
use super::weights::Weights;
use super::{Label, Mention};
use crate::span::Span;
use crate::text::sentence::{self, Lines};
use crate::text::token::{bit, tokenize};

/// Tokens of a window: many times an article, and a few megabytes of working memory.
const TOKENS: usize = 1 << 15;
/// Scores of a model are sixteenths.
const UNIT: f32 = 16.0;

/// Appends the names in the spans `prose` of `text` to `out`.
pub(crate) fn names(text: &[u8], prose: &[Span], weights: &Weights, scratch: &mut Scratch, out: &mut Vec<Mention>) {
    scratch.tokens.clear();
    for span in prose {
        let (mut at, end) = (span.start as usize, span.end as usize);
        let lines = Lines::of(&text[at..end]);
        while at < end {
            let first = scratch.tokens.len();
            at = tokenize(text, at, end, TOKENS - first, &mut scratch.tokens);
            sentence::mark(text, &mut scratch.tokens[first..], lines);
            if at < end {
                at = cut(scratch, first, at);
                flush(text, weights, scratch, out);
            }
        }
        if scratch.tokens.len() == TOKENS {
            flush(text, weights, scratch, out);
        }
    }
    flush(text, weights, scratch, out);
}

/// Takes back the last sentence of a full window, so that it is not broken; returns where to go on. The section's tokens
/// are those from `first` on, and they end at `at`.
fn cut(scratch: &mut Scratch, first: usize, at: usize) -> usize {
    let tokens = &mut scratch.tokens;
    match tokens[first..].iter().rposition(|t| t.bits & bit::SENTENCE != 0).map(|n| first + n) {
        Some(last) if last > 0 => {
            let start = tokens[last].start as usize;
            tokens.truncate(last);
            start
        }
        // An endless sentence is broken all the same; and where no token had room, none is lost.
        _ => at,
    }
}

fn flush(text: &[u8], weights: &Weights, scratch: &mut Scratch, out: &mut Vec<Mention>) {
    scratch.tag(text, weights);
    let Scratch { tokens, found, .. } = scratch;
    out.extend(found.iter().map(|name| Mention {
        span: Span::new(tokens[name.start as usize].start, tokens[name.end as usize - 1].end),
        label: match name.kind {
            PERSON => Label::Person,
            ORGANIZATION => Label::Organization,
            LOCATION => Label::Location,
            _ if name.group => Label::Group,
            _ => Label::Misc,
        },
        entity: 0,
        score: name.score / UNIT,
    }));
    scratch.tokens.clear();
}
