//! Read-only hash tables inside model bytes: buckets of eight slots, so that a look-up
//! reads one place, or two, whether it hits or not.

use crate::error::Error;

const ONES: u64 = 0x0001_0001_0001_0001;

/// A word whose lowest bit set, if any, is the highest of the first 16 bits in `word` that are all zero.
fn zeros(word: u64) -> u64 {
    word.wrapping_sub(ONES) & !word & (ONES << 15)
}

/// Slots of a bucket.
pub(crate) const SLOTS: usize = 8;

/// A table of `WIDTH`-byte values under 16-bit checks. A key that is not in it is taken for one that is in it about once in ten thousand times.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Buckets<'a, const WIDTH: usize> {
    checks: &'a [u8],
    values: &'a [u8],
    len: usize,
}

impl<'a, const WIDTH: usize> Buckets<'a, WIDTH> {
    /// Bytes of a table of `len` buckets.
    pub(crate) const fn size(len: usize) -> usize {
        len * SLOTS * (2 + WIDTH)
    }

    /// The table in `bytes`, which must have the size of `len` buckets.
    pub(crate) fn new(bytes: &'a [u8], len: usize, at: usize) -> Result<Buckets<'a, WIDTH>, Error> {
        if bytes.len() != Self::size(len) {
            return Err(Error::model(at, "a table's length differs from its count"));
        }
        let (checks, values) = bytes.split_at(len * SLOTS * 2);
        Ok(Buckets { checks, values, len })
    }

    /// The two buckets that `key` may be in, and its check; checks are never 0, which marks empty slots.
    pub(crate) fn place(key: u64, len: usize) -> ([usize; 2], u16) {
        let bucket = |bits: u64| (((bits & 0xFFFF_FFFF) * len as u64) >> 32) as usize;
        ([bucket(key >> 32), bucket(key)], (key as u16).max(1))
    }

    /// The number of the slot that holds `key`.
    #[inline]
    pub(crate) fn slot(&self, key: u64) -> Option<usize> {
        let (buckets, check) = Self::place(key, self.len);
        for bucket in buckets {
            let at = bucket * SLOTS * 2;
            let checks = self.checks.get(at..at + SLOTS * 2)?;
            let halves = [0, 8].map(|i| {
                let c = &checks[i..i + 8];
                u64::from_le_bytes([c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7]])
            });
            for (half, word) in halves.into_iter().enumerate() {
                let found = zeros(word ^ (u64::from(check) * ONES));
                if found != 0 {
                    return Some(bucket * SLOTS + half * 4 + found.trailing_zeros() as usize / 16);
                }
            }
            // What found no room in its first bucket is in its second, so a first one with room has all of its own.
            if zeros(halves[0]) | zeros(halves[1]) != 0 {
                return None;
            }
        }
        None
    }

    /// The value in slot `slot`.
    #[inline]
    pub(crate) fn value(&self, slot: usize) -> Option<&'a [u8; WIDTH]> {
        self.values.get(slot * WIDTH..(slot + 1) * WIDTH)?.try_into().ok()
    }

    /// The value of `key`.
    #[inline]
    pub(crate) fn get(&self, key: u64) -> Option<&'a [u8; WIDTH]> {
        self.value(self.slot(key)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_first_zero() {
        for (word, first) in [
            (0, Some(0)),
            (ONES, None),
            (0xFFFF_0000_0001_0001, Some(2)),
            (0x0000_8000_FFFF_7FFF, Some(3)),
        ] {
            let found = zeros(word);
            assert_eq!((found != 0).then(|| found.trailing_zeros() / 16), first);
        }
    }

    #[test]
    fn a_full_bucket_sends_on_to_the_second() {
        let key = 0x0000_0000_FFFF_1234;
        let ([first, second], check) = Buckets::<1>::place(key, 2);
        assert_eq!((first, second, check), (0, 1, 0x1234));
        let mut bytes = [0u8; Buckets::<1>::size(2)];
        bytes[16 + 4..16 + 6].copy_from_slice(&check.to_le_bytes());
        bytes[32 + 8 + 2] = 7;
        assert_eq!(Buckets::<1>::new(&bytes, 2, 0).unwrap().get(key), None);
        bytes[..16].fill(9);
        assert_eq!(Buckets::<1>::new(&bytes, 2, 0).unwrap().get(key), Some(&[7]));
    }
}
