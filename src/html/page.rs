//! A page read from start to end: its visible text, where lines and blocks break, and what is open around it.
//!
//! [`decode`](super::decode()) and the HTML front end are both visitors of this, so they agree on every byte.

use super::element::{BLOCK, Element, HIDES, VOID};
use super::inherit::{HIDDEN, LINKS, Marks};
use super::lexer::{Lexer, Token};
use super::stack::Stack;
use super::tag::{Attribute, AttributeName, Tag, value};
use crate::span::Span;

/// Takes what a page shows.
pub(crate) trait Visitor {
    /// What it wants to remember of an open element.
    type Inherited: Copy + Default;

    /// Visible characters and references.
    fn text(&mut self, start: usize, end: usize, stack: &mut Stack<Self::Inherited>);

    /// `<br>`.
    fn line(&mut self);

    /// A block ends here, and the next begins.
    fn block(&mut self);

    /// An element begins inside those of `outer`.
    fn open(
        &mut self,
        element: Element,
        attributes: &[Attribute],
        outer: Option<&Self::Inherited>,
    ) -> Self::Inherited;

    /// `<meta>`.
    fn meta(&mut self, attributes: &[Attribute]);

    /// `<link>`.
    fn link(&mut self, attributes: &[Attribute]);

    /// `<img>`.
    fn image(&mut self, attributes: &[Attribute]);

    /// `<script>`, whose content comes next.
    fn script(&mut self, attributes: &[Attribute]);

    /// What a raw-text element holds, such as `<title>`.
    fn raw(&mut self, element: Element, start: usize, end: usize);
}

/// Reads `input` to its end. Never fails.
pub(crate) fn read<R: Visitor>(input: &[u8], stack: &mut Stack<R::Inherited>, visitor: &mut R) {
    stack.clear();
    let mut lexer = Lexer::new(input);
    loop {
        // A page of many lines often is an endless list: one item after the other, all alike.
        if let Some(twin) = stack.twin()
            && lexer.skip(twin)
        {
            stack.renew();
            if stack.in_block() && !stack.marked(HIDDEN) {
                visitor.block();
            }
            continue;
        }
        let Some(token) = lexer.next(stack.foreign()) else { break };
        match token {
            Token::Text(start, end) => {
                if !stack.marked(HIDDEN) {
                    visitor.text(start, end, stack);
                }
            }
            Token::Open(tag) => open(input, &tag, lexer.attributes(), stack, visitor),
            Token::Close(tag) => {
                // As browsers do: `</br>` breaks the line too.
                if tag.element == Element::Br && !stack.marked(HIDDEN) {
                    visitor.line();
                }
                let ended = stack.close(&tag);
                if ended & BLOCK != 0 && !stack.marked(HIDDEN) {
                    visitor.block();
                }
            }
            Token::Raw(element, start, end) => visitor.raw(element, start, end),
            // Character data stands in `<svg>` alone, which shows no text here.
            Token::Comment(..) | Token::Cdata(..) => {}
        }
    }
    visitor.block();
}

fn open<R: Visitor>(
    input: &[u8],
    tag: &Tag,
    attributes: &[Attribute],
    stack: &mut Stack<R::Inherited>,
    visitor: &mut R,
) {
    let (element, flags) = (tag.element, tag.element.flags());
    let ended = stack.make_room(element);
    let hidden = stack.marked(HIDDEN);
    if !hidden && (ended | flags) & BLOCK != 0 {
        visitor.block();
    }
    if flags & VOID != 0 {
        match element {
            Element::Br if !hidden => visitor.line(),
            Element::Meta => visitor.meta(attributes),
            Element::Link => visitor.link(attributes),
            Element::Img if !hidden => visitor.image(attributes),
            _ => {}
        }
        return;
    }
    if tag.closed && stack.foreign() {
        return;
    }
    if element == Element::Script {
        visitor.script(attributes);
    }
    let marks = marks(input, element, attributes);
    if stack.full() {
        if marks.has(HIDDEN) && !hidden {
            // What it holds shows; a block's end keeps raw spans from crossing its start.
            visitor.block();
        }
        return stack.pass();
    }
    let facts = match hidden {
        true => R::Inherited::default(),
        false => visitor.open(element, attributes, stack.facts()),
    };
    stack.push(tag, marks, facts);
}

/// What the element says of the text inside it.
#[inline]
fn marks(input: &[u8], element: Element, attributes: &[Attribute]) -> Marks {
    let mut marks = Marks::of(element);
    let mut hides = false;
    for attribute in attributes {
        match attribute.name {
            AttributeName::Href => marks = marks.with(LINKS, element == Element::A),
            AttributeName::Hidden | AttributeName::Style => hides = true,
            AttributeName::Open | AttributeName::Shadow => hides = true,
            _ => {}
        }
    }
    match hides {
        true => marks.without(HIDDEN).with(HIDDEN, self::hides(input, element, attributes)),
        false => marks,
    }
}

/// Whether the content of the element, which has an attribute that may hide or show it, is not shown.
fn hides(input: &[u8], element: Element, attributes: &[Attribute]) -> bool {
    use AttributeName::{Hidden, Id, Open, Shadow, Style};
    // Pages hide these until a script has run.
    if matches!(element, Element::Html | Element::Body | Element::Main | Element::Article) {
        return false;
    }
    let has = |name| value(attributes, name).is_some();
    match element {
        Element::Template if has(Shadow) => return false,
        Element::Dialog if !has(Open) => return true,
        _ if element.is(HIDES) => return true,
        _ => {}
    }
    attributes.iter().any(|a| match a.name {
        // Streamed pages carry their content in `<div hidden id="S:0">` and move it into place.
        Hidden => {
            input[a.value] != *b"until-found"
                && !value(attributes, Id).is_some_and(|id| input[id].starts_with(b"S:"))
        }
        Style => displays_none(input, a.value),
        _ => false,
    })
}

/// Whether a style holds `display: none`.
fn displays_none(input: &[u8], style: Span) -> bool {
    let style = &input[style];
    memchr::memchr2_iter(b'd', b'D', style).any(|at| {
        let (name, rest) = style[at..].split_at_checked(7).unwrap_or_default();
        let rest = rest.trim_ascii_start().strip_prefix(b":").unwrap_or_default();
        let value = rest.trim_ascii_start().get(..4).unwrap_or_default();
        name.eq_ignore_ascii_case(b"display") && value.eq_ignore_ascii_case(b"none")
    })
}
