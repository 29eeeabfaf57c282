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
//! u32 H, u32 LAYERS, u32 L, u32 log2 of the number of buckets
//! f32 level                        how far layers see rows scaled to the same length
//! f32 scale[H]                     of a row's integers
//! f32 bias[H]
//! LAYERS x { f32 weights[H][2H], f32 bias[2H] }     gates of both directions, then candidates
//! f32 out[H][L], f32 bias[L]
//! f32 transitions[L][L]            from, to
//! f32 start[L]
//! u16 keys[buckets][4]             low bits of a feature's hash, 0 if the place is empty
//! i8  rows[buckets][4][H]
//! ```

use alloc::boxed::Box;
use alloc::format;
use alloc::vec::Vec;

use super::wire::u32_at;
use crate::error::Error;

/// Width of a feature row.
pub(crate) const H: usize = 32;
/// Layers of gated running means.
pub(crate) const LAYERS: usize = 2;
/// Labels.
pub(crate) const L: usize = 12;
/// Width of one direction of a layer.
const D: usize = H / 2;
/// Places of a bucket.
pub(crate) const WAYS: usize = 4;
/// Floats before the keys.
const FLOATS: usize = 1 + 2 * H + LAYERS * (H + 1) * 2 * H + (H + 1) * L + L * L + L;
/// Byte of the first float, and of the first key.
const FLOATS_AT: usize = 16;
const KEYS_AT: usize = FLOATS_AT + 4 * FLOATS;

/// How much of the new value a running mean takes: a sigmoid made of three straight lines.
pub(crate) fn gate(a: f32) -> f32 {
    (0.25 * a + 0.5).clamp(0.0, 1.0)
}

/// What the positive part of a row is multiplied with, so that no block speaks much louder than others: the greater
/// `level`, the more of its loudness is left to it.
pub(crate) fn scale(u: &[f32], level: f32) -> f32 {
    let mut squares = [0.0f32; 4];
    for four in u.chunks_exact(4) {
        squares.iter_mut().zip(four).for_each(|(s, u)| *s += u * u);
    }
    let mean = (squares[0] + squares[1] + squares[2] + squares[3]) / H as f32;
    1.0 / sqrt(mean + level)
}

/// Square root by Newton's method from a guess by halving the exponent: `core` has none.
fn sqrt(x: f32) -> f32 {
    let mut y = f32::from_bits((x.to_bits() >> 1) + 0x1FBD_1DF5);
    for _ in 0..3 {
        y = 0.5 * (y + x / y);
    }
    y
}

/// Bucket and key of a feature's hash.
pub(crate) fn place(hash: u32, bits: u32) -> (usize, u16) {
    ((hash >> (32 - bits)) as usize, (hash as u16).max(1))
}

/// The dense weights of a part that was checked, in the shapes that the loops want.
#[derive(Debug, Clone)]
struct Weights {
    level: f32,
    scale: [f32; H],
    bias: [f32; H],
    layers: [Linear<{ 2 * H }>; LAYERS],
    out: Linear<L>,
    /// `[from][to]`, and the same turned round.
    transitions: [[f32; L]; L],
    backwards: [[f32; L]; L],
    start: [f32; L],
}

/// A linear layer: weights by input, bias.
#[derive(Debug, Clone)]
struct Linear<const N: usize> {
    weights: [[f32; N]; H],
    bias: [f32; N],
}

/// Where things are in a part that was checked.
#[derive(Debug, Clone)]
pub(crate) struct Net {
    bits: u32,
    dense: Box<Weights>,
}

/// Buffers, kept from article to article.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scratch {
    rows: Vec<[f32; H]>,
    gates: Vec<[f32; 2 * H]>,
    /// Scores of each block's labels; then of the best sequences that end in them.
    scores: Vec<[f32; L]>,
    /// The labels found.
    pub(crate) labels: Vec<u8>,
}

/// Checks the bytes of a part.
pub(crate) fn check(part: &[u8]) -> Result<(), Error> {
    for (i, (name, want)) in
        [("width", H), ("layers", LAYERS), ("labels", L)].into_iter().enumerate()
    {
        match u32_at(part, 4 * i) {
            Some(n) if n as usize == want => {}
            Some(n) => {
                return Err(Error::model(
                    4 * i,
                    format!("section model: {name} {n}, this library reads {want}"),
                ));
            }
            None => return Err(Error::model(4 * i, "section model: cut short")),
        }
    }
    let bits = u32_at(part, 12).unwrap_or(0);
    if !(1..=24).contains(&bits) {
        return Err(Error::model(12, format!("section model: 2^{bits} buckets")));
    }
    let len = KEYS_AT + (WAYS << bits) * (2 + H);
    if part.len() != len {
        return Err(Error::model(
            part.len(),
            format!("section model: {} bytes, not {len}", part.len()),
        ));
    }
    let finite = |c: &[u8]| f32::from_le_bytes([c[0], c[1], c[2], c[3]]).is_finite();
    match part[FLOATS_AT..KEYS_AT].chunks_exact(4).position(|c| !finite(c)) {
        Some(i) => Err(Error::model(FLOATS_AT + 4 * i, "section model: weight is not a number")),
        None => Ok(()),
    }
}

