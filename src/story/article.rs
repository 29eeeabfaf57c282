//! An article as stories need it: its prose cut into words and sentences, its names, its quotes.

use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;
use core::ops::Range;

use super::fold::fold_into;
use crate::{
    Annotations, Format, Label, Quote, QuoteKind, SectionKind, Span, Timestamp, Value, decode,
};

/// An article with what it was found to hold; it borrows nothing.
///
/// ```
/// let document = copydesk::parse(b"Ferry back in service\n")?;
/// let article = copydesk::story::Article::new(document.input(), &document);
/// assert!(article.published().is_none());
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Article {
    /// The prose, decoded.
    flat: String,
    /// The same, folded.
    low: String,
    pub(super) words: Vec<Word>,
    pub(super) sentences: Vec<Sentence>,
    pub(super) mentions: Vec<Mention>,
    pub(super) entities: Vec<Named>,
    pub(super) quotes: Vec<Said>,
    published: Option<Timestamp>,
}

/// A word or a sign.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    flat: (u32, u32),
    low: (u32, u32),
    /// Its bytes of the article.
    pub(super) raw: Span,
    /// Index in `mentions`, or [`Word::NONE`].
    pub(super) mention: u32,
    /// Whether it is a word and not a sign.
    pub(super) is_word: bool,
}

impl Word {
    pub(super) const NONE: u32 = u32::MAX;
}

/// Words up to a full stop or the end of a section.
#[derive(Debug, Clone)]
pub(super) struct Sentence {
    pub(super) words: Range<usize>,
    pub(super) kind: SectionKind,
    /// Which section it is in.
    pub(super) section: u32,
    /// Whether it stands at the head of the article: in the headline, a caption or the first paragraphs.
    pub(super) lead: bool,
}

/// A mention in the prose.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    pub(super) span: Span,
    pub(super) label: Label,
    /// Index in `entities`; [`Word::NONE`] for values.
    pub(super) entity: u32,
    pub(super) value: Option<Value>,
    /// Its words.
    pub(super) words: Range<usize>,
}

/// A thing that the article names.
#[derive(Debug, Clone)]
pub(super) struct Named {
    pub(super) label: Label,
    pub(super) key: u64,
    /// Its spellings, the fullest first, and where they stand.
    pub(super) names: Vec<(String, Vec<Span>)>,
}

/// A quote.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) span: Span,
    pub(super) text: String,
    pub(super) kind: QuoteKind,
    pub(super) speaker: Span,
    pub(super) speaker_text: String,
    /// Index in `entities`.
    pub(super) entity: Option<u32>,
    pub(super) section: u32,
}

impl Ord for Article {
    fn cmp(&self, other: &Article) -> Ordering {
        let key = |article: &Article| {
            (
                article.published.map(|t| (t.year, t.month, t.day, t.hour, t.minute)),
                article.words.len(),
            )
        };
        key(self).cmp(&key(other)).then_with(|| self.flat.cmp(&other.flat))
    }
}

