//! `--format tei`: TEI P5, a `teiCorpus` with a `TEI` for each article: the story, then its comments. Names, dates and amounts
//! are elements in the text, and so is what somebody said.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::io::{self, Write};
use std::ops::Range;

use copydesk::{
    Format, Label, MetadataKind, Qualifier, QuoteKind, Section, SectionKind, Span, Value,
};
use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};

use super::story::Story;
use crate::article::{iso, prose};
use crate::view::quote::{Role, inside, nest, ranges};

/// Writes what stands before the first article.
pub(super) fn begin(out: &mut impl Write) -> io::Result<()> {
    writeln!(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<teiCorpus xmlns=\"http://www.tei-c.org/ns/1.0\">"
    )?;
    let mut xml = Xml::new();
    xml.open("teiHeader", &[])?;
    xml.open("fileDesc", &[])?;
    xml.open("titleStmt", &[])?;
    xml.line("title", &[], "Articles")?;
    xml.close("titleStmt")?;
    publication(&mut xml)?;
    xml.open("sourceDesc", &[])?;
    xml.line("p", &[], "Each text names its source.")?;
    xml.close("sourceDesc")?;
    xml.close("fileDesc")?;
    xml.close("teiHeader")?;
    xml.write(out)
}

/// Writes what stands behind the last.
pub(super) fn end(out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "</teiCorpus>")
}

/// Writes one article; `number` makes its ids, so that no other of the corpus may have it.
pub(super) fn write(story: &Story, number: usize, out: &mut impl Write) -> io::Result<()> {
    let [direct, indirect, _] = ranges(story.annotations);
    let mut tei = Tei { story, number, quotes: [direct, indirect], xml: Xml::new() };
    tei.xml.open("TEI", &[])?;
    tei.header()?;
    tei.text()?;
    tei.xml.close("TEI")?;
    tei.xml.write(out)
}

/// The file that is written is not published; the article is, and `sourceDesc` says where.
fn publication(xml: &mut Xml) -> io::Result<()> {
    xml.open("publicationStmt", &[])?;
    let version = env!("CARGO_PKG_VERSION");
    xml.line("p", &[], &format!("Unpublished, marked up by copydesk {version}"))?;
    xml.close("publicationStmt")
}

/// An element of a text and where it stands there.
struct Mark {
    place: Range<usize>,
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
}

struct Tei<'a> {
    story: &'a Story<'a>,
    number: usize,
    /// The parts of its quotes, direct and indirect.
    quotes: [Vec<(Span, Role)>; 2],
    xml: Xml,
}

