//! Words that the part knows: frequent ones with rows of their own, rarer ones by cluster and lists alone.

use std::collections::{BTreeMap, HashSet};

use super::buckets::{self, Entry};
use super::masks::Masks;
use super::seen::Seen;
use super::{Learned, neighbours, quantise};
use crate::name::own::{Offset, context_key, lower_hash, own, template};
use crate::name::unknown::group;
use crate::name::weights::{FOUR, KNOWN, TAIL, flag};
use crate::text::bits;
use crate::text::grow::enough;
use crate::text::hash::hash_of;
use crate::text::token::tokenize;
use crate::train::names::lexicon::{CITY_SMALL, Lexicon};
use crate::train::names::settings::Budget;

/// A word with a row of its own.
pub(super) struct Known<'a> {
    pub(super) bytes: &'a [u8],
    times: u32,
    bits: u16,
    /// Number of its context rows; 0 if it has none of its own.
    pub(super) context: usize,
}

impl Known<'_> {
    /// Keys of what the word in lower case gives its neighbours.
    pub(super) fn context_keys(&self) -> [u64; 4] {
        let lower = u64::from(lower_hash(self.bytes) as u32);
        Offset::ALL.map(|place| context_key(place, template::LOWER, lower))
    }
}

/// The most frequent words, and those of lists; the ones that tell most of their neighbours have context rows.
pub(super) fn choose<'a>(
    learned: &Learned<'a>,
    seen: &Seen<'a>,
    budget: &Budget,
) -> Vec<Known<'a>> {
    let known = |bytes, times, bits| Known { bytes, times, bits, context: 0 };
    let words = seen.words.iter().map(|(&bytes, &(times, bits))| known(bytes, times, bits));
    let listed = listed(learned.lexicon).filter(|bytes| !seen.words.contains_key(bytes));
    let mut chosen: Vec<Known> =
        words.chain(listed.map(|bytes| known(bytes, 2, bits_of(bytes)))).collect();
    chosen.sort_by(|a, b| b.times.cmp(&a.times).then(a.bytes.cmp(b.bytes)));
    chosen.retain(|word| word.bytes.len() <= LONGEST);
    chosen.truncate(budget.words);
    number_contexts(learned, &mut chosen, budget.contexts.min(MOST_CONTEXTS));
    chosen
}

/// Bytes of the longest word with a row of its own.
const LONGEST: usize = 48;
/// Numbers of contexts have 16 bits.
const MOST_CONTEXTS: usize = 65_000;

/// Words on lists of more than first names, surnames and cities, which are too many.
fn listed(lexicon: &Lexicon) -> impl Iterator<Item = &[u8]> {
    const FEW: u16 = !0 << (CITY_SMALL + 1);
    let listed = lexicon.single.iter().filter(|(_, bits)| *bits & FEW != 0);
    listed.map(|(word, _)| &word[..])
}

/// The bits of a word that stands alone.
fn bits_of(bytes: &[u8]) -> u16 {
    let mut tokens = Vec::new();
    enough(tokenize(bytes, 0, bytes.len(), 8, &mut tokens));
    match tokens[..] {
        [token] if token.end as usize == bytes.len() => {
            token.bits & !(bits::SPACE | bits::LINE | bits::PARAGRAPH)
        }
        _ => 0,
    }
}

fn number_contexts(learned: &Learned, words: &mut [Known], most: usize) {
    let told = |word: &Known| -> f32 {
        let rows = word.context_keys().into_iter().filter_map(|key| learned.weight(key));
        rows.map(|row| row.iter().map(|weight| weight.abs()).sum::<f32>()).sum()
    };
    let mut worth: Vec<(usize, f32)> = words
        .iter()
        .map(|word| told(word) * (word.times as f32).sqrt())
        .enumerate()
        .filter(|(_, worth)| *worth > 0.0)
        .collect();
    worth.sort_by(|a, b| b.1.total_cmp(&a.1).then(words[a.0].bytes.cmp(words[b.0].bytes)));
    for (number, (word, _)) in worth.into_iter().take(most).enumerate() {
        words[word].context = number + 1;
    }
}

