//! `Format::guess` on the corpus: its pages are HTML, their text is not.

use copydesk::Format;

#[path = "common/pages.rs"]
mod pages;

#[test]
fn pages_are_html() {
    for name in ["dev", "zyte_dev", "dragnet_dev", "wcxb_train"] {
        for (i, page) in pages::of(name).iter().enumerate() {
            assert_eq!(Format::guess(page), Format::Html, "page {i} of {name}");
        }
    }
}

#[test]
fn text_of_pages_is_plain() {
    for name in ["dev", "train", "zyte_dev"] {
        for (i, text) in pages::texts(name).iter().enumerate() {
            assert_eq!(Format::guess(text.as_bytes()), Format::Plain, "text {i} of {name}");
        }
    }
}
