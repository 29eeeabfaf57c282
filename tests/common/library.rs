//! The C libraries, built in the test's profile: overflow and debug assertions on.

use std::path::PathBuf;
use std::process::Command;

/// Runs `command` in the repository's folder and returns what it prints; panics with what it says if it fails.
pub(crate) fn run(command: &mut Command) -> String {
    let command = command.current_dir(env!("CARGO_MANIFEST_DIR"));
    let output = command.output().unwrap_or_else(|e| panic!("{command:?}: {e}"));
    let (out, error) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{command:?}: {}\n{out}{error}", output.status);
    out.into_owned()
}

/// Builds the C libraries and says where the one is whose name ends with one of `ends`.
pub(crate) fn build(ends: [&str; 2]) -> PathBuf {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--quiet", "--example", "c_library", "--message-format", "json"]);
    run(cargo.arg("--features").arg(features()))
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter(|message| message["target"]["name"] == "c_library")
        .filter_map(|message| message["filenames"].as_array().cloned())
        .flatten()
        .filter_map(|file| file.as_str().map(PathBuf::from))
        .find(|file| file.extension().is_some_and(|e| ends.iter().any(|end| e == *end)))
        .expect("cargo names no library")
}

/// The features of the tests: with them, cargo has compiled all but what it is asked for already.
pub(crate) fn features() -> String {
    let features = [
        ("capi", cfg!(feature = "capi")),
        ("cli", cfg!(feature = "cli")),
        ("train", cfg!(feature = "train")),
    ];
    let features: Vec<&str> = features.iter().filter(|f| f.1).map(|f| f.0).collect();
    features.join(",")
}
