//! Results by serde, with the feature of that name: as the command's JSON has them.
#![cfg(feature = "cli")]

use std::fmt::{Debug, Display};
use std::fs;
use std::process::Command;
use std::str::FromStr;

use copydesk::{
    AuthorRole, Format, Label, MetadataKind, MetadataSource, Qualifier, QuoteKind, SectionKind,
    Timestamp,
};
use serde_json::{Value, json, to_value};

fn both_ways<T>(all: &[T])
where
    T: Display
        + FromStr<Err: Debug>
        + PartialEq
        + Debug
        + serde::Serialize
        + serde::de::DeserializeOwned,
{
    for one in all {
        let name = one.to_string();
        assert_eq!(&name.parse::<T>().unwrap(), one);
        let value = to_value(one).unwrap();
        assert_eq!(value, json!(name));
        assert_eq!(&serde_json::from_value::<T>(value).unwrap(), one);
    }
    assert!("Headline".parse::<T>().is_err() && serde_json::from_str::<T>("\"no\"").is_err());
}

#[test]
fn names_are_written_and_read() {
    both_ways(&SectionKind::ALL);
    both_ways(&Label::ALL);
    both_ways(&AuthorRole::ALL);
    both_ways(&Qualifier::ALL);
    both_ways(&MetadataKind::ALL);
    both_ways(&MetadataSource::ALL);
    both_ways(&QuoteKind::ALL);
    both_ways(&Format::ALL);
    assert_eq!(format!("{:>9}|", Label::Url), "      url|");
}

/// Asserts that each member of `part` that `whole` has is the same there, and that one is.
fn agree(part: &Value, whole: &Value) {
    let members = part.as_object().unwrap().iter().filter(|(_, value)| !value.is_null());
    let mut same = 0;
    for (name, value) in members {
        let Some(theirs) = whole.get(name) else { continue };
        match value {
            // A span is a piece of the article there, with its text.
            Value::Object(_) => agree(value, theirs),
            _ => assert_eq!(value, theirs, "{name} of {part}"),
        }
        same += 1;
    }
    assert!(same > 0, "{part} and {whole} have nothing in common");
}

#[test]
fn results_are_as_in_the_json_of_the_command() {
    for path in [
        "examples/harbour.txt",
        "examples/council.txt",
        "tests/golden/json_ld.html",
        "tests/golden/comment_items.html",
    ] {
        let article = fs::read(path).unwrap();
        let document = copydesk::parse(&article).unwrap();
        let printed = Command::new(env!("CARGO_BIN_EXE_copydesk")).arg(path).output().unwrap();
        let line: Value = serde_json::from_slice(&printed.stdout).unwrap();
        let sections = line["sections"].as_array().unwrap();
        assert_eq!(sections.len(), document.sections().len());
        for (section, theirs) in document.sections().iter().zip(sections) {
            agree(&to_value(section).unwrap(), theirs);
        }
        let quotes = line["quotes"].as_array().map_or(&[][..], |quotes| quotes);
        assert_eq!(quotes.len(), document.quotes().len(), "{path}");
        for (quote, theirs) in document.quotes().iter().zip(quotes) {
            let mut ours = to_value(quote).unwrap();
            // There the entity is the speaker's, and the parts are pieces.
            let entity = theirs["speaker"].get("entity").unwrap_or(&Value::Null);
            assert_eq!(ours["entity"].take(), *entity);
            let parts = theirs.get("parts").map_or(1, |parts| parts.as_array().unwrap().len());
            assert_eq!(ours["parts"].take(), json!(parts));
            agree(&ours, theirs);
        }
        for comment in document.comments() {
            let mut ours = to_value(comment).unwrap();
            // There the parent is a section, for comments are.
            ours["parent"] = Value::Null;
            ours["section"] = Value::Null;
            if let Some(parent) = document.comments().get(comment.parent as usize) {
                ours["parent"] = json!(parent.section);
            }
            agree(&ours, &sections[comment.section as usize]);
        }
        let entities = line["entities"].as_array().unwrap();
        for (i, mention) in document.mentions().iter().enumerate() {
            let entity = &entities[mention.entity as usize];
            let ours = to_value(mention).unwrap();
            assert_eq!(ours["label"], entity["kind"]);
            let mut theirs = entity["mentions"].as_array().unwrap().iter();
            let theirs = theirs.find(|theirs| theirs["start"] == ours["start"]).unwrap();
            agree(&ours, theirs);
            if let Some(value) = document.value_of(i) {
                let ours = to_value(value).unwrap();
                for name in ["currency", "iso", "qualifier"] {
                    // The first mention speaks for all of its entity.
                    let first = document.mentions_of(mention.entity as usize).next().unwrap().0;
                    assert!(
                        first != i
                            || ours[name].is_null() && entity.get(name).is_none()
                            || ours[name] == entity[name]
                    );
                }
            }
        }
        let kinds = [("title", MetadataKind::Title), ("published", MetadataKind::Published)];
        for (name, kind) in kinds {
            if let Some(entry) = document.chosen(kind).next() {
                agree(&to_value(entry).unwrap(), &line["metadata"][name]);
            }
        }
    }
}

#[test]
fn what_is_not_given_is_null() {
    assert_eq!(to_value(Timestamp::NONE).unwrap(), Value::Null);
    let document = copydesk::names(b"Scores of people came on 3 June 2014.").unwrap();
    let mention = to_value(document.mentions()[0]).unwrap();
    assert_eq!(mention["section"], Value::Null);
    let values: Vec<Value> =
        document.values().iter().map(|value| to_value(value).unwrap()).collect();
    assert_eq!(values[0]["number"], Value::Null);
    assert_eq!(values[0]["currency"], Value::Null);
    assert_eq!(values[1]["iso"], json!("2014-06-03"));
    assert_eq!(values[1]["unit"], Value::Null);
}
