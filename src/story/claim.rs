//! The claims of one article: numbers with the thing counted and what is said of it.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::article::{Article, Sentence, Word};
use super::lexicon::{CLASSES, EVENTS, PEOPLE, SUMS, VAGUE};
use super::source::{self, Named};
use crate::{Label, Qualifier, SectionKind, Span, Timestamp, Value};

/// A claim of one article.
pub(super) struct Said {
    pub(super) span: Span,
    pub(super) text: String,
    pub(super) value: Option<f64>,
    pub(super) qualifier: Qualifier,
    pub(super) currency: String,
    pub(super) source: Option<Named>,
    /// What is measured: classes, or a noun.
    pub(super) measure: String,
    /// The noun of the thing counted, if it is no word for people as such.
    pub(super) noun: Option<String>,
    /// Days and years told in the sentence.
    pub(super) dates: Vec<Timestamp>,
    /// Whether the sentence tells of what happened "elsewhere".
    pub(super) elsewhere: bool,
    /// A place of another event: its entity.
    pub(super) places: Vec<u32>,
}

/// What times and lengths of time are counted in: that something lasted as long as something else tells nothing.
const TIMES: &[&str] = &[
    "time", "times", "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days",
    "night", "nights", "week", "weeks", "month", "months", "year", "years", "decade", "decades",
    "things", "thing", "way", "ways", "others",
];

/// What is counted where a firm lets people go.
const JOBS: &[&str] = &["jobs", "posts", "positions", "roles"];

/// A number in a sentence: its words and its value.
struct Number {
    words: Range<usize>,
    label: Label,
    value: Option<Value>,
    /// The number of digits that are no mention.
    bare: Option<f64>,
    /// The word of the thing counted.
    noun: Option<usize>,
}

/// The claims of an article, in order.
pub(super) fn claims(article: &Article) -> Vec<Said> {
    let mut out = Vec::new();
    let mut numbers = Vec::new();
    // What the number before measures, and where: "the true figure is 33" is of the same.
    let mut last: Option<(usize, String)> = None;
    for (place, sentence) in article.sentences.iter().enumerate() {
        numbers.clear();
        find(article, sentence, &mut numbers);
        for (index, number) in numbers.iter().enumerate() {
            let next = numbers.get(index + 1).map_or(sentence.words.end, |n| n.words.start);
            let before =
                last.as_ref().filter(|last| last.0 + 1 >= place).map(|(_, name)| name.as_str());
            if let Some(claim) = claim(article, sentence, number, next, before) {
                if is_class(&claim.measure) {
                    last = Some((place, claim.measure.clone()));
                }
                out.push(claim);
            }
        }
    }
    out
}

/// The numbers of a sentence.
fn find(article: &Article, sentence: &Sentence, out: &mut Vec<Number>) {
    let mut at = sentence.words.start;
    while at < sentence.words.end {
        let mention = article.mention(at);
        if let Some(mention) = mention {
            let end = mention.words.end.min(sentence.words.end);
            if matches!(mention.label, Label::Quantity | Label::Money | Label::Percent) {
                let mut words = mention.words.clone();
                let noun = unit(article, sentence, mention.value.as_ref(), &words);
                // A noun that is part of a name ("40 United Nations vehicles") is none.
                if let Some(noun) = noun.filter(|noun| (words.end..words.end + 6).contains(noun))
                    && (words.end..=noun).all(|w| article.words[w].is_word || article.low(w) == "-")
                {
                    words.end = noun + 1;
                }
                let noun = noun.or_else(|| following(article, sentence, &words));
                out.push(Number {
                    words,
                    label: mention.label,
                    value: mention.value,
                    bare: None,
                    noun,
                });
            }
            at = end.max(at + 1);
            continue;
        }
        let start = at;
        if VAGUE.contains(&article.low(at)) {
            // "tens of thousands".
            while article.low(at + 1) == "of" && VAGUE.contains(&article.low(at + 2)) {
                at += 2;
            }
            let words = start..at + 1;
            let noun = following(article, sentence, &words);
            out.push(Number { words, label: Label::Quantity, value: None, bare: None, noun });
        } else if let Some(value) = digits(article.low(at)) {
            out.push(Number {
                words: at..at + 1,
                label: Label::Quantity,
                value: None,
                bare: Some(value),
                noun: None,
            });
        }
        at += 1;
    }
}

