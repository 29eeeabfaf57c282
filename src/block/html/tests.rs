//! Facts of blocks.

use super::*;
use crate::block::html::evidence::Evidence;
use crate::block::html::inside::{ABOVE, NEAR};
use crate::block::html::words::Group;
use crate::block::{BlockKind, Markup, Place};
use crate::html::element::hash;
use alloc::vec::Vec;

fn parse(page: &str) -> BlockBuf {
    let mut out = BlockBuf::default();
    super::parse(page.as_bytes(), &mut out).unwrap();
    out
}

fn has(set: u64, inside: Inside) -> bool {
    set >> inside as u32 & 1 == 1
}

fn evidence(block: &Block, evidence: Evidence) -> bool {
    block.markup.evidence >> evidence as u32 & 1 == 1
}

#[test]
fn context_is_of_the_whole_block_and_parts_of_any_piece() {
    let out = parse("<article><p>By <a rel=author href=x><b>Anna Lund</b></a></p></article><p>x");
    let [first, second] = &out.blocks[..] else { panic!("{:?}", out.blocks) };
    assert!(has(first.markup.context, Inside::Article));
    assert!(!has(first.markup.context, Inside::Link));
    assert!(
        has(first.markup.parts, Inside::Link) && has(first.markup.parts, Inside::AuthorProperty)
    );
    assert_eq!((first.markup.link, first.markup.bold), (9, 9));
    assert_eq!((second.markup.context, second.markup.link), (0, 0));
}

#[test]
fn links_end_where_the_next_begins_or_the_element_around_ends() {
    let out = parse("<p><a href=x>ab<a name=y>cd</p>ef<div><a href=z>gh</div>ij");
    let links: Vec<u32> = out.blocks.iter().map(|b| b.markup.link).collect();
    assert_eq!(links, [2, 0, 2, 0]);
}

#[test]
fn kinds_follow_the_nearest_element_that_has_one() {
    let page = "<h2><span>a</span></h2><ul><li>b<div>c</div></ul><blockquote><p>d</blockquote>\
        <figure><figcaption><p>e</figcaption></figure><table><td>f</table><pre>g</pre><div>h";
    let kinds: Vec<BlockKind> = parse(page).blocks.iter().map(|b| b.kind).collect();
    use BlockKind::*;
    assert_eq!(kinds, [Heading(2), ListItem, Paragraph, Quote, Caption, Cell, Pre, Paragraph]);
}

#[test]
fn words_near_and_above_are_told_apart() {
    let out =
        parse("<div id=comments><div class='thread x1'><div><div class=b><p class=entryText>a");
    let markup = &out.blocks[0].markup;
    let comment = Group::Comment as u32;
    assert_eq!(markup.context >> (ABOVE + comment) & 1, 1);
    assert_eq!(markup.context >> (NEAR + comment) & 1, 0);
    let body = Group::Body as u32;
    assert_eq!(markup.context >> (NEAR + body) & 1, 1, "text is among the words of entryText");
    assert_eq!(markup.classes[..3], [hash(b"entry"), hash(b"text"), 0]);
    assert_eq!(markup.classes[3..], [hash(b"thread"), 0, 0, hash(b"comments"), 0]);
}

#[test]
fn items_of_a_list_share_a_path() {
    let out =
        parse("<ul class=thread><li class='item odd'>a<li class='item even'>b<li class=ad>c</ul>");
    let paths: Vec<u32> = out.blocks.iter().map(|b| b.markup.path).collect();
    assert_eq!(paths[0], paths[1]);
    assert_ne!(paths[1], paths[2]);
}

#[test]
fn an_item_like_the_last_has_its_facts_and_no_other_has() {
    let item = "<li class='item odd'><b>a</b>";
    let list =
        ["<ul class=thread>", item, item, "<li class=ad>a", item, "</ul><nav>", item].concat();
    let blocks = parse(&list).blocks;
    // Where it stands beside the one before is of each block alone.
    let markups: Vec<_> =
        blocks.iter().map(|b| Markup { place: Place::default(), ..b.markup }).collect();
    assert_eq!(markups[0], markups[1]);
    assert_ne!(markups[1], markups[2]);
    assert_eq!(markups[3], markups[0]);
    assert!(has(markups[4].context, Inside::Nav) && !has(markups[3].context, Inside::Nav));
    assert_ne!(markups[4].classes, markups[3].classes, "the list around it is another");
}

