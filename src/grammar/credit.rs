//! Photo credits: "[Photo by A/AP Images]", "Photograph: (AFP)", "/Reuters, NAME", "Image copyright Getty Images", "(AP
//! Photo/NAME)".

use super::form;
use crate::lexicon::agency::is_agency;
use crate::lexicon::credit::{GIVEN, LISTS, PICTURE};
use crate::line::cue;
use crate::line::facts::{GRAMMAR_LOOK, LOOK, mark};
use crate::line::read::ScannedLine;
use crate::span::Span;
use crate::text::table::WordTable;
use crate::text::word::{last_word, letters_len, space_len, trimmed_end, words};

/// Longer texts behind "photo:" are captions.
const MAX_CREDIT: usize = 120;

static WORDS: WordTable<256> = WordTable::new(LISTS);

fn word_kind(word: &[u8]) -> u16 {
    WORDS.get(word)
}

/// The credit that `line` is or ends with, brackets and label ("Photo by") included.
pub(crate) fn find(line: &[u8]) -> Option<Span> {
    let end = trimmed_end(line);
    let start = space_len(&line[..end]);
    if start >= end {
        return None;
    }
    let span = bracketed(&line[..end])
        .or_else(|| labelled(&line[..end], start))
        .or_else(|| slashed(&line[..end], start))
        .or_else(|| agency_line(&line[..end], start))?;
    (span.len() <= MAX_CREDIT).then_some(span)
}

/// "(AP Photo/NAME)", "[Photo by NAME]", "Photograph: (AFP)" at the end.
fn bracketed(line: &[u8]) -> Option<Span> {
    let inside = line.strip_suffix(b".").unwrap_or(line);
    let (open, close) = match inside.last()? {
        b')' => (b'(', b')'),
        b']' => (b'[', b']'),
        _ => return None,
    };
    let from = inside.len().saturating_sub(MAX_CREDIT);
    let mut depth = 0;
    let open = from
        + inside[from..].iter().rposition(|&b| {
            depth += i32::from(b == close) - i32::from(b == open);
            depth == 0
        })?;
    let content = &inside[open + 1..inside.len() - 1];
    let label = label_before(line, open);
    let names_source = words(content).any(is_agency)
        || is_credit_start(content)
        || content.starts_with("©".as_bytes());
    let license = content.starts_with(b"CC ");
    (label.is_some() || names_source && !license && content.len() > 1)
        .then(|| Span::at(label.unwrap_or(open), inside.len()))
}

/// Where "Photograph:" begins that stands right before `at`.
fn label_before(line: &[u8], at: usize) -> Option<usize> {
    let end = trimmed_end(&line[..at]);
    let end = line[..end].strip_suffix(b":").map_or(0, trimmed_end);
    let start = last_word(&line[..end], 24);
    (start < end && word_kind(&line[start..end]) == PICTURE).then_some(start)
}

/// "Photo: NAME", "Image copyright NAME", "Credit: NAME", "© NAME": at the start, after a sentence or after a bar.
fn labelled(line: &[u8], start: usize) -> Option<Span> {
    if is_credit_start(&line[start..]) && line.len() - start <= MAX_CREDIT {
        return Some(Span::at(start, line.len()));
    }
    // The last place where a new unit could begin.
    let from = line.len().saturating_sub(MAX_CREDIT).max(start);
    let capitals = line[from..].iter().enumerate().rev();
    capitals.filter(|(_, first)| first.is_ascii_uppercase() || **first == 0xc2).find_map(
        |(at, first)| {
            let at = from + at;
            let begins = match line[..at] {
                [.., b'.' | b'!' | b'?' | b')' | b'|' | b'"', b' ']
                | [.., b'\n']
                | [.., 0xc2, 0xa0]
                | [.., b' ', b' '] => true,
                [.., b'.' | b')'] => first.is_ascii_uppercase(),
                _ => false,
            };
            (begins && is_credit_start(&line[at..])).then(|| Span::at(at, line.len()))
        },
    )
}

