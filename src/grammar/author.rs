//! Names of people who sign something: readers and reporters.

use crate::lexicon::phrases::{DATE, FORM, READ_MORE, REPLY, THREAD};
use crate::lexicon::readers::{BY, LISTS, ON, POSTED, SAYING, WRITTEN};
use crate::line::furniture;
use crate::span::Span;
use crate::text::table::WordTable;
use crate::text::word::{is_letter, last_word, letters_len, space_len, trimmed_end};

/// Names longer than this are prose.
const MAX_NAME: usize = 64;
/// Names have no more words.
const MAX_WORDS: usize = 7;
/// A name of that many words is prose if more of them begin with a small letter.
const MAX_SMALL: usize = 5;
/// Lines of these phrases are no names.
const BUTTONS: u32 = REPLY | THREAD | FORM | READ_MORE | DATE;

static WORDS: WordTable<256> = WordTable::new(LISTS);

/// Length of the separators that `text` begins with: spaces, and marks that stand between names, places and dates.
pub(crate) fn separators_len(text: &[u8]) -> usize {
    let mut at = 0;
    loop {
        at += space_len(&text[at..]);
        at += match text[at..] {
            [
                b',' | b'|' | b'-' | b':' | b'(' | b')' | b'[' | b']' | b'/' | b'.' | b'*' | b'>'
                | b';' | b'~',
                ..,
            ] => 1,
            [0xc2, 0xb7 | 0xbb | 0xab, ..] => 2,
            [0xe2, 0x80, 0x93 | 0x94 | 0x95 | 0xa2 | 0xba, ..]
            | [0xe2, 0x96..=0x99, _, ..]
            | [0xe3, 0x83, 0xbb, ..] => 3,
            _ => return at,
        };
    }
}

/// The end of `text` without trailing separators. A full stop after an initial stays.
pub(crate) fn without_separators(text: &[u8]) -> usize {
    let mut end = text.len();
    loop {
        end = trimmed_end(&text[..end]);
        end -= match text[..end] {
            [
                ..,
                b',' | b'|' | b'-' | b':' | b'(' | b'[' | b'/' | b'@' | b'>' | b';' | b'~' | b'#'
                | b'*',
            ] => 1,
            [.., 0xc2, 0xb7 | 0xbb | 0xab] => 2,
            [.., 0xe2, 0x80, 0x93 | 0x94 | 0x95 | 0xa2 | 0xba]
            | [.., 0xe2, 0x96..=0x99, _]
            | [.., 0xe3, 0x83, 0xbb] => 3,
            _ => return end,
        };
    }
}

/// Length of a label that announces a name ("Posted by:", "Kommentar von", "Par"), separators included, or 0.
pub(crate) fn label_len(text: &[u8]) -> usize {
    let mut at = 0;
    let mut kind = 0;
    for _ in 0..3 {
        let len = letters_len(&text[at..]);
        if len == 0 || len > 16 {
            break;
        }
        let found = WORDS.get(&text[at..at + len]);
        let after = at + len;
        // A label ends where something other than a letter follows: "Davi" is no "da".
        match (kind, found) {
            (0, POSTED | WRITTEN) | (0 | POSTED | WRITTEN, BY) => kind = found,
            _ => break,
        }
        at = after + space_len(&text[after..]);
        if text[at..].first() == Some(&b':') {
            at += 1;
            at += space_len(&text[at..]);
            return at;
        }
        if kind == BY {
            // "by" and its like are labels only before a space: "de-fox" is a name.
            return if at > after { at } else { 0 };
        }
    }
    0
}

/// Whether `label` says who posted a comment ("Posted by"), not who wrote an article ("by").
pub(crate) fn is_posting(label: &[u8]) -> bool {
    WORDS.get(&label[..letters_len(label)]) == POSTED
}

/// How a name is marked as a speaker's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verb {
    None,
    /// "Ann says", as prose has it too.
    Plain,
    /// "Ann says:", "Ann said...".
    Marked,
}

/// The end of `text` without what stands between a name and its time ("says:", "wrote on", "am", separators), and the verb of
/// saying among it.
pub(crate) fn without_verb(text: &[u8]) -> (usize, Verb) {
    let mut end = without_separators(text);
    let mut verb = Verb::None;
    for _ in 0..4 {
        let dots = [&b"..."[..], "\u{2026}".as_bytes()]
            .iter()
            .find(|dots| text[..end].ends_with(dots))
            .map_or(0, |dots| dots.len());
        let word_end = trimmed_end(&text[..end - dots]);
        let marked = dots > 0 || text.get(word_end) == Some(&b':');
        let start = last_word(&text[..word_end], 16);
        let kind = WORDS.get(&text[start..word_end]);
        // A word starts after a space or a sign: "Ast1on" is no "on".
        let inside = start > 0 && text[start - 1].is_ascii_digit();
        let capital = text[..word_end].get(start).is_some_and(u8::is_ascii_uppercase);
        let stop = match kind {
            SAYING => inside || verb != Verb::None || capital && !marked,
            ON => inside || verb != Verb::None || capital && start == 0,
            _ => true,
        };
        if stop {
            break;
        }
        if kind == SAYING {
            verb = if marked { Verb::Marked } else { Verb::Plain };
        }
        end = without_separators(&text[..start]);
    }
    // "NAME a dit", "NAME ha detto".
    let auxiliary = last_word(&text[..end], 4);
    if verb != Verb::None && auxiliary > 0 && matches!(&text[auxiliary..end], b"a" | b"ha" | b"har")
    {
        end = without_separators(&text[..auxiliary]);
    }
    (end, verb)
}

