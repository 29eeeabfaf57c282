//! Plain text to blocks.
//!
//! A block is a line, trimmed. Copy that was wrapped at a column (a column of a newspaper, mail, the wire) is recognised by its
//! lines as a whole: then the lines of a paragraph are one block. Nothing is decided by what a line says, but for the case of
//! its first letter.

use bstr::ByteSlice;
use memchr::memmem;

use super::{Block, BlockBuf, BlockKind};
use crate::error::OutOfMemory;
use crate::span::Span;
use crate::text::grow::Grow;
use crate::text::space;

/// The columns at which copy is wrapped. Columns under `NARROW` want more evidence: menus and tables are as narrow.
const WIDEST: usize = 100;
const NARROW: usize = 40;
const NARROWEST: usize = 24;

/// Cuts `input` into blocks.
pub(crate) fn parse(input: &[u8], out: &mut BlockBuf) -> Result<(), OutOfMemory> {
    out.clear();
    let mut blank = 0u16;
    let mut start = 0;
    let separated = [LINE_SEPARATOR, PARAGRAPH_SEPARATOR].map(|s| memmem::find(input, s).is_some());
    let separated = separated.contains(&true);
    for at in memchr::memchr2_iter(b'\n', b'\r', input).chain([input.len()]) {
        if at < start {
            continue; // the rest of CR LF
        }
        let end = at;
        while separated && let Some(at) = separator(&input[start..end]) {
            take(input, start, start + at, &mut blank, out)?;
            start += at + LINE_SEPARATOR.len();
        }
        take(input, start, end, &mut blank, out)?;
        // Wires end a line with CR CR LF.
        let rest = &input[end.min(input.len())..];
        let more = [&b"\r\r\n"[..], b"\r\n"].into_iter().find(|more| rest.starts_with(more));
        start = end + more.map_or(1, <[u8]>::len);
    }
    if let Some(width) = wrap_width(input, &out.blocks) {
        join(input, width, out);
    }
    Ok(())
}

const LINE_SEPARATOR: &[u8] = "\u{2028}".as_bytes();
const PARAGRAPH_SEPARATOR: &[u8] = "\u{2029}".as_bytes();

fn separator(line: &[u8]) -> Option<usize> {
    memchr::memchr_iter(0xE2, line).find(|&at| {
        line[at..].starts_with(LINE_SEPARATOR) || line[at..].starts_with(PARAGRAPH_SEPARATOR)
    })
}

/// Adds the block of one line after `blank` blank ones.
#[inline]
fn take(
    input: &[u8],
    start: usize,
    end: usize,
    blank: &mut u16,
    out: &mut BlockBuf,
) -> Result<(), OutOfMemory> {
    match line(input, start, end) {
        Some(mut block) => {
            block.gap = core::mem::take(blank);
            push(out, block)
        }
        None => {
            *blank = blank.saturating_add(1);
            Ok(())
        }
    }
}

/// The block of one line, `None` if it is blank.
fn line(input: &[u8], start: usize, end: usize) -> Option<Block> {
    let (first, last) = space::trim(input, start, end);
    if first == last {
        return None;
    }
    let bullet = bullet(&input[first..last]);
    Some(Block {
        span: Span::at(first, last),
        kind: if bullet > 0 { BlockKind::ListItem } else { BlockKind::Paragraph },
        bullet: bullet as u16,
        indent: columns(&input[start..first]),
        lines: 1,
        ..Block::default()
    })
}

/// A page of a million tiny lines shall not cost more a byte than prose does: from `MANY` blocks on, blocks must average
/// `LEAN` bytes, and lines that would break this are joined to the block before.
const MANY: usize = 4096;
const LEAN: usize = 48;

fn push(out: &mut BlockBuf, block: Block) -> Result<(), OutOfMemory> {
    let many = out.blocks.len() >= MANY && out.blocks.len() > MANY + block.span.end as usize / LEAN;
    match out.blocks.last_mut() {
        Some(last) if many => {
            last.span.end = block.span.end;
            last.lines = last.lines.saturating_add(1);
        }
        _ => return out.blocks.grow(block),
    }
    Ok(())
}

