//! Charsets: which one a file is in, and its text with the way back to the file's bytes.

use anyhow::{Result, anyhow, bail};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use copydesk::{Format, Span};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How far into a page `<meta charset>` is looked for. The standard says 1024 bytes; pages put scripts before it.
const META_PREFIX: usize = 4096;
/// How much is shown to the detector, which reads 3 MB/s.
const GUESS_PREFIX: usize = 16 << 10;

/// The charset that a HTTP header calls `name`.
///
/// # Errors
///
/// There is none of that name.
pub(crate) fn by_name(name: &str) -> Result<&'static Encoding> {
    Encoding::for_label(name.as_bytes()).ok_or_else(|| anyhow!("unknown charset"))
}

/// The charset that `bytes` must be decoded from; `None` if the library can read them as they are.
///
/// In this order: byte order mark, `named` by the caller, bytes that are UTF-8, `<meta charset>`, a guess. UTF-8 goes
/// before `<meta>` because tools that save pages convert them and leave the tag, and text of another charset
/// is hardly ever valid UTF-8.
pub(crate) fn detect(
    bytes: &[u8],
    format: Option<Format>,
    named: Option<&'static Encoding>,
) -> Option<&'static Encoding> {
    let encoding = if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        encoding
    } else if let Some(encoding) = named {
        encoding
    } else if is_mostly_utf8(bytes) {
        UTF_8
    } else {
        let is_html = format.unwrap_or_else(|| Format::guess(bytes)) == Format::Html;
        let declared = if is_html { meta_charset(bytes) } else { None };
        // A page that names UTF-8 and is not in it was converted by nobody.
        declared.filter(|&declared| declared != UTF_8).unwrap_or_else(|| guess(bytes))
    };
    (encoding != UTF_8).then_some(encoding)
}

/// The text of `bytes` in the charset that they, or the caller, name; `None` if the library can read them as they are.
///
/// # Errors
///
/// As [`decode`].
pub(crate) fn read(
    bytes: &[u8],
    format: Option<Format>,
    named: Option<&'static Encoding>,
) -> Result<Option<Decoded>> {
    let Some(encoding) = detect(bytes, format, named) else { return Ok(None) };
    let guessed = named.is_none()
        && !is_marked(bytes)
        && meta_charset(bytes).is_none_or(|declared| declared == UTF_8);
    if guessed && is_dos(bytes) { decode_dos(bytes) } else { decode(bytes, encoding) }.map(Some)
}

/// Whether `bytes` begin with a byte order mark.
pub(crate) fn is_marked(bytes: &[u8]) -> bool {
    Encoding::for_bom(bytes).is_some()
}

/// Whether more characters above ASCII are whole than broken: one bad byte does not make a file windows-1252.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    if std::str::from_utf8(bytes).is_ok() {
        return true;
    }
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid();
        if !valid.is_ascii() {
            whole += valid.bytes().filter(|b| *b >= 0xC0).count();
        }
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > broken
}

/// The charset that a page's own `<meta>` declares.
fn meta_charset(page: &[u8]) -> Option<&'static Encoding> {
    let head = page[..page.len().min(META_PREFIX)].to_ascii_lowercase();
    let mut rest = &head[..];
    while let Some(at) = find(rest, b"<meta") {
        rest = &rest[at + 5..];
        let tag = &rest[..find(rest, b">").unwrap_or(rest.len())];
        let Some(at) = find(tag, b"charset") else { continue };
        let value = tag[at + 7..].trim_ascii_start();
        let Some(value) = value.strip_prefix(b"=") else { continue };
        let start = value.iter().position(|b| !b" \t\r\n\"'".contains(b)).unwrap_or(value.len());
        let value = &value[start..];
        let end = value.iter().position(|b| b" \t\r\n\"';/".contains(b)).unwrap_or(value.len());
        if let Some(encoding) = Encoding::for_label(&value[..end]) {
            // Bytes in which we could read the tag are not UTF-16.
            return Some(encoding.output_encoding());
        }
    }
    None
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|w| w == needle)
}

