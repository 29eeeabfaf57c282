//! Listed names to draw in place of others.

use std::collections::{HashMap, HashSet};

use super::lexicon::{CITY_BIG, COUNTRY, FIRST, LAST, Lexicon};

/// Names by what they can stand for.
pub(super) struct Lists {
    pub(super) firsts: Vec<String>,
    pub(super) lasts: Vec<String>,
    /// Cities of one word.
    pub(super) cities: Vec<String>,
    /// Countries of one word.
    pub(super) short_countries: HashSet<String>,
    /// Countries of several words, whose names tell less: "Republic of".
    pub(super) long_countries: Vec<String>,
    /// All names of the gazetteer's types that have few.
    pub(super) by_type: HashMap<String, Vec<String>>,
}

impl Lists {
    pub(super) fn new(lexicon: &Lexicon) -> Lists {
        let words = |bit: usize| -> Vec<String> {
            let has = |(word, bits): &(&Vec<u8>, &u16)| {
                *bits >> bit & 1 != 0 && word.is_ascii() && word.len() > 3
            };
            let listed = lexicon.single.iter().filter(has);
            let mut words: Vec<String> =
                listed.map(|(word, _)| String::from_utf8_lossy(word).into_owned()).collect();
            words.sort();
            words
        };
        let mut by_type = lexicon.listed.clone();
        by_type.values_mut().for_each(|names| names.sort());
        let long = |name: &&String| name.contains(' ');
        Lists {
            firsts: words(FIRST),
            lasts: words(LAST),
            cities: words(CITY_BIG),
            short_countries: words(COUNTRY).into_iter().collect(),
            long_countries: by_type["country"].iter().filter(long).cloned().collect(),
            by_type,
        }
    }
}
