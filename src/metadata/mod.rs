//! What the page says of the article: title, authors, dates and the rest, printed and hidden, and which of it is the article's own.
//!
//! The front end notes all that the head, attributes and JSON-LD say ([`Said`]); the segmenter finds what is printed. Here both
//! are brought together and judge each other: entries are ordered best first, and of each kind one is chosen, of authors and
//! keywords each. What nothing decides is left without a choice or a value: a wrong one is worse than none.

mod author;
mod day;
mod list;
pub(crate) mod order;
mod tag;
mod title;
mod words;

use alloc::vec::Vec;

use self::words::Words;
pub(crate) use self::words::writing;
use crate::block::BlockBuf;
use crate::block::html::said::{Property, Said, flag};
use crate::error::OutOfMemory;
use crate::segment::Segments;
use crate::span::Span;
use crate::text::grow::Grow;
use crate::types::{Metadata, MetadataKind, MetadataSource, SectionKind, Timestamp};

/// Entries of one kind that are looked at; a flood of them says nothing more.
const MOST: usize = 4096;

/// Buffers, kept from article to article.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scratch {
    /// What the page says, without what other articles of it say.
    said: Vec<Said>,
    names: Vec<(u64, Span, bool)>,
    words: Words,
    /// Normal forms of names of the site.
    sites: words::Forms,
    titles: title::Scratch,
    /// What is said of one kind: how good its place is, and where it is in `said`.
    order: Vec<(u8, usize)>,
    authors: author::Scratch,
    /// Titles of the page, to find its article by.
    heads: words::Forms,
}

/// Fills `out` with the entries of an article; spans of source [`MetadataSource::Page`] are of the text, others of the page.
pub(crate) fn read(
    input: &[u8],
    text: &[u8],
    blocks: &BlockBuf,
    segments: &Segments,
    orders: &order::Orders,
    scratch: &mut Scratch,
    out: &mut Vec<Metadata>,
) -> Result<(), OutOfMemory> {
    out.clear();
    choose_article(input, text, blocks, segments, scratch)?;
    resolve_references(input, blocks, scratch)?;
    scratch.sites.clear();
    title::name_sites(input, &scratch.said, &mut scratch.words, &mut scratch.sites)?;
    title::read(input, text, segments, scratch, out)?;
    author::read(input, text, segments, scratch, out)?;
    day::read((input, text), blocks, segments, orders, &scratch.said, out)?;
    list::read(input, scratch, out)
}

/// The first section of a kind.
fn first_of(segments: &Segments, kind: SectionKind) -> Option<Span> {
    segments.sections.iter().find(|s| s.kind == kind).map(|s| s.span)
}

/// Keeps what is said by the page and by the one article of JSON-LD that this page is about: the first whose title is the printed
/// or the page's; else the first.
fn choose_article(
    input: &[u8],
    text: &[u8],
    blocks: &BlockBuf,
    segments: &Segments,
    scratch: &mut Scratch,
) -> Result<(), OutOfMemory> {
    let all = &blocks.saying.said[..];
    let mut articles = all.iter().map(|s| s.article).filter(|&article| article > 0);
    let first = articles.next().unwrap_or(0);
    let article = match articles.all(|article| article == first) {
        true => first,
        false => about(input, text, all, segments, scratch)?.unwrap_or(first),
    };
    let said = &mut scratch.said;
    said.clear();
    let mut counts = [0; Property::ALL.len() + 1];
    for one in all {
        let count = &mut counts[one.property as usize];
        *count += 1;
        // What a part of a page says that is no article has been dropped but for the page's own.
        let of_page = one.article == 0
            && (one.source != MetadataSource::JsonLd || one.flags & flag::OF_PAGE != 0);
        if *count <= MOST && (of_page || one.article == article && article > 0) {
            said.grow(*one)?;
        }
    }
    Ok(())
}

/// The article of JSON-LD whose title is the printed or the page's.
fn about(
    input: &[u8],
    text: &[u8],
    all: &[Said],
    segments: &Segments,
    scratch: &mut Scratch,
) -> Result<Option<u16>, OutOfMemory> {
    let Scratch { words, heads: titles, .. } = scratch;
    titles.clear();
    if let Some(printed) = first_of(segments, SectionKind::Headline) {
        titles.push_text(&text[printed])?;
    }
    let heads = all.iter().filter(|s| s.property == Property::Title && s.article == 0).take(8);
    for head in heads {
        words.read(input, head)?;
        titles.push(words)?;
    }
    let named = all.iter().filter(|s| s.property == Property::Title && s.article > 0).take(64);
    for one in named {
        words.read(input, one)?;
        let form = words.form();
        if !form.is_empty() && titles.iter().any(|title| title.starts_with(form)) {
            return Ok(Some(one.article));
        }
    }
    Ok(None)
}

/// Puts the name of a thing in the place of its number: `"author": {"@id": "#ann"}`. Those that nothing names are dropped.
fn resolve_references(
    input: &[u8],
    blocks: &BlockBuf,
    scratch: &mut Scratch,
) -> Result<(), OutOfMemory> {
    let Scratch { said, names, .. } = scratch;
    if !said.iter().any(|s| s.flags & flag::REFERENCE != 0) {
        return Ok(());
    }
    names.clear();
    let hash = |span: Span| crate::text::hash::hash_of(&input[span]);
    let named = blocks.saying.named.iter().take(MOST);
    names.grow_by(named.map(|named| (hash(named.id), named.name, named.house)))?;
    names.sort_unstable_by_key(|name| (name.0, name.1.start));
    said.retain_mut(|one| {
        if one.flags & flag::REFERENCE == 0 {
            return true;
        }
        let wanted = hash(one.span);
        let at = names.partition_point(|name| name.0 < wanted);
        let Some(&(_, name, house)) = names.get(at).filter(|name| name.0 == wanted) else {
            return false;
        };
        one.span = name;
        one.flags &= !flag::REFERENCE;
        one.flags |= if house { flag::HOUSE } else { 0 };
        true
    });
    Ok(())
}

/// An entry with nothing more to say.
fn entry(kind: MetadataKind, source: MetadataSource, span: Span) -> Metadata {
    Metadata { kind, source, span, flags: 0, timestamp: Timestamp::NONE }
}
