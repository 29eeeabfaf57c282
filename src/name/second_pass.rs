//! The second pass of the tagger: each word learns from the rest of the article.
//!
//! The first pass labels each chain by itself. The labels that a word got elsewhere in the article then become features of
//! it: "Lund" follows "Anna Lund", and a doubtful reading gives way to three clear ones.

use super::bilou::{BEGIN, LAST, LOCATION, ORGANIZATION};
use super::chain::Chain;
use super::own::lower_hash;
use crate::error::OutOfMemory;
use crate::name::pair::place;
use crate::text::bits;
use crate::text::hash_table::HashTable;
use crate::text::token::Token;

/// Rows of weights that the second pass has.
pub(crate) const ROWS: usize = 128;

const CONTEXTS: usize = 3;
const STRENGTHS: usize = 5;
const LAST_AT: usize = 5 * STRENGTHS * CONTEXTS;
const FIRST_AT: usize = LAST_AT + 8;
const LEFT_AT: usize = FIRST_AT + 8;
const RIGHT_AT: usize = LEFT_AT + 10;
const ACRONYM_AT: usize = RIGHT_AT + 10;

/// How a word was labelled in the article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Count {
    /// By type, no name first.
    kinds: [u8; 5],
    /// As last word of a name of several words, by type.
    lasts: [u8; 4],
    /// As first word of one.
    firsts: [u8; 4],
    /// Initials of a name of several words, a bit for each type.
    acronym: u8,
}

/// Counts of the article's words, by hash of the lower-case form.
#[derive(Debug, Clone, Default)]
pub(crate) struct Votes {
    table: HashTable<Count>,
}

/// Type of a label: 0 for no name, else 1 and up.
fn kind_of(label: u8) -> usize {
    usize::from(label).div_ceil(4)
}

impl Votes {
    /// Drops all counts.
    pub(crate) fn clear(&mut self) {
        self.table.clear();
    }

    /// The counts of `key`; 0 is no key.
    fn entry(&mut self, key: u32) -> Result<Option<&mut Count>, OutOfMemory> {
        (key != 0).then(|| self.table.get_or(key.into(), Count::default)).transpose()
    }

    /// Counts one labelled word.
    pub(crate) fn add(&mut self, key: u32, label: u8) -> Result<(), OutOfMemory> {
        if let Some(count) = self.entry(key)? {
            bump(count, label, |n| *n = n.saturating_add(1));
        }
        Ok(())
    }

    /// Notes the initials of a chain's names of several words.
    pub(crate) fn add_acronyms(
        &mut self,
        text: &[u8],
        tokens: &[Token],
        c: &Chain,
        labels: &[u8],
    ) -> Result<(), OutOfMemory> {
        let mut initials = [0u8; 8];
        let mut n = 0;
        for (token, &label) in tokens[c.start as usize..c.end as usize].iter().zip(labels) {
            if label == 0 || usize::from(label - 1) % 4 == BEGIN {
                n = 0;
            }
            if label == 0 {
                continue;
            }
            let first = text[token.start as usize];
            if token.bits & bits::TITLE != 0 && first.is_ascii_uppercase() && n < 8 {
                initials[n] = first.to_ascii_lowercase();
                n += 1;
            }
            let (kind, place) = (usize::from(label - 1) / 4, usize::from(label - 1) % 4);
            if place == LAST && n >= 2 && has_acronym(kind) {
                self.add_acronym(lower_hash(&initials[..n]) as u32, kind)?;
            }
        }
        Ok(())
    }

    /// Notes that `key` stands for the initials of a name of type `kind`.
    fn add_acronym(&mut self, key: u32, kind: usize) -> Result<(), OutOfMemory> {
        if let Some(count) = self.entry(key)? {
            count.acronym |= 1 << kind;
        }
        Ok(())
    }

    /// The counts of `key` without one word labelled `label`.
    pub(crate) fn others(&self, key: u32, label: u8) -> Count {
        let Some(mut count) = self.table.get(key.into()) else { return Count::default() };
        bump(&mut count, label, |n| *n = n.saturating_sub(1));
        count
    }
}

fn bump(count: &mut Count, label: u8, change: impl Fn(&mut u8)) {
    let kind = kind_of(label);
    change(&mut count.kinds[kind]);
    if kind > 0 {
        match usize::from(label - 1) % 4 {
            LAST => change(&mut count.lasts[kind - 1]),
            BEGIN => change(&mut count.firsts[kind - 1]),
            _ => {}
        }
    }
}

/// The type that most labels of a word say, and how clearly, from 0 (one label) over 2 (many, all the same) to 4 (no two
/// thirds agree). `None` without labels.
fn opinion(count: &Count) -> Option<(usize, usize)> {
    let total: u32 = count.kinds.iter().map(|&n| u32::from(n)).sum();
    if total == 0 {
        return None;
    }
    // Of equals the last wins: a name rather than none.
    let (kind, &most) = count.kinds.iter().enumerate().max_by_key(|(_, n)| **n)?;
    let most = u32::from(most);
    Some((
        kind,
        match () {
            () if most == total && most == 1 => 0,
            () if most == total && most <= 3 => 1,
            () if most == total => 2,
            () if most * 3 >= total * 2 => 3,
            () => 4,
        },
    ))
}

/// Calls `each` with the rows that the rest of the article adds to a word labelled `label` that stands between `left` and
/// `right`. Returns whether the rest of the article reads it differently.
pub(crate) fn features(
    here: &Count,
    left: &Count,
    right: &Count,
    label: u8,
    flags: u8,
    mut each: impl FnMut(usize),
) -> bool {
    let mut doubt = false;
    let own = kind_of(label);
    if let Some((kind, strength)) = opinion(here) {
        let context = match flags {
            f if f & (place::HEADLINE | place::CAPS) != 0 => 2,
            f if f & place::INITIAL != 0 => 1,
            _ => 0,
        };
        each((kind * STRENGTHS + strength) * CONTEXTS + context);
        doubt |= kind != own;
    }
    for k in 0..4 {
        for (n, at) in [(here.lasts[k], LAST_AT), (here.firsts[k], FIRST_AT)] {
            if n > 0 {
                each(at + 2 * k + usize::from(n > 1));
                doubt |= own != k + 1;
            }
        }
        if here.acronym >> k & 1 != 0 {
            each(ACRONYM_AT + k);
            doubt |= own != k + 1;
        }
    }
    for (count, at) in [(left, LEFT_AT), (right, RIGHT_AT)] {
        if let Some((kind, strength)) = opinion(count) {
            each(at + 2 * kind + usize::from(strength >= 3));
        }
    }
    doubt
}

/// Whether a name of this type can be called by its initials.
fn has_acronym(kind: usize) -> bool {
    kind == ORGANIZATION || kind == LOCATION
}
