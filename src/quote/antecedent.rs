//! Which entity a speaker is: of the name in it, of whom a pronoun stands for, of who was introduced by such words.

use alloc::vec::Vec;

use super::Article;
use super::phrase::Kind;
use super::speaker::Choice;
use super::words::{NONE, Word, has_voice};
use crate::entity::around::around;
use crate::entity::given::{Given, Sex};
use crate::entity::key;
use crate::error::OutOfMemory;
use crate::lexicon::quotes::{
    self, ADVERB, AUXILIARY, CONJUNCTION, FEMALE, MALE, PREPOSITION, RELATIVE, SAY, SPEECH,
};
use crate::span::Span;
use crate::text::grow::Grow;
use crate::text::hash::word_hash;
use crate::text::held::held;
use crate::types::{Label, Quote};

/// Names before a pronoun that are looked at.
const NAMES: usize = 40;
/// Mentions of an entity that are asked for its sex.
const MENTIONS: usize = 12;
/// Bytes that an antecedent may be away.
const FAR: u32 = 4000;

/// What is known of the sex of entities: none yet, or the sex.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sexes(Vec<Option<Sex>>);

impl Sexes {
    /// Forgets all, and makes room for so many entities.
    pub(crate) fn reset(&mut self, entities: usize) -> Result<(), OutOfMemory> {
        self.0.clear();
        self.0.grow_to(entities, None)
    }

    /// Bytes of the heap that it holds.
    pub(crate) fn memory(&self) -> usize {
        held(&self.0)
    }

    /// The sex of an entity, as titles, kin and given names tell.
    fn of(&mut self, article: &Article, entity: usize) -> Sex {
        if let Some(Some(sex)) = self.0.get(entity) {
            return *sex;
        }
        let names = article.names;
        let Some(e) = names.entities.get(entity) else { return Sex::Unknown };
        let all = names.by_entity.get(e.first_mention as usize..).unwrap_or_default();
        let mut sex = Sex::Unknown;
        for &m in all.iter().take((e.mentions as usize).min(MENTIONS)) {
            let span = names.mentions[m as usize].span;
            let name = &article.text[span.range()];
            let mut parts = name.split(u8::is_ascii_whitespace);
            let first = parts.next().unwrap_or_default();
            let title = crate::entity::around::title(first).map_or(Sex::Unknown, |(_, sex)| sex);
            let given = parts
                .next()
                .and_then(|_| Given::of(key::of_person(first).exact))
                .map_or(Sex::Unknown, Given::sex);
            sex = sex.or(around(article.text, span).sex).or(title).or(given);
        }
        if let Some(slot) = self.0.get_mut(entity) {
            *slot = Some(sex);
        }
        sex
    }
}

/// The entity of a speaker, [`Quote::NO_ENTITY`] if it is not sure; `last` is that of the quotation before, if it is near.
pub(crate) fn entity(
    article: Article,
    words: &[Word],
    choice: &Choice,
    last: u32,
    sexes: &mut Sexes,
) -> u32 {
    let names = article.names;
    if let Some(mention) =
        names.mentions.get(choice.mention as usize).filter(|_| choice.mention != NONE)
    {
        return mention.entity;
    }
    let speaker = &article.text[choice.speaker.range()];
    match choice.kind {
        Some(Kind::Pronoun) => {
            let sex = match () {
                () if MALE.has(speaker) => Sex::Male,
                () if FEMALE.has(speaker) => Sex::Female,
                () => return Quote::NO_ENTITY,
            };
            person(article, words, choice.speaker, sex, last, sexes)
        }
        Some(Kind::Definite | Kind::Bare | Kind::Capitalised) => {
            introduced(article, choice.speaker)
        }
        Some(Kind::Indefinite) => issued(article, choice.speaker),
        _ => Quote::NO_ENTITY,
    }
}

