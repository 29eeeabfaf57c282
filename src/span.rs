//! Byte ranges into the caller's buffer.

use core::fmt;
use core::ops::{Index, Range};

/// A half-open range of bytes, `start..end`, of the article it was found in.
///
/// Unlike `core::ops::Range` it is `Copy`, and it takes eight bytes: articles have less than 4 GiB.
///
/// ```
/// use copydesk::Span;
/// let span = Span::new(3, 8);
/// assert_eq!(span.len(), 5);
/// assert_eq!(&b"by Anna Lund"[span], b"Anna ");
/// ```
#[repr(C)]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The range `start..end`. It is empty if `end` is not after `start`.
    ///
    /// ```
    /// use copydesk::Span;
    /// assert_eq!(Span::new(3, 8), Span { start: 3, end: 8 });
    /// ```
    pub const fn new(start: u32, end: u32) -> Span {
        Span { start, end }
    }

    /// The same range from `usize` offsets, which inside the library are known to fit.
    pub(crate) const fn at(start: usize, end: usize) -> Span {
        Span { start: start as u32, end: end as u32 }
    }

    /// Length in bytes.
    ///
    /// ```
    /// assert_eq!(copydesk::Span::new(3, 8).len(), 5);
    /// ```
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// Whether the range holds no byte. Optional details that are absent are empty spans.
    ///
    /// ```
    /// assert!(copydesk::Span::new(3, 3).is_empty());
    /// ```
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether byte `offset` lies in the range.
    ///
    /// ```
    /// let span = copydesk::Span::new(3, 8);
    /// assert!(span.contains(3) && !span.contains(8));
    /// ```
    pub const fn contains(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether all of `other` lies in the range.
    ///
    /// ```
    /// use copydesk::Span;
    /// let line = Span::new(3, 8);
    /// assert!(line.covers(Span::new(4, 8)) && !line.covers(Span::new(4, 9)));
    /// ```
    pub const fn covers(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The range moved right by `offset` bytes.
    pub(crate) const fn shift(self, offset: usize) -> Span {
        Span { start: self.start + offset as u32, end: self.end + offset as u32 }
    }

    /// The same range as `usize`, for slices and strings.
    ///
    /// ```
    /// use copydesk::Span;
    /// assert_eq!(&"by Anna Lund"[Span::new(3, 12).range()], "Anna Lund");
    /// ```
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl Index<Span> for [u8] {
    type Output = [u8];

    fn index(&self, span: Span) -> &[u8] {
        &self[span.range()]
    }
}
