//! The order of day and month in dates of numbers: "09/11/2021" is of November in London and of September in New York.

use super::days::{days_of, weekday_of};
use crate::types::Timestamp;

/// What comes first in a date that ends in its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    DayFirst,
    MonthFirst,
}

impl Order {
    pub(crate) const BOTH: [Order; 2] = [Order::DayFirst, Order::MonthFirst];
}

/// A date of numbers that ends in its year, if it has one: "9/11/2021", "09-11-21", "12/9 22:10". With dots the day is first
/// everywhere, and such dates are none of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Numeric {
    pub(crate) start: usize,
    pub(crate) end: usize,
    first: u8,
    second: u8,
    /// 0 if it is not printed.
    year: i16,
    long_year: bool,
    /// Between the parts.
    pub(crate) sign: u8,
}

impl Numeric {
    /// The same, of a text that has `by` bytes before this one's.
    pub(crate) fn shift(self, by: usize) -> Numeric {
        Numeric { start: self.start + by, end: self.end + by, ..self }
    }

    /// Both orders give a date, and not the same.
    pub(crate) fn is_open(&self) -> bool {
        self.first <= 12 && self.second <= 12 && self.first != self.second
    }

    /// The only order that it fits. "21-11-09" may begin with its year.
    pub(crate) fn only_order(&self) -> Option<Order> {
        let sure = self.long_year || self.sign == b'/';
        match (self.first, self.second) {
            (13.., 1..=12) if sure => Some(Order::DayFirst),
            (1..=12, 13..) if sure => Some(Order::MonthFirst),
            _ => None,
        }
    }

    /// The date in this order.
    pub(crate) fn read(&self, order: Order) -> Timestamp {
        let (day, month) = match order {
            Order::DayFirst => (self.first, self.second),
            Order::MonthFirst => (self.second, self.first),
        };
        Timestamp { year: self.year, month, day, ..Timestamp::NONE }
    }

    /// The order whose date is at most a day from one of `days`, if the other's is not: clocks differ from zone to zone.
    pub(crate) fn near(&self, days: &[i64]) -> Option<Order> {
        self.decide(|day| days.iter().any(|d| (d - day).abs() <= 1))
    }

    /// The order whose date is of this weekday, from 0, Monday.
    pub(crate) fn on_weekday(&self, weekday: i64) -> Option<Order> {
        self.decide(|day| weekday_of(day) == weekday)
    }

    fn decide(&self, fits: impl Fn(i64) -> bool) -> Option<Order> {
        let fits = |order: Order| days_of(self.read(order)).is_some_and(&fits);
        match Order::BOTH.map(fits) {
            [true, false] => Some(Order::DayFirst),
            [false, true] => Some(Order::MonthFirst),
            _ => None,
        }
    }

    /// `value`, which was read from this date, with its day and month in `order`, or without a date if there is none.
    pub(crate) fn settled(&self, value: Timestamp, order: Option<Order>) -> Timestamp {
        let (month, day, year) = match order.map(|order| self.read(order)) {
            Some(date) => (date.month, date.day, value.year),
            None => (0, 0, 0),
        };
        Timestamp { month, day, year, ..value }
    }
}

/// The day of a full date as a count of days.
pub(crate) fn day_count(value: Timestamp) -> Option<i64> {
    days_of(value)
}

/// The date of numbers in `text` whose order is open, if `value` was read from it.
pub(crate) fn open(text: &[u8], value: Timestamp) -> Option<Numeric> {
    if value.day == 0 || value.day > 12 || value.month == value.day {
        return None;
    }
    dates(text).find(|date| {
        let is = |order| {
            let read = date.read(order);
            (read.month, read.day) == (value.month, value.day)
        };
        date.is_open() && Order::BOTH.into_iter().any(is)
    })
}

/// The dates of numbers in `text`.
pub(crate) fn dates(text: &[u8]) -> impl Iterator<Item = Numeric> + '_ {
    memchr::memchr2_iter(b'/', b'-', text).filter_map(|at| date(text, at))
}

