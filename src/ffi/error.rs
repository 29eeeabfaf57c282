//! `copydesk_status` and `copydesk_error`: what went wrong, in memory of the caller.

use core::ffi::c_char;
use core::fmt::{self, Display, Write};

use crate::error::{Error, ErrorKind, OutOfMemory};

/// The result of a call that can fail. Later versions may add numbers: treat those you do not know as failures.
#[repr(u32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum copydesk_status {
    /// Success.
    Ok = 0,
    /// A NULL, a number or a setting that the function's comment does not allow.
    InvalidArgument = 1,
    /// The article has 4 GiB or more.
    InputTooLarge = 2,
    /// The model's bytes fail a check: magic, version, length or checksum.
    InvalidModel = 3,
    /// A fault of the library. Nothing is lost; please report it with the message.
    Internal = 4,
    /// An allocation failed. The handles of the call are as good as before, and it may be made again.
    OutOfMemory = 5,
}

impl copydesk_status {
    pub(super) const ALL: [copydesk_status; 6] = [
        copydesk_status::Ok,
        copydesk_status::InvalidArgument,
        copydesk_status::InputTooLarge,
        copydesk_status::InvalidModel,
        copydesk_status::Internal,
        copydesk_status::OutOfMemory,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            copydesk_status::Ok => "ok",
            copydesk_status::InvalidArgument => "invalid argument",
            copydesk_status::InputTooLarge => "input too large",
            copydesk_status::InvalidModel => "invalid model",
            copydesk_status::Internal => "internal error",
            copydesk_status::OutOfMemory => "out of memory",
        }
    }
}

/// Why a call failed. Yours, usually on the stack; it needs no preparation and there is nothing to free.
/// A call that takes one fills it always, with COPYDESK_STATUS_OK and an empty message on success.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct copydesk_error {
    /// The status that the call returned.
    pub status: u32,
    /// 0.
    pub reserved: u32,
    /// The byte of the article or model at which a check failed, or COPYDESK_NO_OFFSET.
    pub offset: u64,
    /// For people: UTF-8, NUL-terminated, cut at a character's edge if it is too long.
    pub message: [c_char; 240],
}

/// The offset of an error that has none.
pub const COPYDESK_NO_OFFSET: u64 = 0xFFFF_FFFF_FFFF_FFFF;

const _: () = {
    assert!(size_of::<copydesk_error>() == 256);
    assert!(core::mem::offset_of!(copydesk_error, offset) == 8);
    assert!(core::mem::offset_of!(copydesk_error, message) == 16);
};

/// What the body of a guarded function returns instead of success.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) status: copydesk_status,
    pub(super) offset: Option<u64>,
    pub(super) message: Message,
}

impl Failure {
    pub(super) fn argument(message: impl Display) -> Failure {
        let status = copydesk_status::InvalidArgument;
        Failure { status, offset: None, message: Message::new(message) }
    }
}

/// The start of a message, as much as a copydesk_error holds: a failure must not need memory that may be what failed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Message {
    bytes: [u8; 239],
    len: usize,
    /// Whether something did not fit: nothing is written behind a gap.
    cut: bool,
}

impl Message {
    pub(super) fn new(message: impl Display) -> Message {
        let mut text = Message { bytes: [0; 239], len: 0, cut: false };
        // What does not fit is cut, so nothing fails.
        let _ = write!(text, "{message}");
        text
    }

    pub(super) fn as_str(&self) -> &str {
        core::str::from_utf8(&self.bytes[..self.len]).unwrap_or_default()
    }
}

impl Write for Message {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if !self.cut {
            let fits = cut(text, self.bytes.len() - self.len);
            self.bytes[self.len..self.len + fits.len()].copy_from_slice(fits.as_bytes());
            self.len += fits.len();
            self.cut = fits.len() < text.len();
        }
        Ok(())
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        let status = match error.kind() {
            ErrorKind::InputTooLarge => copydesk_status::InputTooLarge,
            ErrorKind::InvalidModel => copydesk_status::InvalidModel,
            ErrorKind::OutOfMemory => copydesk_status::OutOfMemory,
        };
        Failure { status, offset: error.offset(), message: Message::new(&error) }
    }
}

impl From<OutOfMemory> for Failure {
    fn from(none: OutOfMemory) -> Failure {
        Error::from(none).into()
    }
}

impl copydesk_error {
    /// What the caller finds after success.
    pub(super) const NONE: copydesk_error = copydesk_error {
        status: copydesk_status::Ok as u32,
        reserved: 0,
        offset: COPYDESK_NO_OFFSET,
        message: [0; 240],
    };
}

impl From<&Failure> for copydesk_error {
    fn from(failure: &Failure) -> copydesk_error {
        let mut error = copydesk_error {
            status: failure.status as u32,
            offset: failure.offset.unwrap_or(COPYDESK_NO_OFFSET),
            ..copydesk_error::NONE
        };
        for (to, &from) in error.message.iter_mut().zip(&failure.message.bytes) {
            *to = from as c_char;
        }
        error
    }
}

/// The start of `text`, at most `len` bytes, that ends at a character's edge.
pub(super) fn cut(text: &str, len: usize) -> &str {
    let mut end = len.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_messages_are_cut_between_characters() {
        let failure = Failure::argument("ä".repeat(200));
        let error = copydesk_error::from(&failure);
        let bytes: Vec<u8> =
            error.message.iter().take_while(|&&c| c != 0).map(|&c| c as u8).collect();
        assert_eq!(core::str::from_utf8(&bytes), Ok(&*"ä".repeat(119)));
        assert_eq!(error.offset, COPYDESK_NO_OFFSET);
        // Nothing is written behind what did not fit, though it were short enough.
        let two = Failure::argument(format_args!("{}{}", "ä".repeat(200), "b"));
        assert_eq!(two.message.as_str(), "ä".repeat(119));
    }
}
