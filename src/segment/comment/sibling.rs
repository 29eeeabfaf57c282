//! Comments of pages by their elements: `<div class=comment>` one after the other, `<li>` in a list of comments. Where each
//! comment is an element of its own, that bounds it, whatever the model or the forms of heads say. And a comment inside
//! another's element answers it.

use crate::block::Block;
use crate::block::html::COMMENTS;
use crate::grammar::form;
use crate::segment::facts::Facts;
use crate::segment::label::{COMMENT_START, HEADLINE, THREAD, of};
use crate::types::SectionKind;

const BOILERPLATE: u8 = of(SectionKind::Boilerplate);
const BODY: u8 = of(SectionKind::Body);
const COMMENT: u8 = of(SectionKind::Comment);
/// Shapes of elements that are counted. A thread has one, and a few inside each comment.
const SHAPES: usize = 8;
/// Blocks of furniture between two of one comment's.
const BETWEEN: usize = 3;
/// The element that is a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Item {
    shape: u32,
}

/// The level at which the block opens an element of this shape among comments.
pub(crate) fn level(block: &Block, item: Item) -> Option<u16> {
    let place = &block.markup.place;
    if block.markup.context & COMMENTS == 0 {
        return None;
    }
    let at = place.opened.iter().position(|&shape| shape == item.shape && shape != 0)?;
    Some(place.common + at as u16)
}

/// A shape of elements, how many there are, how many hold a comment, how many only the text of one, how deep the outermost lies.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    shape: u32,
    items: u32,
    labelled: u32,
    cut: u32,
    /// The first block of the last one.
    last: usize,
    level: u16,
}

/// The shape of the elements that are the comments of a page, if there is one: two or more, outermost, in the context of
/// comments, and the model found a comment in one of them.
pub(crate) fn item(blocks: &[Block], labels: &[u8]) -> Option<Item> {
    let mut counts = [Count::default(); SHAPES];
    for (at, block) in blocks.iter().enumerate() {
        let place = &block.markup.place;
        if block.markup.context & COMMENTS == 0 || place.items == 0 {
            continue;
        }
        for (slot, &shape) in place.opened.iter().enumerate() {
            if place.items >> slot & 1 == 0 || shape == 0 {
                continue;
            }
            let level = place.common + slot as u16;
            let holds = (at..blocks.len())
                .take_while(|&i| i == at || blocks[i].markup.place.common > level)
                .take(16)
                .any(|i| is_comment(labels[i]));
            // The block before is another's header, not the end of the item before.
            let cut = labels[at] == COMMENT && at > 0 && labels[at - 1] == COMMENT_START;
            let ended = |count: &Count| {
                let from = count.items > 0 && count.shape == shape;
                !from || (count.last + 1..at).any(|i| blocks[i].markup.place.common <= level)
            };
            let free = counts.iter_mut().find(|count| count.shape == shape || count.shape == 0);
            if let Some(count) = free {
                let level = if count.items == 0 { level } else { level.min(count.level) };
                let cut = cut && ended(count);
                *count = Count {
                    shape,
                    last: at,
                    items: count.items + 1,
                    labelled: count.labelled + u32::from(holds),
                    cut: count.cut + u32::from(cut),
                    level,
                };
            }
        }
    }
    let all = labels.iter().filter(|&&label| label == COMMENT_START).count();
    counts
        .iter()
        .filter(|count| count.items >= 2 && count.labelled > 0 && count.labelled * 4 >= count.items)
        .filter(|count| count.labelled as usize * 4 >= all.min(4))
        // Where the header has an element of its own, that of the text is no comment.
        .filter(|count| count.cut * 2 <= count.labelled)
        .min_by_key(|count| count.level)
        .map(|count| Item { shape: count.shape })
}

fn is_comment(label: u8) -> bool {
    matches!(label, COMMENT | COMMENT_START)
}

