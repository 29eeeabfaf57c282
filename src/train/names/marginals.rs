//! How likely each label of a chain is, and each step from one to the next.

// Labels index several tables at once.

use crate::name::bilou::{LABELS, LANES, follows};

/// Scores of a token's labels other than "no name", whose score is 0.
pub(super) type Row = [f32; LANES];

/// A number for each step from one label to the next.
pub(super) type Steps = [[f32; LABELS]; LABELS];
/// A number for each label.
type Labels = [f32; LABELS];

pub(super) struct Marginals {
    /// How likely each label is, for each token.
    pub(super) label: Vec<Labels>,
    /// How often each step is expected.
    pub(super) pair: Steps,
    /// Log of the sum over all sequences.
    pub(super) log_z: f64,
}

/// Sums over all sequences of labels, or over those that are allowed; `None` if there is none, or if numbers overflow.
pub(super) fn marginals(
    transitions: &Steps,
    rows: &[Row],
    allowed: Option<&[u32]>,
) -> Option<Marginals> {
    let mut steps = [[0.0f32; LABELS]; LABELS];
    for a in 0..LABELS {
        for b in (0..LABELS).filter(|&b| follows(a, b)) {
            steps[a][b] = transitions[a][b].exp();
        }
    }
    let (own, scale) = exponentials(rows, allowed);
    let (forward, sums) = forward(&steps, &own)?;
    backward(&steps, &own, &forward, scale + sums)
}

/// Exponentials of the scores of allowed labels, each token's divided by its greatest; and the log of what they were divided by.
fn exponentials(rows: &[Row], allowed: Option<&[u32]>) -> (Vec<Labels>, f64) {
    let mut out = vec![[0.0f32; LABELS]; rows.len()];
    let mut scale = 0.0f64;
    for t in 0..rows.len() {
        let max = rows[t].iter().fold(0.0f32, |m, &x| m.max(x));
        scale += f64::from(max);
        for l in 0..LABELS {
            let x = if l == 0 { 0.0 } else { rows[t][l - 1] };
            if allowed.is_none_or(|m| m[t] >> l & 1 != 0) {
                out[t][l] = (x - max).exp();
            }
        }
    }
    (out, scale)
}

/// "No name", which stands before each chain and after it.
const OUTSIDE: Labels = {
    let mut labels = [0.0; LABELS];
    labels[0] = 1.0;
    labels
};

/// Sums over what stands before and at each token, scaled to 1; and the log of the scales.
fn forward(steps: &Steps, own: &[Labels]) -> Option<(Vec<Labels>, f64)> {
    let mut out = vec![[0.0f32; LABELS]; own.len()];
    let mut scale = 0.0f64;
    let mut before = OUTSIDE;
    for t in 0..own.len() {
        let mut a = [0.0f32; LABELS];
        for x in 0..LABELS {
            if before[x] != 0.0 {
                for y in 0..LABELS {
                    a[y] += before[x] * steps[x][y];
                }
            }
        }
        let mut sum = 0.0;
        for y in 0..LABELS {
            a[y] *= own[t][y];
            sum += a[y];
        }
        if sum <= 0.0 || !sum.is_finite() {
            return None;
        }
        scale += f64::from(sum.ln());
        a.iter_mut().for_each(|x| *x /= sum);
        out[t] = a;
        before = a;
    }
    Some((out, scale))
}

/// Sums over what stands after each token, and with those before it all that is asked for.
fn backward(steps: &Steps, own: &[Labels], forward: &[Labels], scale: f64) -> Option<Marginals> {
    let n = own.len();
    let mut after: Labels = std::array::from_fn(|x| steps[x][0]);
    let z: f32 = (0..LABELS).map(|x| forward[n - 1][x] * after[x]).sum();
    if z <= 0.0 || !z.is_finite() {
        return None;
    }
    let mut out = Marginals {
        label: vec![[0.0; LABELS]; n],
        pair: [[0.0; LABELS]; LABELS],
        log_z: scale + f64::from(z.ln()),
    };
    for x in 0..LABELS {
        out.pair[x][0] += forward[n - 1][x] * steps[x][0] / z;
    }
    for t in (0..n).rev() {
        let sum: f32 = (0..LABELS).map(|x| forward[t][x] * after[x]).sum();
        for x in 0..LABELS {
            out.label[t][x] = forward[t][x] * after[x] / sum;
        }
        let ahead: Labels = std::array::from_fn(|y| own[t][y] * after[y]);
        let mut back = [0.0f32; LABELS];
        for x in 0..LABELS {
            for y in 0..LABELS {
                back[x] += steps[x][y] * ahead[y];
            }
        }
        let before = if t == 0 { OUTSIDE } else { forward[t - 1] };
        let sum: f32 = (0..LABELS).map(|x| before[x] * back[x]).sum();
        for x in 0..LABELS {
            if before[x] != 0.0 {
                for y in 0..LABELS {
                    out.pair[x][y] += before[x] * steps[x][y] * ahead[y] / sum;
                }
            }
        }
        let max = back.iter().fold(0.0f32, |m, &x| m.max(x));
        after = back.map(|x| x / max);
    }
    Some(out)
}
