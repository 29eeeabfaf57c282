//! Likelihood of a chain of labels, and its gradients.

use alloc::vec;
use alloc::vec::Vec;

use super::net::L;

/// Log of the sum of exponentials.
fn log_sum(values: &[f32]) -> f32 {
    let most = values.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    if most == f32::NEG_INFINITY {
        most
    } else {
        most + values.iter().map(|v| (v - most).exp()).sum::<f32>().ln()
    }
}

/// Forward and backward sums over all label sequences in which each label is allowed; returns the log of the total and
/// adds `sign` times the expected counts to the gradients.
fn sums(
    scores: &[f32],
    chain: &[f32],
    allowed: &[u16],
    sign: f32,
    ds: &mut [f32],
    dchain: &mut [f32],
) -> f32 {
    let n = allowed.len();
    let (transitions, start) = chain.split_at(L * L);
    let score = |t: usize, y: usize| {
        if allowed[t] >> y & 1 == 1 { scores[t * L + y] } else { f32::NEG_INFINITY }
    };
    let mut forward = vec![0.0f32; n * L];
    let mut backward = vec![0.0f32; n * L];
    let mut terms = [0.0f32; L];
    for y in 0..L {
        forward[y] = start[y] + score(0, y);
    }
    for t in 1..n {
        for y in 0..L {
            for x in 0..L {
                terms[x] = forward[(t - 1) * L + x] + transitions[x * L + y];
            }
            forward[t * L + y] = log_sum(&terms) + score(t, y);
        }
    }
    for t in (0..n - 1).rev() {
        for x in 0..L {
            for y in 0..L {
                terms[y] = backward[(t + 1) * L + y] + transitions[x * L + y] + score(t + 1, y);
            }
            backward[t * L + x] = log_sum(&terms);
        }
    }
    let total = log_sum(&forward[(n - 1) * L..]);
    for t in 0..n {
        for y in 0..L {
            let p = sign * (forward[t * L + y] + backward[t * L + y] - total).exp();
            ds[t * L + y] += p;
            if t == 0 {
                dchain[L * L + y] += p;
                continue;
            }
            for x in 0..L {
                let edge = forward[(t - 1) * L + x]
                    + transitions[x * L + y]
                    + score(t, y)
                    + backward[t * L + y];
                dchain[x * L + y] += sign * (edge - total).exp();
            }
        }
    }
    total
}

/// Minus the log likelihood of the allowed labels among all, and its gradients.
pub(crate) fn loss(
    scores: &[f32],
    chain: &[f32],
    allowed: &[u16],
    dchain: &mut [f32],
) -> (f32, Vec<f32>) {
    let mut ds = vec![0.0f32; scores.len()];
    let all = vec![(1u16 << L) - 1; allowed.len()];
    let total = sums(scores, chain, &all, 1.0, &mut ds, dchain);
    let right = sums(scores, chain, allowed, -1.0, &mut ds, dchain);
    (total - right, ds)
}
