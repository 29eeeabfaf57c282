//! Any bytes as plain text, and as what they seem to be.
#![no_main]

use copydesk::{Extractor, Format, Model};
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/common/mod.rs"]
mod common;

fuzz_target!(|input: &[u8]| {
    let model = Model::builtin();
    let plain =
        Extractor::builder().format(Format::Plain).build(&model);
    common::check_document(&plain.extract(input).expect("any bytes are an article"));
    common::check_document(
        &Extractor::new(&model).extract(input).expect("any bytes are an article"),
    );
});
