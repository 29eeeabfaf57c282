//! Features of a block: sparse, each a hash of its name and value, for the trained model to weigh.

#[cfg(any(test, feature = "train"))]
use alloc::vec::Vec;

use super::context::{BlockPlace, Context, log2};
use super::facts::Facts;
use crate::block::{Block, BlockKind};
use crate::line::facts::{FIRST, LAST};
use crate::model::net;
use crate::text::hash::pair_hash;

/// More features than a block can have.
const MOST: usize = 512;

/// What takes the features of a block.
pub(crate) trait Sink {
    /// Takes the feature of this name and value.
    fn put(&mut self, name: u32, value: u32);
}

/// Hashes alone, for the trainer.
#[cfg(any(test, feature = "train"))]
#[allow(clippy::disallowed_methods, reason = "trainers and tests may end")]
impl Sink for Vec<u32> {
    fn put(&mut self, name: u32, value: u32) {
        self.push(pair_hash(name, value));
    }
}

/// How many values the features of each name have, from 0; those of 0 are hashes, or too many. What has few values is a
/// small number at run time: its row is looked up by its hash once in an article.
const VALUES: [u16; NAMES] = {
    let mut values = [0; NAMES];
    let few: &[(&[usize], u16)] = &[
        (&[1, 2, 30, 31, 34], 16),
        (&[3, 11, 19, 35, 36, 37], 256),
        (&[4, 41, 56], 64),
        (&[5, 6, 7, 42, 43, 50, 51, 52, 53, 66], 160),
        (&[8, 9, 16, 17, 32, 33, 44, 60, 61, 62], 36),
        (&[10], 3584),
        (&[24, 25], 1),
        (&[15], 96),
        (&[18, 20, 21], 1024),
        (&[39, 40, 45, 46, 57, 58], 128),
        (&[54, 55], 400),
        (&[63, 64, 65], 320),
    ];
    let mut i = 0;
    while i < few.len() {
        let mut k = 0;
        while k < few[i].0.len() {
            values[few[i].0[k]] = few[i].1;
            k += 1;
        }
        i += 1;
    }
    values
};

/// Names of features are smaller.
const NAMES: usize = 128;

/// The names of which each block has one value: their numbers stand first, each in a place that the compiler knows.
const FIXED: [u8; 43] = [
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 16, 17, 18, 19, 20, 21, 24, 25, 30, 31, 32, 33, 34, 35, 36,
    37, 39, 40, 41, 42, 43, 44, 45, 46, 50, 51, 54, 55, 56, 57, 58, 66,
];

/// Where in [`FIXED`] each name is; past the end if it is none of them.
const PLACES: [usize; NAMES] = {
    let mut places = [FIXED.len(); NAMES];
    let mut at = 0;
    while at < FIXED.len() {
        places[FIXED[at] as usize] = at;
        at += 1;
    }
    places
};

/// The number of each name's value 0; the last is how many numbers there are.
const NUMBERS: [u16; NAMES + 1] = {
    let mut numbers = [0; NAMES + 1];
    let mut name = 0;
    while name < NAMES {
        numbers[name + 1] = numbers[name] + VALUES[name];
        name += 1;
    }
    numbers
};

const _: () = assert!(NUMBERS[NAMES] < net::NO_FEATURE, "too many values");

/// The hash of the feature of this number.
#[cold]
pub(super) fn hash_of(number: u16) -> u32 {
    let name = NUMBERS.partition_point(|&first| first <= number).saturating_sub(1);
    pair_hash(name as u32, u32::from(number - NUMBERS[name]))
}

/// One block's features: the numbers of those that have few values, the hashes of the others.
#[derive(Debug, Clone)]
pub(super) struct List {
    numbers: [u16; MOST],
    hashes: [u32; MOST],
    /// How many numbers and how many hashes.
    counts: [usize; 2],
}

impl Default for List {
    fn default() -> List {
        List { numbers: [0; MOST], hashes: [0; MOST], counts: [0; 2] }
    }
}

impl List {
    /// Takes the features of block `at` instead of those it had.
    #[inline(never)]
    pub(super) fn read(&mut self, blocks: &[Block], facts: &[Facts], context: &Context, at: usize) {
        let List { numbers, hashes, .. } = self;
        let mut filler = Filler { numbers, hashes, counts: [FIXED.len(), 0] };
        features(blocks, facts, context, at, &mut filler);
        self.counts = filler.counts.map(|count| count.min(MOST));
    }

