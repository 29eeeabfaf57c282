//! Comments of readers: which blocks are one, and the author, time and text of each.

pub(super) mod consensus;
pub(super) mod header;
pub(super) mod parent;
pub(super) mod read;
pub(super) mod settle;
pub(super) mod shape;
pub(super) mod sibling;
pub(super) mod thread;
