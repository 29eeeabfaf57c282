//! `--format html`: one page that shows articles with their sections and names in colour. It has no script; what is to be shown
//! is chosen by style rules, and all that an article says is escaped.
//!
//! The page to try copydesk on (`web/`) compiles this folder too, and shows what [`write`] writes.

mod card;
pub(crate) mod escape;
mod filter;
pub(crate) mod quote;
mod rail;
mod text;

use std::borrow::Cow;
use std::fmt;
use std::io::{self, Write};

use copydesk::{Annotations, Span};

use crate::article::{Article, value};

pub(crate) use filter::filters;

/// Writes the head of the page and its filters.
pub(crate) fn begin(out: &mut impl Write) -> io::Result<()> {
    write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>copydesk</title>\n<style>\n{}</style>\n</head>\n<body>\n<header class=\"bar\">\n<h1>copydesk</h1>\n",
        include_str!("view.css")
    )?;
    filters(out)?;
    writeln!(out, "</header>\n<main>")
}

/// Writes the end of the page.
pub(crate) fn end(out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "</main>\n</body>\n</html>")
}

/// Writes one article, the page's `number`th: no other of the page may have that number, for ids are made of it.
pub(crate) fn write(
    article: &Article,
    annotations: &Annotations,
    number: usize,
    out: &mut impl Write,
) -> io::Result<()> {
    let quotes = quote::ranges(annotations);
    let mut view = View { article, annotations, number, quotes, is_marked: Vec::new() };
    view.is_marked.resize(annotations.mentions().len(), false);
    // The text goes first, to learn which mentions stand in it: only those can be linked to.
    let mut text = Vec::new();
    view.sections(&mut text)?;
    writeln!(out, "<article id=\"a{number}\" aria-labelledby=\"a{number}-title\">")?;
    view.card(out)?;
    writeln!(out, "<div class=\"columns\">\n<div>")?;
    out.write_all(&text)?;
    writeln!(out, "</div>")?;
    view.rail(out)?;
    writeln!(out, "</div>\n</article>")
}

/// An article that is being written.
struct View<'a> {
    article: &'a Article,
    annotations: &'a Annotations,
    number: usize,
    /// What quotes are in the text.
    quotes: [Vec<(Span, quote::Role)>; 3],
    /// Whether a mention is marked in the text.
    is_marked: Vec<bool>,
}

impl<'a> View<'a> {
    /// What `span` shows a reader.
    fn show(&self, span: Span) -> Cow<'a, str> {
        self.article.show(span, self.annotations.format())
    }

    /// The bytes of the file that `span` is.
    fn bytes(&self, span: Span) -> Bytes {
        Bytes(self.article.original(span))
    }

    /// The value of mention `index`, of money with its currency.
    fn value(&self, index: usize) -> Option<String> {
        let said = value(self.annotations, index)?;
        let value = self.annotations.value_of(index)?;
        Some(match value.currency().filter(|_| value.number.is_finite()) {
            Some(currency) => format!("{said} {currency}"),
            None => said,
        })
    }

    /// The id of mention `index` in the page.
    fn id(&self, index: usize) -> String {
        format!("a{}-m{index}", self.number)
    }
}

/// A range of bytes of the file, for people.
struct Bytes(Span);

impl fmt::Display for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<span class=\"bytes\">{}\u{2013}{}</span>", self.0.start, self.0.end)
    }
}
