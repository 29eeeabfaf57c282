//! Features that only pages have: elements, words in class and id, links, metadata.

use alloc::vec::Vec;

use super::facts::Facts;
use crate::block::{Block, BlockKind};
use crate::error::OutOfMemory;
use crate::text::grow::Grow;
use crate::text::hash::pair_hash;

/// The paths of all blocks, for what they tell of each: how many share it, and whether the prose does.
#[derive(Debug, Clone, Default)]
pub(crate) struct Paths {
    /// Sorted hashes of the paths.
    sorted: Vec<u32>,
    /// The path with the most words of prose, and the nearest outer class word there.
    main: (u32, u32),
    words: Vec<(u32, u32, u32)>,
}

impl Paths {
    /// Looks over all blocks. Plain text leaves it empty.
    pub(crate) fn read(
        &mut self,
        blocks: &[Block],
        facts: &[Facts],
        is_prose: impl Fn(usize) -> bool,
    ) -> Result<(), OutOfMemory> {
        self.sorted.clear();
        self.words.clear();
        self.main = (0, 0);
        if blocks.first().is_none_or(|block| block.markup.depth == 0) {
            return Ok(());
        }
        self.sorted.grow_by(blocks.iter().map(|block| block.markup.path))?;
        self.sorted.sort_unstable();
        let prose = (0..blocks.len()).filter(|&at| is_prose(at));
        self.words.grow_by(prose.map(|at| {
            let markup = &blocks[at].markup;
            (markup.path, markup.classes[3], facts[at].line.words)
        }))?;
        self.words.sort_unstable();
        let total = |of: &[(u32, u32, u32)]| of.iter().map(|w| u64::from(w.2)).sum::<u64>();
        let best = self.words.chunk_by(|a, b| a.0 == b.0).max_by_key(|of| total(of));
        self.main = best.map_or((0, 0), |of| (of[0].0, of[0].1));
        Ok(())
    }

    /// How many blocks have this path.
    fn same(&self, path: u32) -> u32 {
        let from = self.sorted.partition_point(|&p| p < path);
        self.sorted[from..].iter().take(40).take_while(|&&p| p == path).count() as u32
    }
}

/// Calls `put` with the name and the value of each feature that the markup of block `at` has. `size` is the bucket of its
/// words.
pub(crate) fn features(
    blocks: &[Block],
    paths: &Paths,
    at: usize,
    size: u32,
    mut put: impl FnMut(u32, u32),
) {
    let markup = &blocks[at].markup;
    if markup.depth == 0 {
        return;
    }
    let [inner, own, outer, outermost] = markup.tags.map(u32::from);
    put(100, inner << 8 | own);
    put(101, own << 4 | size);
    put(102, own << 8 | outer);
    put(103, outer << 8 | outermost);
    each(markup.context, |bit| {
        put(104, bit);
        put(105, bit << 4 | size);
    });
    each(markup.parts & !markup.context, |bit| put(106, bit << 2 | size.min(3)));
    for (slot, &class) in markup.classes.iter().enumerate().filter(|(_, class)| **class != 0) {
        put(107 + slot as u32 / 3, class);
        if slot < 4 {
            put(110, pair_hash(class, size));
        }
    }
    put(111, pair_hash(markup.classes[0], markup.classes[3]));
    each(u64::from(markup.evidence), |bit| {
        put(112, bit);
        put(113, bit << 4 | size);
        put(114, bit << 4 | heading(blocks[at].kind));
    });
    let share =
        |part: u32| part.min(1 << 24) * 8 / (blocks[at].span.len() as u32).clamp(1, 1 << 24);
    put(115, share(markup.link) << 4 | size);
    put(116, share(markup.bold) << 4 | size);
    put(117, u32::from(markup.depth.min(40)));
    let neighbour =
        |step: isize| at.checked_add_signed(step).and_then(|i| blocks.get(i)).map(|b| &b.markup);
    let equal = |step| u32::from(neighbour(step).is_some_and(|m| m.path == markup.path));
    put(118, equal(-1) << 5 | equal(1) << 4 | size);
    put(119, paths.same(markup.path).min(12) << 4 | size);
    for (name, step) in [(120, -1), (121, 1)] {
        put(name, neighbour(step).map_or(0xFFFF, |m| u32::from(m.tags[1]) << 4 | size));
        put(name + 2, neighbour(step).map_or(0, |m| m.classes[0]));
    }
    let main =
        u32::from(markup.path == paths.main.0) << 1 | u32::from(markup.classes[3] == paths.main.1);
    put(124, main << 4 | size);
    put(125, main << 4 | share(markup.link));
    put(126, heading(blocks[at].kind) << 2 | main);
}

fn heading(kind: BlockKind) -> u32 {
    match kind {
        BlockKind::Heading(level) => u32::from(level),
        _ => 0,
    }
}

/// Calls `f` with the number of each bit that is set.
fn each(mut set: u64, mut f: impl FnMut(u32)) {
    while set != 0 {
        f(set.trailing_zeros());
        set &= set - 1;
    }
}
