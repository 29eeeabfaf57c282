//! Names of news agencies and photo agencies, which sign articles and pictures.

use crate::text::table::WordTable;

/// News agencies, then photo agencies.
#[rustfmt::skip]
pub(crate) const LISTS: &[(&str, u16)] = &[
    ("reuters afp ap upi dpa apa epa efe ansa anp ntb tt ritzau belga sda keystone pti ani ians xinhua tass ria kyodo bloomberg yonhap aap aap cp lusa pap ctk tanjug bernama antara wam kuna mena apf sid", 1),
    ("getty afp epa shutterstock unsplash pixabay pexels istock alamy imago flickr wikimedia rex corbis zuma nurphoto sipa magnum scanpix adobe depositphotos zumapress istockphoto gettyimages", 1),
];

static AGENCIES: WordTable<256> = WordTable::new(LISTS);

/// Whether `word` is the name of an agency: "AFP", "Getty". Abbreviations need their capitals ("tt", "ap" are words), but "dpa" and its like sign in small letters.
pub(crate) fn is_agency(word: &[u8]) -> bool {
    if word.len() < 2 || AGENCIES.get(word) == 0 {
        return false;
    }
    word.iter().all(u8::is_ascii_uppercase)
        || word.len() > 4
        || matches!(word, b"dpa" | b"apa" | b"epa" | b"sda" | b"sid" | b"Rex")
}
