//! Articles, parted by a NUL and a byte that is no UTF-8, one after another: annotations that are used again hold what fresh
//! ones hold.
#![no_main]

use copydesk::Annotations;
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/common/mod.rs"]
mod common;

fuzz_target!(|input: &[u8]| {
    let mut reused = Annotations::new();
    let mut rest = input;
    for at in 0..8 {
        let end = rest.windows(2).position(|w| w == b"\0\xff").unwrap_or(rest.len());
        let extractor = &common::EXTRACTORS[at % 3];
        extractor.extract_into(&rest[..end], &mut reused).expect("it is short");
        common::check(&rest[..end], &reused);
        common::same(&reused, &extractor.extract(&rest[..end]).expect("it is short"));
        match rest.get(end + 2..) {
            Some(next) => rest = next,
            None => break,
        }
    }
});
