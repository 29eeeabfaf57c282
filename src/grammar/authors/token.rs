//! Words and signs of a byline, and what each is.

use crate::block::ends::Ends;
use crate::grammar::person::is_capital;
use crate::lexicon::agency::is_agency;
use crate::lexicon::bylines::{
    AND, BY, BY_NAME, DEGREE, EDITING, FIELD, HOUSE, LISTS, ORG, ROLE, STOP, SUFFIX, TITLE, TOWN,
    WORK,
};
use crate::lexicon::calendar::{self, Sense};
use crate::text::table::WordTable;
use crate::text::word::{is_letter, letters_len, space_len};
use crate::time::find;

/// Bytes that are read: a longer line has prose behind its names.
const LONGEST_LINE: usize = 480;
/// Words and signs that are read.
pub(super) const MOST: usize = 96;

pub(super) static WORDS: WordTable<2048> = WordTable::new(LISTS);

/// What a word or a sign is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// A word of the lists; its number.
    Known(u16),
    /// Any other word with a capital.
    Name,
    /// Any other word.
    Small,
    Agency,
    /// A date, a time or a count of hours.
    Date,
    Number,
    /// An address, a handle.
    Address,
    Comma,
    Semicolon,
    Bar,
    Slash,
    Dash,
    Colon,
    Stop,
    Open,
    Close,
    Line,
}

/// A word or a sign of the line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) sort: Sort,
    pub(super) capital: bool,
    /// An element begins or ends before it; the kind of what begins.
    pub(super) edge: Option<u32>,
}

pub(super) const NONE: Token =
    Token { start: 0, end: 0, sort: Sort::Line, capital: false, edge: None };

impl Token {
    pub(super) fn is(&self, known: u16) -> bool {
        self.sort == Sort::Known(known)
    }

    pub(super) fn is_sign(&self) -> bool {
        use Sort::{Bar, Close, Colon, Comma, Dash, Line, Open, Semicolon, Slash, Stop};
        matches!(
            self.sort,
            Comma | Semicolon | Bar | Slash | Dash | Colon | Stop | Open | Close | Line
        )
    }
}

/// Fills `tokens`; returns how many there are.
pub(super) fn tokenize(line: &[u8], ends: &Ends, tokens: &mut [Token; MOST]) -> usize {
    let line = &line[..line.len().min(LONGEST_LINE)];
    let (mut at, mut count) = (0, 0);
    let mut before = 0;
    while count < MOST && at < line.len() {
        let space = space_len(&line[at..]);
        let new_line = line[at..at + space].contains(&b'\n');
        let edge = (before..=at + space)
            .rev()
            .take(8)
            .filter_map(|at| ends.at(at))
            .reduce(|a, b| if a != 0 { a } else { b });
        if new_line && count > 0 {
            tokens[count] = Token { start: at, end: at + space, sort: Sort::Line, ..NONE };
            count += 1;
        }
        at += space;
        if count == MOST || at >= line.len() {
            break;
        }
        let (len, sort) = token(line, at, ends, count == 0 || before_is_by(line, &tokens[..count]));
        let capital = is_capital(&line[at..at + len]);
        tokens[count] = Token { start: at, end: at + len, sort, capital, edge };
        count += 1;
        at += len;
        before = at;
    }
    count
}

/// Whether the last token is a label's end, so that a name begins.
fn before_is_by(line: &[u8], tokens: &[Token]) -> bool {
    tokens.last().is_some_and(|t| t.is(BY) && line.get(t.end) == Some(&b' '))
}