/// The person before `pronoun` that a reader takes: who spoke last, and subjects outside of quotations, before others.
fn person(
    article: Article,
    words: &[Word],
    pronoun: Span,
    sex: Sex,
    last: u32,
    sexes: &mut Sexes,
) -> u32 {
    let Article { text, names, .. } = article;
    let before = names.mentions.partition_point(|m| m.span.start < pronoun.start);
    let quoted = |at: u32| {
        let n = words.partition_point(|w| w.end <= at);
        words.get(n).is_some_and(|w| w.start <= at && w.quote != NONE)
    };
    let mut best = (i32::MIN, Quote::NO_ENTITY);
    let mut end = pronoun.start;
    let (mut lines, mut people) = (0, 0);
    for mention in names.mentions[..before].iter().rev().take(NAMES) {
        if pronoun.start - mention.span.end.min(pronoun.start) > FAR {
            break;
        }
        if mention.label != Label::Person || quoted(mention.span.start) {
            continue;
        }
        lines += text[mention.span.end as usize..(end as usize).max(mention.span.end as usize)]
            .iter()
            .filter(|b| **b == b'\n')
            .count() as i32;
        end = mention.span.start;
        let own = sexes.of(&article, mention.entity as usize);
        if !own.fits(sex) {
            continue;
        }
        let score = subject(text, mention.span)
            + 3 * i32::from(begins_sentence(text, mention.span))
            + 3 * i32::from(mention.entity == last)
            + 2 * i32::from(own == sex)
            - 3 * lines.min(12)
            - people;
        people += 1;
        if score > best.0 {
            best = (score, mention.entity);
        }
    }
    best.1
}

/// Who or what was introduced by the noun of the phrase at `span`: "the minister" of "the minister Olga Holm", "the board" of "the harbour
/// board". None if it may be several.
fn introduced(article: Article, span: Span) -> u32 {
    let Article { text, names, .. } = article;
    let phrase = &text[span.range()];
    let mut noun =
        phrase.rsplit(|b| !b.is_ascii_alphanumeric() && *b < 0x80).next().unwrap_or_default();
    if noun.len() < 3 {
        return Quote::NO_ENTITY;
    }
    // A statement is of who is named in it, or behind it.
    if quotes::class(word_hash(noun)) & SPEECH != 0 {
        let issuer = issued(article, span);
        if issuer != Quote::NO_ENTITY {
            return issuer;
        }
        let first = names.mentions.partition_point(|m| m.span.start < span.start);
        let inside =
            names.mentions.get(first).filter(|m| m.span.end <= span.end && has_voice(m.label));
        if let Some(mention) = inside {
            return mention.entity;
        }
        // "the ministry's statement"
        let Some(owner) = owner(phrase) else { return Quote::NO_ENTITY };
        noun = owner;
    }
    let before = names.mentions.partition_point(|m| m.span.start < span.start);
    let mut found = Quote::NO_ENTITY;
    for mention in names.mentions[..before].iter().rev().take(2 * NAMES) {
        let (start, end) = (mention.span.start as usize, mention.span.end as usize);
        let near = match mention.label {
            Label::Person => {
                let left = &text[start.saturating_sub(48)..start];
                let left = left
                    .rsplit(|b| matches!(b, b'.' | b',' | b'\n' | b'"'))
                    .next()
                    .unwrap_or_default();
                let right = &text[end..text.len().min(end + 60)];
                let right = right
                    .strip_prefix(b", ")
                    .and_then(|r| r.split(|b| matches!(b, b'.' | b',' | b'\n')).next());
                has_word(left, noun) || right.is_some_and(|right| has_word(right, noun))
            }
            Label::Organization => has_word(&text[start..end], noun),
            _ => false,
        };
        if near && mention.entity != found {
            if found != Quote::NO_ENTITY {
                return Quote::NO_ENTITY;
            }
            found = mention.entity;
        }
    }
    found
}

/// Who issued the statement at `span`: "a statement from the ministry", "a report by Lund".
fn issued(article: Article, span: Span) -> u32 {
    let Article { text, names, .. } = article;
    let noun = text[span.range()].rsplit(|b| *b == b' ').next().unwrap_or_default();
    let after = &text[span.end as usize..];
    let by = after.starts_with(b" from ") || after.starts_with(b" by ");
    let next = names.mentions.partition_point(|m| m.span.start < span.end);
    let named = names.mentions.get(next).filter(|m| {
        let between = &text[span.end as usize..m.span.start as usize];
        has_voice(m.label)
            && between.len() < ISSUER
            && between.iter().all(|b| b.is_ascii_alphabetic() || *b == b' ')
    });
    match named {
        Some(mention) if by && quotes::class(word_hash(noun)) & SPEECH != 0 => mention.entity,
        _ => Quote::NO_ENTITY,
    }
}

