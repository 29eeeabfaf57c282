//! `--format html`: one page that shows articles with their sections and names in colour.

use std::fmt;
use std::io::{self, Write};

use copydesk::{Annotations, Format, Mention, SectionKind, Span};

use crate::article::{Article, ordinal, prose, value};

/// The labels in the legend: those that taggers learn; dates and numbers share a colour.
const LEGEND: [(&str, &str); 6] = [
    ("person", "person"),
    ("organization", "organization"),
    ("location", "location"),
    ("group", "group"),
    ("misc", "misc"),
    ("value", "date, number, address"),
];

/// Writes the head of the page and the legend.
pub(crate) fn begin(out: &mut impl Write) -> io::Result<()> {
    write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>copydesk</title>\n<style>\n{}</style>\n<header>\n<p class=\"name\">copydesk</p>\n\
         <ul class=\"legend\" aria-label=\"Kinds of sections\">\n",
        include_str!("view.css")
    )?;
    for kind in SectionKind::ALL {
        writeln!(out, "<li class=\"{0}\">{0}</li>", kind.name())?;
    }
    writeln!(out, "</ul>\n<ul class=\"legend\" aria-label=\"Kinds of names\">")?;
    for (class, words) in LEGEND {
        writeln!(out, "<li><mark class=\"{class}\">{words}</mark></li>")?;
    }
    writeln!(out, "</ul>\n</header>\n<main>")
}

/// Writes the end of the page.
pub(crate) fn end(out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "</main>\n</html>")
}

/// Writes one article.
pub(crate) fn write(
    article: &Article,
    annotations: &Annotations,
    out: &mut impl Write,
) -> io::Result<()> {
    let format = annotations.format();
    let language = annotations.language();
    let kind = if format == Format::Html { "HTML" } else { "plain text" };
    write!(
        out,
        "<article>\n<h1>{}</h1>\n<p class=\"facts\">{kind}, {} bytes{}{}</p>\n",
        Escaped(&article.source),
        article.len(),
        if language.is_some() { ", language " } else { "" },
        language.unwrap_or_default(),
    )?;
    card(article, annotations, out)?;
    let lang = language.map(|l| format!(" lang=\"{l}\"")).unwrap_or_default();
    for (i, section) in annotations.sections().iter().enumerate() {
        let name = section.kind.name();
        let Span { start, end } = article.original(section.span);
        write!(
            out,
            "<section class=\"{name}\" title=\"{name}, bytes {start} to {end}\">\n<p class=\"kind\">{name}"
        )?;
        if let Some(number) = ordinal(annotations, i) {
            write!(out, " {number}")?;
        }
        writeln!(out, "</p>\n<div>")?;
        facts(article, annotations, i, out)?;
        write!(out, "<p dir=\"auto\"{lang}>")?;
        marked(article, annotations, prose(annotations, i), out)?;
        writeln!(out, "</p>\n</div>\n</section>")?;
    }
    if annotations.sections().is_empty() {
        let all = Span::new(0, article.text().len() as u32);
        write!(
            out,
            "<section class=\"body\">\n<p class=\"kind\">text</p>\n<p dir=\"auto\"{lang}>"
        )?;
        marked(article, annotations, all, out)?;
        writeln!(out, "</p>\n</section>")?;
    }
    names(article, annotations, out)?;
    writeln!(out, "</article>")
}

/// Writes what the page says of the article. Addresses stay text: a link would lead wherever the page wants.
fn card(article: &Article, annotations: &Annotations, out: &mut impl Write) -> io::Result<()> {
    let rows = article.card(annotations);
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "<dl class=\"card\">")?;
    for row in rows {
        write!(out, "<dt>{}</dt>\n<dd dir=\"auto\">", row.name)?;
        for (i, fact) in row.values.iter().enumerate() {
            let Span { start, end } = fact.span;
            let comma = if i > 0 { "; " } else { "" };
            write!(
                out,
                "{comma}<span title=\"bytes {start} to {end}\">{}</span>",
                Escaped(&fact.text)
            )?;
            if let Some(iso) = &fact.iso {
                write!(out, " <code>{iso}</code>")?;
            }
        }
        writeln!(out, " <small>{}</small></dd>", row.source)?;
    }
    writeln!(out, "</dl>")
}

/// Writes the details of section `index`.
fn facts(
    article: &Article,
    annotations: &Annotations,
    index: usize,
    out: &mut impl Write,
) -> io::Result<()> {
    let facts = article.facts(annotations, index);
    if facts.is_empty() {
        return Ok(());
    }
    write!(out, "<ul class=\"facts\">")?;
    for fact in facts {
        let Span { start, end } = fact.span;
        write!(out, "<li title=\"bytes {start} to {end}\">{} ", fact.name)?;
        match fact.iso {
            // Partial times are no valid `datetime`; the words and the value are shown alike.
            Some(iso) => write!(out, "<b>{}</b> <code>{iso}</code></li>", Escaped(&fact.text))?,
            None => write!(out, "<b>{}</b></li>", Escaped(&fact.text))?,
        }
    }
    writeln!(out, "</ul>")
}

