//! Numbers and pieces taken from the bytes that the fuzzer gives.
#![allow(dead_code, reason = "each target uses its part of it")]

/// What is left of them.
pub struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    /// The next byte, 0 behind the end.
    pub fn byte(&mut self) -> u8 {
        let (&first, rest) = self.0.split_first().unwrap_or((&0, &[]));
        self.0 = rest;
        first
    }

    /// The next three bytes as a number.
    pub fn number(&mut self) -> usize {
        (0..3).fold(0, |n, _| n << 8 | usize::from(self.byte()))
    }

    /// The next line, without its end.
    pub fn line(&mut self) -> &'a [u8] {
        let end = self.0.iter().position(|&b| b == b'\n').unwrap_or(self.0.len());
        let (line, rest) = self.0.split_at(end);
        self.0 = rest.get(1..).unwrap_or_default();
        line
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