/// The number that a word says: "62", "45,000", "nine".
fn digits(word: &str) -> Option<f64> {
    let spelled = [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];
    if let Some(at) = spelled.iter().position(|known| *known == word) {
        return Some(at as f64 + 2.0);
    }
    if !word.starts_with(|c: char| c.is_ascii_digit()) || word.contains('.') {
        return None;
    }
    word.replace(',', "").parse().ok()
}

/// The word that is the last of a value's unit.
fn unit(
    article: &Article,
    sentence: &Sentence,
    value: Option<&Value>,
    words: &Range<usize>,
) -> Option<usize> {
    let unit = value?.unit;
    if unit.is_empty() {
        return None;
    }
    let at = article.words.partition_point(|word| word.raw.end < unit.end);
    let near = sentence.words.start.max(words.start.saturating_sub(10))
        ..sentence.words.end.min(words.end + 10);
    near.contains(&at).then_some(at)
}

/// The noun that follows a number that has no unit: "dozens of soldiers", "12,000 of its members".
fn following(article: &Article, sentence: &Sentence, words: &Range<usize>) -> Option<usize> {
    let of = usize::from(article.low(words.end) == "of");
    let first = words.end + of;
    let end = (first..sentence.words.end.min(first + 4))
        .take_while(|&w| article.words[w].is_word && (PEOPLE.contains(&article.low(w)) || of > 0))
        .last();
    let known =
        (first..sentence.words.end.min(first + 4)).find(|&w| PEOPLE.contains(&article.low(w)));
    known.or(end.filter(|_| of > 0).map(|_| first))
}

fn claim(
    article: &Article,
    sentence: &Sentence,
    number: &Number,
    next: usize,
    last: Option<&str>,
) -> Option<Said> {
    let value = number.value.as_ref();
    if value.is_some_and(|value| value.flags & Value::RATIO != 0 && number.label == Label::Quantity)
    {
        return None;
    }
    let (start, end) = (number.words.start, number.words.end);
    // An age.
    if [end - 1, end].iter().any(|&w| {
        ["year-old", "month-old", "years-old"].iter().any(|age| article.low(w).ends_with(age))
    }) || article.low(end - 1).contains("year") && article.low(end) == "old"
    {
        return None;
    }
    // A part of a number given before.
    let of = (end.saturating_sub(1)..end + 1).find(|&w| article.low(w) == "of");
    if of.is_some_and(|of| {
        of > start
            && matches!(
                article.low(of + 1),
                "them" | "whom" | "which" | "those" | "these" | "its" | "their" | "his" | "her"
            )
    }) {
        return None;
    }
    let before = |back: usize| {
        start
            .checked_sub(back)
            .filter(|&w| w >= sentence.words.start)
            .map_or("", |w| article.low(w))
    };
    // "12 of the 40 people": the 40 are not what is told of the 12.
    if before(1) == "the" && before(2) == "of" {
        return None;
    }
    let among = before(1) == "among" && !matches!(before(2), "is" | "are" | "was" | "were");
    if among
        || matches!(before(1), "them" | "including")
        || matches!((before(2), before(1)), ("among", "them") | ("including", "some" | "about"))
        || (before(1) == "least" && before(3) == "including")
    {
        return None;
    }
    let noun = number.noun.map(|noun| article.low(noun));
    let measure = match number.label {
        Label::Quantity => match measure(article, sentence, number, next)
            .or_else(|| last.filter(|_| is_same(article, sentence, number)).map(String::from))
        {
            Some(measure) => measure,
            None => {
                // Without a verb that is known, things are counted under their own name; people are not.
                let noun = noun.filter(|noun| {
                    !PEOPLE.contains(noun) && !TIMES.contains(noun) && noun.len() > 2
                })?;
                if value.is_none_or(|value| value.number == 1.0) {
                    return None;
                }
                singular(noun)
            }
        },
        Label::Money => sum(article, sentence, number)?,
        _ => percent(article, sentence, number)?,
    };
    // "Five die": the number alone would not say that it is one.
    let mut words = number.words.clone();
    if number.noun.is_none() && start == sentence.words.start {
        let does = classes(article, end, |class| class.does).1;
        words.end += does.max(classes(article, end, |class| class.done).1);
    }
    let own = noun
        .filter(|noun| number.label == Label::Quantity && !is_people(noun) && *noun != measure)
        .filter(|noun| !TIMES.contains(noun) || number.bare.is_some())
        .map(|noun| {
            if value.is_some_and(|v| v.number == 1.0) { String::from(noun) } else { singular(noun) }
        })
        .filter(|noun| *noun != measure);
    let dates = dates(article, sentence);
    Some(Said {
        span: article.span(words.clone()),
        text: article.text(words).split_whitespace().collect::<Vec<_>>().join(" "),
        value: value.map(|value| value.number).filter(|number| number.is_finite()).or(number.bare),
        qualifier: value.map_or(Qualifier::Exact, |value| value.qualifier),
        currency: value.and_then(Value::currency).unwrap_or("").into(),
        source: source::source(article, sentence, &number.words),
        measure,
        noun: own,
        dates,
        elsewhere: sentence.words.clone().any(|w| article.low(w) == "elsewhere"),
        places: places(article, sentence, &number.words),
    })
}

