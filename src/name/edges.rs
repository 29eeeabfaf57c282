//! Names whose edges or kinds grammar is surer of than the tagger: what hyphens tie together, towns that begin a wire story,
//! people called May.

use alloc::vec::Vec;

use super::bilou::{LOCATION, ORGANIZATION, PERSON};
use super::tagger::NameSpan;
use super::unknown::listed;
use super::weights::Weights;
use crate::error::OutOfMemory;
use crate::grammar::dateline;
use crate::lexicon::names::{HONORIFICS, IN_PLACES, IN_TOWNS, JOB_STARTS, JOBS};
use crate::lexicon::{agency, tagger};
use crate::text::bits;
use crate::text::class::{is_hyphen, lower};
use crate::text::grow::Grow;
use crate::text::token::Token;

/// Tokens of the longest compound.
const LONGEST: usize = 12;
/// Bytes of a line in which a dateline is looked for.
const LINE: usize = 120;
/// Bits of the gazetteers of cities, countries and regions; villages have the names of all things.
const PLACES: u16 = 0b110_1100;

/// Corrects the names `found` among `tokens`; `claims` is working memory.
pub(super) fn mend(
    text: &[u8],
    tokens: &[Token],
    weights: &Weights,
    found: &mut Vec<NameSpan>,
    claims: &mut Vec<NameSpan>,
) -> Result<(), OutOfMemory> {
    let article = Article { text, tokens };
    found.iter_mut().for_each(|name| article.without_job(name));
    claims.clear();
    let mut near = 0;
    let mut at = 0;
    let title = |t: &Token| t.bits & bits::TITLE != 0;
    while let Some(next) = tokens[at..].iter().position(title) {
        at += next;
        let token = tokens[at];
        // Names that end before the token are behind.
        while found.get(near).is_some_and(|n| n.end as usize <= at) {
            near += 1;
        }
        let claim = match () {
            () if article.glued_hyphen(at + 1) => article
                .compound(at, &found[near..])
                .or_else(|| article.operation(at, &found[near..])),
            () if token.bits & bits::SENTENCE != 0 && token.bits & bits::LOWER == 0 => {
                article.towns(at, weights, &found[near..], claims)?
            }
            () => article.called(at),
        };
        at = claim.map_or(at + 1, |c| (c.end as usize).max(at + 1).min(tokens.len()));
        claims.grow_by(claim)?;
    }
    match claims.is_empty() {
        true => Ok(()),
        false => merge(found, claims),
    }
}

/// Puts the claims into `found`, in place of the names that they overlap.
fn merge(found: &mut Vec<NameSpan>, claims: &[NameSpan]) -> Result<(), OutOfMemory> {
    found.retain(|n| claims.binary_search_by(|c| order(c, n)).is_err());
    found.grow_slice(claims)?;
    found.sort_unstable_by_key(|n| n.start);
    Ok(())
}

/// Equal if the two overlap.
fn order(a: &NameSpan, b: &NameSpan) -> core::cmp::Ordering {
    match () {
        () if a.end <= b.start => core::cmp::Ordering::Less,
        () if b.end <= a.start => core::cmp::Ordering::Greater,
        () => core::cmp::Ordering::Equal,
    }
}

fn name(start: usize, end: usize, kind: usize) -> NameSpan {
    NameSpan { start: start as u32, end: end as u32, kind, group: false, score: 0.0 }
}

#[derive(Clone, Copy)]
struct Article<'a> {
    text: &'a [u8],
    tokens: &'a [Token],
}

