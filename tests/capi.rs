//! Compiles the C tests against the static library and runs them; compiles the header alone in each dialect.
#![cfg(feature = "capi")]

#[path = "common/library.rs"]
mod library;

use std::path::Path;
use std::process::Command;

use library::run;

const WARNINGS: [&str; 4] = ["-Wall", "-Wextra", "-Werror", "-pedantic"];

#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn tool(variable: &str, name: &str) -> Option<String> {
    let tool = std::env::var(variable).unwrap_or(name.into());
    let found = Command::new(&tool).arg("--version").output().is_ok_and(|o| o.status.success());
    if !found {
        eprintln!("skipped: {tool} does not run");
    }
    found.then_some(tool)
}

/// It runs all lines and branches of src/ffi but those of a panic (`HalfFilled::drop`, the payload in `guard`) and of a message
/// that is cut twice (`Message::write_str`); no call from C leads there, and the unit tests of the files run them.
///
/// With COPYDESK_RUNNER="valgrind --error-exitcode=9 --leak-check=full" the program runs under valgrind.
#[test]
#[cfg(unix)]
fn every_function_and_each_misuse() {
    let Some(cc) = tool("CC", "cc") else { return };
    let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join("capi");
    run(Command::new(cc)
        .args(["-std=c99", "-g", "-Iinclude"])
        .args(WARNINGS)
        .arg("tests/capi.c")
        .arg("-o")
        .arg(&program)
        .arg(library::build(["a", "lib"]))
        .args(["-lpthread", "-ldl", "-lm"]));
    run(runner(&program).arg("examples/harbour.txt"));
}

/// `program`, under what COPYDESK_RUNNER names.
fn runner(program: &Path) -> Command {
    let runner = std::env::var("COPYDESK_RUNNER").unwrap_or_default();
    let mut words = runner.split_whitespace().map(String::from).collect::<Vec<_>>();
    words.push(program.display().to_string());
    let mut command = Command::new(&words[0]);
    command.args(&words[1..]);
    command
}

/// As the test above under COPYDESK_RUNNER.
#[test]
#[cfg(target_os = "linux")]
fn each_failed_allocation_is_told() {
    let Some(cc) = tool("CC", "cc") else { return };
    let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join("capi_memory");
    run(Command::new(cc)
        .args(["-std=c99", "-g", "-Iinclude"])
        .args(WARNINGS)
        .arg("tests/capi_memory.c")
        .arg("-o")
        .arg(&program)
        .arg(library::build(["a", "lib"]))
        .arg("-Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc,--wrap=posix_memalign,--wrap=free")
        .args(["-lpthread", "-ldl", "-lm"]));
    run(runner(&program).args([
        "src/data/sections_text.bin",
        "examples/harbour.txt",
        "tests/golden/article_page.html",
        "tests/golden/json_ld.html",
        "tests/golden/comment_items.html",
    ]));
}

#[test]
#[cfg(target_os = "linux")]
fn the_steady_state_asks_for_no_memory() {
    let Some(cc) = tool("CC", "cc") else { return };
    let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join("capi_steady");
    run(Command::new(cc)
        .args(["-std=c99", "-g", "-Iinclude"])
        .args(WARNINGS)
        .arg("tests/capi_steady.c")
        .arg("-o")
        .arg(&program)
        .arg(library::build(["a", "lib"]))
        .arg("-Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc,--wrap=posix_memalign")
        .args(["-lpthread", "-ldl", "-lm"]));
    run(Command::new(program).args([
        "examples/harbour.txt",
        "tests/golden/comment_items.html",
        "tests/golden/quotes_speakers.txt",
        "tests/golden/quotes_interview.txt",
    ]));
}

