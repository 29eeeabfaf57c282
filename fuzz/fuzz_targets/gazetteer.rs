//! A list of names, one a line: each is found in itself, and all keep the invariants in the text of all.
#![no_main]

use copydesk::{Extractor, Format, Gazetteer, Label, Model};
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/common/mod.rs"]
mod common;

fuzz_target!(|input: &[u8]| {
    let names: Vec<&[u8]> = input.split(|&b| b == b'\n').take(20).collect();
    let labels = Label::ALL.into_iter().cycle();
    let entries: Vec<(&[u8], Label)> = names.iter().copied().zip(labels).collect();
    let all = Gazetteer::from_entries(entries.iter().copied()).unwrap();
    let all = Extractor::builder().gazetteer(all);
    common::check_document(&all.build(&Model::builtin()).unwrap().extract(input).expect("it is short"));
    for (name, label) in entries {
        let gazetteer = Gazetteer::from_entries([(name, label)]).unwrap();
        // A name without a word, or of too many.
        if gazetteer.is_empty() {
            continue;
        }
        let alone = Extractor::builder().format(Format::Plain).names_only().gazetteer(gazetteer);
        let alone = alone.build(&Model::builtin()).unwrap();
        let document = alone.extract(name).expect("it is short");
        common::check_part(&document);
        // What no token holds is at the edges at most, and the name is all the text.
        let [found] = document.mentions() else {
            panic!("{:?} in {:?}", document.mentions(), name.escape_ascii().to_string());
        };
        assert_eq!(found.label, label, "{}", name.escape_ascii());
    }
});
