//! WARC files and the WET files made of them: one record after the other, in constant memory.
//!
//! A record that is damaged or cut short is told of, and reading goes on where the next one begins.

use std::io;

use super::http;
use super::window::{Position, Window};
use crate::failure::{Failure, Kind};

/// The longest header of a record.
const HEADER: usize = 64 << 10;

/// Length of `WARC/1.0` with the first byte of the line's end.
const VERSION: usize = 9;

/// A record that may hold an article.
pub(crate) struct Record {
    /// The page's address.
    pub(crate) url: String,
    pub(crate) content: Content,
    pub(crate) block: Vec<u8>,
}

/// What the block of a [`Record`] is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Content {
    /// An answer of a server: headers, then the page.
    Http,
    /// The page, or its text, of this media type.
    Page(String),
}

/// A step through the file.
pub(crate) enum Step {
    Record(Record),
    Broken(Failure),
    /// A record that is no page: a request, a picture.
    Other,
}

/// Reads records.
pub(crate) struct Warc {
    window: Window,
    /// How messages call the file.
    name: String,
    /// The largest block in bytes.
    limit: u64,
    /// Records read.
    number: u64,
    /// What is wrong behind the last record.
    error: Option<io::Error>,
    ended: bool,
}

/// What the header of a record says.
struct Header {
    length: u64,
    kind: String,
    url: String,
    media: String,
}

impl Warc {
    pub(crate) fn new(window: Window, name: String, from: Position, limit: u64) -> Warc {
        Warc { window, name, limit, number: from.number, error: None, ended: false }
    }

    /// Where the next record begins.
    pub(crate) fn position(&self) -> Position {
        self.window.position(self.number)
    }

    /// The next record; `None` at the end.
    pub(crate) fn step(&mut self) -> Option<Step> {
        if self.ended {
            return None;
        }
        let place = self.position();
        match self.error.take().map_or_else(|| self.read(), Err) {
            Ok(step) => {
                self.ended = step.is_none();
                self.number += 1;
                let step = step?;
                Some(step.unwrap_or_else(|(kind, reason)| self.broken(place, kind, reason)))
            }
            Err(e) => {
                let failure = Failure::reading(self.place(place), &e);
                // A disk's errors come again.
                let can = failure.kind == Kind::Packing;
                self.ended = !(can && self.window.resume().unwrap_or(false));
                self.number += 1;
                Some(Step::Broken(failure))
            }
        }
    }

    fn place(&self, place: Position) -> String {
        format!("{}: record {} at byte {}", self.name, self.number + 1, place.at)
    }

    fn broken(&self, place: Position, kind: Kind, reason: &str) -> Step {
        // The record is counted already.
        let number = self.number;
        let source = format!("{}: record {number} at byte {}", self.name, place.at);
        Step::Broken(Failure::new(kind, source, reason))
    }

    fn read(&mut self) -> io::Result<Option<Result<Step, (Kind, &'static str)>>> {
        while self.window.fill(1)? && matches!(self.window.ahead()[0], b'\r' | b'\n') {
            self.window.pass(1);
        }
        if !self.window.fill(1)? {
            return Ok(None);
        }
        let (header, start) = match self.header()? {
            Ok(read) => read,
            Err(reason) => {
                self.next_record(1)?;
                return Ok(Some(Err((Kind::Record, reason))));
            }
        };
        if header.length > self.limit {
            self.window.pass(start);
            self.skip_block(header.length)?;
            return Ok(Some(Err((Kind::TooLarge, "larger than --record-limit"))));
        }
        let end = start + header.length as usize;
        // The byte behind the line ends is read too: then the member's checksum was looked at, if the record ends with it.
        if let Err(e) = self.window.fill(end + 5) {
            if self.window.ahead().len() < end || !self.window.is_member_whole() {
                return Err(e);
            }
            self.error = Some(e);
        }
        let whole = self.window.ahead().len() >= end;
        if let Some(reason) = self.wrong_length(whole, start, end) {
            self.next_record(start)?;
            return Ok(Some(Err((Kind::Record, reason))));
        }
        let step = match content(&header) {
            Some(content) => {
                let block = self.window.ahead()[start..end].to_vec();
                Step::Record(Record { url: header.url, content, block })
            }
            None => Step::Other,
        };
        self.window.pass(end);
        Ok(Some(Ok(step)))
    }

