//! Reported speech without marks: what "said that" and its like are followed by, or preceded.

use alloc::vec::Vec;

use super::phrase::{After, Before, Phrase, is_comma, is_finite};
use super::words::{NONE, Word};
use crate::error::OutOfMemory;
use crate::lexicon::quotes::{
    ADVERB, AUXILIARY, CONJUNCTION, DETERMINER, OBJECTS, PREPOSITION, PRONOUN, RELATIVE, REPORT,
    SAY, TELL,
};
use crate::span::Span;
use crate::text::grow::Grow;
use crate::text::hash::word_hash;
use crate::types::{Label, Mention};

/// Words of a sentence that are looked at on each side of the verb.
const SENTENCE: usize = 90;
/// Words between the verb and the end of a sentence that it closes.
const TAIL: usize = 12;
/// Words of a report at least, and of them those that no marks hold.
const SHORTEST: usize = 3;
const OWN: usize = 2;

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
) -> Result<(), OutOfMemory> {
    verbs(text, words, phrases, mentions, out)?;
    others(text, words, phrases, mentions, out)?;
    // None in another; of two sources the nearer.
    let reverse = core::cmp::Reverse::<u32>;
    out.sort_unstable_by_key(|r| (r.content.start, reverse(r.content.end), reverse(r.source)));
    let mut end = 0;
    out.retain(|r| {
        let free = r.content.start >= end;
        end = end.max(r.content.end);
        free
    });
    Ok(())
}

/// Lists what verbs with a subject report.
fn verbs(
    text: &[u8],
    words: &[Word],
    phrases: &[Phrase],
    mentions: &[Mention],
    out: &mut Vec<Report>,
) -> Result<(), OutOfMemory> {
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
        out.grow(Report { content, source, cue })?;
    }
    Ok(())
}

/// Adds what verbs report that stand by no phrase: ", saying that", "and added that", "who said". The subject of the sentence said it.
fn others(
    text: &[u8],
    words: &[Word],
    phrases: &[Phrase],
    mentions: &[Mention],
    out: &mut Vec<Report>,
) -> Result<(), OutOfMemory> {
    for verb in 1..words.len() {
        let (word, before) = (&words[verb], &words[verb - 1]);
        if word.quote != NONE || !word.has(REPORT | TELL) || word.begins_sentence() {
            continue;
        }
        let participle = text[word.span().range()].ends_with(b"ing");
        let joined = before.has(CONJUNCTION | RELATIVE | ADVERB | AUXILIARY) || is_comma(before);
        if !participle && !joined {
            continue;
        }
        let (begin, _) = sentence(words, verb);
        let from = phrases.partition_point(|p| (p.first as usize) < begin);
        let to = phrases.partition_point(|p| (p.first as usize) < verb);
        let sources = from as u32..to as u32;
        let phrase = |n: &u32| &phrases[*n as usize];
        // Right before it ("a statement saying"), or the subject of the sentence.
        let beside = sources.clone().rfind(|n| {
            phrase(n).last as usize == verb
                || before.has(RELATIVE) && phrase(n).last as usize + 2 >= verb
        });
        let Some(source) = beside
            .or_else(|| sources.clone().rfind(|n| phrase(n).subject))
            .or_else(|| sources.clone().find(|n| !phrase(n).governed))
        else {
            continue;
        };
        let Some((first, last)) = behind(text, words, mentions, phrases, verb) else { continue };
        let Some(content) = trim(text, words, first, last) else { continue };
        out.grow(Report { content, source, cue: word.span() })?;
    }
    Ok(())
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
    // "said in a statement that"
    if let Some(that) = (at..end.min(at + FAR))
        .take_while(|&i| words[i].quote == NONE && !words[i].is_mark() && !words[i].has(SAY))
        .find(|&i| words[i].hash == THAT)
    {
        return Some((that + 1, clause(text, words, that + 1, end)));
    }
    let next = words.get(at).filter(|_| at < end)?;
    // "called for calm", "asked about the plan"
    if matches!(&text[words[verb].span().range()], b"called" | b"calls" | b"calling") {
        return (next.hash == FOR).then(|| (at + 1, clause(text, words, at + 1, end)));
    }
    if next.hash == ABOUT && OBJECTS.has(&text[words[verb].span().range()]) {
        return Some((at + 1, clause(text, words, at + 1, end)));
    }
    // "vowed to close it"
    if next.hash == TO && VOWS.contains(&words[verb].hash) {
        return Some((at, clause(text, words, at, end)));
    }
    let begins = !next.is_mark()
        && next.quote == NONE
        && (!next.has(PREPOSITION | AUXILIARY | SAY) || OPENS.contains(&next.hash))
        && !JOINS.contains(&next.hash);
    let last = clause(text, words, at, end);
    // "denied the report"
    let object = OBJECTS.has(&text[words[verb].span().range()]);
    let pronoun = next.has(PRONOUN) && !next.has(DETERMINER) && !object;
    (begins && (pronoun || object && !next.has(PRONOUN) || is_clause(text, &words[at..last])))
        .then_some((at, last))
}

