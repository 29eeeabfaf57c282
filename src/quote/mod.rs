//! Who said what: stretches between marks that are quotations, their speakers, the verbs that report them.

mod antecedent;
pub(crate) mod feature;
pub(crate) mod marks;
pub(crate) mod model;
pub(crate) mod phrase;
pub(crate) mod quotation;
mod report;
pub(crate) mod speaker;
mod turn;
pub(crate) mod words;

pub(crate) use model::check;

use alloc::vec::Vec;

use crate::entity::Names;
use crate::error::{OutOfMemory, Shortage, within};
use crate::segment::Segments;
use crate::span::Span;
use crate::text::grow::Grow;
use crate::text::hash::word_hash;
use crate::text::held::held;
use crate::text::token::Token;
use crate::types::{Label, Quote, QuoteKind, Quotes, SectionKind};
use feature::Sum;
use marks::{Mark, Stretch};
use model::Model;
use phrase::Phrase;
use quotation::{Around, Habit, Place};
use speaker::{Candidate, Choice, Last, Scene};
use words::{SECTION, Word};

/// The quotes of an article.
#[derive(Debug, Clone, Default)]
pub(crate) struct QuoteList {
    pub(crate) quotes: Vec<Quote>,
    /// The pieces of all, and where those of each begin.
    pub(crate) parts: Vec<Span>,
    first_part: Vec<u32>,
}

impl QuoteList {
    pub(crate) fn clear(&mut self) {
        self.quotes.clear();
        self.parts.clear();
        self.first_part.clear();
    }

    fn add(&mut self, quote: Quote, parts: &[Span]) -> Result<(), OutOfMemory> {
        self.first_part.grow(self.parts.len() as u32)?;
        self.parts.grow_slice(parts)?;
        self.quotes.grow(quote)
    }

    /// Bytes of the heap that it holds.
    pub(crate) fn memory(&self) -> usize {
        held(&self.quotes) + held(&self.parts) + held(&self.first_part)
    }

    /// Puts the quotes in the order of their start; `order` is scratch.
    fn sort(&mut self, order: &mut Vec<(Quote, u32)>) -> Result<(), OutOfMemory> {
        order.clear();
        order.grow_by(self.quotes.drain(..).zip(self.first_part.drain(..)))?;
        order.sort_unstable_by_key(|(quote, _)| (quote.span.start, core::cmp::Reverse(quote.kind)));
        for (quote, first) in order.iter() {
            self.quotes.grow(*quote)?;
            self.first_part.grow(*first)?;
        }
        Ok(())
    }

    /// The pieces of a quote.
    pub(crate) fn parts(&self, quote: usize) -> &[Span] {
        let (Some(quote), Some(&first)) = (self.quotes.get(quote), self.first_part.get(quote))
        else {
            return &[];
        };
        let first = first as usize;
        self.parts.get(first..first + quote.parts as usize).unwrap_or_default()
    }
}

/// What quotes are looked for in.
#[derive(Clone, Copy)]
pub(crate) struct Article<'a> {
    pub(crate) text: &'a [u8],
    pub(crate) segments: &'a Segments,
    pub(crate) names: &'a Names,
}

/// Buffers, kept from article to article.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scratch {
    /// Spans of prose with the indices of their sections.
    paragraphs: Vec<(Span, u32)>,
    marks: marks::Scratch,
    stretches: Vec<Stretch>,
    pieces: Vec<Span>,
    /// Hashes of the stretches, sorted.
    same: Vec<u32>,
    tokens: Vec<Token>,
    words: Vec<Word>,
    phrases: Vec<Phrase>,
    /// The quotations of a group: numbers of their stretches.
    taken: Vec<u32>,
    candidates: Vec<Candidate>,
    sexes: antecedent::Sexes,
    reports: Vec<report::Report>,
    turns: Vec<turn::Turn>,
    /// Quotes with the numbers of their first parts.
    order: Vec<(Quote, u32)>,
}

