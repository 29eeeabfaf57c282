//! What the trainer knows of words: clusters, gazetteers, how often they are capitalised.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;

use super::corpus::Doc;
use crate::name::chain::{FILTER, filter_bits};
use crate::name::own::{Word, class_of, gazetteer, lower_hash, phrase_step};
use crate::text::bits;
use crate::text::hash::hash_of;
use crate::text::sentence::{self, Lines};
use crate::text::token::{Token, tokenize};

#[derive(Default)]
pub(super) struct Lexicon {
    pub(super) clusters: HashMap<Vec<u8>, u16>,
    pub(super) single: HashMap<Vec<u8>, u16>,
    /// Hash of a listed name's tokens to its phrase type.
    pub(super) phrases: HashMap<u64, u8>,
    /// Lower-case hash to (lower, capitalised) counts in running text.
    pub(super) counts: HashMap<u32, (u32, u32)>,
    /// Countries of several words, and organizations.
    pub(super) countries: Vec<String>,
    pub(super) organizations: Vec<String>,
    /// Listed names by type, of the types that have few.
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

/// Bits from the one that decides a phrase's type down.
const ORDER: [usize; 12] = [5, 8, 10, 15, 7, 14, 9, 6, 2, 3, 4, 13];

pub(super) fn phrase_hash(hashes: impl Iterator<Item = u64>) -> u64 {
    hashes.fold(0, phrase_step)
}

pub(super) fn tokens_of(text: &[u8]) -> Vec<Token> {
    let mut tokens = Vec::new();
    tokenize(text, 0, text.len(), usize::MAX >> 1, &mut tokens);
    sentence::mark(text, &mut tokens, Lines::of(text));
    tokens
}

impl Lexicon {
    pub(super) fn load(clusters: &Path, gazetteer: &Path) -> Lexicon {
        let mut lexicon = Lexicon::default();
        for line in fs::read_to_string(clusters).expect("clusters").lines() {
            if let Some((word, cluster)) = line.rsplit_once('\t') {
                lexicon
                    .clusters
                    .insert(word.as_bytes().to_vec(), 1 + cluster.parse::<u16>().expect("cluster"));
            }
        }
        let mut phrases: HashMap<u64, u16> = HashMap::new();
        for line in fs::read_to_string(gazetteer).expect("gazetteer").lines() {
            let Some((phrase, kind)) = line.rsplit_once('\t') else { continue };
            let kind = if kind == "city_alt" { "city_small" } else { kind };
            let Some(bit) = TYPES.iter().position(|t| *t == kind) else { continue };
            let bytes = phrase.as_bytes();
            if matches!(
                kind,
                "country" | "region" | "city_big" | "org" | "team" | "media" | "misc" | "demonym"
            ) {
                lexicon.listed.entry(kind.into()).or_default().push(phrase.into());
            }
            match kind {
                "country" if phrase.contains(' ') => lexicon.countries.push(phrase.into()),
                "org" => lexicon.organizations.push(phrase.into()),
                _ => {}
            }
            let tokens = tokens_of(bytes);
            match tokens.len() {
                0 => {}
                1 => *lexicon.single.entry(bytes.to_vec()).or_default() |= 1 << bit,
                2..=6 if bit >= 2 => {
                    let hashes =
                        tokens.iter().map(|t| hash_of(&bytes[t.start as usize..t.end as usize]));
                    *phrases.entry(phrase_hash(hashes)).or_default() |= 1 << bit;
                    lexicon
                        .starters
                        .insert(hash_of(&bytes[tokens[0].start as usize..tokens[0].end as usize]));
                    let upper = phrase.to_uppercase();
                    let upper = upper.as_bytes();
                    let hashes = tokens_of(upper)
                        .into_iter()
                        .map(|t| hash_of(&upper[t.start as usize..t.end as usize]))
                        .collect::<Vec<_>>();
                    if bit != 4 {
                        lexicon.starters.extend(hashes.first());
                        *phrases.entry(phrase_hash(hashes.into_iter())).or_default() |= 1 << bit;
                    }
                }
                _ => {}
            }
        }
        #[expect(clippy::iter_over_hash_type, reason = "into a map")]
        for (hash, bits) in phrases {
            let rank = ORDER.iter().position(|b| bits >> b & 1 != 0);
            if let Some(rank) = rank {
                lexicon.phrases.insert(hash, rank as u8);
            }
        }
        lexicon
    }

    /// Counts how often words are capitalised away from the start of sentences.
    pub(super) fn count(&mut self, docs: &[Doc]) {
        for d in docs {
            let tokens = tokens_of(&d.text);
            let mut chains = Vec::new();
            crate::name::chain::chains(&d.text, &tokens, &mut chains);
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
