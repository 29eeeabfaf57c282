//! Who speaks: the phrases near a quotation, ranked.

use alloc::vec::Vec;

use super::feature::{Sink, Sum, bucket, feature};
use super::marks::Stretch;
use super::model::{UNIT, Weights};
use super::phrase::{After, Before, Kind, Phrase, is_colon, is_comma};
use super::quotation::Place;
use super::words::{NONE, Word, says, says_only};
use crate::error::OutOfMemory;
use crate::lexicon::quotes::{ADVERB, CONJUNCTION};
use crate::span::Span;
use crate::text::grow::Grow;
use crate::types::{Entity, Mention};

/// Phrases that are looked at before and after a quotation.
const BEFORE: usize = 13;
const AFTER: usize = 9;
/// Words that a phrase may be away.
const FAR: usize = 90;

/// A quotation and what is around it.
#[derive(Clone, Copy)]
pub(crate) struct Scene<'a> {
    pub(crate) text: &'a [u8],
    pub(crate) words: &'a [Word],
    pub(crate) phrases: &'a [Phrase],
    pub(crate) mentions: &'a [Mention],
    pub(crate) entities: &'a [Entity],
    pub(crate) stretch: &'a Stretch,
    pub(crate) place: Place,
    /// The quotation before, if it is near.
    pub(crate) last: Option<Last>,
}

/// The quotation before.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Last {
    /// Number of its last paragraph.
    pub(crate) section: u32,
    /// The first word past its closing mark.
    pub(crate) close: usize,
    pub(crate) choice: Choice,
    pub(crate) entity: u32,
    /// Quotations of this speaker in a row.
    pub(crate) run: u32,
}

/// Who is taken for the speaker.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Choice {
    pub(crate) speaker: Span,
    pub(crate) cue: Span,
    /// The name in it, or [`NONE`].
    pub(crate) mention: u32,
    pub(crate) kind: Option<Kind>,
    pub(crate) score: f32,
}

impl Choice {
    pub(crate) const NOBODY: Choice = Choice {
        speaker: Span::new(0, 0),
        cue: Span::new(0, 0),
        mention: NONE,
        kind: None,
        score: 0.0,
    };
}

/// One that may be the speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Candidate {
    Nobody,
    /// Who spoke before, though not named here again.
    Last,
    /// By its number.
    Phrase(u32),
}

/// Lists the candidates: nobody first.
pub(crate) fn candidates(scene: &Scene, out: &mut Vec<Candidate>) -> Result<(), OutOfMemory> {
    out.clear();
    out.grow(Candidate::Nobody)?;
    let Scene { words, phrases, stretch, place, last, .. } = *scene;
    let split = phrases.partition_point(|p| (p.first as usize) < place.open);
    let after = phrases.partition_point(|p| (p.first as usize) < place.close);
    let near =
        |p: &Phrase| p.section + 1 >= stretch.section && p.section <= stretch.last_section + 1;
    for n in (split.saturating_sub(BEFORE)..split).rev() {
        let phrase = &phrases[n];
        if place.open.saturating_sub(phrase.last as usize) > FAR || !near(phrase) {
            break;
        }
        out.grow(Candidate::Phrase(n as u32))?;
    }
    for (n, phrase) in phrases.iter().enumerate().skip(after).take(AFTER) {
        if phrase.first as usize - place.close > FAR || !near(phrase) {
            break;
        }
        out.grow(Candidate::Phrase(n as u32))?;
    }
    if let Some(last) = last
        && !last.choice.speaker.is_empty()
        && !named(phrases, out).any(|phrase| phrase.span(words) == last.choice.speaker)
    {
        out.grow(Candidate::Last)?;
    }
    Ok(())
}

/// The phrases among candidates.
fn named<'a>(
    phrases: &'a [Phrase],
    all: &'a [Candidate],
) -> impl Iterator<Item = &'a Phrase> + Clone {
    all.iter().filter_map(|candidate| match candidate {
        Candidate::Phrase(n) => Some(&phrases[*n as usize]),
        _ => None,
    })
}

