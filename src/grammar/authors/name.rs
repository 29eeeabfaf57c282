//! Which words of a byline are a name.

use super::token::{Sort, Token, before_field, glued_to, in_run, is_adjective, job_end};
use super::{Joint, Reader};
use crate::lexicon::bylines::{
    DEGREE, EDITING, FIELD, HOUSE, ORG, OTHER_WORK, OUR, PARTICLE, PLACE, RANK, ROLE, STOP, SUFFIX,
    TITLE, WITH, WORK,
};

/// A name: its tokens, and how many of them are full words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name {
    /// Behind the last token.
    pub(super) end: usize,
    pub(super) words: usize,
    /// Behind all words with a capital.
    pub(super) run: usize,
}

impl Reader<'_> {
    /// The name that begins at token `at`.
    pub(super) fn name(&self, at: usize) -> Option<Name> {
        let tokens = &self.tokens[at..];
        // "Ann Lund, MD", but "By Md Ann Lund".
        if tokens[0].is(DEGREE) && !matches!(self.joint, Joint::Start | Joint::Label) {
            return Some(Name { end: at + 1, words: 1, run: at + 1 });
        }
        let part = |token: &Token| {
            token.capital
                && matches!(
                    token.sort,
                    Sort::Name
                        | Sort::Known(
                            TITLE
                                | SUFFIX
                                | DEGREE
                                | PARTICLE
                                | FIELD
                                | RANK
                                | WORK
                                | OTHER_WORK
                                | PLACE
                                | OUR
                                | WITH
                        )
                )
        };
        let inside = |token: &Token| {
            !token.capital && (token.is(PARTICLE) || self.line[token.start..token.end] == *b"von")
        };
        let small = &self.line[tokens[0].start..tokens[0].end];
        let begins =
            matches!(small, b"van" | b"de" | b"al" | b"da" | b"di" | b"d" | b"bin" | b"el")
                && self.joint == Joint::Label;
        let (mut run, mut end, mut full) = (0, 0, 0);
        let mut cut = None;
        while let Some(token) = tokens.get(run) {
            // Plain text may break its lines inside a name.
            let next = tokens.get(run + 1).map(|next| next.sort);
            if token.sort == Sort::Line && full == 1 && next == Some(Sort::Name) {
                run += 1;
                continue;
            }
            // An element that ends behind two words ends the name.
            if run > 0 && token.edge.is_some() && full > 1 {
                break;
            }
            let cuts = matches!(token.sort, Sort::Known(ROLE | EDITING | ORG | HOUSE))
                || token.is(RANK) && full > 1;
            if token.capital && cuts || token.sort == Sort::Agency {
                cut = Some(run);
                break;
            }
            // "Ann Lund Published", "Ann Lund Foto:".
            let work = matches!(token.sort, Sort::Known(WORK | OTHER_WORK));
            if work && (full > 1 || run > 0 && self.colon(at + run + 1)) {
                break;
            }
            if token.is(STOP) || token.is(PLACE) && run > 0 && !self.is_upper_name(token) {
                break;
            }
            if part(token) {
                if token.is(DEGREE) && full > 1 {
                    break;
                }
                let word = &self.line[token.start..token.end];
                let initial = word.ends_with(b".") || word.len() < 2;
                full += usize::from(!initial && !matches!(token.sort, Sort::Known(TITLE | SUFFIX)));
                end = run + 1;
            } else if !(inside(token) && (run > 0 || begins)) {
                break;
            }
            run += 1;
        }
        if end == 0 {
            return None;
        }
        let whole = at + run;
        let last = match cut {
            Some(cut) if self.is_of_house(at) && job_end(&tokens[cut..]).is_some() => 0,
            Some(cut) => self.before_job(tokens, end.min(cut), cut),
            None => before_field(tokens, end),
        };
        let names = |t: &&Token| {
            t.capital
                && !matches!(
                    t.sort,
                    Sort::Known(
                        FIELD | RANK | WORK | OTHER_WORK | TITLE | SUFFIX | OUR | PLACE | WITH
                    )
                )
        };
        // "Distinguished Professor" is no name.
        let title = last > 1 && tokens[last - 1].is(TITLE);
        if title || tokens[..last].iter().filter(names).count() == 0 {
            let job =
                cut.filter(|_| last == 0).and_then(|cut| Some(cut + job_end(&tokens[cut..])?));
            let others = || run + tokens[run..].iter().take_while(|t| in_run(t)).count();
            let run = at + job.unwrap_or_else(others).max(1);
            return Some(Name { end: at, words: 0, run });
        }
        let words = tokens[..last]
            .iter()
            .filter(|t| t.capital && !matches!(t.sort, Sort::Known(TITLE | SUFFIX)))
            .count();
        let end = at + last;
        Some(Name { end, words, run: if cut.is_some() { whole } else { end } })
    }

    /// Whether a house is before token `at` without a sign: "AP White House Correspondent".
    pub(super) fn is_of_house(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|before| self.tokens[before]);
        before.is_some_and(|t| t.sort == Sort::Agency || t.is(HOUSE) || t.is(ORG))
    }

    /// How many of the `last` tokens are a name if a job, a house or a rank is at token `cut`; 0 if none.
    pub(super) fn before_job(&self, tokens: &[Token], last: usize, cut: usize) -> usize {
        let job = tokens[cut].is(RANK) || job_end(&tokens[cut..]).is_some();
        if tokens[cut].edge.is_some() && self.full(&tokens[..last]) > 1 {
            return last;
        }
        let mut left = last;
        while left > 0 && self.is_work(&tokens[left - 1]) {
            left -= 1;
        }
        if self.is_work(&tokens[0]) || tokens[cut].is(ORG) && !job {
            return 0;
        }
        let full = self.full(&tokens[..left]);
        let joined = tokens[..left].iter().any(|t| t.is(PARTICLE));
        if job && !tokens[cut].is(RANK) && left == last && full > 2 && !joined {
            // "Ann Lund Graben Correspondent": a town or a field that no list has.
            let mut seen = 0;
            let second = tokens[..left].iter().position(|t| {
                seen += self.full(core::slice::from_ref(t));
                seen == 2
            });
            return second.map_or(left, |at| at + 1);
        }
        let house = tokens[cut].sort == Sort::Agency || tokens[cut].is(HOUSE);
        if full < 2 && !house && !glued_to(tokens, cut) { 0 } else { left }
    }

    /// Whether a word is of a job, not of a name.
    pub(super) fn is_work(&self, token: &Token) -> bool {
        matches!(token.sort, Sort::Known(FIELD | RANK | WORK | OTHER_WORK))
            || is_adjective(&self.line[token.start..token.end])
    }

    /// Words of more than one letter that are no titles.
    pub(super) fn full(&self, tokens: &[Token]) -> usize {
        let full = |t: &&Token| {
            t.capital
                && !matches!(t.sort, Sort::Known(TITLE | SUFFIX))
                && t.end - t.start > 1
                && self.line[t.end - 1] != b'.'
        };
        tokens.iter().filter(full).count()
    }

    /// "AT LARGE" in a line of capitals is no name, and "A." is one.
    pub(super) fn is_upper_name(&self, token: &Token) -> bool {
        self.line[token.start..token.end].ends_with(b".")
    }

    /// Whether a token has more than a letter: "J" of a name whose other bytes are none is no name.
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.tokens[at].end - self.tokens[at].start > 1
    }

    /// Whether a word of the name is of a field of work: "Local News".
    pub(super) fn is_field(&self, at: usize, name: Name) -> bool {
        self.tokens[at..name.end]
            .iter()
            .any(|t| matches!(t.sort, Sort::Known(FIELD | ORG | WORK | RANK | OTHER_WORK)))
    }

    /// Whether a house's name follows at once, so that the words before are part of it.
    pub(super) fn is_house(&self, name: Name) -> bool {
        self.tokens.get(name.end).is_some_and(|t| t.is(ORG) && t.edge.is_none())
    }
}
