#!/usr/bin/env python3
"""Writes src/text/fold_table.rs from Python's unicodedata: the base letters of Latin, Greek and Cyrillic letters.

usage: scripts/gen_fold.py > src/text/fold_table.rs

The data is that of the Unicode Character Database (Unicode-3.0 licence), the same in every version from 4.1 on: decompositions are
never changed, and the blocks below had all their letters by then, but for a few that have no decomposition.
Letters that decompose to none are by hand, as names with them are printed where type has no such letter.
"""
import unicodedata

# Letters without a canonical decomposition to a letter of ASCII.
ALONE = {
    "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ĳ": "ij", "ŉ": "n", "ǆ": "dz", "ǳ": "dz", "ǉ": "lj", "ǌ": "nj", "ƕ": "hv", "ȣ": "ou",
    "ð": "d", "đ": "d", "ł": "l", "ø": "o", "ħ": "h", "ı": "i", "ĸ": "k", "ŀ": "l", "ŋ": "n", "ŧ": "t", "ſ": "s", "ẛ": "s", "ƀ": "b",
    "ƃ": "b", "ɓ": "b", "ƈ": "c", "ɖ": "d", "ɗ": "d", "ƌ": "d", "ǝ": "e", "ə": "a", "ɛ": "e", "ƒ": "f", "ɠ": "g", "ɣ": "g", "ɨ": "i",
    "ɩ": "i", "ƙ": "k", "ƚ": "l", "ɲ": "n", "ƞ": "n", "ɔ": "o", "ɵ": "o", "ƥ": "p", "ƫ": "t", "ƭ": "t", "ʈ": "t", "ʊ": "u", "ʋ": "v",
    "ƴ": "y", "ƶ": "z", "ʒ": "z", "ȥ": "z", "ǥ": "g", "ȡ": "d", "ȴ": "l", "ȵ": "n", "ȶ": "t", "ȷ": "j", "ȸ": "db", "ȹ": "qp", "ȼ": "c",
    "ɇ": "e", "ɉ": "j", "ɋ": "q", "ɍ": "r", "ɏ": "y", "ȿ": "s", "ɀ": "z", "ʉ": "u", "ʌ": "v", "ỻ": "ll", "ỽ": "v", "ỿ": "y",
    "ẚ": "a", "ẜ": "s", "ẝ": "s", "ʃ": "s",
}

def fold(letter):
    """The base letters of a letter in lower case; itself where it has none."""
    plain = "".join(c for c in unicodedata.normalize("NFD", letter.lower()) if not unicodedata.combining(c))
    return {"ς": "σ"}.get(plain) or ALONE.get(plain, plain)

pairs = sorted({text for text in ALONE.values() if len(text) == 2})

def byte(code, page):
    """What the table holds for a code point: 0 for the letter in lower case itself."""
    text = fold(chr(code)) if unicodedata.category(chr(code))[0] == "L" else ""
    if text == chr(code).lower() or not text: return 0
    if len(text) == 2 and page == 0: return 0x80 + pairs.index(text)
    offset = ord(text) - page if len(text) == 1 else 0
    assert 0 < offset < 0x80 or page, (hex(code), text)
    return offset if 0 < offset < 0x100 else 0

print("//! Base letters by code point. Written by `scripts/gen_fold.py`; do not edit.\n")
print("/// What stands for a letter that is two.")
print(f"pub(super) static PAIRS: [&[u8; 2]; {len(pairs)}] = [{', '.join(f'b{chr(34)}{p}{chr(34)}' for p in pairs)}];")
for name, what, first, end, page in (
    ("LATIN", "Latin-1 letters to IPA, U+00C0 on: a letter of ASCII, or 0x80 and the number of a pair; 0 if it is itself in lower case.", 0xC0, 0x2B0, 0),
    ("LATIN_ADDITIONAL", "Latin Extended Additional, U+1E00 on.", 0x1E00, 0x1F00, 0),
    ("GREEK", "Greek, U+0370 on: the distance of the base letter from U+0370.", 0x370, 0x400, 0x370),
    ("GREEK_EXTENDED", "Greek Extended, U+1F00 on: the same.", 0x1F00, 0x2000, 0x370),
    ("CYRILLIC", "Cyrillic, U+0400 on: the distance of the base letter from U+0400.", 0x400, 0x500, 0x400),
):
    table = "".join(f"\\x{byte(c, page):02x}" if byte(c, page) < 0x20 or byte(c, page) > 0x7E or chr(byte(c, page)) in '"\\' else chr(byte(c, page)) for c in range(first, end))
    print(f"\n/// {what}")
    units, line, lines = [], "", []
    at = 0
    while at < len(table):
        step = 4 if table[at] == "\\" else 1
        if len(line) + step > 110: lines.append(line); line = ""
        line += table[at:at + step]; at += step
    lines.append(line)
    print("#[rustfmt::skip]")
    print(f"pub(super) static {name}: &[u8; {end - first}] = b\"" + "\\\n".join(lines) + '";')
