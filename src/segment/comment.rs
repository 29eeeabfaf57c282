//! Author, time and text of each comment, as the comments of a thread agree on them.

use super::Comment;
use crate::block::Block;
use crate::grammar::comment::{self, Header, Look};
use crate::grammar::lead::lead;
use crate::grammar::timestamp;
use crate::span::Span;
use crate::text::space::trim;
use crate::text::word::{is_letter, space_len, trimmed_end};

/// Bytes at the start of a comment in which its header is.
const HEADER_LOOK: usize = 300;
/// Comments of which a word beside the name is a word of the system and no name.
const MANY: usize = 3;
/// Longer text between a name and a time is none.
const MAX_GAP: u32 = 80;
/// Words before or after the name that the system prints.
const MAX_WORDS: usize = 3;

/// What the two ends of a comment look like.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    span: Span,
    /// Its last block.
    last: Span,
    top: Option<Header>,
    bottom: Option<Header>,
}

/// Where a thread prints the names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    Top,
    Bottom,
    Unsure,
}

/// Reads both ends of the comment of these blocks.
pub(super) fn read(text: &[u8], span: Span, blocks: &[Block]) -> Found {
    let last = blocks.last().map_or(span, |block| block.span);
    let (start, end) = (span.start as usize, span.end as usize);
    let look = (end - start).min(HEADER_LOOK);
    let mut top = comment::header(&text[start..start + look], Look::EVERYWHERE);
    if last.start > span.start && top.is_some_and(|h| h.end + span.start > last.start) {
        // "NAME said...", a few words, the time: a header that leaves nothing of the comment is none.
        let look = (start + look).min(last.start as usize);
        top = comment::header(&text[start..look], Look::EVERYWHERE);
    }
    // The author and time of some systems stand under the comment, sometimes on two lines.
    let from = blocks[blocks.len().saturating_sub(2)..].first().map_or(last, |block| block.span).start;
    let bottom = comment::trailer(&text[from as usize..end], Look::EVERYWHERE);
    let bottom = bottom.map(|header| moved(header, from as usize));
    // A date may pass for a name.
    let dated = |top: &Header| {
        let name = top.author;
        top.certainty == 0 && bottom.is_some_and(|b| b.time.start < name.end && name.start < b.time.end)
    };
    let top = top.map(|header| moved(header, start)).filter(|top| !dated(top));
    Found { span, last, top, bottom }
}

/// A header with its spans moved to where its text begins.
fn moved(header: Header, start: usize) -> Header {
    let shift = |span: Span| if span.is_empty() { Span::default() } else { span.shift(start) };
    Header {
        author: shift(header.author),
        time: shift(header.time),
        end: header.end + start as u32,
        ..header
    }
}

/// Fills in the details of the comments of a thread, which were read one by one.
pub(super) fn settle(text: &[u8], found: &[Found], comments: &mut [Comment]) {
    let layout = layout(found);
    for (found, comment) in found.iter().zip(&mut *comments) {
        details(text, found, layout, comment);
    }
    gaps(text, found, comments);
    numbers(text, comments);
    words(text, comments);
}

/// Where most comments have their names.
fn layout(found: &[Found]) -> Layout {
    let sure = |header: Option<Header>| header.is_some_and(|h| h.certainty > 0 && !h.author.is_empty());
    let count = |end: fn(&Found) -> Option<Header>| found.iter().filter(|f| sure(end(f))).count();
    let (top, bottom) = (count(|f| f.top), count(|f| f.bottom));
    match found.len() {
        n if n < 2 => Layout::Unsure,
        n if bottom * 2 > n && bottom > top => Layout::Bottom,
        n if top * 2 > n && top > bottom => Layout::Top,
        _ => Layout::Unsure,
    }
}

