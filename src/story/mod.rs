//! One story told by several papers: the things that all name, where their figures differ and who says so, one quote in several
//! wordings, and the days. It stands on the public face of the crate; no other room knows of it.

mod article;
mod claim;
mod entity;
mod figure;
mod fold;
mod group;
mod lexicon;
mod quote;
mod source;

pub use article::Article;

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Reverse;

use crate::{Label, Qualifier, Span, Timestamp};

/// What several articles tell of one event. Articles are named by their index; the order in which they are given changes nothing else.
///
/// ```
/// use copydesk::story::{Article, Story};
/// use copydesk::{Extractor, Model, Quotes};
/// let extractor = Extractor::builder().quotes(Quotes::All).build(&Model::builtin())?;
/// let papers = [
///     &b"Ferry sinks off Graben\n\nThe ferry Solveig sank off Graben on Monday, killing at least 12 people, police said.\n"[..],
///     b"Ferry disaster\n\nFourteen people were killed when the ferry Solveig sank off Graben, the coast guard said.\n",
/// ];
/// let mut articles = Vec::new();
/// for paper in papers {
///     let document = extractor.extract(paper)?;
///     articles.push(Article::new(document.input(), &document));
/// }
/// let story = Story::new(&articles);
/// let killed = story.figures.iter().find(|figure| figure.noun == "killed").unwrap();
/// let values: Vec<Option<f64>> = killed.claims.iter().map(|claim| claim.value).collect();
/// assert_eq!(values, [Some(12.0), Some(14.0)]);
/// assert_eq!(killed.claims[0].source.as_ref().unwrap().text, "police");
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Story {
    /// The things that are named, those of most articles first.
    pub entities: Vec<Entity>,
    /// What is counted, that of most claims first.
    pub figures: Vec<Figure>,
    /// Quotes that stand in several articles.
    pub quotes: Vec<SameQuote>,
    /// Days with what is said of them, in order.
    pub timeline: Vec<Day>,
    /// Which articles tell one event: indices, the event of most articles first.
    pub groups: Vec<Vec<u32>>,
}

/// One thing that articles name.
///
/// ```
/// # use copydesk::{Extractor, Model, Quotes, story::{Article, Story}};
/// # let extractor = Extractor::builder().quotes(Quotes::All).build(&Model::builtin())?;
/// # let read = |text: &str| extractor.extract(text.as_bytes()).map(|d| Article::new(d.input(), &d));
/// let a = read("Ferry sinks\n\nThe ferry Solveig sank off Graben on Monday, killing at least 12 people, police said.\n")?;
/// let b = read("Ferry disaster\n\nFourteen people were killed when the ferry Solveig sank off Graben, the coast guard said.\n")?;
/// let story = Story::new(&[a, b]);
/// let town = story.entities.iter().find(|entity| entity.name == "Graben").unwrap();
/// assert_eq!(town.names.len(), 1);
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Entity {
    /// What most of its mentions are.
    pub label: Label,
    /// Its fullest name.
    pub name: String,
    /// All spellings, the fullest first.
    pub names: Vec<Spelling>,
}

/// One spelling of a name, with the places where it stands.
///
/// ```
/// # use copydesk::{Extractor, Model, Quotes, story::{Article, Story}};
/// # let extractor = Extractor::builder().quotes(Quotes::All).build(&Model::builtin())?;
/// # let read = |text: &str| extractor.extract(text.as_bytes()).map(|d| Article::new(d.input(), &d));
/// let a = read("Ferry sinks\n\nThe ferry Solveig sank off Graben on Monday, killing at least 12 people, police said.\n")?;
/// let b = read("Ferry disaster\n\nFourteen people were killed when the ferry Solveig sank off Graben, the coast guard said.\n")?;
/// let story = Story::new(&[a, b]);
/// let town = story.entities.iter().find(|entity| entity.name == "Graben").unwrap();
/// let articles: Vec<u32> = town.names[0].places.iter().map(|place| place.0).collect();
/// assert_eq!(articles, [0, 1]);
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Spelling {
    /// The name as it stands there.
    pub text: String,
    /// Where: the article and its bytes.
    pub places: Vec<(u32, Span)>,
}

/// One thing that is counted, and what articles claim of it.
///
/// ```
/// # use copydesk::{Extractor, Model, Quotes, story::{Article, Story}};
/// # let extractor = Extractor::builder().quotes(Quotes::All).build(&Model::builtin())?;
/// # let read = |text: &str| extractor.extract(text.as_bytes()).map(|d| Article::new(d.input(), &d));
/// let a = read("Ferry sinks\n\nThe ferry Solveig sank off Graben on Monday, killing at least 12 people, police said.\n")?;
/// let b = read("Ferry disaster\n\nFourteen people were killed when the ferry Solveig sank off Graben, the coast guard said.\n")?;
/// let story = Story::new(&[a, b]);
/// assert_eq!(story.figures[0].noun, "killed");
/// assert_eq!(story.figures[0].claims.len(), 2);
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Figure {
    /// What is counted: "killed", "injured", "killed and injured", or a noun of the text.
    pub noun: String,
    /// The claims, by article and place.
    pub claims: Vec<Claim>,
}

