//! Blocks that are furniture by what they are: lines of the wire around copy, headers of mail, numbers of pages, labels that
//! only a screen reader says, links with a label between paragraphs, and lines that are repeated word for word. The model does
//! not see them, so that they say nothing of their neighbours.

use alloc::vec::Vec;

use super::facts::Facts;
use super::label::{self, COMMENT_START, THREAD, is_written};
use crate::block::html::words::Group;
use crate::block::html::{COMMENTS, inside};
use crate::block::{Block, BlockKind};
use crate::error::OutOfMemory;
use crate::grammar::wire::{self, Around};
use crate::grammar::{form, related};
use crate::html::element::hash;
use crate::line::facts::mark;
use crate::text::grow::Grow;
use crate::types::SectionKind;

/// The label of a block that the model is to see.
const SEEN: u8 = u8::MAX;
const BOILERPLATE: u8 = label::of(SectionKind::Boilerplate);
const RELATED: u8 = label::of(SectionKind::Related);
const DATELINE: u8 = label::of(SectionKind::Dateline);
const BODY: u8 = label::of(SectionKind::Body);
const COMMENT: u8 = label::of(SectionKind::Comment);

/// What stands above copy is among so many blocks.
const TOP: usize = 24;
/// The address of the article is among so many.
const HEAD: usize = 6;
/// Words of a paragraph; shorter lines are no prose.
const PROSE: u32 = 14;
/// Words of the longest line that is furniture because it is repeated, and how often it is.
const LONGEST: u16 = 8;
const OFTEN: u32 = 3;
/// Blocks to the next paragraph.
const NEAR: usize = 3;
/// Lines between paragraphs that are looked at.
const LINES: usize = 64;

/// Sets the label of each block that is known without the model, `SEEN` for the others. Returns whether there is one.
#[inline(never)]
pub(super) fn known(
    text: &[u8],
    blocks: &[Block],
    facts: &[Facts],
    labels: &mut Vec<u8>,
) -> Result<bool, OutOfMemory> {
    labels.clear();
    labels.grow_to(blocks.len(), SEEN)?;
    let plain = blocks.first().is_some_and(|block| block.markup.depth == 0);
    if plain {
        front_matter(text, blocks, labels);
        mail(text, blocks, facts, labels);
        around_copy(text, blocks, facts, labels);
        pages(text, blocks, facts, labels);
        for (block, label) in blocks.iter().zip(&mut *labels) {
            if is_mark(&text[block.span]) {
                *label = BOILERPLATE;
            }
        }
    } else {
        hidden(blocks, facts, labels);
    }
    linked(text, blocks, facts, labels);
    Ok(labels.iter().any(|&label| label != SEEN))
}

/// Metadata between two lines of "---" at the top of Markdown.
fn front_matter(text: &[u8], blocks: &[Block], labels: &mut [u8]) {
    let is_rule = |block: &Block| &text[block.span] == b"---";
    if !blocks.first().is_some_and(is_rule) {
        return;
    }
    let Some(end) = blocks.iter().take(2 * TOP).skip(1).position(is_rule) else { return };
    let is_entry = |block: &Block| {
        block.bullet > 0 || block.indent > 0 || memchr::memchr(b':', &text[block.span]).is_some()
    };
    if blocks[1..=end].iter().all(is_entry) {
        labels[..end + 2].fill(BOILERPLATE);
    }
}

/// The headers of mail above the copy: two or more that follow each other.
fn mail(text: &[u8], blocks: &[Block], facts: &[Facts], labels: &mut [u8]) {
    let read = |at: usize| {
        let named = facts[at].line.marks & mark::COLON != 0;
        if named { wire::around(&text[blocks[at].span]) } else { None }
    };
    let header = |at: usize| match read(at) {
        Some(Around::Mail(dated)) => Some(if dated { DATELINE } else { BOILERPLATE }),
        _ => None,
    };
    let mut at = 0;
    while at < blocks.len().min(TOP) {
        let first = at;
        while at < blocks.len() && (at == first || blocks[at].gap == 0) && header(at).is_some() {
            at += 1;
        }
        if at - first >= 2 {
            (first..at).for_each(|at| labels[at] = header(at).unwrap_or(SEEN));
        }
        at = at.max(first + 1);
    }
}

