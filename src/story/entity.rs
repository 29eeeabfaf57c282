//! Which entities of several articles are one thing. Right or absent: what is in doubt stays apart.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

use super::article::{Article, Word};
use super::fold::{consonants, distance, plain};
use super::lexicon::SOURCES;
use super::{Entity, Spelling};
use crate::Label;

/// The entities of all articles, and which of them each article's are.
pub(super) struct Joined {
    pub(super) entities: Vec<Entity>,
    of: Vec<Vec<u32>>,
}

impl Joined {
    /// The entity that entity `local` of article `article` is.
    pub(super) fn of(&self, article: u32, local: u32) -> Option<u32> {
        self.of.get(article as usize)?.get(local as usize).copied()
    }

    /// The entities of an article, by its own numbers.
    pub(super) fn all(&self, article: usize) -> &[u32] {
        &self.of[article]
    }
}

/// An entity of one article.
struct Node {
    article: u32,
    label: Label,
    key: u64,
    /// Its names in plain form, the fullest first.
    plain: Vec<String>,
    /// Whether the name of the same rank is an acronym.
    acronym: Vec<bool>,
}

/// Groups of nodes, with what keeps two apart.
struct Groups {
    parent: Vec<usize>,
    members: Vec<Vec<usize>>,
}

impl Groups {
    fn root(&mut self, mut node: usize) -> usize {
        while self.parent[node] != node {
            self.parent[node] = self.parent[self.parent[node]];
            node = self.parent[node];
        }
        node
    }

    /// Makes one of two groups unless an article has them as two things, or two persons have other given names.
    fn join(&mut self, nodes: &[Node], a: usize, b: usize, sure: bool) {
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return;
        }
        if !sure && self.are_two(nodes, a, b) {
            return;
        }
        let (a, b) = (a.min(b), a.max(b));
        self.parent[b] = a;
        let moved = core::mem::take(&mut self.members[b]);
        self.members[a].extend(moved);
    }

    fn are_two(&self, nodes: &[Node], a: usize, b: usize) -> bool {
        let (small, large) = match self.members[a].len() < self.members[b].len() {
            true => (a, b),
            false => (b, a),
        };
        let articles: BTreeMap<u32, usize> =
            self.members[large].iter().map(|&node| (nodes[node].article, node)).collect();
        self.members[small].iter().any(|&node| {
            articles.get(&nodes[node].article).is_some_and(|&other| {
                let (x, y) = (&nodes[node], &nodes[other]);
                !x.plain.iter().any(|name| y.plain.contains(name)) && !are_one_spelling(x, y)
            })
        }) || self.members[small].first().zip(self.members[large].first()).is_some_and(
            |(&x, &y)| {
                let (x, y) = (
                    full_person(nodes, &self.members[small], x),
                    full_person(nodes, &self.members[large], y),
                );
                x.zip(y).is_some_and(|(x, y)| !given_agree(x, y))
            },
        )
    }
}

/// Whether two entities of one article are spellings of one place, which the tagger took for things of two kinds.
fn are_one_spelling(a: &Node, b: &Node) -> bool {
    let (x, y) = (&a.plain[0], &b.plain[0]);
    let key =
        |name: &str| strong_words(name).map(|word| consonants(word) + " ").collect::<String>();
    a.label != b.label && kinds_fit(a.label, b.label) && key(x) == key(y) && is_spelling("c", x, y)
}

/// The longest name of a group of persons, if it has a given name.
fn full_person<'a>(nodes: &'a [Node], members: &[usize], first: usize) -> Option<&'a str> {
    if nodes[first].label != Label::Person {
        return None;
    }
    let names = members.iter().map(|&node| nodes[node].plain[0].as_str());
    names.max_by_key(|name| (name.split(' ').count(), name.len())).filter(|name| name.contains(' '))
}