/// Whether a number alone is given to what was counted before: "the true number is 33", "put the figure at 33".
fn is_same(article: &Article, sentence: &Sentence, number: &Number) -> bool {
    let (floor, start) = (sentence.words.start, number.words.start);
    number.noun.is_none()
        && number.words.len() <= 3
        && start >= floor + 2
        && matches!(article.low(start - 1), "at" | "is" | "was" | "be" | "to" | "reached")
        && (floor.max(start.saturating_sub(4))..start - 1)
            .any(|w| matches!(article.low(w), "number" | "figure" | "total" | "count" | "tally"))
}

/// Whether a noun names people as such.
fn is_people(noun: &str) -> bool {
    PEOPLE.contains(&noun)
        || CLASSES.iter().any(|class| class.is.contains(&noun) || class.total.contains(&noun))
}

fn singular(noun: &str) -> String {
    let stem = match noun {
        _ if noun.ends_with("ies") && noun.len() > 4 => {
            return String::from(&noun[..noun.len() - 3]) + "y";
        }
        _ if noun.ends_with("sses")
            || noun.ends_with("ches")
            || noun.ends_with("shes")
            || noun.ends_with("xes") =>
        {
            noun.strip_suffix("es")
        }
        _ if noun.ends_with("ss") => None,
        _ => noun.strip_suffix('s'),
    };
    stem.unwrap_or(noun).into()
}

/// The name of classes together: "killed and injured".
fn names(classes: u32) -> String {
    let names: Vec<&str> = CLASSES
        .iter()
        .enumerate()
        .filter(|(n, _)| classes & 1 << n != 0)
        .map(|(_, class)| class.name)
        .collect();
    names.join(" and ")
}

/// The classes of which a list has the word, or the phrase that begins at it.
fn classes(
    article: &Article,
    at: usize,
    list: impl Fn(&super::lexicon::Class) -> &'static [&'static str],
) -> (u32, usize) {
    let mut found = (0, 0);
    for (number, class) in CLASSES.iter().enumerate() {
        for phrase in list(class) {
            let mut len = 0;
            if phrase.split(' ').all(|word| {
                len += 1;
                article.low(at + len - 1) == word
            }) && len >= found.1
            {
                if len > found.1 {
                    found = (0, len);
                }
                found.0 |= 1 << number;
            }
        }
    }
    found
}

