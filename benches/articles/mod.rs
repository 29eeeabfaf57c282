//! The articles that benches of text read.

use std::fs;
use std::path::Path;

/// The texts of a file of the corpus, by its name under ../shared/corpus; of tests/golden/*.txt where there is no corpus.
pub(crate) fn articles(corpus: &str) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    if let Ok(rows) = fs::read_to_string(root.join("../shared/corpus").join(corpus)) {
        let text = |row: &str| {
            let row: serde_json::Value = serde_json::from_str(row).unwrap();
            row["text"].as_str().unwrap().as_bytes().to_vec()
        };
        return rows.lines().map(text).collect();
    }
    let files = fs::read_dir(root.join("tests/golden")).unwrap().map(|e| e.unwrap().path());
    files
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .map(|p| fs::read(p).unwrap())
        .collect()
}
