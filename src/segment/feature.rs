//! Features of a block: sparse, each a hash of its name and value, for the trained model to weigh.

use super::context::{Context, is_prose};
use super::facts::{FIRST, Facts, LAST};
use crate::block::{Block, BlockKind};
use crate::text::word::pair_hash;

/// More features than a block can have.
const MOST: usize = 512;

/// The hashes of one block's features.
#[derive(Debug, Clone)]
pub(super) struct List {
    hashes: [u32; MOST],
    len: usize,
}

impl Default for List {
    fn default() -> List {
        List { hashes: [0; MOST], len: 0 }
    }
}

impl List {
    pub(super) fn clear(&mut self) {
        self.len = 0;
    }

    pub(super) fn add(&mut self, hash: u32) {
        self.hashes[self.len % MOST] = hash;
        self.len += 1;
    }

    pub(super) fn hashes(&self) -> &[u32] {
        &self.hashes[..self.len.min(MOST)]
    }
}

#[inline(never)]
/// Calls `emit` with each feature of block `at`. The name of a feature is a small number, given once, here.
pub(crate) fn features(
    blocks: &[Block],
    facts: &[Facts],
    context: &Context,
    at: usize,
    mut emit: impl FnMut(u32),
) {
    let (block, fact, place, whole) =
        (&blocks[at], &facts[at], &context.places[at], &context.whole);
    let before = at.checked_sub(1).map(|i| (&blocks[i], &facts[i]));
    let after = blocks.get(at + 1).map(|b| (b, &facts[at + 1]));
    let mut put = |name: u32, value: u32| emit(pair_hash(name, value));

    // Shape of the line.
    let size = log2(fact.words);
    let end = fact.end as u32;
    put(1, size);
    put(2, log2(fact.bytes));
    put(3, end << 4 | size);
    put(
        4,
        (fact.start as u32) << 2 | u32::from(block.bullet > 0) << 1 | u32::from(block.lines > 1),
    );
    put(5, share(fact.capitalised, fact.seen) << 4 | size);
    put(6, share(fact.numbers, fact.seen) << 4 | size);
    put(7, share(fact.stops, fact.seen) << 4 | size);
    put(8, share(fact.shouted, fact.seen) << 2 | size.min(3));
    put(9, fact.words.min(30));
    put(10, (fact.start as u32) << 8 | end << 4 | size.min(5));
    let mut marks = fact.marks;
    while marks != 0 {
        put(11, marks.trailing_zeros() << 4 | size.min(5));
        marks &= marks - 1;
    }

    // Layout.
    let gap_after = after.map_or(9, |(b, _)| u32::from(b.gap.min(4)));
    put(15, u32::from(block.gap.min(4)) << 4 | gap_after);
    put(16, u32::from(block.indent.min(12)));
    let indents =
        |other: Option<(&Block, &Facts)>| other.map_or(3, |(b, _)| step(b.indent, block.indent));
    put(17, indents(before) << 2 | indents(after));
    put(18, u32::from(block.gap.min(3)) << 8 | gap_after << 4 | size);
    put(19, kind(block.kind) << 4 | size);

    // Neighbours.
    for (name, other) in [(20, before), (21, after)] {
        let look = other.map_or(0xFFF, |(b, f)| {
            log2(f.words) << 6
                | (f.end as u32) << 2
                | u32::from(b.bullet > 0) << 1
                | u32::from(f.time.is_some())
        });
        put(name, look);
        put(name + 2, look << 4 | size);
        put(name + 4, other.map_or(0, |(_, f)| f.phrases.any));
    }

    // Position.
    let all = whole.blocks.max(1);
    let index = at as u32;
    put(30, log2(index));
    put(31, log2(whole.blocks - index));
    put(32, index * 12 / all);
    put(33, index.min(8));
    put(34, log2(whole.blocks));
    let (main, thread) = (region(index, whole.main), region(index, (whole.thread, whole.blocks)));
    put(35, main << 4 | size);
    put(36, main << 4 | end);
    put(37, thread << 4 | size);
    put(38, main << 8 | thread << 4 | whole.headers.min(3));
    put(39, u32::from(whole.languages == 1) << 4 | size);

    // The article as a whole.
    put(
        40,
        u32::from(place.same.min(4)) << 4
            | u32::from(place.seen_before.min(3)) << 2
            | u32::from(size > 2),
    );
    put(41, u32::from(place.same_opening.min(3)));
    put(42, u32::from(place.shared) << 4 | size);
    put(43, u32::from(place.shared) << 4 | main);
    put(44, u32::from(place.prose_near) << 1 | u32::from(is_prose(fact)));
    put(45, u32::from(place.times_near.min(7)) << 4 | size);
    put(46, u32::from(place.headers_near.min(7)) << 4 | size);

    // What the grammars found.
    put(50, time(fact) << 4 | size);
    put(51, time(fact) << 4 | main);
    let mut forms = u32::from(fact.forms);
    while forms != 0 {
        put(52, forms.trailing_zeros() << 4 | main);
        put(53, forms.trailing_zeros() << 4 | size);
        forms &= forms - 1;
    }
    let header = &fact.header;
    let parts = u32::from(header.certainty) << 3
        | u32::from(header.ordinal > 0) << 2
        | u32::from(!header.author.is_empty()) << 1
        | u32::from(!header.time.is_empty());
    put(54, parts << 4 | u32::from(place.headers_near.min(3)));
    put(55, parts << 4 | thread);
    let follows = before.is_some_and(|(_, f)| {
        f.header.ordinal > 0 && f.header.ordinal.abs_diff(header.ordinal) == 1
    });
    put(56, u32::from(follows));
    for (name, other) in [(57, before), (58, after)] {
        put(name, other.map_or(0x7F, |(_, f)| u32::from(f.header.certainty) << 3 | time(f)));
    }

    // Furniture.
    for (name, set) in [(60, fact.phrases.any), (61, fact.phrases.start), (62, fact.phrases.whole)]
    {
        let mut set = set;
        while set != 0 {
            put(name, set.trailing_zeros());
            put(name + 3, set.trailing_zeros() << 4 | main);
            set &= set - 1;
        }
    }
    put(66, share(u16::from(fact.phrases.covered), u16::from(fact.phrases.words)) << 4 | size);

    super::markup::features(blocks, &context.paths, at, size, &mut put);
    words(fact, size, put);
}