/// A number that an article gives.
///
/// ```
/// # use copydesk::{Extractor, Model, Quotes, story::{Article, Story}};
/// # let extractor = Extractor::builder().quotes(Quotes::All).build(&Model::builtin())?;
/// # let read = |text: &str| extractor.extract(text.as_bytes()).map(|d| Article::new(d.input(), &d));
/// let a = read("Ferry sinks\n\nThe ferry Solveig sank off Graben on Monday, killing at least 12 people, police said.\n")?;
/// let b = read("Ferry disaster\n\nFourteen people were killed when the ferry Solveig sank off Graben, the coast guard said.\n")?;
/// let story = Story::new(&[a, b]);
/// let claim = &story.figures[0].claims[0];
/// assert_eq!((claim.value, claim.qualifier), (Some(12.0), copydesk::Qualifier::AtLeast));
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Claim {
    /// Index of the article.
    pub article: u32,
    /// Its bytes of the article, with the noun if that follows.
    pub span: Span,
    /// Its words.
    pub text: String,
    /// The number; none if the words tell none ("dozens").
    pub value: Option<f64>,
    /// How the number was hedged.
    pub qualifier: Qualifier,
    /// ISO 4217 code of an amount of money, else empty.
    pub currency: String,
    /// Who says so; none if it is the paper itself.
    pub source: Option<Source>,
}

/// Who makes a claim.
///
/// ```
/// # use copydesk::{Extractor, Model, Quotes, story::{Article, Story}};
/// # let extractor = Extractor::builder().quotes(Quotes::All).build(&Model::builtin())?;
/// # let read = |text: &str| extractor.extract(text.as_bytes()).map(|d| Article::new(d.input(), &d));
/// let a = read("Ferry sinks\n\nThe ferry Solveig sank off Graben on Monday, killing at least 12 people, police said.\n")?;
/// let b = read("Ferry disaster\n\nFourteen people were killed when the ferry Solveig sank off Graben, the coast guard said.\n")?;
/// let story = Story::new(&[a, b]);
/// let source = story.figures[0].claims[1].source.as_ref().unwrap();
/// assert_eq!(source.text, "the coast guard");
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Source {
    /// The words that name them.
    pub text: String,
    /// Index in [`Story::entities`], if they are one of them.
    pub entity: Option<u32>,
}

/// One quote in the wordings of several articles.
///
/// ```
/// # use copydesk::{Extractor, Model, Quotes, story::{Article, Story}};
/// # let extractor = Extractor::builder().quotes(Quotes::All).build(&Model::builtin())?;
/// # let read = |text: &str| extractor.extract(text.as_bytes()).map(|d| Article::new(d.input(), &d));
/// let a = read("Strike\n\n\"We will not sign this offer until the night shifts are paid,\" said Marta Lindqvist.\n")?;
/// let b = read("Strike goes on\n\n\"We will never sign this offer until the night shifts are paid,\" Marta Lindqvist said.\n")?;
/// let story = Story::new(&[a, b]);
/// let speaker = story.quotes[0].speaker.unwrap();
/// assert_eq!(story.entities[speaker as usize].name, "Marta Lindqvist");
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct SameQuote {
    /// Index in [`Story::entities`] of the one who said it, if they are one of them and the articles agree.
    pub speaker: Option<u32>,
    /// How articles have it, by article and place.
    pub wordings: Vec<Wording>,
}

/// A quote as one article has it.
///
/// ```
/// # use copydesk::{Extractor, Model, Quotes, story::{Article, Story}};
/// # let extractor = Extractor::builder().quotes(Quotes::All).build(&Model::builtin())?;
/// # let read = |text: &str| extractor.extract(text.as_bytes()).map(|d| Article::new(d.input(), &d));
/// let a = read("Strike\n\n\"We will not sign this offer until the night shifts are paid,\" said Marta Lindqvist.\n")?;
/// let b = read("Strike goes on\n\n\"We will never sign this offer until the night shifts are paid,\" Marta Lindqvist said.\n")?;
/// let story = Story::new(&[a, b]);
/// let wording = &story.quotes[0].wordings[1];
/// let own: Vec<&str> = wording.own.iter().map(|o| &wording.text[o.0 as usize..o.1 as usize]).collect();
/// assert_eq!(own, ["never"]);
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Wording {
    /// Index of the article.
    pub article: u32,
    /// Its bytes.
    pub span: Span,
    /// Its words.
    pub text: String,
    /// The speaker as the article names them; empty if it names none.
    pub speaker: String,
    /// The words, as ranges of `text`, that no other wording has.
    pub own: Vec<(u32, u32)>,
}

