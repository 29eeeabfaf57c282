//! The labelled pages of the corpus, which lies beside the repository or nowhere.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use flate2::read::GzDecoder;

/// The pages that `corpus/html/NAME.jsonl` lists; none, with a message, if there is no corpus.
pub(crate) fn of(name: &str) -> Vec<Vec<u8>> {
    let html = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/html");
    let Ok(rows) = std::fs::read_to_string(html.join(name).with_extension("jsonl")) else {
        eprintln!("skipped: no corpus at {}", html.display());
        return Vec::new();
    };
    let page = |row: &str| {
        let row: serde_json::Value = serde_json::from_str(row).expect("a JSON row");
        let file = File::open(html.join(row["html"].as_str().expect("a path"))).expect("a page");
        let mut bytes = Vec::new();
        GzDecoder::new(file).read_to_end(&mut bytes).expect("gzip");
        bytes
    };
    rows.lines().map(page).collect()
}
