//! What stands beside a person's name and tells which person it is: titles, kin, generations.

use super::given::Sex;
use super::key;
use crate::lexicon::names;
use crate::span::Span;

/// Bytes that are looked at on each side.
const WINDOW: usize = 24;
/// Bytes between two names of one sentence, at most.
const SENTENCE: usize = 200;

/// What the words before and after a name say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Around {
    /// Hash of the title before it, 0 for none.
    pub(crate) title: u64,
    pub(crate) sex: Sex,
    /// Whether it is introduced as somebody's relative: "his father, ...".
    pub(crate) kin: bool,
    /// Whether it is the name of several: "the ... family".
    pub(crate) family: bool,
    /// [`generation`] of the words behind it, 0 for none.
    pub(crate) generation: u8,
}

impl Around {
    /// Takes what `word` says, if it is what somebody is to another.
    fn relative(&mut self, word: &[u8]) {
        let sex = match () {
            () if names::MALE_KIN.has(word) => Sex::Male,
            () if names::FEMALE_KIN.has(word) => Sex::Female,
            () => return,
        };
        (self.kin, self.sex) = (true, self.sex.or(sex));
    }
}

/// Hash and sex of a title, if `word` is one.
pub(crate) fn title(word: &[u8]) -> Option<(u64, Sex)> {
    let word = word.strip_suffix(b".").unwrap_or(word);
    let sex = match () {
        () if !word.first().is_some_and(u8::is_ascii_uppercase) => return None,
        () if names::MALE_TITLES.has(word) => Sex::Male,
        () if names::FEMALE_TITLES.has(word) => Sex::Female,
        () if names::TITLES.has(word) => Sex::Unknown,
        () => return None,
    };
    // "Gen." is "General".
    Some((key::word(&word[..word.len().min(3)]).exact, sex))
}

/// The number of a word that parts people of one name: "Jr.", "III", "Elder"; 0 for all others.
pub(crate) fn generation(word: &[u8]) -> u8 {
    const ROMAN: [&[u8]; 16] = [
        b"I", b"II", b"III", b"IV", b"V", b"VI", b"VII", b"VIII", b"IX", b"X", b"XI", b"XII",
        b"XIII", b"XIV", b"XV", b"XVI",
    ];
    if let Some(at) = ROMAN.iter().position(|roman| *roman == word) {
        return 10 + at as u8;
    }
    let word = word.strip_suffix(b".").unwrap_or(word);
    const WORDS: [(&[u8], u8); 6] =
        [(b"jr", 1), (b"jnr", 1), (b"sr", 2), (b"snr", 2), (b"elder", 3), (b"younger", 4)];
    let is = |(name, _): &&(&[u8], u8)| name.eq_ignore_ascii_case(word);
    WORDS.iter().find(is).map_or(0, |(_, number)| *number)
}

/// Reads what stands around the person's name at `span`.
pub(crate) fn around(text: &[u8], span: Span) -> Around {
    let mut out = Around::default();
    let (start, end) = (span.start as usize, span.end as usize);
    let before = text.get(start.saturating_sub(WINDOW)..start).unwrap_or_default();
    let word = before.trim_ascii_end();
    if word.len() < before.len() && !before[word.len()..].contains(&b'\n') {
        let word = word.rsplit(u8::is_ascii_whitespace).next().unwrap_or_default();
        let kin = word.strip_suffix(b",").unwrap_or(word);
        if let Some((title, sex)) = title(word) {
            (out.title, out.sex) = (title, sex);
        } else {
            out.relative(kin);
        }
    }
    let after = text.get(end..text.len().min(end + WINDOW)).unwrap_or_default();
    let plain = after.strip_prefix(b",").unwrap_or(after);
    let mut words = plain.split(u8::is_ascii_whitespace);
    if words.next() == Some(b"") {
        let first = words.next().unwrap_or_default();
        let trim = |word: &'_ [u8]| -> usize {
            word.iter().rposition(u8::is_ascii_alphabetic).map_or(0, |at| at + 1)
        };
        let first = &first[..trim(first)];
        if plain.len() < after.len() && matches!(first, b"his" | b"her" | b"their") {
            let kin = words.clone().next().unwrap_or_default();
            out.relative(&kin[..trim(kin)]);
        }
        out.family = plain.len() == after.len() && names::FAMILY.has(first);
        out.generation = match generation(first) {
            // "Elder" needs its article, and "I" is somebody else.
            3 | 4 | 10 => 0,
            0 if first == b"the" => {
                let second = words.next().unwrap_or_default();
                let number = generation(&second[..trim(second)]);
                if matches!(number, 3 | 4) { number } else { 0 }
            }
            number => number,
        };
    }
    out
}

