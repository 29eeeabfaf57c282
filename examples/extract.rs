//! Prints the sections of the articles named, one line each, with one extractor and annotations that are reused.
//!
//! `cargo run --release --example extract examples/harbour.txt`

use std::io::{self, Write};

use copydesk::{Annotations, Extractor, Model, decode};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let extractor = Extractor::new(&Model::builtin())?;
    let mut found = Annotations::new();
    let mut out = io::stdout().lock();
    for path in std::env::args().skip(1) {
        let article = std::fs::read(&path)?;
        extractor.extract_into(&article, &mut found)?;
        for section in found.sections() {
            let text = decode(&article[section.span.range()], found.format());
            writeln!(out, "{:<12}{}", section.kind.name(), text.replace('\n', " "))?;
        }
        for comment in found.comments() {
            let author = decode(&article[comment.author.range()], found.format());
            writeln!(out, "comment by {author}, {}", comment.timestamp)?;
        }
    }
    Ok(())
}
