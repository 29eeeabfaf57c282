//! Noun phrases that may be speakers, with the verbs of saying beside them.

use alloc::vec::Vec;

use super::words::{NONE, Word, is_apart, says};
use crate::error::OutOfMemory;
use crate::lexicon::quotes::{
    ADVERB, AUXILIARY, CONJUNCTION, DETERMINER, FIRST, INDEFINITE, PREPOSITION, PRONOUN, RELATIVE,
    STOP,
};
use crate::span::Span;
use crate::text::bits;
use crate::text::grow::Grow;
use crate::types::{Label, Mention};

/// What a phrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Person,
    Organization,
    Place,
    OtherName,
    Pronoun,
    FirstPerson,
    /// "the minister", "his lawyer"
    Definite,
    /// "a spokesman"
    Indefinite,
    /// "police", "Officials", a name that is none of the model's.
    Bare,
    Capitalised,
}

/// How a verb of saying stands behind a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum After {
    Nothing,
    /// "Lund said", "Lund also said"
    Next,
    /// "the head of the council said": behind a preposition and its phrase.
    Past,
    /// "Lund, head of the council, said", "Lund, who left, said"
    Apposition,
    /// The phrase is the end of an apposition: "..., the owner, said".
    Comma,
    /// "Lund, smiling, was later to say"
    Far,
}

/// How one stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Before {
    Nothing,
    /// "said Lund", "told Lund"
    Next,
    /// "according to Lund"
    According,
    /// "said by Lund", "told to Lund"
    Past,
}

/// A noun phrase: words `first..last`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Phrase {
    pub(crate) first: u32,
    pub(crate) last: u32,
    pub(crate) kind: Kind,
    /// Its name, or [`NONE`].
    pub(crate) mention: u32,
    pub(crate) section: u32,
    pub(crate) sentence: u32,
    pub(crate) after: After,
    pub(crate) after_verb: u32,
    pub(crate) before: Before,
    pub(crate) before_verb: u32,
    /// A preposition stands right before it.
    pub(crate) governed: bool,
    /// It begins its sentence; its section.
    pub(crate) initial: bool,
    pub(crate) heads: bool,
    /// A colon stands right behind it.
    pub(crate) label: bool,
    /// A verb seems to stand right behind it.
    pub(crate) acts: bool,
    /// It is the first of its sentence that acts: the subject.
    pub(crate) subject: bool,
}

impl Phrase {
    pub(crate) fn span(&self, words: &[Word]) -> Span {
        let (first, last) = (words[self.first as usize], words[self.last as usize - 1]);
        Span::new(first.start, last.end)
    }
}

/// Words of a phrase at most.
const LONGEST: usize = 16;
/// Words of an apposition or a relative clause that are looked past.
const APPOSITION: usize = 26;

/// Lists the phrases among `words` that stand outside of quotations.
pub(crate) fn list(
    text: &[u8],
    words: &[Word],
    mentions: &[Mention],
    out: &mut Vec<Phrase>,
) -> Result<(), OutOfMemory> {
    out.clear();
    let mut sentence = 0;
    let mut subject_of = NONE;
    let mut at = 0;
    let mut counted = 0;
    while at < words.len() {
        let Some(last) = end_of(text, words, mentions, at) else {
            at += 1;
            continue;
        };
        while counted <= at {
            sentence += u32::from(words[counted].begins_sentence());
            counted += 1;
        }
        let mut phrase = read(words, mentions, at, last);
        phrase.sentence = sentence;
        phrase.acts = !phrase.governed && acts(text, words, &phrase);
        phrase.subject = phrase.acts && subject_of != sentence;
        if phrase.subject {
            subject_of = sentence;
        }
        // "a déclaré": an article alone is none.
        let word = &words[at];
        let article = last == at + 1 && word.has(DETERMINER) && word.end - word.start <= 3;
        if !article && may_speak(&phrase) {
            out.grow(phrase)?;
        }
        at = last;
        // What follows a phrase at once is its verb, not the next phrase: "Lund visited Berg".
        let verb = |w: &Word| !w.is_title() && !w.has(DETERMINER | PRONOUN) && !w.begins_sentence();
        if words.get(at).is_some_and(|w| verb(w) && holds(w, mentions)) {
            at += 1;
        }
    }
    Ok(())
}

/// Whether the phrase may be a speaker at all.
fn may_speak(phrase: &Phrase) -> bool {
    let beside = phrase.after != After::Nothing || phrase.before != Before::Nothing;
    match phrase.kind {
        Kind::Person | Kind::Organization | Kind::Pronoun => true,
        Kind::FirstPerson => beside,
        _ => beside || phrase.label || phrase.subject || phrase.initial && !phrase.governed,
    }
}

/// Whether a word may stand in a phrase.
fn holds(word: &Word, mentions: &[Mention]) -> bool {
    let value = mentions.get(word.mention as usize).is_some_and(|m| is_apart(m.label));
    word.quote == NONE
        && !value
        && !word.has(STOP | PRONOUN)
        && !says(word)
        && (!word.is_mark() || word.bits & (bits::LOWER | bits::SPACE) == bits::LOWER)
}

