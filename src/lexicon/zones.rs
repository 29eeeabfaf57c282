//! Names of time zones: those that several places share, and those of words.
//!
//! Offsets are those of the IANA time zone database (public domain).

use super::calendar::Zone;
use crate::text::table::WordTable;

/// What one of the places means by a shared name.
pub(crate) struct Reading {
    /// Countries of the page, two letters, separated by spaces.
    pub(crate) countries: &'static str,
    /// Words near the time that tell the place; those in capitals count in capitals only.
    pub(crate) places: &'static str,
    /// `None` where the place's own use of the name differs.
    pub(crate) zone: Option<i16>,
    /// The name is one of summer time only.
    pub(crate) summer: bool,
    /// The first whole year of the offset, if the place had another before; 0 if not.
    pub(crate) since: i16,
}

/// What a name means that clocks of several places have.
pub(crate) struct Shared {
    pub(crate) readings: &'static [Reading],
    /// Whether prose means the first reading where nothing tells the place, because the others are used at home only. A dateline
    /// always does: of the papers that print the name there, most are of the first.
    pub(crate) usual: bool,
}

const fn reading(countries: &'static str, places: &'static str, hours: f32) -> Reading {
    Reading { countries, places, zone: Some((hours * 60.0) as i16), summer: false, since: 0 }
}

const fn unclear(countries: &'static str, places: &'static str) -> Reading {
    Reading { countries, places, zone: None, summer: false, since: 0 }
}

const INDIA: &str =
    "India Indian Delhi Mumbai Kolkata Chennai Bengaluru Bangalore Hyderabad Ahmedabad Pune";
const ISRAEL: &str = "Israel Israeli Jerusalem Haifa IDF";
const IRELAND: &str = "Ireland Irish Dublin Galway Limerick";
const BANGLADESH: &str = "Bangladesh Bangladeshi Dhaka Chittagong Chattogram";
const AMERICA: &str = "ET CT MT PT EST EDT CDT MDT PST PDT American Canadian Chicago Houston Dallas \
    Texas Minneapolis Minnesota Milwaukee Wisconsin Illinois Missouri Iowa Kansas Nebraska Oklahoma \
    Arkansas Louisiana Mississippi Alabama Memphis Nashville Tennessee Dakota Winnipeg Manitoba";
const CHINA: &str = "China Chinese Beijing Shanghai Shenzhen Guangzhou Taiwan Taiwanese Taipei";
const ATLANTIC: &str = "Halifax Scotia Brunswick Moncton Bermuda Barbados Trinidad Puerto ADT";
const ARABIA: &str =
    "Saudi Riyadh Jeddah Kuwait Bahrain Manama Qatar Doha Iraq Iraqi Baghdad Yemen";
const GULF: &str = "UAE Dubai Abu Sharjah Oman Muscat Emirates";
const AUSTRALIA: &str =
    "Australia Australian Sydney Melbourne Brisbane Canberra Hobart Adelaide Darwin";
const PHILIPPINES: &str = "Philippines Philippine Manila Quezon Cebu Davao Filipino";
const PAKISTAN: &str = "Pakistan Pakistani Islamabad Karachi Lahore Rawalpindi Peshawar";

