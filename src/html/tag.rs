//! One tag: its name and attributes.

use super::element::{self, Element};
use crate::span::Span;
use crate::text::near::find;

/// A start or end tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tag {
    /// Offset of `<`.
    pub(crate) start: usize,
    /// One past `>`.
    pub(crate) end: usize,
    /// Bytes of the name as written.
    pub(crate) name: (usize, usize),
    /// Hash of the name in lower case.
    pub(crate) hash: u32,
    pub(crate) element: Element,
    /// Written `<.../>`.
    pub(crate) closed: bool,
}

macro_rules! attributes {
    ($($name:ident $text:literal;)*) => {
        /// The attributes that say something of the text.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum AttributeName {
            $($name,)*
        }

        const NAMES: &[(AttributeName, &[u8])] = &[$((AttributeName::$name, $text),)*];
    };
}

attributes! {
    Class b"class";
    Href b"href";
    Id b"id";
    Style b"style";
    Rel b"rel";
    Name b"name";
    Type b"type";
    Role b"role";
    Hidden b"hidden";
    Content b"content";
    Property b"property";
    Itemprop b"itemprop";
    Itemtype b"itemtype";
    Datetime b"datetime";
    AriaHidden b"aria-hidden";
    Open b"open";
    Shadow b"shadowrootmode";
    Lang b"lang";
    Pubdate b"pubdate";
    Alt b"alt";
    AriaControls b"aria-controls";
}

const SLOTS: usize = 64;

/// The only place in `TABLE` where a name can be. The factor was found by trying.
const fn slot(hash: u32) -> usize {
    (hash.wrapping_mul(0x8116_017F) >> 26) as usize % SLOTS
}

static TABLE: [(u32, Option<AttributeName>); SLOTS] = {
    let mut table = [(0, None); SLOTS];
    let mut i = 0;
    while i < NAMES.len() {
        let hash = element::hash(NAMES[i].1);
        assert!(table[slot(hash)].1.is_none(), "two names in one place: another factor is needed");
        table[slot(hash)] = (hash, Some(NAMES[i].0));
        i += 1;
    }
    table
};

impl AttributeName {
    /// The attribute whose lower-cased name has this hash.
    fn of(hash: u32) -> Option<AttributeName> {
        let (known, name) = TABLE[slot(hash)];
        name.filter(|_| known == hash)
    }
}

/// An attribute and the raw bytes of its value, without quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Attribute {
    pub(crate) name: AttributeName,
    pub(crate) value: Span,
}

/// Attributes kept of one tag; a flood of them says nothing more.
const KEPT: usize = 32;

/// The known attributes of one tag.
#[derive(Debug)]
pub(crate) struct Attributes {
    kept: [Attribute; KEPT],
    len: usize,
}

impl Attributes {
    pub(crate) const fn new() -> Attributes {
        let none = Attribute { name: AttributeName::Class, value: Span::new(0, 0) };
        Attributes { kept: [none; KEPT], len: 0 }
    }

    pub(crate) fn as_slice(&self) -> &[Attribute] {
        &self.kept[..self.len]
    }

    fn push(&mut self, attribute: Attribute) {
        if let Some(free) = self.kept.get_mut(self.len) {
            *free = attribute;
            self.len += 1;
        }
    }
}

/// The value of the first attribute called `name`: later ones of that name do not count.
pub(crate) fn value(attributes: &[Attribute], name: AttributeName) -> Option<Span> {
    attributes.iter().find(|a| a.name == name).map(|a| a.value)
}

const SPACE: u8 = 1;
const SLASH: u8 = 2;
const EQUALS: u8 = 4;
const CLOSE: u8 = 8;

/// What ends a name or an unquoted value.
static CLASS: [u8; 256] = {
    let mut class = [0; 256];
    class[b' ' as usize] = SPACE;
    class[b'\t' as usize] = SPACE;
    class[b'\n' as usize] = SPACE;
    class[b'\r' as usize] = SPACE;
    class[0x0C] = SPACE;
    class[b'/' as usize] = SLASH;
    class[b'=' as usize] = EQUALS;
    class[b'>' as usize] = CLOSE;
    class
};

