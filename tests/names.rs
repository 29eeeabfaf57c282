//! Names through the public door: what they mean, and what must hold for any bytes.

use std::sync::LazyLock;

use copydesk::{Annotations, Extractor, Format, Gazetteer, Label, Model, SectionKind};
use proptest::prelude::*;
use proptest::string::string_regex;

/// Built once: that costs more than a sentence's names.
static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| {
    Extractor::builder().format(Format::Plain).names_only().build(&Model::builtin()).unwrap()
});

fn names(extractor: &Extractor, text: &[u8]) -> Vec<(String, Label)> {
    let document = extractor.extract(text).unwrap();
    let named = document.mentions().iter().filter(|m| (m.label as u32) < 16);
    named.map(|m| (document.text(m.span).into_owned(), m.label)).collect()
}

#[test]
fn names_of_plain_prose() {
    let text = "President Anna Lundqvist told reporters in Berlin on Monday that Germany and the United Nations would talk. \
        Lundqvist, a former Microsoft manager, left for Paris with French officials.";
    let found = names(&EXTRACTOR, text.as_bytes());
    for (name, label) in [
        ("Anna Lundqvist", Label::Person),
        ("Berlin", Label::Location),
        ("Germany", Label::Location),
        ("United Nations", Label::Organization),
        ("Lundqvist", Label::Person),
        ("Microsoft", Label::Organization),
        ("Paris", Label::Location),
        ("French", Label::Group),
    ] {
        assert!(found.contains(&(name.into(), label)), "{name}: {found:?}");
    }
}

#[test]
fn short_names_of_armed_groups_and_long_ones_of_states() {
    let text = "Gunmen of IS burned a mill near Sirte on Monday, governor Amina Diallo said. It is sure that IS lost a dozen \
        men. Daesh, as Diallo calls it, holds two villages. The Russian Federation and Kenya offered help.";
    let found = names(&EXTRACTOR, text.as_bytes());
    for (name, label) in [
        ("IS", Label::Organization),
        ("Daesh", Label::Organization),
        ("Diallo", Label::Person),
        ("Russian Federation", Label::Location),
    ] {
        assert!(found.contains(&(name.into(), label)), "{name}: {found:?}");
    }
}

#[test]
fn the_caller_s_names_overrule() {
    let gazetteer =
        Gazetteer::from_entries([("Berlin", Label::Person), ("harbour talks", Label::Misc)])
            .unwrap();
    let x =
        Extractor::builder().names_only().gazetteer(gazetteer).build(&Model::builtin()).unwrap();
    let found = names(&x, b"The harbour talks in Berlin ended. Anna Lundqvist left Berlin.");
    assert_eq!(found.iter().filter(|f| *f == &("Berlin".into(), Label::Person)).count(), 2);
    assert!(found.contains(&("harbour talks".into(), Label::Misc)), "{found:?}");
    assert!(found.contains(&("Anna Lundqvist".into(), Label::Person)), "{found:?}");
}

#[test]
fn the_caller_s_names_overrule_values_that_are_not_longer() {
    let list = [
        ("Monday", Label::Organization),
        ("May", Label::Person),
        ("12 per", Label::Misc),
        ("Four Seasons Ferry", Label::Organization),
        ("4.5", Label::Misc),
        ("www.ferry.example", Label::Organization),
        ("Lund sailors", Label::Group),
        ("2 June", Label::Location),
        ("June Ferry", Label::Organization),
    ];
    let found = |text: &str| {
        let x = Extractor::builder().names_only().format(Format::Plain);
        let x =
            x.gazetteer(Gazetteer::from_entries(list).unwrap()).build(&Model::builtin()).unwrap();
        let document = x.extract(text.as_bytes()).unwrap();
        let values = document.values().len();
        let listed =
            document.mentions().iter().map(|m| (document.text(m.span).into_owned(), m.label));
        (listed.collect::<Vec<_>>(), values)
    };
    for (text, name, label) in [
        // As long as the value, or longer.
        ("They met Monday.", "Monday", Label::Organization),
        ("It rated 4.5 there.", "4.5", Label::Misc),
        ("See www.ferry.example now.", "www.ferry.example", Label::Organization),
        ("The Four Seasons Ferry sank.", "Four Seasons Ferry", Label::Organization),
        ("They want 12 per cent.", "12 per cent", Label::Percent),
        // The value is longer.
        ("On May 5, 2017 it sank.", "May 5, 2017", Label::Date),
        // Over the end of a shorter value.
        ("By 1 June Ferry had sunk.", "June Ferry", Label::Organization),
        ("They saw dozens of Lund sailors.", "Lund sailors", Label::Group),
    ] {
        let (mentions, values) = found(text);
        assert!(mentions.contains(&(name.into(), label)), "{text} {mentions:?}");
        let of_values = mentions.iter().filter(|(_, label)| *label as u32 >= 16).count();
        assert_eq!(of_values, values, "{text} {mentions:?}");
    }
    assert!(
        found("They saw dozens of Lund sailors.").0.contains(&("dozens".into(), Label::Quantity))
    );
    let may = |text| found(text).0.iter().filter(|m| m.0 == "May").count();
    assert_eq!((may("May left."), may("On May 5, 2017 it sank.")), (1, 0));
}