/// The names, in the order of their numbers in the calendar.
pub(crate) const SHARED: &[(&str, Shared)] = &[
    (
        "IST",
        Shared {
            readings: &[
                reading("in lk", INDIA, 5.5),
                reading("il", ISRAEL, 2.0),
                Reading { summer: true, ..reading("ie", IRELAND, 1.0) },
            ],
            usual: false,
        },
    ),
    (
        "BST",
        Shared {
            readings: &[
                Reading { summer: true, ..reading("gb im je gg", "", 1.0) },
                reading("bd", BANGLADESH, 6.0),
            ],
            usual: true,
        },
    ),
    (
        "CST",
        Shared {
            readings: &[
                reading("us ca mx", AMERICA, -6.0),
                reading("cn tw hk mo", CHINA, 8.0),
                unclear("au cu", "Cuba Cuban Havana Adelaide Darwin"),
            ],
            usual: false,
        },
    ),
    (
        "CDT",
        Shared {
            readings: &[
                reading("us ca mx", AMERICA, -5.0),
                unclear("au cu cn", "Cuba Cuban Havana Adelaide Darwin"),
            ],
            usual: true,
        },
    ),
    (
        "AST",
        Shared {
            readings: &[
                reading("ca pr bm bb tt vi", ATLANTIC, -4.0),
                reading("sa kw bh qa iq ye", ARABIA, 3.0),
            ],
            usual: false,
        },
    ),
    (
        "ADT",
        Shared {
            readings: &[reading("ca bm", ATLANTIC, -3.0), unclear("sa kw bh qa iq ye", ARABIA)],
            usual: false,
        },
    ),
    ("GST", Shared { readings: &[reading("ae om", GULF, 4.0)], usual: false }),
    (
        "EST",
        Shared { readings: &[reading("us ca", "", -5.0), unclear("au", AUSTRALIA)], usual: true },
    ),
    (
        "EDT",
        Shared { readings: &[reading("us ca", "", -4.0), unclear("au", AUSTRALIA)], usual: true },
    ),
    (
        "PST",
        Shared {
            readings: &[
                reading("us ca mx", "", -8.0),
                reading("ph", PHILIPPINES, 8.0),
                reading("pk", PAKISTAN, 5.0),
            ],
            usual: true,
        },
    ),
    (
        "MST",
        Shared {
            readings: &[
                reading("us ca mx", "", -7.0),
                reading("my", "Malaysia Malaysian Kuala", 8.0),
                reading("mm", "Myanmar Yangon Naypyidaw", 6.5),
            ],
            usual: true,
        },
    ),
    ("MSK", Shared { readings: &[Reading { since: 2015, ..reading("ru", "", 3.0) }], usual: true }),
    ("TRT", Shared { readings: &[Reading { since: 2017, ..reading("tr", "", 3.0) }], usual: true }),
];

/// Readings of all the names.
const READINGS: usize = {
    let (mut row, mut count) = (0, 0);
    while row < SHARED.len() {
        count += SHARED[row].1.readings.len();
        row += 1;
    }
    count
};

/// The words that tell the place of one of the readings, in any case.
pub(crate) static PLACES: WordTable<512> = WordTable::new(&{
    let mut lists = [("", 1); READINGS];
    let (mut row, mut at, mut count) = (0, 0, 0);
    while row < SHARED.len() {
        let readings = SHARED[row].1.readings;
        if at == readings.len() {
            (row, at) = (row + 1, 0);
            continue;
        }
        lists[count].0 = readings[at].places;
        (at, count) = (at + 1, count + 1);
    }
    lists
});

/// Zones of words, without the "time" behind them: "Eastern", "Pacific Daylight", "Central European Summer", "Beijing".
pub(crate) const WORDED: &[(&str, Zone)] = &[
    ("eastern", Zone::Summer(-300)),
    ("central", Zone::Summer(-360)),
    ("mountain", Zone::Summer(-420)),
    ("pacific", Zone::Summer(-480)),
    ("atlantic", Zone::Summer(-240)),
    ("central european", Zone::Summer(60)),
    ("eastern european", Zone::Summer(120)),
    ("western european", Zone::Summer(0)),
    ("new york", Zone::Summer(-300)),
    ("london", Zone::Summer(0)),
    ("uk", Zone::Summer(0)),
    ("paris", Zone::Summer(60)),
    ("berlin", Zone::Summer(60)),
    ("rome", Zone::Summer(60)),
    ("madrid", Zone::Summer(60)),
    ("brussels", Zone::Summer(60)),
    ("vienna", Zone::Summer(60)),
    ("greenwich mean", Zone::Fixed(0)),
    ("coordinated universal", Zone::Fixed(0)),
    ("british summer", Zone::Fixed(60)),
    ("irish standard", Zone::Fixed(60)),
    ("israel standard", Zone::Fixed(120)),
    ("indian standard", Zone::Fixed(330)),
    ("india standard", Zone::Fixed(330)),
    ("japan standard", Zone::Fixed(540)),
    ("korea standard", Zone::Fixed(540)),
    ("china standard", Zone::Fixed(480)),
    ("pakistan standard", Zone::Fixed(300)),
    ("singapore", Zone::Fixed(480)),
    ("hong kong", Zone::Fixed(480)),
    ("beijing", Zone::Fixed(480)),
    ("tokyo", Zone::Fixed(540)),
    ("japan", Zone::Fixed(540)),
    ("west africa", Zone::Fixed(60)),
    ("central africa", Zone::Fixed(120)),
    ("east africa", Zone::Fixed(180)),
    ("south african standard", Zone::Fixed(120)),
    ("australian eastern standard", Zone::Fixed(600)),
    ("australian eastern daylight", Zone::Fixed(660)),
    ("alaska", Zone::Summer(-540)),
    ("hawaii", Zone::Fixed(-600)),
];