    pub(super) fn numbers(&self) -> &[u16] {
        &self.numbers[..self.counts[0]]
    }

    pub(super) fn hashes(&self) -> &[u32] {
        &self.hashes[..self.counts[1]]
    }
}

/// A list that is being filled, with counts that stay in registers.
struct Filler<'a> {
    numbers: &'a mut [u16; MOST],
    hashes: &'a mut [u32; MOST],
    counts: [usize; 2],
}

impl Sink for Filler<'_> {
    // Inlined, so that all but the value is known to the compiler.
    #[inline(always)]
    fn put(&mut self, name: u32, value: u32) {
        let name_at = name as usize % NAMES;
        let few = value < u32::from(VALUES[name_at]);
        let number = if few { NUMBERS[name_at] + value as u16 } else { net::NO_FEATURE };
        match PLACES[name_at] {
            place if place < FIXED.len() => self.numbers[place] = number,
            _ if few => {
                self.numbers[self.counts[0] % MOST] = number;
                self.counts[0] += 1;
            }
            _ => {}
        }
        if !few {
            self.hashes[self.counts[1] % MOST] = pair_hash(name, value);
            self.counts[1] += 1;
        }
    }
}

/// A block beside another, and what is known of it.
type Near<'a> = (&'a Block, &'a Facts, &'a BlockPlace);

/// Puts each feature of block `at` into `sink`. The name of a feature is a small number, given once, here.
#[inline(always)]
pub(crate) fn features(
    blocks: &[Block],
    facts: &[Facts],
    context: &Context,
    at: usize,
    sink: &mut impl Sink,
) {
    let (block, fact, place, whole) =
        (&blocks[at], &facts[at], &context.places[at], &context.whole);
    let near = |i: usize| (&blocks[i], &facts[i], &context.places[i]);
    let before = at.checked_sub(1).map(near);
    let after = Some(at + 1).filter(|&i| i < blocks.len()).map(near);

    // Shape of the line.
    let size = u32::from(place.size);
    let end = fact.line.end as u32;
    sink.put(1, size);
    sink.put(2, log2(fact.line.bytes));
    sink.put(3, end << 4 | size);
    sink.put(
        4,
        (fact.line.start as u32) << 2
            | u32::from(block.bullet > 0) << 1
            | u32::from(block.lines > 1),
    );
    let count = fact.line.count;
    sink.put(5, share(fact.line.capitalised + fact.line.capitals, count) << 4 | size);
    sink.put(6, share(fact.line.numbers, count) << 4 | size);
    // Where stop words are unknown, their share says nothing.
    let stops = if place.known { share(fact.line.stops, count) } else { 9 };
    sink.put(7, stops << 4 | size);
    sink.put(8, share(fact.line.shouted, fact.line.seen) << 2 | size.min(3));
    sink.put(9, fact.line.words.min(30));
    sink.put(10, (fact.line.start as u32) << 8 | end << 4 | size.min(5));
    let mut marks = fact.line.marks;
    while marks != 0 {
        sink.put(11, marks.trailing_zeros() << 4 | size.min(5));
        marks &= marks - 1;
    }

    // Layout.
    let gap_after = after.map_or(9, |(b, ..)| u32::from(b.gap.min(4)));
    sink.put(15, u32::from(block.gap.min(4)) << 4 | gap_after);
    sink.put(16, u32::from(block.indent.min(12)));
    let indents = |other: Option<Near>| other.map_or(3, |(b, ..)| step(b.indent, block.indent));
    sink.put(17, indents(before) << 2 | indents(after));
    sink.put(18, u32::from(block.gap.min(3)) << 8 | gap_after << 4 | size);
    sink.put(19, block_kind(block.kind) << 4 | size);

    // Neighbours.
    neighbour(20, before, size, sink);
    neighbour(21, after, size, sink);

    // Position.
    let all = whole.blocks.max(1);
    let index = at as u32;
    sink.put(30, log2(index));
    sink.put(31, log2(whole.blocks - index));
    sink.put(32, index * 12 / all);
    sink.put(33, index.min(8));
    sink.put(34, log2(whole.blocks));
    let (main, thread) = (region(index, whole.main), region(index, (whole.thread, whole.blocks)));
    sink.put(35, main << 4 | size);
    sink.put(36, main << 4 | end);
    sink.put(37, thread << 4 | size);
    sink.put(38, main << 8 | thread << 4 | whole.headers.min(3));
    let unspaced = u32::from(fact.line.script.is_unspaced());
    sink.put(39, (whole.told as u32) << 5 | unspaced << 4 | size);

    // The article as a whole.
    sink.put(
        40,
        u32::from(place.same.min(4)) << 4
            | u32::from(place.seen_before.min(3)) << 2
            | u32::from(size > 2),
    );
    sink.put(41, u32::from(place.same_opening.min(3)));
    sink.put(42, u32::from(place.shared) << 4 | size);
    sink.put(43, u32::from(place.shared) << 4 | main);
    sink.put(44, u32::from(place.prose_near) << 1 | u32::from(place.prose));
    sink.put(45, u32::from(place.times_near.min(7)) << 4 | size);
    sink.put(46, u32::from(place.headers_near.min(7)) << 4 | size);

    // What the grammars found.
    sink.put(50, time(fact) << 4 | size);
    sink.put(51, time(fact) << 4 | main);
    let mut forms = u32::from(fact.forms);
    while forms != 0 {
        sink.put(52, forms.trailing_zeros() << 4 | main);
        sink.put(53, forms.trailing_zeros() << 4 | size);
        forms &= forms - 1;
    }
    let header = &fact.header;
    let parts = u32::from(header.certainty) << 3
        | u32::from(header.ordinal > 0) << 2
        | u32::from(!header.author.is_empty()) << 1
        | u32::from(!header.time.is_empty());
    sink.put(54, parts << 4 | u32::from(place.headers_near.min(3)));
    sink.put(55, parts << 4 | thread);
    let follows = before.is_some_and(|(_, f, _)| {
        f.header.ordinal > 0 && f.header.ordinal.abs_diff(header.ordinal) == 1
    });
    sink.put(56, u32::from(follows));
    let header = |(_, f, _): Near| u32::from(f.header.certainty) << 3 | time(f);
    sink.put(57, before.map_or(0x7F, header));
    sink.put(58, after.map_or(0x7F, header));

    // Furniture.
    for (name, set) in
        [(60, fact.line.phrases.any), (61, fact.line.phrases.start), (62, fact.line.phrases.whole)]
    {
        let mut set = set;
        while set != 0 {
            sink.put(name, set.trailing_zeros());
            sink.put(name + 3, set.trailing_zeros() << 4 | main);
            set &= set - 1;
        }
    }
    sink.put(
        66,
        share(u16::from(fact.line.phrases.covered), u16::from(fact.line.phrases.words)) << 4 | size,
    );

    super::markup::features(blocks, &context.paths, at, size, |name, value| sink.put(name, value));
    word_features(fact, sink);
    if block.markup.depth == 0 {
        plain_words(fact, size, sink);
        edges(82, before, sink);
        edges(83, after, sink);
    }
}

