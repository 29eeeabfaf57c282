//! What can go wrong. A bad article is not among it: any bytes give a result.

use core::fmt;

/// Why an article or a model was refused, or that there is no memory.
///
/// Its text says what is wrong and where, for people; programs look at [`kind`](Error::kind) and [`offset`](Error::offset).
///
/// ```
/// let error = copydesk::Model::from_bytes(b"not a model").unwrap_err();
/// assert_eq!(error.to_string(), "invalid model at byte 0: not a copydesk model");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Error {
    kind: ErrorKind,
    offset: Option<u64>,
    /// What is wrong with the model; empty for what is no model.
    reason: &'static str,
    /// The number that is wrong, and the one that is right.
    numbers: Option<(u64, u64)>,
}

/// There is no memory: what cannot be added to says so with this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OutOfMemory;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.offset.unwrap_or_default();
        match self.kind {
            ErrorKind::InputTooLarge => {
                write!(f, "input has {at} bytes, the limit is {}", Error::LONGEST)
            }
            ErrorKind::InvalidModel => match self.numbers {
                Some((has, wants)) => {
                    write!(f, "invalid model at byte {at}: {} {has}, not {wants}", self.reason)
                }
                None => write!(f, "invalid model at byte {at}: {}", self.reason),
            },
            ErrorKind::OutOfMemory => f.write_str("out of memory"),
        }
    }
}

/// The class of an [`Error`]. Later versions may add some.
///
/// ```
/// use copydesk::{ErrorKind, Model};
/// let error = Model::from_bytes(b"").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::InvalidModel);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The input has 4 GiB or more: spans are 32 bits wide.
    InputTooLarge,
    /// The model's bytes fail a check: magic, version, length or checksum.
    InvalidModel,
    /// An allocation failed. Nothing is lost, and the call may be made again.
    OutOfMemory,
}

impl Error {
    /// Bytes of the longest article: the end of its last span is a 32-bit number.
    const LONGEST: u64 = u32::MAX as u64;

    /// Refuses an article of so many bytes if its spans would have no room.
    pub(crate) fn check_len(len: u64) -> Result<(), Error> {
        let (kind, offset) = (ErrorKind::InputTooLarge, Some(len));
        let error = Error { kind, offset, reason: "", numbers: None };
        if len > Error::LONGEST { Err(error) } else { Ok(()) }
    }

    pub(crate) fn model(offset: usize, reason: &'static str) -> Error {
        let (kind, offset) = (ErrorKind::InvalidModel, Some(offset as u64));
        Error { kind, offset, reason, numbers: None }
    }

    /// As [`model`](Error::model), of a number of the model that is another than it must be.
    pub(crate) fn model_number(offset: usize, what: &'static str, has: u64, wants: u64) -> Error {
        Error { numbers: Some((has, wants)), ..Error::model(offset, what) }
    }

    /// The error, of bytes that stand `start` bytes behind those that were asked for.
    pub(crate) fn behind(self, start: usize) -> Error {
        Error { offset: self.offset.map(|at| at + start as u64), ..self }
    }

    /// The class of the error.
    ///
    /// ```
    /// use copydesk::{ErrorKind, Model};
    /// assert_eq!(Model::from_bytes(b"not a model").unwrap_err().kind(), ErrorKind::InvalidModel);
    /// ```
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The byte of the model at which the check failed, or the length of the input that is too long; none if there was no
    /// memory.
    ///
    /// ```
    /// let model = std::fs::read("src/data/names.bin")?;
    /// let error = copydesk::Model::from_bytes(&model[..18]).unwrap_err();
    /// assert_eq!(error.offset(), Some(16));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn offset(&self) -> Option<u64> {
        self.offset
    }
}

impl From<OutOfMemory> for Error {
    fn from(_: OutOfMemory) -> Error {
        Error { kind: ErrorKind::OutOfMemory, offset: None, reason: "", numbers: None }
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn articles_of_less_than_4_gib_are_accepted() {
        const GIB: u64 = 1 << 30;
        for len in [0, 1, 4 * GIB - 2, 4 * GIB - 1] {
            assert_eq!(Error::check_len(len), Ok(()));
            assert_eq!(u64::from(crate::span::Span::at(0, len as usize).end), len);
        }
        for len in [4 * GIB, 4 * GIB + 1, u64::MAX] {
            let error = Error::check_len(len).unwrap_err();
            assert_eq!((error.kind(), error.offset()), (ErrorKind::InputTooLarge, Some(len)));
            let told = alloc::format!("input has {len} bytes, the limit is 4294967295");
            assert_eq!(error.to_string(), told);
        }
    }
}
