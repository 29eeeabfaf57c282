//! Any bytes as a model: refused, or fit for use.
#![no_main]

use copydesk::{Extractor, Model};
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/common/mod.rs"]
mod common;

const ARTICLE: &[u8] = b"Harbour bridge reopens\n\nBy Anna Lund\n\nThe bridge over Graben harbour reopened on Monday.\n";

fuzz_target!(|bytes: &[u8]| {
    let check = |file: &[u8]| {
        if let Ok(model) = Model::from_bytes(file) {
            common::check_part(&Extractor::new(&model).extract(ARTICLE).expect("it is short"));
        }
    };
    check(bytes);
    // Random bytes never have the right checksum, so they are tried as a part of a file that has.
    if let [stage, version, part @ ..] = bytes {
        check(&copydesk::internals::model_file(*stage, *version, part));
    }
});
