//! Names that are not alike but name the same thing everywhere.
//!
//! Facts of common knowledge, written down by us: short and long names of states, of bodies of states and of armed groups.

use super::key::{exact, mix};

/// One thing a row, its names folded as [`key::word`](super::key::word) folds words: lower case, no dots, no articles.
const ROWS: &[&str] = &[
    "united states|us|usa|america|united states of america",
    "united kingdom|uk|britain|great britain",
    "united nations|un|united nations organization",
    "european union|eu",
    // The four above also begin other names: "UN Security Council" is "United Nations Security Council".
    "united arab emirates|uae|emirates",
    "russia|russian federation",
    "south korea|republic of korea|rok",
    "north korea|dprk|democratic peoples republic of korea",
    "china|peoples republic of china|prc",
    "iran|islamic republic of iran",
    "syria|syrian arab republic",
    "egypt|arab republic of egypt",
    "czech republic|czechia",
    "myanmar|burma",
    "ivory coast|cote divoire",
    "democratic republic of congo|drc|dr congo|congo kinshasa",
    "east timor|timor leste",
    "eswatini|swaziland",
    "north macedonia|macedonia",
    "netherlands|holland",
    "saudi arabia|kingdom of saudi arabia|ksa",
    "turkey|turkiye|republic of turkey",
    "bosnia|bosnia and herzegovina",
    "palestinian territories|occupied palestinian territories",
    "papua new guinea|png",
    "beijing|peking",
    "kyiv|kiev|kyjiw|kiew",
    "odesa|odessa",
    "isfahan|esfahan|ispahan",
    "gdansk|danzig",
    "qaeda|qaida|alqaeda|alqaida",
    "mecca|makkah",
    "aleppo|halab",
    "doha|ad doha",
    "yekaterinburg|ekaterinburg",
    "guangzhou|canton",
    "nanjing|nanking",
    "chongqing|chungking",
    "tehran|teheran",
    "tbilisi|tiflis",
    "lviv|lvov|lwow",
    "kathmandu|katmandu",
    "dhaka|dacca",
    "varanasi|benares",
    "pune|poona",
    "istanbul|constantinople",
    "nur sultan|astana",
    "mumbai|bombay",
    "kolkata|calcutta",
    "chennai|madras",
    "bengaluru|bangalore",
    "yangon|rangoon",
    "ho chi minh city|saigon",
    "new york city|nyc",
    "washington dc|washington d c",
    "islamic state|is|isis|isil|daesh|daish|islamic state group|islamic state of iraq and syria|\
     islamic state in iraq and syria|islamic state of iraq and levant|islamic state in iraq and levant|\
     islamic state of iraq and sham",
    "nusra front|nusra|jabhat nusra|jabhat fateh sham|jabhat fatah sham|fateh sham front|jfs",
    "hezbollah|hizbollah|hizbullah|hezbullah|hizballah",
    "revolutionary guards|revolutionary guard|islamic revolutionary guard corps|irgc",
    "central command|us central command|united states central command|centcom|uscentcom",
    "africa command|us africa command|africom",
    "european command|us european command|eucom",
    "strategic command|us strategic command|stratcom",
    "southern command|us southern command|southcom",
    "northern command|us northern command|northcom",
    "special operations command|us special operations command|socom",
    "nato|north atlantic treaty organization|north atlantic treaty organisation",
    "federal bureau of investigation|fbi",
    "central intelligence agency|cia",
    "national security agency|nsa",
    "environmental protection agency|epa",
    "food and drug administration|fda",
    "centers for disease control and prevention|centers for disease control|cdc",
    "department of defense|defense department|dod",
    "department of state|state department|us state department|us department of state",
    "department of justice|justice department|us justice department|doj|us department of justice",
    "department of homeland security|homeland security|dhs",
    "department of treasury|treasury department|us treasury|us treasury department",
    "federal reserve|us federal reserve|fed|federal reserve board",
    "european central bank|ecb",
    "european commission|ec",
    "international monetary fund|imf",
    "world health organization|world health organisation|who",
    "world trade organization|world trade organisation|wto",
    "international atomic energy agency|iaea",
    "international criminal court|icc",
    "international committee of red cross|icrc",
    "doctors without borders|medecins sans frontieres|msf",
    "organization of petroleum exporting countries|opec",
    "african union|au",
    "associated press|ap",
    "agence france presse|afp",
    "british broadcasting corporation|bbc",
    "new york times|nyt",
    "wall street journal|wsj",
    "general motors|gm",
    "general electric|ge",
    "kurdistan workers party|pkk",
    "peoples protection units|ypg",
    "syrian democratic forces|sdf",
    "revolutionary armed forces of colombia|farc",
    "palestine liberation organization|plo",
    "palestinian authority|palestinian national authority",
    "national aeronautics and space administration|nasa",
];

/// The rows whose names also begin other names.
const PREFIXES: u16 = 4;

const SLOTS: usize = 1024;

/// Hashes of all names by open addressing, with the number of their row from 1.
static TABLE: [(u64, u16); SLOTS] = {
    let mut table = [(0, 0); SLOTS];
    let mut row = 0;
    while row < ROWS.len() {
        let mut rest = ROWS[row].as_bytes();
        while !rest.is_empty() {
            let (name, after) = split(rest, b'|');
            let mut words = name;
            let mut h = 0;
            while !words.is_empty() {
                let (word, next) = split(words, b' ');
                h = mix(h, exact(word));
                words = next;
            }
            let mut slot = h as usize % SLOTS;
            while table[slot].1 != 0 {
                slot = (slot + 1) % SLOTS;
            }
            table[slot] = (h, row as u16 + 1);
            rest = after;
        }
        row += 1;
    }
    table
};

const fn split(text: &[u8], at: u8) -> (&[u8], &[u8]) {
    let mut i = 0;
    while i < text.len() && text[i] != at {
        i += 1;
    }
    let (head, tail) = text.split_at(i);
    (head, if tail.is_empty() { tail } else { tail.split_at(1).1 })
}

/// The row of the name whose words' exact hashes, [`mix`]ed from 0, are `name`.
pub(crate) fn row(name: u64) -> Option<u16> {
    let mut slot = name as usize % SLOTS;
    while TABLE[slot].1 != 0 {
        if TABLE[slot].0 == name {
            return Some(TABLE[slot].1 - 1);
        }
        slot = (slot + 1) % SLOTS;
    }
    None
}

/// The row of the name, if it also begins other names.
pub(crate) fn prefix(name: u64) -> Option<u16> {
    row(name).filter(|row| *row < PREFIXES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_its_row() {
        for (number, names) in ROWS.iter().enumerate() {
            for name in names.split('|') {
                let h = name.split(' ').fold(0, |h, w| mix(h, exact(w.as_bytes())));
                assert_eq!(row(h), Some(number as u16), "{name}");
            }
        }
        assert_eq!(row(mix(0, exact(b"atlantis"))), None);
    }
}
