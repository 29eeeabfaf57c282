//! Any bytes as prose with dates and amounts: an amount that is read again, alone, is the same amount; a date or a time that is
//! read alone has no other hour. What stands around may tell more: that a number is a year, the order of day and month, the country
//! of a dollar, a hedge.
#![no_main]

use copydesk::Label;
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/common/mod.rs"]
mod common;

fuzz_target!(|input: &[u8]| {
    let document = copydesk::names(input).expect("it is short");
    common::check_part(&document);
    for value in document.values() {
        let mention = document.mentions()[value.mention as usize];
        let text = &input[mention.span.range()];
        let again = copydesk::names(text).expect("it is short");
        let amount = matches!(mention.label, Label::Money | Label::Percent | Label::Quantity);
        let second = again.values().iter().find(|value| {
            let found = again.mentions()[value.mention as usize];
            found.label == mention.label && found.span.range() == (0..text.len())
        });
        let Some(second) = second else {
            assert!(
                !amount,
                "{} is read in prose, not alone: {:?}",
                text.escape_ascii(),
                again.mentions()
            );
            continue;
        };
        if value.number.is_finite() && second.number.is_finite() {
            assert_eq!(value.number, second.number, "{}", text.escape_ascii());
        }
        let (time, alone) = (value.timestamp, second.timestamp);
        let agree = |a: u8, b: u8, none: u8| a == none || b == none || a == b;
        assert!(
            agree(time.hour, alone.hour, 255) && agree(time.minute, alone.minute, 255),
            "{time} and alone {alone}: {}",
            text.escape_ascii()
        );
    }
});
