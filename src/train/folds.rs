//! Which pages are left out together: a model that has seen one page of a publisher knows the layout of its others.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use std::collections::HashMap;

use crate::text::hash::word_hash;

/// Where a page is from.
#[derive(Debug, Clone, Default)]
pub(crate) struct Origin {
    /// The page's own name: the same page as text and as HTML has one.
    pub(crate) id: String,
    /// Its publisher, or the host that the page names; empty if neither is known.
    pub(crate) publisher: String,
}

impl Origin {
    /// Of a row of the corpus and its page; plain text has none.
    pub(crate) fn new(row: &serde_json::Value, raw: &[u8]) -> Origin {
        let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        let publisher = match row["publisher"].as_str() {
            Some(publisher) => publisher.to_owned(),
            None => host(raw).unwrap_or_default(),
        };
        Origin { id: text("id"), publisher }
    }
}

/// The host of a page's own address: what follows `og:url` or `canonical` first.
fn host(raw: &[u8]) -> Option<String> {
    let own = [&b"og:url"[..], b"canonical"];
    let at = own.iter().find_map(|name| memchr::memmem::find(raw, name))?;
    let near = &raw[at..raw.len().min(at + 200)];
    let from = memchr::memmem::find(near, b"://")? + 3;
    let host = &near[from..];
    let len = host.iter().position(|b| !b.is_ascii_alphanumeric() && !b".-".contains(b))?;
    let host = String::from_utf8_lossy(&host[..len]).to_lowercase();
    Some(host.trim_start_matches("www.").to_owned())
}

/// The fold of each page, from 0: pages of one publisher have the same, as have a page's text and its HTML.
pub(crate) fn by_publisher(origins: &[&Origin], folds: usize) -> Vec<usize> {
    let known = origins.iter().filter(|origin| !origin.publisher.is_empty());
    let publishers: HashMap<&str, &str> =
        known.map(|origin| (&*origin.id, &*origin.publisher)).collect();
    let fold = |origin: &&Origin| {
        let group = publishers.get(&*origin.id).copied().unwrap_or(&origin.id);
        word_hash(group.as_bytes()) as usize / 2 % folds
    };
    origins.iter().map(fold).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_a_publisher_are_left_out_together() {
        let page =
            |id: &str, raw: &str| Origin::new(&serde_json::json!({ "id": id }), raw.as_bytes());
        let canonical = "<link rel=canonical href='https://www.Graben-Post.example/a'>";
        let meta = "<meta property=og:url content=\"http://graben-post.example/b\">";
        let origins = [page("a", canonical), page("b", meta), page("a", ""), page("c", "")];
        let folds = by_publisher(&origins.each_ref(), 1000);
        assert!(folds[0] == folds[1] && folds[0] == folds[2] && folds[0] != folds[3], "{folds:?}");
    }
}
