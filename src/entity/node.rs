//! A name's words, and the hashes that say which other names it may be the same as.

use super::alias;
use super::key::{self, Word, mix};
use crate::lexicon::{Words, names};
use crate::span::Span;
use crate::text::space;
use crate::types::{Label, Mention, Timestamp, Value};

/// Words of a name that count one by one; the rest counts as part of the last.
const WORDS: usize = 12;
/// Starts the keys of [`alias`] rows.
const ALIAS: u64 = 0xA11A5;
/// No entity yet.
pub(crate) const NONE: u32 = u32::MAX;

/// What a short form is of a full name: keys of different kinds never meet.
#[derive(Clone, Copy)]
enum Short {
    Surname = 1,
    Given,
    Initial,
    Acronym,
    Part,
}

impl Short {
    fn key(self, class: Label, hash: u64) -> u64 {
        mix((self as u64) << 8 | class as u64, hash)
    }
}

/// The mentions of one name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node {
    /// Stable key of the name.
    pub(crate) key: u64,
    /// How full the name is: words, then letters.
    pub(crate) size: (u8, u32),
    /// Short forms of this name; 0 for none.
    pub(crate) shorts: [u64; 5],
    /// What this name may be a short form of; 0 for none.
    pub(crate) short_of: [u64; 2],
    /// Its entity once it has one.
    pub(crate) entity: u32,
}

/// A node to be, and the hashes it is found by.
pub(crate) struct Made {
    pub(crate) node: Node,
    pub(crate) lookups: [u64; 2],
}

impl Made {
    fn new(key: u64, lookups: [u64; 2], size: (u8, u32)) -> Made {
        let node = Node { key, size, shorts: [0; 5], short_of: [0; 2], entity: NONE };
        Made { node, lookups }
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
        Made::new(key, [key, 0], (1, mention.span.len() as u32))
    }

    pub(crate) fn name(text: &[u8], span: Span, label: Label) -> Made {
        let name = Name::read(text, span, label);
        let size = (name.len as u8, span.len() as u32);
        if name.len == 0 {
            let key = mix(label as u64, key::hash(&text[span]));
            return Made::new(key, [key, 0], size);
        }
        if label == Label::Person { name.person(size) } else { name.thing(label, size) }
    }
}

/// The words of a name, folded.
struct Name {
    words: [Word; WORDS],
    len: usize,
    /// The row of [`alias`] that the whole name is in.
    alias: Option<u16>,
    /// Bit set of the words that are small: "of", "and".
    small: u16,
    /// Whether the last word says only what kind of thing it is ("Front").
    generic: bool,
}

/// Whether `word`, or the abbreviation without its dot, is in `list`.
fn listed<const N: usize>(list: &Words<N>, word: &[u8]) -> bool {
    list.has(word.strip_suffix(b".").unwrap_or(word))
}

