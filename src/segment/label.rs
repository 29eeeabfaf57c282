//! The labels of the section model: the kinds, a comment's first block, and furniture inside a thread of comments.

use bstr::ByteSlice;

use super::facts::Facts;
use crate::block::Block;
use crate::block::html::{CAPTIONS, Inside, NEAR_CAPTION};
use crate::grammar::dates::{self, Event};
use crate::grammar::{byline, credit, form};
use crate::line::cue;
use crate::model::{shape, viterbi};
use crate::span::Span;
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

/// Labels as captions the blocks of pages that stand in `<figcaption>`, those that repeat what stands for the image above
/// them, and those beside a picture that have a credit.
pub(crate) fn label_marked_captions(text: &[u8], blocks: &[Block], labels: &mut [u8]) {
    for (block, label) in blocks.iter().zip(labels) {
        let context = block.markup.context;
        let prose = PROSE.contains(label) && *label != HEADLINE || *label == BYLINE;
        if !prose {
            continue;
        }
        let linked = block.markup.link as usize * 2 > block.span.len();
        if block.markup.place.pictured && !linked && block.span.len() <= MAX_CAPTION {
            *label = CAPTION;
        }
        if context & CAPTIONS == 0 {
            continue;
        }
        let inside = context & 1 << Inside::Figcaption as u32 != 0;
        let place = &block.markup.place;
        let from = block.span.start;
        let signed = Span::new(
            place.credit.start.saturating_sub(from),
            place.credit.end.saturating_sub(from),
        );
        let near = context & (1 << Inside::Figure as u32 | NEAR_CAPTION) != 0;
        let credited = || {
            let tail = place.tail.saturating_sub(from) as usize;
            block.span.len() <= MAX_CAPTION
                && credit::in_caption(&text[block.span], signed, tail).is_some()
        };
        if inside || near && credited() {
            *label = CAPTION;
        }
    }
}

/// Labels as a caption the only text of a table that holds an image above it: old pages set pictures so.
pub(crate) fn label_table_captions(blocks: &[Block], labels: &mut [u8]) {
    for at in 0..blocks.len() {
        let (block, place) = (&blocks[at], &blocks[at].markup.place);
        let next = blocks.get(at + 1).map_or(0, |next| next.markup.place.common);
        let alone = place.table > 0 && place.common < place.table && next < place.table;
        let prose = PROSE.contains(&labels[at]) && labels[at] != HEADLINE || labels[at] == BYLINE;
        let linked = block.markup.link as usize * 2 > block.span.len();
        if place.below_image && alone && prose && !linked && block.span.len() <= MAX_CAPTION {
            labels[at] = CAPTION;
        }
    }
}

/// Longer blocks beside a picture are text of the article.
const MAX_CAPTION: usize = 600;
const COMMENT: u8 = of(SectionKind::Comment);
const BOILERPLATE: u8 = of(SectionKind::Boilerplate);
const BODY: u8 = of(SectionKind::Body);

/// Labels as furniture the blocks without a letter or digit: corner marks, stars, joiners alone. Inside a comment they are
/// the reader's.
pub(crate) fn label_marks(text: &[u8], blocks: &[Block], labels: &mut [u8]) {
    for at in 0..labels.len() {
        let is_first = labels[at] == COMMENT_START && labels.get(at + 1) == Some(&COMMENT);
        if labels[at] != COMMENT && !is_first && !is_written(&text[blocks[at].span]) {
            let inside = at > 0 && matches!(labels[at - 1], COMMENT | COMMENT_START | THREAD);
            labels[at] = if inside { THREAD } else { BOILERPLATE };
        }
    }
}

/// Whether `text` has a letter or a digit. Bytes that are no UTF-8 may be letters.
#[inline]
pub(super) fn is_written(text: &[u8]) -> bool {
    // Most lines begin with one of ASCII, or have one, which is found sooner than a quotation mark is told to be none.
    text.first().is_some_and(u8::is_ascii_alphanumeric)
        || text.iter().any(u8::is_ascii_alphanumeric)
        || text.chars().any(|c| c.is_alphanumeric() || c == char::REPLACEMENT_CHARACTER)
}

/// Fewer words, or characters where nothing stands between words, make no sentence of an article.
const WORDS: u16 = 4;
const CHARACTERS: usize = 8;

/// Labels the only block of a document as body, if it is prose: a document with a single sentence or paragraph has no
/// article beside it that it could be the furniture of.
pub(crate) fn label_lone_prose(text: &[u8], facts: &[Facts], blocks: &[Block], labels: &mut [u8]) {
    let ([block], [fact], [label]) = (blocks, facts, labels) else { return };
    let other = form::CREDIT | form::BYLINE | form::DATELINE_WHOLE | form::THREAD_HEADING;
    let line = &fact.line;
    if fact.forms & other != 0 || line.phrases.whole != 0 {
        return;
    }
    let text = &text[block.span];
    let closing =
        |c: &char| matches!(c, '"' | '\'' | ')' | ']' | '”' | '’' | '»' | '«' | '“' | '」' | '』');
    let is_sentence = match text.chars().rev().find(|c| !closing(c)) {
        Some('.' | '!' | '?' | '…' | '।' | '؟' | '۔') => line.seen >= WORDS,
        // No spaces part the words.
        Some('。' | '！' | '？') => text.chars().count() >= CHARACTERS,
        _ => false,
    };
    if is_sentence {
        *label = BODY;
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
