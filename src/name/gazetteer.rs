//! A caller's own list of names, found in text as whole words.

use alloc::vec::Vec;

use super::own::phrase_step;
use crate::error::Error;
use crate::text::bits;
use crate::text::grow::Grow;
use crate::text::hash::hash;
use crate::text::hash_table::HashTable;
use crate::text::token::{Token, tokenize};
use crate::types::Label;

/// Words of the longest entry.
const LONGEST: usize = 16;

/// Names and their labels, to be found wherever they stand in the text as whole words, case as given: in sections of all kinds,
/// though the tagger looks for names in prose only. Of names that overlap the first wins, of those that begin at the same word
/// the longest. They overrule the tagger, and a value unless it is longer ("May" in "May 5, 2017").
///
/// ```
/// use copydesk::{Extractor, Gazetteer, Label, Model};
/// let gazetteer = Gazetteer::from_entries([("Graben harbour", Label::Location), ("HK 7", Label::Misc)])?;
/// let extractor = Extractor::builder().gazetteer(gazetteer).names_only().build(&Model::builtin())?;
/// let document = extractor.extract(b"They met at Graben harbour.")?;
/// assert_eq!(document.text(document.mentions()[0].span), "Graben harbour");
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    /// A bit for each hash that an entry's first word may have; a power of two of them.
    starts: Vec<u64>,
    /// Nodes by the hash of their words.
    nodes: HashTable<Node>,
    len: usize,
}

/// The first words of entries: where an entry ends it has a label.
#[derive(Debug, Clone, Copy, Default)]
struct Node {
    label: Option<Label>,
    /// Whether some entry goes on.
    more: bool,
}

