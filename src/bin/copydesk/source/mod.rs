//! Where articles come from: files, standard input, and the archives and lists of articles among them.

mod compressed;
mod http;
mod lines;
mod walk;
mod warc;
mod window;

use std::collections::HashMap;
use std::fs::{File, Metadata};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::UNIX_EPOCH;

use anyhow::Result;
use copydesk::Format;
use encoding_rs::Encoding;
use glob::Pattern;
use same_file::Handle;
use serde::{Deserialize, Serialize};

use crate::failure::{Failure, Kind};
use compressed::{Bytes, Stream};
pub(crate) use lines::Fields;
use lines::Lines;
use walk::{Files, shown};
pub(crate) use walk::{key, path_of_key};
use warc::{Content, Record, Step, Warc};
pub(crate) use window::Position;
use window::Window;

/// Articles are below 4 GiB.
const MOST: u64 = u32::MAX as u64;

/// A file that is read, or standard input.
#[derive(Debug, Default)]
pub(crate) struct Input {
    /// `None` of standard input.
    pub(crate) path: Option<PathBuf>,
    pub(crate) stamp: Stamp,
}

/// By what a file is known to be the same as before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Stamp {
    pub(crate) size: u64,
    /// Nanoseconds since 1970.
    pub(crate) modified: u64,
}

/// What a run before this one has done of a file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Before {
    pub(crate) stamp: Stamp,
    /// How far it was read; `None` if all of it was.
    pub(crate) position: Option<Position>,
}

/// What is done in one piece: an article, or what stands in its place.
pub(crate) struct Item {
    pub(crate) input: Arc<Input>,
    pub(crate) what: What,
    /// Where the next item of the file begins; `None` if this is the last.
    pub(crate) after: Option<Position>,
}

pub(crate) enum What {
    /// A file that is one article.
    Whole(Box<Window>),
    Record(Record),
    Line(String, Vec<u8>),
    Failed(Failure),
    /// A record that is no page.
    Other,
    /// The end of an archive.
    End,
}

/// An article as it was found.
pub(crate) struct Found {
    pub(crate) source: String,
    pub(crate) bytes: Vec<u8>,
    /// What is said of it where it was found.
    pub(crate) format: Option<Format>,
    pub(crate) charset: Option<&'static Encoding>,
}

impl Stamp {
    pub(crate) fn of(metadata: &Metadata) -> Stamp {
        let modified = metadata.modified().ok().and_then(|m| m.duration_since(UNIX_EPOCH).ok());
        let modified = modified.map_or(0, |time| time.as_nanos() as u64);
        Stamp { size: metadata.len(), modified }
    }
}

impl Input {
    pub(crate) fn name(&self) -> String {
        self.path.as_deref().map_or("<stdin>".into(), shown)
    }

    /// Its name as text that no two files share.
    pub(crate) fn key(&self) -> String {
        self.path.as_deref().map(key).unwrap_or_default()
    }
}

/// What [`Sources`] needs to know.
pub(crate) struct Options {
    pub(crate) names: Vec<PathBuf>,
    pub(crate) list: Option<std::ffi::OsString>,
    /// Of folders only files that one of these fits.
    pub(crate) only: Vec<Pattern>,
    pub(crate) fields: Fields,
    /// The largest record, line or unpacked article in bytes.
    pub(crate) limit: u64,
    /// Files that this run writes.
    pub(crate) outputs: Vec<Handle>,
    /// What was done before, if the run goes on with another.
    pub(crate) before: Option<HashMap<String, Before>>,
}

impl Options {
    /// All of some files, with no more asked of them.
    pub(crate) fn of(names: Vec<PathBuf>) -> Options {
        Options {
            names,
            list: None,
            only: Vec::new(),
            fields: Fields::default(),
            limit: MOST,
            outputs: Vec::new(),
            before: None,
        }
    }
}

/// All items of all files, in order.
pub(crate) struct Sources {
    names: Box<dyn Iterator<Item = io::Result<PathBuf>> + Send>,
    files: Files,
    open: Option<(Arc<Input>, Archive)>,
    options: Options,
    /// Files that were done before.
    pub(crate) skipped: u64,
}

