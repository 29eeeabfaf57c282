//! What the README, the guides and the header show runs: C, Python, the shell's lines. Their Rust is a documentation test.
#![cfg(all(feature = "capi", unix))]

#[path = "common/library.rs"]
mod library;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use copydesk::{Label, MetadataKind, MetadataSource, QuoteKind, SectionKind};
use library::run;

const README: &str = include_str!("../README.md");
const HEADER: &str = include_str!("../include/copydesk.h");

/// The blocks of code of a document in `language`.
fn blocks<'a>(document: &'a str, language: &str) -> Vec<&'a str> {
    let start = format!("```{language}\n");
    let blocks = document.split(&*start).skip(1);
    blocks.map(|rest| rest.split("```\n").next().unwrap_or_default()).collect()
}

/// Writes `program` as NAME.c, builds it with the header as it is installed, and says where it is.
fn compiled(name: &str, program: &str, library: &Path) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let source = folder.join(name).with_extension("c");
    fs::write(&source, program).unwrap();
    run(Command::new(std::env::var("CC").unwrap_or("cc".into()))
        .args(["-std=c99", "-Wall", "-Wextra", "-Werror", "-pedantic", "-Iinclude", "-o"])
        .arg(folder.join(name))
        .arg(source)
        .arg(library));
    folder.join(name)
}

/// Builds the shared library and says where it is: in the folder of a test.
fn library(test: &str) -> PathBuf {
    let library = library::build(["so", "dylib"]);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    fs::create_dir_all(&folder).unwrap();
    // Another build of the crate may replace what cargo made while we run.
    let copy = folder.join(library.file_name().unwrap());
    fs::copy(&library, &copy).unwrap();
    copy
}

#[test]
fn every_kind_and_label_is_told() {
    let names = SectionKind::ALL.iter().map(|kind| kind.name());
    let labels = Label::ALL.iter().map(|label| label.name());
    let said = MetadataKind::ALL.iter().map(|kind| kind.name());
    let sources = MetadataSource::ALL.iter().map(|source| source.name());
    let quotes = QuoteKind::ALL.iter().map(|kind| kind.name());
    for name in names.chain(labels).chain(said).chain(sources).chain(quotes) {
        assert!(README.contains(&format!("`{name}`")), "the README's table has no {name}");
    }
}

#[test]
fn c_runs() {
    let library = library("c_runs");
    let folder = library.parent().unwrap();
    let ran = |name: &str, program: &str, articles: &[&str]| {
        let mut command = Command::new(compiled(name, program, &library));
        let command = command.env("LD_LIBRARY_PATH", folder).env("DYLD_LIBRARY_PATH", folder);
        run(command.args(articles).stdin(fs::File::open("examples/harbour.txt").unwrap()))
    };
    let [many] = blocks(README, "c")[..] else { panic!("one block of C") };
    let printed = ran("readme", many, &["examples/harbour.txt", "examples/harbour.txt"]);
    let lines: Vec<&str> = printed.lines().collect();
    assert!(
        lines.len() == 2 && lines[0] == lines[1] && lines[0].ends_with(" things named"),
        "{printed}"
    );

    let [one] = blocks(include_str!("../docs/c.md"), "c")[..] else { panic!("one block of C") };
    let printed = ran("guide", one, &[]);
    for line in [
        "title        Harbour bridge reopens two weeks after storm\n",
        "author       Anna Lund\nauthor       Peter Okafor\n",
        "headline     Harbour bridge reopens two weeks after storm\n",
    ] {
        assert!(printed.contains(line), "{printed}");
    }

    let comment = HEADER.split("*/").next().unwrap();
    let example: String = comment
        .lines()
        .filter_map(|line| line.strip_prefix(" *     ").or((line == " *").then_some("")))
        .fold(String::new(), |text, line| text + line + "\n");
    let printed = ran("manual", &example, &[]);
    assert!(
        printed.contains("headline: Harbour bridge reopens two weeks after storm\n"),
        "{printed}"
    );
    assert!(printed.contains("\nperson Anna Lund: byline\n"), "{printed}");
}

#[test]
fn python_runs() {
    let library = library("python_runs");
    let guide = include_str!("../docs/python.md");
    let programs = [blocks(README, "python"), blocks(guide, "python")].concat();
    let printed: Vec<String> = programs
        .into_iter()
        .map(|program| {
            run(Command::new("python3")
                .args(["-c", program])
                .env("PYTHONPATH", concat!(env!("CARGO_MANIFEST_DIR"), "/python"))
                .env("PYTHONDONTWRITEBYTECODE", "1")
                .env("COPYDESK_LIBRARY", &library))
        })
        .collect();
    let said = "Harbour bridge reopens two weeks after storm\n['Anna Lund', 'Peter Okafor']\n2015-03-03 09:14:00+01:00\n";
    let [parse, names, quotes, guide, by, many] = &printed[..] else {
        panic!("six blocks: {printed:?}")
    };
    let said_by = "Karin Vestby: We have listened to the people who work at night,\n";
    assert!(quotes.starts_with(said_by) && quotes.matches(": ").count() == 5, "{quotes}");
    assert!(by.contains("Peter Okafor ['The night ferry carries nine people,', "), "{by}");
    assert!(parse.starts_with(said) && guide.starts_with(said), "{parse}{guide}");
    assert!(names.contains("0 12 person Karin Vestby\n"), "{names}");
    assert_eq!(many.lines().count(), 4, "{many}");
}

#[test]
#[cfg(feature = "cli")]
fn lines_of_the_shell_run() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("command");
    fs::create_dir_all(&folder).unwrap();
    let lines = blocks(include_str!("../docs/command.md"), "sh").concat();
    let command = Path::new(env!("CARGO_BIN_EXE_copydesk"));
    // The lines read files of the repository, and write beside the tests' own.
    let root = env!("CARGO_MANIFEST_DIR");
    let lines = ["examples/", "tests/", "src/"]
        .iter()
        .fold(lines, |lines, name| lines.replace(name, &format!("{root}/{name}")));
    let path =
        format!("{}:{}", command.parent().unwrap().display(), std::env::var("PATH").unwrap());
    run(Command::new("sh")
        .args(["-euc", &format!("cd '{}'\n{lines}", folder.display())])
        .env("PATH", path));
    for (file, start) in
        [("view.html", "<!doctype html>"), ("copydesk.1", ".ie"), ("copydesk.bash", "_copydesk()")]
    {
        let written = fs::read_to_string(folder.join(file)).unwrap();
        assert!(written.starts_with(start), "{file}: {}", &written[..80.min(written.len())]);
    }
}

/// The guide to the JSON shows a line that the command could print.
#[test]
fn the_json_of_the_guide_is_json() {
    let [line] = blocks(include_str!("../docs/json.md"), "json")[..] else { panic!("one block") };
    let line: serde_json::Value = serde_json::from_str(line).unwrap();
    assert_eq!(line["schema"], "copydesk/1");
}
