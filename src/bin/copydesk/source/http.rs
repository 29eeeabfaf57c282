//! Answers of a server as archives keep them: the page with its media type and charset, without the transfer's codings.

use std::io::Read;

use bstr::ByteSlice;
use encoding_rs::Encoding;
use flate2::read::{DeflateDecoder, ZlibDecoder};

use super::compressed::Stream;

/// A page.
pub(crate) struct Page {
    pub(crate) media: String,
    pub(crate) bytes: Vec<u8>,
}

/// Length of a block of headers with the empty line behind it; `from` bytes were looked at before.
pub(crate) fn head_length(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    while let Some(next) = bytes[at..].find_byte(b'\n') {
        at += next + 1;
        match &bytes[at..] {
            [b'\n', ..] => return Some(at + 1),
            [b'\r', b'\n', ..] => return Some(at + 2),
            _ => {}
        }
    }
    None
}

/// The value of the header `name`, which is in small letters; of several the first.
pub(crate) fn header(head: &[u8], name: &str) -> Option<String> {
    let mut lines = head.lines().skip(1).peekable();
    while let Some(line) = lines.next() {
        let Some((key, value)) = line.split_once_str(":") else { continue };
        if !key.trim_ascii().eq_ignore_ascii_case(name.as_bytes()) {
            continue;
        }
        let mut value = value.trim_ascii().to_vec();
        // A line that begins with a space continues the one before.
        while let Some(more) =
            lines.next_if(|line| line.starts_with_str(" ") || line.starts_with_str("\t"))
        {
            value.push(b' ');
            value.extend(more.trim_ascii());
        }
        return Some(String::from_utf8_lossy(&value).into_owned());
    }
    None
}

/// Whether a media type may be an article's.
pub(crate) fn is_page(media: &str) -> bool {
    is_html(media) || essence(media) == "text/plain"
}

/// Whether a media type is that of HTML.
pub(crate) fn is_html(media: &str) -> bool {
    matches!(essence(media), "text/html" | "application/xhtml+xml")
}

fn essence(media: &str) -> &str {
    media.split(';').next().unwrap_or_default().trim()
}

/// The charset that a media type names, if it is one.
pub(crate) fn charset(media: &str) -> Option<&'static Encoding> {
    let parameters = media.split(';').skip(1);
    let mut values = parameters.filter_map(|parameter| parameter.split_once('='));
    let (_, value) = values.find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))?;
    Encoding::for_label(value.trim().trim_matches(['"', '\'']).as_bytes())
}

/// The page of an answer; `None` if it is an error's, a redirection or no page.
///
/// # Errors
///
/// A coding is damaged, or unknown.
pub(crate) fn page(answer: Vec<u8>, limit: u64) -> Result<Option<Page>, String> {
    if !answer.starts_with(b"HTTP/") {
        return Err("no answer of HTTP".into());
    }
    let Some(length) = head_length(&answer, 0) else { return Err("no end of the headers".into()) };
    let head = &answer[..length];
    let status = head.split(u8::is_ascii_whitespace).nth(1).unwrap_or_default();
    let media = header(head, "content-type").unwrap_or_default().to_ascii_lowercase();
    // Without a type it may be one.
    if !matches!(status, b"200" | b"203") || !(media.is_empty() || is_page(&media)) {
        return Ok(None);
    }
    let is_chunked = header(head, "transfer-encoding")
        .is_some_and(|coding| coding.to_ascii_lowercase().contains("chunked"));
    let codings = header(head, "content-encoding").unwrap_or_default().to_ascii_lowercase();
    let mut bytes = answer;
    bytes.drain(..length);
    if is_chunked {
        bytes = unchunk(bytes)?;
    }
    for coding in codings.rsplit(',').map(str::trim).filter(|coding| !coding.is_empty()) {
        bytes = decode(coding, bytes, limit)?;
    }
    Ok(Some(Page { media, bytes }))
}

