//! What an extractor's settings change, and what an article says of itself as a whole.

use copydesk::{
    Annotations, Extractor, Format, Gazetteer, Label, Model, Quote, QuoteKind, Quotes, Span,
};

const ENGLISH: &str = "The bridge over Graben harbour was opened again on Monday, two weeks after the storm that had closed it to all traffic.";
const GERMAN: &str = "Die Brücke über den Hafen von Graben ist seit Montag wieder offen, zwei Wochen nach dem Sturm, der sie für den Verkehr gesperrt hatte.";

fn language(input: &str) -> Option<&'static str> {
    copydesk::parse(input.as_bytes()).unwrap().language()
}

#[test]
fn the_language_is_that_of_most_prose() {
    assert_eq!(language(ENGLISH), Some("en"));
    assert_eq!(language(GERMAN), Some("de"));
    assert_eq!(language(&format!("<p>{GERMAN}<p>{GERMAN}<p>{ENGLISH}")), Some("de"));
    assert_eq!(language(&format!("{ENGLISH}\n\n{GERMAN}\n\n{ENGLISH}\n")), Some("en"));
    for nothing in ["", "Home\nNews\nSport\n", "<ul><li>Home<li>News</ul>"] {
        assert_eq!(language(nothing), None, "{nothing}");
    }
}

#[test]
fn the_language_of_a_long_article_is_not_that_of_its_end() {
    // More paragraphs than are looked at together.
    let mut article = format!("{ENGLISH}\n\n").repeat(16_500);
    article += &format!("{GERMAN}\n\n").repeat(1_000);
    let extractor = Extractor::builder().sections_only().build(&Model::builtin()).unwrap();
    assert_eq!(extractor.extract(article.as_bytes()).unwrap().language(), Some("en"));
}

#[test]
fn annotations_forget() {
    let all = Extractor::new(&Model::builtin()).unwrap();
    let names = Extractor::builder().names_only().build(&Model::builtin()).unwrap();
    let mut found = Annotations::new();
    all.extract_into(ENGLISH.as_bytes(), &mut found).unwrap();
    assert_eq!(found.language(), Some("en"));
    names.extract_into(ENGLISH.as_bytes(), &mut found).unwrap();
    assert_eq!(found.language(), None);
    assert!(found.sections().is_empty() && !found.mentions().is_empty());
}

#[test]
fn values_are_found_without_sections() {
    let text = b"On May 5, 2017 the office paid $3.5 million.";
    let document = copydesk::names(text).unwrap();
    let found: Vec<_> =
        document.mentions().iter().map(|m| (m.label, document.text(m.span))).collect();
    assert_eq!(found, [(Label::Date, "May 5, 2017".into()), (Label::Money, "$3.5 million".into())]);
    assert_eq!(document.values().len(), 2);
}

#[test]
fn a_gazetteer_finds_names_in_markup() {
    let list = [("Graben & Lund Roads", Label::Organization), ("HK 7", Label::Misc)];
    let extractor = Extractor::builder()
        .gazetteer(Gazetteer::from_entries(list).unwrap())
        .format(Format::Html)
        .build(&Model::builtin())
        .unwrap();
    let page =
        format!("<p>{ENGLISH} Workers of <b>Graben</b> &amp; Lund\n Roads saw the <i>HK</i> 7.");
    let document = extractor.extract(page.as_bytes()).unwrap();
    let text = |label: Label| {
        let of = document.mentions().iter().filter(|m| m.label == label && m.score == 0.0);
        of.map(|m| document.text(m.span).into_owned()).collect::<Vec<_>>()
    };
    assert_eq!(text(Label::Organization), ["Graben & Lund Roads"]);
    assert_eq!(text(Label::Misc), ["HK 7"]);
}

const COUNCIL: &[u8] = include_bytes!("../examples/council.txt");

/// What the extractor of a setting finds in the article.
fn quotes(quotes: Quotes) -> Annotations {
    let extractor = Extractor::builder().quotes(quotes).build(&Model::builtin());
    let mut found = Annotations::new();
    extractor.extract_into(COUNCIL, &mut found).unwrap();
    found
}

#[test]
fn quotes_are_those_that_are_asked_for() {
    let kinds = |found: &Annotations| found.quotes().iter().map(|q| q.kind).collect::<Vec<_>>();
    let (off, direct, all) = (quotes(Quotes::Off), quotes(Quotes::Direct), quotes(Quotes::All));
    assert!(off.quotes().is_empty() && off.quote_parts(0).is_empty());
    assert_eq!(kinds(&direct), [QuoteKind::Direct; 6]);
    let of_all = all.quotes().iter().filter(|q| q.kind == QuoteKind::Direct).copied();
    assert!(of_all.eq(direct.quotes().iter().copied()));
    assert_eq!(kinds(&all).into_iter().filter(|kind| *kind == QuoteKind::Indirect).count(), 2);
    assert_eq!(copydesk::parse(COUNCIL).unwrap().quotes(), direct.quotes());
    // Nothing else is another.
    for found in [&direct, &all] {
        assert_eq!(found.sections(), off.sections());
        assert_eq!((found.mentions(), found.entities()), (off.mentions(), off.entities()));
    }
}

#[test]
fn quotes_need_sections_and_names() {
    for builder in [Extractor::builder().sections_only(), Extractor::builder().names_only()] {
        let extractor = builder.quotes(Quotes::All).build(&Model::builtin());
        let mut found = quotes(Quotes::All);
        assert!(!found.quotes().is_empty());
        // What was there before is gone, too.
        extractor.extract_into(COUNCIL, &mut found).unwrap();
        assert!(found.quotes().is_empty() && found.quote_parts(0).is_empty());
    }
}

#[test]
fn quotes_of_an_entity_are_those_it_says() {
    let extractor = Extractor::builder().quotes(Quotes::All).build(&Model::builtin());
    let document = extractor.extract(COUNCIL).unwrap();
    let id = |name: &str| {
        document.entities().iter().position(|e| document.text(e.name) == name).unwrap()
    };
    let by = |name: &str| -> Vec<Quote> { document.quotes_by(id(name)).map(|(_, q)| *q).collect() };
    let said: Vec<_> = by("Karin Vestby").iter().map(|q| document.text(q.speaker)).collect();
    assert_eq!(said, ["Karin Vestby", "Karin Vestby", "Vestby"]);
    let ekberg = document.quotes_by(id("Tove Ekberg")).next().unwrap();
    assert_eq!(document.quotes()[ekberg.0], *ekberg.1);
    let parts = document.quote_parts(ekberg.0);
    let gap = Span::new(parts[0].end, parts[1].start);
    assert_eq!((parts.len(), &*document.text(gap)), (2, "\n\n\""));
    assert!(
        by("Graben").is_empty() && document.quotes_by(document.entities().len()).next().is_none()
    );
    // No entity is not the entity of that number.
    assert_eq!(document.quotes_by(Quote::NO_ENTITY as usize).count(), 0);
}
