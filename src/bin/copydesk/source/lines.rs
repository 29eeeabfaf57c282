//! JSON lines: an article a line, its text, HTML and name in fields of their own.

use std::io;

use serde_json::Value;

use super::window::{Position, Window};
use crate::failure::{Failure, Kind};

/// The fields that are read, each by its name or, from `/` on, by its JSON pointer.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fields {
    pub(crate) text: Option<String>,
    pub(crate) html: Option<String>,
    pub(crate) id: Option<String>,
}

/// What a line says.
pub(crate) struct Said {
    pub(crate) id: Option<String>,
    pub(crate) bytes: Vec<u8>,
    pub(crate) is_html: bool,
}

/// Reads lines.
pub(crate) struct Lines {
    window: Window,
    name: String,
    limit: u64,
    number: u64,
    ended: bool,
}

impl Lines {
    pub(crate) fn new(window: Window, name: String, from: Position, limit: u64) -> Lines {
        Lines { window, name, limit, number: from.number, ended: false }
    }

    /// Where the next line begins.
    pub(crate) fn position(&self) -> Position {
        self.window.position(self.number)
    }

    /// The next line that is not empty, with its name; `None` at the end.
    pub(crate) fn step(&mut self) -> Option<Result<(String, Vec<u8>), Failure>> {
        while !self.ended {
            let line = self.line();
            self.number += 1;
            let name = format!("{}:{}", self.name, self.number);
            match line {
                Ok(Some(Some(line))) if line.trim_ascii().is_empty() => {}
                Ok(Some(Some(line))) => return Some(Ok((name, line))),
                Ok(Some(None)) => {
                    let reason = "larger than --record-limit";
                    return Some(Err(Failure::new(Kind::TooLarge, name, reason)));
                }
                Ok(None) => self.ended = true,
                Err(e) => {
                    self.ended = true;
                    return Some(Err(Failure::reading(name, &e)));
                }
            }
        }
        None
    }

    /// The next line, without its end; an inner `None` if it is too long.
    fn line(&mut self) -> io::Result<Option<Option<Vec<u8>>>> {
        let mut seen = 0;
        let mut whole = true;
        loop {
            let bytes = self.window.ahead();
            if let Some(end) = memchr::memchr(b'\n', &bytes[seen..]) {
                let end = seen + end;
                let line = (whole && end as u64 <= self.limit).then(|| bytes[..end].to_vec());
                self.window.pass(end + 1);
                return Ok(Some(line));
            }
            seen = bytes.len();
            if seen as u64 > self.limit {
                self.window.pass(seen);
                (seen, whole) = (0, false);
            }
            if !self.window.more()? {
                let rest = self.window.ahead().to_vec();
                self.window.pass(rest.len());
                return Ok(match (whole, rest.is_empty()) {
                    (true, true) => None,
                    (true, false) => Some(Some(rest)),
                    (false, _) => Some(None),
                });
            }
        }
    }
}

impl Fields {
    /// Whether lines are to be read at all.
    pub(crate) fn are_named(&self) -> bool {
        self.text.is_some() || self.html.is_some()
    }

    /// What `line` says: its HTML where it has any, else its text.
    pub(crate) fn read(&self, line: &[u8]) -> Result<Said, String> {
        let line: Value = serde_json::from_slice(line).map_err(|e| e.to_string())?;
        let field = |name: &Option<String>| {
            let name = name.as_deref()?;
            if name.starts_with('/') { line.pointer(name) } else { line.get(name) }
        };
        let string = |name| field(name).and_then(Value::as_str).filter(|text| !text.is_empty());
        let id = field(&self.id).and_then(|id| match id {
            Value::String(id) => Some(id.clone()),
            Value::Number(id) => Some(id.to_string()),
            _ => None,
        });
        let html = string(&self.html);
        let Some(text) = html.or_else(|| string(&self.text)) else {
            let names = [&self.html, &self.text].into_iter().flatten().map(String::as_str);
            let names: Vec<&str> = names.collect();
            return Err(format!("no text in {}", names.join(" or ")));
        };
        Ok(Said { id, bytes: text.as_bytes().to_vec(), is_html: html.is_some() })
    }
}
