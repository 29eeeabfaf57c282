//! Bytes that are no text: archives, images, documents of other programs.

/// Bytes looked at for control bytes.
const PREFIX: usize = 1024;
/// So many control bytes may be a slip; and in text fewer than one byte in this many is one.
const FEW: usize = 4;
const RARE: usize = 16;

/// What files begin with, and what they are.
const MAGIC: &[(&[u8], &str)] = &[
    (b"\x1f\x8b", "gzip"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PK\x07\x08", "zip"),
    (b"%PDF-", "PDF"),
    (b"\x89PNG", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF87a", "GIF image"),
    (b"GIF89a", "GIF image"),
    (b"II*\0", "TIFF image"),
    (b"MM\0*", "TIFF image"),
    (b"WARC/0.", "WARC archive"),
    (b"WARC/1.", "WARC archive"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\0", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office document"),
    (b"\x7fELF", "program"),
    (b"SQLite format 3\0", "SQLite database"),
    (b"ID3\x03", "MP3 sound"),
    (b"ID3\x04", "MP3 sound"),
    (b"OggS\0", "Ogg sound"),
    (b"wOF2", "font"),
    (b"wOFF", "font"),
];

/// What `input` is if it is no text.
pub(crate) fn kind(input: &[u8]) -> Option<&'static str> {
    let magic = MAGIC.iter().find(|(magic, _)| input.starts_with(magic)).map(|found| found.1);
    match magic {
        // "BZh9" goes on with the digits of pi; a name may begin so.
        Some("bzip2") if input.get(4..10) != Some(b"1AY&SY") => {}
        Some(kind) => return Some(kind),
        None => {}
    }
    match (input.get(..4), input.get(8..12), input.get(4..8)) {
        (Some(b"RIFF"), Some(b"WEBP"), _) => return Some("WebP image"),
        (Some(b"RIFF"), Some(b"WAVE" | b"AVI "), _) => return Some("sound or film"),
        (_, Some(b"avif" | b"heic"), Some(b"ftyp")) => return Some("image"),
        (_, _, Some(b"ftyp")) => return Some("sound or film"),
        _ => {}
    }
    if input.get(257..262) == Some(b"ustar") {
        return Some("tar");
    }
    let prefix = &input[..input.len().min(PREFIX)];
    // The compiler counts many bytes at once here, and nearly all text has fewer line ends.
    let low: u16 = prefix.iter().map(|byte| u16::from(*byte < b' ')).sum();
    if usize::from(low) * RARE <= prefix.len() {
        return None;
    }
    let controls = prefix.iter().filter(|&&byte| is_control(byte)).count();
    (controls >= FEW && controls * RARE > prefix.len()).then_some("binary data")
}

/// Whether text has no such byte: white space, form feeds, page ends and the escapes of Japanese mail are no controls here.
const fn is_control(byte: u8) -> bool {
    matches!(byte, 0..=8 | 0x0e..=0x19 | 0x1c..=0x1f)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_programs_are_no_text() {
        for (input, wanted) in [
            (&b"\x1f\x8b\x08\0\0"[..], "gzip"),
            (b"PK\x03\x04\x14\0", "zip"),
            (b"%PDF-1.4\n%", "PDF"),
            (b"\x89PNG\r\n\x1a\n", "PNG image"),
            (b"RIFF\x10\0\0\0WEBPVP8 ", "WebP image"),
            (b"WARC/1.0\r\nWARC-Type: response", "WARC archive"),
            (b"\0\0\0\x20ftypisom", "sound or film"),
            (b"BZh91AY&SY\x01", "bzip2"),
            (b"a\0b\x01c\x02d\x03e", "binary data"),
        ] {
            assert_eq!(kind(input), Some(wanted));
        }
    }

    #[test]
    fn text_is_no_file_of_a_program() {
        for input in [
            &b""[..],
            b"BZhang said on Monday",
            b"Pkw ausgebrannt",
            b"RIFF: a band",
            b"one \0 NUL",
            "\u{feff}Kreistag b\u{e4}t".as_bytes(),
            b"Stra\xdfe nach K\xf6ln",
            b"\x1b$B\x46\x7c\x1b(B",
            b"page 1\x0cpage 2",
        ] {
            assert_eq!(kind(input), None, "{input:?}");
        }
    }
}
