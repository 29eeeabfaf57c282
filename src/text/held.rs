//! How much heap buffers hold.

use alloc::vec::Vec;

/// Bytes of the heap that `buffer` holds, used or not.
pub(crate) fn held<T>(buffer: &Vec<T>) -> usize {
    buffer.capacity() * size_of::<T>()
}

/// How many items `buffer` has room for when it holds more than `room` bytes beyond what it holds now.
pub(crate) fn most<T>(buffer: &Vec<T>, room: usize) -> usize {
    (room / size_of::<T>()).saturating_add(buffer.capacity() + 1)
}

/// Bytes that a stage may keep from article to article at the least. Few articles need more; those that do shall not hold the
/// buffers of all stages at once.
pub(crate) const KEPT: usize = 1 << 19;

/// Gives the memory of `buffers` back, which `memory` tells, where it is more than `most` bytes.
pub(crate) fn give_back<T: Default>(buffers: &mut T, memory: fn(&T) -> usize, most: usize) {
    if memory(buffers) > most {
        *buffers = T::default();
    }
}
