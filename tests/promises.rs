//! Each promise of `docs/PROMISES.md` names a test that is there; and those promises that are kept by the shape of the sources or
//! by the checks of models.

use std::fs;
use std::path::{Path, PathBuf};

use copydesk::{Extractor, Model};

mod common;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Path and code of each file of the library, without comments, unit tests, the command and the trainers.
fn sources() -> Vec<(PathBuf, String)> {
    let mut out = Vec::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.ends_with("bin") || path.ends_with("train") {
                continue;
            } else if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let source = fs::read_to_string(&path).unwrap();
                let code = source.split("#[cfg(test)]\nmod tests").next().unwrap();
                let lines = code.lines().map(|line| line.split("//").next().unwrap_or_default());
                out.push((path, lines.collect::<Vec<_>>().join("\n")));
            }
        }
    }
    assert!(out.len() > 50);
    out
}

/// Panics with the lines of the library that have one of the words.
fn nowhere(words: &[&str], except: &[&str]) {
    let mut found = Vec::new();
    for (path, code) in sources() {
        let name = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
        if except.iter().any(|room| name.starts_with(room)) {
            continue;
        }
        let lines = code.lines().filter(|line| words.iter().any(|word| line.contains(word)));
        found.extend(lines.map(|line| format!("{name}: {}", line.trim())));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_promise_names_tests_that_are_there() {
    let table = fs::read_to_string(root().join("docs/PROMISES.md")).unwrap();
    let rows: Vec<&str> = table.lines().filter(|line| line.starts_with("| ")).skip(1).collect();
    assert!(rows.len() > 15);
    let steps = fs::read_to_string(root().join(".ci/run")).unwrap();
    for row in rows {
        let kept = row.trim_end_matches('|').rsplit('|').next().unwrap();
        let tests: Vec<&str> = kept.split('`').skip(1).step_by(2).collect();
        assert!(!tests.is_empty(), "nothing keeps {row}");
        for test in tests {
            if let Some(step) = test.strip_prefix(".ci/run ") {
                assert!(steps.contains(&format!("\n{step}() {{")), "no step {step}");
                continue;
            }
            let (file, function) = test.split_once("::").unwrap_or((test, ""));
            let source = fs::read_to_string(root().join(file));
            let source = source.unwrap_or_else(|e| panic!("{file}: {e}"));
            let is_there =
                ["fn", "def"].iter().any(|word| source.contains(&format!("{word} {function}(")));
            assert!(function.is_empty() || is_there, "no {function} in {file}");
        }
    }
}

#[test]
fn the_library_touches_nothing_of_the_world() {
    let world =
        ["std::fs", "std::net", "std::thread", "std::env", "std::process", "std::time", "std::io"];
    nowhere(&world, &[]);
    nowhere(&["println!", "eprintln!", "print!", "dbg!"], &[]);
    nowhere(&["static mut", "thread_local!", "set_hook", "extern \"C\" {"], &[]);
    // What a value keeps inside itself is no global state.
    let changing = ["Mutex", "RwLock", "Atomic", "OnceLock", "OnceCell", "LazyLock", "UnsafeCell"];
    let kinds: Vec<String> =
        changing.iter().flat_map(|kind| [format!(": {kind}"), format!(": [{kind}")]).collect();
    for (path, code) in sources() {
        let statics =
            code.lines().filter(|line| line.contains("static ") && !line.contains("'static "));
        for line in statics {
            assert!(!kinds.iter().any(|kind| line.contains(kind)), "{}: {line}", path.display());
        }
    }
}

#[test]
fn unsafe_code_stands_in_one_room() {
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    assert!(lib.contains("#![deny(unsafe_code)]") || lib.contains("unsafe_code"));
    nowhere(&["unsafe {", "unsafe fn", "unsafe impl", "unsafe trait"], &["src/ffi"]);
}

#[test]
fn the_library_needs_four_crates() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let list = manifest.split("\n[dependencies]\n").nth(1).unwrap().split("\n[").next().unwrap();
    let needed =
        list.lines().filter(|line| line.contains(" = ") && !line.contains("optional = true"));
    let names: Vec<&str> = needed.filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(names, ["memchr", "bstr", "nom", "thiserror"]);
}

/// clippy refuses what ends the process without memory, and who is excepted says why.
#[test]
fn all_growth_may_fail() {
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    assert!(lib.contains("warn(clippy::disallowed_methods, clippy::disallowed_macros)"));
    // The lint itself, the home of growth, what gives a String, a clone, and what only trainers and tests use.
    let known = ["src/lib.rs", "src/text/grow.rs", "src/types.rs", "src/document/answers.rs"];
    let made = ["src/model/rows.rs", "src/model/wire.rs", "src/segment/"];
    nowhere(&["clippy::disallowed_"], &[&known[..], &made].concat());
}

#[test]
fn no_number_has_the_order_of_the_machine() {
    nowhere(&["_ne_bytes", "target_endian", "transmute", "target_pointer_width"], &[]);
}

const FILES: [&str; 3] = ["sections_text", "sections_html", "names"];

/// Where the one part of a model begins.
const PART: usize = 48;

fn model(name: &str) -> Vec<u8> {
    fs::read(root().join("src/data").join(name).with_extension("bin")).unwrap()
}

/// Asserts that a model is refused with an offset inside it, or marks up an article.
fn refused_or_fit(file: &[u8]) -> bool {
    match Model::from_bytes(file) {
        Ok(model) => {
            let article = b"Harbour bridge reopens\n\nBy Anna Lund\n\nThe bridge over Graben reopened on Monday.\n";
            common::check_part(&Extractor::new(&model).unwrap().extract(article).unwrap());
            true
        }
        Err(error) => {
            assert!(error.offset().is_some_and(|at| at <= file.len() as u64), "{error}");
            false
        }
    }
}

/// As a machine of the other byte order would write it: each number of four bytes turned round, the checksum mended.
#[test]
fn models_of_the_other_byte_order_are_refused() {
    for (stage, name) in FILES.iter().enumerate() {
        let file = model(name);
        assert!(refused_or_fit(&file));
        let turned: Vec<u8> =
            file[PART..].chunks_exact(4).flat_map(|n| [n[3], n[2], n[1], n[0]]).collect();
        let mended = copydesk::internals::model_file(stage as u8, 1, &turned);
        assert!(!refused_or_fit(&mended), "{name}");
        // Without the checksum, the container's own numbers tell.
        let mut container = file.clone();
        container[16..24].chunks_exact_mut(4).for_each(<[u8]>::reverse);
        assert_eq!(Model::from_bytes(&container).unwrap_err().offset(), Some(16));
    }
}

/// A byte after another of a real part, with a checksum that fits; and the part cut short.
#[test]
fn changed_models_are_refused_or_fit_for_use() {
    let mut random = common::random::Random(0x0DE1);
    for (stage, name) in FILES.iter().enumerate().take(2) {
        let file = model(name);
        let mut refused = 0;
        for _ in 0..60 {
            let mut part = file[PART..].to_vec();
            if random.below(4) == 0 {
                part.truncate(random.below(part.len()));
            } else {
                // Lengths and counts stand at the start.
                let most = if random.below(2) == 0 { 256 } else { part.len() };
                part[random.below(most)] = random.below(256) as u8;
            }
            let mended = copydesk::internals::model_file(stage as u8, 1, &part);
            refused += usize::from(!refused_or_fit(&mended));
        }
        assert!(refused > 5, "{name}: {refused} of 60 refused");
    }
}
