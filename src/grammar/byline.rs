//! Who wrote it: "By A and B, Staff Writer", "(WION with inputs from agencies)", "Reporting by A; editing by B".

use super::agency::is_agency;
use super::author::separators_len;
use super::calendar::{self, Sense};
use super::phrases::{AUTHOR, BYLINE, DATE};
use super::{furniture, timestamp};
use crate::span::Span;
use crate::text::word::{WordTable, is_letter, letters_len, space_len, trimmed_end};

/// How much the form tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Strength {
    /// Other lines look so too: a bare name, "NAME | DATE", a job.
    Weak,
    /// "By NAME", "NAME, Staff Writer", "Reporting by NAME".
    Certain,
}

/// Bylines are short; with a title and a date they reach this.
const MAX_LINE: usize = 240;

const BY: u16 = 1;
const WRITTEN: u16 = 2;
const AND: u16 = 3;
const PARTICLE: u16 = 4;
const ROLE: u16 = 5;
const AFTER: u16 = 6;
const HOUSE: u16 = 7;
const STOP: u16 = 8;
const ORG: u16 = 9;

#[rustfmt::skip]
static WORDS: WordTable<512> = WordTable::new(&[
    ("by von par por door av af przez od", BY),
    ("di da de", BY),
    ("written article artikel insights checked author autor autorin autore auteur text words story posted submitted published reported geschrieben veröffentlicht verfasst", WRITTEN),
    ("écrit publié rédigé escrito publicado scritto geschreven skrevet skriven skrevet redacción redaktion edited compiled reviewed additional", WRITTEN),
    ("and und et y e og och en i with mit avec con", AND),
    ("van der den la le al el bin ibn du dos das do zu zur ter ten del della dello af abu ben st", PARTICLE),
    ("writer writers editor editors correspondent correspondents reporter reporters staff contributor contributors journalist columnist critic analyst producer", ROLE),
    ("senior junior assistant deputy head lead principal managing contributing professor university photographer fotograf founder", ROLE),
    ("bureau chief desk press news agency agencies service services officer director manager team report", ORG),
    ("newspapers newspaper magazine media online network times post herald tribune gazette journal observer guardian unlimited wire", ORG),
    ("redakteur redakteurin korrespondent korrespondentin redaktion reporterin journalistin rédaction rédacteur journaliste redacción redactor redactora periodista redazione inviato redactie verslaggever", ROLE),
    ("for in at on of under via updated published posted special am le el op", AFTER),
    ("the is was foto fotos photo photos picture pictures bild bilder", STOP),
    ("ap reuters afp upi dpa associated canadian cbc bbc ctv cnn", HOUSE),
]);

fn kind(word: &[u8]) -> u16 {
    WORDS.get(word)
}

/// Whether `line` is a byline; calls `author` with the span of each name in it.
pub(crate) fn parse(line: &[u8], mut author: impl FnMut(Span)) -> Option<Strength> {
    let end = trimmed_end(line);
    if end > MAX_LINE {
        return credits_others(&line[..end.min(line.len())], &mut author);
    }
    let start = separators_len(&line[..end]);
    let line = &line[..end];
    let text = &line[start..];
    if text.is_empty() {
        return None;
    }
    labelled(line, start, &mut author)
        .or_else(|| credits_others(line, &mut author))
        .or_else(|| agency(text))
        .or_else(|| named(line, start, &mut author))
        .or_else(|| after_date(line, start, &mut author))
        .or_else(|| job(text))
}