/// Bounds the comments of a page by their elements, and takes notices of other sites out of the thread.
#[inline(never)]
pub(crate) fn settle_items(text: &[u8], blocks: &[Block], facts: &[Facts], labels: &mut [u8]) {
    if !labels.iter().any(|&label| is_comment(label)) {
        begin_at_headers(text, blocks, facts, labels);
    }
    begin_again(text, blocks, facts, labels);
    if labels.iter().any(|&label| is_comment(label)) {
        if let Some(item) = item(blocks, labels) {
            bound(blocks, facts, labels, item);
        }
        drop_trackbacks(text, blocks, labels);
    }
}

/// Whether a block is a header and nothing else ("NAME wrote on DATE:").
fn is_sure_head(text: &[u8], block: &Block, fact: &Facts) -> bool {
    let (header, words) = (&fact.header, &fact.line);
    let whole = header.end as usize + 2 >= block.span.len();
    let verb = text[block.span].ends_with(b":") || header.certainty == 2;
    whole && verb && words.seen < 16 && !header.author.is_empty() && !header.time.is_empty()
}

/// Begins a comment at each header inside another comment that stands where that one's own does.
fn begin_again(text: &[u8], blocks: &[Block], facts: &[Facts], labels: &mut [u8]) {
    let Some(first) = labels.iter().position(|&label| label == COMMENT_START) else { return };
    let path = blocks[first].markup.path;
    if blocks[first].markup.depth == 0 || !is_sure_head(text, &blocks[first], &facts[first]) {
        return;
    }
    for at in first + 1..labels.len() {
        let alike = labels[at] == COMMENT && blocks[at].markup.path == path;
        if alike && is_sure_head(text, &blocks[at], &facts[at]) {
            labels[at] = COMMENT_START;
        }
    }
}

/// Where the model found no comment: two or more sure headers ("NAME wrote on DATE:") in elements whose class says that they
/// are comments begin some, up to the next or the end of these elements.
fn begin_at_headers(text: &[u8], blocks: &[Block], facts: &[Facts], labels: &mut [u8]) {
    let inside = |at: usize| blocks[at].markup.context & COMMENTS != 0;
    let is_head = |&at: &usize| inside(at) && is_sure_head(text, &blocks[at], &facts[at]);
    let heads = (0..blocks.len()).filter(is_head);
    let Some(first) = heads.clone().next() else { return };
    let path = blocks[first].markup.path;
    let alike = |at: &usize| is_head(at) && blocks[*at].markup.path == path;
    if heads.filter(alike).take(2).count() < 2 {
        return;
    }
    let mut open = false;
    for at in first..blocks.len() {
        if alike(&at) {
            (labels[at], open) = (COMMENT_START, true);
        } else if !inside(at) {
            open = false;
        } else if open {
            let own = form::THREAD_LINE | form::THREAD_HEADING;
            labels[at] = if facts[at].forms & own == 0 { COMMENT } else { THREAD };
        }
    }
}

fn bound(blocks: &[Block], facts: &[Facts], labels: &mut [u8], item: Item) {
    let (mut at, mut ended) = (0, 0);
    while at < blocks.len() {
        let Some(level) = level(&blocks[at], item) else {
            // A header reaches for a text, and the last comment's may find it beyond the thread.
            let outside = blocks[at].markup.context & COMMENTS == 0;
            if outside && labels[at] == COMMENT && at > 0 && ended == at {
                labels[at] = BOILERPLATE;
                ended += 1;
            }
            at += 1;
            continue;
        };
        // The element's own blocks end where it does, or where a reply inside it begins.
        let inside = |i: &usize| {
            blocks[*i].markup.place.common > level && self::level(&blocks[*i], item).is_none()
        };
        let end = (at + 1..blocks.len()).take_while(inside).last().unwrap_or(at) + 1;
        one(&blocks[at..end], &facts[at..end], &mut labels[at..end]);
        (at, ended) = (end, end);
    }
}

