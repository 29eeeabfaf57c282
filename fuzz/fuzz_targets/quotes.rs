//! Any bytes as an article in which people are quoted: the invariants of quotes, and what is asked for changes nothing else.
#![no_main]

use std::sync::LazyLock;

use copydesk::{Extractor, Format, Model, QuoteKind, Quotes};
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/common/mod.rs"]
mod common;

static EXTRACTORS: LazyLock<[[Extractor; 3]; 2]> = LazyLock::new(|| {
    let build = |format, quotes| {
        Extractor::builder()
            .format(format)
            .quotes(quotes)
            .build(&Model::builtin())
            .expect("there is memory")
    };
    [Format::Plain, Format::Html].map(|format| {
        [Quotes::Off, Quotes::Direct, Quotes::All].map(|quotes| build(format, quotes))
    })
});

fuzz_target!(|input: &[u8]| {
    for extractors in &*EXTRACTORS {
        let [off, direct, all] =
            extractors.each_ref().map(|extractor| extractor.extract(input).expect("it is short"));
        for document in [&off, &direct, &all] {
            common::check_document(document);
            assert_eq!(document.sections(), off.sections());
            assert_eq!(document.mentions(), off.mentions());
            for (index, quote) in document.quotes().iter().enumerate() {
                let entity = quote.entity as usize;
                let by = document.quotes_by(entity).any(|(at, _)| at == index);
                assert_eq!(by, entity < document.entities().len(), "{quote:?}");
            }
        }
        assert!(off.quotes().is_empty());
        assert!(direct.quotes().iter().all(|quote| quote.kind == QuoteKind::Direct));
        let words: Vec<_> = all.quotes().iter().map(|quote| quote.span).collect();
        assert!(direct.quotes().iter().all(|quote| words.contains(&quote.span)));
    }
});
