//! Dates as counts of days, for weekdays and differences.

use crate::types::Timestamp;

/// Days since 1 March of year 0 in the Gregorian calendar, if day, month and year are known.
pub(super) fn days_of(t: Timestamp) -> Option<i64> {
    if t.year == 0 || t.month == 0 || t.day == 0 {
        return None;
    }
    let (year, month, day) = (i64::from(t.year), i64::from(t.month), i64::from(t.day));
    // Years that begin in March have their leap day last.
    let year = if month <= 2 { year - 1 } else { year };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(
        365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year,
    )
}

/// The date that [`days_of`] counts as `days`.
pub(super) fn from_days(days: i64) -> Timestamp {
    let era = days.div_euclid(146_097);
    let day = days.rem_euclid(146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day_of_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = (day_of_year - (153 * month + 2) / 5 + 1) as u8;
    let year = year + era * 400 + i64::from(month >= 10);
    let month = if month < 10 { month + 3 } else { month - 9 } as u8;
    Timestamp { year: year as i16, month, day, ..Timestamp::NONE }
}

/// The weekday from 0, Monday.
pub(super) fn weekday_of(days: i64) -> i64 {
    // 1 March of year 0 was a Wednesday.
    (days + 2).rem_euclid(7)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calendar() {
        let day = |year, month, day| Timestamp { year, month, day, ..Timestamp::NONE };
        for (t, weekday) in [(day(2016, 9, 18), 6), (day(2000, 2, 29), 1), (day(1970, 1, 1), 3)] {
            let days = days_of(t).unwrap();
            assert_eq!((from_days(days), weekday_of(days)), (t, weekday));
        }
        assert_eq!(from_days(days_of(day(2015, 12, 31)).unwrap() + 1), day(2016, 1, 1));
    }
}
