//! What stands between C and the library: pointer checks, and the barrier that no panic crosses.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::error::{Failure, Message, copydesk_error, copydesk_status};
use crate::error::OutOfMemory;
use crate::text::grow::boxed;

/// Runs `body`, reports its failure or panic in `error` unless that is NULL, and returns the status.
///
/// Unwind safety is the body's duty: what it changes must be usable after a panic at any point.
pub(super) fn guard(
    error: *mut copydesk_error,
    body: impl FnOnce() -> Result<(), Failure>,
) -> copydesk_status {
    let result = catch_unwind(AssertUnwindSafe(body)).unwrap_or_else(|payload| {
        let reason = match (payload.downcast_ref::<&str>(), payload.downcast_ref::<String>()) {
            (Some(reason), _) => reason,
            (_, Some(reason)) => &**reason,
            _ => "unknown panic",
        };
        Err(Failure {
            status: copydesk_status::Internal,
            offset: None,
            message: Message::new(format_args!("internal error: {reason}")),
        })
    });
    if !error.is_null() {
        let filled = match &result {
            Ok(()) => copydesk_error::NONE,
            Err(failure) => copydesk_error::from(failure),
        };
        // SAFETY: the header asks for NULL or a writable copydesk_error; it is written, never read.
        unsafe { error.write(filled) };
    }
    match result {
        Ok(()) => copydesk_status::Ok,
        Err(failure) => failure.status,
    }
}

/// `body` with `fallback` for a panic, for functions that report no status.
pub(super) fn guard_or<T>(fallback: T, body: impl FnOnce() -> T) -> T {
    catch_unwind(AssertUnwindSafe(body)).unwrap_or(fallback)
}

/// What C holds a value by, until `Box::from_raw` takes it back.
pub(super) fn handle<T>(value: T) -> Result<*mut T, OutOfMemory> {
    // One item lies in memory as an array of one does.
    Ok(Box::into_raw(boxed::<T, 1>([value])?).cast())
}

/// A handle that the call reads.
///
/// # Safety
///
/// `handle` is NULL or a live `T` that nothing changes during `'a`.
pub(super) unsafe fn shared<'a, T>(handle: *const T, name: &str) -> Result<&'a T, Failure> {
    // SAFETY: the caller's promise is this function's.
    unsafe { handle.as_ref() }.ok_or_else(|| Failure::argument(format_args!("{name} is NULL")))
}

/// A handle that the call changes.
///
/// # Safety
///
/// `handle` is NULL or a live `T` that nothing else uses during `'a`.
pub(super) unsafe fn exclusive<'a, T>(handle: *mut T, name: &str) -> Result<&'a mut T, Failure> {
    // SAFETY: the caller's promise is this function's.
    unsafe { handle.as_mut() }.ok_or_else(|| Failure::argument(format_args!("{name} is NULL")))
}

/// A buffer that the call reads; NULL is allowed with length 0.
///
/// # Safety
///
/// `data` is NULL or `len` readable bytes that nothing changes during `'a`.
pub(super) unsafe fn bytes<'a>(
    data: *const u8,
    len: usize,
    name: &str,
) -> Result<&'a [u8], Failure> {
    match (data.is_null(), len) {
        (_, 0) => Ok(&[]),
        (true, _) => Err(Failure::argument(format_args!("{name} is NULL with a length of {len}"))),
        // No object is so large, and a slice of it would be undefined behaviour.
        (false, _) if len > isize::MAX as usize => {
            Err(Failure::argument(format_args!("{name} has an impossible length of {len}")))
        }
        // SAFETY: not NULL, not longer than isize::MAX, and readable by the caller's promise.
        (false, _) => Ok(unsafe { core::slice::from_raw_parts(data, len) }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_status_and_a_message() {
        let mut error = copydesk_error::NONE;
        let status = guard(&mut error, || panic!("scale {}", 7));
        assert_eq!(status, copydesk_status::Internal);
        assert_eq!(error.status, status as u32);
        let text: String =
            error.message.iter().take_while(|&&c| c != 0).map(|&c| c as u8 as char).collect();
        assert_eq!(text, "internal error: scale 7");
        assert_eq!(guard(core::ptr::null_mut(), || panic!()), copydesk_status::Internal);
        assert_eq!(guard(&mut error, || std::panic::panic_any(7)), copydesk_status::Internal);
        assert_eq!(guard_or(7, || panic!()), 7);
    }

    #[test]
    fn success_overwrites_an_old_error() {
        let mut error = copydesk_error::from(&Failure::argument("old"));
        assert_eq!(guard(&mut error, || Ok(())), copydesk_status::Ok);
        assert_eq!((error.status, error.message[0]), (0, 0));
    }
}
