//! What callers ask most: one kind of section, and what belongs to what.
//!
//! Sections, mentions and entities are asked about by their index, which is also how details, values and mentions name them.

use alloc::borrow::Cow;
use alloc::string::String;

use super::{Annotations, Document, decode_metadata};
use crate::types::{
    Author, Caption, Comment, Dateline, Entity, Mention, Metadata, MetadataKind, Quote, Section,
    SectionKind, Timestamp, Value,
};

/// The rows that belong to number `index`; rows are in the order of what they belong to.
fn rows_of<T>(rows: &[T], index: usize, owner: impl Fn(&T) -> u32) -> &[T] {
    let start = rows.partition_point(|row| (owner(row) as usize) < index);
    let len = rows[start..].partition_point(|row| owner(row) as usize == index);
    &rows[start..start + len]
}

/// # Answers
impl Annotations {
    /// The section that is the headline.
    ///
    /// ```
    /// let article = b"Harbour bridge reopens after storm\n\nBy Anna Lund\n\n\
    ///     The bridge over Graben harbour reopened to traffic on Monday, two weeks after the storm that closed it.\n";
    /// let document = copydesk::parse(article)?;
    /// let headline = document.headline().unwrap();
    /// assert_eq!(document.text(headline.span), "Harbour bridge reopens after storm");
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn headline(&self) -> Option<&Section> {
        self.of_kind(SectionKind::Headline).next().map(|(_, section)| section)
    }

    /// The paragraphs of the story, in order, without subheadings.
    ///
    /// ```
    /// let article = b"Harbour bridge reopens after storm\n\nBy Anna Lund\n\n\
    ///     The bridge over Graben harbour reopened to traffic on Monday, two weeks after the storm that closed it.\n";
    /// let document = copydesk::parse(article)?;
    /// let bytes: usize = document.body().map(|section| section.span.len()).sum();
    /// assert_eq!(bytes, 103);
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn body(&self) -> impl DoubleEndedIterator<Item = &Section> {
        self.of_kind(SectionKind::Body).map(|(_, section)| section)
    }

    /// The sections of one kind, in order, each with its index in [`sections`](Annotations::sections).
    ///
    /// ```
    /// use copydesk::SectionKind;
    ///
    /// let article = b"Harbour bridge reopens after storm\n\nBy Anna Lund\n\n\
    ///     The bridge over Graben harbour reopened to traffic on Monday, two weeks after the storm that closed it.\n";
    /// let document = copydesk::parse(article)?;
    /// for (index, byline) in document.of_kind(SectionKind::Byline) {
    ///     assert_eq!((index, &*document.text(byline.span)), (1, "By Anna Lund"));
    /// }
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn of_kind(&self, kind: SectionKind) -> impl DoubleEndedIterator<Item = (usize, &Section)> {
        self.sections().iter().enumerate().filter(move |(_, section)| section.kind == kind)
    }

    /// Who wrote the comment that is section `section`, when and what; none if it is no comment.
    ///
    /// ```
    /// use copydesk::SectionKind;
    ///
    /// let article = b"Harbour bridge reopens after storm\n\nBy Anna Lund\n\n\
    ///     The bridge over Graben harbour reopened to traffic on Monday, two weeks after the storm that closed it.\n\n\
    ///     1 Comment\n\nTove K. says:\nMarch 3, 2015 at 8:05 pm\nTwo weeks for four bearings.\n";
    /// let document = copydesk::parse(article)?;
    /// let (index, _) = document.of_kind(SectionKind::Comment).next().unwrap();
    /// let comment = document.comment_of(index).unwrap();
    /// assert_eq!(document.text(comment.author), "Tove K.");
    /// assert_eq!(document.text(comment.body), "Two weeks for four bearings.");
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn comment_of(&self, section: usize) -> Option<&Comment> {
        rows_of(self.comments(), section, |c| c.section).first()
    }

    /// The credit of the caption that is section `section`; none if it is no caption.
    ///
    /// ```
    /// use copydesk::SectionKind;
    ///
    /// let article = b"Harbour bridge reopens after storm\n\nBy Anna Lund\n\n\
    ///     The first lorries cross at dawn. [Photo by Mira Solheim/Nordlys Images]\n\n\
    ///     The bridge over Graben harbour reopened to traffic on Monday, two weeks after the storm that closed it.\n";
    /// let document = copydesk::parse(article)?;
    /// let (index, _) = document.of_kind(SectionKind::Caption).next().unwrap();
    /// let caption = document.caption_of(index).unwrap();
    /// assert_eq!(document.text(caption.credit), "[Photo by Mira Solheim/Nordlys Images]");
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn caption_of(&self, section: usize) -> Option<&Caption> {
        rows_of(self.captions(), section, |c| c.section).first()
    }