/// The words themselves: all of a short line, both ends of a longer one.
fn words(fact: &Facts, size: u32, mut put: impl FnMut(u32, u32)) {
    let seen = usize::from(fact.seen);
    let first = &fact.first[..seen.min(FIRST)];
    for &word in first.iter().take(if seen <= FIRST { FIRST } else { 4 }) {
        put(70, word);
    }
    put(71, fact.first[0]);
    if seen > 1 {
        put(72, pair_hash(fact.first[0], fact.first[1]));
    }
    if seen <= 4 {
        put(73, fact.line);
    }
    if seen <= 8 {
        first.iter().for_each(|&word| put(74 + u32::from(size > 1), word));
        first.windows(2).for_each(|pair| put(76, pair_hash(pair[0], pair[1])));
    }
    for (i, &word) in fact.last.iter().take(seen.min(LAST)).enumerate() {
        put(if i == 0 { 77 } else { 78 }, word);
    }
}

/// Bucket of a count: 0, 1, 2, 3-4, 5-8, ... up to 15.
fn log2(n: u32) -> u32 {
    if n < 2 { n } else { (33 - (n - 1).leading_zeros()).min(15) }
}

/// `part` of `all` in eighths.
fn share(part: u16, all: u16) -> u32 {
    u32::from(part) * 8 / u32::from(all.max(1))
}

fn step(other: u16, own: u16) -> u32 {
    match other.cmp(&own) {
        core::cmp::Ordering::Less => 0,
        core::cmp::Ordering::Equal => 1,
        core::cmp::Ordering::Greater => 2,
    }
}

fn kind(kind: BlockKind) -> u32 {
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
    let Some(found) = fact.time else { return 0 };
    let rest = fact.bytes.saturating_sub(found.span.len() as u32);
    1 + match rest {
        0..=3 => 0,
        4..=14 => 1,
        15..=40 => 2,
        _ => 3,
    } + if found.value.is_none() { 4 } else { 0 }
}
