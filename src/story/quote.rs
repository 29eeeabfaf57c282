//! One quote in the wordings of several articles.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

use super::article::Article;
use super::entity::Joined;
use super::fold::plain;
use super::{SameQuote, Wording};
use crate::{QuoteKind, Span};

/// What somebody said in one go: quotes of one paragraph with one speaker.
struct Speech {
    article: u32,
    /// Indices in the article's quotes.
    quotes: Vec<usize>,
    speaker: Option<u32>,
    /// Words of content, each once.
    words: BTreeSet<String>,
    /// All words.
    run: Vec<String>,
}

/// Small words, which all quotes share.
const SMALL: &str = "a an the and or but nor if then than so as at by for from in into of off on onto out over to up with without within about after before again all any are be been being is am was were \
    will would can could shall should may might must do does did done has have had having he she it its i me my we us our you your they them their his her him this that these those there here \
    who whom whose which what when where why how not no none nobody anyone anybody somebody someone one ones just only very too also now never ever s t re ve ll d m don didn doesn isn wasn weren won't said \
    come came comes go goes going went get gets got take takes took through single two";

/// A word without its ending.
fn stem(word: &str) -> String {
    let mut stem = word;
    for end in ["ing", "ed", "es", "s", "ly"] {
        if let Some(rest) = stem.strip_suffix(end)
            && rest.len() > 2
        {
            stem = rest;
            break;
        }
    }
    if stem.len() > 4 {
        stem = stem.strip_suffix('e').unwrap_or(stem);
    }
    stem.into()
}

/// Quotes that several articles have.
pub(super) fn same(articles: &[&Article], joined: &Joined) -> Vec<SameQuote> {
    let small: BTreeSet<&str> = SMALL.split_whitespace().collect();
    let speeches = speeches(articles, joined, &small);
    // Which speeches have a word; words of many tell nothing.
    let mut with: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, speech) in speeches.iter().enumerate() {
        for word in &speech.words {
            with.entry(word).or_default().push(index);
        }
    }
    let mut parent: Vec<usize> = (0..speeches.len()).collect();
    for (index, speech) in speeches.iter().enumerate() {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for word in &speech.words {
            let found = &with[word.as_str()];
            if found.len() <= 40 {
                found
                    .iter()
                    .filter(|other| **other < index)
                    .for_each(|other| *shared.entry(*other).or_default() += 1);
            }
        }
        for (other, count) in shared {
            let before = &speeches[other];
            if before.article != speech.article && are_same(speech, before, count) {
                let (a, b) = (root(&parent, index), root(&parent, other));
                parent[a.max(b)] = a.min(b);
            }
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for index in 0..speeches.len() {
        groups.entry(root(&parent, index)).or_default().push(index);
    }
    groups
        .into_values()
        .filter(|group| group.len() > 1)
        .map(|group| finish(articles, &speeches, &group))
        .collect()
}

fn root(parent: &[usize], mut node: usize) -> usize {
    while parent[node] != node {
        node = parent[node];
    }
    node
}

fn speeches(articles: &[&Article], joined: &Joined, small: &BTreeSet<&str>) -> Vec<Speech> {
    let mut speeches: Vec<Speech> = Vec::new();
    for (number, article) in (0..).zip(articles) {
        let mut last: Option<(u32, Span)> = None;
        for (index, quote) in article.quotes.iter().enumerate() {
            if quote.kind != QuoteKind::Direct {
                continue;
            }
            let run: Vec<String> = plain(&quote.text).split(' ').map(String::from).collect();
            let words: Vec<String> = run
                .iter()
                .filter(|word| !small.contains(word.as_str()))
                .map(|word| stem(word))
                .collect();
            let place = (quote.section, quote.speaker);
            let goes_on = last == Some(place) && !quote.speaker.is_empty();
            last = Some(place);
            match speeches.last_mut().filter(|_| goes_on) {
                Some(speech) => {
                    speech.quotes.push(index);
                    speech.words.extend(words);
                    speech.run.extend(run);
                }
                None => speeches.push(Speech {
                    article: number,
                    quotes: alloc::vec![index],
                    speaker: quote.entity.and_then(|local| joined.of(number, local)),
                    words: words.into_iter().collect(),
                    run,
                }),
            }
        }
    }
    speeches
}

/// Whether two speeches are one, by the words of content that they share. Of two speakers more is asked, for a pronoun may have been
/// read wrong, and a firm speaks through its head.
fn are_same(a: &Speech, b: &Speech, shared: usize) -> bool {
    let least = a.words.len().min(b.words.len()).max(1);
    let part = shared as f64 / least as f64;
    let one = a.speaker.is_some() && a.speaker == b.speaker;
    let run = common_run(&a.run, &b.run);
    if one {
        return shared >= 2 && part >= 0.5
            || shared >= 1 && run >= 4 && part >= 0.34
            || shared >= 4 && part >= 0.4;
    }
    shared >= 4 && part >= 0.6
        || shared >= 6 && part >= 0.45
        || shared >= 2 && run >= 4 && part >= 0.8
        || shared >= 3 && run >= 5 && part >= 0.6
}

/// The most words that stand in both, one after another.
fn common_run(a: &[String], b: &[String]) -> usize {
    let (a, b) = (&a[..a.len().min(200)], &b[..b.len().min(200)]);
    let mut row = alloc::vec![0usize; b.len() + 1];
    let mut best = 0;
    for x in a {
        for j in (0..b.len()).rev() {
            row[j + 1] = if *x == b[j] { row[j] + 1 } else { 0 };
            best = best.max(row[j + 1]);
        }
    }
    best
}

fn finish(articles: &[&Article], speeches: &[Speech], group: &[usize]) -> SameQuote {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    let mut words: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    for &index in group {
        let speech = &speeches[index];
        speech.speaker.into_iter().for_each(|speaker| *counts.entry(speaker).or_default() += 1);
        for word in &speech.run {
            words.entry(word).or_default().insert(speech.article);
        }
    }
    let most = counts.values().copied().max().unwrap_or(0);
    let mut leaders =
        counts.iter().filter(|(_, count)| **count == most).map(|(speaker, _)| *speaker);
    let speaker = leaders.next().filter(|_| leaders.next().is_none());
    let mut wordings = Vec::new();
    for &index in group {
        let speech = &speeches[index];
        let article = articles[speech.article as usize];
        for &quote in &speech.quotes {
            let quote = &article.quotes[quote];
            let mut own = Vec::new();
            let mut at = 0;
            for piece in quote.text.split(' ') {
                let alone = plain(piece)
                    .split(' ')
                    .any(|word| words.get(word).is_some_and(|papers| papers.len() < 2));
                if alone {
                    own.push((at as u32, (at + piece.len()) as u32));
                }
                at += piece.len() + 1;
            }
            wordings.push(Wording {
                article: speech.article,
                span: quote.span,
                text: quote.text.clone(),
                speaker: quote.speaker_text.clone(),
                own,
            });
        }
    }
    SameQuote { speaker, wordings }
}
