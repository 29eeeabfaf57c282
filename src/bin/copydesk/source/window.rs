//! A moving window of a stream: what readers of records and lines look at, with the position of each byte in the file.

use std::collections::VecDeque;
use std::io::{self, Read};

use serde::{Deserialize, Serialize};

use super::compressed::Stream;

/// Bytes asked of the stream at a time.
const CHUNK: usize = 64 << 10;

/// A place in a file where reading can begin.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Position {
    /// Byte of the file: of packed ones the start of a member.
    pub(crate) at: u64,
    /// How many unpacked bytes come before the place from there.
    pub(crate) skip: u64,
    /// Records, or lines, before it.
    pub(crate) number: u64,
}

/// The bytes of a stream from `next` on, as many as were asked for.
pub(crate) struct Window {
    stream: Stream,
    bytes: Vec<u8>,
    next: usize,
    /// Where pieces of `bytes` came from: index, and the stream's position there.
    pieces: VecDeque<(usize, u64, u64)>,
}

impl Window {
    /// Looks at `stream`, which begins where `from` says, from there on.
    pub(crate) fn new(mut stream: Stream, from: Position) -> io::Result<Window> {
        io::copy(&mut stream.by_ref().take(from.skip), &mut io::sink())?;
        Ok(Window { stream, bytes: Vec::new(), next: 0, pieces: VecDeque::new() })
    }

    /// Whether the file is packed.
    pub(crate) fn is_packed(&self) -> bool {
        self.stream.is_packed()
    }

    /// Whether it begins with `prefix`; no more than that is read.
    pub(crate) fn begins(&mut self, prefix: &[u8]) -> io::Result<bool> {
        while self.ahead().len() < prefix.len() && self.read_some(prefix.len())? {}
        Ok(self.ahead().starts_with(prefix))
    }

    /// What is looked at.
    pub(crate) fn ahead(&self) -> &[u8] {
        &self.bytes[self.next..]
    }

    /// Reads until `length` bytes can be looked at. Whether they can: at the end there are fewer.
    pub(crate) fn fill(&mut self, length: usize) -> io::Result<bool> {
        while self.bytes.len() - self.next < length {
            if !self.more()? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Reads what comes next. Whether there was anything.
    pub(crate) fn more(&mut self) -> io::Result<bool> {
        self.read_some(CHUNK)
    }

    fn read_some(&mut self, most: usize) -> io::Result<bool> {
        // Moving costs as much as what is left: only when more than that was passed.
        if self.next > CHUNK && self.next > self.bytes.len() / 2 {
            let next = std::mem::take(&mut self.next);
            self.bytes.drain(..next);
            while self.pieces.get(1).is_some_and(|piece| piece.0 <= next) {
                self.pieces.pop_front();
            }
            for piece in &mut self.pieces {
                // The first piece may have begun before.
                let before = next.saturating_sub(piece.0) as u64;
                *piece = (piece.0.saturating_sub(next), piece.1, piece.2 + before);
                if before > 0 && !self.stream.is_packed() {
                    *piece = (piece.0, piece.1 + piece.2, 0);
                }
            }
        }
        let old = self.bytes.len();
        self.bytes.resize(old + most, 0);
        let read = loop {
            match self.stream.read(&mut self.bytes[old..]) {
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                read => break read,
            }
        };
        let length = *read.as_ref().unwrap_or(&0);
        self.bytes.truncate(old + length);
        if length > 0 {
            let (at, skip) = self.stream.position();
            let packed = self.stream.is_packed();
            let length = length as u64;
            let (at, skip) = if packed { (at, skip - length) } else { (at - length, 0) };
            let continues = self.pieces.back().is_some_and(|piece| packed && piece.1 == at);
            if !continues {
                self.pieces.push_back((old, at, skip));
            }
        }
        read.map(|read| read > 0)
    }

    /// Passes `length` bytes.
    pub(crate) fn pass(&mut self, length: usize) {
        self.next = self.bytes.len().min(self.next.saturating_add(length));
    }

    /// After an error of the packing: goes to the next member, and forgets what came before. Whether there is one.
    pub(crate) fn resume(&mut self) -> io::Result<bool> {
        self.bytes.clear();
        self.pieces.clear();
        self.next = 0;
        self.stream.resume()
    }

    /// Whether the member of the last byte looked at has ended, its checksum being right.
    pub(crate) fn is_member_whole(&self) -> bool {
        let last = self.pieces.back();
        self.stream.is_packed() && last.is_some_and(|piece| piece.1 != self.stream.position().0)
    }

    /// Index, among the bytes looked at, of the first member that starts behind the first of them.
    pub(crate) fn next_member(&self, from: usize) -> Option<usize> {
        let from = self.next + from;
        let behind = |piece: &&(usize, u64, u64)| piece.0 > from && piece.2 == 0;
        self.stream.is_packed().then(|| self.pieces.iter().find(behind))?.map(|p| p.0 - self.next)
    }

    /// Where the first byte looked at is.
    pub(crate) fn position(&self, number: u64) -> Position {
        let piece = self.pieces.iter().rev().find(|piece| piece.0 <= self.next);
        let Some(&(index, at, skip)) = piece.filter(|_| self.next < self.bytes.len()) else {
            let (at, skip) = self.stream.position();
            return Position { at, skip, number };
        };
        let behind = (self.next - index) as u64;
        match self.stream.is_packed() {
            true => Position { at, skip: skip + behind, number },
            false => Position { at: at + behind, skip, number },
        }
    }
}

impl Read for Window {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.ahead().is_empty() {
            return self.stream.read(out);
        }
        let read = self.ahead().read(out)?;
        self.pass(read);
        Ok(read)
    }
}
