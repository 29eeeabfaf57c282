//! Scripts beyond Latin: their characters, how many of them make a word where nothing stands between words, their languages.

/// The script of most letters of a line, or a group of scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u8)]
pub(crate) enum Script {
    /// Latin, and whatever is not listed.
    #[default]
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Hebrew,
    Arabic,
    Devanagari,
    Bengali,
    Gurmukhi,
    Gujarati,
    Tamil,
    Telugu,
    Kannada,
    Malayalam,
    Sinhala,
    Thai,
    Lao,
    Burmese,
    Georgian,
    Ethiopic,
    Khmer,
    Hangul,
    /// Kana, and Han beside it.
    Japanese,
    Han,
}

/// How many scripts there are.
pub(crate) const COUNT: usize = Script::ALL.len();

/// Characters of a script.
struct Row {
    /// First and last character.
    range: (u32, u32),
    script: Script,
    /// Characters, marks counted, that say as much as an English word; 0 if spaces part the words.
    ///
    /// Translators count a page of 500 English words as 800 to 900 Chinese or 1,000 to 1,100 Japanese characters. A page in
    /// Thai or Lao has some 2,500, in Burmese or Khmer, which write more marks, some 3,500.
    characters: u16,
    /// Code of the only language of our list that has it.
    language: Option<&'static str>,
}

const fn row(
    range: (u32, u32),
    script: Script,
    characters: u16,
    language: Option<&'static str>,
) -> Row {
    Row { range, script, characters, language }
}

/// In the order of the characters.
#[rustfmt::skip]
static SCRIPTS: [Row; 32] = [
    row((0x370, 0x3FF), Script::Greek, 0, Some("el")),
    row((0x400, 0x52F), Script::Cyrillic, 0, None),
    row((0x530, 0x58F), Script::Armenian, 0, Some("hy")),
    row((0x590, 0x5FF), Script::Hebrew, 0, Some("he")),
    row((0x600, 0x6FF), Script::Arabic, 0, None),
    row((0x750, 0x77F), Script::Arabic, 0, None),
    row((0x8A0, 0x8FF), Script::Arabic, 0, None),
    row((0x900, 0x97F), Script::Devanagari, 0, None),
    row((0x980, 0x9FF), Script::Bengali, 0, Some("bn")),
    row((0xA00, 0xA7F), Script::Gurmukhi, 0, Some("pa")),
    row((0xA80, 0xAFF), Script::Gujarati, 0, Some("gu")),
    row((0xB80, 0xBFF), Script::Tamil, 0, Some("ta")),
    row((0xC00, 0xC7F), Script::Telugu, 0, Some("te")),
    row((0xC80, 0xCFF), Script::Kannada, 0, Some("kn")),
    row((0xD00, 0xD7F), Script::Malayalam, 0, Some("ml")),
    row((0xD80, 0xDFF), Script::Sinhala, 0, Some("si")),
    row((0xE00, 0xE7F), Script::Thai, 5, Some("th")),
    row((0xE80, 0xEFF), Script::Lao, 5, Some("lo")),
    row((0x1000, 0x109F), Script::Burmese, 7, Some("my")),
    row((0x10A0, 0x10FF), Script::Georgian, 0, Some("ka")),
    row((0x1100, 0x11FF), Script::Hangul, 0, Some("ko")),
    row((0x1200, 0x139F), Script::Ethiopic, 0, Some("am")),
    row((0x1780, 0x17FF), Script::Khmer, 7, Some("km")),
    row((0x3005, 0x3007), Script::Han, 2, Some("zh")),
    row((0x3041, 0x30FF), Script::Japanese, 2, Some("ja")),
    row((0x3130, 0x318F), Script::Hangul, 0, Some("ko")),
    row((0x3400, 0x4DBF), Script::Han, 2, Some("zh")),
    row((0x4E00, 0x9FFF), Script::Han, 2, Some("zh")),
    row((0xAC00, 0xD7AF), Script::Hangul, 0, Some("ko")),
    row((0xF900, 0xFAFF), Script::Han, 2, Some("zh")),
    row((0xFF66, 0xFF9F), Script::Japanese, 2, Some("ja")),
    row((0x20000, 0x3FFFF), Script::Han, 2, Some("zh")),
];

/// The script of `c`, and how many of its characters say as much as an English word; 0 if spaces part the words.
pub(crate) fn of(c: char) -> Option<(Script, u16)> {
    let c = c as u32;
    let at = SCRIPTS.partition_point(|row| row.range.1 < c);
    SCRIPTS.get(at).filter(|row| row.range.0 <= c).map(|row| (row.script, row.characters))
}

impl Script {
    /// Every script, in the order of their numbers.
    pub(crate) const ALL: [Script; 24] = [
        Script::Latin,
        Script::Greek,
        Script::Cyrillic,
        Script::Armenian,
        Script::Hebrew,
        Script::Arabic,
        Script::Devanagari,
        Script::Bengali,
        Script::Gurmukhi,
        Script::Gujarati,
        Script::Tamil,
        Script::Telugu,
        Script::Kannada,
        Script::Malayalam,
        Script::Sinhala,
        Script::Thai,
        Script::Lao,
        Script::Burmese,
        Script::Georgian,
        Script::Ethiopic,
        Script::Khmer,
        Script::Hangul,
        Script::Japanese,
        Script::Han,
    ];

    /// The code of the language that alone has this script among those we know.
    pub(crate) fn language(self) -> Option<&'static str> {
        SCRIPTS.iter().find(|row| row.script == self)?.language
    }

    /// Whether nothing stands between its words.
    pub(crate) const fn is_unspaced(self) -> bool {
        use Script::{Burmese, Han, Japanese, Khmer, Lao, Thai};
        matches!(self, Thai | Lao | Burmese | Khmer | Japanese | Han)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_in_order() {
        assert!(Script::ALL.iter().enumerate().all(|(at, &script)| script as usize == at));
        assert!(SCRIPTS.windows(2).all(|pair| pair[0].range.1 < pair[1].range.0));
        for (c, script) in [
            ('a', None),
            ('ж', Some((Script::Cyrillic, 0))),
            ('の', Some((Script::Japanese, 2))),
            ('港', Some((Script::Han, 2))),
            ('ท', Some((Script::Thai, 5))),
            ('।', Some((Script::Devanagari, 0))),
            ('\u{1f642}', None),
        ] {
            assert_eq!(of(c), script, "{c}");
        }
        assert_eq!(Script::Han.language(), Some("zh"));
        assert!(SCRIPTS.iter().all(|row| row.script.is_unspaced() == (row.characters > 0)));
    }
}
