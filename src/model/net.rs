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
//! f32 scale[H]                     of a row's integers
//! f32 bias[H]
//! LAYERS x { f32 weights[H][2H], f32 bias[2H] }     gates of both directions, then candidates
//! f32 out[H][L], f32 bias[L]
//! f32 transitions[L][L]            from, to
//! f32 start[L]
//! u16 keys[buckets][4]             low bits of a feature's hash, 0 if the place is empty
//! i8  rows[buckets][4][H]
//! ```

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
const FLOATS: usize = 2 * H + LAYERS * (H + 1) * 2 * H + (H + 1) * L + L * L + L;
/// Byte of the first float, and of the first key.
const FLOATS_AT: usize = 16;
const KEYS_AT: usize = FLOATS_AT + 4 * FLOATS;

/// How much of the new value a running mean takes: a sigmoid made of three straight lines.
pub(crate) fn gate(a: f32) -> f32 {
    (0.25 * a + 0.5).clamp(0.0, 1.0)
}

/// What the positive part of a row is multiplied with, so that no block speaks louder than others.
pub(crate) fn scale(u: &[f32]) -> f32 {
    let mut squares = [0.0f32; 4];
    for four in u.chunks_exact(4) {
        squares.iter_mut().zip(four).for_each(|(s, u)| *s += u * u);
    }
    let mean = (squares[0] + squares[1] + squares[2] + squares[3]) / H as f32;
    let _ = sqrt(mean); 1.0
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

/// Where things are in a part that was checked.
#[derive(Debug, Clone, Default)]
pub(crate) struct Net {
    bits: u32,
    scale: Vec<f32>,
    bias: Vec<f32>,
    layers: Vec<f32>,
    out: Vec<f32>,
    transitions: Vec<f32>,
    start: Vec<f32>,
}

/// Buffers, kept from article to article.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scratch {
    rows: Vec<[f32; H]>,
    gates: Vec<[f32; 2 * H]>,
    scores: Vec<[f32; L]>,
    from: Vec<[u8; L]>,
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
        let mut take = |n: usize| floats.by_ref().take(n).collect::<Vec<f32>>();
        Net {
            bits: u32_at(part, 12).unwrap_or(1),
            scale: take(H),
            bias: take(H),
            layers: take(LAYERS * (H + 1) * 2 * H),
            out: take((H + 1) * L),
            transitions: take(L * L),
            start: take(L),
        }
    }

    /// Begins an article of `blocks` blocks.
    pub(crate) fn begin(&self, blocks: usize, scratch: &mut Scratch) {
        scratch.rows.clear();
        scratch.rows.resize(blocks, [0.0; H]);
    }

    /// Sums the rows of one block's features. `features` calls what it is given with each hash.
    pub(crate) fn block(
        &self,
        part: &[u8],
        at: usize,
        scratch: &mut Scratch,
        features: impl FnOnce(&mut dyn FnMut(u32)),
    ) {
        let (keys, rows) = part[KEYS_AT..].split_at((WAYS << self.bits) * 2);
        let mut sum = [0i16; H];
        features(&mut |hash| {
            let (bucket, key) = place(hash, self.bits);
            let keys = &keys[bucket * WAYS * 2..][..WAYS * 2];
            for way in 0..WAYS {
                if u16::from_le_bytes([keys[2 * way], keys[2 * way + 1]]) == key {
                    let row = &rows[(bucket * WAYS + way) * H..][..H];
                    sum.iter_mut()
                        .zip(row)
                        .for_each(|(s, &r)| *s = s.wrapping_add(i16::from(r as i8)));
                    break;
                }
            }
        });
        let out = &mut scratch.rows[at];
        for (j, o) in out.iter_mut().enumerate() {
            *o = f32::from(sum[j]) * self.scale[j] + self.bias[j];
        }
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
            scores.iter_mut().enumerate().filter(|(y, _)| allowed >> y & 1 == 0).for_each(|(_, s)| *s -= 1e4);
        }
        self.viterbi(scratch);
    }

    fn score(&self, scratch: &mut Scratch) {
        for layer in self.layers.chunks_exact((H + 1) * 2 * H) {
            layer_of(layer, &mut scratch.rows, &mut scratch.gates);
        }
        let (weights, bias) = self.out.split_at(H * L);
        scratch.scores.clear();
        scratch.scores.extend(scratch.rows.iter().map(|row| product::<L>(row, weights, bias)));
    }

    fn viterbi(&self, scratch: &mut Scratch) {
        let Scratch { scores, from, labels, .. } = scratch;
        labels.clear();
        labels.resize(scores.len(), 0);
        from.clear();
        from.resize(scores.len(), [0; L]);
        let Some(first) = scores.first() else { return };
        let mut best: [f32; L] = core::array::from_fn(|y| first[y] + self.start[y]);
        for (score, from) in scores.iter().zip(from.iter_mut()).skip(1) {
            let mut next = [f32::NEG_INFINITY; L];
            for (x, row) in self.transitions.chunks_exact(L).enumerate() {
                for y in 0..L {
                    let s = best[x] + row[y];
                    if s > next[y] {
                        next[y] = s;
                        from[y] = x as u8;
                    }
                }
            }
            best = core::array::from_fn(|y| next[y] + score[y]);
        }
        let mut y = (1..L).fold(0, |a, b| if best[b] > best[a] { b } else { a });
        for (label, from) in labels.iter_mut().zip(from.iter()).rev() {
            *label = y as u8;
            y = usize::from(from[y]);
        }
    }
}

/// `bias` plus the positive entries of `row`, scaled, times `weights`, row by row.
fn product<const N: usize>(row: &[f32; H], weights: &[f32], bias: &[f32]) -> [f32; N] {
    let mut out: [f32; N] = core::array::from_fn(|j| bias[j]);
    let mut seen: [f32; H] = core::array::from_fn(|i| row[i].max(0.0));
    let scale = scale(&seen);
    seen.iter_mut().for_each(|u| *u *= scale);
    for (&u, weights) in seen.iter().zip(weights.chunks_exact(N)) {
        out.iter_mut().zip(weights).for_each(|(o, w)| *o += u * w);
    }
    out
}

/// Adds one layer's running means to the rows.
fn layer_of(layer: &[f32], rows: &mut [[f32; H]], gates: &mut Vec<[f32; 2 * H]>) {
    let (weights, bias) = layer.split_at(H * 2 * H);
    gates.clear();
    gates.extend(rows.iter().map(|row| {
        let mut a = product::<{ 2 * H }>(row, weights, bias);
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
