//! The trainer of the name tagger.

mod compile;
mod corpus;
mod crf;
mod eval;
mod instance;
mod lexicon;
mod prose;
mod results;
mod second;
mod vary;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use corpus::{Doc, Misc, load};
use crf::{Crf, Options, Set};
use instance::{Alphabet, Article, article, keys, local_keys};
use lexicon::Lexicon;

use crate::name::tagger::Scratch;
use crate::name::weights::Weights;

/// Where things are and what to try.
pub struct Paths {
    pub corpus: PathBuf,
    pub gazetteer: PathBuf,
}

const DEV: [&str; 6] = [
    "dev/desk_dev.jsonl",
    "dev/conll_testb_dev.tsv",
    "dev/wikigold_dev.tsv",
    "dev/worldwide_dev.tsv",
    "dev/ewt_test_dev.tsv",
    "../seeds/names.jsonl",
];

fn param(name: &str, default: f32) -> f32 {
    std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default)
}

/// Every sixth article is held out of training, to look at errors on.
fn held(docs: &mut Vec<Doc>) -> Vec<Doc> {
    let mut held = Vec::new();
    if param("HOLD", 0.0) > 0.0 {
        let mut n = [0usize; 256];
        docs.retain(|d| {
            let i = n[d.source as usize];
            n[d.source as usize] += 1;
            let out = i % 6 == 5;
            if out {
                held.push(d.clone());
            }
            !out
        });
    }
    held
}

fn training(dir: &Path) -> Vec<Doc> {
    let mut docs = Vec::new();
    let noisy = param("NOISY", 0.5);
    let other = param("OTHER", 0.7);
    for (n, (file, misc, weight)) in [
        ("desk_train.jsonl", Misc::Marked, 1.0),
        ("voa_train.jsonl", Misc::Marked, param("VOA", 1.0)),
        ("gum.tsv", Misc::Unknown, other),
        ("uner_pud.tsv", Misc::Unknown, other),
        ("uner_ewt_dev.tsv", Misc::Unknown, other),
        ("crossner_politics.tsv", Misc::Marked, other),
        ("re3d_dev_perm.tsv", Misc::Marked, other),
        ("btc.tsv", Misc::Unknown, noisy),
        ("wnut17_train.tsv", Misc::Marked, noisy),
        ("sec_fin.tsv", Misc::Unknown, noisy),
    ]
    .into_iter()
    .enumerate()
    {
        if weight > 0.0 {
            docs.extend(load(&dir.join("train").join(file), misc, weight, n as u8));
        }
    }
    docs
}

/// Whether an article was marked by conventions of its own.
fn is_local(doc: &Doc) -> bool {
    (2..99).contains(&doc.source) && param("LOCAL", 1.0) > 0.0
}

/// Chains and features of articles; features seen fewer than `least` times are left out.
fn build(docs: &[Doc], articles: &[Article], alphabet: &mut Alphabet, least: u32) -> Set {
    let mut count: HashMap<u64, u32> = HashMap::new();
    if !alphabet.frozen {
        for (d, a) in docs.iter().zip(articles) {
            for &c in &a.chains {
                for i in c.start..c.end {
                    keys(&d.text, a, c, i as usize, |k| *count.entry(k).or_default() += 1);
                    if is_local(d) {
                        local_keys(d.source, a, c, i as usize, |k| {
                            *count.entry(k).or_default() += 1;
                            alphabet.local.insert(k);
                        });
                    }
                }
            }
        }
    }
    let mut set = Set::default();
    for (d, a) in docs.iter().zip(articles) {
        for &c in &a.chains {
            let start = set.starts.len() as u32;
            for i in c.start..c.end {
                set.starts.push(set.features.len() as u32);
                set.allowed.push(a.allowed[i as usize]);
                keys(&d.text, a, c, i as usize, |k| {
                    if alphabet.frozen || count[&k] >= least {
                        set.features.extend(alphabet.id(k));
                    }
                });
                if is_local(d) {
                    local_keys(d.source, a, c, i as usize, |k| {
                        if alphabet.frozen || count[&k] >= least {
                            set.features.extend(alphabet.id(k));
                        }
                    });
                }
            }
            set.chains.push((start, set.starts.len() as u32, d.weight));
        }
    }
    set.starts.push(set.features.len() as u32);
    if !alphabet.frozen {
        alphabet.counts = vec![0.0; alphabet.ids.len()];
        for &f in &set.features {
            alphabet.counts[f as usize] += 1.0;
        }
    }
    set
}

