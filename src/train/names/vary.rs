//! Variations of the training articles: other typography, other names of the same kind, invented tables of results.

use std::collections::{HashMap, HashSet};

use super::corpus::{Doc, Kind};
use super::crf::Random;
use super::results;

/// What share of articles is varied in each way.
pub(super) struct Shares {
    pub(super) hyphens: f32,
    pub(super) capitals: f32,
    pub(super) titles: f32,
    pub(super) swaps: f32,
    pub(super) listed: f32,
    /// Invented tables.
    pub(super) tables: usize,
}

/// Names of the gazetteer to put in place of others.
pub(super) struct Lists {
    pub(super) countries: Vec<String>,
    pub(super) organizations: Vec<String>,
    /// What share of people get other names.
    pub(super) people: f32,
    /// What share of works, events and products get other names.
    pub(super) works: f32,
    /// Works, events, products.
    pub(super) misc: Vec<String>,
    /// Countries of one word.
    pub(super) places: HashSet<String>,
}

pub(super) fn vary(
    docs: &[Doc],
    shares: &Shares,
    lists: &Lists,
    cities: &[String],
    firsts: &[String],
    lasts: &[String],
) -> Vec<Doc> {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut out = Vec::new();
    let pool = pool(docs);
    for d in docs.iter().filter(|d| d.weight > 0.6) {
        if random.chance(shares.hyphens) {
            out.push(spaced(d));
        }
        if random.chance(shares.swaps) {
            out.push(swapped(d, &pool, &mut random));
        }
        if d.source <= 1 && random.chance(shares.listed) {
            out.push(listed(d, lists, firsts, lasts, &mut random));
        }
        if shares.capitals > 0.0 {
            out.extend(lines(d, shares.capitals, 0.5, &mut random, |text, _| {
                text.make_ascii_uppercase()
            }));
        }
        if shares.titles > 0.0 {
            out.extend(lines(d, shares.titles, 0.5, &mut random, titled));
        }
    }
    for _ in 0..shares.tables {
        out.push(results::table(&mut random, cities, firsts, lasts));
    }
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

fn pool(docs: &[Doc]) -> HashMap<Kind, Vec<Vec<u8>>> {
    let mut pool: HashMap<Kind, Vec<Vec<u8>>> = HashMap::new();
    for d in docs {
        for &(start, end, kind) in &d.names {
            let name = &d.text[start..end];
            if name[0].is_ascii_uppercase() && name.iter().any(u8::is_ascii_lowercase) {
                pool.entry(kind).or_default().push(name.to_vec());
            }
        }
    }
    pool.values_mut().for_each(|v| {
        v.sort();
        v.dedup();
    });
    pool
}

/// With other names of the same kind and number of words; the same name stays the same throughout.
fn swapped(doc: &Doc, pool: &HashMap<Kind, Vec<Vec<u8>>>, random: &mut Random) -> Doc {
    let words = |n: &[u8]| n.iter().filter(|b| **b == b' ').count();
    let mut chosen: HashMap<(Vec<u8>, Kind), Vec<u8>> = HashMap::new();
    let mut edits: Vec<(usize, usize, Vec<u8>)> = Vec::new();
    let mut names = doc.names.clone();
    names.sort_by_key(|n| n.0);
    for (start, end, kind) in names {
        let name = doc.text[start..end].to_vec();
        if edits.last().is_some_and(|e| e.1 > start)
            || !name[0].is_ascii_uppercase()
            || !name.iter().any(u8::is_ascii_lowercase)
        {
            continue;
        }
        let new = chosen.entry((name.clone(), kind)).or_insert_with(|| {
            let all = &pool[&kind];
            (0..8)
                .map(|_| &all[random.below(all.len())])
                .find(|n| words(n) == words(&name))
                .unwrap_or(&name)
                .clone()
        });
        if random.chance(0.9) {
            edits.push((start, end, new.clone()));
        }
    }
    rewrite(doc, &edits)
}

/// With countries and organizations of the gazetteer for some of its own, so that what a list says is not left to names that
/// training has seen anyway.
fn listed(
    doc: &Doc,
    lists: &Lists,
    firsts: &[String],
    lasts: &[String],
    random: &mut Random,
) -> Doc {
    let words = |n: &str| n.split(' ').count();
    let capitals = |n: &str| n.bytes().all(|b| b.is_ascii_uppercase());
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
        if kind == Kind::Person {
            let (first, last) = name.split_once(' ').unwrap_or(("", name));
            let other = *people.entry(last).or_insert_with(|| {
                let swap = !first.is_empty() && !last.contains(' ') && random.chance(lists.people);
                swap.then(|| {
                    (&firsts[random.below(firsts.len())], &lasts[random.below(lasts.len())])
                })
            });
            edits.extend(other.map(|(f, l)| {
                let new = if first.is_empty() { l.clone() } else { format!("{f} {l}") };
                (start, end, new.into_bytes())
            }));
            continue;
        }
        if random.chance(0.5) {
            continue;
        }
        let alike = |list: &'_ [String], random: &mut Random| {
            (0..20)
                .map(|_| &list[random.below(list.len())])
                .find(|n| words(n) == words(name) && capitals(n) == capitals(name))
                .cloned()
        };
        let new = match kind {
            Kind::Location if lists.places.contains(name) && random.chance(0.3) => {
                Some(lists.countries[random.below(lists.countries.len())].clone())
            }
            Kind::Organization => alike(&lists.organizations, random),
            Kind::Misc if random.chance(lists.works) => alike(&lists.misc, random),
            _ => None,
        };
        edits.extend(new.map(|n| (start, end, n.into_bytes())));
    }
    rewrite(doc, &edits)
}

/// Some lines of the article by themselves, changed in place.
fn lines(
    doc: &Doc,
    share: f32,
    weight: f32,
    random: &mut Random,
    change: impl Fn(&mut [u8], &[(usize, usize, Kind)]),
) -> Option<Doc> {
    let mut new = Doc {
        text: Vec::new(),
        names: Vec::new(),
        ignored: Vec::new(),
        weight: doc.weight * weight,
        ..*doc
    };
    let mut at = 0;
    for line in doc.text.split_inclusive(|&b| b == b'\n') {
        let end = at + line.len();
        let ignored = doc.ignored.iter().any(|n| n.0 < end && at < n.1);
        if line.len() > 20 && line.len() < 400 && !ignored && random.chance(share) {
            let to = new.text.len();
            new.text.extend_from_slice(line);
            let first = new.names.len();
            new.names.extend(
                doc.names
                    .iter()
                    .filter(|n| n.0 >= at && n.1 <= end)
                    .map(|n| (n.0 - at + to, n.1 - at + to, n.2)),
            );
            let names: Vec<_> =
                new.names[first..].iter().map(|n| (n.0 - to, n.1 - to, n.2)).collect();
            change(&mut new.text[to..], &names);
        }
        at = end;
    }
    (!new.text.is_empty()).then_some(new)
}

/// As a title-case headline.
fn titled(text: &mut [u8], _: &[(usize, usize, Kind)]) {
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
