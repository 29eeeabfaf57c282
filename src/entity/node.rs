//! A name's words, and the hashes that say which other names it may be the same as.

use super::alias;
use super::around::{self, Around};
use super::given::{Given, Sex};
use super::key::{self, Word, mix};
use crate::error::OutOfMemory;
use crate::lexicon::{Words, names};
use crate::span::Span;
use crate::text::grow::Grow;
use crate::text::space;
use crate::types::{Label, Mention, Timestamp, Value};
use alloc::vec::Vec;
use core::ops::{Deref, DerefMut, Range};

/// Words of a name that count one by one; the rest counts as part of the last.
const WORDS: usize = 12;
/// The Arabic article of a surname, in all its spellings.
const ARTICLE: u64 = 0xA1;
/// Starts the keys of [`alias`] rows.
const ALIAS: u64 = 0xA11A5;
/// No entity yet.
pub(crate) const NONE: u32 = u32::MAX;

/// What one name says of another: keys of different kinds never meet.
#[derive(Clone, Copy)]
enum Short {
    /// A surname with its particles.
    Surname = 1,
    /// A surname whose particles are left out.
    Dropped,
    /// How a surname sounds.
    Sound,
    /// Which letters a surname has.
    Slip,
    Given,
    /// One of the forms of a given name.
    Form,
    /// A given name's first letter, and the surname.
    Initial,
    /// The same and the first letter of the middle name.
    Initials,
    /// A given name's first letter, and the surname of one who has no middle name.
    Plain,
    /// A surname and a generation.
    Generation,
    /// The word between a given name and a surname.
    Middle,
    /// A title and a surname.
    Titled,
    Acronym,
    Part,
    /// The first word.
    Head,
    /// A word that says what kind of thing it is.
    Kind,
    /// The name of islands as a plural.
    Islands,
}

impl Short {
    fn key(self, class: Label, hash: u64) -> u64 {
        mix((self as u64) << 8 | class as u64, hash)
    }
}

/// The key of a surname for people of that sex alone.
pub(crate) fn sexed(surname: u64, sex: Sex) -> u64 {
    mix(surname, 1 + sex as u64)
}

/// The key of an acronym for the name that stands before it.
pub(crate) fn defined(acronym: u64) -> u64 {
    mix(0xDEF, acronym)
}

/// A few keys, in order.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Keys<const N: usize> {
    keys: [u64; N],
    len: u8,
}

impl<const N: usize> Default for Keys<N> {
    fn default() -> Keys<N> {
        Keys { keys: [0; N], len: 0 }
    }
}

impl<const N: usize> Keys<N> {
    /// Adds a key; what has no room is left out.
    fn push(&mut self, key: u64) {
        if usize::from(self.len) < N {
            self.keys[usize::from(self.len)] = key;
            self.len += 1;
        }
    }

    pub(crate) fn as_slice(&self) -> &[u64] {
        &self.keys[..usize::from(self.len)]
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = u64> + '_ {
        self.as_slice().iter().copied()
    }
}

/// What keys of a node say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum List {
    /// Variant spellings, to be joined on evidence.
    Like,
    /// Short forms of this name.
    Shorts,
    /// Short forms that count if no other thing in the article has them.
    Only,
    /// A person's given name.
    Givens,
    /// A person's surname.
    Surnames,
    /// What this name may be a short form of, the best first.
    ShortOf,
    /// The same by sound alone.
    SoundOf,
    OnlyOf,
}

impl List {
    pub(crate) const ALL: [List; 8] = [
        List::Like,
        List::Shorts,
        List::Only,
        List::Givens,
        List::Surnames,
        List::ShortOf,
        List::SoundOf,
        List::OnlyOf,
    ];
}

/// Where the keys of a node are among those of all: one list after the other.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Lists {
    pub(crate) at: usize,
    /// Where each list ends, from `at` on.
    pub(crate) ends: [u8; List::ALL.len()],
}

impl Lists {
    /// Empties the last list.
    pub(crate) fn clear_last(&mut self) {
        let [.., before, last] = &mut self.ends;
        *last = *before;
    }

    pub(crate) fn range(&self, list: List) -> Range<usize> {
        let end = |list: usize| usize::from(self.ends[list]);
        let start = (list as usize).checked_sub(1).map_or(0, end);
        self.at + start..self.at + end(list as usize)
    }
}

