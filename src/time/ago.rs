//! Relative times: "3 hours ago", "vor 2 Stunden", "il y a 3 jours", "yesterday at 5:30 pm".

use super::clock;
use crate::lexicon::calendar::{Sense, sense};
use crate::text::word::{is_letter, letters_len, space_len};

/// Reads words and numbers one after the other, from a position that only moves forward.
struct Words<'a> {
    input: &'a [u8],
    at: usize,
}

impl<'a> Words<'a> {
    /// The next word, after white space and at most one comma.
    fn word(&mut self) -> Option<&'a [u8]> {
        let mut start = self.at + space_len(&self.input[self.at..]);
        if self.input[start..].first() == Some(&b',') {
            start += 1 + space_len(&self.input[start + 1..]);
        }
        let len = letters_len(&self.input[start..]);
        if len == 0 || len > 24 {
            return None;
        }
        self.at = start + len;
        Some(&self.input[start..self.at])
    }

    fn word_if(&mut self, wanted: impl Fn(&[u8]) -> bool) -> bool {
        let at = self.at;
        let found = self.word().is_some_and(wanted);
        if !found {
            self.at = at;
        }
        found
    }

    /// A number of one to three digits.
    fn count(&mut self) -> bool {
        let mut start = self.at + space_len(&self.input[self.at..]);
        if self.input[start..].first() == Some(&b',') {
            start += 1 + space_len(&self.input[start + 1..]);
        }
        let len = self.input[start..].iter().take(4).take_while(|b| b.is_ascii_digit()).count();
        if (1..=3).contains(&len) {
            self.at = start + len;
        }
        (1..=3).contains(&len)
    }

    fn unit(&mut self) -> bool {
        let unit = |w: &[u8]| {
            matches!(sense(w), Sense::Unit | Sense::Hours)
                || matches!(w, b"d" | b"w" | b"m" | b"y" | b"ore")
        };
        let found = self.word_if(unit);
        // "3 yr. ago"
        if found && self.input[self.at..].starts_with(b". ") {
            self.at += 1;
        }
        found
    }
}

/// The length of the relative time that `input` begins with, or 0.
pub(crate) fn relative(input: &[u8]) -> usize {
    // Most calls come from a number in prose. These cheap tests settle them.
    match input.first() {
        // A number of few digits, and a unit.
        Some(&b) if b.is_ascii_digit() => {
            let run = input.iter().take(4).take_while(|b| b.is_ascii_digit()).count();
            match input.get(run) {
                Some(&b) if run < 4 && (is_letter(b) || b == b' ' || b == 0xc2 || b == 0xe2) => {
                    counted(input)
                }
                _ => 0,
            }
        }
        Some(&b) if is_letter(b) => counted(input).max(named_day(input)),
        _ => 0,
    }
}

/// Whether `input` begins with words that mean a time only together: "il y a", "just now".
pub(super) fn begins_phrase(input: &[u8]) -> bool {
    begins_il_y_a(input) || begins_just_now(input)
}

fn begins_il_y_a(input: &[u8]) -> bool {
    matches!(input, [b'i' | b'I', b'l' | b'L', b' ', b'y', b' ', b'a', _, ..])
}

fn begins_just_now(input: &[u8]) -> bool {
    matches!(input, [b'j' | b'J', ..])
        && input.get(..8).is_some_and(|text| text.eq_ignore_ascii_case(b"just now"))
}

/// "3 hours ago", "about an hour ago", "vor 2 Jahren", "8 years, 2 months ago".
fn counted(input: &[u8]) -> usize {
    let mut r = Words { input, at: 0 };
    let mut since = r.word_if(|w| sense(w) == Sense::Since);
    if !since && begins_il_y_a(input) {
        r.at = 6;
        since = true;
    }
    while r.at < 24 && r.word_if(|w| sense(w) == Sense::About) {}
    if !r.count() && !r.word_if(|w| sense(w) == Sense::One || w.eq_ignore_ascii_case(b"a")) {
        return 0;
    }
    if !r.unit() {
        return 0;
    }
    // "8 years, 2 months", "1 day and 3 hours".
    let one = r.at;
    r.word_if(|w| matches!(w, b"and" | b"und" | b"et" | b"y" | b"e"));
    if !(r.count() && r.unit()) {
        r.at = one;
    }
    let end = r.at;
    r.word_if(|w| w == b"yang");
    if r.word_if(|w| sense(w) == Sense::Ago) {
        r.at
    } else if since {
        end
    } else {
        0
    }
}

/// "yesterday", "heute, 12:30", "Today at 5:30 PM": with a time of day, or alone on what is left of the line.
fn named_day(input: &[u8]) -> usize {
    let mut r = Words { input, at: 0 };
    if !r.word_if(|w| sense(w) == Sense::Day) {
        return if begins_just_now(input) { 8 } else { 0 };
    }
    if input[r.at..].starts_with("\u{2019}hui".as_bytes()) {
        r.at += 6;
    } else if input[r.at..].starts_with(b"'hui") {
        r.at += 4;
    }
    let end = r.at;
    if let Some(b',' | b'|') = input.get(r.at) {
        r.at += 1;
    }
    for _ in 0..2 {
        r.word_if(|w| sense(w) == Sense::Join);
    }
    let start = r.at + space_len(&input[r.at..]);
    if let Some((_, len)) = clock::time(&input[start..]) {
        return start + len;
    }
    match input[end..].iter().find(|b| !matches!(b, b' ' | b'.' | b')' | b'\r')) {
        None | Some(b'\n') => end,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_times() {
        for text in [
            "3 hours ago",
            "47 minutes ago",
            "vor 2 Stunden",
            "vor etwa 3 Jahren",
            "vor einem Jahr",
            "il y a 3 jours",
            "hace 2 horas",
            "há 5 dias",
            "2 ore fa",
            "3 dagen geleden",
            "for 3 timer siden",
            "8 years, 2 months ago",
            "about an hour ago",
            "a day ago",
            "5d ago",
            "3 yr. ago",
            "yesterday",
            "Yesterday at 5:30 PM",
            "heute, 12:30 Uhr",
            "3 jam yang lalu",
            "2 дня назад",
            "just now",
            "1 hr ago",
        ] {
            assert_eq!(relative(text.as_bytes()), text.len(), "{text}");
        }
    }

    #[test]
    fn prose_is_none() {
        for text in [
            "3 hours later",
            "3 people",
            "today the council met",
            "hier steht er",
            "for 3 days",
            "vor zwei",
            "a day",
            "2000 years ago",
            "",
        ] {
            assert_eq!(relative(text.as_bytes()), 0, "{text}");
        }
    }
}
