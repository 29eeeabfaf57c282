//! Words that the tagger of names tells apart. They are part of the model format: `names.bin` was trained with these lists, and
//! must be trained anew with others. Case tells words apart, but for months and days.

/// Words that places follow.
#[rustfmt::skip]
pub(crate) fn is_before_place(word: &[u8]) -> bool {
    matches!(
        word,
        b"in" | b"at" | b"from" | b"to" | b"near" | b"outside" | b"across" | b"inside" | b"toward" | b"towards"
    )
}

/// Small words inside surnames.
#[rustfmt::skip]
pub(crate) fn is_particle(word: &[u8]) -> bool {
    matches!(
        word,
        b"de" | b"la" | b"bin" | b"van" | b"von" | b"al" | b"el" | b"du" | b"da" | b"del"
            | b"der" | b"den" | b"di" | b"dos" | b"ibn" | b"bint" | b"ben" | b"le" | b"des"
            | b"das" | b"do" | b"ul" | b"ter" | b"ten" | b"della" | b"y" | b"e"
    )
}

/// Small words that may begin a name: "bin Laden", "de Mistura".
#[rustfmt::skip]
pub(crate) fn may_begin_name(word: &[u8]) -> bool {
    matches!(
        word,
        b"bin" | b"al" | b"el" | b"de" | b"van" | b"von" | b"der" | b"den" | b"la" | b"le"
            | b"da" | b"di" | b"del" | b"du" | b"ul" | b"ibn" | b"bint" | b"abu" | b"ben"
            | b"dos" | b"ad" | b"ash"
    )
}

/// Verbs of saying.
#[rustfmt::skip]
pub(crate) fn is_speech(word: &[u8]) -> bool {
    matches!(
        word,
        b"said" | b"says" | b"told" | b"added" | b"say" | b"asked" | b"wrote" | b"tweeted"
            | b"announced" | b"explained" | b"argued" | b"insisted" | b"claimed" | b"warned"
            | b"noted"
    )
}

/// Frequent small words.
#[rustfmt::skip]
pub(crate) fn is_function_word(word: &[u8]) -> bool {
    matches!(
        word,
        b"for" | b"on" | b"by" | b"with" | b"as" | b"who" | b"is" | b"was" | b"has" | b"had"
            | b"will" | b"would" | b"are" | b"were" | b"have" | b"that" | b"which" | b"but"
            | b"his" | b"her" | b"their" | b"its" | b"a" | b"an" | b"against" | b"after"
            | b"before" | b"between" | b"over" | b"under" | b"when" | b"where" | b"while"
            | b"than" | b"into" | b"about" | b"not" | b"be" | b"been" | b"vs" | b"v"
    )
}

/// Legal forms of companies.
#[rustfmt::skip]
pub(crate) fn is_legal_form(word: &[u8]) -> bool {
    matches!(
        word,
        b"Inc" | b"Inc." | b"Corp" | b"Corp." | b"Ltd" | b"Ltd." | b"LLC" | b"PLC" | b"Plc"
            | b"Co" | b"Co." | b"GmbH" | b"AG" | b"LLP" | b"Pty"
    )
}

/// Months and days of the week.
pub(crate) const MONTHS_AND_DAYS: [&[u8]; 19] = [
    b"January",
    b"February",
    b"March",
    b"April",
    b"May",
    b"June",
    b"July",
    b"August",
    b"September",
    b"October",
    b"November",
    b"December",
    b"Monday",
    b"Tuesday",
    b"Wednesday",
    b"Thursday",
    b"Friday",
    b"Saturday",
    b"Sunday",
];

/// How the names of nationalities and other groups end.
pub(crate) const GROUP_ENDS: [&[u8]; 14] = [
    b"ian", b"ians", b"ese", b"ish", b"ist", b"ists", b"ani", b"anis", b"aqi", b"ite", b"ites",
    b"can", b"cans", b"eans",
];