impl Tei<'_> {
    fn header(&mut self) -> io::Result<()> {
        let (story, xml) = (self.story, &mut self.xml);
        let title = story.title().unwrap_or_default();
        let authors: Vec<_> = story.all(MetadataKind::Author).map(|(_, name)| name).collect();
        xml.open("teiHeader", &[])?;
        xml.open("fileDesc", &[])?;
        xml.open("titleStmt", &[])?;
        xml.line("title", &[], &title)?;
        for author in &authors {
            xml.line("author", &[], author)?;
        }
        xml.close("titleStmt")?;
        publication(xml)?;
        xml.open("sourceDesc", &[])?;
        xml.open("bibl", &[])?;
        if !title.is_empty() {
            xml.line("title", &[("level", "a")], &title)?;
        }
        for author in &authors {
            xml.line("author", &[], author)?;
        }
        if let Some(publisher) = story.one(MetadataKind::Publisher) {
            xml.line("publisher", &[], &publisher)?;
        }
        let (published, modified) = story.times();
        for (kind, time) in [("published", published), ("modified", modified)] {
            if let Some(time) = time.and_then(|time| iso(&time)) {
                xml.line("date", &[("type", kind), ("when-iso", &time)], &time)?;
            }
        }
        if let Some(address) = story.address() {
            xml.line("ref", &[("target", &address)], &address)?;
        }
        xml.line("idno", &[("type", "file")], &story.article.source)?;
        xml.close("bibl")?;
        xml.close("sourceDesc")?;
        xml.close("fileDesc")?;
        let keywords: Vec<_> = story.all(MetadataKind::Keyword).map(|(_, word)| word).collect();
        let language = story.annotations.language();
        let mut speakers: Vec<_> = story.annotations.quotes().iter().map(|q| q.entity).collect();
        speakers.sort_unstable();
        speakers.dedup();
        speakers.retain(|id| speaker(story, *id).is_some());
        if language.is_some() || !keywords.is_empty() || !speakers.is_empty() {
            xml.open("profileDesc", &[])?;
            if !speakers.is_empty() {
                xml.open("particDesc", &[])?;
                for id in speakers {
                    let Some((element, name, words)) = speaker(story, id) else { continue };
                    xml.start(element, &[("xml:id", &format!("a{}-speaker{id}", self.number))])?;
                    xml.inline(name, &[], &words)?;
                    xml.close(element)?;
                }
                xml.close("particDesc")?;
            }
            if let Some(language) = language {
                xml.open("langUsage", &[])?;
                xml.line("language", &[("ident", language)], language)?;
                xml.close("langUsage")?;
            }
            if !keywords.is_empty() {
                xml.open("textClass", &[])?;
                xml.open("keywords", &[])?;
                for keyword in keywords {
                    xml.line("term", &[], &keyword)?;
                }
                xml.close("keywords")?;
                xml.close("textClass")?;
            }
            xml.close("profileDesc")?;
        }
        xml.close("teiHeader")
    }

    fn text(&mut self) -> io::Result<()> {
        let annotations = self.story.annotations;
        match annotations.language() {
            Some(language) => self.xml.open("text", &[("xml:lang", language)])?,
            None => self.xml.open("text", &[])?,
        }
        self.xml.open("body", &[])?;
        self.xml.open("div", &[("type", "story")])?;
        // A heading, a byline and a dateline may stand at the top of a division and nowhere else.
        let (mut is_top, mut is_part) = (true, false);
        for (i, section) in annotations.sections().iter().enumerate() {
            let (name, kind) = match section.kind {
                SectionKind::Headline => ("head", Some("main")),
                SectionKind::Deck => ("head", Some("deck")),
                SectionKind::Byline => ("byline", None),
                SectionKind::Dateline => ("dateline", None),
                SectionKind::Body => ("p", None),
                SectionKind::Caption => {
                    self.xml.open("figure", &[])?;
                    self.section("head", None, i)?;
                    self.xml.close("figure")?;
                    continue;
                }
                SectionKind::Subheading => {
                    if is_part {
                        self.xml.close("div")?;
                    }
                    self.xml.open("div", &[])?;
                    (is_top, is_part) = (true, true);
                    ("head", None)
                }
                _ => continue,
            };
            match name {
                "p" => {
                    is_top = false;
                    self.section("p", None, i)?;
                }
                name if is_top => self.section(name, kind, i)?,
                _ => self.section("ab", Some(section.kind.name()), i)?,
            }
        }
        if is_part {
            self.xml.close("div")?;
        }
        if annotations.sections().is_empty() && !self.story.article.text().is_empty() {
            let all = Span::new(0, self.story.article.text().len() as u32);
            self.element("p", &[], all, |tei, text| tei.mentions(all, text))?;
        }
        self.xml.close("div")?;
        self.comments()?;
        self.xml.close("body")?;
        self.xml.close("text")
    }

    /// Writes section `index` as an element.
    fn section(&mut self, name: &'static str, kind: Option<&str>, index: usize) -> io::Result<()> {
        let Section { kind: section, span, .. } = self.story.annotations.sections()[index];
        let kind = kind.map(|kind| ("type", kind));
        self.element(name, kind.as_slice(), span, |tei, text| match section {
            SectionKind::Byline => tei.authors(index, span, text),
            SectionKind::Dateline => tei.dateline(index, span, text),
            _ => tei.mentions(span, text),
        })
    }

    fn comments(&mut self) -> io::Result<()> {
        let annotations = self.story.annotations;
        if annotations.comments().is_empty() {
            return Ok(());
        }
        self.xml.open("div", &[("type", "comments")])?;
        for (i, comment) in annotations.comments().iter().enumerate() {
            let number = self.number;
            let id = |index: usize| format!("a{number}-comment{}", index + 1);
            let (id, ordinal) = (id(i), comment.ordinal.to_string());
            let parent = comment.parent as usize;
            let parent = format!("#a{number}-comment{}", parent.saturating_add(1));
            let mut attributes = vec![("type", "comment"), ("xml:id", id.as_str())];
            if comment.ordinal > 0 {
                attributes.push(("n", &ordinal));
            }
            if (comment.parent as usize) < annotations.comments().len() {
                attributes.push(("corresp", &parent));
            }
            self.xml.open("div", &attributes)?;
            if !comment.author.is_empty() {
                let author = self.story.show(comment.author);
                self.xml.line("byline", &[], &author)?;
            }
            if !comment.time.is_empty() {
                let time = self.story.show(comment.time);
                let value = iso(&comment.timestamp);
                let attributes = value.as_deref().map(|value| ("when-iso", value));
                self.xml.start("dateline", &[])?;
                self.xml.inline("date", attributes.as_slice(), &time)?;
                self.xml.close("dateline")?;
            }
            let said = prose(annotations, comment.section as usize);
            self.element("p", &[], said, |tei, text| tei.mentions(said, text))?;
            self.xml.close("div")?;
        }
        self.xml.close("div")
    }

    /// Writes the text of `span` as an element of its own line, with what `marks` finds in it.
    fn element(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        span: Span,
        marks: impl FnOnce(&Self, &str) -> Vec<Mark>,
    ) -> io::Result<()> {
        let text = self.story.show(span);
        let is_html = self.story.annotations.format() == Format::Html;
        self.xml.start(name, attributes)?;
        let (mut written, mut open) = (0, Vec::<(usize, &str)>::new());
        for mark in marks(self, &text) {
            while let Some((end, name)) = open.pop_if(|(end, _)| *end <= mark.place.start) {
                self.xml.text(&text[written..end], is_html)?;
                self.xml.finish(name)?;
                written = end;
            }
            self.xml.text(&text[written..mark.place.start], is_html)?;
            let attributes: Vec<_> =
                mark.attributes.iter().map(|(k, v)| (*k, v.as_str())).collect();
            self.xml.start(mark.name, &attributes)?;
            written = mark.place.start;
            open.push((mark.place.end, mark.name));
        }
        while let Some((end, name)) = open.pop() {
            self.xml.text(&text[written..end], is_html)?;
            self.xml.finish(name)?;
            written = end;
        }
        self.xml.text(&text[written..], is_html)?;
        self.xml.close(name)
    }

    /// The names, values and quotes inside `whole`, what is around others before them.
    fn mentions(&self, whole: Span, text: &str) -> Vec<Mark> {
        let Story { article, annotations } = *self.story;
        let places = article.places(annotations, whole, text);
        let taken: Vec<_> = places.iter().map(|(_, place)| place.clone()).collect();
        let quotes = inside(&self.quotes.each_ref(), article, annotations, whole, text);
        let mut marks: Vec<Mark> = nest(quotes, &taken)
            .into_iter()
            .filter_map(|(place, (span, role))| match role {
                Role::Words(index, _) => Some(self.said(place, span, index)),
                Role::Speaker(_) => None,
            })
            .collect();
        marks.extend(places.into_iter().map(|(index, place)| {
            let value = annotations.value_of(index);
            let (name, mut attributes) = element(annotations.mentions()[index].label, value);
            // An entity has one key in all articles, and names of one key are of one thing.
            if let Some(entity) = annotations.entity_of(index).filter(|_| value.is_none()) {
                attributes.push(("key", format!("{:016x}", entity.key)));
            }
            Mark { place, name, attributes }
        }));
        marks.sort_by_key(|mark| (mark.place.start, Reverse(mark.place.end)));
        marks
    }

    /// The part `span` of quote `index`. Parts of several paragraphs name the one behind them.
    fn said(&self, place: Range<usize>, span: Span, index: usize) -> Mark {
        let annotations = self.story.annotations;
        let (quote, parts) = (&annotations.quotes()[index], annotations.quote_parts(index));
        let mut attributes = vec![("direct", (quote.kind == QuoteKind::Direct).to_string())];
        if speaker(self.story, quote.entity).is_some() {
            attributes.push(("who", format!("#a{}-speaker{}", self.number, quote.entity)));
        }
        if let [_, _, ..] = parts
            && let Some(at) = parts.iter().position(|part| *part == span)
        {
            let id = |at: usize| format!("a{}-quote{}-{}", self.number, index + 1, at + 1);
            attributes.push(("xml:id", id(at)));
            // A part that is not found in its section has no element.
            let is_written =
                |part: &Span| self.quotes.iter().flatten().any(|(written, _)| written == part);
            if parts.get(at + 1).is_some_and(is_written) {
                attributes.push(("next", format!("#{}", id(at + 1))));
            }
        }
        Mark { place, name: "said", attributes }
    }

    fn authors(&self, section: usize, whole: Span, text: &str) -> Vec<Mark> {
        let authors = self.story.annotations.authors_of(section).iter();
        self.details(authors.map(|author| (author.name, "docAuthor", None)), whole, text)
    }

    fn dateline(&self, section: usize, whole: Span, text: &str) -> Vec<Mark> {
        let dateline = self.story.annotations.dateline_of(section);
        let details = dateline.into_iter().flat_map(|dateline| {
            [(dateline.place, "placeName", None), (dateline.time, "date", iso(&dateline.timestamp))]
        });
        self.details(details, whole, text)
    }

    /// Marks of the details of a section that are there.
    fn details(
        &self,
        details: impl Iterator<Item = (Span, &'static str, Option<String>)>,
        whole: Span,
        text: &str,
    ) -> Vec<Mark> {
        let mut details: Vec<_> =
            details.filter(|(span, ..)| !span.is_empty() && whole.covers(*span)).collect();
        details.sort_by_key(|(span, ..)| span.start);
        details.dedup_by(|next, last| next.0.start < last.0.end);
        let spans = details.iter().map(|(span, ..)| *span);
        let places = self.story.article.find(spans, whole, text, self.story.annotations.format());
        let found = details.into_iter().zip(places);
        found
            .filter_map(|((_, name, time), place)| {
                let attributes = time.map(|time| ("when-iso", time)).into_iter().collect();
                Some(Mark { place: place?, name, attributes })
            })
            .collect()
    }
}

