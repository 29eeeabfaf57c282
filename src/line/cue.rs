//! Cues: what a word tells the grammars. A grammar finds nothing on a line without its cues, so it is not asked there. Each
//! word is looked up once for all grammars.

use crate::lexicon::{agency, calendar, credit, readers, reporters};
use crate::text::table::WordTable;

/// Signs a line: a job, a news house.
pub(crate) const SIGNER: u16 = 1;
/// Begins a byline: "by", "written", "desk".
pub(crate) const LABEL: u16 = 1 << 1;
/// The name of an agency, in any case.
pub(crate) const AGENCY: u16 = 1 << 2;
/// Announces a credit: "photo", "courtesy".
pub(crate) const PICTURE: u16 = 1 << 3;
/// Begins a time that has no digit: "yesterday", "an hour ago".
pub(crate) const TIME: u16 = 1 << 4;
/// Announces the author of a comment: "posted", "by".
pub(crate) const POSTED: u16 = 1 << 5;
/// Joins names or is inside one: "and", "van".
pub(crate) const JOINT: u16 = 1 << 6;
/// May stand between a name and its time, or end the line of the name: "says", "on".
pub(crate) const VERB: u16 = 1 << 9;
/// No person has it as a name.
pub(crate) const NO_NAME: u16 = 1 << 10;
/// Part of a date or a relative time. A date without such a word is made of numbers alone.
pub(crate) const DATE: u16 = 1 << 11;
/// Ends the name before it: no name goes on with it, though one may begin with it.
pub(crate) const ENDS_NAME: u16 = 1 << 12;
/// The line, not a word of it, may be names and nothing else.
pub(crate) const NAMES: u16 = 1 << 7;
/// The line may begin with the label of a byline.
pub(crate) const LABELLED: u16 = 1 << 8;
/// Every cue: a word that was not looked up may have any.
pub(crate) const ALL: u16 = SIGNER
    | LABEL
    | AGENCY
    | PICTURE
    | TIME
    | POSTED
    | JOINT
    | NAMES
    | LABELLED
    | VERB
    | NO_NAME
    | DATE
    | ENDS_NAME;

/// Slots of the table.
pub(crate) const SLOTS: usize = 2048;

static CUES: WordTable<SLOTS> = WordTable::new(&[])
    .mark(reporters::LISTS, &[reporters::ROLE, reporters::HOUSE], SIGNER)
    .mark(reporters::LISTS, &[reporters::BY, reporters::WRITTEN, reporters::ORG], LABEL)
    .mark(readers::LISTS, &[readers::POSTED, readers::WRITTEN, readers::BY], POSTED)
    .mark(readers::LISTS, &[readers::SAYING, readers::ON], VERB)
    .mark(
        reporters::LISTS,
        &[reporters::ROLE, reporters::ORG, reporters::HOUSE, reporters::STOP],
        NO_NAME,
    )
    .mark(reporters::LISTS, &[reporters::AFTER, reporters::WRITTEN], ENDS_NAME)
    .mark(calendar::LISTS, &calendar::WEEKDAYS, ENDS_NAME)
    .mark(agency::LISTS, &[1], AGENCY)
    .mark(credit::LISTS, &[credit::PICTURE], PICTURE)
    .mark(&[("courtesy", 1)], &[1], PICTURE)
    .mark(calendar::LISTS, &calendar::WITHOUT_DIGITS, TIME)
    .mark(calendar::LISTS, &calendar::OF_DATES, DATE)
    .mark(&[("just il y", 1)], &[1], DATE)
    .mark(&[("a just il", 1)], &[1], TIME)
    .mark(reporters::LISTS, &[reporters::AND, reporters::PARTICLE], JOINT)
    .mark(&[("d al van de von di da y e", 1)], &[1], JOINT);

/// The hash of the word in slot `at` and its cues, a set of bits; two zeros if the slot is empty.
pub(crate) const fn entry(at: usize) -> (u32, u16) {
    CUES.entry(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_several_grammars_have_several_cues() {
        let of = |word: &str| CUES.get(word.as_bytes());
        assert_eq!(of("Reuters"), SIGNER | AGENCY | NO_NAME);
        assert_eq!(of("PHOTO"), PICTURE | NO_NAME);
        assert_eq!(of("Yesterday"), TIME | DATE);
        assert_eq!(of("by"), LABEL | POSTED);
        assert_eq!(of("on"), VERB | ENDS_NAME);
        assert_eq!(of("van"), JOINT);
        assert_eq!(of("harbour"), 0);
    }
}
