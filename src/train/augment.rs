//! Pages made out of labelled pages: cut down to the main column as extractors do, with less furniture, with other layout.

use alloc::string::String;
use alloc::vec::Vec;

use super::folds::Origin;
use super::foreign::Tongue;
use super::page::{Page, bit};
use super::random::Random;
use crate::span::Span;
use crate::types::SectionKind as Kind;

/// One labelled piece of a page and the white space before it.
#[derive(Clone)]
struct Piece {
    gap: String,
    text: String,
    allowed: u16,
}

/// A page of the same labels in another guise; a share of them is in a `foreign` language.
pub(crate) fn augment(page: &Page, foreign: f32, random: &mut Random) -> Page {
    let mut pieces = take_apart(page);
    if random.chance(0.35) {
        crop(&mut pieces, random);
    }
    if random.chance(0.1) {
        shorten(&mut pieces, random);
    }
    if random.chance(0.04) {
        // Some articles come without their headline.
        pieces.retain(|piece| piece.allowed != bit(Kind::Headline));
    }
    if random.chance(0.25) {
        drop_furniture(&mut pieces, random);
    }
    match random.below(10) {
        0 => pieces.iter_mut().for_each(|p| p.gap = "\n".into()),
        1 | 2 => pieces.iter_mut().for_each(|p| p.gap = "\n\n".into()),
        3 => {
            pieces.iter_mut().for_each(|p| p.gap = p.gap.trim_matches([' ', '\t', '\u{a0}']).into())
        }
        4 if random.chance(0.5) => wrap(&mut pieces, 60 + random.below(20)),
        _ => {}
    }
    if random.chance(0.15) {
        pieces.iter_mut().for_each(|p| p.text = without_bullet(&p.text).into());
    }
    if random.chance(0.1) {
        let shout = |p: &mut Piece| p.text = p.text.to_uppercase();
        pieces.iter_mut().filter(|p| p.allowed == bit(Kind::Headline)).for_each(shout);
    }
    if random.chance(foreign) {
        translate(&mut pieces, random);
    }
    match random.below(20) {
        0 | 1 => pieces.iter_mut().for_each(|p| p.text = straight(&p.text)),
        2 => pieces.iter_mut().for_each(|p| p.text = mojibake(&p.text)),
        _ => {}
    }
    put_together(&pieces)
}

/// A page in a language nobody knows.
pub(crate) fn foreign(page: &Page, random: &mut Random) -> Page {
    let mut pieces = take_apart(page);
    translate(&mut pieces, random);
    put_together(&pieces)
}

fn translate(pieces: &mut [Piece], random: &mut Random) {
    let tongue = Tongue::new(random);
    pieces.iter_mut().for_each(|piece| piece.text = tongue.translated(&piece.text));
}

fn take_apart(page: &Page) -> Vec<Piece> {
    let text = |a: usize, b: usize| String::from_utf8_lossy(&page.text[a..b]).into_owned();
    let mut at = 0;
    let mut pieces = Vec::new();
    for (span, kind) in &page.gold {
        let range = span.range();
        pieces.push(Piece {
            gap: text(at, range.start),
            text: text(range.start, range.end),
            allowed: *kind,
        });
        at = range.end;
    }
    pieces
}

fn put_together(pieces: &[Piece]) -> Page {
    let mut out = Page { origin: Origin::default(), text: Vec::new(), gold: Vec::new() };
    for piece in pieces {
        out.text.extend_from_slice(piece.gap.as_bytes());
        let start = out.text.len();
        out.text.extend_from_slice(piece.text.as_bytes());
        out.gold.push((Span::at(start, out.text.len()), piece.allowed));
    }
    out
}

const FURNITURE: u16 = bit(Kind::Boilerplate) | bit(Kind::Related);

fn is_furniture(piece: &Piece) -> bool {
    piece.allowed & FURNITURE != 0
}

