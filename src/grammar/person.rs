//! Names of reporters in a byline, one after the other, and the words that are no part of them.

use crate::lexicon::agency::is_agency;
use crate::lexicon::calendar::{self, Sense};
use crate::lexicon::reporters::{AFTER, AND, HOUSE, LISTS, ORG, PARTICLE, ROLE, STOP, WRITTEN};
use crate::span::Span;
use crate::text::table::WordTable;
use crate::text::word::{is_letter, letters_len, space_len};
use crate::time::find;

/// Longer runs of words with capitals are headlines.
pub(super) const MAX_PERSON: usize = 60;

static WORDS: WordTable<512> = WordTable::new(LISTS);

pub(crate) fn word_kind(word: &[u8]) -> u16 {
    WORDS.get(word)
}

/// Names of people that follow each other.
pub(super) struct NameList {
    pub(super) spans: [Span; 12],
    pub(super) count: usize,
    /// Where the last ends.
    pub(super) end: usize,
}

impl NameList {
    pub(super) fn read(line: &[u8], start: usize) -> NameList {
        let mut names = NameList { spans: [Span::default(); 12], count: 0, end: start };
        let mut at = start;
        // "A, B and C, Graben Mirror": after the "and" a comma ends the names, and where they work follows.
        let (mut comma, mut ended) = (false, false);
        while names.count < names.spans.len() {
            let len = person(&line[at..]);
            if len == 0 || comma && (ended || is_house(&line[at + len..])) {
                break;
            }
            names.spans[names.count] = Span::at(at, at + len);
            names.count += 1;
            names.end = at + len;
            let Some(gap) = conjunction(&line[names.end..]) else { break };
            at = names.end + gap;
            let joint = &line[names.end..at];
            comma = joint.trim_ascii() == b",";
            ended |= joint.iter().any(|b| b.is_ascii_alphabetic() || *b == b'&');
        }
        names
    }

    pub(super) fn each(&self, author: &mut impl FnMut(Span)) {
        self.spans[..self.count].iter().copied().for_each(author);
    }
}

/// Whether `rest`, after words with capitals, makes them a paper's or an agency's name: "Valley" "Courier".
fn is_house(rest: &[u8]) -> bool {
    let at = space_len(rest);
    word_kind(&rest[at..at + letters_len(&rest[at..])]) == ORG
}

/// Length of what may stand between two names: ", ", " and ", " & ", " / ".
pub(super) fn conjunction(text: &[u8]) -> Option<usize> {
    let mut at = space_len(text);
    let mut signs = 0;
    while let Some(b',' | b'&' | b'/' | b';' | b'+') = text.get(at) {
        signs += 1;
        at += 1;
        at += space_len(&text[at..]);
    }
    let len = letters_len(&text[at..]);
    if len > 0 && text[at].is_ascii_lowercase() && word_kind(&text[at..at + len]) == AND {
        at += len;
        signs += 1;
        at += space_len(&text[at..]);
    } else if text[at..].starts_with(b"AND ") {
        at += 4;
        signs += 1;
    }
    (signs > 0 && signs <= 2).then_some(at)
}

/// Length of the person's name that `text` begins with: one to five words with capitals, particles between, no role.
pub(super) fn person(text: &[u8]) -> usize {
    let (mut at, mut end, mut words) = (0, 0, 0);
    while words < 6 {
        let len = name_word(&text[at..]);
        if len == 0 {
            break;
        }
        let word = &text[at..at + len];
        let letters = letters_len(word);
        let sort = word_kind(&word[..letters]);
        let capital = is_capital(word);
        if !capital {
            // "van", "de", "bin" belong to a name only between its words.
            if words == 0 && !matches!(word, b"d" | b"al" | b"van" | b"de")
                || !(sort == PARTICLE
                    || matches!(word, b"de" | b"von" | b"di" | b"da" | b"y" | b"e"))
            {
                break;
            }
            if matches!(word, b"y" | b"e") {
                break;
            }
        } else if matches!(sort, ROLE | ORG | HOUSE | STOP)
            || is_agency(word)
            || begins_date(&text[at..], word)
            || word == b"AND"
            || matches!(sort, AFTER | WRITTEN) && words > 0
        {
            break;
        } else {
            end = at + len;
        }
        words += 1;
        at += len;
        let space = space_len(&text[at..]);
        if space == 0 || text[at..at + space].contains(&b'\n') {
            break;
        }
        at += space;
    }
    if end > MAX_PERSON { 0 } else { end }
}

