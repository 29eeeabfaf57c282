//! The trainer of quotes: what is a quotation, and who speaks.

use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use std::collections::HashMap;
use std::error::Error;
use std::path::Path;

use serde_json::{Value, json};

use super::random::Random;
use crate::document::{Annotations, Extractor, Model};
use crate::model::{Part, wire};
use crate::quote::model::{UNIT, place};
use crate::quote::quotation::{self, Around};
use crate::quote::speaker::{self, Candidate, Scene};
use crate::quote::{self, Judge, QuoteList, Scratch};
use crate::span::Span;
use crate::text::grow::enough;
use crate::types::{Format, Quotes};

/// What training is set by.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// Bits of the tables' lengths: quotation, speaker.
    pub bits: [u32; 2],
    /// Times that all is gone through.
    pub epochs: usize,
    pub rate: f32,
    /// How much weights are drawn to zero, of the quotation and of the speaker.
    pub decay: [f32; 2],
    /// Added to the log-odds of a quotation in training alone: below 0, more stretches are taken for quotations than among the labels, of
    /// which many are of blogs; in news nearly all marks quote.
    pub bias: f32,
    /// Examples that a feature must be in, of quotations and of speakers: of one alone it is learnt by heart.
    pub least: [u32; 2],
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            bits: [16, 17],
            epochs: 16,
            rate: 0.08,
            decay: [2e-4, 2e-4],
            bias: -0.5,
            least: [2, 1],
        }
    }
}

/// A labelled article.
struct Article {
    id: String,
    text: Vec<u8>,
    found: Annotations,
    quotes: Vec<Gold>,
    ignore: Vec<Span>,
}

struct Gold {
    span: Span,
    /// The speaker, or its head; empty for none.
    speakers: Vec<Span>,
}

/// Reads the labelled articles in `file`.
fn read(file: &Path) -> Result<Vec<Article>, Box<dyn Error>> {
    let extractor =
        Extractor::builder().format(Format::Plain).quotes(Quotes::Off).build(&Model::builtin())?;
    let rows = std::fs::read_to_string(file)?;
    let mut out = Vec::new();
    for row in rows.lines() {
        let row: Value = serde_json::from_str(row)?;
        let text = row["text"].as_str().ok_or("a row without text")?.as_bytes().to_vec();
        let offset = |v: &Value| v.as_u64().unwrap_or(0) as u32;
        let pair = |v: &Value| Span::new(offset(&v[0]), offset(&v[1]));
        let list = |key: &str| row[key].as_array().cloned().unwrap_or_default();
        let direct = list("quotes").into_iter().filter(|q| q["direct"].as_bool() != Some(false));
        let quotes = direct.map(|q| Gold {
            span: trim(&text, Span::new(offset(&q["start"]), offset(&q["end"]))),
            speakers: ["speaker", "head"]
                .iter()
                .filter(|k| q[**k].is_array())
                .map(|k| pair(&q[*k]))
                .collect(),
        });
        out.push(Article {
            id: row["id"].as_str().unwrap_or_default().into(),
            quotes: quotes.collect(),
            ignore: list("ignore").iter().map(pair).collect(),
            found: extractor.extract(&text)?.into_annotations(),
            text,
        });
    }
    Ok(out)
}

/// A span without marks and blanks at its ends, as eval/quotes.py has it.
fn trim(text: &[u8], span: Span) -> Span {
    let text = core::str::from_utf8(&text[span.range()]).unwrap_or_default();
    let mark = |c: char| c.is_whitespace() || "“”„‟«»‹›‘’‚\"'".contains(c);
    let start = text.len() - text.trim_start_matches(mark).len();
    let end = text.trim_end_matches(mark).len();
    Span::at(start, end.max(start)).shift(span.start as usize)
}

fn overlap(a: Span, b: Span) -> f32 {
    let both = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    both as f32 / ((a.len() + b.len()) as f32 - both as f32).max(1.0)
}

/// An example of the ranker: the features of each candidate, and which are right.
struct Ranking {
    candidates: Vec<Vec<u32>>,
    right: Vec<bool>,
}

/// Collects examples and decides as the labels say.
struct Teacher<'a> {
    article: &'a Article,
    stretches: &'a mut Vec<(Vec<u32>, bool)>,
    rankings: &'a mut Vec<Ranking>,
}

impl Teacher<'_> {
    fn gold(&self, span: Span) -> Option<&Gold> {
        let span = trim(&self.article.text, span);
        self.article.quotes.iter().find(|gold| overlap(gold.span, span) >= 0.8)
    }
}

