//! Keys of words of names: equal in every article, and for common ways to write a foreign name in Latin letters.
//!
//! What users count by is made of whole words, folded ([`fold`]), where [`spellings`] and a few rules say which are one name.
//! Within an article a looser *skeleton* finds what may be one name: accents, apostrophes and Arabic articles are dropped, spellings of one sound become
//! one letter ("kh" and "h", "q", "k" and "g", "ph" and "f"), double letters single. Of the vowels the class of the first
//! and of the last, if it ends the word, are kept, so that "Maria", "Mario" and "Mary" stay apart.

use crate::lexicon::spellings;
use crate::text::fold;

/// Bytes of the longest word that has a skeleton.
const LONGEST: usize = 32;

/// A word of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Word {
    /// Hash of the letters in lower case, without accents and punctuation.
    pub(crate) exact: u64,
    /// The same for all usual spellings of one foreign name, else `exact`: two known names never share it.
    pub(crate) key: u64,
    /// Hash of the skeleton.
    pub(crate) skeleton: u64,
    /// Consonants in the skeleton: with less than three it is a weak sign.
    pub(crate) consonants: u8,
    /// Letters or digits in it.
    pub(crate) letters: u8,
    /// The first letter in lower case.
    pub(crate) initial: u8,
    /// Whether the word is written in capitals only, as acronyms are.
    pub(crate) capitals: bool,
    /// How often each letter is in it, two bits for one, and the first and the last; 0 for a word that is too short to be
    /// known in spite of a slip.
    pub(crate) tally: u64,
}

/// The tallies of words with a letter more or less, or with letters in another order.
pub(crate) fn slips(tally: u64) -> impl Iterator<Item = u64> {
    let one = (0..26).map(|letter| 1u64 << (2 * letter));
    let near = one.flat_map(move |one| [tally.wrapping_add(one), tally.wrapping_sub(one)]);
    core::iter::once(tally).chain(near)
}

/// [`Word::tally`] of letters from "a" to "z".
fn tally(letters: &[u8]) -> u64 {
    let [first, .., last] = *letters else { return 0 };
    if letters.len() < 7 {
        return 0;
    }
    let ends = u64::from(first - b'a') << 54 | u64::from(last - b'a') << 59;
    letters.iter().fold(ends, |sum, b| sum.wrapping_add(1 << (2 * (b - b'a'))))
}

/// Hash of two hashes in order.
pub(crate) const fn mix(a: u64, b: u64) -> u64 {
    let x = (a.rotate_left(23) ^ b).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    x ^ x >> 29
}

/// Hash of no bytes.
const HASH: u64 = 0xCBF2_9CE4_8422_2325;

/// Hash of one byte more.
const fn step(h: u64, b: u8) -> u64 {
    (h ^ b as u64).wrapping_mul(0x0100_0000_01B3)
}

/// Hash of bytes.
pub(crate) const fn hash(bytes: &[u8]) -> u64 {
    let (mut h, mut i) = (HASH, 0);
    while i < bytes.len() {
        h = step(h, bytes[i]);
        i += 1;
    }
    mix(h, bytes.len() as u64)
}

/// The [`Word::exact`] of a word that is folded already.
pub(crate) const fn exact(folded: &[u8]) -> u64 {
    mix(hash(folded), 0)
}

/// The first letters of one word, folded.
#[derive(Clone, Copy)]
struct Letters {
    bytes: [u8; LONGEST],
    len: usize,
}

impl Letters {
    fn push(&mut self, b: u8) {
        if self.len < LONGEST {
            self.bytes[self.len] = b;
            self.len += 1;
        }
    }

