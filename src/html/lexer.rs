//! Bytes of a page to tags, text and what is neither: the tokenizer of the HTML standard, as far as text depends on it.
//!
//! One pass, no errors, no tree. Every token is a range of the input; what is between tokens shows nothing.

use memchr::{memchr, memchr2};

use super::element::{Element, RAW, RCDATA};
use super::tag::{self, Attribute, Attributes, Tag, ends_name};
use crate::span::Span;
use crate::text::near::find;

/// A piece of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Token {
    /// Characters and references.
    Text(usize, usize),
    /// What `<script>`, `<title>` and kin hold: no tags, and references in `<title>` and `<textarea>` only.
    Raw(Element, usize, usize),
    Open(Tag),
    Close(Tag),
    /// A comment, doctype or processing instruction, whole.
    Comment(usize, usize),
    /// The characters of a `<![CDATA[` section, which only foreign content has.
    Cdata(usize, usize),
}

/// Reads tokens from the bytes of a page.
#[derive(Debug)]
pub(crate) struct Lexer<'a> {
    input: &'a [u8],
    at: usize,
    /// The element whose raw text comes next.
    raw: Option<Element>,
    attributes: Attributes,
}

impl<'a> Lexer<'a> {
    pub(crate) fn new(input: &'a [u8]) -> Lexer<'a> {
        Lexer { input, at: 0, raw: None, attributes: Attributes::new() }
    }

    /// The known attributes of the last tag.
    pub(crate) fn attributes(&self) -> &[Attribute] {
        self.attributes.as_slice()
    }

    /// Goes past `tag`, if it comes next and the page does not end with it.
    #[inline]
    pub(crate) fn skip(&mut self, tag: Span) -> bool {
        let rest = self.input.get(self.at..).unwrap_or_default();
        let same = rest.first() == Some(&b'<') && rest.starts_with(&self.input[tag]);
        self.at += if same { tag.len() } else { 0 };
        same
    }

    /// The next token. `foreign` says that it stands inside `<svg>`, where other rules hold.
    // There are two readers: as a function that both call it costs the whole path 3 % more instructions.
    #[inline(always)]
    pub(crate) fn next(&mut self, foreign: bool) -> Option<Token> {
        if self.raw.is_some()
            && let Some(raw) = self.raw()
        {
            return Some(raw);
        }
        loop {
            let start = self.at;
            let &first = self.input.get(start)?;
            if first == b'<' {
                let next = self.input.get(start + 1).copied().unwrap_or(0);
                if next.is_ascii_alphabetic() {
                    return self.tag(start, start + 1, foreign);
                }
                match (next, self.input.get(start + 2)) {
                    (b'/', Some(b)) if b.is_ascii_alphabetic() => {
                        return self.tag(start, start + 2, foreign);
                    }
                    // Nothing at all.
                    (b'/', Some(b'>')) => {
                        self.at = start + 3;
                        continue;
                    }
                    (b'!' | b'?', _) | (b'/', Some(_)) => {
                        return Some(self.comment(start, foreign));
                    }
                    _ => {}
                }
            }
            self.at = self.text_end(start + 1);
            return Some(Token::Text(start, self.at));
        }
    }

    /// The content of a raw-text element, if it has any.
    #[cold]
    fn raw(&mut self) -> Option<Token> {
        let element = self.raw.take()?;
        let (start, end) = (self.at, self.raw_end(element));
        self.at = end;
        (start < end).then_some(Token::Raw(element, start, end))
    }

    /// Reads the tag at `start`; `None`, and no more, if the input ends in it.
    #[inline(always)]
    fn tag(&mut self, start: usize, name: usize, foreign: bool) -> Option<Token> {
        let Some(tag) = tag::scan(self.input, start, name, &mut self.attributes) else {
            self.at = self.input.len();
            return None;
        };
        self.at = tag.end;
        if name > start + 1 {
            return Some(Token::Close(tag));
        }
        if !foreign && (tag.element.is(RAW | RCDATA) || tag.element == Element::Plaintext) {
            self.raw = Some(tag.element);
        }
        Some(Token::Open(tag))
    }

    /// Reads the comment at `start`, or what is taken for one.
    fn comment(&mut self, start: usize, foreign: bool) -> Token {
        let rest = &self.input[start..];
        if foreign && rest.starts_with(b"<![CDATA[") {
            let end = memchr::memmem::find(&rest[9..], b"]]>").map(|n| start + 9 + n);
            self.at = end.map_or(self.input.len(), |end| end + 3);
            return Token::Cdata(start + 9, end.unwrap_or(self.input.len()));
        }
        self.at = match rest.starts_with(b"<!--") {
            true => self.comment_end(start + 2),
            false => find(b'>', self.input, start).map_or(self.input.len(), |n| n + 1),
        };
        Token::Comment(start, self.at)
    }

    /// Where the text that goes on at `start` ends: at the next markup.
    fn text_end(&self, start: usize) -> usize {
        let mut at = start;
        while let Some(found) = find(b'<', self.input, at) {
            at = found;
            // In a run of `<` a search for each would cost more than the byte is worth.
            while self.input.get(at) == Some(&b'<') {
                if self.is_markup(at) {
                    return at;
                }
                at += 1;
            }
        }
        self.input.len()
    }

    fn is_markup(&self, at: usize) -> bool {
        match self.input.get(at + 1) {
            Some(b'/') => self.input.len() > at + 2,
            Some(b) => b.is_ascii_alphabetic() || matches!(b, b'!' | b'?'),
            None => false,
        }
    }

    /// One past the comment whose two dashes are at `dashes`.
    fn comment_end(&self, dashes: usize) -> usize {
        let mut at = dashes;
        while let Some(skipped) = memchr(b'-', &self.input[at..]) {
            let run = at + skipped;
            at = past_dashes(self.input, run);
            // The opening dashes may be the closing ones too, but not before `!>`.
            let fresh = at - run.max(dashes + 2).min(at);
            match &self.input[at..] {
                [b'>', ..] if at - run >= 2 => return at + 1,
                [b'!', b'>', ..] if fresh >= 2 => return at + 2,
                _ => {}
            }
        }
        self.input.len()
    }

    /// Where the raw text of `element`, which begins here, ends.
    fn raw_end(&self, element: Element) -> usize {
        match element {
            Element::Plaintext => self.input.len(),
            Element::Script => self.script_end(),
            _ => {
                let mut at = self.at;
                while let Some(skipped) = memchr(b'<', &self.input[at..]) {
                    at += skipped;
                    if self.closes(at, element) {
                        return at;
                    }
                    at += 1;
                }
                self.input.len()
            }
        }
    }

    /// Whether `</name` of `element` is at `at`, and the name ends there.
    fn closes(&self, at: usize, element: Element) -> bool {
        self.input.get(at + 1) == Some(&b'/') && self.names(at + 2, element)
    }

    /// Whether the name of `element` is at `at`, and ends there.
    fn names(&self, at: usize, element: Element) -> bool {
        let name = element.name().as_bytes();
        let end = at + name.len();
        self.input.get(at..end).is_some_and(|n| n.eq_ignore_ascii_case(name))
            && self.input.get(end).is_some_and(|&b| ends_name(b))
    }

    /// The end of a script. After `<!--` the end tag of an inner `<script>` is not that of the outer one.
    fn script_end(&self) -> usize {
        #[derive(PartialEq)]
        enum State {
            Plain,
            Escaped,
            Nested,
        }
        let (mut state, mut at) = (State::Plain, self.at);
        loop {
            let rest = &self.input[at..];
            let found = match state {
                State::Plain => memchr(b'<', rest),
                _ => memchr2(b'<', b'-', rest),
            };
            let Some(skipped) = found else {
                return self.input.len();
            };
            at += skipped;
            if self.input[at] == b'-' {
                let end = past_dashes(self.input, at);
                if end - at >= 2 && self.input.get(end) == Some(&b'>') {
                    state = State::Plain;
                }
                at = end;
                continue;
            }
            let closes = self.closes(at, Element::Script);
            state = match state {
                _ if closes && state != State::Nested => return at,
                State::Nested if closes => State::Escaped,
                State::Plain if self.input[at..].starts_with(b"<!--") => {
                    // The dashes may begin the end of it: `<!-->`.
                    at += 1;
                    State::Escaped
                }
                State::Escaped if self.names(at + 1, Element::Script) => State::Nested,
                same => same,
            };
            at += 1;
        }
    }
}

fn past_dashes(input: &[u8], at: usize) -> usize {
    input[at..].iter().position(|&b| b != b'-').map_or(input.len(), |n| at + n)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;

    /// Text as it is, tags as `<name>` and `</name>`, comments as `#`, raw text in brackets.
    fn lex(input: &str) -> String {
        let mut lexer = Lexer::new(input.as_bytes());
        let mut out = String::new();
        while let Some(token) = lexer.next(false) {
            match token {
                Token::Text(start, end) | Token::Cdata(start, end) => out += &input[start..end],
                Token::Raw(_, start, end) => {
                    out += "[";
                    out += &input[start..end];
                    out += "]";
                }
                Token::Open(tag) => {
                    out += "<";
                    out += &input[tag.name.0..tag.name.1];
                    out += if tag.closed { "/>" } else { ">" };
                }
                Token::Close(tag) => {
                    out += "</";
                    out += &input[tag.name.0..tag.name.1];
                    out += ">";
                }
                Token::Comment(..) => out += "#",
            }
        }
        out
    }

    #[test]
    fn tags_and_text() {
        for (input, expected) in [
            ("a<b>c</b >d", "a<b>c</b>d"),
            ("a < b <3 <", "a < b <3 <"),
            ("a</", "a</"),
            ("a</>b</ x>c<?x>d<!x>e", "ab#c#d#e"),
            ("<a title='>' rel=\">\" b=c>x", "<a>x"),
            ("<a =\">x", "<a>x"),
            ("<a b\"c>x", "<a>x"),
            ("<a b=\">x", ""),
            ("<br/><br / ><p x=y/>", "<br/><br><p>"),
            ("<a b", ""),
            ("<<<b>", "<<<b>"),
        ] {
            assert_eq!(lex(input), expected, "{input}");
        }
    }

    #[test]
    fn comments() {
        for (input, expected) in [
            ("<!-->a", "#a"),
            ("<!--->a", "#a"),
            ("<!-- --!>a", "#a"),
            ("<!--!>a", "#"),
            ("<!---!>a", "#"),
            ("<!----!>a", "#a"),
            ("<!-- > -- > --->a", "#a"),
            ("<!-- <!-- -->a-->", "#a-->"),
            ("<!doctype html \">\" >a", "#\" >a"),
            ("<![CDATA[a>b]]>", "#b]]>"),
        ] {
            assert_eq!(lex(input), expected, "{input}");
        }
    }

    #[test]
    fn raw_text() {
        for (input, expected) in [
            ("<title>a<b></titles></TITLE >c", "<title>[a<b></titles>]</TITLE>c"),
            ("<script></script>a", "<script></script>a"),
            (
                "<script><!--<script></script>a--></script>b",
                "<script>[<!--<script></script>a-->]</script>b",
            ),
            ("<script><!--<script>a--></script>b", "<script>[<!--<script>a-->]</script>b"),
            ("<script><!--><script></script>b", "<script>[<!--><script>]</script>b"),
            ("<style>a", "<style>[a]"),
            ("<plaintext></plaintext>", "<plaintext>[</plaintext>]"),
        ] {
            assert_eq!(lex(input), expected, "{input}");
        }
    }

    #[test]
    fn known_attributes_are_kept() {
        let input = b"<A HREF = '/x' class=b-c/ class=d hidden onclick='e>'>";
        let mut lexer = Lexer::new(input);
        assert!(matches!(lexer.next(false), Some(Token::Open(tag)) if !tag.closed));
        let get = |name| tag::value(lexer.attributes(), name).map(|span| &input[span]);
        assert_eq!(get(tag::AttributeName::Href), Some(&b"/x"[..]));
        assert_eq!(get(tag::AttributeName::Class), Some(&b"b-c/"[..]));
        assert_eq!(get(tag::AttributeName::Hidden), Some(&b""[..]));
        assert_eq!(get(tag::AttributeName::Style), None);
    }
}
