//! Which tokens are worth scoring: those in and between capitalised words.

use crate::error::OutOfMemory;
use crate::lexicon::tagger;
use crate::name::pair::place;
use crate::text::bits;
use crate::text::class::is_hyphen;
use crate::text::grow::Grow;
use crate::text::token::Token;

/// A run of tokens that are labelled together: `start..end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Chain {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// First token of its sentence.
    pub(crate) sentence: u32,
    /// One past the last token of its sentence.
    pub(crate) stop: u32,
    /// First token of the sentence that is a word.
    pub(crate) first: u32,
    /// Bits of [`place`] that hold for the whole sentence.
    pub(crate) around: u8,
}

/// How many tokens may stand between two capitalised words of one chain.
const GAP: usize = 2;

/// How many tokens may stand between them if hyphens tie some of them.
const TIED: usize = 8;

/// Tokens of the longest chain; an endless row of capitals is cut.
const LONGEST: usize = 128;

/// Appends the chains of `tokens` to `out`.
pub(crate) fn chains(
    text: &[u8],
    tokens: &[Token],
    out: &mut alloc::vec::Vec<Chain>,
) -> Result<(), OutOfMemory> {
    let mut start = 0;
    while start < tokens.len() {
        let mut stop = start + 1;
        while stop < tokens.len() && tokens[stop].bits & bits::SENTENCE == 0 {
            stop += 1;
        }
        sentence(text, tokens, start, stop, out)?;
        start = stop;
    }
    Ok(())
}

/// Bytes of a filter of words.
pub(crate) const FILTER: usize = 1 << 14;

/// The two bits of a word in a filter, as (byte, mask).
pub(crate) fn filter_bits(hash: u64) -> [(usize, u8); 2] {
    [hash >> 11, hash >> 37].map(|h| ((h >> 3) as usize % FILTER, 1 << (h & 7)))
}

/// Whether a filter may hold the word of this hash.
pub(crate) fn filtered(filter: &[u8], hash: u64) -> bool {
    filter_bits(hash).into_iter().all(|(at, mask)| filter.get(at).is_some_and(|b| b & mask != 0))
}

/// Whether a token is a word in lower case.
pub(crate) fn is_lower(token: Token) -> bool {
    token.bits & (bits::UPPER | bits::LOWER | bits::MARK | bits::ADDRESS) == bits::LOWER
        && token.end - token.start <= 32
}

fn candidate(token: Token) -> bool {
    token.bits & (bits::UPPER | bits::NAME) != 0
        || token.bits & (bits::DIGIT | bits::LOWER) == bits::DIGIT | bits::LOWER
}

fn sentence(
    text: &[u8],
    tokens: &[Token],
    start: usize,
    stop: usize,
    out: &mut alloc::vec::Vec<Chain>,
) -> Result<(), OutOfMemory> {
    let (mut upper, mut lower) = (0, 0);
    for t in &tokens[start..stop] {
        if t.bits & bits::UPPER != 0 {
            upper += 1;
        } else if t.bits & (bits::LOWER | bits::MARK | bits::DIGIT) == bits::LOWER
            && t.end - t.start > 3
        {
            lower += 1;
        }
    }
    if !tokens[start..stop].iter().any(|&t| candidate(t)) {
        return Ok(());
    }
    let has_lower =
        tokens[start..stop].iter().any(|t| t.bits & (bits::LOWER | bits::MARK) == bits::LOWER);
    let flags = match () {
        () if upper > 1 && !has_lower => place::CAPS | place::HEADLINE,
        () if upper > 2 && upper > 2 * lower => place::HEADLINE,
        () => 0,
    };
    let marks = tokens[start..stop].iter().take_while(|t| t.bits & bits::MARK != 0).count();
    let mut i = start;
    while i < stop {
        if !candidate(tokens[i]) {
            i += 1;
            continue;
        }
        let mut from = i;
        if from > start && is_before_name(text, tokens[from - 1], tokens[from]) {
            from -= 1;
            if from > start && is_before_name(text, tokens[from - 1], tokens[from]) {
                from -= 1;
            }
            // "al - Assad", as some corpora write it.
            if from > start + 1
                && hyphen(text, tokens[from - 1])
                && is_before_name(text, tokens[from - 2], tokens[from])
            {
                from -= 2;
            }
        }
        let mut end = i + 1;
        loop {
            let reach = reach(text, tokens, end, stop);
            match (end..reach).rev().find(|&j| candidate(tokens[j])) {
                Some(j) if j < from + LONGEST => end = j + 1,
                _ => break,
            }
        }
        // "Apollo 11".
        while end < stop && tokens[end].bits & (bits::DIGIT | bits::MARK) == bits::DIGIT {
            end += 1;
        }
        // "Ban Ki-moon": the small letters after the hyphen may belong to the name.
        if end + 1 < stop && hyphen(text, tokens[end]) && is_lower(tokens[end + 1]) {
            end += 2;
        }
        out.grow(Chain {
            start: from as u32,
            end: end as u32,
            sentence: start as u32,
            stop: stop as u32,
            first: (start + marks) as u32,
            around: flags,
        })?;
        i = end;
    }
    Ok(())
}

/// Where the next capitalised word of a chain that ends before `end` must stand before: [`GAP`] tokens may lie between, and what
/// hyphens tie together: "Stoke-on-Trent", "Economic Co-operation and Development".
fn reach(text: &[u8], tokens: &[Token], end: usize, stop: usize) -> usize {
    let glued = |at: usize| tokens[at].bits & bits::SPACE == 0;
    let tied = |at: usize| {
        glued(at)
            && match hyphen(text, tokens[at]) {
                true => at + 1 < stop && glued(at + 1),
                false => at > 0 && hyphen(text, tokens[at - 1]) && glued(at - 1),
            }
    };
    let mut gap = GAP + 1;
    let mut at = end;
    while at < stop && at < end + TIED {
        gap -= usize::from(!tied(at));
        if gap == 0 {
            return at + 1;
        }
        at += 1;
    }
    at
}

fn hyphen(text: &[u8], token: Token) -> bool {
    is_hyphen(&text[token.start as usize..token.end as usize])
}

/// Whether `token` can begin the name that goes on with `next`: "bin Laden", "de Mistura", "2008 Olympics".
fn is_before_name(text: &[u8], token: Token, next: Token) -> bool {
    if next.bits & bits::PARAGRAPH != 0 {
        return false;
    }
    token.bits & (bits::DIGIT | bits::LOWER) == bits::DIGIT
        || tagger::may_begin_name(&text[token.start as usize..token.end as usize])
}