impl Net {
    /// Takes the few dense weights out of a checked part; the rows stay where they are.
    pub(crate) fn new(part: &[u8]) -> Net {
        let mut floats = part[FLOATS_AT..KEYS_AT]
            .chunks_exact(4)
            .map(|c| f32::from_le_bytes([c[0], c[1], c[2], c[3]]));
        let floats = &mut floats;
        let [level] = take(floats);
        let scale = take(floats);
        let bias = take(floats);
        let layers = core::array::from_fn(|_| linear(floats));
        let out = linear(floats);
        let transitions: [[f32; L]; L] = core::array::from_fn(|_| take(floats));
        let backwards = core::array::from_fn(|y| core::array::from_fn(|x| transitions[x][y]));
        let start = take(floats);
        let dense = Weights { level, scale, bias, layers, out, transitions, backwards, start };
        Net { bits: u32_at(part, 12).unwrap_or(1), dense: Box::new(dense) }
    }

    /// Begins an article of `blocks` blocks.
    pub(crate) fn begin(&self, blocks: usize, scratch: &mut Scratch) {
        scratch.rows.clear();
        scratch.rows.reserve(blocks);
    }

    #[inline(never)]
    /// Adds the next block: sums the rows of its features, given by their hashes.
    pub(crate) fn block(&self, part: &[u8], features: &[u32], scratch: &mut Scratch) {
        let (keys, rows) = part[KEYS_AT..].split_at((WAYS << self.bits) * 2);
        // Sums of bytes moved up by 128, four in a word of 64 bits: those at even places, those at odd ones.
        let (mut even, mut odd, mut all) = ([0u64; H / 8], [0u64; H / 8], 0u16);
        let features = &features[..features.len().min(MOST)];
        // First all places, then all rows: whether a feature has a row cannot be foreseen, so it must be no branch.
        let mut found = [0u32; BATCH];
        for batch in features.chunks(BATCH) {
            let mut count = 0;
            for &hash in batch {
                let (bucket, key) = place(hash, self.bits);
                let Some(keys) = keys[bucket * 2 * WAYS..].first_chunk() else { continue };
                let way = way(u64::from_le_bytes(*keys), key);
                found[count % BATCH] = (bucket * WAYS + way) as u32;
                count += usize::from(way < WAYS);
            }
            for &row in &found[..count] {
                let Some(row) = rows[row as usize * H..].first_chunk::<H>() else { continue };
                for k in 0..H / 8 {
                    let eight = [0, 1, 2, 3, 4, 5, 6, 7].map(|i| row[8 * k + i]);
                    let eight = u64::from_le_bytes(eight) ^ 0x8080_8080_8080_8080;
                    even[k] += eight & LANES;
                    odd[k] += eight >> 8 & LANES;
                }
            }
            all += count as u16;
        }
        let Weights { scale, bias, .. } = &*self.dense;
        let mut sums = [0u16; H];
        for (eight, (even, odd)) in sums.chunks_exact_mut(8).zip(even.iter().zip(&odd)) {
            for i in 0..4 {
                eight[2 * i] = (even >> (16 * i)) as u16;
                eight[2 * i + 1] = (odd >> (16 * i)) as u16;
            }
        }
        let sums = sums.map(|sum| f32::from(sum.wrapping_sub(all << 7) as i16));
        scratch.rows.push(core::array::from_fn(|j| sums[j] * scale[j] + bias[j]));
    }

    /// Labels the blocks whose rows were summed.
    pub(crate) fn label(&self, scratch: &mut Scratch) {
        self.score(scratch);
        self.viterbi(scratch);
    }

    /// As [`label`](Net::label), but each block gets a label of its set: for the trainer.
    #[cfg(feature = "train")]
    pub(crate) fn label_within(&self, scratch: &mut Scratch, allowed: &[u16]) {
        self.score(scratch);
        for (scores, allowed) in scratch.scores.iter_mut().zip(allowed) {
            let wrong = scores.iter_mut().enumerate().filter(|(y, _)| allowed >> y & 1 == 0);
            wrong.for_each(|(_, score)| *score -= 1e4);
        }
        self.viterbi(scratch);
    }

    fn score(&self, scratch: &mut Scratch) {
        for layer in &self.dense.layers {
            running_means(layer, self.dense.level, &mut scratch.rows, &mut scratch.gates);
        }
        scratch.scores.clear();
        scratch.scores.extend(scratch.rows.iter().map(|row| self.dense.out.apply(row, self.dense.level)));
    }