#[test]
fn the_caller_s_names_are_found_in_all_sections() {
    let article = "Ferry fares to rise in spring\n\nBy Mira Tolland\n\nMarch 3, 2015\n\n\
        The harbour board of Grenholm voted on Tuesday to raise ferry fares by 5 percent, the first rise in six years, after \
        the cost of fuel doubled over the winter.\n\n\
        Passengers with season tickets will pay the old price until 1 June 2015, said the board's chairman, Edvin Marsk.\n\n\
        Related: Grenholm quay closed for repairs\n\n2 Comments\n\nQuay Walker\nMarch 4, 2015 at 9:14 am\n\
        The old boats of Grenholm were better and cheaper than these.\nReply\n\n\
        Copyright 2015 Grenholm Quay Press. All rights reserved.\n";
    let list = [
        ("Grenholm", Label::Location),
        ("Quay Walker", Label::Person),
        ("Quay Press", Label::Organization),
        ("Edvin Marsk", Label::Person),
    ];
    let usual = copydesk::parse(article.as_bytes()).unwrap();
    let x = Extractor::builder()
        .gazetteer(Gazetteer::from_entries(list).unwrap())
        .build(&Model::builtin())
        .unwrap();
    let document = x.extract(article.as_bytes()).unwrap();
    assert_eq!(document.sections(), usual.sections());
    let kinds = |name: &str| {
        let of = document.mentions().iter().filter(|m| document.text(m.span) == name);
        of.map(|m| document.sections()[m.section as usize].kind).collect::<Vec<_>>()
    };
    let (body, comment) = (SectionKind::Body, SectionKind::Comment);
    let (related, boilerplate) = (SectionKind::Related, SectionKind::Boilerplate);
    assert_eq!(kinds("Grenholm"), [body, related, comment, boilerplate]);
    assert_eq!((kinds("Quay Walker"), kinds("Quay Press")), (vec![comment], vec![boilerplate]));
    // One entity, whatever sections it is named in.
    let places = document.entities().iter().filter(|e| document.text(e.name) == "Grenholm");
    assert_eq!(places.map(|e| e.mentions).collect::<Vec<_>>(), [4]);
    // The tagger and the values do not look there.
    let more = document.mentions().len() - usual.mentions().len();
    assert_eq!(more, 4, "{:?}", document.mentions());
    check(article.as_bytes(), &document);
}

/// Mentions are in order, apart, inside the input and on edges of characters.
fn check(text: &[u8], annotations: &Annotations) {
    let mut at = 0;
    for m in annotations.mentions() {
        assert!(
            at <= m.span.start && m.span.start < m.span.end && m.span.end as usize <= text.len()
        );
        if let Ok(s) = core::str::from_utf8(text) {
            assert!(
                s.is_char_boundary(m.span.start as usize)
                    && s.is_char_boundary(m.span.end as usize)
            );
        }
        at = m.span.end;
    }
}

#[test]
fn long_inputs_pass_through_windows() {
    let x = &*EXTRACTOR;
    let line = "Anna Lundqvist met Berlin's mayor at the United Nations.\n";
    let one = names(x, line.as_bytes()).len();
    let text = line.repeat(20_000);
    let mut annotations = Annotations::new();
    x.extract_into(text.as_bytes(), &mut annotations).unwrap();
    check(text.as_bytes(), &annotations);
    assert!(annotations.mentions().len() >= one * 20_000 * 9 / 10);
}

#[test]
fn a_million_bytes_without_a_sentence() {
    let mut annotations = Annotations::new();
    for text in [
        "A".repeat(1 << 20),
        "A ".repeat(200_000),
        "A-".repeat(200_000),
        "7 ".repeat(200_000),
        "U.S.".repeat(100_000),
    ] {
        EXTRACTOR.extract_into(text.as_bytes(), &mut annotations).unwrap();
        check(text.as_bytes(), &annotations);
    }
}

/// Parsed once for all words; as a bare literal, proptest would parse it for each.
const WORD: &str =
    "[A-Z]?[a-z]{1,6}|[A-Z]{2,4}|US-led|al-Harun|'s|[.,!?\"]|\n|Berlin|\u{c9}va|\u{2019}s";

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let mut annotations = Annotations::new();
        EXTRACTOR.extract_into(&bytes, &mut annotations).unwrap();
        check(&bytes, &annotations);
    }

    #[test]
    fn any_prose(words in proptest::collection::vec(string_regex(WORD).unwrap(), 0..80)) {
        let text = words.join(" ");
        let x = &*EXTRACTOR;
        let mut annotations = Annotations::new();
        x.extract_into(text.as_bytes(), &mut annotations).unwrap();
        check(text.as_bytes(), &annotations);
        let again = x.extract(text.as_bytes()).unwrap();
        prop_assert_eq!(annotations.mentions(), again.mentions());
    }
}
