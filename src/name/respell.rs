//! Tokens that are read in another spelling than they stand in: a line of capitals as running text has its words, words without
//! signs that show nothing, no-break hyphens as hyphens.
//!
//! The tagger knows words by their spelling. Spans are those of the text all the same.

use alloc::vec::Vec;

use super::unknown::listed;
use super::weights::Weights;
use crate::name::own::phrase_step;
use crate::text::bits;
use crate::text::class::{is_hyphen, lower};
use crate::text::fold::is_silent;
use crate::text::hash::hash_of;
use crate::text::token::Token;

/// Room for a word in another spelling; a longer one is read as it stands.
pub(crate) type Buffer = [u8; 64];

/// The bytes that `token` is read by.
#[inline]
pub(crate) fn spelling<'a>(text: &'a [u8], token: Token, buffer: &'a mut Buffer) -> &'a [u8] {
    let raw = &text[token.start as usize..token.end as usize];
    if token.bits & bits::RESPELT == 0 { raw } else { respelt(raw, token, buffer) }
}

fn respelt<'a>(raw: &'a [u8], token: Token, buffer: &'a mut Buffer) -> &'a [u8] {
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

/// Marks the tokens of a window that are to be read in another spelling; takes out signs that show nothing, and makes one token
/// of the words they part.
pub(crate) fn respell(text: &[u8], tokens: &mut Vec<Token>, weights: &Weights) {
    if let [first, .., last] = tokens[..]
        && has_silent(&text[first.start as usize..last.end as usize])
        && tokens.windows(2).any(|pair| is_odd(text, pair[0], pair[1]))
    {
        without_silent(text, tokens);
    }
    let mut rest = &mut tokens[..];
    while !rest.is_empty() {
        let next = rest[1..].iter().position(|t| t.bits & bits::SENTENCE != 0);
        let (sentence, after) = rest.split_at_mut(next.map_or(rest.len(), |n| n + 1));
        if is_capitals(sentence) {
            running(text, sentence, weights);
        }
        rest = after;
    }
}

/// Whether `text` holds a sign that shows nothing or a hyphen beyond ASCII. Most articles have none.
fn has_silent(mut text: &[u8]) -> bool {
    while let Some(at) = bstr::ByteSlice::find_non_ascii_byte(text) {
        text = &text[at..];
        let size = match *text {
            // Letters of Latin, Greek and Cyrillic.
            [0xC3..=0xCB | 0xCE..=0xD1, ..] => 2,
            // Dashes, quotes, bullets and dots; Chinese, Japanese and Korean.
            [0xE2, 0x80, 0x93..=0xA7, ..] | [0xE3..=0xED, ..] => 3,
            _ => {
                let (c, size) = bstr::decode_utf8(text);
                if c.is_some_and(is_silent) || is_hyphen(&text[..size]) {
                    return true;
                }
                size
            }
        };
        text = text.get(size..).unwrap_or_default();
    }
    false
}

/// Whether white space beyond ASCII stands between two tokens, or `token` is a soft hyphen or a hyphen beyond ASCII.
fn is_odd(text: &[u8], last: Token, token: Token) -> bool {
    let high = |b: &u8| *b >= 0x80;
    text.get(last.end as usize).is_some_and(high)
        && (token.bits & (bits::HIGH | bits::MARK) != bits::HIGH | bits::MARK
            || matches!(
                text[token.start as usize..],
                [0xC2, 0xAD, ..] | [0xE2, 0x80, 0x90 | 0x91, ..]
            ))
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
    words > 2
}

/// Whether the token is a word of capitals alone.
fn is_plain(token: Token) -> bool {
    let kinds = bits::UPPER | bits::LOWER | bits::DIGIT | bits::MARK | bits::PERIOD | bits::ADDRESS;
    token.bits & kinds == bits::UPPER && token.end - token.start > 1
}

/// Gives the words of a line in capitals the case that running text has them in. Lines without a verb or another word that is hardly
/// ever capitalised stay as they are: they are tables and addresses, which the tagger knows in capitals.
fn running(text: &[u8], sentence: &mut [Token], weights: &Weights) {
    let is_small = |t: &&Token| {
        let raw = &text[t.start as usize..t.end as usize];
        is_plain(**t) && raw.len() > 3 && (1..=RARELY).contains(&seen(raw, weights).caps)
    };
    if sentence.iter().find(is_small).is_none() {
        return;
    }
    let mut given = false;
    let mut listed = 0;
    for i in 0..sentence.len() {
        let token = sentence[i];
        let word = |t: Token| seen(&text[t.start as usize..t.end as usize], weights);
        if !is_plain(token) {
            given = false;
            continue;
        }
        let this = word(token);
        let next = sentence.get(i + 1).filter(|t| is_plain(**t)).map(|t| word(*t));
        // "Speaks" is a surname too, but nobody's in the copy that the model knows.
        let surname = |word: Seen| word.gazetteer & LAST != 0 && word.caps != NEVER;
        if listed <= i {
            listed = i + phrase(text, &sentence[i..], weights);
        }
        // "CHRIS ROCK", "WILL SMITH"; an unknown word that begins the line, "OLU BRIGHT".
        let long = token.end - token.start > 3;
        let first = |n: Seen| {
            surname(n)
                && (this.gazetteer & FIRST != 0 && long && n.caps > SOME
                    || i == 0 && this.caps == 0 && this.gazetteer == 0)
        };
        let name = listed > i || next.is_some_and(first) || given && surname(this);
        let raw = &text[token.start as usize..token.end as usize];
        let case = match this.caps {
            _ if name => bits::UPPER | bits::TITLE | bits::LOWER,
            1..=SOME => bits::LOWER,
            _ if this.acronym => continue,
            0 if ENDINGS.iter().any(|end| raw.len() > 5 && raw.ends_with(end)) => bits::LOWER,
            _ => bits::UPPER | bits::TITLE | bits::LOWER,
        };
        given =
            this.gazetteer & FIRST != 0 && this.caps > SOME || i == 0 && next.is_some_and(first);
        let kinds = bits::UPPER | bits::TITLE | bits::LOWER;
        sentence[i].bits = token.bits & !kinds | case | bits::RESPELT;
    }
}

/// How many words of the listed name that `tokens` begin with, capitalised; 0 if with none.
fn phrase(text: &[u8], tokens: &[Token], weights: &Weights) -> usize {
    let (mut key, mut len) = (0, 0);
    for (i, token) in tokens.iter().take(LONGEST).take_while(|t| is_plain(**t)).enumerate() {
        let mut buffer = [0; 64];
        let raw = &text[token.start as usize..token.end as usize];
        let Some(size) = lower(raw, &mut buffer) else { break };
        buffer[0].make_ascii_uppercase();
        key = phrase_step(key, hash_of(&buffer[..size]));
        if i > 0
            && let Some(v) = weights.phrases.get(key)
            && u16::from_le_bytes([v[0], v[1]]) == (key >> 16) as u16
        {
            len = i + 1;
        }
    }
    len
}

/// How words end that the model does not know and that are no names.
const ENDINGS: [&[u8]; 12] = [
    b"ING", b"ED", b"CHES", b"UES", b"LY", b"ION", b"IONS", b"NCE", b"NESS", b"MENT", b"ABLE",
    b"IVE",
];
/// Words of the longest listed name that is looked for.
const LONGEST: usize = 4;
/// Level of [`Word::caps`](super::own::Word::caps) up to which a word is hardly ever capitalised.
const RARELY: u8 = 3;
/// Level of a word that is not.
const NEVER: u8 = 1;
/// Level of [`Word::caps`](super::own::Word::caps) up to which a word is mostly in small letters.
const SOME: u8 = 4;
const FIRST: u16 = 1;
const LAST: u16 = 2;

/// What the model knows of a word in capitals.
#[derive(Clone, Copy, Default)]
struct Seen {
    caps: u8,
    gazetteer: u16,
    /// Known so, and not with small letters: "FBI".
    acronym: bool,
}

fn seen(raw: &[u8], weights: &Weights) -> Seen {
    let mut buffer = [0; 64];
    let Some(len) = lower(raw, &mut buffer) else { return Seen::default() };
    let caps = |l: (u16, u16, u8, u8)| l.2;
    let is_known = |word: &[u8]| weights.words.slot(hash_of(word)).is_some();
    let small = listed(weights, &buffer[..len]);
    buffer[0].make_ascii_uppercase();
    let title = listed(weights, &buffer[..len]);
    let as_is = listed(weights, raw);
    Seen {
        caps: caps(small).max(caps(title)).max(caps(as_is)),
        gazetteer: weights.bits(title.1),
        acronym: is_known(raw) && !is_known(&buffer[..len]),
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::*;
    use crate::document::model::Model;
    use crate::model::Part;
    use crate::text::sentence::{self, Lines};
    use crate::text::token::tokenize;

    /// The words of `text` as the tagger reads them.
    fn read(text: &str) -> String {
        let model = Model::builtin();
        let weights = Weights::new(model.part(Part::Names)).unwrap();
        let mut tokens = Vec::new();
        tokenize(text.as_bytes(), 0, text.len(), 1000, &mut tokens).unwrap();
        sentence::mark(text.as_bytes(), &mut tokens, Lines::of(text.as_bytes()));
        respell(text.as_bytes(), &mut tokens, &weights);
        let word = |t: &Token| {
            let mut buffer = [0; 64];
            String::from_utf8_lossy(spelling(text.as_bytes(), *t, &mut buffer)).into_owned()
        };
        tokens.iter().map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_headline_in_capitals_is_read_in_small_letters() {
        for (text, expected) in [
            ("MAYOR MEETS SMITH IN NEW YORK", "mayor meets Smith in New York"),
            ("WILL SMITH THANKS CHRIS ROCK", "Will Smith thanks Chris Rock"),
            ("MARKET WAITS AS POWELL SPEAKS", "market waits as Powell speaks"),
            ("OLU BRIGHT SAYS SORRY", "Olu Bright says sorry"),
            ("FBI SENDS SHIPS TO TURKEY", "FBI sends ships to Turkey"),
            // A table, and what is no headline.
            ("NEW YORK 5 8 BOSTON 2 1", "NEW YORK 5 8 BOSTON 2 1"),
            ("The BBC and ITV", "The BBC and ITV"),
        ] {
            assert_eq!(read(text), expected);
        }
    }

    #[test]
    fn signs_that_show_nothing_are_not_read() {
        assert_eq!(read("Ko\u{ad}pen\u{ad}hagen and Mc\u{ad}Donald"), "Kopenhagen and McDonald");
        assert_eq!(read("Ada\u{200b} Mar\u{200b}ten, Bo\u{ad} Holt"), "Ada Marten , Bo Holt");
        assert_eq!(read("Park Min\u{2011}ho"), "Park Min - ho");
        assert_eq!(read("\u{ad}\u{ad} a\u{200b}"), "\u{ad} a");
    }

    #[test]
    fn a_long_word_is_read_as_it_stands() {
        let long = "x\u{ad}".repeat(100) + "x";
        assert_eq!(read(&long), long);
    }
}
