//! Tokens that are read in another spelling than they stand in: a line of capitals as running text has its words, words without
//! signs that show nothing, no-break hyphens as hyphens.
//!
//! The tagger knows words by their spelling. Spans are those of the text all the same.

use alloc::vec::Vec;

use super::unknown::listed;
use super::weights::Weights;
use crate::text::class::lower;
use crate::text::fold::is_silent;
use crate::text::token::Token;
use crate::text::bits;

/// Room for a word in another spelling; a longer one is read as it stands.
pub(crate) type Buffer = [u8; 64];

/// The bytes that `token` is read by.
pub(crate) fn spelling<'a>(text: &'a [u8], token: Token, buffer: &'a mut Buffer) -> &'a [u8] {
    let raw = &text[token.start as usize..token.end as usize];
    if token.bits & bits::RESPELT == 0 {
        return raw;
    }
    if is_hyphen(raw) {
        return b"-";
    }
    let mut len = 0;
    let capitals = token.bits & bits::LOWER != 0 && !raw.iter().any(u8::is_ascii_lowercase);
    for (at, end, c) in bstr::ByteSlice::char_indices(raw) {
        if is_silent(c) {
            continue;
        }
        let first = len == 0 && token.bits & bits::TITLE != 0;
        let mut bytes = [0; 12];
        let bytes = match capitals && !first {
            true => {
                let mut size = 0;
                for l in c.to_lowercase() {
                    size += l.encode_utf8(&mut bytes[size..]).len();
                }
                &bytes[..size]
            }
            false => &raw[at..end],
        };
        let Some(room) = buffer.get_mut(len..len + bytes.len()) else { return raw };
        room.copy_from_slice(bytes);
        len += bytes.len();
    }
    &buffer[..len]
}

/// Whether `mark` is a hyphen: "-", or the ones that never and always break.
pub(crate) fn is_hyphen(mark: &[u8]) -> bool {
    matches!(mark, b"-" | [0xE2, 0x80, 0x90 | 0x91])
}

/// Marks the tokens of a window that are to be read in another spelling; takes out signs that show nothing, and makes one token
/// of the words they part.
pub(crate) fn respell(text: &[u8], tokens: &mut Vec<Token>, weights: &Weights) {
    without_silent(text, tokens);
    let mut start = 0;
    while start < tokens.len() {
        let len = tokens[start + 1..].iter().take_while(|t| t.bits & bits::SENTENCE == 0).count();
        let sentence = &mut tokens[start..start + 1 + len];
        if is_capitals(sentence) {
            running(text, sentence, weights);
        }
        start += 1 + len;
    }
}

fn without_silent(text: &[u8], tokens: &mut Vec<Token>) {
    let mut kept = 0usize;
    let mut tie = false;
    for i in 0..tokens.len() {
        let mut token = tokens[i];
        let raw = &text[token.start as usize..token.end as usize];
        if token.bits & bits::HIGH != 0 && token.bits & bits::MARK != 0 {
            if kept > 0
                && token.bits & (bits::SPACE | bits::SENTENCE) == 0
                && bstr::decode_utf8(raw).0.is_some_and(is_silent)
            {
                tie = true;
                continue;
            }
            if is_hyphen(raw) {
                token.bits = token.bits & !bits::HIGH | bits::RESPELT;
            }
        }
        let last = kept.checked_sub(1).map(|last| tokens[last]);
        tie = match last {
            Some(last) if token.bits & (bits::SENTENCE | bits::LINE | bits::SECTION) == 0 => {
                let gap = &text[last.end as usize..token.start as usize];
                (tie || gap.first().is_some_and(|b| *b >= 0x80))
                    && (last.bits | token.bits) & bits::MARK == 0
                    && !gap.is_empty()
                    && bstr::ByteSlice::chars(gap).all(is_silent)
            }
            _ => false,
        };
        if tie {
            let title = bits::UPPER | bits::LOWER | bits::DIGIT | bits::PERIOD;
            let last = &mut tokens[kept - 1];
            last.end = token.end;
            last.bits |= token.bits & title | bits::RESPELT;
        } else {
            tokens[kept] = token;
            kept += 1;
        }
        tie = false;
    }
    tokens.truncate(kept);
}

/// Whether a sentence has several words, all in capitals.
fn is_capitals(sentence: &[Token]) -> bool {
    let mut words = 0;
    for token in sentence.iter().filter(|t| t.bits & bits::MARK == 0) {
        if token.bits & bits::LOWER != 0 {
            return false;
        }
        words += usize::from(token.bits & bits::UPPER != 0);
    }
    words > 1
}

/// Whether the token is a word of capitals alone.
fn is_plain(token: Token) -> bool {
    let kinds = bits::UPPER | bits::LOWER | bits::DIGIT | bits::MARK | bits::PERIOD | bits::ADDRESS;
    token.bits & kinds == bits::UPPER && token.end - token.start > 1
}

/// Gives the words of a line in capitals the case that running text has them in.
fn running(text: &[u8], sentence: &mut [Token], weights: &Weights) {
    let mut given = false;
    for i in 0..sentence.len() {
        let token = sentence[i];
        if !is_plain(token) {
            given = false;
            continue;
        }
        let this = seen(text, token, weights);
        let next = sentence.get(i + 1).filter(|t| is_plain(**t)).map(|t| seen(text, *t, weights));
        let surname = |word: Seen| word.gazetteer & LAST != 0;
        // "WILL SMITH", "CHRIS ROCK".
        let name = this.gazetteer & FIRST != 0 && next.is_some_and(|n| surname(n) && n.caps > SOME)
            || given && surname(this);
        let case = match this.caps {
            _ if name => bits::UPPER | bits::TITLE | bits::LOWER,
            1..=SOME => bits::LOWER,
            _ if this.acronym => continue,
            _ => bits::UPPER | bits::TITLE | bits::LOWER,
        };
        given = this.gazetteer & FIRST != 0 && this.caps > SOME;
        let kinds = bits::UPPER | bits::TITLE | bits::LOWER;
        sentence[i].bits = token.bits & !kinds | case | bits::RESPELT;
    }
}

/// Level of [`Word::caps`](super::own::Word::caps) up to which a word is mostly in small letters.
const SOME: u8 = 4;
const FIRST: u16 = 1;
const LAST: u16 = 2;

/// What the model knows of a word in capitals.
#[derive(Clone, Copy, Default)]
struct Seen {
    caps: u8,
    gazetteer: u16,
    /// Known so, and not with small letters.
    acronym: bool,
}

fn seen(text: &[u8], token: Token, weights: &Weights) -> Seen {
    let raw = &text[token.start as usize..token.end as usize];
    let mut buffer = [0; 64];
    let Some(len) = lower(raw, &mut buffer) else { return Seen::default() };
    let caps = |l: (u16, u16, u8, u8)| l.2;
    let small = listed(weights, &buffer[..len]);
    buffer[0].make_ascii_uppercase();
    let title = listed(weights, &buffer[..len]);
    let as_is = listed(weights, raw);
    Seen {
        caps: caps(small).max(caps(title)).max(caps(as_is)),
        gazetteer: weights.bits(title.1),
        acronym: title.0 == 0 && title.1 == 0 && (as_is.0 != 0 || as_is.1 != 0),
    }
}