/// "By A and B, Staff Writer", "Written by: A", "Text: A", "byA".
fn labelled(line: &[u8], start: usize, author: &mut impl FnMut(Span)) -> Option<Strength> {
    let mut at = start;
    let (mut label, mut written) = (0, false);
    for _ in 0..3 {
        let len = label_word(&line[at..]);
        let word = kind(&line[at..at + len]);
        // "Writer: Ann Lund"
        let role = word == ROLE && line[at + len..].iter().find(|b| **b != b' ') == Some(&b':');
        if len == 0
            || !role && !matches!((label, word), (0, BY | WRITTEN) | (WRITTEN, BY | WRITTEN))
        {
            break;
        }
        written |= word != BY;
        label = word;
        at += len;
        at += space_len(&line[at..]);
        if line[at..].first() == Some(&b':') {
            at += 1;
            at += space_len(&line[at..]);
            label = u16::MAX;
        }
        if label == BY || label == u16::MAX {
            break;
        }
    }
    if label == 0 {
        return None;
    }
    if at >= line.len() {
        // The name stands on the next line.
        return (label != WRITTEN).then_some(Strength::Weak);
    }
    if label == WRITTEN {
        return None;
    }
    let names = Names::read(line, at);
    if names.count == 0 {
        // A site's nickname ("Written by oz"); only labels that are no common words allow it.
        let len = letters_len(&line[at..]);
        let short = line.len() - at <= 24 && !line[at..].contains(&b' ');
        if (written || label == u16::MAX) && short && len > 0 {
            author(Span::at(at, line.len()));
            return Some(Strength::Certain);
        }
        return timestamp_follows(&line[at..]).map(|end| {
            author(Span::at(at, at + end));
            Strength::Weak
        });
    }
    if !ends_byline(&line[names.end..]) {
        return None;
    }
    names.each(author);
    // One word could be anything: "By Audience".
    let single = names.count == 1 && !line[names.spans[0]].contains(&b' ');
    let dated = timestamp::find(&line[names.end..]).is_some();
    Some(if single && !written && label == BY && !dated {
        Strength::Weak
    } else {
        Strength::Certain
    })
}

/// "oz on December 4, 2006": a nickname before a date; its length.
fn timestamp_follows(text: &[u8]) -> Option<usize> {
    let found = timestamp::find(text)?;
    let before = &text[..found.span.start as usize];
    let end = super::author::without_verb(before).0;
    (end > 0 && end <= 24 && before[..end].iter().filter(|b| **b == b' ').count() <= 1)
        .then_some(end)
}

/// The length of the label word that `text` begins with, which a capital may follow at once ("byAnn").
fn label_word(text: &[u8]) -> usize {
    let len = letters_len(&text[..text.len().min(40)]);
    if kind(&text[..len]) != 0 {
        return len;
    }
    let glued = text[..len].iter().skip(1).position(u8::is_ascii_uppercase).map_or(0, |i| i + 1);
    if glued > 1 && kind(&text[..glued]) == BY { glued } else { 0 }
}

/// Names of people that follow each other.
struct Names {
    spans: [Span; 12],
    count: usize,
    /// Where the last ends.
    end: usize,
}

impl Names {
    fn read(line: &[u8], start: usize) -> Names {
        let mut names = Names { spans: [Span::default(); 12], count: 0, end: start };
        let mut at = start;
        while names.count < names.spans.len() {
            let len = person(&line[at..]);
            if len == 0 {
                break;
            }
            names.spans[names.count] = Span::at(at, at + len);
            names.count += 1;
            names.end = at + len;
            let Some(gap) = conjunction(&line[names.end..]) else { break };
            at = names.end + gap;
        }
        names
    }

    fn each(&self, author: &mut impl FnMut(Span)) {
        self.spans[..self.count].iter().copied().for_each(author);
    }
}

