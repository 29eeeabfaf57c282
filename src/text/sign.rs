//! Punctuation of scripts beyond Latin: what ends a sentence, parts a clause, quotes.

/// What a sign does in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    /// Ends a sentence.
    Stop,
    Question,
    Exclamation,
    Comma,
    Colon,
    OpenQuote,
    CloseQuote,
    OpenBracket,
    CloseBracket,
    /// Stands between words and says no more.
    Other,
}

/// What `c` does: East Asian, Arabic, Indic, Burmese, Khmer, Tibetan, Armenian and Ethiopic signs. None of Latin ones.
pub(crate) fn sign(c: char) -> Option<Sign> {
    Some(match c {
        '。' | '．' | '｡' | '।' | '॥' | '۔' | '។' | '៕' | '။' | '։' | '።' | '།' => {
            Sign::Stop
        }
        '？' | '؟' | '՞' | '፧' => Sign::Question,
        '！' | '՜' => Sign::Exclamation,
        '、' | '，' | '､' | '；' | '،' | '؛' | '၊' | '፣' => Sign::Comma,
        '：' => Sign::Colon,
        '「' | '『' | '《' | '〈' | '｢' | '〝' => Sign::OpenQuote,
        '」' | '』' | '》' | '〉' | '｣' | '〟' => Sign::CloseQuote,
        '（' | '【' | '［' | '〔' | '〖' | '｛' => Sign::OpenBracket,
        '）' | '】' | '］' | '〕' | '〗' | '｝' => Sign::CloseBracket,
        '\u{3000}' | '・' | '｜' | '／' | '～' | '〜' | '－' | '＝' | '＊' | '＃' | '＠' => {
            Sign::Other
        }
        _ => return None,
    })
}
