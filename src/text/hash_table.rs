//! A hash table that no choice of keys makes slow, and that is emptied in constant time.
//!
//! Whoever writes an article chooses the words in it, and the hashes are known, so he can have all of them fall into one bucket.
//! Hence a bucket is no list but a binary tree, in which each step down uses one more bit of the hash: two keys differ in one of
//! their 64 bits, so no look-up takes more steps than that, and of usual keys hardly any takes a second.

use alloc::vec::Vec;

use super::grow::Grow;
use super::held::held;
use crate::error::OutOfMemory;

/// Values by hashes, numbered from 0 in the order in which they came.
#[derive(Debug, Clone)]
pub(crate) struct HashTable<V> {
    /// The number of the first node of each bucket, a power of two of them. It counts only if that node is of the bucket: the
    /// numbers of before [`clear`](HashTable::clear) stay.
    heads: Vec<u32>,
    /// As many as there are heads at most.
    nodes: Vec<Node<V>>,
}

#[derive(Debug, Clone, Copy)]
struct Node<V> {
    /// Its bytes: a `u64` would leave a gap behind values of four bytes, which most are.
    key: [u8; 8],
    /// Nodes of the same bucket by the next bit of the hash; 0 for none, as node 0 is the first of its bucket.
    below: [u32; 2],
    value: V,
}

impl<V> Node<V> {
    #[inline(always)]
    fn key(&self) -> u64 {
        u64::from_le_bytes(self.key)
    }
}

/// Where a key that is not there goes.
enum Free {
    Head(usize),
    Below(usize, usize),
}

impl<V> Default for HashTable<V> {
    fn default() -> Self {
        HashTable { heads: Vec::new(), nodes: Vec::new() }
    }
}

