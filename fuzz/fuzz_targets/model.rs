//! Any bytes as a model: refused, or fit for use.
#![no_main]

use std::sync::LazyLock;

use copydesk::{Extractor, Model};
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/common/mod.rs"]
mod common;
#[path = "reader.rs"]
mod reader;

const ARTICLE: &[u8] = b"Harbour bridge reopens\n\nBy Anna Lund\n\nThe bridge over Graben harbour reopened on Monday.\n";

const PAGE: &[u8] =
    b"<h1>Harbour bridge reopens</h1><p>By Anna Lund<p>The bridge over Graben reopened on Monday.";

/// The parts of the built-in models, by the number of their stage.
static PARTS: LazyLock<[&[u8]; 3]> = LazyLock::new(|| {
    let text: &[u8] = include_bytes!("../../src/data/sections_text.bin");
    let html: &[u8] = include_bytes!("../../src/data/sections_html.bin");
    let names: &[u8] = include_bytes!("../../src/data/names.bin");
    // One part a file, behind the header and its entry.
    [text, html, names].map(|file| &file[48..])
});

fn check(file: &[u8]) {
    if let Ok(model) = Model::from_bytes(file) {
        let extractor = Extractor::new(&model).unwrap();
        for article in [ARTICLE, PAGE] {
            common::check_part(&extractor.extract(article).expect("it is short"));
        }
    }
}

fuzz_target!(|bytes: &[u8]| {
    check(bytes);
    // Random bytes never have the right checksum, so they are tried as a part of a file that has.
    let [stage, version, part @ ..] = bytes else { return };
    check(&copydesk::internals::model_file(*stage, *version, part));
    // And as changes of a real part: where, and what is there instead. Few are of names, whose model is large.
    let stage = if *stage < 8 { 2 } else { *stage % 2 };
    let mut real = PARTS[usize::from(stage)].to_vec();
    let mut reader = reader::Reader(part);
    for _ in 0..32 {
        if reader.is_empty() {
            break;
        }
        let (how, at, with) = (reader.byte(), reader.number(), reader.byte());
        match how {
            // Lengths and counts stand at the start.
            0..128 => real[at % 512] = with,
            128..250 => {
                let at = at % real.len();
                real[at] = with;
            }
            _ => real.truncate((at % real.len()).max(512)),
        }
    }
    check(&copydesk::internals::model_file(stage, 1, &real));
});