/// Whether `text` begins like "Photo by", "Foto:", "Image credit", "© X".
fn is_credit_start(text: &[u8]) -> bool {
    if let Some(owner) = text.strip_prefix("©".as_bytes()) {
        // "© 2020 Graben Post. All rights reserved." is the page's.
        let year = owner[space_len(owner)..].first().is_some_and(u8::is_ascii_digit);
        return words(owner).next().is_some()
            && owner.len() <= 48
            && (!year || words(owner).any(is_agency));
    }
    let first = letters_len(text);
    if first == 0 || word_kind(&text[..first]) != PICTURE {
        // "AP Photo/NAME", "Courtesy of NAME", "Getty Images"
        let word = &text[..first];
        let after = &text[first..];
        let next = space_len(after);
        let second = letters_len(&after[next..]);
        return first > 0
            && (is_agency(word)
                && second > 0
                && word_kind(&after[next..next + second]) == PICTURE
                && word.iter().all(u8::is_ascii_uppercase)
                || word.eq_ignore_ascii_case(b"courtesy") && after[next..].starts_with(b"of "));
    }
    let mut rest = &text[first..];
    for _ in 0..2 {
        rest = &rest[space_len(rest)..];
        match rest.first() {
            Some(b':') => return trimmed_end(rest) > 1,
            Some(b'/') => return rest.get(1).is_some_and(|b| !b.is_ascii_lowercase()),
            Some(0xc2) if rest.starts_with("©".as_bytes()) => return true,
            _ => {}
        }
        let len = letters_len(rest);
        match word_kind(&rest[..len]) {
            // "Photo by Ann": what follows is a name; "picture of" is prose.
            GIVEN => {
                let name = &rest[len + space_len(&rest[len..])..];
                let name = name.strip_prefix(b":").map_or(name, |name| &name[space_len(name)..]);
                let name = name.strip_prefix(b"of ").unwrap_or(name);
                return name.first().is_some_and(|b| !b.is_ascii_lowercase())
                    || word_kind(&name[..letters_len(name)]) != 0;
            }
            PICTURE => rest = &rest[len..],
            _ => return false,
        }
    }
    false
}

/// "NAME/Reuters", "/Reuters, NAME", "Getty Images / NAME": the whole line, or behind the last sentence.
fn slashed(line: &[u8], start: usize) -> Option<Span> {
    let from = line.len().saturating_sub(MAX_CREDIT).max(start);
    let slash = from + memchr::memrchr(b'/', &line[from..])?;
    let after = &line[slash + 1..];
    let after = &after[space_len(after)..];
    let unit = line[from..slash]
        .windows(2)
        .rposition(|w| matches!(w, [b'.' | b'!' | b'?' | b'"', b' ']))
        .map(|i| from + i + 2)
        // "J. Lund/AFP": the full stop of an initial ends no sentence.
        .filter(|&at| last_word(&line[..at - 2], 24) + 1 < at - 2)
        .unwrap_or(start);
    let before = trimmed_end(&line[unit..slash]);
    let left = &line[unit..unit + before];
    let named = |text: &[u8]| words(text).any(is_agency);
    if !named(after) && !named(left) || words(after).count() > 5 {
        return None;
    }
    if line[unit..slash].is_empty() || unit == slash {
        return Some(Span::at(slash, line.len()));
    }
    let name_like = words(left).count() <= 5
        && words(left).all(|w| !w[0].is_ascii_lowercase() || word_kind(w) != 0);
    if name_like {
        return Some(Span::at(unit, line.len()));
    }
    // "... on Monday. /Reuters, NAME" and "... on Monday/AFP".
    (words(after).count() <= 4 && named(after)).then(|| Span::at(slash, line.len()))
}