impl Judge for Teacher<'_> {
    fn is_quotation(&mut self, around: &Around) -> bool {
        let span = around.stretch.span;
        let right = self.gold(span).is_some();
        let touches = |other: &Span| other.start < span.end && span.start < other.end;
        let unsure = !right
            && (self.article.ignore.iter().any(touches)
                || self.article.quotes.iter().any(|gold| touches(&gold.span)));
        if !unsure {
            let mut list = Vec::new();
            quotation::features(around, &mut list);
            self.stretches.push((list, right));
        }
        right
    }

    fn speaker(&mut self, scene: &Scene, candidates: &[Candidate]) -> (Candidate, f32) {
        let Some(gold) = self.gold(scene.stretch.span) else { return (Candidate::Nobody, 0.0) };
        let right: Vec<bool> = candidates
            .iter()
            .map(|candidate| {
                let speaker = speaker::choice(scene, *candidate, 0.0).speaker;
                match gold.speakers.is_empty() {
                    true => *candidate == Candidate::Nobody,
                    false => {
                        !speaker.is_empty()
                            && gold
                                .speakers
                                .iter()
                                .any(|gold| gold.covers(speaker) || speaker.covers(*gold))
                    }
                }
            })
            .collect();
        let right = exact(scene, candidates, gold, right);
        let best = right.iter().position(|right| *right);
        if best.is_some() {
            let mut lists = Vec::new();
            speaker::each_features(scene, candidates, |_, list| lists.push(list));
            self.rankings.push(Ranking { candidates: lists, right });
        }
        (best.map_or(Candidate::Nobody, |at| candidates[at]), 0.0)
    }
}

/// Of the right candidates those whose words are the labelled ones, if there are any.
fn exact(scene: &Scene, all: &[Candidate], gold: &Gold, right: Vec<bool>) -> Vec<bool> {
    let same = |n: usize| gold.speakers.contains(&speaker::choice(scene, all[n], 0.0).speaker);
    let exact: Vec<bool> = right.iter().enumerate().map(|(n, right)| *right && same(n)).collect();
    if exact.contains(&true) { exact } else { right }
}

/// Weights in training, each with the sum of its squared slopes.
struct Table {
    weights: Vec<f32>,
    squares: Vec<f32>,
    /// Sums over the epochs.
    sums: Vec<f32>,
    rate: f32,
    decay: f32,
}

impl Table {
    fn new(bits: u32, rate: f32, decay: f32) -> Table {
        let len = 1usize << bits;
        Table {
            weights: vec![0.0; len],
            squares: vec![1e-2; len],
            sums: vec![0.0; len],
            rate,
            decay,
        }
    }

    fn score(&self, features: &[u32]) -> f32 {
        features.iter().map(|f| self.weights[place(*f, self.weights.len())]).sum()
    }

    fn step(&mut self, features: &[u32], slope: f32) {
        for feature in features {
            let at = place(*feature, self.weights.len());
            let slope = slope + self.decay * self.weights[at];
            self.squares[at] += slope * slope;
            self.weights[at] -= self.rate * slope / self.squares[at].sqrt();
        }
    }

    fn end_epoch(&mut self) {
        self.sums.iter_mut().zip(&self.weights).for_each(|(sum, w)| *sum += w);
    }

    /// The mean weights of all epochs as bytes: steadier than the last ones.
    fn bytes(&self, epochs: usize) -> impl Iterator<Item = u8> + '_ {
        let unit = UNIT / epochs.max(1) as f32;
        self.sums.iter().map(move |w| (w * unit).round().clamp(-127.0, 127.0) as i8 as u8)
    }
}

/// Drops features that fewer than `least` examples have.
fn prune<'a>(lists: impl Iterator<Item = &'a mut Vec<u32>>, least: u32) {
    let mut lists: Vec<&mut Vec<u32>> = lists.collect();
    let mut counts = HashMap::new();
    lists.iter().flat_map(|list| list.iter()).for_each(|f| *counts.entry(*f).or_insert(0u32) += 1);
    lists.iter_mut().for_each(|list| list.retain(|f| counts[f] >= least));
}

