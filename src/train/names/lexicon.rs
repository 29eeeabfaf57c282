//! What the trainer knows of words: clusters, gazetteers, how often they are capitalised.

use std::collections::{HashMap, HashSet};
use std::io::Result;
use std::path::Path;

use super::corpus::{Doc, read};
use crate::name::chain::{FILTER, filter_bits};
use crate::name::own::{Word, class_of, gazetteer, lower_hash, phrase_step};
use crate::text::bits;
use crate::text::grow::enough;
use crate::text::hash::hash_of;
use crate::text::sentence::{self, Lines};
use crate::text::token::{Token, tokenize};

/// Words and listed names.
#[derive(Default)]
pub(super) struct Lexicon {
    /// Cluster of each word, from 1.
    pub(super) clusters: HashMap<Vec<u8>, u16>,
    /// Bits of the types that list a word as a whole name, in the order of [`TYPES`].
    pub(super) single: HashMap<Vec<u8>, u16>,
    /// Hash of a listed name's tokens to its type's place in [`RANKS`].
    pub(super) phrases: HashMap<u64, u8>,
    /// Lower-case hash to (lower, capitalised) counts in running text.
    pub(super) counts: HashMap<u32, (u32, u32)>,
    /// Listed names by type, of the types whose names are drawn for others.
    pub(super) listed: HashMap<String, Vec<String>>,
    /// Hashes of the first words of listed names.
    pub(super) starters: HashSet<u64>,
    /// Words that are names even in lower case.
    pub(super) filter: Vec<u8>,
}

/// Types in the order of their bits.
const TYPES: [&str; 16] = [
    "first",
    "last",
    "city_big",
    "city_mid",
    "city_small",
    "country",
    "region",
    "demonym",
    "org",
    "team",
    "media",
    "orgword",
    "locword",
    "title",
    "misc",
    "person",
];

/// Bits of types that are asked for by name.
pub(super) const FIRST: usize = 0;
pub(super) const LAST: usize = 1;
pub(super) const CITY_BIG: usize = 2;
pub(super) const CITY_SMALL: usize = 4;
pub(super) const COUNTRY: usize = 5;

/// Types whose names are drawn for others in articles that are made up or varied.
const DRAWN: [&str; 8] =
    ["country", "region", "city_big", "org", "team", "media", "misc", "demonym"];

/// Types that phrases can have, the one that decides first. The file has a phrase's place in this list.
const RANKS: [&str; 12] = [
    "country",
    "org",
    "media",
    "person",
    "demonym",
    "misc",
    "team",
    "region",
    "city_big",
    "city_mid",
    "city_small",
    "title",
];

/// The place of a type's bit.
fn bit(kind: &str) -> Option<usize> {
    TYPES.iter().position(|other| *other == kind)
}

/// The hash of a listed name of several words.
pub(super) fn phrase_hash(hashes: impl Iterator<Item = u64>) -> u64 {
    hashes.fold(0, phrase_step)
}

/// The tokens of a whole article.
pub(super) fn tokens_of(text: &[u8]) -> Vec<Token> {
    let mut tokens = Vec::new();
    enough(tokenize(text, 0, text.len(), usize::MAX >> 1, &mut tokens));
    sentence::mark(text, &mut tokens, Lines::of(text));
    tokens
}

impl Lexicon {
    /// Reads words with their clusters, and names with their types.
    pub(super) fn load(clusters: &Path, gazetteer: &Path) -> Result<Lexicon> {
        let mut lexicon = Lexicon::default();
        for line in read(clusters)?.lines() {
            if let Some((word, cluster)) = line.rsplit_once('\t') {
                lexicon
                    .clusters
                    .insert(word.as_bytes().to_vec(), 1 + cluster.parse::<u16>().expect("cluster"));
            }
        }
        let mut phrases: HashMap<u64, u16> = HashMap::new();
        for line in read(gazetteer)?.lines() {
            let Some((phrase, kind)) = line.rsplit_once('\t') else { continue };
            let kind = if kind == "city_alt" { "city_small" } else { kind };
            let Some(bit) = bit(kind) else { continue };
            if DRAWN.contains(&kind) {
                lexicon.listed.entry(kind.into()).or_default().push(phrase.into());
            }
            lexicon.list(phrase, bit, &mut phrases);
        }
        #[expect(clippy::iter_over_hash_type, reason = "into a map")]
        for (hash, bits) in phrases {
            let has = |kind: &&str| bit(kind).is_some_and(|bit| bits >> bit & 1 != 0);
            let rank = RANKS.iter().position(has);
            lexicon.phrases.extend(rank.map(|rank| (hash, rank as u8)));
        }
        Ok(lexicon)
    }

