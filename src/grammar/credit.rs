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
use crate::text::word::{is_letter, last_word, letters_len, space_len, trimmed_end, words};

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

/// Longer names of makers and owners are none.
const MAX_NAMES: usize = 8;
/// Longer texts of elements that say credit are more than that.
const MAX_SIGNED: usize = 200;

/// The credit in a line that is known to be a caption, so that less is asked of it than by [`find`].
///
/// `signed` is what stands in elements that say so, empty if nothing does; at `tail` an element begins inside the caption,
/// or the text after it; 0 if none does.
pub(crate) fn in_caption(line: &[u8], signed: Span, tail: usize) -> Option<Span> {
    let end = trimmed_end(line);
    let line = &line[..end];
    let start = space_len(line);
    if let Some(signed) = by_element(line, signed) {
        // "Photo by <i class=credit>NAME</i> / House": the element may hold half of it.
        let whole = find(line).map_or(signed, |found| {
            let near = found.start <= signed.end.saturating_add(3)
                && signed.start <= found.end.saturating_add(3);
            let both = Span::new(found.start.min(signed.start), found.end.max(signed.end));
            if near && both.len() <= MAX_CREDIT { both } else { signed }
        });
        let rest = &line[whole.end as usize..];
        let more = matches!(rest[space_len(rest)..].first(), Some(b'/' | b'|')) && rest.len() <= 60;
        return Some(if more { Span::new(whole.start, end as u32) } else { whole });
    }
    // "Copyright 2026 AP. All rights reserved."
    let shown = without_rights(line);
    let span = find(shown)
        .map(|span| whole_names(shown, span, tail))
        .or_else(|| anywhere(shown, start))
        .or_else(|| in_brackets(shown))
        .or_else(|| last_unit(shown, start))
        .or_else(|| in_tail(shown, tail))?;
    let end = if span.end as usize == shown.len() { end } else { span.end as usize };
    Some(Span::at(span.start as usize, end))
}

/// The text of elements that say credit, if it is short enough for one.
fn by_element(line: &[u8], signed: Span) -> Option<Span> {
    let end = (signed.end as usize).min(line.len());
    let text = line.get(signed.start as usize..end)?;
    let from = signed.start as usize + space_len(text).min(text.len());
    let to = signed.start as usize + trimmed_end(text);
    let sentence = |text: &[u8]| {
        text.windows(2).filter(|w| matches!(w, [b'.' | b'!' | b'?', b' '])).count() > 2
    };
    (from < to && to - from <= MAX_SIGNED && !sentence(&line[from..to])).then(|| Span::at(from, to))
}

fn without_rights(line: &[u8]) -> &[u8] {
    const RIGHTS: &[u8] = b"all rights reserved";
    let text = line.strip_suffix(b".").unwrap_or(line);
    let at = text.len().saturating_sub(RIGHTS.len());
    if text[at..].eq_ignore_ascii_case(RIGHTS) {
        let rest = &text[..trimmed_end(&text[..at])];
        return rest.strip_suffix(b".").unwrap_or(rest);
    }
    line
}

/// Where the last unit of `line` begins: behind a sentence, or where a sentence ends and the next begins without a space.
fn unit_start(line: &[u8], start: usize) -> usize {
    let from = line.len().saturating_sub(MAX_CREDIT).max(start);
    let begins = |at: &usize| match line[..*at] {
        [.., b'.', b' '] => last_word(&line[..*at - 2], 24) + 1 < *at - 2,
        [.., b'!' | b'?' | b'"', b' '] | [.., 0x9d | 0x9c | 0xbb, b' '] | [.., b'\n'] => true,
        [.., before, b'.'] => before.is_ascii_lowercase() && line[*at].is_ascii_uppercase(),
        [.., b'.', 0xc2, 0xa0] => true,
        _ => false,
    };
    (from + 1..line.len()).rev().find(begins).unwrap_or(start)
}

/// Whether `text` may be the names of makers and owners: few words, each with a capital but for what joins names.
fn is_names(text: &[u8]) -> bool {
    let small = |word: &[u8]| {
        matches!(
            word,
            b"via"
                | b"for"
                | b"and"
                | b"of"
                | b"the"
                | b"by"
                | b"und"
                | b"et"
                | b"y"
                | b"e"
                | b"de"
                | b"la"
                | b"le"
                | b"van"
                | b"von"
                | b"der"
                | b"del"
                | b"du"
                | b"di"
                | b"da"
                | b"para"
                | b"per"
                | b"pour"
                | b"picture"
                | b"alliance"
                | b"dpa"
                | b"imago"
                | b"images"
                | b"photo"
                | b"file"
                | b"com"
                | b"s"
                | b"i"
                | b"en"
                | b"to"
        )
    };
    let first = text.first().is_some_and(|b| {
        !b.is_ascii_lowercase()
            || text.starts_with(b"picture alliance")
            || text.starts_with(b"dpa")
            || text.starts_with(b"imago")
    });
    let count = words(text).count();
    first
        && (1..=MAX_NAMES).contains(&count)
        && words(text).all(|word| !word[0].is_ascii_lowercase() || small(word))
        && !text.iter().any(|b| matches!(b, b'!' | b'?' | b';'))
}