/// Whether a date begins with `word`, or `word` is a day that a sentence begins with: "Ann Lund May 5, 2019", "By Monday".
pub(super) fn begins_date(text: &[u8], word: &[u8]) -> bool {
    match calendar::sense(word) {
        Sense::Weekday => word.len() > 3,
        Sense::Month(_) | Sense::CommonMonth(_) | Sense::MarchOrTuesday => find::at(text).is_some(),
        _ => false,
    }
}

/// Length of a word of a name: letters, and signs inside them ("O'Neil", "J.P.", "Al-Haj").
pub(super) fn name_word(text: &[u8]) -> usize {
    let mut at = 0;
    loop {
        let mut len = letters_len(&text[at..]);
        // A name and the next word may touch: "WhiteUpdated". Two small letters before a capital tell; "McDonald" has one.
        if len > 5
            && text[at + 3..at + len].iter().any(u8::is_ascii_uppercase)
            && let Some(cut) = text[at..at + len].windows(4).position(|w| {
                w[0].is_ascii_lowercase()
                    && w[1].is_ascii_lowercase()
                    && w[2].is_ascii_lowercase()
                    && w[3].is_ascii_uppercase()
            })
            && word_kind(&text[at + cut + 3..at + len]) != 0
        {
            len = cut + 3;
            return at + len;
        }
        if len == 0 {
            return at;
        }
        at += len;
        match text[at..] {
            [b'.', next, ..] if len <= 2 && is_letter(next) => at += 1,
            [b'.', ..] if len <= 2 => return at + 1,
            [b'-' | b'\'' | b'`', next, ..] if is_letter(next) => at += 1,
            [0xe2, 0x80, 0x98 | 0x99, next, ..] if is_letter(next) => at += 3,
            _ => return at,
        }
    }
}

pub(super) fn is_capital(word: &[u8]) -> bool {
    match word {
        [0xc3, low, ..] => *low < 0xa0,
        [0xd0, low, ..] => (0x90..0xb0).contains(low),
        [0xd1, ..] => false,
        [first, ..] => !first.is_ascii_lowercase(),
        [] => false,
    }
}

/// Texts with the names that they begin with. They have no gate of their own: bylines ask for them.
#[cfg(any(test, feature = "internals"))]
pub(crate) const EXAMPLES: &[(&str, &str)] = &[
    ("Ann Lund, Bo M. Dahl & Cy Ek", "Ann Lund; Bo M. Dahl; Cy Ek"),
    ("J.P. O’Neil AND ZOË EK", "J.P. O’Neil; ZOË EK"),
    ("Ann van der Berg von der Post", "Ann van der Berg"),
    ("Ann Lund and Bo Dahl, Graben Courier", "Ann Lund; Bo Dahl"),
    ("Ann Lund Editor", "Ann Lund"),
    ("Ann Lund May 5, 2019", "Ann Lund"),
];

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::vec::Vec;

    use super::*;

    fn names(text: &str) -> String {
        let mut names = Vec::new();
        NameList::read(text.as_bytes(), 0).each(&mut |span: Span| names.push(&text[span.range()]));
        names.join("; ")
    }

    #[test]
    fn examples() {
        for &(text, wanted) in EXAMPLES {
            assert_eq!(names(text), wanted, "{text}");
        }
    }

    #[test]
    fn small_words_begin_no_name() {
        for text in ["the mayor", "Reuters", "Editor", "", "5 May"] {
            assert_eq!(names(text), "", "{text}");
        }
    }
}