    #[inline(never)]
    fn viterbi(&self, scratch: &mut Scratch) {
        let Scratch { scores, labels, .. } = scratch;
        let Weights { transitions, backwards, start, .. } = &*self.dense;
        labels.clear();
        labels.resize(scores.len(), 0);
        let Some(first) = scores.first_mut() else { return };
        let mut best: [f32; L] = core::array::from_fn(|y| first[y] + start[y]);
        *first = best;
        for score in &mut scores[1..] {
            let mut next = [f32::NEG_INFINITY; L];
            for x in 0..L {
                for y in 0..L {
                    let s = best[x] + transitions[x][y];
                    next[y] = if s > next[y] { s } else { next[y] };
                }
            }
            best = core::array::from_fn(|y| next[y] + score[y]);
            *score = best;
        }
        let greatest = |scores: &[f32; L]| {
            (1..L).fold(0, |a, b| if scores[b] > scores[a] { b } else { a })
        };
        // Which label came before is found again on the way back: cheaper than to note it for all.
        let mut next: Option<usize> = None;
        for (label, best) in labels.iter_mut().zip(scores.iter()).rev() {
            let y = match next {
                None => greatest(best),
                Some(y) => greatest(&core::array::from_fn(|x| best[x] + backwards[y][x])),
            };
            *label = y as u8;
            next = Some(y);
        }
    }
}

/// The next `N` floats.
fn take<const N: usize>(floats: &mut impl Iterator<Item = f32>) -> [f32; N] {
    core::array::from_fn(|_| floats.next().unwrap_or(0.0))
}

fn linear<const N: usize>(floats: &mut impl Iterator<Item = f32>) -> Linear<N> {
    Linear { weights: core::array::from_fn(|_| take(floats)), bias: take(floats) }
}

/// Features that are summed at most: sums of as many bytes fit into 16 bits.
const MOST: usize = 256;
/// The low byte of each 16 bits.
const LANES: u64 = 0x00FF_00FF_00FF_00FF;
/// Features whose places are looked up before their rows are read.
const BATCH: usize = 64;

/// Which of a bucket's four keys is `key`; `WAYS` if none.
fn way(keys: u64, key: u16) -> usize {
    const ONES: u64 = 0x0001_0001_0001_0001;
    let differs = keys ^ u64::from(key).wrapping_mul(ONES);
    // The top bit of the lowest lane that is zero; lanes above it may be wrong.
    let zero = differs.wrapping_sub(ONES) & !differs & (ONES << 15);
    (zero.trailing_zeros() / 16) as usize
}

impl<const N: usize> Linear<N> {
    #[inline(never)]
    /// The bias plus the positive entries of `row`, scaled, times the weights.
    fn apply(&self, row: &[f32; H], level: f32) -> [f32; N] {
        let positive: [f32; H] = core::array::from_fn(|i| if row[i] > 0.0 { row[i] } else { 0.0 });
        let scale = scale(&positive, level);
        let scaled = positive.map(|u| u * scale);
        // Half of the inputs are zero: the others are listed, without a branch that would be guessed wrong.
        let mut inputs = [0u8; H];
        let mut count = 0;
        for i in 0..H {
            inputs[count] = i as u8;
            count += usize::from(positive[i].to_bits() != 0);
        }
        let mut out = self.bias;
        // As many sums at a time as fit into registers.
        for at in (0..N).step_by(WIDE) {
            match out[at..].first_chunk_mut::<WIDE>() {
                Some(sums) => self.add::<WIDE>(&scaled, &inputs[..count], at, sums),
                None => {
                    for i in inputs[..count].iter().map(|&i| usize::from(i) % H) {
                        let (u, weights) = (scaled[i], &self.weights[i]);
                        out[at..].iter_mut().zip(&weights[at..]).for_each(|(o, w)| *o += u * w);
                    }
                }
            }
        }
        out
    }

    /// Adds the products of `W` outputs from `at` on.
    fn add<const W: usize>(&self, u: &[f32; H], inputs: &[u8], at: usize, out: &mut [f32; W]) {
        let mut sums = *out;
        for i in inputs.iter().map(|&i| usize::from(i) % H) {
            let (u, weights) = (u[i], &self.weights[i]);
            let Some(weights) = weights[at..].first_chunk::<W>() else { return };
            for j in 0..W {
                sums[j] += u * weights[j];
            }
        }
        *out = sums;
    }
}

/// Outputs of a layer that are summed at a time.
const WIDE: usize = 32;

#[inline(never)]
/// Adds one layer's running means to the rows.
fn running_means(
    layer: &Linear<{ 2 * H }>,
    level: f32,
    rows: &mut [[f32; H]],
    gates: &mut Vec<[f32; 2 * H]>,
) {
    gates.clear();
    gates.extend(rows.iter().map(|row| {
        let mut a = layer.apply(row, level);
        a[..H].iter_mut().for_each(|a| *a = gate(*a));
        a
    }));
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
}
