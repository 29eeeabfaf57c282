//! Any bytes as prose with dates and amounts: a mention that is read again, alone, says no other number and no other date.
//! What stood around may have told more: the order of day and month, the year, the country of a dollar, a hedge.
#![no_main]

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
        let Some(second) = again.values().first() else {
            panic!("{} is read in prose, not alone", text.escape_ascii());
        };
        let alone = again.mentions()[second.mention as usize];
        if alone.span.range() != (0..text.len()) || alone.label != mention.label {
            panic!("alone {alone:?} of {:?} {}", mention.label, text.escape_ascii());
        }
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