/// The end of the phrase that begins at `at`; `None` if none does.
fn end_of(text: &[u8], words: &[Word], mentions: &[Mention], at: usize) -> Option<usize> {
    let first = &words[at];
    if first.quote != NONE || first.is_mark() {
        return None;
    }
    if first.has(PRONOUN) {
        return Some(at + 1);
    }
    if !holds(first, mentions) {
        return None;
    }
    let mut end = at + 1;
    while end < words.len() && end - at < LONGEST {
        let word = &words[end];
        let new = word.bits & bits::SECTION != 0
            || word.begins_sentence()
            || word.section != first.section;
        // A hyphen joins: "vice-president".
        let joins = word.is_mark()
            && word.bits & bits::SPACE == 0
            && word.end - word.start == 1
            && words
                .get(end + 1)
                .is_some_and(|w| w.bits & bits::SPACE == 0 && holds(w, mentions) && !w.is_mark())
            && word.quote == NONE
            && is_hyphen(word);
        if new
            || word.has(DETERMINER) && !is_clitic(&words[end - 1])
            || !joins && !holds(word, mentions)
            || is_verb(text, words, at, end)
        {
            break;
        }
        end += 1;
        // A person's name ends the phrase.
        let mention = mentions.get(word.mention as usize);
        let ends = mention.is_some_and(|m| m.label == Label::Person && word.end >= m.span.end);
        if ends && !words.get(end).is_some_and(is_clitic) {
            break;
        }
    }
    let ends_first = mentions
        .get(first.mention as usize)
        .is_some_and(|m| m.label == Label::Person && first.end >= m.span.end);
    if ends_first && !words.get(at + 1).is_some_and(is_clitic) {
        end = at + 1;
    }
    // "The mayor smiled": a verb that is none of those that are known.
    let last = &words[end - 1];
    if end - at > 2 && last.mention == NONE && !last.is_title() && is_clitic(last) {
        end -= 1;
    }
    Some(end)
}

/// Whether the word at `end` of the phrase from `at` on is its verb by its form: "the mayor smiled", but not "the wounded men".
fn is_verb(text: &[u8], words: &[Word], at: usize, end: usize) -> bool {
    let letters = |i: usize| &text[words[i].span().range()];
    let word = &words[end];
    end >= at + 2
        && word.mention == NONE
        && word.bits & (bits::TITLE | bits::MARK) == 0
        && letters(end).len() > 4
        && letters(end).ends_with(b"ed")
        && !letters(end - 1).ends_with(b"ly")
        && !words[end - 1].is_mark()
}

fn is_hyphen(word: &Word) -> bool {
    word.hash == const { crate::text::hash::word_hash(b"-") }
}

fn is_clitic(word: &Word) -> bool {
    word.is_mark() && word.bits & bits::LOWER != 0
}

fn read(words: &[Word], mentions: &[Mention], first: usize, last: usize) -> Phrase {
    let inside = &words[first..last];
    let named = |label: Label| {
        inside
            .iter()
            .rev()
            .find(|w| mentions.get(w.mention as usize).is_some_and(|m| m.label == label))
    };
    let order = [
        (Label::Person, Kind::Person),
        (Label::Organization, Kind::Organization),
        (Label::Location, Kind::Place),
        (Label::Group, Kind::OtherName),
        (Label::Misc, Kind::OtherName),
    ];
    let name = order.iter().find_map(|(label, kind)| Some((named(*label)?, *kind)));
    let head = &words[first];
    let tail = inside.iter().rfind(|w| !w.is_mark()).unwrap_or(head);
    let kind = match name {
        // "Lund's lawyer", "Apple spokesman": the name is not the head.
        Some((w, kind)) if w.mention == tail.mention => kind,
        _ if head.has(PRONOUN) && head.has(FIRST) => Kind::FirstPerson,
        _ if head.has(PRONOUN) => Kind::Pronoun,
        _ if head.has(INDEFINITE) => Kind::Indefinite,
        _ if head.has(DETERMINER) => Kind::Definite,
        Some(_) => Kind::Definite,
        None if head.is_title() && !head.begins_sentence()
            || inside.len() > 1 && inside.iter().all(|w| w.is_title() || w.is_mark()) =>
        {
            Kind::Capitalised
        }
        None => Kind::Bare,
    };
    let mention = name.filter(|(w, _)| w.mention == tail.mention).map_or(NONE, |(w, _)| w.mention);
    let (after, after_verb) = after(words, last);
    let (before, before_verb) = before(words, first);
    let section = head.section;
    Phrase {
        first: first as u32,
        last: last as u32,
        kind,
        mention,
        section,
        sentence: 0,
        after,
        after_verb: after_verb as u32,
        before,
        before_verb: before_verb as u32,
        governed: first > 0
            && words[first - 1].has(PREPOSITION)
            && words[first - 1].section == section,
        initial: head.begins_sentence(),
        heads: first == 0 || words[first - 1].section != section,
        label: words.get(last).is_some_and(|w| is_colon(w) && w.section == section),
        acts: false,
        subject: false,
    }
}

