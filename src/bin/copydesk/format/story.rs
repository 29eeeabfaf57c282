//! What the formats ask of one article: the words of its story, what its page says of it, who and what it names.

use std::borrow::Cow;
use std::path;

use copydesk::{Annotations, Entity, Metadata, MetadataKind, SectionKind, Span, Timestamp};

use crate::article::Article;

/// An article that is being written.
#[derive(Clone, Copy)]
pub(super) struct Story<'a> {
    pub(super) article: &'a Article,
    pub(super) annotations: &'a Annotations,
}

impl<'a> Story<'a> {
    /// What `span` shows a reader.
    pub(super) fn show(&self, span: Span) -> Cow<'a, str> {
        self.article.show(span, self.annotations.format())
    }

    /// What the page says of the article, as chosen: one of each kind but authors and keywords.
    pub(super) fn all(
        &self,
        kind: MetadataKind,
    ) -> impl Iterator<Item = (&'a Metadata, Cow<'a, str>)> + use<'a> {
        let Story { article, annotations } = *self;
        let shown = move |entry| (entry, article.show_metadata(entry, annotations.format()));
        annotations.chosen(kind).map(shown)
    }

    /// The one that is chosen.
    pub(super) fn one(&self, kind: MetadataKind) -> Option<Cow<'a, str>> {
        self.all(kind).map(|(_, text)| text).next()
    }

    /// The headline as the article prints it, else its title as the page names it.
    pub(super) fn title(&self) -> Option<Cow<'a, str>> {
        let headline = self.annotations.headline().map(|section| self.show(section.span));
        headline.or_else(|| self.one(MetadataKind::Title))
    }

    /// The texts of all sections of `kind`.
    pub(super) fn texts(&self, kind: SectionKind) -> impl Iterator<Item = Cow<'a, str>> + use<'a> {
        let story = *self;
        story.annotations.of_kind(kind).map(move |(_, section)| story.show(section.span))
    }

    /// The body with its subheadings, a blank line between paragraphs; `None` if there is no word of it.
    pub(super) fn body(&self) -> Option<String> {
        let sections = self.annotations.sections().iter();
        let told =
            sections.filter(|s| matches!(s.kind, SectionKind::Body | SectionKind::Subheading));
        let paragraphs: Vec<_> = told.map(|s| self.show(s.span)).collect();
        (!paragraphs.is_empty()).then(|| paragraphs.join("\n\n"))
    }

    /// Where the article is said to come from.
    pub(super) fn place(&self) -> Option<Cow<'a, str>> {
        let places = self.annotations.datelines().iter().map(|dateline| dateline.place);
        places.filter(|place| !place.is_empty()).map(|place| self.show(place)).next()
    }

    /// When it was published and when it was last changed, as far as the page tells.
    pub(super) fn times(&self) -> (Option<Timestamp>, Option<Timestamp>) {
        let known = |time: Option<Timestamp>| time.filter(|time| !time.is_none());
        (known(self.annotations.published()), known(self.annotations.modified()))
    }

    /// The things that the story names, but for those that only comments, the byline or the page around it name.
    pub(super) fn entities(&self) -> impl Iterator<Item = &'a Entity> + use<'a> {
        let annotations = self.annotations;
        let is_told = |mention| match annotations.section_of(mention) {
            Some(section) => is_prose(annotations.sections()[section].kind),
            None => annotations.sections().is_empty(),
        };
        let entities = annotations.entities().iter().enumerate();
        entities
            .filter(move |(id, _)| {
                annotations.mentions_of(*id).any(|(mention, _)| is_told(mention))
            })
            .map(|(_, entity)| entity)
    }

    /// The article's own address, if the page says it in full.
    pub(super) fn address(&self) -> Option<String> {
        self.one(MetadataKind::Url).and_then(|url| web_address(&url))
    }

    /// What the article is called on the web: its own address, else that of the file.
    pub(super) fn uri(&self) -> String {
        self.address().unwrap_or_else(|| file_address(&self.article.source))
    }
}

/// Whether sections of `kind` tell the story.
pub(super) fn is_prose(kind: SectionKind) -> bool {
    use SectionKind::{Body, Caption, Deck, Headline, Subheading};
    matches!(kind, Headline | Deck | Subheading | Body | Caption)
}

/// `text` as a URI if it is a web address in full. Characters that a URI may not have are escaped, as browsers do.
pub(super) fn web_address(text: &str) -> Option<String> {
    let text = text.trim();
    let scheme = ["https://", "http://"].into_iter();
    let mut known =
        scheme.filter(|s| text.get(..s.len()).is_some_and(|t| t.eq_ignore_ascii_case(s)));
    let host = text[known.next()?.len()..].split(['/', '?', '#']).next()?;
    // A host in other letters is written in another way, and brackets are for numbers of hosts.
    let is_host = |b: u8| b.is_ascii_alphanumeric() || b".-_:@%~".contains(&b);
    if host.is_empty() || !host.bytes().all(is_host) {
        return None;
    }
    let mut uri = escaped(text, b"-._~:/?#@!$&'()*+,;=%");
    // What follows a second `#`, or a `%` that is no escape, is no URI.
    if let Some(at) = uri.find('#') {
        let rest = uri[at + 1..].replace('#', "%23");
        uri.truncate(at + 1);
        uri += &rest;
    }
    let is_escape = |at: usize| {
        let digits = uri.as_bytes().get(at + 1..at + 3);
        digits.is_some_and(|d| d.iter().all(u8::is_ascii_hexdigit))
    };
    uri.match_indices('%').all(|(at, _)| is_escape(at)).then_some(uri)
}

/// The address of the file `source`; of what is no file, its name as such an address.
fn file_address(source: &str) -> String {
    if let Some(address) = web_address(source) {
        return address;
    }
    let path = match source {
        "<stdin>" => "/dev/stdin".into(),
        name => {
            path::absolute(name).map_or(name.into(), |path| path.to_string_lossy().into_owned())
        }
    };
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path };
    let root = if path.starts_with('/') { "" } else { "/" };
    format!("file://{root}{}", escaped(&path, b"-._~/"))
}

/// `text` with every byte but letters, digits and `kept` escaped.
fn escaped(text: &str, kept: &[u8]) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
            out.push(char::from(byte));
        } else {
            out += &format!("%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_whole_or_none() {
        for (text, uri) in [
            (" https://graben.example/ferry?a=1#b ", Some("https://graben.example/ferry?a=1#b")),
            ("HTTP://graben.example", Some("HTTP://graben.example")),
            (
                "https://graben.example/f\u{e4}hre [1]#a#b",
                Some("https://graben.example/f%C3%A4hre%20%5B1%5D#a%23b"),
            ),
            ("https://graben.example/100%", None),
            ("/ferry.html", None),
            ("https:///ferry", None),
            ("mailto:desk@graben.example", None),
        ] {
            assert_eq!(web_address(text).as_deref(), uri, "{text}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn files_have_an_address() {
        assert_eq!(file_address("<stdin>"), "file:///dev/stdin");
        assert_eq!(file_address("/a b/#1.html"), "file:///a%20b/%231.html");
    }
}
