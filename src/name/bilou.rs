//! The tagger's alphabet: BILOU labels over four types. Groups are told from other names of the type misc afterwards.

/// A type of name, as the tagger sees it.
pub(crate) const PERSON: usize = 0;
pub(crate) const ORGANIZATION: usize = 1;
pub(crate) const LOCATION: usize = 2;
#[cfg(feature = "train")]
pub(crate) const MISC: usize = 3;

/// Place of a token in its name; a label is `1 + 4 * type + place`, and 0 is no name.
pub(crate) const BEGIN: usize = 0;
pub(crate) const INSIDE: usize = 1;
pub(crate) const LAST: usize = 2;
pub(crate) const UNIT: usize = 3;

/// Labels other than "no name"; the score of that one is 0, so that a row of scores has this many lanes.
pub(crate) const LANES: usize = 16;
pub(crate) const LABELS: usize = LANES + 1;

/// The label of `place` in a name of `kind`.
#[cfg(feature = "train")]
pub(crate) const fn label(kind: usize, place: usize) -> usize {
    1 + 4 * kind + place
}

/// Whether `next` may follow `label`; "no name" stands before and after each chain.
#[cfg(any(test, feature = "train"))]
pub(crate) const fn follows(label: usize, next: usize) -> bool {
    let open = label != 0 && (label - 1) % 4 <= INSIDE;
    let goes_on = next != 0 && ((next - 1) % 4 == INSIDE || (next - 1) % 4 == LAST);
    if open { goes_on && (label - 1) / 4 == (next - 1) / 4 } else { !goes_on }
}
