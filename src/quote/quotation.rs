//! Whether a stretch between marks is a quotation: a title, a term, a nickname and irony are none.

use super::feature::{Sink, bucket, feature};
use super::marks::{Mark, Stretch};
use super::words::{Word, has_voice, says, says_only};
use crate::lexicon::quotes::{AUXILIARY, FIRST, PREPOSITION, PRONOUN, SPEECH};
use crate::text::bits;
use crate::types::{Mention, SectionKind};

/// Words of the stretch that are looked at, at each end.
const INSIDE: usize = 40;
/// Words before and after that may be a verb of saying.
const NEAR: usize = 14;

/// Where a stretch is among the words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    /// The first word behind the mark, and the one past the last before the mark.
    pub(crate) first: usize,
    pub(crate) last: usize,
    /// The first token of the marks, and the first past them.
    pub(crate) open: usize,
    pub(crate) close: usize,
}

impl Place {
    pub(crate) fn of(words: &[Word], stretch: &Stretch) -> Place {
        let at = |offset: u32| words.partition_point(|w| w.start < offset);
        Place {
            first: at(stretch.span.start),
            last: at(stretch.span.end),
            open: at(stretch.outer.start),
            close: at(stretch.outer.end),
        }
    }
}

/// What is known of all stretches of the article.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Habit {
    /// Stretches, and those of seven words or more.
    pub(crate) all: usize,
    pub(crate) long: usize,
    /// Those in single marks.
    pub(crate) single: usize,
    /// Those that end with a comma: nothing but a quotation does.
    pub(crate) commas: usize,
    /// Names of persons in ten thousand bytes.
    pub(crate) people: usize,
}

/// A stretch and what is around it.
pub(crate) struct Around<'a> {
    pub(crate) text: &'a [u8],
    pub(crate) words: &'a [Word],
    pub(crate) mentions: &'a [Mention],
    pub(crate) stretch: &'a Stretch,
    pub(crate) place: Place,
    pub(crate) kind: SectionKind,
    pub(crate) habit: Habit,
    /// The same words stand in marks elsewhere.
    pub(crate) repeated: bool,
    /// The stretches before and after, and whether the one before was taken for a quotation.
    pub(crate) beside: [Option<&'a Stretch>; 2],
    pub(crate) after_quotation: bool,
    /// Verbs that only report, in a thousand words around.
    pub(crate) verbs: usize,
}