/// All compilers that are installed, all standards that they know, and all warnings: what a program that includes the header
/// has asked for.
#[test]
fn header_compiles_in_each_dialect_without_a_warning() {
    const C: [&str; 6] = ["c99", "c11", "c17", "c18", "c2x", "c23"];
    const CXX: [&str; 6] = ["c++11", "c++14", "c++17", "c++20", "c++2b", "c++23"];
    const GCC: &str = "-Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wcast-qual -Wcast-align -Wundef \
        -Wredundant-decls -Wformat=2";
    // It warns of what is new as well, and of holes in structs.
    const CLANG: &str = "-Weverything -Wno-padded -Wno-c++98-compat -Wno-c++98-compat-pedantic";
    const UNSAFE: &str = "-Wno-unknown-warning-option -Wno-unsafe-buffer-usage -Wno-pre-c11-compat -Wno-pre-c2x-compat";
    let compilers = [
        ("c", "gcc", C, [GCC, "-Wstrict-prototypes -Wmissing-prototypes"]),
        ("c", "clang", C, [CLANG, UNSAFE]),
        ("c++", "g++", CXX, [GCC, "-Wold-style-cast -Wzero-as-null-pointer-constant"]),
        ("c++", "clang++", CXX, [CLANG, UNSAFE]),
    ];
    let source = Path::new(env!("CARGO_TARGET_TMPDIR")).join("header.c");
    let calls = "size_t calls(copydesk_span span, const uint8_t *article);\n\
        size_t calls(copydesk_span span, const uint8_t *article)\n\
        { return copydesk_span_len(span) + *copydesk_span_data(span, article); }\n";
    std::fs::write(&source, "#include \"copydesk.h\"\n".repeat(2) + calls).unwrap();
    for (language, compiler, standards, warnings) in compilers {
        let Some(compiler) = tool("", compiler) else { continue };
        let mut known = 0;
        for standard in standards {
            let command = || {
                let mut command = Command::new(&compiler);
                command.args(["-x", language, "-fsyntax-only"]).arg(format!("-std={standard}"));
                command
            };
            if !command().arg("/dev/null").output().is_ok_and(|output| output.status.success()) {
                continue;
            }
            let warnings = warnings.iter().flat_map(|words| words.split_whitespace());
            run(command().args(["-Iinclude", "-Werror"]).args(warnings).arg(&source));
            known += 1;
        }
        assert!(known >= 3, "{compiler} knows {known} standards");
    }
}

/// Sizes and offsets as the library asserts them on its own machine, by a compiler for 32 bits.
#[test]
fn the_layout_is_the_same_with_32_bits() {
    let Some(cc) = tool("CC", "cc") else { return };
    let types = include_str!("../src/ffi/types.rs");
    let mut checks = String::from("#include <stddef.h>\n#include \"copydesk.h\"\n");
    // mirror!(copydesk_section = Section, 16 bytes { span: 0, kind: 8, flags: 12 });
    for row in types.split("\nmirror!(").skip(1).filter_map(|rest| rest.split("});").next()) {
        let (head, fields) = row.split_once('{').unwrap();
        let (name, size) = head.split_once(" = ").unwrap();
        let size = size.split(' ').nth(1).unwrap();
        checks += &format!("_Static_assert(sizeof({name}) == {size}, \"{name}\");\n");
        for field in fields.split(',').filter_map(|field| field.trim().split_once(": ")) {
            let (field, offset) = field;
            checks += &format!(
                "_Static_assert(offsetof({name}, {field}) == {offset}, \"{name}.{field}\");\n"
            );
        }
    }
    checks += "_Static_assert(sizeof(copydesk_error) == 256, \"copydesk_error\");\n";
    assert!(checks.lines().count() > 50, "{checks}");
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("layout.c");
    std::fs::write(&file, checks).unwrap();
    for bits in ["-m64", "-m32"] {
        // Freestanding, so that no C library of 32 bits is needed.
        let compile = [bits, "-std=c11", "-ffreestanding", "-fsyntax-only", "-Iinclude"];
        if !cfg!(target_arch = "x86_64") {
            return;
        }
        run(Command::new(&cc).args(compile).args(WARNINGS).arg(&file));
    }
}

/// The example in C, and that in Rust: they print the same.
#[test]
#[cfg(unix)]
fn the_examples_tell_who_said_what() {
    let expected = include_str!("../examples/council.quotes");
    let rust = ["run", "--quiet", "--example", "quotes", "examples/council.txt"];
    assert_eq!(run(Command::new(env!("CARGO")).args(rust)), expected);
    let Some(cc) = tool("CC", "cc") else { return };
    let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join("quotes");
    run(Command::new(cc)
        .args(["-std=c99", "-g", "-Iinclude"])
        .args(WARNINGS)
        .arg("examples/c/quotes.c")
        .arg("-o")
        .arg(&program)
        .arg(library::build(["a", "lib"]))
        .args(["-lpthread", "-ldl", "-lm"]));
    assert_eq!(run(Command::new(program).arg("examples/council.txt")), expected);
}
