//! Where results go: standard output, or a file that is there whole or not at all.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use tempfile::NamedTempFile;

use crate::source::Source;

/// What is written to.
pub(crate) struct Destination {
    writer: BufWriter<Box<dyn Write>>,
    name: String,
    /// The unfinished file beside the one that it becomes.
    file: Option<(NamedTempFile, PathBuf)>,
}

impl Destination {
    /// The file `path` or standard output. No source may be it: its article would be lost.
    pub(crate) fn new<'a>(
        path: Option<&Path>,
        mut sources: impl Iterator<Item = Source<'a>>,
    ) -> Result<Destination> {
        let Some(path) = path else {
            let (writer, name) = (BufWriter::new(Box::new(io::stdout()) as _), "<stdout>".into());
            return Ok(Destination { writer, name, file: None });
        };
        let name = || path.to_string_lossy().into_owned();
        let same = |source: Source| {
            source.path().is_some_and(|s| same_file::is_same_file(s, path).unwrap_or(false))
        };
        if sources.any(same) {
            bail!("{}: is an input, and will not be written over", name());
        }
        // A pipe or a device is written as it is.
        if path.metadata().is_ok_and(|m| !m.is_file()) {
            let file = std::fs::File::options().write(true).open(path).with_context(name)?;
            let writer = BufWriter::new(Box::new(file) as _);
            return Ok(Destination { writer, name: name(), file: None });
        }
        // What a link names is replaced, not the link.
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let folder = path.parent().filter(|f| !f.as_os_str().is_empty());
        let mut builder = tempfile::Builder::new();
        builder.prefix(".copydesk-");
        #[cfg(unix)]
        builder.permissions(permissions(&path));
        let file = builder.tempfile_in(folder.unwrap_or(Path::new("."))).with_context(name)?;
        let writer = BufWriter::new(Box::new(file.reopen().with_context(name)?) as Box<dyn Write>);
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
    #[inline]
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    // JSON comes in small pieces: the default would loop over each.
    #[inline]
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.writer.write_all(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}
