//! Which words of one text are which words of another, both in the same order but for what one of them lacks.

use alloc::vec;
use alloc::vec::Vec;
use std::collections::HashMap;

use crate::text::hash::{pair_hash, word_hash};

/// Hashes of the words of a text: runs of letters and digits.
pub(crate) fn words(text: &str) -> Vec<u32> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(|w| word_hash(w.as_bytes()))
        .collect()
}

/// For each word of `a` the index of its word in `b`.
///
/// Three words in a row that occur once in both are an anchor. The longest series of anchors in order is kept, and each grows to
/// both sides as far as words are equal.
pub(crate) fn align(a: &[u32], b: &[u32]) -> Vec<Option<usize>> {
    let mut out = vec![None; a.len()];
    let (in_a, in_b) = (unique(a), unique(b));
    let mut anchors: Vec<(usize, usize)> = in_a
        .iter()
        .filter_map(|(hash, &i)| Some((i, *in_b.get(hash)?)))
        .filter(|&(i, j)| i != usize::MAX && j != usize::MAX)
        .collect();
    anchors.sort_unstable();
    for (i, j) in increasing(&anchors) {
        let mut k = 0;
        while i + k < a.len() && j + k < b.len() && a[i + k] == b[j + k] && out[i + k].is_none() {
            out[i + k] = Some(j + k);
            k += 1;
        }
        k = 1;
        while k <= i && k <= j && a[i - k] == b[j - k] && out[i - k].is_none() {
            out[i - k] = Some(j - k);
            k += 1;
        }
    }
    out
}

/// From the hash of three words to where they stand; `usize::MAX` if in two places.
fn unique(words: &[u32]) -> HashMap<u32, usize> {
    let mut places = HashMap::new();
    for (at, three) in words.windows(3).enumerate() {
        let hash = pair_hash(pair_hash(three[0], three[1]), three[2]);
        places.entry(hash).and_modify(|place| *place = usize::MAX).or_insert(at);
    }
    places
}

/// The longest series of pairs that increases in its second numbers too.
fn increasing(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut tails: Vec<usize> = Vec::new();
    let mut before = vec![usize::MAX; pairs.len()];
    for (at, pair) in pairs.iter().enumerate() {
        let len = tails.partition_point(|&t| pairs[t].1 < pair.1);
        if len > 0 {
            before[at] = tails[len - 1];
        }
        match tails.get_mut(len) {
            Some(tail) => *tail = at,
            None => tails.push(at),
        }
    }
    let mut out = Vec::new();
    let mut at = tails.last().copied().unwrap_or(usize::MAX);
    while at != usize::MAX {
        out.push(pairs[at]);
        at = before[at];
    }
    out.reverse();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aligns_around_what_is_missing() {
        let a = words("menu home the bridge over the harbour reopened on monday share");
        let b = words("the bridge over the harbour reopened at last on monday");
        let found: Vec<_> = align(&a, &b);
        assert_eq!(found[2], Some(0));
        assert_eq!(found[7], Some(5));
        assert_eq!(found[0], None);
    }

    #[test]
    fn keeps_the_longest_increasing_series() {
        let pairs = [(0, 5), (1, 1), (2, 2), (3, 9), (4, 3)];
        assert_eq!(increasing(&pairs), [(1, 1), (2, 2), (4, 3)]);
    }
}