/// What the line before or after is like.
#[inline(always)]
fn neighbour(name: u32, other: Option<Near>, size: u32, sink: &mut impl Sink) {
    let look = other.map_or(0xFFF, |(b, f, place)| {
        u32::from(place.size) << 6
            | (f.line.end as u32) << 2
            | u32::from(b.bullet > 0) << 1
            | u32::from(f.line.time.is_some())
    });
    sink.put(name, look);
    sink.put(name + 2, look << 4 | size);
    sink.put(name + 4, other.map_or(0, |(_, f, _)| f.line.phrases.any));
    // What the line says, if it may announce this one ("Written by") or end it.
    if let Some((_, f, _)) = other.filter(|(_, f, _)| f.line.seen <= 5) {
        sink.put(name + 60, f.line.hash);
    }
}

/// The words themselves: of a longer line the first and the last.
#[inline(always)]
fn word_features(fact: &Facts, sink: &mut impl Sink) {
    let seen = usize::from(fact.line.seen);
    let first = &fact.line.first[..seen.min(FIRST)];
    for &word in first {
        sink.put(70, word);
    }
    sink.put(71, fact.line.first[0]);
    if seen > 1 {
        sink.put(72, pair_hash(fact.line.first[0], fact.line.first[1]));
    }
    if seen <= 4 {
        sink.put(73, fact.line.hash);
    }
    for (i, &word) in fact.line.last.iter().take(seen.min(LAST)).enumerate() {
        sink.put(if i == 0 { 77 } else { 78 }, word);
    }
}

