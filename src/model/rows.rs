//! Rows of features in a part: where they are, and their sums.

use alloc::boxed::Box;
use core::sync::atomic::AtomicU32;
use core::sync::atomic::Ordering::Relaxed;

use super::shape::H;
use crate::error::OutOfMemory;
use crate::text::grow::boxed;

/// Places of a bucket.
pub(crate) const WAYS: usize = 4;
/// Features that are summed at most: sums of as many bytes fit into 16 bits.
pub(super) const MOST: usize = 256;
/// Numbers of features are smaller.
pub(crate) const NUMBERS: usize = 1 << 14;
/// The number of no feature: it has no row.
pub(crate) const NO_FEATURE: u16 = NUMBERS as u16 - 1;

/// Bucket and key of a feature's hash.
pub(crate) fn place(hash: u32, buckets: u32) -> (usize, u16) {
    (((u64::from(hash) * u64::from(buckets)) >> 32) as usize, (hash as u16).max(1))
}

/// Which of a bucket's four keys is `key`; `WAYS` if none.
pub(super) fn way(keys: u64, key: u16) -> usize {
    const ONES: u64 = 0x0001_0001_0001_0001;
    let differs = keys ^ u64::from(key).wrapping_mul(ONES);
    // The top bit of the lowest lane that is zero; lanes above it may be wrong.
    let zero = differs.wrapping_sub(ONES) & !differs & (ONES << 15);
    (zero.trailing_zeros() / 16) as usize
}

/// Where the rows of the features that have a number begin, each looked up when it is first met. It makes no difference which thread does
/// so, or whether two do: all find the same.
#[derive(Debug)]
pub(super) struct RowCache(pub(super) Box<[AtomicU32; NUMBERS]>);

impl RowCache {
    /// Both are past the end of all rows.
    pub(super) const NONE: u32 = 1 << 31;
    pub(super) const UNKNOWN: u32 = u32::MAX;

    pub(super) fn new() -> Result<RowCache, OutOfMemory> {
        Ok(RowCache(boxed((0..NUMBERS).map(RowCache::at_first))?))
    }

    fn at_first(number: usize) -> AtomicU32 {
        let known = if number == usize::from(NO_FEATURE) { Self::NONE } else { Self::UNKNOWN };
        AtomicU32::new(known)
    }

    /// Where the rows of the features `numbers` begin.
    #[inline(always)]
    pub(super) fn rows(&self, numbers: &[u16]) -> impl ExactSizeIterator<Item = u32> {
        numbers.iter().map(|&number| self.0[usize::from(number) % NUMBERS].load(Relaxed))
    }
}

impl Clone for RowCache {
    #[expect(clippy::disallowed_methods, reason = "a clone cannot fail, in all of Rust")]
    fn clone(&self) -> RowCache {
        RowCache(Box::new(core::array::from_fn(RowCache::at_first)))
    }
}

/// The low byte of each 16 bits.
const LANES: u64 = 0x00FF_00FF_00FF_00FF;

/// Sums of rows. Bytes are moved up by 128, and four are added in a word of 64 bits: those at odd places; and these times 256
/// plus those at even places.
#[derive(Default)]
pub(super) struct Sums {
    odd: [u64; H / 8],
    all: [u64; H / 8],
    count: u16,
}

impl Sums {
    /// The sum of the rows that begin at these bytes of `rows`; `None` if one was not looked up yet.
    #[inline(always)]
    pub(super) fn of(rows: &[u8], begin: impl ExactSizeIterator<Item = u32>) -> Option<Sums> {
        let mut sums = Sums::default();
        let (all, mut without) = (begin.len() as u16, 0);
        for at in begin {
            let Some(row) = rows.get(at as usize..at as usize + H) else {
                if at == RowCache::UNKNOWN {
                    return None;
                }
                without += 1;
                continue;
            };
            for (k, eight) in row.chunks_exact(8).enumerate() {
                let eight = u64::from_le_bytes([0, 1, 2, 3, 4, 5, 6, 7].map(|i| eight[i]));
                let eight = eight ^ 0x8080_8080_8080_8080;
                sums.all[k] = sums.all[k].wrapping_add(eight);
                sums.odd[k] += eight >> 8 & LANES;
            }
        }
        sums.count = all - without;
        Some(sums)
    }

    #[inline(always)]
    pub(super) fn plus(mut self, other: &Sums) -> Sums {
        for k in 0..H / 8 {
            self.all[k] = self.all[k].wrapping_add(other.all[k]);
            self.odd[k] += other.odd[k];
        }
        self.count += other.count;
        self
    }

    #[inline(always)]
    pub(super) fn lanes(&self) -> [i16; H] {
        let even = core::array::from_fn(|k| self.all[k].wrapping_sub(self.odd[k] << 8));
        lanes(&even, &self.odd).map(|sum| sum.wrapping_sub(self.count << 7) as i16)
    }
}

/// The sums at even and odd places in order. Not inlined: the loop that adds is better off without knowing of it.
#[inline(never)]
fn lanes(even: &[u64; H / 8], odd: &[u64; H / 8]) -> [u16; H] {
    let mut sums = [0; H];
    for (eight, (even, odd)) in sums.chunks_exact_mut(8).zip(even.iter().zip(odd)) {
        for i in 0..4 {
            eight[2 * i] = (even >> (16 * i)) as u16;
            eight[2 * i + 1] = (odd >> (16 * i)) as u16;
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_of_a_bucket() {
        let keys = u64::from_le_bytes([7, 0, 1, 2, 0xFF, 0xFF, 0, 0x80]);
        for (key, at) in [(7, 0), (0x201, 1), (0xFFFF, 2), (0x8000, 3), (8, WAYS), (6, WAYS)] {
            assert_eq!(way(keys, key), at, "{key:x}");
        }
    }
}
