//! The article's title, without the name of the site.

use alloc::string::String;
use alloc::vec::Vec;

use super::words::{Forms, Words};
use super::{Scratch as Buffers, entry, first_of};
use crate::block::html::said::{Property, Said, flag};
use crate::error::OutOfMemory;
use crate::segment::Segments;
use crate::span::Span;
use crate::text::grow::Grow;
use crate::types::{Metadata, MetadataKind, MetadataSource, SectionKind};

/// Titles that are looked at.
const MOST: usize = 32;
/// What a broken title's place is worse by.
const BROKEN: u8 = 16;
/// Letters of a site's name that must stand in a part of a title before it is taken for that name.
const SITE: usize = 3;
/// Letters of the longest name of a site.
const LONGEST_SITE: usize = 40;
/// Search engines show titles of JSON-LD up to so many characters; longer ones are cut by some systems.
const CUT: usize = 100;

/// Collects the names of the site: what the page calls its publisher, and the labels of its host.
pub(super) fn name_sites(
    input: &[u8],
    said: &[Said],
    words: &mut Words,
    sites: &mut Forms,
) -> Result<(), OutOfMemory> {
    for one in said.iter().filter(|s| s.property == Property::Publisher).take(16) {
        words.read(input, one)?;
        // Some pages put the article's title there.
        if words.form().chars().count() <= LONGEST_SITE {
            sites.push(words)?;
        }
    }
    for one in said.iter().filter(|s| s.property == Property::Url).take(8) {
        if let Some(host) = host(&input[one.span]) {
            sites.push_text(host)?;
            // "golem.de" signs as "Golem" too.
            let mut labels = host.rsplit(|b| *b == b'.').skip(1).filter(|label| label.len() > SITE);
            if let Some(name) = labels.next() {
                sites.push_text(name)?;
            }
        }
    }
    Ok(())
}

/// The host of an address, without "www.".
fn host(address: &[u8]) -> Option<&[u8]> {
    let rest = address.trim_ascii();
    let rest = rest.strip_prefix(b"https://").or_else(|| rest.strip_prefix(b"http://"))?;
    let host = rest.split(|b| matches!(b, b'/' | b'?' | b'#' | b':')).next()?;
    let host = host.strip_prefix(b"www.").unwrap_or(host);
    (!host.is_empty()).then_some(host)
}

/// Buffers, kept from article to article.
#[derive(Debug, Clone, Default)]
pub(super) struct Scratch {
    found: Vec<Candidate>,
    /// Titles of tags and strings.
    read: Vec<Words>,
    /// Normal forms of the candidates.
    forms: Forms,
    /// Normal forms of all titles with the site's name.
    wholes: Forms,
    form: String,
}

/// A title that something names, and how good its place is.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    place: u8,
    source: MetadataSource,
    span: Span,
    /// Its number among the forms.
    form: usize,
    /// It breaks off.
    is_cut: bool,
}

/// Adds all titles, best first, without the site's name; the first is chosen.
pub(super) fn read(
    input: &[u8],
    text: &[u8],
    segments: &Segments,
    buffers: &mut Buffers,
    out: &mut Vec<Metadata>,
) -> Result<(), OutOfMemory> {
    let Buffers { said, words, sites, titles: scratch, .. } = buffers;
    let Scratch { found, read, forms, wholes, form } = scratch;
    found.clear();
    forms.clear();
    wholes.clear();
    if let Some(span) = first_of(segments, SectionKind::Headline) {
        words.read_text(&text[span])?;
        if wholes.push(words)? && forms.push(words)? {
            let source = MetadataSource::Page;
            found.grow(Candidate { place: 2, source, span, form: 0, is_cut: false })?;
        }
    }
    let titles =
        |s: &&Said| s.property == Property::Title || s.property == Property::Name && s.article > 0;
    let mut count = 0;
    for one in said.iter().filter(titles).take(MOST) {
        if read.len() == count {
            read.grow(Words::default())?;
        }
        read[count].read(input, one)?;
        wholes.push(&read[count])?;
        count += 1;
    }
    for (one, words) in said.iter().filter(titles).zip(&read[..count]) {
        let (from, to) = without_site(words, sites, wholes, form)?;
        words.form_of(from, to, form)?;
        if form.is_empty() || sites.iter().any(|site| site == form) {
            continue;
        }
        let is_cut = to - from >= CUT || ends_open(words, to);
        let start = one.span.start + words.chars[from].1;
        let end = one.span.start + words.chars[to - 1].2;
        let place = match (one.source, one.rank) {
            (MetadataSource::JsonLd, 1) if one.flags & flag::OF_PAGE == 0 => 0,
            (MetadataSource::JsonLd, _) => 5,
            (_, rank) => [1, 1, 3, 3, 4][usize::from(rank.min(4))],
        };
        forms.push_form(form)?;
        let span = Span::new(start, end);
        let form = found.len();
        found.grow(Candidate { place, source: one.source, span, form, is_cut })?;
    }
    // A title that breaks off where another goes on is not the one to show.
    for candidate in found.iter_mut().filter(|c| c.is_cut) {
        let cut = forms.get(candidate.form);
        if forms.iter().any(|form| form.len() > cut.len() && form.starts_with(cut)) {
            candidate.place += BROKEN;
        }
    }
    found.sort_unstable_by_key(|c| (c.place, c.form));
    for (rank, Candidate { source, span, .. }) in found.iter().enumerate() {
        let flags = if rank == 0 { Metadata::CHOSEN } else { 0 };
        out.grow(Metadata { flags, ..entry(MetadataKind::Title, *source, *span) })?;
    }
    Ok(())
}

