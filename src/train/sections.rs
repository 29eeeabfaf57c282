//! Trains the section models on labelled pages.

use alloc::string::String;
use alloc::vec::Vec;
use std::collections::{BTreeMap, HashMap};
use std::io::Result;

use indicatif::ProgressBar;

use super::adam::Adam;
use super::augment::augment;
use super::bytes::Score;
use super::chain;
use super::html::{self, HtmlPage};
use super::net::{Example, L, Layout, Pass};
use super::page::{self, Page};
use super::random::Random;
use super::store;
use crate::model::net::{Net, Scratch};
use crate::model::{Model, Part, wire};
use crate::segment;

/// What to train with.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Times over the pages.
    pub epochs: usize,
    /// Greatest step of the optimiser.
    pub rate: f32,
    /// Share of a step by which weights shrink.
    pub decay: f32,
    /// Share of the features that are hidden from the net.
    pub hide: f32,
    /// Share of a block's sums that are hidden from the layers.
    pub drop: f32,
    /// Pages that must have a feature.
    pub least: usize,
    /// Share of plain pages that are seen in another guise.
    pub augment: f32,
    /// Share of the pages labelled in part, or as HTML, that are seen in an epoch.
    pub part: f32,
    /// What training adds to the scores of wrong labels where the right one is of a kind with few bytes.
    pub margin: f32,
    /// How far layers see all blocks equally loud, see `model::net::scale`: less of it is learned better from plain text, and
    /// not at all from HTML.
    pub level: f32,
    /// Log2 of the buckets of feature rows.
    pub bits: u32,
    /// Same seed, same model.
    pub seed: u64,
}

impl Settings {
    /// For plain text.
    pub fn text() -> Settings {
        Settings {
            epochs: 20,
            rate: 0.004,
            decay: 0.01,
            hide: 0.5,
            drop: 0.3,
            least: 3,
            augment: 0.5,
            part: 0.5,
            margin: 1.5,
            level: 4.0,
            bits: 12,
            seed: 1,
        }
    }

    /// For HTML.
    pub fn html() -> Settings {
        Settings { epochs: 8, part: 0.3, level: 0.01, margin: 1.0, ..Settings::text() }
    }
}

/// Labelled pages to learn from or to measure on.
#[derive(Default)]
pub struct Pages {
    text: Vec<(Page, bool)>,
    html: Vec<(HtmlPage, bool)>,
}

impl Pages {
    /// Adds the pages of JSON lines `{id, text, blocks: [{start, end, kind}]}`.
    ///
    /// # Errors
    ///
    /// If the file cannot be read or is not of that form.
    pub fn text(mut self, path: &str) -> Result<Pages> {
        self.text.extend(page::read(path)?.into_iter().map(|page| (page, false)));
        Ok(self)
    }

    /// Adds the pages of JSON lines `{id, html, blocks: [{kind, text}]}`, or with gold body, headline, author and date.
    ///
    /// # Errors
    ///
    /// If a file cannot be read or is not of that form.
    pub fn html(mut self, path: &str) -> Result<Pages> {
        self.html.extend(html::read(path)?.into_iter().map(|page| {
            let part = page.in_part;
            (page, part)
        }));
        Ok(self)
    }

    /// As [`html`](Pages::html), but as plain text. What labels leave open is settled by the library's model for HTML, which
    /// was trained on the same pages: it sees in the markup what plain text does not show.
    ///
    /// # Errors
    ///
    /// The same.
    pub fn html_as_text(mut self, path: &str) -> Result<Pages> {
        let model = Model::builtin();
        let part = model.part(Part::HtmlSections);
        let (net, mut scratch) = (Net::new(part), Scratch::default());
        for mut page in html::read(path)? {
            html::settle(&mut page, &net, part, &mut scratch);
            self.text.push((html::as_text(&page), true));
        }
        Ok(self)
    }

