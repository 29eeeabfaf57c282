//! Tables of buckets, as `model::buckets` reads them.

use crate::model::buckets::{Buckets, SLOTS};

/// Key, what it is worth, value.
pub(super) type Entry<const WIDTH: usize> = (u64, f32, [u8; WIDTH]);

/// A table, its buckets, and how many entries found no room in it.
pub(super) struct Table {
    pub(super) bytes: Vec<u8>,
    pub(super) buckets: usize,
    pub(super) dropped: usize,
}

/// Sorts entries, those that are worth most first.
pub(super) fn sort<const WIDTH: usize>(entries: &mut [Entry<WIDTH>]) {
    entries.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
}

/// The table of entries that fill it to `load`; where a bucket overflows, the entries that are worth least give way.
pub(super) fn table<const WIDTH: usize>(mut entries: Vec<Entry<WIDTH>>, load: f32) -> Table {
    sort(&mut entries);
    let buckets = ((entries.len() as f32 / (SLOTS as f32 * load)) as usize).max(1);
    let mut checks = vec![0u16; buckets * SLOTS];
    let mut values = vec![0u8; buckets * SLOTS * WIDTH];
    let mut dropped = 0;
    for (key, _, value) in entries {
        let (places, check) = Buckets::<WIDTH>::place(key, buckets);
        let mut slots = places.into_iter().flat_map(|b| b * SLOTS..(b + 1) * SLOTS);
        match slots.find(|&s| checks[s] == 0 || checks[s] == check) {
            Some(s) if checks[s] == 0 => {
                checks[s] = check;
                values[s * WIDTH..(s + 1) * WIDTH].copy_from_slice(&value);
            }
            _ => dropped += 1,
        }
    }
    let mut bytes: Vec<u8> = checks.into_iter().flat_map(u16::to_le_bytes).collect();
    bytes.extend(values);
    Table { bytes, buckets, dropped }
}
