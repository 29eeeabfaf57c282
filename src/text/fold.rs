//! Letters as names are compared: in lower case, without accents, in base letters.
//!
//! "Ș" is "s", "ễ" is "e", "ß" is "ss", "Ή" is "η", whether an accent is part of the letter or a character behind it. Letters of
//! other scripts are only lower-cased.

use super::fold_table::{CYRILLIC, GREEK, GREEK_EXTENDED, LATIN, LATIN_ADDITIONAL, PAIRS};

/// Calls `each` with what a letter or digit folds to: one character as a rule; none for what shows nothing by itself.
#[inline]
pub(crate) fn fold(letter: char, mut each: impl FnMut(char)) {
    match letter {
        '\0'..='\x7f' => each(letter.to_ascii_lowercase()),
        _ if is_silent(letter) => {}
        _ => fold_high(letter, each),
    }
}

fn fold_high(letter: char, mut each: impl FnMut(char)) {
    let (table, first, page): (&[u8], _, _) = match letter {
        '\u{c0}'..='\u{2af}' => (LATIN, 0xC0, 0),
        '\u{1e00}'..='\u{1eff}' => (LATIN_ADDITIONAL, 0x1E00, 0),
        '\u{370}'..='\u{3ff}' => (GREEK, 0x370, 0x370),
        '\u{1f00}'..='\u{1fff}' => (GREEK_EXTENDED, 0x1F00, 0x370),
        '\u{400}'..='\u{4ff}' => (CYRILLIC, 0x400, 0x400),
        _ => (&[], 0, 0),
    };
    match table.get((letter as usize).wrapping_sub(first)) {
        None | Some(0) => letter.to_lowercase().for_each(each),
        Some(&pair @ 0x80..) if page == 0 => {
            let pair = PAIRS.get(usize::from(pair - 0x80)).copied().unwrap_or(b"??");
            pair.iter().for_each(|&b| each(b.into()));
        }
        Some(&distance) => each(char::from_u32(page + u32::from(distance)).unwrap_or(letter)),
    }
}

/// Whether a character only changes the one before it or shows nothing: combining marks of the scripts above, soft hyphens, joiners,
/// marks of direction, variation selectors.
pub(crate) const fn is_silent(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{300}'..='\u{36f}'
            | '\u{483}'..='\u{489}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{fe20}'..='\u{fe2f}'
            | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::{decompose_canonical, is_combining_mark};

    use super::*;

    fn folded(text: &str) -> String {
        let mut out = String::new();
        text.chars().for_each(|c| fold(c, |c| out.push(c)));
        out
    }

    #[test]
    fn spellings_of_one_word_agree() {
        for words in [
            &["Nicolà", "nicola", "NICOLA\u{300}"][..],
            &["Ștefan", "Ştefan", "stefan"],
            &["Nguyễn", "nguyen", "NGUYỄN"],
            &["Łódź", "lodz"],
            &["Tromsø", "tromso"],
            &["Straße", "STRASSE", "strasse", "STRAẞE"],
            &["Þór", "thor"],
            &["İstanbul", "istanbul", "ISTANBUL"],
            &["Αθήνα", "ΑΘΗΝΑ", "αθηνα"],
            &["Όμηρος", "ΟΜΗΡΟΣ"],
            &["Москва", "МОСКВА"],
            &["Королёв", "КОРОЛЕВ", "королев"],
            &["Ko\u{ad}pen\u{200b}ha\u{2060}gen", "kopenhagen"],
        ] {
            for word in words {
                assert_eq!(folded(word), folded(words[0]), "{word}");
            }
        }
    }

    /// The table against another implementation of Unicode: the decomposition without its marks, in lower case.
    #[test]
    fn every_letter_folds_as_it_decomposes() {
        let mut without = String::new();
        for c in '\u{80}'..='\u{1ffff}' {
            let mut plain = String::new();
            decompose_canonical(c, |c| {
                if !is_combining_mark(c) {
                    plain.extend(c.to_lowercase().filter(|c| !is_combining_mark(*c)));
                }
            });
            let plain = plain.replace('ς', "σ");
            let blocks =
                matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1fff}' | '\u{370}'..='\u{4ff}');
            // The sign of Greek numbers is no letter of a word.
            if !blocks || !c.is_alphabetic() || c == '\u{374}' {
                continue;
            }
            let got = folded(c.encode_utf8(&mut [0; 4]));
            match plain.is_ascii() || c as u32 > 0x24f && !(0x1e00..0x1f00).contains(&(c as u32)) {
                true => assert_eq!(got, plain, "{c} U+{:04X}", c as u32),
                // A letter of its own: by hand, or itself.
                false if got.is_ascii() => {}
                false => without.push(c),
            }
            assert_eq!(folded(&got), got, "{c} folds once and for all");
            let lower: String = c.to_lowercase().collect();
            assert_eq!(folded(&lower), got, "{c} and {lower}");
            assert_eq!(folded(&lower.nfd().collect::<String>()), got, "{c} decomposed");
        }
        // Clicks, tones and letters of phonetics: no name is printed with and without them.
        assert_eq!(without, "ƄƅƍƛƜƢƣƦƧƨƪƸƹƺƻƼƽƾƿǀǁǂǃǷȜȝȺȾɁɂẟ");
    }
}
