//! Features as hashes: a template's number and what it says.

use super::model::Weights;
use crate::text::grow::{Grow, enough};

/// What takes features: the sum of their weights, or the trainer's list.
pub(crate) trait Sink {
    fn put(&mut self, feature: u32);
}

/// The sum of weights.
#[derive(Debug)]
pub(crate) struct Sum<'a> {
    pub(crate) weights: Weights<'a>,
    pub(crate) total: i32,
}

impl Sink for Sum<'_> {
    #[inline]
    fn put(&mut self, feature: u32) {
        self.total += self.weights.of(feature);
    }
}

impl Sink for alloc::vec::Vec<u32> {
    fn put(&mut self, feature: u32) {
        enough(self.grow(feature));
    }
}

/// The feature of template `template` that says `value`.
#[inline]
pub(crate) fn feature(template: u32, value: u64) -> u32 {
    let mixed = (value ^ u64::from(template) << 56).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ mixed >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (mixed >> 32) as u32
}

/// A number in steps that grow.
pub(crate) fn bucket(n: usize) -> u64 {
    match n {
        0..=4 => n as u64,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        25..=49 => 9,
        _ => 10,
    }
}