/// What stands right beside the marks.
#[derive(Debug, Clone, Copy)]
struct Beside {
    /// A verb of saying stands right behind the closing mark, or before the opening one.
    verb_after: bool,
    verb_before: bool,
    /// A phrase with a verb of saying begins right behind the closing mark; one ends before the opening one.
    phrase_after: bool,
    phrase_before: bool,
    /// The last character inside: a comma, a stop, a question, none.
    ending: u64,
    /// It begins, ends its paragraph.
    shape: u64,
    /// A colon, a comma, a word stands before.
    opening: u64,
    size: u64,
}

fn beside(scene: &Scene) -> Beside {
    let Scene { words, text, stretch, place, .. } = *scene;
    let before = place
        .open
        .checked_sub(1)
        .and_then(|i| words.get(i))
        .filter(|w| w.section == stretch.section);
    let after = words.get(place.close).filter(|w| w.section == stretch.last_section);
    let with_verb = |p: &&Phrase| p.after != After::Nothing && p.after != After::Far;
    let phrase_at = |at: usize| {
        let n = scene.phrases.partition_point(|p| (p.first as usize) < at);
        scene.phrases.get(n).filter(|p| p.first as usize == at)
    };
    let mut back = place.open;
    while back > 0
        && place.open - back < 3
        && (is_comma(&words[back - 1]) || is_colon(&words[back - 1]) || words[back - 1].has(ADVERB))
    {
        back -= 1;
    }
    let verb = |i: usize| words.get(i).is_some_and(|w| says(w) && w.section == stretch.section);
    let last = text.get(stretch.span.end as usize - 1).copied().unwrap_or(b' ');
    Beside {
        verb_after: after.is_some_and(says),
        verb_before: back > 0 && verb(back - 1),
        phrase_after: after.is_some() && phrase_at(place.close).as_ref().is_some_and(with_verb),
        phrase_before: before.is_some_and(|w| !w.begins_sentence() && w.quote == NONE)
            && words.get(place.open).is_some_and(|w| !w.begins_sentence()),
        ending: match last {
            b',' => 1,
            b'.' | b'!' => 2,
            b'?' => 3,
            _ => match text.get(stretch.outer.end as usize) {
                Some(b',') => 4,
                Some(b'.') => 5,
                _ => 0,
            },
        },
        shape: u64::from(before.is_none()) << 1 | u64::from(after.is_none()),
        opening: match before {
            None => 0,
            Some(w) if is_colon(w) => 1,
            Some(w) if is_comma(w) => 2,
            Some(w) if w.is_mark() => 3,
            Some(w) if says(w) => 4,
            Some(_) => 5,
        },
        size: bucket(place.last.saturating_sub(place.first)).min(8) / 2,
    }
}