enum Archive {
    Warc(Warc),
    Lines(Lines),
}

impl Sources {
    pub(crate) fn new(mut options: Options) -> Result<Sources> {
        let mut names = std::mem::take(&mut options.names);
        if names.is_empty() && options.list.is_none() {
            names.push("-".into());
        }
        let listed = options.list.as_deref().map(walk::list).transpose()?;
        let names = names.into_iter().map(Ok).chain(listed.into_iter().flatten());
        let files = Box::new(std::iter::empty());
        Ok(Sources { names: Box::new(names), files, open: None, options, skipped: 0 })
    }

    /// The next file: `None` after the last.
    fn file(&mut self) -> Option<walk::Found> {
        loop {
            if let Some(found) = self.files.next() {
                return Some(found);
            }
            match self.names.next()? {
                Ok(name) if name == Path::new("-") => return Some(Ok(name)),
                Ok(name) => self.files = walk::files(name, &self.options.only),
                Err(e) => return Some(Err(Failure::reading("--files-from", &e))),
            }
        }
    }

    /// Opens a file; `None` if it was done before.
    fn open(&mut self, path: PathBuf) -> Result<Option<Item>, (Input, Failure)> {
        let mut input =
            Input { path: (path != Path::new("-")).then_some(path), ..Input::default() };
        let name = input.name();
        let unreadable = |e: io::Error| {
            let input = Input { path: input.path.clone(), ..Input::default() };
            (input, Failure::new(Kind::Unreadable, &name, e))
        };
        let mut from = None;
        let mut file: Bytes = match &input.path {
            None => Box::new(io::stdin()),
            Some(path) => {
                let mut file = File::open(path).map_err(unreadable)?;
                let metadata = file.metadata().map_err(unreadable)?;
                let stamp = Stamp::of(&metadata);
                if !self.options.outputs.is_empty() && metadata.is_file() {
                    let handle =
                        file.try_clone().and_then(Handle::from_file).map_err(unreadable)?;
                    if self.options.outputs.contains(&handle) {
                        let failure = Failure::new(Kind::Output, &name, "is an output of this run");
                        return Err((input, failure));
                    }
                }
                if let Some(before) = &mut self.options.before {
                    let now = Before { stamp, position: None };
                    match before.insert(input.key(), now).filter(|before| before.stamp == stamp) {
                        Some(Before { position: None, .. }) => {
                            self.skipped += 1;
                            return Ok(None);
                        }
                        Some(Before { position, .. }) => from = position,
                        None => {}
                    }
                }
                if let Some(from) = from {
                    file.seek(SeekFrom::Start(from.at)).map_err(unreadable)?;
                }
                input.stamp = stamp;
                Box::new(file)
            }
        };
        // A folder, on some systems, opens and then cannot be read.
        let input = Arc::new(input);
        let result = self.begin(&input, &mut file, from);
        match result {
            Ok(item) => Ok(Some(item)),
            Err(e) => {
                let input = Input { path: input.path.clone(), stamp: input.stamp };
                Err((input, Failure::reading(name, &e)))
            }
        }
    }

    /// Looks at what the file is, and gives its first item.
    fn begin(
        &mut self,
        input: &Arc<Input>,
        file: &mut Bytes,
        from: Option<Position>,
    ) -> io::Result<Item> {
        let file = std::mem::replace(file, Box::new(io::empty()));
        let start = from.unwrap_or_default();
        let mut window = Window::new(Stream::new(file, start.at)?, start)?;
        let limit = self.options.limit;
        // A file that was read in part is one or the other, whatever it says at that place.
        let is_warc = window.begins(b"WARC/")?;
        let are_lines = self.options.fields.are_named() && !is_warc;
        if !is_warc && !are_lines && from.is_none() {
            let what = What::Whole(Box::new(window));
            return Ok(Item { input: input.clone(), what, after: None });
        }
        let archive = match are_lines {
            true => Archive::Lines(Lines::new(window, input.name(), start, limit)),
            false => Archive::Warc(Warc::new(window, input.name(), start, limit)),
        };
        self.open = Some((input.clone(), archive));
        Ok(self.step().unwrap_or(Item { input: input.clone(), what: What::End, after: None }))
    }