/// Trains on `articles` and gives the part's bytes.
fn part(articles: &[&Article], settings: &Settings) -> Vec<u8> {
    let (mut stretches, mut rankings) = (Vec::new(), Vec::new());
    let (mut scratch, mut out) = (Scratch::default(), QuoteList::default());
    for article in articles {
        let mut teacher = Teacher { article, stretches: &mut stretches, rankings: &mut rankings };
        let of = article.found.article(&article.text);
        enough(quote::direct(&mut teacher, of, &mut scratch, &mut out, usize::MAX));
    }
    prune(stretches.iter_mut().map(|(list, _)| list), settings.least[0]);
    prune(rankings.iter_mut().flat_map(|r| &mut r.candidates), settings.least[1]);
    let mut random = Random::new(7);
    let mut quotation = Table::new(settings.bits[0], settings.rate, settings.decay[0]);
    let mut speaker = Table::new(settings.bits[1], settings.rate, settings.decay[1]);
    for _ in 0..settings.epochs {
        random.shuffle(&mut stretches);
        for (features, right) in &stretches {
            let score = quotation.score(features) + settings.bias;
            let odds = 1.0 / (1.0 + (-score).exp());
            quotation.step(features, odds - if *right { 1.0 } else { 0.0 });
        }
        random.shuffle(&mut rankings);
        for ranking in &rankings {
            let scores: Vec<f32> = ranking.candidates.iter().map(|f| speaker.score(f)).collect();
            let most = scores.iter().copied().fold(f32::MIN, f32::max);
            let shares: Vec<f32> = scores.iter().map(|s| (s - most).exp()).collect();
            let all: f32 = shares.iter().sum();
            let right: f32 =
                shares.iter().zip(&ranking.right).filter(|(_, r)| **r).map(|(s, _)| s).sum();
            for ((features, share), is_right) in
                ranking.candidates.iter().zip(&shares).zip(&ranking.right)
            {
                let wanted = if *is_right { share / right.max(1e-12) } else { 0.0 };
                let slope = share / all - wanted;
                if slope.abs() > 1e-4 {
                    speaker.step(features, slope);
                }
            }
        }
        quotation.end_epoch();
        speaker.end_epoch();
    }
    let mut bytes = Vec::new();
    settings.bits.iter().for_each(|bits| bytes.extend_from_slice(&bits.to_le_bytes()));
    bytes.extend(quotation.bytes(settings.epochs));
    bytes.extend(speaker.bytes(settings.epochs));
    bytes
}

/// The quotes that a part finds, as the command prints them.
fn predict(article: &Article, part: &[u8], which: Quotes) -> Value {
    let (mut scratch, mut out) = (Scratch::default(), QuoteList::default());
    let of = article.found.article(&article.text);
    enough(quote::find(part, of, which, &mut scratch, &mut out, usize::MAX));
    let text = |span: Span| String::from_utf8_lossy(&article.text[span.range()]).into_owned();
    let quotes: Vec<Value> = out
        .quotes
        .iter()
        .map(|q| {
            let mut row = json!({"kind": q.kind.name(), "start": q.span.start, "end": q.span.end});
            if !q.speaker.is_empty() {
                row["speaker"] = json!({"start": q.speaker.start, "end": q.speaker.end});
                if let Some(entity) = article.found.entities().get(q.entity as usize) {
                    row["speaker"]["entity"] = json!(text(entity.name));
                }
            }
            if !q.cue.is_empty() {
                row["cue"] = json!({"start": q.cue.start, "end": q.cue.end});
            }
            row
        })
        .collect();
    json!({"id": article.id, "quotes": quotes})
}

/// Trains on the labelled articles in `file` and gives the model file.
///
/// # Errors
///
/// If the file cannot be read.
pub fn train(file: &Path, settings: &Settings) -> Result<Vec<u8>, Box<dyn Error>> {
    let articles = read(file)?;
    let all: Vec<&Article> = articles.iter().collect();
    Ok(wire::write(&[(Part::Quotes, 1, &part(&all, settings))]))
}

/// What a model of the articles in `file` finds in those of another, a JSON line an article.
///
/// # Errors
///
/// If a file cannot be read.
pub fn measure(
    file: &Path,
    other: &Path,
    which: Quotes,
    settings: &Settings,
) -> Result<String, Box<dyn Error>> {
    let articles = read(file)?;
    let part = part(&articles.iter().collect::<Vec<_>>(), settings);
    Ok(read(other)?.iter().map(|article| format!("{}\n", predict(article, &part, which))).collect())
}

/// What models of the other articles find in each, a JSON line an article, in `folds` parts.
///
/// # Errors
///
/// If the file cannot be read.
pub fn cross_validate(
    file: &Path,
    settings: &Settings,
    folds: usize,
) -> Result<String, Box<dyn Error>> {
    let articles = read(file)?;
    let mut rows = vec![String::new(); articles.len()];
    for fold in 0..folds {
        let others: Vec<&Article> = articles
            .iter()
            .enumerate()
            .filter(|(n, _)| n % folds != fold)
            .map(|(_, a)| a)
            .collect();
        let part = part(&others, settings);
        for (n, article) in articles.iter().enumerate().filter(|(n, _)| n % folds == fold) {
            rows[n] = format!("{}\n", predict(article, &part, Quotes::Direct));
        }
    }
    Ok(rows.concat())
}
