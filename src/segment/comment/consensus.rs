//! What the comments of a thread have in common is the system's, not the readers': numbers, words and gaps beside the
//! names, and the shape of times.

use super::read::{Ends, HEADER_LOOK};
use crate::grammar::author;
use crate::grammar::lead::{lead, value};
use crate::grammar::thread::shape;
use crate::span::Span;
use crate::text::space::trim;
use crate::text::word::{is_letter, space_len, trimmed_end};
use crate::time::find;
use crate::time::stamp;
use crate::types::Comment;

/// In so many comments a form is the system's; in fewer it may be chance.
const MANY: usize = 3;
/// Longer text between a name and a time is no gap.
const MAX_GAP: usize = 80;
/// Words before or after the name that the system may print.
const MAX_WORDS: usize = 3;

/// The first line of a comment, of `most` bytes at most.
fn first_line(comment: &[u8], most: usize) -> &[u8] {
    let line = &comment[..comment.len().min(most)];
    &line[..memchr::memchr(b'\n', line).unwrap_or(line.len())]
}

/// The time on the first line of a comment, after a name.
fn first_time(text: &[u8], span: Span) -> Option<stamp::Stamp> {
    let line = first_line(&text[span], MAX_GAP + 40);
    let found = find::find(line)?;
    let name = (1..=MAX_GAP as u32).contains(&found.span.start);
    name.then(|| stamp::Stamp { span: found.span.shift(span.start as usize), ..found })
}

/// The shape of the times that stand inside the first lines of nearly all comments, if they do: "NAME, PLACE TIME TEXT".
pub(super) fn inline(text: &[u8], found: &[Ends]) -> Option<u32> {
    let shapes = || {
        found.iter().filter_map(|f| first_time(text, f.span)).map(|time| shape(&text[time.span], 0))
    };
    let usual = majority(shapes());
    let alike = shapes().filter(|&shape| shape == usual).count();
    (alike >= MANY && alike * 5 >= found.len() * 4).then_some(usual)
}

/// Reads a comment whose header and text are on one line, with a time of this shape between them.
pub(super) fn read_inline(text: &[u8], span: Span, usual: u32, out: &mut Comment) -> bool {
    let Some(time) = first_time(text, span).filter(|time| shape(&text[time.span], 0) == usual)
    else {
        return false;
    };
    let before = &text[span.start as usize..time.span.start as usize];
    let lead = lead(before);
    let Some(name) = author::name(&before[lead.len..]) else { return false };
    out.ordinal = lead.ordinal;
    out.author = name.shift(span.start as usize + lead.len);
    (out.time, out.timestamp) = (time.span, time.value);
    let (from, to) = trim(text, time.span.end as usize, span.end as usize);
    out.body = Span::at(from, to);
    true
}

/// What stands between a name and the time after it, or the end of its line if the time is elsewhere.
fn gap<'a>(text: &'a [u8], comment: &Comment) -> Option<&'a [u8]> {
    let (name, time) = (comment.author, comment.time);
    if name.is_empty() {
        return None;
    }
    let from = name.end as usize;
    if name.end <= time.start && time.start - name.end <= MAX_GAP as u32 {
        return Some(&text[from..time.start as usize]);
    }
    // At a comment's end a place follows the name, or after a comma.
    let rest = &text[from..text.len().min(from + MAX_GAP)];
    let place = name.start >= comment.body.end || rest.starts_with(b",");
    memchr::memchr(b'\n', rest).filter(|_| !place).map(|end| &rest[..=end])
}

/// "Ann May 5", "Bob (of Graben) May 6": where the same few words or signs stand between most names and their times, all that
/// stands before them is the name. A system that prints places prints them in most comments.
pub(super) fn strip_gaps(text: &[u8], found: &[Ends], comments: &mut [Comment]) {
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
            && (more.iter().any(|&b| is_letter(b)) || space_len(more) == 0)
        {
            comment.author.end += more.len() as u32;
        }
    }
}