    /// The next item of the archive that is open.
    fn step(&mut self) -> Option<Item> {
        let (input, archive) = self.open.as_mut()?;
        let what = match archive {
            Archive::Warc(warc) => warc.step().map(|step| match step {
                Step::Record(record) => What::Record(record),
                Step::Broken(failure) => What::Failed(failure),
                Step::Other => What::Other,
            }),
            Archive::Lines(lines) => lines.step().map(|line| match line {
                Ok((name, line)) => What::Line(name, line),
                Err(failure) => What::Failed(failure),
            }),
        };
        let input = input.clone();
        let Some(what) = what else {
            self.open = None;
            return Some(Item { input, what: What::End, after: None });
        };
        let after = match archive {
            Archive::Warc(warc) => warc.position(),
            Archive::Lines(lines) => lines.position(),
        };
        Some(Item { input, what, after: Some(after) })
    }
}

impl Iterator for Sources {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        loop {
            if let Some(item) = self.step() {
                return Some(item);
            }
            let (input, failure) = match self.file()? {
                Ok(path) => match self.open(path) {
                    Ok(None) => continue,
                    Ok(Some(item)) => return Some(item),
                    Err(failed) => failed,
                },
                Err(failure) => (Input::default(), failure),
            };
            let what = What::Failed(failure);
            return Some(Item { input: Arc::new(input), what, after: None });
        }
    }
}

impl What {
    /// The article, for a worker to read and unpack; `None` if there is none.
    pub(crate) fn read(
        self,
        input: &Input,
        fields: &Fields,
        limit: u64,
    ) -> Result<Option<Found>, Failure> {
        let (source, bytes, format, charset) = match self {
            What::Whole(stream) => {
                let source = input.name();
                let bytes = whole(*stream, &source, input.stamp.size, limit)?;
                (source, bytes, None, None)
            }
            What::Record(Record { url, content, block }) => {
                let (media, bytes) = match content {
                    Content::Page(media) => (media, block),
                    Content::Http => match http::page(block, limit) {
                        Ok(Some(page)) => (page.media, page.bytes),
                        Ok(None) => return Ok(None),
                        Err(reason) => return Err(Failure::new(Kind::Record, url, reason)),
                    },
                };
                let format = match http::is_page(&media) {
                    true if http::is_html(&media) => Some(Format::Html),
                    true => Some(Format::Plain),
                    false => None,
                };
                (url, bytes, format, http::charset(&media))
            }
            What::Line(name, line) => {
                let said = fields.read(&line);
                let said = said.map_err(|reason| Failure::new(Kind::Record, &name, reason))?;
                let format = if said.is_html { Format::Html } else { Format::Plain };
                (said.id.unwrap_or(name), said.bytes, Some(format), Some(encoding_rs::UTF_8))
            }
            What::Failed(failure) => return Err(failure),
            What::Other | What::End => return Ok(None),
        };
        Ok(Some(Found { source, bytes, format, charset }))
    }
}

/// All bytes of a stream. A file that is too large is refused by its size, what has no size after as many bytes as it may have.
fn whole(mut stream: Window, source: &str, size: u64, limit: u64) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let most = if stream.is_packed() { limit } else { MOST };
    if !stream.is_packed() {
        if size > most {
            let reason = format!("{size} bytes, the limit is {most}");
            return Err(Failure::new(Kind::TooLarge, source, reason));
        }
        // One byte more shows that the file ends there.
        bytes.reserve(size as usize + 1);
    }
    let read = stream.by_ref().take(most + 1).read_to_end(&mut bytes);
    read.map_err(|e| Failure::reading(source, &e))?;
    if bytes.len() as u64 > most {
        let reason = format!("more bytes than the limit of {most}");
        return Err(Failure::new(Kind::TooLarge, source, reason));
    }
    Ok(bytes)
}
