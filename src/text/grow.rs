//! Growth that may fail. Where a `Vec` ends the process because there is no memory, these say so; `clippy.toml` keeps all
//! other growth out of the library.
#![expect(clippy::disallowed_methods, reason = "each use is behind room that was made")]

use alloc::alloc::{Layout, handle_alloc_error};
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use crate::error::OutOfMemory;

/// What `Vec` has, but for that it tells when there is no memory; nothing is added then.
pub(crate) trait Grow<T> {
    /// Adds an item.
    fn grow(&mut self, item: T) -> Result<(), OutOfMemory>;
    /// Adds an item. A vector that is full grows by a quarter: twice as much would be more than a very large article needs.
    fn grow_slowly(&mut self, item: T) -> Result<(), OutOfMemory>;
    /// Adds items.
    fn grow_by(&mut self, items: impl IntoIterator<Item = T>) -> Result<(), OutOfMemory>;
    /// Adds copies of items.
    fn grow_slice(&mut self, items: &[T]) -> Result<(), OutOfMemory>
    where
        T: Copy;
    /// Adds copies of the items of `range`.
    fn grow_within(&mut self, range: Range<usize>) -> Result<(), OutOfMemory>
    where
        T: Copy;
    /// Adds copies of `item` until there are `len`, or cuts off what is behind.
    fn grow_to(&mut self, len: usize, item: T) -> Result<(), OutOfMemory>
    where
        T: Clone;
    /// Makes room for `more` items: as many can be added and nothing is asked for.
    fn room(&mut self, more: usize) -> Result<(), OutOfMemory>;
    /// As [`room`](Grow::room), for what will not be added to: no room besides is made.
    fn room_exact(&mut self, more: usize) -> Result<(), OutOfMemory>;
}

impl<T> Grow<T> for Vec<T> {
    #[inline(always)]
    fn grow(&mut self, item: T) -> Result<(), OutOfMemory> {
        if self.len() == self.capacity() {
            more(self, 1)?;
        }
        self.push(item);
        Ok(())
    }

    #[inline]
    fn grow_slowly(&mut self, item: T) -> Result<(), OutOfMemory> {
        if self.len() == self.capacity() {
            self.room_exact((self.len() / 4).max(64))?;
        }
        self.push(item);
        Ok(())
    }

    #[inline]
    fn grow_by(&mut self, items: impl IntoIterator<Item = T>) -> Result<(), OutOfMemory> {
        let mut items = items.into_iter();
        let sure = items.size_hint().0;
        self.room(sure)?;
        self.extend(items.by_ref().take(sure));
        items.try_for_each(|item| self.grow(item))
    }

    #[inline]
    fn grow_slice(&mut self, items: &[T]) -> Result<(), OutOfMemory>
    where
        T: Copy,
    {
        self.room(items.len())?;
        self.extend_from_slice(items);
        Ok(())
    }

    #[inline]
    fn grow_within(&mut self, range: Range<usize>) -> Result<(), OutOfMemory>
    where
        T: Copy,
    {
        self.room(range.len())?;
        self.extend_from_within(range);
        Ok(())
    }

    #[inline]
    fn grow_to(&mut self, len: usize, item: T) -> Result<(), OutOfMemory>
    where
        T: Clone,
    {
        self.room(len.saturating_sub(self.len()))?;
        self.resize(len, item);
        Ok(())
    }

    #[inline]
    fn room(&mut self, len: usize) -> Result<(), OutOfMemory> {
        match self.capacity() - self.len() < len {
            true => more(self, len),
            false => Ok(()),
        }
    }

    #[inline]
    fn room_exact(&mut self, len: usize) -> Result<(), OutOfMemory> {
        match self.capacity() - self.len() < len {
            true => more_exact(self, len),
            false => Ok(()),
        }
    }
}

#[cold]
#[inline(never)]
fn more_exact<T>(items: &mut Vec<T>, len: usize) -> Result<(), OutOfMemory> {
    items.try_reserve_exact(len).map_err(|_| OutOfMemory)
}

