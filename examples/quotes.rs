//! Who said what in the articles named: each entity that speaks, with its words; then those whose speaker is not named.
//!
//! `cargo run --release --example quotes examples/council.txt`

use std::io::{self, Write};

use copydesk::{Extractor, Model, Quote, Quotes};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Direct quotes are found anyway; this asks for reported speech too.
    let extractor = Extractor::builder().quotes(Quotes::All).build(&Model::builtin())?;
    let mut out = io::stdout().lock();
    for path in std::env::args().skip(1) {
        let article = std::fs::read(&path)?;
        let document = extractor.extract(&article)?;
        // Of several paragraphs: without what stands between them.
        let said = |index: usize, quote: &Quote| {
            let parts = document.quote_parts(index).iter().map(|part| document.text(*part));
            format!("{}: {}", quote.kind, parts.collect::<Vec<_>>().join(" ").replace('\n', " "))
        };
        for (id, entity) in document.entities().iter().enumerate() {
            let mut quotes = document.quotes_by(id).peekable();
            if quotes.peek().is_some() {
                writeln!(out, "{}", document.text(entity.name))?;
            }
            for (index, quote) in quotes {
                writeln!(out, "    {}", said(index, quote))?;
            }
        }
        for (index, quote) in document.quotes().iter().enumerate() {
            if quote.entity == Quote::NO_ENTITY {
                writeln!(out, "{}?\n    {}", document.text(quote.speaker), said(index, quote))?;
            }
        }
    }
    Ok(())
}