/// The class that the word `at` tells of the noun of a number.
fn of_noun(article: &Article, noun: &str, at: usize) -> u32 {
    let knows = |class: &super::lexicon::Class| {
        class.of.0.contains(&noun)
            && class.of.1.iter().any(|verb| {
                verb.split(' ').enumerate().all(|(n, word)| article.low(at + n) == word)
            })
    };
    CLASSES.iter().position(knows).map_or(0, |n| 1 << n)
}

/// With the class that is joined to the one that ends before `end`: "killed and injured".
fn with_other(article: &Article, end: usize) -> u32 {
    if !matches!(article.low(end), "and" | "or" | "/") {
        return 0;
    }
    // "killed or badly hurt"; in "killed and 30 hurt" the second has a number of its own.
    let is_number = article.mention(end + 1).is_some() || digits(article.low(end + 1)).is_some();
    (0..if is_number { 1 } else { 2 })
        .map(|skip| {
            classes(article, end + 1 + skip, |class| class.done).0
                | classes(article, end + 1 + skip, |class| class.is).0
        })
        .find(|found| *found != 0)
        .unwrap_or(0)
}

/// What is said of a number of things, by the words around it.
fn measure(article: &Article, sentence: &Sentence, number: &Number, next: usize) -> Option<String> {
    let (start, end) = (number.words.start, number.words.end);
    // "80 deaths", "51 dead and injured".
    let noun = number.noun.filter(|noun| *noun >= start && *noun < end + 4);
    let strong = noun.map_or(0, |noun| classes(article, noun, |class| class.is).0);
    let weak = CLASSES.iter().position(|class| class.name == "took part").map_or(0, |n| 1 << n)
        | CLASSES.iter().position(|class| class.name == "aboard").map_or(0, |n| 1 << n);
    if let (Some(noun), true) = (noun, strong & !weak != 0) {
        return Some(names(strong | with_other(article, noun + 1)));
    }
    if let Some(found) = total(article, sentence, start) {
        return Some(found);
    }
    if number.bare.is_some() && !is_left_out(article, sentence, start, end) {
        return None;
    }
    let left = if number.bare.is_some() { 0 } else { left(article, sentence, number) };
    // "counted 52 graves" counts no people.
    let noun_is_people = noun.is_none_or(|noun| is_people(article.low(noun)));
    if left != 0 && (noun_is_people || left & weak == 0) {
        return Some(names(left));
    }
    let right = right(article, sentence, number, next);
    if right != 0 {
        return Some(names(right));
    }
    (strong != 0).then(|| names(strong))
}

/// Whether digits alone are the subject of a verb, its noun left out: "and 37 were injured".
fn is_left_out(article: &Article, sentence: &Sentence, start: usize, end: usize) -> bool {
    // A headline: "Five die as", "Two hurt in".
    if start == sentence.words.start {
        return classes(article, end, |class| class.does).0
            | classes(article, end, |class| class.done).0
            != 0;
    }
    let before = start.checked_sub(1).map_or("", |w| article.low(w));
    matches!(before, "and" | "but" | "while" | "," | ";" | "another" | "said" | "that")
        && matches!(article.low(end), "were" | "are" | "had" | "have")
}

