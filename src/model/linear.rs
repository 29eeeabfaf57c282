//! A linear layer in integers, made of weights in floats.

use super::shape::{H, L};

/// What the positive part of a row is multiplied with, so that no block speaks much louder than others: the greater
/// `level`, the more of its loudness is left to it.
pub(crate) fn scale(u: &[f32], level: f32) -> f32 {
    let mut squares = [0.0f32; 4];
    for four in u.chunks_exact(4) {
        squares.iter_mut().zip(four).for_each(|(s, u)| *s += u * u);
    }
    let mean = (squares[0] + squares[1] + squares[2] + squares[3]) / H as f32;
    1.0 / sqrt(mean + level)
}

/// Square root by Newton's method from a guess by halving the exponent: `core` has none.
fn sqrt(x: f32) -> f32 {
    let mut y = f32::from_bits((x.to_bits() >> 1) + 0x1FBD_1DF5);
    for _ in 0..3 {
        y = 0.5 * (y + x / y);
    }
    y
}

/// A linear layer in integers of 16 bits, of whose products the upper half is kept: twice as many at a time as floats, and
/// exact to a thousandth.
#[derive(Debug, Clone)]
pub(super) struct Linear<const N: usize> {
    /// By input.
    weights: [[i16; N]; H],
    /// What a sum is multiplied with.
    scale: [f32; N],
    bias: [f32; N],
}

/// Greatest input of a layer: inputs have a mean square of 1 at most.
const MOST_INPUT: f32 = 5.66;
/// An input of 1 as an integer.
const ONE: f32 = 4096.0;
/// Outputs of the last layer: the labels, and none.
pub(super) const WIDE: usize = 16;

const _: () = assert!(L <= WIDE, "more labels than lanes");

/// The next layer of the file, of `n` outputs, its weights rounded to 16 bits.
pub(super) fn linear<const N: usize>(
    n: usize,
    floats: &mut impl Iterator<Item = f32>,
) -> Linear<N> {
    let mut wide = || {
        let mut row = [0.0f32; N];
        row[..n].iter_mut().for_each(|w| *w = floats.next().unwrap_or(0.0));
        row
    };
    let dense: [[f32; N]; H] = core::array::from_fn(|_| wide());
    let bias = wide();
    // As large as the integers allow, and as the greatest sum of products allows.
    let units: [f32; N] = core::array::from_fn(|j| {
        let most = dense.iter().fold(1e-6f32, |most, row| most.max(row[j].abs()));
        let squares = dense.iter().map(|row| (row[j] / most) * (row[j] / most)).sum::<f32>();
        let sum = most * sqrt(squares.max(1e-6)) * MOST_INPUT * ONE;
        (32000.0 / most).min(2.1e9 / sum)
    });
    let rounded = |w: f32| (w + if w < 0.0 { -0.5 } else { 0.5 }) as i16;
    Linear {
        weights: dense.map(|row| core::array::from_fn(|j| rounded(row[j] * units[j]))),
        scale: units.map(|unit| 65536.0 / (unit * ONE)),
        bias,
    }
}

/// The positive entries of `row`, scaled, as integers. Not inlined, as is the next: the loops that use them are better off
/// without knowing of it.
#[inline(never)]
fn scale_inputs(row: &[f32; H], level: f32, inputs: &mut [i16; H]) {
    let positive: [f32; H] = core::array::from_fn(|i| if row[i] > 0.0 { row[i] } else { 0.0 });
    let scale = scale(&positive, level) * ONE;
    inputs.iter_mut().zip(positive).for_each(|(input, u)| *input = integer(u * scale));
}

/// Bits of half a row's places.
pub(super) type Places = [u16; H / 2];

/// Which of `values` are not 0, a bit each. Not inlined, and `places` is an argument: or else the compiler, which knows them,
/// tests value by value instead of eight at a time.
#[inline(never)]
fn set_of(values: &[i16; H], places: &Places) -> u32 {
    let mut halves = [0u16; 2];
    for (half, values) in halves.iter_mut().zip(values.chunks_exact(H / 2)) {
        for (value, place) in values.iter().zip(places) {
            *half |= if *value != 0 { *place } else { 0 };
        }
    }
    u32::from(halves[0]) | u32::from(halves[1]) << (H / 2)
}

