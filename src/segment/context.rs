//! What the whole article tells of a block: how often its line is repeated, where the prose is, whether it shares words
//! with the prose.

use alloc::vec::Vec;

use super::facts::Facts;
use super::markup::Paths;
use crate::block::Block;
use crate::error::OutOfMemory;
use crate::grammar::form;
use crate::line::facts::{Edge, FIRST, mark};
use crate::line::word::Votes;
use crate::text::grow::Grow;
use crate::text::hash_table::HashTable;

/// Where a block stands in its article.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct BlockPlace {
    /// Bucket of its words.
    pub(crate) size: u8,
    /// Whether it reads like a paragraph of prose.
    pub(crate) prose: bool,
    /// Whether the stop words of its language are known, as far as its script tells.
    pub(crate) known: bool,
    /// How often the same line and the same opening words occur, and whether before; saturating.
    pub(crate) same: u8,
    pub(crate) seen_before: u8,
    pub(crate) same_opening: u8,
    /// How many of its first content words the prose of the article has too, in eighths; 9 if it has fewer than two.
    pub(crate) shared: u8,
    /// How many of the neighbours are prose, have a time, are headers of comments.
    pub(crate) prose_near: u8,
    pub(crate) times_near: u8,
    pub(crate) headers_near: u8,
}

/// The article as a whole.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Whole {
    pub(crate) blocks: u32,
    /// First and one past the last block of the densest stretch of prose.
    pub(crate) main: (u32, u32),
    /// First thread heading after some prose; `blocks` if none.
    pub(crate) thread: u32,
    pub(crate) headers: u32,
    /// The language of the prose, its class, and how many words of prose there are.
    pub(crate) language: Option<&'static str>,
    pub(crate) told: Told,
    pub(crate) prose: u32,
}

/// What is told of an article's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u8)]
pub(crate) enum Told {
    Other,
    English,
    #[default]
    None,
}

/// Buffers of the pass.
#[derive(Debug, Clone, Default)]
pub(crate) struct Context {
    pub(crate) places: Vec<BlockPlace>,
    pub(crate) whole: Whole,
    pub(crate) paths: Paths,
    /// How often the hashes of lines and of openings were added; saturating.
    lines: HashTable<u8>,
    prose: Bag,
}

/// Whether a block reads like a paragraph of prose: it has stop words or, where those of its language are unknown, it goes
/// on or ends as sentences do and is no row of names or numbers.
fn is_prose(facts: &Facts, known: bool) -> bool {
    let line = &facts.line;
    let goes_on = || {
        let ends =
            matches!(line.end, Edge::Stop | Edge::Question | Edge::Exclamation | Edge::Quote);
        let small = (line.capitalised + line.capitals + line.numbers) * 2 < line.count;
        small && (ends || line.marks & (mark::COMMA | mark::SENTENCE) != 0)
    };
    line.words >= 14
        && (line.stops * 5 >= line.count || !known && goes_on())
        && line.phrases.covered * 2 < line.phrases.words.max(1)
}

/// Bucket of a count: 0, 1, 2, 3-4, 5-8, ... up to 15.
pub(super) fn log2(n: u32) -> u32 {
    if n < 2 { n } else { (33 - (n - 1).leading_zeros()).min(15) }
}

impl Context {
    /// Looks over all blocks.
    #[inline(never)]
    pub(crate) fn read(
        &mut self,
        blocks: &[Block],
        facts: &[Facts],
        votes: &Votes,
    ) -> Result<(), OutOfMemory> {
        self.places.clear();
        self.places.grow_by(facts.iter().map(|fact| {
            let known = votes.is_known(fact.line.script);
            BlockPlace {
                size: log2(fact.line.words) as u8,
                prose: is_prose(fact, known),
                known,
                ..BlockPlace::default()
            }
        }))?;
        self.repeats(facts)?;
        self.shared_words(facts)?;
        self.neighbours(facts);
        self.whole = whole(facts, &self.places);
        self.whole.language = votes.language();
        self.whole.told = match self.whole.language {
            Some("en") => Told::English,
            Some(_) => Told::Other,
            None => Told::None,
        };
        let places = &self.places;
        self.paths.read(blocks, facts, |at| places[at].prose)
    }

    fn repeats(&mut self, facts: &[Facts]) -> Result<(), OutOfMemory> {
        self.lines.clear();
        let mut add = |hash: u32| {
            let count = self.lines.get_or(hash.into(), || 0)?;
            let before = *count;
            *count = before.saturating_add(1);
            Ok(before)
        };
        for (fact, place) in facts.iter().zip(&mut self.places) {
            place.seen_before = add(fact.line.hash)?;
            if fact.line.seen > 4 {
                add(fact.line.opening ^ 1)?;
            }
        }
        let get = |hash: u32| self.lines.get(hash.into()).unwrap_or(0);
        for (fact, place) in facts.iter().zip(&mut self.places) {
            place.same = get(fact.line.hash);
            if fact.line.seen > 4 {
                place.same_opening = get(fact.line.opening ^ 1);
            }
        }
        Ok(())
    }

