//! Threads of comments as wholes: one system prints all comments of an article, so all of them look alike.
//!
//! The model says block by block where a comment begins. Most comments of a thread have one form, at their head ("NAME
//! says:", then a time of one format) or at their end ("Posted by NAME | TIME"). Where the model disagrees with that form,
//! the form is right.

use alloc::vec::Vec;

use super::shape::{Usual, VALID, head, tail};
use crate::block::Block;
use crate::error::OutOfMemory;
use crate::grammar::{comment, form};
use crate::segment::facts::Facts;
use crate::segment::label::{COMMENT_START, HEADLINE, THREAD, of};
use crate::span::Span;
use crate::text::grow::Grow;
use crate::types::SectionKind;

const BYLINE: u8 = of(SectionKind::Byline);
const BOILERPLATE: u8 = of(SectionKind::Boilerplate);
const BODY: u8 = of(SectionKind::Body);
const COMMENT: u8 = of(SectionKind::Comment);
/// Blocks before the first comment and after the last one that may hold another which the model missed.
const AROUND: usize = 12;
/// Blocks of furniture between a header and its comment's text.
const BETWEEN: usize = 2;
/// The form of a line with a time that ends a comment, though a name follows it.
const ENDING: u32 = 2;
/// The form of a name with a verb in such a thread.
const NAMED: u32 = 16 | VALID;

/// Buffers of the pass: the form of each block as a header and as a trailer, 0 if it is none.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scratch {
    heads: Vec<u32>,
    tails: Vec<u32>,
}

/// Blocks of an article with their labels.
struct Thread<'a> {
    blocks: &'a [Block],
    facts: &'a [Facts],
    labels: &'a mut [u8],
    heads: &'a [u32],
    tails: &'a [u32],
}

/// Moves the starts of comments to where the form of the thread says they are.
#[inline(never)]
pub(crate) fn settle_bounds(
    text: &[u8],
    blocks: &[Block],
    facts: &[Facts],
    labels: &mut [u8],
    scratch: &mut Scratch,
) -> Result<(), OutOfMemory> {
    begin_at_handles(text, blocks, facts, labels);
    let signed = end_at_signatures(text, blocks, facts, labels);
    if labels.iter().filter(|&&label| label == COMMENT_START).take(2).count() < 2 {
        return Ok(());
    }
    let Scratch { heads, tails } = scratch;
    heads.clear();
    heads.grow_by(blocks.iter().zip(facts).map(|(block, fact)| head(text, block, fact)))?;
    end_with_times(blocks, facts, labels, heads);
    tails.clear();
    let mut thread = Thread { blocks, facts, labels, heads, tails };
    let usual = if signed { Usual::default() } else { thread.usual_heads() };
    if usual.is_common() {
        thread.by_heads(&usual);
        return Ok(());
    }
    tails.grow_by(blocks.iter().zip(facts).map(|(block, fact)| tail(text, block, fact)))?;
    let mut thread = Thread { blocks, facts, labels, heads, tails };
    let usual = thread.usual_tails();
    if usual.is_common() {
        thread.by_tails(&usual);
    }
    thread.by_names();
    Ok(())
}

/// Begins a comment at each "@name • 2 hours ago" inside a thread, whose form no other head has.
fn begin_at_handles(text: &[u8], blocks: &[Block], facts: &[Facts], labels: &mut [u8]) {
    let inside = |label| matches!(label, COMMENT | COMMENT_START);
    for at in 1..labels.len() {
        let line = &text[blocks[at].span];
        let before = labels[at.saturating_sub(BETWEEN)..at].iter().any(|&label| inside(label));
        if !before || line.first() != Some(&b'@') {
            continue;
        }
        let first = memchr::memchr(b'\n', line).map_or(line, |end| &line[..end]);
        if !comment::is_handle_line(first) {
            continue;
        }
        labels[at] = COMMENT_START;
        let own = form::THREAD_LINE | form::THREAD_HEADING;
        if first.len() == line.len()
            && let Some(next) = labels.get_mut(at + 1)
            && facts[at + 1].forms & own == 0
            && *next != COMMENT_START
        {
            *next = COMMENT;
        }
    }
}

