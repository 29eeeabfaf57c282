//! `copydesk_gazetteer`: a caller's list of names, gathered before an extractor is made of it.

use super::error::{Failure, copydesk_error, copydesk_status};
use super::guard::{bytes, exclusive, guard, guard_or, handle};
use crate::error::Error;
use crate::name::gazetteer::Gazetteer;
use crate::text::grow::Grow;
use crate::types::Label;

/// A list of names and their labels, for copydesk_options. For one thread at a time while names are added. It may be
/// freed once the extractor is made, or used for another.
#[derive(Default)]
pub struct copydesk_gazetteer {
    /// All names, one after another.
    names: Vec<u8>,
    /// Where each name ends, and its label.
    entries: Vec<(usize, Label)>,
}

impl copydesk_gazetteer {
    pub(super) fn compile(&self) -> Result<Gazetteer, Error> {
        let mut start = 0;
        Gazetteer::from_entries(self.entries.iter().map(|&(end, label)| {
            let name = &self.names[start..end];
            start = end;
            (name, label)
        }))
    }
}

/// Make an empty gazetteer; free it with copydesk_gazetteer_free. NULL means that memory ran out or an internal error came
/// up; nothing is then to be freed, and copydesk_gazetteer_add refuses NULL with INVALID_ARGUMENT.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn copydesk_gazetteer_new() -> *mut copydesk_gazetteer {
    guard_or(core::ptr::null_mut(), || {
        handle(copydesk_gazetteer::default()).unwrap_or(core::ptr::null_mut())
    })
}

/// Free a gazetteer. Extractors made with it stay as they are. NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn copydesk_gazetteer_free(gazetteer: *mut copydesk_gazetteer) {
    guard_or((), || {
        if !gazetteer.is_null() {
            // SAFETY: made by `handle` in copydesk_gazetteer_new, and given up by the caller.
            drop(unsafe { Box::from_raw(gazetteer) });
        }
    });
}

/// Add a name of len bytes of UTF-8 with its copydesk_label; the name is copied. error may be NULL.
/// It is found wherever it stands in an article's text as whole words, case as given, with any white space between its
/// words: in sections of all kinds, though the model looks for names in prose only. Of names that overlap the first wins, of
/// those that begin at the same word the longest. It overrules the model, and a date or an amount unless that is longer. Of
/// equal names the last one added counts. A name without a word, or of more than 16, is never found.
/// Fails with INVALID_ARGUMENT, OUT_OF_MEMORY or INTERNAL; the name is then not added.
/// cbindgen:postfix=COPYDESK_NONNULL(1)
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn copydesk_gazetteer_add(
    gazetteer: *mut copydesk_gazetteer,
    name: *const u8,
    len: usize,
    label: u32,
    error: *mut copydesk_error,
) -> copydesk_status {
    guard(error, || {
        // SAFETY: the header asks for NULL or a gazetteer that only this thread uses now.
        let gazetteer = unsafe { exclusive(gazetteer, "gazetteer")? };
        // SAFETY: the header asks for NULL or len readable bytes.
        let name = unsafe { bytes(name, len, "name")? };
        let label = self::label(label)?;
        gazetteer.entries.room(1)?;
        gazetteer.names.grow_slice(name)?;
        Ok(gazetteer.entries.grow((gazetteer.names.len(), label))?)
    })
}

/// A label that C passed as a number.
fn label(number: u32) -> Result<Label, Failure> {
    let known = Label::ALL.into_iter().find(|label| *label as u32 == number);
    known.ok_or_else(|| Failure::argument(format_args!("label {number} is unknown")))
}
