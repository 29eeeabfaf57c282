//! What pages say of themselves, in made-up pages of the shapes that are met.

use copydesk::{Document, Metadata, MetadataKind, MetadataSource, parse};

const BODY: &str = "<p>The bridge over Graben harbour reopened to traffic on Monday, two weeks after the storm that \
    closed it, and the first lorries crossed before dawn.</p><p>Engineers had replaced eleven of the forty bearings, the \
    harbour office said, and found no damage to the piers.</p>";

fn page(head: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><head>{head}</head><body><article>{body}{BODY}</article></body></html>"
    )
}

fn script(json: &str) -> String {
    format!("<script type=\"application/ld+json\">{json}</script>")
}

fn title(document: &Document) -> String {
    document.title().unwrap_or_default().into_owned()
}

fn authors(document: &Document) -> Vec<String> {
    document.authors().map(|name| name.into_owned()).collect()
}

fn published(document: &Document) -> String {
    document.published().map_or(String::new(), |time| time.to_string())
}

#[test]
fn titles_lose_the_name_of_the_site() {
    for (head, want) in [
        (
            "<meta property=og:site_name content='Graben Courier'><meta property=og:title content='Bridge reopens | Graben Courier'>",
            "Bridge reopens",
        ),
        (
            "<link rel=canonical href='https://www.courier.example/a'><title>Bridge reopens &#8211; Courier</title>",
            "Bridge reopens",
        ),
        (
            "<meta property=og:site_name content='Courier'><title>Courier | Bridge reopens</title>",
            "Bridge reopens",
        ),
        // What is left stands elsewhere as a title.
        (
            "<title>Bridge reopens - Local News</title><meta name=twitter:title content='Bridge reopens'>",
            "Bridge reopens",
        ),
        // A dash inside a title parts nothing.
        ("<title>Bridge reopens - and closes again</title>", "Bridge reopens - and closes again"),
        // Some put the title where the site's name belongs.
        (
            "<meta name=application-name content='Bridge over Graben harbour reopens to traffic again'><title>Bridge over Graben harbour reopens to traffic again</title>",
            "Bridge over Graben harbour reopens to traffic again",
        ),
    ] {
        let page = page(head, "");
        assert_eq!(title(&parse(page.as_bytes()).unwrap()), want, "{head}");
    }
}

#[test]
fn the_article_of_a_page_of_several() {
    let json = r##"[{"@type": "NewsArticle", "headline": "Ferry sinks", "author": "Bo Ek", "datePublished": "2021-01-01"},
        {"@type": "NewsArticle", "headline": "Bridge reopens", "author": {"@id": "#ann"}, "datePublished": "2021-11-09T18:30:00+01:00",
         "dateModified": "2021-11-10", "articleSection": "Local", "keywords": ["bridge", "harbour"],
         "publisher": {"@type": "Organization", "name": "Courier", "logo": {"@type": "ImageObject", "url": "l.png"}},
         "image": {"@type": "ImageObject", "url": "https://courier.example/b.jpg"},
         "comment": [{"@type": "Comment", "author": {"@type": "Person", "name": "Grumbler"}}]},
        {"@type": "Person", "@id": "#ann", "name": "Anna Lund"}]"##;
    let page = page(
        &format!("<meta property=og:title content='Bridge reopens'>{}", script(json)),
        "<h1>Bridge reopens</h1>",
    );
    let document = parse(page.as_bytes()).unwrap();
    assert_eq!(authors(&document), ["Anna Lund"]);
    assert_eq!(published(&document), "2021-11-09T18:30:00+01:00");
    assert_eq!(document.modified().unwrap().to_string(), "2021-11-10");
    let text = |kind| {
        let texts = document.chosen(kind).map(|m| document.metadata_text(m).into_owned());
        texts.collect::<Vec<_>>().join("|")
    };
    assert_eq!(text(MetadataKind::Section), "Local");
    assert_eq!(text(MetadataKind::Keyword), "bridge|harbour");
    assert_eq!(text(MetadataKind::Publisher), "Courier");
    assert_eq!(text(MetadataKind::Image), "https://courier.example/b.jpg");
    assert!(document.metadata().iter().all(|m| !document.metadata_text(m).contains("Grumbler")));
}