/// Where a verb of saying begins that is glued to the name before it: "Lenasagt:" gives 4.
pub(crate) fn glued_verb(line: &[u8]) -> Option<usize> {
    let line = line.strip_suffix(b":")?;
    [&b"says"[..], b"sagt", b"schreibt", b"meint", b"said", b"dice", b"schrieb"]
        .iter()
        .find(|verb| line.ends_with(verb) && line.len() > verb.len())
        .map(|verb| line.len() - verb.len())
}

/// The name in `text`, which may go on with a place or a title after a comma, a dash or a bar.
pub(crate) fn name(text: &[u8]) -> Option<Span> {
    let name = bare_name(text)?;
    (furniture::scan(&text[name]).whole & BUTTONS == 0).then_some(name)
}

/// As [`name`], for a caller who knows that all of `text` is furniture of the sorts in `whole`, or none if that is 0.
pub(crate) fn name_in_line(text: &[u8], whole: u32) -> Option<Span> {
    let name = bare_name(text)?;
    let whole = if name.len() == text.len() { whole } else { furniture::scan(&text[name]).whole };
    (whole & BUTTONS == 0).then_some(name)
}

/// Whether [`name`] would find all of a line of letters and single spaces. The caller has counted its words and those that
/// begin with a small letter, and knows of which sorts of furniture the line is, so nothing is read again.
pub(crate) fn is_plain_name(line: &[u8], count: usize, small: usize, whole: u32) -> bool {
    let words = Words { end: line.len(), signs: LETTER, count, small, last: 0 };
    whole & BUTTONS == 0 && words.are_name(line, Sure::No)
}

/// As [`name`], for a text that holds no phrase of furniture.
pub(crate) fn bare_name(text: &[u8]) -> Option<Span> {
    let (start, rest) = inner(text);
    let words = Words::read(rest, Sure::No);
    // A place or a title is short; what goes on longer is a sentence.
    if rest[words.end..].iter().filter(|b| **b == b' ').count() > 8 {
        return None;
    }
    let name = &rest[..trimmed_end(&rest[..words.end])];
    let name = &name[..without_score(name)];
    let words = if name.len() < words.end { Words::read(name, Sure::Yes) } else { words };
    words.are_name(name, Sure::No).then(|| Span::at(start, start + name.len()))
}

/// Whether a name ends before byte `at` of `text`, and a place or a title begins.
fn ends_name(text: &[u8], at: usize) -> bool {
    match text[at] {
        b',' | b'|' | b'[' | b'\t' => true,
        b'(' => at > 0,
        b'-' => text[..at].ends_with(b" ") && text.get(at + 1) == Some(&b' '),
        0xc2 => text.get(at + 1) == Some(&0xb7) || text[at..].starts_with(b"\xc2\xa0\xc2\xa0"),
        0xe2 => matches!(text[at..], [0xe2, 0x80, 0x93 | 0x94 | 0xa2, ..] | [0xe2, 0x97, ..]),
        b' ' => text[at..].starts_with(b"   "),
        _ => false,
    }
}

/// The end of `text` without the votes that some pages print after a name: "Ann 5 points".
fn without_score(text: &[u8]) -> usize {
    let Some(b's' | b't') = text.last() else { return text.len() };
    let word = last_word(text, 8);
    if !matches!(&text[word..], b"points" | b"point" | b"pts" | b"votes") {
        return text.len();
    }
    let number = trimmed_end(&text[..word]);
    let digits = text[..number].iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let rest = trimmed_end(&text[..number - digits]);
    if digits > 0 && rest > 0 { rest } else { text.len() }
}

/// The name that `text` is, whatever signs it holds, as before "says:" or "|".
pub(crate) fn whole_name(text: &[u8]) -> Option<Span> {
    let (start, rest) = inner(text);
    Words::read(rest, Sure::Yes)
        .are_name(rest, Sure::Yes)
        .then(|| Span::at(start, start + rest.len()))
}

/// `text` without the separators around it, and where that begins. The dash of a handle ("-xyz") stays.
fn inner(text: &[u8]) -> (usize, &[u8]) {
    let start = separators_len(text).min(text.len());
    let handle =
        text[..start].ends_with(b"-") && text.get(start).is_some_and(u8::is_ascii_alphanumeric);
    let start = start - usize::from(handle);
    let rest = &text[start..without_separators(text).max(start)];
    (start, &rest[..rest.len().min(200)])
}

/// Whether something beside a name tells that it is one. If not, the name has to look like one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sure {
    Yes,
    No,
}

