//! Any bytes as prose.
#![no_main]

use libfuzzer_sys::fuzz_target;

mod spans;

fuzz_target!(|input: &[u8]| spans::check(&copydesk::names(input).expect("any bytes are prose")));