/// Columns that white space takes, tabs to the next eighth; a byte order mark shows nothing.
fn columns(space: &[u8]) -> u16 {
    let wide = |n: usize, c: char| match c {
        '\t' => (n / 8 + 1) * 8,
        '\u{200b}' | '\u{feff}' => n,
        _ => n + 1,
    };
    space.chars().fold(0, wide).min(usize::from(u16::MAX)) as u16
}

/// Bytes of the bullet or list number `line` begins with and the white space after it; 0 if there is none, or nothing after it.
fn bullet(line: &[u8]) -> usize {
    let mark = match *line {
        [b'*' | b'-' | b'+' | b'o', ..] => 1,
        [0xC2, 0xB7, ..] => 2,
        // • ‣ – — ■ □ ▪ ▫ ► ● ◦ ➢ ✓ and kin
        [0xE2, 0x80, 0xA2 | 0xA3 | 0x93 | 0x94, ..]
        | [0xE2, 0x96, 0xA0 | 0xA1 | 0xAA | 0xAB | 0xBA, ..]
        | [0xE2, 0x97, 0x8B | 0x8F | 0xA6, ..]
        | [0xE2, 0x9E, ..]
        | [0xE2, 0x9C, 0x93 | 0x94, ..] => 3,
        _ => number(line),
    };
    if mark == 0 {
        return 0;
    }
    let after: usize = line.get(mark..).map_or(0, space::leading);
    let rest = line.get(mark + after..).unwrap_or_default();
    if after == 0 || rest.is_empty() { 0 } else { mark + after }
}

/// Bytes of "1.", "12)", "(3)" or "#4" at the start of `line`.
fn number(line: &[u8]) -> usize {
    let open = usize::from(matches!(line, [b'(' | b'#', ..]));
    let digits = line[open..].iter().take(4).take_while(|b| b.is_ascii_digit()).count();
    let close = usize::from(matches!(line.get(open + digits), Some(b'.' | b')')));
    match (digits, open, close) {
        (1..=3, 0, 1) | (1..=3, 1, _) => open + digits + close,
        _ => 0,
    }
}

/// Characters of a line, as far as they matter here.
fn width(input: &[u8], span: Span) -> usize {
    if span.len() > WIDEST * 4 || input[span].is_ascii() {
        return span.len();
    }
    // Counts of single bytes, as many of which are added at a time as fit into one.
    let begins = |bytes: &[u8]| bytes.iter().map(|b| u8::from(b & 0xC0 != 0x80)).sum::<u8>();
    input[span].chunks(128).map(|bytes| usize::from(begins(bytes))).sum()
}

/// Bytes of the signs of quoted mail that `line` begins with (`> > `), and their number.
fn quoted(line: &[u8]) -> (usize, usize) {
    let (mut len, mut depth) = (0, 0);
    for (at, &byte) in line.iter().enumerate().take(32) {
        match byte {
            b'>' => (len, depth) = (at + 1, depth + 1),
            b' ' => {}
            _ => break,
        }
    }
    let space = line[len..].iter().take_while(|b| **b == b' ').count();
    if depth > 0 { (len + space, depth) } else { (0, 0) }
}

/// Two lines of which the second may go on with the paragraph of the first.
struct Pair {
    /// Characters of the first line, with and without its indent.
    len: usize,
    indented: usize,
    /// Characters of the first word of the second, and whether it begins with a letter of lower case, if it has cases.
    word: usize,
    lower: Option<bool>,
    /// The first line ends amid a word.
    broken: bool,
    /// It ends a sentence.
    ended: bool,
}

