//! Words in class and id, and what groups of them say of the text inside.

use crate::html::element::{SEED, hash, step};

/// A group of words; its bit in a set of groups is `1 << group`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Group {
    Comment,
    Caption,
    Byline,
    Date,
    Headline,
    Deck,
    Body,
    Related,
    Nav,
    Share,
    Ad,
    Legal,
    Tag,
    Bio,
    Hidden,
    Quote,
}

const GROUPS: &[(Group, &[&str])] = &[
    (
        Group::Comment,
        &[
            "comment",
            "comments",
            "commentlist",
            "commenter",
            "commentbody",
            "commenttext",
            "commentcontent",
            "commentmeta",
            "commentarea",
            "disqus",
            "reply",
            "replies",
            "respond",
            "response",
            "responses",
            "thread",
            "threaded",
            "discussion",
            "discussions",
            "feedback",
            "talkback",
            "livefyre",
            "viafoura",
            "spotim",
            "kommentar",
            "kommentare",
            "commentaires",
            "comentarios",
        ],
    ),
    (
        Group::Caption,
        &[
            "caption",
            "captions",
            "credit",
            "credits",
            "photo",
            "photos",
            "photograph",
            "photographer",
            "photocredit",
            "figure",
            "gallery",
            "image",
            "images",
            "img",
            "picture",
            "slideshow",
            "media",
            "imagecaption",
            "photocaption",
            "slide",
            "lightbox",
            "video",
        ],
    ),
    (
        Group::Byline,
        &[
            "byline",
            "bylines",
            "author",
            "authors",
            "writer",
            "writers",
            "reporter",
            "contributor",
            "contributors",
            "creator",
            "by",
            "autor",
            "columnist",
            "authorname",
            "postedby",
            "dateline",
            "signature",
        ],
    ),
    (
        Group::Date,
        &[
            "date",
            "dates",
            "datetime",
            "time",
            "timestamp",
            "published",
            "publish",
            "publication",
            "publishdate",
            "pubdate",
            "posted",
            "updated",
            "modified",
            "datestamp",
            "postdate",
            "articledate",
            "created",
            "entrydate",
            "calendar",
            "datum",
        ],
    ),
    (
        Group::Headline,
        &[
            "headline",
            "headlines",
            "title",
            "titles",
            "hed",
            "entrytitle",
            "posttitle",
            "articletitle",
            "pagetitle",
            "heading",
            "storytitle",
            "titre",
            "titulo",
        ],
    ),
    (
        Group::Deck,
        &[
            "deck",
            "dek",
            "subtitle",
            "standfirst",
            "summary",
            "excerpt",
            "lead",
            "lede",
            "intro",
            "introduction",
            "subhead",
            "subheadline",
            "subheading",
            "description",
            "abstract",
            "synopsis",
            "leadin",
            "subhed",
            "teaser",
            "strapline",
        ],
    ),
    (
        Group::Body,
        &[
            "body",
            "content",
            "contents",
            "article",
            "articles",
            "entry",
            "post",
            "story",
            "text",
            "articlebody",
            "articlecontent",
            "articletext",
            "storybody",
            "storytext",
            "postbody",
            "postcontent",
            "entrycontent",
            "bodytext",
            "copy",
            "main",
            "maincontent",
            "paragraph",
            "prose",
            "richtext",
            "paragraphs",
            "editorial",
            "bodycopy",
        ],
    ),
    (
        Group::Related,
        &[
            "related",
            "more",
            "recommended",
            "recommend",
            "recommendations",
            "recommendation",
            "popular",
            "trending",
            "latest",
            "also",
            "teasers",
            "readmore",
            "mostread",
            "most",
            "outbrain",
            "taboola",
            "carousel",
            "suggested",
            "similar",
            "next",
            "prev",
            "previous",
            "relatedposts",
            "recent",
            "featured",
            "river",
            "card",
            "cards",
            "promo",
            "list",
        ],
    ),
    (
        Group::Nav,
        &[
            "nav",
            "navigation",
            "menu",
            "menus",
            "breadcrumb",
            "breadcrumbs",
            "sidebar",
            "widget",
            "widgets",
            "toolbar",
            "topbar",
            "navbar",
            "submenu",
            "hamburger",
            "pagination",
            "pager",
            "masthead",
            "rail",
            "aside",
            "sitemap",
            "search",
            "tabs",
            "tools",
        ],
    ),
    (
        Group::Share,
        &[
            "share",
            "sharing",
            "social",
            "follow",
            "facebook",
            "twitter",
            "addthis",
            "sharedaddy",
            "whatsapp",
            "linkedin",
            "pinterest",
            "shares",
            "sharebar",
            "print",
            "email",
            "like",
            "likes",
            "rating",
            "vote",
            "votes",
        ],
    ),
    (
        Group::Ad,
        &[
            "ad",
            "ads",
            "advert",
            "adverts",
            "advertisement",
            "advertising",
            "sponsor",
            "sponsored",
            "newsletter",
            "subscribe",
            "subscription",
            "signup",
            "banner",
            "paywall",
            "marketing",
            "dfp",
            "adslot",
            "promotion",
            "promotions",
            "donate",
            "register",
            "registration",
            "partner",
            "shop",
            "cta",
        ],
    ),
    (
        Group::Legal,
        &[
            "footer",
            "copyright",
            "legal",
            "cookie",
            "cookies",
            "consent",
            "gdpr",
            "modal",
            "popup",
            "overlay",
            "disclaimer",
            "privacy",
            "terms",
            "login",
            "signin",
            "user",
            "account",
            "dialog",
            "notice",
            "alert",
            "form",
            "footnote",
        ],
    ),
    (
        Group::Tag,
        &[
            "tag",
            "tags",
            "category",
            "categories",
            "topic",
            "topics",
            "keyword",
            "keywords",
            "label",
            "labels",
            "tagged",
            "taxonomy",
            "kicker",
            "eyebrow",
            "channel",
            "section",
        ],
    ),
    (Group::Bio, &["bio", "about", "biography", "profile", "avatar", "vcard", "authorbio"]),
    (
        Group::Hidden,
        &[
            "hidden",
            "hide",
            "visually",
            "visuallyhidden",
            "sr",
            "invisible",
            "noprint",
            "printonly",
            "accessibility",
            "offscreen",
            "skip",
            "skiplink",
            "assistive",
        ],
    ),
    (
        Group::Quote,
        &[
            "quote",
            "quotes",
            "pullquote",
            "blockquote",
            "pull",
            "factbox",
            "infobox",
            "box",
            "tweet",
            "embed",
            "embedded",
            "instagram",
            "highlights",
            "correction",
            "table",
        ],
    ),
];

