//! Likelihood of a chain of labels, and its gradients.

use alloc::vec;
use alloc::vec::Vec;

use super::net::L;
use crate::model::viterbi::ONCE;

/// Log of the sum of exponentials.
fn log_sum(values: &[f32]) -> f32 {
    let most = values.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    if most == f32::NEG_INFINITY {
        most
    } else {
        most + values.iter().map(|v| (v - most).exp()).sum::<f32>().ln()
    }
}

/// Labels twice: of blocks that have no headline behind them, and of those that have, it or an earlier one.
const STATES: usize = 2 * L;

/// Forward and backward sums over all label sequences in which each label is allowed and the headline comes once at most;
/// returns the log of the total and adds `sign` times the expected counts to the gradients.
fn sums(
    scores: &[f32],
    chain: &[f32],
    allowed: &[u16],
    sign: f32,
    ds: &mut [f32],
    dchain: &mut [f32],
) -> f32 {
    let n = allowed.len();
    let (transitions, rest) = chain.split_at(L * L);
    let (start, none) = (&rest[..L], rest[L]);
    let score = |t: usize, y: usize| {
        if allowed[t] >> y & 1 == 1 { scores[t * L + y] } else { f32::NEG_INFINITY }
    };
    let mut forward = vec![f32::NEG_INFINITY; n * STATES];
    let mut backward = forward.clone();
    let mut terms = [0.0f32; L];
    for y in 0..L {
        forward[if y == ONCE { L + y } else { y }] = start[y] + score(0, y);
    }
    for t in 1..n {
        for (first, to) in steps() {
            for (x, term) in terms.iter_mut().enumerate() {
                *term = forward[(t - 1) * STATES + first + x] + transitions[x * L + to % L];
            }
            forward[t * STATES + to] = log_sum(&terms) + score(t, to % L);
        }
    }
    let last = (n - 1) * STATES;
    backward[last..last + L].fill(none);
    backward[last + L..].fill(0.0);
    for t in (0..n - 1).rev() {
        let mut terms = [[f32::NEG_INFINITY; L]; STATES];
        for (first, to) in steps() {
            for x in 0..L {
                let ahead = backward[(t + 1) * STATES + to] + transitions[x * L + to % L];
                terms[first + x][to % L] = ahead + score(t + 1, to % L);
            }
        }
        for (from, terms) in terms.iter().enumerate() {
            backward[t * STATES + from] = log_sum(terms);
        }
    }
    let ends = forward[last..].iter().zip(&backward[last..]).map(|(f, b)| f + b);
    let total = log_sum(&ends.collect::<Vec<_>>());
    if total == f32::NEG_INFINITY {
        return total;
    }
    for t in 0..n {
        for at in 0..STATES {
            let p = sign * (forward[t * STATES + at] + backward[t * STATES + at] - total).exp();
            ds[t * L + at % L] += p;
            if t == 0 {
                dchain[L * L + at % L] += p;
            }
            if t == n - 1 && at < L {
                dchain[L * L + L] += p;
            }
        }
        for (first, to) in steps().filter(|_| t > 0) {
            let ahead = score(t, to % L) + backward[t * STATES + to] - total;
            for x in 0..L {
                let edge = x * L + to % L;
                let p = forward[(t - 1) * STATES + first + x] + transitions[edge] + ahead;
                dchain[edge] += sign * p.exp();
            }
        }
    }
    total
}

/// Each state that a block after the first can have, and the first of the `L` states that it can come from.
fn steps() -> impl Iterator<Item = (usize, usize)> {
    let states = (0..STATES).filter(|&to| to != ONCE);
    states.map(|to| (if to < L || to == L + ONCE { 0 } else { L }, to))
}

/// How likely each block has each label, and how often each step of the chain is expected.
pub(crate) struct Expected {
    pub(crate) labels: Vec<f32>,
    pub(crate) chain: Vec<f32>,
}

