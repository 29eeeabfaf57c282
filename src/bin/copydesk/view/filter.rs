//! The boxes that choose what the page shows; they are its legend too. The rules that obey them stand in `view.css`.

use std::fmt;
use std::io::{self, Write};

use copydesk::{Label, SectionKind};

/// Writes a box for each kind of section and each label.
pub(crate) fn filters(out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "<fieldset class=\"filters\">\n<legend>Sections</legend>")?;
    for kind in SectionKind::ALL.map(SectionKind::name) {
        let legend = format_args!("<span class=\"swatch {kind}\"></span>{kind}");
        filter(kind, " checked", legend, out)?;
    }
    writeln!(out, "</fieldset>\n<fieldset class=\"filters\">\n<legend>Names</legend>")?;
    for label in Label::ALL.map(Label::name) {
        let legend = format_args!("<mark class=\"{label}\">{label}</mark>");
        filter(label, " checked", legend, out)?;
    }
    let quotes = format_args!("<span class=\"quote direct\">quotes</span>");
    filter("quotes", " checked", quotes, out)?;
    filter("tags", "", format_args!("full names and labels in the text"), out)?;
    writeln!(out, "</fieldset>")
}

/// Writes the box that shows `what`.
fn filter(
    what: &str,
    checked: &str,
    legend: fmt::Arguments,
    out: &mut impl Write,
) -> io::Result<()> {
    writeln!(
        out,
        "<label><input type=\"checkbox\" id=\"show-{what}\" autocomplete=\"off\"{checked}>{legend}</label>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const CSS: &str = include_str!("view.css");

    #[test]
    fn every_kind_and_label_has_a_rule_that_hides_it() {
        for name in
            SectionKind::ALL.map(SectionKind::name).iter().chain(&Label::ALL.map(Label::name))
        {
            let rule = format!("body:has(#show-{name}:not(:checked)) .{name}");
            assert!(CSS.contains(&rule), "view.css has no {rule:?}");
        }
    }

    #[test]
    fn every_kind_and_label_has_a_colour() {
        for kind in SectionKind::ALL.map(SectionKind::name) {
            assert!(
                CSS.contains(&format!(".{kind} {{ --kind: ")),
                "view.css has no colour of {kind}"
            );
        }
        // A mark without a class of its own has the colour of values, which rules find: they are numbered from 16 on.
        for label in Label::ALL.into_iter().filter(|label| (*label as u32) < 16).map(Label::name) {
            assert!(
                CSS.contains(&format!(".{label} {{ --mark: ")),
                "view.css has no colour of {label}"
            );
        }
    }

    #[test]
    fn names_of_kinds_and_labels_are_no_other_classes() {
        let mut names: Vec<_> = SectionKind::ALL.map(SectionKind::name).to_vec();
        names.extend(Label::ALL.map(Label::name));
        names.extend([
            "bar", "bytes", "card", "columns", "direct", "facts", "filters", "fold", "indirect",
            "kind", "mixed", "quote", "quotes", "rail", "section", "speaker", "swatch",
        ]);
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
