//! What is known of a token from its bytes and the white space before it: a set of bits.

/// White space stands before it.
pub(crate) const SPACE: u16 = 1;
/// A line begins with it.
pub(crate) const LINE: u16 = 2;
/// An empty line stands before it.
pub(crate) const PARAGRAPH: u16 = 4;
/// It holds an upper-case letter.
pub(crate) const UPPER: u16 = 8;
/// Its first character is an upper-case letter.
pub(crate) const TITLE: u16 = 16;
/// It holds a lower-case letter.
pub(crate) const LOWER: u16 = 32;
/// It holds a digit.
pub(crate) const DIGIT: u16 = 64;
/// It is a mark, not a word.
pub(crate) const MARK: u16 = 128;
/// A period that belongs to the word ends it: "Mr.", "J.".
pub(crate) const PERIOD: u16 = 256;
/// It holds a character beyond ASCII.
pub(crate) const HIGH: u16 = 512;
/// A sentence begins with it.
pub(crate) const SENTENCE: u16 = 1024;
/// It is an address, a handle or a tag.
pub(crate) const ADDRESS: u16 = 2048;
/// A section begins with it.
pub(crate) const SECTION: u16 = 4096;
/// In lower case, though it is nearly always capitalised.
pub(crate) const NAME: u16 = 8192;
/// It is read in another spelling than it stands in.
pub(crate) const RESPELT: u16 = 16384;