/// Gives the features of a candidate to `sink`; `rank` is its number among those of its side.
fn features(scene: &Scene, beside: &Beside, all: &[Candidate], at: usize, sink: &mut impl Sink) {
    let Scene { words, phrases, stretch, place, last, .. } = *scene;
    let mut put = |template: u32, value: u64| sink.put(feature(template, value));
    let adjacent = u64::from(beside.verb_after)
        | u64::from(beside.verb_before) << 1
        | u64::from(beside.phrase_after) << 2;
    // How near the quotation before is, and what is between.
    let gap = last.map_or(7, |last| {
        let between = place.open.saturating_sub(last.close);
        match stretch.section - last.section {
            0 => 1 + u64::from(between > 4) + u64::from(between > 12),
            1 => 4 + u64::from(between > 6),
            _ => 6,
        }
    });
    let context = beside.shape << 6 | beside.ending << 3 | adjacent;
    let phrase = match all[at] {
        Candidate::Nobody => {
            put(1, 0);
            put(2, adjacent);
            put(3, context);
            put(4, gap);
            put(5, gap << 9 | context);
            put(6, beside.opening << 8 | adjacent);
            put(7, beside.size << 8 | beside.shape);
            put(8, bucket(all.len()));
            return;
        }
        Candidate::Last => {
            let Some(last) = last else { return };
            put(11, 0);
            put(12, gap);
            put(13, gap << 9 | context);
            put(14, gap << 8 | beside.opening << 4 | adjacent);
            put(15, last.choice.kind.map_or(0, |k| k as u64 + 1) << 4 | gap);
            put(16, u64::from(last.run.min(4)) << 4 | gap);
            put(17, gap << 8 | beside.size);
            // A new speaker between the two?
            let mut between = named(phrases, all)
                .filter(|p| (last.close..place.open).contains(&(p.first as usize)));
            let verbs = between.clone().any(|p| p.after != After::Nothing);
            let names = between.any(|p| p.mention != NONE);
            put(18, u64::from(verbs) << 5 | u64::from(names) << 4 | gap);
            put(
                19,
                u64::from(verbs) << 13
                    | u64::from(names) << 12
                    | adjacent << 8
                    | beside.ending << 4
                    | gap,
            );
            put(
                20,
                u64::from(verbs) << 13
                    | u64::from(names) << 12
                    | adjacent << 8
                    | beside.shape << 4
                    | gap,
            );
            return;
        }
        Candidate::Phrase(n) => &phrases[n as usize],
    };
    let behind = phrase.first as usize >= place.close;
    let (from, to) = if behind {
        (place.close, phrase.first as usize)
    } else {
        (phrase.last as usize, place.open)
    };
    let between = words.get(from..to).unwrap_or_default();
    let outside = between.iter().filter(|w| w.quote == NONE);
    let distance = bucket(outside.clone().count());
    let sentences = outside.clone().filter(|w| w.begins_sentence()).count()
        + usize::from(!behind && words.get(place.open).is_some_and(Word::begins_sentence));
    let quotes = between.windows(2).filter(|w| w[0].quote == NONE && w[1].quote != NONE).count()
        + usize::from(between.first().is_some_and(|w| w.quote != NONE));
    let marks = between.iter().any(|w| is_colon(w) && w.quote == NONE);
    let paragraph = match () {
        () if phrase.section < stretch.section => 1,
        () if phrase.section > stretch.last_section => 2,
        () => 0,
    };
    let kind = phrase.kind as u64;
    let near = sentences.min(2) as u64;
    let position = u64::from(behind) << 5 | paragraph << 3 | near << 1 | u64::from(quotes > 0);
    let strength = |at: u32| match words.get(at as usize) {
        Some(w) if scene.text[w.span().range()].ends_with(b"ing") => 2,
        Some(w) => u64::from(says_only(w)),
        None => 0,
    };
    let after = match phrase.after {
        After::Nothing => 0,
        state => (state as u64) << 2 | strength(phrase.after_verb),
    };
    let before = match phrase.before {
        Before::Nothing => 0,
        state => (state as u64) << 2 | strength(phrase.before_verb),
    };
    let verbs = after << 6 | before;
    let has_verb = u64::from(after > 1) << 1 | u64::from(before > 1);
    // Is the verb on the side of the marks, or the phrase next to them?
    let touching = match behind {
        true => match phrase.first as usize - from {
            0 => 1,
            1 if beside.verb_after => 2,
            2 if beside.verb_after => 3,
            // "...": Lund; "..." - Lund
            1 if is_colon(&words[from]) => 10,
            1 if matches!(
                &scene.text[words[from].span().range()],
                b"-" | b"--" | [0xE2, 0x80, 0x93 | 0x94]
            ) =>
            {
                11
            }
            _ => 0,
        },
        false => {
            let verb = phrase.after_verb as usize;
            let gap = place.open.saturating_sub(verb);
            match phrase.after {
                After::Nothing if place.open <= phrase.last as usize + 1 => 9,
                After::Nothing => 0,
                _ if verb >= place.open => 0,
                _ if gap <= 1 => 4,
                _ if gap <= 2 => 5,
                _ if gap <= 4 => 6,
                _ if gap <= 9 => 7,
                _ => 8,
            }
        }
    };
    let beside_it = |p: &&Phrase| (p.first as usize >= place.close) == behind;
    let rank = named(phrases, &all[..at]).filter(beside_it).count() as u64;
    // Who speaks inside of it: phrases with a verb that are nearer.
    let speaks = |p: &&Phrase| p.after != After::Nothing && p.section == phrase.section;
    let inner = named(phrases, &all[..at]).filter(beside_it).filter(speaks).count().min(3) as u64;
    put(68, inner << 16 | touching << 8 | position);
    put(69, inner << 16 | verbs);
    put(70, inner << 12 | kind << 4 | has_verb);
    put(71, inner << 16 | u64::from(phrase.initial) << 12 | touching << 4 | has_verb);
    // "..., said Lund", "..., Lund said": what was said before the comma.
    let verb =
        if phrase.before == Before::Next { phrase.before_verb } else { phrase.first } as usize;
    let comma = u64::from(verb > 0 && is_comma(&words[verb - 1]));
    put(72, comma << 16 | verbs);
    put(73, comma << 24 | touching << 16 | position << 8 | has_verb);
    put(74, comma << 24 | touching << 16 | beside.ending << 12 | beside.opening << 8 | has_verb);
    put(30, kind);
    put(31, position);
    put(32, position << 8 | kind);
    put(33, position << 8 | verbs);
    put(34, touching << 8 | position);
    put(35, touching << 8 | kind);
    put(36, touching << 16 | verbs);
    put(37, position << 16 | beside.ending << 8 | has_verb);
    put(38, position << 16 | beside.shape << 8 | has_verb);
    put(39, position << 24 | context << 8 | has_verb);
    put(40, distance << 8 | position);
    put(41, rank.min(6) << 8 | position);
    let word = |i: usize| words.get(i).map_or(0, |w| u64::from(w.hash));
    if phrase.after != After::Nothing {
        put(42, word(phrase.after_verb as usize) << 8 | phrase.after as u64);
        put(43, word(phrase.after_verb as usize) << 8 | touching);
    }
    if phrase.before != Before::Nothing {
        put(44, word(phrase.before_verb as usize) << 8 | phrase.before as u64);
        put(45, word(phrase.before_verb as usize) << 8 | touching);
    }
    put(46, word(phrase.last as usize));
    put(47, (phrase.first as usize).checked_sub(1).map_or(0, word));
    put(48, u64::from(phrase.governed) << 12 | has_verb << 8 | position);
    put(
        49,
        u64::from(phrase.initial) << 13 | u64::from(phrase.heads) << 12 | has_verb << 8 | position,
    );
    put(50, u64::from(phrase.label) << 9 | u64::from(marks) << 8 | position);
    put(
        51,
        u64::from(phrase.label) << 16 | u64::from(marks) << 12 | touching << 8 | beside.opening,
    );
    put(52, word(phrase.last as usize - 1));
    let mention = scene.mentions.get(phrase.mention as usize);
    let count = mention
        .and_then(|m| scene.entities.get(m.entity as usize))
        .map_or(0, |e| bucket(e.mentions as usize));
    put(53, count << 4 | kind);
    if phrase.kind == Kind::Pronoun || phrase.kind == Kind::FirstPerson {
        put(54, word(phrase.first as usize) << 8 | position);
        put(55, word(phrase.first as usize) << 8 | touching);
    }
    // As who spoke before?
    let again = last.map_or(0, |last| {
        let span = phrase.span(words);
        let own = last.choice.speaker == span;
        let same = mention.is_some_and(|m| {
            scene.mentions.get(last.choice.mention as usize).is_some_and(|l| l.entity == m.entity)
        });
        1 + u64::from(own) + 2 * u64::from(same)
    });
    put(56, again << 8 | gap);
    put(57, again << 16 | gap << 12 | position);
    put(58, again << 24 | gap << 20 | context);
    put(59, touching << 24 | position << 16 | adjacent << 8 | has_verb);
    put(60, touching << 24 | beside.opening << 20 | beside.ending << 16 | kind);
    put(61, kind << 24 | verbs << 12 | position);
    put(62, (quotes.min(3) as u64) << 16 | distance << 8 | u64::from(behind));
    put(63, beside.size << 16 | touching << 8 | position);
    put(
        64,
        beside.opening << 16 | u64::from(beside.phrase_before) << 14 | touching << 8 | position,
    );
    put(65, rank.min(6) << 16 | touching << 8 | has_verb);
    put(66, rank.min(6) << 16 | kind << 8 | has_verb << 4 | near);
    // The subject of the sentence that the quotation is part of, and its verb.
    let role = u64::from(phrase.subject) << 1 | u64::from(phrase.acts);
    let acts = |p: &Phrase| p.acts && p.sentence == phrase.sentence;
    let nearest = u64::from(named(phrases, &all[..at]).filter(beside_it).any(acts));
    put(75, role << 8 | position);
    put(
        76,
        role << 16
            | nearest << 13
            | has_verb << 11
            | near << 9
            | beside.opening << 4
            | beside.ending,
    );
    put(77, role << 20 | nearest << 19 | position << 8 | kind << 2 | has_verb);
    put(78, role << 20 | verbs << 8 | beside.size << 4 | beside.opening);
    put(79, role << 24 | touching << 16 | position << 8 | again);
    put(80, beside.size << 28 | context << 16 | position << 8 | has_verb << 4 | role);
    put(81, beside.size << 28 | touching << 20 | beside.ending << 16 | verbs);
    put(82, again << 24 | kind << 16 | position << 8 | has_verb);
    put(83, again << 20 | touching << 12 | verbs);
    put(
        84,
        rank.min(3) << 28 | inner << 24 | role << 20 | touching << 12 | has_verb << 8 | position,
    );
    put(85, distance << 24 | verbs << 8 | position);
    put(86, word(phrase.last as usize) << 10 | position << 2 | role);
    put(67, u64::from(phrase.initial) << 20 | near << 16 | adjacent << 8 | has_verb << 4 | kind);
}

