//! `--format csv` and `tsv`: a table with a row for each section, thing named, mention or quote. The columns have the names that
//! Python's `to_pandas` gives them.

use std::borrow::Cow;
use std::io::{self, Write};

use copydesk::{Span, Value};
use csv::{QuoteStyle, Writer, WriterBuilder};

use super::story::Story;
use crate::args::Table;
use crate::article::{iso, qualifier, said};

/// How cells are parted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// By commas (RFC 4180): a cell with a comma, a quote or a line break stands in quotes.
    Commas,
    /// By tabs, which many tools cut at without a look for quotes: no cell has a tab or a line break.
    Tabs,
}

/// The columns of a value, at the end of the rows of things and mentions.
const VALUE: [&str; 5] = ["number", "unit", "qualifier", "iso", "currency"];

impl Table {
    fn columns(self) -> &'static [&'static str] {
        match self {
            Table::Sections => &[
                "source", "section", "kind", "start", "end", "text", "author", "time", "iso",
                "place", "credit", "ordinal", "parent",
            ],
            Table::Entities => &["source", "id", "label", "name", "key", "mentions"],
            Table::Mentions => &["source", "label", "start", "end", "text", "entity", "section"],
            Table::Quotes => &[
                "source", "kind", "start", "end", "text", "speaker", "cue", "entity", "name",
                "section",
            ],
        }
    }

    /// What a value adds to them.
    fn value_columns(self) -> &'static [&'static str] {
        match self {
            Table::Sections | Table::Quotes => &[],
            Table::Entities | Table::Mentions => &VALUE,
        }
    }
}

/// Writes the line of column names.
pub(super) fn begin(table: Table, kind: Kind, out: &mut impl Write) -> io::Result<()> {
    let mut rows = Rows::new(kind);
    let names = table.columns().iter().chain(table.value_columns());
    rows.add(names.map(|name| Cow::Borrowed(*name)))?;
    rows.write(out)
}

/// Writes the rows of one article.
pub(super) fn write(
    story: &Story,
    table: Table,
    kind: Kind,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut rows = Rows::new(kind);
    match table {
        Table::Sections => sections(story, &mut rows)?,
        Table::Entities => entities(story, &mut rows)?,
        Table::Mentions => mentions(story, &mut rows)?,
        Table::Quotes => quotes(story, &mut rows)?,
    }
    rows.write(out)
}

fn sections(story: &Story, rows: &mut Rows) -> io::Result<()> {
    let annotations = story.annotations;
    for (i, section) in annotations.sections().iter().enumerate() {
        let comment = annotations.comment_of(i);
        let dateline = annotations.dateline_of(i);
        let time = comment.map(|c| (c.time, c.timestamp));
        let time = time.or(dateline.map(|d| (d.time, d.timestamp)));
        let authors = annotations.authors_of(i).iter().map(|author| author.name);
        let authors = authors.chain(comment.map(|comment| comment.author));
        let authors: Vec<_> = authors.map(|author| story.show(author)).collect();
        let parent = comment.and_then(|c| annotations.comments().get(c.parent as usize));
        let Span { start, end } = story.article.original(section.span);
        rows.add([
            Cow::Borrowed(&*story.article.source),
            number(i),
            section.kind.name().into(),
            number(start),
            number(end),
            story.show(section.span),
            authors.join("; ").into(),
            story.show(time.map_or(Span::default(), |(span, _)| span)),
            time.and_then(|(_, time)| iso(&time)).unwrap_or_default().into(),
            story.show(dateline.map_or(Span::default(), |dateline| dateline.place)),
            story.show(annotations.caption_of(i).map_or(Span::default(), |caption| caption.credit)),
            comment.filter(|c| c.ordinal > 0).map_or("".into(), |c| number(c.ordinal)),
            parent.map_or("".into(), |parent| number(parent.section)),
        ])?;
    }
    Ok(())
}

fn entities(story: &Story, rows: &mut Rows) -> io::Result<()> {
    let annotations = story.annotations;
    for (id, entity) in annotations.entities().iter().enumerate() {
        let first = annotations.mentions_of(id).next();
        let value = first.and_then(|(mention, _)| annotations.value_of(mention));
        let row = [
            Cow::Borrowed(&*story.article.source),
            number(id),
            entity.label.name().into(),
            story.show(entity.name),
            number(entity.key),
            number(entity.mentions),
        ];
        rows.add(row.into_iter().chain(value_cells(story, value)))?;
    }
    Ok(())
}

fn mentions(story: &Story, rows: &mut Rows) -> io::Result<()> {
    let annotations = story.annotations;
    for (i, mention) in annotations.mentions().iter().enumerate() {
        let Span { start, end } = story.article.original(mention.span);
        let row = [
            Cow::Borrowed(&*story.article.source),
            mention.label.name().into(),
            number(start),
            number(end),
            story.show(mention.span),
            number(mention.entity),
            annotations.section_of(i).map_or("".into(), number),
        ];
        rows.add(row.into_iter().chain(value_cells(story, annotations.value_of(i))))?;
    }
    Ok(())
}

fn quotes(story: &Story, rows: &mut Rows) -> io::Result<()> {
    let annotations = story.annotations;
    for (i, quote) in annotations.quotes().iter().enumerate() {
        let Span { start, end } = story.article.original(quote.span);
        let entity = annotations.entities().get(quote.entity as usize);
        rows.add([
            Cow::Borrowed(&*story.article.source),
            quote.kind.name().into(),
            number(start),
            number(end),
            said(story.article, annotations, i).into(),
            story.show(quote.speaker),
            story.show(quote.cue),
            entity.map_or("".into(), |_| number(quote.entity)),
            entity.map_or("".into(), |entity| story.show(entity.name)),
            number(quote.section),
        ])?;
    }
    Ok(())
}

/// The cells of the columns `VALUE`.
fn value_cells<'a>(story: &Story<'a>, value: Option<&'a Value>) -> [Cow<'a, str>; VALUE.len()] {
    let Some(value) = value else { return Default::default() };
    [
        if value.number.is_finite() { number(value.number) } else { "".into() },
        story.show(value.unit),
        qualifier(value).unwrap_or_default().into(),
        value.iso().unwrap_or_default().into(),
        value.currency().unwrap_or_default().into(),
    ]
}

fn number<'a>(number: impl ToString) -> Cow<'a, str> {
    number.to_string().into()
}

/// The rows of one article, written in one piece.
struct Rows {
    kind: Kind,
    writer: Writer<Vec<u8>>,
}

impl Rows {
    fn new(kind: Kind) -> Rows {
        let mut builder = WriterBuilder::new();
        if kind == Kind::Tabs {
            builder.delimiter(b'\t').quote_style(QuoteStyle::Never);
        }
        Rows { kind, writer: builder.from_writer(Vec::new()) }
    }

    fn add<'a>(&mut self, cells: impl IntoIterator<Item = Cow<'a, str>>) -> io::Result<()> {
        for cell in cells {
            match self.kind {
                Kind::Commas => self.writer.write_field(&*cell)?,
                Kind::Tabs => {
                    let ends = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
                    self.writer.write_field(cell.replace(ends, " "))?;
                }
            }
        }
        Ok(self.writer.write_record(None::<&[u8]>)?)
    }

    fn write(self, out: &mut impl Write) -> io::Result<()> {
        let bytes = self.writer.into_inner().map_err(|e| io::Error::other(e.to_string()))?;
        out.write_all(&bytes)
    }
}
