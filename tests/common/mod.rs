//! What every result must keep, whatever the bytes.
#![allow(dead_code, reason = "each test uses its part of it")]

pub(crate) mod random;

use std::sync::LazyLock;

use copydesk::{
    Annotations, Document, Extractor, Format, MetadataKind, Model, Quote, QuoteKind, Section, Span,
    Timestamp, Value,
};

/// As plain text, as HTML, and as the first bytes suggest.
pub(crate) static EXTRACTORS: LazyLock<[Extractor; 3]> = LazyLock::new(|| {
    let build = |format| Extractor::builder().format(format).build(&Model::builtin()).unwrap();
    [build(Format::Plain), build(Format::Html), Extractor::new(&Model::builtin()).unwrap()]
});

/// Asserts the invariants of a document of sections and names, and that all of it can be read.
pub(crate) fn check_document(document: &Document<'_>) {
    check(document.input(), document);
    check_readable(document);
}

/// Asserts the invariants of a document, if not all was looked for, and that all of it can be read.
pub(crate) fn check_part(document: &Document<'_>) {
    check_spans(document.input(), document);
    check_readable(document);
}

fn check_readable(document: &Document<'_>) {
    for section in document.sections() {
        let _ = document.text(section.span);
        let _ = document.mentions_in(section.span);
    }
    for mention in document.mentions() {
        let _ = document.text(mention.span);
    }
    for quote in document.quotes() {
        let _ = (document.text(quote.span), document.text(quote.speaker), document.text(quote.cue));
    }
    for entry in document.metadata() {
        let _ = document.metadata_text(entry);
    }
    let _ = (document.title(), document.authors().count(), document.body_text());
}

/// Asserts the invariants of one extraction of sections and names.
pub(crate) fn check(input: &[u8], found: &Annotations) {
    if found.format() == Format::Plain {
        check_cover(input, found.sections());
    }
    check_spans(input, found);
}

/// Asserts the invariants of what was found, if not all was looked for.
pub(crate) fn check_spans(input: &[u8], found: &Annotations) {
    let valid = std::str::from_utf8(input).ok();
    let whole = |span: Span, what: &str| {
        assert!(span.start <= span.end, "{what} {span:?} ends before it starts");
        assert!(span.end as usize <= input.len(), "{what} {span:?} leaves {} bytes", input.len());
        if let Some(text) = valid {
            let range = span.range();
            let on_edges = text.is_char_boundary(range.start) && text.is_char_boundary(range.end);
            assert!(on_edges, "{what} {span:?} splits a character");
        }
    };
    let sections = found.sections();
    let mut end = 0;
    for section in sections {
        whole(section.span, "section");
        assert!(!section.span.is_empty(), "section {section:?} is empty");
        assert!(section.span.start >= end, "section {section:?} begins before {end}");
        end = section.span.end;
    }
    check_details(found, whole);
    check_names(found, whole);
    check_metadata(found, whole);
    check_quotes(found, whole);
}

/// Quotes are in order, direct ones apart, their parts inside, their speakers and cues outside.
fn check_quotes(found: &Annotations, whole: impl Fn(Span, &str)) {
    assert!(found.quotes().is_sorted_by_key(|q| q.span.start), "quotes out of order");
    let apart = |a: Span, b: Span| a.end <= b.start || b.end <= a.start;
    let mut end = 0;
    for (i, q) in found.quotes().iter().enumerate() {
        whole(q.span, "quote");
        whole(q.speaker, "speaker");
        whole(q.cue, "cue");
        assert!(!q.span.is_empty(), "quote {q:?} is empty");
        if q.kind == QuoteKind::Direct {
            assert!(q.span.start >= end, "quote {q:?} begins before {end}");
            end = q.span.end;
        }
        assert!(q.speaker.is_empty() || apart(q.speaker, q.span), "quote {q:?} holds its speaker");
        assert!(q.cue.is_empty() || apart(q.cue, q.span), "quote {q:?} holds its cue");
        let home = found.sections()[q.section as usize].span;
        assert!(home.start <= q.span.start && q.span.start < home.end, "section of {q:?}");
        assert!(
            q.entity == Quote::NO_ENTITY || (q.entity as usize) < found.entities().len(),
            "{q:?}"
        );
        assert!(q.entity == Quote::NO_ENTITY || !q.speaker.is_empty(), "{q:?}");
        assert!(q.score.is_finite() && q.score >= 0.0, "{q:?}");
        let parts = found.quote_parts(i);
        assert_eq!(parts.len(), q.parts as usize, "parts of {q:?}");
        assert_eq!((parts[0].start, parts[parts.len() - 1].end), (q.span.start, q.span.end));
        assert!(parts.is_sorted_by(|a, b| a.end <= b.start), "parts of {q:?} out of order");
        assert!(parts.iter().all(|part| !part.is_empty()), "parts of {q:?}");
    }
    assert!(found.quote_parts(found.quotes().len()).is_empty());
}

