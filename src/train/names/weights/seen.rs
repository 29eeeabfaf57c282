//! The words of the training articles.

use std::collections::{BTreeMap, HashMap};

use crate::text::token::Token;
use crate::train::names::alphabet::Example;
use crate::train::names::corpus::Kind;

/// What was seen of words.
pub(super) struct Seen<'a> {
    /// How often each stands in a chain or beside one, and its bits where it last did.
    pub(super) words: BTreeMap<&'a [u8], (u32, u16)>,
    /// How often a name of type misc ends with it, and how often a group.
    pub(super) ends: HashMap<&'a [u8], (u32, u32)>,
}

impl<'a> Seen<'a> {
    pub(super) fn new(examples: &[Example<'a>]) -> Seen<'a> {
        let mut seen = Seen { words: BTreeMap::new(), ends: HashMap::new() };
        for &(doc, article) in examples {
            let bytes = |token: &Token| &doc.text[token.start as usize..token.end as usize];
            for chain in &article.chains {
                let from = chain.start.saturating_sub(2).max(chain.sentence);
                let to = (chain.end + 2).min(chain.stop);
                for token in &article.tokens[from as usize..to as usize] {
                    let (times, bits) = seen.words.entry(bytes(token)).or_default();
                    *times += 1;
                    *bits = token.bits;
                }
            }
            // Other corpora do not tell groups from other names of the type.
            for &(_, end, kind) in doc.names.iter().filter(|_| doc.is_ours()) {
                let last = article.tokens.partition_point(|token| (token.end as usize) < end);
                let Some(token) = article.tokens.get(last) else { continue };
                match kind {
                    Kind::Misc => seen.ends.entry(bytes(token)).or_default().0 += 1,
                    Kind::Group => seen.ends.entry(bytes(token)).or_default().1 += 1,
                    _ => {}
                }
            }
        }
        seen
    }
}
