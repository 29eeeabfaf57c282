//! `--format annotations`: W3C Web Annotations that say what the bytes of the file are.

use std::ops::Range;

use copydesk::{Format, Span};
use serde_json::{Value, json};

use super::story::Story;
use crate::article;
use crate::view::quote::{Role, inside, ranges};

/// Characters that a quotation shows of the text around it.
const AROUND: usize = 32;

/// The annotations of one article: of its sections, its mentions and its quotes.
pub(super) fn page(story: &Story) -> Value {
    let uri = story.uri();
    let uri = uri.split('#').next().unwrap_or_default();
    let annotations = story.annotations;
    let mut targets = Targets::new(story, uri);
    let mut items = Vec::new();
    for (i, section) in annotations.sections().iter().enumerate() {
        let exact = story.show(section.span);
        items.push(json!({
            "id": format!("{uri}#copydesk-section-{i}"),
            "type": "Annotation",
            "motivation": "classifying",
            "body": [body("classifying", section.kind.name())],
            "target": targets.at(section.span, &exact, 0..exact.len()),
        }));
    }
    // Mentions are found in order, as sections are.
    let mut targets = Targets::new(story, uri);
    let sections: Vec<Span> = match annotations.sections() {
        [] => vec![Span::new(0, story.article.text().len() as u32)],
        sections => sections.iter().map(|section| section.span).collect(),
    };
    let [direct, indirect, _] = ranges(annotations);
    let mut quotes = vec![Vec::new(); annotations.quotes().len()];
    let mut words = Targets::new(story, uri);
    for whole in sections {
        let text = story.show(whole);
        for (i, place) in story.article.places(annotations, whole, &text) {
            let mention = &annotations.mentions()[i];
            let name = annotations.entity_of(i).map(|entity| story.show(entity.name));
            let value = article::value(annotations, i);
            let mut bodies = vec![body("classifying", mention.label.name())];
            bodies.extend(name.map(|name| body("identifying", &name)));
            bodies.extend(value.map(|value| body("describing", &value)));
            items.push(json!({
                "id": format!("{uri}#copydesk-mention-{i}"),
                "type": "Annotation",
                "motivation": "identifying",
                "body": bodies,
                "target": targets.at(mention.span, &text, place),
            }));
        }
        let mut found = inside(&[&direct, &indirect], story.article, annotations, whole, &text);
        found.sort_by_key(|(place, _)| place.start);
        for (place, (span, role)) in found {
            if let Role::Words(index, _) = role {
                quotes[index].push(words.at(span, &text, place));
            }
        }
    }
    for (i, targets) in quotes.into_iter().enumerate().filter(|(_, targets)| !targets.is_empty()) {
        let quote = &annotations.quotes()[i];
        let name = article::speaker(story.article, annotations, quote);
        let mut bodies = vec![body("classifying", &format!("{} quote", quote.kind.name()))];
        bodies.extend(name.map(|name| body("identifying", &name)));
        items.push(json!({
            "id": format!("{uri}#copydesk-quote-{i}"),
            "type": "Annotation",
            "motivation": "describing",
            "body": bodies,
            "target": targets,
        }));
    }
    json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": format!("{uri}#copydesk"),
        "type": "AnnotationPage",
        "items": items,
    })
}

fn body(purpose: &str, value: &str) -> Value {
    json!({"type": "TextualBody", "purpose": purpose, "value": value})
}

/// Makes targets of spans that come in the order of their starts, so that characters are counted once.
struct Targets<'a> {
    story: &'a Story<'a>,
    uri: &'a str,
    /// A byte of the text and the characters before it.
    counted: (u32, usize),
}

impl<'a> Targets<'a> {
    fn new(story: &'a Story, uri: &'a str) -> Targets<'a> {
        // A byte order mark is no character of the text.
        let mark = story.article.text().starts_with(b"\xef\xbb\xbf");
        Targets { story, uri, counted: (if mark { 3 } else { 0 }, 0) }
    }

    /// The target `span`, which stands at `place` in `text`.
    fn at(&mut self, span: Span, text: &str, place: Range<usize>) -> Value {
        let Span { start, end } = self.story.article.original(span);
        let mut selectors = Vec::new();
        // Which characters of a page count is not agreed on; its bytes are certain.
        if self.story.annotations.format() == Format::Plain {
            let start = self.characters(span.start);
            let end = start + self.story.show(span).chars().count();
            selectors.push(json!({"type": "TextPositionSelector", "start": start, "end": end}));
        }
        selectors.push(json!({"type": "DataPositionSelector", "start": start, "end": end}));
        let before = text[..place.start].char_indices().rev().take(AROUND).last();
        let after = text[place.end..].char_indices().nth(AROUND);
        let around = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        selectors.push(json!({
            "type": "TextQuoteSelector",
            "exact": &text[place.clone()],
            "prefix": around(&text[before.map_or(place.start, |(at, _)| at)..place.start]),
            "suffix": around(&text[place.end..after.map_or(text.len(), |(at, _)| place.end + at)]),
        }));
        json!({"source": self.uri, "selector": selectors})
    }

    /// Characters of the text before byte `at`.
    fn characters(&mut self, at: u32) -> usize {
        let (byte, count) = self.counted;
        let more = self.story.show(Span::new(byte, at.max(byte))).chars().count();
        self.counted = (at.max(byte), count + more);
        count + more
    }
}
