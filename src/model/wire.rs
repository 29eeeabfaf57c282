//! The container of model files: bounds-checked reading, and writing for the trainers.

#[cfg(any(test, feature = "train", feature = "internals"))]
use alloc::vec::Vec;

use super::Part;
use crate::error::Error;

const MAGIC: &[u8; 16] = b"copydesk model\n\0";
const VERSION: u32 = 1;
const HEADER: usize = 32;
const ENTRY: usize = 16;

/// Reads a `u32` at byte `at`; `None` past the end.
pub(crate) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
}

/// Checks magic, version, checksum and that each part lies inside. Returns where the container ends, which is behind its last
/// part: another may follow.
pub(crate) fn check(bytes: &[u8]) -> Result<usize, Error> {
    if bytes.get(..16) != Some(MAGIC) {
        return Err(Error::model(0, "not a copydesk model"));
    }
    let version = u32_at(bytes, 16).ok_or_else(|| Error::model(16, "cut short"))?;
    if version != VERSION {
        return Err(Error::model_number(16, "version", version.into(), VERSION.into()));
    }
    let parts = u32_at(bytes, 20).ok_or_else(|| Error::model(20, "cut short"))? as usize;
    let sum = bytes.get(24..32).ok_or_else(|| Error::model(24, "cut short"))?;
    let mut end = HEADER;
    for i in 0..parts {
        let at = HEADER + i * ENTRY;
        let cut = || Error::model(at, "cut short");
        let offset = u32_at(bytes, at + 8).ok_or_else(cut)? as usize;
        let len = u32_at(bytes, at + 12).ok_or_else(cut)? as usize;
        let inside = offset.checked_add(len).filter(|&end| end <= bytes.len());
        let Some(part_end) = inside.filter(|_| offset.is_multiple_of(16)) else {
            return Err(Error::model(at + 8, "part lies outside the file"));
        };
        end = end.max(at + ENTRY).max(part_end);
    }
    if checksum(&bytes[HEADER..end]).to_le_bytes() != sum {
        return Err(Error::model(24, "checksum differs"));
    }
    Ok(end)
}

/// The bytes of a part in a checked container.
pub(crate) fn part(bytes: &[u8], part: Part) -> Option<&[u8]> {
    let parts = u32_at(bytes, 20)? as usize;
    let at = (0..parts)
        .map(|i| HEADER + i * ENTRY)
        .find(|&at| u32_at(bytes, at) == Some(part as u32))?;
    let offset = u32_at(bytes, at + 8)? as usize;
    bytes.get(offset..offset + u32_at(bytes, at + 12)? as usize)
}

/// A container of `parts`: (tag, version, bytes).
#[cfg(any(test, feature = "train", feature = "internals"))]
#[allow(clippy::disallowed_methods, reason = "trainers and tests may end")]
pub(crate) fn write(parts: &[(Part, u32, &[u8])]) -> Vec<u8> {
    let mut out = Vec::new();
    out.extend_from_slice(MAGIC);
    out.extend_from_slice(&VERSION.to_le_bytes());
    out.extend_from_slice(&(parts.len() as u32).to_le_bytes());
    out.extend_from_slice(&[0; 8]);
    let mut offset = (HEADER + parts.len() * ENTRY).next_multiple_of(16);
    for (tag, version, bytes) in parts {
        for n in [*tag as u32, *version, offset as u32, bytes.len() as u32] {
            out.extend_from_slice(&n.to_le_bytes());
        }
        offset = (offset + bytes.len()).next_multiple_of(16);
    }
    for (_, _, bytes) in parts {
        out.resize(out.len().next_multiple_of(16), 0);
        out.extend_from_slice(bytes);
    }
    let sum = checksum(&out[HEADER..]);
    out[24..32].copy_from_slice(&sum.to_le_bytes());
    out
}

/// A checksum against damage, not against forgery. Four lanes, so that a megabyte takes some tens of microseconds.
fn checksum(bytes: &[u8]) -> u64 {
    const K: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut lanes = [K, K ^ 1, K ^ 2, K ^ 3];
    let mut chunks = bytes.chunks_exact(32);
    for chunk in &mut chunks {
        for (lane, word) in lanes.iter_mut().zip(chunk.chunks_exact(8)) {
            let word = u64::from_le_bytes([
                word[0], word[1], word[2], word[3], word[4], word[5], word[6], word[7],
            ]);
            *lane = (*lane ^ word).wrapping_mul(K).rotate_left(29);
        }
    }
    let tail = chunks
        .remainder()
        .iter()
        .fold(bytes.len() as u64, |h, &b| (h ^ u64::from(b)).wrapping_mul(K));
    lanes.iter().fold(tail, |h, &lane| (h ^ lane).wrapping_mul(K).rotate_left(31))
}
