//! Which entity a speaker is: of the name in it, of whom a pronoun stands for, of who was introduced by such words.

use alloc::vec::Vec;

use super::Article;
use super::phrase::Kind;
use super::speaker::Choice;
use super::words::{NONE, Word};
use crate::entity::around::around;
use crate::entity::given::{Given, Sex};
use crate::entity::key;
use crate::lexicon::quotes::{self, AUXILIARY, FEMALE, MALE, SAY, SPEECH};
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
        let score = 6 * i32::from(is_subject(text, mention.span))
            + 3 * i32::from(begins_sentence(text, mention.span))
            + 5 * i32::from(mention.entity == last)
            + 2 * i32::from(own == sex)
            - 2 * lines.min(12)
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
    let noun =
        phrase.rsplit(|b| !b.is_ascii_alphanumeric() && *b < 0x80).next().unwrap_or_default();
    if noun.len() < 3 {
        return Quote::NO_ENTITY;
    }
    // A statement is of who is named in it.
    if quotes::class(word_hash(noun)) & SPEECH != 0 {
        let first = names.mentions.partition_point(|m| m.span.start < span.start);
        let inside = names
            .mentions
            .get(first)
            .filter(|m| m.span.end <= span.end && m.label <= Label::Organization);
        return inside.map_or(Quote::NO_ENTITY, |m| m.entity);
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

/// Whether `text` has the word `word`, in any case.
fn has_word(text: &[u8], word: &[u8]) -> bool {
    text.split(|b| !b.is_ascii_alphanumeric() && *b < 0x80).any(|w| w.eq_ignore_ascii_case(word))
}

/// Whether nothing of its sentence stands before the name at `span`.
fn begins_sentence(text: &[u8], span: Span) -> bool {
    let before = &text[..span.start as usize];
    let trimmed = before.trim_ascii_end();
    before[trimmed.len()..].contains(&b'\n')
        || matches!(trimmed, [] | [.., b'.' | b'!' | b'?' | b'"'] | [.., 0xE2, 0x80, 0x9D])
}

/// Whether a verb follows the name at `span`, or an apposition that begins the sentence with it.
fn is_subject(text: &[u8], span: Span) -> bool {
    let after = &text[span.end as usize..];
    let after = &after[..after.len().min(40)];
    let trimmed = after.trim_ascii_start();
    if trimmed.len() == after.len() || trimmed.is_empty() {
        // "Lund, the owner, ...": a subject if the name begins its sentence.
        return after.starts_with(b",") && begins_sentence(text, span);
    }
    let len = trimmed.iter().position(|b| !b.is_ascii_alphabetic()).unwrap_or(trimmed.len());
    let word = &trimmed[..len];
    let class = quotes::class(word_hash(word));
    class & (SAY | AUXILIARY) != 0
        || word.len() > 3
            && word[0].is_ascii_lowercase()
            && (word.ends_with(b"ed") || class == 0 && word.ends_with(b"s"))
}