/// "the death toll at 62", "the number of dead and missing to 31".
fn total(article: &Article, sentence: &Sentence, start: usize) -> Option<String> {
    let mut at = start;
    let floor = sentence.words.start.max(start.saturating_sub(24));
    // What hedges a number stands before it.
    while at > floor
        && matches!(
            article.low(at - 1),
            "least"
                | "about"
                | "around"
                | "some"
                | "nearly"
                | "almost"
                | "over"
                | "than"
                | "more"
                | "approximately"
                | "roughly"
                | "exactly"
        )
    {
        at -= 1;
    }
    if at == floor
        || !matches!(
            article.low(at - 1),
            "at" | "to"
                | "of"
                | "is"
                | "was"
                | "as"
                | "reached"
                | "hit"
                | "passed"
                | "exceeded"
                | "above"
                | "near"
                | "by"
                | "stands"
                | "stood"
                | "past"
                | "be"
        )
    {
        return None;
    }
    let named = at.checked_sub(2).filter(|w| *w >= floor);
    if article.low(at - 1) == "of"
        && named.is_some_and(|w| matches!(article.low(w), "lives" | "death" | "deaths" | "bodies"))
    {
        return Some(names(1));
    }
    // "put the injured at 31".
    if let Some(noun) =
        named.filter(|w| article.low(at - 1) == "at" && *w > floor && article.low(*w - 1) == "the")
    {
        let (found, _) = classes(article, noun, |class| class.total);
        if found != 0 {
            return Some(names(found));
        }
    }
    for from in (floor..at).rev() {
        let low = article.low(from);
        if matches!(low, "." | ";" | ",") {
            return None;
        }
        let number_of = matches!(low, "number" | "count" | "figure" | "total" | "tally")
            && article.low(from + 1) == "of";
        let near = at - from <= 12;
        if number_of
            || near && matches!(low, "toll" | "turnout" | "attendance" | "crowd" | "casualties")
        {
            let words = if number_of { from + 2..at } else { from..at };
            let mut found = 0;
            for w in words {
                found |= classes(article, w, |class| class.total).0;
                if number_of {
                    found |= classes(article, w, |class| class.is).0;
                }
            }
            return (found != 0).then(|| names(found));
        }
    }
    None
}

/// The verb whose object the number is: "killed 62 soldiers", "made 11 arrests", "cost 40 lives".
fn left(article: &Article, sentence: &Sentence, number: &Number) -> u32 {
    let start = number.words.start;
    let mut at = start;
    let floor = sentence.words.start.max(start.saturating_sub(6));
    while at > floor
        && matches!(
            article.low(at - 1),
            "at" | "least"
                | "about"
                | "around"
                | "some"
                | "nearly"
                | "almost"
                | "over"
                | "than"
                | "more"
                | "up"
                | "to"
                | "as"
                | "many"
                | "another"
                | "a"
                | "the"
                | "roughly"
                | "approximately"
                | "further"
                | "fewer"
                | "an"
                | "estimated"
        )
    {
        at -= 1;
    }
    let Some(verb) = at.checked_sub(1).filter(|&verb| verb >= floor) else { return 0 };
    // The lives may be those of people: "claimed the lives of 12".
    let lives = (start..(start + 8).min(sentence.words.end)).any(|w| article.low(w) == "lives");
    if lives
        && matches!(
            article.low(verb),
            "cost" | "claimed" | "claiming" | "took" | "taken" | "claims" | "costing" | "taking"
        )
    {
        return 1;
    }
    if let Some(noun) = number.noun {
        let phrase = verb.saturating_sub(1).max(floor);
        let found = of_noun(article, article.low(noun), verb)
            | if article.low(verb) == "of" {
                of_noun(article, article.low(noun), phrase)
            } else {
                0
            };
        if found != 0 {
            return found;
        }
    }
    if matches!(article.low(verb), "left" | "leaving" | "leaves") {
        // "left nine dead", "leaving 12 people injured".
        let to = (start + 7).min(sentence.words.end);
        return (start..to)
            .map(|w| classes(article, w, |class| class.is).0)
            .find(|found| *found != 0)
            .unwrap_or(0);
    }
    let (mut found, _) = classes(article, verb, |class| class.done);
    if let (0, Some(first)) = (found, verb.checked_sub(1).filter(|first| *first >= floor)) {
        // "lay off 300".
        let phrase = classes(article, first, |class| class.done);
        found = if phrase.1 == 2 { phrase.0 } else { 0 };
    }
    if found == 0 {
        return 0;
    }
    // "killed and injured 200": one number of both.
    if verb >= floor + 2 && matches!(article.low(verb - 1), "and" | "or") {
        found |= classes(article, verb - 2, |class| class.done).0;
    }
    // "were killed 12 days later": the passive has no object.
    let passive =
        (floor..verb).any(|w| matches!(article.low(w), "was" | "were" | "been" | "being"));
    if passive { 0 } else { found }
}