    /// Adds a listed name of the type that has this bit: a word as it is, several by their hash, in capitals too but for small
    /// towns.
    fn list(&mut self, phrase: &str, bit: usize, phrases: &mut HashMap<u64, u16>) {
        let hashes = |phrase: &[u8]| -> Vec<u64> {
            let tokens = tokens_of(phrase).into_iter();
            tokens.map(|t| hash_of(&phrase[t.start as usize..t.end as usize])).collect()
        };
        let words = hashes(phrase.as_bytes());
        let mut add = |words: Vec<u64>| {
            self.starters.insert(words[0]);
            *phrases.entry(phrase_hash(words.into_iter())).or_default() |= 1 << bit;
        };
        match words.len() {
            1 => *self.single.entry(phrase.as_bytes().to_vec()).or_default() |= 1 << bit,
            2..=6 if bit > LAST => {
                add(words);
                if bit != CITY_SMALL {
                    add(hashes(phrase.to_uppercase().as_bytes()));
                }
            }
            _ => {}
        }
    }

    /// Counts how often words are capitalised away from the start of sentences.
    pub(super) fn count(&mut self, docs: &[Doc]) {
        for d in docs {
            let tokens = tokens_of(&d.text);
            let mut chains = Vec::new();
            enough(crate::name::chain::chains(&d.text, &tokens, &mut chains));
            let mut headline = vec![false; tokens.len()];
            for c in &chains {
                if c.around != 0 {
                    headline[c.sentence as usize..c.stop as usize].fill(true);
                }
            }
            for (i, t) in tokens.iter().enumerate() {
                if t.bits & (bits::MARK | bits::SENTENCE) != 0 || headline[i] {
                    continue;
                }
                let n = self
                    .counts
                    .entry(lower_hash(&d.text[t.start as usize..t.end as usize]) as u32)
                    .or_default();
                if t.bits & bits::UPPER != 0 { n.1 += 1 } else { n.0 += 1 }
            }
        }
    }

    /// Fills the filter from the counts.
    pub(super) fn fill(&mut self, docs: &[Doc]) {
        self.filter = vec![0; FILTER];
        let mut words = 0;
        let mut done = HashSet::new();
        for d in docs {
            for t in tokens_of(&d.text) {
                let bytes = &d.text[t.start as usize..t.end as usize];
                let lower = String::from_utf8_lossy(bytes).to_lowercase();
                let hash = lower_hash(bytes);
                let Some(&(low, up)) = self.counts.get(&(hash as u32)) else { continue };
                if lower.len() < 3
                    || t.bits & (bits::MARK | bits::DIGIT) != 0
                    || up < 3
                    || low * 9 > up
                    || !done.insert(hash)
                {
                    continue;
                }
                words += 1;
                for (at, mask) in filter_bits(hash) {
                    self.filter[at] |= mask;
                }
            }
        }
        eprintln!("{words} words are names in lower case");
    }

    /// Forgets the words that are not in `kept`, by hash, as the model file does.
    pub(super) fn keep(&mut self, kept: &HashSet<u64>) {
        self.clusters.retain(|w, _| kept.contains(&hash_of(w)));
        self.single.retain(|w, _| kept.contains(&hash_of(w)));
    }

    /// What `map` has of a word; of a longer one in capitals, what it has of it capitalised.
    fn find<T: Copy>(map: &HashMap<Vec<u8>, T>, bytes: &[u8], bits: u16) -> Option<T> {
        if let Some(&x) = map.get(bytes) {
            return Some(x);
        }
        if bits & bits::LOWER == 0 && bits & bits::UPPER != 0 && bytes.len() >= 4 {
            let s = String::from_utf8_lossy(bytes).to_lowercase();
            let mut c = s.chars();
            let title: String =
                c.next().into_iter().flat_map(char::to_uppercase).chain(c).collect();
            return map.get(title.as_bytes()).copied();
        }
        None
    }

    /// What is known of a word apart from its letters.
    pub(super) fn word(&self, bytes: &[u8], bits: u16) -> Word {
        let gazetteer = if bits & bits::UPPER != 0 || bits & bits::MARK == 0 {
            Self::find(&self.single, bytes, bits).unwrap_or(0)
        } else {
            0
        };
        let lowered = String::from_utf8_lossy(bytes).to_lowercase().into_bytes();
        let lower_cluster = self.clusters.get(&lowered).copied().unwrap_or(0);
        let cluster = Self::find(&self.clusters, bytes, bits).unwrap_or(lower_cluster);
        let caps = match self.counts.get(&(lower_hash(bytes) as u32)) {
            Some(&(lower, upper)) if lower + upper >= 3 => {
                let share = upper as f32 / (lower + upper) as f32;
                match share {
                    s if s <= 0.0 => 1,
                    s if s < 0.03 => 2,
                    s if s < 0.15 => 3,
                    s if s < 0.5 => 4,
                    s if s < 0.9 => 5,
                    s if s < 1.0 => 6,
                    _ => 7,
                }
            }
            _ => 0,
        };
        let rank = bits & bits::TITLE != 0 && gazetteer & self::gazetteer::TITLE != 0;
        Word { class: class_of(bytes, bits, rank), caps, cluster, lower_cluster, gazetteer }
    }
}
