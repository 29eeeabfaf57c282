//! Which corpora there are, and what is learned from each.

use std::io::Result;
use std::path::Path;

use super::corpus::{Doc, Misc, load};
use super::settings::Settings;

/// Numbers of sources: the place in the list of corpora, or of what is made up.
const VOA: u8 = 1;
const GUM: u8 = 2;
pub(super) const MADE_UP: u8 = 99;

impl Doc {
    /// Whether it was marked for this project.
    pub(super) fn is_ours(&self) -> bool {
        self.source <= VOA
    }

    /// Whether it was marked by conventions of its own.
    pub(super) fn is_foreign(&self) -> bool {
        !self.is_ours() && self.source != MADE_UP
    }

    /// Whether it is one story throughout: in blocks of sentences from several, the rest says nothing of a word.
    pub(super) fn is_story(&self) -> bool {
        matches!(self.source, 0 | GUM)
    }
}

/// All articles to learn from.
pub(super) fn training(folder: &Path, settings: &Settings) -> Result<Vec<Doc>> {
    let (other, rough) = (settings.other, settings.rough);
    let corpora = [
        ("desk_train.jsonl", Misc::Marked, 1.0),
        ("voa_train.jsonl", Misc::Marked, 1.0),
        ("gum.tsv", Misc::Unknown, other),
        ("uner_pud.tsv", Misc::Unknown, other),
        ("uner_ewt_dev.tsv", Misc::Unknown, other),
        ("crossner_politics.tsv", Misc::Marked, other),
        ("re3d_dev_perm.tsv", Misc::Marked, other),
        ("btc.tsv", Misc::Unknown, rough),
        ("wnut17_train.tsv", Misc::Marked, rough),
        ("sec_fin.tsv", Misc::Unknown, rough),
    ];
    let mut docs = Vec::new();
    for (source, (file, misc, weight)) in corpora.into_iter().enumerate() {
        docs.extend(load(&folder.join("train").join(file), misc, weight, source as u8)?);
    }
    Ok(docs)
}

/// Takes every sixth article of each source out, to look at errors on.
pub(super) fn hold_out(docs: &mut Vec<Doc>) -> Vec<Doc> {
    let mut seen = [0usize; 256];
    let mut held = Vec::new();
    docs.retain(|doc| {
        let number = &mut seen[usize::from(doc.source)];
        *number += 1;
        if *number % 6 == 0 {
            held.push(doc.clone());
        }
        *number % 6 != 0
    });
    held
}

/// The articles to measure on, by the name of their set; nothing is learned from them.
pub(super) fn dev(folder: &Path) -> Result<Vec<(String, Vec<Doc>)>> {
    let files = [
        "dev/desk_dev.jsonl",
        "dev/conll_testb_dev.tsv",
        "dev/wikigold_dev.tsv",
        "dev/worldwide_dev.tsv",
        "dev/ewt_test_dev.tsv",
        "../seeds/names.jsonl",
    ];
    let load = |file: &str| Ok((file.into(), load(&folder.join(file), Misc::Marked, 1.0, 0)?));
    files.into_iter().map(load).collect()
}

/// What was held out, by source, of those sources that have articles enough to tell something.
pub(super) fn by_source(held: &[Doc]) -> Vec<(String, Vec<Doc>)> {
    let of = |source: u8| held.iter().filter(|doc| doc.source == source).cloned().collect();
    let sets = [0, VOA, GUM, 5, 6].map(|source| (format!("held {source}"), of(source)));
    sets.into_iter().filter(|(_, docs): &(String, Vec<Doc>)| !docs.is_empty()).collect()
}
