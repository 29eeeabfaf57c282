//! Labelled HTML pages: labels from aligned text, or as far as gold body, headline, author and date tell them.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use std::io::{Read, Result};
use std::path::Path;

use super::align::{align, words};
use super::folds::Origin;
use super::page::{ANY, Page, bit, kind};
use crate::block::html::inside::{ABOVE, Inside, NEAR};
use crate::block::html::words::Group;
use crate::block::{Block, BlockBuf, BlockKind, html};
use crate::grammar::byline;
use crate::line::{cue, furniture};
use crate::model::net::{Net, Scratch};
use crate::segment;
use crate::segment::label::{COMMENT_START, THREAD};
use crate::span::Span;
use crate::text::grow::enough;
use crate::time::find;
use crate::types::SectionKind as Kind;

/// A page of HTML, its blocks, and for each the set of labels it may have.
pub(crate) struct HtmlPage {
    pub(crate) origin: Origin,
    pub(crate) buf: BlockBuf,
    pub(crate) allowed: Vec<u16>,
    /// Its labels are known only as far as gold body, headline, author and date tell them.
    pub(crate) in_part: bool,
}

/// Reads `{id, html, blocks: [{kind, text}]}` or `{id, html, gold_body, gold_headline, gold_author, gold_date}`.
pub(crate) fn read(path: &str) -> Result<Vec<HtmlPage>> {
    let folder = Path::new(path).parent().unwrap_or(Path::new(""));
    let mut pages = Vec::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let row: serde_json::Value = serde_json::from_str(line)?;
        let file = std::fs::File::open(folder.join(row["html"].as_str().unwrap_or_default()))?;
        let mut raw = Vec::new();
        flate2::read::GzDecoder::new(file).read_to_end(&mut raw)?;
        let mut buf = BlockBuf::default();
        enough(html::parse(&raw, &mut buf));
        segment::leave_seen(&buf.text, &mut buf.blocks);
        let in_part = !row["blocks"].is_array();
        let allowed = if in_part { guessed(&row, &buf) } else { labelled(&row, &buf) };
        let origin = Origin::new(&row, &raw);
        pages.push(HtmlPage { origin, buf, allowed, in_part });
    }
    Ok(pages)
}

fn text(buf: &BlockBuf, block: &Block) -> String {
    String::from_utf8_lossy(&buf.text[..][block.span]).into_owned()
}

/// Labels of blocks whose words are those of labelled pieces.
fn labelled(row: &serde_json::Value, buf: &BlockBuf) -> Vec<u16> {
    let none = Vec::new();
    let pieces = row["blocks"].as_array().unwrap_or(&none);
    let (mut gold, mut piece_of) = (Vec::new(), Vec::new());
    for (at, piece) in pieces.iter().enumerate() {
        gold.extend(words(piece["text"].as_str().unwrap_or_default()));
        piece_of.resize(gold.len(), at);
    }
    let kinds: Vec<Kind> =
        pieces.iter().map(|p| kind(&p["kind"]).unwrap_or(Kind::Boilerplate)).collect();
    let comments: Vec<usize> = (0..kinds.len()).filter(|&at| kinds[at] == Kind::Comment).collect();
    let thread =
        comments.first().copied().unwrap_or(usize::MAX)..comments.last().copied().unwrap_or(0);
    let found: Vec<Vec<u32>> = buf.blocks.iter().map(|b| words(&text(buf, b))).collect();
    let places = align(&found.concat(), &gold);
    let (mut at, mut comment) = (0, usize::MAX);
    let label = |words: &Vec<u32>| {
        let mut votes: Vec<usize> =
            places[at..at + words.len()].iter().flatten().map(|&j| piece_of[j]).collect();
        at += words.len();
        if votes.is_empty() {
            return ANY;
        }
        let piece = votes[votes.len() / 2];
        votes.retain(|&v| v == piece);
        match kinds[piece] {
            Kind::Comment if comment != piece => {
                comment = piece;
                1 << COMMENT_START
            }
            Kind::Boilerplate if thread.contains(&piece) => 1 << THREAD,
            kind => bit(kind),
        }
    };
    found.iter().map(label).collect()
}