/// Keeps the article and a few pieces on either side.
fn crop(pieces: &mut Vec<Piece>, random: &mut Random) {
    let Some(first) = pieces.iter().position(|p| !is_furniture(p)) else { return };
    let comments = random.chance(0.7);
    let keep = |p: &Piece| !is_furniture(p) && (comments || p.allowed != bit(Kind::Comment));
    let last = pieces.iter().rposition(keep).unwrap_or(first);
    let end = (last + 1 + random.below(9)).min(pieces.len());
    pieces.truncate(end.max(first + 1));
    let before = if random.chance(0.5) { 0 } else { random.below(4) };
    pieces.drain(..first.saturating_sub(before));
}

/// Keeps what stands over the story and its first few paragraphs, with little or no furniture: short copy.
fn shorten(pieces: &mut Vec<Piece>, random: &mut Random) {
    let mut body = (0..pieces.len()).filter(|&at| pieces[at].allowed == bit(Kind::Body));
    let Some(last) = body.nth(random.below(8)) else { return };
    pieces.truncate(last + 1);
    let keep = if random.chance(0.7) { 0.0 } else { 0.1 };
    pieces.retain(|piece| !is_furniture(piece) || random.chance(keep));
}

/// Drops half of the runs of furniture.
fn drop_furniture(pieces: &mut Vec<Piece>, random: &mut Random) {
    let (mut inside, mut drop) = (false, false);
    pieces.retain(|piece| {
        if !is_furniture(piece) {
            inside = false;
            return true;
        }
        if !inside {
            (inside, drop) = (true, random.chance(0.5));
        }
        !drop
    });
}

/// Breaks the lines of running text at `width` characters.
fn wrap(pieces: &mut [Piece], width: usize) {
    for piece in pieces {
        piece.gap = "\n\n".into();
        if piece.allowed == bit(Kind::Comment) {
            continue;
        }
        let mut column = 0;
        let mut out = String::new();
        for word in piece.text.split(' ') {
            let len = word.chars().count();
            if column > 0 && column + 1 + len > width {
                out.push('\n');
                column = 0;
            } else if column > 0 {
                out.push(' ');
                column += 1;
            }
            out.push_str(word);
            column += len;
        }
        piece.text = out;
    }
}

fn without_bullet(text: &str) -> &str {
    text.trim_start_matches(['•', '*', '-', '·']).trim_start()
}

fn straight(text: &str) -> String {
    text.replace(['‘', '’'], "'")
        .replace(['“', '”'], "\"")
        .replace(['–', '—'], "-")
        .replace('\u{a0}', " ")
}

/// UTF-8 that was read as windows-1252 and written as UTF-8 again: what many crawls hold.
fn mojibake(text: &str) -> String {
    text.replace('’', "â€™")
        .replace('“', "â€œ")
        .replace('”', "â€\u{9d}")
        .replace('–', "â€“")
        .replace('é', "Ã©")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_copy_ends_with_a_paragraph() {
        use Kind::{Body, Boilerplate, Byline, Comment, Headline, Related};
        let kinds = [Boilerplate, Headline, Byline, Body, Related, Body, Comment];
        let piece = |kind| Piece { gap: "\n".into(), text: "Copy".into(), allowed: bit(kind) };
        let mut random = Random::new(1);
        let mut short = 0;
        for _ in 0..200 {
            let mut pieces = kinds.map(piece).to_vec();
            shorten(&mut pieces, &mut random);
            let left: Vec<u16> = pieces.iter().map(|piece| piece.allowed).collect();
            // Where there are fewer paragraphs than were to be kept, all stays.
            if left != kinds.map(bit) {
                let story: Vec<u16> = left.iter().copied().filter(|k| k & FURNITURE == 0).collect();
                let wanted = [Headline, Byline, Body, Body].map(bit);
                assert!(story == wanted || story == wanted[..3], "{left:?}");
                assert_eq!(left.last(), Some(&bit(Body)));
                short += 1;
            }
        }
        assert!((30..70).contains(&short), "{short}");
    }
}