/// Every byte that is not white space is in a section.
fn check_cover(input: &[u8], sections: &[Section]) {
    let mut at = 0;
    for end in sections.iter().map(|s| s.span).chain([Span::new(input.len() as u32, u32::MAX)]) {
        let gap = &input[at..end.start as usize];
        let gap = gap.strip_prefix(b"\xef\xbb\xbf").filter(|_| at == 0).unwrap_or(gap);
        // A gap may hold Unicode white space; a broken sequence is none.
        let blank = String::from_utf8_lossy(gap).chars().all(is_blank);
        assert!(blank, "no section covers {at}..{}: {:?}", end.start, String::from_utf8_lossy(gap));
        at = end.end as usize;
    }
}

/// White space, or what is as invisible at the edge of a line.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
}

/// Details lie inside their sections and come in the order of them.
fn check_details(found: &Annotations, whole: impl Fn(Span, &str)) {
    let sections = found.sections();
    let inside = |section: u32, span: Span, what: &str| {
        whole(span, what);
        let section = sections.get(section as usize).expect("detail of a section that exists");
        assert!(span.is_empty() || section.span.covers(span), "{what} {span:?} leaves {section:?}");
    };
    let ordered = |keys: Vec<u32>| assert!(keys.is_sorted(), "details out of order: {keys:?}");
    // One row a section at most, or `comment_of` and its kin would hide the others.
    let apart = |keys: Vec<u32>| {
        assert!(keys.is_sorted_by(|a, b| a < b), "details out of order: {keys:?}");
    };
    for c in found.comments() {
        inside(c.section, c.author, "author of a comment");
        inside(c.section, c.time, "time of a comment");
        inside(c.section, c.body, "body of a comment");
        check_timestamp(c.timestamp);
    }
    for (at, c) in found.comments().iter().enumerate() {
        let earlier = (c.parent as usize) < at;
        assert!(
            earlier || c.parent == copydesk::Comment::NO_PARENT,
            "a comment answers a later one"
        );
    }
    apart(found.comments().iter().map(|c| c.section).collect());
    for c in found.captions() {
        inside(c.section, c.credit, "credit");
    }
    apart(found.captions().iter().map(|c| c.section).collect());
    for a in found.byline_authors() {
        inside(a.section, a.name, "author");
    }
    ordered(found.byline_authors().iter().map(|a| a.section).collect());
    for d in found.datelines() {
        inside(d.section, d.place, "place");
        inside(d.section, d.time, "time");
        check_timestamp(d.timestamp);
    }
    apart(found.datelines().iter().map(|d| d.section).collect());
}

/// Mentions are in order, apart, inside one section, and each belongs to an entity that counts it.
fn check_names(found: &Annotations, whole: impl Fn(Span, &str)) {
    let mut counts = vec![0; found.entities().len()];
    let mut end = 0;
    for mention in found.mentions() {
        whole(mention.span, "mention");
        assert!(!mention.span.is_empty(), "mention {mention:?} is empty");
        assert!(mention.span.start >= end, "mention {mention:?} begins before {end}");
        end = mention.span.end;
        let homes = found.sections().iter().filter(|s| s.span.covers(mention.span)).count();
        assert!(
            homes == 1 || found.sections().is_empty(),
            "mention {mention:?} in {homes} sections"
        );
        assert!(mention.score.is_finite());
        let home = found.sections().iter().position(|s| s.span.covers(mention.span));
        assert_eq!(
            mention.section,
            home.map_or(u32::MAX, |at| at as u32),
            "section of {mention:?}"
        );
        counts[mention.entity as usize] += 1;
    }
    for (entity, count) in found.entities().iter().zip(counts) {
        whole(entity.name, "name of an entity");
        assert_eq!(entity.mentions, count, "mentions of {entity:?}");
    }
    check_groups(found);
    assert!(found.values().is_sorted_by(|a, b| a.mention < b.mention), "values out of order");
    for value in found.values() {
        assert!((value.mention as usize) < found.mentions().len());
        whole(value.unit, "unit");
        check_value(value);
    }
}

