//! Blocks of HTML: their text, the way back to the raw bytes, and that both agree with `decode`.

use copydesk::Span;
use copydesk::internals::HtmlBlocks;
use proptest::prelude::*;

#[path = "common/check.rs"]
mod check;
#[path = "common/pages.rs"]
mod pages;

use check::check;

fn blocks(input: &str) -> Vec<String> {
    let mut blocks = HtmlBlocks::default();
    blocks.parse(input.as_bytes());
    let text = |s: Span| String::from_utf8_lossy(&blocks.text()[s]).into_owned();
    blocks.blocks().into_iter().map(text).collect()
}

#[test]
fn block_elements_part_and_inline_ones_do_not() {
    for (input, expected) in [
        ("<p>One <b>t</b>wo<p>three</p>four", vec!["One two", "three", "four"]),
        ("<ul><li>a<li>b<ul><li>c</ul></ul>", vec!["a", "b", "c"]),
        ("<table><tr><td>a<td>b<tr><th>c</table>d", vec!["a", "b", "c", "d"]),
        ("<dl><dt>a<dd>b<dt>c</dl>", vec!["a", "b", "c"]),
        ("a<br>b<br> \n<br>c<br>&nbsp;<br/>d", vec!["a\nb", "c", "d"]),
        ("<pre>one\ntwo\n \nthree</pre>", vec!["one two", "three"]),
        ("<p>&nbsp;<p> a &nbsp; <p>\u{200B}", vec!["a"]),
        ("<h1><span>A</span> <a href=x>b</a></h1>c", vec!["A b", "c"]),
        ("a</p>b", vec!["a", "b"]),
        ("a<b>b<p>c</b>d</p>e", vec!["ab", "cd", "e"]),
        ("<title>a</title>b<hr>c<button>d</button>e", vec!["b", "c", "d", "e"]),
    ] {
        assert_eq!(blocks(input), expected, "{input}");
    }
}

#[test]
fn what_is_not_shown_is_not_read() {
    for (input, expected) in [
        ("a<script>b</script><style>c</style><noscript>d</noscript>e", vec!["ae"]),
        ("a<template><p>b</p></template><select><option>c<option>d</select>e", vec!["ae"]),
        ("a<svg><style/><title>b</title><text>c</text></svg>d", vec!["ad"]),
        ("a<svg><path><p>b</svg>c", vec!["a", "bc"]),
        ("<div hidden>a<div>b</div></div><div style='x:y;display:none'>c</div>d", vec!["d"]),
        ("<p hidden>a<p>b<ul><li hidden>c<li>d</ul>", vec!["b", "d"]),
        ("<div><span hidden>a</div>b", vec!["b"]),
        ("<body style=display:none><main hidden>a", vec!["a"]),
        ("<div hidden id=S:0>a</div><dialog>b</dialog><dialog open>c</dialog>", vec!["a", "c"]),
    ] {
        assert_eq!(blocks(input), expected, "{input}");
    }
}

#[test]
fn spans_lead_back_to_the_page() {
    let input = b"<p> A&amp;B &nbsp;<b>c\r\n\r\n d</b><!-- x -->e\0f<br>g";
    let mut blocks = HtmlBlocks::default();
    blocks.parse(input);
    assert_eq!(blocks.text(), "A&B \u{A0}c def\ng\n".as_bytes());
    let raw = |start, end| &input[blocks.raw(Span::new(start, end))];
    assert_eq!(raw(0, 3), b"A&amp;B");
    assert_eq!(raw(1, 2), b"&amp;");
    assert_eq!(raw(6, 9), b"c\r\n\r\n d");
    assert_eq!(raw(8, 11), b"d</b><!-- x -->e\0f");
    assert_eq!(raw(10, 13), b"f<br>g");
}

#[test]
fn decode_of_raw_spans_is_the_text_on_the_pages_of_the_corpus() {
    let mut blocks = HtmlBlocks::default();
    let (mut bytes, mut runs) = (0, 0);
    for name in ["dev", "dragnet_dev"] {
        for page in pages::of(name) {
            check(&page, &mut blocks, 37);
            bytes += blocks.text().len();
            runs += blocks.runs();
        }
    }
    eprintln!("{runs} runs for {bytes} bytes of text");
}

const SOUP: &[&str] = &[
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<a href=x>",
    "</a>",
    "<br>",
    " ",
    "\n",
    "a",
    "bc ",
    "&amp;",
    "&nbsp;",
    "&#32;",
    "&nlE;",
    "&#0",
    "é",
    "<span hidden>",
    "<span>",
    "</span>",
    "<div>",
    "</div>",
    "<div hidden>",
    "<ul><li>",
    "<li>",
    "</ul>",
    "<table><td>",
    "<td>",
    "</table>",
    "<svg>",
    "</svg>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "\0",
    "<",
    "&",
    "<select>",
    "<option>",
    "</select>",
    "<template>",
    "</template>",
    "<h2>",
    "</h3>",
    "<x-y>",
    "</x-y>",
    "<button>",
    "</button>",
    "<pre>",
    "</pre>",
    "\n\n",
    "<desc>",
    "<style/>",
    "<title>",
    "</title>",
    "<p hidden>",
    "<b hidden>",
    "<a hidden>",
    "<dialog>",
    "</dialog>",
    "<form>",
    "</form>",
    "\u{200B}",
    "\r",
    "<![CDATA[",
    "]]>",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(20_000) })]

    #[test]
    fn decode_of_raw_spans_is_the_text(pieces in prop::collection::vec(prop::sample::select(SOUP), 0..40)) {
        check(pieces.concat().as_bytes(), &mut HtmlBlocks::default(), 1);
    }

    #[test]
    fn any_bytes_are_a_page(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        check(&bytes, &mut HtmlBlocks::default(), 1);
    }
}