/// Gives the features of each candidate to `each`, with its number.
#[cfg(feature = "train")]
pub(crate) fn each_features(
    scene: &Scene,
    all: &[Candidate],
    mut each: impl FnMut(usize, Vec<u32>),
) {
    let beside = beside(scene);
    for at in 0..all.len() {
        let mut list = Vec::new();
        features(scene, &beside, all, at, &mut list);
        each(at, list);
    }
}

/// The best candidate and how far it is preferred.
pub(crate) fn best(scene: &Scene, all: &[Candidate], weights: Weights) -> (Candidate, f32) {
    let beside = beside(scene);
    let mut best = (Candidate::Nobody, i32::MIN);
    let mut second = i32::MIN;
    for at in 0..all.len() {
        let mut sum = Sum { weights, total: 0 };
        features(scene, &beside, all, at, &mut sum);
        if sum.total > best.1 {
            second = best.1;
            best = (all[at], sum.total);
        } else {
            second = second.max(sum.total);
        }
    }
    if let Candidate::Phrase(n) = best.0
        && let Some(inner) = innermost(scene, n)
    {
        best.0 = Candidate::Phrase(inner);
    }
    let lead = if second == i32::MIN { 0 } else { best.1 - second };
    (best.0, lead as f32 / UNIT)
}

