//! Variations of the training articles: other typography, other names of the same kind, invented tables of results.

use std::collections::HashMap;

use super::corpus::{Doc, Kind};
use super::lists::Lists;
use super::results;
use super::settings::Settings;
use crate::train::random::Xorshift;

/// Corpora of less weight than this are too rough to learn from in two guises.
const CLEAN: f32 = 0.6;

/// The variations of `docs`.
pub(super) fn vary(docs: &[Doc], lists: &Lists, set: &Settings) -> Vec<Doc> {
    let mut random = Xorshift::new(0x9E37_79B9_7F4A_7C15);
    let mut out = Vec::new();
    for doc in docs.iter().filter(|doc| doc.weight > CLEAN) {
        if random.chance(set.hyphens) {
            out.push(spaced(doc));
        }
        // Decided on a variation that is gone; the model's bytes depend on the numbers after it.
        random.next();
        if doc.is_ours() && random.chance(set.listed) {
            out.push(listed(doc, lists, set, &mut random));
        }
        let weight = doc.weight * set.recased;
        out.extend(lines(doc, set.capitals, weight, &mut random, <[u8]>::make_ascii_uppercase));
        out.extend(lines(doc, set.titles, weight, &mut random, title_case));
    }
    out.extend((0..set.tables).map(|_| results::table(lists, set.made_up, &mut random)));
    out
}

/// `doc` with parts of its text replaced; `edits` are in order and do not cut into edges of names.
fn rewrite(doc: &Doc, edits: &[(usize, usize, Vec<u8>)]) -> Doc {
    let mut text = Vec::new();
    let mut at = 0;
    // Old offset to new, at the edges of edits.
    let mut moved: Vec<(usize, usize)> = vec![(0, 0)];
    for (start, end, new) in edits {
        text.extend_from_slice(&doc.text[at..*start]);
        moved.push((*start, text.len()));
        text.extend_from_slice(new);
        moved.push((*end, text.len()));
        at = *end;
    }
    text.extend_from_slice(&doc.text[at..]);
    let map = |old: usize, start: bool| {
        let i = if start {
            moved.partition_point(|m| m.0 < old)
        } else {
            moved.partition_point(|m| m.0 <= old)
        };
        if start && moved.get(i).is_some_and(|m| m.0 == old) {
            return moved[i].1;
        }
        let (o, n) = moved[i.saturating_sub(1)];
        n + (old - o)
    };
    let mut new = doc.clone();
    new.text = text;
    new.names.iter_mut().for_each(|n| (n.0, n.1) = (map(n.0, true), map(n.1, false)));
    new.ignored.iter_mut().for_each(|n| (n.0, n.1) = (map(n.0, true), map(n.1, false)));
    new
}

/// With white space around the hyphens of words, as some corpora have them.
fn spaced(doc: &Doc) -> Doc {
    let t = &doc.text;
    let inside = |i: usize| {
        i > 0
            && t[i] == b'-'
            && t[i - 1].is_ascii_alphabetic()
            && t.get(i + 1).is_some_and(u8::is_ascii_alphabetic)
    };
    let edges =
        |i: usize| doc.names.iter().any(|n| n.0 == i || n.1 == i || n.0 == i + 1 || n.1 == i + 1);
    let edits: Vec<_> = (0..t.len())
        .filter(|&i| inside(i) && !edges(i))
        .map(|i| (i, i + 1, b" - ".to_vec()))
        .collect();
    rewrite(doc, &edits)
}

/// With listed names for some of its own.
fn listed(doc: &Doc, lists: &Lists, set: &Settings, random: &mut Xorshift) -> Doc {
    let mut names = doc.names.clone();
    names.sort_by_key(|n| n.0);
    // Other people by surname, the same throughout.
    let mut people: HashMap<&str, Option<(&String, &String)>> = HashMap::new();
    let mut edits: Vec<(usize, usize, Vec<u8>)> = Vec::new();
    for (start, end, kind) in names {
        let Ok(name) = std::str::from_utf8(&doc.text[start..end]) else { continue };
        if edits.last().is_some_and(|e| e.1 > start) {
            continue;
        }
        let new = if kind == Kind::Person {
            let (first, last) = name.split_once(' ').unwrap_or(("", name));
            let other = *people.entry(last).or_insert_with(|| {
                let swap = !first.is_empty() && !last.contains(' ') && random.chance(set.people);
                swap.then(|| (random.pick(&lists.firsts), random.pick(&lists.lasts)))
            });
            other.map(|(f, l)| if first.is_empty() { l.clone() } else { format!("{f} {l}") })
        } else if random.chance(0.5) {
            None
        } else {
            thing(name, kind, lists, set, random)
        };
        edits.extend(new.map(|new| (start, end, new.into_bytes())));
    }
    rewrite(doc, &edits)
}

/// Another name for a place, organization or work.
fn thing(
    name: &str,
    kind: Kind,
    lists: &Lists,
    set: &Settings,
    random: &mut Xorshift,
) -> Option<String> {
    let words = |n: &str| n.split(' ').count();
    let capitals = |n: &str| n.bytes().all(|b| b.is_ascii_uppercase());
    let alike = |new: &&String| words(new) == words(name) && capitals(new) == capitals(name);
    let tries = |list: &[String], random: &mut Xorshift| {
        (0..20).map(|_| random.pick(list)).find(alike).cloned()
    };
    match kind {
        Kind::Location if lists.short_countries.contains(name) && random.chance(0.3) => {
            Some(random.pick(&lists.long_countries).clone())
        }
        Kind::Organization => tries(&lists.by_type["org"], random),
        Kind::Misc if random.chance(set.works) => tries(&lists.by_type["misc"], random),
        _ => None,
    }
}

/// Some lines of the article by themselves, changed in place.
fn lines(
    doc: &Doc,
    share: f32,
    weight: f32,
    random: &mut Xorshift,
    change: impl Fn(&mut [u8]),
) -> Option<Doc> {
    let mut new = Doc { misc: doc.misc, ..Doc::empty(weight, doc.source) };
    let mut at = 0;
    for line in doc.text.split_inclusive(|&b| b == b'\n') {
        let end = at + line.len();
        let ignored = doc.ignored.iter().any(|n| n.0 < end && at < n.1);
        if line.len() > 20 && line.len() < 400 && !ignored && random.chance(share) {
            let to = new.text.len();
            new.text.extend_from_slice(line);
            let inside = doc.names.iter().filter(|n| n.0 >= at && n.1 <= end);
            new.names.extend(inside.map(|n| (n.0 - at + to, n.1 - at + to, n.2)));
            change(&mut new.text[to..]);
        }
        at = end;
    }
    (!new.text.is_empty()).then_some(new)
}

/// As a headline in title case.
fn title_case(text: &mut [u8]) {
    const SMALL: [&[u8]; 14] = [
        b"of", b"the", b"in", b"a", b"an", b"and", b"to", b"for", b"on", b"at", b"by", b"or",
        b"from", b"with",
    ];
    let mut start = 0;
    while start < text.len() {
        let len = text[start..]
            .iter()
            .position(|b| !b.is_ascii_alphabetic() && *b < 0x80 && *b != b'\'')
            .unwrap_or(text.len() - start);
        let word = &mut text[start..start + len];
        if len > 0 && word[0].is_ascii_lowercase() && !SMALL.contains(&&*word) {
            word[0].make_ascii_uppercase();
        }
        start += len.max(1);
    }
}
