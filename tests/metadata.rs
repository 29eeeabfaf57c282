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

/// The first time of the page's datelines and bylines, and when it was published and modified.
fn days(page: &str) -> [String; 3] {
    let document = parse(page.as_bytes()).unwrap();
    let shown = document.datelines().first().map_or(String::new(), |d| d.timestamp.to_string());
    let modified = document.modified().map_or(String::new(), |time| time.to_string());
    [shown, published(&document), modified]
}

fn dated(lang: &str, head: &str, line: &str) -> String {
    page(
        head,
        &format!("<h1>Bridge reopens</h1><div class=byline>By Anna Lund</div><div class=date>{line}</div>"),
    )
    .replace("lang=\"en\"", &format!("lang=\"{lang}\""))
}

#[test]
fn day_and_month_are_told_by_evidence() {
    let json = script(r#"{"@type": "NewsArticle", "datePublished": "2021-11-09T18:30:00Z"}"#);
    let meta = "<meta property=article:modified_time content=2021-11-09>";
    for (lang, head, line, want) in [
        (
            "en-US",
            "",
            "<time datetime=2021-11-09T23:30Z>10/11/2021 00:30</time>",
            "2021-11-10T00:30",
        ),
        ("en-US", &json[..], "09/11/2021 18:30", "2021-11-09T18:30"),
        ("en-US", meta, "09/11/2021", "2021-11-09"),
        ("en-US", "", "Tuesday 09/11/2021", "2021-11-09"),
        ("en-US", "", "09/11/2021 18:30 GMT", "2021-11-09T18:30Z"),
        ("en-US", "", "09/11/2021", "2021-09-11"),
        ("en-GB", "", "09/11/2021", "2021-11-09"),
        ("en-GB", "", "9-11-21", "2021-11-09"),
        ("nl", "", "9-11-2021", "2021-11-09"),
        ("en", "", "9.11.2021", "2021-11-09"),
        // Nothing tells, or tools say one thing and the address another.
        ("en", "", "09/11/2021", ""),
        ("en-CA", "", "09/11/2021", ""),
        ("ja", "", "09/11/2021", ""),
        ("en-US", "<link rel=canonical href='https://courier.co.uk/a'>", "09/11/2021", ""),
        ("en", "<link rel=canonical href='https://courier.co.uk/a'>", "09/11/2021", "2021-11-09"),
        // A tag may be as open as the line.
        ("en", "<meta property=article:published_time content='09/11/2021'>", "09/11/2021", ""),
    ] {
        assert_eq!(days(&dated(lang, head, line))[0], want, "{lang} {head} {line}");
    }
    let other = dated("en", "", "Published: 09/11/2021</div><div class=date>Updated: 23/11/2021");
    assert_eq!(days(&other), ["2021-11-09", "2021-11-09", "2021-11-23"]);
}

#[test]
fn dates_in_prose_have_the_order_of_the_page() {
    let value = |lang: &str| {
        let body = "<p>The next vote is on 03/05/2022, and the harbour office expects no change of plan before it.</p>";
        let page =
            dated(lang, "", "9 November 2021").replace("</article>", &format!("{body}</article>"));
        let document = parse(page.as_bytes()).unwrap();
        let at = document.mentions().iter().position(|m| document.text(m.span) == "03/05/2022");
        let at = at.expect("the date is found") as u32;
        let value = document.values().iter().find(|value| value.mention == at);
        value.map_or(String::new(), |value| value.timestamp.to_string())
    };
    assert_eq!(["en-GB", "en-US", "en"].map(value), ["2022-05-03", "2022-03-05", ""]);
}

#[test]
fn what_a_date_is_of() {
    for (lang, line, want) in [
        (
            "en",
            "Updated Nov 10, 2021 | Published Nov 9, 2021",
            ["2021-11-09", "2021-11-09", "2021-11-10"],
        ),
        (
            "en",
            "9 November 2021 (updated 10 November 2021)",
            ["2021-11-09", "2021-11-09", "2021-11-10"],
        ),
        (
            "de",
            "Stand: 10.11.2021 | Erstellt: 9.11.2021",
            ["2021-11-09", "2021-11-09", "2021-11-10"],
        ),
        (
            "en",
            "Received 5 March 2021; Published 9 November 2021",
            ["2021-11-09", "2021-11-09", ""],
        ),
        ("en", "Updated 10 November 2021", ["2021-11-10", "", "2021-11-10"]),
        ("en", "Available until 24 November 2021", ["", "", ""]),
        (
            "en",
            "Available until 24 November 2021</div><div class=date>9 November 2021",
            ["2021-11-09", "2021-11-09", ""],
        ),
    ] {
        assert_eq!(days(&dated(lang, "", line)), want, "{line}");
    }
    // Today's date in the masthead.
    let masthead = dated("en", "", "November 9, 2021")
        .replace("<article>", "<div class=topbar>Wednesday, November 24, 2021</div><article>");
    assert_eq!(days(&masthead), ["2021-11-09", "2021-11-09", ""]);
}

#[test]
fn dates_of_comments_are_not_the_article_s() {
    let comment = "<div class=comments><div class=comment><b>Bo Ek</b> <time class=published \
        datetime=2021-11-20T10:00Z>20 Nov 2021</time><p>The queue at the ferry went all the way back to the \
        mill.</p></div></div></body>";
    let page = page("", "<h1>Bridge reopens</h1>").replace("</body>", comment);
    assert_eq!(published(&parse(page.as_bytes()).unwrap()), "");
}

#[test]
fn a_wire_dateline_tells_the_day() {
    let story = "GRABEN, Sept. 9, 2016 (Reuters) - The bridge over the harbour reopened to traffic on Monday, two weeks \
        after the storm that closed it, and the first lorries crossed before dawn.";
    let page = page("", &format!("<h1>Bridge reopens</h1><p>{story}</p>"));
    let document = parse(page.as_bytes()).unwrap();
    assert_eq!(published(&document), "2016-09-09");
    let source = document.metadata().iter().find(|m| m.kind == MetadataKind::Published).unwrap();
    assert_eq!(source.source, MetadataSource::Page);
}
