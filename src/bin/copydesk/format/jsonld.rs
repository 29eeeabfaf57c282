//! `--format jsonld`: schema.org's NewsArticle with its comments, as pages carry it for search engines.

use copydesk::{Label, Metadata, MetadataKind, QuoteKind, SectionKind, Timestamp};
use serde_json::{Value, json};

use super::story::{Story, web_address};
use crate::article::said;

/// One article. What somebody said word for word are its parts.
pub(super) fn item(story: &Story) -> Value {
    let (published, modified) = story.times();
    let address = story.address();
    let author = |(entry, name): (&Metadata, _)| {
        let is_house = entry.flags & Metadata::HOUSE != 0;
        json!({"@type": if is_house { "Organization" } else { "Person" }, "name": name})
    };
    let comments = story.annotations.comments();
    let description = story.one(MetadataKind::Description);
    json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "headline": story.title(),
        "description": description.or_else(|| story.texts(SectionKind::Deck).next()),
        "author": story.all(MetadataKind::Author).map(author).collect::<Vec<_>>(),
        "publisher": story.one(MetadataKind::Publisher).map(|name| json!({"@type": "Organization", "name": name})),
        "datePublished": published.and_then(date),
        "dateModified": modified.and_then(date),
        "dateline": story.place(),
        "inLanguage": story.annotations.language(),
        "articleSection": story.one(MetadataKind::Section),
        "keywords": story.all(MetadataKind::Keyword).map(|(_, word)| word).collect::<Vec<_>>(),
        "image": story.one(MetadataKind::Image).and_then(|image| web_address(&image)),
        "copyrightNotice": story.one(MetadataKind::Rights),
        "articleBody": story.body(),
        "mentions": mentions(story),
        "hasPart": quotes(story),
        "commentCount": (!comments.is_empty()).then_some(comments.len()),
        "comment": (0..comments.len()).map(|index| comment(story, index)).collect::<Vec<_>>(),
    })
}

/// The names in the story. Values are no things.
fn mentions(story: &Story) -> Vec<Value> {
    let named = story.entities().filter_map(|entity| {
        let kind = match entity.label {
            Label::Person => "Person",
            Label::Organization => "Organization",
            Label::Location => "Place",
            Label::Group | Label::Misc => "Thing",
            _ => return None,
        };
        Some(json!({"@type": kind, "name": story.show(entity.name)}))
    });
    named.collect()
}

/// The quotes; the speaker only where it is known who that is.
fn quotes(story: &Story) -> Vec<Value> {
    let annotations = story.annotations;
    let quotes = annotations.quotes().iter().enumerate();
    let direct = quotes.filter(|(_, quote)| quote.kind == QuoteKind::Direct);
    direct
        .map(|(i, quote)| {
            let speaker = annotations.entities().get(quote.entity as usize).and_then(|entity| {
                let kind = match entity.label {
                    Label::Person => "Person",
                    Label::Organization => "Organization",
                    _ => return None,
                };
                Some(json!({"@type": kind, "name": story.show(entity.name)}))
            });
            let text = said(story.article, annotations, i);
            json!({"@type": "Quotation", "text": text, "spokenByCharacter": speaker})
        })
        .collect()
}

/// Comment `index`. Those that are answered to are named by the blank nodes of JSON-LD, which mean something in one article only.
fn comment(story: &Story, index: usize) -> Value {
    let comments = story.annotations.comments();
    let comment = &comments[index];
    let shown = |span: copydesk::Span| (!span.is_empty()).then(|| story.show(span));
    let id = |index: usize| format!("_:comment{}", index + 1);
    let parent = comment.parent as usize;
    json!({
        "@type": "Comment",
        "@id": id(index),
        "author": shown(comment.author).map(|name| json!({"@type": "Person", "name": name})),
        "datePublished": date(comment.timestamp),
        "position": (comment.ordinal > 0).then_some(comment.ordinal),
        "text": shown(comment.body),
        "parentItem": (parent < comments.len()).then(|| json!({"@type": "Comment", "@id": id(parent)})),
    })
}

/// ISO 8601 as far as the date is known; none without a year, for that is no date.
fn date(time: Timestamp) -> Option<String> {
    (time.year > 0).then(|| time.to_string())
}
