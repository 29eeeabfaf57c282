//! Rules of the article as a whole, after the model: a deck needs a body, a wire's dateline opens one, what somebody says in
//! an interview is none of its headings, and a second copy of the article is furniture.

use alloc::vec::Vec;

use super::facts::{Facts, LoneName};
use super::label::{self, HEADLINE};
use crate::block::ends::Ends;
use crate::block::html::Inside;
use crate::block::{Block, BlockKind};
use crate::error::OutOfMemory;
use crate::grammar::{authors, form};
use crate::line::facts::Edge;
use crate::span::Span;
use crate::text::grow::Grow;
use crate::types::SectionKind;

const BODY: u8 = label::of(SectionKind::Body);
const DECK: u8 = label::of(SectionKind::Deck);
const BYLINE: u8 = label::of(SectionKind::Byline);
const CAPTION: u8 = label::of(SectionKind::Caption);
const DATELINE: u8 = label::of(SectionKind::Dateline);
const RELATED: u8 = label::of(SectionKind::Related);
const SUBHEADING: u8 = label::of(SectionKind::Subheading);
const BOILERPLATE: u8 = label::of(SectionKind::Boilerplate);

/// Words of a paragraph.
const PROSE: u32 = 12;

/// Corrects the labels of an article.
#[inline(never)]
pub(super) fn settle(
    text: &[u8],
    blocks: &[Block],
    facts: &[Facts],
    labels: &mut [u8],
    copies: &mut Vec<(u32, u32)>,
) -> Result<(), OutOfMemory> {
    needs_body(text, blocks, facts, labels);
    needs_headline(text, blocks, facts, labels);
    for at in 1..labels.len() {
        let short = matches!(labels[at], SUBHEADING | BYLINE | DECK | CAPTION);
        if short && is_spoken(text, blocks, labels, at) {
            labels[at] = BODY;
        }
    }
    entry_times(text, blocks, labels);
    headline_again(text, blocks, labels);
    for at in 1..labels.len() {
        let line = &text[blocks[at].span];
        match labels[at] {
            BODY if facts[at].line.words < 40 && is_contribution(line) => labels[at] = BYLINE,
            // "end of list"
            SUBHEADING
                if matches!(labels[at - 1], RELATED | BOILERPLATE)
                    && !matches!(blocks[at].kind, BlockKind::Heading(_))
                    && facts[at].line.seen < 5
                    && line[0].is_ascii_lowercase() =>
            {
                labels[at] = BOILERPLATE;
            }
            _ => {}
        }
    }
    lists_of_names(blocks, facts, labels);
    markdown(text, blocks, labels);
    second_copy(text, blocks, facts, labels, copies)
}

/// A deck is the deck of something. Without a body it is the story itself; with one, a wire's dateline opens that.
fn needs_body(text: &[u8], blocks: &[Block], facts: &[Facts], labels: &mut [u8]) {
    let bodiless = !labels.contains(&BODY);
    for at in 0..labels.len() {
        if facts[at].line.words < PROSE {
            continue;
        }
        let opens = || opens_body(&text[blocks[at].span]);
        let story = match labels[at] {
            DECK => bodiless || opens(),
            SUBHEADING | CAPTION | BOILERPLATE | DATELINE | BYLINE => bodiless && opens(),
            _ => false,
        };
        if story {
            labels[at] = BODY;
        }
    }
}

/// What stands above all else of an article that has no headline is none's deck, and no byline if it names nobody.
fn needs_headline(text: &[u8], blocks: &[Block], facts: &[Facts], labels: &mut [u8]) {
    let first = labels.iter().position(|&label| label != BOILERPLATE && label != DATELINE);
    let Some(first) = first else { return };
    if labels.contains(&HEADLINE) || !labels[first..].contains(&BODY) {
        return;
    }
    let line = &facts[first].line;
    let unsigned = || {
        line.seen > 2
            && line.time.is_none()
            && facts[first].forms & form::BYLINE_SURE == 0
            && !is_signed(&text[blocks[first].span])
    };
    if labels[first] == DECK || labels[first] == BYLINE && unsigned() {
        labels[first] = HEADLINE;
    }
}

/// Whether a line names authors.
fn is_signed(line: &[u8]) -> bool {
    let mut named = false;
    authors::authors(line, &Ends::default(), |_: Span, _| named = true);
    named
}

