//! Any bytes as a page: the spans mean what they say.
#![no_main]

use copydesk::internals::HtmlBlocks;
use copydesk::{Extractor, Format, Model};
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/common/check.rs"]
mod check;
#[path = "../../tests/common/mod.rs"]
mod common;

fuzz_target!(|input: &[u8]| {
    check::check(input, &mut HtmlBlocks::default(), 1);
    let builder = Extractor::builder().format(Format::Html);
    let extractor = builder.build(&Model::builtin());
    common::check_document(&extractor.extract(input).expect("any bytes are a page"));
});
