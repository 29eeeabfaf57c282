//! The trainer of the name tagger: the recipe of `src/data/names.md`.

mod alphabet;
mod article;
mod corpora;
mod corpus;
mod crf;
mod lexicon;
mod lists;
mod marginals;
mod measure;
mod prose;
mod results;
mod score;
mod second_pass;
mod settings;
mod vary;
mod weights;

use std::collections::HashSet;
use std::io::Result;
use std::path::PathBuf;
use std::time::Instant;

use alphabet::{Alphabet, Example};
use article::Article;
use corpus::Doc;
use crf::Crf;
use lexicon::Lexicon;
use lists::Lists;
pub use settings::{Budget, Fit, Settings};
use weights::{Kept, Learned, Tables};

use crate::model::{Part, wire};

/// Where things are.
#[derive(Debug, Clone)]
pub struct Inputs {
    /// The folder of `train`, `dev` and `clusters-1024.tsv`.
    pub corpus: PathBuf,
    /// What `gazetteer.py` writes.
    pub gazetteer: PathBuf,
}

/// How a training is measured beside its scores on the dev sets.
#[derive(Debug, Clone, Default)]
pub struct Measure {
    /// Leave every sixth article out of training and measure on these too.
    pub hold_out: bool,
    /// The folder to write to what was missed or invented.
    pub errors: Option<PathBuf>,
}

/// Trains the tagger; returns the model's bytes, and the scores on the dev sets, of which nothing is learned.
///
/// # Errors
///
/// If a file cannot be read or written, or is not of its form.
pub fn train(inputs: &Inputs, set: &Settings, measure: &Measure) -> Result<(Vec<u8>, String)> {
    let clock = Instant::now();
    let mut docs = corpora::training(&inputs.corpus, set)?;
    let mut sets = corpora::dev(&inputs.corpus)?;
    if measure.hold_out {
        sets.extend(corpora::by_source(&corpora::hold_out(&mut docs)));
    }
    let mut lexicon = Lexicon::load(&inputs.corpus.join("clusters-1024.tsv"), &inputs.gazetteer)?;
    lexicon.count(&docs);
    lexicon.fill(&docs);
    let real = docs.len();
    let lists = Lists::new(&lexicon);
    docs.extend(vary::vary(&docs, &lists, set));
    docs.extend(prose::articles(&lists, set.prose, set.made_up));
    eprintln!("{} articles, {} of them real, {:.1?}", docs.len(), real, clock.elapsed());

    // All features, to choose those that the file has room for; then these alone.
    let kept = choose(&docs, &lexicon, set);
    eprintln!("chosen, {:.1?}", clock.elapsed());
    lexicon.keep(&kept.words);
    let articles = articles(&docs, &lexicon);
    let examples: Vec<Example> = docs.iter().zip(&articles).collect();
    let (alphabet, crf) = fit(&examples, Some(&kept.keys), set.models, set);
    eprintln!("trained, {:.1?}", clock.elapsed());
    let votes = second_pass::train(&examples[..real], &alphabet, &crf.transitions, set);
    let learned =
        Learned { examples: &examples, lexicon: &lexicon, alphabet: &alphabet, crf: &crf };
    let part = Tables::new(&learned, &set.budget).write(&votes);
    eprintln!("{} bytes, {:.1?}", part.len(), clock.elapsed());
    let scores = measure::measure(&sets, &learned, &part, measure.errors.as_deref())?;
    Ok((wire::write(&[(Part::Names, 1, &part)]), scores))
}

/// The features and words that the file has room for, by a model of all of them.
fn choose(docs: &[Doc], lexicon: &Lexicon, set: &Settings) -> Kept {
    let articles = articles(docs, lexicon);
    let examples: Vec<Example> = docs.iter().zip(&articles).collect();
    let (alphabet, crf) = fit(&examples, None, 1, set);
    let learned = Learned { examples: &examples, lexicon, alphabet: &alphabet, crf: &crf };
    Tables::new(&learned, &set.budget).kept()
}

fn articles(docs: &[Doc], lexicon: &Lexicon) -> Vec<Article> {
    docs.iter().map(|doc| Article::new(doc, lexicon)).collect()
}

/// The mean of `models` models that differ in their random numbers.
fn fit(
    examples: &[Example],
    only: Option<&HashSet<u64>>,
    models: u64,
    set: &Settings,
) -> (Alphabet, Crf) {
    let (alphabet, chains) = Alphabet::learn(examples, set.least, only);
    eprintln!("{} tokens, {} features", chains.allowed.len(), alphabet.len());
    let train = |seed| {
        let mut crf = Crf::new(alphabet.len());
        crf.train(&chains, set.fit, seed);
        crf
    };
    let crf = Crf::mean(&(0..models).map(train).collect::<Vec<_>>());
    (alphabet, crf)
}
