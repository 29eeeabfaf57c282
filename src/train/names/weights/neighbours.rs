//! What words give their neighbours: four rows, one for each place, of what a neighbour's features add up to.

use super::masks::Masks;
use super::{Learned, add, quantise};
use crate::name::own::{Offset, Word, context, context_key, template};
use crate::name::weights::{CLASSES, CLUSTERS};
use crate::train::names::marginals::Row;

/// The bytes of the rows for four places.
fn four(row: impl FnMut(Offset) -> Row) -> Vec<u8> {
    Offset::ALL.map(row).iter().flat_map(quantise).collect()
}

fn is_next(place: Offset) -> bool {
    matches!(place, Offset::Left1 | Offset::Right1)
}

/// Of a frequent word, all of its features.
pub(super) fn of_word(learned: &Learned, lower: u32, word: &Word) -> Vec<u8> {
    four(|place| learned.sum(|each| context(lower, word, place, each)))
}

/// Of each cluster.
pub(super) fn of_clusters(learned: &Learned) -> Vec<u8> {
    let row = |cluster: u64, place| learned.row(context_key(place, template::CLUSTER, cluster));
    (0..CLUSTERS as u64).flat_map(|cluster| four(|place| row(cluster, place))).collect()
}

/// Of each class and how often words of it are capitalised.
pub(super) fn of_classes(learned: &Learned) -> Vec<u8> {
    let row = |class: u64, caps: u64, place| {
        let mut row = learned.row(context_key(place, template::CLASS, class));
        if is_next(place) {
            add(&mut row, &learned.row(context_key(place, template::CAPS, caps << 8 | class)));
        }
        row
    };
    let numbers = 0..CLASSES as u64;
    numbers.flat_map(|n| four(|place| row(n & 31, n >> 5, place))).collect()
}

/// Of each set of gazetteers.
pub(super) fn of_masks(learned: &Learned, masks: &Masks) -> Vec<u8> {
    let row = |mask: u16, place| {
        let bits = (0..16u64).filter(|bit| mask >> bit & 1 != 0 && is_next(place));
        let mut row = [0.0; 16];
        bits.for_each(|bit| {
            add(&mut row, &learned.row(context_key(place, template::LISTED, bit)));
        });
        row
    };
    masks.bits.iter().flat_map(|&mask| four(|place| row(mask, place))).collect()
}