/// The mentions of one name: a *form* of what it names.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node {
    /// Stable key of the name.
    pub(crate) key: u64,
    pub(crate) label: Label,
    /// Words in it.
    pub(crate) size: u8,
    /// Hash of its words whatever their label; 0 for names that are not compared across labels.
    pub(crate) words: u64,
    /// Whether its skeleton is long enough to be evidence by itself.
    pub(crate) strong: bool,
    /// Its keys.
    pub(crate) lists: Lists,
    /// Whether it is a noun that may stand for a name that was mentioned before.
    pub(crate) noun: bool,
    /// Letters of an acronym.
    pub(crate) acronym: u64,
    /// A person's given name and surname.
    pub(crate) given: u64,
    pub(crate) surname: u64,
    /// [`Word::tally`] of the surname.
    pub(crate) tally: u64,
    /// Whether the given name is a known one, and the hash of its forms.
    pub(crate) known: bool,
    pub(crate) forms: u64,
    pub(crate) sex: Sex,
    pub(crate) generation: u8,
    /// Whether it stands beside another form of the like: then it is somebody else.
    pub(crate) apart: bool,
    /// How often it is mentioned.
    pub(crate) count: u32,
    /// Mentions of the full names that are one with it.
    pub(crate) total: u32,
    /// Mentions that were told to be of it so far.
    pub(crate) hits: u32,
    /// Who was named last by its surname before it.
    pub(crate) before: u32,
    /// The node that stands for it and all its variants.
    pub(crate) root: u32,
    /// Its entity once it has one.
    pub(crate) entity: u32,
}

/// A node to be, with its keys: most names have few, so that they are kept apart from the nodes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Draft {
    node: Node,
    /// See [`List`].
    pub(crate) like: Keys<2>,
    pub(crate) shorts: Keys<SHORTS>,
    pub(crate) only: Keys<4>,
    pub(crate) givens: Keys<2>,
    pub(crate) surnames: Keys<3>,
    pub(crate) short_of: Keys<9>,
    pub(crate) sound_of: Keys<2>,
    pub(crate) only_of: Keys<2>,
}

/// Short forms that a name has room for.
pub(crate) const SHORTS: usize = 14;

impl Deref for Draft {
    type Target = Node;

    fn deref(&self) -> &Node {
        &self.node
    }
}

impl DerefMut for Draft {
    fn deref_mut(&mut self) -> &mut Node {
        &mut self.node
    }
}

impl Draft {
    /// The node, its keys added to `keys`.
    pub(crate) fn store(&self, keys: &mut Vec<u64>) -> Result<Node, OutOfMemory> {
        let mut lists = Lists { at: keys.len(), ..Lists::default() };
        for (list, end) in List::ALL.into_iter().zip(&mut lists.ends) {
            keys.grow_slice(self.list(list))?;
            *end = (keys.len() - lists.at) as u8;
        }
        Ok(Node { lists, ..self.node })
    }

    fn list(&self, list: List) -> &[u64] {
        match list {
            List::Like => self.like.as_slice(),
            List::Shorts => self.shorts.as_slice(),
            List::Only => self.only.as_slice(),
            List::Givens => self.givens.as_slice(),
            List::Surnames => self.surnames.as_slice(),
            List::ShortOf => self.short_of.as_slice(),
            List::SoundOf => self.sound_of.as_slice(),
            List::OnlyOf => self.only_of.as_slice(),
        }
    }
}

impl Node {
    /// Whether it is a surname or a given name alone.
    pub(crate) fn is_bare(&self) -> bool {
        self.label == Label::Person && self.given == 0
    }

    /// Whether it is a known given name alone.
    pub(crate) fn known_bare(&self) -> bool {
        self.is_bare() && self.known
    }

    /// Whether it is a person's full name.
    pub(crate) fn is_full(&self) -> bool {
        self.label == Label::Person && self.given != 0
    }

    /// Key of the surname whatever the order of its letters is.
    pub(crate) fn slip(tally: u64) -> u64 {
        Short::Slip.key(Label::Person, tally)
    }

    /// Takes over what is known of a person that is labelled as something else too.
    pub(crate) fn inherit(&mut self, person: &Node) {
        (self.given, self.surname, self.sex) = (person.given, person.surname, person.sex);
    }

    /// Whether `other`, a name like this one, is the same: one of the spellings must be rare, which `spelled` counts for surnames.
    pub(crate) fn joins(&self, other: &Node, spelled: impl Fn(u64) -> u32) -> bool {
        let rare = self.count.min(other.count) <= 1;
        if self.label != Label::Person {
            return rare || self.strong;
        }
        let (given, surname) = (self.given != other.given, self.surname != other.surname);
        let forms = self.forms != 0 && self.forms == other.forms;
        !self.apart
            && !other.apart
            && self.sex.fits(other.sex)
            && (!given || rare && (forms || !(self.known && other.known)))
            && (!surname || spelled(self.surname).min(spelled(other.surname)) <= 1)
            && (!(given && surname) || self.count.max(other.count) > 1)
    }
}

/// A node to be, and the hashes it is found by.
pub(crate) struct Made {
    pub(crate) node: Draft,
    pub(crate) names: Keys<2>,
    /// A hash it may be found by, of a name that is its own node otherwise.
    pub(crate) reversed: u64,
    /// Key of the title and the surname, 0 without a title.
    pub(crate) titled: u64,
    /// Whether it is written in capitals only.
    pub(crate) capitals: bool,
}