    /// Every `n`th page, and the others.
    pub fn split(self, n: usize) -> (Pages, Pages) {
        let (mut some, mut others) = (Pages::default(), Pages::default());
        for (at, page) in self.text.into_iter().enumerate() {
            if at % n == 0 { some.text.push(page) } else { others.text.push(page) }
        }
        for (at, page) in self.html.into_iter().enumerate() {
            if at % n == 0 { some.html.push(page) } else { others.html.push(page) }
        }
        (some, others)
    }

    fn len(&self) -> usize {
        self.text.len() + self.html.len()
    }

    /// Feature hashes and allowed labels of page `at`, and whether it is labelled in part.
    fn example(&self, at: usize) -> Seen {
        match self.text.get(at) {
            Some((page, part)) => {
                let (features, allowed) = of_text(page);
                (features, allowed, *part)
            }
            None => {
                let (page, part) = &self.html[at - self.text.len()];
                (
                    segment::features_of(&page.buf.text, &page.buf.blocks),
                    page.allowed.clone(),
                    *part,
                )
            }
        }
    }
}

fn of_text(page: &Page) -> (Vec<Vec<u32>>, Vec<u16>) {
    let buf = page.blocks();
    (segment::features_of(&page.text, &buf.blocks), page.labels(&buf))
}

/// A page: the features of each block, the labels it may have, and whether it is labelled in part.
type Seen = (Vec<Vec<u32>>, Vec<u16>, bool);

/// Rows of the features that occur on enough pages.
struct Vocabulary {
    rows: HashMap<u32, u32>,
    /// How often each row's feature occurs.
    times: Vec<usize>,
}

impl Vocabulary {
    fn new(pages: &[Seen], least: usize) -> Vocabulary {
        let mut counts: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
        for (features, _, _) in pages {
            let mut all = features.concat();
            all.sort_unstable();
            for same in all.chunk_by(|a, b| a == b) {
                let (on_pages, times) = counts.entry(same[0]).or_default();
                *on_pages += 1;
                *times += same.len();
            }
        }
        counts.retain(|_, (on_pages, _)| *on_pages >= least);
        let rows = counts.keys().enumerate().map(|(row, &hash)| (hash, row as u32)).collect();
        Vocabulary { rows, times: counts.values().map(|&(_, times)| times).collect() }
    }

    fn example(&self, features: &[Vec<u32>], allowed: &[u16]) -> Example {
        let index =
            |list: &Vec<u32>| list.iter().filter_map(|hash| self.rows.get(hash).copied()).collect();
        Example { features: features.iter().map(index).collect(), allowed: allowed.to_vec() }
    }
}

