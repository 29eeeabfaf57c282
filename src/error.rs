//! What can go wrong. A bad article is not among it: any bytes give a result.

use alloc::borrow::Cow;
use core::fmt;

/// Why an article or a model was refused.
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
    /// What is wrong with the model; empty for an input.
    reason: Cow<'static, str>,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.offset.unwrap_or_default();
        match self.kind {
            ErrorKind::InputTooLarge => {
                write!(f, "input has {at} bytes, the limit is {}", Error::LONGEST)
            }
            ErrorKind::InvalidModel => write!(f, "invalid model at byte {at}: {}", self.reason),
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
}

impl Error {
    /// Bytes of the longest article: the end of its last span is a 32-bit number.
    const LONGEST: u64 = u32::MAX as u64;

    /// Refuses an article of so many bytes if its spans would have no room.
    pub(crate) fn check_len(len: u64) -> Result<(), Error> {
        let reason = Cow::Borrowed("");
        let error = Error { kind: ErrorKind::InputTooLarge, offset: Some(len), reason };
        if len > Error::LONGEST { Err(error) } else { Ok(()) }
    }

    pub(crate) fn model(offset: usize, reason: impl Into<Cow<'static, str>>) -> Error {
        let (kind, offset) = (ErrorKind::InvalidModel, Some(offset as u64));
        Error { kind, offset, reason: reason.into() }
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

    /// The byte of the model at which the check failed, or the length of the input that is too long.
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
