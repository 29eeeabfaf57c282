//! Reported speech without marks: what "said that" and its like are followed by, or preceded.

use alloc::vec::Vec;

use super::phrase::{After, Before, Phrase, is_comma};
use super::words::{NONE, Word};
use crate::lexicon::quotes::{
    ADVERB, AUXILIARY, CONJUNCTION, PREPOSITION, PRONOUN, REPORT, SAY, TELL,
};
use crate::span::Span;
use crate::text::hash::word_hash;
use crate::types::{Label, Mention};

/// Words of a sentence that are looked at on each side of the verb.
const SENTENCE: usize = 90;
/// Words between the verb and the end of a sentence that it closes.
const TAIL: usize = 12;
/// Words of a report at least.
const SHORTEST: usize = 3;

/// A report: its words, who said it, the verb.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Report {
    pub(crate) content: Span,
    /// Number of the phrase.
    pub(crate) source: u32,
    pub(crate) cue: Span,
}

const THAT: u32 = word_hash(b"that");

/// Lists the reports in `words`; quotations are marked in them.
pub(crate) fn list(
    text: &[u8],
    words: &[Word],
    phrases: &[Phrase],
    mentions: &[Mention],
    out: &mut Vec<Report>,
) {
    verbs(text, words, phrases, mentions, out);
    participles(text, words, phrases, mentions, out);
    // None in another.
    out.sort_unstable_by_key(|r| (r.content.start, core::cmp::Reverse(r.content.end)));
    let mut end = 0;
    out.retain(|r| {
        let free = r.content.start >= end;
        end = end.max(r.content.end);
        free
    });
}

/// Lists what verbs with a subject report.
fn verbs(
    text: &[u8],
    words: &[Word],
    phrases: &[Phrase],
    mentions: &[Mention],
    out: &mut Vec<Report>,
) {
    out.clear();
    let mut done = NONE;
    for (n, phrase) in phrases.iter().enumerate() {
        let after =
            matches!(phrase.after, After::Next | After::Past | After::Apposition | After::Far);
        let verb = phrase.after_verb;
        let report = match () {
            () if phrase.before == Before::According => according(text, words, phrase),
            () if after && verb != done && words[verb as usize].has(REPORT | TELL) => {
                done = verb;
                behind(text, words, mentions, phrases, verb as usize)
                    .or_else(|| ahead(text, words, phrase.first as usize, verb as usize))
                    .map(|content| (content, words[verb as usize].span()))
            }
            () if phrase.before == Before::Next
                && words[phrase.before_verb as usize].has(REPORT) =>
            {
                let verb = phrase.before_verb as usize;
                ahead(text, words, verb, phrase.last as usize - 1)
                    .map(|content| (content, words[verb].span()))
            }
            () => None,
        };
        let Some(((first, last), cue)) = report else { continue };
        let Some(content) = trim(text, words, first, last) else { continue };
        let source = n as u32;
        // Of a report in a report the inner one counts.
        if let Some(outer) = out.last_mut()
            && content.start < outer.content.end
        {
            if outer.content.covers(content) {
                *outer = Report { content, source, cue };
            }
            continue;
        }
        out.push(Report { content, source, cue });
    }
}

/// Adds what ", saying that" and its like are followed by: said by the subject of the sentence.
fn participles(
    text: &[u8],
    words: &[Word],
    phrases: &[Phrase],
    mentions: &[Mention],
    out: &mut Vec<Report>,
) {
    const SAYING: [u32; 8] = [
        word_hash(b"saying"),
        word_hash(b"adding"),
        word_hash(b"claiming"),
        word_hash(b"arguing"),
        word_hash(b"noting"),
        word_hash(b"warning"),
        word_hash(b"insisting"),
        word_hash(b"explaining"),
    ];
    for verb in 1..words.len() {
        let word = &words[verb];
        if word.quote != NONE || !SAYING.contains(&word.hash) {
            continue;
        }
        let (begin, _) = sentence(words, verb);
        let from = phrases.partition_point(|p| (p.first as usize) < begin);
        let to = phrases.partition_point(|p| (p.first as usize) < verb);
        // Right before it ("a statement saying"), or the subject of the sentence.
        let sources = from as u32..to as u32;
        let beside = sources.clone().rfind(|n| phrases[*n as usize].last as usize == verb);
        let Some(source) =
            beside.or_else(|| sources.clone().find(|n| !phrases[*n as usize].governed))
        else {
            continue;
        };
        let Some((first, last)) = behind(text, words, mentions, phrases, verb) else { continue };
        let Some(content) = trim(text, words, first, last) else { continue };
        if out
            .iter()
            .rev()
            .take(4)
            .all(|r| r.content.end <= content.start || content.end <= r.content.start)
        {
            out.push(Report { content, source, cue: word.span() });
        }
    }
}

