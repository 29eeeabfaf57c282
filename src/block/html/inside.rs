//! What an open element says of the text inside.
//!
//! [`Markup::context`](crate::block::Markup) and `parts` are sets of bits: bits 0 to 31 are [`Inside`], bits 32 to 47 are
//! [`Group`](super::words::Group)s of words in class or id of the element or of the two next outer ones, bits 48 to 63 are
//! the same of any outer element.

use crate::html::element::{ALL, COUNT, Element};
use crate::html::tag::{Attribute, AttributeName};
use crate::span::Span;

/// An element or a property that text lies in; its bit in the context is `1 << inside`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Inside {
    Article,
    Main,
    Nav,
    Aside,
    Footer,
    Header,
    Figure,
    Figcaption,
    Form,
    Table,
    List,
    Item,
    Quote,
    Address,
    Time,
    Button,
    Label,
    Link,
    Heading,
    DescriptionList,
    Pre,
    Bold,
    Details,
    /// `itemprop=articleBody`.
    BodyProperty,
    HeadlineProperty,
    /// `itemprop=author`, `rel=author`.
    AuthorProperty,
    /// `itemprop=datePublished` and kin, or any `datetime`.
    DateProperty,
    DescriptionProperty,
    /// `itemprop=comment`, or an item of type Comment.
    CommentProperty,
    Dialog,
    /// `aria-hidden=true`.
    AriaHidden,
    Cell,
}

/// Bit of the group 0 among the words that are near.
pub(crate) const NEAR: u32 = 32;
/// Bit of the group 0 among the words of any outer element.
pub(crate) const ABOVE: u32 = 48;

const fn bit(inside: Inside) -> u32 {
    1 << inside as u32
}

#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Inherited {
    /// [`Inside`] of this element and all outer ones.
    pub(super) inside: u32,
    pub(super) class: Span,
    pub(super) id: Span,
    pub(super) datetime: Span,
}

impl Inherited {
    /// The facts of a start tag inside the element of `outer`.
    #[inline]
    pub(super) fn of(
        input: &[u8],
        element: Element,
        attributes: &[Attribute],
        outer: Option<&Inherited>,
    ) -> Inherited {
        let inside = OF_ELEMENT[element as usize] | outer.map_or(0, |outer| outer.inside);
        let mut facts = Inherited { inside, ..Inherited::default() };
        for attribute in attributes {
            facts.take(input, attribute);
        }
        facts
    }

    /// The page says that it is part of a comment.
    pub(super) fn is_of_comment(&self) -> bool {
        self.inside & bit(Inside::CommentProperty) != 0
    }

    #[inline]
    fn take(&mut self, input: &[u8], attribute: &Attribute) {
        match attribute.name {
            AttributeName::Class => self.class = attribute.value,
            AttributeName::Id => self.id = attribute.value,
            AttributeName::Datetime => {
                self.datetime = attribute.value;
                self.inside |= bit(Inside::DateProperty);
            }
            name @ (AttributeName::AriaHidden
            | AttributeName::Href
            | AttributeName::Rel
            | AttributeName::Itemtype
            | AttributeName::Role
            | AttributeName::Itemprop) => {
                self.inside |= of_attribute(name, &input[attribute.value]);
            }
            _ => {}
        }
    }
}

const fn of_element(element: Element) -> u32 {
    bit(match element {
        Element::Article => Inside::Article,
        Element::Main => Inside::Main,
        Element::Nav | Element::Menu => Inside::Nav,
        Element::Aside => Inside::Aside,
        Element::Footer => Inside::Footer,
        Element::Header => Inside::Header,
        Element::Figure => Inside::Figure,
        Element::Figcaption | Element::Caption => Inside::Figcaption,
        Element::Form | Element::Fieldset => Inside::Form,
        Element::Table => Inside::Table,
        Element::Td | Element::Th => Inside::Cell,
        Element::Ul | Element::Ol => Inside::List,
        Element::Li => Inside::Item,
        Element::Blockquote => Inside::Quote,
        Element::Address => Inside::Address,
        Element::Time => Inside::Time,
        Element::Button => Inside::Button,
        Element::Label | Element::Legend => Inside::Label,
        Element::Dl => Inside::DescriptionList,
        Element::Pre => Inside::Pre,
        Element::Details => Inside::Details,
        Element::Dialog => Inside::Dialog,
        Element::H1 | Element::H2 | Element::H3 => Inside::Heading,
        Element::H4 | Element::H5 | Element::H6 => Inside::Heading,
        _ => return 0,
    })
}