/// Bytes between a statement and who issued it: " from the", " by the regional".
const ISSUER: usize = 24;

/// The word before the "'s" of a phrase.
fn owner(phrase: &[u8]) -> Option<&[u8]> {
    let at = ["'s ".as_bytes(), "\u{2019}s ".as_bytes()]
        .iter()
        .find_map(|s| memchr::memmem::find(phrase, s))?;
    phrase[..at].rsplit(|b| *b == b' ').next().filter(|word| word.len() > 2)
}

/// Whether `text` has the word `word`, in any case.
fn has_word(text: &[u8], word: &[u8]) -> bool {
    text.split(|b| !b.is_ascii_alphanumeric() && *b < 0x80).any(|w| w.eq_ignore_ascii_case(word))
}

/// Whether little of its sentence stands before the name at `span`: a title, "However,".
fn begins_sentence(text: &[u8], span: Span) -> bool {
    let before = &text[(span.start as usize).saturating_sub(TITLE)..span.start as usize];
    let ends = |b: &u8| matches!(b, b'.' | b'!' | b'?' | b'"' | b'\n' | 0x9D);
    (span.start as usize) < TITLE || before.iter().any(ends)
}

/// Bytes of a title before a name that begins its sentence.
const TITLE: usize = 44;

/// How much the name at `span` looks like the subject of a clause: most if it is who says something.
fn subject(text: &[u8], span: Span) -> i32 {
    const SAYS: i32 = 9;
    const ACTS: i32 = 6;
    let before = text[..span.start as usize].trim_ascii_end();
    let before = &before[before.len().saturating_sub(16)..];
    let word = before.rsplit(|b| !b.is_ascii_alphabetic()).next().unwrap_or_default();
    let class = quotes::class(word_hash(word));
    // "said Lund would", "that Lund would", "Berg and Lund will": another is the subject of the sentence.
    let within = if class & (SAY | RELATIVE | CONJUNCTION | PREPOSITION) != 0 { 4 } else { 0 };
    let after = &text[span.end as usize..];
    let after = &after[..after.len().min(APPOSITION)];
    let says = |text: &[u8]| {
        let word = first_word(text);
        !word.is_empty() && quotes::class(word_hash(word)) & SAY != 0
    };
    if let Some(rest) = after.strip_prefix(b",") {
        // "Lund, the owner, said"
        let line = rest.split(|b| matches!(b, b'\n' | b'"')).next().unwrap_or_default();
        let apposition = line.split(|b| *b == b',').skip(1).take(2).any(says);
        return if apposition { SAYS - within } else { 2 * i32::from(begins_sentence(text, span)) };
    }
    let trimmed = after.trim_ascii_start();
    if trimmed.len() == after.len() {
        return 0;
    }
    let mut word = first_word(trimmed);
    // "Lund quickly said"
    let adverb = word.ends_with(b"ly") || quotes::class(word_hash(word)) & ADVERB != 0;
    if adverb && !word.is_empty() {
        word = first_word(trimmed[word.len()..].trim_ascii_start());
    }
    if word.is_empty() || !word[0].is_ascii_lowercase() {
        return 0;
    }
    let class = quotes::class(word_hash(word));
    let acts = class & AUXILIARY != 0
        || word.len() > 3 && (word.ends_with(b"ed") || class == 0 && word.ends_with(b"s"));
    match () {
        () if class & SAY != 0 => SAYS - within,
        () if acts => ACTS - within,
        () => 0,
    }
}

/// Bytes behind a name that are looked at.
const APPOSITION: usize = 160;

/// The letters that `text` begins with, after blanks.
fn first_word(text: &[u8]) -> &[u8] {
    let text = text.trim_ascii_start();
    let len = text.iter().position(|b| !b.is_ascii_alphabetic()).unwrap_or(text.len());
    &text[..len]
}