/// Author, time and text of one comment.
fn details(text: &[u8], found: &Found, layout: Layout, out: &mut Comment) {
    let (mut from, mut to) = (found.span.start as usize, found.span.end as usize);
    let mut header = found.top;
    let bottom = found.bottom.filter(|bottom| header.is_none_or(|top| goes(text, found, layout, &top, bottom)));
    if let Some(bottom) = bottom {
        let instead = header.is_some_and(|top| replaces(text, &top, &bottom));
        if instead {
            header = None;
        }
        (out.author, out.time, out.timestamp) = (bottom.author, bottom.time, bottom.value);
        let first = if bottom.author.is_empty() { bottom.time.start } else { bottom.author.start };
        to = first.min(found.last.start).max(found.span.start) as usize;
    }
    if let Some(header) = header {
        out.ordinal = header.ordinal;
        if !header.author.is_empty() {
            out.author = header.author;
        }
        if !header.time.is_empty() {
            (out.time, out.timestamp) = (header.time, header.value);
        }
        from = header.end as usize;
    }
    let (from, to) = trim(text, from.min(to), to);
    out.body = Span::at(from, to);
}

/// Whether what stands at the bottom counts although there is something at the top.
fn goes(text: &[u8], found: &Found, layout: Layout, top: &Header, bottom: &Header) -> bool {
    let apart = top.end <= bottom.author.start.max(bottom.time.start);
    if !bottom.author.is_empty() && text[bottom.author] == text[top.author] {
        // The name again.
        return apart && top.time.is_empty();
    }
    let other_half = if bottom.author.is_empty() {
        top.time.is_empty() && bottom.time.start >= found.last.start
    } else {
        top.author.is_empty() && bottom.time.is_empty()
    };
    match layout {
        _ if other_half && apart => true,
        Layout::Bottom => !bottom.author.is_empty(),
        Layout::Top => false,
        Layout::Unsure => top.certainty == 0 && bottom.certainty > 0,
    }
}

/// Whether what stands at the bottom is all there is, and the top a line of the text.
fn replaces(text: &[u8], top: &Header, bottom: &Header) -> bool {
    !bottom.author.is_empty() && !top.author.is_empty() && text[top.author] != text[bottom.author]
}

/// What stands between a name and the time after it.
fn gap<'a>(text: &'a [u8], comment: &Comment) -> Option<&'a [u8]> {
    let (name, time) = (comment.author, comment.time);
    let short = !name.is_empty() && name.end <= time.start && time.start - name.end <= MAX_GAP;
    short.then(|| &text[name.end as usize..time.start as usize])
}

/// "Ann May 5", "Bob (of Graben) May 6": where nothing stands between most names and their times but the same few
/// words or signs, all before those is the name. Where the system prints places, they stand in most comments.
fn gaps(text: &[u8], found: &[Found], comments: &mut [Comment]) {
    let gaps = || comments.iter().filter_map(|comment| gap(text, comment));
    let usual = majority(gaps());
    let count = gaps().filter(|&gap| gap == usual).count();
    if count < MANY || count * 3 < gaps().count() * 2 || usual.is_empty() {
        return;
    }
    for (found, comment) in found.iter().zip(comments) {
        if comment.author.is_empty() {
            whole_line(text, found, usual, comment);
        } else if let Some(more) = gap(text, comment).and_then(|gap| gap.strip_suffix(usual))
            && memchr::memchr(b'\n', more).is_none()
        {
            comment.author.end += more.len() as u32;
        }
    }
}

/// Takes what the first line of a comment has before its time and the usual gap for the name.
fn whole_line(text: &[u8], found: &Found, usual: &[u8], comment: &mut Comment) {
    let start = found.span.start as usize;
    let line = &text[start..found.span.end as usize];
    let line = &line[..line.len().min(HEADER_LOOK)];
    let line = &line[..memchr::memchr(b'\n', line).unwrap_or(line.len())];
    let Some(time) = timestamp::find(line) else { return };
    let Some(name) = line[..time.span.start as usize].strip_suffix(usual) else { return };
    let lead = lead(name).len;
    if lead < name.len() && name.len() - lead <= MAX_GAP as usize {
        comment.author = Span::at(start + lead, start + name.len());
        (comment.time, comment.timestamp) = (time.span.shift(start), time.value);
        let (from, to) = trim(text, start + line.len(), found.span.end as usize);
        comment.body = Span::at(from, to);
    }
}