const COMMENTS: u16 = 1 << COMMENT_START | 1 << THREAD | bit(Kind::Comment);
const AROUND: u16 = bit(Kind::Boilerplate) | bit(Kind::Related) | 1 << THREAD;

/// Whether words in class or id say so, near or far.
fn says(block: &Block, group: Group) -> bool {
    let context = block.markup.context | block.markup.parts;
    (context >> (NEAR + group as u32) | context >> (ABOVE + group as u32)) & 1 == 1
}

fn is_in(block: &Block, inside: Inside) -> bool {
    block.markup.context >> inside as u32 & 1 == 1
}

/// How a block names the author.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Signed {
    No,
    /// The name stands among other words: a title, a picture's credit.
    Somehow,
    /// The name alone.
    Bare,
    /// "By NAME", "NAME, Published: DATE".
    Sure,
}

/// Compares letters alone, as pages glue what styles hold apart: "By Ann LundPublished: ...".
fn signed(line: &str, author: &str) -> Signed {
    let letters = |text: &str| {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect::<String>()
    };
    // "Ann Lund, Travel Expert", "Ann Lund & Bo Ek": the first name is enough.
    let name = author.split([',', '&', '|']).next().unwrap_or_default();
    let (name, text) = (letters(name.split(" and ").next().unwrap_or_default()), letters(line));
    if name.len() < 4 {
        return Signed::No;
    }
    let Some(at) = text.find(&name) else { return Signed::No };
    if text == name {
        return Signed::Bare;
    }
    let phrases = furniture::scan(line.as_bytes());
    let strength = byline::with_phrases(line.as_bytes(), &phrases, cue::ALL, |_| {});
    let labelled = strength == Some(byline::Strength::Certain);
    let dated = find::find(line.as_bytes()).is_some();
    // A label stands before the name ("written by"), a job or a date after it.
    let rest = text.len() - at - name.len();
    match (dated || labelled && at <= 14) && rest <= 80 {
        true => Signed::Sure,
        false => Signed::Somehow,
    }
}

/// What gold body, headline, author and date leave possible for each block.
fn guessed(row: &serde_json::Value, buf: &BlockBuf) -> Vec<u16> {
    let gold = |key: &str| words(row[key].as_str().unwrap_or_default());
    let (body, headline) = (gold("gold_body"), gold("gold_headline"));
    let author = row["gold_author"].as_str().unwrap_or_default();
    let date = row["gold_date"].as_str().unwrap_or_default();
    let lines: Vec<String> = buf.blocks.iter().map(|block| text(buf, block)).collect();
    let found: Vec<Vec<u32>> = lines.iter().map(|line| words(line)).collect();
    let places = align(&found.concat(), &body);
    let mut at = 0;
    let mut in_body = Vec::new();
    for words in &found {
        let here = places[at..at + words.len()].iter().flatten().count();
        at += words.len();
        in_body.push(!words.is_empty() && here * 10 >= words.len() * 7);
    }
    let first = in_body.iter().position(|&b| b).unwrap_or(0);
    let last = in_body.iter().rposition(|&b| b).unwrap_or(0);
    // The headline is the copy in the highest heading; of several, the nearest one before the body.
    let level = |at: usize| match buf.blocks[at].kind {
        BlockKind::Heading(level) => level,
        _ => 9,
    };
    let copies = (0..found.len()).filter(|&at| !headline.is_empty() && found[at] == headline);
    let best = copies.min_by_key(|&at| (level(at), at > first, at.abs_diff(first)));
    let near =
        |at: usize| best.is_some_and(|h| at.abs_diff(h) < 12) || at + 12 > first && at < first + 3;
    let signed: Vec<Signed> = lines.iter().map(|line| signed(line, author)).collect();
    // The bare name nearest to the headline signs the article.
    let bare = (0..found.len()).filter(|&at| signed[at] == Signed::Bare && near(at));
    let bare = bare.min_by_key(|&at| best.unwrap_or(first).abs_diff(at));
    let mut allowed = Vec::new();
    for (at, block) in buf.blocks.iter().enumerate() {
        let words = &found[at];
        let short = words.len() < 16;
        let captioned = is_in(block, Inside::Figcaption) || says(block, Group::Caption);
        let signed = if captioned || !short { Signed::No } else { signed[at] };
        let line = &lines[at];
        let dated = find::find(line.as_bytes())
            .is_some_and(|f| !date.is_empty() && f.value.to_string().starts_with(date));
        allowed.push(match () {
            () if best == Some(at) => bit(Kind::Headline),
            () if in_body[at] && is_in(block, Inside::Figcaption) => {
                bit(Kind::Caption) | bit(Kind::Body)
            }
            () if in_body[at] && is_in(block, Inside::Heading) => bit(Kind::Subheading),
            () if in_body[at] && (words.len() > 8 || block.kind != BlockKind::Paragraph) => {
                bit(Kind::Body)
            }
            () if in_body[at] => bit(Kind::Body) | bit(Kind::Subheading),
            () if near(at)
                && (signed == Signed::Sure || bare == Some(at) && signed != Signed::No) =>
            {
                bit(Kind::Byline)
            }
            () if near(at) && signed != Signed::No => {
                AROUND | bit(Kind::Byline) | bit(Kind::Dateline)
            }
            () if dated && short && near(at) => bit(Kind::Dateline) | bit(Kind::Byline),
            () if is_in(block, Inside::Figcaption) && at > first.saturating_sub(4) && at < last => {
                bit(Kind::Caption)
            }
            () if captioned => AROUND | bit(Kind::Caption),
            () if says(block, Group::Comment) && at > last => AROUND | COMMENTS,
            () if at < first && near(at) && !short => AROUND | bit(Kind::Deck) | bit(Kind::Caption),
            () if at < first && near(at) => {
                ANY & !bit(Kind::Body) & !bit(Kind::Headline) & !COMMENTS
            }
            () if at > first && at < last => {
                AROUND | bit(Kind::Caption) | bit(Kind::Subheading) | bit(Kind::Deck)
            }
            () => AROUND,
        });
    }
    allowed
}

