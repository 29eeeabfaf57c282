//! `copydesk_annotations`: results of one article as arrays of plain structs.

use core::ffi::c_char;

use super::error::Failure;
use super::guard::{guard_or, handle};
use super::types::{
    Mirror, copydesk_author, copydesk_caption, copydesk_comment, copydesk_dateline,
    copydesk_entity, copydesk_mention, copydesk_metadata, copydesk_quote, copydesk_section,
    copydesk_span, copydesk_value,
};
use crate::document::Annotations;

/// Results of one article and the memory to find them. For one thread at a time, and to be reused: the memory is kept
/// from call to call.
pub struct copydesk_annotations {
    results: Annotations,
    /// The language's code, NUL-terminated; empty if none was recognised.
    language: [u8; 16],
}

const _: fn() = || {
    fn movable<T: Send>() {}
    movable::<Annotations>();
};

impl copydesk_annotations {
    fn new() -> copydesk_annotations {
        copydesk_annotations { results: Annotations::new(), language: [0; 16] }
    }

    /// Lets `fill` replace the results. They are empty if it fails or panics.
    pub(super) fn refill(
        &mut self,
        fill: impl FnOnce(&mut Annotations) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        self.language = [0; 16];
        let half = HalfFilled { results: &mut self.results };
        let filled = fill(half.results);
        core::mem::forget(half);
        if filled.is_err() {
            self.results.clear();
        } else if let Some(code) = self.results.language() {
            for (to, &from) in self.language[..15].iter_mut().zip(code.as_bytes()) {
                *to = from;
            }
        }
        filled
    }
}

/// Results that a panic left half filled: dropped, they are made empty, and their memory is given up.
struct HalfFilled<'a> {
    results: &'a mut Annotations,
}

impl Drop for HalfFilled<'_> {
    fn drop(&mut self) {
        *self.results = Annotations::new();
    }
}

/// Make empty annotations; free them with copydesk_annotations_free. NULL means that memory ran out or an internal error
/// came up; nothing is then to be freed, and copydesk_extract refuses NULL with INVALID_ARGUMENT.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn copydesk_annotations_new() -> *mut copydesk_annotations {
    guard_or(core::ptr::null_mut(), || {
        handle(copydesk_annotations::new()).unwrap_or(core::ptr::null_mut())
    })
}

/// Free annotations and with them all arrays they gave. NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn copydesk_annotations_free(annotations: *mut copydesk_annotations) {
    guard_or((), || {
        if !annotations.is_null() {
            // SAFETY: made by `handle` in copydesk_annotations_new, and given up by the caller.
            drop(unsafe { Box::from_raw(annotations) });
        }
    });
}

/// Stores the length of an array of the results in `len` and returns its first element, NULL if there is none.
///
/// # Safety
///
/// `annotations` is NULL or live and not being changed; `len` is NULL or writable.
unsafe fn array<C: Mirror>(
    annotations: *const copydesk_annotations,
    len: *mut usize,
    items: impl FnOnce(&Annotations) -> &[C::Core],
) -> *const C {
    // SAFETY: the promise of this function.
    let items = match unsafe { annotations.as_ref() } {
        Some(annotations) => items(&annotations.results),
        None => &[],
    };
    if !len.is_null() {
        // SAFETY: not NULL, and writable by the promise of this function.
        unsafe { len.write(items.len()) };
    }
    match items {
        [] => core::ptr::null(),
        items => items.as_ptr().cast::<C>(),
    }
}

/// The sections, in order, never overlapping; every byte of text that is not white space is in exactly one. None if
/// sections were not looked for.
/// Valid until the annotations are filled again or freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn copydesk_annotations_sections(
    annotations: *const copydesk_annotations,
    len: *mut usize,
) -> *const copydesk_section {
    // SAFETY: the header's promises on arrays.
    unsafe { array(annotations, len, Annotations::sections) }
}

/// Details of the sections that are comments, in the order of the sections.
/// Valid until the annotations are filled again or freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn copydesk_annotations_comments(
    annotations: *const copydesk_annotations,
    len: *mut usize,
) -> *const copydesk_comment {
    // SAFETY: the header's promises on arrays.
    unsafe { array(annotations, len, Annotations::comments) }
}

/// Details of the sections that are captions, in the order of the sections.
/// Valid until the annotations are filled again or freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn copydesk_annotations_captions(
    annotations: *const copydesk_annotations,
    len: *mut usize,
) -> *const copydesk_caption {
    // SAFETY: the header's promises on arrays.
    unsafe { array(annotations, len, Annotations::captions) }
}

/// The names in bylines, in the order of the sections. Who wrote the article, wherever the page says so, is among
/// copydesk_annotations_metadata.
/// Valid until the annotations are filled again or freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn copydesk_annotations_authors(
    annotations: *const copydesk_annotations,
    len: *mut usize,
) -> *const copydesk_author {
    // SAFETY: the header's promises on arrays.
    unsafe { array(annotations, len, Annotations::byline_authors) }
}

/// Places and times of datelines and bylines, in the order of the sections.
/// Valid until the annotations are filled again or freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn copydesk_annotations_datelines(
    annotations: *const copydesk_annotations,
    len: *mut usize,
) -> *const copydesk_dateline {
    // SAFETY: the header's promises on arrays.
    unsafe { array(annotations, len, Annotations::datelines) }
}