/// Writes the text of `span` with its mentions marked.
fn marked(
    article: &Article,
    annotations: &Annotations,
    span: Span,
    out: &mut impl Write,
) -> io::Result<()> {
    let format = annotations.format();
    let text = article.show(span, format);
    let mentions = annotations.mentions();
    let first = mentions.partition_point(|m| m.span.start < span.start);
    // Mentions are places in the raw bytes. To find them in the decoded text, look for each behind the text that
    // lies between it and the one before, whose white space may have been joined.
    let mut written = 0;
    let mut raw = span.start;
    for (i, mention) in mentions.iter().enumerate().skip(first) {
        if mention.span.end > span.end {
            break;
        }
        let name = article.show(mention.span, format);
        let gap = article.show(Span::new(raw, mention.span.start), format).trim().len();
        let from = (written + gap..).find(|at| text.is_char_boundary((*at).min(text.len())));
        let from = from.unwrap_or(written).min(text.len());
        raw = mention.span.end;
        let Some(at) = text[from..].find(&*name).map(|at| from + at) else { continue };
        write!(out, "{}", Escaped(&text[written..at]))?;
        mark(article, annotations, i, mention, &name, out)?;
        written = at + name.len();
    }
    write!(out, "{}", Escaped(&text[written..]))
}

fn mark(
    article: &Article,
    annotations: &Annotations,
    index: usize,
    mention: &Mention,
    name: &str,
    out: &mut impl Write,
) -> io::Result<()> {
    let Span { start, end } = article.original(mention.span);
    write!(
        out,
        "<mark class=\"{}\" id=\"b{start}\" title=\"{}",
        class(mention.label as u32, mention.label.name()),
        mention.label.name()
    )?;
    if let Some(entity) = annotations.entity_of(index) {
        let full = article.show(entity.name, annotations.format());
        if *full != *name {
            write!(out, " {}", Escaped(&full))?;
        }
    }
    if let Some(value) = value(annotations, index) {
        write!(out, " {value}")?;
    }
    write!(out, ", bytes {start} to {end}\">{}</mark>", Escaped(name))
}

/// The colour of a label. The rule-made ones are numbered from 16 on.
fn class(number: u32, name: &'static str) -> &'static str {
    if number < 16 { name } else { "value" }
}

/// Writes the table of what the article names.
fn names(article: &Article, annotations: &Annotations, out: &mut impl Write) -> io::Result<()> {
    if annotations.entities().is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "<table>\n<caption>Named in it</caption>\n\
         <tr><th scope=\"col\">Name</th><th scope=\"col\">Kind</th><th scope=\"col\">Bytes of its mentions</th></tr>"
    )?;
    let mut rows: Vec<_> = annotations.entities().iter().enumerate().collect();
    rows.sort_by_key(|(_, entity)| entity.label);
    for (id, entity) in rows {
        let name = article.show(entity.name, annotations.format());
        write!(out, "<tr><th scope=\"row\" dir=\"auto\">{}", Escaped(&name))?;
        let first = annotations.mentions_of(id).next();
        if let Some(value) = first.and_then(|(m, _)| value(annotations, m)) {
            write!(out, " <code>{value}</code>")?;
        }
        let kind = entity.label.name();
        write!(
            out,
            "</th><td><mark class=\"{}\">{kind}</mark></td><td>",
            class(entity.label as u32, kind)
        )?;
        for (_, mention) in annotations.mentions_of(id) {
            let Span { start, end } = article.original(mention.span);
            write!(out, "{start}\u{2013}{end} ")?;
        }
        writeln!(out, "</td></tr>")?;
    }
    writeln!(out, "</table>")
}

/// Text that is safe between tags and in quoted attributes.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some(at) = rest.find(['&', '<', '>', '"', '\0']) {
            f.write_str(&rest[..at])?;
            f.write_str(match rest.as_bytes()[at] {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'"' => "&quot;",
                _ => "\u{fffd}",
            })?;
            rest = &rest[at + 1..];
        }
        f.write_str(rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_and_label_has_a_colour() {
        let css = include_str!("view.css");
        for kind in SectionKind::ALL.map(SectionKind::name) {
            assert!(
                css.contains(&format!(".{kind} {{ --kind: ")),
                "view.css has no colour of {kind}"
            );
        }
        let legend = LEGEND.map(|(class, _)| class);
        // A mark without a class of its own has the colour of values.
        for class in legend.iter().filter(|class| **class != "value") {
            assert!(css.contains(&format!("mark.{class} {{")), "view.css has no colour of {class}");
        }
        for label in copydesk::Label::ALL {
            let class = class(label as u32, label.name());
            assert!(legend.contains(&class), "the legend has no {class}");
        }
    }

    #[test]
    fn markup_of_an_article_stays_text() {
        let text = "<img src=x onerror=\"a&b\">\0";
        let safe = "&lt;img src=x onerror=&quot;a&amp;b&quot;&gt;\u{fffd}";
        assert_eq!(Escaped(text).to_string(), safe);
    }
}