/// Whether two full names may have one given name: the same, or an initial of it.
fn given_agree(a: &str, b: &str) -> bool {
    let (x, y) = (a.split(' ').next().unwrap_or(""), b.split(' ').next().unwrap_or(""));
    x == y
        || x.len() == 1 && y.starts_with(x)
        || y.len() == 1 && x.starts_with(y)
        || x.len() > 4 && distance(x, y, 1) <= 1
}

/// Whether a name as written is an acronym: capitals, perhaps with periods.
fn is_acronym(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    (2..=8).contains(&letters)
        && name.chars().all(|c| c.is_uppercase() || c == '.' || c.is_ascii_digit())
}

/// Particles that spellings of one place have or lack.
const PARTICLES: [&str; 14] =
    ["al", "el", "ez", "es", "er", "ad", "ash", "az", "ar", "as", "at", "the", "de", "la"];

/// The words of a name that count.
fn strong_words(name: &str) -> impl Iterator<Item = &str> + Clone {
    name.split(' ').filter(|word| !PARTICLES.contains(word))
}

/// The initials of a full name, without its small words.
fn initials(name: &str) -> String {
    let small = [
        "of", "and", "the", "for", "in", "on", "de", "des", "du", "da", "do", "la", "le", "von",
        "und",
    ];
    name.split(' ')
        .filter(|word| !small.contains(word))
        .filter_map(|word| word.chars().next())
        .collect()
}

/// Joins the entities of articles.
pub(super) fn join(articles: &[&Article]) -> Joined {
    let mut nodes: Vec<Node> = Vec::new();
    let mut first: Vec<usize> = Vec::new();
    for (number, article) in (0..).zip(articles) {
        first.push(nodes.len());
        nodes.extend(article.entities.iter().map(|named| Node {
            article: number,
            label: named.label,
            key: named.key,
            plain: named.names.iter().map(|(name, _)| plain(name)).collect(),
            acronym: named.names.iter().map(|(name, _)| is_acronym(name)).collect(),
        }));
    }
    let mut groups = Groups {
        parent: (0..nodes.len()).collect(),
        members: (0..nodes.len()).map(|node| alloc::vec![node]).collect(),
    };
    said_to_be_one(articles, &nodes, &first, &mut groups);
    by_key(&nodes, &mut groups);
    by_name(&nodes, &mut groups);
    by_full_form(&nodes, &mut groups);
    by_spelling(&nodes, &mut groups);
    by_part(&nodes, &mut groups);
    by_last_word(&nodes, &mut groups);
    by_surname(&nodes, &mut groups);
    collect(articles, &nodes, &first, groups)
}