/// Where each comment ends with "— NAME, TIME" on a line of its own, the model may take these for heads: the first then has no
/// text before it and the last none after it. Moves the starts to the texts.
fn end_at_signatures(text: &[u8], blocks: &[Block], facts: &[Facts], labels: &mut [u8]) -> bool {
    let inside = |label| matches!(label, COMMENT | COMMENT_START);
    let signs = |at: usize| {
        let line = &text[blocks[at].span];
        let dash = ["—", "–", "- ", "-- "].iter().any(|dash| line.starts_with(dash.as_bytes()));
        dash && facts[at].forms & form::TRAILER != 0 && facts[at].line.time.is_some()
    };
    let Some(first) = labels.iter().position(|&label| inside(label)) else { return false };
    let last = labels.iter().rposition(|&label| inside(label)).unwrap_or(first);
    if first == 0 || last == first || !signs(first) || !signs(last) {
        return false;
    }
    let starts = (first..=last).filter(|&at| labels[at] == COMMENT_START);
    let (all, signed) = starts.fold((0, 0), |(all, signed), at| {
        (all + 1, signed + usize::from(signs(at) || signs(at - 1)))
    });
    let own = form::THREAD_LINE | form::THREAD_HEADING;
    let above = first - 1;
    let is_text = matches!(labels[above], BODY | BOILERPLATE | THREAD)
        && facts[above].forms & own == 0
        && facts[above].line.seen > 2;
    if signed * 5 < all * 4 || !is_text {
        return false;
    }
    labels[above] = COMMENT_START;
    for (at, label) in labels.iter_mut().enumerate().take(last + 1).skip(first) {
        if inside(*label) {
            *label = if signs(at - 1) { COMMENT_START } else { COMMENT };
        }
    }
    true
}

/// Marks headers that are none. Where comments are "NAME said...", text and time, the time of one and the name of the next
/// look like a header; the thread begins with a name then.
fn end_with_times(blocks: &[Block], facts: &[Facts], labels: &[u8], heads: &mut [u32]) {
    let over = |at: usize| {
        let (block, header) = (&blocks[at].span, &facts[at].header);
        !header.time.is_empty() && header.author.start as usize >= block.len()
    };
    // A line of text stands between the name and the time that ends the comment.
    let short = |at: usize| {
        let below = facts[at].header.time.start as usize > blocks[at].span.len();
        below && facts.get(at + 2).is_some_and(|fact| fact.line.time.is_some())
    };
    let name = |at: usize| heads[at] != 0 && !over(at) && facts[at].header.time.is_empty();
    let first = labels.iter().position(|&label| label == COMMENT_START).unwrap_or(0);
    let form = (first..heads.len()).find(|&at| name(at)).map_or(0, |at| heads[at]);
    let from = first.saturating_sub(AROUND);
    let kind = |at: usize, head: u32| match head {
        0 => 0,
        _ if over(at) => ENDING,
        head if head == form || short(at) => NAMED,
        head => head,
    };
    let begins = (from..heads.len())
        .map(|at| kind(at, heads[at]))
        .find(|&kind| kind == NAMED || kind == ENDING);
    if begins == Some(NAMED) && (from..heads.len()).any(|at| kind(at, heads[at]) == ENDING) {
        for (at, head) in heads.iter_mut().enumerate().skip(from) {
            *head = kind(at, *head);
        }
    }
}

