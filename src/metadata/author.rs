//! Who wrote the article: names out of what the page says, persons before houses.

use alloc::string::String;
use alloc::vec::Vec;

use super::words::{Forms, Words};
use super::{Scratch as Buffers, entry};
use crate::block::ends::Ends;
use crate::block::html::said::{Property, Said, flag};
use crate::error::OutOfMemory;
use crate::grammar::authors;
use crate::grammar::person::word_kind;
use crate::lexicon::agency::is_agency;
use crate::lexicon::reporters::{AND, BY, HOUSE, ORG, ROLE, WRITTEN};
use crate::segment::Segments;
use crate::span::Span;
use crate::text::grow::{Grow, GrowText};
use crate::types::{AuthorRole, Metadata, MetadataKind, MetadataSource};

/// Characters of a name; what is longer is none.
const LONGEST: usize = 60;
/// Words of a person's name.
const MOST_WORDS: usize = 6;

/// Buffers, kept from article to article.
#[derive(Debug, Clone, Default)]
pub(super) struct Scratch {
    names: Vec<Name>,
    forms: String,
    one: String,
    /// A value in UTF-8.
    line: String,
}

/// One name, and how good its place is.
#[derive(Debug, Clone, Copy)]
struct Name {
    place: u8,
    source: MetadataSource,
    span: Span,
    /// Where its letters are in the forms.
    form: (u32, u32),
    house: bool,
    editor: bool,
}

/// What is known of a value with names.
#[derive(Clone, Copy)]
struct Value {
    place: u8,
    source: MetadataSource,
    /// Its first byte.
    start: u32,
    /// The page says that it is no person.
    house: bool,
    editor: bool,
}

/// Adds all authors, best first. Chosen are the persons of the best place that names one; the houses of the best place, if
/// nobody does.
pub(super) fn read(
    input: &[u8],
    text: &[u8],
    segments: &Segments,
    buffers: &mut Buffers,
    out: &mut Vec<Metadata>,
) -> Result<(), OutOfMemory> {
    let Buffers { said, words, sites, authors: found, .. } = buffers;
    found.names.clear();
    found.forms.clear();
    let mut labelled = (u32::MAX, false);
    for author in segments.authors.iter().take(64) {
        words.read_text(&text[author.name])?;
        // A name that nothing announces may be a kicker ("Harbour Watch"), so "By Ann Lund" in another line goes first.
        if labelled.0 != author.section {
            let line = segments.sections.get(author.section as usize).map(|s| &text[s.span]);
            labelled = (author.section, false);
            authors::labelled(line.unwrap_or_default(), &Ends::default(), |_: Span, _| {
                labelled.1 = true;
            });
        }
        let value = Value {
            place: if labelled.1 { 2 } else { 3 },
            source: MetadataSource::Page,
            start: author.name.start,
            house: false,
            editor: author.role == AuthorRole::Editor,
        };
        found.take(words, value, sites)?;
    }
    let of_author = |s: &&Said| matches!(s.property, Property::Author | Property::Editor);
    for one in said.iter().filter(of_author) {
        words.read(input, one)?;
        let place = match (one.source, one.rank) {
            (MetadataSource::JsonLd, rank) if one.flags & flag::OF_PAGE == 0 => rank.min(2) - 1,
            (MetadataSource::JsonLd, _) => 7,
            (_, rank) => 3 + rank,
        };
        let value = Value {
            place,
            source: one.source,
            start: one.span.start,
            house: one.flags & flag::HOUSE != 0,
            editor: one.property == Property::Editor,
        };
        found.take(words, value, sites)?;
    }
    found.part_editors();
    found.write(out)
}

impl Scratch {
    /// Takes the names of one value.
    fn take(&mut self, words: &Words, value: Value, sites: &Forms) -> Result<(), OutOfMemory> {
        let chars = &words.chars[..];
        if is_address(chars) {
            return Ok(());
        }
        // A whole byline: "By Ann Lund, Staff Writer".
        if value.source != MetadataSource::Page
            && is_byline(chars)
            && self.take_byline(words, value, sites)?
        {
            return Ok(());
        }
        let mut from = 0;
        // Words of the first name of the value: what follows it after a comma in one word is where it works.
        let mut leading = 0;
        while from < chars.len() {
            let (end, next) = piece(chars, from);
            let comma = from > 0 && chars[from - 1].0 == ',';
            let (first, last) = name(chars, from, end);
            let count = words_of(chars, first, last).count();
            let lone = comma && count == 1 && leading > 1;
            leading = leading.max(count);
            let agency = words_of(chars, first, last).all(|(_, word)| is_agency(word.bytes()));
            if !lone || agency {
                self.add(words, first, last, value, sites)?;
            }
            from = next;
        }
        Ok(())
    }