/// Joins what an article calls by two names on purpose: "X (ABC)", "X, or Y", "the authority, which is known as the ABC".
fn said_to_be_one(articles: &[&Article], nodes: &[Node], first: &[usize], groups: &mut Groups) {
    for (number, article) in articles.iter().enumerate() {
        let node = |entity: u32| first[number] + entity as usize;
        for (index, mention) in article.mentions.iter().enumerate() {
            if mention.entity == Word::NONE {
                continue;
            }
            let end = mention.words.end;
            let Some(next) = article.mentions.get(index + 1).filter(|m| m.entity != Word::NONE)
            else {
                continue;
            };
            let between = next.words.start - end;
            let short = is_acronym(article.text(next.words.clone()));
            let close = article.low(next.words.end);
            let same_kind =
                mention.label == next.label || mention.label > Label::Organization || short;
            // "Federated Union (FU)": the acronym says what it is by its letters, or by standing alone between the marks.
            if between == 1
                && article.low(end) == "("
                && close == ")"
                && short
                && mention.label != Label::Group
                && mention.words.len() > 1
            {
                groups.join(nodes, node(mention.entity), node(next.entity), true);
            }
            let after = article.low(next.words.end);
            if between == 2
                && article.low(end) == ","
                && article.low(end + 1) == "or"
                && matches!(after, "(" | "in" | ",")
                && mention.label != Label::Group
                && next.label != Label::Group
                && (same_kind || next.words.len() > 1)
            {
                groups.join(nodes, node(mention.entity), node(next.entity), true);
            }
        }
        for sentence in &article.sentences {
            let words = sentence.words.clone();
            for at in words.clone() {
                if article.low(at) != "known" {
                    continue;
                }
                // "the service, which is known by its initials, ABC" and "the authority, also known as the ABC".
                let to = (at + 8).min(words.end);
                let Some(short) =
                    (at + 1..to).find_map(|w| article.name(w).filter(|m| m.label != Label::Group))
                else {
                    continue;
                };
                let says = (at + 1..short.words.start)
                    .any(|w| matches!(article.low(w), "as" | "initials" | "acronym"));
                if !says || !is_acronym(article.text(short.words.clone())) {
                    continue;
                }
                let mut head = at;
                while head > words.start
                    && matches!(
                        article.low(head),
                        "known"
                            | "also"
                            | "is"
                            | "was"
                            | "are"
                            | "which"
                            | ","
                            | "better"
                            | "widely"
                            | "commonly"
                    )
                {
                    head -= 1;
                }
                let full = match article.name(head) {
                    Some(name) => Some(name),
                    // "the service": the name before whose last word it is.
                    None => article.mentions
                        [..article.mentions.partition_point(|m| m.words.end <= head)]
                        .iter()
                        .rev()
                        .take(200)
                        .find(|m| {
                            m.entity != Word::NONE
                                && m.words.end <= head
                                && m.words.len() > 1
                                && article.low(m.words.end - 1) == article.low(head)
                        }),
                };
                if let Some(full) = full {
                    groups.join(nodes, node(full.entity), node(short.entity), true);
                }
            }
        }
    }
}

/// Joins equal keys of one kind.
fn by_key(nodes: &[Node], groups: &mut Groups) {
    let mut seen: BTreeMap<(u64, Label), usize> = BTreeMap::new();
    for (index, node) in nodes.iter().enumerate() {
        if node.label == Label::Person && !node.plain[0].contains(' ') {
            continue;
        }
        let first = *seen.entry((node.key, node.label)).or_insert(index);
        groups.join(nodes, first, index, false);
    }
}

/// Joins equal names. A surname alone names no person, and the end of a longer name ("Foreign Ministry") no organization.
fn by_name(nodes: &[Node], groups: &mut Groups) {
    let mut seen: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, node) in nodes.iter().enumerate() {
        let lead = &node.plain[0];
        for (rank, name) in node.plain.iter().enumerate() {
            let part = rank > 0 && (lead.ends_with(name.as_str()) || node.label == Label::Person);
            // "the Nusra Front" and "al-Nusra Front" are no parts of one another.
            let part = part && strong_words(lead).count() != strong_words(name).count();
            if !part && name.len() > 1 {
                // "MV Nyota" is the Nyota.
                let ship = SHIPS.iter().find_map(|prefix| name.strip_prefix(prefix));
                let ship = ship.filter(|_| node.label != Label::Person).unwrap_or(name);
                seen.entry(ship).or_default().push(index);
            }
        }
    }
    for found in seen.values() {
        // Of each kind one stands for all; kinds join if they are not a person's surname and a place.
        let mut kinds: BTreeMap<Label, usize> = BTreeMap::new();
        for &index in found {
            let first = *kinds.entry(nodes[index].label).or_insert(index);
            groups.join(nodes, first, index, false);
        }
        kinds.remove(&Label::Group);
        let all: Vec<usize> = kinds.values().copied().collect();
        for pair in all.windows(2) {
            groups.join(nodes, pair[0], pair[1], false);
        }
    }
}

