//! The order of the rooms of `src`: each may use those above it in the list, none below, and no two files use each other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Rooms from the ground up, in the order of docs/DESIGN.md. A room of a single file has its name without the ending.
const ORDER: [&str; 24] = [
    "span",
    "error",
    "types",
    "serial",
    "text",
    "lexicon",
    "html",
    "block",
    "time",
    "line",
    "grammar",
    "model",
    "segment",
    "metadata",
    "name",
    "value",
    "entity",
    "quote",
    "document",
    "story",
    "ffi",
    "internals",
    "train",
    "lib",
];

/// A file of `src` as its module path: `text/word.rs` is `text::word`, `text/mod.rs` is `text`.
type Module = Vec<String>;

fn modules(folder: &Path, path: &Module, out: &mut BTreeMap<Module, String>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        let file = entry.path();
        if file.is_dir() {
            if path.is_empty() && matches!(&*name, "bin" | "data") {
                continue;
            }
            modules(&file, &[&path[..], &[name]].concat(), out);
        } else if let Some(stem) = name.strip_suffix(".rs") {
            let module = match stem {
                "mod" | "lib" => path.clone(),
                stem => [&path[..], &[stem.to_string()]].concat(),
            };
            out.insert(module, fs::read_to_string(file).unwrap());
        }
    }
}

/// The source without comments, strings' contents and tests, so that a `use` in them counts for nothing.
fn code(source: &str) -> String {
    let source = source.split("#[cfg(test)]").next().unwrap();
    source.lines().map(|line| line.split("//").next().unwrap()).collect::<Vec<_>>().join("\n")
}

/// The paths of a tree of `use`: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn leaves(prefix: &[String], tree: &str, out: &mut Vec<Module>) {
    let tree = tree.trim();
    let Some((head, rest)) = tree.split_once('{') else {
        let tree = tree.split(" as ").next().unwrap();
        let parts = tree.split("::").map(|part| part.trim().to_string());
        out.push(prefix.iter().cloned().chain(parts).filter(|part| !part.is_empty()).collect());
        return;
    };
    let head = head.split("::").map(|part| part.trim().to_string()).filter(|part| !part.is_empty());
    let prefix: Module = prefix.iter().cloned().chain(head).collect();
    let rest = rest.trim_end().strip_suffix('}').unwrap_or(rest);
    let (mut depth, mut start) = (0, 0);
    for (at, c) in rest.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                leaves(&prefix, &rest[start..at], out);
                start = at + 1;
            }
            _ => {}
        }
    }
    leaves(&prefix, &rest[start..], out);
}

/// What a module uses: the paths of its `use` lines and those written out in its code, from the crate's root.
fn used(module: &Module, source: &str) -> Vec<Module> {
    let code = code(source);
    let mut paths = Vec::new();
    for (at, _) in code.match_indices("use ") {
        let free = code[..at].chars().next_back().is_none_or(|c| c.is_whitespace());
        if free && let Some(end) = code[at..].find(';') {
            leaves(&[], &code[at + 4..at + end], &mut paths);
        }
    }
    for root in ["crate::", "super::", "self::"] {
        for (at, _) in code.match_indices(root) {
            let end = code[at..].find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
            let end = end.map_or(code.len(), |end| at + end);
            paths.push(code[at..end].trim_end_matches(':').split("::").map(String::from).collect());
        }
    }
    let absolute = |path: Module| {
        let mut from = match path.first()?.as_str() {
            "crate" => Module::new(),
            "self" => module.clone(),
            "super" => module[..module.len().checked_sub(1)?].to_vec(),
            _ => return None,
        };
        for part in &path[1..] {
            match part.as_str() {
                "super" => drop(from.pop()),
                "self" | "*" => {}
                part => from.push(part.to_string()),
            }
        }
        Some(from)
    };
    paths.into_iter().filter_map(absolute).collect()
}

/// Each module with the modules it uses.
fn arrows() -> BTreeMap<Module, BTreeSet<Module>> {
    let mut sources = BTreeMap::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    modules(&root, &Module::new(), &mut sources);
    let owner = |path: &Module| {
        (0..=path.len()).rev().map(|n| path[..n].to_vec()).find(|path| sources.contains_key(path))
    };
    let of = |module: &Module, source: &str| {
        let mut found: BTreeSet<Module> =
            used(module, source).iter().filter_map(owner).filter(|used| used != module).collect();
        // The root only hands names out.
        found.remove(&Module::new());
        found
    };
    sources.iter().map(|(module, source)| (module.clone(), of(module, source))).collect()
}

fn room(module: &Module) -> &str {
    module.first().map_or("lib", String::as_str)
}

#[test]
fn every_room_has_its_place_in_the_order() {
    let rooms: BTreeSet<String> = arrows().keys().map(|module| room(module).to_string()).collect();
    assert_eq!(rooms, ORDER.map(String::from).into());
}

#[test]
fn no_room_uses_one_that_stands_on_it() {
    let place = |module: &Module| ORDER.iter().position(|name| *name == room(module)).unwrap();
    let up: Vec<String> = arrows()
        .iter()
        .flat_map(|(module, used)| used.iter().map(move |used| (module, used)))
        .filter(|(module, used)| place(used) > place(module))
        .map(|(module, used)| format!("{} uses {}", module.join("::"), used.join("::")))
        .collect();
    assert!(up.is_empty(), "{}", up.join("\n"));
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let arrows = arrows();
    // What is left after all files that use nothing of what is left were taken away, again and again.
    let mut left: BTreeSet<&Module> = arrows.keys().collect();
    loop {
        let free: Vec<&Module> = left
            .iter()
            .copied()
            .filter(|module| {
                !arrows[*module].iter().any(|used| {
                    // A folder's `mod.rs` declares its files; that they use its types makes no circle of two ideas.
                    used != *module && left.contains(used) && !module.starts_with(used)
                })
            })
            .collect();
        if free.is_empty() {
            break;
        }
        free.iter().for_each(|module| {
            left.remove(module);
        });
    }
    let left: Vec<String> = left.iter().map(|module| module.join("::")).collect();
    assert!(left.is_empty(), "circles among {}", left.join(", "));
}

#[test]
fn trees_of_uses_are_read() {
    let source = "use crate::a::{self, b::C, d::{e, F as G}};\nuse super::h;\nfn f() { crate::i::j(); } // crate::k\n";
    let paths: BTreeSet<String> =
        used(&vec!["x".into(), "y".into()], source).iter().map(|path| path.join("::")).collect();
    let wanted = ["a", "a::b::C", "a::d::e", "a::d::F", "x::h", "i::j"];
    assert!(wanted.iter().all(|path| paths.contains(*path)), "{paths:?}");
    assert!(!paths.contains("k"));
}
