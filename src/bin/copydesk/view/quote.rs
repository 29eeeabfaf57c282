//! Who said what: quotes in the text, their speakers as links to the rail, and the rail's list of quotes.

use std::cmp::Reverse;
use std::io::{self, Write};
use std::ops::Range;

use copydesk::{Annotations, Quote, QuoteKind, Span};

use super::View;
use super::escape::Escaped;
use crate::article::{Article, speaker, words};

/// What of a quote a range of the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Role {
    /// The words of quote `0`; whether they begin it.
    Words(usize, bool),
    /// Who said them: entity `0`.
    Speaker(usize),
}

/// The ranges of an article, in lists whose ranges are in order and apart from each other.
pub(crate) fn ranges(annotations: &Annotations) -> [Vec<(Span, Role)>; 3] {
    let mut lists = [const { Vec::new() }; 3];
    let [direct, indirect, speakers] = &mut lists;
    for (i, quote) in annotations.quotes().iter().enumerate() {
        let list = if quote.kind == QuoteKind::Direct { &mut *direct } else { &mut *indirect };
        let parts = annotations.quote_parts(i).iter().enumerate();
        list.extend(parts.map(|(n, part)| (*part, Role::Words(i, n == 0))));
        if quote.entity != Quote::NO_ENTITY {
            speakers.push((quote.speaker, Role::Speaker(quote.entity as usize)));
        }
    }
    for list in &mut lists {
        list.sort_unstable_by_key(|(span, role)| (span.start, *role));
        let mut end = 0;
        list.retain(|(span, _)| {
            let is_apart = span.start >= end;
            end = end.max(span.end);
            is_apart
        });
    }
    lists
}

/// Those of `lists` that lie in `whole`, and where they stand in `text`, which is what `whole` shows.
pub(crate) fn inside(
    lists: &[&Vec<(Span, Role)>],
    article: &Article,
    annotations: &Annotations,
    whole: Span,
    text: &str,
) -> Vec<(Range<usize>, (Span, Role))> {
    let mut found = Vec::new();
    for list in lists {
        let first = list.partition_point(|(part, _)| part.start < whole.start);
        let inside = list[first..].iter().take_while(|(part, _)| part.end <= whole.end);
        let parts = inside.clone().map(|(part, _)| *part);
        let places = article.find(parts, whole, text, annotations.format());
        found.extend(
            places.into_iter().zip(inside).filter_map(|(place, part)| Some((place?, *part))),
        );
    }
    found
}

/// Fits ranges of a text into each other and around `marks`, the places of its mentions: none crosses another, and the outer ones
/// go first.
pub(crate) fn nest<T>(
    mut ranges: Vec<(Range<usize>, T)>,
    marks: &[Range<usize>],
) -> Vec<(Range<usize>, T)> {
    // The mark that a place is inside of.
    let around = |at: usize| {
        let next = marks.partition_point(|mark| mark.end <= at);
        marks.get(next).filter(|mark| mark.start < at)
    };
    for (range, _) in &mut ranges {
        range.start = around(range.start).map_or(range.start, |mark| mark.end);
        range.end = around(range.end).map_or(range.end, |mark| mark.start);
    }
    ranges.sort_by_key(|(range, _)| (range.start, Reverse(range.end)));
    let mut open: Vec<usize> = Vec::new();
    ranges.retain_mut(|(range, _)| {
        while open.last().is_some_and(|end| *end <= range.start) {
            open.pop();
        }
        range.end = range.end.min(open.last().copied().unwrap_or(usize::MAX));
        if range.start < range.end {
            open.push(range.end);
        }
        range.start < range.end
    });
    ranges
}

impl View<'_> {
    /// Opens the element of a range; gives its name.
    pub(super) fn open(&self, role: Role, out: &mut impl Write) -> io::Result<&'static str> {
        match role {
            Role::Words(index, is_first) => {
                let quote = self.annotations.quotes()[index];
                write!(out, "<span class=\"quote {}\"", quote.kind.name())?;
                if is_first {
                    write!(out, " id=\"{}\"", self.quote_id(index))?;
                }
                if let Some(name) = speaker(self.article, self.annotations, &quote) {
                    write!(out, " title=\"{}\"", Escaped(&name))?;
                }
                write!(out, ">")?;
                Ok("span")
            }
            Role::Speaker(entity) => {
                write!(out, "<a class=\"speaker\" href=\"#{}\">", self.entity_id(entity))?;
                Ok("a")
            }
        }
    }

    /// Writes the quotes of the article as a list of the rail, each with its speaker.
    pub(super) fn quotes(&self, out: &mut impl Write) -> io::Result<()> {
        let quotes = self.annotations.quotes();
        if quotes.is_empty() {
            return Ok(());
        }
        writeln!(
            out,
            "<div class=\"list quotes\">\n<h3><span class=\"quote direct\">quotes</span> {}</h3>\n<ul>",
            quotes.len()
        )?;
        for (index, quote) in quotes.iter().enumerate() {
            let words = words(self.article, self.annotations, index);
            let id = self.quote_id(index);
            write!(out, "<li><a href=\"#{id}\"><bdi>{}</bdi></a>", Escaped(&words))?;
            if let Some(name) = speaker(self.article, self.annotations, quote) {
                let name = Escaped(&name);
                write!(out, " \u{2014} ")?;
                match quote.entity {
                    Quote::NO_ENTITY => write!(out, "<bdi>{name}</bdi>")?,
                    id => {
                        let id = self.entity_id(id as usize);
                        write!(out, "<a href=\"#{id}\"><bdi>{name}</bdi></a>")?;
                    }
                }
            }
            writeln!(out, " {}</li>", self.bytes(quote.span))?;
        }
        writeln!(out, "</ul>\n</div>")
    }

    /// The id of quote `index` in the page.
    fn quote_id(&self, index: usize) -> String {
        format!("a{}-q{index}", self.number)
    }

    /// The id of entity `id` in the page: its row of the rail.
    pub(super) fn entity_id(&self, id: usize) -> String {
        format!("a{}-e{id}", self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(clippy::single_range_in_vec_init, reason = "one quote is a list of quotes")]
    #[test]
    fn ranges_go_around_marks_and_into_each_other() {
        let nested = |ranges: &[Range<usize>], marks: &[Range<usize>]| -> Vec<Range<usize>> {
            let ranges = ranges.iter().map(|range| (range.clone(), ())).collect();
            nest(ranges, marks).into_iter().map(|(range, ())| range).collect()
        };
        let no_range: [Range<usize>; 0] = [];
        assert_eq!(nested(&[3..9, 0..20], &[]), [0..20, 3..9]);
        // What crosses another ends with it.
        assert_eq!(nested(&[0..10, 5..20], &[]), [0..10, 5..10]);
        assert_eq!(nested(&[0..10, 10..20], &[]), [0..10, 10..20]);
        // A mark is in or out as a whole.
        assert_eq!(nested(&[2..10], &[2..10]), [2..10]);
        assert_eq!(nested(&[4..20], &[2..10, 18..25]), [10..18]);
        assert_eq!(nested(&[4..8], &[2..10]), no_range);
        assert_eq!(nested(&[2..8], &[2..10]), no_range);
        assert_eq!(nested(&[5..5], &[]), no_range);
    }
}
