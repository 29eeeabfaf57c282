//! A page as it is learned from.

use super::page::Page;
use crate::segment;

/// A page: the features of each block, the labels it may have, and whether it is labelled in part.
pub(crate) type LabelledPage = (Vec<Vec<u32>>, Vec<u16>, bool);

pub(crate) fn of_text(page: &Page) -> (Vec<Vec<u32>>, Vec<u16>) {
    let buf = page.blocks();
    (segment::features_of(&page.text, &buf.blocks), page.labels(&buf))
}