/// Joins an acronym with the full name whose initials it is, if there is one such name, and names that differ by an acronym in them
/// ("UN Security Council").
fn by_full_form(nodes: &[Node], groups: &mut Groups) {
    let mut full: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let mut long: BTreeMap<&str, &str> = BTreeMap::new();
    for (index, node) in nodes.iter().enumerate() {
        let root = groups.root(index);
        for name in
            node.plain.iter().filter(|name| name.contains(' ') && node.label != Label::Person)
        {
            let letters = initials(name);
            if letters.len() > 1 {
                full.entry(letters).or_default().insert(root);
            }
        }
        let spelled = node.plain.iter().zip(&node.acronym);
        for (name, _) in spelled.filter(|(_, acronym)| **acronym) {
            if let Some(other) =
                node.plain.iter().find(|other| initials(other) == **name && other.contains(' '))
            {
                long.insert(name, other);
            }
        }
    }
    let mut expanded: BTreeMap<String, usize> = BTreeMap::new();
    for (index, node) in nodes.iter().enumerate() {
        for (name, acronym) in node.plain.iter().zip(&node.acronym) {
            if *acronym
                && name.len() > 2
                && node.label != Label::Group
                && let Some(found) = full.get(name.as_str())
            {
                let roots: BTreeSet<usize> = found.iter().map(|root| groups.root(*root)).collect();
                if let (1, Some(root)) = (roots.len(), roots.first()) {
                    groups.join(nodes, *root, index, false);
                }
            }
        }
        let name = &node.plain[0];
        if name.contains(' ') && node.label != Label::Person {
            let whole: Vec<&str> =
                name.split(' ').map(|word| long.get(word).copied().unwrap_or(word)).collect();
            let first = *expanded.entry(whole.join(" ")).or_insert(index);
            groups.join(nodes, first, index, false);
        }
    }
}

/// Joins spellings of one rare name: one letter, the vowels or a particle differ.
fn by_spelling(nodes: &[Node], groups: &mut Groups) {
    let mut buckets: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for (index, node) in nodes.iter().enumerate() {
        for (rank, name) in node.plain.iter().enumerate() {
            if node.label == Label::Group || node.acronym[rank] || name.len() < 6 {
                continue;
            }
            if node.label == Label::Person && name.contains(' ') {
                // One given name, and a surname with the same two letters first.
                let given = name.split(' ').next().unwrap_or("");
                let family = name.rsplit(' ').next().unwrap_or("");
                if family.len() > 3 && !family.starts_with(|c: char| c.is_ascii_digit()) {
                    let key =
                        alloc::format!("p {given} {}", family.chars().take(2).collect::<String>());
                    buckets.entry(key).or_default().push((index, rank));
                }
            }
            let joined: String = name.split(' ').collect();
            buckets.entry(alloc::format!("s {joined}")).or_default().push((index, rank));
            if strong_words(name).all(|word| word.len() > 2) {
                let bare: String = strong_words(name).map(|word| consonants(word) + " ").collect();
                // A hyphen parts no word of a place: "Kara-Dzor".
                if node.label != Label::Person && name.contains(' ') && !bare.contains("  ") {
                    let one: String = consonants(&joined) + " ";
                    if one.len() > 5 {
                        buckets.entry(alloc::format!("c {one}")).or_default().push((index, rank));
                    }
                }
                if bare.len() > 4 {
                    buckets.entry(alloc::format!("c {bare}")).or_default().push((index, rank));
                }
            }
            // The letters of one sound: "Jelzhan" and "Yelzhan".
            if node.label != Label::Person
                && !name.contains(' ')
                && let Some(rest) = name.strip_prefix(['j', 'y'])
            {
                buckets.entry(alloc::format!("l y{rest}")).or_default().push((index, rank));
            }
            if node.label != Label::Person && !name.contains(' ') && name.len() > 7 {
                let key: String = name.chars().take(4).collect();
                buckets.entry(alloc::format!("l {key}")).or_default().push((index, rank));
            }
        }
    }
    for (key, mut found) in buckets {
        // Each name once.
        let mut names: BTreeSet<(&str, Label)> = BTreeSet::new();
        found
            .retain(|&(index, rank)| names.insert((&nodes[index].plain[rank], nodes[index].label)));
        if found.len() > 16 {
            continue;
        }
        for (n, &(a, x)) in found.iter().enumerate() {
            for &(b, y) in &found[..n] {
                let (left, right) = (&nodes[a], &nodes[b]);
                if left.article == right.article && a != b && groups.root(a) != groups.root(b) {
                    continue;
                }
                let (left_name, right_name) = (&left.plain[x], &right.plain[y]);
                if is_spelling(&key, left_name, right_name) && kinds_fit(left.label, right.label) {
                    groups.join(nodes, a, b, false);
                }
            }
        }
    }
}