pub fn experiment(paths: &Paths) {
    let t = Instant::now();
    let mut docs = training(&paths.corpus);
    let held = held(&mut docs);
    let mut lexicon = Lexicon::load(&paths.corpus.join("clusters-1024.tsv"), &paths.gazetteer);
    lexicon.count(&docs);
    lexicon.fill(&docs);
    let shares = vary::Shares {
        hyphens: param("HYPHENS", 0.15),
        capitals: param("CAPITALS", 0.03),
        titles: param("TITLES", 0.05),
        swaps: param("SWAPS", 0.0),
        listed: param("LISTED", 0.3),
        tables: param("TABLES", 200.0) as usize,
    };
    let list = |bit: u16| -> Vec<String> {
        let mut words: Vec<String> = lexicon
            .single
            .iter()
            .filter(|(w, m)| *m & bit != 0 && w.is_ascii() && w.len() > 3)
            .map(|(w, _)| String::from_utf8_lossy(w).into_owned())
            .collect();
        words.sort();
        words
    };
    let lists = vary::Lists {
        countries: lexicon.countries.clone(),
        organizations: lexicon.organizations.clone(),
        people: param("PEOPLE", 0.5),
        works: param("WORKS", 0.5),
        misc: lexicon.listed["misc"].clone(),
        places: list(1 << 5).into_iter().collect(),
    };
    let real = docs.len();
    docs.extend(vary::vary(&docs, &shares, &lists, &list(1 << 2), &list(1), &list(2)));
    let mut listed = lexicon.listed.clone();
    listed.values_mut().for_each(|l| l.sort());
    let slots = prose::Slots::new(&listed, list(1), list(2));
    docs.extend(prose::articles(&slots, param("PROSE", 40.0) as usize, 0.5));
    eprintln!(
        "{} articles, {} listed words, {} phrases, {:.1?}",
        docs.len(),
        lexicon.single.len(),
        lexicon.phrases.len(),
        t.elapsed()
    );
    let options = Options {
        epochs: param("EPOCHS", 8.0) as usize,
        rate: param("RATE", 0.05),
        dropout: param("DROP", 0.3),
        decay: param("DECAY", 0.001),
        train_transitions: true,
        seed: 0,
    };
    let budgets = std::env::var("BUDGETS").unwrap_or_else(|_| "34000,8000,450000,95000,9".into());
    let n: Vec<usize> = budgets.split(',').map(|n| n.parse().expect("a number")).collect();
    let [words, contexts, tails, rows, ranks] = n[..] else { panic!("five numbers") };
    let budget = compile::Budget { words, contexts, tails, rows, phrase_ranks: ranks as u8 };

    // First with all features, then with those that the file has room for.
    let mut kept: Option<compile::Kept> = None;
    for round in 0..2 {
        let articles: Vec<Article> = docs.iter().map(|d| article(d, &lexicon)).collect();
        let mut alphabet = Alphabet::default();
        if let Some(kept) = &kept {
            alphabet.only = kept.keys.clone();
        }
        let set = build(&docs, &articles, &mut alphabet, 2);
        alphabet.frozen = true;
        eprintln!(
            "{} scored, {} features, {} a token, {:.1?}",
            set.allowed.len(),
            alphabet.ids.len(),
            set.features.len() / set.allowed.len(),
            t.elapsed()
        );
        let models: Vec<Crf> = (0..if round == 0 { 1 } else { param("MODELS", 5.0) as u64 })
            .map(|seed| {
                let mut crf = Crf::new(alphabet.ids.len());
                crf.train(&set, Options { seed, ..options });
                crf
            })
            .collect();
        let crf = Crf::mean(&models);
        drop(models);
        eprintln!("trained, {:.1?}", t.elapsed());
        let folds = if round == 0 { 0 } else { param("FOLDS", 4.0) as usize };
        let votes = match folds {
            0 => vec![[0.0; 16]; crate::name::second_pass::ROWS],
            _ => second::train(
                &docs[..real],
                &articles[..real],
                &mut alphabet,
                &crf.transitions,
                options,
                folds,
            ),
        };
        let (part, keep) =
            compile::compile(&docs, &articles, &lexicon, &alphabet, &crf, &votes, &budget);
        println!("{} bytes, {:.1?}", part.len(), t.elapsed());
        if round == 0 {
            lexicon.keep(&keep.words);
            kept = Some(keep);
            continue;
        }
        if let Ok(path) = std::env::var("OUT") {
            std::fs::write(
                path,
                crate::model::wire::write(&[(crate::model::Part::Names, 1, &part)]),
            )
            .expect("written");
        }
        measure(paths, &part, &held, &lexicon, &crf, &mut alphabet);
    }
}