/// Joins the chunks of a body. Some archives keep the header and not the coding: then there is no size at the start.
fn unchunk(body: Vec<u8>) -> Result<Vec<u8>, String> {
    let mut out = Vec::new();
    let mut rest = &body[..];
    loop {
        let size = rest.find_byte(b'\n').and_then(|end| {
            let line = rest[..end].to_str().ok()?;
            let digits = line.split(';').next()?.trim();
            let size = usize::from_str_radix(digits, 16).ok()?;
            // A sign is none of HTTP's digits.
            digits.bytes().all(|b| b.is_ascii_hexdigit()).then_some((size, end + 1))
        });
        match size {
            Some((0, _)) => return Ok(out),
            Some((size, start)) => {
                let end = start.checked_add(size).filter(|&end| end <= rest.len());
                let end = end.ok_or("a chunk is cut short")?;
                out.extend(&rest[start..end]);
                rest = &rest[end..];
                rest = rest.strip_prefix(b"\r").unwrap_or(rest);
                match rest.strip_prefix(b"\n") {
                    Some(next) => rest = next,
                    None => return Err("a chunk's size is wrong".into()),
                }
            }
            None if rest.len() == body.len() => return Ok(body),
            None if rest.is_empty() => return Err("the last chunk is missing".into()),
            None => return Err("a chunk's size is no number".into()),
        }
    }
}

/// Undoes a coding. Some archives keep the header and not the coding: what does not begin as packed bytes is left as it is.
fn decode(coding: &str, bytes: Vec<u8>, limit: u64) -> Result<Vec<u8>, String> {
    let read = |stream: &mut dyn Read| {
        let mut out = Vec::new();
        stream.take(limit + 1).read_to_end(&mut out).map_err(|e| format!("{coding}: {e}"))?;
        if out.len() as u64 > limit {
            return Err(format!("{coding}: larger than --record-limit"));
        }
        Ok(out)
    };
    match coding {
        "identity" => Ok(bytes),
        "gzip" | "x-gzip" | "zstd" => {
            let mut stream = Stream::new(Box::new(std::io::Cursor::new(bytes)), 0)
                .map_err(|e| format!("{coding}: {e}"))?;
            read(&mut stream)
        }
        // With zlib's frame, as the standard says, or without, as some servers send it.
        "deflate" => read(&mut ZlibDecoder::new(&bytes[..]))
            .or_else(|e| read(&mut DeflateDecoder::new(&bytes[..])).map_err(|_| e)),
        _ => Err(format!("{coding}: an unknown coding")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(answer: &[u8]) -> Result<String, String> {
        let page = page(answer.to_vec(), 1 << 20)?.ok_or("no page")?;
        Ok(String::from_utf8(page.bytes).unwrap())
    }

    #[test]
    fn chunks_are_joined() {
        let head =
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: Chunked\r\n\r\n";
        let answer = |chunks: &str| body(format!("{head}{chunks}").as_bytes());
        assert_eq!(answer("3\r\nfer\r\n2;x=y\r\nry\r\n0\r\n\r\n").unwrap(), "ferry");
        assert_eq!(answer("<p>never chunked").unwrap(), "<p>never chunked");
        for broken in [
            "3\r\nfer\r\n",
            "9\r\nfer\r\n0\r\n",
            "2\r\nfer\r\n0\r\n",
            "3\r\nfer\r\nxyz\r\n",
            "ffffffffffffffff\r\nx",
        ] {
            assert!(answer(broken).is_err(), "{broken}");
        }
    }

    #[test]
    fn errors_and_pictures_are_no_pages() {
        assert_eq!(
            body(b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nx").unwrap_err(),
            "no page"
        );
        assert_eq!(
            body(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx").unwrap_err(),
            "no page"
        );
        assert_eq!(body(b"HTTP/1.1 200\ncontent-TYPE:\n text/HTML; charset=x\n\nx").unwrap(), "x");
        assert!(
            body(b"HTTP/1.1 200 OK\r\nContent-Encoding: rot13\r\n\r\nx")
                .unwrap_err()
                .contains("rot13")
        );
    }

    #[test]
    fn the_charset_is_that_of_the_header() {
        let name = |media| charset(media).map(Encoding::name);
        assert_eq!(name("text/html; charset=\"koi8-r\""), Some("KOI8-R"));
        assert_eq!(name("text/html; q=1;charset=UTF-8"), Some("UTF-8"));
        assert_eq!((name("text/html; charset=none"), name("text/html")), (None, None));
    }
}