impl Thread<'_> {
    fn in_comment(&self, at: usize) -> bool {
        matches!(self.labels[at], COMMENT | COMMENT_START)
    }

    /// Blocks that start a comment.
    fn starts(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.labels.len()).filter(|&at| self.labels[at] == COMMENT_START)
    }

    /// The usual forms at the head of comments, or on the blocks before that the model left out. None if the first comment
    /// alone has no such form: these blocks are then the ends of the comments before.
    fn usual_heads(&self) -> Usual {
        let mut usual = Usual::default();
        let (mut first, mut outside) = (0, 0);
        for at in self.starts() {
            let before =
                (at.saturating_sub(BETWEEN)..at).rev().take_while(|&at| !self.in_comment(at));
            let after = (at + 1..self.heads.len()).take(usize::from(self.heads[at] == ENDING));
            let inside = core::iter::once(at).filter(|&at| self.heads[at] != ENDING).chain(after);
            let near = inside.chain(before).find(|&at| self.is_head(at));
            let form = near.map_or(0, |at| self.heads[at]);
            outside += usize::from(near.is_some_and(|near| near < at));
            first = if usual.comments == 0 { form } else { first };
            usual.add(form);
        }
        usual.drop_rare();
        if outside * 2 >= usual.comments && !usual.has(first) {
            return Usual::default();
        }
        usual
    }

    /// Whether the grammar takes a block for a header.
    fn is_head(&self, at: usize) -> bool {
        self.heads[at] != 0 && !self.facts[at].header.author.is_empty()
    }

    /// The usual forms of the last blocks of comments, or of the blocks after them that the model left out.
    fn usual_tails(&self) -> Usual {
        let mut usual = Usual::default();
        for at in 0..self.labels.len() {
            let next = self.labels.get(at + 1);
            if self.in_comment(at) && next != Some(&COMMENT) {
                let outside = self.tails[at] == 0 && next == Some(&THREAD);
                usual.add(self.tails[at + usize::from(outside)]);
            }
        }
        usual.drop_rare();
        usual
    }

    /// The blocks among which the thread's comments are.
    fn extent(&self, usual: &Usual) -> Span {
        // Each comment found may have another before it.
        let mut first = self.starts().next().unwrap_or(0);
        for at in (0..first).rev() {
            let ends = matches!(self.labels[at], HEADLINE | BYLINE)
                || self.facts[at].forms & form::THREAD_HEADING != 0;
            if ends || at + AROUND < first {
                break;
            }
            if usual.has(self.heads[at]) {
                first = at;
            }
        }
        let last = (0..self.labels.len()).rev().find(|&at| self.in_comment(at)).unwrap_or(0);
        Span::at(first, last + 1)
    }

    /// Begins a comment at each header of a usual form and, if they are the rule, at no other block.
    fn by_heads(&mut self, usual: &Usual) {
        let extent = self.extent(usual);
        let (mut at, mut reach) = (extent.start as usize, extent.end as usize);
        while at < self.labels.len().min(reach + AROUND) {
            if usual.has(self.heads[at]) {
                at = self.comment(at, usual, reach);
                reach = reach.max(at);
                continue;
            }
            if self.heads[at] == ENDING && at > 0 && self.in_comment(at - 1) {
                self.labels[at] = COMMENT;
            }
            at += 1;
        }
        self.join(usual);
    }

    /// Joins what begins without a header to the comment before it, if nearly all comments have one.
    fn join(&mut self, usual: &Usual) {
        let begins = |at: &usize| usual.has(self.heads[*at]);
        let (all, covered) = (self.starts().count(), self.starts().filter(begins).count());
        if covered < 3 || covered * 5 < all * 4 {
            return;
        }
        for at in 1..self.labels.len() {
            let less = self.heads[at] & VALID != 0 && usual.is_above(self.heads[at]);
            if self.labels[at] == COMMENT_START
                && self.in_comment(at - 1)
                && !usual.has(self.heads[at])
                && (less || self.is_headless(at))
            {
                self.labels[at] = COMMENT;
            }
        }
    }

    /// Labels the comment whose header is at `at`; blocks up to `reach` are of the thread. Returns the block after it.
    fn comment(&mut self, at: usize, usual: &Usual, reach: usize) -> usize {
        let header_end = self.blocks[at].span.start + self.facts[at].header.end;
        let count = self.blocks[at..].iter().take_while(|b| b.span.start < header_end).count();
        let text = at + count.max(1);
        self.labels[at] = COMMENT_START;
        self.labels[at + 1..text].fill(COMMENT);
        let mut next = text;
        while next < self.labels.len() && next < text + BETWEEN && self.is_furniture(next) {
            next += 1;
        }
        if next >= self.labels.len() || usual.has(self.heads[next]) {
            return text;
        }
        let takes = match self.labels[next] {
            COMMENT => next > text,
            // The text looks like a name, so the model began another comment with it.
            COMMENT_START => true,
            _ => next == text && self.facts[next].forms & form::THREAD_HEADING == 0,
        };
        if takes {
            self.labels[text..=next].fill(COMMENT);
            next += 1;
            while next < reach && self.labels[next] == BODY && !usual.has(self.heads[next]) {
                self.labels[next] = COMMENT;
                next += 1;
            }
            return next;
        }
        text
    }

    /// Whether nothing in a block tells that a comment begins.
    fn is_headless(&self, at: usize) -> bool {
        self.facts[at].header.certainty == 0 && self.blocks[at].bullet == 0
    }

    fn is_furniture(&self, at: usize) -> bool {
        !self.in_comment(at) && self.facts[at].forms & form::THREAD_LINE != 0
    }

    /// Ends a comment after each trailer of a usual form and, if they are the rule, nowhere else.
    fn by_tails(&mut self, usual: &Usual) {
        let extent = self.extent(usual);
        for at in extent.start as usize + 1..(extent.end as usize + 1).min(self.labels.len()) {
            if usual.has(self.tails[at]) && self.is_left_out(at) {
                self.restore(at);
            }
            let before = self.in_comment(at - 1);
            let ended = before && usual.has(self.tails[at - 1]);
            match self.labels[at] {
                COMMENT if ended => self.labels[at] = COMMENT_START,
                COMMENT_START if usual.is_rule() && before && !ended && self.is_headless(at) => {
                    self.labels[at] = COMMENT;
                }
                _ => {}
            }
        }
    }

    /// Whether the model may have left a block out of a comment.
    fn is_left_out(&self, at: usize) -> bool {
        matches!(self.labels[at], THREAD | BOILERPLATE | BODY)
    }

    /// Where most comments begin with a line that may be a name, adds such lines to the others.
    fn by_names(&mut self) {
        let is_name = |at: usize| {
            let (name, block) = (self.facts[at].header.author, &self.blocks[at]);
            let own = form::THREAD_LINE | form::THREAD_HEADING;
            !name.is_empty()
                && name.len() + usize::from(block.bullet) == block.span.len()
                && self.facts[at].forms & own == 0
        };
        let (all, named) = (self.starts().count(), self.starts().filter(|&at| is_name(at)).count());
        if named < 2 || named * 2 < all {
            return;
        }
        for at in 1..self.labels.len() {
            let bare = self.labels[at] == COMMENT_START && !is_name(at);
            if bare && matches!(self.labels[at - 1], THREAD | BOILERPLATE) && is_name(at - 1) {
                self.labels[at - 1] = COMMENT_START;
                self.labels[at] = COMMENT;
            }
        }
    }

    /// Labels the comment that ends with the trailer at `at`, which the model left out: the text since the last comment.
    fn restore(&mut self, at: usize) {
        let text = (at.saturating_sub(AROUND)..at).rev().take_while(|&at| {
            let own = form::THREAD_LINE | form::THREAD_HEADING;
            self.is_left_out(at) && self.facts[at].forms & own == 0
        });
        let Some(first) = text.last() else {
            self.labels[at] = COMMENT;
            return;
        };
        if at - first < AROUND {
            self.labels[first] = COMMENT_START;
            self.labels[first + 1..=at].fill(COMMENT);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::{BlockBuf, plain};
    use crate::segment::{context, read};

    /// Labels after the pass, a letter a block: `s` start, `c` comment, `t` furniture, `b` body.
    fn settled(text: &str, labels: &str) -> alloc::string::String {
        let mut buf = BlockBuf::default();
        plain::parse(text.as_bytes(), &mut buf).unwrap();
        let (mut facts, mut context) = (Vec::new(), context::Context::default());
        read(text.as_bytes(), &buf.blocks, &mut Default::default(), &mut facts, &mut context)
            .unwrap();
        let letters = [(b's', COMMENT_START), (b'c', COMMENT), (b't', THREAD), (b'b', BODY)];
        let label = |b: u8| letters.iter().find(|l| l.0 == b).unwrap().1;
        let mut labels: Vec<u8> = labels.bytes().map(label).collect();
        assert_eq!(labels.len(), buf.blocks.len(), "{text}");
        settle_bounds(text.as_bytes(), &buf.blocks, &facts, &mut labels, &mut Scratch::default())
            .unwrap();
        labels.iter().map(|l| char::from(letters.iter().find(|x| x.1 == *l).unwrap().0)).collect()
    }

    const SAYS: &str = "Ann says:\nMay 5, 2009 at 2:20 pm\nOne.\n\nBob says:\nMay 5, 2009 at 3:20 pm\nTwo.\n\n\
        Cid says:\nJune 6, 2009 at 4:20 pm\nThree.\n\nDan says:\nJune 7, 2009 at 5:20 pm\nFour.\n";

    #[test]
    fn headers_begin_comments() {
        for (given, settled_as) in [
            ("sccsccsccscc", "sccsccsccscc"),
            // One run into the one before, one header left out, one comment missed, the last one missed.
            ("scccccsccscc", "sccsccsccscc"),
            ("sccttssccscc", "sccsccsccscc"),
            ("scctttsccscc", "sccsccsccscc"),
            ("sccsccsccttt", "sccsccsccscc"),
            ("ttssccsccscc", "sccsccsccscc"),
            // One that begins amid a header.
            ("sccsscsccscc", "sccsccsccscc"),
        ] {
            assert_eq!(settled(SAYS, given), settled_as, "{given}");
        }
        assert_eq!(settled(SAYS, "bbbbbbbbbscc"), "bbbbbbbbbscc", "one comment is no thread");
    }

    #[test]
    fn times_end_comments_where_the_thread_begins_with_a_name() {
        let text = "Ann said...\nOne.\n\nMay 5, 2009 at 2:20 PM\nBob said...\nTwo.\n\nMay 5, 2009 at 3:20 PM\n\
            Cid said...\nThree.\n\nMay 6, 2009 at 4:20 PM\n";
        assert_eq!(settled(text, "scsccsccc"), "sccsccscc");
    }

    #[test]
    fn names_begin_comments_where_most_have_them() {
        let text = "Ann\nIt is late.\n\nBob Ray\nSo it is.\n\nCid\nIt was late on the day before.\n\nDan\nAnd then?\n";
        assert_eq!(settled(text, "scsctssc"), "scscscsc");
        assert_eq!(settled(text, "tstststs"), "tstststs");
    }

    #[test]
    fn trailers_end_comments() {
        let text = "One.\n\nPosted by: Ann | May 5, 2009 2:20 PM\n\nTwo.\n\nPosted by: Bob | May 5, 2009 3:20 PM\n\n\
            Three.\n\nPosted by: Cid | May 6, 2009 4:20 PM\n\nFour.\n\nPosted by: Dan | May 6, 2009 5:20 PM\n";
        assert_eq!(settled(text, "scscccsc"), "scscscsc");
        assert_eq!(settled(text, "ststscst"), "scscscsc");
        assert_eq!(settled(text, "scttscsc"), "scscscsc", "one is missed");
    }
}
