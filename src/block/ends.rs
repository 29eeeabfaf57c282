//! Where elements end and begin inside the text of a block: names in a byline are often kept apart by nothing else.

use super::BlockBuf;
use crate::span::Span;
use crate::text::hash::word_hash;

/// Ends that are looked at: a byline has few.
const MOST: usize = 48;
/// Bytes of a tag that are looked at.
const LONGEST: usize = 512;

/// Edges of elements in a block, by rising offset.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ends {
    edges: [(u32, u32); MOST],
    len: usize,
}

impl Default for Ends {
    fn default() -> Ends {
        Ends { edges: [(0, 0); MOST], len: 0 }
    }
}

impl Ends {
    /// The edges in the block at `span` of the text; none in plain text. The runs of the text have a gap where the page has a
    /// tag, so nothing needs to be kept while it is read.
    pub(crate) fn of(input: &[u8], buf: &BlockBuf, span: Span) -> Ends {
        let mut ends = Ends::default();
        let first = buf.runs.partition_point(|run| run.text < span.start);
        let mut before =
            first.checked_sub(1).map_or(0, |at| buf.runs[at].raw + buf.runs[at].raw_len);
        for run in buf.runs[first..].iter().take_while(|run| run.text < span.end) {
            let gap = input.get(before as usize..run.raw as usize).unwrap_or_default();
            before = run.raw + run.raw_len;
            let shown = ends.len < MOST;
            if let Some(opened) = last_tag(gap).filter(|_| shown) {
                ends.edges[ends.len] = (run.text - span.start, opened);
                ends.len += 1;
            }
        }
        ends
    }

    /// Whether an element begins or ends at byte `at` of the block: what kind begins there, 0 if none does.
    pub(crate) fn at(&self, at: usize) -> Option<u32> {
        let edges = &self.edges[..self.len];
        edges.iter().find(|edge| edge.0 as usize == at).map(|edge| edge.1)
    }

    /// The first edge behind byte `after`.
    pub(crate) fn next(&self, after: usize) -> Option<usize> {
        self.edges[..self.len].iter().map(|edge| edge.0 as usize).find(|&at| at > after)
    }
}

/// The kind of the element that the last tag of `gap` opens: its name and class; 0 if it closes one or holds no text. Comments
/// are no tags.
fn last_tag(gap: &[u8]) -> Option<u32> {
    let mut end = gap.len();
    while let Some(at) = memchr::memrchr(b'<', &gap[..end]) {
        let tag = &gap[at + 1..gap.len().min(at + 1 + LONGEST)];
        match tag.first() {
            Some(b'/') => return Some(0),
            Some(letter) if letter.is_ascii_alphabetic() => {
                let void = [&b"br"[..], b"wbr", b"hr", b"img"];
                let name = tag.iter().position(|b| !b.is_ascii_alphanumeric());
                let name = &tag[..name.unwrap_or(tag.len())];
                let holds = !void.iter().any(|void| name.eq_ignore_ascii_case(void));
                return Some(if holds { kind(tag) } else { 0 });
            }
            _ => end = at,
        }
    }
    None
}

/// A number for the name and the class of a tag.
fn kind(tag: &[u8]) -> u32 {
    let tag = &tag[..memchr::memchr(b'>', tag).unwrap_or(tag.len())];
    let name = tag.iter().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(tag.len());
    let class = memchr::memmem::find(tag, b"class=").map_or(&[][..], |at| {
        let value = &tag[at + 6..];
        match value.first() {
            Some(&quote @ (b'"' | b'\'')) => {
                &value[1..][..memchr::memchr(quote, &value[1..]).unwrap_or(value.len() - 1)]
            }
            _ => &value[..value.iter().position(u8::is_ascii_whitespace).unwrap_or(value.len())],
        }
    });
    (word_hash(&tag[..name]) ^ word_hash(class).rotate_left(7)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::html::parse;

    #[test]
    fn elements_and_no_comments_end_names() {
        let page = br#"<div><a class="x" href=/1>Ann Lund</a> <a href=/2 class=x>Bo<!-- --> Dahl</a><i>Ek</i></div>"#;
        let mut buf = BlockBuf::default();
        parse(page, &mut buf).unwrap();
        assert_eq!(&buf.text[..], b"Ann Lund Bo DahlEk\n");
        let ends = Ends::of(page, &buf, buf.blocks[0].span);
        let link = ends.at(0).unwrap();
        assert!(link != 0 && ends.at(9) == Some(link));
        assert_eq!((ends.at(8), ends.at(11)), (Some(0), None));
        assert!(ends.at(16).is_some_and(|italic| italic != link && italic != 0));
        assert_eq!((ends.next(9), ends.next(16)), (Some(16), None));
    }
}
