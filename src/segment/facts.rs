//! Facts of one block by itself: of its line, and of what the grammars find in it.

use crate::block::Block;
use crate::grammar::{author, byline, comment, credit, dateline, thread};
use crate::line::facts::{Edge, GRAMMAR_LOOK, LineFacts, LineWords, TIME_LOOK, mark};
use crate::line::read::{ScannedLine, is_broken, read};
use crate::line::scan::Work;
use crate::text::word::{space_len, trimmed_end};

/// Facts of one block.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Facts {
    pub(crate) line: LineFacts,
    /// Bit set of [`form`](crate::grammar::form).
    pub(crate) forms: u16,
    pub(crate) name: LoneName,
    pub(crate) header: comment::Header,
}

/// The facts of `block`. Its header is read later, when the facts of its neighbours are known.
#[inline(never)]
pub(super) fn facts(text: &[u8], block: &Block, work: &mut Work) -> Facts {
    let mut facts = Facts::default();
    let words = read(text, block, &mut facts.line, work);
    let content = &text[block.span][usize::from(block.bullet)..];
    let broken = is_broken(content, block);
    let line = &facts.line;
    facts.forms = forms(&ScannedLine { text: content, broken, words: &words, facts: line, work });
    // A number after a bullet is a comment's, a time of day its own.
    let numbers = line.numbers == line.seen || comment::may_end_with_clock(content);
    if !broken && line.time.is_none() && !(block.bullet > 0 && numbers) {
        facts.name = lone_name(content, &words, line);
    }
    facts
}

/// Asks the gates of the grammars. A long line is no byline and no line of a thread, so their gates are spared.
#[inline(never)]
fn forms(line: &ScannedLine) -> u16 {
    let mut forms = 0;
    if !line.words.quiet {
        forms |= dateline::forms(line) | credit::forms(line);
    }
    if line.text.len() <= GRAMMAR_LOOK {
        forms |= comment::forms(line) | byline::forms(line) | thread::forms(line);
    }
    forms
}

/// Whether a line is the name of a reader, if neither it nor the lines below it have a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum LoneName {
    /// Only the grammar can tell.
    #[default]
    Unknown,
    /// A name of this length begins the line.
    Name(u8),
    Nobody,
}

/// Whether a line without a time is a name, as far as the facts tell without a call of the grammar.
fn lone_name(content: &[u8], words: &LineWords, facts: &LineFacts) -> LoneName {
    let spaced = space_len(content) > 0 || trimmed_end(content) < content.len();
    // A plain line may have tabs, which the grammar reads otherwise than spaces.
    let plain = words.plain && content.iter().all(|&b| b >= b' ');
    if spaced || is_long(facts) || plain != words.plain {
        return LoneName::Unknown;
    }
    if content.len() > comment::MAX_SIGNATURE {
        let searched = content.len() <= TIME_LOOK || !facts.dated;
        return if searched { LoneName::Nobody } else { LoneName::Unknown };
    }
    let marked = facts.labelled || facts.verb || facts.end == Edge::Colon;
    if marked || !comment::may_begin_name(content) {
        return LoneName::Unknown;
    }
    let whole = facts.phrases.whole;
    if plain && facts.numbers == 0 {
        let (count, small) = (facts.seen.into(), usize::from(facts.seen - facts.capitalised));
        let is_name = author::is_plain_name(content, count, small, whole);
        return if is_name { LoneName::Name(content.len() as u8) } else { LoneName::Nobody };
    }
    let name = match facts.phrases.touched {
        true => author::name_in_line(content, whole),
        false => author::bare_name(content),
    };
    match name {
        Some(name) if name.start == 0 => LoneName::Name(name.end as u8),
        Some(_) => LoneName::Unknown,
        None => LoneName::Nobody,
    }
}

/// Whether a line has too many words for a name. With a sign in it more are allowed: a place or a title may follow the name.
pub(super) fn is_long(facts: &LineFacts) -> bool {
    let cut = mark::COMMA | mark::BAR | mark::BRACKET | mark::HIGH_SYMBOL | mark::QUOTE;
    let plain = matches!(facts.start, Edge::Upper | Edge::Lower | Edge::High | Edge::Quote);
    plain && (facts.seen > 24 || facts.seen > 12 && facts.marks & cut == 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::examples;
    use crate::line::read::tests::gated;
    use crate::span::Span;

    fn forms(line: &str) -> u16 {
        let span = Span::at(0, line.len());
        let block = Block { span, lines: 1, ..Block::default() };
        facts(line.as_bytes(), &block, &mut Work::default()).forms
    }

    #[test]
    fn what_a_gate_lets_through_is_asked() {
        for line in examples().filter(|line| line.len() <= GRAMMAR_LOOK) {
            let gates =
                [byline::forms, dateline::forms, credit::forms, comment::forms, thread::forms];
            let wanted = gates.iter().fold(0, |all, gate| all | gated(line, *gate));
            assert_eq!(forms(line) & wanted, wanted, "{line}");
        }
        assert_eq!(forms("the town has a new bridge over the river"), 0);
    }
}