/// What is expected of the labels if all are allowed.
pub(crate) fn expected(scores: &[f32], chain: &[f32]) -> Expected {
    let mut out = Expected { labels: vec![0.0; scores.len()], chain: vec![0.0; chain.len()] };
    let all = vec![(1u16 << L) - 1; scores.len() / L];
    sums(scores, chain, &all, 1.0, &mut out.labels, &mut out.chain);
    out
}

/// Minus the log likelihood of the allowed labels among all, and its gradients; nothing is learned from labels that no
/// sequence has. With `teacher`, half of it is that of what the teacher expects.
pub(crate) fn loss(
    scores: &[f32],
    chain: &[f32],
    allowed: &[u16],
    teacher: Option<&Expected>,
    dchain: &mut [f32],
) -> (f32, Vec<f32>) {
    let mut ds = vec![0.0f32; scores.len()];
    let share = if teacher.is_some() { 0.5 } else { 1.0 };
    let right = sums(scores, chain, allowed, -share, &mut ds, dchain);
    if right == f32::NEG_INFINITY {
        return (0.0, ds);
    }
    if let Some(teacher) = teacher {
        let towards = |d: &mut f32, t: &f32| *d -= (1.0 - share) * t;
        ds.iter_mut().zip(&teacher.labels).for_each(|(d, t)| towards(d, t));
        dchain.iter_mut().zip(&teacher.chain).for_each(|(d, t)| towards(d, t));
    }
    let all = vec![(1u16 << L) - 1; allowed.len()];
    let total = sums(scores, chain, &all, 1.0, &mut ds, dchain);
    (total - right, ds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::train::page::ANY;
    use crate::train::random::Random;

    /// The log of the sum over sequences, one by one.
    fn naive(scores: &[f32], chain: &[f32], allowed: &[u16]) -> f32 {
        let n = allowed.len();
        let of = |mut number: usize| {
            let labels: Vec<usize> = (0..n).map(|_| (number % L, number /= L).0).collect();
            let headlines = labels.iter().filter(|&&y| y == ONCE).count();
            let can = labels.iter().zip(allowed).all(|(y, allowed)| allowed >> y & 1 == 1);
            let own: f32 = labels.iter().enumerate().map(|(t, y)| scores[t * L + y]).sum();
            let pairs: f32 = labels.windows(2).map(|p| chain[p[0] * L + p[1]]).sum();
            let none = if headlines == 0 { chain[L * L + L] } else { 0.0 };
            let score = own + pairs + chain[L * L + labels[0]] + none;
            if can && headlines < 2 { score } else { f32::NEG_INFINITY }
        };
        log_sum(&(0..L.pow(n as u32)).map(of).collect::<Vec<_>>())
    }

    #[test]
    fn agrees_with_trying_all_sequences() {
        let mut random = Random::new(5);
        let mut numbers =
            |n: usize| (0..n).map(|_| 2.0 * random.unit() - 1.0).collect::<Vec<f32>>();
        let (scores, chain) = (numbers(3 * L), numbers(L * L + L + 1));
        for allowed in [[ANY; 3], [ANY & !1; 3], [ANY, 1, ANY], [0b110, ANY, 0b1000]] {
            let (mut ds, mut dchain) = (vec![0.0; 3 * L], vec![0.0; chain.len()]);
            let total = sums(&scores, &chain, &allowed, 1.0, &mut ds, &mut dchain);
            assert!((total - naive(&scores, &chain, &allowed)).abs() < 1e-3);
            // Gradients are differences of the total.
            for at in [0, L + 3, 2 * L + 1] {
                let mut moved = scores.clone();
                moved[at] += 0.01;
                let slope = (naive(&moved, &chain, &allowed) - total) * 100.0;
                assert!((slope - ds[at]).abs() < 0.01, "{slope} is not {}", ds[at]);
            }
            for at in [2, L + 1, L * L + 1, L * L + L] {
                let mut moved = chain.clone();
                moved[at] += 0.01;
                let slope = (naive(&scores, &moved, &allowed) - total) * 100.0;
                assert!((slope - dchain[at]).abs() < 0.01, "{slope} is not {}", dchain[at]);
            }
        }
    }
}
