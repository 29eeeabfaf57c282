//! Scores of a trained tagger.

use std::fs;
use std::io::Result;
use std::path::Path;

use super::alphabet::Example;
use super::article::Article;
use super::corpus::Doc;
use super::lexicon::tokens_of;
use super::score::{self, Score};
use super::weights::Learned;
use crate::name::tagger::Scratch;
use crate::name::weights::Weights;
use crate::text::grow::enough;

/// Scores on each set, one a line: of the weights as they were learned, by the first pass alone, and of the part as the library
/// uses it. Writes to a file of `errors` what was missed or invented in each set.
pub(super) fn measure(
    sets: &[(String, Vec<Doc>)],
    learned: &Learned,
    part: &[u8],
    errors: Option<&Path>,
) -> Result<String> {
    let mut lines = String::new();
    let (mut dev, mut held) = (Vec::new(), Vec::new());
    for (name, docs) in sets {
        let mut put = |line: String| lines.extend([&line, "\n"]);
        put(as_learned(docs, learned).line(name));
        let score = in_place(docs, part);
        put(score.line("  in place"));
        match () {
            () if name.starts_with("dev/") => dev.push(score.f3()),
            () if name.starts_with("held") => held.push(score.f3()),
            () => {}
        }
        if let Some(folder) = errors {
            put(format!("  {}", score.errors()));
            let file = format!("{}.txt", name.trim_start_matches("../").replace(['/', ' '], "_"));
            fs::write(folder.join(file), score.examples())?;
        }
    }
    for (sets, scores) in [("dev sets", dev), ("what was held out", held)] {
        if !scores.is_empty() {
            let mean = scores.iter().sum::<f64>() / scores.len() as f64;
            lines.push_str(&format!("mean F3 of {sets} {mean:.4}\n"));
        }
    }
    Ok(lines)
}

/// The score of weights before they are rounded and put into the file.
fn as_learned(docs: &[Doc], learned: &Learned) -> Score {
    let Learned { lexicon, alphabet, crf, .. } = learned;
    let articles: Vec<Article> = docs.iter().map(|doc| Article::new(doc, lexicon)).collect();
    let examples: Vec<Example> = docs.iter().zip(&articles).collect();
    let set = alphabet.read(&examples);
    let mut chains = set.chains.iter();
    let mut score = Score::default();
    for (doc, article) in examples {
        let mut found = Vec::new();
        for (chain, &(start, end, _)) in article.chains.iter().zip(chains.by_ref()) {
            let rows: Vec<_> =
                (start as usize..end as usize).map(|token| crf.emission(&set, token)).collect();
            let tokens = &article.tokens[chain.start as usize..chain.end as usize];
            score::names(tokens, &crf.best(&rows), &mut found);
        }
        score.add(doc, &found);
    }
    score
}

/// The score of a part as the library uses it.
fn in_place(docs: &[Doc], part: &[u8]) -> Score {
    let weights = Weights::new(part).expect("a part");
    let mut scratch = Scratch::default();
    let mut score = Score::default();
    for doc in docs {
        scratch.tokens = tokens_of(&doc.text);
        enough(scratch.tag(&doc.text, &weights));
        let token = |n: u32| scratch.tokens[n as usize];
        let names = scratch.found.iter();
        let found: Vec<score::Name> = names
            .map(|n| (token(n.start).start as usize, token(n.end - 1).end as usize, n.kind))
            .collect();
        score.add(doc, &found);
    }
    score
}