/// The lines of the wire: above the copy or a further take of it, and marks of its end.
fn around_copy(text: &[u8], blocks: &[Block], facts: &[Facts], labels: &mut [u8]) {
    let prose = |fact: &Facts| fact.line.words >= 2 * PROSE;
    let top = facts.iter().position(prose).unwrap_or(0).min(TOP);
    let mut above = top;
    let (mut headed, mut taken) = (false, false);
    for at in 0..blocks.len() {
        if at >= above && facts[at].line.bytes as usize > wire::LONGEST_MARK {
            headed = false;
            continue;
        }
        let line = &text[blocks[at].span];
        let is = if at < above { wire::around(line) } else { wire::mark(line) };
        let slug = || {
            // The slug under a header is one word of its own.
            let is_word = !wire::bare(line).iter().any(|b| b.is_ascii_whitespace());
            is_word && line.contains(&b'-') && line.len() < 60
        };
        // The last words of the take before are printed again above the next.
        let again = || taken && facts[at].line.words < 8 && is_pick_up(line);
        match is {
            Some(Around::Mark) => {
                labels[at] = BOILERPLATE;
                taken = true;
                above = above.max((at + 4).min(blocks.len()));
            }
            Some(Around::Above) if at < above => labels[at] = BOILERPLATE,
            _ if at < top.min(HEAD) && is_address(line) => labels[at] = BOILERPLATE,
            _ if at < above && headed && (slug() || again()) => {
                labels[at] = BOILERPLATE;
            }
            _ => {}
        }
        headed = at < above && is == Some(Around::Above) || headed && labels[at] == BOILERPLATE;
    }
}

/// An address of the web alone.
fn is_address(line: &[u8]) -> bool {
    let begins = [&b"http://"[..], b"https://", b"www."].into_iter().any(|s| line.starts_with(s));
    begins && !line.iter().any(u8::is_ascii_whitespace)
}

/// "GRABEN: autumn storms."
fn is_pick_up(line: &[u8]) -> bool {
    let word = line.iter().take_while(|b| b.is_ascii_uppercase()).count();
    word > 2 && line[word..].starts_with(b": ") && line.ends_with(b".")
}

/// Numbers of pages: after a form feed, or "Page 2 of 3".
fn pages(text: &[u8], blocks: &[Block], facts: &[Facts], labels: &mut [u8]) {
    for at in 1..blocks.len() {
        let line = &text[blocks[at].span];
        if facts[at].line.numbers == 0 || line.len() > 60 {
            continue;
        }
        let between = &text[blocks[at - 1].span.end as usize..blocks[at].span.start as usize];
        let fed = memchr::memchr(b'\x0C', between).is_some();
        if fed && line.len() < 30 || is_page(line) {
            labels[at] = BOILERPLATE;
        }
    }
}

fn is_page(line: &[u8]) -> bool {
    const WORDS: [&str; 6] = ["page", "seite", "pagina", "página", "sida", "side"];
    let line = line.trim_ascii();
    let dashed = line.strip_prefix(b"- ").and_then(|line| line.strip_suffix(b" -"));
    if let Some(number) = dashed {
        return number.len() < 5 && number.iter().all(u8::is_ascii_digit);
    }
    let mut words = line.split(|b| *b == b' ').filter(|word| !word.is_empty());
    let is_number =
        |word: &[u8]| word.len() < 5 && word.iter().all(|b| b.is_ascii_digit() || *b == b'/');
    let named = words
        .next()
        .is_some_and(|word| WORDS.iter().any(|w| word.eq_ignore_ascii_case(w.as_bytes())));
    named
        && words.next().is_some_and(is_number)
        && match (words.next(), words.next()) {
            (None, _) => true,
            (
                Some(b"of" | b"von" | b"sur" | b"de" | b"di" | b"van" | b"av" | b"af"),
                Some(last),
            ) => is_number(last) && words.next().is_none(),
            _ => false,
        }
}

/// Short texts of pages that are not shown but said.
fn hidden(blocks: &[Block], facts: &[Facts], labels: &mut [u8]) {
    const HIDDEN: u64 = 1 << (inside::NEAR + Group::Hidden as u32);
    const VISUALLY: [u32; 2] = [hash(b"visually"), hash(b"visuallyhidden")];
    const PAIRS: [[u32; 2]; 2] = [[hash(b"sr"), hash(b"only")], [hash(b"screen"), hash(b"reader")]];
    for ((block, fact), label) in blocks.iter().zip(facts).zip(labels) {
        let markup = &block.markup;
        let has = |word: u32| markup.classes[..3].contains(&word);
        if fact.line.seen > LONGEST
            || matches!(block.kind, BlockKind::Heading(_))
            || markup.context & COMMENTS != 0
            || markup.evidence != 0
            || fact.line.time.is_some()
        {
            continue;
        }
        let said = VISUALLY.iter().any(|&word| has(word))
            || PAIRS.iter().any(|pair| pair.iter().all(|&word| has(word)));
        if said && markup.context & (HIDDEN | HIDDEN << 16) != 0 {
            *label = BOILERPLATE;
        }
    }
}

