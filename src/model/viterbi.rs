//! The best sequence of labels of a chain.

use alloc::vec::Vec;

/// Scores of one token's labels other than 0, whose score is 0.
pub(crate) type Lanes = [i16; 16];

const LABELS: usize = 17;
const NEVER: i32 = i32::MIN / 4;

/// Scores of label pairs, in the tagger's alphabet: 0, then begin, inside, last, unit of four types.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Transitions {
    /// To 0, begin and unit of each type, from label 0, last and unit of each type: `[from][to]`.
    closed: [[i32; 9]; 9],
    /// From begin and inside to inside and last of the same type.
    open: [[[i32; 2]; 2]; 4],
}

/// The labels that leave no name open, in the order of [`Transitions::closed`]'s rows.
const SHUT: [usize; 9] = [0, 3, 4, 7, 8, 11, 12, 15, 16];
/// The labels that no open name precedes, in the order of its columns.
const FRESH: [usize; 9] = [0, 1, 4, 5, 8, 9, 12, 13, 16];

impl Transitions {
    /// From a full table `[from * 17 + to]`; pairs that BILOU forbids are not read.
    pub(crate) fn new(table: impl Fn(usize) -> i16) -> Transitions {
        let at = |from: usize, to: usize| i32::from(table(from * LABELS + to));
        Transitions {
            closed: core::array::from_fn(|f| core::array::from_fn(|t| at(SHUT[f], FRESH[t]))),
            open: core::array::from_fn(|k| {
                core::array::from_fn(|f| core::array::from_fn(|t| at(1 + 4 * k + f, 2 + 4 * k + t)))
            }),
        }
    }

    /// Writes the best labels for `rows` to `labels`. `back` is scratch.
    pub(crate) fn best(&self, rows: &[Lanes], back: &mut Vec<[u8; LABELS]>, labels: &mut [u8]) {
        let mut score = [NEVER; LABELS];
        score[0] = 0;
        back.clear();
        for row in rows {
            let mut from = [0u8; LABELS];
            let mut next = [NEVER; LABELS];
            let shut = SHUT.map(|l| score[l]);
            for (t, &to) in FRESH.iter().enumerate() {
                let (mut best, mut arg) = (NEVER, 0);
                for f in 0..9 {
                    let s = shut[f] + self.closed[f][t];
                    if s > best {
                        (best, arg) = (s, f);
                    }
                }
                next[to] = best;
                from[to] = SHUT[arg] as u8;
            }
            for k in 0..4 {
                let begin = 1 + 4 * k;
                for t in 0..2 {
                    let a = score[begin] + self.open[k][0][t];
                    let b = score[begin + 1] + self.open[k][1][t];
                    next[begin + 1 + t] = a.max(b);
                    from[begin + 1 + t] = (begin + usize::from(b > a)) as u8;
                }
            }
            for (n, r) in next[1..].iter_mut().zip(row) {
                *n = (*n + i32::from(*r)).max(NEVER);
            }
            score = next;
            back.push(from);
        }
        let mut at = 0;
        let mut best = NEVER;
        for (f, &label) in SHUT.iter().enumerate() {
            let s = score[label] + self.closed[f][0];
            if s > best {
                (best, at) = (s, label);
            }
        }
        for (label, from) in labels.iter_mut().zip(back.iter()).rev() {
            *label = at as u8;
            at = usize::from(from[at]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::label::follows;

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
            Transitions::new(|i| table[i]).best(&rows, &mut Vec::new(), &mut labels);
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
                let path: Vec<usize> = rows.iter().map(|_| { let l = x % LABELS; x /= LABELS; l }).collect();
                score(&path)
            });
            let found: Vec<usize> = labels.iter().map(|&l| usize::from(l)).collect();
            assert_eq!(score(&found), all.max());
        }
    }
}
