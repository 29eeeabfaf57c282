//! The card at the top of an article: what the page says of it, and what was found in it.

use std::cmp::Reverse;
use std::io::{self, Write};

use copydesk::{Annotations, Format, Label, MetadataKind, SectionKind};

use super::escape::Escaped;
use super::{Bytes, View};

/// How many people the card names; the rail has all.
const PEOPLE: usize = 12;

impl View<'_> {
    /// Writes the card. Addresses stay text: a link would lead wherever the page wants.
    pub(super) fn card(&self, out: &mut impl Write) -> io::Result<()> {
        let Self { article, annotations, number, .. } = *self;
        let rows = article.card(annotations);
        let (titles, rows): (Vec<_>, Vec<_>) =
            rows.into_iter().partition(|row| row.name == MetadataKind::Title.name());
        let id = format!("a{number}-title");
        write!(out, "<div class=\"card\">\n<h2>")?;
        match titles.first() {
            Some(title) => {
                let fact = &title.values[0];
                write!(out, "<bdi id=\"{id}\">{}</bdi> ", Escaped(&fact.text))?;
                write!(out, "{} <small>{}</small>", Bytes(fact.span), title.source)?;
            }
            None => write!(out, "<bdi id=\"{id}\">{}</bdi>", Escaped(&article.source))?,
        }
        let format = match annotations.format() {
            Format::Html => "HTML",
            _ => "plain text",
        };
        let language = annotations.language().map(|l| format!(", language {l}"));
        writeln!(
            out,
            "</h2>\n<p><bdi>{}</bdi>: {format}, {} bytes{}</p>\n<dl>",
            Escaped(&article.source),
            article.len(),
            language.unwrap_or_default(),
        )?;
        for row in rows {
            write!(out, "<dt>{}</dt>\n<dd>", row.name)?;
            for (i, fact) in row.values.iter().enumerate() {
                let comma = if i > 0 { "; " } else { "" };
                write!(out, "{comma}<bdi>{}</bdi>", Escaped(&fact.text))?;
                if let Some(iso) = &fact.iso {
                    write!(out, " <code>{iso}</code>")?;
                }
                write!(out, " {}", Bytes(fact.span))?;
            }
            writeln!(out, " <small>{}</small></dd>", row.source)?;
        }
        let kinds = SectionKind::ALL.map(|kind| (kind.name(), annotations.of_kind(kind).count()));
        count(out, "sections", &kinds)?;
        let of =
            |label| annotations.entities().iter().filter(|entity| entity.label == label).count();
        count(out, "names", &Label::ALL.map(|label| (label.name(), of(label))))?;
        self.people(out)?;
        writeln!(out, "</dl>\n</div>")
    }

    /// Writes a row of those people whom the article names most, each a link to where it does so first.
    fn people(&self, out: &mut impl Write) -> io::Result<()> {
        let people = people(self.annotations);
        if people.is_empty() {
            return Ok(());
        }
        write!(out, "<dt>people</dt>\n<dd>")?;
        for (i, &id) in people.iter().take(PEOPLE).enumerate() {
            let entity = &self.annotations.entities()[id];
            let comma = if i > 0 { "; " } else { "" };
            write!(out, "{comma}")?;
            self.link(id, out)?;
            if entity.mentions > 1 {
                write!(out, " {}\u{d7}", entity.mentions)?;
            }
        }
        match people.len().saturating_sub(PEOPLE) {
            0 => writeln!(out, "</dd>"),
            more => writeln!(out, " and {more} more</dd>"),
        }
    }

    /// Writes the name of entity `id`, as a link to the first place of it in the text.
    pub(super) fn link(&self, id: usize, out: &mut impl Write) -> io::Result<()> {
        let name = self.show(self.annotations.entities()[id].name);
        let name = Escaped(&name);
        match self.annotations.mentions_of(id).find(|(m, _)| self.is_marked[*m]) {
            Some((mention, _)) => {
                write!(out, "<a href=\"#{}\"><bdi>{name}</bdi></a>", self.id(mention))
            }
            None => write!(out, "<bdi>{name}</bdi>"),
        }
    }
}

/// The entities that are people, those with most mentions first.
fn people(annotations: &Annotations) -> Vec<usize> {
    let entities = annotations.entities();
    let mut people: Vec<usize> =
        (0..entities.len()).filter(|&id| entities[id].label == Label::Person).collect();
    people.sort_by_key(|&id| Reverse(entities[id].mentions));
    people
}

/// Writes a row of how many there are of each, unless there are none at all.
fn count(out: &mut impl Write, row: &str, counts: &[(&str, usize)]) -> io::Result<()> {
    let counts: Vec<String> =
        counts.iter().filter(|(_, n)| *n > 0).map(|(name, n)| format!("{n} {name}")).collect();
    if counts.is_empty() {
        return Ok(());
    }
    writeln!(out, "<dt>{row}</dt>\n<dd>{}</dd>", counts.join(", "))
}
