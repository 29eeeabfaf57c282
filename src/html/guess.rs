//! Whether bytes are a page, plain text or no text at all.

use super::binary;
use super::element::{Element, VOID};
use super::lexer::{Lexer, Token};
use crate::types::Format;

/// Bytes looked at.
const PREFIX: usize = 4096;

/// Tags that must be seen before text with stray markup in it is taken for a page.
const ENOUGH: usize = 3;

impl Format {
    /// Guesses from the first 4096 bytes: binary if they begin as archives, images and the like do or are full of control
    /// bytes, HTML if they hold a doctype or tags as pages have them, else plain text.
    ///
    /// ```
    /// use copydesk::Format;
    /// assert_eq!(Format::guess(b"%PDF-1.7"), Format::Binary);
    /// assert_eq!(Format::guess(b"<!doctype html><title>Ferry"), Format::Html);
    /// assert_eq!(Format::guess(b"A line may end in <br> all the same."), Format::Plain);
    /// ```
    pub fn guess(input: &[u8]) -> Format {
        match binary::kind(input) {
            Some(_) => Format::Binary,
            None => guess(input),
        }
    }

    /// What `input` is if it is no text: "gzip", "PDF", "binary data". None of text and pages.
    ///
    /// ```
    /// use copydesk::Format;
    /// assert_eq!(Format::binary_kind(b"\x1f\x8b\x08\0"), Some("gzip"));
    /// assert_eq!(Format::binary_kind(b"The bridge is open."), None);
    /// ```
    pub fn binary_kind(input: &[u8]) -> Option<&'static str> {
        binary::kind(input)
    }
}

fn guess(input: &[u8]) -> Format {
    let input = input.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(input);
    let prefix = &input[..input.len().min(PREFIX)];
    // A fragment begins with its first tag; an article that only mentions tags does not.
    let mut weight = 0;
    let mut ended = 0;
    let mut text = 0;
    let mut lexer = Lexer::new(prefix);
    while let Some(token) = lexer.next(false) {
        match token {
            Token::Comment(start, end) if prefix[start..end].get(..9).is_some_and(is_doctype) => {
                return Format::Html;
            }
            Token::Open(tag) => match tag.element {
                Element::Html | Element::Head | Element::Body if text == 0 => return Format::Html,
                // Help texts under a comment field list these, without end tags.
                Element::Unknown | Element::A | Element::Abbr | Element::B | Element::I => {}
                Element::Em | Element::Strong | Element::Strike | Element::Code | Element::Q => {}
                Element::Cite | Element::Blockquote | Element::S | Element::Applet => {}
                // A converter leaves what `<noscript>` held, such as counting pixels, as it was.
                Element::Iframe => {}
                element if element.is(VOID) => {}
                _ if text == 0 => return Format::Html,
                _ => weight += 1,
            },
            Token::Close(tag) if tag.element != Element::Unknown => {
                if weight + ended > 0 && text == 0 {
                    return Format::Html;
                }
                ended += 1;
            }
            Token::Text(start, end) => text += prefix[start..end].trim_ascii().len(),
            _ => {}
        }
    }
    match weight >= ENOUGH && ended >= ENOUGH || ended > 0 && begins_with_tag(prefix) {
        true => Format::Html,
        false => Format::Plain,
    }
}

fn is_doctype(start: &[u8]) -> bool {
    start.eq_ignore_ascii_case(b"<!doctype")
}

/// Whether the first thing is a tag of a known element, such as `<a href=...>`.
fn begins_with_tag(prefix: &[u8]) -> bool {
    let prefix = prefix.trim_ascii_start();
    prefix.first() == Some(&b'<')
        && matches!(Lexer::new(prefix).next(false),
            Some(Token::Open(tag)) if tag.element != Element::Unknown && !tag.element.is(VOID))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_fragments() {
        for page in [
            "\u{FEFF}\n<!DOCTYPE html><title>x</title>",
            "<?xml version='1.0'?><!-- x --><html lang=en>",
            "<p>One paragraph",
            "<b>Anna Lund</b> said",
            "<div class=story>Text",
            "Intro text <p>one</p><p>two</p><p>three</p>",
            "<script>var x;</script>text",
        ] {
            assert_eq!(guess(page.as_bytes()), Format::Html, "{page}");
        }
    }

    #[test]
    fn text_that_mentions_markup() {
        for text in [
            "",
            "Harbour reopens\n\nBy Anna Lund\n",
            "a < b and c > d, <3",
            "Leave a reply\nYou may use these tags: <a href=\"\" title=\"\"> <b> <blockquote cite=\"\"> <code> <em> <i>",
            "<anna@example.org> wrote: hello",
            "The <p> tag begins a paragraph.",
            "<3 this",
            "<img src=pixel>\nHarbour reopens\n\nThe bridge </a> reopened.",
        ] {
            assert_eq!(guess(text.as_bytes()), Format::Plain, "{text}");
        }
    }
}
