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
    let Some((label, rest)) = split(line) else { return false };
    let close = |b: &u8| matches!(b, b']' | b')' | b'*' | b' ');
    let end = rest.iter().rposition(|b| !close(b)).map_or(0, |end| end + 1);
    // A sentence goes on from a label, as a rule with its stop.
    if end == 0 || rest[end - 1] == b'.' {
        return false;
    }
    let known = phrases.start & RELATED != 0 && label.iter().filter(|b| **b == b' ').count() < 6;
    let lower = |label: &[u8]| {
        core::str::from_utf8(label).is_ok_and(|label| {
            WORDS.iter().any(|word| label.chars().flat_map(char::to_lowercase).eq(word.chars()))
        })
    };
    known || lower(label)
}

/// The label and what follows its sign.
fn split(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let look = &line[..line.len().min(LABEL)];
    let signs: [&[u8]; 7] = [
        b": ",
        b" | ",
        "：".as_bytes(),
        " » ".as_bytes(),
        " › ".as_bytes(),
        b" > ",
        " – ".as_bytes(),
    ];
    let found = signs.iter().filter_map(|sign| {
        let at = memchr::memmem::find(look, sign)?;
        Some((at, sign.len()))
    });
    let (at, len) = found.min()?;
    Some((line[..at].trim_ascii(), &line[at + len..]))
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
