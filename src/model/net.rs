//! The section model: rows of features, gated running means over the blocks, a chain of labels.
//!
//! Each feature of a block has a row of `H` small integers; a block is the sum of its rows. Two layers of running means go
//! over the article in both directions, each taking from a block as much as a gate lets in: a cheap recurrent net (as QRNN
//! or SRU), whose products do not wait for each other. A linear layer gives label scores, and the best sequence of labels
//! is found by Viterbi's algorithm.
//!
//! The part's bytes, little-endian:
//!
//! ```text
//! u32 H, u32 LAYERS, u32 L, u32 buckets
//! f32 level                        how far layers see rows scaled to the same length
//! f32 scale[H]                     of a row's integers
//! f32 bias[H]
//! LAYERS x { f32 weights[H][2H], f32 bias[2H] }     gates of both directions, then candidates
//! f32 out[H][L], f32 bias[L]
//! f32 transitions[L][L]            from, to
//! f32 start[L]
//! f32 none                         score of an article without a headline; all others have one
//! u16 keys[buckets][4]             low bits of a feature's hash, 0 if the place is empty
//! i8  rows[buckets][4][H]
//! ```

use crate::model::shape::{H, L, LAYERS};
use alloc::boxed::Box;
use alloc::vec::Vec;
use core::sync::atomic::Ordering::Relaxed;

#[cfg(feature = "train")]
pub(crate) use super::linear::scale;
use super::linear::{Linear, Places, WIDE, linear};
use super::rows::{MOST, NUMBERS, RowCache, Sums, way};
pub(crate) use super::rows::{NO_FEATURE, WAYS, place};
use super::viterbi::Sequence;
use super::wire::u32_at;
use crate::error::{Error, OutOfMemory};
use crate::text::grow::{Grow, boxed};

/// Width of one direction of a layer.
const D: usize = H / 2;
/// Floats before the keys.
const FLOATS: usize = 1 + 2 * H + LAYERS * (H + 1) * 2 * H + (H + 1) * L + L * L + L + 1;
/// Byte of the first float, and of the first key.
const FLOATS_AT: usize = 16;
const KEYS_AT: usize = FLOATS_AT + 4 * FLOATS;

/// How much of the new value a running mean takes: a sigmoid made of three straight lines.
pub(crate) fn gate(a: f32) -> f32 {
    (0.25 * a + 0.5).clamp(0.0, 1.0)
}

/// The dense weights of a part that was checked, in the shapes that the loops want.
#[derive(Debug, Clone)]
struct Weights {
    places: Places,
    level: f32,
    scale: [f32; H],
    bias: [f32; H],
    layers: [Linear<{ 2 * H }>; LAYERS],
    /// Wider than the labels, for whole vectors.
    out: Linear<WIDE>,
    chain: Sequence,
}

/// Where things are in a part that was checked.
#[derive(Debug, Clone)]
pub(crate) struct Net {
    buckets: u32,
    known: RowCache,
    dense: Box<[Weights; 1]>,
}

/// Buffers, kept from article to article.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scratch {
    /// Where the rows of a block's hashed features begin.
    found: Vec<u32>,
    rows: Vec<[f32; H]>,
    gates: Vec<[f32; 2 * H]>,
    /// Scores of each block's labels; then of the best sequences that end in them, without a headline and with one.
    scores: Vec<[f32; L]>,
    titled: Vec<[f32; L]>,
    /// The labels found.
    pub(crate) labels: Vec<u8>,
}

/// The numbers that a part begins with.
const WANTED: [(&str, usize); 3] =
    [("section model: width", H), ("section model: layers", LAYERS), ("section model: labels", L)];

/// Checks the bytes of a part.
pub(crate) fn check(part: &[u8]) -> Result<(), Error> {
    for (i, (name, want)) in WANTED.into_iter().enumerate() {
        match u32_at(part, 4 * i) {
            Some(n) if n as usize == want => {}
            Some(n) => {
                return Err(Error::model_number(4 * i, name, n.into(), want as u64));
            }
            None => return Err(Error::model(4 * i, "section model: cut short")),
        }
    }
    let buckets = u32_at(part, 12).unwrap_or(0);
    if !(1..=1 << 24).contains(&buckets) {
        return Err(Error::model(12, "section model: a count out of range"));
    }
    let len = KEYS_AT + buckets as usize * WAYS * (2 + H);
    if part.len() != len {
        let has = part.len() as u64;
        return Err(Error::model_number(part.len(), "section model: length", has, len as u64));
    }
    let finite = |c: &[u8]| f32::from_le_bytes([c[0], c[1], c[2], c[3]]).is_finite();
    match part[FLOATS_AT..KEYS_AT].chunks_exact(4).position(|c| !finite(c)) {
        Some(i) => Err(Error::model(FLOATS_AT + 4 * i, "section model: weight is not a number")),
        None => Ok(()),
    }
}

