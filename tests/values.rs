//! Dates, times, money, percentages, quantities and addresses in made-up prose, through the public door.

use copydesk::{Document, Label, Qualifier, Value, names};

/// Every value of `text`: label, mention, what it says, hedge.
fn values(text: &str) -> Vec<String> {
    let document = names(text.as_bytes()).unwrap();
    document.values().iter().map(|v| written(&document, v)).collect()
}

fn written(document: &Document<'_>, value: &Value) -> String {
    let mention = document.mentions()[value.mention as usize];
    let mut out = format!("{} [{}]", mention.label.name(), document.text(mention.span));
    if value.number.is_finite() {
        out += &format!(" {}", value.number);
    }
    if !value.unit.is_empty() {
        out += &format!(" {}", document.text(value.unit));
    }
    if !value.timestamp.is_none() {
        out += &format!(" {}", value.timestamp);
    }
    match value.qualifier {
        Qualifier::AtLeast => out += " >=",
        Qualifier::AtMost => out += " <=",
        Qualifier::About => out += " ~",
        _ => {}
    }
    out
}

fn check(text: &str, wanted: &[&str]) {
    assert_eq!(values(text), wanted, "{text}");
}

#[test]
fn dates() {
    check(
        "on Sep 18, 2016, 01.57 PM (IST) the",
        &["date [Sep 18, 2016, 01.57 PM (IST)] 2016-09-18T13:57"],
    );
    check("It sank on September 17, they said", &["date [September 17] --09-17"]);
    check(
        "on 3 June 2014 and on 2014-06-04",
        &["date [3 June 2014] 2014-06-03", "date [2014-06-04] 2014-06-04"],
    );
    check("In March 2015 and in 2012.", &["date [March 2015] 2015-03", "date [2012] 2012"]);
    check("the early 1990s, in late May", &["date [early 1990s]", "date [late May] --05"]);
    check(
        "on Saturday afternoon, last week, earlier this month",
        &["date [Saturday afternoon]", "date [last week]", "date [earlier this month]"],
    );
    check("On May 5, 20 boats left", &["date [May 5] --05-05", "quantity [20 boats] 20 boats"]);
    check(
        "for seven straight days, two weeks ago",
        &["date [seven straight days] 7 days", "date [two weeks ago] 2 weeks"],
    );
    check("a year ago today", &["date [a year ago]", "date [today]"]);
    check("It shuts at noon.", &["time [noon] T12:00"]);
    check(
        "begins at 7:30PM ET, at 19:45 and 3 p.m.",
        &["time [7:30PM ET] T19:30", "time [19:45] T19:45", "time [3 p.m.] T15:00"],
    );
}

#[test]
fn amounts() {
    check("paid $27.1 billion for it", &["money [$27.1 billion] 27100000000 $"]);
    check(
        "£3m, US$5bn and €1,250.50",
        &["money [£3m] 3000000 £", "money [US$5bn] 5000000000 US$", "money [€1,250.50] 1250.5 €"],
    );
    check(
        "about 50 euros; more than two million yen",
        &["money [about 50 euros] 50 euros ~", "money [more than two million yen] 2000000 yen >="],
    );
    check(
        "10 percent, 4.5 per cent, nearly 15%",
        &[
            "percent [10 percent] 10 percent",
            "percent [4.5 per cent] 4.5 per cent",
            "percent [nearly 15%] 15 % ~",
        ],
    );
    check("at least 90 sailors drowned", &["quantity [at least 90 sailors] 90 sailors >="]);
    check("scores of unpaid sailors", &["quantity [scores of unpaid sailors] sailors"]);
    check(
        "no more than 1,203 old fishing boats left",
        &["quantity [no more than 1,203 old fishing boats] 1203 boats <="],
    );
    check(
        "30 kilometers (20 miles) off",
        &["quantity [30 kilometers] 30 kilometers", "quantity [20 miles] 20 miles"],
    );
    check(
        "a six-month, 8,000-strong march",
        &["quantity [six-month] 6 month", "quantity [8,000-strong] 8000 strong"],
    );
    check(
        "killing one soldier and 14 km away",
        &["quantity [one soldier] 1 soldier", "quantity [14 km] 14 km"],
    );
    check(
        "two dozen hens and nineteen ducks",
        &["quantity [two dozen hens] 24 hens", "quantity [nineteen ducks] 19 ducks"],
    );
    check("the death toll rose to 31.", &["quantity [31] 31 death toll"]);
    check("tens of thousands\nof people fled", &["quantity [tens of thousands\nof people] people"]);
}

#[test]
fn addresses() {
    check(
        "See https://example.org/a(b)?c=d. Or www.example.com, or",
        &["url [https://example.org/a(b)?c=d]", "url [www.example.com]"],
    );
    check("Write to \"anna.l+news@mail.example.org\".", &["email [anna.l+news@mail.example.org]"]);
    check("@anna http:// www. a@b x@.org 5@c", &[]);
}

#[test]
fn no_values() {
    for text in [
        "aged 62",
        "they won 28-21 on grass",
        "call 555-12-1234 or 020 7946 0000",
        "No. 13 and Flight 370 over Route 66 signs",
        "April Lund and June said May will march",
        "one of the boats",
        "version 3.1.4 and B12 vitamins, 24/7 shops",
        "the Sunday Times, USA Today, Good Friday",
        "1 Samuel 3:16",
        "the second thing this does",
    ] {
        check(text, &[]);
    }
}