impl Pair {
    /// Reads two lines, of which the second is none of a list. None if it begins a paragraph, by its place.
    fn of(input: &[u8], first: &Block, second: &Block) -> Option<Pair> {
        if second.gap > 0 || second.bullet > 0 {
            return None;
        }
        let (line, next) = (&input[first.span], &input[second.span]);
        let ((mark, depth), (next_mark, next_depth)) = (quoted(line), quoted(next));
        let next = &next[next_mark..];
        if depth != next_depth || mark == line.len() || next.is_empty() {
            return None;
        }
        let len = width(input, first.span);
        let word = next.iter().position(|b| b.is_ascii_whitespace()).unwrap_or(next.len());
        let word = match next[0] {
            // No spaces part the words.
            0xE3..=0xED => 1,
            _ => next[..word.min(LONG_WORD * 4)].iter().filter(|&&b| b & 0xC0 != 0x80).count(),
        };
        let letter = next.chars().next().filter(|c| c.is_alphabetic());
        let letter = letter.filter(|c| c.is_lowercase() || c.is_uppercase());
        let before = line.len().checked_sub(2).map(|at| line[at]);
        Some(Pair {
            len,
            indented: len + usize::from(first.indent.min(8)),
            word: word.min(LONG_WORD),
            lower: letter.map(char::is_lowercase),
            broken: line.ends_with(b"-") && before.is_some_and(|b| b.is_ascii_lowercase()),
            ended: matches!(line.last(), Some(b'.' | b'!' | b'?' | b':')),
        })
    }

    /// The longest column at which the first word of the second line would not have fitted on the first.
    fn widest(&self) -> usize {
        self.indented + self.word + if self.broken { HALF_WORD } else { 0 }
    }

    /// Whether the second line goes on with the first in copy that was wrapped at `column`. A line longer than that is a stray:
    /// a heading, an address, a header of mail.
    fn goes_on(&self, column: usize) -> bool {
        match self.len <= column {
            true => self.widest() >= column,
            false => self.lower == Some(true) && !self.ended,
        }
    }
}

/// Longer words are no words.
const LONG_WORD: usize = 24;
/// The half of a word that was broken and its whole differ by so much.
const HALF_WORD: usize = 6;

/// The pairs of lines.
fn pairs<'a>(input: &'a [u8], blocks: &'a [Block]) -> impl Iterator<Item = Pair> + 'a {
    // A line that is indented more begins a paragraph, however long the one before.
    let pairs = blocks.windows(2).filter(|pair| pair[1].indent <= pair[0].indent);
    pairs.filter_map(|pair| Pair::of(input, &pair[0], &pair[1]))
}

/// The column at which the copy was wrapped, `None` if it was not.
///
/// In wrapped copy a line is followed by another without a gap because the next word did not fit, so nearly all such pairs
/// agree on a column; longer lines are strays. In copy with a line a paragraph that is chance.
fn wrap_width(input: &[u8], blocks: &[Block]) -> Option<usize> {
    const COLUMNS: usize = WIDEST + 2;
    // By column: lines that are longer, and the first lines of pairs by length.
    let (mut lines, mut firsts) = ([0u32; COLUMNS], [0u32; COLUMNS]);
    let mut long = 0u32;
    for (at, block) in blocks.iter().enumerate() {
        let len = width(input, block.span).min(WIDEST + 1);
        lines[len] += 1;
        long += u32::from(len > WIDEST);
        if long > 16 && long as usize * 4 > at {
            return None;
        }
    }
    // Pairs that agree on a column, as differences from column to column.
    let mut agree = [0i32; COLUMNS + 1];
    for pair in pairs(input, blocks) {
        firsts[pair.len.min(WIDEST + 1)] += 1;
        let from = pair.len.max(NARROWEST);
        let to = pair.widest().min(WIDEST);
        if from <= to {
            agree[from] += 1;
            agree[to + 1] -= 1;
        }
    }
    let (mut full, mut best) = (0i32, (0, 0));
    for (column, step) in agree.iter().enumerate().take(WIDEST + 1) {
        full += step;
        if full >= best.0 && full > 0 {
            best = (full, column);
        }
    }
    let (full, column) = (best.0 as u32, best.1);
    // Shorter lines say nothing about this column.
    let all: u32 = firsts[column / 2..].iter().sum();
    let strays: u32 = lines[(column + 1).min(WIDEST + 1)..].iter().sum();
    let (least, share) = if column < NARROW { (4, 7) } else { (2, 6) };
    if full < least || full * 10 < all * share || strays * 3 > full + 3 {
        return None;
    }
    // Lines of a list or a table are as long as each other too, but each begins anew.
    let (mut cased, mut lower) = (0u32, 0u32);
    let agreeing = |pair: &Pair| pair.len <= column && pair.widest() >= column;
    for pair in pairs(input, blocks).filter(agreeing) {
        cased += u32::from(pair.lower.is_some());
        lower += u32::from(pair.lower == Some(true));
    }
    (lower * if column < NARROW { 3 } else { 5 } >= cased).then_some(column)
}