/// What the page says of the article, entries of one kind together in the order of the kinds' numbers, best first of
/// each kind. Those that are the article's own have COPYDESK_METADATA_CHOSEN; a program that wants the title takes the
/// first entry of kind COPYDESK_METADATA_KIND_TITLE that has it. None if sections were not looked for.
/// Valid until the annotations are filled again or freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn copydesk_annotations_metadata(
    annotations: *const copydesk_annotations,
    len: *mut usize,
) -> *const copydesk_metadata {
    // SAFETY: the header's promises on arrays.
    unsafe { array(annotations, len, Annotations::metadata) }
}

/// The mentions of names, dates and numbers, in order, never overlapping. None if names were not looked for.
/// A mention's section is copydesk_annotations_sections at its `section`, its entity copydesk_annotations_entities at its
/// `entity`.
/// Valid until the annotations are filled again or freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn copydesk_annotations_mentions(
    annotations: *const copydesk_annotations,
    len: *mut usize,
) -> *const copydesk_mention {
    // SAFETY: the header's promises on arrays.
    unsafe { array(annotations, len, Annotations::mentions) }
}

/// The things mentioned, in the order of their first mention.
/// Valid until the annotations are filled again or freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn copydesk_annotations_entities(
    annotations: *const copydesk_annotations,
    len: *mut usize,
) -> *const copydesk_entity {
    // SAFETY: the header's promises on arrays.
    unsafe { array(annotations, len, Annotations::entities) }
}

/// Indices of mentions, grouped by entity in the order of the entities: those of an entity are the `mentions` from
/// `first_mention` on, in the order of the text. As many as there are mentions. The mention number j of an entity is
/// mentions[entity_mentions[entity.first_mention + j]].
/// Valid until the annotations are filled again or freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn copydesk_annotations_entity_mentions(
    annotations: *const copydesk_annotations,
    len: *mut usize,
) -> *const u32 {
    // SAFETY: the header's promises on arrays.
    unsafe { array(annotations, len, Annotations::entity_mentions) }
}

/// The values of dates, times and numbers, in the order of their mentions.
/// Valid until the annotations are filled again or freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn copydesk_annotations_values(
    annotations: *const copydesk_annotations,
    len: *mut usize,
) -> *const copydesk_value {
    // SAFETY: the header's promises on arrays.
    unsafe { array(annotations, len, Annotations::values) }
}

/// Who said what, in the order of the quotes' start. Those in quotation marks never overlap each other; reported speech
/// may hold some. Titles, terms and the words of comments, teasers and furniture are not among them. None if quotes,
/// sections or names were not looked for; options say which.
/// A quote's entity is copydesk_annotations_entities at its `entity`, unless that is COPYDESK_NO_ENTITY.
/// Valid until the annotations are filled again or freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn copydesk_annotations_quotes(
    annotations: *const copydesk_annotations,
    len: *mut usize,
) -> *const copydesk_quote {
    // SAFETY: the header's promises on arrays.
    unsafe { array(annotations, len, Annotations::quotes) }
}

/// The pieces of one quote, by its index: as many as its `parts`, a paragraph each, without marks and in order; one,
/// the whole span, if it is of one paragraph. None if there is no such quote.
/// Valid until the annotations are filled again or freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn copydesk_annotations_quote_parts(
    annotations: *const copydesk_annotations,
    quote: usize,
    len: *mut usize,
) -> *const copydesk_span {
    // SAFETY: the header's promises on arrays.
    unsafe { array(annotations, len, |annotations| annotations.quote_parts(quote)) }
}

/// How the article was read, a copydesk_format; 0 if annotations is NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn copydesk_annotations_format(
    annotations: *const copydesk_annotations,
) -> u32 {
    // SAFETY: the header asks for NULL or live annotations.
    unsafe { annotations.as_ref() }.map_or(0, |a| a.results.format() as u32)
}

/// The language of the prose as an ISO 639-1 code such as "en"; NULL if there is no paragraph of prose in one of the sixty
/// languages that are known, or if sections were not looked for.
/// Valid until the annotations are filled again or freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn copydesk_annotations_language(
    annotations: *const copydesk_annotations,
) -> *const c_char {
    // SAFETY: the header asks for NULL or live annotations.
    match unsafe { annotations.as_ref() } {
        Some(a) if a.language[0] != 0 => a.language.as_ptr().cast(),
        _ => core::ptr::null(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Extractor;
    use crate::document::model::Model;
    use crate::types::Format;

    #[test]
    fn a_panic_leaves_empty_annotations_that_work_again() {
        let extractor = Extractor::builder().format(Format::Html).build(&Model::builtin()).unwrap();
        let mut annotations = copydesk_annotations::new();
        annotations.refill(|out| Ok(extractor.extract_into(b"<p>one", out)?)).unwrap();
        assert_eq!(annotations.results.format(), Format::Html);
        let panicked = std::panic::catch_unwind(core::panic::AssertUnwindSafe(|| {
            annotations.refill(|_| panic!("half-way"))
        }));
        assert!(panicked.is_err());
        assert_eq!(annotations.results.format(), Format::Plain);
        assert!(annotations.results.sections().is_empty());
        annotations.refill(|out| Ok(extractor.extract_into(b"<p>two", out)?)).unwrap();
        assert_eq!(annotations.results.format(), Format::Html);
    }

    #[test]
    fn a_failure_leaves_empty_annotations() {
        let extractor = Extractor::builder().format(Format::Html).build(&Model::builtin()).unwrap();
        let mut annotations = copydesk_annotations::new();
        annotations.refill(|out| Ok(extractor.extract_into(b"<p>one", out)?)).unwrap();
        assert!(annotations.refill(|_| Err(Failure::argument("no"))).is_err());
        assert_eq!(annotations.results.format(), Format::Plain);
    }
}