impl Made {
    fn new(label: Label, key: u64, name: u64, size: u8) -> Made {
        let node = Node {
            key,
            label,
            size,
            words: 0,
            strong: false,
            lists: Lists::default(),
            noun: false,
            acronym: 0,
            given: 0,
            surname: 0,
            tally: 0,
            known: false,
            forms: 0,
            sex: Sex::Unknown,
            generation: 0,
            apart: false,
            count: 0,
            total: 0,
            hits: 0,
            before: NONE,
            root: 0,
            entity: NONE,
        };
        let node = Draft {
            node,
            like: Keys::default(),
            shorts: Keys::default(),
            only: Keys::default(),
            givens: Keys::default(),
            surnames: Keys::default(),
            short_of: Keys::default(),
            sound_of: Keys::default(),
            only_of: Keys::default(),
        };
        let mut names = Keys::default();
        names.push(name);
        Made { node, names, reversed: 0, titled: 0, capitals: false }
    }

    /// Equal values of one kind are one thing; what has no value is its text.
    pub(crate) fn value(text: &[u8], mention: &Mention, value: &Value) -> Made {
        let folded = |span: Span| name_words(text, span).fold(0, |h, w| mix(h, key::word(w).exact));
        let moment = |t: Timestamp| {
            let day = (t.year as u64) << 16 | u64::from(t.month) << 8 | u64::from(t.day);
            let time = u64::from(t.hour) << 16 | u64::from(t.minute) << 8 | u64::from(t.second);
            mix(mix(day, time), t.zone as u64)
        };
        let hash = if !value.timestamp.is_none() {
            mix(moment(value.timestamp), moment(value.until))
        } else if value.number.is_finite() {
            let hedged = mix(value.number.to_bits(), value.qualifier as u64);
            let unit =
                value.currency().map_or(folded(value.unit), |code| key::hash(code.as_bytes()));
            mix(mix(hedged, unit), u64::from(value.flags & Value::RATIO))
        } else {
            mix(folded(mention.span), folded(value.unit))
        };
        let key = mix(mention.label as u64, hash);
        Made::new(mention.label, key, key, 1)
    }

    pub(crate) fn name(text: &[u8], span: Span, label: Label) -> Made {
        let name = Name::read(text, span, label);
        if name.len == 0 {
            let key = mix(label as u64, key::hash(&text[span]));
            return Made::new(label, key, key, 0);
        }
        let mut made = if label == Label::Person {
            name.person(around::around(text, span))
        } else {
            name.thing(label)
        };
        made.capitals = name.capitals;
        made
    }
}

/// The words of a name, folded.
struct Name {
    words: [Word; WORDS],
    len: usize,
    person: bool,
    /// The row of [`alias`] that the whole name is in.
    alias: Option<u16>,
    /// Bit set of the words that are small: "of", "and".
    small: u16,
    /// Bit set of the words behind a hyphen.
    joined: u16,
    /// Bit set of the words that at the end say only what kind of thing it is ("Front").
    generic: u16,
    /// Whether it ends with the legal form of a company, which is left out.
    company: bool,
    /// Bit sets of the words that are [`names::KINDS`] and [`names::SHARED`].
    kinds: u16,
    shared: u16,
    /// Whether a place begins with "City of".
    settlement: bool,
    /// Whether it begins with "Hurricane" or its like.
    storm: bool,
    /// Whether it begins with "FC" or its like.
    club: bool,
    /// Whether it is a word and "Islands", and the hash of the only word without its "s": "Falklands".
    islands: bool,
    singular: u64,
    /// Whether the only word has capitals inside, as acronyms have: "MoD".
    acronym: bool,
    /// Title and sex that the name itself begins with.
    title: u64,
    sex: Sex,
    /// [`around::generation`] of its end.
    generation: u8,
    /// Hash of the particles before the last word, 0 for none; whether they begin the name.
    particles: u64,
    leads: bool,
    /// Whether all letters are capitals.
    capitals: bool,
    /// Whether the last word may stand for a club: it is one of [`names::TEAMS`], or a plural: "Lakers".
    team: bool,
    plural: bool,
}

/// Whether `word`, or the abbreviation without its dots, is in `list`.
fn listed<const N: usize>(list: &Words<N>, word: &[u8]) -> bool {
    match word {
        // "N.V."
        [a, b'.', b, b'.'] | [a, b'.', b] => list.has(&[*a, *b]),
        _ => list.has(word.strip_suffix(b".").unwrap_or(word)),
    }
}

