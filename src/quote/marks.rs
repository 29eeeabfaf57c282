//! Stretches between quotation marks, paragraph by paragraph: parity begins anew with each.

use alloc::vec::Vec;

use super::words::looked_at;
use crate::error::{OutOfMemory, Shortage, within};
use crate::lexicon::quotes::{self, SAY, STRONG};
use crate::span::Span;
use crate::text::grow::Grow;
use crate::text::hash::word_hash;
use crate::text::held::held;

/// Words between marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// The words, without white space at the ends; of several paragraphs from the first to the last.
    pub(crate) span: Span,
    /// The same with the marks.
    pub(crate) outer: Span,
    /// Numbers of its first paragraph and of its last.
    pub(crate) section: u32,
    pub(crate) last_section: u32,
    /// Where its pieces are in the list of them.
    pub(crate) first_piece: u32,
    pub(crate) pieces: u32,
    pub(crate) mark: Mark,
    /// No mark closes it.
    pub(crate) unclosed: bool,
}

/// The sort of a quotation mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// `"`, `''`, ` `` `
    Straight,
    /// `“ ” „`
    Curly,
    /// `« »`
    Guillemet,
    /// `' ‘ ’ ‚`
    Single,
}

/// What a mark can be by its form and by what stands beside it.
#[derive(Debug, Clone, Copy)]
struct Event {
    at: u32,
    len: u32,
    mark: Mark,
    /// Last byte of the mark.
    sign: u8,
    opens: bool,
    closes: bool,
}

/// An open mark.
#[derive(Debug, Clone, Copy)]
struct Open {
    event: Event,
    section: u32,
    first_piece: u32,
    /// A straight mark is open within curly ones.
    inner: bool,
}

/// Bytes that a quotation in single marks has at most.
const SINGLE: usize = 2000;
/// Paragraphs that one quotation runs over at most: more are a mark that was forgotten.
const PARAGRAPHS: u32 = 24;

#[derive(Debug, Clone, Default)]
pub(crate) struct Scratch {
    events: Vec<Event>,
}

impl Scratch {
    /// Bytes of the heap that it holds.
    pub(super) fn memory(&self) -> usize {
        held(&self.events)
    }
}

/// Lists the stretches in `paragraphs`, which are spans of `text` with the numbers of their sections, and their pieces.
/// Stops where that takes more than `room` bytes of memory.
pub(crate) fn scan(
    text: &[u8],
    paragraphs: &[(Span, u32)],
    scratch: &mut Scratch,
    out: &mut Vec<Stretch>,
    pieces: &mut Vec<Span>,
    room: usize,
) -> Result<(), Shortage> {
    out.clear();
    pieces.clear();
    let full = room.saturating_add(scratch.memory() + held(out) + held(pieces));
    let mut open: Option<Open> = None;
    for (i, &(span, _)) in paragraphs.iter().enumerate() {
        within(scratch.memory() + held(out) + held(pieces), full)?;
        let section = i as u32;
        events(text, span, &mut scratch.events)?;
        let events = &scratch.events[..];
        let mut at = 0;
        if open.is_some() {
            // The quotation goes on: its mark is repeated, or a mark that only closes comes first.
            at = usize::from(events[0].at == span.start && events[0].opens);
        }
        let mut begin =
            open.map(|_| events.get(at.wrapping_sub(1)).map_or(span.start, |e| e.at + e.len));
        while let Some(&event) = events.get(at) {
            at += 1;
            match open {
                // Straight marks within curly ones come in pairs; one that only closes closes the curly one.
                Some(ref mut begun)
                    if begun.event.mark == Mark::Curly
                        && event.mark == Mark::Straight
                        && (begun.inner || event.opens) =>
                {
                    begun.inner = !begun.inner;
                }
                Some(begun) if closes(begun.event, event) => {
                    let start = begin.take().unwrap_or(begun.event.at + begun.event.len);
                    pieces.grow(trim(text, Span::new(start, event.at)))?;
                    close(begun, event.at + event.len, section, false, out, pieces)?;
                    open = None;
                }
                Some(begun) if restarts(text, begun.event, event) => {
                    pieces.truncate(begun.first_piece as usize);
                    begin = None;
                    open = Some(Open {
                        event,
                        section,
                        first_piece: pieces.len() as u32,
                        inner: false,
                    });
                }
                Some(_) => {}
                None if event.mark == Mark::Single => {
                    if let Some(end) = single(text, &events[at - 1..], span.end) {
                        let first_piece = pieces.len() as u32;
                        pieces.grow(trim(
                            text,
                            Span::new(event.at + event.len, events[at - 1 + end].at),
                        ))?;
                        let begun = Open { event, section, first_piece, inner: false };
                        let end = events[at - 1 + end];
                        close(begun, end.at + end.len, section, false, out, pieces)?;
                        at += events[at..].iter().take_while(|e| e.at < end.at + end.len).count();
                    }
                }
                None if event.opens => {
                    open = Some(Open {
                        event,
                        section,
                        first_piece: pieces.len() as u32,
                        inner: false,
                    });
                }
                None => {}
            }
        }
        if let Some(begun) = open {
            let start = begin.unwrap_or(begun.event.at + begun.event.len);
            pieces.grow(trim(text, Span::new(start, span.end)))?;
            let next = paragraphs.get(i + 1);
            let long = pieces.len() as u32 - begun.first_piece >= PARAGRAPHS;
            let goes_on = match next {
                Some(next) if !long && !is_attributed(text, span) => {
                    goes_on(text, begun.event, next.0, &mut scratch.events)?
                }
                _ => false,
            };
            if !goes_on {
                close(begun, span.end, section, true, out, pieces)?;
                open = None;
            }
        }
    }
    Ok(())
}

