//! Invented lines of results, as wire services print them.

use super::corpus::{Doc, Kind, Misc};
use super::crf::Random;

/// Writes lines of results as wire services print them, with names from lists.
pub(super) fn table(
    random: &mut Random,
    cities: &[String],
    firsts: &[String],
    lasts: &[String],
) -> Doc {
    let mut d = Doc {
        text: Vec::new(),
        names: Vec::new(),
        ignored: Vec::new(),
        misc: Misc::Marked,
        weight: 0.5,
        source: 99,
    };
    let upper = random.chance(0.4);
    let form = random.below(9);
    const COUNTRIES: [&str; 24] = [
        "Spain",
        "France",
        "Germany",
        "Italy",
        "England",
        "Russia",
        "Australia",
        "Argentina",
        "Brazil",
        "Netherlands",
        "Sweden",
        "U.S.",
        "Japan",
        "Kenya",
        "Croatia",
        "Austria",
        "Switzerland",
        "Canada",
        "China",
        "Denmark",
        "South Africa",
        "India",
        "Czech Republic",
        "Britain",
    ];
    let put = |d: &mut Doc, s: &str, kind: Option<Kind>| {
        let start = d.text.len();
        let s = if upper && kind == Some(Kind::Organization) {
            s.to_uppercase()
        } else {
            s.to_string()
        };
        d.text.extend_from_slice(s.as_bytes());
        d.names.extend(kind.map(|k| (start, start + s.len(), k)));
    };
    let country = |d: &mut Doc, random: &mut Random| {
        put(d, " ( ", None);
        put(d, COUNTRIES[random.below(COUNTRIES.len())], Some(Kind::Location));
    };
    let pick = |random: &mut Random, list: &[String]| list[random.below(list.len())].clone();
    const CLUB: [&str; 10] = [
        "United", "City", "Dynamo", "Sporting", "Athletic", "Rovers", "FC", "Real", "Rapid",
        "Olympic",
    ];
    let team = |random: &mut Random| {
        let city = pick(random, cities);
        let club = CLUB[random.below(CLUB.len())];
        match random.below(6) {
            0 => format!("{club} {city}"),
            1 => format!("{city} {club}"),
            _ => city,
        }
    };
    let person = |random: &mut Random| format!("{} {}", pick(random, firsts), pick(random, lasts));
    for _ in 0..6 + random.below(8) {
        match form {
            // Standings.
            0 => {
                let t = team(random);
                put(&mut d, &t, Some(Kind::Organization));
                let n = 3 + random.below(6);
                for _ in 0..n {
                    let s = if random.chance(0.15) {
                        format!(" .{}", 100 + random.below(800))
                    } else {
                        format!(" {}", random.below(70))
                    };
                    put(&mut d, &s, None);
                }
            }
            // Results.
            1 => {
                let (a, b) = (team(random), team(random));
                put(&mut d, &a, Some(Kind::Organization));
                put(&mut d, &format!(" {} ", random.below(120)), None);
                put(&mut d, &b, Some(Kind::Organization));
                put(&mut d, &format!(" {}", random.below(120)), None);
            }
            // Fixtures.
            2 => {
                let (a, b) = (team(random), team(random));
                put(&mut d, &a, Some(Kind::Organization));
                put(&mut d, [" AT ", " v ", " vs ", " at "][random.below(4)], None);
                put(&mut d, &b, Some(Kind::Organization));
            }
            // Clubs and their countries.
            3 => {
                let t = team(random);
                put(&mut d, &t, Some(Kind::Organization));
                country(&mut d, random);
                put(
                    &mut d,
                    &format!(
                        " ) {} {} {} {}",
                        random.below(20),
                        random.below(12),
                        random.below(12),
                        random.below(30)
                    ),
                    None,
                );
            }
            // Matches of players.
            4 => {
                let p = person(random);
                put(&mut d, &p, Some(Kind::Person));
                country(&mut d, random);
                put(&mut d, [" ) beat ", " ) v ", " ) bt "][random.below(3)], None);
                let p = person(random);
                put(&mut d, &p, Some(Kind::Person));
                country(&mut d, random);
                put(
                    &mut d,
                    &format!(
                        " ) {}-{} {}-{}",
                        random.below(8),
                        random.below(8),
                        random.below(8),
                        random.below(8)
                    ),
                    None,
                );
            }
            // Rankings.
            5 => {
                put(&mut d, &format!("{}. ", 1 + random.below(40)), None);
                let p = person(random);
                put(&mut d, &p, Some(Kind::Person));
                country(&mut d, random);
                put(
                    &mut d,
                    &format!(
                        " ) {}:{}.{}",
                        1 + random.below(5),
                        10 + random.below(50),
                        random.below(100)
                    ),
                    None,
                );
            }
            // Rounds.
            6 => {
                put(&mut d, &format!("{} ", 200 + random.below(90)), None);
                for n in 0..2 + random.below(2) {
                    if n > 0 {
                        put(&mut d, " , ", None);
                    }
                    let p = person(random);
                    put(&mut d, &p, Some(Kind::Person));
                    if random.chance(0.4) {
                        country(&mut d, random);
                        put(&mut d, " )", None);
                    }
                    put(
                        &mut d,
                        &format!(" {} {}", 60 + random.below(20), 60 + random.below(20)),
                        None,
                    );
                }
            }
            // Scorecards.
            7 => {
                let initial = |random: &mut Random| {
                    format!("{}. {}", (b'A' + random.below(26) as u8) as char, pick(random, lasts))
                };
                let p = initial(random);
                put(&mut d, &p, Some(Kind::Person));
                put(
                    &mut d,
                    [" c ", " lbw b ", " b ", " st ", " run out ", " not out "][random.below(6)],
                    None,
                );
                let p = pick(random, lasts);
                put(&mut d, &p, Some(Kind::Person));
                if random.chance(0.5) {
                    put(&mut d, " b ", None);
                    let p = pick(random, lasts);
                    put(&mut d, &p, Some(Kind::Person));
                }
                put(&mut d, &format!(" {}", random.below(130)), None);
            }
            // Scorers.
            _ => {
                let t = team(random);
                put(&mut d, &t, Some(Kind::Organization));
                put(&mut d, &format!(" {} ( ", random.below(6)), None);
                let p = pick(random, lasts);
                put(&mut d, &p, Some(Kind::Person));
                put(&mut d, &format!(" {} , ", 1 + random.below(90)), None);
                let p = person(random);
                put(&mut d, &p, Some(Kind::Person));
                put(&mut d, &format!(" {} ) ", 1 + random.below(90)), None);
                let t = team(random);
                put(&mut d, &t, Some(Kind::Organization));
                put(&mut d, &format!(" {}", random.below(6)), None);
            }
        }
        if random.chance(0.3) {
            put(&mut d, " .", None);
        }
        put(&mut d, "\n", None);
    }
    d
}
