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
