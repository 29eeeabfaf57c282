//! The elements of HTML and how each takes part in the text.

/// How an element takes part in the text and in the repair of bad nesting.
pub(crate) type Flags = u16;

/// Parts the text into blocks.
pub(crate) const BLOCK: Flags = 1;
/// Has no content and no end tag.
pub(crate) const VOID: Flags = 1 << 1;
/// "Special" in the standard: the end tag of an inline element does not reach across it.
pub(crate) const SPECIAL: Flags = 1 << 2;
/// End tags of blocks do not reach across it.
pub(crate) const SCOPE: Flags = 1 << 3;
/// `<b>` and kin, whose end tag may come after that of a block they hold.
pub(crate) const FORMAT: Flags = 1 << 4;
/// Its content is not shown.
pub(crate) const HIDES: Flags = 1 << 5;
/// Its start tag ends an open `<p>`.
pub(crate) const ENDS_P: Flags = 1 << 6;
/// `<h1>` to `<h6>`.
pub(crate) const HEADING: Flags = 1 << 7;
/// Its content is raw text: no tags, no references.
pub(crate) const RAW: Flags = 1 << 8;
/// As `RAW`, but with references.
pub(crate) const RCDATA: Flags = 1 << 9;
/// A nested list item does not end the item outside of it.
pub(crate) const LIST: Flags = 1 << 10;
/// Ends the foreign content of `<svg>`, in which it cannot be.
pub(crate) const ENDS_SVG: Flags = 1 << 11;

/// Its start tag ends an open element of its own kind, or of one that goes with it.
pub(crate) const ENDS_LIKE: Flags = 1 << 12;

/// Special block that a list item does not reach across: most of them.
const B: Flags = BLOCK | SPECIAL | LIST | ENDS_P | ENDS_SVG;
/// Part of a table.
const T: Flags = BLOCK | SPECIAL | LIST | ENDS_LIKE;
const H: Flags = B | HEADING;
const F: Flags = FORMAT | ENDS_SVG;
const V: Flags = VOID | SPECIAL;

macro_rules! elements {
    ($($name:ident $text:literal $flags:expr;)*) => {
        /// A known element; all others are `Unknown`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        #[repr(u8)]
        pub(crate) enum Element {
            #[default]
            Unknown,
            $($name,)*
        }

        pub(crate) const ALL: &[(Element, &str)] = &[$((Element::$name, $text),)*];
        pub(super) static FLAGS: [Flags; COUNT] = [0, $($flags,)*];
        static NAMES: [&str; COUNT] = ["", $($text,)*];
    };
}

