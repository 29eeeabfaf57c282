//! The sizes of the section model.

/// Width of a feature row.
pub(crate) const H: usize = 32;
/// Layers of gated running means.
pub(crate) const LAYERS: usize = 2;
/// Labels.
pub(crate) const L: usize = 12;