impl Net {
    /// Takes the few dense weights out of a checked part; the rows stay where they are.
    pub(crate) fn new(part: &[u8]) -> Result<Net, OutOfMemory> {
        let mut floats = part[FLOATS_AT..KEYS_AT]
            .chunks_exact(4)
            .map(|c| f32::from_le_bytes([c[0], c[1], c[2], c[3]]));
        let floats = &mut floats;
        let [level] = take(floats);
        let scale = take(floats);
        let bias = take(floats);
        let layers = core::array::from_fn(|_| linear(2 * H, floats));
        let out = linear(L, floats);
        let transitions = core::array::from_fn(|_| take(floats));
        let start = take(floats);
        let [none] = take(floats);
        let chain = Sequence::new(transitions, start, none);
        let places: Places = core::array::from_fn(|i| 1 << i);
        let dense = Weights { places, level, scale, bias, layers, out, chain };
        Ok(Net {
            buckets: u32_at(part, 12).unwrap_or(1),
            known: RowCache::new()?,
            dense: boxed([dense])?,
        })
    }

    /// Begins an article of `blocks` blocks.
    pub(crate) fn begin(&self, blocks: usize, scratch: &mut Scratch) -> Result<(), OutOfMemory> {
        scratch.rows.clear();
        scratch.rows.room(blocks)?;
        scratch.found.grow_to(MOST, 0)
    }

    /// Adds the next block, its features given by their hashes.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn block(
        &self,
        part: &[u8],
        features: &[u32],
        scratch: &mut Scratch,
    ) -> Result<(), OutOfMemory> {
        self.numbered_block(part, &[], |_| 0, features, scratch)
    }

    /// Adds the next block: sums the rows of its features. Some are given by numbers: these are looked up by `hash_of` them
    /// once in an article; the others by their hashes.
    #[inline(never)]
    pub(crate) fn numbered_block(
        &self,
        part: &[u8],
        numbers: &[u16],
        hash_of: impl Fn(u16) -> u32,
        hashes: &[u32],
        scratch: &mut Scratch,
    ) -> Result<(), OutOfMemory> {
        let (keys, rows) = part[KEYS_AT..].split_at(self.buckets as usize * WAYS * 2);
        let Scratch { found, rows: blocks, .. } = scratch;
        let Some(found) = found.first_chunk_mut::<MOST>() else { return Ok(()) };
        let numbers = &numbers[..numbers.len().min(MOST)];
        let hashes = &hashes[..hashes.len().min(MOST - numbers.len())];
        let numbered = Sums::of(rows, self.known.rows(numbers)).unwrap_or_else(|| {
            self.learn(keys, numbers, hash_of);
            Sums::of(rows, self.known.rows(numbers)).unwrap_or_default()
        });
        // First all places, then all rows: whether a feature has a row cannot be foreseen, so it must be no branch.
        let mut count = 0;
        for &hash in hashes {
            let (row, is) = self.row(keys, hash);
            found[count % MOST] = row;
            count += usize::from(is);
        }
        let found = found[..count.min(MOST)].iter().copied();
        let sums = Sums::of(rows, found).unwrap_or_default().plus(&numbered);
        let [Weights { scale, bias, .. }] = &*self.dense;
        let sums = sums.lanes();
        blocks.grow(core::array::from_fn(|j| f32::from(sums[j]) * scale[j] + bias[j]))
    }

    /// Looks up the features of these numbers that were not yet.
    #[cold]
    fn learn(&self, keys: &[u8], numbers: &[u16], hash_of: impl Fn(u16) -> u32) {
        for &number in numbers {
            let known = &self.known.0[usize::from(number) % NUMBERS];
            if known.load(Relaxed) == RowCache::UNKNOWN {
                let (row, is) = self.row(keys, hash_of(number));
                known.store(if is { row } else { RowCache::NONE }, Relaxed);
            }
        }
    }

    /// Where the row of the feature of this hash begins, and whether it has one.
    #[inline(always)]
    fn row(&self, keys: &[u8], hash: u32) -> (u32, bool) {
        let (bucket, key) = place(hash, self.buckets);
        let keys = keys.get(bucket * 2 * WAYS..).and_then(|keys| keys.first_chunk());
        let way = way(u64::from_le_bytes(*keys.unwrap_or(&[0; 2 * WAYS])), key);
        (((bucket * WAYS + way) * H) as u32, way < WAYS)
    }

    /// Labels the blocks whose rows were summed.
    pub(crate) fn label(&self, scratch: &mut Scratch) -> Result<(), OutOfMemory> {
        self.score(scratch)?;
        self.decode(scratch)
    }

    /// As [`label`](Net::label), but each block gets a label of its set: for the trainer.
    #[cfg(feature = "train")]
    pub(crate) fn label_within(
        &self,
        scratch: &mut Scratch,
        allowed: &[u16],
    ) -> Result<(), OutOfMemory> {
        self.score(scratch)?;
        self.decode_within(scratch, allowed)
    }

    /// Labels the blocks that were labelled last once more, each with a label of its set.
    pub(crate) fn label_again(
        &self,
        scratch: &mut Scratch,
        allowed: &[u16],
    ) -> Result<(), OutOfMemory> {
        self.score_rows(scratch)?;
        self.decode_within(scratch, allowed)
    }

    fn decode_within(&self, scratch: &mut Scratch, allowed: &[u16]) -> Result<(), OutOfMemory> {
        for (scores, allowed) in scratch.scores.iter_mut().zip(allowed) {
            let wrong = scores.iter_mut().enumerate().filter(|(y, _)| allowed >> y & 1 == 0);
            wrong.for_each(|(_, score)| *score -= 1e4);
        }
        self.decode(scratch)
    }

    fn decode(&self, scratch: &mut Scratch) -> Result<(), OutOfMemory> {
        let Scratch { scores, titled, labels, .. } = scratch;
        self.dense[0].chain.best(scores, titled, labels)
    }

    fn score(&self, scratch: &mut Scratch) -> Result<(), OutOfMemory> {
        let [Weights { places, level, layers, .. }] = &*self.dense;
        for layer in layers {
            running_means(layer, *level, places, &mut scratch.rows, &mut scratch.gates)?;
        }
        self.score_rows(scratch)
    }

    /// Scores the rows as the layers left them.
    fn score_rows(&self, scratch: &mut Scratch) -> Result<(), OutOfMemory> {
        let [Weights { level, out, .. }] = &*self.dense;
        scratch.scores.clear();
        scratch.scores.grow_by(scratch.rows.iter().map(|row| {
            let mut scores = [0.0; WIDE];
            out.apply_all(row, *level, &mut scores);
            core::array::from_fn(|y| scores[y])
        }))
    }
}

