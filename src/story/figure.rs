//! Claims of all articles, one figure for what is the same measure of the same event.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

use super::article::{Article, Word};
use super::claim::{self, Said};
use super::entity::Joined;
use super::{Claim, Figure, Source};
use crate::{Label, Timestamp};

/// The figures of each group of articles, those of most claims first.
pub(super) fn figures(articles: &[&Article], joined: &Joined, groups: &[Vec<u32>]) -> Vec<Figure> {
    let mut out = Vec::new();
    for group in groups {
        let event = Event::of(articles, joined, group);
        let mut found: BTreeMap<(String, Option<String>, String), Vec<Claim>> = BTreeMap::new();
        for &number in group {
            for said in claim::claims(articles[number as usize]) {
                let other = event.other(&said, |local| joined.of(number, local));
                let key = (said.measure.clone(), said.noun.clone(), other);
                found.entry(key).or_default().push(finish(said, number, joined));
            }
        }
        for ((measure, noun, other), claims) in found {
            let papers: BTreeSet<u32> = claims.iter().map(|claim| claim.article).collect();
            // What one paper alone counts is no difference between papers.
            if papers.len() < 2 && !claim::is_class(&measure) {
                continue;
            }
            let mut name = measure;
            if let Some(noun) = noun {
                name = alloc::format!("{name} ({noun})");
            }
            if !other.is_empty() {
                name = alloc::format!("{name}, {other}");
            }
            out.push((papers.len(), Figure { noun: name, claims }));
        }
    }
    out.sort_by(|a, b| (b.0, b.1.claims.len(), &a.1.noun).cmp(&(a.0, a.1.claims.len(), &b.1.noun)));
    out.into_iter().map(|(_, figure)| figure).collect()
}

fn finish(said: Said, article: u32, joined: &Joined) -> Claim {
    let source = said.source.map(|named| Source {
        text: named.text,
        entity: named.entity.and_then(|local| joined.of(article, local)),
    });
    Claim {
        article,
        span: said.span,
        text: said.text,
        value: said.value,
        qualifier: said.qualifier,
        currency: said.currency,
        source,
    }
}

/// What articles tell of: a day and places.
struct Event {
    day: Option<i32>,
    places: BTreeSet<u32>,
}

/// Days since some day, with months of 31 days: enough to tell near from far.
fn rough(date: &Timestamp) -> i32 {
    (i32::from(date.year) * 12 + i32::from(date.month)) * 31 + i32::from(date.day)
}

impl Event {
    fn of(articles: &[&Article], joined: &Joined, group: &[u32]) -> Event {
        let mut days: BTreeMap<i32, usize> = BTreeMap::new();
        let mut places: BTreeSet<u32> = BTreeSet::new();
        for &number in group {
            let article = articles[number as usize];
            let mut seen: BTreeSet<i32> = BTreeSet::new();
            seen.extend(
                article
                    .published()
                    .filter(|date| date.year != 0 && date.day != 0)
                    .map(|date| rough(&date)),
            );
            for sentence in article.sentences.iter().filter(|sentence| sentence.lead) {
                seen.extend(
                    article
                        .dates(sentence)
                        .filter(|(_, date, _)| date.year != 0 && date.day != 0)
                        .map(|(_, date, _)| rough(&date)),
                );
                for mention in article.mentions_in(sentence.words.clone()) {
                    if mention.entity != Word::NONE && mention.label != Label::Person {
                        places.extend(joined.of(number, mention.entity));
                    }
                }
            }
            seen.into_iter().for_each(|day| *days.entry(day).or_default() += 1);
        }
        let day = days
            .into_iter()
            .max_by_key(|(day, count)| (*count, core::cmp::Reverse(*day)))
            .map(|(day, _)| day);
        Event { day, places }
    }

    /// What tells that a claim is of another event: its day or its place; empty if nothing does.
    fn other(&self, said: &Said, of: impl Fn(u32) -> Option<u32>) -> String {
        for date in &said.dates {
            if self.is_far(date) {
                return if date.year > 1 { alloc::format!("{date}") } else { "earlier".into() };
            }
        }
        if said.elsewhere {
            return "elsewhere".into();
        }
        let apart = said.places.iter().filter_map(|&local| of(local));
        let apart: Vec<u32> = apart.collect();
        if !apart.is_empty() && apart.iter().all(|place| !self.places.contains(place)) {
            return "elsewhere".into();
        }
        String::new()
    }

    /// Whether a date is of another year, or days before or weeks after the event. A month or a year alone is that of the event or not.
    fn is_far(&self, date: &Timestamp) -> bool {
        if date.year == 1 {
            return true;
        }
        let Some(day) = self.day else { return date.year != 0 && date.month == 0 };
        if date.year == 0 {
            return false;
        }
        let year = (day - 1) / 31 / 12;
        match (date.month, date.day) {
            (0, _) => {
                (i32::from(date.year) - year).abs() > 0
                    && (i32::from(date.year) * 12 * 31 - day).abs() > 400
            }
            (_, 0) => (rough(date) + 15 - day).abs() > 45,
            _ => day - rough(date) > 4 || rough(date) - day > 20,
        }
    }
}