/// Whether mentions of these kinds may be of one thing: the tagger takes unknown places for organizations and the like.
fn kinds_fit(a: Label, b: Label) -> bool {
    a == b
        || a == Label::Misc
        || b == Label::Misc
        || [a, b].iter().all(|kind| matches!(kind, Label::Location | Label::Organization))
}

fn is_spelling(key: &str, a: &str, b: &str) -> bool {
    match key.as_bytes()[0] {
        b'p' => {
            let family = |name: &str| String::from(name.rsplit(' ').next().unwrap_or(""));
            let (a, b) = (family(a), family(b));
            let most = 1 + usize::from(a.len().min(b.len()) > 8);
            let letters = |name: &str| {
                let mut letters: Vec<char> = name.chars().collect();
                letters.sort_unstable();
                letters
            };
            distance(&a, &b, most) <= most
                || a.len() > 6 && letters(&a) == letters(&b) && distance(&a, &b, 2) <= 2
        }
        b's' => a.len().min(b.len()) > 6,
        b'c' => {
            let bare = |name: &str| strong_words(name).collect::<Vec<_>>().join(" ");
            distance(&bare(a), &bare(b), 3) <= if a.len().min(b.len()) > 6 { 3 } else { 1 }
        }
        _ => distance(a, b, 1) <= 1,
    }
}

/// Last words of firms' names: the word before alone names the firm, also where it was taken for a person's.
const FIRMS: [&str; 24] = [
    "travel",
    "tours",
    "coaches",
    "airlines",
    "airways",
    "lines",
    "shipping",
    "motors",
    "energy",
    "oil",
    "steel",
    "foods",
    "media",
    "systems",
    "industries",
    "group",
    "holdings",
    "logistics",
    "chemicals",
    "pharma",
    "mining",
    "telecom",
    "insurance",
    "ag",
];

/// Prefixes of ships' names.
const SHIPS: [&str; 8] = ["mv ", "ms ", "ss ", "mt ", "rms ", "hms ", "uss ", "fv "];

