//! Trains the section model on labelled pages.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use std::collections::{BTreeMap, HashMap};

use super::chain;
use super::net::{Example, H, L, Layout, Pass};
use crate::block::{BlockBuf, plain};
use crate::segment::{self, label};
use crate::span::Span;

/// A labelled page.
pub struct Page {
    pub id: String,
    pub text: Vec<u8>,
    /// Span, kind by name.
    pub gold: Vec<(Span, u8)>,
}

/// Reads pages from JSON lines `{id, text, blocks: [{start, end, kind}]}`.
pub fn read(path: &str) -> std::io::Result<Vec<Page>> {
    let bad = |e: &str| std::io::Error::new(std::io::ErrorKind::InvalidData, e.to_owned());
    let mut pages = Vec::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let row: serde_json::Value = serde_json::from_str(line)?;
        let mut gold = Vec::new();
        for b in row["blocks"].as_array().ok_or_else(|| bad("no blocks"))? {
            let n = |k: &str| b[k].as_u64().unwrap_or(0) as u32;
            let name = b["kind"].as_str().unwrap_or_default();
            let kind = crate::SectionKind::ALL
                .iter()
                .position(|k| k.name() == name)
                .ok_or_else(|| bad(name))?;
            gold.push((Span::new(n("start"), n("end")), kind as u8));
        }
        pages.push(Page {
            id: row["id"].as_str().unwrap_or_default().to_owned(),
            text: row["text"].as_str().unwrap_or_default().as_bytes().to_vec(),
            gold,
        });
    }
    Ok(pages)
}

/// Gold labels of the blocks of a page.
fn labels(page: &Page, buf: &BlockBuf) -> Vec<u8> {
    let comments: Vec<Span> = page.gold.iter().filter(|g| g.1 == 7).map(|g| g.0).collect();
    let (first, last) = match (comments.first(), comments.last()) {
        (Some(f), Some(l)) => (f.start, l.end),
        _ => (u32::MAX, 0),
    };
    let mut g = 0;
    let mut out = Vec::new();
    let mut last_comment = usize::MAX;
    for block in &buf.blocks {
        while g < page.gold.len() && page.gold[g].0.end <= block.span.start {
            g += 1;
        }
        let mut best = (0u32, 9u8, usize::MAX);
        let mut k = g;
        while k < page.gold.len() && page.gold[k].0.start < block.span.end {
            let s = page.gold[k].0;
            let overlap = s.end.min(block.span.end) - s.start.max(block.span.start);
            if overlap > best.0 {
                best = (overlap, page.gold[k].1, k);
            }
            k += 1;
        }
        let label = match best.1 {
            7 if last_comment != best.2 => {
                last_comment = best.2;
                label::COMMENT_START
            }
            9 if block.span.start > first && block.span.end < last => label::THREAD,
            kind => kind,
        };
        out.push(label);
    }
    out
}

/// Counts of the feature hashes, in pages.
fn vocabulary(pages: &[Vec<Vec<u32>>], least: usize) -> HashMap<u32, u32> {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for page in pages {
        let mut all: Vec<u32> = page.iter().flatten().copied().collect();
        all.sort_unstable();
        all.dedup();
        all.into_iter().for_each(|f| *counts.entry(f).or_default() += 1);
    }
    counts
        .into_iter()
        .filter(|&(_, n)| n >= least)
        .enumerate()
        .map(|(i, (f, _))| (f, i as u32))
        .collect()
}

/// xorshift64*, so that the same seed gives the same model everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }
    fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }
    fn below(&mut self, n: usize) -> usize {
        (self.next() >> 33) as usize % n
    }
}

struct Adam {
    m: Vec<f32>,
    v: Vec<f32>,
    t: i32,
}

