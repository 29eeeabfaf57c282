//! The lines that wires and mail set around copy: headers of transmission (ANPA 1312, IPTC 7901), slugs, notes to editors,
//! "(more)", "-30-", headers of mail.

/// What such a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Around {
    /// It stands above copy, or above the next take of it: "a0412 r i", "BC-Graben, 1st Ld", "Eds: ADDS quotes".
    Above,
    /// It stands anywhere: "(more)", "-30-".
    Mark,
    /// A header of mail, and whether it is the date.
    Mail(bool),
}

/// Longer lines are text.
const LONGEST: usize = 400;
const SHORT: usize = 110;
pub(crate) const LONGEST_MARK: usize = 44;

#[cfg(any(test, feature = "internals"))]
#[rustfmt::skip]
pub(crate) const EXAMPLES: &[(&str, Around)] = &[
    ("a0412 r i BC-Graben-Bridge-1stLd-Writethru 11-09 0388", Around::Above),
    ("nna0123 4 pol 0412 NNA 0217", Around::Above),
    ("NNA0217 4 POL 0412 NNA", Around::Above),
    ("\x16\x16\x01a0217 pol", Around::Above),
    ("^BC-Graben Bridge, 1st Ld-Writethru,0388<", Around::Above),
    ("GRABEN-BRIDGE 3rd lead-writethru", Around::Above),
    ("BC-Graben Bridge, 1st add, 0211", Around::Above),
    ("GRABEN-BRIDGE =2", Around::Above),
    ("SLUG: GRABEN-BRIDGE (TAKE 2)", Around::Above),
    ("KEYWORDS: bridge, harbour, 2021-03-01", Around::Above),
    ("PRIORITY: 3", Around::Above),
    ("Eds: ADDS quotes. Photos GRA101.", Around::Above),
    ("EMBARGO: 5 March 2021 06:00", Around::Above),
    ("Sperrfrist: 5. März 2021, 6 Uhr", Around::Above),
    ("URGENT", Around::Above),
    ("(more)", Around::Mark),
    ("-30-", Around::Mark),
    ("# # #", Around::Mark),
    ("NNA-GRA-03-04-21 2130CET\x03\x04", Around::Mark),
    ("\x03 042130 mar 21", Around::Mark),
    ("nna/al/bd", Around::Mark),
    ("\x02", Around::Mark),
    ("From: Ada Brandt <ada@graben.example>", Around::Mail(false)),
    ("Content-Type: text/plain", Around::Mail(false)),
    ("X-Priority: 3", Around::Mail(false)),
    ("Date: Thu, 4 Mar 2021 18:02:11 +0100", Around::Mail(true)),
];

/// Reads a line. What stands above copy and headers of mail count only where such lines may be: they are words as well.
pub(crate) fn around(line: &[u8]) -> Option<Around> {
    if line.len() > LONGEST {
        return None;
    }
    if let Some(mark) = mark(line) {
        return Some(mark);
    }
    let line = bare(line);
    if let Some(field) = field(line) {
        return Some(field);
    }
    let above = line.len() <= SHORT && (is_header(line) || is_slug(line));
    above.then_some(Around::Above)
}

/// Reads a mark.
pub(crate) fn mark(line: &[u8]) -> Option<Around> {
    // Most lines are told by their first letters.
    let may = match *line {
        [b'A'..=b'Z', second, ..] => !second.is_ascii_lowercase(),
        [b'a'..=b'z', ..] => line.contains(&b'/'),
        [first, ..] => first < 0x80 && !first.is_ascii_digit(),
        [] => true,
    };
    if !may || line.len() > LONGEST_MARK {
        return None;
    }
    let signed = line.first() == Some(&3);
    let line = bare(line);
    (line.is_empty() || is_mark(line) || is_sign_off(line, signed)).then_some(Around::Mark)
}

/// The line without control characters and the signs that older systems set for type.
pub(crate) fn bare(line: &[u8]) -> &[u8] {
    let outer = |b: &u8| b.is_ascii_control() || *b == b' ';
    let start = line.iter().position(|b| !outer(b) && *b != b'^').unwrap_or(line.len());
    let end = line.iter().rposition(|b| !outer(b)).map_or(start, |end| (end + 1).max(start));
    match &line[start..end] {
        [rest @ .., b'<' | b'='] if !rest.ends_with(b"=") && !rest.is_empty() => {
            rest.trim_ascii_end()
        }
        line => line,
    }
}

fn is_one_of(text: &[u8], all: &[&str]) -> bool {
    all.iter().any(|one| text.eq_ignore_ascii_case(one.as_bytes()))
}

