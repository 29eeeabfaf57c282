//! `--format ninjs`: IPTC ninjs 3.1, the JSON that newsrooms pass on.

use copydesk::{Label, Metadata, MetadataKind, SectionKind, Timestamp};
use serde_json::{Value, json};

use super::story::{Story, web_address};

/// One item. Quotes have no place in ninjs but in its body.
pub(super) fn item(story: &Story) -> Value {
    let (published, modified) = story.times();
    let [published, modified] = [published, modified].map(|time| time.and_then(instant));
    let text = |role: &str, value: &str| json!({"role": role, "contentType": "text/plain", "value": value});
    let decks = story.texts(SectionKind::Deck).map(|deck| text("summary", &deck));
    let body = story.body().map(|body| {
        let mut main = text("main", &body);
        main["charCount"] = body.chars().count().into();
        main
    });
    // Who is a person is not told from who is none: `by` is what a reader is told.
    let authors: Vec<_> = story.all(MetadataKind::Author).map(|(_, name)| name).collect();
    let named = |label: Label| {
        let entities = story.entities().filter(move |entity| entity.label == label);
        entities.map(|entity| json!({"name": story.show(entity.name)})).collect::<Vec<_>>()
    };
    let houses = story.all(MetadataKind::Author).filter(|(e, _)| e.flags & Metadata::HOUSE != 0);
    let sources =
        story.one(MetadataKind::Publisher).into_iter().chain(houses.map(|(_, name)| name));
    let picture = story.one(MetadataKind::Image).and_then(|image| web_address(&image));
    json!({
        "uri": story.uri(),
        "type": "text",
        "standard": {
            "name": "ninjs",
            "version": "3.1",
            "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
        },
        "firstCreated": published,
        "versionCreated": modified.or(published.clone()),
        "language": story.annotations.language(),
        "by": (!authors.is_empty()).then(|| authors.join(", ")),
        "located": story.place(),
        "copyrightNotice": story.one(MetadataKind::Rights),
        "headlines": story.title().map(|title| [text("main", &title)]),
        "descriptions": decks.collect::<Vec<_>>(),
        "bodies": body.map(|body| [body]),
        "people": named(Label::Person),
        "organisations": named(Label::Organization),
        "places": named(Label::Location),
        "subjects": story.all(MetadataKind::Keyword).map(|(_, word)| json!({"name": word})).collect::<Vec<_>>(),
        "infoSources": unique(sources).map(|name| json!({"name": name})).collect::<Vec<_>>(),
        "associations": picture.map(|uri| [json!({"name": "picture", "uri": uri, "type": "picture"})]),
    })
}

fn unique<T: PartialEq + Clone>(items: impl Iterator<Item = T>) -> impl Iterator<Item = T> {
    let mut seen: Vec<T> = Vec::new();
    items.filter(move |item| {
        let is_new = !seen.contains(item);
        if is_new {
            seen.push(item.clone());
        }
        is_new
    })
}

/// An instant as ninjs wants it (RFC 3339, with seconds); none if the day, the time of day or the zone is not known.
fn instant(mut time: Timestamp) -> Option<String> {
    let is_whole =
        time.year > 0 && time.month > 0 && time.day > 0 && time.has_clock() && time.has_zone();
    if time.second == 255 {
        time.second = 0;
    }
    is_whole.then(|| time.to_string())
}