/// Whether a word behind the phrase, but for adverbs, is or ends like a finite verb.
fn acts(text: &[u8], words: &[Word], phrase: &Phrase) -> bool {
    let at = phrase.last as usize;
    let inside = |w: &&Word| w.section == phrase.section && w.quote == NONE && !w.is_mark();
    let word = |i: usize| words.get(i).filter(inside).filter(|w| !w.begins_sentence());
    let adverb = |w: &&Word| w.has(ADVERB) || text[w.span().range()].ends_with(b"ly");
    let next = word(at).filter(|w| !adverb(w)).or_else(|| word(at).and_then(|_| word(at + 1)));
    next.is_some_and(|w| is_finite(text, w))
}

/// Whether a word is a verb that is known, or ends like one.
pub(crate) fn is_finite(text: &[u8], word: &Word) -> bool {
    let letters = &text[word.span().range()];
    word.has(AUXILIARY)
        || says(word) && !word.has(PREPOSITION)
        || word.class & !STOP == 0
            && !word.is_title()
            && word.bits & bits::LOWER != 0
            && letters.len() > 3
            && (letters.ends_with(b"ed") || letters.ends_with(b"s") || word.has(STOP))
}

pub(crate) fn is_colon(word: &Word) -> bool {
    word.is_mark() && word.hash == const { crate::text::hash::word_hash(b":") }
}

pub(crate) fn is_comma(word: &Word) -> bool {
    word.is_mark() && word.hash == const { crate::text::hash::word_hash(b",") }
}

/// The verb of saying behind the phrase that ends before `at`.
fn after(words: &[Word], at: usize) -> (After, usize) {
    let section = words[at - 1].section;
    let inside = |w: &&Word| w.section == section && !w.begins_sentence() && w.quote == NONE;
    let word = |i: usize| words.get(i).filter(inside);
    // Adverbs and auxiliaries stand between: "has also said".
    let verb = |from: usize| {
        let skipped = (from..from + 4)
            .take_while(|&i| word(i).is_some_and(|w| w.has(ADVERB | AUXILIARY) && !says(w)))
            .count();
        word(from + skipped).filter(|w| says(w)).map(|_| from + skipped)
    };
    if let Some(found) = verb(at) {
        return (After::Next, found);
    }
    match word(at) {
        Some(w) if is_comma(w) => {
            let mut i = at + 1;
            // "..., said": the comma closes an apposition that began before the phrase.
            if let Some(found) = verb(i) {
                return (After::Comma, found);
            }
            while i < at + APPOSITION {
                match word(i) {
                    None => break,
                    Some(w) if is_comma(w) => {
                        if let Some(found) = verb(i + 1) {
                            return (After::Apposition, found);
                        }
                    }
                    Some(_) => {}
                }
                i += 1;
            }
        }
        Some(w) if w.has(PREPOSITION | RELATIVE | CONJUNCTION) => {
            let relative = w.has(RELATIVE);
            for i in at + 1..at + 12 {
                match word(i) {
                    None => break,
                    Some(w) if w.is_mark() && is_comma(w) => {
                        return verb(i + 1)
                            .map_or((After::Nothing, 0), |found| (After::Far, found));
                    }
                    Some(w) if says(w) => {
                        return (if relative { After::Far } else { After::Past }, i);
                    }
                    Some(w) if w.has(PRONOUN) => break,
                    Some(_) => {}
                }
            }
        }
        Some(w) if !w.is_mark() => {
            // A verb of another kind, then one of saying: "Lund went on to say".
            for i in at + 1..at + 5 {
                match word(i) {
                    Some(w) if says(w) => return (After::Far, i),
                    Some(w) if !w.is_mark() && !w.has(PRONOUN) => {}
                    _ => break,
                }
            }
        }
        _ => {}
    }
    (After::Nothing, 0)
}

/// The verb of saying before the phrase that begins at `at`.
fn before(words: &[Word], at: usize) -> (Before, usize) {
    let section = words[at].section;
    let word = |k: usize| {
        let i = at.checked_sub(k)?;
        // The sentence must not begin behind the verb.
        let inside = (i + 1..=at).all(|j| !words[j].begins_sentence());
        words.get(i).filter(|w| w.section == section && w.quote == NONE && inside)
    };
    let Some(one) = word(1) else { return (Before::Nothing, 0) };
    if says(one) && !one.has(PREPOSITION) {
        return (Before::Next, at - 1);
    }
    let said = |k: usize| word(k).is_some_and(says);
    match one {
        w if w.has(PREPOSITION) && says(w) => (Before::According, at - 1),
        w if w.has(PREPOSITION) && said(2) => {
            let according = word(2).is_some_and(|w| w.has(PREPOSITION));
            (if according { Before::According } else { Before::Past }, at - 2)
        }
        w if w.has(ADVERB) && said(2) => (Before::Next, at - 2),
        _ => (Before::Nothing, 0),
    }
}
