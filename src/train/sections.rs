//! Trains the section model on labelled pages.

use alloc::string::String;
use alloc::vec::Vec;
use std::collections::{BTreeMap, HashMap};
use std::io::Result;

use super::adam::Adam;
use super::augment::augment;
use super::bytes::Score;
use super::chain;
use super::html;
use super::net::{Example, Layout, Pass};
use super::page::{self, Page};
use super::random::Random;
use super::store;
use crate::block::BlockBuf;
use crate::model::net::{Net, Scratch};
use crate::model::{Part, wire};
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
    /// Share of features hidden from the net, and of a block's sums.
    pub hide: f32,
    pub drop: f32,
    /// Pages that must have a feature.
    pub least: usize,
    /// Share of pages that are seen in another guise.
    pub augment: f32,
    /// Added to the scores of wrong labels while training, for kinds that have few bytes.
    pub margin: f32,
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            epochs: 24,
            rate: 0.004,
            decay: 0.01,
            hide: 0.5,
            drop: 0.3,
            least: 3,
            augment: 0.5,
            margin: 0.0,
            seed: 1,
        }
    }
}

/// Pages of a JSON lines file.
///
/// # Errors
///
/// If the file cannot be read or is not of that form.
pub fn read(path: &str) -> Result<Pages> {
    Ok(Pages(page::read(path)?))
}

/// Pages of a JSON lines file of HTML, as plain text.
///
/// # Errors
///
/// If a file cannot be read or is not of that form.
pub fn read_html_as_text(path: &str) -> Result<Pages> {
    let pages = html::read(path)?;
    Ok(Pages(pages.iter().map(|page| html::as_text(page, String::new())).collect()))
}

/// Labelled pages.
pub struct Pages(Vec<Page>);

impl Pages {
    /// These and `more`.
    pub fn join(mut self, more: Pages) -> Pages {
        self.0.extend(more.0);
        self
    }


    /// Every `n`th page, and the others.
    pub fn split(self, n: usize) -> (Pages, Pages) {
        let (a, b): (Vec<_>, Vec<_>) =
            self.0.into_iter().enumerate().partition(|(i, _)| i % n == 0);
        let pages = |list: Vec<(usize, Page)>| Pages(list.into_iter().map(|(_, p)| p).collect());
        (pages(a), pages(b))
    }
}

/// From a feature's hash to its row.
type Vocabulary = HashMap<u32, u32>;

/// The features that occur on enough pages, and how often they occur.
fn vocabulary(pages: &[Page], least: usize) -> (Vocabulary, HashMap<u32, usize>) {
    let mut counts: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    for page in pages {
        let mut all: Vec<u32> = segment::features_of(&page.text, &page.blocks().blocks).concat();
        all.sort_unstable();
        for same in all.chunk_by(|a, b| a == b) {
            let (on_pages, times) = counts.entry(same[0]).or_default();
            *on_pages += 1;
            *times += same.len();
        }
    }
    let frequent = counts.into_iter().filter(|(_, (on_pages, _))| *on_pages >= least).enumerate();
    let (mut vocabulary, mut times) = (HashMap::new(), HashMap::new());
    for (row, (hash, (_, n))) in frequent {
        vocabulary.insert(hash, row as u32);
        times.insert(hash, n);
    }
    (vocabulary, times)
}

fn example(page: &Page, vocabulary: &Vocabulary) -> Example {
    let buf = page.blocks();
    let index =
        |list: Vec<u32>| list.iter().filter_map(|hash| vocabulary.get(hash).copied()).collect();
    Example {
        features: segment::features_of(&page.text, &buf.blocks).into_iter().map(index).collect(),
        allowed: page.labels(&buf),
    }
}

/// Trains on `pages`; after some epochs prints the scores on `test`, of the model as it is stored. Returns the model's bytes.
pub fn train(pages: &Pages, test: &Pages, set: &Settings) -> Vec<u8> {
    let (vocabulary, times) = vocabulary(&pages.0, set.least);
    let layout = Layout { vocabulary: vocabulary.len() };
    let mut random = Random::new(set.seed);
    let mut adam = Adam::new(layout.init(&mut random));
    let mut pass = Pass::default();
    println!("{} features, {} weights, {} pages", vocabulary.len(), layout.len(), pages.0.len());
    let weakp: f32 = std::env::var("WEAKP").ok().and_then(|v| v.parse().ok()).unwrap_or(0.3);
    const BATCH: usize = 4;
    let all = (set.epochs * pages.0.len().div_ceil(BATCH)) as f32;
    let mut steps = 0.0f32;
    let mut order: Vec<usize> = (0..pages.0.len()).collect();
    let mut bytes = Vec::new();
    for epoch in 0..set.epochs {
        random.shuffle(&mut order);
        let mut loss = 0.0;
        for batch in order.chunks(BATCH) {
            let mut blocks = 0;
            for &at in batch {
                let page = &pages.0[at];
                if page.id.is_empty() && !random.chance(weakp) { continue; }
                let example = match random.chance(set.augment) {
                    true => example(&augment(page, &mut random), &vocabulary),
                    false => example(page, &vocabulary),
                };
                if example.allowed.is_empty() {
                    continue;
                }
                loss += learn(&example, set, &layout, &mut adam, &mut pass, &mut random);
                blocks += example.allowed.len();
            }
            steps += 1.0;
            let rate = set.rate * (1.0 - steps / all).max(0.02) * (steps / 100.0).min(1.0);
            adam.step(rate, set.decay, 1.0 / blocks.max(1) as f32);
        }
        if epoch % 4 == 3 || epoch + 1 == set.epochs {
            let part = store::part(&adam.mean, &layout, &vocabulary, &times, 12);
            println!("{epoch:3} loss {loss:8.1} {}", score(test, &part));
            bytes = wire::write(&[(Part::PlainSections, 1, &part)]);
        }
    }
    bytes
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
    let chain = layout.transitions()..layout.len();
    for (scores, &allowed) in pass.scores.chunks_exact_mut(super::net::L).zip(&example.allowed) {
        let rare = allowed & RARE != 0 && allowed.is_power_of_two();
        let margin = if rare { set.margin } else { 0.0 };
        scores
            .iter_mut()
            .enumerate()
            .filter(|(y, _)| allowed >> y & 1 == 0)
            .for_each(|(_, s)| *s += margin);
    }
    let (loss, slopes) = chain::loss(
        &pass.scores,
        &adam.weights[chain.clone()],
        &example.allowed,
        &mut adam.gradients[chain],
    );
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
    for page in &pages.0 {
        let buf: BlockBuf = page.blocks();
        let features = segment::features_of(&page.text, &buf.blocks);
        net.begin(features.len(), &mut scratch);
        features.iter().for_each(|list| net.block(part, list, &mut scratch));
        net.label(&mut scratch);
        score.add(page, &buf, &scratch.labels);
    }
    alloc::format!("{score}")
}