/// Words from a verb to its "that" at most.
const FAR: usize = 9;
const TO: u32 = word_hash(b"to");
const FOR: u32 = word_hash(b"for");
const ABOUT: u32 = word_hash(b"about");
/// What promises to do.
const VOWS: [u32; 9] = [
    word_hash(b"vowed"),
    word_hash(b"vows"),
    word_hash(b"pledged"),
    word_hash(b"promised"),
    word_hash(b"promises"),
    word_hash(b"promise"),
    word_hash(b"threatened"),
    word_hash(b"claimed"),
    word_hash(b"claims"),
];
/// Prepositions that a clause begins with, rather than where or when it was said.
const OPENS: [u32; 6] = [
    word_hash(b"under"),
    word_hash(b"without"),
    word_hash(b"despite"),
    word_hash(b"since"),
    word_hash(b"unless"),
    word_hash(b"until"),
];
/// Conjunctions that no clause begins with.
const JOINS: [u32; 5] =
    [word_hash(b"and"), word_hash(b"but"), word_hash(b"or"), word_hash(b"so"), word_hash(b"as")];

/// Whether there is a finite verb among the words.
fn is_clause(text: &[u8], words: &[Word]) -> bool {
    words.iter().skip(1).any(|w| !w.is_mark() && is_finite(text, w))
}

/// The end of the clause that begins at `at`: a comma with a conjunction ends it, or the sentence's end.
fn clause(text: &[u8], words: &[Word], at: usize, end: usize) -> usize {
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
    // "..., and Berg said": another report.
    let reports = |i: usize| {
        words[i].has(CONJUNCTION)
            && words[i + 1..end.min(i + 8)]
                .iter()
                .take_while(|w| !w.is_mark())
                .any(|w| w.has(REPORT | TELL) && w.quote == NONE)
    };
    let last_comma = (at..end).rfind(|&i| is_comma(&words[i]) && words[i].quote == NONE);
    let ends = |i: usize| {
        is_comma(&words[i])
            && words[i].quote == NONE
            && i + 1 < end
            && (ENDS.contains(&words[i + 1].hash)
                || text[words[i + 1].span().range()].ends_with(b"ing")
                || last_comma == Some(i) && words[i + 1].has(RELATIVE)
                || reports(i + 1))
    };
    (at..end).find(|&i| ends(i)).unwrap_or(end)
}

/// What stands before "..., Lund said", whose words are `first..=last`.
fn ahead(text: &[u8], words: &[Word], first: usize, last: usize) -> Option<(usize, usize)> {
    let (begin, end) = sentence(words, first);
    // The comma, or the mark of words quoted with it.
    let comma = first
        .checked_sub(1)
        .filter(|&i| i > begin && (is_comma(&words[i]) || words[i].quote != NONE))?;
    let comma = if words[comma].quote != NONE { first } else { comma };
    // "..., said Lund, the head of the council."
    let apposition = words.get(last + 1).is_some_and(is_comma);
    let closes = apposition || end.saturating_sub(last + 1) <= TAIL;
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
    // With a comma before it or without.
    let whole = words[begin].quote == NONE && is_clause(text, &words[begin..verb]);
    whole.then_some(((begin, verb), cue))
}

/// The bytes of words `first..last` without marks at the ends; `None` if they are few or quoted.
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
    let own = inside.iter().filter(|w| w.quote == NONE && !w.is_mark()).count();
    if inside.len() < SHORTEST || own < OWN {
        return None;
    }
    Some(Span::new(words[first].start, words[last - 1].end))
}
