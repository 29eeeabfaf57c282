//! One source: its bytes, what the library is given of them, and the way back from its spans.

use std::borrow::Cow;

use anyhow::Result;
use copydesk::{Annotations, Format, Section, Span};

use crate::charset::{self, Decoded};

/// An article as it was read.
pub(crate) struct Article {
    /// The file's name.
    pub(crate) source: String,
    /// Its bytes.
    bytes: Vec<u8>,
    /// What they say, if they are in a legacy charset.
    decoded: Option<Decoded>,
}

impl Article {
    /// Reads `bytes` in the charset that they, or the caller, name.
    pub(crate) fn new(
        source: &str,
        bytes: Vec<u8>,
        format: Option<Format>,
        charset: Option<&str>,
    ) -> Result<Article> {
        let decoded = match charset::detect(&bytes, format, charset)? {
            Some(encoding) => Some(charset::decode(&bytes, encoding)?),
            None => None,
        };
        Ok(Article { source: source.to_owned(), bytes, decoded })
    }

    /// Length of the file in bytes.
    pub(crate) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// The UTF-8 that the library is given.
    pub(crate) fn text(&self) -> &[u8] {
        match &self.decoded {
            Some(decoded) => decoded.text.as_bytes(),
            None => &self.bytes,
        }
    }

    /// Where `span` of the text lies in the file.
    pub(crate) fn original(&self, span: Span) -> Span {
        match &self.decoded {
            Some(decoded) => decoded.original(span),
            None => span,
        }
    }

    /// What `span` shows a reader.
    pub(crate) fn show(&self, span: Span, format: Format) -> Cow<'_, str> {
        copydesk::decode(&self.text()[span.range()], format)
    }
}

/// The rows of `details` that belong to section `index`; details are in the order of their sections.
pub(crate) fn details<T>(details: &[T], index: usize, section: impl Fn(&T) -> u32) -> &[T] {
    let start = details.partition_point(|d| (section(d) as usize) < index);
    let len = details[start..].partition_point(|d| section(d) as usize == index);
    &details[start..start + len]
}

/// The index of the section that `span` lies in.
pub(crate) fn section_of(sections: &[Section], span: Span) -> Option<usize> {
    let next = sections.partition_point(|s| s.span.start <= span.start);
    let index = next.checked_sub(1)?;
    sections[index].span.covers(span).then_some(index)
}

/// For each entity the indices of its mentions, in order.
pub(crate) fn mentions_by_entity(annotations: &Annotations) -> Vec<Vec<usize>> {
    let mut lists = vec![Vec::new(); annotations.entities().len()];
    for (i, mention) in annotations.mentions().iter().enumerate() {
        if let Some(list) = lists.get_mut(mention.entity as usize) {
            list.push(i);
        }
    }
    lists
}