/// The words of a span, without white space, hyphens, quotes and a possessive's end.
fn name_words(text: &[u8], span: Span) -> impl Iterator<Item = &[u8]> + Clone {
    let mut rest = text.get(span.range()).unwrap_or_default();
    core::iter::from_fn(move || {
        while !rest.is_empty() {
            let parts = |&at: &usize| !rest[at].is_ascii_alphabetic() && parting(&rest[at..]) > 0;
            let end = (0..rest.len()).find(parts).unwrap_or(rest.len());
            let word = &rest[..end];
            rest = &rest[end + parting(&rest[end..])..];
            let word = possessed(word);
            if !word.is_empty() {
                return Some(word);
            }
        }
        None
    })
}

/// Length of the white space or mark between the words of a name that `bytes` begin with, 0 if none.
fn parting(bytes: &[u8]) -> usize {
    match *bytes {
        [b'-' | b',' | b'"' | b'(' | b')' | b'/', ..] => 1,
        // Hyphens, dashes and quotes; U+200B to U+200D stand inside words and show nothing.
        [0xE2, 0x80, 0x90..=0x95 | 0x9C..=0x9F, ..] => 3,
        [0xE2, 0x80, 0x8B, ..] | [0xEF, 0xBB, 0xBF, ..] => 0,
        [b'!'..=b'~', ..] | [] => 0,
        _ => space::leading(bytes),
    }
}

/// The word without "'s".
fn possessed(word: &[u8]) -> &[u8] {
    let whole = match word {
        [whole @ .., b's' | b'S'] => whole,
        _ => word,
    };
    match whole {
        [name @ .., b'\''] | [name @ .., 0xE2, 0x80, 0x99] => name,
        _ => word,
    }
}

/// Whether the word is a letter with a dot.
fn letter(raw: &[u8]) -> bool {
    matches!(raw, [b'A'..=b'Z', b'.'])
}

/// The letters of "J.K." or, where `mixed` says that other words have small letters, of "JK".
fn initials(raw: &[u8], mixed: bool) -> Option<impl Iterator<Item = u8>> {
    let dotted = raw.len() >= 3
        && raw.iter().enumerate().all(|(i, b)| match i % 2 {
            0 => b.is_ascii_uppercase(),
            _ => *b == b'.',
        });
    let vowel = |b: &u8| matches!(b, b'A' | b'E' | b'I' | b'O' | b'U');
    // "JK" but not "LI", a surname in capitals.
    let bare = mixed
        && matches!(raw.len(), 2 | 3)
        && raw.iter().all(u8::is_ascii_uppercase)
        && !raw.windows(2).any(|w| !vowel(&w[0]) && vowel(&w[1]));
    (dotted || bare).then(|| raw.iter().copied().filter(u8::is_ascii_uppercase))
}

impl Name {
    fn read(text: &[u8], span: Span, label: Label) -> Name {
        let person = label == Label::Person;
        let mut name = Name {
            words: [Word::default(); WORDS],
            len: 0,
            person,
            alias: None,
            small: 0,
            joined: 0,
            generic: 0,
            company: false,
            kinds: 0,
            shared: 0,
            settlement: false,
            storm: false,
            club: false,
            islands: false,
            singular: 0,
            acronym: false,
            title: 0,
            sex: Sex::Unknown,
            generation: 0,
            particles: 0,
            leads: false,
            capitals: false,
            team: false,
            plural: false,
        };
        let raw = text.get(span.range()).unwrap_or_default();
        let mixed = raw.iter().any(u8::is_ascii_lowercase);
        name.capitals = !mixed && raw.iter().any(u8::is_ascii_uppercase);
        let mut all = name_words(text, span).peekable();
        let mut company = None;
        while let Some(raw) = all.next() {
            let last = all.peek().is_none();
            let hyphen =
                matches!(text[end_of(text, raw)..], [b'-', ..] | [0xE2, 0x80, 0x90 | 0x91, ..]);
            let particle = person && !last && listed(&names::PARTICLES, raw);
            let generation =
                if person && last && name.len > 0 { around::generation(raw) } else { 0 };
            if person
                && !last
                && name.len == 0
                && let Some((title, sex)) = around::title(raw)
            {
                (name.title, name.sex) = (title, sex);
                continue;
            }
            if particle {
                name.particles = mix(name.particles, key::word(raw).exact);
            }
            if generation != 0 {
                name.generation = generation;
                continue;
            }
            let skip = raw.eq_ignore_ascii_case(b"the")
                || !last && key::article(raw, hyphen) && (hyphen || !person || name.len > 0)
                || person && !last && name.len == 0 && listed(&names::TITLES, raw)
                || person && name.len > 0 && (listed(&names::SUFFIXES, raw) || particle);
            if skip {
                if person && key::article(raw, hyphen) {
                    name.particles = mix(name.particles, ARTICLE);
                }
                continue;
            }
            if !last && !particle && name.len > 0 {
                name.particles = 0;
            }
            name.leads |= particle && name.len == 0;
            // "Syrians" are the group of "Syrian".
            let plural = label == Label::Group && last && raw.len() > 4 && !raw.ends_with(b"ss");
            let raw = if plural { raw.strip_suffix(b"s").unwrap_or(raw) } else { raw };
            if label == Label::Organization && name.len > 0 && listed(&names::COMPANIES, raw) {
                company = company.or(Some(name.len));
            } else {
                company = None;
            }
            if person
                && !last
                && let Some(letters) = initials(raw, mixed)
            {
                letters.for_each(|b| name.push(key::word(&[b]), raw, false));
                continue;
            }
            let raw = match label {
                Label::Organization => raw.strip_suffix(b".com").unwrap_or(raw),
                _ => raw,
            };
            let mut word = if person { key::of_person(raw) } else { key::word(raw) };
            if word.letters == 0 {
                continue;
            }
            if !person && letter(raw) && all.peek().is_some_and(|next| letter(next)) {
                // "U. S." is one word.
                let (mut letters, mut len) = ([raw[0]; 8], 1);
                while len < letters.len()
                    && let Some(next) = all.next_if(|next| letter(next))
                {
                    letters[len] = next[0];
                    len += 1;
                }
                word = key::word(&letters[..len]);
                name.acronym = name.len == 0;
            } else if !person && name.len == 0 {
                name.settlement = names::SETTLEMENTS.has(raw);
                name.storm = names::STORMS.has(raw);
                name.club = names::CLUBS.has(raw);
                let upper = raw.iter().filter(|b| b.is_ascii_uppercase()).count();
                name.acronym = upper >= 2 && word.letters <= 8;
                let single = raw.strip_suffix(b"s").filter(|_| last && label == Label::Location);
                name.singular = single.map_or(0, |raw| key::word(raw).exact);
            }
            name.islands = last && name.len == 1 && raw.eq_ignore_ascii_case(b"islands");
            let start = end_of(text, raw) - raw.len();
            let joined = start > span.start as usize && text[start - 1] == b'-';
            name.push(word, raw, joined);
        }
        name.company = company.is_some();
        name.len = company.unwrap_or(name.len);
        name.leads &= name.len == 2 && name.particles != 0;
        if !matches!(label, Label::Person | Label::Group) {
            name.alias = alias::row(name.exact(0, name.len));
            name.shorten_prefix();
        }
        name
    }

