//! The order of day and month in the dates of a page: decided by evidence, never by habit.
//!
//! In falling strength: a date in a tag, an attribute or JSON-LD that is one of the two readings; the weekday beside the date;
//! another date of the same form that only one order fits; the zone or words of a language beside it; the language and the
//! country of the page. What nothing decides has no date: a wrong one is worse than none.

use core::cell::{Cell, OnceCell};

use super::tag;
use crate::block::html::said::{Property, Said};
use crate::lexicon::{Words, order as lexicon};
use crate::segment::Segments;
use crate::span::Span;
use crate::text::table::WordTable;
use crate::text::word::words;
use crate::time::order::{self, Numeric, Order};
use crate::time::zone;
use crate::types::{MetadataSource, Timestamp};

/// Dates in tags and strings that are looked at.
const MOST_SAID: usize = 64;
/// How far from a date a weekday, a zone or a label may be.
const BESIDE: usize = 32;
/// How far from a time a word that tells its place may be.
const NEAR: usize = 240;

static BESIDE_WORDS: WordTable<512> = WordTable::new(lexicon::BESIDE);
static DAY_LANGUAGES: Words<128> = Words::new(lexicon::LANGUAGES);
static MONTH_COUNTRIES: Words<8> = Words::new(lexicon::MONTH_COUNTRIES);
static OPEN_COUNTRIES: Words<64> = Words::new(lexicon::OPEN_COUNTRIES);
static DAY_HOSTS: Words<256> = Words::new(lexicon::DAY_HOSTS);
static MONTH_HOSTS: Words<16> = Words::new(lexicon::MONTH_HOSTS);

/// The evidence of a page. Nothing is looked at before the first date whose order is open.
pub(crate) struct Orders<'a> {
    input: &'a [u8],
    text: &'a [u8],
    said: &'a [Said],
    /// Of the prose.
    language: Option<&'static str>,
    /// What the page's other dates and its language say, of dates with "/" and of those with "-", once it was asked for.
    decided: [Cell<Option<Option<Order>>>; 2],
    /// The days of all dates in tags, attributes and JSON-LD, and how many.
    days: OnceCell<([i64; MOST_SAID], usize)>,
}

/// What the dates of a page say of their order: how many of each.
#[derive(Debug, Clone, Copy, Default)]
struct Votes([u32; 2]);

impl Votes {
    fn add(&mut self, order: Option<Order>) {
        if let Some(order) = order {
            self.0[order as usize] += 1;
        }
    }

    /// The order, if the votes are of one mind but for a few; `None` within if they are not.
    fn verdict(self) -> Option<Option<Order>> {
        match self.0 {
            [0, 0] => None,
            [day, month] if day > 8 * month => Some(Some(Order::DayFirst)),
            [day, month] if month > 8 * day => Some(Some(Order::MonthFirst)),
            _ => Some(None),
        }
    }
}

