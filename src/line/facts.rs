//! What one line shows by itself: lengths, words, punctuation, and the first time in it.

use super::furniture;
use crate::text::script::Script;
use crate::time::stamp;

/// Words kept of a line: its first and its last ones.
pub(crate) const FIRST: usize = 10;
pub(crate) const LAST: usize = 3;
/// Bytes at the start of a block that are scanned. The rest of a longer block is taken to be like them.
pub(crate) const LOOK: usize = 400;
/// Bytes at the start of a block in which the grammars look for their forms.
pub(crate) const GRAMMAR_LOOK: usize = 200;
/// Bytes at the start of a block in which a time is looked for.
pub(crate) const TIME_LOOK: usize = 120;

/// Facts of the line, or the few lines, of one block.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct LineFacts {
    /// Hashes of the first words, and of the last ones from the end on. Numbers are hashed by their length.
    pub(crate) first: [u32; FIRST],
    pub(crate) last: [u32; LAST],
    /// Hash of all words scanned; numbers of one length are alike.
    pub(crate) hash: u32,
    /// Hash of the first four words.
    pub(crate) opening: u32,
    pub(crate) bytes: u32,
    /// Words, estimated past `LOOK`: where nothing parts them, from characters; of long words from letters.
    pub(crate) words: u32,
    /// Words scanned, fair to scripts without spaces: as many as English would have.
    pub(crate) count: u16,
    /// Words that begin with a capital of another alphabet, not counted in `capitalised`.
    pub(crate) capitals: u16,
    /// Bytes of letters of other scripts past the first of each.
    pub(crate) spare: u16,
    pub(crate) script: Script,
    /// How many words were scanned, and how many of them are capitalised, all capitals, numbers, stop words.
    pub(crate) seen: u16,
    pub(crate) capitalised: u16,
    pub(crate) shouted: u16,
    pub(crate) numbers: u16,
    pub(crate) stops: u16,
    pub(crate) start: Edge,
    pub(crate) end: Edge,
    /// Bit set of [`mark`].
    pub(crate) marks: u16,
    pub(crate) time: Option<stamp::Stamp>,
    /// Whether its bullet is a number.
    pub(crate) numbered: bool,
    /// Whether it has words or numbers that dates are made of.
    pub(crate) dated: bool,
    /// Whether its first word may announce a name.
    pub(crate) labelled: bool,
    /// Whether the last word of its first line may stand between a name and its time.
    pub(crate) verb: bool,
    pub(crate) phrases: furniture::Phrases,
}

/// What the grammars need to know of a line's words.
#[derive(Default)]
pub(crate) struct LineWords {
    /// How many words begin where furniture is looked for.
    pub(crate) count: usize,
    /// Whether a word has both letters and digits, or signs: it is then more than one word to the grammars.
    pub(crate) mixed: bool,
    /// Offset of the first word with a digit; `usize::MAX` if there is none.
    pub(crate) digit: usize,
    /// Cues of the first word, of the last one, and of any word.
    pub(crate) first: u16,
    pub(crate) last: u16,
    pub(crate) any: u16,
    /// Whether there are only ASCII words and white space.
    pub(crate) plain: bool,
    /// Words that begin with a letter outside ASCII.
    pub(crate) high: u16,
    /// Whether the words are plain and no grammar but that of names knows one. The line is then a name or nothing.
    pub(crate) quiet: bool,
}

/// Class of the first or last character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u8)]
pub(crate) enum Edge {
    #[default]
    Lower,
    Upper,
    Digit,
    Stop,
    Question,
    Exclamation,
    Colon,
    Comma,
    Ellipsis,
    Quote,
    Bracket,
    Arrow,
    Symbol,
    High,
}

/// Characters and patterns anywhere in the part looked at.
pub(crate) mod mark {
    pub(crate) const BAR: u16 = 1;
    pub(crate) const AT: u16 = 1 << 1;
    pub(crate) const URL: u16 = 1 << 2;
    pub(crate) const COLON: u16 = 1 << 3;
    pub(crate) const QUESTION: u16 = 1 << 4;
    pub(crate) const QUOTE: u16 = 1 << 5;
    pub(crate) const BRACKET: u16 = 1 << 6;
    pub(crate) const SLASH: u16 = 1 << 7;
    pub(crate) const HIGH_SYMBOL: u16 = 1 << 8;
    pub(crate) const SENTENCE: u16 = 1 << 9;
    pub(crate) const COMMA: u16 = 1 << 10;
    pub(crate) const GLUED: u16 = 1 << 11;
    pub(crate) const MONEY: u16 = 1 << 12;
    pub(crate) const EMPHASIS: u16 = 1 << 13;
}