    fn push(&mut self, word: Word, raw: &[u8], joined: bool) {
        if self.len < WORDS {
            let bit = |set: bool| u16::from(set) << self.len;
            self.joined |= bit(joined);
            if !self.person {
                self.team = names::TEAMS.has(raw);
                self.plural = word.letters > 4 && raw.ends_with(b"s") && !raw.ends_with(b"ss");
                self.small |= bit(listed(&names::SMALL, raw));
                self.generic |= bit(listed(&names::GENERIC, raw));
                self.kinds |= bit(names::KINDS.has(raw));
                self.shared |= bit(names::SHARED.has(raw));
            }
            self.words[self.len] = word;
            self.len += 1;
        } else {
            let rest = &mut self.words[WORDS - 1];
            rest.exact = mix(rest.exact, word.exact);
            rest.key = mix(rest.key, word.key);
            rest.skeleton = mix(rest.skeleton, word.skeleton);
        }
    }

    /// Makes one word of "United Nations" and "UN" at the start of a longer name.
    fn shorten_prefix(&mut self) {
        for size in [2, 1] {
            if self.len <= size {
                continue;
            }
            let Some(row) = alias::prefix(self.exact(0, size)) else { continue };
            let word = mix(ALIAS, u64::from(row));
            self.words.copy_within(size..self.len, 1);
            [&mut self.small, &mut self.joined, &mut self.kinds, &mut self.generic]
                .into_iter()
                .for_each(|bits| *bits >>= size - 1);
            self.shared = self.shared >> (size - 1) | 1;
            self.len -= size - 1;
            self.words[0] =
                Word { exact: word, key: word, skeleton: word, consonants: 3, ..self.words[0] };
            // Two letters of the acronym: "UN".
            self.words[0].initial = 0x80 | row as u8;
            return;
        }
    }

    fn exact(&self, from: usize, to: usize) -> u64 {
        self.words[from..to].iter().fold(0, |h, w| mix(h, w.exact))
    }

    fn consonants(&self, from: usize, to: usize) -> u32 {
        self.words[from..to].iter().map(|w| u32::from(w.consonants)).sum()
    }

    /// Hash that spelling variants share, if the words have enough consonants to tell names by.
    fn sound(&self, from: usize, to: usize) -> u64 {
        let weak = self.consonants(from, to) < 3;
        let words = &self.words[from..to];
        words.iter().fold(0, |h, w| mix(h, if weak { w.exact } else { w.skeleton }))
    }

    /// The stable key: of all words.
    fn stable(&self) -> u64 {
        self.words[..self.len].iter().fold(0, |h, w| mix(h, w.key))
    }

