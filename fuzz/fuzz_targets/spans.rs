//! What must hold for the result of any article.

use copydesk::{Document, Span};

/// Panics if spans leave the input, overlap, or are out of order.
pub(crate) fn check(document: &Document<'_>) {
    let len = document.input().len() as u32;
    let in_order = |spans: &mut dyn Iterator<Item = Span>| {
        let mut last = 0;
        for span in spans {
            assert!(last <= span.start && span.start <= span.end && span.end <= len, "{span:?}");
            last = span.end;
            let _ = document.text(span);
        }
    };
    in_order(&mut document.sections().iter().map(|s| s.span));
    in_order(&mut document.mentions().iter().map(|m| m.span));
    for section in document.sections() {
        let _ = document.mentions_in(section.span);
    }
}
