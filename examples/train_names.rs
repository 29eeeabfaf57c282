//! Trains the name tagger. See src/data/names.md.

use std::path::PathBuf;

use copydesk::train::names::{Paths, experiment};

fn main() {
    let mut args = std::env::args().skip(1).map(PathBuf::from);
    let corpus = args.next().unwrap_or_else(|| "../shared/corpus/names".into());
    let gazetteer = args.next().unwrap_or_else(|| "target/gazetteer.tsv".into());
    experiment(&Paths { corpus, gazetteer });
}