    fn person(&self, around: Around) -> Made {
        let class = Label::Person;
        let n = self.len;
        let (first, last) = (self.words[0], self.words[n - 1]);
        let generation = if self.generation != 0 { self.generation } else { around.generation };
        let title = if self.title != 0 { self.title } else { around.title };
        let given = Given::of(first.exact);
        let name = mix(class as u64, mix(1 + u64::from(generation), self.exact(0, n)));
        let stable = match n {
            1 => self.stable(),
            _ => mix(mix(0, first.key), last.key),
        };
        let size = if self.leads { 1 } else { n as u8 };
        let mut made = Made::new(class, mix(class as u64, stable), name, size);
        let node = &mut made.node;
        node.words = mix(generation.into(), self.exact(0, n));
        node.surname = last.exact;
        node.tally = last.tally;
        node.sex = self.sex.or(around.sex);
        node.generation = generation;
        node.known = given.is_some();
        node.forms = given.map_or(0, Given::set);
        let full = match self.particles {
            0 => last.exact,
            particles => mix(particles, last.exact),
        };
        if title != 0 {
            made.titled = Short::Titled.key(class, mix(title, full));
        }
        let surname = Short::Surname.key(class, full);
        let sound = Short::Sound.key(class, self.sound(n - 1, n));
        let numbered = Short::Generation.key(class, mix(full, generation.into()));
        let set = Short::Form.key(class, node.forms);
        if n == 1 && generation == 0 {
            self.bare(around.family, &mut made);
            return made;
        }
        node.given = first.key;
        node.apart = around.kin;
        if n == 1 {
            // "Oakes Jr.", or a king.
            node.short_of.push(numbered);
            if given.is_none() {
                node.short_of.push(surname);
            }
            node.shorts.push(Short::Given.key(class, first.exact));
            return made;
        }
        node.surnames.push(surname);
        if self.particles != 0 {
            node.surnames.push(Short::Dropped.key(class, last.exact));
        }
        node.surnames.push(sound);
        if generation != 0 {
            node.shorts.push(numbered);
        }
        if self.leads {
            node.short_of.push(surname);
        }
        let initial = |kind: Short, initials: u64| kind.key(class, mix(last.exact, initials));
        let (a, m) = (u64::from(first.initial), u64::from(self.words[1].initial));
        let part = |a: usize, b: usize| Short::Part.key(class, self.pair(a, b));
        if first.letters == 1 {
            match n {
                2 => node.only_of.push(initial(Short::Initial, a)),
                _ => {
                    node.only_of.push(initial(Short::Initials, a << 8 | m));
                    node.only_of.push(initial(Short::Plain, a));
                }
            }
        } else {
            node.sex = node.sex.or(given.map_or(Sex::Unknown, Given::sex));
            if self.joined & 2 == 0 {
                node.givens.push(Short::Given.key(class, first.exact));
                if node.forms != 0 {
                    node.givens.push(set);
                }
            }
            node.only.push(initial(Short::Initial, a));
            match n {
                2 => node.only.push(initial(Short::Plain, a)),
                _ => node.only.push(initial(Short::Initials, a << 8 | m)),
            }
            // "Ford" is the man or the company.
            node.only.push(Short::Head.key(Label::Organization, last.exact));
            // Of two surnames the first is in use: "Pedro Sánchez Pérez".
            let middle = self.words[1];
            if n == 3 && self.joined == 0 && middle.letters > 1 && Given::of(middle.exact).is_none()
            {
                node.only.push(Short::Middle.key(class, middle.exact));
            }
            let middle = if n > 2 { m } else { 0 };
            let parted = |hash| mix(class as u64, mix(hash, u64::from(generation) << 8 | middle));
            if self.words[0].consonants + last.consonants >= 3 {
                let sound = mix(mix(2, first.skeleton), last.skeleton);
                node.like.push(parted(sound));
            }
            node.like.push(match node.forms {
                0 => parted(mix(mix(4, first.key), last.key)),
                forms => parted(mix(mix(3, forms), last.exact)),
            });
        }
        if n == 2 {
            if generation == 0 {
                node.short_of.push(part(0, 1));
            }
            let reversed = mix(mix(0, last.exact), first.exact);
            made.reversed = mix(class as u64, mix(1 + u64::from(generation), reversed));
        } else {
            // With different middle names people are different; without one it may be either, or the given name
            // may be left out.
            if self.joined == 0 {
                let middle = mix(self.pair(0, n - 1), m << 8 | u64::from(generation));
                made.names.push(mix(class as u64, mix(4, middle)));
                if generation == 0 {
                    node.shorts.push(part(0, n - 1));
                }
            }
            for i in 1..n - 1 {
                node.shorts.push(part(i, n - 1));
            }
            node.shorts.push(part(0, 1));
        }
        made
    }

