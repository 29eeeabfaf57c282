//! `--format text`: a listing to read in a terminal.

use std::io::{self, Write};

use copydesk::{Annotations, Format, Label};

use crate::article::{Article, ordinal, prose, speaker, value, words};

/// Columns of the left column, in which kinds stand.
const LEFT: usize = 14;

/// Writes one article: what it says of itself, its sections in order, then who said what and what it names.
pub(crate) fn write(
    article: &Article,
    annotations: &Annotations,
    width: usize,
    out: &mut impl Write,
) -> io::Result<()> {
    let format = annotations.format();
    let kind = if format == Format::Html { "HTML" } else { "plain text" };
    let language = annotations.language().map(|l| format!(", {l}")).unwrap_or_default();
    writeln!(out, "== {}: {kind}, {} bytes{language}", clean(&article.source), article.len())?;
    let card = article.card(annotations);
    if !card.is_empty() {
        writeln!(out)?;
    }
    for row in card {
        let values = row.values.iter().map(|fact| {
            let iso = fact.iso.as_ref().map(|iso| format!(" [{iso}]")).unwrap_or_default();
            clean(&fact.text) + &iso
        });
        let values: Vec<String> = values.collect();
        paragraph(row.name, &format!("{} ({})", values.join("; "), row.source), width, out)?;
    }
    for (i, section) in annotations.sections().iter().enumerate() {
        let mut left = section.kind.name().to_owned();
        if let Some(number) = ordinal(annotations, i) {
            left += &format!(" {number}");
        }
        writeln!(out)?;
        for fact in article.facts(annotations, i) {
            let iso = fact.iso.map(|iso| format!(" [{iso}]")).unwrap_or_default();
            let line = format!("{}: {}{iso}", fact.name, clean(&fact.text));
            paragraph(&left, &line, width, out)?;
            left.clear();
        }
        let text = article.show(prose(annotations, i), format);
        paragraph(&left, &clean(&text), width, out)?;
    }
    quotes(article, annotations, width, out)?;
    names(article, annotations, width, out)?;
    writeln!(out)
}

/// Lists the quotes, each with its speaker.
fn quotes(
    article: &Article,
    annotations: &Annotations,
    width: usize,
    out: &mut impl Write,
) -> io::Result<()> {
    let quotes = annotations.quotes();
    if !quotes.is_empty() {
        writeln!(out)?;
    }
    let mut left = "quotes";
    for (i, quote) in quotes.iter().enumerate() {
        let mut line = clean(&words(article, annotations, i));
        if let Some(name) = speaker(article, annotations, quote) {
            line += &format!(" \u{2014} {}", clean(&name));
        }
        paragraph(left, &line, width, out)?;
        left = "";
    }
    Ok(())
}

/// Lists the entities, a paragraph for each kind.
fn names(
    article: &Article,
    annotations: &Annotations,
    width: usize,
    out: &mut impl Write,
) -> io::Result<()> {
    let entities = annotations.entities();
    let mut labels: Vec<Label> = entities.iter().map(|e| e.label).collect();
    labels.sort();
    labels.dedup();
    for label in labels {
        let of_label = entities.iter().enumerate().filter(|(_, e)| e.label == label);
        let items: Vec<String> = of_label
            .map(|(id, entity)| {
                let mut item = clean(&article.show(entity.name, annotations.format()));
                let first = annotations.mentions_of(id).next();
                if let Some(value) = first.and_then(|(m, _)| value(annotations, m)) {
                    item += &format!(" [{value}]");
                }
                match entity.mentions {
                    0 | 1 => item,
                    n => item + &format!(" ({n}x)"),
                }
            })
            .collect();
        writeln!(out)?;
        paragraph(label.name(), &items.join("; "), width, out)?;
    }
    Ok(())
}

/// Writes `text` in the right column, wrapped, with `left` beside its first line.
fn paragraph(left: &str, text: &str, width: usize, out: &mut impl Write) -> io::Result<()> {
    let mut left = left;
    let mut line = String::new();
    let mut columns = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if columns > 0 && LEFT + columns + 1 + length > width {
            writeln!(out, "{left:<LEFT$}{line}")?;
            left = "";
            line.clear();
            columns = 0;
        }
        if columns > 0 {
            line.push(' ');
            columns += 1;
        }
        line += word;
        columns += length;
    }
    writeln!(out, "{left:<LEFT$}{line}")
}

/// `text` without what would move a terminal's cursor or change its state.
pub(crate) fn clean(text: &str) -> String {
    let is_hidden =
        |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if is_hidden(c) { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_wrapped_beside_its_kind() {
        let mut out = Vec::new();
        paragraph("body", "Ferries ran again\non Monday", 26, &mut out).unwrap();
        let lines =
            ["body          Ferries ran", "              again on", "              Monday\n"];
        assert_eq!(String::from_utf8(out).unwrap(), lines.join("\n"));
    }

    #[test]
    fn terminals_get_no_commands() {
        assert_eq!(clean("a\x1b[2Jb\u{202e}c"), "a [2Jb c");
    }
}