    /// Place and time of the dateline that is section `section`, or of a byline that prints them; none if it has neither.
    ///
    /// ```
    /// use copydesk::SectionKind;
    ///
    /// let article = b"Harbour bridge reopens after storm\n\nBy Anna Lund\n\nMarch 3, 2015\n\n\
    ///     The bridge over Graben harbour reopened to traffic on Monday, two weeks after the storm that closed it.\n";
    /// let document = copydesk::parse(article)?;
    /// let (index, _) = document.of_kind(SectionKind::Dateline).next().unwrap();
    /// let dateline = document.dateline_of(index).unwrap();
    /// assert_eq!(dateline.timestamp.to_string(), "2015-03-03");
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn dateline_of(&self, section: usize) -> Option<&Dateline> {
        rows_of(self.datelines(), section, |d| d.section).first()
    }

    /// The names in the byline that is section `section`; empty if it is no byline.
    ///
    /// ```
    /// let article = b"Harbour bridge reopens after storm\n\nBy Anna Lund and Peter Okafor\n\n\
    ///     The bridge over Graben harbour reopened to traffic on Monday, two weeks after the storm that closed it.\n";
    /// let document = copydesk::parse(article)?;
    /// let names: Vec<_> = document.authors_of(1).iter().map(|a| document.text(a.name)).collect();
    /// assert_eq!(names, ["Anna Lund", "Peter Okafor"]);
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn authors_of(&self, section: usize) -> &[Author] {
        rows_of(self.byline_authors(), section, |a| a.section)
    }

    /// The mentions of entity `entity`, in order, each with its index in [`mentions`](Annotations::mentions).
    ///
    /// ```
    /// let article = b"Harbour bridge reopens after storm\n\nBy Anna Lund\n\n\
    ///     The bridge over Graben harbour reopened to traffic on Monday, two weeks after the storm that closed it.\n";
    /// let document = copydesk::parse(article)?;
    /// for (id, entity) in document.entities().iter().enumerate() {
    ///     assert_eq!(document.mentions_of(id).count(), entity.mentions as usize);
    ///     assert!(document.mentions_of(id).all(|(_, mention)| mention.label == entity.label));
    /// }
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn mentions_of(&self, entity: usize) -> impl Iterator<Item = (usize, &Mention)> {
        let entity = self.entities().get(entity);
        let (first, count) =
            entity.map_or((0, 0), |entity| (entity.first_mention, entity.mentions));
        let indices = &self.entity_mentions()[first as usize..][..count as usize];
        indices.iter().map(|&index| (index as usize, &self.mentions()[index as usize]))
    }

    /// The index of the section that mention `mention` is in; none if sections were not looked for.
    ///
    /// ```
    /// use copydesk::SectionKind;
    ///
    /// let article = b"Harbour bridge reopens after storm\n\nBy Anna Lund\n\n\
    ///     The bridge over Graben harbour reopened to traffic on Monday, two weeks after the storm that closed it.\n";
    /// let document = copydesk::parse(article)?;
    /// let monday = document.mentions().iter().position(|m| document.text(m.span) == "Monday");
    /// let section = document.section_of(monday.unwrap()).unwrap();
    /// assert_eq!(document.sections()[section].kind, SectionKind::Body);
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn section_of(&self, mention: usize) -> Option<usize> {
        let section = self.mentions().get(mention)?.section as usize;
        (section < self.sections().len()).then_some(section)
    }

    /// What mention `mention` says, if it is a date, a time or an amount.
    ///
    /// ```
    /// use copydesk::Label;
    ///
    /// let document = copydesk::names(b"The repair of the bridge cost about 2.3 million euros.")?;
    /// let cost = document.mentions().iter().position(|m| m.label == Label::Money).unwrap();
    /// assert_eq!(document.value_of(cost).unwrap().number, 2_300_000.0);
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn value_of(&self, mention: usize) -> Option<&Value> {
        rows_of(self.values(), mention, |v| v.mention).first()
    }

    /// The thing that mention `mention` names; [`Mention::entity`] is its index.
    ///
    /// ```
    /// let document = copydesk::names(b"Anna Lund crossed the bridge on Monday. Lund had waited two weeks.")?;
    /// let lund = document.mentions().iter().position(|m| document.text(m.span) == "Lund").unwrap();
    /// assert_eq!(document.text(document.entity_of(lund).unwrap().name), "Anna Lund");
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn entity_of(&self, mention: usize) -> Option<&Entity> {
        self.entities().get(self.mentions().get(mention)?.entity as usize)
    }

    /// The quotes whose speaker is entity `entity`, with their indices.
    ///
    /// ```
    /// let article = b"Harbour bridge reopens\n\n\"We close on Monday,\" Anna Lund said.\n";
    /// let document = copydesk::parse(article)?;
    /// let entity = document.quotes()[0].entity as usize;
    /// assert!(document.quotes_by(entity).map(|(index, _)| index).eq([0]));
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn quotes_by(&self, entity: usize) -> impl Iterator<Item = (usize, &Quote)> {
        self.quotes().iter().enumerate().filter(move |(_, quote)| {
            quote.entity != Quote::NO_ENTITY && quote.entity as usize == entity
        })
    }

    /// The article's own entries of a kind: at most one but of authors and keywords.
    ///
    /// ```
    /// use copydesk::MetadataKind;
    /// let page = b"<meta name=keywords content='ferry, Graben'><h1>Ferry back in service</h1>";
    /// let document = copydesk::parse(page)?;
    /// let keywords = document.chosen(MetadataKind::Keyword).map(|entry| document.metadata_text(entry));
    /// assert!(keywords.eq(["ferry", "Graben"]));
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn chosen(&self, kind: MetadataKind) -> impl Iterator<Item = &Metadata> {
        self.metadata.iter().filter(move |m| m.kind == kind && m.is_chosen())
    }

