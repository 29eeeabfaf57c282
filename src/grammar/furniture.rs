//! Phrases of page furniture ("Leave a Reply", "All rights reserved", "Read more"), matched in one pass over a line's words.
/// stub
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Phrases {
    pub(crate) any: u32,
    pub(crate) start: u32,
    pub(crate) whole: u32,
    /// covered share in 255ths
    pub(crate) covered: u8,
}
/// stub
pub(crate) fn scan(_line: &[u8]) -> Phrases {
    Phrases::default()
}