/// Settles what is left open by what the HTML model says.
pub(crate) fn settle_labels(page: &mut HtmlPage, net: &Net, part: &[u8], scratch: &mut Scratch) {
    let features = segment::features_of(&page.buf.text, &page.buf.blocks);
    enough(net.begin(features.len(), scratch));
    features.iter().for_each(|list| enough(net.block(part, list, scratch)));
    enough(net.label_within(scratch, &page.allowed));
    page.allowed = scratch.labels.iter().map(|&label| 1 << label).collect();
}

/// The page as a converter would print it, for the model of plain text.
pub(crate) fn as_text(page: &HtmlPage) -> Page {
    let origin = page.origin.clone();
    let mut out = Page { origin, text: Vec::new(), gold: Vec::new() };
    for (at, (block, &allowed)) in page.buf.blocks.iter().zip(&page.allowed).enumerate() {
        let item = block.kind == BlockKind::ListItem;
        let after_item = at > 0 && page.buf.blocks[at - 1].kind == BlockKind::ListItem;
        if at > 0 {
            out.text.extend_from_slice(if item && after_item { b"\n" } else { b"\n\n" });
        }
        if item {
            out.text.resize(out.text.len() + 2 * usize::from(block.indent.clamp(1, 8)), b' ');
        }
        let start = out.text.len();
        if item {
            out.text.extend_from_slice("• ".as_bytes());
        }
        out.text.extend_from_slice(&page.buf.text[..][block.span]);
        let end = out.text.len() as u32;
        match out.gold.last_mut() {
            // A comment is one piece.
            Some((span, COMMENT)) if allowed == COMMENT => span.end = end,
            _ if allowed == 1 << COMMENT_START => {
                out.gold.push((Span::new(start as u32, end), COMMENT))
            }
            _ => out.gold.push((Span::new(start as u32, end), allowed)),
        }
    }
    out
}

const COMMENT: u16 = bit(Kind::Comment);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_that_name_the_author() {
        for (line, wanted) in [
            ("By Ann LundPublished: Jan 29, 2025", Signed::Sure),
            ("By: Ann Lund, Travel Expert", Signed::Sure),
            ("Ann Lund", Signed::Bare),
            ("The harbour by night, seen by Ann Lund", Signed::Somehow),
            ("The harbour", Signed::No),
        ] {
            assert_eq!(signed(line, "Ann Lund, Travel Expert"), wanted, "{line}");
        }
        assert_eq!(signed("By Ed", "Ed"), Signed::No);
    }
}
