//! Plain text to blocks.
//!
//! A block is a line, trimmed. Copy that was wrapped at a column ("wire copy", 60 to 80 columns) is recognised by its
//! lines as a whole: then the lines of a paragraph are one block. Nothing is decided by what a line says.

use super::{Block, BlockBuf, BlockKind};
use crate::span::Span;
use crate::text::space;

/// Lines longer than this are nobody's wrapped line.
const WIDEST: usize = 100;
/// Lines shorter than this say nothing about a wrap column.
const NARROWEST: usize = 40;

/// Cuts `input` into blocks. Never fails.
pub(crate) fn parse(input: &[u8], out: &mut BlockBuf) {
    out.clear();
    let mut blank = 0u16;
    let mut start = 0;
    for at in memchr::memchr2_iter(b'\n', b'\r', input).chain([input.len()]) {
        if at < start {
            continue; // the second half of CR LF
        }
        let end = at;
        match line(input, start, end) {
            Some(mut block) => {
                block.gap = blank;
                blank = 0;
                push(out, block);
            }
            None => blank = blank.saturating_add(1),
        }
        start = end + 1 + usize::from(input[end.min(input.len())..].starts_with(b"\r\n"));
    }
    if let Some(width) = wrap_width(input, &out.blocks) {
        join(input, width, out);
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

fn push(out: &mut BlockBuf, block: Block) {
    let many = out.blocks.len() >= MANY && out.blocks.len() > MANY + block.span.end as usize / LEAN;
    match out.blocks.last_mut() {
        Some(last) if many => {
            last.span.end = block.span.end;
            last.lines = last.lines.saturating_add(1);
        }
        _ => out.blocks.push(block),
    }
}

/// Columns that white space takes, tabs to the next eighth.
fn columns(space: &[u8]) -> u16 {
    let wide = |n: usize, b: &u8| match b {
        b'\t' => (n / 8 + 1) * 8,
        0x80..=0xBF => n,
        _ => n + 1,
    };
    space.iter().fold(0, wide).min(usize::from(u16::MAX)) as u16
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

/// The column at which the copy was wrapped, `None` if it was not.
///
/// Wrapped copy has nearly no line over its column, and a line is followed by another without a gap because the next word
/// did not fit. In copy with a line a paragraph the second is chance.
fn wrap_width(input: &[u8], blocks: &[Block]) -> Option<usize> {
    let mut lengths = [0u32; WIDEST + 1];
    let (mut counted, mut long) = (0u32, 0u32);
    for block in blocks {
        match width(input, block.span) {
            n if n > WIDEST => long += 1,
            n if n >= NARROWEST => {
                lengths[n] += 1;
                counted += 1;
            }
            _ => {}
        }
        if long > 8 && long > counted {
            return None;
        }
    }
    if counted < 3 || long * 10 > counted {
        return None;
    }
    // The column is where the longest lines end, some strays aside.
    let (mut column, mut beyond) = (WIDEST, 0);
    while column > NARROWEST && beyond + lengths[column] <= counted / 50 {
        beyond += lengths[column];
        column -= 1;
    }
    let (mut pairs, mut full) = (0u32, 0u32);
    for pair in blocks.windows(2) {
        // A line that is indented more begins a paragraph, however long the one before.
        let goes_on = pair[1].gap == 0 && pair[1].indent <= pair[0].indent;
        if goes_on && width(input, pair[0].span) >= NARROWEST {
            pairs += 1;
            full += u32::from(is_full(input, pair, column));
        }
    }
    (full >= 2 && full * 10 >= pairs * 6).then_some(column)
}

/// Whether the first word of the second line would not have fitted on the first.
fn is_full(input: &[u8], pair: &[Block], column: usize) -> bool {
    let next = &input[pair[1].span];
    let word = next.iter().position(|b| b.is_ascii_whitespace()).unwrap_or(next.len());
    width(input, pair[0].span) + usize::from(pair[0].indent.min(8)) + 1 + word > column
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
        let goes_on = line.gap == 0
            && line.bullet == 0
            && (line.indent <= before.indent || hangs)
            && is_full(input, &[before, line], column);
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
        parse(text.as_bytes(), &mut buf);
        buf.blocks.iter().map(|b| String::from(&text[b.span.range()])).collect()
    }

    #[test]
    fn knows_all_line_ends() {
        assert_eq!(
            blocks("One\nTwo\r\nThree\rFour\r\n\r\nFive"),
            ["One", "Two", "Three", "Four", "Five"]
        );
        let mut buf = BlockBuf::default();
        parse(b"a\r\n\r\nb\r\rc\n\n\nd", &mut buf);
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
