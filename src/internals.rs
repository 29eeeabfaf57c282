//! What tests, benches and fuzz targets of this crate see of its inside. No promise is made of it.

use alloc::vec::Vec;

use crate::block::{BlockBuf, html};
use crate::html::charref::{self, Context};
use crate::html::lexer::{Lexer, Token};
use crate::model::{Part, wire};
use crate::span::Span;
use crate::text::grow::enough;

/// A token of the HTML lexer, with the bytes that tell it from others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HtmlToken {
    /// Characters and references, as written.
    Text(Vec<u8>),
    /// Content of the named element, with references or without.
    Raw(&'static str, Vec<u8>),
    /// Name in lower case, and whether it ends in `/>`.
    Open(Vec<u8>, bool),
    /// Name in lower case.
    Close(Vec<u8>),
    /// A comment, doctype or processing instruction.
    Other,
}

/// All tokens of a page.
pub fn html_tokens(input: &[u8]) -> Vec<HtmlToken> {
    let mut lexer = Lexer::new(input);
    let name = |(start, end)| input[start..end].to_ascii_lowercase();
    core::iter::from_fn(|| lexer.next(false))
        .map(|token| match token {
            Token::Text(start, end) | Token::Cdata(start, end) => {
                HtmlToken::Text(input[start..end].to_vec())
            }
            Token::Raw(element, start, end) => {
                HtmlToken::Raw(element.name(), input[start..end].to_vec())
            }
            Token::Open(tag) => HtmlToken::Open(name(tag.name), tag.closed),
            Token::Close(tag) => HtmlToken::Close(name(tag.name)),
            Token::Comment(..) => HtmlToken::Other,
        })
        .collect()
}

/// Length and text of the character reference at the start of `input`.
pub fn html_charref(input: &[u8]) -> Option<(usize, alloc::string::String)> {
    let reference = charref::scan(input, Context::Text)?;
    let chars = [reference.first, reference.second];
    Some((reference.len, chars.into_iter().filter(|&c| c != '\0').collect()))
}

/// The number of tokens of a page; for benches.
pub fn html_lex(input: &[u8]) -> usize {
    let mut lexer = Lexer::new(input);
    core::iter::from_fn(|| lexer.next(false)).count()
}

/// The blocks of a page, in memory that is reused.
#[derive(Debug, Clone, Default)]
pub struct HtmlBlocks(BlockBuf);

impl HtmlBlocks {
    /// Reads a page.
    pub fn parse(&mut self, input: &[u8]) {
        enough(html::parse(input, &mut self.0));
    }

    /// The visible text.
    pub fn text(&self) -> &[u8] {
        &self.0.text
    }

    /// Bytes of text of each block.
    pub fn blocks(&self) -> Vec<Span> {
        self.0.blocks.iter().map(|b| b.span).collect()
    }

    /// The number of runs that map text to raw bytes.
    pub fn runs(&self) -> usize {
        self.0.runs.len()
    }

    /// The raw bytes of a span of text.
    pub fn raw(&self, span: Span) -> Span {
        self.0.raw(span)
    }

    /// A line a block with all that is known of it, for a person to read.
    pub fn dump(&self) -> alloc::string::String {
        use core::fmt::Write;
        let mut out = alloc::string::String::new();
        for b in &self.0.blocks {
            let m = &b.markup;
            let text = alloc::string::String::from_utf8_lossy(&self.0.text[b.span.range()]);
            let _ = writeln!(
                out,
                "{:?} indent {} depth {} link {} bold {} context {:016x} parts {:016x} path {:08x} tags {:?} evidence {:x} | {}",
                b.kind,
                b.indent,
                m.depth,
                m.link,
                m.bold,
                m.context,
                m.parts,
                m.path,
                m.tags,
                m.evidence,
                text
            );
        }
        out
    }
}

/// A model file that passes its checksum and has one part: `bytes`, of the version and for the stage that are asked for.
pub fn model_file(stage: u8, version: u8, bytes: &[u8]) -> Vec<u8> {
    let parts = [Part::PlainSections, Part::HtmlSections, Part::Names];
    wire::write(&[(parts[usize::from(stage) % parts.len()], u32::from(version), bytes)])
}

/// A line, or a few, for each pattern that the grammars know: made up, and seeds for the fuzz targets.
pub fn examples() -> impl Iterator<Item = &'static str> {
    crate::grammar::examples()
}
