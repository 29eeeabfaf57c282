//! Periods that belong to a word: initials, abbreviations, numbers, addresses.
//!
//! They decide what a token is, so this is part of the model format: `names.bin` was trained with these rules and abbreviations,
//! and must be trained anew with others.

use super::bits;

/// What a period is to the word before it.
pub(super) enum Period {
    /// One of its characters: the word goes on after it.
    Inside,
    /// Its last character.
    Last,
    /// A token of its own.
    Outside,
}

/// Whether the period at `i` belongs to the word that began at `at`.
pub(super) fn period(text: &[u8], at: usize, i: usize, bits: u16) -> Period {
    let next = text.get(i + 1).copied().unwrap_or(b' ');
    let letters = i - at;
    let only_digits = bits & (bits::LOWER | bits::UPPER) == 0;
    if only_digits {
        return if next.is_ascii_digit() { Period::Inside } else { Period::Outside };
    }
    // Initials: every letter so far is followed by a period.
    let initials = letters <= 11
        && text[at..i].iter().skip(1).step_by(2).all(|&b| b == b'.')
        && letters % 2 == 1
        && text[at..i].iter().step_by(2).all(u8::is_ascii_alphabetic);
    if initials && (bits & bits::UPPER != 0 || letters > 1) {
        let more = next.is_ascii_alphabetic()
            && text.get(i + 2).is_none_or(|&b| !b.is_ascii_alphanumeric());
        return if more { Period::Inside } else { Period::Last };
    }
    if initials && next.is_ascii_alphabetic() && text.get(i + 2) == Some(&b'.') {
        return Period::Inside;
    }
    // "example.com", "Node.js"; a scraped "end.Next" lacks its space.
    if (next.is_ascii_lowercase() && bits & bits::PERIOD == 0 && text[i - 1] != b'.')
        || next.is_ascii_digit()
    {
        return Period::Inside;
    }
    if abbreviation(&text[at..i]) { Period::Last } else { Period::Outside }
}

/// Whether `word` is commonly written with a period that does not end a sentence.
pub(super) fn abbreviation(word: &[u8]) -> bool {
    match word.len() {
        2 => matches!(
            word,
            b"Mr"
                | b"Ms"
                | b"Dr"
                | b"Lt"
                | b"St"
                | b"Jr"
                | b"Sr"
                | b"Co"
                | b"vs"
                | b"Mt"
                | b"Ft"
                | b"Pt"
        ),
        3 => matches!(
            word,
            b"Mrs"
                | b"Gen"
                | b"Col"
                | b"Sen"
                | b"Rep"
                | b"Gov"
                | b"Sgt"
                | b"Maj"
                | b"Adm"
                | b"Rev"
                | b"Hon"
                | b"Inc"
                | b"Ltd"
                | b"Jan"
                | b"Feb"
                | b"Mar"
                | b"Apr"
                | b"Jun"
                | b"Jul"
                | b"Aug"
                | b"Sep"
                | b"Oct"
                | b"Nov"
                | b"Dec"
                | b"Pvt"
                | b"Cpl"
                | b"Cmd"
                | b"Bro"
                | b"LLC"
                | b"Fla"
                | b"Pte"
        ),
        4 => matches!(
            word,
            b"Prof"
                | b"Capt"
                | b"Corp"
                | b"Sept"
                | b"Pres"
                | b"Brig"
                | b"Supt"
                | b"Dept"
                | b"Gens"
                | b"Sens"
                | b"Reps"
                | b"Univ"
                | b"Conn"
                | b"Mass"
                | b"Bros"
        ),
        5 => matches!(word, b"Lieut" | b"Messr" | b"Calif"),
        _ => false,
    }
}