/// Whether the paragraph ends with who said it ("..., Lund said."): its mark was forgotten, not left open for the next paragraph.
fn is_attributed(text: &[u8], span: Span) -> bool {
    const TAIL: usize = 64;
    let paragraph = &text[span.start as usize..looked_at(text, span)];
    let tail = &paragraph[paragraph.len().saturating_sub(TAIL)..];
    let Some(comma) = tail.iter().rposition(|b| matches!(b, b',' | b'"' | 0x9D)) else {
        return false;
    };
    let mut words = tail[comma..].split(|b| !b.is_ascii_alphabetic()).filter(|w| !w.is_empty());
    tail[comma] == b','
        && words.any(|w| quotes::class(word_hash(w)) & (SAY | STRONG) == SAY | STRONG)
}

/// Whether the quotation that `begun` opened goes on in the paragraph `next`. Leaves the marks of it in `found`.
fn goes_on(
    text: &[u8],
    begun: Event,
    next: Span,
    found: &mut Vec<Event>,
) -> Result<bool, OutOfMemory> {
    events(text, next, found)?;
    let same =
        |e: &&Event| e.mark == begun.mark || begun.mark != Mark::Single && e.mark != Mark::Single;
    let Some(first) = found.iter().find(same) else { return Ok(false) };
    Ok(first.at == next.start && first.opens
        || first.closes && !first.opens && found[0].at == first.at)
}

/// Writes the stretch that ends before `end`.
fn close(
    begun: Open,
    end: u32,
    section: u32,
    unclosed: bool,
    out: &mut Vec<Stretch>,
    pieces: &mut Vec<Span>,
) -> Result<(), OutOfMemory> {
    let first = begun.first_piece as usize;
    let span = Span::new(pieces[first].start, pieces[pieces.len() - 1].end);
    if pieces[first..].iter().any(|piece| piece.is_empty()) {
        pieces.truncate(first);
        return Ok(());
    }
    out.grow(Stretch {
        span,
        outer: Span::new(begun.event.at, end),
        section: begun.section,
        last_section: section,
        first_piece: begun.first_piece,
        pieces: (pieces.len() - first) as u32,
        mark: begun.event.mark,
        unclosed,
    })
}