/// The next `N` floats.
fn take<const N: usize>(floats: &mut impl Iterator<Item = f32>) -> [f32; N] {
    core::array::from_fn(|_| floats.next().unwrap_or(0.0))
}

/// Adds one layer's running means to the rows.
#[inline(never)]
fn running_means(
    layer: &Linear<{ 2 * H }>,
    level: f32,
    places: &Places,
    rows: &mut [[f32; H]],
    gates: &mut Vec<[f32; 2 * H]>,
) -> Result<(), OutOfMemory> {
    // What is there already is written over.
    if gates.len() < rows.len() {
        gates.grow_to(rows.len(), [0.0; 2 * H])?;
    }
    let gates = &mut gates[..rows.len()];
    for (row, gates) in rows.iter().zip(&mut *gates) {
        layer.apply(row, level, places, gates);
        gates[..H].iter_mut().for_each(|a| *a = gate(*a));
    }
    let mut mean = [0.0f32; D];
    for (row, gates) in rows.iter_mut().zip(gates.iter()) {
        for j in 0..D {
            mean[j] += gates[j] * (gates[H + j] - mean[j]);
            row[j] += mean[j];
        }
    }
    let mut mean = [0.0f32; D];
    for (row, gates) in rows.iter_mut().zip(gates.iter()).rev() {
        for j in 0..D {
            mean[j] += gates[D + j] * (gates[H + D + j] - mean[j]);
            row[D + j] += mean[j];
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_summed() {
        let (buckets, hash) = (3, 0x8000_0102);
        let mut part = alloc::vec![0; KEYS_AT + buckets * WAYS * (2 + H)];
        part[12] = buckets as u8;
        for j in 0..H {
            part[FLOATS_AT + 4 * (1 + j)..][..4].copy_from_slice(&1.0f32.to_le_bytes());
        }
        let (bucket, key) = place(hash, buckets as u32);
        part[KEYS_AT + 2 * (bucket * WAYS + 1)..][..2].copy_from_slice(&key.to_le_bytes());
        let row = KEYS_AT + 2 * WAYS * buckets + (bucket * WAYS + 1) * H;
        part[row..row + H]
            .iter_mut()
            .enumerate()
            .for_each(|(j, r)| *r = (8 * j as i16 - 128) as u8);
        let net = Net::new(&part).unwrap();
        let mut scratch = Scratch::default();
        net.begin(1, &mut scratch).unwrap();
        net.block(&part, &[hash, hash ^ 1, hash], &mut scratch).unwrap();
        let wanted: [f32; H] = core::array::from_fn(|j| 2.0 * f32::from(8 * j as i16 - 128));
        assert_eq!(scratch.rows, [wanted]);
        // By number they are looked up once.
        net.begin(2, &mut scratch).unwrap();
        let hash_of = |number| if number == 3 { hash } else { hash ^ 1 };
        net.numbered_block(&part, &[3, 4, NO_FEATURE], hash_of, &[hash], &mut scratch).unwrap();
        net.numbered_block(&part, &[4, 3, 3], |_| unreachable!(), &[], &mut scratch).unwrap();
        assert_eq!(scratch.rows, [wanted; 2]);
    }
}
