//! The section model: rows of features, gated running means over the blocks, a chain of labels.

/// Width of a feature row.
pub(crate) const H: usize = 32;
/// Layers of gated running means.
pub(crate) const LAYERS: usize = 2;
/// Labels.
pub(crate) const L: usize = 12;

/// How much of the new value a running mean takes: a sigmoid made of three straight lines.
pub(crate) fn gate(a: f32) -> f32 {
    (0.25 * a + 0.5).clamp(0.0, 1.0)
}