/// Whether a line begins as copy of a wire does: "GRABEN, March 4 (NNA) - The board", "Graben (nna) – ", "GRABEN — ".
fn opens_body(line: &[u8]) -> bool {
    const DASHES: [&[u8]; 6] =
        [b" - ", " – ".as_bytes(), " — ".as_bytes(), b" -- ", b" _ ", b"-- "];
    let look = &line[..line.len().min(80)];
    let is_loud = |b: &u8| b.is_ascii_uppercase() || matches!(b, b' ' | b'.' | b'-' | b'\'');
    let loud = look.iter().take_while(|b| is_loud(b)).count();
    if loud <= 3 && memchr::memchr(b')', look).is_none() {
        return false;
    }
    let dash = DASHES.iter().filter_map(|dash| memchr::memmem::find(look, dash)).min();
    let Some(place) = dash.map(|at| &line[..at]) else { return false };
    let upper = loud.min(place.len());
    let shouted = upper > 3 && place.first().is_some_and(u8::is_ascii_uppercase);
    let words = place.split(|b| *b == b' ').count();
    let agency = place.ends_with(b")")
        && memchr::memrchr(b'(', place).is_some_and(|at| at > 2 && place.len() - at < 24);
    let capital = place.first().is_some_and(|b| !b.is_ascii_lowercase());
    capital
        && words <= 9
        && (agency
            || shouted
                && (upper == place.len()
                    || place.get(upper - 1) == Some(&b' ')
                    || place[upper] == b','))
}

/// Whether a short block is part of what is said: the name under a quotation, "[Applause]", the line of a speaker whose
/// name begins other paragraphs too.
fn is_spoken(text: &[u8], blocks: &[Block], labels: &[u8], at: usize) -> bool {
    /// Blocks around that are looked at.
    const NEAR: usize = 8;
    let line = &text[blocks[at].span];
    let is_in = |at: usize, what: Inside| blocks[at].markup.context & 1 << what as u32 != 0;
    let quoted = |at: usize| is_in(at, Inside::Quote);
    let figure = is_in(at, Inside::Figure);
    // A figure may hold a quotation, and say whose it is where others have a caption.
    if quoted(at) && figure {
        return true;
    }
    let below = quoted(at)
        || figure && is_in(at - 1, Inside::Figure) && !blocks[at].markup.place.below_image;
    if below && quoted(at - 1) && labels[at - 1] == BODY && line.len() < 200 {
        return true;
    }
    if labels[at] != SUBHEADING || matches!(blocks[at].kind, BlockKind::Heading(_)) {
        return false;
    }
    let body = |at: usize| labels.get(at) == Some(&BODY);
    let name = |at: usize| blocks.get(at).and_then(|block| speaker(&text[block.span]));
    let bracketed = matches!(line, [b'(', .., b')'] | [b'[', .., b']']) && line.len() < 40;
    if bracketed {
        return body(at - 1) && (body(at + 1) || name(at + 1).is_some());
    }
    let Some(own) = name(at) else { return false };
    let around =
        || (at.saturating_sub(NEAR)..blocks.len().min(at + NEAR)).filter(|&other| other != at);
    let said = |other: &usize| matches!(labels[*other], BODY | SUBHEADING);
    let again = around().filter(said).filter(|&other| name(other) == Some(own)).count();
    let answered = around().any(|other| body(other) && name(other).is_some());
    answered && again > usize::from(!line.ends_with(b"?"))
}

/// The name that a line of an interview begins with: "BRANDT: ". "Q: " begins headings as well.
fn speaker(line: &[u8]) -> Option<&[u8]> {
    let look = &line[..line.len().min(40)];
    let colon = memchr::memchr_iter(b':', look).find(|&at| look.get(at + 1) == Some(&b' '))?;
    let name = &line[..colon];
    let spaces = name.iter().filter(|b| **b == b' ').count();
    (name.len() > 2 && spaces <= 2 && !name[0].is_ascii_lowercase()).then_some(name)
}

/// "Ann Lund and Bo Dahl contributed to this report."
fn is_contribution(line: &[u8]) -> bool {
    const ENDS: [&[u8]; 6] = [
        b" contributed reporting",
        b" contributed to this report",
        b" contributed to this story",
        b" contributed to this article",
        b" contributed to the report",
        b" contributed research",
    ];
    let line = line.strip_suffix(b".").unwrap_or(line);
    let ends = [&b"reporting"[..], b"report", b"story", b"article", b"research"];
    if !matches!(line.last(), Some(b'g' | b't' | b'y' | b'e' | b'h'))
        || !ends.iter().any(|end| line.ends_with(end))
    {
        return false;
    }
    ENDS.iter().any(|end| line.ends_with(end)) && is_signed(line)
}

