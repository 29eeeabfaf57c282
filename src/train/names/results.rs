//! Invented lines of results, as wire services print them.

use super::corpora::MADE_UP;
use super::corpus::{Doc, Kind};
use super::lists::Lists;
use crate::train::random::Xorshift;

#[rustfmt::skip]
const COUNTRIES: [&str; 24] = [
    "Spain", "France", "Germany", "Italy", "England", "Russia", "Australia", "Argentina", "Brazil", "Netherlands", "Sweden", "U.S.",
    "Japan", "Kenya", "Croatia", "Austria", "Switzerland", "Canada", "China", "Denmark", "South Africa", "India", "Czech Republic",
    "Britain",
];
const CLUBS: [&str; 10] = [
    "United", "City", "Dynamo", "Sporting", "Athletic", "Rovers", "FC", "Real", "Rapid", "Olympic",
];

/// A table of one form, with names of the lists.
pub(super) fn table(lists: &Lists, weight: f32, random: &mut Xorshift) -> Doc {
    let doc = Doc::empty(weight, MADE_UP);
    let mut table = Table { doc, lists, capitals: random.chance(0.4), random };
    let line = match table.random.below(9) {
        0 => Table::standing,
        1 => Table::result,
        2 => Table::fixture,
        3 => Table::club_and_country,
        4 => Table::match_of_players,
        5 => Table::ranking,
        6 => Table::rounds,
        7 => Table::scorecard,
        _ => Table::scorers,
    };
    for _ in 0..6 + table.random.below(8) {
        line(&mut table);
        if table.random.chance(0.3) {
            table.put(" .");
        }
        table.put("\n");
    }
    table.doc
}

/// A table that is being written.
struct Table<'a> {
    doc: Doc,
    lists: &'a Lists,
    /// Whether teams are in capitals.
    capitals: bool,
    random: &'a mut Xorshift,
}

impl Table<'_> {
    fn put(&mut self, text: &str) {
        self.doc.put(text, None);
    }

    fn put_one(&mut self, texts: &[&str]) {
        let text = self.random.pick(texts);
        self.put(text);
    }

    /// Puts a number from `from` to below `from + n` between two texts.
    fn put_number(&mut self, before: &str, from: usize, n: usize, after: &str) {
        let number = from + self.random.below(n);
        self.put(&format!("{before}{number}{after}"));
    }

    fn put_team(&mut self, team: &str) {
        match self.capitals {
            true => self.doc.put(&team.to_uppercase(), Some(Kind::Organization)),
            false => self.doc.put(team, Some(Kind::Organization)),
        }
    }

    fn team(&mut self) -> String {
        let city = self.random.pick(&self.lists.cities);
        let club = self.random.pick(&CLUBS);
        match self.random.below(6) {
            0 => format!("{club} {city}"),
            1 => format!("{city} {club}"),
            _ => city.clone(),
        }
    }

    fn put_person(&mut self) {
        let first = self.random.pick(&self.lists.firsts);
        let last = self.random.pick(&self.lists.lasts);
        self.doc.put(&format!("{first} {last}"), Some(Kind::Person));
    }

    fn put_surname(&mut self) {
        let last = self.random.pick(&self.lists.lasts);
        self.doc.put(last, Some(Kind::Person));
    }

    fn put_country(&mut self) {
        self.put(" ( ");
        self.doc.put(self.random.pick::<&str>(&COUNTRIES), Some(Kind::Location));
    }

    fn standing(&mut self) {
        let team = self.team();
        self.put_team(&team);
        for _ in 0..3 + self.random.below(6) {
            match self.random.chance(0.15) {
                true => self.put_number(" .", 100, 800, ""),
                false => self.put_number(" ", 0, 70, ""),
            }
        }
    }

    fn result(&mut self) {
        let (home, guests) = (self.team(), self.team());
        self.put_team(&home);
        self.put_number(" ", 0, 120, " ");
        self.put_team(&guests);
        self.put_number(" ", 0, 120, "");
    }

    fn fixture(&mut self) {
        let (home, guests) = (self.team(), self.team());
        self.put_team(&home);
        self.put_one(&[" AT ", " v ", " vs ", " at "]);
        self.put_team(&guests);
    }

    fn club_and_country(&mut self) {
        let team = self.team();
        self.put_team(&team);
        self.put_country();
        self.put_number(" ) ", 0, 20, "");
        for below in [12, 12, 30] {
            self.put_number(" ", 0, below, "");
        }
    }

    fn match_of_players(&mut self) {
        self.put_person();
        self.put_country();
        self.put_one(&[" ) beat ", " ) v ", " ) bt "]);
        self.put_person();
        self.put_country();
        self.put(" )");
        for _ in 0..2 {
            self.put_number(" ", 0, 8, "-");
            self.put_number("", 0, 8, "");
        }
    }

    fn ranking(&mut self) {
        self.put_number("", 1, 40, ". ");
        self.put_person();
        self.put_country();
        self.put_number(" ) ", 1, 5, ":");
        self.put_number("", 10, 50, ".");
        self.put_number("", 0, 100, "");
    }

    fn rounds(&mut self) {
        self.put_number("", 200, 90, " ");
        for n in 0..2 + self.random.below(2) {
            if n > 0 {
                self.put(" , ");
            }
            self.put_person();
            if self.random.chance(0.4) {
                self.put_country();
                self.put(" )");
            }
            self.put_number(" ", 60, 20, " ");
            self.put_number("", 60, 20, "");
        }
    }

    fn scorecard(&mut self) {
        let initial = (b'A' + self.random.below(26) as u8) as char;
        let last = self.random.pick(&self.lists.lasts);
        self.doc.put(&format!("{initial}. {last}"), Some(Kind::Person));
        self.put_one(&[" c ", " lbw b ", " b ", " st ", " run out ", " not out "]);
        self.put_surname();
        if self.random.chance(0.5) {
            self.put(" b ");
            self.put_surname();
        }
        self.put_number(" ", 0, 130, "");
    }

    fn scorers(&mut self) {
        let team = self.team();
        self.put_team(&team);
        self.put_number(" ", 0, 6, " ( ");
        self.put_surname();
        self.put_number(" ", 1, 90, " , ");
        self.put_person();
        self.put_number(" ", 1, 90, " ) ");
        let team = self.team();
        self.put_team(&team);
        self.put_number(" ", 0, 6, "");
    }
}
