//! Finds a byte that as a rule is near: calling memchr costs more than looking at a dozen bytes does.

use memchr::memchr;

/// Words of eight bytes that are looked at before memchr is called.
const NEAR: usize = 2;

/// The offset of the first `byte` in `bytes` from `at` on.
#[inline]
pub(crate) fn find(byte: u8, bytes: &[u8], mut at: usize) -> Option<usize> {
    for _ in 0..NEAR {
        let Some(&word) = bytes.get(at..).and_then(|rest| rest.first_chunk()) else { break };
        match first(byte, u64::from_le_bytes(word)) {
            8 => at += 8,
            n => return Some(at + n),
        }
    }
    memchr(byte, bytes.get(at..)?).map(|n| at + n)
}

/// The place of the first `byte` in the eight of `word`, lowest first; 8 if there is none.
#[inline]
fn first(byte: u8, word: u64) -> usize {
    const ONES: u64 = u64::MAX / 255;
    // Zero where the byte is. Taking one from each byte sets the high bit of the first that is zero; a borrow can only set
    // such a bit above it.
    let odd = word ^ (u64::from(byte) * ONES);
    let found = odd.wrapping_sub(ONES) & !odd & ONES << 7;
    found.trailing_zeros() as usize / 8
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    #[test]
    fn finds_what_memchr_finds() {
        for len in 0..40 {
            for place in 0..=len {
                // Neighbours of the byte are where a borrow would show.
                let mut bytes = vec![b'<' + 1; len];
                bytes.iter_mut().step_by(3).for_each(|b| *b = b'<' ^ 0x80);
                if let Some(found) = bytes.get_mut(place) {
                    *found = b'<';
                }
                for at in 0..=len {
                    let known = memchr(b'<', &bytes[at..]).map(|n| at + n);
                    assert_eq!(find(b'<', &bytes, at), known, "{bytes:?} from {at}");
                }
            }
        }
    }
}
