//! Made-up news prose: the sentences of `names_prose.txt` with names of the lists in their slots.

use std::collections::HashMap;

use super::corpora::MADE_UP;
use super::corpus::{Doc, Kind};
use super::lists::Lists;
use crate::train::random::Xorshift;

const SENTENCES: &str = include_str!("names_prose.txt");

/// What slots are filled with: the file's own lists by slot, else those of the gazetteer.
struct Slots<'a> {
    lists: &'a Lists,
    own: HashMap<&'a str, Vec<String>>,
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

impl Slots<'_> {
    fn new(lists: &Lists) -> Slots<'_> {
        let head = SENTENCES.lines().take_while(|line| *line != "---");
        let slots = head.filter(|line| !line.starts_with('#'));
        let own = slots.filter_map(|line| line.split_once(" = ")).map(|(slot, names)| {
            let names = names.split("; ").map(String::from).collect();
            (slot, names)
        });
        Slots { lists, own: own.collect() }
    }

    fn draw(&self, slot: &str, random: &mut Xorshift) -> String {
        if slot == "person" {
            let first = random.pick(&self.lists.firsts);
            return format!("{first} {}", random.pick(&self.lists.lasts));
        }
        let listed = if slot == "city" { "city_big" } else { slot };
        let names = self.own.get(slot).unwrap_or_else(|| &self.lists.by_type[listed]);
        random.pick(names).clone()
    }
}

/// The stories `times` times, with names drawn anew.
pub(super) fn articles(lists: &Lists, times: usize, weight: f32) -> Vec<Doc> {
    let slots = Slots::new(lists);
    let mut random = Xorshift::new(0x6A09_E667_F3BC_C909);
    let stories = || SENTENCES.lines().skip_while(|line| *line != "---").skip(1);
    let all = (0..times).flat_map(|_| stories());
    all.map(|story| fill(story, &slots, weight, &mut random)).collect()
}

fn fill(story: &str, slots: &Slots, weight: f32, random: &mut Xorshift) -> Doc {
    let mut doc = Doc::empty(weight, MADE_UP);
    let mut drawn: HashMap<&str, String> = HashMap::new();
    let mut rest = story;
    while let Some((before, after)) = rest.split_once('{') {
        let (slot, after) = after.split_once('}').expect("a closed slot");
        let plain = slot.trim_end_matches(|c: char| c.is_ascii_digit());
        let name = match slot.strip_prefix("last") {
            Some(number) => {
                let full = &drawn[&*format!("person{number}")];
                full.split_once(' ').expect("two words").1.to_string()
            }
            None => drawn.entry(slot).or_insert_with(|| slots.draw(plain, random)).clone(),
        };
        doc.put(before, None);
        doc.put(&name, Some(kind(plain)));
        rest = after;
    }
    doc.put(rest, None);
    doc.put("\n", None);
    doc
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists() -> Lists {
        let words = |s: &str| s.split(' ').map(String::from).collect::<Vec<_>>();
        let types = ["city_big", "country", "region", "org", "team", "media", "misc", "demonym"];
        Lists {
            firsts: words("Anna Berta Cora"),
            lasts: words("Lund Berg Holm"),
            cities: words("Graben"),
            short_countries: words("Graben").into_iter().collect(),
            long_countries: Vec::new(),
            by_type: types.map(|kind| (kind.to_string(), words("Graben"))).into(),
        }
    }

    #[test]
    fn slots_hold_the_same_name_throughout() {
        let lists = lists();
        let slots = Slots::new(&lists);
        let text = "{person1} of {armed1} left {city1}. {last1} is back.";
        let doc = fill(text, &slots, 0.5, &mut Xorshift::new(7));
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
        let docs = articles(&lists(), 1, 0.5);
        assert!(docs.len() > 40 && docs.iter().all(|doc| !doc.text.contains(&b'{')));
    }
}
