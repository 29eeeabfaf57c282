//! A linear-chain conditional random field on partial labels, trained with AdaGrad.

use std::ops::Range;

use super::marginals::{Marginals, Row, Steps, marginals};
use super::settings::Fit;
use crate::name::bilou::{LABELS, LANES, follows};
use crate::train::random::Xorshift;

/// Chains as flat arrays.
#[derive(Default)]
pub(super) struct Set {
    /// First token, the token after the last one, and weight of each chain.
    pub(super) chains: Vec<(u32, u32, f32)>,
    /// Labels that each token may have.
    pub(super) allowed: Vec<u32>,
    /// Scores of each token that are given beforehand.
    pub(super) base: Vec<Row>,
    /// Where each token's features begin.
    pub(super) starts: Vec<u32>,
    pub(super) features: Vec<u32>,
}

impl Set {
    fn features(&self, token: usize) -> &[u32] {
        &self.features[self.starts[token] as usize..self.starts[token + 1] as usize]
    }
}

pub(super) struct Crf {
    pub(super) weights: Vec<Row>,
    squares: Vec<Row>,
    pub(super) transitions: Steps,
    transition_squares: Steps,
}

/// The features of a chain that are not hidden.
#[derive(Default)]
struct Shown {
    features: Vec<u32>,
    /// Where each token's end.
    ends: Vec<usize>,
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
        let add = |mean: &mut f32, weight: &f32| *mean += weight * share;
        for model in models {
            let weights = mean.weights.iter_mut().flatten();
            weights.zip(model.weights.iter().flatten()).for_each(|(m, w)| add(m, w));
            let transitions = mean.transitions.iter_mut().flatten();
            transitions.zip(model.transitions.iter().flatten()).for_each(|(m, w)| add(m, w));
        }
        mean
    }

    /// Scores of a token.
    pub(super) fn emission(&self, set: &Set, token: usize) -> Row {
        let mut row = set.base.get(token).copied().unwrap_or([0.0; LANES]);
        for &f in set.features(token) {
            for (r, w) in row.iter_mut().zip(&self.weights[f as usize]) {
                *r += w;
            }
        }
        row
    }

    /// Fits the weights to `set`. Same seed, same weights.
    pub(super) fn train(&mut self, set: &Set, fit: Fit, seed: u64) {
        let mut order: Vec<usize> = (0..set.chains.len()).collect();
        let mut random = Xorshift::new(0x2545_F491_4F6C_DD1D ^ seed << 20);
        let mut shown = Shown::default();
        let mut mean = vec![[0.0f32; LANES]; self.weights.len()];
        let mut averaged = 0;
        for epoch in 0..fit.epochs {
            for i in (1..order.len()).rev() {
                order.swap(i, random.below(i + 1));
            }
            let rate = fit.rate * (1.0 - 0.8 * epoch as f32 / fit.epochs as f32);
            let mut loss = 0.0;
            for &chain in &order {
                let scores = self.scores(set, chain, fit.hide, &mut random, &mut shown);
                loss += self.learn(set, chain, &scores, &shown, Fit { rate, ..fit });
            }
            // The mean of the later epochs' weights is steadier than the last ones.
            if epoch * 2 >= fit.epochs {
                averaged += 1;
                for (m, w) in mean.iter_mut().flatten().zip(self.weights.iter().flatten()) {
                    *m += (w - *m) / averaged as f32;
                }
            }
            eprintln!("  epoch {epoch}: loss {:.4} a chain", loss / set.chains.len() as f64);
        }
        self.weights = mean;
    }

    /// Scores of a chain's tokens by the features that are not hidden, which become those of `shown`.
    fn scores(
        &self,
        set: &Set,
        chain: usize,
        hide: f32,
        random: &mut Xorshift,
        shown: &mut Shown,
    ) -> Vec<Row> {
        shown.features.clear();
        shown.ends.clear();
        let up = 1.0 / (1.0 - hide);
        tokens(set, chain)
            .map(|token| {
                let mut row = [0.0; LANES];
                for &f in set.features(token) {
                    if !random.chance(hide) {
                        shown.features.push(f);
                        for (r, w) in row.iter_mut().zip(&self.weights[f as usize]) {
                            *r += w * up;
                        }
                    }
                }
                if let Some(base) = set.base.get(token) {
                    row.iter_mut().zip(base).for_each(|(r, b)| *r += b);
                }
                shown.ends.push(shown.features.len());
                row
            })
            .collect()
    }

    /// A step towards the labels that a chain may have; returns its loss. Nothing is learned where no sequence of them is
    /// allowed.
    fn learn(&mut self, set: &Set, chain: usize, scores: &[Row], shown: &Shown, fit: Fit) -> f64 {
        let weight = set.chains[chain].2;
        let free = marginals(&self.transitions, scores, None);
        let bound = marginals(&self.transitions, scores, Some(&set.allowed[tokens(set, chain)]));
        let (Some(free), Some(bound)) = (free, bound) else { return 0.0 };
        let mut from = 0;
        for (t, &end) in shown.ends.iter().enumerate() {
            let gradient: Row =
                std::array::from_fn(|l| weight * (free.label[t][l + 1] - bound.label[t][l + 1]));
            // Most tokens are as good as learned: to leave them out saves most of the time.
            if gradient.iter().any(|g| g.abs() > 1e-4) {
                for &f in &shown.features[from..end] {
                    self.learn_feature(f as usize, &gradient, fit);
                }
            }
            from = end;
        }
        if fit.steps {
            self.learn_steps(weight, &free, &bound, fit.rate);
        }
        f64::from(weight) * (free.log_z - bound.log_z)
    }

    fn learn_feature(&mut self, feature: usize, gradient: &Row, fit: Fit) {
        let (weights, squares) = (&mut self.weights[feature], &mut self.squares[feature]);
        for ((w, s), gradient) in weights.iter_mut().zip(squares).zip(gradient) {
            let g = gradient + fit.decay * *w;
            *s += g * g;
            *w -= fit.rate * g / (s.sqrt() + 0.1);
        }
    }

    fn learn_steps(&mut self, weight: f32, free: &Marginals, bound: &Marginals, rate: f32) {
        for a in 0..LABELS {
            for b in (0..LABELS).filter(|&b| follows(a, b)) {
                let g = weight * (free.pair[a][b] - bound.pair[a][b]);
                if g != 0.0 {
                    let s = &mut self.transition_squares[a][b];
                    *s += g * g;
                    self.transitions[a][b] -= rate * g / (s.sqrt() + 0.1);
                }
            }
        }
    }

    /// The best labels of a chain with these scores.
    pub(super) fn best(&self, rows: &[Row]) -> Vec<usize> {
        let mut score = [f32::NEG_INFINITY; LABELS];
        score[0] = 0.0;
        let mut back: Vec<[usize; LABELS]> = Vec::with_capacity(rows.len());
        for row in rows {
            let steps: [(f32, usize); LABELS] =
                std::array::from_fn(|next| self.best_before(&score, next));
            let own = |label: usize| if label == 0 { 0.0 } else { row[label - 1] };
            score = std::array::from_fn(|label| steps[label].0 + own(label));
            back.push(steps.map(|step| step.1));
        }
        let mut at = self.best_before(&score, 0).1;
        let mut path = vec![0; rows.len()];
        for (label, back) in path.iter_mut().zip(&back).rev() {
            *label = at;
            at = back[at];
        }
        path
    }

    /// The score of the best sequence that goes on with `next`, and the label before it.
    fn best_before(&self, score: &[f32; LABELS], next: usize) -> (f32, usize) {
        let mut best = (f32::NEG_INFINITY, 0);
        for label in (0..LABELS).filter(|&label| follows(label, next)) {
            let sum = score[label] + self.transitions[label][next];
            if sum > best.0 {
                best = (sum, label);
            }
        }
        best
    }
}

/// The tokens of a chain.
fn tokens(set: &Set, chain: usize) -> Range<usize> {
    let (start, end, _) = set.chains[chain];
    start as usize..end as usize
}