/// Gives the features of a stretch to `sink`.
pub(crate) fn features(around: &Around, sink: &mut impl Sink) {
    let Around { text, words, stretch, place, .. } = *around;
    let inside = &words[place.first..place.last.max(place.first)];
    let count = inside.iter().filter(|w| !w.is_mark()).count();
    let n = bucket(count);
    let mut put = |template: u32, value: u64| sink.put(feature(template, value));
    put(0, 0);
    put(1, n);
    // The words inside.
    let letters = inside
        .iter()
        .filter(|w| w.bits & (bits::UPPER | bits::LOWER) != 0 && !w.is_mark())
        .take(INSIDE);
    let (mut titles, mut lows, mut all) = (0, 0, 0);
    let mut verb = false;
    let mut first_person = false;
    for word in letters {
        all += 1;
        titles += usize::from(word.is_title());
        lows += usize::from(!word.is_title() && word.end - word.start > 3);
        verb |= word.has(AUXILIARY);
        first_person |= word.has(FIRST);
    }
    let case = match () {
        () if all == 0 => 0,
        () if titles == all && all > 1 => 1,
        () if titles > 1 && lows == 0 => 2,
        () if titles == 0 => 3,
        () if inside.first().is_some_and(Word::is_title) => 4,
        () => 5,
    };
    let last = text[..stretch.span.end as usize].last().copied().unwrap_or(b' ');
    let last = if last.is_ascii_alphanumeric() || last >= 0x80 { b'a' } else { last };
    let behind = text.get(stretch.outer.end as usize).copied().unwrap_or(b'\n');
    let behind = if behind.is_ascii_alphanumeric() {
        b'a'
    } else if behind >= 0x80 {
        0x80
    } else {
        behind
    };
    let short = n.min(8);
    put(2, case);
    put(3, case << 8 | n);
    put(4, u64::from(last) << 8 | n);
    put(5, u64::from(last) << 16 | u64::from(behind) << 8 | short.min(5));
    put(6, u64::from(verb) << 8 | n);
    put(7, u64::from(first_person) << 1 | u64::from(verb));
    put(8, u64::from(first_person) << 8 | n);
    // What stands before and after.
    let before = &words[..place.open];
    let after = words.get(place.close..).unwrap_or_default();
    let same = |w: &&Word| w.section == stretch.section;
    let past = |w: &&Word| w.section == stretch.last_section;
    let near = |k: usize| before.len().checked_sub(k + 1).and_then(|i| before.get(i)).filter(same);
    let next = |k: usize| after.get(k).filter(past);
    let hash = |w: Option<&Word>| w.map_or(0, |w| u64::from(w.hash));
    let class =
        |w: Option<&Word>| w.map_or(0xFFFF, |w| u64::from(w.class) | u64::from(w.is_title()) << 15);
    let (b1, b2, b3) = (near(0), near(1), near(2));
    let (a1, a2) = (next(0), next(1));
    let starts = b1.is_none();
    let ends = a1.is_none();
    put(9, hash(b1));
    put(10, hash(b2));
    put(11, hash(b1) << 24 ^ hash(b2));
    put(12, hash(b3));
    put(13, hash(a1));
    put(14, hash(a2));
    put(15, hash(a1) << 24 ^ hash(a2));
    put(16, hash(b1) << 4 | short);
    put(17, hash(a1) << 4 | short);
    put(18, class(b1) << 16 | class(a1));
    let begins = words.get(place.open).is_some_and(Word::begins_sentence);
    let shape = u64::from(starts) << 2 | u64::from(ends) << 1 | u64::from(begins);
    put(19, shape);
    put(20, shape << 8 | n);
    put(21, shape << 16 | u64::from(last) << 8 | n.min(5));
    let said = |words: &mut dyn Iterator<Item = &Word>| -> (u64, u64) {
        let mut kind = (0, 0);
        let mut prepositions = 0;
        for (k, w) in words.take(NEAR).enumerate() {
            if says(w) {
                let strong = if says_only(w) { 2 } else { 1 };
                kind = (strong << 4 | bucket(k).min(7), u64::from(w.hash));
                break;
            }
            prepositions += u64::from(w.has(PREPOSITION));
            if prepositions > 3 {
                break;
            }
        }
        kind
    };
    let (left, left_verb) = said(&mut sentence_before(before, stretch.section));
    let (right, right_verb) = said(&mut sentence_after(after, stretch.last_section));
    put(22, left);
    put(23, right);
    put(24, (left >> 4) << 12 | (right >> 4) << 8 | n);
    put(25, left_verb);
    put(26, right_verb);
    put(27, (left >> 4) << 12 | (right >> 4) << 8 | case << 4 | short.min(5));
    put(28, left << 8 | class(b1) << 16);
    let speech = before.iter().rev().take(4).any(|w| w.has(SPEECH));
    put(29, u64::from(speech) << 8 | short);
    // The marks and the section.
    let mark = match stretch.mark {
        Mark::Straight | Mark::Curly => 0,
        Mark::Guillemet => 1,
        Mark::Single => 2,
    };
    let home = around.kind as u64;
    put(30, mark << 8 | n);
    put(31, home << 8 | n);
    put(32, u64::from(stretch.unclosed) << 8 | n);
    put(33, home << 8 | mark);
    put(34, u64::from(stretch.pieces.min(4)));
    // The article.
    let habit = around.habit;
    let share = (4 * habit.long).checked_div(habit.all).unwrap_or(0) as u64;
    put(35, share << 8 | n);
    put(36, share << 8 | bucket(habit.all).min(9) << 4 | short.min(5));
    put(37, u64::from(around.repeated) << 8 | n);
    put(38, share << 12 | mark << 8 | u64::from(last));
    let singles = u64::from(2 * habit.single > habit.all);
    put(39, singles << 12 | mark << 8 | n);
    // Names that are all of it.
    let whole = inside.first().and_then(|w| around.mentions.get(w.mention as usize));
    let label = whole.filter(|m| m.span.end + 1 >= stretch.span.end).map_or(0, |m| m.label as u64);
    put(40, label << 8 | n.min(5));
    put(41, hash(inside.first()));
    put(42, hash(inside.iter().rfind(|w| !w.is_mark())));
    put(43, hash(inside.first()) << 4 | case);
    put(44, u64::from(verb) << 12 | case << 8 | u64::from(last));
    put(45, u64::from(first_person) << 12 | (left >> 4) << 8 | (right >> 4) << 4 | short.min(5));
    put(47, left_verb << 24 ^ hash(b1));
    put(48, left_verb << 24 ^ hash(b1) << 4 ^ short);
    let neighbour = |other: Option<&Stretch>| match other {
        None => 0,
        Some(s) => {
            1 + (u64::from(s.section == stretch.section) << 1 | u64::from(s.span.len() > 40))
                + 4 * u64::from(s.mark == stretch.mark)
        }
    };
    let [previous, following] = around.beside;
    put(49, neighbour(previous) << 9 | u64::from(around.after_quotation) << 8 | n);
    put(50, neighbour(following) << 8 | n);
    let near = previous.is_some_and(|s| {
        s.section == stretch.section
            && stretch.outer.start - s.outer.end.min(stretch.outer.start) < 12
    });
    put(51, u64::from(near) << 9 | u64::from(around.after_quotation) << 8 | n);
    put(52, hash(b1) << 2 | u64::from(near) << 1 | u64::from(around.after_quotation));
    let verbs = bucket(around.verbs / 2);
    put(53, verbs << 8 | n);
    put(54, verbs << 12 | share << 8 | short.min(5));
    put(55, verbs << 12 | mark << 8 | u64::from(last));
    put(56, (left >> 4) << 12 | class(b1) << 16 ^ class(a1) << 32 | short.min(5));
    put(46, home << 16 | shape << 8 | n.min(6));
    // Who and what else is in the sentence, on either side.
    let clause = sentence_before(before, stretch.section).take(CLAUSE);
    let left_side = Side::of(clause, around.mentions);
    let clause = sentence_after(after, stretch.last_section).take(CLAUSE);
    let right_side = Side::of(clause, around.mentions);
    let sides = left_side.value() << 8 | right_side.value();
    put(57, sides);
    put(58, sides << 4 | short.min(5));
    put(59, left_side.value() << 24 ^ hash(b1));
    put(60, right_side.value() << 24 ^ hash(a1));
    put(61, sides << 16 | case << 12 | u64::from(last) << 4 | short.min(5));
    put(62, left_side.value() << 40 ^ class(b1) << 4 | short.min(5));
    put(63, left_side.value() << 8 | shape << 4 | u64::from(verb) << 1 | u64::from(first_person));
    let commas = bucket(habit.commas).min(5) << 3
        | (8 * habit.commas).checked_div(habit.all).unwrap_or(0).min(7) as u64;
    let people = bucket(habit.people / 4);
    put(64, commas << 8 | n);
    put(65, commas << 16 | u64::from(last) << 4 | short.min(5));
    put(66, people << 8 | n);
    put(67, people << 16 | commas << 8 | verbs << 4 | short.min(5));
    put(68, people << 16 | mark << 12 | case << 8 | short.min(5));
    put(69, hash(b1) << 16 ^ case << 8 ^ u64::from(last));
    put(70, commas << 16 | verbs << 12 | (left >> 4) << 8 | (right >> 4) << 4 | short.min(5));
    put(71, hash(inside.last()) << 16 ^ hash(a1) << 4 ^ short.min(5));
}

