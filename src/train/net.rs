//! The section net in floats: forward, and gradients by hand.
//!
//! A block's features are rows of `H` numbers that are summed; `LAYERS` times a gated running mean goes over the blocks
//! in both directions and is added; a linear layer gives label scores, between which a chain of transitions decides.
//! `model::net` is the same thing at run time.

use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use super::random::Random;

/// Width of a row.
pub(crate) const H: usize = crate::model::shape::H;
/// Width of one direction.
pub(crate) const D: usize = H / 2;
/// Gated layers.
pub(crate) const LAYERS: usize = crate::model::shape::LAYERS;
/// Labels.
pub(crate) const L: usize = crate::model::shape::L;

/// All weights in one vector, so that the optimiser need not know them apart.
#[derive(Clone)]
pub(crate) struct Layout {
    pub(crate) vocabulary: usize,
    /// See `model::net::scale`.
    pub(crate) level: f32,
}

impl Layout {
    pub(crate) fn rows(&self) -> usize {
        0
    }
    pub(crate) fn bias(&self) -> usize {
        self.vocabulary * H
    }
    /// Weights of layer `l`: `H` rows of `2H`, gates of both directions, then candidates of both; then the biases.
    pub(crate) fn layer(&self, l: usize) -> usize {
        self.bias() + H + l * (H * 2 * H + 2 * H)
    }
    pub(crate) fn layer_bias(&self, l: usize) -> usize {
        self.layer(l) + H * 2 * H
    }
    /// `H` rows of `L`, then the biases.
    pub(crate) fn out(&self) -> usize {
        self.layer(LAYERS)
    }
    pub(crate) fn out_bias(&self) -> usize {
        self.out() + H * L
    }
    /// From label, to label.
    pub(crate) fn transitions(&self) -> usize {
        self.out_bias() + L
    }
    pub(crate) fn start(&self) -> usize {
        self.transitions() + L * L
    }
    pub(crate) fn none(&self) -> usize {
        self.start() + L
    }
    pub(crate) fn len(&self) -> usize {
        self.none() + 1
    }

    /// Small random weights. Gates begin half shut, so that running means reach over some blocks.
    pub(crate) fn init(&self, random: &mut Random) -> Vec<f32> {
        let mut w = vec![0.0f32; self.len()];
        let mut fill = |range: Range<usize>, width: f32, middle: f32| {
            w[range].iter_mut().for_each(|x| *x = (random.unit() - 0.5) * width + middle);
        };
        fill(self.rows()..self.bias(), 0.1, 0.0);
        fill(self.bias()..self.transitions(), 0.5, 0.0);
        for l in 0..LAYERS {
            fill(self.layer_bias(l)..self.layer_bias(l) + H, 2.0, -1.0);
        }
        w
    }
}

/// One article to learn from: features and allowed labels of each block.
pub(crate) struct Example {
    pub(crate) features: Vec<Vec<u32>>,
    /// Bit set of the labels a block may have: one if it is known, more if it is known in part.
    pub(crate) allowed: Vec<u16>,
}

fn gate(a: f32) -> f32 {
    crate::model::net::gate(a)
}

/// Slope of the gate. Outside its range it is given a little, so that a gate that is stuck can come back.
fn gate_slope(a: f32) -> f32 {
    if a.abs() < 2.0 { 0.25 } else { 0.02 }
}

/// What the forward pass leaves for the backward pass.
#[derive(Default)]
pub(crate) struct Pass {
    n: usize,
    /// Sums before each layer, and after the last: `LAYERS + 1` times `n` rows of `H`.
    r: Vec<f32>,
    /// What layers and output see of the sums: `LAYERS + 1` times `n` rows of `H`, and how each row was scaled.
    u: Vec<f32>,
    s: Vec<f32>,
    /// Gate inputs and candidates: `LAYERS` times `n` rows of `2H`.
    a: Vec<f32>,
    /// Running means: `LAYERS` times `n` rows of `H`.
    y: Vec<f32>,
    pub(crate) scores: Vec<f32>,
    /// Multiplies each entry of the first sums: 0 where it was dropped.
    mask: Vec<f32>,
}

