//! Fits the section net to labelled pages.

use alloc::vec;
use alloc::vec::Vec;

use super::adam::Adam;
use super::augment::{self, augment};
use super::chain::{self, Expected};
use super::foreign::Tongue;
use super::html::HtmlPage;
use super::labelled::{LabelledPage, of_text};
use super::net::{Example, L, Layout, Pass};
use super::page::{Page, bit};
use super::random::Random;
use super::settings::Settings;
use super::store;
use super::vocabulary::Vocabulary;
use crate::segment;
use crate::types::SectionKind;

/// Pages between two steps of the optimiser.
const BATCH: usize = 4;

/// Pages that can be seen in another guise: of plain text, and of HTML after them.
pub(crate) struct Guises<'a> {
    pub(crate) plain: Vec<&'a Page>,
    pub(crate) html: Vec<&'a HtmlPage>,
}

impl Guises<'_> {
    /// Page `at` in another guise, now and then.
    fn of(&self, at: usize, set: &Settings, random: &mut Random) -> Option<Seen> {
        match self.plain.get(at) {
            Some(page) => {
                random.chance(set.augment).then(|| of_text(&augment(page, set.foreign, random)))
            }
            None => random.chance(set.foreign).then(|| self.foreign(at, random)),
        }
    }

    /// Page `at` in a language that nobody knows.
    fn foreign(&self, at: usize, random: &mut Random) -> Seen {
        match self.plain.get(at) {
            Some(page) => of_text(&augment::foreign(page, random)),
            None => {
                let page = self.html[at - self.plain.len()];
                let buf = Tongue::new(random).page(&page.buf);
                (segment::features_of(&buf.text, &buf.blocks), page.allowed.clone())
            }
        }
    }
}

/// Features and labels of a page's blocks.
type Seen = (Vec<Vec<u32>>, Vec<u16>);

/// Of so many pages one more is looked at in a foreign language, for features that none of the others has.
const FOREIGN: usize = 4;

/// What is learned from: pages, in the order of their guises.
pub(crate) struct Lesson<'a> {
    examples: Vec<Example>,
    in_part: Vec<bool>,
    guises: Guises<'a>,
    vocabulary: Vocabulary,
    layout: Layout,
}

impl<'a> Lesson<'a> {
    pub(crate) fn new(
        mut pages: Vec<LabelledPage>,
        guises: Guises<'a>,
        set: &Settings,
    ) -> Lesson<'a> {
        let (all, mut random) = (pages.len(), Random::new(set.seed));
        pages.extend((0..all).step_by(FOREIGN).map(|at| {
            let (features, allowed) = guises.foreign(at, &mut random);
            (features, allowed, false)
        }));
        let vocabulary = Vocabulary::new(&pages, set.least, set.buckets);
        pages.truncate(all);
        let examples = pages.iter().map(|(f, a, _)| vocabulary.example(f, a)).collect();
        let in_part = pages.iter().map(|page| page.2).collect();
        let layout = Layout { vocabulary: vocabulary.rows.len(), level: set.level };
        Lesson { examples, in_part, guises, vocabulary, layout }
    }

    /// The bytes of the model of these weights.
    pub(crate) fn part(&self, weights: &[f32], set: &Settings) -> Vec<u8> {
        store::part(weights, &self.layout, &self.vocabulary.rows, set.buckets)
    }

    /// Fits one model after another, each from its own random start; then one to the labels and to what these expect on
    /// average, which is steadier than any of them. Calls `watch` with the weights after each epoch of the last; returns them.
    pub(crate) fn distil(&self, set: &Settings, watch: impl FnMut(usize, &[f32])) -> Vec<f32> {
        let mut seeds: Vec<u64> = (1..=set.teachers).map(|n| set.seed + 100 * n).collect();
        let teachers = in_pairs(&mut seeds, |&mut seed| {
            self.fit(&Settings { seed, ..set.clone() }, &[], |_, _| {})
        });
        self.fit(set, &teachers, watch)
    }

    /// Fits one model. Its weights are those to use where all features are seen.
    ///
    /// After half of the epochs it goes on in branches that see the pages in orders, guises and parts of their own. The average
    /// of their weights is kept: as good as the average opinion of as many models (a "soup", Wortsman et al., 2022).
    fn fit(
        &self,
        set: &Settings,
        teachers: &[Vec<f32>],
        mut watch: impl FnMut(usize, &[f32]),
    ) -> Vec<f32> {
        let layout = &self.layout;
        let mut random = Random::new(set.seed);
        let adam = Adam::new(layout.init(&mut random));
        let mut branches = vec![Branch { adam, random, order: (0..self.examples.len()).collect() }];
        for epoch in 0..set.epochs {
            if epoch == set.epochs / 2 {
                let trunk = branches[0].clone();
                branches.extend(
                    (1..set.branches).map(|n| Branch {
                        random: Random::new(set.seed + 1000 * n),
                        ..trunk.clone()
                    }),
                );
            }
            in_pairs(&mut branches, |branch| self.epoch(set, teachers, epoch, branch));
            watch(epoch, &in_use(&branches, layout, set));
        }
        in_use(&branches, layout, set)
    }

    /// Takes a branch once over the pages.
    fn epoch(&self, set: &Settings, teachers: &[Vec<f32>], epoch: usize, branch: &mut Branch) {
        let Lesson { examples, in_part, guises, vocabulary, layout } = self;
        let Branch { adam, random, order } = branch;
        let mut pass = Pass::default();
        random.shuffle(order);
        for (step, batch) in order.chunks(BATCH).enumerate() {
            let done =
                (epoch as f32 + (step * BATCH) as f32 / order.len() as f32) / set.epochs as f32;
            let hide = set.hide + (set.hide_last - set.hide) * (2.0 * done - 1.0).max(0.0);
            let set = &Settings { hide, ..set.clone() };
            let mut blocks = 0;
            for &at in batch {
                if examples[at].allowed.is_empty() || in_part[at] && !random.chance(set.part) {
                    continue;
                }
                let other = guises.of(at, set, random);
                let other =
                    other.map(|(features, allowed)| vocabulary.example(&features, &allowed));
                let example = other.as_ref().unwrap_or(&examples[at]);
                if !example.allowed.is_empty() {
                    let teacher = expected(example, layout, teachers, &mut pass);
                    learn(example, teacher, set, layout, adam, &mut pass, random);
                    blocks += example.allowed.len();
                }
            }
            let rate = set.rate * (1.0 - done).max(0.02) * (done * 20.0).min(1.0);
            if blocks > 0 {
                adam.step(rate, set.decay, 1.0 / blocks as f32);
            }
        }
    }
}