    fn shared_words(&mut self, facts: &[Facts]) -> Result<(), OutOfMemory> {
        let prose = self.places.iter().filter(|place| place.prose).count();
        self.prose.reset(prose * (FIRST + 2))?;
        for (fact, _) in facts.iter().zip(&self.places).filter(|(_, place)| place.prose) {
            content(fact).for_each(|word| self.prose.add(word));
        }
        for (fact, place) in facts.iter().zip(&mut self.places) {
            let least = if place.prose { 2 } else { 1 };
            let (mut all, mut shared) = (0, 0);
            for word in content(fact) {
                all += 1;
                shared += usize::from(self.prose.has(word, least));
            }
            place.shared = if all < 2 { 9 } else { (shared * 8 / all) as u8 };
        }
        Ok(())
    }

    fn neighbours(&mut self, facts: &[Facts]) {
        let places = &mut self.places[..];
        near(places, 4, |places, at| places[at].prose, |place, n| place.prose_near = n);
        near(places, 6, |_, at| facts[at].line.time.is_some(), |place, n| place.times_near = n);
        let header = |_: &[BlockPlace], at: usize| facts[at].header.certainty == 2;
        near(places, 10, header, |place, n| place.headers_near = n);
    }
}

/// Counts for each block the blocks at most `reach` away for which `is` holds, and gives the count to `set`.
fn near(
    places: &mut [BlockPlace],
    reach: usize,
    is: impl Fn(&[BlockPlace], usize) -> bool,
    set: impl Fn(&mut BlockPlace, u8),
) {
    let all = places.len();
    let mut count = (0..all.min(reach)).filter(|&at| is(places, at)).count();
    for at in 0..all {
        count += usize::from(at + reach < all && is(places, at + reach));
        count -= usize::from(at > reach && is(places, at - reach - 1));
        set(&mut places[at], count as u8);
    }
}

/// Hashes of the words kept of a line that are neither stop words nor numbers.
fn content(facts: &Facts) -> impl Iterator<Item = u32> + '_ {
    let kept = facts.line.first.iter().take(usize::from(facts.line.seen).min(FIRST));
    kept.copied()
        .filter(|&word| crate::lexicon::stopword::languages(word) == 0 && word >> 8 != 0x004E_554D)
}

/// The article as a whole. Its main stretch is the one with the greatest sum, where prose counts by its words and every other
/// line costs a fixed price.
fn whole(facts: &[Facts], places: &[BlockPlace]) -> Whole {
    let mut whole =
        Whole { blocks: facts.len() as u32, thread: facts.len() as u32, ..Whole::default() };
    let (mut sum, mut start, mut best) = (0i64, 0, 0);
    for (at, (fact, place)) in facts.iter().zip(places).enumerate() {
        let ended = matches!(
            fact.line.end,
            Edge::Stop | Edge::Question | Edge::Exclamation | Edge::Quote | Edge::Colon
        );
        sum += match place.prose {
            true if ended => i64::from(fact.line.words.min(120)),
            true => i64::from(fact.line.words.min(40)),
            false if fact.line.words < 4 => -12,
            false => -8,
        };
        if sum <= 0 {
            (sum, start) = (0, at + 1);
        }
        if sum > best {
            (best, whole.main) = (sum, (start as u32, at as u32 + 1));
        }
        whole.prose += if place.prose { fact.line.words } else { 0 };
        whole.headers += u32::from(fact.header.certainty == 2);
        let heads = fact.forms & form::THREAD_HEADING != 0;
        if heads && best > 60 && whole.thread == facts.len() as u32 {
            whole.thread = at as u32;
        }
    }
    whole
}

/// A set of hashes in which each counts up to 3, with rare false positives: two bits a slot.
#[derive(Debug, Clone, Default)]
struct Bag {
    slots: Vec<u8>,
}

impl Bag {
    fn reset(&mut self, keys: usize) -> Result<(), OutOfMemory> {
        self.slots.clear();
        self.slots.grow_to((keys * 8).next_power_of_two().max(64), 0)
    }

    fn at(&self, hash: u32) -> usize {
        hash.wrapping_mul(0x85EB_CA6B) as usize & (self.slots.len() - 1)
    }

    fn add(&mut self, hash: u32) {
        let at = self.at(hash);
        self.slots[at] = self.slots[at].saturating_add(1);
    }

    fn has(&self, hash: u32, least: u8) -> bool {
        self.slots[self.at(hash)] >= least
    }
}