    /// A surname or a given name alone.
    fn bare(&self, family: bool, made: &mut Made) {
        let class = Label::Person;
        let word = self.words[0].exact;
        let node = &mut made.node;
        if family || node.sex != Sex::Unknown {
            // "Mr Lund" and "Mrs Lund" are two, and a family is neither.
            let name =
                mix(class as u64, mix(5, mix(word, u64::from(family) << 2 | node.sex as u64)));
            made.names = Keys::default();
            made.names.push(name);
            node.words = 0;
        }
        if family {
            return;
        }
        let sex = node.sex;
        let surname = |keys: &mut Keys<9>| {
            let article = (self.particles != 0).then(|| mix(self.particles, word));
            let surnames = article.into_iter().chain([word]).map(|w| Short::Surname.key(class, w));
            for key in surnames.chain([Short::Dropped.key(class, word)]) {
                if sex == Sex::Unknown {
                    keys.push(key);
                } else {
                    keys.push(sexed(key, sex));
                    keys.push(sexed(key, Sex::Unknown));
                }
            }
        };
        let given = |keys: &mut Keys<9>| {
            keys.push(Short::Given.key(class, word));
            if node.forms != 0 {
                keys.push(Short::Form.key(class, node.forms));
            }
        };
        let mut short_of = Keys::default();
        surname(&mut short_of);
        given(&mut short_of);
        if !node.known {
            let sound = Short::Sound.key(class, self.sound(0, 1));
            if sex == Sex::Unknown {
                node.sound_of.push(sound);
            } else {
                node.sound_of.push(sexed(sound, sex));
                node.sound_of.push(sexed(sound, Sex::Unknown));
            }
        }
        node.short_of = short_of;
        if !node.known {
            node.only_of.push(Short::Middle.key(class, word));
        }
        if sex != Sex::Unknown {
            node.surnames.push(Short::Surname.key(class, word));
        }
    }

    /// Hash of two words.
    fn pair(&self, a: usize, b: usize) -> u64 {
        mix(mix(0, self.words[a].exact), self.words[b].exact)
    }

    fn thing(&self, label: Label) -> Made {
        let n = self.len;
        if let Some(row) = self.alias {
            // The row is the thing, in all articles. But where the tagger sees two, a state and its team, they stay two.
            let key = mix(ALIAS, u64::from(row));
            let mut made = Made::new(label, key, mix(label as u64, key), n as u8);
            made.node.words = key;
            self.shorts(label, &mut made.node);
            return made;
        }
        let exact = mix(label as u64, mix(1, self.exact(0, n)));
        let mut made = Made::new(label, mix(label as u64, self.stable()), exact, n as u8);
        // "Ann Lund Ltd." is no person.
        if !(self.company && n == 2 && Given::of(self.words[0].exact).is_some()) {
            made.node.words = mix(0, self.exact(0, n));
        }
        made.node.like.push(mix(label as u64, mix(2, self.sound(0, n))));
        made.node.strong = self.consonants(0, n) >= 4;
        if label == Label::Organization
            && let Some((kind, rest)) = self.office()
        {
            let rest = self.exact(rest.start, rest.end);
            made.names.push(mix(label as u64, mix(6, mix(kind, rest))));
        }
        if label != Label::Group {
            self.shorts(label, &mut made.node);
        }
        made
    }

    /// What "Defence Ministry" and "Ministry of Defence" share: the kind, and where the rest stands.
    fn office(&self) -> Option<(u64, core::ops::Range<usize>)> {
        const OFFICES: [u64; 2] = [key::exact(b"ministry"), key::exact(b"department")];
        let (n, first) = (self.len, self.words[0].exact);
        let last = self.words[n - 1].exact;
        match () {
            () if n > 2 && self.small & 2 != 0 && OFFICES.contains(&first) => Some((first, 2..n)),
            () if n > 1 && OFFICES.contains(&last) => Some((last, 0..n - 1)),
            () => None,
        }
    }

