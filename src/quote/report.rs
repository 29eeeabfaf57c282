//! Reported speech without marks: what "said that" and its like are followed by, or preceded.

use alloc::vec::Vec;

use super::phrase::{After, Before, Phrase, is_comma};
use super::words::{NONE, Word};
use crate::lexicon::quotes::{ADVERB, AUXILIARY, CONJUNCTION, PREPOSITION, PRONOUN, REPORT, SAY, TELL};
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

/// Lists the reports in `words`, in order; quotations are marked in them.
pub(crate) fn list(text: &[u8], words: &[Word], phrases: &[Phrase], mentions: &[Mention], out: &mut Vec<Report>) {
    out.clear();
    let mut done = NONE;
    for (n, phrase) in phrases.iter().enumerate() {
        let after = matches!(phrase.after, After::Next | After::Past | After::Apposition);
        let verb = phrase.after_verb;
        let report = match () {
            () if phrase.before == Before::According => according(words, phrase),
            () if after && !phrase.governed && verb != done && words[verb as usize].has(REPORT | TELL) => {
                done = verb;
                behind(words, mentions, phrases, verb as usize)
                    .or_else(|| ahead(words, phrase.first as usize, verb as usize))
                    .map(|content| (content, words[verb as usize].span()))
            }
            () if phrase.before == Before::Next && words[phrase.before_verb as usize].has(REPORT) => {
                let verb = phrase.before_verb as usize;
                ahead(words, verb, phrase.last as usize - 1).map(|content| (content, words[verb].span()))
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

/// The sentence of word `at`.
fn sentence(words: &[Word], at: usize) -> (usize, usize) {
    let section = words[at].section;
    let mut first = at;
    while first > 0 && at - first < SENTENCE && !words[first].begins_sentence() && words[first - 1].section == section {
        first -= 1;
    }
    let mut last = at + 1;
    while last < words.len() && last - at < SENTENCE && !words[last].begins_sentence() && words[last].section == section {
        last += 1;
    }
    (first, last)
}

/// What follows the verb.
fn behind(words: &[Word], mentions: &[Mention], phrases: &[Phrase], verb: usize) -> Option<(usize, usize)> {
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
        let time = dated(word) || word.has(ADVERB) || word.has(PREPOSITION) && words.get(at + 1).is_some_and(dated);
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
    let begins = !next.is_mark() && next.quote == NONE && !next.has(PREPOSITION | AUXILIARY | CONJUNCTION) && !next.has(SAY);
    let last = clause(words, at, end);
    let finite = words[at..last].iter().any(|w| w.has(AUXILIARY)) || next.has(PRONOUN);
    (begins && finite).then_some((at, last))
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
    let ends = |i: usize| is_comma(&words[i]) && words[i].quote == NONE && words.get(i + 1).is_some_and(|w| ENDS.contains(&w.hash));
    (at..end).find(|&i| ends(i)).unwrap_or(end)
}

/// What stands before "..., Lund said", whose words are `first..=last`.
fn ahead(words: &[Word], first: usize, last: usize) -> Option<(usize, usize)> {
    let (begin, end) = sentence(words, first);
    let comma = first.checked_sub(1).filter(|&i| i > begin && is_comma(&words[i]))?;
    let closes = end.saturating_sub(last + 1) <= TAIL;
    (closes && words[begin].quote == NONE).then_some((begin, comma))
}

/// "According to Lund, ...", "..., according to Lund".
fn according(words: &[Word], phrase: &Phrase) -> Option<((usize, usize), Span)> {
    let verb = phrase.before_verb as usize;
    let (begin, end) = sentence(words, verb);
    let cue = Span::new(words[verb].start, words[phrase.first as usize - 1].end);
    if words[verb].begins_sentence() {
        let comma = (phrase.last as usize..end).find(|&i| is_comma(&words[i]))?;
        return Some(((comma + 1, end), cue));
    }
    Some((ahead(words, verb, phrase.last as usize - 1).unwrap_or((begin, begin)), cue))
}

/// The bytes of words `first..last` without marks at the ends; `None` if they are few or most of them are quoted.
fn trim(text: &[u8], words: &[Word], mut first: usize, mut last: usize) -> Option<Span> {
    while first < last && words[first].is_mark() && words[first].quote == NONE {
        first += 1;
    }
    while last > first && words[last - 1].is_mark() && words[last - 1].quote == NONE && text.get(words[last - 1].start as usize) != Some(&b')') {
        last -= 1;
    }
    let inside = words.get(first..last)?;
    let quoted = inside.iter().filter(|w| w.quote != NONE).count();
    if inside.len() < SHORTEST || 10 * quoted > 7 * inside.len() {
        return None;
    }
    Some(Span::new(words[first].start, words[last - 1].end))
}
