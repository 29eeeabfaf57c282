//! The corpora and what their labels promise.

use std::fs;
use std::path::Path;

/// Types as in the tagger, and group apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Person = 0,
    Organization = 1,
    Location = 2,
    Misc = 3,
    Group = 4,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Misc {
    /// What is not marked is no name.
    Marked,
    /// What is not marked may still be of type misc.
    Unknown,
}

#[derive(Debug, Clone)]
pub(super) struct Doc {
    pub(super) text: Vec<u8>,
    pub(super) names: Vec<(usize, usize, Kind)>,
    /// Bytes that say nothing.
    pub(super) ignored: Vec<(usize, usize)>,
    pub(super) misc: Misc,
    pub(super) weight: f32,
    /// Source, to report by.
    pub(super) source: u8,
}

fn kind(name: &str) -> Option<Kind> {
    Some(match name {
        "PER" | "person" => Kind::Person,
        "ORG" | "organization" => Kind::Organization,
        "LOC" | "location" => Kind::Location,
        "MISC" | "misc" => Kind::Misc,
        "GROUP" | "group" => Kind::Group,
        _ => return None,
    })
}

pub(super) fn load(path: &Path, misc: Misc, weight: f32, source: u8) -> Vec<Doc> {
    let content = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut docs = match path.extension().and_then(|e| e.to_str()) {
        Some("jsonl") => jsonl(&content),
        _ => tsv(&content),
    };
    for d in &mut docs {
        (d.misc, d.weight, d.source) = (misc, weight, source);
    }
    docs
}

fn empty() -> Doc {
    Doc {
        text: Vec::new(),
        names: Vec::new(),
        ignored: Vec::new(),
        misc: Misc::Marked,
        weight: 1.0,
        source: 0,
    }
}

fn jsonl(content: &str) -> Vec<Doc> {
    let rows = content.lines().filter(|l| !l.trim().is_empty());
    rows.map(|line| {
        let v: serde_json::Value = serde_json::from_str(line).expect("a row");
        let mut doc = empty();
        doc.text = v["text"].as_str().expect("text").as_bytes().to_vec();
        for e in v["entities"].as_array().expect("entities") {
            let at = |k: &str| e[k].as_u64().expect("offset") as usize;
            if let Some(kind) = kind(e["kind"].as_str().expect("kind")) {
                doc.names.push((at("start"), at("end"), kind));
            }
        }
        doc
    })
    .collect()
}

/// Token TAB tag, as the scorer reads it: tokens joined by spaces, a sentence a line.
fn tsv(content: &str) -> Vec<Doc> {
    type Sentence<'a> = Vec<(&'a str, &'a str, bool)>;
    let mut docs: Vec<Vec<Sentence>> = Vec::new();
    let mut doc: Vec<Sentence> = Vec::new();
    let mut sentence: Sentence = Vec::new();
    for line in content.lines() {
        if line.starts_with("-DOCSTART-") || line.starts_with("# doc") {
            doc.extend((!sentence.is_empty()).then(|| std::mem::take(&mut sentence)));
            docs.extend((!doc.is_empty()).then(|| std::mem::take(&mut doc)));
        } else if line.trim().is_empty() {
            doc.extend((!sentence.is_empty()).then(|| std::mem::take(&mut sentence)));
        } else if !line.starts_with("# ") {
            let cols: Vec<&str> = line.split('\t').collect();
            sentence.push((
                cols[0],
                cols.get(1).copied().unwrap_or("O"),
                cols.get(2) == Some(&"IGN"),
            ));
        }
    }
    doc.extend((!sentence.is_empty()).then_some(sentence));
    docs.extend((!doc.is_empty()).then_some(doc));
    docs.into_iter()
        .map(|sentences| {
            let mut d = empty();
            for s in sentences {
                let mut open: Option<(usize, usize, &str)> = None;
                let close = |open: &mut Option<(usize, usize, &str)>, d: &mut Doc| {
                    if let Some((a, b, k)) = open.take() {
                        d.names.extend(kind(k).map(|k| (a, b, k)));
                    }
                };
                for (i, (token, tag, ignored)) in s.iter().enumerate() {
                    if i > 0 {
                        d.text.push(b' ');
                    }
                    let start = d.text.len();
                    d.text.extend_from_slice(token.as_bytes());
                    let end = d.text.len();
                    if *ignored {
                        d.ignored.push((start, end));
                    }
                    let kind = tag.split_once('-').map(|(_, k)| k);
                    if *tag == "O"
                        || tag.starts_with("B-")
                        || open.is_some_and(|o| Some(o.2) != kind)
                    {
                        close(&mut open, &mut d);
                    }
                    if let Some(k) = kind {
                        open = Some((open.map_or(start, |o| o.0), end, k));
                    }
                }
                close(&mut open, &mut d);
                d.text.push(b'\n');
            }
            d
        })
        .collect()
}
