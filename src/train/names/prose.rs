//! Made-up news prose: the sentences of `src/data/names_prose.txt` with names of the lists in their slots.

use std::collections::HashMap;

use super::corpus::{Doc, Kind, Misc};
use super::crf::Random;

const SENTENCES: &str = include_str!("../../data/names_prose.txt");

/// What slots are filled with, by the slot's name.
pub(super) struct Slots {
    lists: HashMap<String, Vec<String>>,
    firsts: Vec<String>,
    lasts: Vec<String>,
}

fn kind(slot: &str) -> Kind {
    match slot {
        "person" | "last" => Kind::Person,
        "city" | "country" | "state" | "region" => Kind::Location,
        "demonym" => Kind::Group,
        "misc" => Kind::Misc,
        _ => Kind::Organization,
    }
}

impl Slots {
    pub(super) fn new(
        listed: &HashMap<String, Vec<String>>,
        firsts: Vec<String>,
        lasts: Vec<String>,
    ) -> Slots {
        let mut lists = listed.clone();
        if let Some(cities) = lists.remove("city_big") {
            lists.insert("city".into(), cities);
        }
        for line in head() {
            if let Some((slot, names)) = line.split_once(" = ") {
                lists.insert(slot.into(), names.split("; ").map(String::from).collect());
            }
        }
        Slots { lists, firsts, lasts }
    }

    fn draw(&self, slot: &str, random: &mut Random) -> String {
        let pick = |list: &[String], random: &mut Random| list[random.below(list.len())].clone();
        match slot {
            "person" => {
                format!("{} {}", pick(&self.firsts, random), pick(&self.lasts, random))
            }
            _ => pick(&self.lists[slot], random),
        }
    }
}

fn head() -> impl Iterator<Item = &'static str> {
    SENTENCES.lines().take_while(|l| *l != "---").filter(|l| !l.starts_with('#'))
}

/// Articles with names drawn anew, each sentence list `times` times.
pub(super) fn articles(slots: &Slots, times: usize, weight: f32) -> Vec<Doc> {
    let mut random = Random(0x6A09_E667_F3BC_C909);
    let articles = || SENTENCES.lines().skip_while(|l| *l != "---").skip(1);
    (0..times).flat_map(|_| articles()).map(|a| fill(a, slots, weight, &mut random)).collect()
}

fn fill(article: &str, slots: &Slots, weight: f32, random: &mut Random) -> Doc {
    let mut doc = Doc {
        text: Vec::new(),
        names: Vec::new(),
        ignored: Vec::new(),
        misc: Misc::Marked,
        weight,
        source: 99,
    };
    let mut drawn: HashMap<&str, String> = HashMap::new();
    let mut rest = article;
    while let Some((before, after)) = rest.split_once('{') {
        let (slot, after) = after.split_once('}').expect("a closed slot");
        let plain = slot.trim_end_matches(|c: char| c.is_ascii_digit());
        let name = match slot.strip_prefix("last") {
            Some(n) => {
                let full = &drawn[&*format!("person{n}")];
                full.split_once(' ').expect("two words").1.to_string()
            }
            None => drawn.entry(slot).or_insert_with(|| slots.draw(plain, random)).clone(),
        };
        doc.text.extend(before.as_bytes());
        let start = doc.text.len();
        doc.text.extend(name.as_bytes());
        doc.names.push((start, doc.text.len(), kind(plain)));
        rest = after;
    }
    doc.text.extend(rest.as_bytes());
    doc.text.push(b'\n');
    doc
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_hold_the_same_name_throughout() {
        let words = |s: &str| s.split(' ').map(String::from).collect::<Vec<_>>();
        let listed = HashMap::from([("city_big".to_string(), words("Graben"))]);
        let slots = Slots::new(&listed, words("Anna Berta Cora"), words("Lund Berg Holm"));
        let mut random = Random(7);
        let text = "{person1} of {armed1} left {city1}. {last1} is back.";
        let doc = fill(text, &slots, 0.5, &mut random);
        let name =
            |n: usize| std::str::from_utf8(&doc.text[doc.names[n].0..doc.names[n].1]).unwrap();
        assert_eq!(name(0).split_once(' ').unwrap().1, name(3));
        assert_eq!(name(2), "Graben");
        let kinds: Vec<Kind> = doc.names.iter().map(|n| n.2).collect();
        assert_eq!(kinds, [Kind::Person, Kind::Organization, Kind::Location, Kind::Person]);
        assert!(doc.text.ends_with(b" is back.\n"));
    }

    #[test]
    fn every_slot_of_the_file_can_be_filled() {
        let kinds = ["city_big", "country", "region", "org", "team", "media", "misc", "demonym"];
        let one = |s: &str| vec![s.to_string()];
        let listed = kinds.map(|k| (k.to_string(), one("Graben"))).into();
        let slots = Slots::new(&listed, one("Anna"), one("Lund"));
        let docs = articles(&slots, 1, 0.5);
        assert!(docs.len() > 40 && docs.iter().all(|d| !d.text.contains(&b'{')));
    }
}
