//! Names of people, organizations and places in prose.
//!
//! The tagger reads an article a window of tokens at a time, so that no article takes much memory.

pub(crate) mod bilou;
pub(crate) mod chain;
mod edges;
pub(crate) mod gazetteer;
pub(crate) mod own;
pub(crate) mod pair;
pub(crate) mod respell;
pub(crate) mod second_pass;
pub(crate) mod tagger;
pub(crate) mod unknown;
mod viterbi;
pub(crate) mod weights;

pub use gazetteer::Gazetteer;

use alloc::vec::Vec;

use crate::error::OutOfMemory;
use crate::name::bilou::{LOCATION, ORGANIZATION, PERSON};
use crate::name::tagger::{NameSpan, Scratch};
use crate::name::weights::Weights;
use crate::span::Span;
use crate::text::bits;
use crate::text::grow::Grow;
use crate::text::sentence::{self, Lines};
use crate::text::token::tokenize;
use crate::types::{Label, Mention};

/// Tokens of a window: many times an article, and a few megabytes of working memory.
const TOKENS: usize = 1 << 15;
/// Scores of a model are sixteenths.
const UNIT: f32 = 16.0;

/// What names are known by.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tables<'a> {
    /// The tagger's, if the model has one.
    pub(crate) weights: Option<Weights<'a>>,
    /// The caller's own list.
    pub(crate) gazetteer: Option<&'a Gazetteer>,
}

/// Appends the names in the spans `prose` of `text` to `out`.
pub(crate) fn names(
    text: &[u8],
    prose: &[Span],
    tables: Tables,
    scratch: &mut Scratch,
    out: &mut Vec<Mention>,
) -> Result<(), OutOfMemory> {
    scratch.tokens.clear();
    for span in prose {
        let (mut at, end) = (span.start as usize, span.end as usize);
        let lines = Lines::of(&text[at..end]);
        while at < end {
            let first = scratch.tokens.len();
            at = tokenize(text, at, end, TOKENS - first, &mut scratch.tokens)?;
            sentence::mark(text, &mut scratch.tokens[first..], lines);
            if let Some(token) = scratch.tokens.get_mut(first) {
                token.bits |= bits::SECTION;
            }
            if at < end {
                at = cut(scratch, first, at);
                flush(text, tables, scratch, out)?;
            }
        }
        if scratch.tokens.len() == TOKENS {
            flush(text, tables, scratch, out)?;
        }
    }
    flush(text, tables, scratch, out)
}

/// Takes back the last sentence of a full window, so that it is not broken; returns where to go on. The section's tokens
/// are those from `first` on, and they end at `at`.
fn cut(scratch: &mut Scratch, first: usize, at: usize) -> usize {
    let tokens = &mut scratch.tokens;
    match tokens[first..].iter().rposition(|t| t.bits & bits::SENTENCE != 0).map(|n| first + n) {
        Some(last) if last > 0 => {
            let start = tokens[last].start as usize;
            tokens.truncate(last);
            start
        }
        // An endless sentence is broken all the same; and where no token had room, none is lost.
        _ => at,
    }
}

/// Tags the window's tokens and empties it.
fn flush(
    text: &[u8],
    tables: Tables,
    scratch: &mut Scratch,
    out: &mut Vec<Mention>,
) -> Result<(), OutOfMemory> {
    scratch.found.clear();
    if let Some(weights) = &tables.weights {
        scratch.tag(text, weights)?;
        let Scratch { tokens, found, claims, .. } = scratch;
        edges::mend(text, tokens, weights, found, claims)?;
    }
    let Scratch { tokens, found, .. } = scratch;
    let span = |start: usize, end: usize| Span::new(tokens[start].start, tokens[end - 1].end);
    let tagged = |name: &NameSpan| {
        let label = match name.kind {
            PERSON => Label::Person,
            ORGANIZATION => Label::Organization,
            LOCATION => Label::Location,
            _ if name.group => Label::Group,
            _ => Label::Misc,
        };
        Mention::new(span(name.start as usize, name.end as usize), label, name.score / UNIT)
    };
    let mut names = found.iter().peekable();
    if let Some(gazetteer) = tables.gazetteer {
        let mut added = Ok(());
        let mut add = |name| added = added.and_then(|()| out.grow(name));
        gazetteer.find(text, tokens, |start, end, label| {
            while let Some(name) = names.next_if(|n| (n.end as usize) <= start) {
                add(tagged(name));
            }
            while names.next_if(|n| (n.start as usize) < end).is_some() {}
            add(Mention::listed(span(start, end), label));
        });
        added?;
    }
    out.grow_by(names.map(tagged))?;
    tokens.clear();
    Ok(())
}
