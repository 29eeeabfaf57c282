//! Names of `<meta>` tags and of properties that say what an article is, and what each gives.
//!
//! They are those of OpenGraph, schema.org, Dublin Core, Highwire (citation), parse.ly, sailthru, Cxense and Twitter.

use crate::text::table::WordTable;

/// What a name gives: below 256, see `block::html::said::Property`; times 256, its rank, best first.
pub(crate) const TITLE: u16 = 1;
pub(crate) const AUTHOR: u16 = 2;
pub(crate) const PUBLISHED: u16 = 3;
pub(crate) const MODIFIED: u16 = 4;
pub(crate) const DESCRIPTION: u16 = 5;
pub(crate) const PUBLISHER: u16 = 6;
pub(crate) const URL: u16 = 7;
pub(crate) const IMAGE: u16 = 8;
pub(crate) const SECTION: u16 = 9;
pub(crate) const KEYWORD: u16 = 10;
pub(crate) const LANGUAGE: u16 = 11;
pub(crate) const RIGHTS: u16 = 12;

const fn rank(property: u16, rank: u16) -> u16 {
    property | rank << 8
}

#[rustfmt::skip]
const LISTS: &[(&str, u16)] = &[
    ("og:title", rank(TITLE, 1)),
    ("twitter:title headline citation_title", rank(TITLE, 2)),
    ("dc.title dcterms.title parsely-title sailthru.title rnews:headline title", rank(TITLE, 3)),
    ("author article:author og:article:author", rank(AUTHOR, 1)),
    ("parsely-author sailthru.author citation_author byl og:author cxenseparse:author article:author_name article.author authors article_author", rank(AUTHOR, 2)),
    ("dc.creator dcterms.creator creator", rank(AUTHOR, 3)),
    ("article:published_time datepublished og:article:published_time", rank(PUBLISHED, 1)),
    ("parsely-pub-date sailthru.date citation_publication_date citation_date dc.date.issued dcterms.issued publish-date publish_date publishdate publication_date publication-date pubdate og:pubdate article.published article:published published_time published_at cxenseparse:recs:publishtime rnews:datepublished og:published_time", rank(PUBLISHED, 2)),
    ("dc.date dcterms.date dc.date.created dcterms.created datecreated date article_date_original created", rank(PUBLISHED, 3)),
    ("article:modified_time datemodified og:article:modified_time", rank(MODIFIED, 1)),
    ("og:updated_time dc.date.modified dcterms.modified article.updated article:modified lastmod last-modified modified_time updated_time", rank(MODIFIED, 2)),
    ("og:description", rank(DESCRIPTION, 1)),
    ("description twitter:description", rank(DESCRIPTION, 2)),
    ("dc.description dcterms.description dcterms.abstract sailthru.description", rank(DESCRIPTION, 3)),
    ("og:site_name", rank(PUBLISHER, 1)),
    ("publisher dc.publisher dcterms.publisher citation_publisher citation_journal_title", rank(PUBLISHER, 2)),
    ("application-name apple-mobile-web-app-title", rank(PUBLISHER, 3)),
    ("og:url", rank(URL, 2)),
    ("parsely-link twitter:url", rank(URL, 3)),
    ("og:image og:image:url og:image:secure_url", rank(IMAGE, 1)),
    ("twitter:image twitter:image:src", rank(IMAGE, 2)),
    ("parsely-image-url sailthru.image.full thumbnailurl", rank(IMAGE, 3)),
    ("article:section og:article:section articlesection", rank(SECTION, 1)),
    ("parsely-section section cxenseparse:category", rank(SECTION, 2)),
    ("article:tag og:article:tag", rank(KEYWORD, 1)),
    ("keywords", rank(KEYWORD, 2)),
    ("news_keywords parsely-tags sailthru.tags citation_keywords dc.subject dcterms.subject", rank(KEYWORD, 3)),
    ("inlanguage", rank(LANGUAGE, 2)),
    ("og:locale dc.language dcterms.language content-language language", rank(LANGUAGE, 3)),
    ("copyright dc.rights dcterms.rights dcterms.rightsholder rights", rank(RIGHTS, 1)),
];

static NAMES: WordTable<512> = WordTable::new(LISTS);

/// What the tag of this name gives, and its rank; 0 if nothing.
pub(crate) fn of_name(name: &[u8]) -> (u16, u16) {
    let value = NAMES.get(name);
    (value & 0xFF, value >> 8)
}