/// The date whose first sign is at `at`.
fn date(text: &[u8], at: usize) -> Option<Numeric> {
    let sign = text[at];
    let before = text[..at].iter().rev().take(3).take_while(|b| b.is_ascii_digit()).count();
    let start = at.checked_sub(before)?;
    let (second, len) = number(&text[at + 1..], 3);
    let end = at + 1 + len;
    if !matches!(before, 1 | 2) || !matches!(len, 1 | 2) || start > 0 && text[start - 1] == sign {
        return None;
    }
    let (first, _) = number(&text[start..], 2);
    let date = Numeric {
        start,
        end,
        first: first as u8,
        second: second as u8,
        year: 0,
        long_year: false,
        sign,
    };
    if first == 0 || first > 31 || second == 0 || second > 31 {
        return None;
    }
    if text.get(end) != Some(&sign) {
        // "12/31 22:10"
        let timed = |rest: &[u8]| {
            let run = number(rest, 2).1;
            run > 0 && rest.get(run) == Some(&b':')
        };
        let timed = sign == b'/' && text.get(end) == Some(&b' ') && timed(&text[end + 1..]);
        return timed.then_some(date);
    }
    let rest = &text[end + 1..];
    let run = rest.iter().take(7).take_while(|b| b.is_ascii_digit()).count();
    // The year may run into a time of day.
    let glued = rest.get(run) == Some(&b':');
    let size = match run {
        2 | 4 if !glued => run,
        3 | 4 if glued => 2,
        5 | 6 if glued => 4,
        _ => return None,
    };
    let (year, _) = number(rest, size);
    let year = match size {
        2 if year >= 70 => 1900 + year,
        2 => 2000 + year,
        _ => year,
    };
    let fits = (1600..=2200).contains(&year) && rest.get(size) != Some(&sign);
    fits.then_some(Numeric { end: end + 1 + size, year: year as i16, long_year: size == 4, ..date })
}

/// The number of at most `most` digits that `text` begins with, and how many they are.
fn number(text: &[u8], most: usize) -> (u16, usize) {
    let len = text.iter().take(most).take_while(|b| b.is_ascii_digit()).count();
    (text[..len].iter().fold(0, |n, b| n * 10 + u16::from(b - b'0')), len)
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;
    use alloc::vec::Vec;

    use super::*;

    fn first(text: &str) -> Numeric {
        dates(text.as_bytes()).next().expect(text)
    }

    #[test]
    fn dates_that_two_orders_fit() {
        for (text, day_first, month_first) in [
            ("on 09/11/2021 18:30", "2021-11-09", "2021-09-11"),
            ("9-11-21", "2021-11-09", "2021-09-11"),
            ("3/5/202118:30", "2021-05-03", "2021-03-05"),
        ] {
            let date = first(text);
            assert!(date.is_open(), "{text}");
            let read = Order::BOTH.map(|order| date.read(order).to_string());
            assert_eq!(read, [day_first, month_first], "{text}");
        }
        for text in ["23/11/2021", "11/23/2021", "5/5/2021"] {
            assert!(!first(text).is_open(), "{text}");
        }
        for text in
            ["2021/11/09", "9.11.2021", "1/2", "24/7", "1/2/3/4", "555-12-1234", "3-4-5", ""]
        {
            assert_eq!(dates(text.as_bytes()).collect::<Vec<_>>(), [], "{text}");
        }
    }

    #[test]
    fn one_order_alone() {
        assert_eq!(first("23/11/2021").only_order(), Some(Order::DayFirst));
        assert_eq!(first("11-23-2021").only_order(), Some(Order::MonthFirst));
        assert_eq!(first("21-11-09").only_order(), None);
        assert_eq!(first("9/11/2021").only_order(), None);
    }

    #[test]
    fn weekdays_and_days_near_decide() {
        let date = first("09/11/2021");
        // 9 November 2021 was a Tuesday, 11 September a Saturday.
        assert_eq!(date.on_weekday(1), Some(Order::DayFirst));
        assert_eq!(date.on_weekday(5), Some(Order::MonthFirst));
        assert_eq!(date.on_weekday(0), None);
        let day =
            |day| days_of(Timestamp { year: 2021, month: 11, day, ..Timestamp::NONE }).unwrap();
        assert_eq!(date.near(&[day(10)]), Some(Order::DayFirst));
        assert_eq!(date.near(&[day(12)]), None);
    }
}
