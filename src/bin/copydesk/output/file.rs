//! Where results go: standard output, or a file that is there whole or not at all.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use tempfile::NamedTempFile;

use super::open_at;

/// What is written to. What is written in one piece reaches the system in one piece.
pub(crate) struct Destination {
    writer: Box<dyn Write + Send>,
    name: String,
    /// The unfinished file beside the one that it becomes.
    file: Option<(NamedTempFile, PathBuf)>,
}

impl Destination {
    /// The file `path` or standard output.
    pub(crate) fn new(path: Option<&Path>) -> Result<Destination> {
        let Some(path) = path else {
            let writer = Box::new(io::stdout());
            return Ok(Destination { writer, name: "<stdout>".into(), file: None });
        };
        let name = || path.to_string_lossy().into_owned();
        // A pipe or a device is written as it is.
        if path.metadata().is_ok_and(|m| !m.is_file()) {
            let file = File::options().write(true).open(path).with_context(name)?;
            return Ok(Destination { writer: Box::new(file), name: name(), file: None });
        }
        // What a link names is replaced, not the link.
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let folder = path.parent().filter(|f| !f.as_os_str().is_empty());
        let mut builder = tempfile::Builder::new();
        builder.prefix(".copydesk-");
        #[cfg(unix)]
        builder.permissions(permissions(&path));
        let file = builder.tempfile_in(folder.unwrap_or(Path::new("."))).with_context(name)?;
        let writer = Box::new(file.reopen().with_context(name)?);
        let name = path.to_string_lossy().into_owned();
        Ok(Destination { writer, name, file: Some((file, path)) })
    }

    /// How messages call it.
    pub(crate) fn name(&self) -> String {
        self.name.clone()
    }

    /// Writes what is left, and gives the file its name.
    pub(crate) fn finish(mut self) -> Result<()> {
        let name = self.name();
        self.writer.flush().context(name.clone())?;
        if let Some((file, path)) = self.file {
            file.persist(path).context(name)?;
        }
        Ok(())
    }
}

/// Those of the file that is replaced, else of any new file: the system takes the mask from them.
#[cfg(unix)]
fn permissions(path: &Path) -> std::fs::Permissions {
    use std::os::unix::fs::PermissionsExt;
    let old = path.metadata().map(|m| m.permissions());
    old.unwrap_or_else(|_| std::fs::Permissions::from_mode(0o666))
}

impl Write for Destination {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// A file that runs add to, each where the one before stopped.
pub(crate) struct Appended {
    file: File,
    name: String,
    length: u64,
}

impl Appended {
    /// Keeps the first `length` bytes.
    pub(crate) fn new(path: &Path, length: u64) -> Result<Appended> {
        let name = path.to_string_lossy().into_owned();
        Ok(Appended { file: open_at(path, length)?, name, length })
    }

    pub(crate) fn length(&self) -> u64 {
        self.length
    }

    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.file.write_all(bytes).with_context(|| self.name.clone())?;
        self.length += bytes.len() as u64;
        Ok(())
    }
}
