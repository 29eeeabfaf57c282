//! Web and mail addresses in running text.

use crate::span::Span;
use crate::text::number::is_word;
use crate::time::finding::{At, Finding, Meaning};
use crate::types::Label;

const SCHEMES: [&[u8]; 3] = [b"https", b"http", b"ftp"];
/// Longest local part of a mail address.
const LOCAL: usize = 64;
/// Longest host name.
const HOST: usize = 255;

/// The address around the "://" at `at`.
pub(super) fn url(at: &At<'_>) -> Option<Finding> {
    if !at.rest().starts_with(b"://") {
        return None;
    }
    let before = &at.text[at.floor..at.at];
    let scheme = SCHEMES.iter().find(|s| {
        before.len() >= s.len() && before[before.len() - s.len()..].eq_ignore_ascii_case(s)
    })?;
    address(at, at.at - scheme.len())
}

/// The address that begins with the "www." at `at`, whose first word is `word`.
pub(super) fn without_scheme(at: &At<'_>, word: &[u8]) -> Option<Finding> {
    let www = word.eq_ignore_ascii_case(b"www") && at.rest().get(3) == Some(&b'.');
    if www { address(at, at.at) } else { None }
}

/// The address from `start` whose host, or the "://" before it, is at `at`.
fn address(at: &At<'_>, start: usize) -> Option<Finding> {
    if at.text[at.floor..start].last().is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    // The host first: it is short, so that a run of bad addresses is not read to its end for each of them.
    let host = at.rest().strip_prefix(b"://").unwrap_or(at.rest());
    let size =
        host.iter().take(HOST + 1).take_while(|b| is_word(**b) || b".-:@_".contains(b)).count();
    let host = &host[..size];
    let plausible = size <= HOST
        && host.first().is_some_and(|b| is_word(*b))
        && host.iter().rev().skip(1).any(|b| *b == b'.');
    plausible.then(|| found(start, at.at + trimmed(at.rest()), Label::Url))
}

/// The mail address around the '@' at `at`.
pub(super) fn email(at: &At<'_>) -> Option<Finding> {
    let before = &at.text[at.floor..at.at];
    let local = |b: &u8| b.is_ascii_alphanumeric() || b"._%+-".contains(b);
    let size = before.iter().rev().take(LOCAL + 1).take_while(|b| local(b)).count();
    let start =
        at.at - size + before[before.len() - size..].iter().take_while(|b| **b == b'.').count();
    let after = &at.rest()[1..];
    let host = |b: &u8| b.is_ascii_alphanumeric() || b".-".contains(b);
    let mut len = after.iter().take(HOST + 1).take_while(|b| host(b)).count();
    while len > 0 && !after[len - 1].is_ascii_alphanumeric() {
        len -= 1;
    }
    let dot = after[..len].iter().rposition(|b| *b == b'.')?;
    let top = &after[dot + 1..len];
    let plausible = size <= LOCAL && start < at.at && dot > 0 && len <= HOST;
    let plausible = plausible && top.len() >= 2 && top.iter().all(u8::is_ascii_alphabetic);
    plausible.then(|| found(start, at.at + 1 + len, Label::Email))
}

fn found(start: usize, end: usize, label: Label) -> Finding {
    Finding { span: Span::at(start, end), label, meaning: Meaning::default() }
}

/// Length of the address that `text` begins with, without the punctuation of the sentence around it.
fn trimmed(text: &[u8]) -> usize {
    let stop = |b: &u8| b.is_ascii_whitespace() || b"<>\"`{}|\\^".contains(b) || *b < 0x20;
    let mut len = text.iter().position(stop).unwrap_or(text.len());
    // Typographic quotes, dashes and no-break spaces end an address too.
    let typographic = |w: &[u8]| matches!(w, [0xC2, 0xA0] | [0xE2, 0x80]);
    len = text[..len].windows(2).position(typographic).unwrap_or(len);
    let (mut opened, mut closed) = (0usize, 0usize);
    for b in &text[..len] {
        opened += usize::from(*b == b'(');
        closed += usize::from(*b == b')');
    }
    while let Some(last) = text[..len].last() {
        match last {
            b')' if closed > opened => closed -= 1,
            b'.' | b',' | b';' | b':' | b'!' | b'?' | b'\'' | b'*' | b']' => {}
            _ => break,
        }
        len -= 1;
    }
    len
}