    /// Takes the names of a value that is a byline; returns whether it has some.
    fn take_byline(
        &mut self,
        words: &Words,
        value: Value,
        sites: &Forms,
    ) -> Result<bool, OutOfMemory> {
        let mut line = core::mem::take(&mut self.line);
        line.clear();
        words.chars.iter().try_for_each(|c| line.grow(c.0))?;
        let (mut found, mut added) = (false, Ok(()));
        // Names come in order, so characters are counted once.
        let (mut at, mut char) = (0, 0);
        authors::authors(line.as_bytes(), &Ends::default(), |span: Span, role: AuthorRole| {
            let Some(before) = line.get(at..span.start as usize) else { return };
            let first = char + before.chars().count();
            let last = first + line.get(span.range()).map_or(0, |name| name.chars().count());
            (at, char) = (span.end as usize, last);
            let editor = value.editor || role == AuthorRole::Editor;
            let value = Value { editor, ..value };
            added = added.and_then(|()| self.add(words, first, last, value, sites));
            found = true;
        });
        self.line = line;
        added.map(|()| found)
    }

    /// Adds the name between two characters of a value.
    fn add(
        &mut self,
        words: &Words,
        first: usize,
        last: usize,
        value: Value,
        sites: &Forms,
    ) -> Result<(), OutOfMemory> {
        let chars = &words.chars[..];
        if first >= last || last - first > LONGEST {
            return Ok(());
        }
        words.form_of(first, last, &mut self.one)?;
        if self.one.is_empty() {
            return Ok(());
        }
        let house =
            sites.iter().any(|site| site == self.one) || is_house(chars, first, last, value.house);
        let at = self.forms.len() as u32;
        self.forms.grow_str(&self.one)?;
        self.names.grow(Name {
            place: value.place,
            source: value.source,
            span: Span::new(value.start + chars[first].1, value.start + chars[last - 1].2),
            form: (at, self.forms.len() as u32),
            house,
            editor: value.editor,
        })
    }

    /// Makes editors of the authors whom the page prints as editors, if it prints an author too: some pages hide their editor as
    /// the author.
    fn part_editors(&mut self) {
        let printed = |name: &&Name| name.source == MetadataSource::Page;
        if !self.names.iter().filter(printed).any(|name| !name.editor && !name.house) {
            return;
        }
        for at in 0..self.names.len().min(256) {
            let one = self.names[at];
            let editor = self.names[..at].iter().take(64).filter(printed);
            let mut editor = editor.filter(|name| name.editor);
            if !one.editor && editor.any(|name| self.form(name) == self.form(&one)) {
                self.names[at].editor = true;
            }
        }
    }

    fn form(&self, name: &Name) -> &str {
        &self.forms[name.form.0 as usize..name.form.1 as usize]
    }

    fn write(&mut self, out: &mut Vec<Metadata>) -> Result<(), OutOfMemory> {
        let mut names = core::mem::take(&mut self.names);
        names.sort_unstable_by_key(|n| (n.editor, n.house, n.place, n.form.0));
        let best = names.iter().find(|name| !name.editor).map(|name| (name.house, name.place));
        for (at, name) in names.iter().enumerate() {
            let own = !name.editor && Some((name.house, name.place)) == best;
            // The same name twice in a list is one author.
            let again = own
                && names[..at].iter().take(256).any(|other| self.form(other) == self.form(name));
            let flags = if own && !again { Metadata::CHOSEN } else { 0 }
                | if name.house { Metadata::HOUSE } else { 0 }
                | if name.editor { Metadata::EDITOR } else { 0 };
            let entry = entry(MetadataKind::Author, name.source, name.span);
            out.grow(Metadata { flags, ..entry })?;
        }
        self.names = names;
        Ok(())
    }
}

/// Whether a value says more than names: it begins with "by", or a job is in it.
fn is_byline(chars: &[(char, u32, u32)]) -> bool {
    let mut words = words_of(chars, 0, chars.len()).map(|(_, word)| word_kind(word.bytes()));
    matches!(words.next(), Some(BY | WRITTEN)) || words.any(|kind| kind == ROLE)
}

/// Whether a value is the address of a page or of a mailbox, or the handle of an account.
fn is_address(chars: &[(char, u32, u32)]) -> bool {
    let starts = |with: &str| with.chars().eq(chars.iter().map(|c| c.0).take(with.len()));
    starts("http") || starts("www.") || starts("/") || chars.iter().any(|c| c.0 == '@')
}

/// Where the piece of a list that begins at `from` ends, and where the next one begins.
fn piece(chars: &[(char, u32, u32)], from: usize) -> (usize, usize) {
    let mut at = from;
    while at < chars.len() {
        match chars[at].0 {
            ',' | ';' | '|' | '/' | '\u{2022}' | '\u{b7}' | '&' | '+' | '\n' => {
                return (at, at + 1);
            }
            c if c.is_whitespace() => {
                let word = word_at(chars, at + 1);
                let end = at + 1 + word.len;
                let next = chars.get(end + 1).is_some_and(|c| c.0.is_uppercase());
                if word.len > 0
                    && chars.get(end).is_some_and(|c| c.0.is_whitespace())
                    && next
                    && chars[at + 1].0.is_lowercase()
                    && word_kind(word.bytes()) == AND
                {
                    return (at, end + 1);
                }
                at += 1;
            }
            _ => at += 1,
        }
    }
    (at, at + 1)
}

