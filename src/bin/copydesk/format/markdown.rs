//! `--format markdown` and `article`: the story to read, without the page around it and without comments.

use std::io::{self, Write};

use copydesk::{Format, MetadataKind, SectionKind};

use super::story::Story;

/// Writes the story as CommonMark: headline, deck (strong), byline, dateline, subheadings, body and captions (emphasis). Behind
/// a line `---` follows the next article.
pub(super) fn write(story: &Story, number: usize, out: &mut impl Write) -> io::Result<()> {
    let mut parts = Vec::new();
    for (kind, text) in told(story) {
        let lines = |text: &str| text.lines().map(escaped).collect::<Vec<_>>().join("\\\n");
        parts.push(match kind {
            SectionKind::Headline => format!("# {}", heading(&text)),
            SectionKind::Subheading => format!("## {}", heading(&text)),
            SectionKind::Deck => format!("**{}**", lines(&text)),
            SectionKind::Caption => format!("*{}*", lines(&text)),
            SectionKind::Byline | SectionKind::Dateline | SectionKind::Body => lines(&text),
            // Quotes stay words of their paragraph.
            _ => continue,
        });
    }
    write_parts(&parts, "---\n\n", number, out)
}

/// Writes the story as text: headline, deck, subheadings and body. Behind a form feed follows the next article.
pub(super) fn write_text(story: &Story, number: usize, out: &mut impl Write) -> io::Result<()> {
    use SectionKind::{Body, Deck, Headline, Subheading};
    let words = told(story).filter(|(kind, _)| matches!(kind, Headline | Deck | Subheading | Body));
    let parts: Vec<String> = words.map(|(_, text)| text.replace('\u{c}', " ")).collect();
    write_parts(&parts, "\u{c}\n", number, out)
}

fn write_parts(
    parts: &[String],
    between: &str,
    number: usize,
    out: &mut impl Write,
) -> io::Result<()> {
    let between = if number > 1 { between } else { "" };
    let end = if parts.is_empty() { "" } else { "\n" };
    // With a blank line behind it, which parts it from what follows.
    let blank = if number > 1 { "\n" } else { "" };
    write!(out, "{blank}{between}{}{end}", parts.join("\n\n"))
}

/// The sections in order with their text, first the title that the page names if the article prints none.
fn told<'a>(story: &'a Story) -> impl Iterator<Item = (SectionKind, String)> + 'a {
    let sections = story.annotations.sections();
    let is_printed = sections.is_empty() || story.annotations.headline().is_some();
    let title = if is_printed { None } else { story.one(MetadataKind::Title) };
    let title = title.map(|title| (SectionKind::Headline, title));
    let sections = sections.iter().map(|s| (s.kind, story.show(s.span)));
    let format = story.annotations.format();
    let texts =
        title.into_iter().chain(sections).map(move |(kind, text)| (kind, clean(&text, format)));
    texts.filter(|(_, text)| !text.is_empty())
}

/// Text without space around its lines. Lines of plain text end where a column was full: they are joined.
fn clean(text: &str, format: Format) -> String {
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    match format {
        Format::Html => {
            let lines: Vec<String> =
                text.lines().map(words).filter(|line| !line.is_empty()).collect();
            lines.join("\n")
        }
        _ => words(text),
    }
}

/// A heading is one line, and `#` at its end is no part of it unless escaped.
fn heading(text: &str) -> String {
    let line = escaped(&text.replace('\n', " "));
    match line.strip_suffix('#') {
        Some(rest) => format!("{rest}\\#"),
        None => line,
    }
}

/// `line` as CommonMark that shows it and nothing else.
fn escaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let mut before = ' ';
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, next)| *next);
        let is_markup = match c {
            // A list, a heading, a quotation, a rule or an underline, at the start of a line.
            '#' | '+' | '-' | '=' | '>' | ':' | '|' => at == 0,
            '.' | ')' => at == digits && digits > 0 && next.is_whitespace(),
            '\\' | '`' | '*' | '[' | '<' | '~' => true,
            // Within a word it is a letter.
            '_' => !before.is_alphanumeric() || !next.is_alphanumeric(),
            '&' => next.is_alphanumeric() || next == '#',
            _ => false,
        };
        if is_markup {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_markdown_are_words() {
        for (line, markdown) in [
            ("1. May was cold", "1\\. May was cold"),
            ("1.5 million - or more", "1.5 million - or more"),
            ("- it said", "\\- it said"),
            ("snake_case and _so_", "snake_case and \\_so\\_"),
            (
                "*[a](b)* `c` <b> AT&T &amp; & co",
                "\\*\\[a](b)\\* \\`c\\` \\<b> AT\\&T \\&amp; & co",
            ),
        ] {
            assert_eq!(escaped(line), markdown);
        }
        assert_eq!(heading("Learn C #"), "Learn C \\#");
    }

    #[test]
    fn lines_of_plain_text_are_joined() {
        assert_eq!(clean("The ferry\n  is  back.", Format::Plain), "The ferry is back.");
        assert_eq!(clean("Fares\n 12 euros ", Format::Html), "Fares\n12 euros");
    }
}