impl Scratch {
    /// Bytes of the heap that it holds.
    pub(crate) fn memory(&self) -> usize {
        let Scratch { paragraphs, marks, stretches, pieces, same, tokens, words, .. } = self;
        let Scratch { phrases, taken, candidates, sexes, reports, turns, order, .. } = self;
        held(paragraphs)
            + marks.memory()
            + held(stretches)
            + held(pieces)
            + held(same)
            + held(tokens)
            + held(words)
            + held(phrases)
            + held(taken)
            + held(candidates)
            + sexes.memory()
            + held(reports)
            + held(turns)
            + held(order)
    }
}

/// Who decides: the model, or the labels of the trainer.
pub(crate) trait Judge {
    fn is_quotation(&mut self, around: &Around) -> bool;
    fn speaker(&mut self, scene: &Scene, candidates: &[Candidate]) -> (Candidate, f32);
}

impl Judge for Model<'_> {
    fn is_quotation(&mut self, around: &Around) -> bool {
        let mut sum = Sum { weights: self.quotation, total: 0 };
        quotation::features(around, &mut sum);
        sum.total > 0
    }

    fn speaker(&mut self, scene: &Scene, candidates: &[Candidate]) -> (Candidate, f32) {
        speaker::best(scene, candidates, self.speaker)
    }
}

/// Finds the quotes of an article; `part` is the part of the model that is made for it. Stops where that takes more than `room`
/// bytes of memory.
pub(crate) fn find(
    part: &[u8],
    article: Article,
    which: Quotes,
    scratch: &mut Scratch,
    out: &mut QuoteList,
    room: usize,
) -> Result<(), Shortage> {
    out.clear();
    let full = room.saturating_add(scratch.memory() + out.memory());
    // A damaged part was refused when the model was loaded; a model may have none.
    let Some(mut model) = Model::new(part) else { return Ok(()) };
    direct(&mut model, article, scratch, out, full)?;
    if which == Quotes::All {
        turns(article, scratch, out, full)?;
        indirect(article, scratch, out, full)?;
    }
    Ok(())
}

/// Adds the turns of an interview, but for those that hold quotations. `full` is what scratch and quotes may hold, here and below.
fn turns(
    article: Article,
    scratch: &mut Scratch,
    out: &mut QuoteList,
    full: usize,
) -> Result<(), Shortage> {
    let Scratch { paragraphs, turns, same, .. } = scratch;
    turn::list(article, paragraphs, same, turns)?;
    within(scratch.memory() + out.memory(), full)?;
    let Scratch { paragraphs, turns, .. } = scratch;
    if turns.is_empty() {
        return Ok(());
    }
    let found = out.quotes.len();
    for turn in turns.iter() {
        let (paragraph, section) = paragraphs[turn.paragraph as usize];
        let next = out.quotes[..found].partition_point(|q| q.span.end <= paragraph.start);
        if out.quotes[..found].get(next).is_some_and(|q| q.span.start < paragraph.end) {
            continue;
        }
        // "Q" and "A" name nobody.
        let speaker = if turn.speaker.len() > 1 { turn.speaker } else { Span::default() };
        out.add(
            Quote {
                span: turn.words,
                speaker,
                cue: Span::default(),
                entity: turn.entity,
                section,
                parts: 1,
                kind: QuoteKind::Direct,
                score: 0.0,
            },
            &[turn.words],
        )?;
    }
    within(scratch.memory() + out.memory(), full)?;
    Ok(out.sort(&mut scratch.order)?)
}

