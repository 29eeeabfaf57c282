//! What a line has of scripts beyond Latin: its script, its words where nothing stands between them, its signs.

use super::facts::{LineFacts, mark};
use super::masks::Masks;
use super::word::look_up;
use crate::lexicon::stopword;
use crate::text::hash::word_hash;
use crate::text::script::{self, Script};
use crate::text::sign::{Sign, sign};

/// Whether `look` may have signs or letters that [`read`] knows: bytes of U+0340 on, general punctuation left out.
pub(crate) fn may_have(look: &[u8]) -> bool {
    look.iter().fold(false, |any, &b| any | is_far(b))
}

/// Whether a character of these scripts begins with `b`.
fn is_far(b: u8) -> bool {
    b >= 0xCD && b != 0xE2
}

/// Parts of a word that a character can be: 70 of them are one.
const PARTS: u16 = 70;

/// Fills in what is told by characters of far scripts, and takes their signs out of the words.
#[cold]
#[inline(never)]
pub(crate) fn read(look: &[u8], masks: &mut Masks, facts: &mut LineFacts) {
    let mut letters = [0u16; script::COUNT];
    let (mut at, mut parts, mut in_number) = (0, 0u32, false);
    while at < look.len() {
        if !is_far(look[at]) {
            in_number &= look[at] & 0xC0 == 0x80;
            at += 1;
            continue;
        }
        let (c, len) = bstr::decode_utf8(&look[at..]);
        let (start, len) = (at, len.max(1));
        at += len;
        let Some(c) = c else { continue };
        if let Some(sign) = sign(c) {
            facts.marks |= marks(sign, at < look.len());
            masks.remove(start, len);
            in_number = false;
            continue;
        }
        let is_digit = is_digit(c);
        facts.numbers += u16::from(is_digit && !in_number);
        in_number = is_digit;
        let Some((script, characters)) = script::of(c) else { continue };
        letters[script as usize] += 1;
        facts.spare += (len - 1) as u16;
        if let Some(part) = PARTS.checked_div(characters) {
            parts += u32::from(part);
            facts.stops += u16::from(begins_stop_word(&look[start..]));
        } else if c.is_uppercase() && !masks.is_word(start.wrapping_sub(1)) {
            facts.capitals += 1;
        }
    }
    facts.count = (parts / u32::from(PARTS)) as u16;
    facts.script = most(&letters);
}

/// The script of most letters. A few kana make Han Japanese.
fn most(letters: &[u16; script::COUNT]) -> Script {
    let (japanese, han) = (letters[Script::Japanese as usize], letters[Script::Han as usize]);
    let most = letters.iter().copied().max().unwrap_or(0);
    let at = letters.iter().position(|&n| n == most).unwrap_or(0);
    match Script::ALL.get(at) {
        Some(Script::Han) if japanese * 8 >= han => Script::Japanese,
        Some(&script) if most > 0 => script,
        _ => Script::Latin,
    }
}

/// Whether a stop word of a script without spaces stands at the start of `text`.
fn begins_stop_word(text: &[u8]) -> bool {
    stopword::may_begin(text)
        && (1..=stopword::LONGEST / 3)
            .filter_map(|n| text.get(..3 * n))
            .any(|word| look_up(word_hash(word)).languages != 0)
}

fn is_digit(c: char) -> bool {
    matches!(
        c,
        '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}' | '\u{966}'..='\u{96F}' | '\u{9E6}'..='\u{9EF}'
            | '\u{E50}'..='\u{E59}' | '\u{ED0}'..='\u{ED9}' | '\u{1040}'..='\u{1049}'
            | '\u{17E0}'..='\u{17E9}' | '\u{FF10}'..='\u{FF19}'
    )
}

fn marks(sign: Sign, inside: bool) -> u16 {
    match sign {
        Sign::Stop | Sign::Exclamation if inside => mark::SENTENCE,
        Sign::Question if inside => mark::QUESTION | mark::SENTENCE,
        Sign::Question => mark::QUESTION,
        Sign::Comma => mark::COMMA,
        Sign::Colon => mark::COLON,
        Sign::OpenQuote | Sign::CloseQuote => mark::QUOTE,
        Sign::OpenBracket | Sign::CloseBracket => mark::BRACKET,
        Sign::Stop | Sign::Exclamation | Sign::Other => 0,
    }
}
