//! Words before, in and after the names of people and organizations, for linking.

use super::Words;

/// Words before a person's name that are no part of it.
pub(crate) static TITLES: Words<128> = Words::new(
    "dr mr mrs ms miss sir dame lady lord prof professor president senator sen rep gov governor \
     gen general col colonel lt maj major capt captain sgt rev pope king queen prince princess \
     sheikh minister secretary judge justice chancellor ayatollah imam",
);

/// Words after a person's name that are no part of it.
pub(crate) static SUFFIXES: Words<16> = Words::new("jr sr ii iii iv");

/// Small words inside surnames.
pub(crate) static PARTICLES: Words<32> =
    Words::new("van von de der den bin ibn di da del dos du la le");

/// Legal forms of companies.
pub(crate) static COMPANIES: Words<32> =
    Words::new("inc corp corporation co ltd limited plc llc ag sa gmbh nv spa");

/// Last words of organizations that short forms leave out.
pub(crate) static GENERIC: Words<64> = Words::new(
    "front party group movement organization organisation agency network company university \
     college airlines airways motors fc news holdings bank",
);

/// Words that acronyms mostly leave out.
pub(crate) static SMALL: Words<32> = Words::new("of and for in on to & de du des");

/// Titles that only names of people follow.
pub(crate) static HONORIFICS: Words<32> =
    Words::new("mr mrs ms miss mx dr sir dame lady lord prof professor");

/// Small words between the hyphens of a town's name alone: "Newcastle-under-Lyme", "Port-au-Prince".
pub(crate) static IN_TOWNS: Words<32> =
    Words::new("upon under super sur sous en au aux lès lez les cum juxta ob");

/// Small words between the hyphens of names and of other words: "Stoke-on-Trent", "Made-in-China".
pub(crate) static IN_PLACES: Words<64> =
    Words::new("on in of by the le la de du des der dem den am an im und y e");

/// Jobs that stand between an organization and a person: "White House Press Secretary Ann Lund".
pub(crate) static JOBS: Words<64> = Words::new(
    "secretary officer spokesman spokeswoman spokesperson minister president adviser advisor envoy executive director \
     attaché attache correspondent editor chairman manager counsel",
);

/// First words of such jobs.
pub(crate) static JOB_STARTS: Words<32> = Words::new(
    "press chief deputy vice acting senior assistant prime special general managing executive",
);
