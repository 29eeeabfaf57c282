//! Any bytes as a page: the spans mean what they say.
#![no_main]

use copydesk::internals::HtmlBlocks;
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/common/check.rs"]
mod check;
#[path = "../../tests/common/mod.rs"]
mod common;

fuzz_target!(|input: &[u8]| {
    check::check(input, &mut HtmlBlocks::default(), 1);
    let document = common::EXTRACTORS[1].extract(input).expect("any bytes are a page");
    common::check_document(&document);
    common::check_answers(&document);
});
