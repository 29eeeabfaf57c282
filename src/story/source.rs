//! Who says so: the one beside a verb of saying, after "according to", or the speaker of the quote that a claim stands in.

use alloc::string::String;
use core::ops::Range;

use super::article::{Article, Mention, Sentence, Word};
use super::lexicon::{SAYS, SOURCES};
use crate::{Label, QuoteKind};

/// Verbs that judge what happened and give no number of their own.
const JUDGES: &[&str] = &[
    "condemned",
    "denounced",
    "criticised",
    "criticized",
    "deplored",
    "blamed",
    "mourned",
    "lamented",
    "regretted",
    "praised",
    "hailed",
    "rejected",
    "denied",
    "disputed",
];

/// A source as an article names it.
pub(super) struct Named {
    pub(super) text: String,
    /// Index in the article's entities.
    pub(super) entity: Option<u32>,
}

/// The source of the claim that `number` is, in its sentence; none if it is the paper.
pub(super) fn source(
    article: &Article,
    sentence: &Sentence,
    number: &Range<usize>,
) -> Option<Named> {
    according(article, sentence, number)
        .or_else(|| by_verb(article, sentence, number))
        .or_else(|| by_quote(article, number))
}

/// "according to the county government".
fn according(article: &Article, sentence: &Sentence, number: &Range<usize>) -> Option<Named> {
    let words = sentence.words.clone();
    let clause = clause(article, &words, number);
    let inside = |at: usize| at == words.start || clause.contains(&at);
    let at = (words.start..words.end.saturating_sub(2)).find_map(|at| {
        if !inside(at) {
            return None;
        }
        match (article.low(at), article.low(at + 1), article.low(at + 2), article.low(at + 3)) {
            ("according", "to", ..) => Some(at + 2),
            // "by the count of the observatory".
            ("by", "the", "count" | "estimate" | "reckoning" | "tally", "of") => Some(at + 4),
            _ => None,
        }
    })?;
    after(article, at..words.end, true)
}

/// The stretch between semicolons that the number is in.
fn clause(article: &Article, words: &Range<usize>, number: &Range<usize>) -> Range<usize> {
    let is_stop = |at: usize| matches!(article.low(at), ";");
    let start =
        (words.start..number.start).rev().find(|&at| is_stop(at)).map_or(words.start, |at| at + 1);
    let end = (number.end..words.end).find(|&at| is_stop(at)).unwrap_or(words.end);
    start..end
}

fn by_verb(article: &Article, sentence: &Sentence, number: &Range<usize>) -> Option<Named> {
    let clause = clause(article, &sentence.words, number);
    // Before the number: "police said 12 people died", "the union put the toll at 13". The nearest verb counts.
    for at in (clause.start..number.start).rev() {
        if !is_saying(article, at) {
            continue;
        }
        let verb = article.low(at);
        // "put the toll at 13", "spoke of 13", "gave a toll of 13": to the number there is nothing else.
        let far = number.start - at;
        if matches!(verb, "put" | "puts" | "gave" | "gives" | "spoke" | "speaks" | "speak")
            && far > 12
        {
            continue;
        }
        // ", police said, and 12 people": the words before are what was said, and so may these be.
        if let Some(found) = before(article, clause.start, at) {
            return Some(found);
        }
    }
    // After it: "12 people died, police said", "12 died, said the mayor".
    for at in number.end..clause.end {
        if !is_saying(article, at) {
            continue;
        }
        let comma =
            (number.end..at).rev().find(|&at| matches!(article.low(at), "," | "\"" | "”"))?;
        if at == comma + 1 && article.low(at) != "told" {
            return after(article, at + 1..clause.end, false)
                .or_else(|| before(article, number.end, at));
        }
        // Between the comma and the verb stands the one who says it and nothing else.
        return before(article, number.end, at);
    }
    None
}

/// Whether a word is a verb of saying; "put" and "counts" may be other words, which what stands before them tells.
fn is_saying(article: &Article, at: usize) -> bool {
    SAYS.contains(&article.low(at))
        && article.words[at].mention == Word::NONE
        // "has claimed the lives of 12", "claimed 12 lives".
        && !(matches!(article.low(at), "claimed" | "claims" | "claim")
            && (at + 1..at + 8).any(|w| article.low(w) == "lives"))
        && !matches!(
            article.low(at.wrapping_sub(1)),
            "the" | "a" | "to" | "is" | "are" | "was" | "were" | "been" | "be" | "by" | "of"
        )
}

