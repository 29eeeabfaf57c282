//! Random numbers for tests.

/// xorshift64*: the same numbers in every run and on every machine.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    /// A number below `n`, 0 if `n` is 0.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % n.max(1)
    }

    /// A range of up to `most` bytes.
    pub(crate) fn range(&mut self, len: usize, most: usize) -> std::ops::Range<usize> {
        let start = self.below(len + 1);
        start..(start + self.below(most)).min(len)
    }
}
