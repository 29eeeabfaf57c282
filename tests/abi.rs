//! The C ABI holds what the last release promised: see scripts/abi.sh, which compares the two headers.
#![cfg(all(feature = "capi", target_os = "linux"))]

#[path = "common/library.rs"]
mod library;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use library::run;

const LAST: &str = include_str!("abi/copydesk.h");
const HEADER: &str = include_str!("../include/copydesk.h");

/// The functions of a header, with the comment above each.
fn functions(header: &str) -> BTreeMap<&str, &str> {
    let parts: Vec<&str> = header.split("\nCOPYDESK_API").collect();
    let all = parts.windows(2).map(|pair| {
        let comment = &pair[0][pair[0].rfind("/**").expect("a comment above each function")..];
        let before = pair[1].split('(').next().expect("a name before arguments");
        let from = before.rfind("copydesk_").expect("the name of a function");
        (&before[from..], comment)
    });
    all.collect()
}

#[test]
fn functions_of_the_header_are_those_that_the_library_exports() {
    let library = library::build(["so", "so"]);
    let listed = run(Command::new("nm").args(["-D", "--defined-only"]).arg(library));
    let mut exported: Vec<&str> =
        listed.lines().filter_map(|line| line.split_whitespace().nth(2)).collect();
    exported.sort_unstable();
    assert_eq!(exported, functions(HEADER).into_keys().collect::<Vec<_>>());
}

#[test]
fn what_came_after_the_last_release_says_since_when() {
    let (last, now) = (functions(LAST), functions(HEADER));
    for (name, comment) in &now {
        assert!(last.contains_key(name) || comment.contains("* Since "), "{name} says no Since");
    }
    for name in last.keys() {
        assert!(now.contains_key(name), "{name} is gone");
    }
    assert!(last.len() > 20, "{last:?}");
}

#[test]
fn a_program_of_the_last_release_runs_with_this_library() {
    let library = library::build(["so", "so"]);
    let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join("abi_program");
    // Linked by its path: the library has no soname in a test, and is found where it is.
    run(Command::new(std::env::var("CC").unwrap_or("cc".into()))
        .args(["-std=c99", "-g", "-Wall", "-Wextra", "-Werror", "-pedantic", "-Itests/abi"])
        .arg("tests/abi/program.c")
        .arg("-o")
        .arg(&program)
        .arg(library));
    run(Command::new(program).arg("examples/harbour.txt"));
}
