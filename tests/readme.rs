//! The README's C and Python do what it says. Its Rust is a documentation test.
#![cfg(all(feature = "capi", unix))]

#[path = "common/library.rs"]
mod library;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use copydesk::{Label, MetadataKind, MetadataSource, SectionKind};
use library::run;

const README: &str = include_str!("../README.md");

/// The first block of code in `language`.
fn block(language: &str) -> &'static str {
    let start = format!("```{language}\n");
    let from = README.find(&start).expect("a block of code") + start.len();
    &README[from..from + README[from..].find("```\n").expect("its end")]
}

/// Builds the shared library and says where it is.
fn library() -> PathBuf {
    let library = library::build(["so", "dylib"]);
    // Another build of the crate may replace what cargo made while we run.
    let copy = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(library.file_name().unwrap());
    fs::copy(&library, &copy).unwrap();
    copy
}

#[test]
fn every_kind_and_label_is_told() {
    let names = SectionKind::ALL.iter().map(|kind| kind.name());
    let labels = Label::ALL.iter().map(|label| label.name());
    let said = MetadataKind::ALL.iter().map(|kind| kind.name());
    let sources = MetadataSource::ALL.iter().map(|source| source.name());
    for name in names.chain(labels).chain(said).chain(sources) {
        assert!(README.contains(&format!("`{name}`")), "the README's table has no {name}");
    }
}

#[test]
fn c_and_python_of_the_readme_run() {
    let library = library();
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let (source, program) = (folder.join("readme.c"), folder.join("readme"));
    fs::write(&source, block("c")).unwrap();
    run(Command::new(std::env::var("CC").unwrap_or("cc".into()))
        .args(["-std=c99", "-Wall", "-Wextra", "-Werror", "-pedantic", "-I"])
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/include"))
        .arg(&source)
        .arg("-o")
        .arg(&program)
        .arg(&library));
    let printed = run(Command::new(&program)
        .env("LD_LIBRARY_PATH", &folder)
        .env("DYLD_LIBRARY_PATH", &folder));
    assert!(
        printed.contains("title        Harbour bridge reopens two weeks after storm\n"),
        "{printed}"
    );
    assert!(printed.contains("author       Anna Lund\nauthor       Peter Okafor\n"), "{printed}");
    assert!(
        printed.contains("headline     Harbour bridge reopens two weeks after storm\n"),
        "{printed}"
    );

    let printed = run(Command::new("python3")
        .args(["-c", block("python")])
        .env("PYTHONPATH", concat!(env!("CARGO_MANIFEST_DIR"), "/python"))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("COPYDESK_LIBRARY", &library));
    let said = "Harbour bridge reopens two weeks after storm\n['Anna Lund', 'Peter Okafor']\n2015-03-03 09:14:00+01:00\n";
    assert!(printed.starts_with(said), "{printed}");
}