/// The elements for speaker `id` and for its name, and the name; none of what can be neither one nor many who speak.
fn speaker<'a>(story: &Story<'a>, id: u32) -> Option<(&'static str, &'static str, Cow<'a, str>)> {
    let entity = story.annotations.entities().get(id as usize)?;
    let (element, name) = match entity.label {
        Label::Person => ("person", "persName"),
        Label::Organization => ("org", "orgName"),
        _ => return None,
    };
    Some((element, name, story.show(entity.name)))
}

/// The element for a mention and what its value says there.
fn element(label: Label, value: Option<&Value>) -> (&'static str, Vec<(&'static str, String)>) {
    let name = match label {
        Label::Person => "persName",
        Label::Organization => "orgName",
        Label::Location => "placeName",
        Label::Date => "date",
        Label::Time => "time",
        Label::Money | Label::Percent | Label::Quantity => "measure",
        Label::Url | Label::Email => "ref",
        _ => "name",
    };
    let mut attributes = Vec::new();
    if matches!(name, "name" | "measure" | "ref") {
        attributes.push(("type", label.name().to_owned()));
    }
    let Some(value) = value else { return (name, attributes) };
    match (name, iso(&value.timestamp), iso(&value.until)) {
        ("date" | "time", Some(from), Some(to)) => {
            attributes.extend([("from-iso", from), ("to-iso", to)]);
        }
        ("date" | "time", Some(when), None) => attributes.push(("when-iso", when)),
        ("measure", ..) => {
            if value.number.is_finite() {
                let key = match value.qualifier {
                    Qualifier::AtLeast => "atLeast",
                    Qualifier::AtMost => "atMost",
                    _ => "quantity",
                };
                attributes.push((key, value.number.to_string()));
            }
            attributes.extend(value.currency().map(|currency| ("unit", currency.to_owned())));
        }
        _ => {}
    }
    (name, attributes)
}