/// Joins a name with a longer one of which it is a part: "Josphat Lelei" and "Josphat Kiprono Lelei", "Tecelar" and "Tecelar
/// Colchões", "Russia" and "Russian Federation". There must be one such name.
fn by_part(nodes: &[Node], groups: &mut Groups) {
    let mut longer: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, node) in nodes.iter().enumerate() {
        let name = &node.plain[0];
        if name.contains(' ') && node.label != Label::Group {
            longer.entry(name.split(' ').next().unwrap_or("")).or_default().push(index);
        }
    }
    let persons = nodes.iter().filter(|node| node.label == Label::Person);
    let family: BTreeSet<&str> = persons
        .filter(|node| node.plain[0].contains(' '))
        .flat_map(|node| node.plain[0].split(' '))
        .collect();
    let unsure: BTreeSet<&str> = nodes
        .iter()
        .filter(|node| matches!(node.label, Label::Organization | Label::Misc))
        .flat_map(|node| node.plain.iter().map(String::as_str))
        .collect();
    for (index, node) in nodes.iter().enumerate() {
        let name = node.plain[0].as_str();
        let words: Vec<&str> = name.split(' ').collect();
        if node.label == Label::Group || name.len() < 4 {
            continue;
        }
        let person = node.label == Label::Person && words.len() > 1;
        // One word is a firm's short name only where somebody took it for no person and no place.
        let firm = words.len() == 1 && unsure.contains(name) && !node.acronym[0];
        let fits = |other: usize| {
            let long = &nodes[other].plain[0];
            let mut rest = long.split(' ');
            let count = long.split(' ').count();
            if count <= words.len() {
                return false;
            }
            match (person, firm) {
                (true, _) => {
                    nodes[other].label == Label::Person
                        && count == words.len() + 1
                        && words.iter().all(|word| rest.any(|w| w == *word))
                }
                (_, true) => count == 2 && nodes[other].label != Label::Location,
                _ if node.label == Label::Person => {
                    count == 2
                        && nodes[other].label == Label::Organization
                        && FIRMS.contains(&long.rsplit(' ').next().unwrap_or(""))
                        && !family.contains(name)
                }
                _ => {
                    node.label == nodes[other].label
                        && words.len() > 1
                        && count == words.len() + 1
                        && long.starts_with(name)
                }
            }
        };
        let found = longer.get(words[0]).map_or(&[][..], Vec::as_slice);
        let mut roots: BTreeSet<usize> = BTreeSet::new();
        for &other in found.iter().filter(|other| **other != index) {
            if fits(other) {
                roots.insert(groups.root(other));
            }
        }
        if node.label == Label::Location && words.len() == 1 {
            let adjective = alloc::format!("{name}n");
            for &other in longer.get(adjective.as_str()).into_iter().flatten() {
                let state = nodes[other].plain[0].rsplit(' ').next().unwrap_or("");
                if matches!(state, "federation" | "republic" | "kingdom" | "union")
                    && nodes[other].plain[0].split(' ').count() == 2
                {
                    roots.insert(groups.root(other));
                }
            }
        }
        if let (1, Some(&root)) = (roots.len(), roots.first()) {
            // A firm's full name that was taken for a person's is no second thing of the article that also has the short name.
            let sure = firm
                && groups.members[root].iter().all(|&other| nodes[other].label == Label::Person);
            groups.join(nodes, root, index, sure);
        }
    }
}

/// Joins the last word of an organization's name with it ("Rovers"), if one of the story ends with it and the word is none of the
/// language ("Ministry").
fn by_last_word(nodes: &[Node], groups: &mut Groups) {
    let mut longer: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (index, node) in nodes.iter().enumerate() {
        if let (Label::Organization, Some((_, last))) = (node.label, node.plain[0].rsplit_once(' '))
        {
            longer.entry(last).or_default().insert(groups.root(index));
        }
    }
    for (index, node) in nodes.iter().enumerate() {
        let name = node.plain[0].as_str();
        if node.label != Label::Organization
            || name.len() < 5
            || SOURCES.contains(&name)
            || name == "parliament"
        {
            continue;
        }
        let Some(found) = longer.get(name) else { continue };
        let roots: BTreeSet<usize> = found.iter().map(|root| groups.root(*root)).collect();
        if let (1, Some(&root)) = (roots.len(), roots.first()) {
            groups.join(nodes, root, index, true);
        }
    }
}