/// Marks of the end of a take or of the copy.
fn is_mark(line: &[u8]) -> bool {
    const MARKS: &[&str] = &[
        "more",
        "ends",
        "end",
        "30",
        "follows",
        "more follows",
        "more to follow",
        "end it",
        "endit",
        "endall",
        "xxx",
        "nnnn",
        "folgt",
        "mehr folgt",
        "fortsetzung folgt",
        "suit",
        "à suivre",
        "sigue",
        "segue",
    ];
    let edge =
        |b: &u8| matches!(b, b'-' | b'(' | b')' | b'[' | b']' | b'#' | b'_' | b' ' | b'*' | b'.');
    let start = line.iter().position(|b| !edge(b)).unwrap_or(line.len());
    let end = line.iter().rposition(|b| !edge(b)).map_or(start, |end| end + 1);
    let word = &line[start..end];
    if word.is_empty() {
        return matches!(line, [b'#', .., b'#']);
    }
    let signed = start > 0 && end < line.len() && matches!(line[0], b'-' | b'(' | b'[' | b'#');
    let upper = !word.iter().any(u8::is_ascii_lowercase) && !word.iter().any(u8::is_ascii_digit);
    (signed || upper && start == 0 && end == line.len()) && is_one_of(word, MARKS)
}

/// "NNA-GRA-03-04-21 2130CET", "nna/al/bd"; after the sign that ends a text also "042130 mar 21".
fn is_sign_off(line: &[u8], signed: bool) -> bool {
    let words = || line.split(|b| *b == b' ').filter(|word| !word.is_empty());
    if line.len() > 40 || words().count() > 4 {
        return false;
    }
    let stamp = |word: &[u8]| {
        let digits = word.iter().take_while(|b| b.is_ascii_digit()).count();
        matches!(digits, 4 | 6) && word[digits..].iter().all(u8::is_ascii_alphabetic)
    };
    if signed && words().next().is_some_and(stamp) {
        return true;
    }
    let mut rest = words();
    let (first, last) = (rest.next().unwrap_or_default(), rest.next());
    let letters = first
        .split(|b| *b == b'-')
        .take_while(|part| part.iter().all(u8::is_ascii_uppercase))
        .count();
    let numbers = first.split(|b| *b == b'-').skip(letters).filter(|part| part.len() == 2);
    let coded =
        letters >= 1 && numbers.filter(|part| part.iter().all(u8::is_ascii_digit)).count() == 3;
    let initials = || {
        let mut parts = line.split(|b| *b == b'/');
        let short =
            |part: &[u8]| (2..=5).contains(&part.len()) && part.iter().all(u8::is_ascii_lowercase);
        line.contains(&b'/') && parts.all(short)
    };
    coded && last.is_none_or(stamp) || initials()
}

/// "SLUG: ...", "Eds: ...", and the headers of mail.
fn field(line: &[u8]) -> Option<Around> {
    const FIELDS: &[&str] = &[
        "slug",
        "slugline",
        "keyword",
        "keywords",
        "priority",
        "urgency",
        "eds",
        "eds note",
        "editors",
        "note to editors",
        "notes to editors",
        "embargo",
        "embargoed",
        "embargoed until",
        "hold for release",
        "desk",
        "category",
        "service",
        "genre",
        "version",
        "wordcount",
        "word count",
        "words",
        "take",
        "attention",
        "attn",
        "iptc",
        "subject code",
        "subject codes",
        "source",
        "headline id",
        "story id",
        "item id",
        "stichwort",
        "stichworte",
        "sperrfrist",
        "priorität",
        "ressort",
        "achtung",
        "redaktion",
        "mots-clés",
        "mots clés",
        "priorité",
        "embargo jusqu'au",
        "prioridad",
        "palabras clave",
        "embargado hasta",
    ];
    const DATES: &[&str] = &["date", "sent", "gesendet", "datum", "envoyé", "fecha", "enviado"];
    const MAIL: &[&str] = &[
        "from",
        "to",
        "cc",
        "bcc",
        "subject",
        "reply-to",
        "sender",
        "received",
        "return-path",
        "message-id",
        "in-reply-to",
        "references",
        "mime-version",
        "content-type",
        "content-transfer-encoding",
        "content-language",
        "user-agent",
        "importance",
        "organization",
        "delivered-to",
        "list-id",
        "attachments",
        "von",
        "an",
        "betreff",
        "de",
        "à",
        "objet",
        "para",
        "asunto",
    ];
    let word = matches!(
        line,
        b"URGENT" | b"FLASH" | b"BULLETIN" | b"EILMELDUNG" | b"SNAP" | b"ALERT" | b"URGENTE"
    );
    if word {
        return Some(Around::Above);
    }
    let colon = memchr::memchr(b':', &line[..line.len().min(40)])?;
    let (name, rest) = (line[..colon].trim_ascii_end(), &line[colon + 1..]);
    if rest.first().is_some_and(|b| !b.is_ascii_whitespace()) {
        return None;
    }
    if is_one_of(name, DATES) {
        return Some(Around::Mail(true));
    }
    if is_one_of(name, MAIL) || name.starts_with(b"X-") && !name.contains(&b' ') {
        return Some(Around::Mail(false));
    }
    is_one_of(name, FIELDS).then_some(Around::Above)
}

