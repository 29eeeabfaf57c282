//! The headers of comments among the blocks. For most lines the facts settle that they are none, and the grammar is not
//! asked.

use crate::block::Block;
use crate::grammar::comment;
use crate::line::facts::{Edge, GRAMMAR_LOOK, TIME_LOOK};
use crate::line::read::floor;
use crate::segment::facts::{Facts, LoneName, is_long};
use crate::span::Span;

/// Adds the headers of comments to the facts. A header goes over two or three lines, so the facts of the next blocks must
/// be known.
#[inline(never)]
pub(crate) fn headers(text: &[u8], blocks: &[Block], facts: &mut [Facts]) {
    let timed = |block: &Block, fact: &Facts| {
        let age = fact.line.bytes <= 5 && fact.line.start == Edge::Digit;
        fact.line.time.is_some() || age || block.lines > 1 || fact.line.numbered
    };
    for at in 0..blocks.len() {
        let (block, fact) = (&blocks[at], &facts[at]);
        let content = block.span.len() - usize::from(block.bullet);
        if content > GRAMMAR_LOOK {
            continue;
        }
        let below = || match (blocks.get(at + 1..at + 3), facts.get(at + 1..at + 3)) {
            (Some(blocks), Some(facts)) => blocks.iter().zip(facts).any(|(b, f)| timed(b, f)),
            _ => true,
        };
        let name = match fact.name {
            LoneName::Nobody => Some(0),
            LoneName::Name(len) if !below() => Some(len.into()),
            _ => None,
        };
        let line = &text[block.span];
        if let Some(len) = name
            && let Some(header) = comment::alone(line, block.bullet.into(), len)
        {
            facts[at].header = header;
            continue;
        }
        let time =
            fact.line.time.is_some() || content > TIME_LOOK && fact.line.dated || block.lines > 1;
        let below = block.lines > 1 || below();
        if !time && !below && block.bullet == 0 && is_long(&fact.line) {
            continue;
        }
        let look = comment::Hints {
            times: times(&blocks[at..], &facts[at..], block.span.start),
            time,
            below,
            furniture: fact.line.phrases.touched.then_some(comment::Furniture::Line(
                Span::at(block.bullet.into(), block.span.len()),
                fact.line.phrases.whole,
            )),
            label: fact.line.labelled,
            verb: fact.line.verb,
            settled: false,
        };
        let start = block.span.start as usize;
        let end = start + floor(&text[start..], GRAMMAR_LOOK);
        facts[at].header = comment::header(&text[start..end], &look).unwrap_or_default();
    }
}

/// The times of the first blocks, by their lines in a text that begins at `from`: what was searched is not searched again.
pub(super) fn times(blocks: &[Block], facts: &[Facts], from: u32) -> [comment::Timed; 3] {
    let mut times = comment::Hints::EVERYWHERE.times;
    for (timed, (block, fact)) in times.iter_mut().zip(blocks.iter().zip(facts)) {
        let start = block.span.start + u32::from(block.bullet);
        if block.lines == 1 && fact.line.bytes as usize <= TIME_LOOK && start >= from {
            let line = Span::new(start - from, block.span.end - from);
            *timed = comment::Timed { line, time: fact.line.time };
        }
    }
    times
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::{BlockBuf, plain};
    use crate::line::read::tests::any_lines;
    use crate::line::scan::Work;
    use crate::segment::{self, facts::facts};

    #[test]
    fn headers_of_lines_alone_are_those_of_the_grammar() {
        let mut work = Work::default();
        any_lines(|line| {
            for bullet in ["", "\u{2022} ", "* ", "7. ", "o "] {
                let text = [bullet, line].concat();
                let block = Block {
                    span: Span::at(0, text.len()),
                    lines: 1,
                    bullet: bullet.len() as u16,
                    ..Block::default()
                };
                if line.is_empty() || line.len() > GRAMMAR_LOOK {
                    return;
                }
                let facts = facts(text.as_bytes(), &block, &mut work);
                let name = match facts.name {
                    LoneName::Unknown => continue,
                    LoneName::Name(len) => len.into(),
                    LoneName::Nobody => 0,
                };
                let look = comment::Hints { below: false, ..comment::Hints::EVERYWHERE };
                let asked = comment::header(text.as_bytes(), &look).unwrap_or_default();
                if let Some(told) = comment::alone(text.as_bytes(), bullet.len(), name) {
                    assert_eq!(told, asked, "{text:?}");
                }
            }
        });
    }

    #[test]
    fn hints_hide_no_example() {
        for &(text, author, time, ordinal, certainty) in comment::EXAMPLES {
            let mut buf = BlockBuf::default();
            plain::parse(text.as_bytes(), &mut buf).unwrap();
            let (mut work, mut facts, mut context) = Default::default();
            segment::read(text.as_bytes(), &buf.blocks, &mut work, &mut facts, &mut context)
                .unwrap();
            let (header, block) = (facts[0].header, &text[buf.blocks[0].span.start as usize..]);
            let found = (&block[header.author.range()], &block[header.time.range()]);
            assert_eq!(found, (author, time), "{text:?}");
            assert_eq!((header.ordinal, header.certainty), (ordinal, certainty), "{text:?}");
        }
    }

    #[test]
    fn names_on_the_first_line_of_a_block() {
        for (text, lines) in [("Ann says\nIt is late again", 1), ("Ann\nMay 5, 2009 on the", 2)] {
            let span = Span::at(0, text.len());
            let blocks = [Block { span, lines, ..Block::default() }];
            let mut facts = [facts(text.as_bytes(), &blocks[0], &mut Work::default())];
            headers(text.as_bytes(), &blocks, &mut facts);
            assert_eq!(facts[0].header.author, Span::at(0, 3), "{text:?}");
        }
    }
}
