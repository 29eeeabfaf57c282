//! Where sentences begin.

use super::bits;
use super::period::abbreviation;
use super::sign::{Sign, sign};
use super::token::Token;

/// Sets [`bits::SENTENCE`] on the tokens that begin a sentence. `tokens` are those of one section.
pub(crate) fn mark(text: &[u8], tokens: &mut [Token], lines: Lines) {
    let mut begin = true;
    for i in 0..tokens.len() {
        let token = tokens[i];
        if token.bits & bits::PARAGRAPH != 0
            || token.bits & bits::LINE != 0 && lines == Lines::Separate
        {
            begin = true;
        }
        if begin {
            tokens[i].bits |= bits::SENTENCE;
        }
        let Some(next) = tokens.get(i + 1) else { break };
        begin = if ends_abroad(text, token) {
            !closes(text, *next) && !is_closing_abroad(text, *next)
        } else if token.bits & bits::MARK != 0 {
            ends(text, tokens, i)
                && next.bits & (bits::TITLE | bits::DIGIT | bits::MARK) != 0
                && !closes(text, *next)
        } else {
            token.bits & bits::PERIOD != 0 && next.bits & bits::TITLE != 0 && starter(text, *next)
        };
    }
}

/// What line breaks inside a section mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lines {
    /// Each line is a unit of its own.
    Separate,
    /// Lines are broken at a width.
    Wrapped,
}

impl Lines {
    /// Wrapped if no line of `text` could have taken in the first word of the next and the lines are of a page's width.
    pub(crate) fn of(text: &[u8]) -> Lines {
        let mut width = 0;
        let mut least = usize::MAX;
        let mut breaks = 0;
        let mut previous: Option<usize> = None;
        for line in text.split(|&b| b == b'\n') {
            if line.len() > 100 {
                return Lines::Separate;
            }
            let first = line.iter().position(|b| b.is_ascii_whitespace()).unwrap_or(line.len());
            if first == 0 {
                previous = None;
                continue;
            }
            if let Some(len) = previous {
                least = least.min(len + 1 + first);
                breaks += 1;
            }
            width = width.max(line.len());
            previous = Some(line.len());
        }
        if breaks >= 2 && width >= 40 && least > width { Lines::Wrapped } else { Lines::Separate }
    }
}

/// Whether the mark at `i` ends a sentence: a full stop, or a closing mark after one.
fn ends(text: &[u8], tokens: &[Token], i: usize) -> bool {
    let mark = |t: Token| &text[t.start as usize..t.end as usize];
    match mark(tokens[i]) {
        b"." => i == 0 || !abbreviation(mark(tokens[i - 1])) || mark(tokens[i - 1]).len() > 3,
        [b'!' | b'?', ..] | b"..." => true,
        m if closing(m) => i > 0 && matches!(mark(tokens[i - 1]), b"." | b"!" | b"?" | b"..."),
        _ => false,
    }
}

/// The sign of another script that `token` is.
fn abroad(text: &[u8], token: Token) -> Option<Sign> {
    let mark = &text[token.start as usize..token.end as usize];
    // Every such sign has two bytes or three, the first of them above those of Latin letters and general punctuation.
    match *mark {
        [0xCD..=0xE1 | 0xE3..=0xEF, ..] => sign(bstr::decode_utf8(mark).0?),
        _ => None,
    }
}

fn ends_abroad(text: &[u8], token: Token) -> bool {
    let stop = |sign| matches!(sign, Sign::Stop | Sign::Question | Sign::Exclamation);
    token.bits & bits::MARK != 0 && abroad(text, token).is_some_and(stop)
}

fn is_closing_abroad(text: &[u8], token: Token) -> bool {
    matches!(abroad(text, token), Some(Sign::CloseQuote | Sign::CloseBracket))
}

fn closing(mark: &[u8]) -> bool {
    matches!(mark, b"\"" | b"'" | b")" | b"''" | b"]")
        || mark == "\u{201D}".as_bytes()
        || mark == "\u{2019}".as_bytes()
}

/// Whether `token` is a closing mark set close to what precedes it, so that the sentence goes on to it.
fn closes(text: &[u8], token: Token) -> bool {
    let mark = &text[token.start as usize..token.end as usize];
    closing(mark) && token.bits & bits::SPACE == 0
        || matches!(mark, b"," | b"." | b";" | b":" | b"!" | b"?")
}

/// Words that begin sentences and hardly ever names: they tell "in the U.S. He said" from "U.S. Senate".
fn starter(text: &[u8], token: Token) -> bool {
    matches!(
        &text[token.start as usize..token.end as usize],
        b"A" | b"An"
            | b"And"
            | b"As"
            | b"At"
            | b"But"
            | b"For"
            | b"He"
            | b"Her"
            | b"His"
            | b"I"
            | b"If"
            | b"In"
            | b"It"
            | b"Its"
            | b"My"
            | b"No"
            | b"On"
            | b"Or"
            | b"Our"
            | b"She"
            | b"So"
            | b"That"
            | b"The"
            | b"Their"
            | b"There"
            | b"These"
            | b"They"
            | b"This"
            | b"Those"
            | b"To"
            | b"We"
            | b"What"
            | b"When"
            | b"While"
            | b"With"
            | b"You"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::token::tokenize;
    use alloc::string::String;
    use alloc::vec::Vec;

    fn sentences(text: &str) -> Vec<String> {
        let mut tokens = Vec::new();
        tokenize(text.as_bytes(), 0, text.len(), 1000, &mut tokens).unwrap();
        mark(text.as_bytes(), &mut tokens, Lines::of(text.as_bytes()));
        let mut out: Vec<String> = Vec::new();
        for t in tokens {
            let word = &text[t.start as usize..t.end as usize];
            match out.last_mut() {
                Some(last) if t.bits & bits::SENTENCE == 0 => {
                    last.push(' ');
                    last.push_str(word);
                }
                _ => out.push(word.into()),
            }
        }
        out
    }

    #[test]
    fn abbreviations_do_not_end_sentences() {
        assert_eq!(
            sentences("Gen. Lund left the U.S. Senate. He fell."),
            ["Gen. Lund left the U.S. Senate .", "He fell ."]
        );
        assert_eq!(
            sentences("He left the U.S. The harbour froze."),
            ["He left the U.S.", "The harbour froze ."]
        );
        assert_eq!(sentences("Mr . Lund fell"), ["Mr . Lund fell"]);
    }

    #[test]
    fn closing_quotes_belong_to_their_sentence() {
        assert_eq!(sentences("\"It froze.\" Lund left."), ["\" It froze . \"", "Lund left ."]);
    }

    #[test]
    fn sentences_of_other_scripts() {
        assert_eq!(sentences("橋は月曜に開いた。船は待つ。").len(), 2);
        assert_eq!(sentences("पुल खुल गया। नाव रुकी है।").len(), 2);
        assert_eq!(sentences("فتح الجسر؟ نعم").len(), 2);
    }

    #[test]
    fn wrapped_lines_go_on_and_others_do_not() {
        let wrapped = "The harbour froze over on the first night of the\nstorm that came down from the hills behind old\nGraben and took the bridge.";
        assert_eq!(sentences(wrapped).len(), 1);
        assert_eq!(sentences("Harbour froze\nBy Anna Lund\nGraben").len(), 3);
        assert_eq!(sentences("one\n\ntwo"), ["one", "two"]);
    }
}
