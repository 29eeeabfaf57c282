//! The lexer against html5gum: the same tags in the same order, with the same text between them.

use copydesk::internals::{HtmlToken, html_tokens};
use copydesk::{Format, decode};
use html5gum::{StartTag, Token, Tokenizer};
use proptest::prelude::*;

#[path = "common/pages.rs"]
mod pages;

/// A tag, or the characters between two.
#[derive(Debug, Clone, PartialEq)]
enum Piece {
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
fn resolve(raw: &[u8]) -> Vec<u8> {
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

fn ours(input: &[u8]) -> Vec<Piece> {
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

fn theirs(input: &[u8]) -> Vec<Piece> {
    let mut tokens = Tokenizer::new(input);
    // Without a tree builder the tokenizer must be told to follow `<script>` and kin.
    tokens.naively_switch_states(true);
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

fn assert_agree(input: &[u8]) {
    let (ours, theirs) = (ours(input), theirs(input));
    if ours != theirs {
        let at = ours.iter().zip(&theirs).position(|(a, b)| a != b);
        let at = at.unwrap_or(ours.len().min(theirs.len()));
        panic!("piece {at}: {:?}, html5gum has {:?}", ours.get(at), theirs.get(at));
    }
}

/// Differences known: html5gum 0.9 takes `<noframe>` for raw text where the standard has `<noframes>`; it knows no
/// `<plaintext>`.
#[test]
fn agrees_on_the_pages_of_the_corpus() {
    let (mut same, mut all) = (0usize, 0usize);
    for name in ["dev", "zyte_dev", "dragnet_dev"] {
        for page in pages::of(name) {
            let (ours, theirs) = (ours(&page), theirs(&page));
            let text = |p: &Piece| matches!(p, Piece::Text(_));
            all += theirs.iter().filter(|p| text(p)).count();
            if ours == theirs {
                same += theirs.iter().filter(|p| text(p)).count();
                continue;
            }
            let equal = ours.iter().zip(&theirs).take_while(|(a, b)| a == b);
            let equal: Vec<_> = equal.collect();
            same += equal.iter().filter(|(p, _)| text(p)).count();
            eprintln!("{name}: differs at {:?} {:?}", ours.get(equal.len()), theirs.get(equal.len()));
        }
    }
    eprintln!("{same} of {all} pieces of text agree");
    assert!(same * 1000 >= all * 999, "{same} of {all}");
}

#[test]
fn agrees_on_hard_cases() {
    for input in [
        "<a/b/c= d>e", "<a =b='>'>c", "<a b\"='>'>c", "<a b=c\"d>e", "<a\0b\0>c\0d", "</a b='>'>c", "<!-- a -- > b --!> c",
        "<!--><!---><!--a--!>b<!--!>c-->d", "<!----!>a<!---!>b-->c", "<!doctype a \"b>c\">d", "<![CDATA[a>b]]>c", "<?a>b?>c",
        "</ a>b</>c<>d", "<", "</", "</a", "a<b c", "<title>a&amp;b</title x>c", "<textarea></textareax></textarea/>b",
        "<script><!--<script></script>a--></script>b", "<script><!--</script>a", "<script><!--<script>--></script>b",
        "<script><!-- - -- --- </script a><b>", "<style><!--</style>--></style>a", "<xmp><b></xmp>a", "a\r\nb\rc&#13;d",
        "&amp&AMP;&ampx&notit;&notin;&not;&#x80;&#xD800;&#0;&#1114112;&#x;&#;&;&", "<noscript><p></noscript>a<iframe><p></iframe>b",
    ] {
        assert_agree(input.as_bytes());
    }
}

/// Pieces that fit together badly.
const SOUP: &[&str] = &[
    "<", ">", "/", "!", "-", "--", "<!--", "-->", "--!>", "<!", "<?", "</", "=", "\"", "'", " ", "\n", "a", "b", "x=", "<a", "</a>",
    "<b c=d>", "<br/>", "<script>", "</script>", "<script ", "</script", "<style>", "</style>", "<title>", "</title>", "<textarea>",
    "</textarea ", "<noscript>", "</noscript>", "<xmp>", "</xmp>", "&", "&amp", "&amp;", "&#", "&#x2", ";", "&not", "in;", "é", "\0",
    "<!doctype ", "<![CDATA[", "]]>", "<svg>", "</svg>", "\r", "\r\n", "<p>", "</p>", "<table><td>",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn agrees_on_soup(pieces in prop::collection::vec(prop::sample::select(SOUP), 0..40)) {
        assert_agree(pieces.concat().as_bytes());
    }
}

#[test]
fn references_agree_with_decode() {
    assert_eq!(decode(b"&notit;&eacute;", Format::Html), String::from_utf8_lossy(&resolve(b"&notit;&eacute;")));
}
