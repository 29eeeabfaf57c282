//! The date that a tag, an attribute or a string of JSON-LD says.

use super::words::writing;
use crate::html::value::ValueChars;
use crate::time::find;
use crate::time::stamp::Stamp;
use crate::types::{MetadataSource, Timestamp};

/// No date of a page is longer.
const LONGEST: usize = 80;

/// What a date in a tag or a string says; nothing unless all of it was read.
pub(super) fn date(raw: &[u8], source: MetadataSource) -> Timestamp {
    let mut text = [0; LONGEST];
    let mut len = 0;
    for (char, ..) in ValueChars::new(raw, writing(source)) {
        if len == 0 && char.is_whitespace() {
            continue;
        }
        let Some(room) = text.get_mut(len..len + char.len_utf8()) else { return Timestamp::NONE };
        char.encode_utf8(room);
        len += char.len_utf8();
    }
    let found = find::at(&text[..len]).or_else(|| find::of_eight_digits(&text[..len]));
    let Some(Stamp { span, value }) = found else { return Timestamp::NONE };
    let rest = &text[span.end as usize..len];
    let read = !rest.iter().any(u8::is_ascii_alphanumeric);
    if read { value } else { Timestamp::NONE }
}