/// Takes what the first line of a comment has before its time and the usual gap for the name.
fn whole_line(text: &[u8], found: &Ends, usual: &[u8], comment: &mut Comment) {
    let start = found.span.start as usize;
    let line = first_line(&text[found.span], HEADER_LOOK);
    let Some(time) = find::find(line) else { return };
    let Some(name) = line[..time.span.start as usize].strip_suffix(usual) else { return };
    let lead = lead(name).len;
    if lead < name.len() && name.len() - lead <= MAX_GAP {
        comment.author = Span::at(start + lead, start + name.len());
        (comment.time, comment.timestamp) = (time.span.shift(start), time.value);
        let (from, to) = trim(text, start + line.len(), found.span.end as usize);
        comment.body = Span::at(from, to);
    }
}

/// The item that more than half of `items` are. If none is, any of them: callers count it.
fn majority<T: PartialEq + Default>(items: impl Iterator<Item = T>) -> T {
    let most = items.fold((T::default(), 0), |(most, count), item| match count {
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
    ((1..=6).contains(&digits) && space > 0 && named)
        .then(|| (value(&name[..digits]), digits + space))
}

/// "12 Ann", "13 Bob": numbers that grow from comment to comment are none of the names.
pub(super) fn strip_numbers(text: &[u8], comments: &mut [Comment]) {
    let (mut named, mut numbered, mut steps, mut before) = (0, 0, 0, None);
    for comment in comments.iter().filter(|c| !c.author.is_empty()) {
        named += 1;
        if let Some((number, _)) = number(&text[comment.author]) {
            numbered += 1;
            steps +=
                usize::from(before.is_some_and(|before| number > before && number - before < 10));
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
pub(super) fn strip_words(text: &[u8], comments: &mut [Comment]) {
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

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;
    use crate::block::{BlockBuf, plain};
    use crate::segment::comment::{read, settle};
    use crate::segment::facts::{Facts, facts};

    /// Author and time of each of the comments.
    fn details<'a>(comments: &[&'a str]) -> Vec<(&'a str, &'a str)> {
        let text = comments.join("\n\n");
        let mut found = Vec::new();
        let mut at = 0;
        for comment in comments {
            let span = Span::at(at, at + comment.len());
            let mut buf = BlockBuf::default();
            plain::parse(comment.as_bytes(), &mut buf).unwrap();
            for block in &mut buf.blocks {
                block.span = block.span.shift(at);
            }
            let facts: Vec<Facts> = buf
                .blocks
                .iter()
                .map(|block| facts(text.as_bytes(), block, &mut Default::default()))
                .collect();
            found.push(read::read(text.as_bytes(), span, &buf.blocks, &facts));
            at = span.end as usize + 2;
        }
        let mut out = alloc::vec![Comment::default(); comments.len()];
        settle::settle_details(text.as_bytes(), &found, 0, &mut out);
        let part = |span: Span, i: usize| {
            let start = found[i].span.start as usize;
            if span.is_empty() {
                return "";
            }
            &comments[i][span.start as usize - start..span.end as usize - start]
        };
        out.iter().enumerate().map(|(i, c)| (part(c.author, i), part(c.time, i))).collect()
    }

    fn names<'a>(comments: &[&'a str]) -> Vec<&'a str> {
        details(comments).into_iter().map(|(author, _)| author).collect()
    }

    #[test]
    fn growing_numbers_are_of_no_name() {
        let numbered = [
            "1 Ann May 5, 2009 at 2:20 pm\nOne.",
            "2 Bob (of Graben) May 5, 2009 at 3:20 pm\nTwo.",
            "3 Cid @ the Small Blue Bread and Wine Shop May 6, 2009 at 4:20 pm\nThree.",
            "4 Dan May 6, 2009 at 5:20 pm\nFour.",
            "5 Eva Ray May 6, 2009 at 5:30 pm\nFive.",
        ];
        let whole = [
            "Ann",
            "Bob (of Graben)",
            "Cid @ the Small Blue Bread and Wine Shop",
            "Dan",
            "Eva Ray",
        ];
        assert_eq!(names(&numbered), whole);
        let handles = [
            "31 Delta May 5, 2009 at 2:20 pm\nOne.",
            "Bob May 5, 2009 at 3:20 pm\nTwo.",
            "7 Seas May 6, 2009 at 4:20 pm\nThree.",
        ];
        assert_eq!(names(&handles), ["31 Delta", "Bob", "7 Seas"]);
    }

    #[test]
    fn words_of_the_system_are_of_no_name() {
        let worded = [
            "Avatar for Ann mused on May 5, 2009 at 2:20 pm\nOne.",
            "Avatar for Bob Ray mused on May 5, 2009 at 3:20 pm\nTwo.",
            "Avatar for Cid mused on May 6, 2009 at 4:20 pm\nThree.",
        ];
        assert_eq!(names(&worded), ["Ann", "Bob Ray", "Cid"]);
        let family = [
            "Ann Lund\nMay 5, 2009 at 2:20 pm\nOne.",
            "Ann Lund\nMay 5, 2009 at 3:20 pm\nTwo.",
            "Ann Lund\nMay 6, 2009 at 4:20 pm\nThree.",
        ];
        assert_eq!(names(&family), ["Ann Lund"; 3]);
    }

    #[test]
    fn places_are_told_from_names_where_most_have_them() {
        let placed = [
            "Ann, Graben, 5 May 2009\nOne.",
            "Bob Ray, Upper Fen, 5 May 2009\nTwo.",
            "Cid, Graben, 6 May 2009\nThree.",
        ];
        assert_eq!(names(&placed), ["Ann", "Bob Ray", "Cid"]);
    }

    #[test]
    fn headers_inside_the_first_line() {
        let inline = [
            "Ann, Graben 5/5/2009 2:20 PM It is late again.",
            "Bob Ray, Upper Fen 5/5/2009 3:20 PM It was late on May 3 too.",
            "Cid, Graben 5/6/2009 4:20 PM So they say.",
        ];
        let read = [
            ("Ann", "5/5/2009 2:20 PM"),
            ("Bob Ray", "5/5/2009 3:20 PM"),
            ("Cid", "5/6/2009 4:20 PM"),
        ];
        assert_eq!(details(&inline), read);
    }

    #[test]
    fn numbers_above_and_buttons_below() {
        let numbered = [
            "1\nAnn on 05/05/2009 at 2:20\nReply\nOne.",
            "2\nBob Ray on 05/05/2009 at 3:20\nReply\nTwo.",
        ];
        assert_eq!(names(&numbered), ["Ann", "Bob Ray"]);
        let posted = [
            "It is late.\nPosted by Ann on May 5, 2009 2:09 PM\nReport this comment",
            "So it is.\nPosted by Bob Ray on May 5, 2009 3:09 PM\nReport this comment",
        ];
        assert_eq!(names(&posted), ["Ann", "Bob Ray"]);
    }

    #[test]
    fn names_that_all_comments_end_with() {
        let signed = [
            "Let's hope so\n\nAnn Lund, Graben, Norland",
            "They opened it at last.\n\nBob, Upper Fen",
            "A bridge is no ferry\n\nCid, Graben",
        ];
        assert_eq!(names(&signed), ["Ann Lund", "Bob", "Cid"]);
    }

    #[test]
    fn name_above_and_time_below() {
        let split = [
            "Ann Lund\nIt is late.\n\nPosted on 05/05/2009 at 7:14:52 PM",
            "Bob Ray\nSo it is.\n\nPosted on 05/06/2009 at 7:14:52 PM",
        ];
        let read =
            [("Ann Lund", "05/05/2009 at 7:14:52 PM"), ("Bob Ray", "05/06/2009 at 7:14:52 PM")];
        assert_eq!(details(&split), read);
        let dashed = [
            "• It is late.\n    – Ann\n    3 hours ago",
            "• So it is.\n    – Bob\n    2 hours ago",
        ];
        assert_eq!(details(&dashed), [("Ann", "3 hours ago"), ("Bob", "2 hours ago")]);
    }
}
