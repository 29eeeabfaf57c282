//! Files packed by gzip, zstd or bzip2, told by their first bytes, as a stream of what is in them.
//!
//! Such a file is one member after the other. Where a member starts one can read on after a stop, and begin again after damage.

use std::io::{self, BufRead, Read};

use bzip2::bufread::BzDecoder;
use flate2::bufread::GzDecoder;
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

/// Bytes read from a file at a time.
const CHUNK: usize = 64 << 10;

/// What a file is read through.
pub(crate) type Bytes = Box<dyn Read + Send>;

/// A stream of unpacked bytes.
pub(crate) struct Stream {
    member: Member,
    packing: Option<Packing>,
    /// Where the member starts in the file.
    start: u64,
    /// How many bytes of it were given.
    given: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Packing {
    Gzip,
    Zstd,
    Bzip2,
}

enum Member {
    Plain(Raw),
    Gzip(GzDecoder<Raw>),
    Zstd(Raw, Box<FrameDecoder>),
    Bzip2(BzDecoder<Raw>),
    /// The stream is at its end, or broken.
    Ended,
}

impl Stream {
    /// Unpacks what `file` holds from its byte `at` on, which begins a member.
    pub(crate) fn new(file: Bytes, at: u64) -> io::Result<Stream> {
        let mut raw = Raw { file, buffer: vec![0; CHUNK], next: 0, end: 0, at };
        let packing = Packing::of(raw.peek(10)?);
        let mut stream = Stream { member: Member::Ended, packing, start: at, given: 0 };
        stream.begin(raw)?;
        Ok(stream)
    }

    /// Whether the file is packed.
    pub(crate) fn is_packed(&self) -> bool {
        self.packing.is_some()
    }

    /// Where the next byte is: the start of its member in the file, and how many bytes of the member come before it.
    pub(crate) fn position(&self) -> (u64, u64) {
        match self.packing {
            Some(_) => (self.start, self.given),
            None => (self.start + self.given, 0),
        }
    }

    /// After an error: goes to what looks like the start of the next member. Whether there is one.
    pub(crate) fn resume(&mut self) -> io::Result<bool> {
        let Some(mut raw) = self.take() else { return Ok(false) };
        loop {
            let head = raw.peek(10)?;
            if head.is_empty() {
                return Ok(false);
            }
            if self.packing.is_some() && Packing::of(head) == self.packing {
                match self.begin(raw) {
                    Ok(()) => return Ok(true),
                    Err(_) => match self.take() {
                        Some(back) => raw = back,
                        None => return Ok(false),
                    },
                }
            }
            raw.consume(1);
        }
    }

    /// Begins the member at which `raw` stands.
    fn begin(&mut self, mut raw: Raw) -> io::Result<()> {
        (self.start, self.given) = (raw.at, 0);
        self.member = match self.packing {
            None => Member::Plain(raw),
            Some(Packing::Gzip) => Member::Gzip(GzDecoder::new(raw)),
            Some(Packing::Bzip2) => Member::Bzip2(BzDecoder::new(raw)),
            Some(Packing::Zstd) => {
                while let [a, 0x2a, 0x4d, 0x18, l0, l1, l2, l3, ..] = *raw.peek(8)?
                    && a & 0xf0 == 0x50
                {
                    // A frame to be skipped, which holds something else.
                    let length = 8 + u64::from(u32::from_le_bytes([l0, l1, l2, l3]));
                    io::copy(&mut raw.by_ref().take(length), &mut io::sink())?;
                }
                if raw.peek(1)?.is_empty() {
                    return Ok(());
                }
                let mut decoder = Box::new(FrameDecoder::new());
                let begun = decoder.init(&mut raw);
                self.member = Member::Zstd(raw, decoder);
                return begun.map_err(io::Error::other);
            }
        };
        Ok(())
    }

    fn take(&mut self) -> Option<Raw> {
        match std::mem::replace(&mut self.member, Member::Ended) {
            Member::Plain(raw) => Some(raw),
            Member::Gzip(decoder) => Some(decoder.into_inner()),
            Member::Zstd(raw, _) => Some(raw),
            Member::Bzip2(decoder) => Some(decoder.into_inner()),
            Member::Ended => None,
        }
    }