/// The times of the entries of a live blog: two or more lines of a time of day alone, each above text.
fn entry_times(text: &[u8], blocks: &[Block], labels: &mut [u8]) {
    let is_entry = |labels: &[u8], at: usize| {
        matches!(labels[at], BODY | SUBHEADING | BOILERPLATE)
            && text[blocks[at].span].first().is_some_and(u8::is_ascii_digit)
            && matches!(labels.get(at + 1), Some(&(BODY | SUBHEADING)))
            && is_clock(&text[blocks[at].span])
    };
    let first = labels.iter().position(|&label| label == HEADLINE).map_or(0, |at| at + 1);
    if (first..labels.len()).filter(|&at| is_entry(labels, at)).take(2).count() < 2 {
        return;
    }
    for at in first..labels.len() {
        if is_entry(labels, at) {
            labels[at] = DATELINE;
        }
    }
}

/// "21:04", "9.15 p.m.", "18h30", "16:20 GMT", "7:05 Uhr".
fn is_clock(line: &[u8]) -> bool {
    let digits = |text: &[u8]| text.iter().take_while(|b| b.is_ascii_digit()).count();
    let hour = digits(line);
    let Some((sign, rest)) = line.get(hour..).and_then(<[u8]>::split_first) else { return false };
    let minutes = digits(rest);
    let rest = rest[minutes..].trim_ascii();
    (1..=2).contains(&hour)
        && matches!(sign, b':' | b'.' | b'h')
        && minutes == 2
        && rest.len() <= 5
        && rest.iter().all(|b| b.is_ascii_alphabetic() || *b == b'.')
}

/// The headline that is printed again is no heading of the text.
fn headline_again(text: &[u8], blocks: &[Block], labels: &mut [u8]) {
    let Some(headline) = labels.iter().position(|&label| label == HEADLINE) else { return };
    let words = &text[blocks[headline].span];
    for at in headline + 1..labels.len() {
        let same = blocks[at].span.len() == words.len() && &text[blocks[at].span] == words;
        if same && matches!(labels[at], SUBHEADING | DECK) {
            labels[at] = BOILERPLATE;
        }
    }
}

/// Three or more bylines in a row amid the body are a list of names, and so are in plain text two or more names under a line that
/// announces them: on pages such lines are products as well.
fn lists_of_names(blocks: &[Block], facts: &[Facts], labels: &mut [u8]) {
    let is_name = |at: usize| {
        let (fact, len) = (&facts[at], blocks[at].span.len() - usize::from(blocks[at].bullet));
        let line = &fact.line;
        let words = (2..=4).contains(&line.seen) && line.phrases.any == 0;
        words
            && blocks[at].markup.depth == 0
            && (line.capitalised + line.capitals) * 2 >= line.seen
            && fact.forms == fact.forms & form::BYLINE
            && fact.name == LoneName::Name(len.min(255) as u8)
    };
    for at in 1..labels.len() {
        let announced =
            matches!(labels[at - 1], BODY | SUBHEADING) && facts[at - 1].line.end == Edge::Colon;
        if !announced || facts[at - 1].line.seen < 3 {
            continue;
        }
        let listed = |&at: &usize| matches!(labels[at], BYLINE | BOILERPLATE) && is_name(at);
        let end = at + (at..labels.len()).take_while(listed).count();
        if end - at >= 2 {
            labels[at..end].fill(BODY);
        }
    }
    let mut at = 1;
    while at < labels.len() {
        let bare = |at: &usize| labels[*at] == BYLINE && facts[*at].line.time.is_none();
        let end = (at..labels.len()).take_while(bare).last().map_or(at, |last| last + 1);
        let sure = facts[at..end].iter().any(|fact| fact.forms & form::BYLINE_SURE != 0);
        if end - at >= 3 && labels[at - 1] == BODY && !sure {
            labels[at..end].fill(BODY);
        }
        at = end.max(at + 1);
    }
}