/// The verb whose subject the number is: "62 soldiers were killed", "14 workers lost their lives".
fn right(article: &Article, sentence: &Sentence, number: &Number, next: usize) -> u32 {
    let start = number.words.end;
    let limit = sentence.words.end.min(start + 16);
    let mut at = start;
    let mut relative = true;
    let counted = number.noun.map_or("", |noun| article.low(noun));
    while at < limit {
        let low = article.low(at);
        match low {
            ";" | ":" | "." | "\"" | "“" | "”" | "–" | "—" => return 0,
            "," => {
                // What is said of the people in between: ", most of them women,".
                let aside = matches!(
                    article.low(at + 1),
                    "most"
                        | "many"
                        | "including"
                        | "among"
                        | "some"
                        | "all"
                        | "mostly"
                        | "mainly"
                        | "half"
                );
                let close = (at + 1..limit).find(|&w| article.low(w) == ",");
                match (aside, close) {
                    (true, Some(close)) => {
                        at = close + 1;
                        continue;
                    }
                    _ => return 0,
                }
            }
            "which" | "that" | "who" | "whose" if at > start + 1 || !relative => return 0,
            "and" | "but" | "while" | "as" | "after" | "when" | "because" | "before" | "until"
            | "if" => return 0,
            // Jobs that would go are what is counted.
            "could" | "may" | "might" | "would" if JOBS.contains(&counted) => {}
            "could" | "may" | "might" | "would" | "not" | "never" | "without"
                if classes(article, at, |class| class.does).0 == 0 =>
            {
                return 0;
            }
            _ => {}
        }
        relative = false;
        // Another number is the subject or the object of its own verb.
        let part =
            article.low(next.wrapping_sub(1)) == "the" && article.low(next.wrapping_sub(2)) == "of";
        if !part
            && at >= next
            && article.mention(at).is_none_or(|m| matches!(m.label, Label::Quantity))
        {
            return 0;
        }
        let found = of_noun(article, counted, at);
        if found != 0 {
            return found;
        }
        let (found, len) = classes(article, at, |class| class.does);
        if found != 0 {
            return found | with_other(article, at + len);
        }
        let (found, len) = classes(article, at, |class| class.done);
        if found != 0 {
            let passive = (start..at).any(|w| {
                matches!(
                    article.low(w),
                    "was"
                        | "were"
                        | "been"
                        | "being"
                        | "are"
                        | "is"
                        | "be"
                        | "got"
                        | "get"
                        | "feared"
                        | "reported"
                        | "confirmed"
                        | "believed"
                )
            });
            let (found, after) = (found | with_other(article, at + len), at + len);
            let object = after < sentence.words.end
                && (article
                    .mention(after)
                    .is_some_and(|m| m.label != Label::Date && m.label != Label::Time)
                    || matches!(
                        article.low(after),
                        "the"
                            | "a"
                            | "an"
                            | "at"
                            | "some"
                            | "about"
                            | "more"
                            | "their"
                            | "his"
                            | "her"
                            | "its"
                            | "dozens"
                            | "scores"
                    ) && !(article.low(after) == "at" && article.low(after + 1) != "least"));
            let ends = ["ing", "ills", "ounds", "ests", "ains"]
                .iter()
                .any(|end| article.low(at).ends_with(end));
            return if passive || len > 1 || !object && !ends { found } else { 0 };
        }
        at += 1;
    }
    0
}

/// What a sum of money is for.
fn sum(article: &Article, sentence: &Sentence, number: &Number) -> Option<String> {
    let mut best: Option<(usize, &str)> = None;
    for at in sentence.words.clone() {
        let Some(row) = SUMS.iter().find(|row| row.contains(&article.low(at))) else { continue };
        let far = if at < number.words.start {
            number.words.start - at
        } else {
            at.saturating_sub(number.words.end) + 2
        };
        if best.is_none_or(|best| far < best.0) && far < 20 {
            best = Some((far, row[0]));
        }
    }
    let (_, name) = best?;
    // "120 crowns a share" is no sum of the whole.
    let each = (number.words.end..(number.words.end + 4).min(sentence.words.end))
        .any(|w| matches!(article.low(w), "share" | "per" | "each" | "apiece"));
    Some(if each { String::from(name) + " a share" } else { String::from(name) })
}