/// Scores a part, and the weights it was made of, on the dev sets and on what was held out.
fn measure(
    paths: &Paths,
    part: &[u8],
    held: &[Doc],
    lexicon: &Lexicon,
    crf: &Crf,
    alphabet: &mut Alphabet,
) {
    let mut sets: Vec<(String, Vec<Doc>)> = DEV
        .iter()
        .map(|dev| (dev.to_string(), load(&paths.corpus.join(dev), Misc::Marked, 1.0, 0)))
        .collect();
    for source in [0, 1, 2, 5, 6] {
        let docs: Vec<Doc> = held.iter().filter(|d| d.source == source).cloned().collect();
        if !docs.is_empty() {
            sets.push((format!("held {source}"), docs));
        }
    }
    let mut sum = [0.0; 2];
    for (name, docs) in &sets {
        let articles: Vec<Article> = docs.iter().map(|d| article(d, lexicon)).collect();
        let set = build(docs, &articles, alphabet, 0);
        let mut score = eval::Score::default();
        let mut chain = 0;
        for (d, a) in docs.iter().zip(&articles) {
            let mut found = Vec::new();
            for c in &a.chains {
                let (start, end, _) = set.chains[chain];
                chain += 1;
                let rows: Vec<_> =
                    (start as usize..end as usize).map(|t| crf.emission(&set, t)).collect();
                let labels = crf.best(&rows);
                eval::names(&a.tokens[c.start as usize..c.end as usize], &labels, &mut found);
            }
            score.add(d, &found);
        }
        println!("{}", score.line(name));
        let score = in_place(docs, part);
        println!("{}", score.line("  in place"));
        if name.starts_with("dev/") {
            sum[0] += score.f3();
        }
        if name.starts_with("held") {
            sum[1] += score.f3();
        }
        if let Ok(dir) = std::env::var("ERRORS") {
            println!(
                "   missed {} invented {} type {} edges {}",
                score.errors[0], score.errors[1], score.errors[2], score.errors[3]
            );
            std::fs::write(
                format!("{dir}/{}.txt", name.replace(['/', ' '], "_")),
                score.examples.join("\n"),
            )
            .expect("written");
        }
    }
    println!("mean F3 of dev sets {:.4}, of held {:.4}", sum[0] / 5.0, sum[1] / 5.0);
}

/// The score of a part as the library uses it.
fn in_place(docs: &[Doc], part: &[u8]) -> eval::Score {
    let weights = Weights::new(part).expect("a part");
    let mut scratch = Scratch::default();
    let mut score = eval::Score::default();
    for d in docs {
        scratch.tokens = lexicon::tokens_of(&d.text);
        scratch.tag(&d.text, &weights);
        let found: Vec<_> = scratch
            .found
            .iter()
            .map(|f| {
                let (first, last) =
                    (scratch.tokens[f.start as usize], scratch.tokens[f.end as usize - 1]);
                (first.start as usize, last.end as usize, f.kind)
            })
            .collect();
        score.add(d, &found);
    }
    score
}
