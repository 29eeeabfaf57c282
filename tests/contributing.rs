//! Documents name files and folders that exist.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const DOCUMENTS: [&str; 13] = [
    "CONTRIBUTING.md",
    "SECURITY.md",
    "docs/DESIGN.md",
    "docs/PROMISES.md",
    "docs/c.md",
    "docs/command.md",
    "docs/json.md",
    "docs/limits.md",
    "docs/python.md",
    "docs/retraining.md",
    "docs/rust.md",
    "examples/README.md",
    "README.md",
];

/// Endings by which a name in backticks is a file's.
const ENDINGS: [&str; 12] =
    [".rs", ".json", ".cff", ".md", ".py", ".c", ".h", ".css", ".txt", ".toml", ".bin", "justfile"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Names of all files below `folder`.
fn names(folder: &Path, out: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        if !entry.path().is_dir() {
            out.insert(name);
        } else if name != "target" && name != ".git" {
            names(&entry.path(), out);
        }
    }
}

/// What stands in backticks outside blocks of code.
fn quoted(document: &str) -> Vec<&str> {
    let prose = document.split("```").step_by(2);
    prose.flat_map(|prose| prose.split('`').skip(1).step_by(2)).collect()
}

/// Whether `quote` is the name of a file or folder: one word, with a slash or a known ending. Commands and what lies outside the
/// repository are not.
fn is_path(quote: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-/".contains(c);
    let is_file = ENDINGS.iter().any(|ending| quote.ends_with(ending));
    quote.chars().all(plain)
        && (quote.contains('/') && quote != "copydesk/1" || is_file)
        && !quote.starts_with("../")
}

/// Whether it exists: a path from the root, or the name of any file.
fn exists(path: &str, names: &BTreeSet<String>) -> bool {
    root().join(path).exists() || !path.contains('/') && names.contains(path)
}

#[test]
fn files_that_documents_name_exist() {
    let mut all = BTreeSet::new();
    names(root(), &mut all);
    let mut missing = Vec::new();
    for document in DOCUMENTS {
        let text = fs::read_to_string(root().join(document)).unwrap();
        let folder = root().join(document).parent().unwrap().to_owned();
        let paths: Vec<&str> = quoted(&text).into_iter().filter(|quote| is_path(quote)).collect();
        assert!(!paths.is_empty(), "{document} names no file");
        missing.extend(
            paths
                .into_iter()
                .filter(|path| !exists(path, &all) && !folder.join(path).exists())
                .map(|path| format!("{document}: {path}")),
        );
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn links_between_documents_lead_somewhere() {
    let mut broken = Vec::new();
    for document in DOCUMENTS {
        let text = fs::read_to_string(root().join(document)).unwrap();
        let folder = root().join(document).parent().unwrap().to_owned();
        let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        broken.extend(
            targets
                .filter(|target| !target.contains("://") && !folder.join(target).exists())
                .map(|target| format!("{document}: {target}")),
        );
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// CITATION.cff says of version, licences and address what Cargo.toml says.
#[test]
fn the_citation_is_of_this_version() {
    let citation = include_str!("../CITATION.cff");
    assert!(citation.contains(concat!("\nversion: ", env!("CARGO_PKG_VERSION"), "\n")));
    for license in env!("CARGO_PKG_LICENSE").split(" OR ") {
        assert!(citation.contains(&format!("\n  - {license}\n")), "{license}");
    }
    let address = citation.lines().find_map(|line| line.strip_prefix("repository-code: "));
    assert_eq!(address.unwrap_or_default(), env!("CARGO_PKG_REPOSITORY"));
    let manifest = include_str!("../Cargo.toml");
    let abi = copydesk_abi();
    assert!(
        manifest.contains(&format!("[package.metadata.capi.library]\nversion = \"{abi}.0.0\"\n"))
    );
}

/// The version of the ABI, by the header.
fn copydesk_abi() -> &'static str {
    let header = include_str!("../include/copydesk.h");
    let rest = header.split("#define COPYDESK_ABI_VERSION ").nth(1).unwrap();
    rest.lines().next().unwrap()
}

#[test]
fn the_layers_of_the_design_are_those_of_the_test() {
    let design = include_str!("../docs/DESIGN.md");
    let picture = design.split("```text\n").nth(1).unwrap().split("```").next().unwrap();
    let shown: Vec<&str> =
        picture.lines().rev().filter_map(|line| line.split_whitespace().next()).collect();
    let layers = include_str!("layers.rs");
    let list = layers.split("const ORDER").nth(1).unwrap().split("];").next().unwrap();
    let order: Vec<&str> =
        list.split('"').skip(1).step_by(2).filter(|name| *name != "lib").collect();
    assert_eq!(shown, order);
}

#[test]
fn names_of_files_are_told_from_other_words() {
    for path in ["src/line/", "hash.rs", "justfile", ".ci/run", "src/data/names.bin"] {
        assert!(is_path(path), "{path}");
    }
    for other in ["EXAMPLES", "start..end", "cargo test --lib byline", "../shared", "copydesk/1"] {
        assert!(!is_path(other), "{other}");
    }
    assert_eq!(quoted("a `b` c\n```\n`d`\n```\n`e`"), ["b", "e"]);
}
