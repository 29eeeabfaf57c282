//! Words without case and accents.

use alloc::string::String;

/// Latin letters with marks, by their base letters.
const MARKED: [(&str, &str); 22] = [
    ("a", "àáâãäåāăą"),
    ("ae", "æ"),
    ("c", "çćĉċč"),
    ("d", "ďđð"),
    ("e", "èéêëēĕėęě"),
    ("g", "ĝğġģ"),
    ("h", "ĥħ"),
    ("i", "ìíîïĩīĭįı"),
    ("j", "ĵ"),
    ("k", "ķ"),
    ("l", "ĺļľŀł"),
    ("n", "ñńņňŋ"),
    ("o", "òóôõöøōŏő"),
    ("oe", "œ"),
    ("r", "ŕŗř"),
    ("s", "śŝşšș"),
    ("ss", "ß"),
    ("t", "ţťŧț"),
    ("th", "þ"),
    ("u", "ùúûüũūŭůűų"),
    ("y", "ýÿŷ"),
    ("z", "źżž"),
];

/// Appends `text` in lower case and without accents.
pub(super) fn fold_into(text: &str, out: &mut String) {
    for c in text.chars() {
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
            continue;
        }
        for c in c.to_lowercase() {
            match MARKED.iter().find(|(_, marked)| marked.contains(c)) {
                Some((base, _)) => out.push_str(base),
                None if c == '’' => out.push('\''),
                None => out.push(c),
            }
        }
    }
}

/// `text` in lower case and without accents.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// The letters and digits of a name, folded, with one space between words; periods of acronyms are left out.
pub(super) fn plain(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in fold(name).chars() {
        if c.is_alphanumeric() {
            out.push(c);
        } else if c != '.' && c != '\'' && !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The least number of letters to change, add or leave out to make `b` of `a`; `most + 1` if it is more than `most`.
pub(super) fn distance(a: &str, b: &str, most: usize) -> usize {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len().abs_diff(b.len()) > most || a.len().max(b.len()) > 64 {
        return most + 1;
    }
    let mut row = [0usize; 65];
    row.iter_mut().enumerate().for_each(|(i, cell)| *cell = i);
    for (i, x) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = corner + usize::from(x != y);
            corner = row[j + 1];
            row[j + 1] = change.min(corner + 1).min(row[j] + 1);
        }
    }
    row[b.len()].min(most + 1)
}

/// The consonants of a word, doubled ones once: what spellings of one foreign name share.
pub(super) fn consonants(word: &str) -> String {
    let mut out = String::new();
    for c in word.chars() {
        if c.is_alphanumeric() && !"aeiouy".contains(c) && !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}
