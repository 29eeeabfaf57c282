//! Text of an article, made safe.

use std::fmt;

/// Text that is safe between tags and in quoted attributes.
pub(crate) struct Escaped<'a>(pub(crate) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some(at) = rest.find(['&', '<', '>', '"', '\0']) {
            f.write_str(&rest[..at])?;
            f.write_str(match rest.as_bytes()[at] {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'"' => "&quot;",
                _ => "\u{fffd}",
            })?;
            rest = &rest[at + 1..];
        }
        f.write_str(rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_of_an_article_stays_text() {
        let text = "<img src=x onerror=\"a&b\">\0";
        let safe = "&lt;img src=x onerror=&quot;a&amp;b&quot;&gt;\u{fffd}";
        assert_eq!(Escaped(text).to_string(), safe);
    }
}
