//! The article in a JSON-LD script: one scan over its strings, no tree, any bytes.

use memchr::memchr2;

use super::meta::{Article, Head};
use super::said::{Named, Property, Said, Saying, flag};
use crate::error::OutOfMemory;
use crate::span::Span;
use crate::text::grow::Grow;
use crate::types::MetadataSource;

/// Objects open at once; deeper ones are not read.
const DEPTH: usize = 16;

/// Keys that matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Key {
    Type,
    Id,
    Headline,
    Description,
    Author,
    /// As the author, but not where blocks are compared with him.
    Creator,
    Editor,
    Name,
    Published,
    Created,
    Modified,
    Publisher,
    MainEntity,
    Url,
    Image,
    Section,
    Keywords,
    Language,
    Rights,
    /// Things under it are other articles, or not the article's own.
    Foreign,
    #[default]
    Other,
}

/// What a thing is.
mod is {
    pub(super) const ARTICLE: u8 = 1;
    pub(super) const PERSON: u8 = 2;
    pub(super) const HOUSE: u8 = 4;
    pub(super) const PAGE: u8 = 8;
    /// It or an outer thing stands under [`super::Key::Foreign`].
    pub(super) const FOREIGN: u8 = 16;
}

/// An open object: what was read of it, and the key it is the value of.
#[derive(Debug, Clone, Copy, Default)]
struct Object {
    under: Key,
    key: Key,
    /// Bits of [`is`].
    is: u8,
    /// Arrays open in it.
    arrays: u32,
    /// The first value that it or an inner one says.
    first: u32,
    id: Span,
    name: Span,
    article: Article,
}

/// Reads the script at `span` of `input`. The first object that is an article counts.
pub(super) fn read(
    input: &[u8],
    span: Span,
    meta: &mut Head,
    saying: &mut Saying,
) -> Result<(), OutOfMemory> {
    let end = span.range().end;
    let mut stack = [Object::default(); DEPTH];
    let mut depth = 0;
    let mut at = span.range().start;
    // A string that a colon follows is a key.
    let mut string = None;
    while at < end {
        match input[at] {
            b'"' => {
                let close = string_end(&input[..end], at + 1);
                let value = Span::at(at + 1, close);
                if depth > 0 && depth <= DEPTH {
                    stack[depth - 1].take(input, value, saying)?;
                }
                string = Some(value);
                at = close;
            }
            b':' => {
                if let (Some(name), true) = (string.take(), depth > 0 && depth <= DEPTH) {
                    stack[depth - 1].key = key(&input[name]);
                }
            }
            b'[' | b']' | b',' if depth > 0 && depth <= DEPTH => {
                let object = &mut stack[depth - 1];
                match input[at] {
                    b'[' => object.arrays += 1,
                    b']' => object.arrays = object.arrays.saturating_sub(1),
                    // In an array the key still holds.
                    _ if object.arrays > 0 => {}
                    _ => object.key = Key::Other,
                }
            }
            b'{' => {
                let outer = depth.checked_sub(1).map(|at| &stack[at.min(DEPTH - 1)]);
                let under = outer.map_or(Key::Other, |outer| outer.key);
                let foreign = outer.is_some_and(|outer| outer.is & is::FOREIGN != 0);
                let foreign = foreign || under == Key::Foreign;
                if depth < DEPTH {
                    let is = if foreign { is::FOREIGN } else { 0 };
                    let first = saying.said.len() as u32;
                    stack[depth] = Object { under, is, first, ..Object::default() };
                }
                depth += 1;
            }
            b'}' if depth > 0 => {
                depth -= 1;
                if depth < DEPTH {
                    let done = stack[depth];
                    if let (Key::Author, Some(outer)) = (done.under, depth.checked_sub(1)) {
                        let author = &mut stack[outer].article.author;
                        if author.is_empty() {
                            *author = done.name;
                        }
                    }
                    // An article may point to its author by number: "author": {"@id": "#ann"}.
                    if done.is & is::PERSON != 0 && meta.person.is_empty() {
                        meta.person = done.name;
                    }
                    if done.is & is::ARTICLE != 0 && meta.article.headline.is_empty() {
                        meta.article = done.article;
                    }
                    done.close(saying)?;
                }
            }
            _ => {}
        }
        at += 1;
    }
    // Of a script that is cut off, what was read counts.
    stack[..depth.min(DEPTH)].iter().rev().try_for_each(|object| object.close(saying))
}