/// The detector's guess from the neighbourhood of the first byte above ASCII.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let first = Encoding::ascii_valid_up_to(bytes);
    let start = first.saturating_sub(256);
    let prefix = &bytes[start..bytes.len().min(start + GUESS_PREFIX)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(prefix, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// The characters of the upper half of code page 850, in which DOS wrote the languages of western Europe. It is no charset
/// of the Web, so no library here knows it.
const DOS: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// Whether `bytes` are words of a western language in code page 850: most bytes above ASCII stand alone inside words
/// and are letters there, and two of them at least are signs in windows-1252, where no sign stands amid letters.
fn is_dos(bytes: &[u8]) -> bool {
    let bytes = &bytes[..bytes.len().min(GUESS_PREFIX)];
    let (mut high, mut fits, mut signs) = (0usize, 0usize, 0usize);
    for (at, &byte) in bytes.iter().enumerate().filter(|(_, byte)| **byte >= 0x80) {
        high += 1;
        let near = |at: Option<usize>| at.and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
        let (before, after) = (near(at.checked_sub(1)), near(at.checked_add(1)));
        let letter = matches!(byte, 0x80..=0x9b | 0x9d | 0xa0..=0xa5 | 0xb5..=0xb7 | 0xc6 | 0xc7 | 0xd0..=0xd8 | 0xe0..=0xe5 | 0xe9..=0xed);
        let alone = before < 0x80 && after < 0x80;
        let touches = before.is_ascii_alphabetic() || after.is_ascii_alphabetic();
        fits += usize::from(letter && alone && touches);
        let inside = before.is_ascii_alphabetic() && after.is_ascii_lowercase();
        // The others are letters there too, or may join words: a dash, an ellipsis, an apostrophe.
        let sign = matches!(byte, 0x81 | 0x82 | 0x84 | 0x86..=0x89 | 0x8b | 0x8d | 0x8f | 0x90 | 0x93..=0x95 | 0x98);
        signs += usize::from(sign && inside);
    }
    signs >= 2 && fits * 10 >= high * 7
}

/// Decodes code page 850.
fn decode_dos(bytes: &[u8]) -> Result<Decoded> {
    if bytes.len() >= u32::MAX as usize / 3 {
        bail!("file of {} bytes in code page 850 is too large", bytes.len());
    }
    let table: Vec<char> = DOS.chars().collect();
    let text = String::with_capacity(bytes.len() + bytes.len() / 8);
    let mut decoded = Decoded { text, runs: Vec::new(), len: bytes.len() as u32 };
    for (at, &byte) in bytes.iter().enumerate() {
        let high = byte.checked_sub(0x80).map(|high| table[usize::from(high)]);
        let character = high.unwrap_or(char::from(byte));
        decoded.note(decoded.text.len(), at, 1, character.len_utf8());
        decoded.text.push(character);
    }
    Ok(decoded)
}

/// A file's text in UTF-8.
pub(crate) struct Decoded {
    /// The text.
    pub(crate) text: String,
    /// Where it came from, in order.
    runs: Vec<Run>,
    /// Length of the file.
    len: u32,
}

/// A stretch of characters that all take `read` bytes of the file and `written` bytes of the text.
struct Run {
    /// Where the stretch starts in the text.
    text: u32,
    /// Where it starts in the file.
    file: u32,
    read: u32,
    written: u32,
}

impl Decoded {
    /// Where `span` of the text lies in the file; an edge inside a character moves outwards.
    pub(crate) fn original(&self, span: Span) -> Span {
        let start = self.offset(span.start, 0);
        let end = if span.is_empty() { start } else { self.offset(span.end, 1) };
        Span::new(start, end)
    }

    /// The file's offset of `text`'s, rounded down, or up if `up` is 1.
    fn offset(&self, text: u32, up: u32) -> u32 {
        let next = self.runs.partition_point(|r| r.text + up <= text);
        let Some(run) = next.checked_sub(1).map(|i| &self.runs[i]) else {
            return self.runs.first().map_or(0, |r| r.file);
        };
        let characters = (text - run.text + up * (run.written - 1)) / run.written;
        (run.file + characters * run.read).min(self.len)
    }

    /// Notes that `file` gave the bytes of the text from `text` on, `count` characters of one size.
    fn note(&mut self, text: usize, file: usize, read: usize, written: usize) {
        let (text, file) = (text as u32, file as u32);
        let (read, written) = (read as u32, written as u32);
        let continues = self.runs.last().is_some_and(|r| {
            (r.read, r.written) == (read, written)
                && (text - r.text) / written * read == file - r.file
        });
        if !continues {
            self.runs.push(Run { text, file, read, written });
        }
    }
}

/// Decodes `bytes`; what is not in the charset becomes U+FFFD.
///
/// The decoder is fed byte by byte, to learn which bytes made which character; ASCII goes past it.
///
/// # Errors
///
/// The file, or its text, has 4 GiB or more.
pub(crate) fn decode(bytes: &[u8], encoding: &'static Encoding) -> Result<Decoded> {
    // A byte becomes three at most.
    if bytes.len() >= u32::MAX as usize / 3 {
        bail!("file of {} bytes in charset {} is too large", bytes.len(), encoding.name());
    }
    let is_ascii = encoding.is_ascii_compatible();
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut decoded = Decoded {
        text: String::with_capacity(bytes.len() + bytes.len() / 8),
        runs: Vec::new(),
        len: bytes.len() as u32,
    };
    // `from` is where the character being read starts, `at` the next byte to feed.
    let mut from = match encoding {
        e if (e == UTF_16LE || e == UTF_16BE) && Encoding::for_bom(bytes).is_some() => 2,
        _ => 0,
    };
    let mut at = from;
    let mut buffer = [0u8; 32];
    loop {
        if is_ascii && from == at {
            let n = Encoding::ascii_valid_up_to(&bytes[at..]);
            if n > 0 {
                decoded.note(decoded.text.len(), at, 1, 1);
                decoded.text.push_str(std::str::from_utf8(&bytes[at..at + n])?);
                (from, at) = (at + n, at + n);
            }
        }
        let last = at == bytes.len();
        let next = &bytes[at..bytes.len().min(at + 1)];
        let (_, _, written, _) = decoder.decode_to_utf8(next, &mut buffer, last);
        at += next.len();
        if written > 0 {
            decoded.note(decoded.text.len(), from, at - from, written);
            decoded.text.push_str(std::str::from_utf8(&buffer[..written])?);
            from = at;
        }
        if last {
            return Ok(decoded);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{ISO_2022_JP, SHIFT_JIS, WINDOWS_1252};

    fn original(bytes: &[u8], encoding: &'static Encoding, needle: &str) -> Span {
        let decoded = decode(bytes, encoding).unwrap();
        let at = decoded.text.find(needle).expect(&decoded.text) as u32;
        decoded.original(Span::new(at, at + needle.len() as u32))
    }

    #[test]
    fn spans_lead_back_to_the_file() {
        assert_eq!(original(b"Caf\xe9 M\xfcller said", WINDOWS_1252, "Müller"), Span::new(5, 11));
        assert_eq!(original(b"\xe9\xe9\xe9\xe9x", WINDOWS_1252, "x"), Span::new(4, 5));
        assert_eq!(original(b"a\x93\xfa\x96\x7b b", SHIFT_JIS, "本"), Span::new(3, 5));
        assert_eq!(original(b"a\x93\xfa\x96\x7b b", SHIFT_JIS, "b"), Span::new(6, 7));
        assert_eq!(original(b"\xff\xfea\0b\0\xe9\0c\0", UTF_16LE, "éc"), Span::new(6, 10));
        assert_eq!(original(b"a\x1b$B\x46\x7c\x1b(Bb", ISO_2022_JP, "b").end, 10);
    }

    #[test]
    fn broken_characters_keep_the_offsets() {
        assert_eq!(original(b"\x93 b", SHIFT_JIS, "b"), Span::new(2, 3));
        assert_eq!(original(b"ab\x93", SHIFT_JIS, "\u{fffd}"), Span::new(2, 3));
        assert_eq!(original(b"\xff\xfea\0b", UTF_16LE, "\u{fffd}"), Span::new(4, 5));
    }

    #[test]
    fn code_page_850_is_told_by_its_letters() {
        let dos =
            b"Der Kreistag l\x84\xe1t die Dr\x94hnbr\x81cke im n\x84chsten Fr\x81hjahr \x94ffnen.";
        let decoded = read(dos, None, None).unwrap().unwrap();
        assert!(decoded.text.starts_with("Der Kreistag läßt die Dröhnbrücke"), "{}", decoded.text);
        let at = decoded.text.find("Frühjahr").unwrap() as u32;
        assert_eq!(decoded.original(Span::new(at, at + 9)), Span::new(46, 54));
        assert_eq!(DOS.chars().count(), 128);
        for text in [
            &b"Die Stra\xdfe nach K\xf6ln ist f\xfcr \x84Wochen\x93 gesperrt."[..],
            b"\x93It\x92s late,\x94 she said\x85and left.",
            b"\x93\xfa\x96\x7b\x82\xcc\x93\xfa\x96\x7b",
            b"Lund\x95Berg",
        ] {
            assert!(!is_dos(text));
        }
    }

    #[test]
    fn a_page_that_names_utf8_and_is_not_in_it_is_guessed() {
        let page =
            b"<meta charset=\"utf-8\"><p>Die Stra\xdfe nach K\xf6ln ist f\xfcr Wochen gesperrt.";
        assert_eq!(detect(page, None, None).map(Encoding::name), Some("windows-1252"));
    }

    #[test]
    fn charset_is_found_in_order() {
        let name = |bytes: &[u8], label: Option<&str>| {
            let label = label.map(|name| by_name(name).unwrap());
            detect(bytes, None, label).map_or("UTF-8", Encoding::name)
        };
        assert_eq!(name("caf\u{e9}".as_bytes(), None), "UTF-8");
        assert_eq!(name(b"\xff\xfea\0", None), "UTF-16LE");
        assert_eq!(name(b"\xef\xbb\xbfa", Some("koi8-r")), "UTF-8");
        assert_eq!(name(b"\xc1\xc2", Some("koi8-r")), "KOI8-R");
        assert_eq!(
            name(b"Die Stra\xdfe nach K\xf6ln ist f\xfcr Wochen gesperrt.", None),
            "windows-1252"
        );
        assert_eq!(name("Straße, Köln, für \u{fc}\u{fc}".as_bytes(), None), "UTF-8");
        assert_eq!(name(b"one \xff bad byte in caf\xc3\xa9 and \xc3\xbcber", None), "UTF-8");
        assert!(by_name("no-such").is_err());
    }

    #[test]
    fn meta_is_read_as_browsers_do() {
        let name = |page: &[u8]| meta_charset(page).map(Encoding::name);
        assert_eq!(name(b"<head><meta charset=\"ISO-8859-15\">"), Some("ISO-8859-15"));
        assert_eq!(
            name(b"<META http-equiv='Content-Type' content='text/html; charset=iso-8859-1'>"),
            Some("windows-1252")
        );
        assert_eq!(name(b"<meta name=a><meta charset = utf-16>"), Some("UTF-8"));
        assert_eq!(name(b"<p>charset=koi8-r"), None);
    }
}