/// Headings and rows of tables in Markdown.
fn markdown(text: &[u8], blocks: &[Block], labels: &mut [u8]) {
    if blocks.first().is_none_or(|block| block.markup.depth > 0) {
        return;
    }
    let row = |line: &[u8]| {
        matches!(line, [b'|', .., b'|']) && memchr::memchr_iter(b'|', line).count() > 2
    };
    let mut table = false;
    for at in 0..blocks.len() {
        let line = &text[blocks[at].span];
        if !matches!(line.first(), Some(b'#' | b'|')) {
            table = false;
            continue;
        }
        let marks = line.iter().take(7).take_while(|b| **b == b'#').count();
        if (2..=6).contains(&marks) && line.get(marks) == Some(&b' ') && labels[at] != HEADLINE {
            labels[at] = SUBHEADING;
        }
        let rule =
            |line: &[u8]| row(line) && line.iter().all(|b| matches!(b, b'|' | b'-' | b':' | b' '));
        let next = blocks.get(at + 1).filter(|next| next.gap == 0);
        table = row(line) && (table || next.is_some_and(|next| rule(&text[next.span])));
        if table && !rule(line) {
            labels[at] = BODY;
        }
    }
}

/// Pages print the article a second time for printers and small screens. One copy is the article: the first, but for one that
/// stands above the headline or has no byline; the other is furniture.
fn second_copy(
    text: &[u8],
    blocks: &[Block],
    facts: &[Facts],
    labels: &mut [u8],
    copies: &mut Vec<(u32, u32)>,
) -> Result<(), OutOfMemory> {
    /// Paragraphs and words of a copy.
    const LEAST: usize = 2;
    const WORDS: u32 = 60;
    /// Blocks above its paragraphs that may be its byline.
    const HEAD: usize = 8;
    let line = |at: u32| &text[blocks[at as usize].span];
    let words = |at: u32| facts[at as usize].line.words;
    let is_prose = |at: &u32| labels[*at as usize] == BODY && words(*at) >= PROSE;
    copies.clear();
    copies.grow_by(
        (0..labels.len() as u32).filter(is_prose).map(|at| (facts[at as usize].line.hash, at)),
    )?;
    if copies.len() < 2 * LEAST {
        return Ok(());
    }
    copies.sort_unstable();
    // Pairs of an original and its copy: of equal ones, which stand together now, the first two.
    let (mut equals, mut pairs) = (0, 0);
    for i in 1..copies.len() {
        let (before, this) = (copies[i - 1], copies[i]);
        let equal = before.0 == this.0 && line(before.1) == line(this.1);
        equals = if equal { equals + 1 } else { 0 };
        if equals == 1 {
            copies[pairs] = (before.1, this.1);
            pairs += 1;
        }
    }
    copies.truncate(pairs);
    if pairs < LEAST {
        return Ok(());
    }
    copies.sort_unstable();
    let (original, copy) =
        (copies[0].0..copies[pairs - 1].0 + 1, copies[0].1..copies[pairs - 1].1 + 1);
    // The one ends before the other begins, and both have one order: an article may repeat a line, and a list many.
    let ordered = copies.windows(2).all(|pair| pair[0].1 < pair[1].1) && original.end <= copy.start;
    let all: u32 = original.clone().filter(is_prose).map(words).sum();
    let equal: u32 = copies.iter().map(|pair| words(pair.0)).sum();
    if !ordered || equal < WORDS || equal * 3 < all * 2 {
        return Ok(());
    }
    let labelled = |range: core::ops::Range<u32>, label: u8| {
        labels[range.start as usize..range.end as usize].contains(&label)
    };
    let (between, above) = (original.end..copy.start, 0..original.start);
    let own = |label| labelled(between.clone(), label) && !labelled(above.clone(), label);
    let second = own(HEADLINE) || !labelled(above.clone(), HEADLINE) && own(BYLINE);
    // What has a byline of its own is another version.
    let other = |at: &u32| {
        labels[*at as usize] == BYLINE && !above.clone().any(|first| line(first) == line(*at))
    };
    if !second && between.clone().rev().take(HEAD).any(|at| other(&at)) {
        return Ok(());
    }
    let furniture = if second { original.clone() } else { copy.clone() };
    let head = if second { above } else { between };
    for at in furniture {
        labels[at as usize] = BOILERPLATE;
    }
    for at in head.end.saturating_sub(HEAD as u32).max(head.start)..head.end {
        let other = if second { original.end..copy.start } else { 0..original.start };
        let same =
            |other: u32| labels[other as usize] == labels[at as usize] && line(other) == line(at);
        let head =
            matches!(labels[at as usize], SUBHEADING | BYLINE | DATELINE | DECK | CAPTION | BODY);
        if head && other.into_iter().rev().take(4 * HEAD).any(same) {
            labels[at as usize] = BOILERPLATE;
        }
    }
    Ok(())
}
