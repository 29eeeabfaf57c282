"""Spans of str, of bytes, and of bytes in other charsets."""

import array
import mmap
import random

import copydesk
import pytest
from conftest import every_span
from copydesk._offsets import Charset, Characters, source

#: Umlauts, an emoji of two surrogates, a combining accent, and CJK, around what the ASCII article has.
TEXT = """Die Brücke über den Hafen öffnet wieder 🌉 nach dem Sturm

By Jörg Müller-Groß

Die Brücke über den Hafen von Gräben wurde am Dienstag geöffnet 🎉🎉, zwei Wochen nach dem Sturm, der sie schloß.

„Wir wollten kein Datum versprechen“, sagte Karin Vestbø. 日本の新聞も報じた。 Cafe\u0301 am Kai blieb offen.

2 Comments

1. Zoë 🙂 says:
March 3, 2015 at 11:22 am
Endlich! Größte Freude 😀 für alle.
"""


def test_str_spans_are_characters():
    doc = copydesk.parse(TEXT)
    assert doc.unit == "characters" and len(doc.sections) >= 5
    for start, end, text in every_span(doc):
        assert TEXT[start:end] == text == doc.text(start, end)


def test_bytes_spans_are_bytes():
    data = TEXT.encode()
    doc = copydesk.parse(data)
    for start, end, text in every_span(doc):
        assert data[start:end].decode() == text


def test_both_see_the_same_article():
    by_char, by_byte = copydesk.parse(TEXT), copydesk.parse(TEXT.encode())
    assert [s.text for s in by_char.sections] == [s.text for s in by_byte.sections]
    assert by_char.comments[0].body == by_byte.comments[0].body
    line = by_char.to_dict()
    assert line["offsets"] == "characters" and line["bytes"] == len(TEXT.encode())


def test_half_a_surrogate_pair_keeps_its_place(article):
    text = article.decode().replace("bridge", "bri\ud83dge").replace("crews", "cre\udc00\ud83d")
    doc = copydesk.parse(text)
    assert len(doc.sections) >= 10
    for start, end, shown in every_span(doc):
        assert shown == text[start:end].replace("\ud83d", "\ufffd").replace("\udc00", "\ufffd")


def test_html_in_str():
    page = "<html><body><h1>Brücke 🌉 &amp; Hafen</h1><p>Ein <b>schöner</b> Tag&nbsp;in Gräben.</p></body></html>"
    doc = copydesk.parse(page, format="html")
    for start, end, text in every_span(doc):
        assert 0 <= start < end <= len(page)
        assert doc.text(start, end) == text


@pytest.mark.parametrize("encoding", ["latin-1", "windows-1252", "iso8859-15"])
def test_a_charset_of_one_byte_a_character(article, encoding):
    text = article.decode().replace("harbour", "härböür").replace("Anna Lund", "Änna Lünd")
    data = text.encode(encoding)
    doc = copydesk.parse(data, encoding=encoding)
    assert doc.unit == "bytes" and doc.to_dict()["bytes"] == len(data)
    assert [s.text for s in doc.sections] == [s.text for s in copydesk.parse(text).sections]
    assert len(doc.sections) >= 10 and "Änna Lünd" in text
    for start, end, shown in every_span(doc):
        assert data[start:end].decode(encoding) == shown == doc.text(start, end)


@pytest.mark.parametrize("encoding", ["shift_jis", "euc_jp", "gb18030", "utf-16", "utf-16-be", "iso2022_jp", "utf-7"])
def test_other_charsets(article, encoding):
    text = article.decode().replace("bridge", "港の橋").replace("ferry", "連絡船 ferry")
    data = text.encode(encoding)
    doc = copydesk.parse(data, encoding=encoding)
    assert len(doc.sections) >= 10
    assert [s.text for s in doc.sections] == [s.text for s in copydesk.parse(text).sections]
    for start, end, shown in every_span(doc):
        assert 0 <= start < end <= len(data)
        assert doc.text(start, end) == shown
        if encoding in ("shift_jis", "euc_jp", "gb18030", "utf-16-be"):
            assert data[start:end].decode(encoding) == shown


@pytest.mark.parametrize("encoding", ["shift_jis", "utf-16", "windows-1252", "gb18030", "utf-7"])
def test_any_bytes_in_any_charset(encoding):
    rng = random.Random(7)
    for _ in range(100):
        data = rng.randbytes(rng.randrange(60))
        doc = copydesk.parse(data, encoding=encoding)
        for start, end, _ in every_span(doc):
            assert 0 <= start <= end <= len(data)


def test_utf8_by_name_is_utf8():
    data = "Brücke\n".encode()
    assert copydesk.parse(data, encoding="UTF8").to_dict() == copydesk.parse(data).to_dict()


def test_refusals():
    with pytest.raises(LookupError):
        copydesk.parse(b"a", encoding="no-such-charset")
    with pytest.raises(TypeError, match="encoding is for bytes"):
        copydesk.parse("a", encoding="latin-1")
    with pytest.raises(TypeError, match="not int"):
        copydesk.parse(7)
    with pytest.raises(ValueError, match="not inside"):
        copydesk.parse("abc").text(2, 9)


class Lender(bytearray):
    """A class of the caller's."""


@pytest.mark.parametrize(
    "lend", [bytearray, memoryview, Lender, lambda data: array.array("B", data), lambda data: memoryview(data * 2)[: len(data)],
             lambda data: memoryview(bytes(b for byte in data for b in (byte, 0)))[::2]],
)  # fmt: skip
def test_buffers_are_taken(article, lend):
    assert copydesk.parse(lend(article)) == copydesk.parse(article)


def test_a_mapped_file_is_taken(article, tmp_path):
    path = tmp_path / "article.txt"
    path.write_bytes(article)
    with open(path, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
        doc = copydesk.parse(mapped)
    assert doc == copydesk.parse(article) and doc.body.startswith("The bridge")


def test_a_document_does_not_change_with_its_buffer(article):
    lent = bytearray(article)
    doc = copydesk.parse(lent)
    lent[:] = b"#" * 3
    assert doc == copydesk.parse(article)


def test_bytes_are_not_copied(article):
    assert source(article, None).utf8 is article and source(memoryview(article), None).utf8 is article


def test_numbers_are_no_article():
    with pytest.raises(TypeError, match="array of 4 bytes an item"):
        copydesk.parse(array.array("i", [1, 2]))


def test_maps_agree_with_the_slow_way():
    rng = random.Random(3)
    for _ in range(200):
        text = "".join(rng.choice("aé日🌉\n") for _ in range(rng.randrange(30)))
        utf8 = text.encode()
        slow = {len(text[:i].encode()): i for i in range(len(text) + 1)}
        assert (Characters(text).outward(slow) or {o: o for o in slow}).items() >= slow.items()
        wide = Charset(text.encode("utf-16-le"), "utf-16-le")
        assert wide.utf8 == utf8
        expected = {len(text[:i].encode()): len(text[:i].encode("utf-16-le")) for i in range(len(text) + 1)}
        assert (wide.outward(slow) or {0: 0}).items() >= expected.items()


def test_source_of_ascii_maps_nothing():
    assert source("plain", None).outward([1, 2]) is None
