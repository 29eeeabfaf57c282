//! `--resume`: a file of marks, each of which says how far an input was read and the outputs were written by then.
//!
//! A mark is added after what it tells of was written. What comes behind the last mark is cut off, and made again.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

use super::{Place, open_at};
use crate::source::{Before, Input, Position, Stamp, path_of_key};

/// How often a large input gets a mark.
const PAUSE: Duration = Duration::from_millis(100);

/// The first line.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Head {
    state: String,
    options: String,
}

/// A line.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Mark {
    /// [`Input::key`].
    input: String,
    #[serde(flatten)]
    stamp: Stamp,
    /// How far it was read; without it all of it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<Position>,
    /// Whether it has an output of its own.
    own: bool,
    output: Place,
    /// Length of the file of errors.
    errors: u64,
}

/// The file, and what it said.
pub(crate) struct State {
    file: File,
    name: String,
    marked: Instant,
    marks: HashMap<String, Mark>,
    last: Option<Mark>,
    is_continued: bool,
}

impl State {
    /// Reads the state at `path`, or begins it. `options` are those that change what is written.
    pub(crate) fn open(path: &Path, options: &str) -> Result<State> {
        let name = path.to_string_lossy().into_owned();
        let old = match fs::read(path) {
            Err(e) if e.kind() == ErrorKind::NotFound => Vec::new(),
            old => old.with_context(|| name.clone())?,
        };
        let head = Head { state: "copydesk/1".into(), options: options.into() };
        let (mut marks, mut last, mut whole) = (HashMap::new(), None, 0);
        for line in old.split_inclusive(|byte| *byte == b'\n').filter(|l| l.ends_with(b"\n")) {
            if whole == 0 {
                let found: Head = serde_json::from_slice(line).with_context(|| name.clone())?;
                if found != head {
                    bail!("{name}: is of a run with other options: {}", found.options);
                }
            } else {
                let mark: Mark = serde_json::from_slice(line).with_context(|| name.clone())?;
                marks.insert(mark.input.clone(), mark.clone());
                last = Some(mark);
            }
            whole += line.len() as u64;
        }
        let mut file = open_at(path, whole)?;
        if whole == 0 {
            write_line(&mut file, &head).with_context(|| name.clone())?;
        }
        Ok(State { file, name, marked: Instant::now(), marks, last, is_continued: whole > 0 })
    }

    /// Forgets marks that no longer hold: of inputs that changed while they were read, and those whose output is gone.
    pub(crate) fn forget(&mut self, is_there: impl Fn(&Input) -> bool) {
        self.marks.retain(|key, mark| {
            let path = path_of_key(key);
            match mark.position {
                Some(_) => fs::metadata(&path).is_ok_and(|now| Stamp::of(&now) == mark.stamp),
                None => !mark.own || is_there(&Input { path: Some(path), stamp: mark.stamp }),
            }
        });
    }

    /// Where the output was when the last mark was made.
    pub(crate) fn place(&self) -> Place {
        self.last.as_ref().map(|mark| mark.output.clone()).unwrap_or_default()
    }

    /// Whether there was a run before.
    pub(crate) fn is_continued(&self) -> bool {
        self.is_continued
    }

    /// Length of the file of errors by then.
    pub(crate) fn errors(&self) -> u64 {
        self.last.as_ref().map_or(0, |mark| mark.errors)
    }

    /// The places of inputs that were read in part.
    pub(crate) fn begun(&self) -> impl Iterator<Item = &Place> {
        self.marks.values().filter(|mark| mark.position.is_some()).map(|mark| &mark.output)
    }

    /// What was done, by input.
    pub(crate) fn before(&mut self) -> HashMap<String, Before> {
        let marks = std::mem::take(&mut self.marks).into_iter();
        let before = |mark: Mark| Before { stamp: mark.stamp, position: mark.position };
        marks.map(|(key, mark)| (key, before(mark))).collect()
    }

    /// Notes how far `input` is read, now and then, and always that all of it is.
    pub(crate) fn mark(
        &mut self,
        input: &Input,
        position: Option<Position>,
        own: bool,
        output: impl FnOnce() -> Place,
        errors: u64,
    ) -> Result<()> {
        if position.is_some() && self.marked.elapsed() < PAUSE {
            return Ok(());
        }
        let (input, stamp, output) = (input.key(), input.stamp, output());
        let mark = Mark { input, stamp, position, own, output, errors };
        self.marked = Instant::now();
        write_line(&mut self.file, &mark).with_context(|| self.name.clone())
    }
}

fn write_line(file: &mut File, line: &impl Serialize) -> std::io::Result<()> {
    let mut bytes = serde_json::to_vec(line)?;
    bytes.push(b'\n');
    file.write_all(&bytes)
}

/// Where the state of an output is: beside a file, in a folder.
pub(crate) fn path(output: &Path, is_folder: bool) -> PathBuf {
    if is_folder {
        return output.join(".copydesk.state");
    }
    let mut path = output.as_os_str().to_owned();
    path.push(".state");
    path.into()
}
