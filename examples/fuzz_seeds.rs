//! Writes the examples of the grammars and the articles of `tests/golden` as seeds of the fuzz targets, one file each: fuzzing
//! then begins at the patterns instead of at random bytes.
//!
//! `cargo run --features internals --example fuzz_seeds -- fuzz/corpus/plain fuzz/corpus/values`

use std::fs;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folders: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    if folders.is_empty() {
        return Err("usage: fuzz_seeds FOLDER...".into());
    }
    for folder in folders {
        fs::create_dir_all(&folder)?;
        for (number, example) in copydesk::internals::examples().enumerate() {
            fs::write(folder.join(format!("example-{number:03}")), example)?;
        }
        for article in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden"))? {
            let article = article?.path();
            if article.extension().is_some_and(|e| e == "txt" || e == "html") {
                fs::copy(&article, folder.join(article.file_name().expect("it has one")))?;
            }
        }
    }
    Ok(())
}