/// Who speaks in what the phrase `n` before the quotation says: Lund of "Berg said Lund had called him". None if it is the quotation.
fn innermost(scene: &Scene, n: u32) -> Option<u32> {
    let Scene { words, phrases, place, .. } = *scene;
    let outer = &phrases[n as usize];
    let inner = phrases.get(n as usize + 1)?;
    let verb = inner.after_verb as usize;
    let within = outer.after == After::Next
        && inner.after == After::Next
        && inner.sentence == outer.sentence
        && inner.first > outer.after_verb
        && inner.first <= outer.after_verb + 2
        && says_only(&words[outer.after_verb as usize])
        && verb < place.open
        && place.open - verb <= INNER;
    let joined = |w: &Word| w.is_mark() || w.has(CONJUNCTION) || w.begins_sentence();
    (within && !words[verb..place.open].iter().any(joined)).then_some(n + 1)
}

/// Words from a verb to the words that it reports: "called him".
const INNER: usize = 4;

/// What a candidate says of the quotation.
pub(crate) fn choice(scene: &Scene, candidate: Candidate, score: f32) -> Choice {
    let Scene { words, phrases, place, last, .. } = *scene;
    match candidate {
        Candidate::Nobody => Choice::NOBODY,
        Candidate::Last => last.map_or(Choice::NOBODY, |last| Choice { score, ..last.choice }),
        Candidate::Phrase(n) => {
            let phrase = &phrases[n as usize];
            let span = |at: u32| words[at as usize].span();
            // Of two verbs the one between the phrase and the marks.
            let behind = phrase.first as usize >= place.close;
            let after = (phrase.after != After::Nothing).then(|| span(phrase.after_verb));
            let before = (phrase.before != Before::Nothing).then(|| match phrase.before {
                Before::According => Span::new(
                    words[phrase.before_verb as usize].start,
                    words[phrase.first as usize - 1].end,
                ),
                _ => span(phrase.before_verb),
            });
            let cue = if behind
                && before.is_some()
                && phrase.after_verb as usize > phrase.last as usize + 1
                || after.is_none()
            {
                before
            } else {
                after
            };
            Choice {
                speaker: phrase.span(words),
                cue: cue.unwrap_or_default(),
                mention: phrase.mention,
                kind: Some(phrase.kind),
                score,
            }
        }
    }
}