/// Adds the indirect ones.
fn indirect(
    article: Article,
    scratch: &mut Scratch,
    out: &mut QuoteList,
    full: usize,
) -> Result<(), Shortage> {
    let Article { text, names, .. } = article;
    let direct = out.quotes.len();
    let mut next = 0;
    while next < scratch.paragraphs.len() {
        within(scratch.memory() + out.memory(), full)?;
        let Scratch { paragraphs, tokens, words, phrases, reports, sexes, .. } = &mut *scratch;
        words.clear();
        while next < paragraphs.len() && words.len() < WORDS {
            let (span, _) = paragraphs[next];
            let first = names.mentions.partition_point(|m| m.span.end <= span.start);
            words::read(text, (span, next as u32), &names.mentions[first..], first, tokens, words)?;
            next += 1;
        }
        let (Some(first), Some(last)) = (words.first().copied(), words.last().copied()) else {
            continue;
        };
        let from = out.quotes[..direct].partition_point(|q| q.span.end <= first.start);
        for (n, quote) in out.quotes[..direct].iter().enumerate().skip(from) {
            if quote.span.start >= last.end {
                break;
            }
            // With the marks beside it.
            let begin = words.partition_point(|w| w.start < quote.span.start).saturating_sub(1);
            let end = words.partition_point(|w| w.start < quote.span.end);
            for (i, word) in words.iter_mut().enumerate().take(end + 1).skip(begin) {
                if word.is_mark() || i > begin && i < end {
                    word.quote = n as u32;
                }
            }
        }
        phrase::list(text, words, &names.mentions, phrases)?;
        report::list(text, words, phrases, &names.mentions, reports)?;
        for report in reports.iter() {
            let phrase = &phrases[report.source as usize];
            let choice = Choice {
                speaker: phrase.span(words),
                cue: report.cue,
                mention: phrase.mention,
                kind: Some(phrase.kind),
                score: 0.0,
            };
            let quote = Quote {
                span: report.content,
                speaker: choice.speaker,
                cue: choice.cue,
                entity: antecedent::entity(article, words, &choice, Quote::NO_ENTITY, sexes),
                section: paragraphs[phrase.section as usize].1,
                parts: 1,
                kind: QuoteKind::Indirect,
                score: 0.0,
            };
            out.add(quote, &[report.content])?;
        }
    }
    within(scratch.memory() + out.memory(), full)?;
    Ok(out.sort(&mut scratch.order)?)
}

/// Words of a group of paragraphs at most: the group ends with the paragraph that is longer.
const WORDS: usize = 1 << 15;

