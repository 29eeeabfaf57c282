//! The part of a model that tells quotations and speakers: two tables of small integers, found by hashes of features.
//!
//! ```text
//! u32 bits[2]            of the tables' lengths: quotation, speaker
//! i8  weights[2^bits] x 2
//! ```

use crate::error::Error;
use crate::model::wire::u32_at;

/// Sums of weights are this many times the logarithms of odds.
pub(crate) const UNIT: f32 = 24.0;
/// Bits of the longest table.
const MOST: u32 = 20;

/// The weights of a checked part.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Model<'a> {
    pub(crate) quotation: Weights<'a>,
    pub(crate) speaker: Weights<'a>,
}

/// Weights of features, by their hash.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Weights<'a>(&'a [u8]);

impl Weights<'_> {
    /// The weight of a feature.
    #[inline]
    pub(crate) fn of(&self, feature: u32) -> i32 {
        self.0.get(place(feature, self.0.len())).map_or(0, |&w| i32::from(w as i8))
    }
}

/// Where a feature's weight is in a table of `len`, a power of two.
#[inline]
pub(crate) fn place(feature: u32, len: usize) -> usize {
    feature as usize & len.wrapping_sub(1)
}

impl<'a> Model<'a> {
    /// Reads a part; `None` if it is not what [`check`] lets through.
    pub(crate) fn new(part: &'a [u8]) -> Option<Model<'a>> {
        let lens = [u32_at(part, 0)?, u32_at(part, 4)?];
        if lens.iter().any(|bits| *bits > MOST) {
            return None;
        }
        let (first, second) = (1usize << lens[0], 1usize << lens[1]);
        let weights = part.get(8..)?;
        if weights.len() != first + second {
            return None;
        }
        let (quotation, speaker) = weights.split_at(first);
        Some(Model { quotation: Weights(quotation), speaker: Weights(speaker) })
    }
}

/// Checks a part.
pub(crate) fn check(part: &[u8]) -> Result<(), Error> {
    Model::new(part)
        .map(|_| ())
        .ok_or_else(|| Error::model(0, "tables of quotes differ from their lengths"))
}