impl Pass {
    pub(crate) fn forward(
        &mut self,
        w: &[f32],
        layout: &Layout,
        features: &[Vec<u32>],
        mask: impl FnMut() -> f32,
    ) {
        let n = features.len();
        self.n = n;
        self.r = vec![0.0; (LAYERS + 1) * n * H];
        self.u = vec![0.0; (LAYERS + 1) * n * H];
        self.s = vec![0.0; (LAYERS + 1) * n];
        self.a = vec![0.0; LAYERS * n * 2 * H];
        self.y = vec![0.0; LAYERS * n * H];
        self.scores = vec![0.0; n * L];
        self.mask = core::iter::repeat_with(mask).take(n * H).collect();
        for (t, list) in features.iter().enumerate() {
            let x = &mut self.r[t * H..][..H];
            x.copy_from_slice(&w[layout.bias()..][..H]);
            for &f in list {
                let row = &w[f as usize * H..][..H];
                x.iter_mut().zip(row).for_each(|(x, r)| *x += r);
            }
            x.iter_mut().zip(&self.mask[t * H..]).for_each(|(x, m)| *x *= m);
        }
        for l in 0..LAYERS {
            self.level(l, layout.level);
            let (done, next) = self.r.split_at_mut((l + 1) * n * H);
            let r = &done[l * n * H..];
            let seen = &self.u[l * n * H..][..n * H];
            let a = &mut self.a[l * n * 2 * H..][..n * 2 * H];
            let y = &mut self.y[l * n * H..][..n * H];
            for t in 0..n {
                let a = &mut a[t * 2 * H..][..2 * H];
                a.copy_from_slice(&w[layout.layer_bias(l)..][..2 * H]);
                for (i, &u) in seen[t * H..][..H].iter().enumerate() {
                    if u > 0.0 {
                        let row = &w[layout.layer(l) + i * 2 * H..][..2 * H];
                        a.iter_mut().zip(row).for_each(|(a, w)| *a += u * w);
                    }
                }
            }
            for j in 0..H {
                let mut h = 0.0;
                for step in 0..n {
                    let t = if j < D { step } else { n - 1 - step };
                    let z = gate(a[t * 2 * H + j]);
                    h += z * (a[t * 2 * H + H + j] - h);
                    y[t * H + j] = h;
                }
            }
            let out = &mut next[..n * H];
            for ((o, r), y) in out.iter_mut().zip(r).zip(y.iter()) {
                *o = r + y;
            }
        }
        self.level(LAYERS, layout.level);
        let last = &self.u[LAYERS * n * H..];
        for t in 0..n {
            let s = &mut self.scores[t * L..][..L];
            s.copy_from_slice(&w[layout.out_bias()..][..L]);
            for (i, &u) in last[t * H..][..H].iter().enumerate() {
                if u > 0.0 {
                    let row = &w[layout.out() + i * L..][..L];
                    s.iter_mut().zip(row).for_each(|(s, w)| *s += u * w);
                }
            }
        }
    }

    /// Scales the positive part of the sums before layer `l`.
    fn level(&mut self, l: usize, level: f32) {
        for t in 0..self.n {
            let at = (l * self.n + t) * H;
            let (r, u) = (&self.r[at..at + H], &mut self.u[at..at + H]);
            u.iter_mut().zip(r).for_each(|(u, r)| *u = r.max(0.0));
            let scale = crate::model::net::scale(u, level);
            u.iter_mut().for_each(|u| *u *= scale);
            self.s[l * self.n + t] = scale;
        }
    }

