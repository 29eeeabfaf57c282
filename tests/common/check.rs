//! What must hold for the blocks of any page.

use copydesk::internals::HtmlBlocks;
use copydesk::{Format, Span, decode};

/// Panics if a block is out of order, or if the raw bytes of a piece of its text decode to something else. `stride` thins
/// out the pieces that are tried.
pub(crate) fn check(input: &[u8], blocks: &mut HtmlBlocks, stride: usize) {
    blocks.parse(input);
    let (text, spans) = (blocks.text(), blocks.blocks());
    let mut last = 0;
    for &block in &spans {
        assert!(last <= block.start && !block.is_empty(), "{block:?} after {last}");
        last = block.end;
        // Only at edges of characters: a name never begins or ends elsewhere. Bytes that are no UTF-8 have none.
        let Ok(shown) = std::str::from_utf8(&text[block]) else {
            continue;
        };
        let edges: Vec<u32> =
            shown.char_indices().map(|(i, _)| i as u32).chain([shown.len() as u32]).collect();
        let starts = edges.iter().copied().step_by(stride);
        let pairs = starts.flat_map(|a| edges.iter().rev().step_by(stride).map(move |&b| (a, b)));
        let pairs = pairs.filter(|(a, b)| a < b).take(200);
        for (start, end) in pairs {
            let span = Span::new(block.start + start, block.start + end);
            let shown = std::str::from_utf8(&text[span]).unwrap();
            if shown.starts_with(char::is_whitespace) || shown.ends_with(char::is_whitespace) {
                continue;
            }
            // A reference that stands for a letter and its mark is one unit.
            if shown.starts_with('\u{338}')
                || text[span.end as usize..].starts_with("\u{338}".as_bytes())
            {
                continue;
            }
            let raw = blocks.raw(span);
            assert!(raw.end as usize <= input.len());
            assert_eq!(decode(&input[raw], Format::Html), shown, "{span:?} raw {raw:?}");
        }
    }
}