/// A model that is being fitted.
#[derive(Clone)]
struct Branch {
    adam: Adam,
    random: Random,
    /// Pages, in the order in which they were seen last.
    order: Vec<usize>,
}

/// Calls `run` on each item, on two of them at a time: they do not know of each other.
fn in_pairs<T: Send, R: Send>(items: &mut [T], run: impl Fn(&mut T) -> R + Sync) -> Vec<R> {
    let pairs = items.chunks_mut(2).map(|pair| {
        std::thread::scope(|scope| {
            let running: Vec<_> = pair.iter_mut().map(|item| scope.spawn(|| run(item))).collect();
            let done = running.into_iter().map(|run| run.join().expect("fitting panicked"));
            done.collect::<Vec<_>>()
        })
    });
    pairs.flatten().collect()
}

/// The average weights of the branches, for blocks of which all features are seen.
fn in_use(branches: &[Branch], layout: &Layout, set: &Settings) -> Vec<f32> {
    let mut weights = branches[0].adam.mean.clone();
    for branch in &branches[1..] {
        weights.iter_mut().zip(&branch.adam.mean).for_each(|(sum, w)| *sum += w);
    }
    weights.iter_mut().for_each(|w| *w /= branches.len() as f32);
    weights[layout.rows()..layout.bias()].iter_mut().for_each(|w| *w *= set.keep);
    weights
}

/// What the teachers expect on average.
fn expected(
    example: &Example,
    layout: &Layout,
    teachers: &[Vec<f32>],
    pass: &mut Pass,
) -> Option<Expected> {
    let mut sum: Option<Expected> = None;
    for weights in teachers {
        pass.forward(weights, layout, &example.features, || 1.0);
        let mut one = chain::expected(&pass.scores, &weights[layout.transitions()..layout.len()]);
        let all = one.labels.iter_mut().chain(&mut one.chain);
        all.for_each(|x| *x /= teachers.len() as f32);
        match &mut sum {
            None => sum = Some(one),
            Some(sum) => {
                sum.labels.iter_mut().zip(&one.labels).for_each(|(s, x)| *s += x);
                sum.chain.iter_mut().zip(&one.chain).for_each(|(s, x)| *s += x);
            }
        }
    }
    sum
}

/// Adds the gradients of one example.
fn learn(
    example: &Example,
    teacher: Option<Expected>,
    set: &Settings,
    layout: &Layout,
    adam: &mut Adam,
    pass: &mut Pass,
    random: &mut Random,
) {
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
    let gradients = &mut adam.gradients[chain];
    let (_, slopes) =
        chain::loss(&pass.scores, weights, &example.allowed, teacher.as_ref(), gradients);
    pass.backward(&adam.weights, &mut adam.gradients, layout, &features, &slopes);
}

/// Kinds of which a page has one or few.
const RARE: u16 = bit(SectionKind::Headline)
    | bit(SectionKind::Deck)
    | bit(SectionKind::Byline)
    | bit(SectionKind::Dateline)
    | bit(SectionKind::Caption);