    /// Turns gradients of what layer `l` saw of block `t` into those of the sums, and adds them to `dr`.
    fn unlevel(&self, l: usize, t: usize, du: &[f32; H], dr: &mut [f32]) {
        let at = (l * self.n + t) * H;
        let (u, scale) = (&self.u[at..at + H], self.s[l * self.n + t]);
        let along = u.iter().zip(du).map(|(u, d)| u * d).sum::<f32>() / H as f32;
        for i in 0..H {
            if u[i] > 0.0 {
                dr[t * H + i] += scale * (du[i] - u[i] * along);
            }
        }
    }

    /// Adds the gradients of all weights to `g`, given those of the scores.
    pub(crate) fn backward(
        &self,
        w: &[f32],
        g: &mut [f32],
        layout: &Layout,
        features: &[Vec<u32>],
        ds: &[f32],
    ) {
        let n = self.n;
        let mut dr = vec![0.0f32; n * H];
        let last = &self.u[LAYERS * n * H..];
        for t in 0..n {
            let mut du = [0.0f32; H];
            let ds = &ds[t * L..][..L];
            g[layout.out_bias()..][..L].iter_mut().zip(ds).for_each(|(g, d)| *g += d);
            for i in 0..H {
                let u = last[t * H + i];
                if u > 0.0 {
                    let at = layout.out() + i * L;
                    let mut sum = 0.0;
                    for (j, d) in ds.iter().enumerate() {
                        g[at + j] += u * d;
                        sum += w[at + j] * d;
                    }
                    du[i] = sum;
                }
            }
            self.unlevel(LAYERS, t, &du, &mut dr);
        }
        for l in (0..LAYERS).rev() {
            let seen = &self.u[l * n * H..][..n * H];
            let a = &self.a[l * n * 2 * H..][..n * 2 * H];
            let y = &self.y[l * n * H..][..n * H];
            let mut da = vec![0.0f32; n * 2 * H];
            for j in 0..H {
                let mut dh = 0.0;
                for step in (0..n).rev() {
                    let t = if j < D { step } else { n - 1 - step };
                    let before = match (step, j < D) {
                        (0, _) => 0.0,
                        (_, true) => y[(t - 1) * H + j],
                        (_, false) => y[(t + 1) * H + j],
                    };
                    // Slopes add up over as many blocks as a mean remembers; bounded, a long page cannot throw the weights about.
                    dh = (dh + dr[t * H + j]).clamp(-1.0, 1.0);
                    let (input, candidate) = (a[t * 2 * H + j], a[t * 2 * H + H + j]);
                    let z = gate(input);
                    da[t * 2 * H + j] = dh * (candidate - before) * gate_slope(input);
                    da[t * 2 * H + H + j] = dh * z;
                    dh *= 1.0 - z;
                }
            }
            for t in 0..n {
                let da = &da[t * 2 * H..][..2 * H];
                g[layout.layer_bias(l)..][..2 * H].iter_mut().zip(da).for_each(|(g, d)| *g += d);
                let mut du = [0.0f32; H];
                for i in 0..H {
                    let u = seen[t * H + i];
                    if u > 0.0 {
                        let at = layout.layer(l) + i * 2 * H;
                        let (gw, ww) = (&mut g[at..at + 2 * H], &w[at..at + 2 * H]);
                        let mut sums = [0.0f32; 8];
                        for k in (0..2 * H).step_by(8) {
                            for m in 0..8 {
                                gw[k + m] += u * da[k + m];
                                sums[m] += ww[k + m] * da[k + m];
                            }
                        }
                        du[i] = sums.iter().sum::<f32>();
                    }
                }
                self.unlevel(l, t, &du, &mut dr);
            }
        }
        for (t, list) in features.iter().enumerate() {
            let d = &mut dr[t * H..][..H];
            d.iter_mut().zip(&self.mask[t * H..]).for_each(|(d, m)| *d *= m);
            g[layout.bias()..][..H].iter_mut().zip(d.iter()).for_each(|(g, d)| *g += d);
            for &f in list {
                g[f as usize * H..][..H].iter_mut().zip(d.iter()).for_each(|(g, d)| *g += d);
            }
        }
    }
}