/// XML that is made of one article, in memory: it is written in one piece.
struct Xml {
    writer: Writer<Vec<u8>>,
}

impl Xml {
    fn new() -> Xml {
        Xml { writer: Writer::new(Vec::new()) }
    }

    /// Opens an element.
    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        let mut element = BytesStart::new(name);
        for (key, value) in attributes {
            element.push_attribute((*key, &*allowed(value)));
        }
        self.writer.write_event(Event::Start(element))
    }

    fn finish(&mut self, name: &str) -> io::Result<()> {
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    /// Opens an element with a line of its own.
    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.start(name, attributes)?;
        self.end_line()
    }

    /// Closes an element and ends the line.
    fn close(&mut self, name: &str) -> io::Result<()> {
        self.finish(name)?;
        self.end_line()
    }

    fn inline(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
        self.start(name, attributes)?;
        self.text(text, false)?;
        self.finish(name)
    }

    /// Writes an element with its text as a line.
    fn line(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
        self.inline(name, attributes, text)?;
        self.end_line()
    }

    /// Writes text. Of a page its line breaks are seen and become elements; in plain text they are white space.
    fn text(&mut self, text: &str, has_breaks: bool) -> io::Result<()> {
        let text = allowed(text);
        if !has_breaks {
            return self.writer.write_event(Event::Text(BytesText::new(&text)));
        }
        for (i, line) in text.split('\n').enumerate() {
            if i > 0 {
                self.writer.write_event(Event::Empty(BytesStart::new("lb")))?;
            }
            self.writer.write_event(Event::Text(BytesText::new(line)))?;
        }
        Ok(())
    }

    fn end_line(&mut self) -> io::Result<()> {
        self.writer.write_event(Event::Text(BytesText::new("\n")))
    }

    fn write(self, out: &mut impl Write) -> io::Result<()> {
        out.write_all(&self.writer.into_inner())
    }
}

/// `text` with U+FFFD for characters that XML 1.0 has no way to write.
fn allowed(text: &str) -> String {
    let is_refused = |c: char| c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{7f}');
    text.replace(|c| is_refused(c) || matches!(c, '\u{fffe}' | '\u{ffff}'), "\u{fffd}")
}