/// Joins a surname alone with the one person of the story who has it.
fn by_surname(nodes: &[Node], groups: &mut Groups) {
    let mut bearers: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (index, node) in nodes.iter().enumerate() {
        let name = &node.plain[0];
        if node.label == Label::Person && name.contains(' ') {
            let words: Vec<&str> = name.split(' ').collect();
            let root = groups.root(index);
            for from in 1..words.len() {
                let family = words[from..].join(" ");
                let bare: String = strong_words(&family).collect::<Vec<_>>().join(" ");
                for form in [family, bare] {
                    if form.len() > 2 {
                        bearers.entry(form).or_default().insert(root);
                    }
                }
            }
        }
    }
    for (index, node) in nodes.iter().enumerate() {
        if node.label != Label::Person {
            continue;
        }
        let Some(found) = bearers.get(&node.plain[0]) else { continue };
        let own = groups.root(index);
        let roots: BTreeSet<usize> =
            found.iter().map(|root| groups.root(*root)).filter(|root| *root != own).collect();
        // "Helena Quintal" is no surname of another.
        let is_full = node.plain[0].contains(' ')
            && nodes.iter().any(|other| {
                other.label == Label::Person
                    && other.plain[0] == node.plain[0]
                    && other.article != node.article
            })
            && roots.is_empty();
        if let (1, Some(root), false) = (roots.len(), roots.first(), is_full) {
            let bearer = full_person(nodes, &groups.members[*root], *root).unwrap_or("");
            // Two words may be a surname ("De Schrijver") or a given name and a surname; only the end of a longer name is the first.
            if bearer.ends_with(node.plain[0].as_str()) || !node.plain[0].contains(' ') {
                join_surname(nodes, groups, *root, index);
            }
        }
    }
}

/// As [`Groups::join`]; the given name of the surname's node is not known, so it cannot disagree.
fn join_surname(nodes: &[Node], groups: &mut Groups, root: usize, index: usize) {
    let own = groups.root(index);
    let article = nodes[index].article;
    let other = groups.members[root].iter().any(|&node| nodes[node].article == article);
    if own != root && !other {
        groups.join(nodes, root, index, true);
    }
}

/// The entities of the groups, those of most articles first.
fn collect(articles: &[&Article], nodes: &[Node], first: &[usize], mut groups: Groups) -> Joined {
    let mut found: Vec<(usize, Entity, usize, usize)> = Vec::new();
    for root in 0..nodes.len() {
        if groups.root(root) != root {
            continue;
        }
        let mut names: BTreeMap<&str, Spelling> = BTreeMap::new();
        let mut labels: BTreeMap<Label, usize> = BTreeMap::new();
        let mut seen: BTreeSet<u32> = BTreeSet::new();
        for &index in &groups.members[root] {
            let node = &nodes[index];
            seen.insert(node.article);
            let named =
                &articles[node.article as usize].entities[index - first[node.article as usize]];
            for (name, spans) in &named.names {
                *labels.entry(node.label).or_default() += spans.len();
                let spelling = names
                    .entry(name)
                    .or_insert_with(|| Spelling { text: name.clone(), places: Vec::new() });
                spelling.places.extend(spans.iter().map(|span| (node.article, *span)));
            }
        }
        let mut names: Vec<Spelling> = names.into_values().collect();
        // The fullest leads; of two as full the one that more places have, and no name in capitals.
        names.sort_by_key(|spelling| {
            let text = &spelling.text;
            let capitals = text.len() > 5 && !text.chars().any(char::is_lowercase);
            let words = text.split(' ').count().min(6);
            core::cmp::Reverse((!capitals, words, spelling.places.len(), text.len()))
        });
        let places = names.iter().map(|spelling| spelling.places.len()).sum();
        let label = labels
            .iter()
            .max_by_key(|(label, count)| (**count, core::cmp::Reverse(**label)))
            .map_or(Label::Misc, |(label, _)| *label);
        found.push((
            root,
            Entity { label, name: names[0].text.clone(), names },
            seen.len(),
            places,
        ));
    }
    found.sort_by(|a, b| (b.2, b.3, &a.1.name).cmp(&(a.2, a.3, &b.1.name)));
    let mut number = alloc::vec![0u32; nodes.len()];
    for (index, entity) in (0..).zip(&found) {
        for &node in &groups.members[entity.0] {
            number[node] = index;
        }
    }
    let of = articles
        .iter()
        .zip(first)
        .map(|(article, &from)| number[from..from + article.entities.len()].to_vec())
        .collect();
    Joined { entities: found.into_iter().map(|(_, entity, _, _)| entity).collect(), of }
}