impl<'a> Orders<'a> {
    pub(crate) fn new(
        input: &'a [u8],
        text: &'a [u8],
        said: &'a [Said],
        language: Option<&'static str>,
    ) -> Orders<'a> {
        Orders { input, text, said, language, decided: Default::default(), days: OnceCell::new() }
    }

    /// `value`, which was read from the text at `span`, with day and month in their order, without a date if that is open, and
    /// with the offset of its zone.
    pub(crate) fn settled(&self, value: Timestamp, span: Span) -> Timestamp {
        zone::settled(self.ordered(value, span), None, self.country_of(value), None)
    }

    /// The country, looked for only if it may tell the offset of the value's zone.
    fn country_of(&self, value: Timestamp) -> Option<[u8; 2]> {
        if zone::is_open(value) { self.country() } else { None }
    }

    /// `value` with day and month in their order; without a date if that is open.
    pub(crate) fn ordered(&self, value: Timestamp, span: Span) -> Timestamp {
        let Some(date) = order::open(&self.text[span], value) else { return value };
        date.settled(value, self.of(&date.shift(span.start as usize)))
    }

    /// `value`, of prose, with the offset of its zone: by its own day, or by `day` if it has none.
    pub(crate) fn zoned(&self, value: Timestamp, day: Option<Timestamp>, span: Span) -> Timestamp {
        if !zone::is_open(value) {
            return value;
        }
        let (start, end) = (span.start as usize, span.end as usize);
        let near = &self.text[start.saturating_sub(NEAR)..self.text.len().min(end + NEAR)];
        zone::settled(value, day, self.country(), Some(near))
    }

    /// As [`settled`](Orders::settled), of a value that stands in a tag or a string, `raw`.
    pub(crate) fn settled_tag(&self, value: Timestamp, raw: &[u8]) -> Timestamp {
        let ordered = match order::open(raw, value) {
            Some(date) => {
                let own = date.near(self.said_days());
                date.settled(value, own.or_else(|| self.of_form(date.sign)))
            }
            None => value,
        };
        zone::settled(ordered, None, self.country_of(value), None)
    }

    /// The order of the date of the text.
    fn of(&self, date: &Numeric) -> Option<Order> {
        let own = date.near(self.said_days()).or_else(|| self.by_weekday(date));
        own.or_else(|| self.of_form(date.sign))
    }

    /// The order of all dates of this form, looked for once.
    fn of_form(&self, sign: u8) -> Option<Order> {
        let cell = &self.decided[usize::from(sign == b'-')];
        let decided = cell.get().unwrap_or_else(|| self.of_page(sign));
        cell.set(Some(decided));
        decided
    }

    /// What the whole page tells of the order of this form.
    fn of_page(&self, sign: u8) -> Option<Order> {
        let days = self.said_days();
        let (mut said, mut weekdays, mut certain, mut beside) = <[Votes; 4]>::default().into();
        for date in order::dates(self.text).filter(|date| date.sign == sign) {
            if date.is_open() {
                said.add(date.near(days));
                weekdays.add(self.by_weekday(&date));
                beside.add(self.by_words(&date));
            } else {
                certain.add(date.only_order());
            }
        }
        let verdict = [said, weekdays, certain, beside].into_iter().find_map(Votes::verdict);
        verdict.unwrap_or_else(|| self.by_language())
    }

    /// The days of all dates in tags, attributes and JSON-LD.
    fn said_days(&self) -> &[i64] {
        let (days, len) = self.days.get_or_init(|| self.read_days());
        &days[..*len]
    }

    fn read_days(&self) -> ([i64; MOST_SAID], usize) {
        let dated = [Property::Published, Property::Modified, Property::Dated];
        let said = self.said.iter().filter(|s| dated.contains(&s.property)).take(MOST_SAID * 4);
        let (mut days, mut len) = ([0; MOST_SAID], 0);
        for one in said {
            let value = tag::date(&self.input[one.span], one.source);
            // A date of numbers in an attribute may be as open as the printed one.
            let printed = &self.input[one.span];
            if let Some(day) = order::day_count(value)
                && order::open(printed, value).is_none()
                && !days[..len].contains(&day)
                && len < MOST_SAID
            {
                days[len] = day;
                len += 1;
            }
        }
        (days, len)
    }

    /// The order that the weekday beside the date fits.
    fn by_weekday(&self, date: &Numeric) -> Option<Order> {
        self.beside(date).map(|word| BESIDE_WORDS.get(word)).find_map(|sense| match sense {
            1..=7 => date.on_weekday(i64::from(sense) - 1),
            _ => None,
        })
    }

    /// The order that zones and words of a language beside the date tell.
    fn by_words(&self, date: &Numeric) -> Option<Order> {
        let mut votes = Votes::default();
        for word in self.beside(date) {
            let zone = word.iter().all(u8::is_ascii_uppercase);
            // Zones have no small letters; the other words may have any.
            match BESIDE_WORDS.get(word) {
                lexicon::MONTH_FIRST if zone => votes.add(Some(Order::MonthFirst)),
                lexicon::DAY_FIRST if zone || !lexicon::is_zone(word) => {
                    votes.add(Some(Order::DayFirst));
                }
                _ => {}
            }
        }
        votes.verdict().flatten()
    }

    /// The words on both sides of the date, on its line.
    fn beside(&self, date: &Numeric) -> impl Iterator<Item = &'a [u8]> {
        let before = &self.text[date.start.saturating_sub(BESIDE)..date.start];
        let from = memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
        let after = &self.text[date.end..self.text.len().min(date.end + BESIDE)];
        let to = memchr::memchr(b'\n', after).unwrap_or(after.len());
        words(&before[from..]).chain(words(&after[..to]))
    }

    /// The first thing that a tag of this rank says.
    fn said(&self, property: Property, rank: u8) -> Option<&'a [u8]> {
        let is = |s: &&Said| {
            s.property == property && s.source == MetadataSource::Meta && s.rank == rank
        };
        self.said.iter().find(is).map(|s| &self.input[s.span])
    }

    /// The country of the page, two letters, if its language's tag or the end of its host names one and they do not differ.
    pub(crate) fn country(&self) -> Option<[u8; 2]> {
        let lower = |two: &[u8]| {
            let code = <[u8; 2]>::try_from(two).ok()?.map(|b| b.to_ascii_lowercase());
            Some(if code == *b"uk" { *b"gb" } else { code })
        };
        let tag = self.said(Property::Language, 1).unwrap_or_default();
        let by_tag = lower(parts_of(tag).1);
        let end = self.said(Property::Url, 1).and_then(host_end);
        let by_host = end.filter(|e| DAY_HOSTS.has(e) || MONTH_HOSTS.has(e)).and_then(lower);
        match (by_tag, by_host) {
            (Some(tag), Some(host)) if tag != host => None,
            (tag, host) => tag.or(host),
        }
    }

    /// The order that the language and the country of the page have.
    fn by_language(&self) -> Option<Order> {
        // Tools write "en_US" into og:locale wherever the page is from.
        let tag = self.said(Property::Language, 1).unwrap_or_default();
        let (language, country) = parts_of(tag);
        let english = language.is_empty() || language.eq_ignore_ascii_case(b"en");
        let by_country = match country {
            [] => None,
            _ if MONTH_COUNTRIES.has(country) => Some(Order::MonthFirst),
            _ if OPEN_COUNTRIES.has(country) => return None,
            _ if english => Some(Order::DayFirst),
            _ => None,
        };
        let by_language = match (english, self.language) {
            (false, _) if DAY_LANGUAGES.has(language) => Some(Order::DayFirst),
            (false, _) => return None,
            (true, None | Some("en")) => None,
            // Templates keep their "en" for prose in other languages.
            (true, Some(_)) => Some(Order::DayFirst),
        };
        let by_host = self.said(Property::Url, 1).and_then(of_host);
        let mut votes = Votes::default();
        [by_country, by_language, by_host].into_iter().for_each(|order| votes.add(order));
        votes.verdict().flatten()
    }
}

