//! Photo credits: "[Photo by A/AP Images]", "Photograph: (AFP)", "/Reuters, NAME", "Image copyright Getty Images", "(AP Photo/NAME)".

use crate::span::Span;

/// The credit that `line` is or ends with.
pub(crate) fn find(line: &[u8]) -> Option<Span> {
    let _ = line;
    None
}