impl Adam {
    fn step(&mut self, w: &mut [f32], g: &mut [f32], rate: f32, decay: f32) {
        self.t += 1;
        let (b1, b2) = (0.9f32, 0.99f32);
        let rate = rate * (1.0 - b2.powi(self.t)).sqrt() / (1.0 - b1.powi(self.t));
        for i in 0..w.len() {
            let grad = g[i];
            g[i] = 0.0;
            if grad == 0.0 && self.m[i] == 0.0 {
                continue;
            }
            self.m[i] = b1 * self.m[i] + (1.0 - b1) * grad;
            self.v[i] = b2 * self.v[i] + (1.0 - b2) * grad * grad;
            w[i] -= rate * self.m[i] / (self.v[i].sqrt() + 1e-6) + decay * rate * w[i];
        }
    }
}

/// Blocks and feature hashes of a page.
fn features(page: &Page) -> (BlockBuf, Vec<Vec<u32>>) {
    let mut buf = BlockBuf::default();
    plain::parse(&page.text, &mut buf);
    let lists = segment::features_of(&page.text, &buf);
    (buf, lists)
}

fn viterbi(scores: &[f32], chain: &[f32], n: usize) -> Vec<u8> {
    let mut best = vec![0.0f32; n * L];
    let mut from = vec![0u8; n * L];
    for y in 0..L {
        best[y] = chain[L * L + y] + scores[y];
    }
    for t in 1..n {
        for y in 0..L {
            let (x, s) = (0..L)
                .map(|x| (x, best[(t - 1) * L + x] + chain[x * L + y]))
                .fold((0, f32::NEG_INFINITY), |a, b| if b.1 > a.1 { b } else { a });
            best[t * L + y] = s + scores[t * L + y];
            from[t * L + y] = x as u8;
        }
    }
    let mut y =
        (0..L).fold(0, |a, b| if best[(n - 1) * L + b] > best[(n - 1) * L + a] { b } else { a });
    let mut out = vec![0u8; n];
    for t in (0..n).rev() {
        out[t] = y as u8;
        y = usize::from(from[t * L + y]);
    }
    out
}

/// Byte scores as eval/score.py counts them: (accuracy, macro F1, F1 of each kind).
fn score(pages: &[Page], bufs: &[BlockBuf], predicted: &[Vec<u8>]) -> (f64, f64, [f64; 10]) {
    let (mut tp, mut fp, mut fne) = ([0f64; 10], [0f64; 10], [0f64; 10]);
    for ((page, buf), labels) in pages.iter().zip(bufs).zip(predicted) {
        let mut a = vec![9u8; page.text.len()];
        let mut b = a.clone();
        for (s, k) in &page.gold {
            a[s.range()].fill(*k);
        }
        for (block, &l) in buf.blocks.iter().zip(labels) {
            b[block.span.range()].fill(label::kind(l) as u8 - 1);
        }
        for i in 0..a.len() {
            if page.text[i].is_ascii_whitespace() || page.text[i] == 0x0B {
                continue;
            }
            if a[i] == b[i] {
                tp[usize::from(a[i])] += 1.0;
            } else {
                fp[usize::from(b[i])] += 1.0;
                fne[usize::from(a[i])] += 1.0;
            }
        }
    }
    let mut f = [0f64; 10];
    let mut all = (0.0, 0.0);
    for k in 0..10 {
        f[k] = if tp[k] > 0.0 { 2.0 * tp[k] / (2.0 * tp[k] + fp[k] + fne[k]) } else { 0.0 };
        all.0 += tp[k];
        all.1 += tp[k] + fne[k];
    }
    (all.0 / all.1, f.iter().sum::<f64>() / 10.0, f)
}

/// Settings.
pub struct Settings {
    pub epochs: usize,
    pub rate: f32,
    pub drop: f32,
    pub hide: f32,
    pub decay: f32,
    pub least: usize,
    pub seed: u64,
}

