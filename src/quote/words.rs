//! The words around quotations, with what is known of each.

use alloc::vec::Vec;

use crate::error::OutOfMemory;
use crate::lexicon::quotes::{self, PRONOUN, SAY, STRONG};
use crate::span::Span;
use crate::text::bits;
use crate::text::grow::Grow;
use crate::text::hash::word_hash_in;
use crate::text::sentence::{self, Lines};
use crate::text::token::{Token, tokenize};
use crate::types::{Label, Mention};

/// Bytes of a section that are looked at: no paragraph is longer.
pub(crate) const SECTION: usize = 1 << 16;
/// No mention, no quotation.
pub(crate) const NONE: u32 = u32::MAX;

/// A token.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Of [`bits`].
    pub(crate) bits: u16,
    /// Of [`quotes`]; 0 for marks and names.
    pub(crate) class: u16,
    /// Of its letters, in any case.
    pub(crate) hash: u32,
    /// Index of the name it belongs to, or [`NONE`].
    pub(crate) mention: u32,
    /// Number of the quotation it is in, or [`NONE`].
    pub(crate) quote: u32,
    /// Number of its section.
    pub(crate) section: u32,
}

impl Word {
    pub(crate) fn has(&self, class: u16) -> bool {
        self.class & class != 0
    }

    pub(crate) fn is_mark(&self) -> bool {
        self.bits & bits::MARK != 0
    }

    pub(crate) fn begins_sentence(&self) -> bool {
        self.bits & bits::SENTENCE != 0
    }

    pub(crate) fn is_title(&self) -> bool {
        self.bits & bits::TITLE != 0
    }

    pub(crate) fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// The end of what is looked at of a section: no character is split.
pub(crate) fn looked_at(text: &[u8], span: Span) -> usize {
    let mut end = (span.end as usize).min(span.start as usize + SECTION);
    while end < span.end as usize && end > span.start as usize && text[end] & 0xC0 == 0x80 {
        end -= 1;
    }
    end
}

/// Appends the words of a section; `mentions` are those from its start on.
pub(crate) fn read(
    text: &[u8],
    section: (Span, u32),
    mentions: &[Mention],
    first_mention: usize,
    tokens: &mut Vec<Token>,
    out: &mut Vec<Word>,
) -> Result<(), OutOfMemory> {
    let (span, number) = section;
    let start = span.start as usize;
    let end = looked_at(text, span);
    tokens.clear();
    tokenize(text, start, end, usize::MAX >> 1, tokens)?;
    let lines = Lines::of(&text[start..end]);
    sentence::mark(text, tokens, lines);
    let mut at = 0;
    for token in tokens.iter() {
        while mentions.get(at).is_some_and(|m| m.span.end <= token.start) {
            at += 1;
        }
        let named =
            mentions.get(at).filter(|m| m.span.start <= token.start && token.end <= m.span.end);
        let value = named.is_some_and(|m| is_apart(m.label));
        let is_word = token.bits & bits::MARK == 0 || token.bits & bits::LOWER != 0;
        let hash = word_hash_in(text, token.start as usize, token.end as usize);
        let class = match named {
            Some(_) if value => 0,
            Some(m) if m.label < Label::Date && token.bits & bits::TITLE != 0 => 0,
            _ if !is_word => 0,
            _ => quotes::class(hash),
        };
        out.grow(Word {
            start: token.start,
            end: token.end,
            bits: token.bits,
            class,
            hash,
            mention: named.map_or(NONE, |_| (first_mention + at) as u32),
            quote: NONE,
            section: number,
        })?;
    }
    Ok(())
}

/// Whether a value of this label is no part of a phrase: dates and addresses are not, "two people" is.
pub(crate) fn is_apart(label: Label) -> bool {
    matches!(label, Label::Date | Label::Time | Label::Url | Label::Email)
}

/// Whether what is so labelled may say something: people and houses.
pub(crate) fn has_voice(label: Label) -> bool {
    matches!(label, Label::Person | Label::Organization)
}

/// Whether the word is a verb of saying that may report.
pub(crate) fn says(word: &Word) -> bool {
    word.has(SAY) && !word.has(PRONOUN) && word.quote == NONE
}

/// Whether it is one that does little else.
pub(crate) fn says_only(word: &Word) -> bool {
    word.class & (SAY | STRONG) == SAY | STRONG
}
