//! The labelled pages of the corpus, which lies beside the repository or nowhere.
#![allow(dead_code, reason = "each test uses its part of it")]
#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;
use serde_json::Value;

/// The pages that `corpus/html/NAME.jsonl` lists; none, with a message, if there is no corpus.
pub(crate) fn of(name: &str) -> Vec<Vec<u8>> {
    each(name, 1)
}

/// The first of each `step` of them; the others are not unpacked.
pub(crate) fn each(name: &str, step: usize) -> Vec<Vec<u8>> {
    let (folder, rows) = rows("html", name);
    let page = |row: &Value| {
        let file = File::open(folder.join(row["html"].as_str().expect("a path"))).expect("a page");
        let mut bytes = Vec::new();
        GzDecoder::new(file).read_to_end(&mut bytes).expect("gzip");
        bytes
    };
    rows.iter().step_by(step).map(page).collect()
}

/// The plain texts of `corpus/text/NAME.jsonl`; none, with a message, if there is no corpus.
pub(crate) fn texts(name: &str) -> Vec<String> {
    let (_, rows) = rows("text", name);
    rows.iter().map(|row| row["text"].as_str().expect("a text").to_owned()).collect()
}

fn rows(folder: &str, name: &str) -> (PathBuf, Vec<Value>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus").join(folder);
    let Ok(rows) = std::fs::read_to_string(folder.join(name).with_extension("jsonl")) else {
        eprintln!("skipped: no corpus at {}", folder.display());
        return (folder, Vec::new());
    };
    let rows = rows.lines().map(|row| serde_json::from_str(row).expect("a JSON row")).collect();
    (folder, rows)
}
