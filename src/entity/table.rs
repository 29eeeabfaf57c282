//! A hash table from hashes to numbers that is emptied in constant time.

use alloc::vec::Vec;

use crate::error::OutOfMemory;
use crate::text::grow::Grow;

#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    key: u64,
    value: u32,
    /// The round in which the slot was filled.
    round: u32,
}

/// Open addressing over a power of two of slots, at most half of them full. Keys are hashes already.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table {
    slots: Vec<Slot>,
    full: usize,
    round: u32,
}

impl Table {
    /// Empties the table, keeps its memory.
    pub(crate) fn clear(&mut self) {
        self.full = 0;
        self.round = self.round.wrapping_add(1);
        if self.round == 0 {
            self.slots.fill(Slot::default());
            self.round = 1;
        }
    }

    fn slot(&self, key: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = (key ^ key >> 32) as usize & mask;
        while self.slots[slot].round == self.round && self.slots[slot].key != key {
            slot = (slot + 1) & mask;
        }
        slot
    }

    /// The number of `key`.
    pub(crate) fn get(&self, key: u64) -> Option<u32> {
        if self.full == 0 {
            return None;
        }
        let slot = self.slots[self.slot(key)];
        (slot.round == self.round).then_some(slot.value)
    }

    /// Sets the number of `key` and returns the one before.
    pub(crate) fn set(&mut self, key: u64, value: u32) -> Result<Option<u32>, OutOfMemory> {
        let old = self.or_set(key, value)?;
        Ok(old.map(|old| core::mem::replace(old, value)))
    }

    /// The number that `key` has; if it has none, sets it.
    fn or_set(&mut self, key: u64, value: u32) -> Result<Option<&mut u32>, OutOfMemory> {
        if 2 * (self.full + 1) > self.slots.len() {
            self.grow()?;
        }
        let at = self.slot(key);
        let slot = &mut self.slots[at];
        if slot.round == self.round {
            return Ok(Some(&mut slot.value));
        }
        *slot = Slot { key, value, round: self.round };
        self.full += 1;
        Ok(None)
    }

    /// Sets the number of `key` unless it has one.
    pub(crate) fn set_first(&mut self, key: u64, value: u32) -> Result<(), OutOfMemory> {
        self.or_set(key, value).map(|_| ())
    }

    fn grow(&mut self) -> Result<(), OutOfMemory> {
        let round = self.round.max(1);
        let size = (self.slots.len() * 2).max(64);
        let mut slots = Vec::new();
        slots.grow_to(size, Slot::default())?;
        let old = core::mem::replace(&mut self.slots, slots);
        (self.full, self.round) = (0, round);
        for slot in old.into_iter().filter(|slot| slot.round == round) {
            self.set(slot.key, slot.value)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_what_was_set_since_it_was_cleared() {
        let mut table = Table::default();
        assert_eq!(table.get(7), None);
        for round in 0..3 {
            table.clear();
            for key in 0..1000u64 {
                assert_eq!(table.set(key * 64, key as u32 + round), Ok(None));
            }
            assert_eq!(table.set(64, 5), Ok(Some(1 + round)));
            table.set_first(64, 9).unwrap();
            assert_eq!(
                (table.get(64), table.get(1), table.get(640)),
                (Some(5), None, Some(10 + round))
            );
        }
    }
}
