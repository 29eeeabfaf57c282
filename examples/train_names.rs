//! Trains the name tagger. See src/data/names.md.

use std::path::PathBuf;

use copydesk::train::names::{Paths, experiment, try_costs};

fn main() {
    let mut args = std::env::args().skip(1).map(PathBuf::from);
    let corpus = args.next().unwrap_or_else(|| "../shared/corpus/names".into());
    let gazetteer = args.next().unwrap_or_else(|| "target/gazetteer.tsv".into());
    let paths = Paths { corpus, gazetteer };
    match std::env::var("COSTS") {
        Ok(file) => try_costs(&paths, file.as_ref()),
        Err(_) => experiment(&paths),
    }
}
