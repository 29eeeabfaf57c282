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

/// Adds an item. A buffer that is full grows by a quarter: twice as much would be more than a very large article needs.
pub(crate) fn push<T>(buffer: &mut Vec<T>, item: T) {
    if buffer.len() == buffer.capacity() {
        buffer.reserve_exact((buffer.len() / 4).max(64));
    }
    buffer.push(item);
}