/// The words of a sentence before a stretch, the nearest first: `before` are all words before it.
fn sentence_before(before: &[Word], section: u32) -> impl Iterator<Item = &Word> {
    let mut begun = false;
    before.iter().rev().take_while(move |w| {
        !core::mem::replace(&mut begun, w.begins_sentence()) && w.section == section
    })
}

/// Those behind a stretch, whose first word may begin a sentence: `after` are all words behind it.
fn sentence_after(after: &[Word], section: u32) -> impl Iterator<Item = &Word> {
    let mut begun = false;
    after.iter().take_while(move |w| {
        !(core::mem::replace(&mut begun, true) && w.begins_sentence()) && w.section == section
    })
}

/// Words of the sentence that are looked at on either side.
const CLAUSE: usize = 40;

/// What is in the sentence on one side of a stretch.
#[derive(Debug, Clone, Copy, Default)]
struct Side {
    /// A verb of saying: 2 if it does little else than report.
    says: u64,
    /// A name of a person or a house, a pronoun of the third person, one of the first.
    named: bool,
    pronoun: bool,
    first_person: bool,
}

impl Side {
    fn of<'a>(words: impl Iterator<Item = &'a Word>, mentions: &[Mention]) -> Side {
        let mut side = Side::default();
        for word in words {
            if says(word) {
                side.says = side.says.max(1 + u64::from(says_only(word)));
            }
            let label = mentions.get(word.mention as usize).map(|m| m.label);
            side.named |= label.is_some_and(has_voice);
            side.pronoun |= word.class & (PRONOUN | FIRST) == PRONOUN;
            side.first_person |= word.has(FIRST);
        }
        side
    }

    fn value(self) -> u64 {
        self.says << 3
            | u64::from(self.named) << 2
            | u64::from(self.pronoun) << 1
            | u64::from(self.first_person)
    }
}
