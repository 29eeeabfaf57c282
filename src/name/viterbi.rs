//! The best sequence of labels of a chain.

use alloc::vec::Vec;

use crate::error::OutOfMemory;
use crate::text::grow::Grow;

/// Scores of one token's labels other than 0, whose score is 0.
pub(crate) type Lanes = [i16; 16];

const LABELS: usize = 17;
/// Below every score that matters; sums of two do not overflow.
const NEVER: i16 = -16_000;

/// Scores of label pairs, in the tagger's alphabet: 0, then begin, inside, last, unit of four types.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Transitions {
    /// From each label that leaves no name open to each that goes on with none, in lanes: `[from][to]`.
    shut: [Lanes; 9],
    /// From begin and inside to inside and last of the same type.
    open: [[[i16; 2]; 2]; 4],
}

/// The labels that leave no name open: 0, last and unit of each type.
const SHUT: [usize; 9] = [0, 3, 4, 7, 8, 11, 12, 15, 16];
/// The labels that go on with no name: 0, begin and unit of each type.
const FRESH: [usize; 9] = [0, 1, 4, 5, 8, 9, 12, 13, 16];

impl Transitions {
    /// From a full table `[from * 17 + to]`; pairs that BILOU forbids are not read.
    pub(crate) fn new(table: impl Fn(usize) -> i16) -> Transitions {
        let at = |from: usize, to: usize| table(from * LABELS + to).clamp(-4_000, 4_000);
        let lane = |from: usize, lane: usize| FRESH.get(lane).map_or(NEVER, |&to| at(from, to));
        Transitions {
            shut: SHUT.map(|from| core::array::from_fn(|t| lane(from, t))),
            open: core::array::from_fn(|k| {
                core::array::from_fn(|f| core::array::from_fn(|t| at(1 + 4 * k + f, 2 + 4 * k + t)))
            }),
        }
    }

    /// Writes the best labels for `rows` to `labels`. `back` is scratch.
    pub(crate) fn best(
        &self,
        rows: &[Lanes],
        back: &mut Vec<[u8; LABELS]>,
        labels: &mut [u8],
    ) -> Result<(), OutOfMemory> {
        let mut score = [NEVER; LABELS];
        score[0] = 0;
        back.clear();
        for row in rows {
            let (fresh, args) = self.fresh(&score);
            let mut next = [NEVER; LABELS];
            let mut from = [0u8; LABELS];
            for (t, &to) in FRESH.iter().enumerate() {
                next[to] = fresh[t];
                from[to] = SHUT[args[t] as usize % 9] as u8;
            }
            for k in 0..4 {
                let begin = 1 + 4 * k;
                for t in 0..2 {
                    let a = score[begin].saturating_add(self.open[k][0][t]);
                    let b = score[begin + 1].saturating_add(self.open[k][1][t]);
                    next[begin + 1 + t] = a.max(b);
                    from[begin + 1 + t] = (begin + usize::from(b > a)) as u8;
                }
            }
            for (n, r) in next[1..].iter_mut().zip(row) {
                *n = n.saturating_add(*r);
            }
            // Only differences count: the best score stays 0, however long the chain.
            let top = next.iter().fold(NEVER, |m, &n| m.max(n));
            score = next.map(|n| n.saturating_sub(top).max(NEVER));
            back.grow(from)?;
        }
        let mut at = SHUT[self.fresh(&score).1[0] as usize % 9];
        for (label, from) in labels.iter_mut().zip(back.iter()).rev() {
            *label = at as u8;
            at = usize::from(from[at]);
        }
        Ok(())
    }

    /// The best scores of labels that go on with no name, and from which of [`SHUT`] they come: lane by lane, so that the
    /// compiler takes eight at a time.
    #[inline]
    fn fresh(&self, score: &[i16; LABELS]) -> (Lanes, Lanes) {
        let mut best = [i16::MIN; 16];
        let mut args = [0i16; 16];
        for (f, row) in self.shut.iter().enumerate() {
            let before = score[SHUT[f]];
            for t in 0..16 {
                let s = before.saturating_add(row[t]);
                args[t] = if s > best[t] { f as i16 } else { args[t] };
                best[t] = best[t].max(s);
            }
        }
        (best, args)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::name::bilou::follows;

    fn random(state: &mut u64) -> i16 {
        *state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        ((*state >> 40) % 200) as i16 - 100
    }

    #[test]
    fn agrees_with_trying_all_sequences() {
        let mut state = 7;
        for round in 0..60 {
            let table: Vec<i16> = (0..LABELS * LABELS).map(|_| random(&mut state)).collect();
            let rows: Vec<Lanes> =
                (0..1 + round % 3).map(|_| core::array::from_fn(|_| random(&mut state))).collect();
            let mut labels = alloc::vec![0; rows.len()];
            Transitions::new(|i| table[i]).best(&rows, &mut Vec::new(), &mut labels).unwrap();
            let score = |path: &[usize]| -> Option<i32> {
                let mut sum = 0;
                let mut before = 0;
                for (t, &l) in path.iter().chain([&0]).enumerate() {
                    if !follows(before, l) {
                        return None;
                    }
                    sum += i32::from(table[before * LABELS + l]);
                    sum += if l > 0 && t < rows.len() { i32::from(rows[t][l - 1]) } else { 0 };
                    before = l;
                }
                Some(sum)
            };
            let n = LABELS.pow(rows.len() as u32);
            let all = (0..n).filter_map(|mut x| {
                let path: Vec<usize> = rows
                    .iter()
                    .map(|_| {
                        let l = x % LABELS;
                        x /= LABELS;
                        l
                    })
                    .collect();
                score(&path)
            });
            let found: Vec<usize> = labels.iter().map(|&l| usize::from(l)).collect();
            assert_eq!(score(&found), all.max());
        }
    }
}