impl<'a> Article<'a> {
    fn word(self, at: usize) -> &'a [u8] {
        self.tokens.get(at).map_or(b"", |t| &self.text[t.start as usize..t.end as usize])
    }

    fn bits(self, at: usize) -> u16 {
        self.tokens.get(at).map_or(bits::MARK | bits::SENTENCE, |t| t.bits)
    }

    fn is_title(self, at: usize) -> bool {
        self.bits(at) & (bits::TITLE | bits::SENTENCE) == bits::TITLE
    }

    /// Whether a hyphen stands at `at` that ties what is before it to what follows.
    fn glued_hyphen(self, at: usize) -> bool {
        // Most words have a blank behind them.
        (self.bits(at) | self.bits(at + 1)) & bits::SPACE == 0 && is_hyphen(self.word(at))
    }

    /// "White House" of "White House Press Secretary Nora Keller".
    fn without_job(self, name: &mut NameSpan) {
        let end = name.end as usize;
        if name.kind == ORGANIZATION
            && end - name.start as usize > 1
            && self.is_title(end)
            && JOBS.has(self.word(end))
            && JOB_STARTS.has(self.word(end - 1))
        {
            name.end -= 1;
        }
    }

    /// "Stoke-on-Trent", "Chapel-en-le-Frith", "Port-au-Prince": a name as a whole.
    fn compound(self, start: usize, names: &[NameSpan]) -> Option<NameSpan> {
        let (mut at, mut end, mut town, mut place) = (start, start, false, false);
        while self.glued_hyphen(at + 1) && at < start + LONGEST {
            at += 2;
            // "on-the" is one token.
            let mut small = self.word(at).split(|b| *b == b'-');
            match self.bits(at) & (bits::TITLE | bits::DIGIT) {
                bits::TITLE if place => end = at + 1,
                bits::TITLE => {}
                0 if small.clone().all(|w| IN_PLACES.has(w) || IN_TOWNS.has(w)) => {
                    town |= small.any(|w| IN_TOWNS.has(w));
                    place = true;
                }
                _ => break,
            }
        }
        if end == start {
            return None;
        }
        let over = |n: &&NameSpan| (n.start as usize) < end;
        let first = names.iter().take_while(over).find(|n| (n.start as usize) <= start);
        let last = names.iter().take_while(over).last();
        // A longer name holds it: "Stoke-on-Trent City Council".
        let longer = [first, last]
            .into_iter()
            .flatten()
            .find(|n| (n.start as usize) < start || n.end as usize > end);
        // "in" and "on" tie words that are no names too: "Made-in-China"; "of" does not: "Port-of-Spain".
        let of = self.word(start + 2) == b"of" && last.is_some_and(|n| n.kind == LOCATION);
        if first.is_none() && !town && !of {
            return None;
        }
        let kind = match (longer, first) {
            (Some(longer), _) => longer.kind,
            _ if town || of => LOCATION,
            (_, Some(first)) => first.kind,
            _ => return None,
        };
        let from = first.map_or(start, |n| n.start as usize);
        let to = last.map_or(end, |n| (n.end as usize).max(end));
        Some(name(from, to, kind))
    }

    /// "Economic Co-operation and Development": the name goes on behind the hyphen.
    fn operation(self, at: usize, names: &[NameSpan]) -> Option<NameSpan> {
        let holds = names.first().filter(|n| n.start as usize <= at && n.kind == ORGANIZATION)?;
        if !matches!(self.word(at), b"Co") || holds.end as usize > at + 3 {
            return None;
        }
        let long = (holds.start as usize..at).any(|i| self.word(i) == b"for");
        let mut end = at + 3;
        for _ in 0..4 {
            match self.word(end) {
                b"in" | b"and" if long && self.is_title(end + 1) => end += 2,
                _ if self.is_title(end) => end += 1,
                _ => break,
            }
        }
        Some(name(holds.start as usize, end, ORGANIZATION))
    }

    /// "Mr May", "Mrs June": a month or day behind a title is a person.
    fn called(self, at: usize) -> Option<NameSpan> {
        let title = self.word(at);
        // Nearly all words fail here.
        if !matches!(title, [b'M' | b'D' | b'S' | b'L' | b'P', ..] if title.len() <= 9) {
            return None;
        }
        let title = title.strip_suffix(b".").unwrap_or(title);
        if !self.is_title(at + 1) || self.bits(at + 2) & bits::DIGIT != 0 {
            return None;
        }
        if !tagger::MONTHS_AND_DAYS.contains(&self.word(at + 1)) {
            return None;
        }
        HONORIFICS.has(title).then(|| name(at + 1, at + 2, PERSON))
    }

    /// "KYIV, Ukraine (AP) -", "AUSTIN - ": the town and its state that begin a story. The last one is returned.
    fn towns(
        self,
        at: usize,
        weights: &Weights,
        names: &[NameSpan],
        claims: &mut Vec<NameSpan>,
    ) -> Result<Option<NameSpan>, OutOfMemory> {
        let start = self.tokens[at].start as usize;
        let line = &self.text[start..self.text.len().min(start + LINE)];
        let line = &line[..memchr::memchr2(b'\n', b'\r', line).unwrap_or(line.len())];
        let Some((place, sure)) = dateline::town(line) else { return Ok(None) };
        if agency::is_agency(self.word(at)) || !sure && !self.is_listed(at, weights, names) {
            return Ok(None);
        }
        let mut last = None;
        let mut from = at;
        for i in at.. {
            let inside = i < self.tokens.len() && (self.tokens[i].end as usize) <= start + place;
            let comma = inside && self.word(i) == b",";
            if inside && !comma {
                continue;
            }
            if i > from {
                claims.grow_by(last.replace(name(from, i, LOCATION)))?;
            }
            from = i + 1;
            if !inside {
                break;
            }
        }
        Ok(last)
    }

    /// Whether the words from `at` on are a place by list, or the tagger has them for one.
    fn is_listed(self, at: usize, weights: &Weights, names: &[NameSpan]) -> bool {
        let mut buffer = [0; 64];
        let raw = self.word(at);
        let Some(len) = lower(raw, &mut buffer) else { return false };
        buffer[0].make_ascii_uppercase();
        let mask = listed(weights, &buffer[..len]).1;
        weights.bits(mask) & PLACES != 0
            || names.first().is_some_and(|n| n.start as usize == at && n.kind == LOCATION)
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::*;
    use crate::document::model::Model;
    use crate::model::Part;
    use crate::text::sentence::{self, Lines};
    use crate::text::token::tokenize;

    /// What is made of `text`, where the tagger found the names between braces, each after its kind's letter.
    fn mended(marked: &str) -> String {
        let (mut text, mut spans) = (String::new(), Vec::new());
        for (i, piece) in marked.split(['{', '}']).enumerate() {
            let start = text.len();
            let (kind, piece) = piece.split_at(if i % 2 == 1 { 2 } else { 0 });
            text.push_str(piece);
            if i % 2 == 1 {
                spans.push((start, text.len(), "pol".find(&kind[..1]).unwrap()));
            }
        }
        let model = Model::builtin();
        let weights = Weights::new(model.part(Part::Names)).unwrap();
        let mut tokens = Vec::new();
        tokenize(text.as_bytes(), 0, text.len(), 1000, &mut tokens).unwrap();
        sentence::mark(text.as_bytes(), &mut tokens, Lines::of(text.as_bytes()));
        let token = |at: usize, end: usize| {
            let first = tokens.iter().position(|t| t.start as usize == at).unwrap();
            let last = tokens.iter().position(|t| t.end as usize == end).unwrap();
            (first, last + 1)
        };
        let mut found = Vec::new();
        for (start, end, kind) in spans {
            let (start, end) = token(start, end);
            found.push(name(start, end, kind));
        }
        mend(text.as_bytes(), &tokens, &weights, &mut found, &mut Vec::new()).unwrap();
        let show = |n: &NameSpan| {
            let (start, end) = (tokens[n.start as usize].start, tokens[n.end as usize - 1].end);
            alloc::format!("{}:{}", &"pol"[n.kind..=n.kind], &text[start as usize..end as usize])
        };
        found.iter().map(show).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn names_are_mended() {
        for (marked, names) in [
            // What hyphens tie together.
            ("in Newcastle-under-Lyme and", "l:Newcastle-under-Lyme"),
            ("in {o:Newcastle}-under-Lyme and", "l:Newcastle-under-Lyme"),
            ("in {l:Stow}-on-the-Wold and", "l:Stow-on-the-Wold"),
            ("in Port-au-Prince and {l:Saint-Jean}-de-Luz", "l:Port-au-Prince|l:Saint-Jean-de-Luz"),
            ("the {o:Stoke-on-Trent City Council} sat", "o:Stoke-on-Trent City Council"),
            ("the {o:University of Stoke}-on-Trent sat", "o:University of Stoke-on-Trent"),
            ("the Made-in-{l:China} label", "l:China"),
            ("in Port-of-{l:Spain} and", "l:Port-of-Spain"),
            ("an {l:Oslo}-to-{l:Bergen} train", "l:Oslo|l:Bergen"),
            (
                "the {o:Board for Trade and Co}-operation in {l:Europe} met",
                "o:Board for Trade and Co-operation in Europe",
            ),
            (
                "the {o:Gulf Co}-operation Council in {l:Oslo} met",
                "o:Gulf Co-operation Council|l:Oslo",
            ),
            ("the {o:Graben Co}-operation in {l:Oslo} met", "o:Graben Co-operation|l:Oslo"),
            // Jobs.
            ("said {o:White House Press} Secretary {p:Ann Lund}", "o:White House|p:Ann Lund"),
            ("said {o:Graben Press} and {o:Press} Officer", "o:Graben Press|o:Press"),
            // Months and days behind a title.
            ("as Mr May said and Ms. April did", "p:May|p:April"),
            ("said Dr May 5 times", ""),
            ("the general March in May", ""),
            // Towns that begin a story.
            ("{o:GRABEN}, {l:Ruritania} (AP) - It fell.", "l:GRABEN|l:Ruritania"),
            ("GRABEN (AP) - It fell.", "l:GRABEN"),
            ("{p:PARIS} - It fell.", "l:PARIS"),
            ("{o:NATO} - It fell.", "o:NATO"),
            ("{o:REUTERS} - It fell.", "o:REUTERS"),
        ] {
            assert_eq!(mended(marked), names, "{marked}");
        }
    }
}
