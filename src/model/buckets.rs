//! Read-only hash tables inside model bytes: buckets of eight slots, so that a look-up
//! reads one place, or two, whether it hits or not.

use crate::error::Error;

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
            let mut found = 0u32;
            let mut empty = false;
            for (i, c) in checks.chunks_exact(2).enumerate() {
                let c = u16::from_le_bytes([c[0], c[1]]);
                found |= u32::from(c == check) << i;
                empty |= c == 0;
            }
            if found != 0 {
                return Some(bucket * SLOTS + found.trailing_zeros() as usize);
            }
            // What found no room in its first bucket is in its second, so a first one with room has all of its own.
            if empty {
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
