//! The rail beside an article: who is quoted, and what it names, with links to the places.

use std::io::{self, Write};

use copydesk::Label;

use super::View;
use super::escape::Escaped;

/// How many places of one thing are listed.
const PLACES: usize = 50;

impl View<'_> {
    /// Writes the rail, a list for each label. A place that the text does not show, as in the header of a comment, is no link.
    pub(super) fn rail(&self, out: &mut impl Write) -> io::Result<()> {
        let Self { annotations, number, .. } = *self;
        let entities = annotations.entities();
        if entities.is_empty() && annotations.quotes().is_empty() {
            return Ok(());
        }
        writeln!(out, "<nav class=\"rail\" aria-label=\"Named in article {number}\">")?;
        self.quotes(out)?;
        for label in Label::ALL {
            let of_label: Vec<usize> =
                (0..entities.len()).filter(|&id| entities[id].label == label).collect();
            if of_label.is_empty() {
                continue;
            }
            let name = label.name();
            writeln!(
                out,
                "<div class=\"list {name}\">\n<h3><mark class=\"{name}\">{name}</mark> {}</h3>\n<ul>",
                of_label.len()
            )?;
            for id in of_label {
                write!(out, "<li id=\"{}\">", self.entity_id(id))?;
                self.link(id, out)?;
                let first = annotations.mentions_of(id).next();
                if let Some(value) = first.and_then(|(m, _)| self.value(m)) {
                    write!(out, " <code>{}</code>", Escaped(&value))?;
                }
                for (index, mention) in annotations.mentions_of(id).take(PLACES) {
                    let bytes = self.bytes(mention.span);
                    if self.is_marked[index] {
                        write!(out, " <a href=\"#{}\">{bytes}</a>", self.id(index))?;
                    } else {
                        write!(out, " {bytes}")?;
                    }
                }
                let more = (entities[id].mentions as usize).saturating_sub(PLACES);
                if more > 0 {
                    write!(out, " and {more} more")?;
                }
                writeln!(out, "</li>")?;
            }
            writeln!(out, "</ul>\n</div>")?;
        }
        writeln!(out, "</nav>")
    }
}