impl<const N: usize> Linear<N> {
    /// The bias plus the positive entries of `row`, scaled, times the weights.
    #[inline(never)]
    pub(super) fn apply(&self, row: &[f32; H], level: f32, places: &Places, out: &mut [f32; N]) {
        let mut scaled = [0; H];
        scale_inputs(row, level, &mut scaled);
        // Half of the inputs are zero: only the others are multiplied.
        let mut left = set_of(&scaled, places);
        let mut sums = [0i16; N];
        let mut count = 0;
        while left != 0 {
            let i = left.trailing_zeros() as usize % H;
            left &= left - 1;
            count += 1;
            let (u, weights) = (i32::from(scaled[i]), &self.weights[i]);
            for j in 0..N {
                sums[j] = sums[j].wrapping_add(((u * i32::from(weights[j])) >> 16) as i16);
            }
        }
        // Each product is cut off, by half a unit on average.
        let half = (count / 2) as i16;
        for (j, out) in out.iter_mut().enumerate() {
            *out = f32::from(sums[j].wrapping_add(half)) * self.scale[j] + self.bias[j];
        }
    }
}

/// The sums of the products of all inputs and their weights. Where there are few weights it costs less than to leave out those
/// that are 0. Four at a time, or else the compiler takes the inputs for the lanes of its vectors.
#[inline(never)]
fn all_products(inputs: &[i16; H], weights: &[[i16; WIDE]; H], out: &mut [i16; WIDE]) {
    let mut sums = [0i16; WIDE];
    for (u, w) in inputs.chunks_exact(4).zip(weights.chunks_exact(4)) {
        for j in 0..WIDE {
            let product = |i: usize| ((i32::from(u[i]) * i32::from(w[i][j])) >> 16) as i16;
            sums[j] = sums[j]
                .wrapping_add(product(0))
                .wrapping_add(product(1))
                .wrapping_add(product(2))
                .wrapping_add(product(3));
        }
    }
    *out = sums;
}

impl Linear<WIDE> {
    /// As [`apply`](Linear::apply).
    #[inline(never)]
    pub(super) fn apply_all(&self, row: &[f32; H], level: f32, out: &mut [f32; WIDE]) {
        let (mut scaled, mut sums) = ([0; H], [0; WIDE]);
        scale_inputs(row, level, &mut scaled);
        all_products(&scaled, &self.weights, &mut sums);
        let count: i16 = scaled.iter().map(|&u| i16::from(u != 0)).sum();
        for (j, out) in out.iter_mut().enumerate() {
            *out = f32::from(sums[j].wrapping_add(count / 2)) * self.scale[j] + self.bias[j];
        }
    }
}

/// The integer next to `x`, which is small: adding 1.5 * 2^23 leaves it in the low bits of the sum.
fn integer(x: f32) -> i16 {
    (x + 12_582_912.0).to_bits() as i16
}

#[cfg(test)]
pub(super) mod tests {
    use alloc::vec::Vec;

    use super::*;

    /// Numbers from -1 to 1.
    pub(in crate::model) fn random(state: &mut u32) -> f32 {
        *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (*state >> 8) as f32 / (1 << 23) as f32 - 1.0
    }

    #[test]
    fn layers_in_integers_are_near_those_in_floats() {
        let mut state = 1;
        let floats: Vec<f32> = (0..(H + 1) * L).map(|_| 3.0 * random(&mut state)).collect();
        let layer: Linear<WIDE> = linear(L, &mut floats.iter().copied());
        for _ in 0..50 {
            let row: [f32; H] = core::array::from_fn(|_| 9.0 * random(&mut state));
            let positive = row.map(|u| u.max(0.0));
            let mut found = [0.0; WIDE];
            layer.apply(&row, 0.01, &core::array::from_fn(|i| 1 << i), &mut found);
            let mut again = [0.0; WIDE];
            layer.apply_all(&row, 0.01, &mut again);
            assert_eq!(again, found);
            for y in 0..L {
                let products = (0..H).map(|i| positive[i] * floats[i * L + y]);
                let wanted = products.sum::<f32>() * scale(&positive, 0.01) + floats[H * L + y];
                assert!((found[y] - wanted).abs() < 0.02, "{} is not {wanted}", found[y]);
            }
        }
    }
}