/// Bytes of a buffer that grows by a quarter: twice as much would be more than a large article needs.
const LARGE: usize = 1 << 16;

#[cold]
#[inline(never)]
fn more<T>(items: &mut Vec<T>, len: usize) -> Result<(), OutOfMemory> {
    let made = match items.capacity() * size_of::<T>() < LARGE {
        true => items.try_reserve(len),
        false => items.try_reserve_exact(len.max(items.capacity() / 4)),
    };
    made.map_err(|_| OutOfMemory)
}

/// As [`Grow`] for text.
pub(crate) trait GrowText {
    /// Adds a character.
    fn grow(&mut self, char: char) -> Result<(), OutOfMemory>;
    /// Adds text.
    fn grow_str(&mut self, text: &str) -> Result<(), OutOfMemory>;
    /// Makes room for `more` bytes.
    fn room(&mut self, more: usize) -> Result<(), OutOfMemory>;
}

impl GrowText for String {
    #[inline]
    fn grow(&mut self, char: char) -> Result<(), OutOfMemory> {
        self.grow_str(char.encode_utf8(&mut [0; 4]))
    }

    #[inline]
    fn grow_str(&mut self, text: &str) -> Result<(), OutOfMemory> {
        self.room(text.len())?;
        self.push_str(text);
        Ok(())
    }

    #[inline]
    fn room(&mut self, more: usize) -> Result<(), OutOfMemory> {
        match self.capacity() - self.len() < more {
            true => self.try_reserve(more).map_err(|_| OutOfMemory),
            false => Ok(()),
        }
    }
}

/// A box of `N` items, which `items` has.
pub(crate) fn boxed<T, const N: usize>(
    items: impl IntoIterator<Item = T>,
) -> Result<Box<[T; N]>, OutOfMemory> {
    let mut all = Vec::new();
    // No byte more than is needed, or the box would be moved to smaller memory.
    all.room_exact(N)?;
    all.extend(items.into_iter().take(N));
    all.into_boxed_slice().try_into().map_err(|_| OutOfMemory)
}

/// What a function gives that has no way to tell that there is no memory: it ends the process, as `String` does.
pub(crate) fn enough<T, E>(made: Result<T, E>) -> T {
    made.unwrap_or_else(|_| handle_alloc_error(Layout::new::<u8>()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_there_is_changes_nothing() {
        let mut items = Vec::from([1u32, 2]);
        assert!(items.room(usize::MAX / 8).is_err());
        assert!(items.grow_to(usize::MAX / 8, 0).is_err());
        assert_eq!(items, [1, 2]);
        items.grow_by([3, 4].into_iter().filter(|n| n % 2 == 0)).unwrap();
        items.grow_to(2, 0).unwrap();
        items.grow_slice(&[5]).unwrap();
        items.grow(6).unwrap();
        assert_eq!(items, [1, 2, 5, 6]);
    }

    #[test]
    fn slow_growth_is_by_a_quarter() {
        let mut items = Vec::new();
        for item in 0..1000 {
            let before = items.capacity();
            items.grow_slowly(item).unwrap();
            assert!(items.capacity() <= before + (before / 4).max(64));
        }
        assert!(items.iter().copied().eq(0..1000));
    }

    #[test]
    fn large_buffers_grow_by_a_quarter_however_they_grow() {
        let mut items: Vec<u32> = Vec::new();
        while items.len() < 1 << 17 {
            let before = items.capacity();
            items.grow(1).unwrap();
            items.grow_slice(&[2, 3]).unwrap();
            items.grow_by([4, 5, 6]).unwrap();
            items.grow_within(0..2).unwrap();
            let most = if before * 4 < LARGE { before * 2 } else { before + before / 4 };
            assert!(items.capacity() <= most.max(8), "{before} {}", items.capacity());
        }
    }

    #[test]
    fn boxes_have_all_items() {
        assert_eq!(*boxed::<_, 3>(1..).unwrap(), [1, 2, 3]);
        assert!(boxed::<_, 3>([1, 2]).is_err());
    }
}
