//! Stories told by several papers: made-up sets with gold in tests/story and examples/story, measured as /work/shared/eval/story.py does.
#![cfg(feature = "story")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use copydesk::story::{Article, Claim, Story};
use copydesk::{Extractor, Model, Quotes};
use serde_json::Value;

fn sets() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = fs::read_dir(root.join("tests/story")).unwrap();
    let mut sets: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
    sets.sort();
    sets.push(root.join("examples/story"));
    sets
}

/// The articles of a set, by the beginnings of their names.
fn articles(set: &Path) -> (Vec<String>, Vec<Article>) {
    let extractor = Extractor::builder().quotes(Quotes::All).build(&Model::builtin()).unwrap();
    let mut files: Vec<PathBuf> = fs::read_dir(set).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "txt" || end == "html"));
    files.sort();
    let read = |file: &PathBuf| {
        let bytes = fs::read(file).unwrap();
        Article::new(&bytes, &extractor.extract(&bytes).unwrap())
    };
    let name = |file: &PathBuf| file.file_stem().unwrap().to_str().unwrap().to_owned();
    (files.iter().map(name).collect(), files.iter().map(read).collect())
}

/// Lower case, with one space for what is no letter and no digit.
fn plain(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ").to_lowercase()
}

struct Score {
    claims: f64,
    extra: usize,
    wrong_values: usize,
    sources: f64,
    names: f64,
    merged: usize,
    quotes: f64,
}

fn part(of: usize, all: usize) -> f64 {
    if all == 0 { 1.0 } else { of as f64 / all as f64 }
}

fn score(names: &[String], story: &Story, gold: &Value) -> Score {
    let list = |key: &str| gold[key].as_array().unwrap().clone();
    let text = |value: &Value| value.as_str().unwrap_or("").to_owned();
    let at = |row: &Value| names.iter().position(|n| *n == text(&row["article"])).unwrap() as u32;
    let toll = list("toll");
    let fits = |claim: &Claim, row: &Value| {
        let (words, found) = (plain(&text(&row["words"])), plain(&claim.text));
        let long = found.len() > 5 || found.contains(|c: char| c.is_ascii_digit());
        claim.article == at(row)
            && (found.contains(&words) || !found.is_empty() && words.contains(&found) && long)
    };
    let claims = story.figures.iter().map(|figure| &figure.claims[..]);
    let best = claims
        .max_by_key(|claims| claims.iter().filter(|c| toll.iter().any(|t| fits(c, t))).count());
    let best = best.unwrap_or_default();
    let (mut got, mut wrong_values, mut sources, mut right) = (0, 0, 0, 0);
    for row in &toll {
        let Some(claim) = best.iter().find(|claim| fits(claim, row)) else { continue };
        got += 1;
        wrong_values += usize::from(claim.value != row["value"].as_f64());
        let wanted = plain(&text(&row["source"]));
        if wanted.is_empty() {
            continue;
        }
        sources += 1;
        let mut known: Vec<String> = Vec::new();
        if let Some(source) = &claim.source {
            known.push(plain(&source.text));
            let entity = source.entity.map(|entity| &story.entities[entity as usize]);
            known.extend(entity.into_iter().flat_map(|e| &e.names).map(|s| plain(&s.text)));
        }
        right += usize::from(
            known.iter().any(|n| n.contains(&wanted) || !n.is_empty() && wanted.contains(n)),
        );
    }
    let extra = best.iter().filter(|claim| !toll.iter().any(|row| fits(claim, row))).count();
    let ids = |name: &str| -> BTreeSet<usize> {
        let has =
            |e: &copydesk::story::Entity| e.names.iter().any(|s| plain(&s.text) == plain(name));
        story.entities.iter().enumerate().filter(|(_, e)| has(e)).map(|(id, _)| id).collect()
    };
    let (mut pairs, mut joined) = (0, 0);
    for row in list("one_thing") {
        let known: Vec<String> =
            row.as_array().unwrap().iter().map(text).filter(|name| !ids(name).is_empty()).collect();
        for (n, x) in known.iter().enumerate() {
            for y in &known[n + 1..] {
                pairs += 1;
                joined += usize::from(!ids(x).is_disjoint(&ids(y)));
            }
        }
    }
    let apart = list("apart");
    let merged = apart.iter().filter(|row| !ids(&text(&row[0])).is_disjoint(&ids(&text(&row[1]))));
    let same = list("same_quote");
    let found = same.iter().filter(|wordings| {
        story.quotes.iter().any(|quote| {
            wordings.as_array().unwrap().iter().all(|row| {
                let begins = plain(&text(&row["begins"]));
                quote
                    .wordings
                    .iter()
                    .any(|w| w.article == at(row) && plain(&w.text).contains(&begins))
            })
        })
    });
    Score {
        claims: part(got, toll.len()),
        extra,
        wrong_values,
        sources: part(right, sources),
        names: part(joined, pairs),
        merged: merged.count(),
        quotes: part(found.count(), same.len()),
    }
}

