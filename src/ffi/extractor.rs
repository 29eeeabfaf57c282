//! `copydesk_extractor`: made once, shared by all threads.

use super::annotations::copydesk_annotations;
use super::error::{Failure, copydesk_error, copydesk_status};
use super::guard::{bytes, exclusive, guard, guard_or, handle, shared};
use super::options::{self, copydesk_options};
use crate::document::Extractor;
use crate::document::model::Model;

/// A model and settings, ready to run. Immutable: any number of threads may use one at once.
pub struct copydesk_extractor(Extractor);

const _: fn() = || {
    fn shareable<T: Send + Sync>() {}
    shareable::<Extractor>();
};

/// Make an extractor and store it in *out; free it with copydesk_extractor_free.
/// options may be NULL for the defaults. model is borrowed for the call only; NULL with model_len 0 takes the built-in
/// one, in a library built without one it is an INVALID_ARGUMENT. *out is written on success alone, and is then never NULL.
/// error may be NULL.
/// Fails with INVALID_ARGUMENT, INVALID_MODEL, OUT_OF_MEMORY or INTERNAL.
/// cbindgen:postfix=COPYDESK_NONNULL(4)
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn copydesk_extractor_new(
    options: *const copydesk_options,
    model: *const u8,
    model_len: usize,
    out: *mut *mut copydesk_extractor,
    error: *mut copydesk_error,
) -> copydesk_status {
    guard(error, || {
        if out.is_null() {
            return Err(Failure::argument("out is NULL"));
        }
        // SAFETY: the header asks for NULL or options that begin with their size.
        let builder = unsafe { options::builder(options)? };
        // SAFETY: the header asks for NULL or model_len readable bytes.
        let model = match unsafe { bytes(model, model_len, "model")? } {
            #[cfg(feature = "builtin")]
            [] if model.is_null() => Model::builtin(),
            #[cfg(not(feature = "builtin"))]
            [] if model.is_null() => {
                return Err(Failure::argument(
                    "model is NULL, and this library has no built-in one",
                ));
            }
            model => Model::from_bytes(model)?,
        };
        let extractor = handle(copydesk_extractor(builder.build(&model)?))?;
        // SAFETY: not NULL, and writable as the header asks.
        unsafe { out.write(extractor) };
        Ok(())
    })
}

/// Free an extractor that no call is using. NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn copydesk_extractor_free(extractor: *mut copydesk_extractor) {
    guard_or((), || {
        if !extractor.is_null() {
            // SAFETY: made by `handle` in copydesk_extractor_new, and given up by the caller.
            drop(unsafe { Box::from_raw(extractor) });
        }
    });
}

/// Fill annotations from the len bytes of one article; what they held is replaced, their memory is reused.
/// Any bytes are an article. data is borrowed for the call only; NULL is allowed with len 0. error may be NULL.
/// Fails with INVALID_ARGUMENT, INPUT_TOO_LARGE, OUT_OF_MEMORY or INTERNAL; the annotations, unless NULL, are then empty
/// and may be used again. Without memory they also give back what they hold.
/// cbindgen:postfix=COPYDESK_NONNULL(1, 4)
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn copydesk_extract(
    extractor: *const copydesk_extractor,
    data: *const u8,
    len: usize,
    annotations: *mut copydesk_annotations,
    error: *mut copydesk_error,
) -> copydesk_status {
    guard(error, || {
        // SAFETY: the header asks for NULL or annotations that only this thread uses now.
        let annotations = unsafe { exclusive(annotations, "annotations")? };
        annotations.refill(|out| {
            // SAFETY: the header asks for NULL or a live extractor; nothing changes one.
            let extractor = unsafe { shared(extractor, "extractor")? };
            // SAFETY: the header asks for NULL or len readable bytes.
            let data = unsafe { bytes(data, len, "data")? };
            Ok(extractor.0.extract_into(data, out)?)
        })
    })
}