/// Length of what may stand between two names: ", ", " and ", " & ", " / ".
fn conjunction(text: &[u8]) -> Option<usize> {
    let mut at = space_len(text);
    let mut signs = 0;
    while let Some(b',' | b'&' | b'/' | b';' | b'+') = text.get(at) {
        signs += 1;
        at += 1;
        at += space_len(&text[at..]);
    }
    let len = letters_len(&text[at..]);
    if len > 0 && text[at].is_ascii_lowercase() && kind(&text[at..at + len]) == AND {
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
fn person(text: &[u8]) -> usize {
    let (mut at, mut end, mut words) = (0, 0, 0);
    while words < 6 {
        let len = name_word(&text[at..]);
        if len == 0 {
            break;
        }
        let word = &text[at..at + len];
        let letters = letters_len(word);
        let sort = kind(&word[..letters]);
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
    if end > 60 { 0 } else { end }
}

/// Whether a date begins with `word`, or `word` is a day that a sentence begins with: "Ann Lund May 5, 2019", "By Monday".
fn begins_date(text: &[u8], word: &[u8]) -> bool {
    match calendar::sense(word) {
        Sense::Weekday => word.len() > 3,
        Sense::Month(_) | Sense::CommonMonth(_) | Sense::MarchOrTuesday => {
            timestamp::at(text).is_some()
        }
        _ => false,
    }
}

/// Length of a word of a name: letters, and signs inside them ("O'Neil", "J.P.", "Al-Haj").
fn name_word(text: &[u8]) -> usize {
    let mut at = 0;
    loop {
        let mut len = letters_len(&text[at..]);
        // A name and the next word may touch: "WhiteUpdated". Two small letters before a capital tell; "McDonald" has one.
        if let Some(cut) = text[at..at + len].windows(4).position(|w| {
            w[0].is_ascii_lowercase()
                && w[1].is_ascii_lowercase()
                && w[2].is_ascii_lowercase()
                && w[3].is_ascii_uppercase()
        }) && kind(&text[at + cut + 3..at + len]) != 0
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

fn is_capital(word: &[u8]) -> bool {
    match word {
        [0xc3, low, ..] => *low < 0xa0,
        [0xd0, low, ..] => (0x90..0xb0).contains(low),
        [0xd1, ..] => false,
        [first, ..] => !first.is_ascii_lowercase(),
        [] => false,
    }
}

/// Whether a byline may end or go on so after its names: a title after a comma, a date, "for X".
fn ends_byline(rest: &[u8]) -> bool {
    let at = space_len(rest);
    let rest = &rest[at..];
    let Some(&first) = rest.first() else { return true };
    if matches!(first, b',' | b'|' | b'-' | b'/' | b'(' | b'[' | b';' | b':' | b'.')
        || first >= 0xc2 && separators_len(rest) > 0
    {
        // A sentence goes on after a full stop or a comma; titles are short.
        return rest.len() <= 160 && !(first == b',' && small_words(&rest[1..]) > 8);
    }
    if timestamp::at(rest).is_some() || first.is_ascii_digit() {
        return true;
    }
    let len = letters_len(rest);
    let next = &rest[len..];
    if len <= 4 && timestamp::at(&next[space_len(next)..]).is_some() {
        return true;
    }
    let word = kind(&rest[..len]);
    (matches!(word, ROLE | ORG | HOUSE | WRITTEN | STOP)
        || is_agency(&rest[..len])
        || word == AFTER && rest.len() <= 60)
        && small_words(rest) <= 8
}

fn small_words(text: &[u8]) -> usize {
    text.split(|b| *b == b' ').filter(|w| w.first().is_some_and(u8::is_ascii_lowercase)).count()
}

/// "Reporting by A; editing by B", "A contributed to this report.", "(X with inputs from agencies)".
fn credits_others(line: &[u8], author: &mut impl FnMut(Span)) -> Option<Strength> {
    let head = &line[..line.len().min(MAX_LINE)];
    let find = |needle: &[u8]| memchr::memmem::find(head, needle);
    let open = usize::from(head.first() == Some(&b'('));
    if let Some(by) = find(b"eporting by ").filter(|at| *at <= open + 13) {
        let mut at = by;
        while let Some(next) = memchr::memmem::find(&head[at..], b"ing by ") {
            let names = Names::read(line, at + next + 7);
            names.each(author);
            at = names.end.max(at + next + 7);
        }
        return Some(Strength::Certain);
    }
    if let Some(at) = find(b" contributed to th").or_else(|| find(b" contributed reporting"))
        && line.len() <= MAX_LINE + 60
    {
        // "AP writer A in PLACE and B contributed": the names stand between small words.
        let mut from = 0;
        while from < at {
            let names = Names::read(&line[..at], from);
            if names.count == 0 {
                from += name_word(&line[from..]).max(1);
                continue;
            }
            let place = head[..from].ends_with(b" in ") || head[..from].ends_with(b" at ");
            if !place {
                names.spans[..names.count]
                    .iter()
                    .filter(|span| line[span.range()].contains(&b' '))
                    .copied()
                    .for_each(&mut *author);
            }
            from = names.end;
        }
        return Some(Strength::Certain);
    }
    let others = [
        &b"with inputs from"[..],
        b"with input from",
        b"with files from",
        b"with agency inputs",
        b"With inputs from",
        b"mit Material",
        b"avec AFP",
        b"con informaci",
        b"com informa",
    ];
    others
        .iter()
        .any(|needle| find(needle).is_some() && line.len() <= 120)
        .then_some(Strength::Certain)
}

/// "Staff and agencies", "THE ASSOCIATED PRESS", "- AFP", "AP Business Writer".
fn agency(text: &[u8]) -> Option<Strength> {
    if text.len() > 60 {
        return None;
    }
    let words = || text.split(|&b| !is_letter(b)).filter(|w| !w.is_empty());
    let count = words().count();
    let small = |w: &[u8]| w.eq_ignore_ascii_case(b"the") || matches!(w, b"and" | b"of");
    let houses = words().filter(|w| is_agency(w) || matches!(kind(w), HOUSE | ROLE | ORG)).count();
    let sure = words().any(|w| is_agency(w) || kind(w) == HOUSE)
        || furniture::scan(text).whole & BYLINE != 0;
    if count == 0 || count > 6 || houses == 0 {
        return None;
    }
    if sure
        && words().all(|w| {
            is_agency(w)
                || matches!(kind(w), HOUSE | ROLE | ORG | AND)
                || small(w)
                || kind(w) == AFTER
        })
    {
        return Some(Strength::Certain);
    }
    None
}

/// "Senior Staff Writer", "Math Editor": a job alone.
fn job(text: &[u8]) -> Option<Strength> {
    let words = || text.split(|&b| !is_letter(b)).filter(|w| !w.is_empty());
    let job =
        text.len() <= 60 && words().count() <= 5 && words().last().is_some_and(|w| kind(w) == ROLE);
    (job && words().all(|w| is_capital(w) || matches!(w, b"and" | b"of"))).then_some(Strength::Weak)
}

/// "December 5, 2019 by A", "5. Mai 2019 A".
fn after_date(line: &[u8], start: usize, author: &mut impl FnMut(Span)) -> Option<Strength> {
    let found = timestamp::at(&line[start..])?;
    let mut at = start + found.span.end as usize;
    at += separators_len(&line[at..]);
    let len = label_word(&line[at..]);
    let label = kind(&line[at..at + len]) == BY;
    if label {
        at += len + space_len(&line[at + len..]);
    }
    let names = Names::read(line, at);
    let rest = line.len() - names.end;
    let full = names.count > 0 && line[names.spans[0]].contains(&b' ');
    if !(full || label && names.count > 0) || rest > 40 {
        return None;
    }
    names.each(author);
    Some(if label { Strength::Certain } else { Strength::Weak })
}

/// "A, AP Business Writer", "A | DATE", "A and B" alone.
fn named(line: &[u8], start: usize, author: &mut impl FnMut(Span)) -> Option<Strength> {
    let names = Names::read(line, start);
    if names.count == 0 {
        return None;
    }
    let first = names.spans[0];
    let rest = &line[names.end..];
    let gap = separators_len(rest);
    let tail = &rest[gap..];
    let words = |text: &[u8]| text.split(|b| *b == b' ').filter(|w| !w.is_empty()).count();
    let two = words(&line[first]) >= 2 && words(&line[first]) <= 4;
    if tail.is_empty() {
        let found = furniture::scan(&line[start..]);
        let button = found.whole & !(AUTHOR | BYLINE | DATE) != 0;
        let full =
            names.spans[..names.count].iter().all(|span| (2..=4).contains(&words(&line[*span])));
        if !full || button || names.count > 4 || line[start..names.end].contains(&b':') {
            return None;
        }
        names.each(author);
        return Some(Strength::Weak);
    }
    let signed = |w: &&[u8]| matches!(kind(w), ROLE | HOUSE) || is_agency(w);
    let mut roles = tail.split(|&b| !is_letter(b)).filter(signed).map(is_capital);
    let apart = separators_len(&rest[space_len(rest)..]) > 0;
    let role = roles.clone().any(|capital| capital);
    if two
        && !role
        && roles.next().is_some()
        && rest.starts_with(b", ")
        && tail.len() <= 110
        && small_words(tail) <= 8
    {
        names.each(author);
        return Some(Strength::Weak);
    }
    if two
        && role
        && tail.len() <= 80
        && small_words(tail) <= 4
        && apart
        && rest.first() != Some(&b'.')
    {
        names.each(author);
        return Some(Strength::Certain);
    }
    let dated = timestamp::at(tail).is_some_and(|found| tail.len() - found.span.len() <= 40);
    if (two || gap > 1) && dated {
        names.each(author);
        return Some(Strength::Weak);
    }
    None
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::vec::Vec;

    use super::*;

    fn read(line: &str) -> (Option<Strength>, String) {
        let mut names = Vec::new();
        let strength = parse(line.as_bytes(), |span| names.push(&line[span.range()]));
        (strength, names.join("; "))
    }

    #[test]
    fn certain_bylines() {
        for (line, names) in [
            ("By Ann Lund", "Ann Lund"),
            ("BY ANN LUND", "ANN LUND"),
            ("By Ann Lund and Bo M. Dahl, Staff Writers", "Ann Lund; Bo M. Dahl"),
            ("By ANN LUND, AP Business Writer 47 minutes ago", "ANN LUND"),
            ("By: Ann Lund, THE CANADIAN PRESS", "Ann Lund"),
            ("By\u{a0}Ann Lund Jan. 31, 2026 7:47 am EST", "Ann Lund"),
            ("By Ann WhiteUpdated: Feb 5, 2026", "Ann White"),
            ("byAnn Lund", "Ann Lund"),
            ("von Ann Lund", "Ann Lund"),
            ("Von Jean-Luc van der Berg und Zoë O'Neil", "Jean-Luc van der Berg; Zoë O'Neil"),
            ("Par Chloé Dupré", "Chloé Dupré"),
            ("Por Gloria Ruiz", "Gloria Ruiz"),
            ("Written by: Ann Lund", "Ann Lund"),
            ("Text: Ann Lund", "Ann Lund"),
            ("Author : Ann Lund", "Ann Lund"),
            ("Posted by Ann Lund on Tuesday, August 29, 2023", "Ann Lund"),
            ("| By Ann Lund", "Ann Lund"),
            ("Reporting by Ann Lund; editing by Bo Dahl and Cy Ek", "Ann Lund; Bo Dahl; Cy Ek"),
            ("Ann Lund, Associated Press Writer", "Ann Lund"),
            ("Associated Press writer Ann Lund in Graben contributed to this report.", "Ann Lund"),
            ("Skye Lund and Kim Ek contributed to this article.", "Skye Lund; Kim Ek"),
            ("Staff and agencies", ""),
            ("THE ASSOCIATED PRESS", ""),
            ("- AFP", ""),
            ("(GRTV with inputs from agencies)", ""),
            ("Graben Post with files from Ann Lund", ""),
        ] {
            assert_eq!(read(line), (Some(Strength::Certain), names.into()), "{line}");
        }
    }

    #[test]
    fn weak_bylines() {
        for (line, names) in [
            ("Ann Lund", "Ann Lund"),
            ("By", ""),
            ("Ann Lund | July 2, 2025", "Ann Lund"),
            ("Senior Staff Writer", ""),
        ] {
            assert_eq!(read(line), (Some(Strength::Weak), names.into()), "{line}");
        }
    }

    #[test]
    fn prose_is_no_byline() {
        for line in [
            "",
            "By 2030 the town will grow",
            "By Monday the council had voted to close the bridge",
            "Par exemple, il pleut",
            "Contact Us",
            "Di notte la città dorme",
            "The mayor said on Monday",
            "Home",
            "He was followed by Ann Lund",
        ] {
            assert_eq!(read(line).0, None, "{line}");
        }
    }
}