/// The first and the last word of the line before or after.
#[inline(always)]
fn edges(name: u32, other: Option<Near>, sink: &mut impl Sink) {
    if let Some((_, f, place)) = other {
        let size = u32::from(place.size).min(6);
        sink.put(name, pair_hash(f.line.first[0], size));
        sink.put(name + 2, pair_hash(f.line.last[0], size));
    }
}

/// More of them for plain text, which has nothing else to go by. With markup they do harm: html/dev macro F1 .834 with
/// them, .869 without.
#[inline(always)]
fn plain_words(fact: &Facts, size: u32, sink: &mut impl Sink) {
    let seen = usize::from(fact.line.seen);
    if seen <= 8 {
        let first = &fact.line.first[..seen.min(FIRST)];
        first.iter().for_each(|&word| sink.put(74 + u32::from(size > 1), word));
        first.windows(2).for_each(|pair| sink.put(76, pair_hash(pair[0], pair[1])));
    }
}

/// `part` of `all` in eighths.
fn share(part: u16, all: u16) -> u32 {
    u32::from(part.min(all)) * 8 / u32::from(all.max(1))
}

fn step(other: u16, own: u16) -> u32 {
    match other.cmp(&own) {
        core::cmp::Ordering::Less => 0,
        core::cmp::Ordering::Equal => 1,
        core::cmp::Ordering::Greater => 2,
    }
}

fn block_kind(kind: BlockKind) -> u32 {
    match kind {
        BlockKind::Paragraph => 0,
        BlockKind::Heading(level) => 8 + u32::from(level),
        BlockKind::ListItem => 1,
        BlockKind::Quote => 2,
        BlockKind::Caption => 3,
        BlockKind::Cell => 4,
        BlockKind::Pre => 5,
    }
}

/// Where a block is as seen from a stretch of blocks: how far before, inside (at its edge or not), how far after.
fn region(at: u32, (start, end): (u32, u32)) -> u32 {
    match at {
        _ if at < start => 7 - log2(start - at).min(7),
        _ if at >= end => 10 + log2(at - end).min(5),
        _ if at == start => 8,
        _ => 9,
    }
}

/// How much of the line its timestamp is.
fn time(fact: &Facts) -> u32 {
    let Some(found) = fact.line.time else { return 0 };
    let rest = fact.line.bytes.saturating_sub(found.span.len() as u32);
    1 + match rest {
        0..=3 => 0,
        4..=14 => 1,
        15..=40 => 2,
        _ => 3,
    } + if found.value.is_none() { 4 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbered_features_have_the_hashes_of_others() {
        let List { mut numbers, hashes: mut others, .. } = List::default();
        let mut hashes = Vec::new();
        for name in 0..NAMES as u32 {
            for value in [0, 1, 15, 35, 36, 95, 127, 255, 256, 1023, 4095, 4096, u32::MAX] {
                let (numbers, others) = (&mut numbers, &mut others);
                numbers.fill(net::NO_FEATURE);
                let mut filler = Filler { numbers, hashes: others, counts: [FIXED.len(), 0] };
                filler.put(name, value);
                hashes.clear();
                hashes.put(name, value);
                let number = filler.numbers.iter().find(|&&number| number != net::NO_FEATURE);
                let found = number.map_or(filler.hashes[0], |&number| hash_of(number));
                assert_eq!(number.is_none(), filler.counts[1] == 1);
                assert_eq!([found], hashes[..]);
            }
        }
        assert!(NUMBERS.is_sorted());
    }

    /// How often each name was put.
    impl Sink for [u32; NAMES] {
        fn put(&mut self, name: u32, _: u32) {
            self[name as usize] += 1;
        }
    }

    #[test]
    fn every_block_has_each_fixed_feature_once() {
        let text = b"Bridge reopens\nBy Anna Lund, May 5, 2019\n\n- The bridge reopened.\nShare\n3 Comments\n1. Bo says:\nFine.";
        let mut buf = crate::block::BlockBuf::default();
        crate::block::plain::parse(text, &mut buf).unwrap();
        let (mut work, mut facts, mut context) = Default::default();
        crate::segment::read(text, &buf.blocks, &mut work, &mut facts, &mut context).unwrap();
        for at in 0..buf.blocks.len() {
            let mut counts = [0; NAMES];
            features(&buf.blocks, &facts, &context, at, &mut counts);
            assert!(FIXED.iter().all(|&name| counts[usize::from(name)] == 1), "block {at}");
        }
    }
}
