//! The lexer against html5gum: the same tags in the same order, with the same text between them.

use copydesk::{Format, decode};
use proptest::prelude::*;

#[path = "common/pages.rs"]
mod pages;

#[path = "common/html5gum.rs"]
mod oracle;

use oracle::{Piece, assert_agree, ours, resolve, theirs};

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
            eprintln!(
                "{name}: differs at {:?} {:?}",
                ours.get(equal.len()),
                theirs.get(equal.len())
            );
        }
    }
    eprintln!("{same} of {all} pieces of text agree");
    assert!(same * 1000 >= all * 999, "{same} of {all}");
}

#[test]
fn agrees_on_hard_cases() {
    for input in [
        "<a/b/c= d>e",
        "<a =b='>'>c",
        "<a b\"='>'>c",
        "<a b=c\"d>e",
        "<a\0b\0>c\0d",
        "</a b='>'>c",
        "<!-- a -- > b --!> c",
        "<!--><!---><!--a--!>b<!--!>c-->d",
        "<!----!>a<!---!>b-->c",
        "<!doctype a \"b>c\">d",
        "<![CDATA[a>b]]>c",
        "<?a>b?>c",
        "</ a>b</>c<>d",
        "<",
        "</",
        "</a",
        "a<b c",
        "<title>a&amp;b</title x>c",
        "<textarea></textareax></textarea/>b",
        "<script><!--<script></script>a--></script>b",
        "<script><!--</script>a",
        "<script><!--<script>--></script>b",
        "<script><!-- - -- --- </script a><b>",
        "<style><!--</style>--></style>a",
        "<xmp><b></xmp>a",
        "a\r\nb\rc&#13;d",
        "&amp&AMP;&ampx&notit;&notin;&not;&#x80;&#xD800;&#0;&#1114112;&#x;&#;&;&",
        "<noscript><p></noscript>a<iframe><p></iframe>b",
    ] {
        assert_agree(input.as_bytes());
    }
}

/// Pieces that fit together badly.
const SOUP: &[&str] = &[
    "<",
    ">",
    "/",
    "!",
    "-",
    "--",
    "<!--",
    "-->",
    "--!>",
    "<!",
    "<?",
    "</",
    "=",
    "\"",
    "'",
    " ",
    "\n",
    "a",
    "b",
    "x=",
    "<a",
    "</a>",
    "<b c=d>",
    "<br/>",
    "<script>",
    "</script>",
    "<script ",
    "</script",
    "<style>",
    "</style>",
    "<title>",
    "</title>",
    "<textarea>",
    "</textarea ",
    "<noscript>",
    "</noscript>",
    "<xmp>",
    "</xmp>",
    "&",
    "&amp",
    "&amp;",
    "&#",
    "&#x2",
    ";",
    "&not",
    "in;",
    "é",
    "\0",
    "<!doctype ",
    "<![CDATA[",
    "]]>",
    "<svg>",
    "</svg>",
    "\r",
    "\r\n",
    "<p>",
    "</p>",
    "<table><td>",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn agrees_on_soup(pieces in prop::collection::vec(prop::sample::select(SOUP), 0..40)) {
        assert_agree(pieces.concat().as_bytes());
    }
}

#[test]
fn references_agree_with_decode() {
    assert_eq!(
        decode(b"&notit;&eacute;", Format::Html),
        String::from_utf8_lossy(&resolve(b"&notit;&eacute;"))
    );
}