/// Whether `event` closes what `open` opened.
fn closes(open: Event, event: Event) -> bool {
    match (open.mark, event.mark) {
        (Mark::Straight, Mark::Straight) => event.closes,
        // `“` closes what `„` opened.
        (Mark::Curly, Mark::Curly) => {
            event.closes && (event.sign != 0x9C || open.sign == 0x9E || !event.opens)
        }
        (Mark::Straight, Mark::Curly) => event.closes && !event.opens,
        (Mark::Curly, Mark::Straight) => event.closes && !event.opens,
        (Mark::Guillemet, Mark::Guillemet) => event.sign != open.sign,
        _ => false,
    }
}

/// Whether `event` shows that the mark of `open` was never closed: the same sort opens again after the end of a sentence.
fn restarts(text: &[u8], open: Event, event: Event) -> bool {
    event.mark == open.mark && event.opens && !event.closes && {
        let between = text[(open.at + open.len) as usize..event.at as usize].trim_ascii_end();
        matches!(between.last(), Some(b'.' | b'!' | b'?' | b',' | b':'))
            || open.mark == Mark::Straight
    }
}

/// The number of the event that closes the single mark `events[0]`: the first after a mark of the sentence, else the first that may.
fn single(text: &[u8], events: &[Event], end: u32) -> Option<usize> {
    let open = events[0];
    if !open.opens {
        return None;
    }
    let most = end.min(open.at + SINGLE as u32);
    let mut first = None;
    for (n, event) in events.iter().enumerate().skip(1) {
        if event.at >= most || event.mark != Mark::Single && first.is_some() {
            break;
        }
        if event.mark != Mark::Single {
            continue;
        }
        if event.opens && !event.closes {
            break;
        }
        if event.closes {
            if matches!(text[event.at as usize - 1], b',' | b'.' | b'!' | b'?') {
                return Some(n);
            }
            first = first.or(Some(n));
        }
    }
    first
}

/// Lists the marks in `span`.
fn events(text: &[u8], span: Span, out: &mut Vec<Event>) -> Result<(), OutOfMemory> {
    out.clear();
    let (start, end) = (span.start as usize, looked_at(text, span));
    let part = &text[..end];
    let mut at = start;
    while let Some(found) = next(part, at) {
        let (len, mark, form) = match kind(part, found) {
            Some(kind) => kind,
            None => {
                at = found + 1;
                continue;
            }
        };
        at = found + len;
        let before = before(part, start, found);
        let after = after(part, at);
        let loose = matches!(before, Side::Edge | Side::Space | Side::Opening);
        let firm = matches!(after, Side::Word | Side::Opening | Side::Mark);
        let (opens, closes) = match form {
            Form::Opens => (true, false),
            Form::Closes => (false, before != Side::Edge),
            Form::OpensOrCloses => (loose && (part[at - 1] != 0xBB || firm), true),
            // Of a mark alone between blanks the place among the others decides.
            Form::Any if loose && !firm => (before != Side::Opening, before == Side::Space),
            Form::Any => (loose && firm || before == Side::Mark && after == Side::Word, !loose),
        };
        let (opens, closes) = match mark {
            Mark::Single => {
                // Inside a word it is an apostrophe, as before years and words cut short.
                let cut = form == Form::Any && is_cut(&part[at..]);
                (opens && loose && firm && !cut, closes && !loose && after != Side::Word)
            }
            // "5' 10"", "a 15" laptop"
            Mark::Straight
                if !opens && before == Side::Word && part[found - 1].is_ascii_digit() =>
            {
                (
                    opens,
                    closes && after != Side::Space || found + len == end || follows_mark(part, at),
                )
            }
            _ => (opens, closes),
        };
        if opens || closes {
            out.grow(Event {
                at: found as u32,
                len: len as u32,
                mark,
                sign: part[at - 1],
                opens,
                closes,
            })?;
        }
    }
    Ok(())
}

/// Whether the inch of "15" laptop" may all the same close: the next letter is a capital, or a mark follows.
fn follows_mark(text: &[u8], at: usize) -> bool {
    let next = text[at..].iter().find(|b| !b.is_ascii_whitespace());
    next.is_none_or(|b| !b.is_ascii_lowercase())
        || text[at..].trim_ascii_start().starts_with(b"said")
}

