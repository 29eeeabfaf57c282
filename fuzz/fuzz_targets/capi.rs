//! Calls of the C ABI in any order, right and wrong: each gives the status that the header promises, and what it fills is whole.
#![no_main]

use std::ptr::{null, null_mut};

use copydesk::ffi::*;
use libfuzzer_sys::fuzz_target;

#[path = "reader.rs"]
mod reader;

const SLOTS: usize = 3;

/// Handles of a program; NULL is one as well.
struct Handles {
    extractors: [*mut copydesk_extractor; SLOTS],
    annotations: [*mut copydesk_annotations; SLOTS],
    gazetteers: [*mut copydesk_gazetteer; SLOTS],
}

impl Drop for Handles {
    fn drop(&mut self) {
        // SAFETY: each is NULL or was made by the function of its type, and is freed once.
        unsafe {
            self.extractors.iter().for_each(|&handle| copydesk_extractor_free(handle));
            self.annotations.iter().for_each(|&handle| copydesk_annotations_free(handle));
            self.gazetteers.iter().for_each(|&handle| copydesk_gazetteer_free(handle));
        }
    }
}

/// An error as a program has it that never cleared it.
fn dirty() -> copydesk_error {
    copydesk_error { status: 77, reserved: 77, offset: 77, message: [77; 240] }
}

fn wanted(right: bool) -> copydesk_status {
    if right { copydesk_status::Ok } else { copydesk_status::InvalidArgument }
}

/// Asserts that a call gave what it should, and told the same.
fn told(status: copydesk_status, wanted: copydesk_status, error: &copydesk_error) {
    assert_eq!(status, wanted);
    assert_eq!((error.status, error.reserved), (status as u32, 0));
    let end = error.message.iter().position(|&c| c == 0).expect("a NUL ends the message");
    assert_eq!(end == 0, status == copydesk_status::Ok);
}

/// Asserts that each array can be read, and gives the sum of the lengths.
///
/// # Safety
///
/// `annotations` is NULL or live.
unsafe fn arrays(annotations: *const copydesk_annotations, len: usize) -> usize {
    let mut sum = 0;
    macro_rules! read {
        ($($function:ident)+) => {$({
            let mut count = 77;
            // SAFETY: the promise of this function; the array has as many elements as were told.
            unsafe {
                let items = $function(annotations, &mut count);
                assert_eq!(items.is_null(), count == 0);
                assert_eq!($function(annotations, null_mut()), items);
                sum += count;
                for at in 0..count {
                    std::hint::black_box(items.add(at).read());
                }
            }
        })+};
    }
    read!(copydesk_annotations_sections copydesk_annotations_comments copydesk_annotations_captions
        copydesk_annotations_authors copydesk_annotations_datelines copydesk_annotations_metadata
        copydesk_annotations_mentions copydesk_annotations_entities copydesk_annotations_entity_mentions
        copydesk_annotations_values);
    let mut count = 0;
    // SAFETY: as above.
    unsafe {
        let items = copydesk_annotations_sections(annotations, &mut count);
        let mut end = 0;
        for at in 0..count {
            let section = items.add(at).read();
            assert!(end <= section.span.start && section.span.start < section.span.end);
            end = section.span.end;
        }
        assert!(end as usize <= len);
        let language = copydesk_annotations_language(annotations);
        assert!(language.is_null() || language.read() != 0);
        copydesk_annotations_format(annotations);
    }
    sum
}

