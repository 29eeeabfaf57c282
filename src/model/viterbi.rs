//! The best sequence of section labels of a chain.

use alloc::vec::Vec;

use super::shape::L;
use crate::error::OutOfMemory;
use crate::text::grow::Grow;

/// The label that comes once in an article: the headline.
pub(crate) const ONCE: usize = 0;
/// Below every score that can be.
const NEVER: f32 = -1e9;

/// Scores of labels in their order.
#[derive(Debug, Clone)]
pub(super) struct Sequence {
    /// `[from][to]`, and the same turned round.
    transitions: [[f32; L]; L],
    backwards: [[f32; L]; L],
    start: [f32; L],
    /// Of an article without a headline.
    none: f32,
}

impl Sequence {
    pub(super) fn new(transitions: [[f32; L]; L], start: [f32; L], none: f32) -> Sequence {
        let backwards = core::array::from_fn(|y| core::array::from_fn(|x| transitions[x][y]));
        Sequence { transitions, backwards, start, none }
    }

    /// Writes the best sequence of labels in which the headline comes once, or never, which has a score of its own, to
    /// `labels`. `scores` are those of each block's labels; they and `titled` are overwritten.
    #[inline(never)]
    pub(super) fn best(
        &self,
        scores: &mut [[f32; L]],
        titled: &mut Vec<[f32; L]>,
        labels: &mut Vec<u8>,
    ) -> Result<(), OutOfMemory> {
        labels.clear();
        labels.grow_to(scores.len(), 0)?;
        titled.clear();
        titled.room(scores.len())?;
        let Some(first) = scores.first_mut() else { return Ok(()) };
        let mut without: [f32; L] = core::array::from_fn(|y| first[y] + self.start[y]);
        let mut with = [NEVER; L];
        (with[ONCE], without[ONCE]) = (without[ONCE], NEVER);
        *first = without;
        titled.grow(with)?;
        for score in &mut scores[1..] {
            let (next, next_with) = (self.step(&without), self.step(&with));
            without = core::array::from_fn(|y| next[y] + score[y]);
            with = core::array::from_fn(|y| next_with[y] + score[y]);
            (with[ONCE], without[ONCE]) = (without[ONCE], NEVER);
            *score = without;
            titled.grow(with)?;
        }
        // Which label came before is found again on the way back: cheaper than to note it for all.
        let mut behind = with[greatest(&with)] >= without[greatest(&without)] + self.none;
        let mut next: Option<usize> = None;
        for (label, (without, with)) in labels.iter_mut().zip(scores.iter().zip(&*titled)).rev() {
            let best = if behind { with } else { without };
            let y = match next {
                None => greatest(best),
                Some(y) => greatest(&core::array::from_fn(|x| best[x] + self.backwards[y][x])),
            };
            *label = y as u8;
            behind &= y != ONCE;
            next = Some(y);
        }
        Ok(())
    }

    /// The best score of each label after one of these, without its own. Not inlined: the loop is better off without knowing
    /// that one of the labels is special, or else its vectors are cut around it.
    #[inline(never)]
    fn step(&self, best: &[f32; L]) -> [f32; L] {
        let mut next = [f32::NEG_INFINITY; L];
        for (best, transitions) in best.iter().zip(&self.transitions) {
            for (next, transition) in next.iter_mut().zip(transitions) {
                let score = best + transition;
                *next = if score > *next { score } else { *next };
            }
        }
        next
    }
}

fn greatest(scores: &[f32; L]) -> usize {
    (1..L).fold(0, |a, b| if scores[b] > scores[a] { b } else { a })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::linear::tests::random;

    #[test]
    fn agrees_with_trying_all_sequences() {
        let mut state = 3;
        for round in 0..40 {
            let numbers = &mut || random(&mut state);
            let mut row = || core::array::from_fn::<f32, L, _>(|_| 3.0 * numbers());
            let transitions = core::array::from_fn(|_| row());
            let chain = Sequence::new(transitions, row(), row()[0]);
            let scores: Vec<[f32; L]> = (0..1 + round % 3).map(|_| row()).collect();
            let score = |labels: &[usize]| {
                let headlines = labels.iter().filter(|&&y| y == ONCE).count();
                let own: f32 = labels.iter().zip(&scores).map(|(&y, s)| s[y]).sum();
                let pairs: f32 = labels.windows(2).map(|p| chain.transitions[p[0]][p[1]]).sum();
                let none = [chain.none, 0.0].get(headlines).copied().unwrap_or(NEVER);
                own + pairs + chain.start[labels[0]] + none
            };
            let sequence = |mut number: usize| -> Vec<usize> {
                let next = |_| (number % L, number /= L).0;
                (0..scores.len()).map(next).collect()
            };
            let all = (0..L.pow(scores.len() as u32)).map(|number| score(&sequence(number)));
            let wanted = all.fold(NEVER, f32::max);
            let mut labels = Vec::new();
            chain.best(&mut scores.clone(), &mut Vec::new(), &mut labels).unwrap();
            let found: Vec<usize> = labels.iter().map(|&y| usize::from(y)).collect();
            assert!((score(&found) - wanted).abs() < 1e-4, "{found:?}");
        }
    }
}