/// Whether the letters after an apostrophe are a word or a number cut short: "'90s", "'em".
fn is_cut(after: &[u8]) -> bool {
    const CUT: [&[u8]; 8] = [b"em", b"til", b"tis", b"twas", b"cause", b"bout", b"round", b"n"];
    let len = after.iter().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(after.len());
    let word = &after[..len.min(8)];
    word.len() >= 2 && word[..2].iter().all(u8::is_ascii_digit) && word.len() <= 3
        || CUT.iter().any(|cut| cut.eq_ignore_ascii_case(word))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Opens,
    Closes,
    /// `“` opens in English and closes in German, `»` the other way round.
    OpensOrCloses,
    Any,
}

/// The next byte from `at` on that may begin a mark.
fn next(text: &[u8], at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let found = rest.iter().position(|b| matches!(b, b'"' | b'\'' | b'`' | 0xE2 | 0xC2))?;
    Some(at + found)
}

/// Length, sort and form of the mark at `at`.
fn kind(text: &[u8], at: usize) -> Option<(usize, Mark, Form)> {
    Some(match text[at..] {
        [b'"', ..] => (1, Mark::Straight, Form::Any),
        [b'\'', b'\'', ..] => (2, Mark::Straight, Form::Any),
        [b'`', b'`', ..] => (2, Mark::Straight, Form::Opens),
        [b'\'', ..] => (1, Mark::Single, Form::Any),
        [0xE2, 0x80, 0x9C, ..] => (3, Mark::Curly, Form::OpensOrCloses),
        [0xE2, 0x80, 0x9D, ..] => (3, Mark::Curly, Form::Any),
        [0xE2, 0x80, 0x9E, ..] => (3, Mark::Curly, Form::Opens),
        [0xE2, 0x80, 0x98, ..] => (3, Mark::Single, Form::Opens),
        [0xE2, 0x80, 0x99, ..] => (3, Mark::Single, Form::Closes),
        [0xC2, 0xAB, ..] => (2, Mark::Guillemet, Form::OpensOrCloses),
        [0xC2, 0xBB, ..] => (2, Mark::Guillemet, Form::OpensOrCloses),
        _ => return None,
    })
}

/// What stands beside a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Edge,
    Space,
    /// A bracket that opens, a dash, another quotation mark.
    Opening,
    /// A comma, a stop and their like.
    Mark,
    Word,
}

fn before(text: &[u8], start: usize, at: usize) -> Side {
    let part = &text[start..at];
    match *part {
        [] => Side::Edge,
        [.., 0xC2, 0xA0] | [.., 0xE2, 0x80, 0xAF | 0x89] => Side::Space,
        [.., 0xE2, 0x80, 0x93 | 0x94 | 0x98 | 0x9C | 0x9E] | [.., 0xC2, 0xAB] => Side::Opening,
        [.., 0xE2, 0x80, 0xA6] => Side::Mark,
        [.., b] if b.is_ascii_whitespace() => Side::Space,
        [.., b'(' | b'[' | b'{' | b'-' | b'/' | b'>' | b'=' | b'"' | b'*' | b'_'] => Side::Opening,
        [.., b'.' | b',' | b'!' | b'?' | b':' | b';' | b')'] => Side::Mark,
        _ => Side::Word,
    }
}

fn after(text: &[u8], at: usize) -> Side {
    match text[at..] {
        [] => Side::Edge,
        [0xC2, 0xA0, ..] | [0xE2, 0x80, 0xAF | 0x89, ..] => Side::Space,
        [0xE2, 0x80, 0x93 | 0x94, ..] => Side::Edge,
        [0xE2, 0x80, 0x98 | 0x9C, ..] => Side::Opening,
        [0xE2, 0x80, 0xA6, ..] => Side::Mark,
        [0xE2, 0x80, 0x99 | 0x9D, ..] => Side::Edge,
        [b, ..] if b.is_ascii_whitespace() => Side::Space,
        [b'(' | b'[' | b'$' | b'#' | b'@' | b'\'' | b'"' | b'*' | b'_', ..] => Side::Opening,
        [b'.', b'.', ..] => Side::Mark,
        [b'.' | b',' | b'!' | b'?' | b':' | b';' | b')' | b']' | b'-' | b'<', ..] => Side::Edge,
        _ => Side::Word,
    }
}