    /// When the article was first published, as far as the page says for sure: at least the day.
    ///
    /// ```
    /// let page = b"<meta property='article:published_time' content='2021-11-09T18:30:00Z'><h1>Ferry back in service</h1>";
    /// let document = copydesk::parse(page)?;
    /// assert_eq!(document.published().map(|time| time.to_string()), Some("2021-11-09T18:30:00Z".into()));
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn published(&self) -> Option<Timestamp> {
        self.chosen(MetadataKind::Published).map(|m| m.timestamp).next()
    }

    /// When it was last changed, as far as the page says for sure: at least the day.
    ///
    /// ```
    /// let article = std::fs::read("examples/harbour.txt")?;
    /// assert_eq!(copydesk::parse(&article)?.modified(), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn modified(&self) -> Option<Timestamp> {
        self.chosen(MetadataKind::Modified).map(|m| m.timestamp).next()
    }
}

impl<'a> Document<'a> {
    /// The text of the headline.
    ///
    /// ```
    /// let article = b"Harbour bridge reopens after storm\n\nBy Anna Lund\n\n\
    ///     The bridge over Graben harbour reopened to traffic on Monday, two weeks after the storm that closed it.\n";
    /// let document = copydesk::parse(article)?;
    /// assert_eq!(document.headline_text().unwrap(), "Harbour bridge reopens after storm");
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn headline_text(&self) -> Option<Cow<'a, str>> {
        self.headline().map(|section| self.text(section.span))
    }

    /// The paragraphs of the story joined by blank lines, without subheadings; empty if there are none.
    ///
    /// ```
    /// let article = b"Harbour bridge reopens after storm\n\nBy Anna Lund\n\n\
    ///     The bridge over Graben harbour reopened to traffic on Monday, two weeks after the storm that closed it.\n\n\
    ///     The first lorries crossed before dawn, and the ferries that had carried commuters went back to their routes.\n";
    /// let document = copydesk::parse(article)?;
    /// assert!(document.body_text().contains("closed it.\n\nThe first lorries"));
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    #[expect(clippy::disallowed_methods, reason = "what gives a String has no other way")]
    pub fn body_text(&self) -> String {
        let mut out = String::new();
        for section in self.body() {
            if !out.is_empty() {
                out.push_str("\n\n");
            }
            out.push_str(&self.text(section.span));
        }
        out
    }

    /// The article's title without the name of the site, if the page has one.
    ///
    /// ```
    /// let page = b"<meta property='og:site_name' content='Courier'><title>Ferry back in service - Courier</title>";
    /// assert_eq!(copydesk::parse(page)?.title().as_deref(), Some("Ferry back in service"));
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn title(&self) -> Option<Cow<'a, str>> {
        self.chosen(MetadataKind::Title).map(|m| self.metadata_text(m)).next()
    }

    /// The names of the authors; of an agency or the paper ([`Metadata::HOUSE`]) only if no person is named. Where bylines name
    /// them says [`byline_authors`](Annotations::byline_authors).
    ///
    /// ```
    /// let page = b"<meta name=author content='By Anna Lund and Bo Ek'><h1>Ferry back in service</h1>";
    /// assert!(copydesk::parse(page)?.authors().eq(["Anna Lund", "Bo Ek"]));
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn authors(&self) -> impl Iterator<Item = Cow<'a, str>> + '_ {
        self.chosen(MetadataKind::Author).map(|m| self.metadata_text(m))
    }

    /// The text of an entry of the metadata: references of attributes and escapes of JSON are decoded, white space is joined.
    ///
    /// ```
    /// let page = b"<title>Fish &amp; ships</title>";
    /// let document = copydesk::parse(page)?;
    /// assert_eq!(document.metadata_text(&document.metadata()[0]), "Fish & ships");
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn metadata_text(&self, entry: &Metadata) -> Cow<'a, str> {
        let raw = self.input.get(entry.span.range()).unwrap_or_default();
        decode_metadata(raw, entry.source, self.format())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_belong_to_their_number() {
        let rows = [1, 1, 3, 7];
        let of = |index| rows_of(&rows, index, |row| *row).len();
        assert_eq!([0, 1, 2, 3, 7, 8].map(of), [0, 2, 0, 1, 1, 0]);
        assert!(rows_of(&[], 0, |row| *row).is_empty());
    }

    #[test]
    fn numbers_past_the_end_have_no_answer() {
        let nothing = Annotations::new();
        assert!(nothing.headline().is_none() && nothing.body().next().is_none());
        assert!(nothing.comment_of(0).is_none() && nothing.authors_of(usize::MAX).is_empty());
        assert!(nothing.section_of(0).is_none() && nothing.value_of(usize::MAX).is_none());
        assert!(nothing.entity_of(0).is_none() && nothing.mentions_of(usize::MAX).next().is_none());
    }
}
