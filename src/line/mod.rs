//! What one line is made of, counted once: its words, signs, cues and phrases.

pub(crate) mod cue;
pub(crate) mod facts;
mod far;
pub(crate) mod furniture;
mod masks;
pub(crate) mod read;
pub(crate) mod scan;
pub(crate) mod word;