/// A credit that [`find`] cut at a slash or a bracket, with the names before it: "NAME/dpa" behind a sentence.
fn whole_names(line: &[u8], span: Span, tail: usize) -> Span {
    let at = span.start as usize;
    if !matches!(line.get(at), Some(b'/' | b'(' | b'|')) {
        return span;
    }
    let before = &line[..trimmed_end(&line[..at])];
    let glued = tail.checked_sub(1).map_or(0, |tail| tail + 1);
    let unit =
        unit_start(&line[..span.end as usize], 0).max(if glued < before.len() { glued } else { 0 });
    if unit >= before.len() || unit == 0 && line[at] == b'(' {
        return span;
    }
    // "Quelle: NAME/dpa"
    let text = &before[unit..];
    let from = label_in(text).map_or(unit, |label| unit + label);
    let names = from + text[from - unit..].iter().take_while(|b| !is_letter(**b)).count();
    if is_names(&before[names.min(before.len())..]) || from > unit || is_credit_start(text) {
        return Span::new(from as u32, span.end);
    }
    span
}

/// Where "Photo:", "Quelle:" or "©" begins in `text`.
fn label_in(text: &[u8]) -> Option<usize> {
    (0..text.len()).find(|&at| {
        let edge = match text[..at] {
            [] => true,
            [.., before] => {
                !is_letter(before) || before.is_ascii_lowercase() && text[at].is_ascii_uppercase()
            }
        };
        edge && text[at..].starts_with("©".as_bytes())
            || edge && text[at].is_ascii_uppercase() && {
                let len = letters_len(&text[at..]);
                let rest = &text[at + len..];
                // A word that a label is glued to: "StudioQuelle: NAME".
                let word = &text[at..at + len];
                word_kind(word) == PICTURE && rest[space_len(rest)..].starts_with(b":")
            }
    })
}

/// "..., Photo: NAME", "... © NAME": a label anywhere, with a short rest.
fn anywhere(line: &[u8], start: usize) -> Option<Span> {
    let from = line.len().saturating_sub(MAX_CREDIT).max(start);
    let from = (from..line.len()).find(|&at| line[at] & 0xC0 != 0x80)?;
    let at = from + label_in(&line[from..])?;
    let rest = &line[at..];
    let ends = rest.windows(2).filter(|w| matches!(w, [b'.' | b'!' | b'?', b' '])).count();
    (ends <= 1 && words(rest).count() <= 14).then(|| Span::at(at, line.len()))
}

/// "... on Monday. (NAME/House)", "(Supplied)": behind a sentence, or with a slash. The brackets of a name alone are none of it.
fn in_brackets(line: &[u8]) -> Option<Span> {
    let inside = line.strip_suffix(b".").unwrap_or(line);
    let inside = inside.strip_suffix(b")")?;
    let from = inside.len().saturating_sub(MAX_CREDIT);
    let open = from + memchr::memrchr(b'(', &inside[from..])?;
    let content = &inside[open + 1..];
    let before = &line[..trimmed_end(&line[..open])];
    let behind = before.is_empty()
        || matches!(before.last(), Some(b'.' | b'!' | b'?' | b'"'))
        || before.ends_with("”".as_bytes());
    let parted = memchr::memchr(b'/', content).is_some_and(|at| at > 1 && at + 2 < content.len());
    let dated = content.iter().any(u8::is_ascii_digit) && !parted;
    let names = is_names(content) && !dated && content.len() > 2;
    (names && (behind || parted || words(content).any(is_agency)))
        .then(|| Span::at(open + 1, inside.len()))
}

