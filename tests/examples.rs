//! Every public item of the Rust API has an example, which `cargo test --doc` runs.

use std::fs;
use std::path::Path;

/// What is no part of the Rust API, or not promised.
const LEFT_OUT: [&str; 5] = ["bin", "data", "ffi", "train", "internals.rs"];

fn sources(folder: &Path, out: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if LEFT_OUT.iter().any(|name| entry.file_name() == *name) {
            continue;
        }
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            out.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The name of the public item that `line` begins. The lint `unreachable_pub` sees to it that `pub` alone is public.
fn item(line: &str) -> Option<&str> {
    let line = line.trim_start().strip_prefix("pub ")?;
    let line = line.strip_prefix("const ").unwrap_or(line);
    let rest =
        ["fn ", "struct ", "enum ", "trait "].iter().find_map(|word| line.strip_prefix(word))?;
    rest.split(|c: char| !(c.is_alphanumeric() || c == '_')).next()
}

/// The public items of `source` without an example above them, and how many items there are.
fn bare(source: &str) -> (Vec<&str>, usize) {
    let (mut bare, mut count, mut example) = (Vec::new(), 0, false);
    for line in source.lines() {
        let start = line.trim_start();
        if start.starts_with("///") {
            example |= start.starts_with("/// ```");
        } else if !start.starts_with("#[") {
            if let Some(name) = item(line) {
                count += 1;
                if !example {
                    bare.push(name);
                }
            }
            example = false;
        }
    }
    (bare, count)
}

#[test]
fn every_public_item_has_an_example() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let (mut missing, mut count) = (Vec::new(), 0);
    for (path, source) in &files {
        let (items, all) = bare(source);
        count += all;
        missing.extend(items.into_iter().map(|name| format!("{path}: {name}")));
    }
    assert!(count > 50, "only {count} public items are seen");
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn items_are_told_from_other_lines() {
    assert_eq!(item("    pub const fn len(self) -> usize {"), Some("len"));
    assert_eq!(item("pub struct Document<'a> {"), Some("Document"));
    assert_eq!(item("    pub span: Span,"), None);
    assert_eq!(item("pub(crate) fn at() {"), None);
    let source = "/// A.\n/// ```\n/// ```\n#[repr(C)]\npub struct A;\n\n/// B.\npub struct B;\n";
    assert_eq!(bare(source), (vec!["B"], 2));
}