impl Gazetteer {
    /// A list of names. Where two entries are equal the later counts. Entries without a word, of more than 16 words, or of
    /// 4 GiB or more are left out.
    ///
    /// ```
    /// use copydesk::{Gazetteer, Label};
    /// let names = [("Graben", Label::Location), ("Nordlys Images", Label::Organization), ("", Label::Misc)];
    /// assert_eq!(Gazetteer::from_entries(names)?.len(), 2);
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutOfMemory`](crate::ErrorKind::OutOfMemory).
    pub fn from_entries<N: AsRef<[u8]>>(
        entries: impl IntoIterator<Item = (N, Label)>,
    ) -> Result<Gazetteer, Error> {
        let mut gazetteer = Gazetteer::default();
        let mut tokens = Vec::new();
        let mut firsts = Vec::new();
        for (name, label) in entries {
            let name = name.as_ref();
            tokens.clear();
            if name.len() > u32::MAX as usize
                || tokenize(name, 0, name.len(), LONGEST, &mut tokens)? < name.len()
                || tokens.is_empty()
            {
                continue;
            }
            let mut key = 0;
            for (i, token) in tokens.iter().enumerate() {
                let word = hash(name, token.start as usize, token.end as usize);
                if i == 0 {
                    firsts.grow(word)?;
                }
                key = phrase_step(key, word);
                let node = gazetteer.nodes.get_or(key, Node::default)?;
                if i + 1 < tokens.len() {
                    node.more = true;
                } else {
                    let new = node.label.is_none();
                    node.label = Some(label);
                    gazetteer.len += usize::from(new);
                }
            }
        }
        gazetteer.starts.grow_to((firsts.len() / 4).next_power_of_two().max(16), 0)?;
        for word in firsts {
            let (at, bit) = gazetteer.start(word);
            gazetteer.starts[at] |= bit;
        }
        Ok(gazetteer)
    }

    /// How many names it holds.
    ///
    /// ```
    /// use copydesk::{Gazetteer, Label};
    /// let gazetteer = Gazetteer::from_entries([("Graben", Label::Person), ("Graben", Label::Location)])?;
    /// assert_eq!(gazetteer.len(), 1);
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether it holds none.
    ///
    /// ```
    /// assert!(copydesk::Gazetteer::default().is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    fn start(&self, word: u64) -> (usize, u64) {
        let at = (word >> 8) as usize & (self.starts.len() - 1);
        (at, 1 << (word & 63))
    }

    /// Calls `each` with first token, end and label of every entry found in `tokens`, from left to right.
    pub(crate) fn find(
        &self,
        text: &[u8],
        tokens: &[Token],
        mut each: impl FnMut(usize, usize, Label),
    ) {
        if self.is_empty() {
            return;
        }
        let word = |i: usize| hash(text, tokens[i].start as usize, tokens[i].end as usize);
        let mut i = 0;
        while i < tokens.len() {
            let first = word(i);
            let (at, bit) = self.start(first);
            match if self.starts[at] & bit != 0 {
                self.longest(first, i, tokens, word)
            } else {
                None
            } {
                Some((end, label)) => {
                    each(i, end, label);
                    i = end;
                }
                None => i += 1,
            }
        }
    }

    fn longest(
        &self,
        first: u64,
        start: usize,
        tokens: &[Token],
        word: impl Fn(usize) -> u64,
    ) -> Option<(usize, Label)> {
        let mut found = None;
        let mut key = phrase_step(0, first);
        let mut end = start + 1;
        loop {
            let node = self.nodes.get(key).unwrap_or_default();
            found = node.label.map(|label| (end, label)).or(found);
            if !node.more || end == tokens.len() || tokens[end].bits & bits::SECTION != 0 {
                return found;
            }
            key = phrase_step(key, word(end));
            end += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(entries: &[(&str, Label)], text: &str) -> Vec<(alloc::string::String, Label)> {
        let gazetteer = Gazetteer::from_entries(entries.iter().copied()).unwrap();
        let mut tokens = Vec::new();
        tokenize(text.as_bytes(), 0, text.len(), 1000, &mut tokens).unwrap();
        let mut out = Vec::new();
        gazetteer.find(text.as_bytes(), &tokens, |from, to, label| {
            out.push((
                text[tokens[from].start as usize..tokens[to - 1].end as usize].into(),
                label,
            ));
        });
        out
    }

    #[test]
    fn the_longest_entry_of_whole_words_wins() {
        let list = [
            ("Graben", Label::Location),
            ("Graben Steel Works", Label::Organization),
            ("Steel", Label::Misc),
        ];
        let names = |text| found(&list, text).into_iter().map(|f| f.0).collect::<Vec<_>>();
        assert_eq!(names("At Graben Steel Works, Graben."), ["Graben Steel Works", "Graben"]);
        assert_eq!(names("Graben Steel  alone"), ["Graben", "Steel"]);
        assert_eq!(names("Grabens graben Graben's"), ["Graben"]);
    }

    #[test]
    fn the_later_of_equal_entries_counts() {
        let list = [("Lund", Label::Location), ("Lund", Label::Person), ("", Label::Misc)];
        assert_eq!(found(&list, "Lund"), [("Lund".into(), Label::Person)]);
        assert_eq!(Gazetteer::from_entries(list).unwrap().len(), 1);
        assert!(Gazetteer::from_entries([(" ", Label::Misc)]).unwrap().is_empty());
        assert!(found(&[], "Lund").is_empty());
    }

    #[test]
    fn many_entries_are_all_found() {
        let entry = |i: usize| alloc::format!("Name{} {}", i % 70, i);
        let gazetteer =
            Gazetteer::from_entries((0..5000).map(|i| (entry(i), Label::Person))).unwrap();
        assert_eq!(gazetteer.len(), 5000);
        for i in 0..5000 {
            let text = entry(i);
            let mut tokens = Vec::new();
            tokenize(text.as_bytes(), 0, text.len(), 9, &mut tokens).unwrap();
            let mut n = 0;
            gazetteer.find(text.as_bytes(), &tokens, |from, to, _| n += to - from);
            assert_eq!(n, 2, "{text}");
        }
    }
}