fn is(byte: u8, class: u8) -> bool {
    CLASS[usize::from(byte)] & class != 0
}

/// The offset from `at` on of the first byte that is in `class`, or the end.
#[inline]
fn until(input: &[u8], mut at: usize, class: u8) -> usize {
    while at < input.len() && !is(input[at], class) {
        at += 1;
    }
    at
}

/// The offset from `at` on of the first byte that is not in `class`, or the end.
#[inline]
fn past(input: &[u8], mut at: usize, class: u8) -> usize {
    while at < input.len() && is(input[at], class) {
        at += 1;
    }
    at
}

/// Each byte in lower case; 0 if it is in `ends`.
const fn lower(ends: u8) -> [u8; 256] {
    let mut name = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        if CLASS[byte] & ends == 0 {
            // NUL is part of a name like any other byte that no known name has.
            name[byte] = if byte == 0 { 0xFF } else { (byte as u8).to_ascii_lowercase() };
        }
        byte += 1;
    }
    name
}

/// What names of tags and of attributes are made of.
static NAME: [u8; 256] = lower(SPACE | SLASH | CLOSE);
static ATTRIBUTE: [u8; 256] = lower(SPACE | SLASH | CLOSE | EQUALS);

/// Whether `byte` may follow the name of a tag.
pub(crate) fn ends_name(byte: u8) -> bool {
    is(byte, SPACE | SLASH | CLOSE)
}

/// Reads the tag at `start`, whose name begins at `name`; `None` if the input ends inside it. What is known of its
/// attributes replaces what `kept` held.
#[inline]
pub(crate) fn scan(input: &[u8], start: usize, name: usize, kept: &mut Attributes) -> Option<Tag> {
    let (mut at, mut hash) = (name, element::SEED);
    for &byte in input.get(name..)? {
        let byte = NAME[usize::from(byte)];
        if byte == 0 {
            break;
        }
        hash = element::step(hash, byte);
        at += 1;
    }
    let name = (name, at);
    kept.len = 0;
    // Most tags end here.
    let (end, closed) = match *input.get(at)? {
        b'>' => (at, false),
        _ => attributes(input, at, kept)?,
    };
    Some(Tag { start, end: end + 1, name, hash, element: Element::of(hash), closed })
}

/// Reads the attributes that begin at `at`. Returns where the tag ends, and whether that is after a slash.
#[inline(never)]
fn attributes(input: &[u8], mut at: usize, kept: &mut Attributes) -> Option<(usize, bool)> {
    loop {
        let skipped = at;
        at = past(input, at, SPACE | SLASH);
        if *input.get(at)? == b'>' {
            // A slash right after an unquoted value is part of the value.
            return Some((at, at > skipped && input[at - 1] == b'/'));
        }
        // An equals sign that comes first is part of the name.
        let mut hash = element::step(element::SEED, input[at].to_ascii_lowercase());
        at += 1;
        for &byte in &input[at..] {
            let byte = ATTRIBUTE[usize::from(byte)];
            if byte == 0 {
                break;
            }
            hash = element::step(hash, byte);
            at += 1;
        }
        let known = AttributeName::of(hash);
        at = past(input, at, SPACE);
        let mut value = (at, at);
        if *input.get(at)? == b'=' {
            at = past(input, at + 1, SPACE);
            match *input.get(at)? {
                quote @ (b'"' | b'\'') => {
                    value = (at + 1, find(quote, input, at + 1)?);
                    at = value.1 + 1;
                }
                b'>' => {}
                _ => {
                    value = (at, until(input, at, SPACE | CLOSE));
                    at = value.1;
                }
            }
        }
        if let Some(name) = known {
            kept.push(Attribute { name, value: Span::at(value.0, value.1) });
        }
    }
}
