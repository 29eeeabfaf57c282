//! Text that C receives in its own buffers, by the rule of `snprintf`.

use core::ffi::c_char;

use super::error::{Message, cut};
use super::guard::{bytes, guard_or};
use super::options;
use super::types::{copydesk_span, copydesk_timestamp};
use crate::document::try_decode_metadata;
use crate::html::try_decode;
use crate::text::grow::{Grow, GrowText};
use crate::types::Timestamp;

/// What the functions of this file return for arguments that they do not allow, and without memory.
const INVALID: usize = usize::MAX;

/// The text that the len bytes of data show a reader, as UTF-8: a span of an article, decoded.
/// Plain text is itself, with invalid UTF-8 replaced by U+FFFD. HTML loses its tags, its character references are
/// resolved and its white space is joined.
/// As snprintf, returns the length of the whole text without its NUL; writes at most cap bytes to buf, a NUL last, cut
/// at a character's edge. The text was cut if the result is cap or more. buf may be NULL if cap is 0, and may overlap data.
/// Returns SIZE_MAX and writes nothing for an unknown format, for NULL data unless len is 0, and for NULL buf unless
/// cap is 0, and if there is no memory to decode in.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn copydesk_decode(
    format: u32,
    data: *const u8,
    len: usize,
    buf: *mut c_char,
    cap: usize,
) -> usize {
    guard_or(INVALID, || {
        // SAFETY: the header asks for NULL or len readable bytes.
        match (options::format(format), unsafe { bytes(data, len, "data") }) {
            (Ok(format), Ok(raw)) => {
                let Ok(text) = try_decode(raw, format) else { return INVALID };
                // SAFETY: the header asks for NULL or cap writable bytes; text is only freed after.
                unsafe { put(&raw const *text, buf, cap) }
            }
            _ => INVALID,
        }
    })
}

/// The texts of many spans of an article in one call, one text after the other, each as copydesk_decode gives it.
/// data and len are the whole article. spans points to the first of count spans, which follow each other every stride bytes,
/// at any alignment: for the texts of sections &sections[0].span and sizeof sections[0]. ends[i] becomes the offset in buf
/// one past the text of span i, which begins where that of span i - 1 ends. buf, cap and the result are as in
/// copydesk_decode, with one NUL behind the last text, but buf must not overlap data; ends is filled whole even if buf was too
/// small. The time it takes grows with the length of the spans together.
/// Returns SIZE_MAX and writes nothing for what copydesk_decode refuses, for a span that is not inside the article, and for
/// NULL spans or ends unless count is 0, and if there is no memory.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn copydesk_decode_spans(
    format: u32,
    data: *const u8,
    len: usize,
    spans: *const copydesk_span,
    stride: usize,
    count: usize,
    buf: *mut c_char,
    cap: usize,
    ends: *mut usize,
) -> usize {
    guard_or(INVALID, || {
        // SAFETY: the header asks for NULL or len readable bytes.
        let (Ok(format), Ok(article)) =
            (options::format(format), unsafe { bytes(data, len, "data") })
        else {
            return INVALID;
        };
        if count > 0 && (spans.is_null() || ends.is_null()) || cap > 0 && buf.is_null() {
            return INVALID;
        }
        let mut text = String::new();
        let mut marks = Vec::new();
        for i in 0..count {
            // SAFETY: the header asks for count readable spans, stride bytes apart, at any alignment.
            let span = unsafe { spans.byte_add(i * stride).read_unaligned() };
            let Some(raw) = article.get(span.start as usize..span.end as usize) else {
                return INVALID;
            };
            let Ok(shown) = try_decode(raw, format) else { return INVALID };
            if text.grow_str(&shown).is_err() || marks.grow(text.len()).is_err() {
                return INVALID;
            }
        }
        // SAFETY: the header asks for room for count ends, and for NULL or cap writable bytes; text is only freed after.
        unsafe {
            core::ptr::copy_nonoverlapping(marks.as_ptr(), ends, marks.len());
            put(&raw const *text, buf, cap)
        }
    })
}

/// The text of an entry of the metadata, as UTF-8: its span's len bytes of data, decoded as its source, a
/// copydesk_metadata_source, writes it. References of attributes and escapes of JSON are resolved and white space is
/// joined; what is printed is decoded as copydesk_decode does, by format.
/// buf, cap and the result are as in copydesk_decode.
/// Returns SIZE_MAX and writes nothing for an unknown source or format, for NULL data unless len is 0, and for NULL buf
/// unless cap is 0, and if there is no memory.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn copydesk_decode_metadata(
    source: u32,
    format: u32,
    data: *const u8,
    len: usize,
    buf: *mut c_char,
    cap: usize,
) -> usize {
    guard_or(INVALID, || {
        // SAFETY: the header asks for NULL or len readable bytes.
        let raw = unsafe { bytes(data, len, "data") };
        match (options::source(source), options::format(format), raw) {
            (Ok(source), Ok(format), Ok(raw)) => {
                let Ok(text) = try_decode_metadata(raw, source, format) else { return INVALID };
                // SAFETY: the header asks for NULL or cap writable bytes; text is only freed after.
                unsafe { put(&raw const *text, buf, cap) }
            }
            _ => INVALID,
        }
    })
}

/// A timestamp as ISO 8601, as far as it is known: 2016-09-18T13:57+05:30, 2016-09, --09-17 (no year), T13:57 (no date).
/// Empty if nothing is known of it. buf, cap and the result are as in copydesk_decode; 40 bytes hold every timestamp.
/// Returns SIZE_MAX and writes nothing if timestamp is NULL, or if buf is NULL and cap is not 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn copydesk_timestamp_format(
    timestamp: *const copydesk_timestamp,
    buf: *mut c_char,
    cap: usize,
) -> usize {
    guard_or(INVALID, || {
        // SAFETY: the header asks for NULL or a readable timestamp.
        let Some(t) = (unsafe { timestamp.as_ref() }) else { return INVALID };
        let core = Timestamp {
            year: t.year,
            month: t.month,
            day: t.day,
            hour: t.hour,
            minute: t.minute,
            second: t.second,
            reserved: 0,
            zone: t.zone,
        };
        let text = Message::new(core);
        // SAFETY: the header asks for NULL or cap writable bytes.
        unsafe { put(text.as_str(), buf, cap) }
    })
}

/// Copies what fits of `text` and a NUL, and returns the length of `text`.
///
/// `text` is a pointer because `buf` may be the same bytes: a reference that a function is given promises the compiler that
/// nothing changes them until it returns, and it then copies as if they did not overlap (AddressSanitizer saw it).
///
/// # Safety
///
/// `text` is readable until this writes; `buf` is NULL or `cap` writable bytes.
unsafe fn put(text: *const str, buf: *mut c_char, cap: usize) -> usize {
    // SAFETY: the promise of this function; the reference is not used behind the next line.
    let all = unsafe { &*text };
    let (whole, fits) = (all.len(), cut(all, cap.saturating_sub(1)).len());
    if cap == 0 {
        return whole;
    }
    if buf.is_null() {
        return INVALID;
    }
    // SAFETY: `fits < cap` writable bytes, and `fits` readable ones; no reference to either is alive.
    unsafe {
        core::ptr::copy(text.cast::<u8>(), buf.cast::<u8>(), fits);
        buf.add(fits).write(0);
    }
    whole
}
