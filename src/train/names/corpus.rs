//! Articles with names, and what their labels promise; reading them.

use std::fs;
use std::io::{Error, ErrorKind, Result};
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

/// What the labels of a corpus say of names of the type misc.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Misc {
    /// What is not marked is no name.
    Marked,
    /// What is not marked may still be of type misc.
    Unknown,
}

/// An article and its names.
#[derive(Debug, Clone)]
pub(super) struct Doc {
    pub(super) text: Vec<u8>,
    /// Start, end and type of each.
    pub(super) names: Vec<(usize, usize, Kind)>,
    /// Bytes whose labels say nothing.
    pub(super) ignored: Vec<(usize, usize)>,
    pub(super) misc: Misc,
    /// How much its labels count.
    pub(super) weight: f32,
    /// Number of its corpus, see `corpora`.
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

/// The content of a file; an error names it.
pub(super) fn read(path: &Path) -> Result<String> {
    let named = |error: Error| Error::new(error.kind(), format!("{}: {error}", path.display()));
    fs::read_to_string(path).map_err(named)
}

/// The articles of a file, `.jsonl` or tokens with tags.
pub(super) fn load(path: &Path, misc: Misc, weight: f32, source: u8) -> Result<Vec<Doc>> {
    let content = read(path)?;
    let mut docs = match path.extension().and_then(|e| e.to_str()) {
        Some("jsonl") => jsonl(&content)?,
        _ => tsv(&content),
    };
    for d in &mut docs {
        (d.misc, d.weight, d.source) = (misc, weight, source);
    }
    Ok(docs)
}

impl Doc {
    /// An article without text yet.
    pub(super) fn empty(weight: f32, source: u8) -> Doc {
        Doc {
            text: Vec::new(),
            names: Vec::new(),
            ignored: Vec::new(),
            misc: Misc::Marked,
            weight,
            source,
        }
    }

    /// Appends `text`, as a name if it has a kind.
    pub(super) fn put(&mut self, text: &str, kind: Option<Kind>) {
        let start = self.text.len();
        self.text.extend_from_slice(text.as_bytes());
        self.names.extend(kind.map(|kind| (start, self.text.len(), kind)));
    }
}

/// Rows `{text, entities: [{start, end, kind}]}`.
fn jsonl(content: &str) -> Result<Vec<Doc>> {
    let bad = |what: &str| Error::new(ErrorKind::InvalidData, format!("a row without {what}"));
    let row = |line: &str| {
        let row: serde_json::Value = serde_json::from_str(line)?;
        let mut doc = Doc::empty(1.0, 0);
        doc.text = row["text"].as_str().ok_or_else(|| bad("text"))?.as_bytes().to_vec();
        for entity in row["entities"].as_array().ok_or_else(|| bad("entities"))? {
            let at = |key: &str| entity[key].as_u64().ok_or_else(|| bad(key));
            if let Some(kind) = kind(entity["kind"].as_str().ok_or_else(|| bad("kind"))?) {
                doc.names.push((at("start")? as usize, at("end")? as usize, kind));
            }
        }
        Ok(doc)
    };
    content.lines().filter(|line| !line.trim().is_empty()).map(row).collect()
}

/// A token, its tag, and whether the tag says nothing.
type Tagged<'a> = (&'a str, &'a str, bool);

/// Token TAB tag, as the scorer reads it: tokens joined by spaces, a sentence a line.
fn tsv(content: &str) -> Vec<Doc> {
    let mut docs = Vec::new();
    let mut doc = Doc::empty(1.0, 0);
    let mut sentence: Vec<Tagged> = Vec::new();
    for line in content.lines() {
        let starts_article = line.starts_with("-DOCSTART-") || line.starts_with("# doc");
        if starts_article || line.trim().is_empty() {
            put_sentence(&mut doc, &std::mem::take(&mut sentence));
        } else if !line.starts_with("# ") {
            let columns: Vec<&str> = line.split('\t').collect();
            let tag = columns.get(1).copied().unwrap_or("O");
            sentence.push((columns[0], tag, columns.get(2) == Some(&"IGN")));
        }
        if starts_article && !doc.text.is_empty() {
            docs.push(std::mem::replace(&mut doc, Doc::empty(1.0, 0)));
        }
    }
    put_sentence(&mut doc, &sentence);
    docs.extend((!doc.text.is_empty()).then_some(doc));
    docs
}

/// Appends a sentence, if there is one, as a line.
fn put_sentence(doc: &mut Doc, sentence: &[Tagged]) {
    // The start, end and type of the name that is open.
    let mut open: Option<(usize, usize, &str)> = None;
    for (i, &(token, tag, ignored)) in sentence.iter().enumerate() {
        if i > 0 {
            doc.put(" ", None);
        }
        let start = doc.text.len();
        doc.put(token, None);
        let end = doc.text.len();
        doc.ignored.extend(ignored.then_some((start, end)));
        let name = tag.split_once('-').map(|(_, kind)| kind);
        if tag == "O" || tag.starts_with("B-") || open.is_some_and(|open| Some(open.2) != name) {
            close(doc, open.take());
        }
        if let Some(kind) = name {
            open = Some((open.map_or(start, |open| open.0), end, kind));
        }
    }
    close(doc, open);
    if !sentence.is_empty() {
        doc.put("\n", None);
    }
}

fn close(doc: &mut Doc, name: Option<(usize, usize, &str)>) {
    let typed = name.and_then(|(start, end, name)| kind(name).map(|kind| (start, end, kind)));
    doc.names.extend(typed);
}