/// Labels the blocks of one comment's element. Where the model found a comment, its blocks alone are joined; what it took
/// for furniture stays that, but for few blocks between two of the comment's.
fn one(blocks: &[Block], facts: &[Facts], labels: &mut [u8]) {
    if labels.contains(&HEADLINE) {
        return;
    }
    let own = form::THREAD_LINE | form::THREAD_HEADING;
    let (first, last) = match labels.iter().position(|&label| is_comment(label)) {
        Some(first) => {
            let last = labels.iter().rposition(|&label| is_comment(label)).unwrap_or(first);
            (first, last)
        }
        None => {
            let Some(first) = missed(facts, labels) else { return };
            let text = (first + 1..labels.len().min(first + 1 + BETWEEN))
                .find(|&at| facts[at].forms & own == 0 && labels[at] != HEADLINE);
            (first, text.unwrap_or(first))
        }
    };
    // Replies whose element has another shape keep their start, if a comment's text stands before them.
    let signed = facts[first].header;
    let signed = !signed.author.is_empty() && !signed.time.is_empty();
    let last = if signed {
        // What a reader wrote at length reads like the article.
        let text = labels.iter().rposition(|&label| label == BODY).unwrap_or(last);
        labels[first..]
            .iter_mut()
            .filter(|label| **label == BODY)
            .for_each(|label| *label = COMMENT);
        last.max(text)
    } else {
        last
    };
    let starts = |at: usize| {
        let header = &facts[at].header;
        header.certainty > 0
            && !header.author.is_empty()
            && !header.time.is_empty()
            && (header.author.end as usize) < blocks[at].span.len()
    };
    let headed = facts[first].header.certainty > 0;
    labels[first] = COMMENT_START;
    let mut before = first;
    for at in first + 1..=last {
        if labels[at] == COMMENT_START && !(headed && at > first + 1 && starts(at)) {
            labels[at] = COMMENT;
        }
        if is_comment(labels[at]) {
            if labels[at] == COMMENT && at - before <= BETWEEN {
                labels[before + 1..at].fill(COMMENT);
            }
            before = at;
        } else if first + 1 == last {
            labels[at] = COMMENT;
        }
    }
}

/// Where in an element, all of which the model left out of the thread, a comment begins: at a header, or at prose.
fn missed(facts: &[Facts], labels: &[u8]) -> Option<usize> {
    let own = form::THREAD_LINE | form::THREAD_HEADING;
    (0..labels.len()).find(|&at| {
        let header = &facts[at].header;
        let headed = header.certainty > 0 && !header.author.is_empty() && !header.time.is_empty();
        facts[at].forms & own == 0 && (headed || labels[at] == BODY)
    })
}

/// "Pingback: ...", "Trackback by ...": another site linked here, nobody commented.
fn drop_trackbacks(text: &[u8], blocks: &[Block], labels: &mut [u8]) {
    let mut at = 0;
    while at < labels.len() {
        let next = at + 1;
        let more = labels[next..].iter().take_while(|&&label| label == COMMENT).count();
        let line = |at: usize| &text[blocks[at].span][usize::from(blocks[at].bullet)..];
        let noticed = || {
            is_trackback(line(at))
                || (next..(next + more).min(next + 3)).any(|at| is_reblog(line(at)))
        };
        if labels[at] == COMMENT_START && noticed() {
            labels[at..next + more].fill(THREAD);
        }
        at = next;
    }
}

/// "Reblogged this on Ann's Blog."
fn is_reblog(line: &[u8]) -> bool {
    line.starts_with(b"Reblogged this on ") && line.len() < 200
}

fn is_trackback(line: &[u8]) -> bool {
    let is =
        |word: &[u8]| line.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let word = [&b"pingback"[..], b"trackback"].into_iter().find(|word| is(word));
    word.is_some_and(|word| matches!(line.get(word.len()), None | Some(b':' | b's' | b' ' | b'\n')))
}