const SLOTS: usize = 1024;

/// Hash of a word and the bit of its group.
static TABLE: [(u32, u16); SLOTS] = {
    let mut table = [(0, 0); SLOTS];
    let mut group = 0;
    while group < GROUPS.len() {
        let (bit, words) = (1 << GROUPS[group].0 as u8, GROUPS[group].1);
        let mut i = 0;
        while i < words.len() {
            let hash = hash(words[i].as_bytes());
            let mut at = slot(hash);
            while table[at].1 != 0 {
                assert!(table[at].0 != hash, "a word twice");
                at = (at + 1) % SLOTS;
            }
            table[at] = (hash, bit);
            i += 1;
        }
        group += 1;
    }
    table
};

const fn slot(hash: u32) -> usize {
    (hash ^ (hash >> 15)) as usize % SLOTS
}

/// The set of groups that hold the word with this hash: one or none.
pub(super) fn group(word: u32) -> u16 {
    let mut at = slot(word);
    loop {
        match TABLE[at] {
            (_, 0) => return 0,
            (known, bit) if known == word => return bit,
            _ => at = (at + 1) % SLOTS,
        }
    }
}

/// A letter in lower case; 0 for what is none.
static LETTER: [u8; 256] = {
    let mut letter = [0; 256];
    let mut byte = b'a';
    while byte <= b'z' {
        letter[byte as usize] = byte;
        letter[byte.to_ascii_uppercase() as usize] = byte;
        byte += 1;
    }
    letter
};

/// Bytes of an attribute that are read: the words of style kits go on for thousands.
const READ: usize = 160;

/// Calls `word` with the hash of each word in `value`: a run of letters, cut where `camelCase` has a hump.
pub(super) fn each_word(value: &[u8], mut word: impl FnMut(u32)) {
    let (mut hash, mut len, mut lower) = (SEED, 0, false);
    for &byte in &value[..value.len().min(READ)] {
        let letter = LETTER[usize::from(byte)];
        let upper = letter != byte;
        if letter == 0 || lower && upper {
            if len > 1 {
                word(hash);
            }
            (hash, len) = (SEED, 0);
        }
        if letter != 0 {
            hash = step(hash, letter);
            len += 1;
        }
        lower = letter != 0 && !upper;
    }
    if len > 1 {
        word(hash);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    #[test]
    fn words_are_cut_and_grouped() {
        let mut got = Vec::new();
        each_word(b"entry-title h1 articleBody_x wpHTMLFoo", |w| got.push(w));
        let want = ["entry", "title", "article", "body", "wp", "htmlfoo"];
        assert_eq!(got, want.map(|w| hash(w.as_bytes())));
        assert_eq!(group(hash(b"comments")), 1 << Group::Comment as u8);
        assert_eq!(group(hash(b"pullquote")), 1 << Group::Quote as u8);
        assert_eq!(group(hash(b"htmlfoo")), 0);
    }
}
