//! Each tests/golden/NAME.txt or .html against NAME.expected: sections and their details, a line each.
//!
//! `UPDATE_GOLDEN=1 cargo test --test golden` rewrites what differs; read the diff before you commit it.

mod common;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use copydesk::{Annotations, Document, Extractor, Format, Model, Span, Timestamp};

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt" || e == "html"));
    paths.sort();
    assert!(paths.len() >= 40, "fixtures are missing");
    paths
}

fn extractor(path: &Path) -> Extractor {
    let is_html = path.extension().is_some_and(|e| e == "html");
    let format = if is_html { Format::Html } else { Format::Plain };
    Extractor::builder().format(format).build(&Model::builtin()).unwrap()
}

#[test]
fn fixtures_give_what_is_expected() {
    let mut wrong = Vec::new();
    for path in fixtures() {
        let input = fs::read(&path).unwrap();
        let document = extractor(&path).extract(&input).unwrap();
        common::check_answers(&document);
        let found = dump(&document);
        let expected_path = path.with_extension("expected");
        let expected = fs::read_to_string(&expected_path).ok();
        if expected.as_ref() == Some(&found) {
            continue;
        }
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&expected_path, &found).unwrap();
        } else {
            wrong.push(format!(
                "{}\n{}",
                path.display(),
                difference(&expected.unwrap_or_default(), &found)
            ));
        }
    }
    assert!(wrong.is_empty(), "{} fixtures differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// A byte order mark shows nothing, neither at the start nor before a paragraph: copy that was put together has some.
#[test]
fn byte_order_marks_change_nothing() {
    const MARK: &str = "\u{feff}";
    let extras = [
        "ga b b d&nb;\u{1f6a2}\u{2028}\u{e4} \u{434}\u{20ac}7\no",
        "  Graben\nBy Ana Orlo\n",
        "---\na: b\n---\nx",
    ];
    let mut articles: Vec<_> = extras
        .map(|text| (Extractor::new(&Model::builtin()).unwrap(), text.as_bytes().to_vec()))
        .into();
    articles.extend(fixtures().iter().map(|path| (extractor(path), fs::read(path).unwrap())));
    for (extractor, article) in articles {
        let usual = extractor.extract(&article).unwrap();
        let marked = [MARK.as_bytes(), &article].concat();
        let document = extractor.extract(&marked).unwrap();
        assert_eq!(texts(&document), texts(&usual));
        let starts = |d: &Document| -> Vec<u32> {
            let sections = d.sections().iter().map(|s| s.span.start);
            sections.chain(d.mentions().iter().map(|m| m.span.start)).collect()
        };
        let moved: Vec<u32> = starts(&usual).iter().map(|start| start + 3).collect();
        assert_eq!(starts(&document), moved);
        assert_eq!(document.format(), usual.format());
        let Ok(text) = std::str::from_utf8(&article) else { continue };
        let inside = text.replace("\n\n", &format!("\n\n{MARK}")).into_bytes();
        let document = extractor.extract(&inside).unwrap();
        assert_eq!(texts(&document).replace(MARK, ""), texts(&usual).replace(MARK, ""));
    }
}

/// What a document says, without where.
fn texts(document: &Document) -> String {
    let mut out = String::new();
    let mut add = |what: &str, span| writeln!(out, "{what} {}", document.text(span)).unwrap();
    document.sections().iter().for_each(|s| add(s.kind.name(), s.span));
    document.mentions().iter().for_each(|m| add(m.label.name(), m.span));
    document.byline_authors().iter().for_each(|a| add("author", a.name));
    document.captions().iter().for_each(|c| add("credit", c.credit));
    document.comments().iter().for_each(|c| {
        [c.author, c.time, c.body].into_iter().for_each(|span| add("comment", span));
    });
    document.datelines().iter().for_each(|d| {
        [d.place, d.time].into_iter().for_each(|span| add("dateline", span));
    });
    writeln!(out, "{:?} {:?}", document.title(), document.published()).unwrap();
    out
}

/// The prefixes of one fixture in four, for four tests that run side by side.
fn every_prefix_keeps_the_invariants(part: usize) {
    let mut annotations = Annotations::new();
    for path in fixtures().into_iter().skip(part).step_by(4) {
        let input = fs::read(&path).unwrap();
        let extractor = extractor(&path);
        for len in 0..=input.len() {
            extractor.extract_into(&input[..len], &mut annotations).unwrap();
            common::check(&input[..len], &annotations);
        }
    }
}

#[test]
fn every_prefix_keeps_the_invariants_1() {
    every_prefix_keeps_the_invariants(0);
}

#[test]
fn every_prefix_keeps_the_invariants_2() {
    every_prefix_keeps_the_invariants(1);
}

#[test]
fn every_prefix_keeps_the_invariants_3() {
    every_prefix_keeps_the_invariants(2);
}

#[test]
fn every_prefix_keeps_the_invariants_4() {
    every_prefix_keeps_the_invariants(3);
}

/// One line for each section, its details below it.
fn dump(document: &Document) -> String {
    let mut out = String::new();
    for (i, section) in document.sections().iter().enumerate() {
        let text = short(&document.text(section.span));
        let Span { start, end } = section.span;
        writeln!(out, "{:<11} {start}..{end} | {text}", section.kind.name()).unwrap();
        let mut detail = |name: &str, span: Span, value: Timestamp| {
            if span.is_empty() {
                return;
            }
            let value = if value.is_none() { String::new() } else { format!(" = {value}") };
            writeln!(out, "  {name:<9} {span:?} | {}{value}", short(&document.text(span))).unwrap();
        };
        if let Some(c) = document.comment_of(i) {
            detail("author", c.author, Timestamp::NONE);
            detail("time", c.time, c.timestamp);
            detail("body", c.body, Timestamp::NONE);
        }
        if let Some(c) = document.caption_of(i) {
            detail("credit", c.credit, Timestamp::NONE);
        }
        for a in document.authors_of(i) {
            detail(a.role.name(), a.name, Timestamp::NONE);
        }
        if let Some(d) = document.dateline_of(i) {
            detail("place", d.place, Timestamp::NONE);
            detail("time", d.time, d.timestamp);
        }
        if let Some(c) = document.comment_of(i).filter(|c| c.ordinal > 0) {
            writeln!(out, "  ordinal   {}", c.ordinal).unwrap();
        }
        for (n, q) in document.quotes().iter().enumerate().filter(|(_, q)| q.section as usize == i)
        {
            let text = |span| short(&document.text(span));
            let entity = document.entities().get(q.entity as usize).map(|e| text(e.name));
            writeln!(out, "  {:<9} {:?} | {}", q.kind.name(), q.span, text(q.span)).unwrap();
            if !q.speaker.is_empty() {
                let entity = entity.map_or(String::new(), |name| format!(" = {name}"));
                let cue =
                    if q.cue.is_empty() { String::new() } else { format!(" ({})", text(q.cue)) };
                writeln!(out, "    by      {:?} | {}{cue}{entity}", q.speaker, text(q.speaker))
                    .unwrap();
            }
            for part in document.quote_parts(n).iter().filter(|part| **part != q.span) {
                writeln!(out, "    part    {part:?} | {}", text(*part)).unwrap();
            }
        }
        let comments = document.comments();
        let parent = document.comment_of(i).and_then(|c| comments.get(c.parent as usize));
        if let Some(parent) = parent {
            writeln!(out, "  answers   {}", short(&document.text(parent.author))).unwrap();
        }
    }
    out
}

/// `text` on one line, its middle left out.
fn short(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let chars: Vec<char> = words.join(" ").chars().collect();
    match chars.len() {
        0..=76 => chars.into_iter().collect(),
        n => chars[..50].iter().chain(&[' ', '…', ' ']).chain(&chars[n - 22..]).collect(),
    }
}

/// The lines that only one of both has.
fn difference(expected: &str, found: &str) -> String {
    let only = |a: &str, b: &str, sign: char| {
        let missing = a.lines().filter(|line| !b.lines().any(|l| l == *line));
        missing.map(|line| format!("  {sign} {line}\n")).collect::<String>()
    };
    only(expected, found, '-') + &only(found, expected, '+')
}
