//! An article whose text was dropped whole.

use alloc::vec::Vec;

use super::context::Context;
use super::facts::Facts;
use super::label;
use crate::block::Block;
use crate::error::OutOfMemory;
use crate::text::grow::Grow;
use crate::types::SectionKind;

/// Words of prose in one stretch that are an article's, if it has no other text.
const LEAST: u32 = 60;
/// All labels but those of furniture.
const STORY: u16 = !(1 << label::of(SectionKind::Boilerplate)
    | 1 << label::of(SectionKind::Related)
    | 1 << label::THREAD);

/// Puts into `allowed` the labels that each block may have, if `labels` have a headline and no body though there is a stretch of
/// prose: the paragraphs of the densest one are then no furniture. What has a headline has a text, and no other stretch is as
/// likely to be it. Returns whether anything was dropped.
pub(super) fn allow(
    blocks: &[Block],
    facts: &[Facts],
    context: &Context,
    labels: &[u8],
    allowed: &mut Vec<u16>,
) -> Result<bool, OutOfMemory> {
    let has = |kind| labels.contains(&label::of(kind));
    if !has(SectionKind::Headline) || has(SectionKind::Body) {
        return Ok(false);
    }
    allowed.clear();
    allowed.grow_to(blocks.len(), u16::MAX)?;
    let mut words = 0;
    for at in context.whole.main.0 as usize..(context.whole.main.1 as usize).min(blocks.len()) {
        let linked = blocks[at].markup.link as usize * 2 > blocks[at].span.len();
        if context.places[at].prose && !linked {
            words += facts[at].line.words;
            allowed[at] = STORY;
        }
    }
    Ok(words >= LEAST)
}