fuzz_target!(|input: &[u8]| {
    let mut reader = reader::Reader(input);
    let mut handles = Handles {
        extractors: [null_mut(); SLOTS],
        annotations: [null_mut(); SLOTS],
        gazetteers: [null_mut(); SLOTS],
    };
    // What annotations were filled from must not be asked for: only their length is kept.
    let mut lens = [0; SLOTS];
    for _ in 0..64 {
        if reader.is_empty() {
            break;
        }
        let (call, at) = (reader.byte(), usize::from(reader.byte()) % SLOTS);
        let mut error = dirty();
        // SAFETY: handles are NULL or live, buffers as long as is said; NULL comes with a length only to be refused.
        unsafe {
            match call % 12 {
                0 => {
                    copydesk_extractor_free(handles.extractors[at]);
                    handles.extractors[at] = null_mut();
                }
                1 | 2 => {
                    let mut options: copydesk_options = std::mem::zeroed();
                    options.struct_size = size_of::<copydesk_options>();
                    options.format = u32::from(reader.byte() % 4);
                    options.task = u32::from(reader.byte() % 4);
                    options.reserved = u32::from(reader.byte() == 200);
                    options.gazetteer = handles.gazetteers[usize::from(reader.byte()) % SLOTS];
                    match reader.byte() {
                        200 => options.struct_size = reader.number() % size_of::<usize>(),
                        201 => options.struct_size = usize::MAX,
                        _ => {}
                    }
                    let sized = options.struct_size == size_of::<copydesk_options>();
                    let right =
                        sized && options.format < 3 && options.task < 3 && options.reserved == 0;
                    let old = handles.extractors[at];
                    let mut out = old;
                    let made = copydesk_extractor_new(&options, null(), 0, &mut out, &mut error);
                    told(made, wanted(right), &error);
                    assert_eq!(out == old, !right);
                    if right {
                        copydesk_extractor_free(old);
                        handles.extractors[at] = out;
                    }
                }
                3 => {
                    let (model, mut out) = (reader.line(), null_mut());
                    let made = copydesk_extractor_new(
                        null(),
                        model.as_ptr(),
                        model.len(),
                        &mut out,
                        &mut error,
                    );
                    told(made, copydesk_status::InvalidModel, &error);
                    assert!(out.is_null());
                    let made = copydesk_extractor_new(null(), null(), 1 + at, &mut out, &mut error);
                    told(made, copydesk_status::InvalidArgument, &error);
                    let made = copydesk_extractor_new(null(), null(), 0, null_mut(), &mut error);
                    told(made, copydesk_status::InvalidArgument, &error);
                }
                4 => {
                    copydesk_annotations_free(handles.annotations[at]);
                    handles.annotations[at] = copydesk_annotations_new();
                    assert_eq!(arrays(handles.annotations[at], 0), 0);
                    lens[at] = 0;
                }
                5..=7 => {
                    let extractor = handles.extractors[usize::from(reader.byte()) % SLOTS];
                    let annotations = handles.annotations[at];
                    let article =
                        if call % 2 == 0 { reader.line() } else { std::mem::take(&mut reader.0) };
                    let (mut data, mut len) = (article.as_ptr(), article.len());
                    let mut right = !extractor.is_null() && !annotations.is_null();
                    match call {
                        200..210 => {
                            (data, len) = (null(), 9);
                            right = false;
                        }
                        210..220 => (data, len) = (null(), 0),
                        220..230 => {
                            len = usize::MAX - len;
                            right = false;
                        }
                        _ => {}
                    }
                    let status = copydesk_extract(extractor, data, len, annotations, &mut error);
                    told(status, wanted(right), &error);
                    lens[at] = if right { len } else { 0 };
                    let found = arrays(annotations, lens[at]);
                    assert!(right || found == 0);
                }
                8 => {
                    copydesk_gazetteer_free(handles.gazetteers[at]);
                    handles.gazetteers[at] =
                        if reader.byte() < 50 { null_mut() } else { copydesk_gazetteer_new() };
                }
                9 => {
                    let (label, name) = (u32::from(reader.byte() % 24), reader.line());
                    let known = !copydesk_label_name(label).is_null();
                    let gazetteer = handles.gazetteers[at];
                    let added = copydesk_gazetteer_add(
                        gazetteer,
                        name.as_ptr(),
                        name.len(),
                        label,
                        &mut error,
                    );
                    told(added, wanted(known && !gazetteer.is_null()), &error);
                }
                10 => {
                    let (format, source) =
                        (u32::from(reader.byte() % 4), u32::from(reader.byte() % 6));
                    let mut buf = [77u8; 64];
                    let cap = usize::from(reader.byte()) % 60;
                    let raw = reader.line();
                    let known = matches!(format, 1 | 2);
                    let to = buf.as_mut_ptr().cast();
                    let whole = copydesk_decode(format, raw.as_ptr(), raw.len(), null_mut(), 0);
                    let written = copydesk_decode(format, raw.as_ptr(), raw.len(), to, cap);
                    assert_eq!((written, written == usize::MAX), (whole, !known));
                    let named = known && !copydesk_metadata_source_name(source).is_null();
                    let of_page =
                        copydesk_decode_metadata(source, format, raw.as_ptr(), raw.len(), to, cap);
                    assert_eq!(of_page == usize::MAX, !named);
                    assert!(buf[cap..].iter().all(|&b| b == 77), "written behind the buffer");
                    if cap > 0 && known {
                        let end = buf[..cap].iter().position(|&b| b == 0).expect("a NUL");
                        std::str::from_utf8(&buf[..end]).expect("cut between characters");
                    }
                    // The same twice, by spans.
                    let span = copydesk_span { start: 0, end: raw.len() as u32 };
                    let (spans, mut ends, mut room) =
                        ([span; 2], [0; 2], vec![0u8; 2 * raw.len() * 3 + 1]);
                    let both = copydesk_decode_spans(
                        format,
                        raw.as_ptr(),
                        raw.len(),
                        spans.as_ptr(),
                        size_of::<copydesk_span>(),
                        spans.len(),
                        room.as_mut_ptr().cast(),
                        room.len(),
                        ends.as_mut_ptr(),
                    );
                    assert_eq!(both, if known { 2 * whole } else { usize::MAX });
                    assert!(!known || ends == [whole, 2 * whole]);
                    // Over itself.
                    let mut both = raw.to_vec();
                    let here = copydesk_decode(
                        format,
                        both.as_ptr(),
                        both.len(),
                        both.as_mut_ptr().cast(),
                        both.len(),
                    );
                    assert_eq!(here, whole);
                }
                _ => {
                    let mut bytes = [0; size_of::<copydesk_timestamp>()];
                    bytes.iter_mut().for_each(|b| *b = reader.byte());
                    let time: copydesk_timestamp =
                        bytes.as_ptr().cast::<copydesk_timestamp>().read_unaligned();
                    let mut buf = [77u8; 40];
                    let len = copydesk_timestamp_format(&time, buf.as_mut_ptr().cast(), buf.len());
                    assert!(len < buf.len() && buf[len] == 0);
                    assert_eq!(copydesk_timestamp_format(&time, null_mut(), 0), len);
                    assert_eq!(copydesk_timestamp_format(&time, null_mut(), 1), usize::MAX);
                }
            }
        }
    }
    for (&annotations, len) in handles.annotations.iter().zip(lens) {
        // SAFETY: NULL or live.
        unsafe { arrays(annotations, len) };
    }
});