/// Lines between paragraphs that lead to other articles and say so. On pages they are links.
fn linked(text: &[u8], blocks: &[Block], facts: &[Facts], labels: &mut [u8]) {
    for at in 1..blocks.len() {
        let block = &blocks[at];
        let (markup, line) = (&block.markup, &text[block.span]);
        const SIGNS: u16 = mark::COLON | mark::BAR | mark::HIGH_SYMBOL | mark::BRACKET;
        let fact = &facts[at].line;
        if fact.marks & SIGNS == 0 || fact.seen > 30 || labels[at] != SEEN {
            continue;
        }
        let prose = |at: usize| facts.get(at).is_some_and(|fact| fact.line.words >= PROSE);
        let is_link = markup.depth == 0 || markup.link as usize * 2 > block.span.len();
        if is_link
            && markup.context & COMMENTS == 0
            && (prose(at - 1) || prose(at + 1) || at > 1 && prose(at - 2))
            && related::is_labelled(line, &fact.phrases)
        {
            labels[at] = RELATED;
        }
    }
}

/// After the model: where most of three or more equal lines between paragraphs are furniture, all are. Adds their labels to
/// those that are known and returns whether there are such.
#[inline(never)]
pub(super) fn repeated(
    text: &[u8],
    blocks: &[Block],
    facts: &[Facts],
    labels: &[u8],
    known: &mut [u8],
) -> bool {
    let own = form::THREAD_LINE | form::THREAD_HEADING;
    let prose = |&at: &usize| facts[at].line.words >= PROSE;
    // Two labels may stand between paragraphs.
    let is_between = |at: usize| {
        let before = (at.saturating_sub(NEAR)..at).rev().find(prose);
        let after = (at + 1..facts.len().min(at + 1 + NEAR)).find(prose);
        let ends = [before, after];
        ends.iter().all(Option::is_some) && ends.iter().flatten().any(|&at| labels[at] == BODY)
    };
    let is_label = |at: usize| {
        let line = &facts[at].line;
        line.seen <= LONGEST && facts[at].forms & own == 0 && is_between(at)
    };
    // Of the lines between paragraphs those that are there twice.
    let mut lines = [(0, 0); LINES];
    let places = (1..facts.len()).filter(|&at| known[at] == SEEN && is_label(at));
    let mut some = 0;
    for (slot, at) in lines.iter_mut().zip(places) {
        *slot = (facts[at].line.hash, at);
        some += 1;
    }
    let lines = &lines[..some];
    let mut found = false;
    for (i, &(hash, first)) in lines.iter().enumerate() {
        let same = |lines: &[(u32, usize)]| lines.iter().any(|line| line.0 == hash);
        if same(&lines[..i]) || !same(&lines[i + 1..]) {
            continue;
        }
        let line = &text[blocks[first].span];
        let is_copy = |at: &usize| facts[*at].line.hash == hash && &text[blocks[*at].span] == line;
        let copies = || (0..facts.len()).filter(is_copy);
        let (mut all, mut furniture, mut between, mut outside) = (0, 0, 0, true);
        for at in copies() {
            all += 1;
            furniture += u32::from(labels[at] == BOILERPLATE);
            between += u32::from(is_between(at));
            outside &= !matches!(labels[at], THREAD | COMMENT_START | COMMENT);
        }
        if outside && all >= OFTEN && between * 2 >= all && furniture * 2 > all {
            for at in copies() {
                known[at] = if labels[at] == RELATED { RELATED } else { BOILERPLATE };
            }
            found = true;
        }
    }
    found
}

/// Whether `text` of plain text says nothing and only marks a line of quoted mail.
fn is_mark(text: &[u8]) -> bool {
    text.first() == Some(&b'>') && !is_written(text)
}

/// The blocks that the model sees, where it does not see all.
#[derive(Debug, Clone, Default)]
pub(super) struct Scratch {
    /// The label of each block that is known without the model, `SEEN` for the others.
    pub(super) known: Vec<u8>,
    pub(super) blocks: Vec<Block>,
    pub(super) facts: Vec<Facts>,
    /// For [`story`](super::story).
    pub(super) copies: Vec<(u32, u32)>,
}

impl Scratch {
    /// Takes the blocks that the model is to see.
    pub(super) fn take(&mut self, blocks: &[Block], facts: &[Facts]) -> Result<(), OutOfMemory> {
        let seen = || self.known.iter().enumerate().filter(|known| *known.1 == SEEN);
        self.blocks.clear();
        self.blocks.grow_by(seen().map(|(at, _)| blocks[at]))?;
        self.facts.clear();
        self.facts.grow_by(seen().map(|(at, _)| facts[at]))
    }

    /// Puts the labels that the model gave to the blocks it saw among those that are known.
    pub(super) fn join(&self, labels: &mut Vec<u8>) -> Result<(), OutOfMemory> {
        let mut seen = labels.len();
        labels.grow_to(self.known.len(), BODY)?;
        // From the end, so that none is overwritten before it is moved.
        for (at, &known) in self.known.iter().enumerate().rev() {
            labels[at] = if known == SEEN && seen > 0 {
                seen -= 1;
                labels[seen]
            } else {
                known
            };
        }
        Ok(())
    }
}
