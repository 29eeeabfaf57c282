//! Tags and text of a page by the lexer and by html5gum, its oracle.
//!
//! Known difference: html5gum 0.9 takes `<noframe>` for raw text where the standard has `<noframes>`.

use copydesk::internals::{HtmlToken, html_tokens};
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

/// A tag, or the characters between two.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Piece {
    Open(Vec<u8>, bool),
    Close(Vec<u8>),
    Text(Vec<u8>),
}

/// Adds characters to the pieces; a comment does not part text.
fn push(pieces: &mut Vec<Piece>, text: &[u8]) {
    match pieces.last_mut() {
        Some(Piece::Text(last)) => last.extend_from_slice(text),
        _ if text.is_empty() => {}
        _ => pieces.push(Piece::Text(text.to_vec())),
    }
}

/// Text as both can be compared by: html5gum replaces NUL where the standard's tree builder would do so, and reads line
/// ends as one; here that is left to those who use the text.
fn comparable(text: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(text).replace("\r\n", "\n");
    text.replace(['\0', '\u{FFFD}'], "").replace('\r', "\n").into_bytes()
}

/// The text of characters and references. `decode` joins white space, so each reference is decoded alone.
pub(crate) fn resolve(raw: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < raw.len() {
        if raw[at] != b'&' {
            out.push(raw[at]);
            at += 1;
            continue;
        }
        let (len, text) = copydesk::internals::html_charref(&raw[at..]).unwrap_or((1, "&".into()));
        out.extend_from_slice(text.as_bytes());
        at += len;
    }
    out
}

/// Tags and text as copydesk reads them.
pub(crate) fn ours(input: &[u8]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for token in html_tokens(input) {
        match token {
            HtmlToken::Text(raw) => push(&mut pieces, &comparable(&resolve(&raw))),
            HtmlToken::Raw("title" | "textarea", raw) => {
                push(&mut pieces, &comparable(&resolve(&raw)));
            }
            HtmlToken::Raw(_, raw) => push(&mut pieces, &comparable(&raw)),
            HtmlToken::Open(name, closed) => pieces.push(Piece::Open(comparable(&name), closed)),
            HtmlToken::Close(name) => pieces.push(Piece::Close(comparable(&name))),
            HtmlToken::Other => {}
        }
    }
    pieces
}

/// The same of html5gum.
pub(crate) fn theirs(input: &[u8]) -> Vec<Piece> {
    let mut emitter = DefaultEmitter::default();
    // Without a tree builder the tokenizer must be told to follow `<script>` and kin.
    emitter.naively_switch_states(true);
    let tokens = Tokenizer::new_with_emitter(input, emitter);
    let mut pieces = Vec::new();
    for Ok(token) in tokens {
        match token {
            Token::StartTag(StartTag { name, self_closing, .. }) => {
                pieces.push(Piece::Open(comparable(&name), self_closing));
            }
            Token::EndTag(tag) => pieces.push(Piece::Close(comparable(&tag.name))),
            Token::String(text) => push(&mut pieces, &comparable(&text)),
            _ => {}
        }
    }
    pieces
}

/// Panics at the first piece that differs.
pub(crate) fn assert_agree(input: &[u8]) {
    let (ours, theirs) = (ours(input), theirs(input));
    if ours != theirs {
        let at = ours.iter().zip(&theirs).position(|(a, b)| a != b);
        let at = at.unwrap_or(ours.len().min(theirs.len()));
        panic!("piece {at}: {:?}, html5gum has {:?}", ours.get(at), theirs.get(at));
    }
}