    fn shorts(&self, label: Label, node: &mut Draft) {
        let n = self.len;
        let organization = label == Label::Organization;
        let acronym = |hash| Short::Acronym.key(Label::Organization, hash);
        let part = |from, to| Short::Part.key(label, self.exact(from, to));
        let head = |word: Word| Short::Head.key(label, word.exact);
        let kind = |word: Word| Short::Kind.key(label, word.exact);
        let single = self.words[0];
        if n == 1 && self.acronym {
            node.acronym = acronym(single.exact);
        }
        if self.alias.is_none() {
            if node.acronym != 0 {
                node.short_of.push(defined(node.acronym));
                node.short_of.push(node.acronym);
            }
            node.short_of.push(part(0, n));
            if self.singular != 0 {
                node.short_of.push(Short::Islands.key(label, self.singular));
            }
            if n == 1 && organization {
                if self.team || self.plural && self.shared & 1 == 0 {
                    node.only_of.push(kind(single));
                    node.noun = self.team;
                }
                match self.kinds & 1 {
                    0 if self.shared & 1 == 0 && !self.company => node.only_of.push(head(single)),
                    0 => {}
                    _ => {
                        node.only_of.push(kind(single));
                        node.noun = true;
                    }
                }
            }
        }
        if n < 2 {
            return;
        }
        let hyphens = self.joined;
        let generic = self.generic >> (n - 1) & 1 != 0;
        let end = if generic && n > 2 { 1 << (n - 1) } else { 0 };
        for without in [self.small, 0, self.small | hyphens, self.small | end] {
            node.shorts.push(acronym(self.initials(without)));
        }
        let person = Given::of(single.exact).is_some();
        let prefixed = single.initial >= 0x80;
        // "Boston" is no university; but "Lumo" is the bank.
        let institution = self.kinds & !self.generic & !1 != 0;
        if organization {
            // The letters of "Defence Ministry" are "MD" and "MoD".
            if let Some((_, rest)) = self.office().filter(|(_, rest)| rest.start == 0) {
                let first = self.words[n - 1].initial;
                for of in [&[first][..], &[first, b'o']] {
                    let mut letters = [0; WORDS + 2];
                    letters[..of.len()].copy_from_slice(of);
                    for (word, to) in self.words[rest.clone()].iter().zip(&mut letters[of.len()..])
                    {
                        *to = word.initial;
                    }
                    node.shorts.push(acronym(key::exact(&letters[..of.len() + rest.len()])));
                }
            }
            // "Royal Bank of Scotland" is not "Bank of Scotland".
            let whole = n > 2 && self.kinds & 2 != 0 && self.small & 4 != 0 && !prefixed;
            if (n > 2 || prefixed || self.club) && !whole {
                node.shorts.push(part(1, n));
            }
            if generic && !(person && n > 2) {
                node.shorts.push(part(0, n - 1));
            }
            if self.words[n - 1].capitals && self.words[n - 1].letters > 2 {
                node.shorts.push(acronym(self.words[n - 1].exact));
            }
            if person && n == 2 {
                node.only.push(head(self.words[1]));
            } else if self.shared & 1 == 0 && !person && !institution {
                node.only.push(head(single));
            }
            if self.team || self.plural && !generic {
                node.only.push(kind(self.words[n - 1]));
            }
            if self.team && n > 2 {
                node.only.push(part(0, n - 1));
            }
            for i in [0, n - 1].into_iter().filter(|i| self.kinds >> i & 1 != 0) {
                node.only.push(kind(self.words[i]));
            }
        }
        if self.storm {
            node.shorts.push(part(n - 1, n));
        }
        if label == Label::Location {
            if self.islands {
                node.shorts.push(Short::Islands.key(label, single.exact));
            }
            if self.settlement && n > 2 && self.small & 2 != 0 {
                node.shorts.push(part(2, n));
            }
        }
    }

    /// Hash of the word that the words' first letters make, those in `without` left out.
    fn initials(&self, without: u16) -> u64 {
        let mut letters = [0; WORDS + 1];
        let mut len = 0;
        for (i, word) in self.words[..self.len].iter().enumerate() {
            let prefix = match word.initial {
                0x80 => Some(b"us"),
                0x81 => Some(b"uk"),
                0x82 => Some(b"un"),
                0x83 => Some(b"eu"),
                _ => None,
            };
            if let (Some(two), 0) = (prefix, i) {
                letters[..2].copy_from_slice(two);
                len = 2;
            } else if without >> i & 1 == 0 {
                letters[len] = word.initial;
                len += 1;
            }
        }
        key::exact(&letters[..len])
    }
}

/// Offset in `text` of the end of `part`, a piece of it.
fn end_of(text: &[u8], part: &[u8]) -> usize {
    part.as_ptr() as usize - text.as_ptr() as usize + part.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_parted_at_characters() {
        for (name, words) in [
            ("Nicol\u{e0} Marten", "Nicol\u{e0}|Marten"),
            ("Citt\u{e0}", "Citt\u{e0}"),
            ("Nora\u{a0}Keller", "Nora|Keller"),
            ("Nora\u{202f}Keller", "Nora|Keller"),
            ("Nora\u{2009} \nKeller\u{2019}s", "Nora|Keller"),
            ("Min\u{2011}ho", "Min|ho"),
            ("Kel\u{200b}ler, \"Bo\" (West)", "Kel\u{200b}ler|Bo|West"),
            ("- \u{a0}", ""),
        ] {
            let span = Span::at(0, name.len());
            let found: alloc::vec::Vec<&str> = name_words(name.as_bytes(), span)
                .map(|w| core::str::from_utf8(w).unwrap())
                .collect();
            assert_eq!(found.join("|"), words);
        }
    }
}
