//! A linear-chain conditional random field on partial labels, trained with AdaGrad.

#![expect(clippy::needless_range_loop, reason = "labels index several tables at once")]

use crate::name::bilou::{LABELS, LANES, follows};

pub(super) type Row = [f32; LANES];

/// Chains as flat arrays.
#[derive(Default)]
pub(super) struct Set {
    pub(super) chains: Vec<(u32, u32, f32)>,
    pub(super) allowed: Vec<u32>,
    /// Scores given beforehand.
    pub(super) base: Vec<Row>,
    /// Where each token's features begin.
    pub(super) starts: Vec<u32>,
    pub(super) features: Vec<u32>,
}

pub(super) struct Crf {
    pub(super) weights: Vec<Row>,
    squares: Vec<Row>,
    pub(super) transitions: [[f32; LABELS]; LABELS],
    transition_squares: [[f32; LABELS]; LABELS],
}

pub(super) struct Random(pub(super) u64);

impl Random {
    pub(super) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
    pub(super) fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.next()) * n as u128) >> 64) as usize
    }
    pub(super) fn chance(&mut self, p: f32) -> bool {
        ((self.next() >> 40) as f32) < p * (1u64 << 24) as f32
    }
}

#[derive(Clone, Copy)]
pub(super) struct Options {
    pub(super) epochs: usize,
    pub(super) rate: f32,
    pub(super) dropout: f32,
    pub(super) decay: f32,
    pub(super) train_transitions: bool,
    pub(super) seed: u64,
}

impl Crf {
    pub(super) fn new(features: usize) -> Crf {
        Crf {
            weights: vec![[0.0; LANES]; features],
            squares: vec![[0.0; LANES]; features],
            transitions: [[0.0; LABELS]; LABELS],
            transition_squares: [[0.0; LABELS]; LABELS],
        }
    }

    /// The mean of models of one alphabet; their scores' mean is its score.
    pub(super) fn mean(models: &[Crf]) -> Crf {
        let mut mean = Crf::new(models[0].weights.len());
        let share = 1.0 / models.len() as f32;
        for m in models {
            for (a, b) in mean.weights.iter_mut().flatten().zip(m.weights.iter().flatten()) {
                *a += b * share;
            }
            for (a, b) in mean.transitions.iter_mut().flatten().zip(m.transitions.iter().flatten())
            {
                *a += b * share;
            }
        }
        mean
    }

    pub(super) fn emission(&self, set: &Set, token: usize) -> Row {
        let mut row = set.base.get(token).copied().unwrap_or([0.0; LANES]);
        for &f in &set.features[set.starts[token] as usize..set.starts[token + 1] as usize] {
            for (r, w) in row.iter_mut().zip(&self.weights[f as usize]) {
                *r += w;
            }
        }
        row
    }

    pub(super) fn train(&mut self, set: &Set, options: Options) {
        let mut order: Vec<usize> = (0..set.chains.len()).collect();
        let mut random = Random(0x2545_F491_4F6C_DD1D ^ options.seed << 20);
        let mut kept: Vec<u32> = Vec::new();
        let mut ends: Vec<usize> = Vec::new();
        let mut mean = vec![[0.0f32; LANES]; self.weights.len()];
        let mut averaged = 0;
        for epoch in 0..options.epochs {
            for i in (1..order.len()).rev() {
                order.swap(i, random.below(i + 1));
            }
            let rate = options.rate * (1.0 - 0.8 * epoch as f32 / options.epochs as f32);
            let mut loss = 0.0f64;
            for &c in &order {
                let (start, end, weight) = set.chains[c];
                let n = (end - start) as usize;
                kept.clear();
                ends.clear();
                let mut rows: Vec<Row> = Vec::with_capacity(n);
                let up = 1.0 / (1.0 - options.dropout);
                for t in start as usize..end as usize {
                    let mut row = [0.0; LANES];
                    for &f in &set.features[set.starts[t] as usize..set.starts[t + 1] as usize] {
                        if !random.chance(options.dropout) {
                            kept.push(f);
                            for (r, w) in row.iter_mut().zip(&self.weights[f as usize]) {
                                *r += w * up;
                            }
                        }
                    }
                    if let Some(b) = set.base.get(t) {
                        for (r, b) in row.iter_mut().zip(b) {
                            *r += b;
                        }
                    }
                    ends.push(kept.len());
                    rows.push(row);
                }
                let allowed = &set.allowed[start as usize..end as usize];
                let free = self.marginals(&rows, None);
                let bound = self.marginals(&rows, Some(allowed));
                let (Some(free), Some(bound)) = (free, bound) else { continue };
                loss += f64::from(weight) * (free.log_z - bound.log_z);
                let mut from = 0;
                for t in 0..n {
                    let mut gradient = [0.0f32; LANES];
                    let mut large = 0.0f32;
                    for l in 0..LANES {
                        gradient[l] = weight * (free.label[t][l + 1] - bound.label[t][l + 1]);
                        large = large.max(gradient[l].abs());
                    }
                    if large > 1e-4 {
                        for &f in &kept[from..ends[t]] {
                            let w = &mut self.weights[f as usize];
                            let s = &mut self.squares[f as usize];
                            for l in 0..LANES {
                                let g = gradient[l] + options.decay * w[l];
                                s[l] += g * g;
                                w[l] -= rate * g / (s[l].sqrt() + 0.1);
                            }
                        }
                    }
                    from = ends[t];
                }
                if options.train_transitions {
                    for a in 0..LABELS {
                        for b in 0..LABELS {
                            if follows(a, b) {
                                let g = weight * (free.pair[a][b] - bound.pair[a][b]);
                                if g != 0.0 {
                                    let s = &mut self.transition_squares[a][b];
                                    *s += g * g;
                                    self.transitions[a][b] -= rate * g / (s.sqrt() + 0.1);
                                }
                            }
                        }
                    }
                }
            }
            // The mean of the later epochs' weights is steadier than the last ones.
            if epoch * 2 >= options.epochs {
                averaged += 1;
                for (m, w) in mean.iter_mut().zip(&self.weights) {
                    for (m, w) in m.iter_mut().zip(w) {
                        *m += (w - *m) / averaged as f32;
                    }
                }
            }
            eprintln!("  epoch {epoch}: loss {:.4} a chain", loss / set.chains.len() as f64);
        }
        self.weights = mean;
    }