/// Trains on `pages`, prints scores on `test`.
pub fn train(pages: &[Page], test: &[Page], set: &Settings) {
    let parsed: Vec<_> = pages.iter().map(features).collect();
    let lists: Vec<Vec<Vec<u32>>> = parsed.iter().map(|p| p.1.clone()).collect();
    let vocabulary = vocabulary(&lists, set.least);
    let index = |lists: &[Vec<u32>]| -> Vec<Vec<u32>> {
        lists
            .iter()
            .map(|l| l.iter().filter_map(|f| vocabulary.get(f).copied()).collect())
            .collect()
    };
    let examples: Vec<Example> = pages
        .iter()
        .zip(&parsed)
        .filter(|(_, (buf, _))| !buf.blocks.is_empty())
        .map(|(page, (buf, lists))| Example {
            features: index(lists),
            allowed: labels(page, buf).iter().map(|&l| 1 << l).collect(),
        })
        .collect();
    let tests: Vec<_> = test.iter().map(features).collect();
    let test_features: Vec<_> = tests.iter().map(|(_, l)| index(l)).collect();
    let test_bufs: Vec<_> = tests.into_iter().map(|(b, _)| b).collect();
    let layout = Layout { vocabulary: vocabulary.len() };
    let mut random = Random(set.seed | 1);
    let mut w = vec![0.0f32; layout.len()];
    for x in &mut w[layout.rows()..layout.bias()] {
        *x = (random.unit() - 0.5) * 0.1;
    }
    for x in &mut w[layout.bias()..layout.transitions()] {
        *x = (random.unit() - 0.5) * 0.5;
    }
    for l in 0..super::net::LAYERS {
        for x in &mut w[layout.layer_bias(l)..][..H] {
            *x = random.unit() * 2.0 - 2.0;
        }
    }
    println!("vocabulary {} weights {} pages {}", vocabulary.len(), w.len(), examples.len());
    let mut adam = Adam { m: vec![0.0; w.len()], v: vec![0.0; w.len()], t: 0 };
    let mut g = vec![0.0f32; w.len()];
    let mut mean = w.clone();
    let mut pass = Pass::default();
    let batch = 4;
    let steps = set.epochs * examples.len().div_ceil(batch);
    let mut step = 0;
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for epoch in 0..set.epochs {
        for i in (1..order.len()).rev() {
            order.swap(i, random.below(i + 1));
        }
        let mut total = 0.0;
        for chunk in order.chunks(batch) {
            let mut blocks = 0;
            for &i in chunk {
                let example = &examples[i];
                let hidden: Vec<Vec<u32>> = example
                    .features
                    .iter()
                    .map(|l| l.iter().copied().filter(|_| random.unit() >= set.hide).collect())
                    .collect();
                let keep = 1.0 - set.drop;
                pass.forward(&w, &layout, &hidden, || {
                    if random.unit() < keep { 1.0 / keep } else { 0.0 }
                });
                let (chain_at, end) = (layout.transitions(), layout.len());
                let chain_w = w[chain_at..end].to_vec();
                let (loss, ds) =
                    chain::loss(&pass.scores, &chain_w, &example.allowed, &mut g[chain_at..end]);
                total += loss;
                blocks += example.allowed.len();
                pass.backward(&w, &mut g, &layout, &hidden, &ds);
            }
            let scale = 1.0 / blocks as f32;
            g.iter_mut().for_each(|g| *g *= scale);
            let t = step as f32 / steps as f32;
            let rate = set.rate * (1.0 - t).max(0.02) * (step as f32 / 50.0).min(1.0);
            adam.step(&mut w, &mut g, rate, set.decay);
            let keep = (0.998f32).min((step as f32 + 1.0) / (step as f32 + 10.0));
            mean.iter_mut().zip(&w).for_each(|(m, w)| *m = keep * *m + (1.0 - keep) * w);
            step += 1;
        }
        if epoch % 4 == 3 || epoch + 1 == set.epochs {
            let predicted: Vec<Vec<u8>> = test_features
                .iter()
                .map(|f| {
                    pass.forward(&mean, &layout, f, || 1.0);
                    viterbi(&pass.scores, &mean[layout.transitions()..], f.len())
                })
                .collect();
            let (accuracy, macro_f1, f) = score(test, &test_bufs, &predicted);
            print!("{epoch:3} loss {total:9.1} acc {accuracy:.4} macro {macro_f1:.4} ");
            for (k, f) in crate::SectionKind::ALL.iter().zip(f) {
                print!(" {} {f:.3}", &k.name()[..4]);
            }
            println!();
        }
    }
}
