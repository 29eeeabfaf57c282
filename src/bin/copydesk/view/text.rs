//! The text of an article: its sections in order, with what is named and said in them marked.

use std::io::{self, Write};

use copydesk::{Section, SectionKind, Span};

use super::escape::Escaped;
use super::quote::{inside, nest};
use super::{Bytes, View};
use crate::article::{ordinal, prose};

/// What belongs to the page, not to the article. It is folded.
fn is_furniture(section: &Section) -> bool {
    matches!(section.kind, SectionKind::Boilerplate | SectionKind::Related)
}

impl View<'_> {
    /// Writes the sections, or all of the text if no sections were looked for.
    pub(super) fn sections(&mut self, out: &mut impl Write) -> io::Result<()> {
        let sections = self.annotations.sections();
        let mut index = 0;
        for run in sections.chunk_by(|a, b| is_furniture(a) == is_furniture(b)) {
            let folded = is_furniture(&run[0]);
            if folded {
                fold(run, run.len() == sections.len(), out)?;
            }
            for _ in run {
                self.section(index, out)?;
                index += 1;
            }
            if folded {
                writeln!(out, "</details>")?;
            }
        }
        if sections.is_empty() {
            let all = Span::new(0, self.article.text().len() as u32);
            writeln!(out, "<div class=\"section\">\n<p class=\"kind\">text</p>\n<div>")?;
            self.paragraph("p", all, out)?;
            writeln!(out, "</div>\n</div>")?;
        }
        Ok(())
    }

    fn section(&mut self, index: usize, out: &mut impl Write) -> io::Result<()> {
        let section = self.annotations.sections()[index];
        let kind = section.kind.name();
        write!(out, "<div class=\"section {kind}\">\n<p class=\"kind\">{kind}")?;
        if let Some(number) = ordinal(self.annotations, index) {
            write!(out, " {number}")?;
        }
        writeln!(out, " {}</p>\n<div>", self.bytes(section.span))?;
        self.facts(index, out)?;
        let element = match section.kind {
            SectionKind::Headline | SectionKind::Subheading => "h3",
            _ => "p",
        };
        self.paragraph(element, prose(self.annotations, index), out)?;
        writeln!(out, "</div>\n</div>")
    }

    /// Writes the details of section `index`.
    fn facts(&self, index: usize, out: &mut impl Write) -> io::Result<()> {
        let facts = self.article.facts(self.annotations, index);
        if facts.is_empty() {
            return Ok(());
        }
        write!(out, "<ul class=\"facts\">")?;
        for fact in facts {
            write!(out, "<li>{} <b><bdi>{}</bdi></b>", fact.name, Escaped(&fact.text))?;
            // Partial times are no valid `datetime`; the words and the value are shown alike.
            if let Some(iso) = fact.iso {
                write!(out, " <code>{iso}</code>")?;
            }
            write!(out, " {}</li>", Bytes(fact.span))?;
        }
        writeln!(out, "</ul>")
    }

    /// Writes the text of `span` as one element.
    fn paragraph(&mut self, element: &str, span: Span, out: &mut impl Write) -> io::Result<()> {
        let lang =
            self.annotations.language().map(|l| format!(" lang=\"{l}\"")).unwrap_or_default();
        write!(out, "<{element} dir=\"auto\"{lang}>")?;
        self.marked(span, out)?;
        writeln!(out, "</{element}>")
    }

    /// Writes the text of `span` with its mentions marked.
    fn marked(&mut self, span: Span, out: &mut impl Write) -> io::Result<()> {
        let text = self.show(span);
        let places = self.article.places(self.annotations, span, &text);
        let (indices, marks): (Vec<_>, Vec<_>) = places.into_iter().unzip();
        let mut marked = marks.iter().zip(indices).peekable();
        let quotes = inside(&self.quotes.each_ref(), self.article, self.annotations, span, &text);
        let mut quotes = nest(quotes, &marks).into_iter().peekable();
        let mut open: Vec<(usize, &str)> = Vec::new();
        let mut written = 0;
        loop {
            // At one place what ends goes before what begins, and what is around before what is in it.
            let end = open.last().map_or(text.len(), |(end, _)| *end);
            let quote = quotes.peek().map_or(usize::MAX, |(place, _)| place.start);
            let mark = marked.peek().map_or(usize::MAX, |(place, _)| place.start);
            let at = end.min(quote).min(mark);
            write!(out, "{}", Escaped(&text[written..at]))?;
            written = at;
            if end > at && quote == at {
                if let Some((place, (_, role))) = quotes.next() {
                    open.push((place.end, self.open(role, out)?));
                }
            } else if end > at {
                if let Some((place, index)) = marked.next() {
                    self.mark(index, &text[place.clone()], out)?;
                    written = place.end;
                }
            } else if let Some((_, element)) = open.pop() {
                write!(out, "</{element}>")?;
            } else {
                return Ok(());
            }
        }
    }

    /// Writes mention `index`, which shows `words`, and its value.
    fn mark(&mut self, index: usize, words: &str, out: &mut impl Write) -> io::Result<()> {
        self.is_marked[index] = true;
        let label = self.annotations.mentions()[index].label.name();
        write!(out, "<mark class=\"{label}\" id=\"{}\" data-tag=\"{label}", self.id(index))?;
        if let Some(entity) = self.annotations.entity_of(index) {
            let full = self.show(entity.name);
            if *full != *words {
                write!(out, " {}", Escaped(&full))?;
            }
        }
        write!(out, "\">{}", Escaped(words))?;
        if let Some(value) = self.value(index).filter(|value| value != words) {
            write!(out, "<code>{}</code>", Escaped(&value))?;
        }
        write!(out, "</mark>")
    }
}

/// Opens a fold that says how many sections of which kinds are in it. A filter that hides all of them hides the fold.
/// It is `open` if there is nothing else to read.
fn fold(run: &[Section], open: bool, out: &mut impl Write) -> io::Result<()> {
    let related = run.iter().filter(|section| section.kind == SectionKind::Related).count();
    let class = match related {
        0 => SectionKind::Boilerplate.name(),
        n if n == run.len() => SectionKind::Related.name(),
        _ => "mixed",
    };
    let count = |kind: SectionKind, n: usize| (n > 0).then(|| format!("{n} {}", kind.name()));
    let counts = [
        count(SectionKind::Boilerplate, run.len() - related),
        count(SectionKind::Related, related),
    ];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    let open = if open { " open" } else { "" };
    let counts = counts.join(", ");
    writeln!(out, "<details class=\"fold {class}\"{open}>\n<summary>{counts}</summary>")
}