/// Each field has a value that its comment allows.
fn check_value(value: &Value) {
    assert!(value.number.is_finite() || value.number.is_nan(), "{value:?}");
    check_timestamp(value.timestamp);
    check_timestamp(value.until);
    assert!(value.until.is_none() || !value.timestamp.is_none(), "no start: {value:?}");
    let code = value.currency().unwrap_or("ABC");
    assert!(code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()), "{value:?}");
    assert_eq!(value.flags & !(Value::RATIO | Value::LOCAL_CURRENCY), 0, "{value:?}");
}

/// Each part is in its range or not known.
fn check_timestamp(time: Timestamp) {
    assert!(time.month <= 12 && time.day <= 31, "{time:?}");
    assert!(time.hour <= 23 || time.hour == 255, "{time:?}");
    assert!(time.minute <= 59 || time.minute == 255, "{time:?}");
    assert!(time.second <= 60 || time.second == 255, "{time:?}");
    assert!(time.zone == i16::MIN || time.zone.abs() <= 15 * 60, "{time:?}");
    assert_eq!(time.reserved, 0);
}

/// The groups of mentions follow each other as their entities do, each in order, and hold each mention once.
fn check_groups(found: &Annotations) {
    let (mentions, indices) = (found.mentions(), found.entity_mentions());
    let mut at = 0;
    for (id, entity) in found.entities().iter().enumerate() {
        assert_eq!(entity.first_mention as usize, at, "first mention of {entity:?}");
        let group = &indices[at..at + entity.mentions as usize];
        assert!(group.is_sorted_by(|a, b| a < b), "mentions of {entity:?} out of order");
        assert!(group.iter().all(|&index| mentions[index as usize].entity as usize == id));
        at += group.len();
    }
    assert_eq!((at, indices.len()), (mentions.len(), mentions.len()));
}

/// Entries of one kind stand together, and their bytes are of the input.
fn check_metadata(found: &Annotations, whole: impl Fn(Span, &str)) {
    assert!(found.metadata().is_sorted_by_key(|entry| entry.kind), "metadata out of order");
    for entry in found.metadata() {
        whole(entry.span, "metadata");
        let dated = matches!(entry.kind, MetadataKind::Published | MetadataKind::Modified);
        assert!(dated || entry.timestamp.is_none(), "{entry:?} has a time");
        check_timestamp(entry.timestamp);
    }
}

/// What belongs to what, by the methods and by looking at everything: slow, so not for every prefix.
pub(crate) fn check_answers(found: &Annotations) {
    for i in 0..=found.sections().len() {
        let of = |section: u32| section as usize == i;
        assert_eq!(found.comment_of(i), found.comments().iter().find(|c| of(c.section)));
        assert_eq!(found.caption_of(i), found.captions().iter().find(|c| of(c.section)));
        assert_eq!(found.dateline_of(i), found.datelines().iter().find(|d| of(d.section)));
        assert!(
            found.authors_of(i).iter().eq(found.byline_authors().iter().filter(|a| of(a.section)))
        );
    }
    for (i, mention) in found.mentions().iter().enumerate() {
        let home = found.sections().iter().position(|s| s.span.covers(mention.span));
        assert_eq!(found.section_of(i), home);
        assert_eq!(found.entity_of(i), found.entities().get(mention.entity as usize));
        let value = found.values().iter().find(|v| v.mention as usize == i);
        assert_eq!(found.value_of(i).map(|v| v.mention), value.map(|v| v.mention));
    }
    for (id, entity) in found.entities().iter().enumerate() {
        assert_eq!(found.mentions_of(id).count(), entity.mentions as usize);
        assert!(
            found
                .mentions_of(id)
                .all(|(i, m)| m.entity as usize == id && found.mentions()[i] == *m)
        );
    }
}

/// Asserts that two extractions found the same.
pub(crate) fn same(a: &Annotations, b: &Annotations) {
    assert_eq!(a.format(), b.format());
    assert_eq!(a.language(), b.language());
    assert_eq!(a.sections(), b.sections());
    assert_eq!(a.comments(), b.comments());
    assert_eq!(a.captions(), b.captions());
    assert_eq!(a.byline_authors(), b.byline_authors());
    assert_eq!(a.datelines(), b.datelines());
    assert_eq!(a.mentions(), b.mentions());
    assert_eq!(a.entities(), b.entities());
    assert_eq!(a.entity_mentions(), b.entity_mentions());
    assert_eq!(a.metadata(), b.metadata());
    assert_eq!(a.quotes(), b.quotes());
    assert!((0..a.quotes().len()).all(|i| a.quote_parts(i) == b.quote_parts(i)));
    // Numbers may be NaN, which equals nothing.
    assert_eq!(format!("{:?}", a.values()), format!("{:?}", b.values()));
}
