//! Trained weights to the bytes that the tagger uses in place.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::corpus::{Doc, Kind};
use super::crf::{Crf, Row};
use super::instance::{Alphabet, Article};
use super::lexicon::Lexicon;
use crate::model::buckets::{Buckets, SLOTS};
use crate::name::own::{Offset, context, lower_hash, own};
use crate::name::second_pass;
use crate::name::unknown::group;
use crate::name::weights::{CLASSES, CLUSTERS, TAIL, flag};
use crate::text::bits;
use crate::text::hash::hash_of;
use crate::text::token::Token;

/// Weights become integers at this scale.
pub(super) const SCALE: f32 = 16.0;

/// How much goes into the file.
pub(super) struct Budget {
    pub(super) words: usize,
    pub(super) contexts: usize,
    pub(super) tails: usize,
    pub(super) rows: usize,
    /// Phrase types of lower rank than this.
    pub(super) phrase_ranks: u8,
}

fn quantise(row: &Row) -> [u8; 16] {
    row.map(|w| (w * SCALE).round().clamp(-127.0, 127.0) as i8 as u8)
}

fn add(sum: &mut Row, row: &Row) {
    sum.iter_mut().zip(row).for_each(|(s, r)| *s += r);
}

/// A bucket table; entries come with what they are worth, and the least ones give way where a bucket overflows.
fn buckets<const WIDTH: usize>(
    mut entries: Vec<(u64, f32, [u8; WIDTH])>,
    load: f32,
) -> (Vec<u8>, usize, usize) {
    entries.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let len = ((entries.len() as f32 / (SLOTS as f32 * load)) as usize).max(1);
    let mut checks = vec![0u16; len * SLOTS];
    let mut values = vec![0u8; len * SLOTS * WIDTH];
    let mut dropped = 0;
    for (key, _, value) in entries {
        let (places, check) = Buckets::<WIDTH>::place(key, len);
        let mut slots = places.into_iter().flat_map(|b| b * SLOTS..(b + 1) * SLOTS);
        match slots.find(|&s| checks[s] == 0 || checks[s] == check) {
            Some(s) if checks[s] == 0 => {
                checks[s] = check;
                values[s * WIDTH..(s + 1) * WIDTH].copy_from_slice(&value);
            }
            _ => dropped += 1,
        }
    }
    let mut bytes: Vec<u8> = checks.into_iter().flat_map(u16::to_le_bytes).collect();
    bytes.extend(values);
    (bytes, len, dropped)
}

fn bits_of(bytes: &[u8]) -> u16 {
    let mut tokens: Vec<Token> = Vec::new();
    crate::text::token::tokenize(bytes, 0, bytes.len(), 8, &mut tokens);
    match tokens[..] {
        [t] if t.end as usize == bytes.len() => {
            t.bits & !(bits::SPACE | bits::LINE | bits::PARAGRAPH)
        }
        _ => 0,
    }
}

/// What went into a part, to train again with that alone.
#[derive(Default)]
pub(super) struct Kept {
    /// Keys of features.
    pub(super) keys: HashSet<u64>,
    /// Hashes of words whose cluster and gazetteers the part has.
    pub(super) words: HashSet<u64>,
}

