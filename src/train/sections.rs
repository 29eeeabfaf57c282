//! Trains the section models on labelled pages.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use std::io::Result;

use indicatif::ProgressBar;

use super::bytes::{Score, Spread};
use super::fit::{Guises, Lesson};
use super::folds::{self, Origin};
use super::html::{self, HtmlPage};
use super::labelled::{LabelledPage, of_text};
use super::page::{self, Page};
pub use super::settings::Settings;
use crate::document::model::Model;
use crate::model::net::{Net, Scratch};
use crate::model::{Part, wire};
use crate::segment;
use crate::text::grow::enough;

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

    /// As [`html`](Pages::html), but as plain text. What labels leave open is settled by the model for HTML in the file `model`,
    /// which was trained on the same pages: it sees in the markup what plain text does not show.
    ///
    /// # Errors
    ///
    /// The same, or if the model is none.
    pub fn html_as_text(mut self, path: &str, model: &str) -> Result<Pages> {
        let model = Model::from_bytes(&std::fs::read(model)?).map_err(std::io::Error::other)?;
        let part = model.part(Part::HtmlSections);
        let (net, mut scratch) = (enough(Net::new(part)), Scratch::default());
        for mut page in html::read(path)? {
            html::settle_labels(&mut page, &net, part, &mut scratch);
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

    /// Where each page is from.
    fn origins(&self) -> Vec<&Origin> {
        let text = self.text.iter().map(|(page, _)| &page.origin);
        text.chain(self.html.iter().map(|(page, _)| &page.origin)).collect()
    }

    fn seen(&self, chosen: &[usize]) -> Vec<LabelledPage> {
        chosen.iter().map(|&at| self.example(at)).collect()
    }

    /// The chosen pages, to be seen in other guises.
    fn guises(&self, chosen: &[usize]) -> Guises<'_> {
        let plain = chosen.iter().filter_map(|&at| self.text.get(at)).map(|(page, _)| page);
        let html = chosen.iter().filter_map(|&at| self.html.get(at.checked_sub(self.text.len())?));
        Guises { plain: plain.collect(), html: html.map(|(page, _)| page).collect() }
    }

    /// Feature hashes and allowed labels of page `at`, and whether it is labelled in part.
    fn example(&self, at: usize) -> LabelledPage {
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

/// Trains on `pages`, text or HTML; after some epochs prints the scores on `test`, of the model as it is stored. Returns the
/// model's bytes, and the last scores.
pub fn train(pages: &Pages, test: &Pages, set: &Settings) -> (Vec<u8>, String) {
    let (all, tested): (Vec<_>, Vec<_>) = ((0..pages.len()).collect(), (0..test.len()).collect());
    let lesson = Lesson::new(pages.seen(&all), pages.guises(&all), set);
    let bar = ProgressBar::new(set.epochs as u64);
    let mut scores = String::new();
    let weights = lesson.distil(set, |epoch, weights| {
        bar.inc(1);
        if epoch % 4 == 3 || epoch + 1 == set.epochs {
            scores = score(test, &tested, &lesson.part(weights, set)).to_string();
            bar.suspend(|| println!("{epoch:3} {scores}"));
        }
    });
    bar.finish_and_clear();
    let tag = if pages.text.is_empty() { Part::HtmlSections } else { Part::PlainSections };
    (wire::write(&[(tag, 1, &lesson.part(&weights, set))]), scores)
}

/// Trains `folds` times without one of as many parts of the publishers, and returns the scores on what was left out, of all
/// pages and how far they differ from fold to fold: what settings are chosen by.
pub fn cross_validate(pages: &Pages, folds: usize, set: &Settings) -> String {
    let fold_of = folds::by_publisher(&pages.origins(), folds);
    let mut scores = Spread::default();
    let bar = ProgressBar::new((folds * set.epochs) as u64);
    for fold in 0..folds {
        let (out, rest): (Vec<usize>, Vec<usize>) =
            (0..pages.len()).partition(|&at| fold_of[at] == fold);
        let lesson = Lesson::new(pages.seen(&rest), pages.guises(&rest), set);
        let weights = lesson.distil(set, |_, _| bar.inc(1));
        let one = score(pages, &out, &lesson.part(&weights, set));
        bar.suspend(|| println!("fold {fold} {one}"));
        scores.add(one);
    }
    bar.finish_and_clear();
    scores.to_string()
}

/// Scores of a model's part on some of the pages.
fn score(pages: &Pages, chosen: &[usize], part: &[u8]) -> Score {
    let net = enough(Net::new(part));
    let mut scratch = Scratch::default();
    let mut score = Score::default();
    for &at in chosen {
        if matches!(pages.text.get(at), Some((_, true))) {
            // What a model has labelled is no measure.
            continue;
        }
        let (features, allowed, _) = pages.example(at);
        enough(net.begin(features.len(), &mut scratch));
        features.iter().for_each(|list| enough(net.block(part, list, &mut scratch)));
        enough(net.label(&mut scratch));
        match pages.text.get(at) {
            Some((page, _)) => score.add(page, &page.blocks(), &scratch.labels),
            None => score.add_blocks(
                &pages.html[at - pages.text.len()].0.buf,
                &allowed,
                &scratch.labels,
            ),
        }
    }
    score
}