/// Spreads the bits of `key` to the upper ones. Different keys stay different.
fn spread(key: u64) -> u64 {
    key.wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

impl<V> HashTable<V> {
    /// Empties the table, keeps its memory.
    pub(crate) fn clear(&mut self) {
        self.nodes.clear();
    }

    /// Bytes of the heap that it holds.
    pub(crate) fn memory(&self) -> usize {
        held(&self.heads) + held(&self.nodes)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The number of `key`, or where it goes. There are heads.
    #[inline]
    fn find(&self, key: u64) -> Result<usize, Free> {
        // Bits of the bucket; there is never only one.
        let size = self.heads.len().trailing_zeros();
        let hash = spread(key);
        let head = (hash >> (64 - size)) as usize;
        let mut at = self.heads[head] as usize;
        let Some(mut node) = self.nodes.get(at) else { return Err(Free::Head(head)) };
        if node.key() == key {
            return Ok(at);
        }
        if (spread(node.key()) >> (64 - size)) as usize != head {
            return Err(Free::Head(head));
        }
        let mut bits = hash << size;
        loop {
            let side = (bits >> 63) as usize;
            bits <<= 1;
            match node.below[side] as usize {
                0 => return Err(Free::Below(at, side)),
                next => at = next,
            }
            node = &self.nodes[at];
            if node.key() == key {
                return Ok(at);
            }
        }
    }

    /// The number of `key`.
    #[inline]
    pub(crate) fn number(&self, key: u64) -> Option<usize> {
        if self.is_empty() {
            return None;
        }
        self.find(key).ok()
    }

    /// The value of `key`.
    #[inline]
    pub(crate) fn get(&self, key: u64) -> Option<V>
    where
        V: Copy,
    {
        self.number(key).map(|at| self.nodes[at].value)
    }

    /// The value of a number that was told since the table was cleared.
    #[inline]
    pub(crate) fn value(&self, number: usize) -> &V {
        &self.nodes[number].value
    }

    /// As [`value`](HashTable::value), to change it.
    #[inline]
    pub(crate) fn value_mut(&mut self, number: usize) -> &mut V {
        &mut self.nodes[number].value
    }

    /// The number of `key`, whose value is made if it has none.
    #[inline]
    pub(crate) fn number_or(
        &mut self,
        key: u64,
        make: impl FnOnce() -> V,
    ) -> Result<usize, OutOfMemory> {
        if self.nodes.len() >= self.heads.len() {
            self.grow()?;
        }
        match self.find(key) {
            Ok(at) => Ok(at),
            Err(free) => self.add(key, free, make()),
        }
    }

    /// The value of `key`, made if it has none.
    #[inline]
    pub(crate) fn get_or(
        &mut self,
        key: u64,
        make: impl FnOnce() -> V,
    ) -> Result<&mut V, OutOfMemory> {
        let at = self.number_or(key, make)?;
        Ok(self.value_mut(at))
    }

    /// Sets the value of `key` and returns the one before.
    #[inline]
    pub(crate) fn set(&mut self, key: u64, value: V) -> Result<Option<V>, OutOfMemory> {
        if self.nodes.len() >= self.heads.len() {
            self.grow()?;
        }
        match self.find(key) {
            Ok(at) => Ok(Some(core::mem::replace(&mut self.nodes[at].value, value))),
            Err(free) => self.add(key, free, value).map(|_| None),
        }
    }

    fn add(&mut self, key: u64, free: Free, value: V) -> Result<usize, OutOfMemory> {
        let at = self.nodes.len();
        self.nodes.grow(Node { key: key.to_le_bytes(), below: [0; 2], value })?;
        self.link(free, at);
        Ok(at)
    }

    fn link(&mut self, free: Free, at: usize) {
        match free {
            Free::Head(head) => self.heads[head] = at as u32,
            Free::Below(node, side) => self.nodes[node].below[side] = at as u32,
        }
    }

    #[cold]
    fn grow(&mut self) -> Result<(), OutOfMemory> {
        let size = (self.heads.len() * 2).max(32);
        // No node has this number, so that no bucket has one.
        self.heads.clear();
        self.heads.grow_to(size, u32::MAX)?;
        self.nodes.iter_mut().for_each(|node| node.below = [0; 2]);
        for at in 0..self.nodes.len() {
            if let Err(free) = self.find(self.nodes[at].key()) {
                self.link(free, at);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_what_was_set_since_it_was_cleared() {
        let mut table = HashTable::default();
        assert_eq!(table.get(7), None);
        for round in 0..3 {
            table.clear();
            for key in 0..1000u64 {
                assert_eq!(table.set(key * 64, key as u32 + round), Ok(None));
            }
            assert_eq!(table.set(64, 5), Ok(Some(1 + round)));
            assert_eq!(table.get_or(64, || 9), Ok(&mut 5));
            assert_eq!(
                (table.get(64), table.get(1), table.get(640)),
                (Some(5), None, Some(10 + round))
            );
            assert_eq!((table.number(640), table.number(1)), (Some(10), None));
        }
        // A shorter round does not see what a longer one left in the heads.
        table.clear();
        table.set(64, 1).unwrap();
        assert!((2..1000).all(|key| table.get(key * 64).is_none()) && table.get(0).is_none());
    }

    /// Steps that the look-ups of all `keys` take in a table of them.
    fn steps(keys: &[u64]) -> Vec<usize> {
        let mut table = HashTable::default();
        keys.iter().for_each(|key| _ = table.set(*key, *key));
        let size = table.heads.len().trailing_zeros();
        let steps = |&key: &u64| {
            assert_eq!(table.get(key), Some(key));
            let mut at = table.heads[(spread(key) >> (64 - size)) as usize] as usize;
            let mut bits = spread(key) << size;
            let mut steps = 1;
            while table.nodes[at].key() != key {
                at = table.nodes[at].below[(bits >> 63) as usize] as usize;
                (bits, steps) = (bits << 1, steps + 1);
            }
            steps
        };
        keys.iter().map(steps).collect()
    }

    /// The key whose hash is `hash`.
    fn key_of(hash: u64) -> u64 {
        // The inverse of an odd number, by Newton's method: each round doubles the bits that are right.
        let factor = spread(1);
        let inverse =
            (0..6).fold(factor, |x, _| x.wrapping_mul(2u64.wrapping_sub(factor.wrapping_mul(x))));
        hash.wrapping_mul(inverse)
    }

    #[test]
    fn chosen_keys_take_no_more_than_linear_time() {
        assert_eq!(spread(key_of(12345)), 12345);
        let sum = |steps: Vec<usize>| steps.iter().sum::<usize>();
        // What made one run of slots of the open addressing that stood here before: 22.7 s for 1.4 MB of percentages.
        let one_slot = |n: u64| sum(steps(&(0..n).map(|i| i << 32 | i).collect::<Vec<_>>()));
        // One bucket of any size that the table has, and after it bits that fall one by one.
        let one_bucket = |n: u64| sum(steps(&(0..n).map(key_of).collect::<Vec<_>>()));
        let reversed = |n: u64| sum(steps(&(0..n).rev().map(key_of).collect::<Vec<_>>()));
        // One run of slots would take half the square: 8 million steps, and 128 million.
        for chosen in [&one_slot as &dyn Fn(u64) -> usize, &one_bucket, &reversed] {
            for n in [4000, 16_000] {
                let steps = chosen(n);
                assert!(steps <= n as usize * 64, "{steps} steps of {n} keys");
            }
        }
        // The longest way there can be.
        let chain: Vec<u64> = (0..64).map(|bit| key_of(1 << bit)).chain([0]).collect();
        let longest = steps(&chain).into_iter().max().unwrap_or(0);
        assert!((30..=64).contains(&longest), "{longest}");
    }

    #[test]
    fn usual_keys_are_found_at_once() {
        let words: Vec<u64> = (0..50_000u64)
            .map(|i| crate::text::hash::hash_of(alloc::format!("word{i}").as_bytes()))
            .collect();
        let steps: usize = steps(&words).iter().sum();
        assert!(steps < 50_000 * 3 / 2, "{steps}");
    }
}
