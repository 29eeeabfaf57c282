//! Any bytes as a model: refused, or fit for use.
#![no_main]

use copydesk::{Extractor, Model};
use libfuzzer_sys::fuzz_target;

mod spans;

const ARTICLE: &[u8] = b"Harbour bridge reopens\n\nBy Anna Lund\n\nThe bridge over Graben harbour reopened on Monday.\n";

fuzz_target!(|bytes: &[u8]| {
    let mut sealed = bytes.to_vec();
    // Random bytes never have the right checksum, so half of what is tried is given one.
    if bytes.first().is_some_and(|b| b % 2 == 1) {
        copydesk::internals::seal_model(&mut sealed);
    }
    if let Ok(model) = Model::from_bytes(&sealed) {
        spans::check(&Extractor::new(&model).extract(ARTICLE).expect("it is short"));
    }
});