/// A word in UTF-8, at most 32 bytes of it.
struct Word {
    utf8: [u8; 32],
    bytes: usize,
    /// In characters.
    len: usize,
}

impl Word {
    fn bytes(&self) -> &[u8] {
        &self.utf8[..self.bytes]
    }
}

/// The letters from `at` on.
fn word_at(chars: &[(char, u32, u32)], at: usize) -> Word {
    let mut word = Word { utf8: [0; 32], bytes: 0, len: 0 };
    for (char, ..) in chars.get(at..).unwrap_or_default() {
        if !char.is_alphanumeric() {
            break;
        }
        let Some(room) = word.utf8.get_mut(word.bytes..word.bytes + char.len_utf8()) else { break };
        char.encode_utf8(room);
        word.bytes += char.len_utf8();
        word.len += 1;
    }
    word
}

/// The words between `from` and `to`: where each begins, and its letters.
fn words_of(
    chars: &[(char, u32, u32)],
    from: usize,
    to: usize,
) -> impl Iterator<Item = (usize, Word)> + '_ {
    let chars = &chars[..to];
    let mut at = from;
    core::iter::from_fn(move || {
        while at < to && !chars[at].0.is_alphanumeric() {
            at += 1;
        }
        let word = word_at(chars, at);
        let start = at;
        at += word.len.max(1);
        // The rest of a word that is too long.
        while at < to && chars[at].0.is_alphanumeric() {
            at += 1;
        }
        (word.len > 0).then_some((start, word))
    })
}

/// The name in a piece, without a label before it and what stands in brackets after it; empty if it is no name.
fn name(chars: &[(char, u32, u32)], from: usize, to: usize) -> (usize, usize) {
    let (mut from, mut to) = (from, to);
    if let Some(bracket) = chars[from..to].iter().position(|c| matches!(c.0, '(' | '[' | '<')) {
        to = from + bracket;
    }
    // "By", "Von", "Author:", "Written by".
    loop {
        while from < to && !chars[from].0.is_alphanumeric() {
            from += 1;
        }
        let word = word_at(&chars[..to], from);
        let end = from + word.len;
        let goes_on = end < to && chars[from + 1..to].iter().any(|c| c.0.is_uppercase());
        let parted = end < to && !matches!(chars[end].0, '-' | '\'' | '\u{2019}' | '.');
        if word.len > 0 && goes_on && parted && matches!(word_kind(word.bytes()), BY | WRITTEN) {
            from = end;
        } else {
            break;
        }
    }
    // "Kommentar von", "Analysis by": a name of two words or more follows.
    let by = words_of(chars, from, to)
        .skip(1)
        .take(3)
        .find(|(at, word)| chars[*at].0.is_lowercase() && word_kind(word.bytes()) == BY);
    if let Some((at, word)) = by {
        let rest = at + word.len;
        let mut names = words_of(chars, rest, to).map(|(at, _)| chars[at].0.is_uppercase());
        let capital = names.next() == Some(true) && names.next() == Some(true);
        // "Ursula von der Leyen" has a name before it.
        let label = words_of(chars, from, at).count() == 1
            || !words_of(chars, from, at).all(|(at, _)| chars[at].0.is_uppercase());
        if capital && label {
            from = rest;
            while from < to && chars[from].0.is_whitespace() {
                from += 1;
            }
        }
    }
    while from < to && !chars[to - 1].0.is_alphanumeric() && chars[to - 1].0 != '.' {
        to -= 1;
    }
    let count = words_of(chars, from, to).count();
    let role = words_of(chars, from, to).any(|(_, word)| word_kind(word.bytes()) == ROLE);
    let digits = chars[from..to].iter().filter(|c| c.0.is_ascii_digit()).count();
    if count == 0 || count > MOST_WORDS || digits > 2 || role && count > 1 {
        return (from, from);
    }
    (from, to)
}

/// Whether a name is of an agency, a paper or its staff; `said` if the page says that it is no person.
fn is_house(chars: &[(char, u32, u32)], from: usize, to: usize, said: bool) -> bool {
    let dotted = chars[from..to].windows(2).any(|w| w[0].0 == '.' && w[1].0.is_lowercase());
    let mut words = 0;
    let mut house = false;
    for (_, word) in words_of(chars, from, to) {
        words += 1;
        house |= is_agency(word.bytes()) || matches!(word_kind(word.bytes()), ORG | HOUSE | ROLE);
    }
    house || dotted || said && words == 1
}
