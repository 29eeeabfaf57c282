//! Where results go: standard output, a file, or a folder of files.

mod file;
mod folder;
pub(crate) mod state;

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

use crate::source::Input;
pub(crate) use file::{Appended, Destination};
pub(crate) use folder::{Folder, Layout};

/// How far an output was written, for a run that goes on with it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Place {
    /// Of a folder: the file that is being written; empty if none is.
    pub(crate) file: String,
    /// Its length in bytes.
    pub(crate) length: u64,
    /// Articles in it.
    pub(crate) articles: u64,
    /// Files of a folder that are done.
    pub(crate) done: u64,
}

/// One of the three.
pub(crate) enum Sink {
    /// Standard output, or a file that is there whole or not at all.
    Whole(Destination),
    /// A file that later runs add to.
    Appended(Appended),
    Folder(Folder),
}

impl Sink {
    /// Writes an article of `input`, in one piece.
    pub(crate) fn write(&mut self, input: &Input, article: &[u8]) -> Result<()> {
        match self {
            Sink::Whole(file) => file.write_all(article).with_context(|| file.name()),
            Sink::Appended(file) => file.write(article),
            Sink::Folder(folder) => folder.write(input, article),
        }
    }

    /// All of an input is written. Whether there is a file for it alone.
    pub(crate) fn end_of_input(&mut self, input: &Input) -> Result<bool> {
        match self {
            Sink::Folder(folder) => folder.end_of_input(input),
            _ => Ok(false),
        }
    }

    pub(crate) fn place(&self) -> Place {
        match self {
            Sink::Whole(_) => Place::default(),
            Sink::Appended(file) => Place { length: file.length(), ..Place::default() },
            Sink::Folder(folder) => folder.place(),
        }
    }

    /// Ends the output of a run that has done all.
    pub(crate) fn finish(self) -> Result<()> {
        match self {
            Sink::Whole(file) => file.finish(),
            Sink::Appended(_) => Ok(()),
            Sink::Folder(folder) => folder.finish(),
        }
    }
}

/// Fails if one of the files `outputs` is one of `inputs`, under whatever name.
pub(crate) fn refuse_inputs(inputs: &[PathBuf], outputs: &[PathBuf]) -> Result<()> {
    for input in inputs.iter().filter(|path| path.is_file()) {
        let is_same = |output: &&PathBuf| same_file::is_same_file(input, output).unwrap_or(false);
        if let Some(output) = outputs.iter().find(is_same) {
            bail!("{}: is an input, and will not be written over", output.to_string_lossy());
        }
    }
    Ok(())
}

/// Opens `path` to be added to behind its first `length` bytes.
pub(crate) fn open_at(path: &Path, length: u64) -> Result<std::fs::File> {
    use std::io::{Seek, SeekFrom};
    let name = || path.to_string_lossy().into_owned();
    let mut file = std::fs::File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)
        .with_context(name)?;
    if file.metadata().with_context(name)?.len() < length {
        bail!("{}: is shorter than the run before left it", name());
    }
    file.set_len(length).with_context(name)?;
    file.seek(SeekFrom::End(0)).with_context(name)?;
    Ok(file)
}