static OF_ELEMENT: [u32; COUNT] = {
    let mut bits = [0; COUNT];
    let mut i = 0;
    while i < ALL.len() {
        bits[ALL[i].0 as usize] = of_element(ALL[i].0);
        i += 1;
    }
    bits
};

/// Whether an address is of a page about someone who writes: ".../author/ann-lund".
fn is_of_author(address: &[u8]) -> bool {
    const FOLDERS: [&[u8]; 8] = [
        b"author",
        b"authors",
        b"autor",
        b"by",
        b"contributor",
        b"contributors",
        b"profile",
        b"staff",
    ];
    let address = &address[..address.len().min(200)];
    let leads_on = |rest: &[u8]| rest.first() == Some(&b'/') && rest.iter().any(|b| *b != b'/');
    let is_folder = |at: usize| {
        let rest = &address[at..];
        matches!(rest, [b'a' | b'b' | b'c' | b'p' | b's', ..])
            && FOLDERS.iter().any(|name| rest.strip_prefix(*name).is_some_and(leads_on))
    };
    is_folder(0) || memchr::memchr_iter(b'/', address).any(|slash| is_folder(slash + 1))
}

#[inline(never)]
fn of_attribute(name: AttributeName, value: &[u8]) -> u32 {
    let is = |text: &[u8]| value.trim_ascii().eq_ignore_ascii_case(text);
    bit(match name {
        AttributeName::AriaHidden if is(b"true") => Inside::AriaHidden,
        AttributeName::Rel
            if value.split(u8::is_ascii_whitespace).any(|word| word == b"author") =>
        {
            Inside::AuthorProperty
        }
        AttributeName::Href if is_of_author(value) => Inside::AuthorProperty,
        AttributeName::Itemtype if value.ends_with(b"Comment") => Inside::CommentProperty,
        AttributeName::Itemtype if value.ends_with(b"UserComments") => Inside::CommentProperty,
        AttributeName::Role => match () {
            _ if is(b"main") => Inside::Main,
            _ if is(b"article") => Inside::Article,
            _ if is(b"navigation") || is(b"menu") || is(b"menubar") => Inside::Nav,
            _ if is(b"complementary") => Inside::Aside,
            _ if is(b"contentinfo") => Inside::Footer,
            _ if is(b"banner") => Inside::Header,
            _ if is(b"dialog") || is(b"alertdialog") => Inside::Dialog,
            _ if is(b"button") => Inside::Button,
            _ if is(b"heading") => Inside::Heading,
            _ => return 0,
        },
        AttributeName::Itemprop => match () {
            _ if is(b"articleBody") || is(b"text") => Inside::BodyProperty,
            _ if is(b"headline") => Inside::HeadlineProperty,
            _ if is(b"author") || is(b"creator") => Inside::AuthorProperty,
            _ if is(b"datePublished") || is(b"dateModified") || is(b"dateCreated") => {
                Inside::DateProperty
            }
            _ if is(b"description") || is(b"alternativeHeadline") => Inside::DescriptionProperty,
            _ if is(b"comment") || is(b"commentText") => Inside::CommentProperty,
            _ if is(b"caption") => Inside::Figcaption,
            _ => return 0,
        },
        _ => return 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_authors() {
        let inside = |name, value: &str| of_attribute(name, value.as_bytes());
        let author = bit(Inside::AuthorProperty);
        for address in
            ["/author/ann-lund", "https://courier.example/by/ann/?page=2", "../staff//7", "by/ann"]
        {
            assert_eq!(inside(AttributeName::Href, address), author, "{address}");
        }
        for address in ["/author/", "/by//", "/authority/ann", "/news/stand-by/ann", ""] {
            assert_eq!(inside(AttributeName::Href, address), 0, "{address}");
        }
        assert_eq!(inside(AttributeName::Rel, "nofollow author"), author);
        assert_eq!(inside(AttributeName::Rel, "nofollow"), 0);
    }
}