impl PartialOrd for Article {
    fn partial_cmp(&self, other: &Article) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Article {
    fn eq(&self, other: &Article) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Article {}

/// Paragraphs that tell what the story is about.
const LEAD: usize = 2;

impl Article {
    /// Takes from the annotations of `input` what stories need. Quotes are those that were looked for: all of them, with
    /// [`Quotes::All`](crate::Quotes::All), tell more sources.
    ///
    /// ```
    /// let document = copydesk::parse(b"Ferry back in service\n")?;
    /// let article = copydesk::story::Article::new(document.input(), &document);
    /// # let _ = article;
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn new(input: &[u8], annotations: &Annotations) -> Article {
        let format = annotations.format();
        let text = |span: Span| decode(input.get(span.range()).unwrap_or_default(), format);
        let mut article = Article { published: annotations.published(), ..Article::default() };
        let mut number = alloc::vec![Word::NONE; annotations.entities().len()];
        for (index, entity) in annotations.entities().iter().enumerate() {
            if entity.label > Label::Misc {
                continue;
            }
            let mut names: Vec<(String, Vec<Span>)> = Vec::new();
            for (_, mention) in annotations.mentions_of(index) {
                let kind = annotations.sections().get(mention.section as usize).map(|s| s.kind);
                if kind.is_some_and(|kind| !is_named_in(kind)) {
                    continue;
                }
                let name = text(mention.span);
                let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
                match names.iter_mut().find(|known| known.0 == name) {
                    Some(known) => known.1.push(mention.span),
                    None => names.push((name, alloc::vec![mention.span])),
                }
            }
            if !names.is_empty() {
                names.sort_by_key(|(name, _)| core::cmp::Reverse(name.len()));
                number[index] = article.entities.len() as u32;
                article.entities.push(Named { label: entity.label, key: entity.key, names });
            }
        }
        let mentions = annotations.mentions();
        let mut next = 0;
        let mut paragraphs = 0;
        for (index, section) in annotations.sections().iter().enumerate() {
            if !is_prose(section.kind) {
                continue;
            }
            let body = section.kind == SectionKind::Body;
            paragraphs += usize::from(body);
            let first = article.words.len();
            let mut at = section.span.start;
            while mentions.get(next).is_some_and(|m| m.span.end <= at) {
                next += 1;
            }
            while let Some(mention) = mentions.get(next).filter(|m| section.span.covers(m.span)) {
                article.read(input, Span::new(at, mention.span.start), format, Word::NONE);
                let from = article.words.len();
                article.read(input, mention.span, format, article.mentions.len() as u32);
                article.mentions.push(Mention {
                    span: mention.span,
                    label: mention.label,
                    entity: number.get(mention.entity as usize).copied().unwrap_or(Word::NONE),
                    value: annotations.value_of(next).copied(),
                    words: from..article.words.len(),
                });
                at = mention.span.end;
                next += 1;
            }
            article.read(input, Span::new(at, section.span.end), format, Word::NONE);
            let lead = !body || paragraphs <= LEAD;
            article.cut(first, section.kind, index as u32, lead);
        }
        for quote in annotations.quotes() {
            article.quotes.push(Said {
                span: quote.span,
                text: text(quote.span).split_whitespace().collect::<Vec<_>>().join(" "),
                kind: quote.kind,
                speaker: quote.speaker,
                speaker_text: text(quote.speaker).into_owned(),
                entity: (quote.entity != Quote::NO_ENTITY)
                    .then(|| number.get(quote.entity as usize).copied())
                    .flatten()
                    .filter(|entity| *entity != Word::NONE),
                section: quote.section,
            });
        }
        article
    }

    /// When it was published, if the page says so.
    ///
    /// ```
    /// let page = br#"<meta property="article:published_time" content="2026-05-04T08:00:00Z"><p>The ferry sank.</p>"#;
    /// let document = copydesk::parse(page)?;
    /// let article = copydesk::story::Article::new(document.input(), &document);
    /// assert_eq!(article.published().unwrap().day, 4);
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn published(&self) -> Option<Timestamp> {
        self.published
    }

    /// A word, folded.
    pub(super) fn low(&self, word: usize) -> &str {
        let Some(word) = self.words.get(word) else { return "" };
        &self.low[word.low.0 as usize..word.low.1 as usize]
    }

    /// The text of words.
    pub(super) fn text(&self, words: Range<usize>) -> &str {
        match (self.words.get(words.start), self.words[..words.end.min(self.words.len())].last()) {
            (Some(first), Some(last)) if words.start < words.end => {
                &self.flat[first.flat.0 as usize..last.flat.1 as usize]
            }
            _ => "",
        }
    }

    /// The bytes of words.
    pub(super) fn span(&self, words: Range<usize>) -> Span {
        Span::new(self.words[words.start].raw.start, self.words[words.end - 1].raw.end)
    }

    /// Whether the word begins with a capital.
    pub(super) fn is_capital(&self, word: usize) -> bool {
        self.text(word..word + 1).chars().next().is_some_and(char::is_uppercase)
    }

    /// The mention that a word is of.
    pub(super) fn mention(&self, word: usize) -> Option<&Mention> {
        self.mentions.get(self.words.get(word)?.mention as usize)
    }

    /// The name that a word is of, not a value.
    pub(super) fn name(&self, word: usize) -> Option<&Mention> {
        self.mention(word).filter(|mention| mention.entity != Word::NONE)
    }

    /// The dates of a sentence: bytes, value, words.
    pub(super) fn dates(
        &self,
        sentence: &Sentence,
    ) -> impl Iterator<Item = (Span, Timestamp, Range<usize>)> {
        self.mentions_in(sentence.words.clone())
            .filter(|mention| mention.label == Label::Date)
            .filter_map(|m| Some((m.span, m.value?.timestamp, m.words.clone())))
    }

    /// The mentions that begin among `words`.
    pub(super) fn mentions_in(&self, words: Range<usize>) -> impl Iterator<Item = &Mention> {
        let first = self.mentions.partition_point(|m| m.words.start < words.start);
        self.mentions[first..].iter().take_while(move |m| m.words.start < words.end)
    }

    /// Appends the words of `span`.
    fn read(&mut self, input: &[u8], span: Span, format: Format, mention: u32) {
        let raw = input.get(span.range()).unwrap_or_default();
        let text = decode(raw, format);
        let exact = text.len() == raw.len() && text.as_bytes() == raw;
        let base = self.flat.len();
        self.flat.push_str(&text);
        // White space between two pieces of one section is kept by the pieces; a page's may be lost with its tags.
        let mut seek = 0;
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < text.len() {
            let (start, is_word) = (at, is_word(bytes[at]));
            if bytes[at].is_ascii_whitespace() || text[at..].starts_with('\u{a0}') {
                at += if bytes[at].is_ascii() { 1 } else { 2 };
                continue;
            }
            if is_word && !starts_sign(&text[at..]) {
                at = word_end(&text, at);
            } else {
                at += text[at..].chars().next().map_or(1, char::len_utf8);
            }
            let is_word = is_word && text[start..at].chars().any(char::is_alphanumeric);
            let mut end = at;
            if is_word && at - start > 2 {
                // The possessive is no part of the word.
                for possessive in ["'s", "’s"] {
                    end = start
                        + text[start..end].strip_suffix(possessive).map_or(end - start, str::len);
                }
            }
            let low = self.low.len() as u32;
            fold_into(&text[start..end], &mut self.low);
            let place = match exact {
                true => start,
                false => {
                    let piece = &bytes[start..end];
                    let found = find_visible(raw, seek, piece)
                        .unwrap_or(seek.min(raw.len().saturating_sub(1)));
                    seek = found + piece.len().min(raw.len() - found);
                    found
                }
            };
            let raw_start = (span.start + place as u32).min(span.end);
            self.words.push(Word {
                flat: ((base + start) as u32, (base + end) as u32),
                low: (low, self.low.len() as u32),
                raw: Span::new(raw_start, (raw_start + (end - start) as u32).min(span.end)),
                mention,
                is_word,
            });
        }
    }

    /// Cuts the words from `first` on, those of a section, into sentences.
    fn cut(&mut self, first: usize, kind: SectionKind, section: u32, lead: bool) {
        let mut start = first;
        for at in first..self.words.len() {
            let last = at + 1 == self.words.len();
            if last || self.is_end(at) {
                let mut end = at + 1;
                // Marks that close belong to the sentence.
                while end < self.words.len()
                    && matches!(self.low(end), "\"" | "”" | "'" | ")")
                    && self.words[end].raw.start == self.words[end - 1].raw.end
                {
                    end += 1;
                }
                if end > start {
                    self.sentences.push(Sentence { words: start..end, kind, section, lead });
                }
                start = end;
            }
        }
        // A line end parts sections in the text that is kept.
        self.flat.push('\n');
    }

    /// Whether the sign `at` ends a sentence.
    fn is_end(&self, at: usize) -> bool {
        if !matches!(self.low(at), "." | "!" | "?") || self.words[at].is_word {
            return false;
        }
        let short = [
            "mr", "mrs", "ms", "dr", "st", "sen", "rep", "gov", "gen", "col", "lt", "prof", "rev",
            "no", "vs", "capt", "sgt",
        ];
        if at > 0
            && (short.contains(&self.low(at - 1))
                || self.low(at - 1).len() == 1 && self.is_capital(at - 1))
        {
            return false;
        }
        let mut next = at + 1;
        while next < self.words.len() && matches!(self.low(next), "\"" | "”" | "“" | "'" | ")")
        {
            next += 1;
        }
        next >= self.words.len() || !self.text(next..next + 1).starts_with(char::is_lowercase)
    }
}

/// Sections that tell the story.
fn is_prose(kind: SectionKind) -> bool {
    matches!(
        kind,
        SectionKind::Headline
            | SectionKind::Deck
            | SectionKind::Subheading
            | SectionKind::Body
            | SectionKind::Caption
    )
}

/// Sections whose names count: also those around the story.
fn is_named_in(kind: SectionKind) -> bool {
    is_prose(kind)
        || matches!(kind, SectionKind::Byline | SectionKind::Dateline | SectionKind::Comment)
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

/// Whether a sign of more than one byte begins the text: a dash, a quotation mark, a currency.
fn starts_sign(text: &str) -> bool {
    text.chars().next().is_some_and(|c| !c.is_alphanumeric())
}

/// Where the word that begins at `at` ends: letters and digits with what may stand inside ("U.S.", "2,000", "al-Assad", "nobody's").
fn word_end(text: &str, at: usize) -> usize {
    let mut chars = text[at..].char_indices().peekable();
    let mut end = at;
    while let Some((offset, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        let inside = |c: char| matches!(c, '-' | '\'' | '’');
        let before = text[..at + offset].chars().next_back().unwrap_or(' ');
        let ok = c.is_alphanumeric()
            || inside(c) && next.is_some_and(char::is_alphanumeric)
            || matches!(c, '.' | ',')
                && before.is_ascii_digit()
                && next.is_some_and(|c| c.is_ascii_digit())
            || c == '.' && before.is_uppercase() && is_initial(text, at, at + offset, next);
        if !ok {
            break;
        }
        end = at + offset + c.len_utf8();
    }
    end
}

/// Whether the period at `dot` belongs to an acronym that begins at `at`: single letters with periods.
fn is_initial(text: &str, at: usize, dot: usize, next: Option<char>) -> bool {
    let word = &text[at..dot];
    let single = word.rsplit('.').next().is_some_and(|last| last.chars().count() == 1);
    single && (word.contains('.') || next.is_some_and(char::is_uppercase))
}

/// Where `piece` stands in a page's bytes from `from` on, outside of tags.
fn find_visible(raw: &[u8], from: usize, piece: &[u8]) -> Option<usize> {
    let mut at = from;
    let mut inside = false;
    while at + piece.len() <= raw.len() {
        match raw[at] {
            b'<' => inside = true,
            b'>' if inside => inside = false,
            _ if !inside && raw[at..].starts_with(piece) => return Some(at),
            _ => {}
        }
        at += 1;
    }
    None
}