#[test]
fn any_bytes_in_order_and_without_overlap() {
    let mut seed = 7u64;
    let pieces = [
        "12", "-", ",", ".", " ", "\n", "\t", "$", "£", "€", "%", "://", "www.", "@", "May",
        "Monday", "last", "week", "two", "dozens", "of", "more", "people", "\u{a0}", "’s", "a",
        "in", "2012", ":", "pm", "ago", "million", "at least", "é", "0",
    ];
    for _ in 0..3000 {
        let mut text = Vec::new();
        for _ in 0..40 {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            match (seed >> 33) as usize % (pieces.len() + 2) {
                i if i < pieces.len() => text.extend_from_slice(pieces[i].as_bytes()),
                _ => text.push((seed >> 50) as u8),
            }
        }
        let document = names(&text).unwrap();
        let mut end = 0;
        for mention in document.mentions() {
            assert!(
                mention.span.start >= end
                    && mention.span.end as usize <= text.len()
                    && !mention.span.is_empty()
            );
            assert!((mention.entity as usize) < document.entities().len());
            end = mention.span.end;
        }
        for value in document.values() {
            assert!(document.mentions()[value.mention as usize].label >= Label::Date);
            assert!(value.unit.end as usize <= text.len());
        }
    }
}

#[test]
fn equal_values_are_one_entity() {
    let text = b"It cost $5 on May 1, 2016. On 1 May 2016 the $5.00 were paid, not $6.";
    let document = names(text).unwrap();
    let ids: Vec<u32> =
        document.values().iter().map(|v| document.mentions()[v.mention as usize].entity).collect();
    assert_eq!(ids, [0, 1, 1, 0, 2]);
}

#[test]
fn both_ends_of_a_range_are_values() {
    check(
        "rose 10 to 15 percent and 3-5% later",
        &[
            "percent [10] 10 percent",
            "percent [15 percent] 15 percent",
            "percent [3] 3 %",
            "percent [5%] 5 %",
        ],
    );
    check(
        "about 20 to 30 sailors, between two and four boats",
        &[
            "quantity [about 20] 20 sailors ~",
            "quantity [30 sailors] 30 sailors",
            "quantity [two] 2 boats",
            "quantity [four boats] 4 boats",
        ],
    );
    check(
        "5 to 6 million people, 2–3 km",
        &[
            "quantity [5] 5000000 people",
            "quantity [6 million people] 6000000 people",
            "quantity [2] 2 km",
            "quantity [3 km] 3 km",
        ],
    );
    check(
        "cost $10 to $15 million or $3-5 billion",
        &[
            "money [$10] 10000000 $",
            "money [$15 million] 15000000 $",
            "money [$3] 3000000000 $",
            "money [5 billion] 5000000000 $",
        ],
    );
    check("for two to three weeks", &["date [two] 2 weeks", "date [three weeks] 3 weeks"]);
    // A score, a sum and odds are none.
    check(
        "a 28-21 win, 10 and 15 percent, 9 to 5 hens",
        &["percent [15 percent] 15 percent", "quantity [5 hens] 5 hens"],
    );
}

/// The rows that docs/values.md shows of `sentence`, as the library gives them.
fn rows(sentence: &str) -> Vec<String> {
    let article = format!(
        "Ferry back in service\n\nPosted on September 14, 2016\n\nThe harbour board has looked at the plan for the quay and \
         the road to it for many years.\n\n{sentence}\n"
    );
    let document = copydesk::parse(article.as_bytes()).unwrap();
    let from = article.len() as u32 - sentence.len() as u32 - 1;
    let mut rows = Vec::new();
    for (index, mention) in document.mentions().iter().enumerate() {
        let Some(value) = document.value_of(index).filter(|_| mention.span.start >= from) else {
            continue;
        };
        let hedge = match value.qualifier {
            Qualifier::AtLeast => Some("at least"),
            Qualifier::AtMost => Some("at most"),
            Qualifier::About => Some("about"),
            _ => None,
        };
        let unit = value.currency().map_or(document.text(value.unit), Into::into);
        let ratio = (value.flags & Value::RATIO != 0).then_some("as a ratio");
        let said = match (value.iso(), value.number.is_finite()) {
            (Some(iso), _) => iso,
            (None, false) => "-".to_owned(),
            (None, true) => [hedge, Some(&value.number.to_string()), Some(&unit), ratio]
                .into_iter()
                .flatten()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" "),
        };
        let (text, kind) = (document.text(mention.span), mention.label.name());
        rows.push(format!("| {sentence} | {text} | {kind} | {said} |"));
    }
    if rows.is_empty() {
        rows.push(format!("| {sentence} | | | |"));
    }
    rows
}

/// With UPDATE_GOLDEN=1 the rows are written anew: read the difference.
#[test]
fn docs_say_what_is_read() {
    let page = std::fs::read_to_string("docs/values.md").unwrap();
    let (mut rows_there, mut sentences, mut anew) = (0, Vec::new(), String::new());
    for line in page.lines() {
        if !line.starts_with("| ") || line.starts_with("| sentence |") {
            anew += &(line.to_owned() + "\n");
            continue;
        }
        rows_there += 1;
        // The rows of a sentence stand together.
        let sentence = line[2..].split(" | ").next().unwrap();
        if sentences.last() != Some(&sentence) {
            sentences.push(sentence);
            rows(sentence).iter().for_each(|row| anew += &(row.to_owned() + "\n"));
        }
    }
    assert!(rows_there > 50, "{rows_there}");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write("docs/values.md", &anew).unwrap();
    } else {
        assert_eq!(anew, page);
    }
}