/// The one item that more than half are, if any is: what is left when different ones cancel out.
fn majority<'a>(items: impl Iterator<Item = &'a [u8]>) -> &'a [u8] {
    let most = items.fold((&[][..], 0), |(most, count), item| match count {
        0 => (item, 1),
        _ if most == item => (most, count + 1),
        _ => (most, count - 1),
    });
    most.0
}

/// The number that a name begins with, and the length up to what follows.
fn number(name: &[u8]) -> Option<(u32, usize)> {
    let digits = name.iter().take(7).take_while(|b| b.is_ascii_digit()).count();
    let space = space_len(&name[digits..]);
    let named = name[digits + space..].iter().any(|&b| is_letter(b));
    let number = name[..digits].iter().fold(0, |n, b| n * 10 + u32::from(b - b'0'));
    ((1..=6).contains(&digits) && space > 0 && named).then_some((number, digits + space))
}

/// "12 Ann", "13 Bob": numbers that grow from comment to comment are none of the names.
fn numbers(text: &[u8], comments: &mut [Comment]) {
    let (mut named, mut numbered, mut steps, mut before) = (0, 0, 0, None);
    for comment in comments.iter().filter(|c| !c.author.is_empty()) {
        named += 1;
        if let Some((number, _)) = number(&text[comment.author]) {
            numbered += 1;
            steps += usize::from(before.is_some_and(|before| number > before && number - before < 10));
            before = Some(number);
        }
    }
    if numbered < 2 || numbered * 4 < named * 3 || steps * 5 < (numbered - 1) * 4 {
        return;
    }
    for comment in comments.iter_mut().filter(|c| !c.author.is_empty()) {
        if let Some((number, len)) = number(&text[comment.author]) {
            comment.ordinal = number;
            comment.author.start += len as u32;
        }
    }
}

/// An end of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    First,
    Last,
}

/// The first or last word of a name of more words, and the name without it.
fn split(text: &[u8], name: Span, end: End) -> Option<(&[u8], Span)> {
    let bytes = &text[name];
    match end {
        End::First => {
            let word = memchr::memchr(b' ', bytes)?;
            let rest = word + space_len(&bytes[word..]);
            Some((&bytes[..word], Span::new(name.start + rest as u32, name.end)))
        }
        End::Last => {
            let word = memchr::memrchr(b' ', bytes)?;
            let rest = trimmed_end(&bytes[..word]);
            Some((&bytes[word + 1..], Span::new(name.start, name.start + rest as u32)))
        }
    }
}

/// "Avatar for Ann", "Bob skrev": words that stand beside nearly all names of a thread, and beside different names, are
/// the system's.
fn words(text: &[u8], comments: &mut [Comment]) {
    for end in [End::First, End::Last] {
        for _ in 0..MAX_WORDS {
            if !without_word(text, comments, end) {
                break;
            }
        }
    }
}

/// Takes the word off that most names begin or end with, if there is one.
fn without_word(text: &[u8], comments: &mut [Comment], end: End) -> bool {
    let names = || comments.iter().map(|c| c.author).filter(|name| !name.is_empty());
    let parts = || names().filter_map(|name| split(text, name, end));
    let word = majority(parts().map(|part| part.0));
    let with = || parts().filter(|part| part.0 == word).map(|part| part.1);
    let count = with().count();
    let Some(first) = with().next() else { return false };
    let differ = with().filter(|&rest| text[rest] != text[first]).count();
    if count < MANY || count * 10 < names().count() * 9 || differ * 2 < count {
        return false;
    }
    for comment in comments.iter_mut() {
        if let Some((other, rest)) = split(text, comment.author, end)
            && other == word
        {
            comment.author = rest;
        }
    }
    true
}