const LETTER: u8 = 1;
const FORBIDDEN: u8 = 2;
const QUESTION: u8 = 4;
const COLON: u8 = 8;
/// May end the name and begin a place.
const CUT: u8 = 16;

/// What a byte says of the name it is in.
static SIGNS: [u8; 256] = {
    let mut table = [0; 256];
    let mut b = 0;
    while b < 256 {
        table[b] = match b as u8 {
            b'"' | b';' | b'\n' | b'{' | b'}' => FORBIDDEN,
            b'?' => QUESTION,
            b':' => COLON,
            b',' | b'|' | b'[' | b'\t' | b'(' | b'-' | b' ' | 0xc2 | 0xe2 => CUT,
            byte if is_letter(byte) => LETTER,
            _ => 0,
        };
        b += 1;
    }
    table
};

/// What the words of a name are like.
#[derive(Default)]
struct Words {
    /// Where the name ends.
    end: usize,
    signs: u8,
    count: usize,
    /// Words that begin with a small letter.
    small: usize,
    /// Where the last word begins.
    last: usize,
}

impl Words {
    /// Counts the words of `text`. If it is not sure to be a name, a sign that ends names ends it.
    fn read(text: &[u8], sure: Sure) -> Words {
        let mut words = Words { end: text.len(), ..Words::default() };
        let mut inside = false;
        for (at, &byte) in text.iter().enumerate() {
            let sign = SIGNS[usize::from(byte)];
            if sign & CUT != 0 {
                if sure == Sure::No && ends_name(text, at) {
                    words.end = at;
                    break;
                }
                // Too many for a name, even if the last two are its score ("5 points").
                if words.count > MAX_WORDS + 2 {
                    break;
                }
                if byte == b' ' {
                    inside = false;
                    continue;
                }
            }
            words.signs |= sign;
            if !inside {
                inside = true;
                words.last = at;
                words.count += 1;
                words.small += usize::from(byte.is_ascii_lowercase());
            }
        }
        words
    }

    /// Whether these are the words of a reader's name: it is short, with a letter, no sentence and no button.
    fn are_name(&self, name: &[u8], sure: Sure) -> bool {
        let Words { signs, count, small, .. } = *self;
        if name.len() > MAX_NAME || signs & LETTER == 0 || signs & FORBIDDEN != 0 {
            return false;
        }
        if count > MAX_WORDS || signs & COLON != 0 && name.windows(3).any(|w| w == b"://") {
            return false;
        }
        let first = name.iter().position(|b| *b == b' ').unwrap_or(name.len());
        if first > 0 && name[first - 1] == b':' && count > 1 || is_pingback(&name[..first]) {
            return false;
        }
        if sure == Sure::Yes {
            return true;
        }
        // Long runs of small words are prose; handles ("you know it makes sense") have up to six.
        if count == MAX_WORDS && small > MAX_SMALL || signs & QUESTION != 0 {
            return false;
        }
        let stops = matches!(name.last(), Some(b'.' | b'!' | b':'));
        !(stops && count > 1 && (name.len() - self.last > 4 || count > 4))
    }
}

fn is_pingback(word: &[u8]) -> bool {
    word.eq_ignore_ascii_case(b"pingback")
}

/// Texts with the reader's name in them. They have no gate of their own: the grammars that begin with a name ask for it.
#[cfg(any(test, feature = "internals"))]
pub(crate) const EXAMPLES: &[(&str, &str)] = &[
    ("Ann Lund, Graben on hols", "Ann Lund"),
    ("Barak L - Graben (", "Barak L"),
    ("— J.P. Lund", "J.P. Lund"),
    ("-xyz", "-xyz"),
    ("ann 5 points", "ann"),
    ("you know it makes sense", "you know it makes sense"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn name_of(text: &str) -> &str {
        name(text.as_bytes()).map_or("", |span| &text[span.range()])
    }

    #[test]
    fn examples() {
        for &(text, name) in EXAMPLES {
            assert_eq!(name_of(text), name, "{text}");
        }
    }

    #[test]
    fn buttons_and_sentences_are_no_names() {
        for text in ["Reply", "This is a sentence of far too many small words.", ""] {
            assert_eq!(name_of(text), "", "{text}");
        }
    }

    #[test]
    fn labels() {
        assert_eq!(label_len(b"Posted by: Ann"), 11);
        assert_eq!(label_len(b"Kommentar von Ann"), 14);
        assert_eq!(label_len(b"par Ann"), 4);
        assert_eq!(label_len(b"Paris"), 0);
        assert_eq!(label_len(b"Comment spam"), 0);
    }

    #[test]
    fn verbs() {
        assert_eq!(without_verb(b"Ann says:"), (3, Verb::Marked));
        assert_eq!(without_verb(b"Ann said, on "), (3, Verb::Plain));
        assert_eq!(without_verb(b"Ann am "), (3, Verb::None));
        assert_eq!(without_verb(b"Ann Lund"), (8, Verb::None));
        assert_eq!(glued_verb(b"Lenasagt:"), Some(4));
    }
}