#[test]
fn stories_are_told_as_their_gold_has_them() {
    let sets = sets();
    assert_eq!(sets.len(), 20);
    let mut scores = Vec::new();
    for set in &sets {
        let (names, articles) = articles(set);
        let gold = fs::read(set.join("story.gold.json")).unwrap();
        let score = score(&names, &Story::new(&articles), &serde_json::from_slice(&gold).unwrap());
        let name = set.file_name().unwrap().to_string_lossy();
        println!(
            "{name}: claims {:.2}, names {:.2}, sources {:.2}",
            score.claims, score.names, score.sources
        );
        assert_eq!((score.merged, score.wrong_values), (0, 0), "{name}");
        assert!(score.extra <= 1, "{name}: {} extra claims", score.extra);
        scores.push(score);
    }
    let mean = |of: fn(&Score) -> f64| scores.iter().map(of).sum::<f64>() / scores.len() as f64;
    assert!(mean(|s| s.claims) >= 0.9, "claims {}", mean(|s| s.claims));
    assert!(mean(|s| s.sources) >= 0.66, "sources {}", mean(|s| s.sources));
    assert!(mean(|s| s.names) >= 0.9, "names {}", mean(|s| s.names));
    assert!(mean(|s| s.quotes) >= 0.9, "quotes {}", mean(|s| s.quotes));
}

#[test]
fn the_order_of_articles_changes_nothing() {
    for set in sets() {
        let (_, articles) = articles(&set);
        let story = Story::new(&articles);
        for turn in 1..articles.len() {
            let mut turned = articles.clone();
            turned.rotate_left(turn);
            let mut back = Story::new(&turned);
            let old = |article: u32| (article as usize + turn) as u32 % articles.len() as u32;
            for entity in &mut back.entities {
                for spelling in &mut entity.names {
                    spelling.places.iter_mut().for_each(|place| place.0 = old(place.0));
                    spelling.places.sort_unstable();
                }
            }
            for figure in &mut back.figures {
                figure.claims.iter_mut().for_each(|claim| claim.article = old(claim.article));
                figure.claims.sort_by_key(|claim| (claim.article, claim.span));
            }
            for quote in &mut back.quotes {
                quote
                    .wordings
                    .iter_mut()
                    .for_each(|wording| wording.article = old(wording.article));
                quote.wordings.sort_by_key(|wording| (wording.article, wording.span));
            }
            assert_eq!(format!("{:?}", back.entities), format!("{:?}", story.entities));
            assert_eq!(format!("{:?}", back.figures), format!("{:?}", story.figures));
            assert_eq!(format!("{:?}", back.quotes), format!("{:?}", story.quotes));
        }
    }
}

#[test]
fn articles_of_other_events_are_grouped_apart() {
    let (mut all, mut wanted) = (Vec::new(), Vec::new());
    for set in sets() {
        let (_, articles) = articles(&set);
        wanted.push((all.len() as u32..(all.len() + articles.len()) as u32).collect::<Vec<u32>>());
        all.extend(articles);
    }
    let groups = Story::grouped(&all).groups;
    let whole = wanted.iter().filter(|group| groups.contains(group)).count();
    // No group holds articles of two events, and most events are whole: a short article may name no two things of another.
    for group in &groups {
        assert!(wanted.iter().any(|event| group.iter().all(|n| event.contains(n))), "{group:?}");
    }
    assert!(whole >= 15, "{whole} of {}: {groups:?}", wanted.len());
}

#[test]
fn nothing_makes_an_empty_story() {
    let story = Story::new(&[]);
    assert!(story.entities.is_empty() && story.figures.is_empty() && story.groups.is_empty());
}