fn ends_open(words: &Words, to: usize) -> bool {
    let mut end = words.chars[..to].iter().rev().map(|c| c.0);
    let last = end.next();
    last == Some('\u{2026}') || last == Some('.') && end.take(2).eq(['.', '.'])
}

/// Which characters of a title are left without the names of the site at its ends, each parted by a dash, a bar or the like.
///
/// A part is the site's if it names the site, or if what is left is a title that stands elsewhere on the page too.
fn without_site(
    words: &Words,
    sites: &Forms,
    wholes: &Forms,
    form: &mut String,
) -> Result<(usize, usize), OutOfMemory> {
    let chars = &words.chars[..];
    let (mut from, mut to) = trimmed(chars, 0, chars.len());
    loop {
        let last = parts(chars, from, to).last();
        let first = parts(chars, from, to).next();
        let (Some((end, after)), Some((before, begin))) = (last, first) else {
            return Ok((from, to));
        };
        words.form_of(after, to, form)?;
        if is_site(form, sites) || is_whole(words, from, end, wholes, form)? {
            (from, to) = trimmed(chars, from, end);
            continue;
        }
        words.form_of(from, before, form)?;
        if is_site(form, sites)
            || is_bar(chars, before) && is_whole(words, begin, to, wholes, form)?
        {
            (from, to) = trimmed(chars, begin, to);
            continue;
        }
        return Ok((from, to));
    }
}

/// Whether these characters are a title that stands elsewhere.
fn is_whole(
    words: &Words,
    from: usize,
    to: usize,
    wholes: &Forms,
    form: &mut String,
) -> Result<bool, OutOfMemory> {
    words.form_of(from, to, form)?;
    Ok(form.chars().count() > 2 * SITE && wholes.iter().any(|whole| whole == form))
}

fn is_bar(chars: &[(char, u32, u32)], at: usize) -> bool {
    chars[at..].iter().take(2).any(|c| c.0 == '|')
}

fn is_site(form: &str, sites: &Forms) -> bool {
    form.len() >= SITE
        && sites.iter().any(|site| {
            site == form
                || site.len() > SITE && form.len() <= 4 * site.len() && form.starts_with(site)
                || form.len() > SITE && site.len() <= 4 * form.len() && site.starts_with(form)
        })
}

/// The places between parts: where the separator begins, and what follows it.
fn parts(
    chars: &[(char, u32, u32)],
    from: usize,
    to: usize,
) -> impl Iterator<Item = (usize, usize)> + '_ {
    (from + 1..to.saturating_sub(1)).filter_map(move |at| {
        let spaced = chars[at - 1].0.is_whitespace() && chars[at + 1].0.is_whitespace();
        let separates = match chars[at].0 {
            '|' => true,
            '-' | '\u{2013}' | '\u{2014}' | ':' | '\u{b7}' | '\u{2022}' | '\u{bb}' | '\u{ab}'
            | '/' => spaced,
            _ => false,
        };
        separates.then_some((at, at + 1))
    })
}

fn trimmed(chars: &[(char, u32, u32)], mut from: usize, mut to: usize) -> (usize, usize) {
    while from < to && chars[from].0.is_whitespace() {
        from += 1;
    }
    while from < to && chars[to - 1].0.is_whitespace() {
        to -= 1;
    }
    (from, to)
}