/// Who stands before the verb `at`.
fn before(article: &Article, from: usize, verb: usize) -> Option<Named> {
    let mut at = verb;
    while at > from
        && matches!(
            article.low(at - 1),
            "has"
                | "have"
                | "had"
                | "also"
                | "later"
                | "since"
                | "earlier"
                | "then"
                | "now"
                | "already"
                | "who"
                | "which"
                | "officially"
                | "yesterday"
                | "initially"
                | "originally"
        )
    {
        at -= 1;
    }
    if at <= from {
        return None;
    }
    // "the Harbour Board (HB) said".
    if article.low(at - 1) == ")" {
        at = (from..at - 1).rev().find(|&w| article.low(w) == "(")?;
    }
    if at <= from {
        return None;
    }
    if article.low(at - 1) == "," {
        // What stands between two commas is said of the one before: a name there is its name.
        let open = (from..at - 1).rev().find(|&w| article.low(w) == ",");
        let Some(open) = open else { return name_in(article, from..at - 1, false) };
        let inner = open + 1..at - 1;
        if let Some(person) = inner
            .clone()
            .find_map(|w| article.name(w))
            .filter(|m| m.label == Label::Person && m.words.end == inner.end)
            .filter(|m| m.words.start <= inner.start + 2)
        {
            return Some(named(article, person));
        }
        return phrase_before(article, from, open);
    }
    phrase_before(article, from, at)
}

/// The phrase that ends before the word `end`: a name, or a noun of those who say numbers.
fn phrase_before(article: &Article, from: usize, end: usize) -> Option<Named> {
    if end <= from {
        return None;
    }
    let last = end - 1;
    // "the interior ministry in Tarsk", "doctors at the field hospital": the noun before.
    if let Some(head) = head_before(article, from, end) {
        return Some(noun(article, head..end));
    }
    // "the Institute and rescuers": the one that has a name.
    if last > from + 1 && article.low(last - 1) == "and" && SOURCES.contains(&article.low(last)) {
        let name = match article.low(last - 2) {
            ")" => (from..last - 2).rev().find(|&w| article.low(w) == "(").filter(|w| *w > from),
            _ => Some(last - 1),
        };
        if let Some(name) =
            name.and_then(|w| article.name(w - 1)).filter(|m| m.label != Label::Group)
        {
            return Some(named(article, name));
        }
    }
    if let Some(name) = article.name(last) {
        // "Tom Van Acker of the police", "Rui Marcal of Vila Ferrosa": the one before.
        let of = name
            .words
            .start
            .checked_sub(1)
            .filter(|&w| w > from && matches!(article.low(w), "of" | "at" | "in" | "for"));
        if let Some(person) = of.and_then(|w| article.name(w - 1)) {
            return Some(named(article, person));
        }
        if name.label == Label::Group {
            return None;
        }
        return Some(named(article, name));
    }
    if !SOURCES.contains(&article.low(last)) {
        return None;
    }
    // "Superintendent Gideon Mwachofi of the police".
    let mut start = last;
    while start > from
        && article.words[start - 1].is_word
        && last - start < 6
        && !matches!(
            article.low(start - 1),
            "and" | "but" | "that" | "while" | "as" | "when" | "from" | "with" | "on"
        )
    {
        if matches!(article.low(start - 1), "of" | "for" | "at" | "in") {
            if let Some(name) = article.name(start.wrapping_sub(2)) {
                return Some(named(article, name));
            }
            break;
        }
        start -= 1;
        if matches!(article.low(start), "the" | "a" | "an" | "its" | "their" | "his" | "her") {
            break;
        }
    }
    if start > from + 1
        && matches!(article.low(start - 1), "of" | "for" | "at" | "in")
        && let Some(name) = article.name(start - 2)
    {
        return Some(named(article, name));
    }
    Some(noun(article, start..last + 1))
}

/// Where a phrase begins whose head is a noun of those who say numbers, with "of", "in", "at" or "for" after it, and which ends before `end`.
fn head_before(article: &Article, from: usize, end: usize) -> Option<usize> {
    let far = from.max(end.saturating_sub(6));
    let of = (far..end.saturating_sub(1)).rev().find(|&w| {
        !article.words[w].is_word
            || matches!(article.low(w), "of" | "in" | "at" | "for" | "from")
            || SAYS.contains(&article.low(w))
    })?;
    if !matches!(article.low(of), "of" | "in" | "at" | "for" | "from") || of <= from {
        return None;
    }
    let head = of - 1;
    if article.name(head).is_some() || !SOURCES.contains(&article.low(head)) {
        return None;
    }
    let mut start = head;
    while start > from && head - start < 3 && article.words[start - 1].is_word {
        let low = article.low(start - 1);
        if matches!(low, "the" | "a" | "an" | "its" | "their") {
            return Some(start - 1);
        }
        let goes_on = article.name(start - 1).is_none()
            && !matches!(
                low,
                "and"
                    | "but"
                    | "that"
                    | "while"
                    | "as"
                    | "when"
                    | "from"
                    | "with"
                    | "on"
                    | "of"
                    | "in"
            )
            && !SAYS.contains(&low);
        if !goes_on {
            break;
        }
        start -= 1;
    }
    Some(start)
}