/// The token at byte `at`: its length and its sort.
fn token(line: &[u8], at: usize, ends: &Ends, first: bool) -> (usize, Sort) {
    let text = &line[at..];
    let sign = match *text {
        [b',', ..] => (1, Sort::Comma),
        [b';', ..] => (1, Sort::Semicolon),
        [b'|', ..] => (1, Sort::Bar),
        [b'/', ..] => (1, Sort::Slash),
        [b':', ..] => (1, Sort::Colon),
        [b'(' | b'[', ..] => (1, Sort::Open),
        [b')' | b']', ..] => (1, Sort::Close),
        [b'.' | b'!' | b'?', ..] => (1, Sort::Stop),
        [b'&' | b'+', ..] => (1, Sort::Known(AND)),
        [b'-' | b'~' | b'_', ..] => (1, Sort::Dash),
        [0xc2, 0xb7 | 0xbb | 0xab, ..] => (2, Sort::Bar),
        [0xe2, 0x80, 0xa2 | 0xba, ..] | [0xe2, 0x96..=0x99, _, ..] => (3, Sort::Bar),
        [0xe3, 0x83, 0xbb, ..] => (3, Sort::Bar),
        [0xe2, 0x80, 0x93..=0x95, ..] => (3, Sort::Dash),
        [0xe2, _, _, ..] => (3, Sort::Stop),
        [0xf0, _, _, _, ..] => (4, Sort::Stop),
        [0xc2, _, ..] => (2, Sort::Stop),
        [b'@', ..] => (text.iter().take_while(|b| !b.is_ascii_whitespace()).count(), Sort::Address),
        _ => (0, Sort::Small),
    };
    if sign.0 > 0 {
        return sign;
    }
    if let Some(date) = date(text, first) {
        return (date, Sort::Date);
    }
    if text[0].is_ascii_digit() {
        return (text.iter().take_while(|b| b.is_ascii_digit()).count(), Sort::Number);
    }
    let whole = word_len(text);
    if whole == 0 {
        return (1, Sort::Stop);
    }
    let rest = &text[whole..];
    if is_address(&text[..whole], rest) {
        let len = text
            .iter()
            .position(|b| b.is_ascii_whitespace() || matches!(b, b',' | b';' | b')' | b'|'))
            .unwrap_or(text.len());
        return (len.max(whole), Sort::Address);
    }
    let len = glued(&text[..whole], text, first).unwrap_or(whole);
    // Elements part words too, but a large first letter has one of its own.
    let len = match ends.next(at) {
        Some(end) if end > at + 1 && end < at + len => end - at,
        _ => len,
    };
    (len, sort(text, len))
}

/// What a word is.
fn sort(text: &[u8], len: usize) -> Sort {
    let word = &text[..len];
    let bare = word.strip_suffix(b".").unwrap_or(word);
    if is_agency(bare) {
        return Sort::Agency;
    }
    match kind(bare) {
        0 if is_job(bare) => Sort::Known(ROLE),
        0 if is_capital(word) => Sort::Name,
        0 => Sort::Small,
        // "Ann By", "A. Mag": short words of lists count as they are mostly written.
        HOUSE if !bare[1..].iter().any(u8::is_ascii_uppercase) && bare.len() < 5 => Sort::Small,
        BY_NAME | TOWN => Sort::Name,
        kind => Sort::Known(kind),
    }
}

/// The number of a word in the lists, or 0. A degree may have its dots ("M.D.").
fn kind(word: &[u8]) -> u16 {
    if word.len() > 4 && word.contains(&b'.') || word.len() == 3 && word[1] == b'.' {
        let (mut bare, mut len) = ([0; 8], 0);
        for byte in word.iter().filter(|b| **b != b'.') {
            let Some(room) = bare.get_mut(len) else { return 0 };
            *room = *byte;
            len += 1;
        }
        return Some(WORDS.get(&bare[..len])).filter(|kind| *kind == DEGREE).unwrap_or(0);
    }
    WORDS.get(word)
}

/// Compounds of German and their like: "Wirtschaftsredakteurin".
fn is_job(word: &[u8]) -> bool {
    const JOBS: [&[u8]; 10] = [
        b"redakteur",
        b"redakteurin",
        b"redaktion",
        b"korrespondent",
        b"korrespondentin",
        b"reporter",
        b"reporterin",
        b"journalist",
        b"journalistin",
        b"redaktor",
    ];
    let ends = |job: &[u8]| {
        word.len() > job.len() && word[word.len() - job.len()..].eq_ignore_ascii_case(job)
    };
    JOBS.iter().any(|job| ends(job))
}

/// Whether an adjective of a job ends so: "Landespolitische".
pub(super) fn is_adjective(word: &[u8]) -> bool {
    word.len() > 8
        && [&b"ische"[..], b"ischer", b"licher", b"liche"].iter().any(|end| word.ends_with(end))
}

/// The length of the date that `text` begins with.
fn date(text: &[u8], first: bool) -> Option<usize> {
    let letter = is_letter(text[0]);
    if letter {
        let word = &text[..letters_len(&text[..text.len().min(24)])];
        let sense = calendar::sense(word);
        match sense {
            Sense::Weekday if word.len() > 3 && !first => {
                return Some(find::at(text).map_or(word.len(), |found| found.span.len()));
            }
            Sense::Month(_) | Sense::CommonMonth(_) | Sense::MarchOrTuesday | Sense::Weekday => {}
            _ => return None,
        }
    } else if !text[0].is_ascii_digit() {
        return None;
    }
    let found = find::at(text).or_else(|| find::clock(text))?;
    (!found.span.is_empty()).then_some(found.span.len())
}