    fn marginals(&self, rows: &[Row], allowed: Option<&[u32]>) -> Option<Marginals> {
        let n = rows.len();
        let mut exp = [[0.0f32; LABELS]; LABELS];
        for a in 0..LABELS {
            for b in 0..LABELS {
                if follows(a, b) {
                    exp[a][b] = self.transitions[a][b].exp();
                }
            }
        }
        let mut e = vec![[0.0f32; LABELS]; n];
        let mut log_z = 0.0f64;
        for t in 0..n {
            let max = rows[t].iter().fold(0.0f32, |m, &x| m.max(x));
            log_z += f64::from(max);
            for l in 0..LABELS {
                let x = if l == 0 { 0.0 } else { rows[t][l - 1] };
                if allowed.is_none_or(|m| m[t] >> l & 1 != 0) {
                    e[t][l] = (x - max).exp();
                }
            }
        }
        let mut alpha = vec![[0.0f32; LABELS]; n];
        let mut before = [0.0f32; LABELS];
        before[0] = 1.0;
        for t in 0..n {
            let mut a = [0.0f32; LABELS];
            for x in 0..LABELS {
                if before[x] != 0.0 {
                    for y in 0..LABELS {
                        a[y] += before[x] * exp[x][y];
                    }
                }
            }
            let mut sum = 0.0;
            for y in 0..LABELS {
                a[y] *= e[t][y];
                sum += a[y];
            }
            if sum <= 0.0 || !sum.is_finite() {
                return None;
            }
            log_z += f64::from(sum.ln());
            a.iter_mut().for_each(|x| *x /= sum);
            alpha[t] = a;
            before = a;
        }
        // After the chain stands "no name".
        let mut beta: [f32; LABELS] = std::array::from_fn(|x| exp[x][0]);
        let z: f32 = (0..LABELS).map(|x| alpha[n - 1][x] * beta[x]).sum();
        if z <= 0.0 || !z.is_finite() {
            return None;
        }
        log_z += f64::from(z.ln());
        let mut out =
            Marginals { label: vec![[0.0; LABELS]; n], pair: [[0.0; LABELS]; LABELS], log_z };
        for x in 0..LABELS {
            out.pair[x][0] += alpha[n - 1][x] * exp[x][0] / z;
        }
        for t in (0..n).rev() {
            let sum: f32 = (0..LABELS).map(|x| alpha[t][x] * beta[x]).sum();
            for x in 0..LABELS {
                out.label[t][x] = alpha[t][x] * beta[x] / sum;
            }
            let eb: [f32; LABELS] = std::array::from_fn(|y| e[t][y] * beta[y]);
            let mut back = [0.0f32; LABELS];
            for x in 0..LABELS {
                for y in 0..LABELS {
                    back[x] += exp[x][y] * eb[y];
                }
            }
            let mut start = [0.0f32; LABELS];
            start[0] = 1.0;
            let previous = if t == 0 { start } else { alpha[t - 1] };
            let sum: f32 = (0..LABELS).map(|x| previous[x] * back[x]).sum();
            for x in 0..LABELS {
                if previous[x] != 0.0 {
                    for y in 0..LABELS {
                        out.pair[x][y] += previous[x] * exp[x][y] * eb[y] / sum;
                    }
                }
            }
            let max = back.iter().fold(0.0f32, |m, &x| m.max(x));
            beta = back.map(|x| x / max);
        }
        Some(out)
    }

    /// The best labels of a chain with these scores.
    pub(super) fn best(&self, rows: &[Row]) -> Vec<usize> {
        let mut score = [f32::NEG_INFINITY; LABELS];
        score[0] = 0.0;
        let mut back: Vec<[usize; LABELS]> = Vec::with_capacity(rows.len());
        for row in rows {
            let mut next = [f32::NEG_INFINITY; LABELS];
            let mut from = [0; LABELS];
            for y in 0..LABELS {
                for x in 0..LABELS {
                    if follows(x, y) && score[x] + self.transitions[x][y] > next[y] {
                        next[y] = score[x] + self.transitions[x][y];
                        from[y] = x;
                    }
                }
                next[y] += if y == 0 { 0.0 } else { row[y - 1] };
            }
            score = next;
            back.push(from);
        }
        let mut at = 0;
        let mut best = f32::NEG_INFINITY;
        for x in 0..LABELS {
            if follows(x, 0) && score[x] + self.transitions[x][0] > best {
                best = score[x] + self.transitions[x][0];
                at = x;
            }
        }
        let mut path = vec![0; rows.len()];
        for t in (0..rows.len()).rev() {
            path[t] = at;
            at = back[t][at];
        }
        path
    }
}

pub(super) struct Marginals {
    pub(super) label: Vec<[f32; LABELS]>,
    pub(super) pair: [[f32; LABELS]; LABELS],
    pub(super) log_z: f64,
}
