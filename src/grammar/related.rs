//! Lines that lead to other articles and say so: "MORE: Harbour pilots call off strike", "[RELATED: ...]".

use crate::lexicon::phrases::RELATED;
use crate::line::furniture::Phrases;

/// Bytes of the longest label.
const LABEL: usize = 48;
/// Longer lines are text.
const LONGEST: usize = 240;

/// Labels of one word that are too common to be phrases.
const WORDS: &[&str] = &[
    "more",
    "related",
    "watch",
    "listen",
    "read",
    "see",
    "also",
    "photos",
    "gallery",
    "quiz",
    "opinion",
    "explainer",
    "timeline",
    "more on this",
    "read the story",
    "read more",
    "mehr lesen",
    "leer más",
    "leia mais",
    "lees meer",
    "les mer",
    "läs mer",
    "læs mere",
    "mehr",
    "video",
    "lesetipp",
    "à lire",
    "lire",
    "leia",
    "lees",
    "les",
    "läs",
    "læs",
    "czytaj",
    "czytaj też",
    "czytaj także",
    "czytaj również",
    "zobacz także",
    "zobacz też",
    "lue myös",
    "lue lisää",
    "čtěte také",
    "čítajte aj",
    "olvassa el",
    "citește și",
    "ayrıca okuyun",
    "ayrıca",
    "baca juga",
    "читайте также",
    "читать также",
    "читайте також",
    "διαβάστε επίσης",
    "اقرأ أيضا",
    "اقرأ أيضًا",
    "קראו גם",
    "यह भी पढ़ें",
    "関連記事",
    "相关阅读",
    "延伸閱讀",
    "관련기사",
];

/// Whether a line, whose phrases are known, is a label and what it leads to.
pub(crate) fn is_labelled(line: &[u8], phrases: &Phrases) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    let open = line.iter().take_while(|b| matches!(b, b'[' | b'(' | b'*' | b'>' | b' ')).count();
    let line = &line[open..];
    let announced = phrases.start & RELATED != 0;
    if !announced && !may_begin_word(line) {
        return false;
    }
    let Some((label, rest)) = split(line) else { return false };
    let close = |b: &u8| matches!(b, b']' | b')' | b'*' | b' ');
    let end = rest.iter().rposition(|b| !close(b)).map_or(0, |end| end + 1);
    // A sentence goes on from a label, as a rule with its stop.
    if end == 0 || rest[end - 1] == b'.' {
        return false;
    }
    let known = announced && label.iter().filter(|b| **b == b' ').count() < 6;
    known || is_word(label)
}

/// Whether one of [`WORDS`] may begin `line`, in any case.
fn may_begin_word(line: &[u8]) -> bool {
    match line {
        [first, second, ..] if first.is_ascii_graphic() => matches!(
            [first | 0x20, second | 0x20],
            [b'm', b'o' | b'e']
                | [b'r', b'e']
                | [b'w', b'a']
                | [b'l', b'i' | b'e' | b'u' | 0xE3]
                | [b's', b'e']
                | [b'a', b'l' | b'y']
                | [b'p', b'h']
                | [b'g', b'a']
                | [b'q', b'u']
                | [b'o', b'p' | b'l']
                | [b'e', b'x']
                | [b't', b'i']
                | [b'v', b'i']
                | [b'c', b'z' | b'i']
                | [b'z', b'o']
                | [b'b', b'a']
        ),
        _ => !line.is_empty(),
    }
}

fn is_word(label: &[u8]) -> bool {
    if label.is_ascii() {
        return WORDS.iter().any(|word| label.eq_ignore_ascii_case(word.as_bytes()));
    }
    core::str::from_utf8(label).is_ok_and(|label| {
        WORDS.iter().any(|word| label.chars().flat_map(char::to_lowercase).eq(word.chars()))
    })
}

/// The label and what follows its sign.
fn split(line: &[u8]) -> Option<(&[u8], &[u8])> {
    const COLON: &[u8] = "：".as_bytes();
    const SIGNS: [&[u8]; 5] =
        [b" | ", " » ".as_bytes(), " › ".as_bytes(), b" > ", " – ".as_bytes()];
    let look = &line[..line.len().min(LABEL)];
    let len_at = |at: usize| {
        let rest = &look[at..];
        match rest {
            [b':', b' ', ..] => 2,
            [b' ', next, ..] if !next.is_ascii_alphanumeric() => {
                SIGNS.iter().find(|sign| rest.starts_with(sign)).map_or(0, |sign| sign.len())
            }
            [0xEF, ..] if rest.starts_with(COLON) => COLON.len(),
            _ => 0,
        }
    };
    let at = (0..look.len()).find(|&at| len_at(at) > 0)?;
    Some((line[..at].trim_ascii(), &line[at + len_at(at)..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::read::tests::with_scanned;
    use crate::line::scan::Work;

    fn labelled(line: &str) -> bool {
        with_scanned(line.as_bytes(), &mut Work::default(), |scanned| {
            is_labelled(line.as_bytes(), &scanned.facts.phrases)
        })
    }

    #[test]
    fn every_word_may_begin_a_line() {
        for word in WORDS {
            assert!(may_begin_word(word.as_bytes()), "{word}");
            assert!(may_begin_word(word.to_uppercase().as_bytes()), "{word}");
        }
        assert!(!may_begin_word(b"The board said: no"));
    }

    #[test]
    fn labels_lead_to_other_articles() {
        for line in [
            "MORE: Harbour pilots call off planned strike",
            "[RELATED: Lighthouse museum gets new owner]",
            "Read also: School roof to be rebuilt by summer",
            "WATCH | The bridge is lifted by hand",
            "Lesen Sie auch: Lotsen sagen Streik ab",
            "À lire aussi : les pilotes renoncent à la grève",
            "Lee también: Los prácticos desconvocan la huelga",
            "Читайте также: Лоцманы отменили забастовку",
        ] {
            assert!(labelled(line), "{line}");
        }
        for line in [
            "More: it is late.",
            "Marlowe: The state pays half",
            "Watch the bridge be lifted by hand",
            "MORE:",
            "The board said this: more money for the ferries",
        ] {
            assert!(!labelled(line), "{line}");
        }
    }
}