impl Object {
    /// Takes a string: the value of the last key, or one of its values.
    fn take(&mut self, input: &[u8], value: Span, saying: &mut Saying) -> Result<(), OutOfMemory> {
        if let Some((property, rank)) = property(self.key) {
            saying.push(property, MetadataSource::JsonLd, rank, value)?;
        }
        let article = &mut self.article;
        let place = match self.key {
            Key::Type => {
                self.is |= kind(&input[value]);
                return Ok(());
            }
            Key::Id => &mut self.id,
            Key::Headline => &mut article.headline,
            Key::Description => &mut article.description,
            Key::Author => &mut article.author,
            Key::Name => &mut self.name,
            Key::Published => &mut article.published,
            Key::Modified => &mut article.modified,
            _ => return Ok(()),
        };
        if place.is_empty() {
            *place = value;
        }
        Ok(())
    }

    /// Decides which of the values that were read belong to the article.
    fn close(&self, saying: &mut Saying) -> Result<(), OutOfMemory> {
        let first = (self.first as usize).min(saying.said.len());
        if !self.id.is_empty() && !self.name.is_empty() {
            let house = self.is & is::HOUSE != 0;
            saying.named.grow(Named { id: self.id, name: self.name, house })?;
        }
        if self.is & is::FOREIGN != 0 {
            saying.said.truncate(first);
            return Ok(());
        }
        let of_this = |said: &Said| said.article == 0 && said.flags & flag::OF_PAGE == 0;
        match self.under {
            Key::Author | Key::Creator | Key::Editor | Key::Publisher => {
                let (property, rank) = property(self.under).unwrap_or((Property::Name, 1));
                let house = if self.is & is::HOUSE != 0 { flag::HOUSE } else { 0 };
                let named = |said: &Said| said.property == Property::Name;
                keep(saying, first, |said| {
                    let kept = named(said);
                    (said.property, said.rank, said.flags) = (property, rank, said.flags | house);
                    kept
                });
                if saying.said.len() == first && !self.id.is_empty() {
                    saying.push(property, MetadataSource::JsonLd, rank, self.id)?;
                    saying.said[first..].iter_mut().for_each(|s| s.flags |= flag::REFERENCE);
                }
            }
            Key::Image => keep(saying, first, |said| {
                let kept = matches!(said.property, Property::Url);
                said.property = Property::Image;
                kept
            }),
            Key::MainEntity if self.is & is::ARTICLE == 0 => {
                saying.said.truncate(first);
                saying.push(Property::Url, MetadataSource::JsonLd, 1, self.id)?;
            }
            _ if self.is & is::ARTICLE != 0 => {
                saying.articles = saying.articles.saturating_add(1);
                let article = saying.articles;
                let own = saying.said[first..].iter_mut().filter(|said| of_this(said));
                own.for_each(|said| said.article = article);
            }
            _ if self.is & is::PAGE != 0 => {
                let own = saying.said[first..].iter_mut().filter(|said| of_this(said));
                own.for_each(|said| said.flags |= flag::OF_PAGE);
            }
            _ => keep(saying, first, |said| !of_this(said)),
        }
        Ok(())
    }
}

/// Keeps of the values from `first` on those that `keep` says.
fn keep(saying: &mut Saying, first: usize, mut keep: impl FnMut(&mut Said) -> bool) {
    let mut to = first;
    for at in first..saying.said.len() {
        let mut said = saying.said[at];
        if keep(&mut said) {
            saying.said[to] = said;
            to += 1;
        }
    }
    saying.said.truncate(to);
}

/// What a string under a key is, and its rank.
fn property(key: Key) -> Option<(Property, u8)> {
    Some(match key {
        Key::Headline => (Property::Title, 1),
        Key::Name => (Property::Name, 2),
        Key::Description => (Property::Description, 1),
        Key::Author => (Property::Author, 1),
        Key::Creator => (Property::Author, 2),
        Key::Editor => (Property::Editor, 1),
        Key::Published => (Property::Published, 1),
        Key::Created => (Property::Published, 3),
        Key::Modified => (Property::Modified, 1),
        Key::Publisher => (Property::Publisher, 1),
        Key::MainEntity => (Property::Url, 1),
        Key::Url => (Property::Url, 2),
        Key::Image => (Property::Image, 1),
        Key::Section => (Property::Section, 1),
        Key::Keywords => (Property::Keyword, 1),
        Key::Language => (Property::Language, 1),
        Key::Rights => (Property::Rights, 1),
        Key::Type | Key::Id | Key::Foreign | Key::Other => return None,
    })
}

