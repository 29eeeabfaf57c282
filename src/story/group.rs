//! Which articles tell one event.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use super::article::{Article, Word};
use super::entity::Joined;

/// All articles, as one group.
pub(super) fn one(articles: &[&Article]) -> Vec<Vec<u32>> {
    if articles.is_empty() { Vec::new() } else { alloc::vec![(0..articles.len() as u32).collect()] }
}

/// An entity of more articles than this is no sign of an event.
const COMMON: usize = 60;

/// The least weight of the entities that two articles of one event share, as a part of the lighter one's.
const LEAST: f64 = 0.3;

/// Articles by event: they share rare entities, and their days are near.
pub(super) fn events(articles: &[&Article], joined: &Joined) -> Vec<Vec<u32>> {
    let things: Vec<BTreeSet<u32>> =
        (0..articles.len()).map(|number| joined.all(number).iter().copied().collect()).collect();
    // What stands in the head of an article counts twice.
    let heads: Vec<BTreeSet<u32>> =
        articles.iter().zip(0..).map(|(article, number)| head(article, number, joined)).collect();
    let mut with: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (number, things) in things.iter().enumerate() {
        things.iter().for_each(|thing| with.entry(*thing).or_default().push(number));
    }
    let all = articles.len() as f64;
    let weight = |thing: u32| (1.0 + all / with[&thing].len() as f64).ln();
    let of = |number: usize, thing: u32| {
        weight(thing) * if heads[number].contains(&thing) { 2.0 } else { 1.0 }
    };
    let total: Vec<f64> = things
        .iter()
        .enumerate()
        .map(|(number, things)| things.iter().map(|thing| of(number, *thing)).sum())
        .collect();
    let mut parent: Vec<usize> = (0..articles.len()).collect();
    for number in 0..articles.len() {
        let mut shared: BTreeMap<usize, (f64, usize)> = BTreeMap::new();
        for thing in &things[number] {
            let found = &with[thing];
            if found.len() <= COMMON {
                for other in found.iter().take_while(|other| **other < number) {
                    let sum = shared.entry(*other).or_default();
                    sum.0 += of(number, *thing).min(of(*other, *thing));
                    sum.1 += 1;
                }
            }
        }
        for (other, (sum, count)) in shared {
            if count >= 2
                && sum >= LEAST * total[number].min(total[other])
                && are_near(articles[number], articles[other])
            {
                let (a, b) = (root(&mut parent, number), root(&mut parent, other));
                parent[a.max(b)] = a.min(b);
            }
        }
    }
    let mut groups: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    for number in 0..articles.len() {
        groups.entry(root(&mut parent, number)).or_default().push(number as u32);
    }
    let mut groups: Vec<Vec<u32>> = groups.into_values().collect();
    groups.sort_by_key(|group| core::cmp::Reverse(group.len()));
    groups
}

fn root(parent: &mut [usize], mut node: usize) -> usize {
    while parent[node] != node {
        parent[node] = parent[parent[node]];
        node = parent[node];
    }
    node
}

/// The entities of the first sentences.
fn head(article: &Article, number: u32, joined: &Joined) -> BTreeSet<u32> {
    let lead = article.sentences.iter().filter(|sentence| sentence.lead);
    let mentions = lead.flat_map(|sentence| article.mentions_in(sentence.words.clone()));
    mentions
        .filter(|m| m.entity != Word::NONE)
        .filter_map(|m| joined.of(number, m.entity))
        .collect()
}

/// Whether two articles may be of one event by the days they were published on: within two weeks, or not known.
fn are_near(a: &Article, b: &Article) -> bool {
    let day = |article: &Article| {
        article
            .published()
            .map(|t| (i32::from(t.year) * 12 + i32::from(t.month)) * 31 + i32::from(t.day))
    };
    day(a).zip(day(b)).is_none_or(|(a, b)| (a - b).abs() <= 15)
}
