//! The article in a JSON-LD script: one scan over its strings, no tree, any bytes.

use memchr::memchr2;

use super::meta::{Article, Metadata};
use crate::span::Span;

/// Objects open at once; deeper ones are not read.
const DEPTH: usize = 16;

/// Keys that matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Key {
    Type,
    Headline,
    Description,
    Author,
    Name,
    Published,
    Modified,
    #[default]
    Other,
}

/// An open object: what was read of it, and the key it is the value of.
#[derive(Debug, Clone, Copy, Default)]
struct Object {
    under: Key,
    key: Key,
    /// Arrays open in it.
    arrays: u32,
    is_article: bool,
    is_person: bool,
    name: Span,
    article: Article,
}

/// Reads the script at `span` of `input`. The first object that is an article counts.
pub(super) fn read(input: &[u8], span: Span, meta: &mut Metadata) {
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
                    stack[depth - 1].take(input, value);
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
                let under =
                    if depth > 0 { stack[(depth - 1).min(DEPTH - 1)].key } else { Key::Other };
                if depth < DEPTH {
                    stack[depth] = Object { under, ..Object::default() };
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
                    if done.is_person && meta.person.is_empty() {
                        meta.person = done.name;
                    }
                    if done.is_article && meta.article.headline.is_empty() {
                        meta.article = done.article;
                    }
                }
            }
            _ => {}
        }
        at += 1;
    }
}

impl Object {
    /// Takes a string: the value of the last key, or one of its values.
    fn take(&mut self, input: &[u8], value: Span) {
        let article = &mut self.article;
        let place = match self.key {
            Key::Type => {
                self.is_article |= is_article(&input[value]);
                self.is_person |= &input[value] == b"Person";
                return;
            }
            Key::Headline => &mut article.headline,
            Key::Description => &mut article.description,
            Key::Author => &mut article.author,
            Key::Name => &mut self.name,
            Key::Published => &mut article.published,
            Key::Modified => &mut article.modified,
            Key::Other => return,
        };
        if place.is_empty() {
            *place = value;
        }
    }
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
        b"headline" => Key::Headline,
        b"description" => Key::Description,
        b"author" => Key::Author,
        b"name" => Key::Name,
        b"datePublished" => Key::Published,
        b"dateModified" => Key::Modified,
        _ => Key::Other,
    }
}

fn is_article(name: &[u8]) -> bool {
    name.ends_with(b"Article")
        || name.ends_with(b"BlogPosting")
        || name.ends_with(b"LiveBlogPosting")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(json: &str) -> [alloc::string::String; 5] {
        let mut meta = Metadata::default();
        read(json.as_bytes(), Span::at(0, json.len()), &mut meta);
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
        let mut meta = Metadata::default();
        read(json.as_bytes(), Span::at(0, json.len()), &mut meta);
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
