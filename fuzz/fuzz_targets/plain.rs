//! Any bytes as plain text, and as what they seem to be.
#![no_main]

use copydesk::{Extractor, Format, Model};
use libfuzzer_sys::fuzz_target;

mod spans;

fuzz_target!(|input: &[u8]| {
    let model = Model::builtin();
    let plain = Extractor::builder().format(Format::Plain).build(&model);
    spans::check(&plain.extract(input).expect("any bytes are an article"));
    spans::check(&Extractor::new(&model).extract(input).expect("any bytes are an article"));
});