#[test]
fn authors_are_persons_and_houses_only_if_nobody_is_named() {
    for (json, want) in [
        (r#""author": "By Anna Lund and Bo Ek""#, &["Anna Lund", "Bo Ek"][..]),
        (
            r#""author": ["Anna Lund", {"@type": "Person", "name": "Bo Ek"}]"#,
            &["Anna Lund", "Bo Ek"],
        ),
        (
            r#""author": [{"@type": "Organization", "name": "Reuters"}, {"@type": "Person", "name": "Anna Lund"}]"#,
            &["Anna Lund"],
        ),
        (r#""author": {"@type": "Organization", "name": "Reuters"}"#, &["Reuters"]),
        (r#""author": "Anna Lund, Graben""#, &["Anna Lund"]),
        (r#""author": "Anna Lund, Political Correspondent""#, &["Anna Lund"]),
        (r#""author": "Kommentar von Anna Lund""#, &["Anna Lund"]),
        (r#""author": "Anna Lund (alu)""#, &["Anna Lund"]),
        (r#""author": "Anna van der Berg""#, &["Anna van der Berg"]),
        (r#""author": "anna@courier.example""#, &[]),
        (r#""author": "https://courier.example/anna""#, &[]),
        (r##""author": {"@id": "#nobody"}"##, &[]),
        (r#""author": [{"name": "Anna Lund"}, {"name": "Anna Lund"}]"#, &["Anna Lund"]),
        (r#""author": {"name": "Anna Lund"}, "editor": {"name": "Bo Ek"}"#, &["Anna Lund"]),
        (r#""author": {"name": "J\u00f6rg M\u00fcller"}"#, &["Jörg Müller"]),
    ] {
        let json = format!(r#"{{"@type": "NewsArticle", "headline": "Bridge reopens", {json}}}"#);
        let page = page(&script(&json), "<h1>Bridge reopens</h1>");
        assert_eq!(authors(&parse(page.as_bytes()).unwrap()), want, "{json}");
    }
}

#[test]
fn dates_are_read_whole_or_not_at_all() {
    for (head, want) in [
        (
            "<meta property=article:published_time content='2021-11-09T18:30:00Z'>",
            "2021-11-09T18:30:00Z",
        ),
        ("<meta itemprop=datePublished content='2021-11-09'>", "2021-11-09"),
        ("<meta name=date content='Tue, 09 Nov 2021 18:30:00 GMT'>", "2021-11-09T18:30:00Z"),
        ("<meta property=article:published_time content='soon'>", ""),
        ("<meta property=article:published_time content='0001-01-01T00:00:00Z'>", ""),
        ("<meta property=article:published_time content='2021-11-09 and more'>", ""),
        (
            "<meta name=date content='2020-01-01'><meta property=article:published_time content='2021-11-09'>",
            "2021-11-09",
        ),
    ] {
        let page = page(head, "");
        assert_eq!(published(&parse(page.as_bytes()).unwrap()), want, "{head}");
    }
}

#[test]
fn days_of_prose_are_told_from_the_hidden_date() {
    let page = page("<meta property=article:published_time content='2021-11-10T06:00:00Z'>", "");
    let document = parse(page.as_bytes()).unwrap();
    let monday =
        document.mentions().iter().position(|m| document.text(m.span) == "Monday").unwrap();
    let value = document.values().iter().find(|v| v.mention as usize == monday).unwrap();
    assert_eq!(value.timestamp.to_string(), "2021-11-08");
}

#[test]
fn entries_stand_where_they_say() {
    let json = r#"{"@type": "NewsArticle", "headline": "Bridge \u201creopens\u201d", "author": "Anna Lund"}"#;
    let page = page(
        &format!("<title>Bridge &ldquo;reopens&rdquo;</title>{}", script(json)),
        "<h1>Bridge “reopens”</h1><p class=byline>By Anna Lund</p>",
    );
    let document = parse(page.as_bytes()).unwrap();
    let raw = |m: &Metadata| &page[m.span.range()];
    let titles: Vec<_> =
        document.metadata().iter().filter(|m| m.kind == MetadataKind::Title).collect();
    assert!(titles.iter().all(|m| document.metadata_text(m) == "Bridge “reopens”"));
    let of = |source| titles.iter().find(|m| m.source == source).map(|m| raw(m)).unwrap_or("");
    assert_eq!(of(MetadataSource::JsonLd), r"Bridge \u201creopens\u201d");
    assert_eq!(of(MetadataSource::Meta), "Bridge &ldquo;reopens&rdquo;");
    assert_eq!(of(MetadataSource::Page), "Bridge “reopens”");
}

#[test]
fn broken_json_is_read_as_far_as_it_goes() {
    let json = r#"{"@type": "NewsArticle", "headline": "Bridge reopens", "author": {"name": "Anna Lund"}, "datePublished": "2021-11-09""#;
    let page = page(&script(json), "");
    let document = parse(page.as_bytes()).unwrap();
    assert_eq!(
        (title(&document), authors(&document)),
        ("Bridge reopens".into(), vec!["Anna Lund".into()])
    );
    for json in [
        "{",
        "}{",
        "{\"author\": [",
        "[[[[",
        "{\"@id\": \"a\", \"name\": \"b\"",
        "\"",
        "{\"author\": {\"@id\": \"\\",
    ] {
        parse(self::page(&script(json), "").as_bytes()).unwrap();
    }
}

#[test]
fn plain_text_says_what_is_printed() {
    let text = "Harbour bridge reopens after storm\n\nBy Anna Lund\n\nNovember 9, 2021\n\nThe bridge over Graben harbour reopened to \
        traffic on Monday, two weeks after the storm that closed it.\n\nEngineers had replaced eleven of the forty bearings.\n";
    let document = parse(text.as_bytes()).unwrap();
    assert_eq!(title(&document), "Harbour bridge reopens after storm");
    assert_eq!(authors(&document), ["Anna Lund"]);
    assert_eq!(published(&document), "2021-11-09");
    assert!(document.metadata().iter().all(|m| m.source == MetadataSource::Page));
}
