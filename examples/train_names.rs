//! Trains the name tagger of the library; `src/data/names.md` says on what. The same inputs give the same bytes.
//!
//! ```text
//! cargo run --release --features train --example train_names -- CORPUS GAZETTEER [MODEL] [--hold-out] [--errors FOLDER]
//! ```
//!
//! Writes `src/data/names.bin` if no `MODEL` is named, and prints the scores on the dev sets. With `--hold-out` every sixth
//! article is left out of training and measured on too; name a `MODEL` then, or a lesser one takes the library's place. With
//! `--errors` what was missed or invented is written to a folder, a file for each set.
#![expect(clippy::print_stdout, reason = "a program")]

use std::error::Error;
use std::path::PathBuf;

use copydesk::train::names::{Inputs, Measure, Settings, train};

const USAGE: &str = "usage: train_names CORPUS GAZETTEER [MODEL] [--hold-out] [--errors FOLDER]";

fn main() -> Result<(), Box<dyn Error>> {
    let mut files: Vec<PathBuf> = Vec::new();
    let mut measure = Measure::default();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match &*argument {
            "--hold-out" => measure.hold_out = true,
            "--errors" => measure.errors = Some(arguments.next().ok_or(USAGE)?.into()),
            flag if flag.starts_with('-') => return Err(USAGE.into()),
            file => files.push(file.into()),
        }
    }
    let (inputs, model) = match &files[..] {
        [corpus, gazetteer, model @ ..] if model.len() < 2 => (
            Inputs { corpus: corpus.clone(), gazetteer: gazetteer.clone() },
            model.first().cloned().unwrap_or_else(|| "src/data/names.bin".into()),
        ),
        _ => return Err(USAGE.into()),
    };
    let (bytes, scores) = train(&inputs, &Settings::default(), &measure)?;
    std::fs::write(model, bytes)?;
    print!("{scores}");
    Ok(())
}