/// Language and country of "en-GB", "pt_BR", "zh-Hant-TW".
fn parts_of(tag: &[u8]) -> (&[u8], &[u8]) {
    let mut parts = tag.trim_ascii().split(|b| matches!(b, b'-' | b'_'));
    let language = parts.next().unwrap_or_default();
    (language, parts.find(|part| part.len() == 2).unwrap_or_default())
}

/// The last part of the address's host: "uk".
fn host_end(url: &[u8]) -> Option<&[u8]> {
    let scheme = memchr::memmem::find(url, b"://")?;
    let host = &url[scheme + 3..];
    let host =
        &host[..host.iter().position(|b| matches!(b, b'/' | b':' | b'?')).unwrap_or(host.len())];
    Some(&host[memchr::memrchr(b'.', host)? + 1..])
}

/// The order of the country that the address's host is of.
fn of_host(url: &[u8]) -> Option<Order> {
    let end = host_end(url)?;
    match () {
        () if DAY_HOSTS.has(end) => Some(Order::DayFirst),
        () if MONTH_HOSTS.has(end) => Some(Order::MonthFirst),
        () => None,
    }
}

/// Gives the times of datelines, bylines and comments their order, or takes the date from those whose order is open.
pub(crate) fn settle(orders: &Orders, segments: &mut Segments) {
    for dateline in &mut segments.datelines {
        dateline.timestamp = orders.settled(dateline.timestamp, dateline.time);
    }
    for comment in &mut segments.comments {
        comment.timestamp = orders.settled(comment.timestamp, comment.time);
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;
    use crate::time::find;

    /// What the first date of `text` says on a page that says nothing else.
    fn first(text: &str, language: Option<&'static str>) -> alloc::string::String {
        let found = find::find(text.as_bytes()).expect(text);
        let orders = Orders::new(b"", text.as_bytes(), &[], language);
        orders.settled(found.value, found.span).to_string()
    }

    #[test]
    fn what_stands_beside_a_date_decides() {
        for (text, iso) in [
            ("09/11/2021 18:30", "T18:30"),
            ("9-11-21", ""),
            ("9.11.2021", "2021-11-09"),
            ("Tuesday, 09/11/2021", "2021-11-09"),
            ("Sat 09/11/2021 18:30", "2021-09-11T18:30"),
            ("09/11/2021 18:30\nUpdated 23/11/2021", "2021-11-09T18:30"),
            ("09/11/2021 6:30 PM\n11/23/2021 7:02 AM", "2021-09-11T18:30"),
            ("09/11/2021\n11-23-2021", ""),
            ("09/11/2021\n23/11/2021\n11/23/2021", ""),
            ("09/11/2021 18:30 GMT", "2021-11-09T18:30Z"),
            ("9/11/2021, 18:30 (GMT+7)", "2021-11-09T18:30+07:00"),
            ("11/09/2021 06:30 PM EST", "2021-11-09T18:30-05:00"),
            ("09/11/2021 18:30 UTC", "T18:30Z"),
            ("Publicado em 09/11/2021 às 18h30", "2021-11-09T18:30"),
            ("09/11/2021, 18:30 Uhr", "2021-11-09T18:30"),
        ] {
            assert_eq!(first(text, None), iso, "{text}");
        }
        assert_eq!(first("9/11/2021", Some("nl")), "2021-11-09");
        assert_eq!(first("9/11/2021", Some("en")), "");
    }
}
