//! The README's C and Python do what it says. Its Rust is a documentation test.
#![cfg(all(feature = "capi", unix))]

use std::fs;
use std::path::PathBuf;
use std::process::Command;

const README: &str = include_str!("../README.md");

/// The first block of code in `language`.
fn block(language: &str) -> &'static str {
    let start = format!("```{language}\n");
    let from = README.find(&start).expect("a block of code") + start.len();
    &README[from..from + README[from..].find("```\n").expect("its end")]
}

fn run(command: &mut Command) -> String {
    let command = command.current_dir(env!("CARGO_MANIFEST_DIR"));
    let output = command.output().unwrap_or_else(|e| panic!("{command:?}: {e}"));
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {}\n{error}", output.status);
    String::from_utf8(output.stdout).unwrap()
}

/// Builds the shared library and says where it is.
fn library() -> PathBuf {
    let messages = run(Command::new(env!("CARGO")).args([
        "rustc",
        "--quiet",
        "--lib",
        "--features",
        "capi",
        "--crate-type",
        "cdylib",
        "--message-format",
        "json",
    ]));
    let library = messages
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter(|message| message["target"]["name"] == "copydesk")
        .filter_map(|message| message["filenames"].as_array().cloned())
        .flatten()
        .filter_map(|file| file.as_str().map(PathBuf::from))
        .find(|file| file.extension().is_some_and(|e| e == "so" || e == "dylib"))
        .expect("cargo names no shared library");
    // Another build of the crate may replace what cargo made while we run.
    let copy = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(library.file_name().unwrap());
    fs::copy(&library, &copy).unwrap();
    copy
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
        printed.contains("headline     Harbour bridge reopens two weeks after storm\n"),
        "{printed}"
    );

    let printed = run(Command::new("python3")
        .args(["-c", block("python")])
        .env("PYTHONPATH", concat!(env!("CARGO_MANIFEST_DIR"), "/python"))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("COPYDESK_LIBRARY", &library));
    assert!(printed.starts_with("Harbour bridge reopens two weeks after storm\n"), "{printed}");
}
