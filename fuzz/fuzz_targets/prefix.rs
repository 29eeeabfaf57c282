//! What the start of an article gives does not depend on what follows, where that should hold: tokens and blocks of a page but
//! the last, decoded plain text, the format.
#![no_main]

use copydesk::internals::{HtmlBlocks, html_tokens};
use copydesk::{Format, decode};
use libfuzzer_sys::fuzz_target;

#[path = "reader.rs"]
mod reader;

fuzz_target!(|input: &[u8]| {
    let mut reader = reader::Reader(input);
    let at = reader.number();
    let input = reader.0;
    let prefix = &input[..at % (input.len() + 1)];

    let (part, whole) = (html_tokens(prefix), html_tokens(input));
    let sure = part.len().saturating_sub(1);
    assert_eq!(part[..sure], whole[..sure.min(whole.len())]);

    let (mut part, mut whole) = (HtmlBlocks::default(), HtmlBlocks::default());
    part.parse(prefix);
    whole.parse(input);
    let (part, whole) = (part.blocks(), whole.blocks());
    let sure = part.len().saturating_sub(1);
    assert_eq!(part[..sure], whole[..sure.min(whole.len())]);

    let (part, whole) = (decode(prefix, Format::Plain), decode(input, Format::Plain));
    // A character that was cut is replaced.
    assert!(whole.starts_with(part.trim_end_matches('\u{fffd}')));
});