#[test]
fn open_graph_and_microdata_are_evidence() {
    let out = parse(
        r#"<meta property="og:title" content="Graben bridge reopens"><meta property="og:description"
        content="After two weeks"><meta property="article:published_time" content="2021-03-04T05:06:07Z">
        <div itemscope itemtype="https://schema.org/NewsArticle"><div itemprop=headline>Graben bridge reopens</div>
        <span itemprop=author>Anna Lund</span><p>After two weeks</p><div itemprop=datePublished>4 March</div>
        <div itemprop=articleBody><p>Cars cross</p></div><div itemprop=comment>Good</div></div>"#,
    );
    let [headline, author, deck, date, body, comment] = &out.blocks[..] else {
        panic!("{:?}", out.blocks)
    };
    assert!(evidence(headline, Evidence::IsHeadline) && evidence(deck, Evidence::IsDescription));
    for (block, property) in [
        (headline, Inside::HeadlineProperty),
        (author, Inside::AuthorProperty),
        (date, Inside::DateProperty),
        (body, Inside::BodyProperty),
        (comment, Inside::CommentProperty),
    ] {
        assert!(has(block.markup.context, property), "{property:?}");
        assert!(!has(deck.markup.context, property), "{property:?}");
    }
}

#[test]
fn what_is_hidden_from_some_readers_is_marked() {
    let out =
        parse("<div aria-hidden=true><p>a</div><div aria-hidden=false>b</div><nav role=main>c");
    let set: Vec<bool> =
        out.blocks.iter().map(|b| has(b.markup.context, Inside::AriaHidden)).collect();
    assert_eq!(set, [true, false, false]);
    assert!(has(out.blocks[2].markup.context, Inside::Main));
}

#[test]
fn pictures_that_load_late_show_no_text() {
    let out = parse(
        "<figure><img data-src=x alt=A><noscript><img src=x alt=A><p>Turn on scripts</p></noscript>\
        <figcaption>b <span class=credit>c</span></figcaption></figure>",
    );
    let [caption] = &out.blocks[..] else { panic!("{:?}", out.blocks) };
    assert_eq!(caption.kind, BlockKind::Caption);
    assert!(has(caption.markup.context, Inside::Figure));
}

#[test]
fn metadata_is_evidence() {
    let out = parse(
        r#"<title>Graben bridge reopens - The Daily Tern</title><meta name=author content="Anna Lund">
        <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Graben bridge\u2019s opening",
        "datePublished": "2021-03-04T05:06:07Z", "description": "After two weeks"}</script>
        <h1>Graben bridge&rsquo;s opening</h1><p>By Anna Lund</p><time datetime="2021-03-04">4 March</time>
        <p>The Daily Tern</p><p>Other text</p>"#,
    );
    let [headline, byline, date, site, other] = &out.blocks[..] else { panic!("{:?}", out.blocks) };
    assert!(evidence(headline, Evidence::IsHeadline) && evidence(headline, Evidence::LikeHeadline));
    assert!(evidence(byline, Evidence::HoldsAuthor) && !evidence(byline, Evidence::IsAuthor));
    assert!(evidence(date, Evidence::HasDate) && evidence(date, Evidence::IsPublished));
    assert!(evidence(site, Evidence::InTitle));
    assert_eq!(other.markup.evidence, 0);
}

#[test]
fn the_buffer_keeps_nothing_of_the_page_before() {
    let mut out = parse("<title>a page</title><div><b><p hidden>Some text");
    super::parse(b"x", &mut out).unwrap();
    let mut fresh = BlockBuf::default();
    super::parse(b"x", &mut fresh).unwrap();
    assert_eq!((out.blocks, out.text, out.runs), (fresh.blocks, fresh.text, fresh.runs));
    assert_eq!(out.meta, fresh.meta);
}

#[test]
fn a_tag_that_only_ends_its_twin_is_as_any_other() {
    // With another blank in each, no two tags are written alike.
    let unlike = |page: &str| {
        let pieces = page.split_inclusive('>').enumerate();
        let unlike = pieces.map(|(i, piece)| piece.replace('>', &(" ".repeat(i % 7) + ">")));
        unlike.collect::<alloc::string::String>()
    };
    for page in [
        "<ul><li class=x>a<li class=x>b<li>c<li>d",
        "<p>a<p>b<p hidden>c<p hidden>d<p>e",
        "<b><p>a</b><p>b<p>c",
        "<h1>a<h1>b<h2>c<h2>d",
        "<a href=x>a<a href=x>b<p><a href=x>c<a href=x>d",
        "<svg><desc><li>a<li>b</svg><li>c<li>d",
        "<table><tr><td>a<td>b<tr><tr><td>c",
        "<button>a<button>b<p>c<p>d",
    ] {
        let facts = |page: &str| {
            let found = parse(page);
            let blocks = found.blocks.iter().map(|b| (found.text[b.span.range()].to_vec(), *b));
            blocks.collect::<Vec<_>>()
        };
        assert_eq!(facts(page), facts(&unlike(page)), "{page}");
    }
    let deep = [&"<li>a".repeat(3)[..], &"<div>".repeat(300), &"<li>b".repeat(3)].concat();
    assert_eq!(parse(&deep).blocks, parse(&unlike(&deep)).blocks);
}
