//! What dates of prose say: a row a phrase.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::span::Span;
use crate::types::{Label, Timestamp};

/// The dates of `text`, an article of a Wednesday: "mention = value".
fn dates(text: &str) -> Vec<String> {
    let anchor = Timestamp { year: 2016, month: 9, day: 14, ..Timestamp::NONE };
    let mut found = Vec::new();
    let all = super::scan(text.as_bytes(), Span::at(0, text.len()), Some(anchor), |f| {
        if f.label == Label::Date {
            let until = f.meaning.until;
            let slash = if until.is_none() { "" } else { "/" };
            found.push(format!(
                "{} = {}{slash}{until}",
                &text[f.span.range()],
                f.meaning.timestamp
            ));
        }
        Ok(())
    });
    all.unwrap();
    found
}

fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, wanted)| (text, *wanted, dates(text).join("; ")))
        .filter(|(_, wanted, got)| wanted != got)
        .map(|(text, wanted, got)| format!("\n{text}\n  wanted {wanted}\n  got    {got}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.concat());
}

#[test]
fn weekdays() {
    check(&[
        ("It sank on Monday.", "Monday = 2016-09-12"),
        ("The vote was held on Wednesday.", "Wednesday = 2016-09-14"),
        ("The vote will be held on Wednesday.", "Wednesday = 2016-09-21"),
        ("The deadline is Friday, the mayor said.", "Friday = 2016-09-16"),
        ("The fair, which opens Saturday, was moved from June.", "Saturday = 2016-09-17"),
        ("The court said it would rule on Friday.", "Friday = 2016-09-16"),
        ("She told the court on Friday that the van had been hers.", "Friday = 2016-09-09"),
        ("He agreed to meet them on Friday.", "Friday = 2016-09-16"),
        ("The launch is set for Friday.", "Friday = 2016-09-16"),
        ("The launch was set for Friday.", "Friday = "),
        ("The mayor said the vote on Friday would go ahead.", "Friday = 2016-09-16"),
        ("He has a lead ahead of Friday\u{2019}s vote.", "Friday = 2016-09-16"),
        ("Friday's vote was close.", "Friday = 2016-09-09"),
        ("On Friday, the mayor, who was ill, said he will go.", "Friday = 2016-09-09"),
        ("On Friday, it will open.", "Friday = 2016-09-16"),
        ("He is accused of theft from the shop on Friday.", "Friday = "),
        ("He stayed until Friday.", "Friday = "),
        ("A sale on Friday.", "Friday = "),
        ("It will open next Wednesday.", "next Wednesday = 2016-09-21"),
        ("It will open next Friday.", "next Friday = "),
        ("It closed last Friday.", "last Friday = 2016-09-09"),
        ("It closed last Monday.", "last Monday = "),
        ("It opens this Friday.", "this Friday = 2016-09-16"),
        ("It opened this Monday.", "this Monday = 2016-09-12"),
        ("Monday of last week", "Monday of last week = 2016-09-05"),
        ("on Friday next week", "Friday next week = 2016-09-23"),
        ("It will open on Tuesday the 20th.", "Tuesday the 20th = 2016-09-20"),
        ("It sank on Tue. morning", "Tue. morning = 2016-09-13"),
        ("He wrote on Tuesday (early Wednesday AEST).", "Tuesday = 2016-09-13; Wednesday = "),
        ("The Sunday Times said so on Black Friday.", ""),
        ("They won on Saturday.", "Saturday = 2016-09-10"),
        ("They won't play on Saturday.", "Saturday = 2016-09-17"),
        ("Rovers host Leeds on Saturday.", "Saturday = 2016-09-17"),
        ("After two votes on Tuesday, he left.", "Tuesday = 2016-09-13"),
        ("The match is at 3 p.m. on Saturday.", "3 p.m. on Saturday = 2016-09-17T15:00"),
        ("He is to speak on Friday.", "Friday = 2016-09-16"),
        ("He was to speak on Friday.", "Friday = "),
        ("He hoped to speak on Friday.", "Friday = "),
        ("It could hit the coast on Friday.", "Friday = 2016-09-16"),
        ("It would have been signed on Friday.", "Friday = "),
        ("She told them on Monday she would go.", "Monday = 2016-09-12"),
        ("In a statement on Monday, the firm said it will close.", "Monday = 2016-09-12"),
        ("The trial was put off until Friday.", "Friday = 2016-09-16"),
        ("The trial was moved from Monday to Friday.", "Monday = ; Friday = "),
        ("He must pay by Friday.", "Friday = 2016-09-16"),
        ("They met a week ago Friday, a week from Monday.", "a week ago = ; Friday = ; Monday = "),
        ("It will open on Saturday week.", "Saturday = "),
        ("It is open each Saturday. That Friday he fell.", "Saturday = ; Friday = "),
    ]);
}

#[test]
fn days_counted_out() {
    check(&[
        ("It will be the last Sunday of March.", "last Sunday of March = 2017-03-26"),
        ("the third Tuesday of September 2014", "third Tuesday of September 2014 = 2014-09-16"),
        ("It met on the first Monday of last month.", "first Monday of last month = 2016-08-01"),
        ("on the first Monday in the month", "first Monday in the month = 2016-09-05"),
        ("on the last day in October 2015", "last day in October 2015 = 2015-10-31"),
        ("on the 20th of the previous month", "20th of the previous month = 2016-08-20"),
        ("the fifth Friday of February 2015", "fifth Friday of February 2015 = "),
        ("It was held on the second of March.", "second of March = 2016-03-02"),
        ("It sank on the twenty-fourth of May.", "twenty-fourth of May = 2016-05-24"),
        ("It was signed on May eighth, 2010.", "May eighth, 2010 = 2010-05-08"),
        ("He came second in March.", "March = 2016-03"),
        ("the second man, the first day, the 5th floor", ""),
        ("It will open on the 20th.", "20th = 2016-09-20"),
        ("He left the day before yesterday.", "day before yesterday = 2016-09-12"),
        ("It opens the day after tomorrow.", "day after tomorrow = 2016-09-16"),
        (
            "yesterday afternoon, last night",
            "yesterday afternoon = 2016-09-13; last night = 2016-09-13",
        ),
    ]);
}

#[test]
fn ranges() {
    check(&[
        ("June 3-7, 2017", "June 3-7, 2017 = 2017-06-03/2017-06-07"),
        ("3-7 June 2017", "3-7 June 2017 = 2017-06-03/2017-06-07"),
        ("10 August - 12 September 2013", "10 August - 12 September 2013 = 2013-08-10/2013-09-12"),
        ("It ran from May 3 to 5.", "May 3 to 5 = 2016-05-03/2016-05-05"),
        ("It will run from May 3 to 5.", "May 3 to 5 = 2017-05-03/2017-05-05"),
        ("It runs from Sept. 10 to 20.", "Sept. 10 to 20 = 2016-09-10/2016-09-20"),
        ("It ran from Dec. 20 to Jan. 3.", "Dec. 20 to Jan. 3 = 2015-12-20/2016-01-03"),
        ("from May to December, 2022", "May to December, 2022 = 2022-05/2022-12"),
        ("from December to May 2022", "December to May 2022 = 2021-12/2022-05"),
        ("between May 3 and May 5, 2014", "May 3 and May 5, 2014 = 2014-05-03/2014-05-05"),
        ("It was on July 9 and 10.", "July 9 and 10 = 2016-07-09/2016-07-10"),
        ("It was on July 9 and 12.", "July 9 = 2016-07-09"),
        ("May eighth - tenth, 2010", "May eighth - tenth, 2010 = 2010-05-08/2010-05-10"),
        (
            "from 1914 to 1918, between 2010 and 2014",
            "1914 to 1918 = 1914/1918; 2010 and 2014 = 2010/2014",
        ),
        ("in 1939-45, the 2014-15 season", "1939-45 = 1939/1945; 2014-15 = 2014/2015"),
        ("in the 2014-15 fiscal year", "2014-15 = "),
        ("open Monday to Friday", "Monday to Friday = "),
        ("It will run Monday to Friday.", "Monday to Friday = 2016-09-19/2016-09-23"),
        ("It ran Monday to Friday.", "Monday to Friday = 2016-09-05/2016-09-09"),
        ("in 2014-10, in 09/2012", "2014-10 = 2014-10; 09/2012 = 2012-09"),
        ("from 10 to 15 people", ""),
        ("On May 5 to 10 boats", "May 5 = --05-05"),
        ("June 7-3, 2017", "June 7 = 2016-06-07"),
        (
            "from the 5th to the 7th of October 2015",
            "5th to the 7th of October 2015 = 2015-10-05/2015-10-07",
        ),
        (
            "from May 3, 2014, through May 5, 2014",
            "May 3, 2014, through May 5, 2014 = 2014-05-03/2014-05-05",
        ),
        ("on the 5th and 7th of May 2014", "7th of May 2014 = 2014-05-07"),
        ("in 2011, 2013 and 2015.", "2011 = 2011; 2013 = 2013; 2015 = 2015"),
        ("in the winter of 1985-86", "1985-86 = "),
        ("in 2000 homes, from 1500 to 2000 people", ""),
        ("from 1980 to '84", ""),
        ("from 2010\u{2013}2012 he led", "2010\u{2013}2012 = 2010/2012"),
    ]);
}

#[test]
fn parts_of_years() {
    check(&[
        ("the third quarter of 2015", "third quarter of 2015 = 2015-07/2015-09"),
        ("in Q2 2016, in Q3", "Q2 2016 = 2016-04/2016-06; Q3 = "),
        ("the fourth quarter, third-quarter profit", "fourth quarter = ; third-quarter = "),
        ("last quarter", "last quarter = 2016-04/2016-06"),
        ("last quarter of 2014", "last quarter of 2014 = 2014-10/2014-12"),
        ("the June quarter", "June = "),
        ("the fourth quarter of 2013-14", "fourth quarter of 2013-14 = "),
        ("the first half of this year", "first half of this year = 2016-01/2016-06"),
        ("He scored in the second half.", ""),
        (
            "in FY2013, in fiscal 2014, fiscal year 2015",
            "FY2013 = ; fiscal 2014 = ; fiscal year 2015 = ",
        ),
        ("the spring of 2018, summer \u{2019}80", "spring of 2018 = ; summer \u{2019}80 = "),
        ("the early 1990s, the '80s, the 19th century", "early 1990s = ; 80s = ; 19th century = "),
        (
            "early 2013, mid-2015, mid-March 2020",
            "early 2013 = 2013; mid-2015 = 2015; mid-March 2020 = 2020-03",
        ),
        (
            "over the last year, in the last week of June",
            "last year = ; last week = ; June = 2016-06",
        ),
        (
            "A 2009 law, Norway's 2022 budget, up from 2014.",
            "2009 = 2009; 2022 = 2022; 2014 = 2014",
        ),
    ]);
}

#[test]
fn without_a_year() {
    check(&[
        ("He arrived on Sept. 12.", "Sept. 12 = 2016-09-12"),
        ("He leaves on Sept. 20.", "Sept. 20 = 2016-09-20"),
        ("It will open on Jan. 1.", "Jan. 1 = 2017-01-01"),
        ("The cold began in December.", "December = 2015-12"),
        ("It will open in March.", "March = 2017-03"),
        ("It opened in Sept. and shut.", "Sept = 2016-09"),
        ("the May report is strong", "May = --05"),
        ("The shift will be small if the July report was weak.", "July = 2016-07"),
        ("The November vote will be close.", "November = 2016-11"),
        ("the August report is strong", "August = 2016-08"),
        ("He said May's visit is off and march on.", ""),
        ("He quit in May last year.", "May last year = 2015-05"),
        (
            "This year's fair takes place on January 30th.",
            "This year = 2016; January 30th = 2016-01-30",
        ),
        ("In 2011 it grew. It burnt down on May 3.", "2011 = 2011; May 3 = --05-03"),
        ("A sale on Dec. 3.", "Dec. 3 = --12-03"),
        ("on Thursday, Sept. 15", "Thursday, Sept. 15 = 2016-09-15"),
        (
            "of 19-Nov-12, of 3 Aug 96, on Aug 9, 96.",
            "19-Nov-12 = 2012-11-19; 3 Aug 96 = 1996-08-03; Aug 9, 96 = 1996-08-09",
        ),
        ("since '68", "'68 = 1968"),
        ("before the 2011 July unrest", "2011 July = 2011-07"),
        ("of 3rd Feb 82.", "3rd Feb 82 = 1982-02-03"),
        ("Prices are up from July.", "July = 2016-07"),
        ("Prices are higher than in April.", "April = 2016-04"),
        ("It shut at the end of June.", "June = 2016-06"),
        ("in the year to July, figures for July", "July = 2016-07; July = 2016-07"),
        ("He hailed June's jobs report.", "June = 2016-06"),
        ("In July of that year it sank.", "July = --07"),
        ("The date was moved to November 10.", "November 10 = 2016-11-10"),
        ("The Sept. 11 attacks, since Sept. 11", "Sept. 11 = 2001-09-11; Sept. 11 = --09-11"),
        ("The Oct. 7 attack", "Oct. 7 = --10-07"),
        ("Saturday. On May 5, 2016", "Saturday = ; May 5, 2016 = 2016-05-05"),
        ("In 2013, on Monday, May 6, he fell.", "2013 = 2013; Monday, May 6 = --05-06"),
    ]);
}

#[test]
fn counted_from_today() {
    check(&[
        ("It shut last week.", "last week = 2016-09-05"),
        ("last month, next year", "last month = 2016-08; next year = 2017"),
        ("It shut two weeks ago, a year ago.", "two weeks ago = 2016-08-31; a year ago = 2015"),
        ("It shut nine months ago.", "nine months ago = 2015-12"),
        ("Last updated 1 day ago", "1 day ago = "),
        ("They fish there still today.", "today = "),
        ("It shut 2.5 years ago, almost a year ago.", "2.5 years ago = ; a year ago = "),
        ("I have a life today.", "today = "),
        ("Today there are fifty.", "Today = "),
        ("It is today a museum. It would cost more today.", "today = ; today = "),
        ("Earlier today, he was freed.", "today = 2016-09-14"),
        ("It shut today.", "today = 2016-09-14"),
        ("Today's vote was close, in today's world.", "Today = 2016-09-14; today = "),
        ("They must go TODAY, wrote USA TODAY.", "TODAY = 2016-09-14"),
    ]);
}
