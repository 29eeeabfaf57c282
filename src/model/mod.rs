//! Trained weights, used in place from the bytes they are stored in.
//!
//! A model file is a container of parts, each read by the stage it belongs to. All numbers are little-endian:
//!
//! ```text
//! 0   "copydesk model\n\0"     16 bytes
//! 16  u32 version              of the container
//! 20  u32 parts
//! 24  u64 checksum             of all that follows
//! 32  parts x { u32 tag, u32 version, u32 offset, u32 len }     offset from the start of the file, a multiple of 16
//!     the parts
//! ```
//!
//! Files may be joined: what stands behind the last part is another container, whose parts come before those of the first.

pub(crate) mod buckets;
mod linear;
pub(crate) mod net;
mod rows;
pub(crate) mod shape;
pub(crate) mod viterbi;
pub(crate) mod wire;

/// Which stage a part belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub(crate) enum Part {
    /// The section model of plain text.
    PlainSections = u32::from_le_bytes(*b"SecT"),
    /// The section model of HTML.
    HtmlSections = u32::from_le_bytes(*b"SecH"),
    /// The name tagger.
    Names = u32::from_le_bytes(*b"Name"),
    /// What is a quotation, and who speaks.
    Quotes = u32::from_le_bytes(*b"Quot"),
}

impl Part {
    pub(crate) const ALL: [Part; 3] = [Part::PlainSections, Part::HtmlSections, Part::Names];
}