/// The sentence of word `at`.
fn sentence(words: &[Word], at: usize) -> (usize, usize) {
    let section = words[at].section;
    let mut first = at;
    while first > 0
        && at - first < SENTENCE
        && !words[first].begins_sentence()
        && words[first - 1].section == section
    {
        first -= 1;
    }
    let mut last = at + 1;
    while last < words.len()
        && last - at < SENTENCE
        && !words[last].begins_sentence()
        && words[last].section == section
    {
        last += 1;
    }
    (first, last)
}

/// What follows the verb.
fn behind(
    text: &[u8],
    words: &[Word],
    mentions: &[Mention],
    phrases: &[Phrase],
    verb: usize,
) -> Option<(usize, usize)> {
    let (_, end) = sentence(words, verb);
    let mut at = verb + 1;
    // Whom it was told.
    if words[verb].has(TELL) {
        let n = phrases.partition_point(|p| (p.first as usize) < at);
        at = match phrases.get(n) {
            Some(p) if p.first as usize == at => p.last as usize,
            _ => (at..end).find(|&i| words[i].hash == THAT)?,
        };
    }
    let dated = |w: &Word| mentions.get(w.mention as usize).is_some_and(|m| m.label == Label::Date);
    let mut skipped = 0;
    while at < end && skipped < 5 && words[at].hash != THAT {
        let word = &words[at];
        let time = dated(word)
            || word.has(ADVERB)
            || word.has(PREPOSITION) && words.get(at + 1).is_some_and(dated);
        if !time {
            break;
        }
        at += 1;
        skipped += 1;
    }
    let next = words.get(at).filter(|_| at < end)?;
    if next.hash == THAT {
        return Some((at + 1, clause(words, at + 1, end)));
    }
    let begins = !next.is_mark()
        && next.quote == NONE
        && !next.has(PREPOSITION | AUXILIARY | CONJUNCTION)
        && !next.has(SAY);
    let last = clause(words, at, end);
    (begins && (next.has(PRONOUN) || is_clause(text, &words[at..last]))).then_some((at, last))
}

/// Whether there is a finite verb among the words: one that is known, or one that ends like one.
fn is_clause(text: &[u8], words: &[Word]) -> bool {
    let verb = |w: &Word| {
        let letters = &text[w.span().range()];
        w.has(AUXILIARY | SAY)
            || !w.is_title()
                && !w.is_mark()
                && letters.len() > 3
                && (letters.ends_with(b"ed") || letters.ends_with(b"s"))
    };
    words.iter().skip(1).any(verb)
}

/// The end of the clause that begins at `at`: a comma with a conjunction ends it, or the sentence's end.
fn clause(words: &[Word], at: usize, end: usize) -> usize {
    const ENDS: [u32; 8] = [
        word_hash(b"but"),
        word_hash(b"though"),
        word_hash(b"although"),
        word_hash(b"while"),
        word_hash(b"saying"),
        word_hash(b"adding"),
        word_hash(b"according"),
        word_hash(b"claiming"),
    ];
    let ends = |i: usize| {
        is_comma(&words[i])
            && words[i].quote == NONE
            && words.get(i + 1).is_some_and(|w| ENDS.contains(&w.hash))
    };
    (at..end).find(|&i| ends(i)).unwrap_or(end)
}

/// What stands before "..., Lund said", whose words are `first..=last`.
fn ahead(text: &[u8], words: &[Word], first: usize, last: usize) -> Option<(usize, usize)> {
    let (begin, end) = sentence(words, first);
    let comma = first.checked_sub(1).filter(|&i| i > begin && is_comma(&words[i]))?;
    let closes = end.saturating_sub(last + 1) <= TAIL;
    (closes && words[begin].quote == NONE && is_clause(text, &words[begin..comma]))
        .then_some((begin, comma))
}

/// "According to Lund, ...", "..., according to Lund".
fn according(text: &[u8], words: &[Word], phrase: &Phrase) -> Option<((usize, usize), Span)> {
    let verb = phrase.before_verb as usize;
    let (begin, end) = sentence(words, verb);
    let cue = Span::new(words[verb].start, words[phrase.first as usize - 1].end);
    if words[verb].begins_sentence() {
        let comma = (phrase.last as usize..end).find(|&i| is_comma(&words[i]))?;
        return Some(((comma + 1, end), cue));
    }
    Some((ahead(text, words, verb, phrase.last as usize - 1).unwrap_or((begin, begin)), cue))
}

/// The bytes of words `first..last` without marks at the ends; `None` if they are few or most of them are quoted.
fn trim(text: &[u8], words: &[Word], mut first: usize, mut last: usize) -> Option<Span> {
    while first < last && words[first].is_mark() && words[first].quote == NONE {
        first += 1;
    }
    while last > first
        && words[last - 1].is_mark()
        && words[last - 1].quote == NONE
        && text.get(words[last - 1].start as usize) != Some(&b')')
    {
        last -= 1;
    }
    let inside = words.get(first..last)?;
    let quoted = inside.iter().filter(|w| w.quote != NONE).count();
    if inside.len() < SHORTEST || 10 * quoted > 7 * inside.len() {
        return None;
    }
    Some(Span::new(words[first].start, words[last - 1].end))
}