/// "a0412 r i ...", "NNA0217 4 POL 0412 NNA": the number of a transmission, then codes.
fn is_header(line: &[u8]) -> bool {
    let mut words =
        line.split(|b| b.is_ascii_whitespace() || b.is_ascii_control()).filter(|w| !w.is_empty());
    let first = words.next().unwrap_or_default();
    let letters = first.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let digits = first[letters..].len();
    if !(1..=4).contains(&letters)
        || !(3..=5).contains(&digits)
        || !first[letters..].iter().all(u8::is_ascii_digit)
    {
        return false;
    }
    let (mut count, mut single) = (0, false);
    for word in words {
        let code = word.len() <= 4 && word.iter().all(u8::is_ascii_alphanumeric)
            || word.iter().any(|b| b.is_ascii_digit() || matches!(b, b'-' | b'/' | b'='))
            || word.iter().all(u8::is_ascii_uppercase);
        if !code {
            return false;
        }
        single |= count == 0 && word.len() == 1;
        count += 1;
    }
    (1..=12).contains(&count) && (single || digits >= 4)
}

/// "BC-Graben Bridge, 1st Ld-Writethru,0388", "GRABEN-BRIDGE =2".
fn is_slug(line: &[u8]) -> bool {
    const CYCLES: [&[u8]; 3] = [b"BC-", b"AM-", b"PM-"];
    if matches!(line.last(), Some(b'.' | b'!' | b'?' | b'"')) {
        return false;
    }
    let cycle = CYCLES.iter().any(|c| {
        line.strip_prefix(*c).is_some_and(|rest| rest.first().is_some_and(u8::is_ascii_uppercase))
    });
    let take = || {
        // "1st Ld", "3rd lead-writethru", "2nd add". Most lines have neither a letter after a digit nor a "wr".
        let may = |pair: &[u8]| {
            let [first, second] = [pair[0], pair[1]].map(|b| b | 0x20);
            first.is_ascii_digit() & second.is_ascii_lowercase()
                | (first == b'w') & (second == b'r')
        };
        if !line.windows(2).fold(false, |any, pair| any | may(pair)) {
            return false;
        }
        let mut words = line.split(|b| !b.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let mut ordinal = false;
        words.any(|word| {
            let taken = ordinal && is_one_of(word, &["ld", "lead", "add", "take"]);
            ordinal = word[0].is_ascii_digit()
                && word.len() < 5
                && word[word.len() - 1].is_ascii_lowercase();
            taken || word.len() > 8 && is_one_of(word, &["writethru", "writethrough"])
        })
    };
    let next = || match line.iter().rposition(|b| *b == b' ') {
        Some(at) => {
            let (slug, page) = (line[..at].trim_ascii_end(), &line[at + 1..]);
            page.len() <= 3
                && page.first() == Some(&b'=')
                && page[1..].iter().all(u8::is_ascii_digit)
                && slug.iter().all(|b| b.is_ascii_uppercase() || matches!(b, b'-' | b'/'))
        }
        None => false,
    };
    cycle || next() || take()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_around_copy_are_read() {
        for &(line, what) in EXAMPLES {
            assert_eq!(around(line.as_bytes()), Some(what), "{line:?}");
        }
        for line in [
            "Graben keeps its lifting bridge open",
            "A380 jet",
            "More than this was never said",
            "The end",
            "30",
            "MP3 players",
            "GRABEN, March 4 (NNA) - The harbour board voted late.",
            "Ada Brandt: It was late.",
            "either/or it is",
            "PM-elect Lund leads",
            "https://graben.example/bridge",
            "By Anna Lund",
        ] {
            assert_eq!(around(line.as_bytes()), None, "{line:?}");
        }
    }
}