/// The last unit: "NAME/House", "NAME via WIREPIX/File Photo", "Handout".
fn last_unit(line: &[u8], start: usize) -> Option<Span> {
    let unit = unit_start(line, start);
    let text = &line[unit..];
    let parted = memchr::memchr2(b'/', b'|', text).is_some_and(|at| at > 1 && at + 2 < text.len())
        && !text.contains(&b':')
        && !text.iter().any(u8::is_ascii_digit);
    let via = text.windows(5).any(|part| part == b" via ");
    let given = words(text).count() <= 3
        && words(text).next().is_some_and(|word| {
            matches!(
                word,
                b"Supplied"
                    | b"Handout"
                    | b"Courtesy"
                    | b"Contributed"
                    | b"Submitted"
                    | b"Archive"
                    | b"Archiv"
                    | b"Archivo"
                    | b"Archives"
                    | b"Privat"
                    | b"Provided"
                    | b"Screenshot"
                    | b"Screenshots"
                    | b"HANDOUT"
            )
        });
    let whole = unit == start;
    let known = words(text).any(is_agency);
    let likely = given
        || via && is_names(text)
        || parted && is_names(text)
        || known && !whole && is_names(text);
    (likely && text.len() <= MAX_CREDIT && text.len() > 2).then(|| Span::at(unit, line.len()))
}

/// The names in the last element of a caption, behind a sentence: "... on Monday. <span>NAME</span>".
fn in_tail(line: &[u8], tail: usize) -> Option<Span> {
    let text = line.get(tail..).filter(|text| tail > 0 && !text.is_empty())?;
    let from = tail + space_len(text);
    let before = &line[..trimmed_end(&line[..tail])];
    let parted = matches!(before.last(), Some(b'.' | b'!' | b'?' | b'"' | b'|' | b'-'))
        || before.ends_with("–".as_bytes());
    let text = line.get(from..)?;
    (parted
        && text.len() > 2
        && text.len() <= MAX_CREDIT
        && is_names(text.strip_suffix(b".").unwrap_or(text)))
    .then(|| Span::at(from, line.len()))
}

/// Captions with their credit, which [`in_caption`] reads and [`find`] leaves out or cuts.
#[cfg(test)]
const CAPTIONS: &[(&str, &str)] = &[
    ("The bridge at dusk on Monday. (Ann Lund/Graben Post)", "Ann Lund/Graben Post"),
    ("The bridge at dusk. (Graben Museum)", "Graben Museum"),
    ("The bridge at dusk. Ann Lund via WIREPIX/File Photo", "Ann Lund via WIREPIX/File Photo"),
    ("The bridge at dusk, Photo: Ann Lund", "Photo: Ann Lund"),
    ("The bridge at dusk Photo: Ann Lund", "Photo: Ann Lund"),
    ("Der Hafen am Abend © Gemeinde Graben", "© Gemeinde Graben"),
    ("Der Hafen am Abend.Ann Lund/dpa", "Ann Lund/dpa"),
    ("Der Hafen am Abend.© Ann Lund-Berg/dpa", "© Ann Lund-Berg/dpa"),
    ("Der Hafen im StudioQuelle: Ann Lund/dpa", "Quelle: Ann Lund/dpa"),
    (
        "El puerto de noche.Ann Lund (dpa/picture alliance via Getty)",
        "Ann Lund (dpa/picture alliance via Getty)",
    ),
    ("picture alliance/dpa | Ann Lund", "picture alliance/dpa | Ann Lund"),
    ("Ann Lund / Graben Post", "Ann Lund / Graben Post"),
    ("The bridge at dusk. Supplied", "Supplied"),
    (
        "The bridge at dusk. Ann Lund/Copyright 2026 The AP. All rights reserved.",
        "Ann Lund/Copyright 2026 The AP. All rights reserved.",
    ),
];

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
    fn captions() {
        for &(line, wanted) in CAPTIONS.iter().chain(EXAMPLES) {
            let found = in_caption(line.as_bytes(), Span::default(), 0);
            assert_eq!(found.map_or("", |span| &line[span.range()]), wanted, "{line}");
        }
    }

    #[test]
    fn elements_bound_credits() {
        let line = "The bridge at dusk. Ann Lund";
        let found = |signed, tail| {
            in_caption(line.as_bytes(), signed, tail).map(|span| &line[span.range()])
        };
        assert_eq!(found(Span::at(20, 28), 0), Some("Ann Lund"));
        assert_eq!(found(Span::default(), 20), Some("Ann Lund"));
        assert_eq!(found(Span::default(), 0), None);
        assert_eq!(in_caption(b"Mayor Ann Lund", Span::default(), 6), None);
    }

    #[test]
    fn captions_without_credit() {
        for line in [
            "",
            "Mayor Ann Lund (centre) waves",
            "The mayor waves (left).",
            "Ann Lund, mayor of Graben (SPD)",
            "The bridge at dusk. It was built in 1931.",
            "Ann Lund",
            "Winners 1/2",
        ] {
            assert_eq!(in_caption(line.as_bytes(), Span::default(), 0), None, "{line}");
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