/// The words of a span, without white space, hyphens, quotes and a possessive's end.
fn name_words(text: &[u8], span: Span) -> impl Iterator<Item = &[u8]> + Clone {
    let mut rest = text.get(span.range()).unwrap_or_default();
    core::iter::from_fn(move || {
        while !rest.is_empty() {
            let end = (0..rest.len()).find(|&at| parting(&rest[at..]) > 0).unwrap_or(rest.len());
            let word = &rest[..end];
            rest = &rest[end + parting(&rest[end..])..];
            if !word.is_empty() {
                return Some(possessed(word));
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
    ["'s", "’s", "'", "’", "'S"]
        .iter()
        .find_map(|end| word.strip_suffix(end.as_bytes()))
        .unwrap_or(word)
}

impl Name {
    fn read(text: &[u8], span: Span, label: Label) -> Name {
        let person = label == Label::Person;
        let mut name =
            Name { words: [Word::default(); WORDS], len: 0, alias: None, small: 0, generic: false };
        let mut all = name_words(text, span).peekable();
        let mut company = None;
        while let Some(raw) = all.next() {
            let last = all.peek().is_none();
            let hyphen =
                matches!(text[end_of(text, raw)..], [b'-', ..] | [0xE2, 0x80, 0x90 | 0x91, ..]);
            let skip = raw.eq_ignore_ascii_case(b"the")
                || !last && key::article(raw, hyphen) && (hyphen || !person || name.len > 0)
                || person && !last && name.len == 0 && listed(&names::TITLES, raw)
                || person
                    && name.len > 0
                    && (listed(&names::SUFFIXES, raw) || listed(&names::PARTICLES, raw) && !last);
            if skip {
                continue;
            }
            // "Syrians" are the group of "Syrian".
            let plural = label == Label::Group && last && raw.len() > 4 && !raw.ends_with(b"ss");
            let raw = if plural { raw.strip_suffix(b"s").unwrap_or(raw) } else { raw };
            if label == Label::Organization && name.len > 0 && listed(&names::COMPANIES, raw) {
                company = Some(name.len);
            }
            let word = key::word(raw);
            if word.letters == 0 {
                continue;
            }
            name.generic = last && listed(&names::GENERIC, raw);
            if name.len < WORDS {
                name.small |= u16::from(listed(&names::SMALL, raw)) << name.len;
                name.words[name.len] = word;
                name.len += 1;
            } else {
                let rest = &mut name.words[WORDS - 1];
                rest.exact = mix(rest.exact, word.exact);
                rest.key = mix(rest.key, word.key);
                rest.skeleton = mix(rest.skeleton, word.skeleton);
            }
        }
        name.len = company.filter(|at| at + 1 == name.len).unwrap_or(name.len);
        if !matches!(label, Label::Person | Label::Group) {
            name.alias = alias::row(name.exact(0, name.len));
            name.shorten_prefix();
        }
        name
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
            self.small >>= size - 1;
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

    /// Hash that spelling variants share, if the words have enough consonants to tell names by.
    fn sound(&self, from: usize, to: usize) -> u64 {
        let words = &self.words[from..to];
        let weak = words.iter().map(|w| u32::from(w.consonants)).sum::<u32>() < 3;
        words.iter().fold(0, |h, w| mix(h, if weak { w.exact } else { w.skeleton }))
    }

    /// The stable key: of all words.
    fn stable(&self) -> u64 {
        self.words[..self.len].iter().fold(0, |h, w| mix(h, w.key))
    }

    fn person(&self, size: (u8, u32)) -> Made {
        let class = Label::Person;
        let n = self.len;
        let exact = mix(class as u64, mix(1, self.exact(0, n)));
        let outer = self.pair(0, n - 1);
        let sound = mix(class as u64, if n == 1 { self.sound(0, 1) } else { mix(2, outer) });
        let middle = if n > 2 { self.words[1].initial } else { 0 };
        let stable = match n {
            1 => self.stable(),
            _ => mix(mix(0, self.words[0].key), self.words[n - 1].key),
        };
        let mut made = Made::new(mix(class as u64, stable), [exact, sound], size);
        let surname = self.sound(n - 1, n);
        let initial = |b: u8| Short::Initial.key(class, mix(surname, u64::from(b)));
        let part = |pair| Short::Part.key(class, pair);
        let [surname_key, given_key] =
            [Short::Surname.key(class, surname), Short::Given.key(class, self.sound(0, 1))];
        if n == 1 {
            made.node.short_of = [surname_key, given_key];
        } else if self.words[0].letters == 1 {
            made.node.shorts[0] = surname_key;
            made.node.short_of[0] = initial(self.words[0].initial);
        } else {
            made.node.shorts = [surname_key, given_key, initial(self.words[0].initial), 0, 0];
            if n == 2 {
                made.node.short_of[0] = part(outer);
            } else {
                // With different middle names people are different; without one it may be either, or the given name
                // may be left out.
                made.lookups = [exact, mix(sound, u64::from(middle))];
                made.node.shorts[3] = part(self.pair(n - 2, n - 1));
                made.node.shorts[4] = part(outer);
            }
        }
        made
    }

    /// [`sound`](Name::sound) of two words.
    fn pair(&self, a: usize, b: usize) -> u64 {
        let (a, b) = (self.words[a], self.words[b]);
        match a.consonants + b.consonants < 3 {
            true => mix(mix(0, a.exact), b.exact),
            false => mix(mix(0, a.skeleton), b.skeleton),
        }
    }

    fn thing(&self, label: Label, size: (u8, u32)) -> Made {
        let n = self.len;
        if let Some(row) = self.alias {
            // The row is the thing, in all articles. But where the tagger sees two, a state and its team, they stay two.
            let key = mix(ALIAS, u64::from(row));
            let mut made = Made::new(key, [mix(label as u64, key), 0], size);
            self.shorts(label, &mut made.node);
            return made;
        }
        let exact = mix(label as u64, mix(1, self.exact(0, n)));
        let sound = mix(label as u64, mix(2, self.sound(0, n)));
        let mut made = Made::new(mix(label as u64, self.stable()), [exact, sound], size);
        if label != Label::Group {
            self.shorts(label, &mut made.node);
        }
        made
    }

    fn shorts(&self, label: Label, node: &mut Node) {
        let n = self.len;
        let acronym = |hash| Short::Acronym.key(Label::Organization, hash);
        let part = |from, to| Short::Part.key(label, self.sound(from, to));
        let single = self.words[0];
        if n == 1 && single.capitals && single.letters >= 2 && self.alias.is_none() {
            node.short_of[0] = acronym(single.exact);
        }
        if label == Label::Organization && self.alias.is_none() {
            node.short_of[1] = part(0, n);
        }
        if n < 2 {
            return;
        }
        node.shorts[0] = acronym(self.initials(self.small));
        node.shorts[1] = acronym(self.initials(0));
        if label == Label::Organization {
            node.shorts[2] = if n > 2 { part(1, n) } else { 0 };
            node.shorts[3] = if self.generic { part(0, n - 1) } else { 0 };
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