    fn as_slice(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
}

/// The word `raw`, which has no white space in it.
pub(crate) fn word(raw: &[u8]) -> Word {
    read(raw, true)
}

/// The same of a person's name, in which capitals make no acronym.
pub(crate) fn of_person(raw: &[u8]) -> Word {
    read(raw, false)
}

fn read(raw: &[u8], acronyms: bool) -> Word {
    let mut folded = Letters { bytes: [0; LONGEST], len: 0 };
    // Of all bytes, also of those that have no room in `folded`.
    let (mut whole, mut len) = (HASH, 0usize);
    let mut push = |b: u8| {
        whole = step(whole, b);
        len += 1;
        folded.push(b);
    };
    let (mut upper, mut lower, mut letters, mut initial) = (0u32, 0u32, 0u32, 0);
    let mut rest = raw;
    while let [b, after @ ..] = rest {
        if b.is_ascii() {
            rest = after;
            if b.is_ascii_alphanumeric() {
                upper += u32::from(b.is_ascii_uppercase());
                lower += u32::from(b.is_ascii_lowercase());
                letters += 1;
                if initial == 0 {
                    initial = b.to_ascii_lowercase();
                }
                push(b.to_ascii_lowercase());
            }
            continue;
        }
        let (c, size) = bstr::decode_utf8(rest);
        match c {
            None => rest[..size.max(1)].iter().for_each(|b| push(*b)),
            Some(c) if c.is_alphanumeric() || fold::is_silent(c) => {
                upper += u32::from(c.is_uppercase());
                lower += u32::from(c.is_lowercase());
                fold::fold(c, |c| {
                    letters += 1;
                    if initial == 0 {
                        initial = letter(c);
                    }
                    c.encode_utf8(&mut [0; 4]).bytes().for_each(&mut push);
                });
            }
            Some(_) => {}
        }
        rest = &rest[size.max(1)..];
    }
    let exact = mix(mix(whole, len as u64), 0);
    let bytes = folded.as_slice();
    let capitals = upper >= 2 && lower == 0;
    let mut word = Word {
        exact,
        key: exact,
        skeleton: exact,
        consonants: 0,
        letters: letters.min(255) as u8,
        initial,
        capitals,
        tally: 0,
    };
    // Acronyms and codes have no sound.
    let plain = bytes.iter().all(u8::is_ascii_lowercase);
    if plain && len <= LONGEST && !(acronyms && capitals && len <= 4) {
        let (skeleton, consonants) = skeleton(bytes);
        word.skeleton = hash(skeleton.as_slice());
        word.consonants = consonants;
        word.key = key(bytes).unwrap_or(exact);
        if !acronyms {
            word.tally = tally(bytes);
        }
    }
    word
}

/// A letter as one byte: those beyond ASCII have numbers from 0xA0 on.
fn letter(c: char) -> u8 {
    match c.is_ascii() {
        true => c as u8,
        false => 0xA0 + (c as u32 % 0x5F) as u8,
    }
}

/// Ends of Slavic surnames, in the ways that scripts of their own are written in Latin letters. Those that are native in a
/// Latin script ("-ski", "-ow") are names of their own.
const ENDS: [(&[u8], &[u8]); 7] = [
    (b"skiy", b"sky"),
    (b"skyy", b"sky"),
    (b"skyi", b"sky"),
    (b"skij", b"sky"),
    (b"skii", b"sky"),
    (b"off", b"ov"),
    (b"eff", b"ev"),
];

/// [`Word::key`] of folded letters that are usually spelled in another way: "q" without "u" is "k", and what else is certain
/// of spellings.
fn key(letters: &[u8]) -> Option<u64> {
    if let Some(usual) = spellings::usual(letters) {
        return Some(exact(usual));
    }
    let end = ENDS.iter().find(|(end, _)| letters.len() > end.len() + 2 && letters.ends_with(end));
    let (stem, end) = match end {
        None if !letters.contains(&b'q') => return None,
        Some((from, to)) => (&letters[..letters.len() - from.len()], *to),
        None => (letters, &b""[..]),
    };
    let mut plain = Letters { bytes: [0; LONGEST], len: 0 };
    for (i, &b) in stem.iter().enumerate() {
        plain.push(if b == b'q' && stem.get(i + 1) != Some(&b'u') { b'k' } else { b });
    }
    end.iter().for_each(|&b| plain.push(b));
    Some(exact(plain.as_slice()))
}

/// Whether `raw` is an Arabic article that stands alone or before a hyphen; those that are English words too count
/// before a hyphen only.
pub(crate) fn article(raw: &[u8], hyphen: bool) -> bool {
    let is = |list: &[&[u8]]| list.iter().any(|a| a.eq_ignore_ascii_case(raw));
    is(&[b"al", b"el", b"ul", b"ez", b"az"])
        || hyphen
            && is(&[
                b"as", b"es", b"ash", b"esh", b"ad", b"ed", b"an", b"en", b"at", b"et", b"ar",
                b"er",
            ])
}

const fn is_vowel(b: u8) -> bool {
    matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Vowels that languages write for each other.
const fn vowel_class(b: u8) -> u8 {
    match b {
        b'a' | b'e' => b'a',
        b'o' | b'u' => b'u',
        _ => b'i',
    }
}

/// The consonant that `at` begins with as one letter, and how many it takes.
fn consonant(at: &[u8], first: bool) -> (u8, usize) {
    match at {
        [b't', b's', b'c', b'h', ..] => (b'C', 4),
        [b's', b'c', b'h', ..] => (b'S', 3),
        [b't', b'c', b'h', ..] => (b'C', 3),
        [b'd', b'z', b'h', ..] => (b'j', 3),
        [b'c', b'h', ..] => (b'C', 2),
        [b's', b'h', ..] => (b'S', 2),
        [b'k', b'h', ..] => (b'h', 2),
        [b'g', b'h', ..] => (b'k', 2),
        [b'd', b'h', ..] => (b'd', 2),
        [b't', b'h', ..] => (b't', 2),
        [b'p', b'h', ..] => (b'f', 2),
        [b'z', b'h', ..] | [b'd', b'j', ..] => (b'j', 2),
        [b'c', b'k', ..] => (b'k', 2),
        [b'c', b'e' | b'i' | b'y', ..] => (b's', 1),
        [b'c' | b'q' | b'g', ..] => (b'k', 1),
        [b'x', ..] if !first => (b'X', 1),
        [b'w', ..] => (b'v', 1),
        [b, ..] => (*b, 1),
        [] => (0, 1),
    }
}

fn skeleton(letters: &[u8]) -> (Letters, u8) {
    // "Ezzor" is "Ez-Zor" in one word.
    let letters = match letters {
        [b'e' | b'a', b'z', b'z', _, _, ..] => &letters[2..],
        _ => letters,
    };
    let mut out = Letters { bytes: [0; LONGEST], len: 0 };
    let (mut vowel, mut consonants, mut at) = (None, 0u8, 0);
    while at < letters.len() {
        let b = letters[at];
        let next = letters.get(at + 1);
        let consonant_next = next.is_some_and(|n| !is_vowel(*n));
        // Greek and Georgian names have "av" and "ev" before a consonant for "au" and "eu".
        let glide =
            matches!(b, b'v' | b'w') && at > 0 && is_vowel(letters[at - 1]) && consonant_next;
        let silent =
            b == b'h' && at > 0 && is_vowel(letters[at - 1]) && next.is_none_or(|n| !is_vowel(*n));
        if is_vowel(b) || glide || silent {
            if is_vowel(b) && vowel.is_none() {
                vowel = Some(vowel_class(b));
                // A first letter is heard best: "Emir" and "Amir" stay apart, "Omar" and "Umar" do not.
                if at == 0 {
                    out.push(if b == b'e' { b } else { vowel_class(b) });
                }
            }
            at += 1;
            continue;
        }
        let (mut sound, size) = consonant(&letters[at..], at == 0);
        let last = at + size >= letters.len();
        // "Lavrov", "Lavroff".
        if last && sound == b'v' || sound == b'f' && letters[at..] == *b"ff" {
            sound = b'f';
        }
        // "x" is "ks".
        let sounds = if sound == b'X' { [Some(b'k'), Some(b's')] } else { [Some(sound), None] };
        for s in sounds.into_iter().flatten() {
            if out.as_slice().last() != Some(&s) {
                out.push(s);
                consonants = consonants.saturating_add(1);
            }
        }
        at += size;
        // Double letters of any spelling: "Qaddafi", "Gadhafi".
        while letters.get(at) == Some(&b) && !is_vowel(b) {
            at += 1;
        }
    }
    // Behind the consonants, so that "Dimitri" and "Dmitry" agree.
    out.push(b'-');
    out.push(vowel.unwrap_or(b'-'));
    let silent_h = letters.strip_suffix(b"h").filter(|l| l.last().is_some_and(|b| is_vowel(*b)));
    let end = silent_h.unwrap_or(letters);
    if let [.., a, last] = end
        && is_vowel(*last)
        && (*last != b'e' || is_vowel(*a))
        && consonants > 0
    {
        let last = if *last == b'e' { *a } else { *last };
        out.push(b'+');
        out.push(vowel_class(last));
    }
    (out, consonants)
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    fn key(name: &str) -> Vec<u64> {
        let mut out = Vec::new();
        for part in name.split(' ') {
            let mut pieces = part.split('-').peekable();
            while let Some(piece) = pieces.next() {
                if !article(piece.as_bytes(), pieces.peek().is_some()) {
                    out.push(word(piece.as_bytes()).skeleton);
                }
            }
        }
        out
    }

    #[test]
    fn spellings_of_one_name_agree() {
        for names in [
            &["Deir Ezzor", "Deir el-Zour", "Deir al-Zor", "Deir Ez-Zor", "Dayr az-Zawr"][..4],
            &["Zakharova", "Zakhavrova", "Zaharova"],
            &["Gaddafi", "Qaddafi", "Gadhafi", "Qadhafi", "Kadafi", "Gheddafi"],
            &["Muammar", "Moammar", "Mouammar"],
            &["Aleksandr", "Alexander", "Alexandr", "Aleksander"],
            &["Mohammed", "Muhammad", "Mohamed", "Muhammed", "Mohammad"],
            &["Hussein", "Husayn", "Hosein", "Hussain"],
            &["Sergei", "Sergey", "Serguei"],
            &["Dmitry", "Dmitri", "Dmitriy", "Dimitri"],
            &["Zelensky", "Zelenskiy", "Zelenskyy", "Zelenski"],
            &["Lavrov", "Lavroff", "Lavrof"],
            &["Kharkiv", "Kharkov", "Harkov"],
            &["Raqqa", "Rakka", "Raqqah", "al-Raqqa"],
            &["Osama", "Usama"],
            &["Omar", "Umar"],
            &["Khaled", "Khalid", "Halid"],
            &["Youssef", "Yousef", "Yusuf"],
            &["Müller", "Muller", "Mueller"],
            &["Schröder", "Schroder", "Schroeder"],
            &["Kiev", "Kyiv"],
            &["Tell Abyad", "Tal Abyad"],
            &["Faisal", "Faysal"],
            &["Sarah", "Sara"],
            &["Catherine", "Katherine", "Katheryn"],
            &["Erdoğan", "Erdogan"],
            &["Noor", "Nour", "Nur"],
            &["O’Brien", "O'Brien", "OBrien"],
            &["Tchaikovsky", "Chaikovsky", "Tschaikowsky"],
        ] {
            for name in names {
                assert_eq!(key(name), key(names[0]), "{name} and {}", names[0]);
            }
        }
    }

    #[test]
    fn other_names_differ() {
        for (a, b) in [
            ("Maria", "Mario"),
            ("Maria", "Mary"),
            ("Martin", "Marin"),
            ("Anna", "Hanna"),
            ("Berlin", "Merlin"),
            ("Iran", "Iraq"),
            ("Iran", "Oran"),
            ("Austria", "Australia"),
            ("Brown", "Braun"),
            ("Smith", "Schmidt"),
            ("Niger", "Nigeria"),
            ("Putin", "Patten"),
            ("Obama", "Osama"),
            ("Kerry", "Kelly"),
            ("Johnson", "Jackson"),
            ("Mali", "Malta"),
            ("London", "Lindon"),
            ("Georgia", "Jordan"),
            ("Clinton", "Clayton"),
            ("Paris", "Peru"),
            ("Walker", "Weller"),
            ("Slovakia", "Slovenia"),
            ("CNN", "CNBC"),
            ("BBC", "BC"),
            ("S300", "S400"),
            ("Москва", "Минск"),
        ] {
            assert_ne!(key(a), key(b), "{a} and {b}");
        }
    }

    #[test]
    fn marks_on_letters_and_signs_that_show_nothing_make_no_word() {
        for words in [
            &["Nicolà", "Nicola", "NICOLA\u{300}"][..],
            &["Ștefan", "Stefan", "Ste\u{ad}fan"],
            &["Nguyễn", "NGUYEN"],
            &["Łukasz", "lukasz"],
            &["O’Brien", "O'Brien", "Obrien"],
            &["Αθήνα", "ΑΘΗΝΑ"],
            &["Москва", "МОСКВА"],
        ] {
            for one in words {
                let (one, first) = (word(one.as_bytes()), word(words[0].as_bytes()));
                assert_eq!((one.exact, one.key), (first.exact, first.key), "{words:?}");
                assert_eq!((one.letters, one.initial), (first.letters, first.initial), "{words:?}");
            }
        }
        let [a, b] = ["А.", "Б."].map(|w| word(w.as_bytes()));
        assert_eq!((a.letters, b.letters), (1, 1));
        assert_ne!(a.initial, b.initial);
        assert!(word("МОСКВА".as_bytes()).capitals && !word("Москва".as_bytes()).capitals);
        // Broken UTF-8, and more than has room: all letters count.
        assert_ne!(word(b"a\xC3b").exact, word(b"ab").exact);
        let long = "x".repeat(70_000);
        assert_ne!(word(long.as_bytes()).exact, word(&long.as_bytes()[1..]).exact);
    }

    /// Of the 10,000 most frequent surnames of the United States four pairs share a key, all spellings of one Arabic name ("Ahmad",
    /// "Ahmed"); 6,451 pairs share a skeleton.
    #[test]
    fn keys_part_known_names() {
        let key = |name: &str| word(name.as_bytes()).key;
        for names in [
            "Marx Marcus Marks Markus",
            "Meyer Mayer Meier Maier Myer",
            "Gates Cates Kates",
            "Cook Cooke Gook Koch",
            "Peters Pieters Peterson Petersen Pedersen",
            "Phillips Philips Philipps",
            "Allen Allan Alan Ellen",
            "Anna Anne Ann Ana Hanna",
            "Reed Reid Read",
            "Hansen Hanson Hensen",
            "Barry Berry Perry",
            "Terry Terri",
            "Kaminski Kaminsky",
            "Joseph Josef Yusuf",
            "Khan Kahn Han Kan",
            "Khomeini Khamenei",
            "Louis Luis Lewis",
            "Clark Clarke",
            "Hoff Hov",
        ] {
            let keys: Vec<u64> = names.split(' ').map(key).collect();
            let other = |i: usize| keys[..i].contains(&keys[i]);
            assert!(!(0..keys.len()).any(other), "{names}");
        }
        for names in [
            "Qaddafi Gaddafi Gadhafi Kadafi",
            "Mohammed Muhammad Mohamed",
            "Zelensky Zelenskiy Zelenskyy",
            "Lavrov Lavroff",
            "Markov Markoff",
            "Belinsky Belinskiy Belinskij",
            "Kyiv Kiev",
            "Faruq Faruk",
            "Dmitri Dmitry",
        ] {
            assert!(
                names.split(' ').all(|name| key(name) == key(&names[..names.find(' ').unwrap()])),
                "{names}"
            );
        }
    }
}