/// `span` without white space at its ends.
fn trim(text: &[u8], span: Span) -> Span {
    let (mut start, mut end) = (span.start as usize, span.end as usize);
    loop {
        let before = (start, end);
        match text[start..end] {
            [b, ..] if b.is_ascii_whitespace() => start += 1,
            [0xC2, 0xA0, ..] => start += 2,
            [0xE2, 0x80, 0xAF, ..] => start += 3,
            [.., b] if b.is_ascii_whitespace() => end -= 1,
            [.., 0xC2, 0xA0] => end -= 2,
            [.., 0xE2, 0x80, 0xAF] => end -= 3,
            _ => {}
        }
        if before == (start, end) || start >= end {
            return Span::at(start, end.max(start));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;
    use alloc::vec;

    /// The stretches of paragraphs, the pieces of one joined by `|`.
    fn found(paragraphs: &[&str]) -> Vec<String> {
        let text = paragraphs.join("\n");
        let mut at = 0;
        let mut spans = Vec::new();
        for (n, paragraph) in paragraphs.iter().enumerate() {
            spans.push((Span::at(at, at + paragraph.len()), n as u32));
            at += paragraph.len() + 1;
        }
        let (mut out, mut pieces) = (vec![], vec![]);
        let (scratch, room) = (&mut Scratch::default(), usize::MAX);
        scan(text.as_bytes(), &spans, scratch, &mut out, &mut pieces, room).unwrap();
        let piece = |span: &Span| &text[span.range()];
        out.iter()
            .map(|s| {
                let first = s.first_piece as usize;
                pieces[first..first + s.pieces as usize]
                    .iter()
                    .map(piece)
                    .collect::<Vec<_>>()
                    .join("|")
            })
            .collect()
    }

    #[test]
    fn marks_of_all_sorts() {
        for (text, wanted) in [
            ("\"No,\" she said. \"Not now.\"", &["No,", "Not now."][..]),
            ("\u{201C}No,\u{201D} she said.", &["No,"]),
            ("\u{201E}Nein\u{201C}, sagte sie.", &["Nein"]),
            ("\u{BB}Nein\u{AB}, sagte sie.", &["Nein"]),
            ("\u{AB}\u{A0}Non\u{A0}\u{BB}, dit-elle.", &["Non"]),
            ("``No,'' she said.", &["No,"]),
            ("'I know the drivers' names,' he said.", &["I know the drivers' names,"]),
            ("\u{2018}No,\u{2019} it\u{2019}s said.", &["No,"]),
            ("the '90s and rock 'n' roll", &[]),
            ("the dockers' union and the boys' club", &[]),
            ("\"Who said: 'wait'?\" she asked.", &["Who said: 'wait'?"]),
            ("\u{201C}He said \"no\" to us,\u{201D} she said.", &["He said \"no\" to us,"]),
            ("a 15\" laptop and 5' 10\"", &[]),
            ("\u{201C}No,\" she said.", &["No,"]),
        ] {
            assert_eq!(found(&[text]), wanted, "{text}");
        }
    }

    #[test]
    fn paragraphs_go_on_or_end_what_is_open() {
        assert_eq!(found(&["\"One.", "\"Two,\" he said."]), ["One.|Two,"]);
        assert_eq!(found(&["\"One.", "Two,\" he said."]), ["One.|Two,"]);
        // A forgotten mark.
        assert_eq!(found(&["\"One, Lund said.", "\"Two,\" he said."]), ["One, Lund said.", "Two,"]);
        assert_eq!(found(&["\"One, he said.", "Then \"two\" came."]), ["One, he said.", "two"]);
        assert_eq!(
            found(&["\u{201C}One.", "\u{201C}Two.", "\u{201C}Three.\u{201D}"]),
            ["One.|Two.|Three."]
        );
    }
}
