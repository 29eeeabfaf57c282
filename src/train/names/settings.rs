//! What the tagger of names is trained with, and why.

/// What to train with.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Weight of corpora with other conventions, beside 1 of those marked for this project. Features that each such corpus has for
    /// itself, and that the file leaves out, take up its conventions: F3 of worldwide_dev rises by .01 with them.
    pub other: f32,
    /// Weight of corpora whose text or labels are rough. Articles of theirs are not varied, see [`Settings::hyphens`].
    pub rough: f32,
    /// Times that each made-up story is learned, with other names of the lists in its slots. The seeds' F4 rises by .02 with them.
    pub prose: usize,
    /// Made-up tables of results as wire services print them: such tables are in the news, and in no corpus that is learned from.
    pub tables: usize,
    /// Weight of stories and tables that are made up.
    pub made_up: f32,
    /// Share of articles that are learned a second time with white space around the hyphens of words, as some corpora write it.
    pub hyphens: f32,
    /// Share of an article's lines that are learned a second time in capitals, as wire services write headlines and datelines.
    pub capitals: f32,
    /// Share of an article's lines that are learned a second time as a headline in title case.
    pub titles: f32,
    /// Weight of lines in another case, beside that of their article.
    pub recased: f32,
    /// Share of our own articles that are learned a second time with listed names for theirs, so that what a list says is not
    /// left to names that training has seen anyway. More of it helped: .3 is better than .12.
    pub listed: f32,
    /// In such an article, the share of people who get another name.
    pub people: f32,
    /// In such an article, the share of works, events and products that are thought of for another name.
    pub works: f32,
    /// Times that a feature must be seen: most of those seen once are never seen again.
    pub least: u32,
    /// How weights are fitted.
    pub fit: Fit,
    /// Models with other random numbers whose weights are averaged. F3 of the dev sets differs by about .004 from one model to
    /// another; five are steadier than three.
    pub models: u64,
    /// Parts of the articles that the labels of the second pass are made in, each by a model that has not seen it.
    pub folds: usize,
    /// How the rows of the second pass are fitted: there are 128 of them at most, so none is hidden or shrunk, and the first
    /// pass's steps from label to label stay, as the file has room for one table of them.
    pub second_fit: Fit,
    /// How much the file has room for.
    pub budget: Budget,
}

/// How weights are fitted.
#[derive(Debug, Clone, Copy)]
pub struct Fit {
    /// Times over the articles; the weights that are kept are the mean of those after each of the later half.
    pub epochs: usize,
    /// Greatest step of the optimiser.
    pub rate: f32,
    /// Share of the features that are hidden, so that a name is also known without its own word.
    pub hide: f32,
    /// How much weights are drawn to 0.
    pub decay: f32,
    /// Whether the steps from label to label are fitted too.
    pub steps: bool,
}

/// How much the file has room for: 6.3 MB as they are, of 8 MB for all three models.
#[derive(Debug, Clone, Copy)]
pub struct Budget {
    /// Words with a row of their own, 34 bytes each.
    pub words: usize,
    /// Of these, words with rows of what they give their neighbours, 64 bytes each; 65,000 at most, as numbers have 16 bits.
    pub contexts: usize,
    /// Rarer words of which only cluster and lists are known, 5 bytes each.
    pub tails: usize,
    /// Other features, 18 bytes each.
    pub rows: usize,
    /// Listed names of several words have their type's rank in `lexicon::RANKS`; those from this rank on are left out: smaller
    /// cities, and titles.
    pub phrase_ranks: u8,
}

impl Default for Settings {
    fn default() -> Settings {
        let fit = Fit { epochs: 8, rate: 0.05, hide: 0.3, decay: 0.001, steps: true };
        Settings {
            other: 0.7,
            rough: 0.5,
            prose: 40,
            tables: 200,
            made_up: 0.5,
            hyphens: 0.15,
            capitals: 0.03,
            titles: 0.05,
            recased: 0.5,
            listed: 0.3,
            people: 0.5,
            works: 0.5,
            least: 2,
            fit,
            models: 5,
            folds: 4,
            second_fit: Fit { hide: 0.0, decay: 0.0, steps: false, ..fit },
            budget: Budget {
                words: 34_000,
                contexts: 8_000,
                tails: 450_000,
                rows: 95_000,
                phrase_ranks: 9,
            },
        }
    }
}