/// The length of a word: letters, and signs inside ("O'Neil", "J.P.", "Al-Haj").
fn word_len(text: &[u8]) -> usize {
    let mut at = 0;
    loop {
        let len = letters_len(&text[at..]);
        if len == 0 {
            return at;
        }
        at += len;
        let known = || {
            let kind = WORDS.get(&text[..at]);
            matches!(kind, TITLE | SUFFIX | DEGREE)
        };
        match text[at..] {
            [b'.', next, ..] if is_letter(next) && (len <= 2 || next.is_ascii_lowercase()) => {
                at += 1
            }
            [b'.', ..] if len <= 2 || known() => return at + 1,
            [b'-' | b'\'' | b'`', next, ..] if is_letter(next) => at += 1,
            [0xe2, 0x80, 0x98 | 0x99, next, ..] if is_letter(next) => at += 3,
            // The half of a word that a page holds twice.
            [0xc2, 0xad, next, ..] if is_letter(next) => at += 2,
            _ => return at,
        }
    }
}

/// Whether a word is part of an address: "ann@mail.example", "courier.example", "ann_lund".
fn is_address(word: &[u8], rest: &[u8]) -> bool {
    let dotted = word.windows(3).enumerate().any(|(at, w)| {
        w[1] == b'.' && at > 1 && w[0].is_ascii_alphanumeric() && w[2].is_ascii_lowercase()
    });
    let upper = [&b".COM"[..], b".ORG", b".NET"].iter().any(|end| word.ends_with(end));
    dotted
        || upper
        || matches!(rest, [b'@' | b'_', ..])
        || rest.starts_with(b"://")
        || rest.first().is_some_and(u8::is_ascii_digit) && address_follows(rest)
}

/// "lund7@mail.example": an address goes on behind a digit.
fn address_follows(rest: &[u8]) -> bool {
    let word = rest.iter().position(u8::is_ascii_whitespace).unwrap_or(rest.len());
    rest[..word].contains(&b'@')
}

/// Where a word ends that runs into the next one: "byAnn", "FarrowLifestyle", "FarrowPublished", "FarrowJul".
fn glued(word: &[u8], text: &[u8], first: bool) -> Option<usize> {
    if first && word.len() > 4 && word.iter().all(|b| b.is_ascii_uppercase()) {
        // "BYANN LUND".
        return (word.starts_with(b"BY") && WORDS.get(word) != BY_NAME).then_some(2);
    }
    (1..word.len()).find(|&at| {
        let (before, after) = word.split_at(at);
        let turns = before[at - 1].is_ascii_lowercase() && after[0].is_ascii_uppercase()
            || before[at - 1] >= 0x80 && after[0].is_ascii_uppercase();
        if !turns {
            return false;
        }
        if WORDS.get(before) == BY && at > 1 {
            return true;
        }
        let len = letters_len(after);
        let known =
            matches!(WORDS.get(&after[..len]), STOP | ROLE | EDITING | FIELD | WORK | BY | ORG)
                || is_job(&after[..len])
                || is_agency(&after[..len]);
        at > 3
            && (known
                || calendar::sense(&after[..len]) != Sense::Unknown
                    && find::at(&text[at..]).is_some())
    })
}

/// Whether a token goes on with words that have capitals.
pub(super) fn in_run(token: &Token) -> bool {
    token.capital && !token.is_sign() && !matches!(token.sort, Sort::Date | Sort::Address)
}

/// Where the job ends that these tokens begin with: "Observer Staff Writer", "AP writer".
pub(super) fn job_end(tokens: &[Token]) -> Option<usize> {
    let job = |t: &Token| matches!(t.sort, Sort::Known(ROLE | EDITING));
    let goes_on = |t: &&Token| in_run(t) && t.sort != Sort::Name || job(t) || t.is(FIELD);
    let len = tokens.iter().take(6).take_while(goes_on).count();
    tokens[..len].iter().rposition(job).map(|at| at + 1)
}

/// How many of the `last` tokens are a name: "Ann Lund Politics" has two.
pub(super) fn before_field(tokens: &[Token], last: usize) -> usize {
    let mut left = last;
    while left > 2 && tokens[left - 1].is(FIELD) {
        left -= 1;
    }
    left
}

/// Whether two tokens touch: a job that runs into a name is none of its words.
pub(super) fn glued_to(tokens: &[Token], at: usize) -> bool {
    at > 0 && tokens[at - 1].end == tokens[at].start
}