/// "Getty Images", "Reuters", "FatCamera/Getty Images" as a whole line.
fn agency_line(line: &[u8], start: usize) -> Option<Span> {
    let text = &line[start..];
    (text.len() <= 40
        && words(text).count() <= 3
        && words(text).all(|w| is_agency(w) || word_kind(w) == PICTURE)
        && words(text).any(is_agency))
    .then(|| Span::at(start, line.len()))
}

/// The gate: whether a line is or ends with a credit. Only lines with an agency, a word of pictures or a copyright sign are
/// read, and long ones, whose end was not scanned.
pub(crate) fn forms(line: &ScannedLine) -> u16 {
    let (content, words, facts) = (line.text, line.words, line.facts);
    let copyright = || memchr::memchr(b'\xa9', content).is_some();
    let signed = words.any & (cue::AGENCY | cue::PICTURE) != 0
        || facts.marks & mark::HIGH_SYMBOL != 0 && copyright()
        || content.len() > LOOK;
    if !signed {
        return 0;
    }
    let short = content.len() <= GRAMMAR_LOOK;
    let end = if short { content.len() } else { tail_len(content) };
    match find(&content[content.len() - end..]) {
        Some(credit) if short && credit.start == 0 => form::CREDIT | form::CREDIT_WHOLE,
        Some(_) => form::CREDIT,
        None => 0,
    }
}

/// Bytes at the end of a long block in which a credit is looked for.
fn tail_len(content: &[u8]) -> usize {
    let from = content.len().saturating_sub(MAX_CREDIT);
    let from = (from..content.len()).find(|&at| content[at] & 0xC0 != 0x80).unwrap_or(from);
    content.len() - from
}

/// Lines with the credit in them. Each must pass the gate, [`forms`].
#[cfg(any(test, feature = "internals"))]
pub(crate) const EXAMPLES: &[(&str, &str)] = &[
    ("The mayor waves. (AP Photo/Ann Lund)", "(AP Photo/Ann Lund)"),
    ("The mayor waves [Photo by Ann Lund/AP Images]", "[Photo by Ann Lund/AP Images]"),
    ("A view of the harbour Photograph: (AFP)", "Photograph: (AFP)"),
    ("Image copyright Getty Images", "Image copyright Getty Images"),
    ("The mayor waves. /Reuters, Ann Lund", "/Reuters, Ann Lund"),
    ("Ann Lund/Reuters", "Ann Lund/Reuters"),
    ("The mayor waves. Photograph: Ann Lund/EPA", "Photograph: Ann Lund/EPA"),
    ("Der Hafen. Bild: dpa", "Bild: dpa"),
    ("Der Hafen (Foto: Stadt Graben)", "(Foto: Stadt Graben)"),
    ("Getty Images", "Getty Images"),
    ("Photo by: 'Ann Lund'.", "Photo by: 'Ann Lund'."),
    ("Courtesy of Graben Museum", "Courtesy of Graben Museum"),
    ("Credit: Ann Lund / Getty Images", "Credit: Ann Lund / Getty Images"),
    ("Der Hafen. Bild: © dpa", "Bild: © dpa"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::read::tests::gated;

    fn credit(line: &str) -> &str {
        find(line.as_bytes()).map_or("", |span| &line[span.range()])
    }

    #[test]
    fn examples() {
        for &(line, wanted) in EXAMPLES {
            assert_eq!(credit(line), wanted, "{line}");
        }
    }

    #[test]
    fn the_gate_lets_the_examples_through() {
        for &(line, wanted) in EXAMPLES {
            let whole = if line == wanted { form::CREDIT_WHOLE } else { 0 };
            assert_eq!(gated(line, forms), form::CREDIT | whole, "{line}");
        }
    }

    #[test]
    fn prose_has_no_credit() {
        for line in [
            "",
            "The picture of the year",
            "The mayor (centre) waves",
            "He waves (left)",
            "Either/or",
            "Photos from the show",
            "1/2",
        ] {
            assert_eq!(credit(line), "", "{line}");
        }
    }
}
