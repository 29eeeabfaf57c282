//! The optimiser: Adam with decoupled weight decay, and a running mean of the weights, which is what is kept.

use alloc::vec;
use alloc::vec::Vec;

/// Weights, their gradients and the optimiser's memory of both.
#[derive(Clone)]
pub(crate) struct Adam {
    pub(crate) weights: Vec<f32>,
    pub(crate) gradients: Vec<f32>,
    /// Running mean of the weights.
    pub(crate) mean: Vec<f32>,
    first: Vec<f32>,
    second: Vec<f32>,
    steps: i32,
}

impl Adam {
    pub(crate) fn new(weights: Vec<f32>) -> Adam {
        let zeros = vec![0.0; weights.len()];
        let (mean, second) = (weights.clone(), zeros.clone());
        Adam { gradients: zeros.clone(), first: zeros, weights, mean, second, steps: 0 }
    }

    /// One step down the gradients, which are then zero. `scale` multiplies them first.
    pub(crate) fn step(&mut self, rate: f32, decay: f32, scale: f32) {
        const B1: f32 = 0.9;
        const B2: f32 = 0.99;
        // Long pages have steep slopes now and then: none may outvote the others.
        const STEEPEST: f32 = 0.2;
        self.steps += 1;
        let norm = self.gradients.iter().map(|g| g * g).sum::<f32>().sqrt() * scale;
        let scale = scale * (STEEPEST / norm.max(1e-6)).min(1.0);
        let rate = rate * (1.0 - B2.powi(self.steps)).sqrt() / (1.0 - B1.powi(self.steps));
        let keep = 0.998f32.min((self.steps as f32) / (self.steps as f32 + 10.0));
        for i in 0..self.weights.len() {
            let g = self.gradients[i] * scale;
            self.gradients[i] = 0.0;
            self.first[i] = B1 * self.first[i] + (1.0 - B1) * g;
            self.second[i] = B2 * self.second[i] + (1.0 - B2) * g * g;
            let w = &mut self.weights[i];
            *w -= rate * (self.first[i] / (self.second[i].sqrt() + 1e-6) + decay * *w);
            self.mean[i] = keep * self.mean[i] + (1.0 - keep) * *w;
        }
    }
}