/// Trains on `pages`, text or HTML; after some epochs prints the scores on `test`, of the model as it is stored. Returns the
/// model's bytes, and the last scores.
pub fn train(pages: &Pages, test: &Pages, set: &Settings) -> (Vec<u8>, String) {
    let seen: Vec<_> = (0..pages.len()).map(|at| pages.example(at)).collect();
    let vocabulary = Vocabulary::new(&seen, set.least);
    let examples: Vec<Example> = seen.iter().map(|(f, a, _)| vocabulary.example(f, a)).collect();
    let in_part: Vec<bool> = seen.into_iter().map(|(_, _, part)| part).collect();
    let layout = Layout { vocabulary: vocabulary.times.len(), level: set.level };
    let mut random = Random::new(set.seed);
    let mut adam = Adam::new(layout.init(&mut random));
    let mut pass = Pass::default();
    println!(
        "{} features, {} weights, {} pages",
        vocabulary.times.len(),
        layout.len(),
        pages.len()
    );
    const BATCH: usize = 4;
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut result = (Vec::new(), String::new());
    let bar = ProgressBar::new((set.epochs * examples.len()) as u64);
    for epoch in 0..set.epochs {
        random.shuffle(&mut order);
        let mut loss = 0.0;
        for (step, batch) in order.chunks(BATCH).enumerate() {
            let mut blocks = 0;
            for &at in batch {
                bar.inc(1);
                if examples[at].allowed.is_empty() || in_part[at] && !random.chance(set.part) {
                    continue;
                }
                let guise = at < pages.text.len() && random.chance(set.augment);
                let other = guise.then(|| {
                    let (features, allowed) = of_text(&augment(&pages.text[at].0, &mut random));
                    vocabulary.example(&features, &allowed)
                });
                let example = other.as_ref().unwrap_or(&examples[at]);
                if !example.allowed.is_empty() {
                    loss += learn(example, set, &layout, &mut adam, &mut pass, &mut random);
                    blocks += example.allowed.len();
                }
            }
            let done =
                (epoch as f32 + (step * BATCH) as f32 / order.len() as f32) / set.epochs as f32;
            let rate = set.rate * (1.0 - done).max(0.02) * (done * 20.0).min(1.0);
            if blocks > 0 {
                adam.step(rate, set.decay, 1.0 / blocks as f32);
            }
        }
        if epoch % 4 == 3 || epoch + 1 == set.epochs {
            let part =
                store::part(&adam.mean, &layout, &vocabulary.rows, &vocabulary.times, set.bits);
            result.1 = score(test, &part);
            println!("{epoch:3} loss {loss:8.1} {}", result.1);
            let tag = if pages.text.is_empty() { Part::HtmlSections } else { Part::PlainSections };
            result.0 = wire::write(&[(tag, 1, &part)]);
        }
    }
    bar.finish_and_clear();
    result
}

/// Adds the gradients of one example; returns its loss.
fn learn(
    example: &Example,
    set: &Settings,
    layout: &Layout,
    adam: &mut Adam,
    pass: &mut Pass,
    random: &mut Random,
) -> f32 {
    let hide = |list: &Vec<u32>, random: &mut Random| {
        list.iter().copied().filter(|_| !random.chance(set.hide)).collect()
    };
    let features: Vec<Vec<u32>> = example.features.iter().map(|list| hide(list, random)).collect();
    let mask = || if random.chance(set.drop) { 0.0 } else { 1.0 / (1.0 - set.drop) };
    pass.forward(&adam.weights, layout, &features, mask);
    for (scores, &allowed) in pass.scores.chunks_exact_mut(L).zip(&example.allowed) {
        let rare = allowed & RARE != 0 && allowed.is_power_of_two();
        let margin = if rare { set.margin } else { 0.0 };
        scores
            .iter_mut()
            .enumerate()
            .filter(|(y, _)| allowed >> y & 1 == 0)
            .for_each(|(_, s)| *s += margin);
    }
    let chain = layout.transitions()..layout.len();
    let weights = &adam.weights[chain.clone()];
    let (loss, slopes) =
        chain::loss(&pass.scores, weights, &example.allowed, &mut adam.gradients[chain]);
    pass.backward(&adam.weights, &mut adam.gradients, layout, &features, &slopes);
    loss
}

/// Headline, deck, byline, dateline and caption: kinds of which a page has one or few.
const RARE: u16 = 0b0100_1111;

/// Scores of a model's part on pages.
fn score(pages: &Pages, part: &[u8]) -> String {
    let net = Net::new(part);
    let mut scratch = Scratch::default();
    let mut score = Score::default();
    for at in 0..pages.len() {
        let (features, allowed, _) = pages.example(at);
        net.begin(features.len(), &mut scratch);
        features.iter().for_each(|list| net.block(part, list, &mut scratch));
        net.label(&mut scratch);
        match pages.text.get(at) {
            Some((page, _)) => score.add(page, &page.blocks(), &scratch.labels),
            None => score.add_blocks(
                &pages.html[at - pages.text.len()].0.buf,
                &allowed,
                &scratch.labels,
            ),
        }
    }
    alloc::format!("{score}")
}