/// A day, and where articles tell of it.
///
/// ```
/// # use copydesk::{Extractor, Model, Quotes, story::{Article, Story}};
/// # let extractor = Extractor::builder().quotes(Quotes::All).build(&Model::builtin())?;
/// # let read = |text: &str| extractor.extract(text.as_bytes()).map(|d| Article::new(d.input(), &d));
/// let a = read("Ferry sinks\n\nThe ferry Solveig sank off Graben on 4 May 2026, police said.\n")?;
/// let story = Story::new(&[a]);
/// assert_eq!(story.timeline[0].date.to_string(), "2026-05-04");
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Day {
    /// The day, with year and month.
    pub date: Timestamp,
    /// Articles, the bytes of the dates, and the sentences around them.
    pub entries: Vec<(u32, Span, String)>,
}

impl Story {
    /// Compares articles on one event. Time grows with their length, not with the pairs of them.
    ///
    /// ```
    /// # use copydesk::{Extractor, Model, Quotes, story::{Article, Story}};
    /// # let extractor = Extractor::builder().quotes(Quotes::All).build(&Model::builtin())?;
    /// # let read = |text: &str| extractor.extract(text.as_bytes()).map(|d| Article::new(d.input(), &d));
    /// let a = read("Ferry sinks\n\nThe ferry Solveig sank off Graben on Monday, killing at least 12 people, police said.\n")?;
    /// let story = Story::new(&[a]);
    /// assert!(story.quotes.is_empty());
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn new(articles: &[Article]) -> Story {
        Story::compare(articles, false)
    }

    /// Compares articles on several events: first tells which of them tell one event ([`groups`](Story::groups)), then compares the
    /// figures of those alone.
    ///
    /// ```
    /// # use copydesk::{Extractor, Model, Quotes, story::{Article, Story}};
    /// # let extractor = Extractor::builder().quotes(Quotes::All).build(&Model::builtin())?;
    /// # let read = |text: &str| extractor.extract(text.as_bytes()).map(|d| Article::new(d.input(), &d));
    /// let a = read("Ferry sinks\n\nThe ferry Solveig sank off Graben on Monday, killing at least 12 people, police said.\n")?;
    /// let b = read("Strike\n\n\"We will not sign this offer until the night shifts are paid,\" said Marta Lindqvist.\n")?;
    /// let story = Story::grouped(&[a, b]);
    /// assert_eq!(story.groups, [[0], [1]]);
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn grouped(articles: &[Article]) -> Story {
        Story::compare(articles, true)
    }

    fn compare(articles: &[Article], apart: bool) -> Story {
        // All is done in an order that the articles themselves give, and numbered as the caller does at the end.
        let mut order: Vec<u32> = (0..articles.len() as u32).collect();
        order.sort_by(|a, b| articles[*a as usize].cmp(&articles[*b as usize]));
        let sorted: Vec<&Article> = order.iter().map(|&index| &articles[index as usize]).collect();
        let joined = entity::join(&sorted);
        let groups = if apart { group::events(&sorted, &joined) } else { group::one(&sorted) };
        let mut story = Story {
            figures: figure::figures(&sorted, &joined, &groups),
            quotes: quote::same(&sorted, &joined),
            timeline: timeline(&sorted),
            groups,
            entities: joined.entities,
        };
        story.renumber(&order);
        story
    }

    /// Gives each article its number in `order`.
    fn renumber(&mut self, order: &[u32]) {
        let old = |article: &mut u32| *article = order[*article as usize];
        for entity in &mut self.entities {
            for spelling in &mut entity.names {
                spelling.places.iter_mut().for_each(|place| old(&mut place.0));
                spelling.places.sort_unstable();
            }
        }
        for figure in &mut self.figures {
            figure.claims.iter_mut().for_each(|claim| old(&mut claim.article));
            figure.claims.sort_by_key(|claim| (claim.article, claim.span));
        }
        for quote in &mut self.quotes {
            quote.wordings.iter_mut().for_each(|wording| old(&mut wording.article));
            quote.wordings.sort_by_key(|wording| (wording.article, wording.span));
        }
        for day in &mut self.timeline {
            day.entries.iter_mut().for_each(|entry| old(&mut entry.0));
            day.entries.sort_by_key(|entry| (entry.0, entry.1));
        }
        for group in &mut self.groups {
            group.iter_mut().for_each(old);
            group.sort_unstable();
        }
        self.groups.sort_by_key(|group| (Reverse(group.len()), group.first().copied()));
    }
}

/// The days that are told whole, with the sentences that tell of them.
fn timeline(articles: &[&Article]) -> Vec<Day> {
    type Entries = Vec<(u32, Span, String)>;
    let mut days: BTreeMap<(i16, u8, u8), Entries> = BTreeMap::new();
    for (number, article) in (0..).zip(articles) {
        for sentence in &article.sentences {
            for (span, date, _) in article.dates(sentence) {
                if date.year != 0 && date.day != 0 {
                    let text = article.text(sentence.words.clone()).into();
                    let day = days.entry((date.year, date.month, date.day)).or_default();
                    day.push((number, span, text));
                }
            }
        }
    }
    let day = |((year, month, day), entries)| Day {
        date: Timestamp { year, month, day, ..Timestamp::NONE },
        entries,
    };
    days.into_iter().map(day).collect()
}
