//! Which features have a row.

use alloc::vec::Vec;
use std::collections::{BTreeMap, HashMap};

use super::labelled::LabelledPage;
use super::net::Example;
use crate::model::net::{WAYS, place};

/// Rows of the features that occur on enough pages and that the model has room for. Training sees these alone: what is learned
/// with others beside them does not fit when they are gone.
pub(crate) struct Vocabulary {
    /// From a feature's hash.
    pub(crate) rows: HashMap<u32, u32>,
}

impl Vocabulary {
    /// Where too many features want the same bucket, the most frequent stay.
    pub(crate) fn new(pages: &[LabelledPage], least: usize, buckets: u32) -> Vocabulary {
        let mut counts: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
        for (features, _, _) in pages {
            let mut all = features.concat();
            all.sort_unstable();
            for same in all.chunk_by(|a, b| a == b) {
                let (on_pages, times) = counts.entry(same[0]).or_default();
                *on_pages += 1;
                *times += same.len();
            }
        }
        counts.retain(|_, (on_pages, _)| *on_pages >= least);
        let mut by_frequency: Vec<(usize, u32)> =
            counts.iter().map(|(&hash, &(_, times))| (times, hash)).collect();
        by_frequency.sort_unstable_by(|a, b| b.cmp(a));
        let mut taken: HashMap<usize, Vec<u16>> = HashMap::new();
        by_frequency.retain(|&(_, hash)| {
            let (bucket, key) = place(hash, buckets);
            let keys = taken.entry(bucket).or_default();
            let fits = keys.len() < WAYS && !keys.contains(&key);
            if fits {
                keys.push(key);
            }
            fits
        });
        by_frequency.sort_unstable_by_key(|&(_, hash)| hash);
        let rows = by_frequency.iter().enumerate().map(|(row, &(_, hash))| (hash, row as u32));
        Vocabulary { rows: rows.collect() }
    }

    pub(crate) fn example(&self, features: &[Vec<u32>], allowed: &[u16]) -> Example {
        let index =
            |list: &Vec<u32>| list.iter().filter_map(|hash| self.rows.get(hash).copied()).collect();
        Example { features: features.iter().map(index).collect(), allowed: allowed.to_vec() }
    }
}
