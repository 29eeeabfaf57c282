//! Trained weights to the bytes of a section model.

use alloc::vec;
use alloc::vec::Vec;
use std::collections::HashMap;

use super::net::{H, L, LAYERS, Layout};
use crate::model::net::{WAYS, place};

/// The part's bytes. Rows are rounded to 8 bits; of the features that want the same bucket the most frequent stay.
pub(crate) fn part(
    w: &[f32],
    layout: &Layout,
    vocabulary: &HashMap<u32, u32>,
    times: &[usize],
    bits: u32,
) -> Vec<u8> {
    let mut out = Vec::new();
    for n in [H as u32, LAYERS as u32, L as u32, bits] {
        out.extend_from_slice(&n.to_le_bytes());
    }
    let row = |f: u32| &w[f as usize * H..][..H];
    let mut scale = [1e-6f32; H];
    for &f in vocabulary.values() {
        for (s, x) in scale.iter_mut().zip(row(f)) {
            *s = s.max(x.abs() / 127.0);
        }
    }
    let mut put =
        |floats: &[f32]| floats.iter().for_each(|x| out.extend_from_slice(&x.to_le_bytes()));
    put(&[layout.level]);
    put(&scale);
    put(&w[layout.bias()..layout.len()]);
    let mut by_frequency: Vec<(usize, u32, u32)> =
        vocabulary.iter().map(|(&hash, &f)| (times[f as usize], hash, f)).collect();
    by_frequency.sort_unstable_by(|a, b| b.cmp(a));
    let mut keys = vec![0u16; WAYS << bits];
    let mut rows = vec![0i8; (WAYS << bits) * H];
    for (_, hash, f) in by_frequency {
        let (bucket, key) = place(hash, bits);
        let ways = bucket * WAYS..(bucket + 1) * WAYS;
        let taken = ways.clone().any(|at| keys[at] == key);
        let Some(at) = ways.clone().find(|&at| keys[at] == 0 && !taken) else { continue };
        keys[at] = key;
        for (j, x) in row(f).iter().enumerate() {
            rows[at * H + j] = (x / scale[j]).round() as i8;
        }
    }
    keys.iter().for_each(|k| out.extend_from_slice(&k.to_le_bytes()));
    out.extend(rows.iter().map(|&r| r as u8));
    out
}
