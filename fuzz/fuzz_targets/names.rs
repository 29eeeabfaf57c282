//! Any bytes as prose.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/common/mod.rs"]
mod common;

fuzz_target!(|input: &[u8]| common::check_part(
    &copydesk::names(input).expect("any bytes are prose")
));