    /// Whether a member follows the one that has ended. Behind the last one nothing may stand but zeros, with which tapes are filled up.
    fn next_member(&mut self) -> io::Result<bool> {
        if let Member::Zstd(_, decoder) = &self.member
            && let Some(sum) = decoder.get_checksum_from_data()
            && Some(sum) != decoder.get_calculated_checksum()
        {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "wrong checksum"));
        }
        if self.packing.is_none() {
            return Ok(false);
        }
        let Some(mut raw) = self.take() else { return Ok(false) };
        if Packing::of(raw.peek(10)?) == self.packing {
            self.begin(raw)?;
            return Ok(true);
        }
        while raw.peek(1)? == [0] {
            raw.consume(1);
        }
        if raw.peek(1)?.is_empty() {
            return Ok(false);
        }
        (self.start, self.given) = (raw.at, 0);
        self.member = Member::Plain(raw);
        Err(io::Error::new(io::ErrorKind::InvalidData, "other bytes behind the packed ones"))
    }
}

impl Read for Stream {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if out.is_empty() {
            return Ok(0);
        }
        loop {
            let read = match &mut self.member {
                Member::Plain(raw) => raw.read(out)?,
                Member::Gzip(decoder) => decoder.read(out)?,
                Member::Zstd(raw, decoder) => {
                    while decoder.can_collect() == 0 && !decoder.is_finished() {
                        let one = BlockDecodingStrategy::UptoBlocks(1);
                        decoder.decode_blocks(&mut *raw, one).map_err(io::Error::other)?;
                    }
                    decoder.read(out)?
                }
                Member::Bzip2(decoder) => decoder.read(out)?,
                Member::Ended => return Ok(0),
            };
            self.given += read as u64;
            if read > 0 || !self.next_member()? {
                return Ok(read);
            }
        }
    }
}

impl Packing {
    fn of(head: &[u8]) -> Option<Packing> {
        match head {
            [0x1f, 0x8b, 8, flags, ..] if *flags < 32 => Some(Packing::Gzip),
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Some(Packing::Zstd),
            [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Some(Packing::Zstd),
            // The first block, or the end of an empty stream.
            [b'B', b'Z', b'h', b'1'..=b'9', 0x31, 0x41, 0x59, 0x26, 0x53, 0x59] => {
                Some(Packing::Bzip2)
            }
            [b'B', b'Z', b'h', b'1'..=b'9', 0x17, 0x72, 0x45, 0x38, 0x50, 0x90] => {
                Some(Packing::Bzip2)
            }
            _ => None,
        }
    }
}

/// The file itself, which counts what was taken of it and can be looked into ahead.
struct Raw {
    file: Bytes,
    buffer: Vec<u8>,
    next: usize,
    end: usize,
    /// Offset of the next byte in the file.
    at: u64,
}

impl Raw {
    /// The next `length` bytes, fewer at the end.
    fn peek(&mut self, length: usize) -> io::Result<&[u8]> {
        while self.end - self.next < length {
            if self.buffer.len() - self.next < length {
                self.buffer.copy_within(self.next..self.end, 0);
                (self.next, self.end) = (0, self.end - self.next);
            }
            match self.file.read(&mut self.buffer[self.end..]) {
                Ok(0) => break,
                Ok(read) => self.end += read,
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => return Err(e),
            }
        }
        let end = self.end.min(self.next + length);
        Ok(&self.buffer[self.next..end])
    }
}

impl Read for Raw {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        // What is wanted in one large piece needs no buffer.
        if self.next == self.end && out.len() >= CHUNK {
            let read = self.file.read(out)?;
            self.at += read as u64;
            return Ok(read);
        }
        let read = self.fill_buf()?.read(out)?;
        self.consume(read);
        Ok(read)
    }
}

impl BufRead for Raw {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.next == self.end {
            self.next = 0;
            self.end = self.file.read(&mut self.buffer)?;
        }
        Ok(&self.buffer[self.next..self.end])
    }

    fn consume(&mut self, length: usize) {
        self.next += length;
        self.at += length as u64;
    }
}