/// The part of the model file.
pub(super) fn compile(
    docs: &[Doc],
    articles: &[Article],
    lexicon: &Lexicon,
    alphabet: &Alphabet,
    crf: &Crf,
    votes: &[Row],
    budget: &Budget,
) -> (Vec<u8>, Kept) {
    let mut kept = Kept::default();
    let weight = |key: u64| alphabet.ids.get(&key).map(|&id| crf.weights[id as usize]);
    type Each<'a> = &'a mut dyn FnMut(u64);
    let sum = |keys: &mut dyn FnMut(Each)| {
        let mut row = [0.0; 16];
        keys(&mut |k| {
            if let Some(w) = weight(k) {
                add(&mut row, &w);
            }
        });
        row
    };

    // Words of the articles, how often they stand in a chain or beside one, and how often a name of type misc ends with them.
    let mut counts: BTreeMap<&[u8], (u32, u16)> = BTreeMap::new();
    let mut groups: HashMap<&[u8], (u32, u32)> = HashMap::new();
    for (d, a) in docs.iter().zip(articles) {
        for c in &a.chains {
            for i in (c.start.saturating_sub(2)).max(c.sentence)..(c.end + 2).min(c.stop) {
                let t = a.tokens[i as usize];
                let entry = counts.entry(&d.text[t.start as usize..t.end as usize]).or_default();
                entry.0 += 1;
                entry.1 = t.bits;
            }
        }
        for &(_, end, kind) in &d.names {
            if d.source <= 1 && matches!(kind, Kind::Misc | Kind::Group) {
                let last = a.tokens.partition_point(|t| (t.end as usize) < end);
                if let Some(t) = a.tokens.get(last) {
                    let n = groups.entry(&d.text[t.start as usize..t.end as usize]).or_default();
                    if kind == Kind::Group { n.1 += 1 } else { n.0 += 1 }
                }
            }
        }
    }
    let starters = &lexicon.starters;

    // Gazetteer masks by number; 0 is none.
    let mut mask_counts: BTreeMap<u16, u32> = BTreeMap::new();
    lexicon.single.values().for_each(|&m| *mask_counts.entry(m).or_default() += 1);
    let mut masks: Vec<u16> = mask_counts.keys().copied().filter(|&m| m != 0).collect();
    masks.sort_by_key(|m| (std::cmp::Reverse(mask_counts[m]), *m));
    masks.truncate(255);
    masks.insert(0, 0);
    let mask_number = |bits: u16| masks.iter().position(|&m| m == bits).unwrap_or(0) as u16;
    let numbers: HashMap<u16, u16> = masks.iter().map(|&m| (m, mask_number(m))).collect();

    // What clusters, classes and masks give neighbours.
    let four = |rows: [Row; 4]| -> Vec<u8> { rows.iter().flat_map(quantise).collect() };
    let place_key = |place: Offset, t: u64, value: u64| {
        crate::name::own::key(100 + 20 * place as u64 + t, value)
    };
    let mut clusters = Vec::new();
    for c in 0..CLUSTERS {
        clusters.extend(four(
            Offset::ALL.map(|p| weight(place_key(p, 2, c as u64)).unwrap_or_default()),
        ));
    }
    let mut classes = Vec::new();
    for n in 0..CLASSES {
        let (class, caps) = ((n & 31) as u64, (n >> 5) as u64);
        classes.extend(four(Offset::ALL.map(|p| {
            let mut row = weight(place_key(p, 1, class)).unwrap_or_default();
            if matches!(p, Offset::Left1 | Offset::Right1) {
                add(&mut row, &weight(place_key(p, 3, caps << 8 | class)).unwrap_or_default());
            }
            row
        })));
    }
    let mut mask_rows = Vec::new();
    for &m in &masks {
        mask_rows.extend(four(Offset::ALL.map(|p| {
            let mut row = [0.0; 16];
            for b in
                (0..16).filter(|b| m >> b & 1 != 0 && matches!(p, Offset::Left1 | Offset::Right1))
            {
                add(&mut row, &weight(place_key(p, 4, b)).unwrap_or_default());
            }
            row
        })));
    }

    // Known words: the most frequent, and what the hand-made lists have.
    let mut chosen: Vec<(&[u8], u32, u16)> =
        counts.iter().map(|(w, &(n, bits))| (*w, n, bits)).collect();
    const LISTED: u16 = !0b11111;
    let mut listed: Vec<(&Vec<u8>, &u16)> =
        lexicon.single.iter().filter(|(_, m)| *m & LISTED != 0).collect();
    listed.sort();
    for (w, _) in listed {
        if !counts.contains_key(&w[..]) {
            chosen.push((w, 2, bits_of(w)));
        }
    }
    chosen.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    chosen.retain(|w| w.0.len() <= 48);
    chosen.truncate(budget.words);
    let known: HashSet<&[u8]> = chosen.iter().map(|w| w.0).collect();

    let lower_weight = |w: &[u8]| -> f32 {
        let lower = lower_hash(w) as u32;
        let rows = Offset::ALL.into_iter().filter_map(|p| weight(place_key(p, 0, lower.into())));
        rows.map(|r| r.iter().map(|x| x.abs()).sum::<f32>()).sum()
    };
    let mut special: Vec<(&[u8], f32)> = chosen
        .iter()
        .map(|w| (w.0, lower_weight(w.0) * (w.1 as f32).sqrt()))
        .filter(|w| w.1 > 0.0)
        .collect();
    special.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
    special.truncate(budget.contexts.min(65_000));
    let special: HashMap<&[u8], usize> =
        special.into_iter().enumerate().map(|(i, w)| (w.0, i + 1)).collect();
    let mut contexts = vec![0u8; (special.len() + 1) * 64];

    let mut words = Vec::new();
    for &(bytes, n, bits) in &chosen {
        let word = lexicon.word(bytes, bits);
        let number = special.get(bytes).copied().unwrap_or(0);
        let lower = lower_hash(bytes) as u32;
        if number > 0 {
            let rows = Offset::ALL.map(|p| sum(&mut |each| context(lower, &word, p, each)));
            contexts[number * 64..(number + 1) * 64].copy_from_slice(&four(rows));
        }
        let is_group = match groups.get(bytes) {
            Some(&(misc, group)) => group > misc,
            None => group(bytes, word.gazetteer),
        };
        let flags = word.caps
            | if is_group { flag::GROUP } else { 0 }
            | if starters.contains(&hash_of(bytes)) { flag::PHRASE } else { 0 };
        let mut entry = [0u8; 32];
        entry[0..4].copy_from_slice(&lower.to_le_bytes());
        entry[4..6].copy_from_slice(&(number as u16).to_le_bytes());
        entry[6..8].copy_from_slice(&word.cluster.to_le_bytes());
        entry[8..10]
            .copy_from_slice(&numbers.get(&word.gazetteer).copied().unwrap_or(0).to_le_bytes());
        entry[12] = word.class;
        entry[13] = flags;
        entry[16..].copy_from_slice(&quantise(&sum(&mut |each| own(bytes, bits, &word, each))));
        words.push((hash_of(bytes), n as f32, entry));
    }

    // Rarer words: cluster and gazetteer alone.
    let mut rare: BTreeMap<&[u8], (u16, u16, f32)> = BTreeMap::new();
    #[expect(clippy::iter_over_hash_type, reason = "into a sorted map")]
    for (w, &c) in &lexicon.clusters {
        let title = w[0].is_ascii_uppercase()
            && w[1..].iter().all(|b| b.is_ascii_lowercase() || *b >= 0x80 || *b == b'\'');
        let seen = counts.get(&w[..]).map_or(0, |c| c.0);
        let caps = w.len() <= 5 && w.iter().all(u8::is_ascii_uppercase);
        let lower = w.iter().all(u8::is_ascii_lowercase)
            && (seen > 0 || lexicon.counts.contains_key(&(lower_hash(w) as u32)));
        if (title || seen > 0 || lower || caps) && w.len() <= 16 {
            rare.insert(w, (c, 0, 1.0 + seen as f32 + f32::from(u8::from(lower))));
        }
    }
    #[expect(clippy::iter_over_hash_type, reason = "into a sorted map, each word once")]
    for (w, &m) in &lexicon.single {
        let worth = if m & !(1 << 4) == 0 { 0.2 } else { 1.0 };
        let e = rare.entry(w).or_insert((0, 0, 0.0));
        e.1 = m;
        e.2 += worth;
    }
    let mut tails = Vec::new();
    for (w, (cluster, mask, worth)) in rare {
        if !known.contains(w) {
            let start = if starters.contains(&hash_of(w)) { 1u16 << 15 } else { 0 };
            let mut v = [0u8; TAIL];
            v[..2].copy_from_slice(&(cluster | start).to_le_bytes());
            v[2] = numbers.get(&mask).copied().unwrap_or(0) as u8;
            tails.push((hash_of(w), worth, v));
        }
    }
    tails.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let all_tails = tails.len();
    tails.truncate(budget.tails);

    // Other features: all but those summed above.
    let mut context_keys: HashSet<u64> = HashSet::new();
    for n in 0..4u64 {
        for t in 1..5u64 {
            for v in 0..8192u64 {
                context_keys.insert(crate::name::own::key(100 + 20 * n + t, v));
            }
        }
    }
    for w in counts.keys() {
        context_keys.insert(crate::name::own::key(2, hash_of(w)));
        for p in Offset::ALL {
            context_keys.insert(place_key(p, 0, u64::from(lower_hash(w) as u32)));
        }
    }
    let mut rows: Vec<(u64, f32, [u8; 16])> = alphabet
        .ids
        .iter()
        .filter(|(k, _)| !context_keys.contains(k) && !alphabet.local.contains(k))
        .map(|(&k, &id)| {
            let row = &crf.weights[id as usize];
            let worth = row.iter().map(|w| w * w).sum::<f32>().sqrt() * alphabet.seen(id).sqrt();
            (k, worth, quantise(row))
        })
        .filter(|r| r.2.iter().any(|&b| b != 0))
        .collect();
    rows.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let all_rows = rows.len();
    rows.truncate(budget.rows);
    kept.keys.extend(rows.iter().map(|r| r.0));
    kept.keys.extend(&alphabet.local);
    for n in 0..4u64 {
        for t in 1..5u64 {
            kept.keys.extend((0..8192u64).map(|v| crate::name::own::key(100 + 20 * n + t, v)));
        }
    }
    kept.keys.extend(known.iter().map(|w| crate::name::own::key(2, hash_of(w))));
    #[expect(clippy::iter_over_hash_type, reason = "into a set")]
    for w in special.keys() {
        kept.keys.extend(Offset::ALL.map(|p| place_key(p, 0, u64::from(lower_hash(w) as u32))));
    }
    kept.words.extend(words.iter().map(|w| w.0));
    kept.words.extend(tails.iter().map(|w| w.0));

    let mut phrases: Vec<(u64, f32, [u8; 4])> = lexicon
        .phrases
        .iter()
        .filter(|(_, kind)| **kind < budget.phrase_ranks)
        .map(|(&key, &kind)| {
            let check = ((key >> 16) as u16).to_le_bytes();
            (key, f32::from(100 - kind), [check[0], check[1], kind, 0])
        })
        .collect();
    phrases.sort_by_key(|p| p.0);

    let n_known = words.len();
    let (words, n_words, d1) = buckets(words, 0.9);
    let (tails, n_tails, d2) = buckets(tails, 0.93);
    let (rows, n_rows, d3) = buckets(rows, 0.9);
    let (phrases, n_phrases, d4) = buckets(phrases, 0.9);
    eprintln!(
        "{n_known} words ({d1} dropped) {} KB; {} of {all_tails} tails ({d2}) {} KB; {} of {all_rows} rows ({d3}) {} KB; phrases ({d4}) {} KB; contexts {} KB; masks {}",
        words.len() / 1024,
        n_tails * SLOTS,
        tails.len() / 1024,
        n_rows * SLOTS,
        rows.len() / 1024,
        phrases.len() / 1024,
        contexts.len() / 1024,
        masks.len()
    );

    let mut out = Vec::new();
    for n in [17, 1, n_words, contexts.len() / 64, n_tails, n_rows, n_phrases, masks.len()] {
        out.extend((n as u32).to_le_bytes());
    }
    let transitions: Vec<u8> = crf
        .transitions
        .iter()
        .flatten()
        .map(|w| (w * SCALE).round() as i16)
        .chain([0; 7])
        .flat_map(i16::to_le_bytes)
        .collect();
    let mut vote_rows: Vec<u8> = votes.iter().flat_map(quantise).collect();
    vote_rows.resize(second_pass::ROWS * 16, 0);
    let bits: Vec<u8> = masks.iter().flat_map(|m| m.to_le_bytes()).collect();
    for part in [
        &transitions,
        &words,
        &tails,
        &rows,
        &phrases,
        &contexts,
        &clusters,
        &classes,
        &mask_rows,
        &vote_rows,
        &bits,
        &lexicon.filter,
    ] {
        out.extend_from_slice(part);
        out.resize(out.len().next_multiple_of(16), 0);
    }
    (out, kept)
}
