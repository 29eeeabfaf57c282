//! What the models of sections are trained with.

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
    /// What that share changes to, evenly, in the second half of the epochs.
    pub hide_last: f32,
    /// What rows are multiplied with after training: where all features are seen, sums of rows that were learned with some
    /// hidden are too great. Cross-validated macro F1 of plain text rises from .769 to .772 with this, `hide_last` and `level`.
    pub keep: f32,
    /// Share of a block's sums that are hidden from the layers.
    pub drop: f32,
    /// Pages that must have a feature.
    pub least: usize,
    /// Share of plain pages that are seen in another guise.
    pub augment: f32,
    /// Share of pages of HTML, and of the plain pages in another guise, that are seen in a language nobody knows.
    pub foreign: f32,
    /// Share of the pages labelled in part, or as HTML, that an epoch sees.
    pub part: f32,
    /// What training adds to the scores of wrong labels where the right one is of a kind with few bytes.
    pub margin: f32,
    /// How far layers see all blocks equally loud, see `model::net::scale`: less of it is learned better from plain text.
    pub level: f32,
    /// Buckets of four feature rows.
    pub buckets: u32,
    /// Models whose common opinion is learned besides the labels: from plain text it is not learned better.
    pub teachers: u64,
    /// Ways on which fitting goes on after half of the epochs; their average is kept, see `Lesson::fit`.
    pub branches: u64,
    /// Same seed, same model. Models of plain text differ by .017 of macro F1 on `dev.jsonl` (standard deviation), most of it
    /// from few pages: no seed is better than others.
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
            hide_last: 0.0,
            keep: 0.7,
            drop: 0.3,
            least: 3,
            augment: 0.5,
            foreign: 0.1,
            part: 0.5,
            margin: 1.5,
            level: 0.2,
            buckets: 6144,
            teachers: 0,
            branches: 4,
            seed: 1,
        }
    }

    /// For HTML.
    pub fn html() -> Settings {
        Settings {
            epochs: 8,
            hide_last: 0.5,
            keep: 1.0,
            part: 0.3,
            level: 0.01,
            margin: 1.0,
            teachers: 8,
            branches: 1,
            ..Settings::text()
        }
    }
}
