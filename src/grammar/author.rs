//! Names of people who sign something: readers and reporters.

use super::furniture;
use super::phrases::{FORM, READ_MORE, REPLY, THREAD};
use crate::span::Span;
use crate::text::word::{WordTable, is_letter, letters_len, space_len, trimmed_end};

/// Names longer than this are prose.
const MAX_NAME: usize = 64;

const SAYING: u16 = 1;
const POSTED: u16 = 2;
const BY: u16 = 3;
const ON: u16 = 4;

#[rustfmt::skip]
static WORDS: WordTable<256> = WordTable::new(&[
    ("says said writes wrote commented replied asks asked answered sagt sagte schreibt schrieb meint meinte antwortet kommentiert", SAYING),
    ("dit écrit répond dice dijo escribió escribe ha diz disse escreveu scrive scrisse zegt schreef schrijft", SAYING),
    ("skriver skrev säger siger sier pisze napisał napisała mówi řekl píše diyor dedi yazdı пишет says: katanya berkata", SAYING),
    ("posted submitted comment commented written left added kommentar geschrieben verfasst eingetragen gepostet publié posté ecrit commentaire", POSTED),
    ("publicado enviado escrito comentario comentado comentário postado scritto inviato commento geplaatst reactie gepost postat skickat author autor auteur name from", POSTED),
    ("by von par por da di door av af od przez de", BY),
    ("on am le el em il op den at um à the dne dnia", ON),
]);

/// Length of the separators that `text` begins with: spaces, and marks that stand between names, places and dates.
pub(crate) fn separators_len(text: &[u8]) -> usize {
    let mut at = 0;
    loop {
        at += space_len(&text[at..]);
        at += match text[at..] {
            [b',' | b'|' | b'-' | b':' | b'(' | b')' | b'[' | b']' | b'/' | b'.' | b'*' | b'>' | b';' | b'~', ..] => 1,
            [0xc2, 0xb7 | 0xbb | 0xab, ..] => 2,
            [0xe2, 0x80, 0x93 | 0x94 | 0x95 | 0xa2 | 0xba, ..] | [0xe2, 0x97 | 0x96, _, ..] | [0xe3, 0x83, 0xbb, ..] => 3,
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
            [.., b',' | b'|' | b'-' | b':' | b'(' | b'[' | b'/' | b'@' | b'>' | b';' | b'~' | b'#' | b'*'] => 1,
            [.., 0xc2, 0xb7 | 0xbb | 0xab] => 2,
            [.., 0xe2, 0x80, 0x93 | 0x94 | 0x95 | 0xa2 | 0xba] | [.., 0xe2, 0x97 | 0x96, _] | [.., 0xe3, 0x83, 0xbb] => 3,
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
            (0, POSTED) | (0 | POSTED, BY) => kind = found,
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

/// Whether a label of that length at the start of `text` says who posted a comment, not who wrote an article.
pub(crate) fn is_posting(label: &[u8]) -> bool {
    WORDS.get(&label[..letters_len(label)]) == POSTED
}

/// `text` without what stands between a name and its time: "says:", "wrote on", "am", separators. And whether a verb of saying stood there.
pub(crate) fn without_verb(text: &[u8]) -> (usize, bool) {
    let mut end = without_separators(text);
    let mut said = false;
    for _ in 0..4 {
        if text[..end].ends_with(b"...") {
            end = trimmed_end(&text[..end - 3]);
        }
        let mut start = end;
        while start > 0 && end - start <= 16 && is_letter(text[start - 1]) {
            start -= 1;
        }
        let kind = WORDS.get(&text[start..end]);
        if start == end || !(kind == SAYING || kind == ON) || kind == ON && said || text[start].is_ascii_uppercase() && start == 0 {
            break;
        }
        said |= kind == SAYING;
        end = without_separators(&text[..start]);
    }
    (end, said)
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
    let start = separators_len(text).min(text.len());
    let start = if text[..start].ends_with(b"-") && text.get(start).is_some_and(|b| b.is_ascii_alphanumeric()) { start - 1 } else { start };
    let rest = &text[start..without_separators(text).max(start)];
    let rest = &rest[..rest.len().min(200)];
    let mut end = rest.len();
    for (i, &byte) in rest.iter().enumerate() {
        let cut = match byte {
            b',' | b'|' | b'[' | b'\t' => true,
            b'(' => i > 0,
            b'-' => rest[..i].ends_with(b" ") && rest.get(i + 1) == Some(&b' '),
            0xc2 => rest.get(i + 1) == Some(&0xb7) || rest[i..].starts_with(b"\xc2\xa0\xc2\xa0"),
            0xe2 => matches!(rest[i..], [0xe2, 0x80, 0x93 | 0x94 | 0xa2, ..] | [0xe2, 0x97, ..]),
            b' ' => rest[i..].starts_with(b"   "),
            _ => false,
        };
        if cut {
            end = i;
            break;
        }
    }
    let name = &rest[..trimmed_end(&rest[..end])];
    is_name(name).then(|| Span::at(start, start + name.len()))
}

/// Whether `name` could be a reader's name: short, with a letter, no sentence and no button.
fn is_name(name: &[u8]) -> bool {
    if name.is_empty() || name.len() > MAX_NAME || !name.iter().any(|&b| is_letter(b) || b.is_ascii_digit()) {
        return false;
    }
    if name.windows(3).any(|w| w == b"://") || name.iter().any(|b| matches!(b, b'?' | b'"' | b';' | b'\n' | b'{' | b'}')) {
        return false;
    }
    let words = name.split(|b| *b == b' ').filter(|w| !w.is_empty());
    let (mut count, mut small) = (0, 0);
    for word in words.clone() {
        count += 1;
        small += usize::from(word[0].is_ascii_lowercase());
    }
    // Long runs of small words are prose; handles ("you know it makes sense") have up to seven.
    if count > 7 || count > 4 && small + 1 >= count && small > 5 {
        return false;
    }
    let last = words.last().unwrap_or_default();
    if matches!(last.last(), Some(b'.' | b'!' | b':')) && (last.len() > 4 || count > 4) && count > 1 {
        return false;
    }
    furniture::scan(name).whole & (REPLY | THREAD | FORM | READ_MORE) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name_of(text: &str) -> &str {
        name(text.as_bytes()).map_or("", |span| &text[span.range()])
    }

    #[test]
    fn names_end_before_places_and_titles() {
        assert_eq!(name_of("Ann Lund, Graben on hols"), "Ann Lund");
        assert_eq!(name_of("Barak L - Graben ("), "Barak L");
        assert_eq!(name_of("— J.P. Lund"), "J.P. Lund");
        assert_eq!(name_of("-xyz"), "-xyz");
        assert_eq!(name_of("Reply"), "");
        assert_eq!(name_of("This is a sentence of far too many small words."), "");
        assert_eq!(name_of(""), "");
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
        assert_eq!(without_verb(b"Ann says:"), (3, true));
        assert_eq!(without_verb(b"Ann said, on "), (3, true));
        assert_eq!(without_verb(b"Ann am "), (3, false));
        assert_eq!(without_verb(b"Ann Lund"), (8, false));
        assert_eq!(glued_verb(b"Lenasagt:"), Some(4));
    }
}
