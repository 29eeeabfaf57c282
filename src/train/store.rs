//! Trained weights to the bytes of a section model.

use alloc::vec;
use alloc::vec::Vec;
use std::collections::HashMap;

use super::net::{H, L, LAYERS, Layout};
use crate::model::net::{WAYS, place};

/// The part's bytes, with rows rounded to 8 bits.
pub(crate) fn part(
    w: &[f32],
    layout: &Layout,
    vocabulary: &HashMap<u32, u32>,
    buckets: u32,
) -> Vec<u8> {
    let mut out = Vec::new();
    for n in [H as u32, LAYERS as u32, L as u32, buckets] {
        out.extend_from_slice(&n.to_le_bytes());
    }
    let row = |f: u32| &w[f as usize * H..][..H];
    let mut scale = [1e-6f32; H];
    #[expect(clippy::iter_over_hash_type, reason = "the largest of all")]
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
    let mut keys = vec![0u16; WAYS * buckets as usize];
    let mut rows = vec![0i8; keys.len() * H];
    let mut by_row: Vec<(u32, u32)> = vocabulary.iter().map(|(&hash, &f)| (f, hash)).collect();
    by_row.sort_unstable();
    for (f, hash) in by_row {
        let (bucket, key) = place(hash, buckets);
        let Some(at) = (bucket * WAYS..(bucket + 1) * WAYS).find(|&at| keys[at] == 0) else {
            continue;
        };
        keys[at] = key;
        for (j, x) in row(f).iter().enumerate() {
            rows[at * H + j] = (x / scale[j]).round() as i8;
        }
    }
    keys.iter().for_each(|k| out.extend_from_slice(&k.to_le_bytes()));
    out.extend(rows.iter().map(|&r| r as u8));
    out
}
