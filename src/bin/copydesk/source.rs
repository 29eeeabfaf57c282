//! Where articles come from: files and standard input.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use anyhow::{Result, bail};

/// Articles are below 4 GiB.
const MOST: u64 = u32::MAX as u64;

/// A file, or standard input, which is called `-`.
#[derive(Clone, Copy)]
pub(crate) struct Source<'a>(pub(crate) &'a OsStr);

impl<'a> Source<'a> {
    /// The file, unless it is standard input.
    pub(crate) fn path(self) -> Option<&'a Path> {
        (self.0 != "-").then(|| Path::new(self.0))
    }

    /// How output and messages call it. Bytes of a name that are no UTF-8 are replaced.
    pub(crate) fn name(self) -> String {
        self.path().map_or("<stdin>".into(), |path| path.to_string_lossy().into_owned())
    }

    /// Its bytes. A file that is too large is refused by its size, what has no size after as many bytes as an article may have.
    pub(crate) fn read(self) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut input: Box<dyn Read> = match self.path() {
            None => Box::new(io::stdin().lock()),
            Some(path) => {
                let file = File::open(path)?;
                let size = file.metadata()?.len();
                if size > MOST {
                    bail!("{size} bytes, the limit is {MOST}");
                }
                // One byte more shows that the file ends there.
                bytes.reserve(size as usize + 1);
                Box::new(file)
            }
        };
        input.by_ref().take(MOST + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > MOST {
            bail!("more bytes than the limit of {MOST}");
        }
        Ok(bytes)
    }
}