elements! {
    A "a" FORMAT | ENDS_LIKE;
    Abbr "abbr" 0;
    Address "address" BLOCK | SPECIAL | ENDS_P;
    Applet "applet" SPECIAL | SCOPE | LIST;
    Area "area" V;
    Article "article" B;
    Aside "aside" B;
    Audio "audio" HIDES;
    B "b" F;
    Base "base" V;
    Basefont "basefont" V;
    Bgsound "bgsound" V;
    Big "big" F;
    Blockquote "blockquote" B;
    Body "body" BLOCK | SPECIAL | LIST | ENDS_SVG;
    Br "br" V | ENDS_SVG;
    Button "button" BLOCK | SPECIAL | LIST | ENDS_LIKE;
    Canvas "canvas" HIDES;
    Caption "caption" T | SCOPE;
    Center "center" B;
    Cite "cite" 0;
    Code "code" F;
    Col "col" V;
    Colgroup "colgroup" SPECIAL;
    Datalist "datalist" HIDES;
    Dd "dd" BLOCK | SPECIAL | ENDS_LIKE | ENDS_P | ENDS_SVG;
    Desc "desc" SCOPE;
    Details "details" B;
    Dialog "dialog" B;
    Dir "dir" B;
    Div "div" BLOCK | SPECIAL | ENDS_P | ENDS_SVG;
    Dl "dl" B;
    Dt "dt" BLOCK | SPECIAL | ENDS_LIKE | ENDS_P | ENDS_SVG;
    Em "em" F;
    Embed "embed" V | ENDS_SVG;
    Fieldset "fieldset" B;
    Figcaption "figcaption" B;
    Figure "figure" B;
    Font "font" FORMAT;
    Footer "footer" B;
    ForeignObject "foreignobject" SCOPE;
    Form "form" B;
    Frame "frame" V;
    Frameset "frameset" BLOCK | SPECIAL;
    H1 "h1" H;
    H2 "h2" H;
    H3 "h3" H;
    H4 "h4" H;
    H5 "h5" H;
    H6 "h6" H;
    Head "head" BLOCK | SPECIAL | LIST | ENDS_SVG;
    Header "header" B;
    Hgroup "hgroup" B;
    Hr "hr" BLOCK | V | ENDS_P | ENDS_SVG;
    Html "html" BLOCK | SPECIAL | SCOPE | LIST;
    I "i" F;
    Iframe "iframe" RAW | HIDES | SPECIAL;
    Img "img" V | ENDS_SVG;
    Input "input" V;
    Keygen "keygen" V;
    Label "label" 0;
    Legend "legend" BLOCK;
    Li "li" BLOCK | SPECIAL | ENDS_LIKE | ENDS_P | ENDS_SVG;
    Link "link" V;
    Listing "listing" B;
    Main "main" B;
    Map "map" 0;
    Mark "mark" 0;
    Marquee "marquee" SPECIAL | SCOPE | LIST;
    Math "math" 0;
    Menu "menu" B;
    Meta "meta" V | ENDS_SVG;
    Nav "nav" B;
    Nobr "nobr" F;
    Noembed "noembed" RAW | HIDES | SPECIAL;
    Noframes "noframes" RAW | HIDES | SPECIAL;
    Noscript "noscript" RAW | HIDES | SPECIAL;
    Object "object" SPECIAL | SCOPE | LIST;
    Ol "ol" B;
    Optgroup "optgroup" ENDS_LIKE;
    Option "option" ENDS_LIKE;
    P "p" BLOCK | SPECIAL | ENDS_P | ENDS_SVG;
    Param "param" V;
    Picture "picture" 0;
    Plaintext "plaintext" HIDES | B;
    Pre "pre" B;
    Q "q" 0;
    Rp "rp" HIDES;
    Rt "rt" 0;
    Ruby "ruby" ENDS_SVG;
    S "s" F;
    Script "script" RAW | HIDES | SPECIAL;
    Search "search" B;
    Section "section" B;
    Select "select" HIDES | SPECIAL | LIST;
    Small "small" F;
    Source "source" V;
    Span "span" ENDS_SVG;
    Strike "strike" F;
    Strong "strong" F;
    Style "style" RAW | HIDES | SPECIAL;
    Sub "sub" ENDS_SVG;
    Summary "summary" B;
    Sup "sup" ENDS_SVG;
    Svg "svg" HIDES;
    Table "table" BLOCK | SPECIAL | SCOPE | LIST | ENDS_P | ENDS_SVG;
    Tbody "tbody" T;
    Td "td" T | SCOPE;
    Template "template" HIDES | SPECIAL | SCOPE | LIST;
    Textarea "textarea" RCDATA | HIDES | SPECIAL;
    Tfoot "tfoot" T;
    Th "th" T | SCOPE;
    Thead "thead" T;
    Time "time" 0;
    Title "title" RCDATA | HIDES | SPECIAL;
    Tr "tr" T;
    Track "track" V;
    Tt "tt" F;
    U "u" F;
    Ul "ul" B;
    Var "var" ENDS_SVG;
    Video "video" HIDES;
    Wbr "wbr" V;
    Xmp "xmp" RAW | HIDES | B;
}

/// More than the number of elements: what an array indexed by `Element as usize` needs.
pub(crate) const COUNT: usize = ALL.len() + 1;

impl Element {
    pub(crate) fn flags(self) -> Flags {
        FLAGS[self as usize]
    }

    /// Its name in lower case; empty if unknown.
    pub(crate) fn name(self) -> &'static str {
        NAMES[self as usize]
    }

    /// Whether any of `flags` holds.
    pub(crate) fn is(self, flags: Flags) -> bool {
        self.flags() & flags != 0
    }

    /// The element whose lower-cased name has this hash; see [`step`].
    pub(crate) fn of(hash: u32) -> Element {
        match TABLE[slot(hash)] {
            (known, element) if known == hash => element,
            _ => Element::Unknown,
        }
    }
}

/// Where the hash of a name begins.
pub(crate) const SEED: u32 = 0x811C_9DC5;

/// Takes one byte of a name in lower case into its hash (FNV-1a).
pub(crate) const fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

/// The hash of a whole name.
pub(crate) const fn hash(name: &[u8]) -> u32 {
    let (mut hash, mut i) = (SEED, 0);
    while i < name.len() {
        hash = step(hash, name[i].to_ascii_lowercase());
        i += 1;
    }
    hash
}

const SLOTS: usize = 512;

/// The only place in `TABLE` where a name can be. The factor was found by trying.
const fn slot(hash: u32) -> usize {
    (hash.wrapping_mul(0x8FE6_8F05) >> 23) as usize % SLOTS
}

static TABLE: [(u32, Element); SLOTS] = {
    let mut table = [(0, Element::Unknown); SLOTS];
    let mut i = 0;
    while i < ALL.len() {
        let hash = hash(ALL[i].1.as_bytes());
        let free = table[slot(hash)].1 as u8 == Element::Unknown as u8;
        assert!(free, "two names in one place: another factor is needed");
        table[slot(hash)] = (hash, ALL[i].0);
        i += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_finds_its_element() {
        for &(element, name) in ALL {
            assert_eq!(Element::of(hash(name.as_bytes())), element, "{name}");
            assert_eq!(Element::of(hash(name.to_ascii_uppercase().as_bytes())), element, "{name}");
        }
        for other in ["", "x", "amp-img", "divv"] {
            assert_eq!(Element::of(hash(other.as_bytes())), Element::Unknown);
        }
    }
}
