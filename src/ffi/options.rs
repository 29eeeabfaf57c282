//! `copydesk_options` and the rule by which it may grow.

use core::mem::{offset_of, size_of};

use super::error::Failure;
use super::gazetteer::copydesk_gazetteer;
use crate::document::{Extractor, ExtractorBuilder};
use crate::types::{Format, MetadataSource, Quotes};

/// What an extractor is to find.
#[repr(u32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum copydesk_task {
    /// Sections and names.
    All = 0,
    /// Sections and no names.
    Sections = 1,
    /// Names and no sections: the whole input is taken as prose.
    Names = 2,
}

/// Which quotes an extractor looks for. Those need sections and names: with a task that leaves either out there are none.
#[repr(u32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum copydesk_quotes {
    /// Those in quotation marks.
    Direct = 0,
    /// None.
    Off = 1,
    /// Also reported speech without marks.
    All = 2,
}

/// Settings of an extractor. Set all to zero, then struct_size to sizeof(copydesk_options), then what you want; zero
/// always means the default. Later versions may add fields at the end: struct_size tells the library which you know.
/// Settings that the library does not know are refused unless they are zero.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct copydesk_options {
    /// sizeof(copydesk_options).
    pub struct_size: usize,
    /// A copydesk_format to read every input as, or 0 to guess.
    pub format: u32,
    /// A copydesk_task.
    pub task: u32,
    /// A copydesk_quotes.
    pub quotes: u32,
    /// 0.
    pub reserved: u32,
    /// Names to find besides those that the model finds, or NULL; borrowed while the extractor is made.
    pub gazetteer: *const copydesk_gazetteer,
}

/// No version will have larger options; a larger size is one that was never set.
const LARGEST: usize = 4096;

/// Reads the caller's options, NULL for the defaults, into a builder.
///
/// # Safety
///
/// `options` is NULL or begins with a `size_t` that tells how many readable bytes it has; its gazetteer is NULL or live
/// and not being changed.
pub(super) unsafe fn builder(
    options: *const copydesk_options,
) -> Result<ExtractorBuilder, Failure> {
    let mut ours = copydesk_options {
        struct_size: 0,
        format: 0,
        task: 0,
        quotes: 0,
        reserved: 0,
        gazetteer: core::ptr::null(),
    };
    if !options.is_null() {
        // SAFETY: the promise of this function; only the first field is read, the rest may be shorter than ours.
        let size = unsafe { (&raw const (*options).struct_size).read() };
        if !(offset_of!(copydesk_options, format)..=LARGEST).contains(&size) {
            let expected = size_of::<copydesk_options>();
            let message = format_args!("options.struct_size is {size}, set it to {expected}");
            return Err(Failure::argument(message));
        }
        // SAFETY: `size` readable bytes by the promise of this function.
        let theirs = unsafe { core::slice::from_raw_parts(options.cast::<u8>(), size) };
        let mut known = size.min(size_of::<copydesk_options>());
        if known < size_of::<copydesk_options>() {
            // Half a pointer would be a wild one.
            known = known.min(offset_of!(copydesk_options, gazetteer));
        }
        if theirs[known..].iter().any(|&byte| byte != 0) {
            let message = "options has a setting that this version of the library does not know";
            return Err(Failure::argument(message));
        }
        // SAFETY: `known` fits both; any bytes are valid integers, and a valid pointer until it is followed.
        unsafe {
            core::ptr::copy_nonoverlapping(theirs.as_ptr(), (&raw mut ours).cast::<u8>(), known);
        }
    }
    if ours.reserved != 0 {
        return Err(Failure::argument("options.reserved is not zero"));
    }
    let builder = match ours.task {
        0 => Extractor::builder(),
        1 => Extractor::builder().sections_only(),
        2 => Extractor::builder().names_only(),
        task => return Err(Failure::argument(format_args!("options.task {task} is unknown"))),
    };
    let builder = match ours.quotes {
        0 => builder.quotes(Quotes::Direct),
        1 => builder.quotes(Quotes::Off),
        2 => builder.quotes(Quotes::All),
        quotes => {
            return Err(Failure::argument(format_args!("options.quotes {quotes} is unknown")));
        }
    };
    let builder = match ours.format {
        0 => builder,
        format => builder.format(self::format(format)?),
    };
    // SAFETY: the promise of this function.
    Ok(match unsafe { ours.gazetteer.as_ref() } {
        Some(gazetteer) => builder.gazetteer(gazetteer.compile()?),
        None => builder,
    })
}

/// A format that C passed as a number.
pub(super) fn format(number: u32) -> Result<Format, Failure> {
    match number {
        1 => Ok(Format::Html),
        2 => Ok(Format::Plain),
        _ => Err(Failure::argument(format_args!("format {number} is unknown"))),
    }
}

/// A metadata source that C passed as a number.
pub(super) fn source(number: u32) -> Result<MetadataSource, Failure> {
    let known = MetadataSource::ALL.into_iter().find(|source| *source as u32 == number);
    known.ok_or_else(|| Failure::argument(format_args!("source {number} is unknown")))
}
