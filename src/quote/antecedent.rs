//! Which entity a speaker is: of the name in it, of whom a pronoun stands for, of who was introduced by such words.

use alloc::vec::Vec;

use super::Article;
use super::phrase::Kind;
use super::speaker::Choice;
use super::words::{NONE, Word};
use crate::entity::around::around;
use crate::entity::given::{Given, Sex};
use crate::entity::key;
use crate::lexicon::quotes::{self, AUXILIARY, FEMALE, MALE, SAY};
use crate::span::Span;
use crate::text::hash::word_hash;
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
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// The sex of an entity, as titles, kin and given names tell.
    fn of(&mut self, article: &Article, entity: usize) -> Sex {
        if self.0.len() <= entity {
            self.0.resize(article.names.entities.len(), None);
        }
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
            let given = parts.next().and_then(|_| Given::of(key::of_person(first).exact)).map_or(Sex::Unknown, Given::sex);
            sex = sex.or(around(article.text, span).sex).or(title).or(given);
        }
        if let Some(slot) = self.0.get_mut(entity) {
            *slot = Some(sex);
        }
        sex
    }
}

/// The entity of a speaker, [`Quote::NO_ENTITY`] if it is not sure.
pub(crate) fn entity(article: Article, words: &[Word], choice: &Choice, sexes: &mut Sexes) -> u32 {
    let names = article.names;
    if let Some(mention) = names.mentions.get(choice.mention as usize).filter(|_| choice.mention != NONE) {
        return mention.entity;
    }
    let speaker = &article.text[choice.speaker.range()];
    match choice.kind {
        Some(Kind::Pronoun) if MALE.has(speaker) => person(article, words, choice.speaker, Sex::Male, sexes),
        Some(Kind::Pronoun) if FEMALE.has(speaker) => person(article, words, choice.speaker, Sex::Female, sexes),
        _ => Quote::NO_ENTITY,
    }
}

/// The person before `pronoun` that a reader takes: the latest that is a subject outside of quotations.
fn person(article: Article, words: &[Word], pronoun: Span, sex: Sex, sexes: &mut Sexes) -> u32 {
    let Article { text, names, .. } = article;
    let before = names.mentions.partition_point(|m| m.span.start < pronoun.start);
    let quoted = |at: u32| {
        let n = words.partition_point(|w| w.end <= at);
        words.get(n).is_some_and(|w| w.start <= at && w.quote != NONE)
    };
    let mut latest = None;
    for mention in names.mentions[..before].iter().rev().take(NAMES) {
        if pronoun.start - mention.span.end.min(pronoun.start) > FAR {
            break;
        }
        if mention.label != Label::Person || quoted(mention.span.start) {
            continue;
        }
        if !sexes.of(&article, mention.entity as usize).fits(sex) {
            continue;
        }
        if is_subject(text, mention.span) {
            return mention.entity;
        }
        latest = latest.or(Some(mention.entity));
    }
    latest.unwrap_or(Quote::NO_ENTITY)
}

/// Whether a verb follows the name at `span`, or an apposition that begins the sentence with it.
fn is_subject(text: &[u8], span: Span) -> bool {
    let after = &text[span.end as usize..];
    let after = &after[..after.len().min(40)];
    let trimmed = after.trim_ascii_start();
    if trimmed.len() == after.len() || trimmed.is_empty() {
        // "Lund, the owner, ...": a subject if the name begins its sentence.
        let before = text[..span.start as usize].trim_ascii_end();
        return after.starts_with(b",") && matches!(before.last(), None | Some(b'.' | b'"' | b'!' | b'?' | b'\n'));
    }
    let len = trimmed.iter().position(|b| !b.is_ascii_alphabetic()).unwrap_or(trimmed.len());
    let word = &trimmed[..len];
    let class = quotes::class(word_hash(word));
    class & (SAY | AUXILIARY) != 0
        || word.len() > 3 && word[0].is_ascii_lowercase() && (word.ends_with(b"ed") || class == 0 && word.ends_with(b"s"))
}