/// The phrase that `words` begin with; its noun is one of those who say numbers, or `any`.
fn after(article: &Article, words: Range<usize>, any: bool) -> Option<Named> {
    let end = (words.start..words.end.min(words.start + 9))
        .find(|&at| {
            !article.words[at].is_word
                || matches!(
                    article.low(at),
                    "who" | "which" | "that" | "and" | "but" | "as" | "told" | "said"
                )
        })
        .unwrap_or(words.end.min(words.start + 9));
    let phrase = words.start..end;
    let of = phrase
        .clone()
        .find(|&at| matches!(article.low(at), "of" | "for" | "in" | "at" | "on"))
        .unwrap_or(end);
    // A name that is the head, not one that stands before a noun ("Portugal's police").
    let name =
        (phrase.start..of).rev().find_map(|at| article.name(at)).filter(|m| m.words.end >= of);
    if let Some(name) = name.filter(|m| m.label != Label::Group) {
        return Some(named(article, name));
    }
    let head = of.checked_sub(1)?;
    // "its director, Wen-Li Figueiredo": the name that follows.
    if head >= phrase.start && (any || SOURCES.contains(&article.low(head))) {
        if of == end
            && article.low(end) == ","
            && let Some(person) = (end + 1..(end + 3).min(words.end))
                .find_map(|at| article.name(at))
                .filter(|m| m.label == Label::Person)
        {
            return Some(named(article, person));
        }
        return Some(noun(article, phrase.start..of));
    }
    None
}

/// A name among `words`; the last, or the first.
fn name_in(article: &Article, words: Range<usize>, last: bool) -> Option<Named> {
    let is_name = |at: &usize| article.name(*at).is_some_and(|m| m.label <= Label::Organization);
    let at = if last { words.rev().find(is_name) } else { words.clone().find(is_name) }?;
    article.name(at).map(|m| named(article, m))
}

fn named(article: &Article, mention: &Mention) -> Named {
    Named { text: article.text(mention.words.clone()).into(), entity: Some(mention.entity) }
}

/// A phrase without a name. "The company" is the organization named last before, if the paragraphs around name one only.
fn noun(article: &Article, words: Range<usize>) -> Named {
    let entity = (article.low(words.start) == "the" && words.len() == 2)
        .then(|| organization(article, words.start, article.low(words.end - 1)))
        .flatten();
    Named { text: article.text(words).into(), entity }
}

fn organization(article: &Article, at: usize, noun: &str) -> Option<u32> {
    if !matches!(
        noun,
        "company"
            | "firm"
            | "union"
            | "agency"
            | "service"
            | "authority"
            | "ministry"
            | "club"
            | "bank"
            | "airline"
            | "charity"
            | "commission"
            | "group"
            | "observatory"
            | "institute"
            | "league"
            | "federation"
            | "society"
            | "association"
            | "department"
            | "university"
            | "operator"
    ) {
        return None;
    }
    let sentence = article.sentences.partition_point(|s| s.words.start <= at).checked_sub(1)?;
    let section = article.sentences[sentence].section;
    let past = article.mentions.partition_point(|m| m.words.end <= at);
    let near = article.mentions[..past].iter().rev().filter(|m| m.entity != Word::NONE);
    let mut found: Option<&Mention> = None;
    for mention in near {
        let place = article.sentences.partition_point(|s| s.words.end <= mention.words.start);
        if article.sentences.get(place).is_none_or(|s| s.section + 2 <= section) {
            break;
        }
        // "Their company, Crowdmetric," says it; so does a name that ends with the noun.
        let before = mention.words.start;
        let told = before > 1 && article.low(before - 1) == "," && article.low(before - 2) == noun
            || article.low(mention.words.end - 1) == noun;
        if told {
            return Some(mention.entity);
        }
        if mention.label == Label::Organization {
            match found {
                Some(other) if other.entity != mention.entity => return None,
                _ => found = Some(mention),
            }
        }
    }
    found.map(|m| m.entity)
}

/// The speaker of the quote that the number stands in.
fn by_quote(article: &Article, number: &Range<usize>) -> Option<Named> {
    let at = article.span(number.clone());
    let quote = article
        .quotes
        .iter()
        .filter(|quote| quote.span.covers(at))
        .min_by_key(|quote| quote.span.len())?;
    if quote.speaker.is_empty() {
        return None;
    }
    let end = article.words.partition_point(|word| word.raw.start < quote.speaker.end);
    // Who condemns an attack that killed 12 does not say that it did.
    if quote.kind == QuoteKind::Indirect && JUDGES.contains(&article.low(end)) {
        return None;
    }
    // "Its local secretary, Paulo Regadas, maintains": the name beside the title.
    if quote.entity.is_none()
        && article.low(end) == ","
        && let Some(person) = article.name(end + 1).filter(|m| m.label == Label::Person)
    {
        return Some(named(article, person));
    }
    let head = quote.speaker_text.rsplit(' ').next().unwrap_or("");
    let known = SOURCES.contains(&&*super::fold::fold(head));
    if quote.entity.is_none() && !known {
        return None;
    }
    Some(Named { text: quote.speaker_text.clone(), entity: quote.entity })
}
