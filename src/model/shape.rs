//! The sizes of the section model.

use crate::types::SectionKind;

/// Width of a feature row.
pub(crate) const H: usize = 32;
/// Layers of gated running means.
pub(crate) const LAYERS: usize = 2;
/// Labels: the kinds, a comment's first block, furniture between comments (`segment/label.rs`). A model of other labels is
/// refused, so a new kind needs both section models trained again.
pub(crate) const L: usize = SectionKind::ALL.len() + 2;

const _: () = assert!(L <= u16::BITS as usize, "sets of labels are bits of a u16");