/// Whether the names at `a` and, later, at `b` stand in one sentence that does not say that they are two names of one thing.
pub(crate) fn beside(text: &[u8], a: Span, b: Span) -> bool {
    const NAMED: [&[u8]; 7] =
        [b" known as ", b" born ", b" spelled ", b" spelt ", b" called ", b" alias ", b"("];
    let Some(gap) = text.get(a.end as usize..b.start as usize) else { return false };
    let ends = |w: &[u8]| matches!(w[0], b'.' | b'!' | b'?') && w[1].is_ascii_whitespace();
    gap.len() <= SENTENCE
        && !gap.contains(&b'\n')
        && !gap.windows(2).any(ends)
        && !NAMED.iter().any(|words| gap.windows(words.len()).any(|w| w == *words))
}

/// Whether the acronym at `short` stands in brackets behind the name at `long`, or after "also known as the", has its first letter and takes its other letters
/// from it in order.
pub(crate) fn defines(text: &[u8], long: Span, short: Span) -> bool {
    let Some(between) = text.get(long.end as usize..short.start as usize) else { return false };
    match between.trim_ascii() {
        b"(" if text.get(short.end as usize) == Some(&b')') => {}
        b", also known as"
        | b", also known as the"
        | b", known as"
        | b", known as the"
        | b", or"
        | b", or the" => {}
        _ => return false,
    }
    let (long, short) = (&text[long.range()], &text[short.range()]);
    let mut letters = long.iter().map(u8::to_ascii_lowercase);
    let mut wanted = short.iter().filter(|b| b.is_ascii_alphanumeric()).map(u8::to_ascii_lowercase);
    long.len() > 2 * short.len()
        && letters.next() == wanted.next()
        && wanted.all(|letter| letters.any(|b| b == letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_kin_and_generations() {
        let read = |marked: &str| {
            let (start, end) = (marked.find('{').unwrap(), marked.find('}').unwrap());
            let text = marked.replace(['{', '}'], "");
            around(text.as_bytes(), Span::at(start, end - 1))
        };
        let sex = |marked| read(marked).sex;
        assert_eq!(sex("Then Mrs. {Lund} left"), Sex::Female);
        assert_eq!(sex("Mr {Lund}"), Sex::Male);
        assert_eq!(sex("Dr {Lund}"), Sex::Unknown);
        assert_eq!(sex("they miss {Lund}"), Sex::Unknown);
        assert!(read("his father, {Olu Lund}").kin && sex("his wife {Olu Lund}") == Sex::Female);
        assert!(read("Gen. {Lund}").title != 0 && read("when {Lund}").title == 0);
        assert!(read("the {Lund} family").family && !read("{Lund}, family man").family);
        for (marked, number) in [
            ("{Olu Lund}, Jr., sold", 1),
            ("{Olu Lund} Sr.", 2),
            ("{Olu Lund} the Elder.", 3),
            ("{Olu Lund} III", 12),
            ("{Olu Lund} Elder", 0),
            ("{Olu Lund} I", 0),
            ("{Olu Lund}", 0),
        ] {
            assert_eq!(read(marked).generation, number, "{marked}");
        }
        let beside = |text: &str| {
            let b = text.find("Bo").unwrap();
            beside(text.as_bytes(), Span::at(0, 2), Span::at(b, b + 2))
        };
        assert!(beside("Al and Bo are cousins"));
        assert!(!beside("Al left. Bo stayed") && !beside("Al, known as Bo"));
    }
}
