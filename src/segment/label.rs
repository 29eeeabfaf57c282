//! The labels of the section model: the kinds, a comment's first block, and furniture inside a thread of comments.

use super::SectionKind;

/// The first block of a comment; the others have the label of the kind `Comment`.
pub(crate) const COMMENT_START: u8 = 10;
/// Furniture between comments: "Reply", "Report abuse", a count of likes.
pub(crate) const THREAD: u8 = 11;

/// The kind of a block with this label.
pub(crate) fn kind(label: u8) -> SectionKind {
    match label {
        COMMENT_START => SectionKind::Comment,
        THREAD => SectionKind::Boilerplate,
        kind => SectionKind::ALL[usize::from(kind)],
    }
}
