//! Whether what a date is said of lies behind or ahead, by the verb that governs it.

use super::finding::At;
use crate::lexicon::calendar::{self, Sense};
use crate::lexicon::values;
use crate::text::number::is_word;

/// The time of the verb that a date belongs to, seen from the article's day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    /// "The vote is Friday", "begins Monday": a plan, or a habit.
    Present,
    /// "will", "would", "due".
    Future,
}

impl Tense {
    pub(super) fn is_past(self) -> bool {
        self == Tense::Past
    }
}

/// How far from the date a verb is looked for, in bytes.
const REACH: usize = 120;
/// Words that are looked at on one side.
const MOST: usize = 16;

/// A word and what follows it up to the next one.
#[derive(Clone, Copy)]
struct Token<'t> {
    word: &'t [u8],
    /// A clause ends between this word and the next.
    ends: bool,
}

/// The words on one side of a date within its sentence, in their order.
struct Side<'t> {
    tokens: [Token<'t>; MOST],
    len: usize,
}

impl<'t> Side<'t> {
    /// The last words of `text`, or its first, within the sentence.
    fn new(text: &'t [u8], last: bool) -> Side<'t> {
        let mut side = Side { tokens: [Token { word: b"", ends: false }; MOST], len: 0 };
        let mut at = 0;
        while at < text.len() {
            let end = at + text[at..].iter().take_while(|b| is_of_word(**b)).count();
            if end == at {
                at += 1;
                continue;
            }
            let word = &text[at..end];
            let next =
                text[end..].iter().position(|b| is_of_word(*b)).map_or(text.len(), |n| end + n);
            let sign = &text[end..next];
            if side.len == MOST {
                if !last {
                    break;
                }
                side.tokens.rotate_left(1);
                side.len -= 1;
            }
            side.tokens[side.len] = Token { word, ends: ends_clause(sign) };
            side.len += 1;
            if ends_sentence(word, sign, &text[next..]) {
                if !last {
                    break;
                }
                side.len = 0;
            }
            at = next;
        }
        side
    }

    fn tokens(&self) -> &[Token<'t>] {
        &self.tokens[..self.len]
    }
}

/// As [`is_word`], without the bytes of dashes and quotation marks.
fn is_of_word(b: u8) -> bool {
    is_word(b) && b != 0xe2 && b != 0x80 && b != 0x99 && b != 0x94 && b != 0x93
}

fn ends_clause(sign: &[u8]) -> bool {
    // "1:05", "2,000"
    if sign.len() < 2 && matches!(sign, [b':' | b',']) {
        return false;
    }
    sign.iter().any(|b| matches!(b, b',' | b';' | b':' | b'(' | b')' | b'"'))
        || sign.windows(2).any(|w| matches!(w, [0x80, 0x93 | 0x94 | 0x9c | 0x9d | 0xa6] | b"- "))
}

/// Whether a sentence ends behind `word`: not at "Sept. 12", "5 p.m. Monday" or "Gov. Smith".
fn ends_sentence(word: &[u8], sign: &[u8], rest: &[u8]) -> bool {
    if sign.iter().any(|b| matches!(b, b'!' | b'?' | b'\n')) {
        return true;
    }
    let stop = sign.contains(&b'.') && sign.len() > 1;
    let begins = rest.first().is_none_or(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    let short = word.len() < 2 || word.len() < 4 && word[0].is_ascii_uppercase();
    let month = matches!(calendar::sense(word), Sense::Month(_) | Sense::Weekday) && word.len() < 6;
    stop && begins && !short && !month
}

/// The words of the sentence around `at..end`, before and behind it, and what stands directly behind.
fn sides<'t>(at: &At<'t>, end: usize) -> (Side<'t>, Side<'t>, &'t [u8]) {
    let section = &at.text[..at.end];
    let mut from = at.at.saturating_sub(REACH);
    let line = section[from..at.at].iter().rposition(|b| *b == b'\n');
    // A word that the reach cuts through is none.
    let word = || section[from..at.at].iter().position(|b| !is_of_word(*b)).unwrap_or(0);
    from += line.map_or_else(|| if from == 0 { 0 } else { word() }, |i| i + 1);
    let rest = &section[end..section.len().min(end + REACH)];
    let before = Side::new(&section[from..at.at], true);
    let sign = rest.iter().position(|b| is_of_word(*b)).unwrap_or(rest.len());
    let ended = ends_sentence(b"word", &rest[..sign], &rest[sign..]);
    let after = Side::new(if ended { b"" } else { rest }, false);
    (before, after, rest)
}

/// Whether the sentence around the date at `at..end` says that it is about the article's year.
pub(super) fn is_of_this_year(at: &At<'_>, end: usize) -> bool {
    let (before, after, _) = sides(at, end);
    let said = |side: &Side<'_>| {
        let this =
            |w: &[Token<'_>]| w[0].word.eq_ignore_ascii_case(b"this") && w[1].word == b"year";
        side.tokens().windows(2).any(this)
    };
    said(&before) || said(&after)
}

/// The tense of what is said of the date at `at..end`, as far as the nearest words show it.
pub(super) fn tense(at: &At<'_>, end: usize) -> Option<Tense> {
    let (before, after, rest) = sides(at, end);
    let possessive = rest.starts_with(b"'s ") || rest.starts_with("\u{2019}s ".as_bytes());
    let (words, next) = (before.tokens(), after.tokens());
    let article = words.last().is_some_and(|t| matches!(t.word, b"a" | b"the" | b"his" | b"their"));
    if let [.., a, b] = &words[..words.len() - usize::from(article)]
        && (a.word.eq_ignore_ascii_case(b"ahead") && b.word == b"of")
    {
        return Some(Tense::Future);
    }
    if words.last().is_some_and(|w| w.word.eq_ignore_ascii_case(b"since")) || is_measure(words) {
        return Some(Tense::Past);
    }
    if let Some(told) = deadline(words) {
        return told;
    }
    let clause = words.iter().rposition(|t| t.ends).map_or(0, |i| i + 1);
    let opens =
        clause == 0 && words.iter().all(|t| values::STOPS.has(t.word) || values::EARLY.has(t.word));
    let later = forward(own(rest, next, opens));
    if possessive && let Some(tense) = later {
        return Some(tense);
    }
    if later.is_none()
        && matches!(backward(&words[clause..], next), Verdict::None)
        && let Some(tense) = opening(&words[clause..], next)
    {
        return Some(tense);
    }
    let earlier = match backward(&words[clause..], next) {
        Verdict::Unsure => return None,
        Verdict::None => None,
        Verdict::Is(tense, reports) => {
            // "The minister said the vote on Friday would go ahead"; "told them on Friday she would go" has a subject of its own.
            let subject = next.first().is_some_and(|w| values::SUBJECTS.has(w.word));
            if reports && !subject && later == Some(Tense::Future) { later } else { Some(tense) }
        }
    };
    let until = words.last().is_some_and(|w| values::DEADLINES.has(w.word));
    // Of another clause of the sentence only the past is told.
    let found = earlier.or(later).or_else(|| match backward(&words[..clause], next) {
        Verdict::Is(Tense::Past, _) => Some(Tense::Past),
        _ => None,
    });
    match found {
        Some(Tense::Past) if until => None,
        None if until => None,
        other => other,
    }
}

/// The tense of a phrase that stands before what was said or done: "in a statement on Monday, the firm", "after talks on
/// Tuesday, he left". `next` are the words behind the date.
fn opening(words: &[Token<'_>], next: &[Token<'_>]) -> Option<Tense> {
    let ahead = |t: &Token<'_>| matches!(t.word, b"before" | b"ahead" | b"forward");
    if words.iter().any(ahead) {
        return None;
    }
    let said = words.iter().any(|t| values::STATEMENTS.has(t.word));
    let after = |w: &[u8]| w.eq_ignore_ascii_case(b"after") || w.eq_ignore_ascii_case(b"following");
    let behind = words.first().is_some_and(|t| after(t.word)) && forward(next) == Some(Tense::Past);
    (said || behind).then_some(Tense::Past)
}

/// Whether what ends in `words` is measured by the date behind: "higher than in", "up from", "compared with".
fn is_measure(words: &[Token<'_>]) -> bool {
    let is = |at: usize, wanted: &[&[u8]]| {
        let word = words.len().checked_sub(at).map(|i| words[i].word);
        word.is_some_and(|w| wanted.contains(&w))
    };
    is(1, &[b"than"])
        || is(2, &[b"than"]) && is(1, &[b"in", b"on"])
        || is(2, &[b"compared", b"Compared"]) && is(1, &[b"with", b"to"])
        || is(2, &[b"up", b"down", b"unchanged"]) && is(1, &[b"from"])
}

/// What the words before the end of a time tell: "has until", "adjourned to", "must pay by".
fn deadline(words: &[Token<'_>]) -> Option<Option<Tense>> {
    let [before @ .., last] = words else { return None };
    let until = matches!(last.word, b"until" | b"till");
    let verb = before.last()?.word;
    if until && matches!(verb, b"has" | b"have") {
        return Some(Some(Tense::Future));
    }
    let near = &before[before.len().saturating_sub(3)..];
    let put_off = |w: &[u8]| values::PUT_OFF.has(w);
    // "Moved from Monday to Friday"
    let near_verb = near.iter().any(|t| put_off(t.word));
    if last.word == b"from" && put_off(verb) || last.word == b"to" && near_verb && !put_off(verb) {
        return Some(None);
    }
    let is = until && near_verb || last.word == b"to" && put_off(verb);
    // "Had been put off until then" tells of a time behind that.
    let had = before.iter().rev().take(5).any(|t| t.word == b"had");
    is.then_some(if had { None } else { Some(Tense::Future) })
}

/// The words of `next`, which `rest` begins with, in the clause of the date before them, or all of the sentence that it opens.
fn own<'a, 't>(rest: &[u8], next: &'a [Token<'t>], opens: bool) -> &'a [Token<'t>] {
    let sign = rest.iter().position(|b| is_of_word(*b)).unwrap_or(0);
    if opens {
        next
    } else if ends_clause(&rest[..sign]) {
        &[]
    } else {
        &next[..next.iter().position(|t| t.ends).map_or(next.len(), |i| i + 1)]
    }
}

/// The tense of the verb that follows in the clause of the date, whose noun is its subject: "the May report was weak".
pub(super) fn behind(at: &At<'_>, end: usize) -> Option<Tense> {
    let (_, after, rest) = sides(at, end);
    forward(own(rest, after.tokens(), false))
}

enum Verdict {
    None,
    /// A verb that does not tell.
    Unsure,
    /// The tense, and whether the verb is one of saying that stands apart from the date.
    Is(Tense, bool),
}

/// The tense of the verb nearest to the end of `words`. `next` are the words behind the date.
fn backward(words: &[Token<'_>], next: &[Token<'_>]) -> Verdict {
    let mut i = words.len();
    while i > 0 {
        i -= 1;
        let word = words[i].word;
        let between = words.len() - 1 - i;
        let next_word = words.get(i + 1).map_or(&b""[..], |t| t.word);
        let must = matches!(word, b"must" | b"should") && next_word != b"have";
        if is_future(word, next_word) || must {
            return Verdict::Is(Tense::Future, false);
        }
        let planned = values::PLANNED.has(word);
        if planned || is_past(word) {
            let aux = words[..i].iter().rev().take(4).find(|t| !is_filler(t.word)).map(|t| t.word);
            let aux = aux.unwrap_or_default();
            if values::FUTURE.has(aux) || values::MODALS.has(aux) || aux == b"to" {
                // "Would have died on Friday" is of no time.
                let have = words[..i].last().is_some_and(|t| matches!(t.word, b"have" | b"been"))
                    && words[..i].iter().rev().take(3).any(|t| t.word == b"have");
                return if have { Verdict::Unsure } else { Verdict::Is(Tense::Future, false) };
            }
            if values::IS.has(aux) {
                return if planned || values::HELD.has(word) {
                    Verdict::Is(Tense::Present, false)
                } else {
                    Verdict::Unsure
                };
            }
            if planned {
                let once = words[..i].last().is_some_and(|t| {
                    matches!(t.word, b"originally" | b"initially" | b"previously" | b"first")
                });
                return if once || values::WAS.has(aux) {
                    Verdict::Unsure
                } else {
                    Verdict::Is(Tense::Future, false)
                };
            }
            if next_word == b"to" && values::WISHED.has(word) {
                return Verdict::Unsure;
            }
            if next_word == b"to" && values::INTENT.has(word) && words.len() > i + 2 {
                return Verdict::Is(Tense::Future, false);
            }
            let that = next.first().is_some_and(|t| t.word == b"that");
            let reports = values::SAID.has(word) && between > 1 && !that;
            return Verdict::Is(Tense::Past, reports);
        }
        if next_word == b"to" && matches!(word, b"likely" | b"unlikely") {
            let was = words[..i].iter().rev().take(2).any(|t| values::WAS.has(t.word));
            return if was { Verdict::Unsure } else { Verdict::Is(Tense::Future, false) };
        }
        if values::WAS.has(word) {
            // "He was to speak on Friday", "if he were here".
            let open = matches!(word, b"was" | b"were")
                && (next_word == b"to" || words[..i].iter().rev().take(3).any(|t| t.word == b"if"));
            return if open { Verdict::Unsure } else { Verdict::Is(Tense::Past, false) };
        }
        if values::IS.has(word) {
            if next_word == b"to" {
                return Verdict::Is(Tense::Future, false);
            }
            // "The match is at 3 p.m. on Saturday."
            let far = words[i + 1..].iter().filter(|t| !is_of_clock(t.word)).count();
            return if far <= 2 { Verdict::Is(Tense::Present, false) } else { Verdict::Unsure };
        }
        if is_present(words, i) {
            return Verdict::Is(Tense::Present, false);
        }
    }
    Verdict::None
}

/// The tense of the first verb of `words`.
fn forward(words: &[Token<'_>]) -> Option<Tense> {
    for (i, token) in words.iter().enumerate() {
        let word = token.word;
        if is_future(word, words.get(i + 1).map_or(&b""[..], |t| t.word)) {
            return Some(Tense::Future);
        }
        let next = words.get(i + 1).map_or(&b""[..], |t| t.word);
        if values::WAS.has(word) && values::PLANNED.has(next) {
            return None;
        }
        if values::WAS.has(word) || is_past(word) {
            return Some(Tense::Past);
        }
        if values::IS.has(word) {
            let told = values::PLANNED.has(next) || values::HELD.has(next) || !is_past(next);
            return told.then_some(Tense::Present);
        }
        if is_present(words, i) {
            return Some(Tense::Present);
        }
    }
    None
}

/// Whether `word` before `next` makes a time to come: "will"; "won't", whose sign parts it, but not "won".
fn is_future(word: &[u8], next: &[u8]) -> bool {
    values::FUTURE.has(word) && (word != b"won" || next == b"t")
}

/// Whether the word at `i` is a verb of the present: "opens", and after a subject in the plural "Rovers host".
fn is_present(words: &[Token<'_>], i: usize) -> bool {
    let before = i.checked_sub(1).map(|i| words[i].word);
    if values::PLURAL_VERBS.has(words[i].word) {
        let plural = |w: &[u8]| w[0].is_ascii_uppercase() || w.ends_with(b"s") && w.len() > 3;
        return before.is_some_and(|w| plural(w) && !values::STOPS.has(w));
    }
    // "After two votes", "the returns": nouns.
    values::PRESENT.has(words[i].word) && !before.is_some_and(|w| values::BEFORE_NOUNS.has(w))
}

/// Words of a time of day and what leads to it.
fn is_of_clock(word: &[u8]) -> bool {
    word.len() < 2
        || word[0].is_ascii_digit()
        || matches!(
            word,
            b"at" | b"on" | b"am" | b"pm" | b"noon" | b"midday" | b"from" | b"local" | b"time"
        )
        || matches!(calendar::sense(word), Sense::Zone(_))
}

/// What may stand between an auxiliary and its verb.
fn is_filler(word: &[u8]) -> bool {
    matches!(word, b"be" | b"been" | b"being" | b"not" | b"also" | b"now" | b"have")
        || word.ends_with(b"ly")
}

fn is_past(word: &[u8]) -> bool {
    word.first().is_some_and(u8::is_ascii_lowercase)
        && (word.len() > 3 && word.ends_with(b"ed") && !values::NO_PAST.has(word)
            || values::PAST.has(word))
}
