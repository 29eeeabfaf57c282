//! What a page's head says of the article.

use super::said::{Property, Saying};
use crate::error::OutOfMemory;
use crate::html::tag::{Attribute, AttributeName, value};
use crate::lexicon::metadata;
use crate::span::Span;
use crate::types::MetadataSource;

/// Values of a page that its blocks are compared with, as raw bytes of the page; empty where it names none. Values of attributes and of `<title>`
/// hold character references, those of JSON-LD hold escapes of JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Head {
    /// `<title>`.
    pub(crate) title: Span,
    /// `og:title` or `twitter:title`.
    pub(crate) og_title: Span,
    /// `og:description` and kin.
    pub(crate) description: Span,
    /// `<meta name=author>`.
    pub(crate) author: Span,
    /// `article:published_time` and kin.
    pub(crate) published: Span,
    /// Name of the first person in JSON-LD.
    pub(crate) person: Span,
    /// What JSON-LD says of the article.
    pub(crate) article: Article,
}

/// The article as JSON-LD describes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Article {
    pub(crate) headline: Span,
    pub(crate) description: Span,
    /// Name of the first author.
    pub(crate) author: Span,
    pub(crate) published: Span,
    pub(crate) modified: Span,
}

impl Head {
    /// Takes a `<meta>` tag.
    pub(super) fn tag(
        &mut self,
        input: &[u8],
        attributes: &[Attribute],
        saying: &mut Saying,
    ) -> Result<(), OutOfMemory> {
        let key = [AttributeName::Property, AttributeName::Name, AttributeName::Itemprop]
            .into_iter()
            .find_map(|name| value(attributes, name));
        let (Some(key), Some(content)) = (key, value(attributes, AttributeName::Content)) else {
            return Ok(());
        };
        let property = attributes.iter().find(|a| a.name == AttributeName::Itemprop);
        let source = match property {
            Some(_) => MetadataSource::Microdata,
            None => MetadataSource::Meta,
        };
        let key = input[key].trim_ascii();
        let (property, rank) = metadata::of_name(key);
        if let Some(&property) =
            usize::from(property).checked_sub(1).and_then(|i| Property::ALL.get(i))
        {
            saying.push(property, source, rank as u8, content)?;
        }
        let is = |names: &[&str]| names.iter().any(|n| key.eq_ignore_ascii_case(n.as_bytes()));
        let place = match key.len() {
            8 | 13 if is(&["og:title", "twitter:title", "headline"]) => &mut self.og_title,
            11 | 14 | 19 if is(&["description", "og:description", "twitter:description"]) => {
                &mut self.description
            }
            // Often the address of a page about the author: of no use against text.
            6.. if is(&[
                "author",
                "article:author",
                "parsely-author",
                "dc.creator",
                "byl",
                "sailthru.author",
                "og:author",
                "cxenseparse:author",
            ]) && !input[content].starts_with(b"http") =>
            {
                &mut self.author
            }
            // "Written by" or, in second place, "Reading time".
            13 if is(&["twitter:data1"])
                && !input[content].first().is_some_and(u8::is_ascii_digit) =>
            {
                &mut self.author
            }
            4.. if is(&[
                "article:published_time",
                "datePublished",
                "date",
                "pubdate",
                "parsely-pub-date",
                "sailthru.date",
                "dc.date",
                "dc.date.issued",
                "publish-date",
                "og:pubdate",
            ]) =>
            {
                &mut self.published
            }
            _ => return Ok(()),
        };
        if place.is_empty() {
            *place = content;
        }
        Ok(())
    }
}

/// Whether a `<script>` holds JSON-LD.
pub(super) fn is_json_ld(input: &[u8], attributes: &[Attribute]) -> bool {
    value(attributes, AttributeName::Type)
        .is_some_and(|t| input[t].trim_ascii().eq_ignore_ascii_case(b"application/ld+json"))
}
