//! Features with a row of their own: all but those that are summed into words, clusters, classes and sets of gazetteers.

use std::collections::HashSet;

use super::buckets::{self, Entry};
use super::seen::Seen;
use super::words::Known;
use super::{Learned, quantise};
use crate::name::own::{Offset, context_key, lower_hash, template, word_key};
use crate::name::weights::ROW;

/// Keys of what clusters, classes, capitals and lists give neighbours, of every value that there may be.
pub(super) fn summed() -> impl Iterator<Item = u64> {
    const VALUES: u64 = 8192;
    let templates = [template::CLASS, template::CLUSTER, template::CAPS, template::LISTED];
    let pairs = Offset::ALL.into_iter().flat_map(move |p| templates.map(|t| (p, t)));
    pairs.flat_map(|(place, t)| (0..VALUES).map(move |value| context_key(place, t, value)))
}

/// The other features, those that are worth most first.
pub(super) fn others(learned: &Learned, seen: &Seen) -> Vec<Entry<ROW>> {
    let mut elsewhere: HashSet<u64> = summed().collect();
    for word in seen.words.keys() {
        elsewhere.insert(word_key(word));
        let lower = u64::from(lower_hash(word) as u32);
        elsewhere.extend(Offset::ALL.map(|place| context_key(place, template::LOWER, lower)));
    }
    let alphabet = learned.alphabet;
    let others = alphabet
        .ids
        .iter()
        .filter(|(key, _)| !elsewhere.contains(key) && !alphabet.local.contains(key));
    let mut rows: Vec<Entry<ROW>> = others
        .map(|(&key, &id)| {
            let row = &learned.crf.weights[id as usize];
            let norm = row.iter().map(|weight| weight * weight).sum::<f32>().sqrt();
            (key, norm * alphabet.seen(id).sqrt(), quantise(row))
        })
        .filter(|(_, _, row)| row.iter().any(|&byte| byte != 0))
        .collect();
    buckets::sort(&mut rows);
    rows
}

/// Keys of all features that a part has something of, with those of corpora's own conventions, which it leaves out.
pub(super) fn kept(learned: &Learned, words: &[Known], rows: &[Entry<ROW>]) -> HashSet<u64> {
    let mut keys: HashSet<u64> = rows.iter().map(|row| row.0).chain(summed()).collect();
    keys.extend(&learned.alphabet.local);
    keys.extend(words.iter().map(|word| word_key(word.bytes)));
    keys.extend(words.iter().filter(|word| word.context > 0).flat_map(Known::context_keys));
    keys
}
