//! A folder of results: a file for each input, under the input's name, or shards of so many articles each.
//!
//! A file has `.part` behind its name until it is whole.

use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::{Place, open_at};
use crate::source::{Input, key, path_of_key};

/// Which articles share a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// Those of an input.
    Mirror,
    /// So many, one after the other.
    Shards(u64),
}

/// The folder.
pub(crate) struct Folder {
    root: PathBuf,
    layout: Layout,
    /// Behind the names of files, without its dot.
    ending: &'static str,
    /// What a file begins and ends with.
    frame: [Vec<u8>; 2],
    open: Option<Part>,
    /// Shards that are whole.
    done: u64,
    /// Files of this run, no two of which may be one.
    written: HashSet<PathBuf>,
    /// Files that the run before left unfinished, with their lengths.
    begun: HashMap<PathBuf, u64>,
}

/// The file that is being written.
struct Part {
    file: File,
    /// Below the folder, without `.part`.
    name: PathBuf,
    length: u64,
    articles: u64,
}

impl Folder {
    /// A folder that is there.
    pub(crate) fn new(
        root: &Path,
        layout: Layout,
        ending: &'static str,
        frame: [Vec<u8>; 2],
    ) -> Folder {
        let (root, open, done) = (root.to_owned(), None, 0);
        let (written, begun) = (HashSet::new(), HashMap::new());
        Folder { root, layout, ending, frame, open, done, written, begun }
    }

    /// Refuses to mix shards with those of another run.
    pub(crate) fn begun_anew(self) -> Result<Folder> {
        let first = self.shard(1);
        let is_old = self.root.join(&first).exists() || self.part(&first).exists();
        if self.layout != Layout::Mirror && is_old {
            bail!("{}: holds the shards of another run", self.root.to_string_lossy());
        }
        Ok(self)
    }

    /// Goes on at `last`, where the run before stopped; `begun` are the inputs that it read in part, each with its own place.
    pub(crate) fn continued<'a>(
        mut self,
        last: &Place,
        begun: impl Iterator<Item = &'a Place>,
    ) -> Result<Folder> {
        self.done = last.done;
        if self.layout == Layout::Mirror {
            let begun = begun.filter(|place| !place.file.is_empty());
            self.begun = begun.map(|place| (path_of_key(&place.file), place.length)).collect();
        } else if !last.file.is_empty() {
            let name = path_of_key(&last.file);
            let file = self.reopen(&name, last.length)?;
            let (length, articles) = (last.length, last.articles);
            self.open = Some(Part { file, name, length, articles });
        }
        Ok(self)
    }

    /// Opens a file that the run before left. If it was whole by then, the state does not know of it yet.
    fn reopen(&self, name: &Path, length: u64) -> Result<File> {
        let (part, whole) = (self.part(name), self.root.join(name));
        if !part.exists() && whole.exists() {
            fs::rename(&whole, &part).with_context(|| whole.to_string_lossy().into_owned())?;
        }
        open_at(&part, length)
    }

    fn shard(&self, number: u64) -> PathBuf {
        format!("part-{number:05}.{}", self.ending).into()
    }

    fn part(&self, name: &Path) -> PathBuf {
        let mut path = self.root.join(name).into_os_string();
        path.push(".part");
        path.into()
    }

    /// The name of the file for `input`: its own, but for what leads out of the folder.
    fn mirrored(&self, input: &Input) -> PathBuf {
        let mut name = PathBuf::new();
        for component in input.path.as_deref().unwrap_or(Path::new("stdin")).components() {
            match component {
                Component::Normal(part) => name.push(part),
                Component::ParentDir => name.push("__"),
                _ => {}
            }
        }
        let mut name = name.into_os_string();
        name.push(".");
        name.push(self.ending);
        name.into()
    }

    /// Whether the file for `input` is there.
    pub(crate) fn has(&self, input: &Input) -> bool {
        self.layout != Layout::Mirror || self.root.join(self.mirrored(input)).exists()
    }

    pub(crate) fn write(&mut self, input: &Input, article: &[u8]) -> Result<()> {
        if self.open.is_none() {
            self.begin(input)?;
        }
        let Some(part) = &mut self.open else { return Ok(()) };
        part.file.write_all(article).with_context(|| part.name.to_string_lossy().into_owned())?;
        part.length += article.len() as u64;
        part.articles += 1;
        if self.layout == Layout::Shards(part.articles) {
            self.end()?;
        }
        Ok(())
    }

    fn begin(&mut self, input: &Input) -> Result<()> {
        let name = match self.layout {
            Layout::Mirror => self.mirrored(input),
            Layout::Shards(_) => self.shard(self.done + 1),
        };
        let path = self.part(&name);
        let shown = || path.to_string_lossy().into_owned();
        if self.layout == Layout::Mirror && !self.written.insert(name.clone()) {
            bail!("{}: two inputs would be written to it", shown());
        }
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(shown)?;
        }
        if let Some(length) = self.begun.remove(&name) {
            let file = self.reopen(&name, length)?;
            self.open = Some(Part { file, name, length, articles: 0 });
            return Ok(());
        }
        let mut file = File::create(&path).with_context(shown)?;
        file.write_all(&self.frame[0]).with_context(shown)?;
        let length = self.frame[0].len() as u64;
        self.open = Some(Part { file, name, length, articles: 0 });
        Ok(())
    }

    /// The file is whole, and gets its name.
    fn end(&mut self) -> Result<()> {
        let Some(mut part) = self.open.take() else { return Ok(()) };
        let shown = || part.name.to_string_lossy().into_owned();
        part.file.write_all(&self.frame[1]).with_context(shown)?;
        fs::rename(self.part(&part.name), self.root.join(&part.name)).with_context(shown)?;
        self.done += 1;
        Ok(())
    }

    pub(crate) fn end_of_input(&mut self, input: &Input) -> Result<bool> {
        // The rest of it held no article.
        if self.open.is_none() && self.begun.contains_key(&self.mirrored(input)) {
            self.begin(input)?;
        }
        let is_mirrored = self.layout == Layout::Mirror && self.open.is_some();
        if is_mirrored {
            self.end()?;
        }
        Ok(is_mirrored)
    }

    pub(crate) fn place(&self) -> Place {
        let done = self.done;
        match &self.open {
            None => Place { done, ..Place::default() },
            Some(part) => {
                let file = key(&part.name);
                Place { file, length: part.length, articles: part.articles, done }
            }
        }
    }

    pub(crate) fn finish(mut self) -> Result<()> {
        self.end()
    }
}
