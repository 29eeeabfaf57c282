//! What one line is made of, counted once: its words, signs, cues and phrases.

pub(crate) mod cue;
pub(crate) mod facts;
pub(crate) mod furniture;
mod masks;
pub(crate) mod read;
pub(crate) mod scan;
mod word;