    /// The header that begins here, and its length.
    fn header(&mut self) -> io::Result<Result<(Header, usize), &'static str>> {
        let mut seen = 0;
        let length = loop {
            let bytes = self.window.ahead();
            let bytes = &bytes[..bytes.len().min(HEADER)];
            if let Some(length) = http::head_length(bytes, seen) {
                break length;
            }
            if bytes.len() >= 5 && !bytes.starts_with(b"WARC/") {
                return Ok(Err("no record begins here"));
            }
            if bytes.len() == HEADER {
                return Ok(Err("a header without an end"));
            }
            seen = bytes.len().saturating_sub(3);
            if !self.window.more()? {
                return Ok(Err("cut short in its header"));
            }
        };
        let head = &self.window.ahead()[..length];
        if !head.starts_with(b"WARC/") {
            return Ok(Err("no record begins here"));
        }
        let of = |name| http::header(head, name);
        let Some(block) = of("content-length").and_then(|value| value.parse().ok()) else {
            return Ok(Err("no length"));
        };
        let url = of("warc-target-uri").unwrap_or_default();
        // WARC 1.0 showed addresses in angle brackets.
        let url = url.strip_prefix('<').and_then(|url| url.strip_suffix('>')).unwrap_or(&url);
        let header = Header {
            length: block,
            kind: of("warc-type").unwrap_or_default().to_ascii_lowercase(),
            url: url.to_owned(),
            media: of("content-type").unwrap_or_default().to_ascii_lowercase(),
        };
        Ok(Ok((header, length)))
    }

    /// What is wrong if the block does not end at `end`: nothing but line ends may follow, then a record or the end.
    fn wrong_length(&self, whole: bool, start: usize, end: usize) -> Option<&'static str> {
        let bytes = self.window.ahead();
        // Where records are packed one by one, a member that begins with a record ends the one before.
        let member = self.window.next_member(0);
        if let Some(at) = member
            && at < end
            && at > start
            && bytes[at..].starts_with(b"WARC/")
        {
            return Some("cut short");
        }
        if !whole {
            return Some("cut short");
        }
        let rest = &bytes[end..bytes.len().min(end + 4)];
        let fits = rest.is_empty()
            || rest.starts_with(b"\r\n\r\n")
            || rest.starts_with(b"\n\n")
            || b"\r\n\r\n".starts_with(rest);
        (!fits).then_some("its length is wrong")
    }

    /// Goes to where the next record begins, from byte `from` of the window on.
    fn next_record(&mut self, from: usize) -> io::Result<()> {
        self.window.pass(from);
        loop {
            let ahead = self.window.ahead();
            let starts = memchr::memmem::find_iter(ahead, b"WARC/");
            if let Some(at) = starts.into_iter().find(|at| is_version(&ahead[*at..])) {
                self.window.pass(at);
                return Ok(());
            }
            // What may be the start of one stays to be looked at again.
            self.window.pass(ahead.len().saturating_sub(VERSION - 1));
            if !self.window.more()? {
                self.window.pass(usize::MAX);
                return Ok(());
            }
        }
    }

    /// Passes a block that is too long to be held, or up to a record within it: then its length is wrong.
    fn skip_block(&mut self, mut length: u64) -> io::Result<()> {
        const BETWEEN: &[u8] = b"\r\n\r\nWARC/1.";
        while length > 0 {
            let bytes = self.window.ahead();
            let here = (bytes.len() as u64).min(length) as usize;
            if let Some(at) = memchr::memmem::find(&bytes[..here], BETWEEN) {
                self.window.pass(at);
                return Ok(());
            }
            // What may be the start of it stays to be looked at again.
            let kept = if (here as u64) < length { BETWEEN.len() - 1 } else { 0 };
            let passed = here.saturating_sub(kept);
            self.window.pass(passed);
            length -= passed as u64;
            if length > 0 && !self.window.more()? {
                self.window.pass(usize::MAX);
                return Ok(());
            }
        }
        Ok(())
    }
}

/// Whether a record's first line is here: prose may name the format, and does so within a line.
fn is_version(bytes: &[u8]) -> bool {
    matches!(bytes.get(5..VERSION), Some([major, b'.', minor, b'\r' | b'\n'])
        if major.is_ascii_digit() && minor.is_ascii_digit())
}

/// What a record holds, if it may be an article.
fn content(header: &Header) -> Option<Content> {
    let is_page = || http::is_page(&header.media);
    match header.kind.as_str() {
        "response" if header.media.starts_with("application/http") => Some(Content::Http),
        "response" | "resource" | "conversion" if is_page() => {
            Some(Content::Page(header.media.clone()))
        }
        _ => None,
    }
}