/// The offset of the quote that ends the string at `at`, or the end of `input`.
fn string_end(input: &[u8], mut at: usize) -> usize {
    while let Some(skipped) = input.get(at..).and_then(|rest| memchr2(b'"', b'\\', rest)) {
        at += skipped;
        if input[at] == b'"' {
            return at;
        }
        at += 2;
    }
    input.len()
}

fn key(name: &[u8]) -> Key {
    match name {
        b"@type" => Key::Type,
        b"@id" => Key::Id,
        b"headline" => Key::Headline,
        b"description" => Key::Description,
        b"author" => Key::Author,
        b"creator" => Key::Creator,
        b"editor" => Key::Editor,
        b"name" => Key::Name,
        b"datePublished" => Key::Published,
        b"dateCreated" => Key::Created,
        b"dateModified" => Key::Modified,
        b"publisher" => Key::Publisher,
        b"mainEntityOfPage" => Key::MainEntity,
        b"url" | b"contentUrl" => Key::Url,
        b"image" | b"thumbnailUrl" => Key::Image,
        b"articleSection" => Key::Section,
        b"keywords" => Key::Keywords,
        b"inLanguage" => Key::Language,
        b"copyrightHolder" | b"copyrightNotice" | b"creditText" => Key::Rights,
        b"itemListElement" | b"liveBlogUpdate" | b"hasPart" | b"isPartOf" | b"comment"
        | b"citation" | b"mentions" | b"about" | b"review" | b"video" | b"associatedMedia"
        | b"isBasedOn" | b"potentialAction" | b"relatedLink" | b"subjectOf" | b"sharedContent" => {
            Key::Foreign
        }
        _ => Key::Other,
    }
}

/// What a thing of this type is, as bits of [`is`].
fn kind(name: &[u8]) -> u8 {
    match name {
        b"Person" => is::PERSON,
        b"Organization" | b"NewsMediaOrganization" | b"Corporation" => is::HOUSE,
        _ if name.ends_with(b"Article")
            || name.ends_with(b"BlogPosting")
            || name.ends_with(b"LiveBlogPosting") =>
        {
            is::ARTICLE
        }
        _ if name.ends_with(b"Page") => is::PAGE,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(json: &str) -> [alloc::string::String; 5] {
        let mut meta = Head::default();
        read(json.as_bytes(), Span::at(0, json.len()), &mut meta, &mut Saying::default()).unwrap();
        let a = meta.article;
        [a.headline, a.description, a.author, a.published, a.modified]
            .map(|s| json[s.range()].into())
    }

    #[test]
    fn the_article_of_a_graph() {
        let json = r#"{"@graph": [{"@type": "WebPage", "name": "x", "description": "site"},
            {"headline": "Bridge \"opens\"", "@type": ["Thing", "NewsArticle"], "keywords": ["a", "name"],
             "author": [{"@type": "Person", "name": "Anna Lund", "url": "u"}, {"name": "Bo Ek"}],
             "publisher": {"@type": "Organization", "name": "Daily"}, "description": "After the storm",
             "datePublished": "2021-03-04", "dateModified": null}]}"#;
        let want = [r#"Bridge \"opens\""#, "After the storm", "Anna Lund", "2021-03-04", ""];
        assert_eq!(read_text(json), want);
    }

    #[test]
    fn the_person_an_article_points_to() {
        let json = r##"{"@graph": [{"@type": "BlogPosting", "headline": "A", "author": {"@id": "#ann"}},
            {"@type": "Person", "@id": "#ann", "name": "Ann Lund"}, {"@type": "Person", "name": "Bo Ek"}]}"##;
        let mut meta = Head::default();
        read(json.as_bytes(), Span::at(0, json.len()), &mut meta, &mut Saying::default()).unwrap();
        assert_eq!(&json[meta.person.range()], "Ann Lund");
    }

    #[test]
    fn broken_json_is_read_as_far_as_it_goes() {
        assert_eq!(read_text(r#"}{"@type":"Article","headline":"A"}"#)[0], "A");
        for json in ["{\"headline\": \"\\", "{\"a", &"{".repeat(99), &"{\"author\":".repeat(99)] {
            assert_eq!(read_text(json)[0], "");
        }
    }
}
