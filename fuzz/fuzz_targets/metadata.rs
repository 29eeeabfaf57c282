//! Any bytes as what a page says of itself: a head, JSON-LD, an attribute, elements. What is chosen can be read.
#![no_main]

use copydesk::{MetadataKind, decode_metadata};
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/common/mod.rs"]
mod common;

/// What comes before the bytes and after.
const FRAMES: [[&str; 2]; 5] = [
    ["", ""],
    [
        "<script type=application/ld+json>",
        "</script><h1>Harbour bridge reopens</h1><p>By Anna Lund",
    ],
    ["<script type=application/ld+json>{\"@type\":\"NewsArticle\",", "}</script><p>The bridge."],
    [
        "<meta name=author content=\"",
        "\"><meta property=og:title content='Harbour bridge reopens'>",
    ],
    ["<title>Harbour bridge reopens</title><article itemscope>", "</article>"],
];

fuzz_target!(|input: &[u8]| {
    for [before, after] in FRAMES {
        let page = [before.as_bytes(), input, after.as_bytes()].concat();
        let document = common::EXTRACTORS[1].extract(&page).expect("it is short");
        common::check_document(&document);
        for entry in document.metadata() {
            let raw = &page[entry.span.range()];
            let text = decode_metadata(raw, entry.source, document.format());
            assert_eq!(document.metadata_text(entry), text);
        }
        // Of most things there is one; nothing that is chosen says nothing.
        for kind in MetadataKind::ALL {
            let chosen: Vec<_> = document.chosen(kind).collect();
            let many = matches!(kind, MetadataKind::Author | MetadataKind::Keyword);
            assert!(many || chosen.len() <= 1, "{chosen:?}");
            for entry in chosen {
                assert!(!document.metadata_text(entry).trim().is_empty(), "{entry:?}");
            }
        }
    }
});
