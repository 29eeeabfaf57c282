//! The labels of the section model: the kinds, a comment's first block, and furniture inside a thread of comments.

use super::facts::Facts;
use crate::block::Block;
use crate::grammar::dates::{self, Event};
use crate::grammar::{byline, form};
use crate::line::cue;
use crate::model::{shape, viterbi};
use crate::time::order;
use crate::types::{SectionKind, Timestamp};

/// The first block of a comment; the others have the label of the kind `Comment`.
pub(crate) const COMMENT_START: u8 = SectionKind::ALL.len() as u8;
/// Furniture between comments: "Reply", "Report abuse", a count of likes.
pub(crate) const THREAD: u8 = COMMENT_START + 1;

const _: () = {
    let mut at = 0;
    while at < SectionKind::ALL.len() {
        assert!(of(SectionKind::ALL[at]) as usize == at, "a kind's label is no index of ALL");
        at += 1;
    }
    assert!(THREAD as usize + 1 == shape::L, "the model has other labels");
};

/// The kind of a block with this label.
pub(crate) fn kind_of(label: u8) -> SectionKind {
    match label {
        COMMENT_START => SectionKind::Comment,
        THREAD => SectionKind::Boilerplate,
        kind => SectionKind::ALL[usize::from(kind)],
    }
}

/// The label of blocks of this kind.
pub(crate) const fn of(kind: SectionKind) -> u8 {
    kind as u8 - 1
}

pub(super) const HEADLINE: u8 = of(SectionKind::Headline);
const _: () = assert!(HEADLINE as usize == viterbi::ONCE, "the chain lets another label come once");
const BYLINE: u8 = of(SectionKind::Byline);
const DATELINE: u8 = of(SectionKind::Dateline);
const CAPTION: u8 = of(SectionKind::Caption);
const PROSE: [u8; 4] =
    [of(SectionKind::Body), of(SectionKind::Deck), of(SectionKind::Subheading), HEADLINE];

/// Labels as captions the blocks that end in a credit ("... at the harbour. (AP Photo/A. Lund)"), against the model if need
/// be: of 44 such blocks of the training pages 38 are, and one is body. A line right above such a caption, in copy that has
/// blank lines between paragraphs, belongs to the picture too.
pub(crate) fn label_credited_captions(blocks: &[Block], facts: &[Facts], labels: &mut [u8]) {
    let gaps = blocks.iter().filter(|block| block.gap > 0).count();
    for at in 0..labels.len() {
        let credited = facts[at].forms & (form::CREDIT | form::CREDIT_WHOLE) == form::CREDIT;
        if !credited || !PROSE.contains(&labels[at]) && labels[at] != CAPTION {
            continue;
        }
        labels[at] = CAPTION;
        let pair =
            at > 0 && blocks[at].gap == 0 && blocks[at - 1].gap > 0 && gaps * 2 > blocks.len();
        if pair && PROSE.contains(&labels[at - 1]) {
            labels[at - 1] = CAPTION;
        }
    }
}

/// Labels as furniture today's date in the masthead: one before the headline that is later than the article's own after it.
pub(crate) fn label_masthead_dates(
    text: &[u8],
    blocks: &[Block],
    facts: &[Facts],
    labels: &mut [u8],
) {
    /// The article's own date is no farther from its headline.
    const NEAR: usize = 12;
    let Some(headline) = labels.iter().position(|&label| label == HEADLINE) else { return };
    if !labels[..headline].contains(&DATELINE) {
        return;
    }
    // Which is later must be beyond doubt.
    let dated = |at: usize| {
        let value = facts[at].line.time?.value;
        let known = value.day != 0 && value.month != 0;
        (known && order::open(&text[blocks[at].span], value).is_none()).then_some(value)
    };
    let below = headline + 1..labels.len().min(headline + NEAR);
    let own = |at: &usize| matches!(labels[*at], DATELINE | BYLINE) && dated(*at).is_some();
    let Some(own) = below.clone().find(own).and_then(dated) else { return };
    for at in 0..headline {
        let Some(value) = dated(at).filter(|_| labels[at] == DATELINE) else { continue };
        let unsaid = dates::read(&text[blocks[at].span]).all(|(_, event)| event == Event::Unsaid);
        let day = |t: Timestamp| (t.year, t.month, t.day);
        let known = value.year != 0 && own.year != 0;
        let later = if known { day(value) > day(own) } else { day(value) != day(own) };
        if unsaid && later {
            labels[at] = of(SectionKind::Boilerplate);
        }
    }
}

/// Labels as furniture the datelines that are about other days than the article's: "Available until 24 November 2021".
pub(crate) fn label_occasions(text: &[u8], blocks: &[Block], facts: &[Facts], labels: &mut [u8]) {
    for at in 0..labels.len() {
        let Some(first) = facts[at].line.time.filter(|_| labels[at] == DATELINE) else { continue };
        let line = &text[blocks[at].span];
        let before = &line[..line.len().min(first.span.start as usize)];
        if dates::event(before) != Event::Occasion {
            continue;
        }
        let mut dates = dates::read(line).peekable();
        if dates.peek().is_some() && dates.all(|(_, event)| event == Event::Occasion) {
            labels[at] = of(SectionKind::Boilerplate);
        }
    }
}

/// Labels as datelines the bylines that name nobody but have a place and a time: "Vellmar Oct 4, 2011, 02.18 PM (IST)".
pub(crate) fn label_placed_datelines(
    text: &[u8],
    blocks: &[Block],
    facts: &[Facts],
    labels: &mut [u8],
) {
    const PLACED: u16 = form::DATELINE_WHOLE | form::PLACE;
    for at in 0..labels.len() {
        let placed = labels[at] == BYLINE && facts[at].forms & PLACED == PLACED;
        if !placed || facts[at].line.time.is_none_or(|time| !time.value.has_zone()) {
            continue;
        }
        let mut named = false;
        let line = &text[blocks[at].span];
        byline::with_phrases(line, &facts[at].line.phrases, cue::ALL, |_| named = true);
        if !named {
            labels[at] = DATELINE;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_label_of_its_own() {
        for kind in SectionKind::ALL {
            assert!(of(kind) < COMMENT_START, "{kind:?} has the label of a comment's first block");
            assert_eq!(kind_of(of(kind)), kind);
        }
        assert_eq!(kind_of(COMMENT_START), SectionKind::Comment);
        assert_eq!(kind_of(THREAD), SectionKind::Boilerplate);
    }

    #[test]
    fn a_credit_makes_a_caption() {
        let fact = |forms| Facts { forms, ..Facts::default() };
        let facts = [
            fact(0),
            fact(form::CREDIT),
            fact(form::CREDIT | form::CREDIT_WHOLE),
            fact(form::CREDIT),
            fact(0),
        ];
        let block = |gap| Block { gap, ..Block::default() };
        let blocks = [block(1), block(0), block(1), block(1), block(1)];
        let body = of(SectionKind::Body);
        let mut labels = [body, body, body, COMMENT_START, body];
        label_credited_captions(&blocks, &facts, &mut labels);
        assert_eq!(labels, [CAPTION, CAPTION, body, COMMENT_START, body]);
        let mut labels = [body; 5];
        label_credited_captions(&[block(0); 5], &facts, &mut labels);
        assert_eq!(labels, [body, CAPTION, body, CAPTION, body]);
    }
}