/// The entries of known words, and the context rows by number.
pub(super) fn entries(
    learned: &Learned,
    seen: &Seen,
    masks: &Masks,
    chosen: &[Known],
) -> (Vec<Entry<KNOWN>>, Vec<u8>) {
    let lexicon = learned.lexicon;
    let numbered = chosen.iter().filter(|word| word.context > 0).count();
    let mut contexts = vec![0u8; (numbered + 1) * FOUR];
    let mut words = Vec::new();
    for &Known { bytes, times, bits, context } in chosen {
        let word = lexicon.word(bytes, bits);
        let lower = lower_hash(bytes) as u32;
        if context > 0 {
            contexts[context * FOUR..(context + 1) * FOUR]
                .copy_from_slice(&neighbours::of_word(learned, lower, &word));
        }
        let is_group = match seen.ends.get(bytes) {
            Some(&(misc, group)) => group > misc,
            None => group(bytes, word.gazetteer),
        };
        let flags = word.caps
            | if is_group { flag::GROUP } else { 0 }
            | if lexicon.starters.contains(&hash_of(bytes)) { flag::PHRASE } else { 0 };
        let mut entry = [0u8; KNOWN];
        entry[0..4].copy_from_slice(&lower.to_le_bytes());
        entry[4..6].copy_from_slice(&(context as u16).to_le_bytes());
        entry[6..8].copy_from_slice(&word.cluster.to_le_bytes());
        entry[8..10].copy_from_slice(&masks.number(word.gazetteer).to_le_bytes());
        entry[12] = word.class;
        entry[13] = flags;
        let row = learned.sum(|each| own(bytes, bits, &word, each));
        entry[16..].copy_from_slice(&quantise(&row));
        words.push((hash_of(bytes), times as f32, entry));
    }
    (words, contexts)
}

/// What is known of a rarer word.
#[derive(Default)]
struct Rare {
    cluster: u16,
    bits: u16,
    worth: f32,
}

/// The entries of rarer words, those that are worth most first.
pub(super) fn tails(
    lexicon: &Lexicon,
    seen: &Seen,
    masks: &Masks,
    chosen: &[Known],
) -> Vec<Entry<TAIL>> {
    let known: HashSet<&[u8]> = chosen.iter().map(|word| word.bytes).collect();
    let mut tails: Vec<Entry<TAIL>> = rare(lexicon, seen)
        .into_iter()
        .filter(|(word, _)| !known.contains(word))
        .map(|(word, rare)| {
            let start = if lexicon.starters.contains(&hash_of(word)) { 1u16 << 15 } else { 0 };
            let [low, high] = (rare.cluster | start).to_le_bytes();
            (hash_of(word), rare.worth, [low, high, masks.number(rare.bits) as u8])
        })
        .collect();
    buckets::sort(&mut tails);
    tails
}

/// Words with a cluster that names or frequent words may be, and words of lists.
fn rare<'a>(lexicon: &'a Lexicon, seen: &Seen) -> BTreeMap<&'a [u8], Rare> {
    let mut rare: BTreeMap<&[u8], Rare> = BTreeMap::new();
    #[expect(clippy::iter_over_hash_type, reason = "into a sorted map")]
    for (word, &cluster) in &lexicon.clusters {
        let title = word[0].is_ascii_uppercase()
            && word[1..].iter().all(|b| b.is_ascii_lowercase() || *b >= 0x80 || *b == b'\'');
        let times = seen.words.get(&word[..]).map_or(0, |word| word.0);
        let caps = word.len() <= 5 && word.iter().all(u8::is_ascii_uppercase);
        let lower = word.iter().all(u8::is_ascii_lowercase)
            && (times > 0 || lexicon.counts.contains_key(&(lower_hash(word) as u32)));
        if (title || times > 0 || lower || caps) && word.len() <= 16 {
            let worth = 1.0 + times as f32 + f32::from(u8::from(lower));
            rare.insert(word, Rare { cluster, bits: 0, worth });
        }
    }
    #[expect(clippy::iter_over_hash_type, reason = "into a sorted map, each word once")]
    for (word, &bits) in &lexicon.single {
        let rare = rare.entry(word).or_default();
        rare.bits = bits;
        // Small towns are many, and other words as often as not.
        rare.worth += if bits & !(1 << CITY_SMALL) == 0 { 0.2 } else { 1.0 };
    }
    rare
}
