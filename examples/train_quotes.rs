//! Trains the model of quotes of the library; `src/data/quotes.md` says on what. The same input gives the same bytes.
//!
//! ```text
//! cargo run --release --features train --example train_quotes -- LABELLED [MODEL]
//! cargo run --release --features train --example train_quotes -- LABELLED --cross-validate FOUND
//! cargo run --release --features train --example train_quotes -- LABELLED --measure OTHER FOUND [--all]
//! ```
//!
//! Writes `src/data/quotes.bin` if no `MODEL` is named. With `--cross-validate` it writes what models of the other articles find in
//! each, six parts in turn, to `FOUND`, for `eval/quotes.py LABELLED --pred FOUND`; with `--measure` what the model finds in other
//! labelled articles, reported speech too if `--all` is said.

use std::error::Error;
use std::path::Path;

use copydesk::Quotes;
use copydesk::train::quotes::{Settings, cross_validate, measure, train};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let settings = Settings::default();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [labelled, "--cross-validate", found] => {
            std::fs::write(found, cross_validate(Path::new(labelled), &settings, 6)?)?;
        }
        [labelled, "--measure", other, found, ref all @ ..]
            if all.is_empty() || all == ["--all"] =>
        {
            let which = if all.is_empty() { Quotes::Direct } else { Quotes::All };
            let found_in = measure(Path::new(labelled), Path::new(other), which, &settings)?;
            std::fs::write(found, found_in)?;
        }
        [labelled, ref model @ ..] if model.len() < 2 => {
            let model = model.first().copied().unwrap_or("src/data/quotes.bin");
            std::fs::write(model, train(Path::new(labelled), &settings)?)?;
        }
        _ => return Err("usage: train_quotes LABELLED [MODEL | --cross-validate FOUND]".into()),
    }
    Ok(())
}