/// Joins the wrapped lines of each paragraph, in place.
fn join(input: &[u8], column: usize, out: &mut BlockBuf) {
    let blocks = &mut out.blocks;
    let mut kept = 0;
    let mut before = blocks.first().copied().unwrap_or_default();
    for i in 1..blocks.len() {
        let line = blocks[i];
        let block = &mut blocks[kept];
        // A paragraph may have its first line indented or, as a list item, all others.
        let hangs = block.bullet > 0 && block.lines == 1 && line.indent > block.indent;
        let goes_on = (line.indent <= before.indent || hangs)
            && Pair::of(input, &before, &line).is_some_and(|pair| pair.goes_on(column));
        before = line;
        if goes_on {
            block.span.end = line.span.end;
            block.lines += 1;
        } else {
            kept += 1;
            blocks[kept] = line;
        }
    }
    blocks.truncate(kept + 1);
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;
    use alloc::vec::Vec;

    fn blocks(text: &str) -> Vec<String> {
        let mut buf = BlockBuf::default();
        parse(text.as_bytes(), &mut buf).unwrap();
        buf.blocks.iter().map(|b| String::from(&text[b.span.range()])).collect()
    }

    #[test]
    fn knows_all_line_ends() {
        assert_eq!(
            blocks("One\nTwo\r\nThree\rFour\r\n\r\nFive"),
            ["One", "Two", "Three", "Four", "Five"]
        );
        let mut buf = BlockBuf::default();
        parse(b"a\r\n\r\nb\r\rc\n\n\nd", &mut buf).unwrap();
        assert_eq!(buf.blocks.iter().map(|b| b.gap).collect::<Vec<_>>(), [0, 1, 1, 2]);
    }

    #[test]
    fn joins_wire_copy() {
        let text = "GRABEN, Sept 4 (NOA) - The harbour bridge reopened to traffic on\n\
            Monday, two weeks after the storm that had closed it, the city's\n\
            roads office said.\n   Engineers had replaced eleven cables and both of the bearings on\n\
            the northern side, which a drifting barge had struck at night.\n\n\
            Ferries will go on running until Friday, said Ada Brandt, who\nheads the office.\n";
        assert_eq!(blocks(text).len(), 3);
        assert!(blocks(text)[1].starts_with("Engineers") && blocks(text)[1].ends_with("night."));
    }

    #[test]
    fn joins_wire_copy_of_indented_paragraphs() {
        let text = "   Graben (noa) - The board of the harbour voted for higher fares\n\
            on Thursday night, after a debate of nine hours in which a dozen\nmembers had spoken.\n   \
            Six of them were for it and five against it, with one of the\n\
            others absent. The chair had asked for it.\n   \
            Ada Brandt, of the roads office, said that it would come.\n\
            \"The ferries need it,\" she said.\n   It begins on Monday, and there is no other way.\n   noa ab\n";
        let blocks = blocks(text);
        let firsts: Vec<&str> = blocks.iter().map(|b| &b[..6]).collect();
        assert_eq!(firsts, ["Graben", "Six of", "Ada Br", "It beg", "noa ab"]);
    }

    #[test]
    fn keeps_lines_of_copy_that_is_not_wrapped() {
        let text = "Harbour bridge reopens after the storm of August\nBy Anna Lund\nShare this story\n\
            The bridge over Graben harbour reopened to traffic on Monday, two weeks after the storm that had closed it for good.\n\
            Ferries run until Friday.\nRead more about the bridge and its history\n";
        assert_eq!(blocks(text).len(), 6);
    }

    #[test]
    fn notes_bullets() {
        for (line, len) in [
            ("• Home", 4),
            ("1. Home", 3),
            ("(2) Home", 4),
            ("- x", 2),
            ("-x", 0),
            ("1984 was", 0),
            ("*", 0),
        ] {
            assert_eq!(bullet(line.as_bytes()), len, "{line}");
        }
    }
}
