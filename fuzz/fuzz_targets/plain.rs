//! Any bytes as plain text, and as what they seem to be.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/common/mod.rs"]
mod common;

fuzz_target!(|input: &[u8]| {
    let [plain, _, guessing] = &*common::EXTRACTORS;
    for extractor in [plain, guessing] {
        let document = extractor.extract(input).expect("any bytes are an article");
        common::check_document(&document);
        common::check_answers(&document);
    }
});