/// Finds the direct ones.
pub(crate) fn direct(
    judge: &mut impl Judge,
    article: Article,
    scratch: &mut Scratch,
    out: &mut QuoteList,
    full: usize,
) -> Result<(), Shortage> {
    let Article { text, segments, names } = article;
    scratch.sexes.reset(names.entities.len())?;
    prose(segments, &mut scratch.paragraphs)?;
    let room = full.saturating_sub(scratch.memory() + out.memory());
    marks::scan(
        text,
        &scratch.paragraphs,
        &mut scratch.marks,
        &mut scratch.stretches,
        &mut scratch.pieces,
        room,
    )?;
    let content = |s: &Stretch| word_hash(&text[s.span.range()][..s.span.len().min(64)]);
    let people = names.mentions.iter().filter(|m| m.label == Label::Person).count();
    let mut habit = Habit { people: 10_000 * people / text.len().max(1), ..Habit::default() };
    scratch.same.clear();
    for stretch in &scratch.stretches {
        habit.all += 1;
        habit.long += usize::from(stretch.span.len() > 40);
        habit.single += usize::from(stretch.mark == Mark::Single);
        habit.commas += usize::from(text[..stretch.span.end as usize].ends_with(b","));
        scratch.same.grow(content(stretch))?;
    }
    scratch.same.sort_unstable();
    let mut last: Option<Last> = None;
    let mut begin = 0;
    // Words that were read, and verbs of saying among them.
    let (mut read, mut saying) = (0, 0);
    while begin < scratch.stretches.len() {
        within(scratch.memory() + out.memory(), full)?;
        let end = group(text, names, begin, scratch)?;
        let Scratch {
            paragraphs,
            stretches,
            pieces,
            same,
            words,
            phrases,
            taken,
            candidates,
            sexes,
            ..
        } = scratch;
        taken.clear();
        read += words.len();
        saying += words.iter().filter(|w| words::says_only(w)).count();
        let verbs = 1000 * saying / read.max(1);
        for (n, stretch) in stretches.iter().enumerate().take(end).skip(begin) {
            let (paragraph, section) = paragraphs[stretch.section as usize];
            if (stretch.span.start - paragraph.start) as usize >= SECTION {
                continue;
            }
            let place = Place::of(words, stretch);
            // Marks inside of one token: an address.
            if place.first >= place.last {
                continue;
            }
            let hash = content(stretch);
            let repeated =
                same.partition_point(|h| *h <= hash) - same.partition_point(|h| *h < hash) > 1;
            let kind = segments.sections[section as usize].kind;
            let mentions = &names.mentions;
            let beside = [n.checked_sub(1).and_then(|n| stretches.get(n)), stretches.get(n + 1)];
            let after_quotation = n > 0 && taken.last() == Some(&(n as u32 - 1));
            let around = Around {
                text,
                words,
                mentions,
                stretch,
                place,
                kind,
                habit,
                repeated,
                beside,
                after_quotation,
                verbs,
            };
            if judge.is_quotation(&around) {
                words[place.open..place.close].iter_mut().for_each(|w| w.quote = n as u32);
                taken.grow(n as u32)?;
            }
        }
        phrase::list(text, words, &names.mentions, phrases)?;
        // Numbers of words are those of the group.
        last = last.map(|last| Last { close: 0, ..last });
        for &n in taken.iter() {
            let stretch = &stretches[n as usize];
            let place = Place::of(words, stretch);
            let scene = Scene {
                text,
                words,
                phrases,
                mentions: &names.mentions,
                entities: &names.entities,
                stretch,
                place,
                last: last.filter(|last| stretch.section - last.section <= 2),
            };
            speaker::candidates(&scene, candidates)?;
            let (best, score) = judge.speaker(&scene, candidates);
            let choice = speaker::choice(&scene, best, score);
            let entity = match best {
                Candidate::Last => last.map_or(Quote::NO_ENTITY, |last| last.entity),
                _ => {
                    let before = last.map_or(Quote::NO_ENTITY, |last| last.entity);
                    antecedent::entity(article, words, &choice, before, sexes)
                }
            };
            let again = last.is_some_and(|last| last.choice.speaker == choice.speaker);
            last = Some(Last {
                section: stretch.last_section,
                close: place.close,
                choice,
                entity,
                run: if again { last.map_or(0, |last| last.run) + 1 } else { 1 },
            });
            let first = stretch.first_piece as usize;
            let quote = Quote {
                span: stretch.span,
                speaker: choice.speaker,
                cue: choice.cue,
                entity,
                section: paragraphs[stretch.section as usize].1,
                parts: stretch.pieces,
                kind: QuoteKind::Direct,
                score: choice.score,
            };
            out.add(quote, &pieces[first..first + stretch.pieces as usize])?;
        }
        begin = end;
    }
    Ok(())
}

/// Reads the words of the paragraphs around the stretches from `begin` on and says which stretch is the first past them.
fn group(
    text: &[u8],
    names: &Names,
    begin: usize,
    scratch: &mut Scratch,
) -> Result<usize, OutOfMemory> {
    let Scratch { paragraphs, stretches, tokens, words, .. } = scratch;
    words.clear();
    let mut next = stretches[begin].section.saturating_sub(1);
    let mut end = begin;
    while let Some(stretch) = stretches.get(end) {
        let far = stretch.section > next + 1;
        if end > begin && (far || words.len() > WORDS && stretch.section >= next) {
            break;
        }
        let last = (stretch.last_section + 1).min(paragraphs.len() as u32 - 1);
        while next <= last {
            let (span, _) = paragraphs[next as usize];
            let first = names.mentions.partition_point(|m| m.span.end <= span.start);
            words::read(text, (span, next), &names.mentions[first..], first, tokens, words)?;
            next += 1;
        }
        end += 1;
    }
    Ok(end)
}

/// The spans to look for quotes in, with the indices of their sections: the story, without furniture and what readers wrote.
fn prose(segments: &Segments, out: &mut Vec<(Span, u32)>) -> Result<(), OutOfMemory> {
    out.clear();
    for (index, section) in segments.sections.iter().enumerate() {
        if !matches!(
            section.kind,
            SectionKind::Boilerplate | SectionKind::Related | SectionKind::Comment
        ) {
            out.grow((section.span, index as u32))?;
        }
    }
    Ok(())
}
