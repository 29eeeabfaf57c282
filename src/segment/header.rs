//! Which blocks look like the header of a comment. Most lines are settled by what is known of their words.

use super::facts::{Edge, Facts, GRAMMAR_LOOK, TIME_LOOK, floor, mark};
use super::words::Seen;
use crate::block::Block;
use crate::grammar::{author, comment};
use crate::span::Span;
use crate::text::word::{space_len, trimmed_end};

/// Whether a line may be the name of a reader, where neither it nor the lines below it have a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Reader {
    /// The grammar has to be asked.
    #[default]
    Unknown,
    /// Of so many bytes at the line's start.
    Name(u8),
    Nobody,
}

/// What a line without a time tells by itself of the name that it may be.
pub(super) fn reader(content: &[u8], seen: &Seen, facts: &Facts) -> Reader {
    let spaced = space_len(content) > 0 || trimmed_end(content) < content.len();
    // A tab may be among the spaces of a plain line.
    let plain = seen.plain && content.iter().all(|&b| b >= b' ');
    if spaced || is_long(facts) || plain != seen.plain {
        return Reader::Unknown;
    }
    if content.len() > comment::MAX_SIGNATURE {
        let searched = content.len() <= TIME_LOOK || !facts.dated;
        return if searched { Reader::Nobody } else { Reader::Unknown };
    }
    let marked = facts.labelled || facts.verb || facts.end == Edge::Colon;
    if marked || !comment::may_begin_name(content) {
        return Reader::Unknown;
    }
    let whole = facts.phrases.whole;
    if plain && facts.numbers == 0 {
        let (words, small) = (facts.seen.into(), usize::from(facts.seen - facts.capitalised));
        let is_name = author::is_plain_name(content, words, small, whole);
        return if is_name { Reader::Name(content.len() as u8) } else { Reader::Nobody };
    }
    let name = match facts.phrases.touched {
        true => author::name_in_line(content, whole),
        false => author::bare_name(content),
    };
    match name {
        Some(name) if name.start == 0 => Reader::Name(name.end as u8),
        Some(_) => Reader::Unknown,
        None => Reader::Nobody,
    }
}

/// Whether a line has too many words for a name, with what may follow a name or without.
fn is_long(facts: &Facts) -> bool {
    let cut = mark::COMMA | mark::BAR | mark::BRACKET | mark::HIGH_SYMBOL | mark::QUOTE;
    let plain = matches!(facts.start, Edge::Upper | Edge::Lower | Edge::High | Edge::Quote);
    plain && (facts.seen > 24 || facts.seen > 12 && facts.marks & cut == 0)
}

#[inline(never)]
/// Adds the comment headers, for which a block's neighbours must be known: a header goes over two or three lines.
pub(crate) fn headers(text: &[u8], blocks: &[Block], facts: &mut [Facts]) {
    let timed = |block: &Block, fact: &Facts| {
        let age = fact.bytes <= 5 && fact.start == Edge::Digit;
        fact.time.is_some() || age || block.lines > 1 || fact.numbered
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
        let name = match fact.reader {
            Reader::Nobody => Some(0),
            Reader::Name(len) if !below() => Some(len.into()),
            _ => None,
        };
        let line = &text[block.span];
        if let Some(len) = name
            && let Some(header) = comment::alone(line, block.bullet.into(), len)
        {
            facts[at].header = header;
            continue;
        }
        let time = fact.time.is_some() || content > TIME_LOOK && fact.dated || block.lines > 1;
        let below = block.lines > 1 || below();
        if !time && !below && block.bullet == 0 && is_long(fact) {
            continue;
        }
        let look = comment::Look {
            times: times(&blocks[at..], &facts[at..], block.span.start),
            time,
            below,
            furniture: fact.phrases.touched.then_some(comment::Furniture::Line(
                Span::at(block.bullet.into(), block.span.len()),
                fact.phrases.whole,
            )),
            label: fact.labelled,
            verb: fact.verb,
        };
        let start = block.span.start as usize;
        let end = start + floor(&text[start..], GRAMMAR_LOOK);
        facts[at].header = comment::header(&text[start..end], &look).unwrap_or_default();
    }
}

/// What was found when the first blocks were searched for times, in a text that begins at `from`.
pub(super) fn times(blocks: &[Block], facts: &[Facts], from: u32) -> [comment::Timed; 3] {
    let mut times = comment::Look::EVERYWHERE.times;
    for (timed, (block, fact)) in times.iter_mut().zip(blocks.iter().zip(facts)) {
        let start = block.span.start + u32::from(block.bullet);
        if block.lines == 1 && fact.bytes as usize <= TIME_LOOK && start >= from {
            let line = Span::new(start - from, block.span.end - from);
            *timed = comment::Timed { line, time: fact.time };
        }
    }
    times
}

#[cfg(test)]
mod tests {
    use super::super::facts::facts;
    use super::super::facts::tests::any_lines;
    use super::super::words::Work;
    use super::*;

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
                let name = match facts.reader {
                    Reader::Unknown => continue,
                    Reader::Name(len) => len.into(),
                    Reader::Nobody => 0,
                };
                let look = comment::Look { below: false, ..comment::Look::EVERYWHERE };
                let asked = comment::header(text.as_bytes(), &look).unwrap_or_default();
                if let Some(told) = comment::alone(text.as_bytes(), bullet.len(), name) {
                    assert_eq!(told, asked, "{text:?}");
                }
            }
        });
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
