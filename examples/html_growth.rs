//! Reads a page of a known bad pattern, for `benches/growth.py` to count the instructions of.
//!
//! usage: html_growth PATTERN BYTES | html_growth FILE | html_growth   (lists the patterns)
#![expect(clippy::print_stdout, reason = "a program")]

use std::env::args;
use std::hint::black_box;

use copydesk::internals::HtmlBlocks;

/// Name, what comes once before, what is repeated, what comes once after.
const PATTERNS: &[(&str, &str, &str, &str)] = &[
    ("less-than", "", "<", ""),
    ("greater-than", "", ">", ""),
    ("ampersands", "", "&", ""),
    ("ampersand-letters", "", "&a", ""),
    ("charrefs", "", "&amp;", ""),
    ("long-charrefs", "", "&CounterClockwiseContourIntegral;", ""),
    ("unknown-charrefs", "", "&abcdefghijklmnopqrstuvwxyz;", ""),
    ("numeric-charrefs", "", "&#8217;", ""),
    ("one-number", "&#", "1", ""),
    ("open-divs", "", "<div>", ""),
    ("open-divs-with-text", "", "<div class=story>a", ""),
    ("open-bold", "", "<b>a", ""),
    ("bold-in-paragraphs", "", "<p><b>a", ""),
    ("end-tags", "", "</div>", ""),
    ("end-tags-of-outer", "<div><p><b>", "<i></b></p>a", ""),
    ("open-close-mixed", "", "<a href=x><b><div></a></b>x", ""),
    ("links", "", "<a href=x>a", ""),
    ("list-items", "<ul>", "<li>a", ""),
    ("nested-lists", "", "<ul><li>a", ""),
    ("cells", "<table>", "<tr><td>a", ""),
    ("nested-tables", "", "<table><tr><td>", ""),
    ("attributes", "<a ", "b=c ", ">x"),
    ("known-attributes", "<a ", "class=c ", ">x"),
    ("open-quote", "", "<a b=\"", ""),
    ("open-tags", "", "<a ", ""),
    ("open-comments", "", "<!--", ""),
    ("comment-dashes", "<!--", "-", ""),
    ("open-scripts", "", "<script>", ""),
    ("script-comments", "<script>", "<!--<script>", ""),
    ("script-ends", "<script><!--", "</script", ""),
    ("title-ends", "<title>", "</titl", ""),
    ("cdata", "<svg>", "<![CDATA[", ""),
    ("svg", "", "<svg><p>", ""),
    ("hidden", "", "<span hidden>a</span>b", ""),
    ("breaks", "", "<br>", ""),
    ("breaks-with-text", "", "a<br>", ""),
    ("preformatted-lines", "<pre>", "a\n\n", ""),
    ("blanks", "", "  \n", ""),
    ("no-break-spaces", "", "&nbsp;", ""),
    ("nul", "", "\0", ""),
    ("bad-utf8", "", "\u{FF}", ""),
    ("unknown-elements", "", "<x-y></x-z>a", ""),
    ("short-paragraphs", "<title>abcdef abcdef</title>", "<p>abcd", ""),
    ("json-braces", "<script type=application/ld+json>", "{\"author\":", ""),
    ("json-quotes", "<script type=application/ld+json>", "\\\"", ""),
];

fn main() {
    let args: Vec<String> = args().skip(1).collect();
    let page = match &args[..] {
        [name, bytes] => {
            let bytes: usize = bytes.parse().expect("a number of bytes");
            let known = PATTERNS.iter().find(|p| p.0 == name);
            let &(_, before, repeated, after) = known.expect("a pattern of the list");
            let times = (bytes - before.len() - after.len()) / repeated.len();
            [before, &repeated.repeat(times), after].concat().into_bytes()
        }
        [file] => std::fs::read(file).expect("a file"),
        _ => return PATTERNS.iter().for_each(|p| println!("{}", p.0)),
    };
    let mut blocks = HtmlBlocks::default();
    blocks.parse(black_box(&page));
    black_box(blocks.text());
}
