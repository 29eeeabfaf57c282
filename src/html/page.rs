//! A page read from start to end: its visible text, where lines and blocks break, and what is open around it.
//!
//! [`decode`](super::decode()) and the HTML front end are both visitors of this, so they agree on every byte.

use super::element::{BLOCK, Element, HEADING, HIDES, VOID};
use super::inherit::{HIDDEN, LINKS, Marks};
use super::lexer::{Lexer, Token};
use super::stack::Stack;
use super::tag::{Attribute, AttributeName, Tag, value};
use crate::error::OutOfMemory;
use crate::span::Span;

/// Takes what a page shows.
pub(crate) trait Visitor {
    /// What it wants to remember of an open element.
    type Inherited: Copy + Default;

    /// Visible characters and references.
    fn text(
        &mut self,
        start: usize,
        end: usize,
        stack: &mut Stack<Self::Inherited>,
    ) -> Result<(), OutOfMemory>;

    /// `<br>`.
    fn line(&mut self) -> Result<(), OutOfMemory>;

    /// A block ends here, and the next begins.
    fn block(&mut self) -> Result<(), OutOfMemory>;

    /// An element begins inside those of `outer`.
    fn open(
        &mut self,
        element: Element,
        attributes: &[Attribute],
        outer: Option<&Self::Inherited>,
    ) -> Result<Self::Inherited, OutOfMemory>;

    /// `<meta>`.
    fn meta(&mut self, attributes: &[Attribute]) -> Result<(), OutOfMemory>;

    /// `<link>`.
    fn link(&mut self, attributes: &[Attribute]) -> Result<(), OutOfMemory>;

    /// `<img>`.
    fn image(&mut self, attributes: &[Attribute]);

    /// `<script>`, whose content comes next.
    fn script(&mut self, attributes: &[Attribute]);

    /// What a raw-text element holds, such as `<title>`.
    fn raw(&mut self, element: Element, start: usize, end: usize) -> Result<(), OutOfMemory>;
}

/// Reads `input` to its end. Never fails.
pub(crate) fn read<R: Visitor>(
    input: &[u8],
    stack: &mut Stack<R::Inherited>,
    visitor: &mut R,
) -> Result<(), OutOfMemory> {
    stack.clear();
    let mut lexer = Lexer::new(input);
    let mut seen = Seen::default();
    loop {
        // A page of many lines often is an endless list: one item after the other, all alike.
        if let Some(twin) = stack.twin()
            && lexer.skip(twin)
        {
            stack.renew();
            if stack.in_block() && !stack.marked(HIDDEN) {
                visitor.block()?;
            }
            continue;
        }
        let Some(token) = lexer.next(stack.foreign()) else { break };
        match token {
            Token::Text(start, end) => {
                if seen.custom {
                    seen.custom = input[start..end].iter().all(u8::is_ascii_whitespace);
                }
                if !stack.marked(HIDDEN) {
                    visitor.text(start, end, stack)?;
                }
            }
            Token::Open(tag) => open(input, &tag, lexer.attributes(), stack, &mut seen, visitor)?,
            Token::Close(tag) => {
                seen.custom = is_custom(input, &tag);
                // As browsers do: `</br>` breaks the line too.
                if tag.element == Element::Br && !stack.marked(HIDDEN) {
                    visitor.line()?;
                }
                let ended = stack.close(&tag);
                if ended & BLOCK != 0 && !stack.marked(HIDDEN) {
                    visitor.block()?;
                }
            }
            Token::Raw(element, start, end) => visitor.raw(element, start, end)?,
            // Character data stands in `<svg>` alone, which shows no text here.
            Token::Comment(..) | Token::Cdata(..) => {}
        }
    }
    visitor.block()
}

/// What was read before a tag.
#[derive(Debug, Default)]
struct Seen {
    /// The end of a custom element, and no text since: one that follows parts the text.
    custom: bool,
    /// What the last button with `aria-controls` opens.
    controls: Span,
}

/// Whether a tag is of an element that the page defines itself: `<news-headline>`.
fn is_custom(input: &[u8], tag: &Tag) -> bool {
    tag.element == Element::Unknown && input[tag.name.0..tag.name.1].contains(&b'-')
}

/// Whether a custom element that stands in `outer` parts the text. Amid a line it is a part of that.
fn parts(outer: Element) -> bool {
    outer == Element::Unknown || outer.is(BLOCK) && !outer.is(HEADING) && outer != Element::P
}

fn open<R: Visitor>(
    input: &[u8],
    tag: &Tag,
    attributes: &[Attribute],
    stack: &mut Stack<R::Inherited>,
    seen: &mut Seen,
    visitor: &mut R,
) -> Result<(), OutOfMemory> {
    let (element, flags) = (tag.element, tag.element.flags());
    let ended = stack.make_room(element);
    let hidden = stack.marked(HIDDEN);
    let apart = core::mem::take(&mut seen.custom)
        && is_custom(input, tag)
        && stack.len().checked_sub(1).is_none_or(|top| parts(stack.get(top).0));
    if !hidden && ((ended | flags) & BLOCK != 0 || apart) {
        visitor.block()?;
    }
    if flags & VOID != 0 {
        match element {
            Element::Br if !hidden => visitor.line()?,
            Element::Meta => visitor.meta(attributes)?,
            Element::Link => visitor.link(attributes)?,
            Element::Img if !hidden => visitor.image(attributes),
            _ => {}
        }
        return Ok(());
    }
    if tag.closed && stack.foreign() {
        return Ok(());
    }
    if element == Element::Script {
        visitor.script(attributes);
    }
    let marks = marks(input, element, attributes, seen);
    if stack.full() {
        if marks.has(HIDDEN) && !hidden {
            // What it holds shows; a block's end keeps raw spans from crossing its start.
            visitor.block()?;
        }
        stack.pass();
        return Ok(());
    }
    let facts = match hidden {
        true => R::Inherited::default(),
        false => visitor.open(element, attributes, stack.facts())?,
    };
    stack.push(tag, marks, facts)
}

/// What the element says of the text inside it.
#[inline]
fn marks(input: &[u8], element: Element, attributes: &[Attribute], seen: &mut Seen) -> Marks {
    let mut marks = Marks::of(element);
    let mut hides = false;
    for attribute in attributes {
        match attribute.name {
            AttributeName::Href => marks = marks.with(LINKS, element == Element::A),
            AttributeName::Hidden | AttributeName::Style => hides = true,
            AttributeName::Open | AttributeName::Shadow => hides = true,
            AttributeName::AriaControls => seen.controls = attribute.value,
            _ => {}
        }
    }
    match hides {
        true => {
            let hidden = self::hides(input, element, attributes)
                && !is_panel(input, element, attributes, seen);
            marks.without(HIDDEN).with(HIDDEN, hidden)
        }
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

/// Whether a hidden element is a panel of an accordion or of tabs, which a button opens.
fn is_panel(input: &[u8], element: Element, attributes: &[Attribute], seen: &Seen) -> bool {
    use Element::{Dd, Div, P, Section, Td};
    if !matches!(element, Div | Section | P | Dd | Td) {
        return false;
    }
    let is = |name, text: &[u8]| {
        value(attributes, name).is_some_and(|span| input[span].trim_ascii() == text)
    };
    let controls = &input[seen.controls];
    !controls.is_empty() && is(AttributeName::Id, controls)
        || is(AttributeName::Role, b"tabpanel")
        || is(AttributeName::Role, b"region")
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