/// What a percentage is of: the noun nearest before or after it.
fn percent(article: &Article, sentence: &Sentence, number: &Number) -> Option<String> {
    let kinds = [
        "turnout",
        "stake",
        "vote",
        "votes",
        "premium",
        "inflation",
        "unemployment",
        "wages",
        "shares",
        "margin",
    ];
    let far = |at: usize| {
        if at < number.words.start { number.words.start - at } else { at - number.words.end }
    };
    let at = sentence
        .words
        .clone()
        .filter(|&at| {
            !number.words.contains(&at) && kinds.contains(&article.low(at)) && far(at) < 9
        })
        .min_by_key(|&at| far(at))?;
    Some(singular(article.low(at)) + " in percent")
}

/// The days and years that a sentence tells of what happened, not those since when or of a report.
fn dates(article: &Article, sentence: &Sentence) -> Vec<Timestamp> {
    let is_other = |words: &Range<usize>| {
        // "the worst since 2004, when 14 died".
        if article.low(words.end) == "," && article.low(words.end + 1) == "when" {
            return true;
        }
        if (sentence.words.start.max(words.start.saturating_sub(8))..words.start)
            .any(|w| article.low(w) == "since")
        {
            return false;
        }
        let before = words.start.checked_sub(1).map_or("", |w| article.low(w));
        let verb = words.start.checked_sub(2).map_or("", |w| article.low(w));
        !matches!(before, "since" | "until" | "by" | "than" | "said" | "told")
            && !matches!(verb, "since" | "said" | "until" | "of")
            || before == "of" && words.len() > 1
    };
    let mut found: Vec<Timestamp> = article
        .dates(sentence)
        .filter(|(_, date, words)| !date.is_none() && is_other(words))
        .map(|(_, date, _)| date)
        .collect();
    // "last year": no year is told where the article has no date of its own, and yet it is another one.
    for at in sentence.words.clone() {
        let year = matches!(article.low(at), "last" | "previous")
            && matches!(
                article.low(at + 1),
                "year" | "month" | "autumn" | "spring" | "summer" | "winter" | "decade" | "century"
            )
            || matches!(article.low(at), "years" | "months" | "decades")
                && matches!(article.low(at + 1), "ago" | "earlier" | "before");
        if year {
            let mut date = Timestamp::NONE;
            date.year = 1;
            found.push(date);
        }
    }
    found
}

/// Places that the sentence gives to what happened: "In Nandora, ...", "a march in Walmont", "the Vila Ferreira fire".
fn places(article: &Article, sentence: &Sentence, number: &Range<usize>) -> Vec<u32> {
    let mut out = Vec::new();
    if sentence.kind == SectionKind::Headline {
        return out;
    }
    for mention in article.mentions_in(sentence.words.clone()) {
        if mention.entity == Word::NONE
            || !matches!(mention.label, Label::Location | Label::Misc | Label::Organization)
        {
            continue;
        }
        let (from, to) = (mention.words.start, mention.words.end);
        let back = from.saturating_sub(7).max(sentence.words.start)..from;
        // What stands before it, up to a comma.
        let comma = back.clone().rev().find(|&w| !article.words[w].is_word);
        let back = comma.map_or(back.start, |w| w + 1)..from;
        let inside = |w: usize| matches!(article.low(w), "in" | "at" | "near" | "outside");
        let near = back.clone().any(inside);
        let first = back.start == sentence.words.start && inside(back.start);
        let event =
            near && back.clone().any(|w| EVENTS.contains(&article.low(w))) && to <= number.start;
        let compound = EVENTS.contains(&article.low(to));
        if first || event || compound {
            out.push(mention.entity);
        }
    }
    out
}

/// Whether a measure is one of the classes or of several, and no noun of the text.
pub(super) fn is_class(measure: &str) -> bool {
    measure.split(" and ").all(|part| CLASSES.iter().any(|class| class.name == part))
}
