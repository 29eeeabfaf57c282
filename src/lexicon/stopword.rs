//! The commonest small words of some languages: what prose has and menus have not.

use crate::text::hash::word_hash;

/// Languages as ISO 639-1 codes, in the order of their bits.
pub(crate) const LANGUAGES: [&str; 10] =
    ["en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "pl"];

/// The words of each language, by frequency in general prose.
const WORDS: [&str; 10] = [
    "the of and to in a is that for it was on with as be by at from his her he she they this have has had not are were \
     but or an which who their its been will would said we you i there what all when if can more one no so out up than \
     them then into about my your our do did how some could other after",
    "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass \
     sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch \
     ich wir man kann wenn mir mich ihr",
    "le la les de des du et en un une que qui dans est pour par sur pas au plus ne se il elle ce cette sont avec son sa \
     ses mais ont été nous vous je aux ou où leur comme fait être ils très tout on",
    "el la los las de del y en un una que se por con no su para es al lo como más pero sus le ya o este sí porque esta \
     entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante fue han era",
    "il lo la gli le di del della dei e in un una che è per con non si da al sono come più ma anche ha nel alla dal \
     delle questo se mi ci suo sua loro quando essere nella dalla io",
    "o a os as de do da dos das e em um uma que no na para com por não se mais como mas ao foi ele sua ou quando muito \
     nos já também só pelo pela até isso ela entre depois sem mesmo aos seus quem são",
    "de het een en van in is dat op te zijn met voor niet die aan er om als ook maar door bij hij naar ze uit dan nog \
     wordt werd over wat heeft zo ik je deze kan hebben was tot",
    "och i att det som en på är av för med den till inte om har de ett han var jag men sig från vi så kan när år nu \
     under eller också efter hon där skulle vid mot",
    "og i at det som en på er af for med den til ikke om har de et han var jeg men sig fra vi så kan når nu under eller \
     også efter hun der skulle ved mod blev",
    "i w z na do nie się to że jest o jak za od po przez dla ale co tak przy oraz czy już tylko był jego być może bardzo \
     które który są ma tym ich",
];

/// Places of the table.
pub(crate) const SLOTS: usize = 2048;

struct Table {
    keys: [u32; SLOTS],
    languages: [u16; SLOTS],
}

static TABLE: Table = build();

const fn build() -> Table {
    let mut table = Table { keys: [0; SLOTS], languages: [0; SLOTS] };
    let mut language = 0;
    while language < WORDS.len() {
        let words = WORDS[language].as_bytes();
        let mut start = 0;
        let mut at = 0;
        while at <= words.len() {
            if at == words.len() || words[at] == b' ' {
                if at > start {
                    let (_, from) = words.split_at(start);
                    let (word, _) = from.split_at(at - start);
                    let slot = find(&table, word_hash(word));
                    table.keys[slot] = word_hash(word);
                    table.languages[slot] |= 1 << language;
                }
                start = at + 1;
            }
            at += 1;
        }
        language += 1;
    }
    table
}

const fn find(table: &Table, hash: u32) -> usize {
    let mut slot = hash as usize % SLOTS;
    while table.languages[slot] != 0 && table.keys[slot] != hash {
        slot = (slot + 1) % SLOTS;
    }
    slot
}

/// The hash and the languages of the word in place `at` of [`SLOTS`]; two zeros if there is none.
pub(crate) const fn entry(at: usize) -> (u32, u16) {
    (TABLE.keys[at], TABLE.languages[at])
}

/// The languages of which the word with this hash is a stop word, a bit each.
pub(crate) fn languages(hash: u32) -> u16 {
    TABLE.languages[find(&TABLE, hash)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_whose_words_they_are() {
        let of = |word: &str| languages(word_hash(word.as_bytes()));
        assert_eq!(of("The"), 1);
        assert_eq!(of("Für"), 2);
        assert_eq!(of("og"), 1 << 8);
        assert!(of("in") & 0b11 == 0b11);
        assert_eq!(of("bridge"), 0);
    }
}
