"""What parse gives for one article."""

import json
import os
import shlex
import subprocess
from datetime import date, datetime, timedelta, timezone

import copydesk
import pytest
from conftest import ROOT, every_span


def test_the_parts_of_an_article(article):
    doc = copydesk.parse(article)
    assert doc.format == "text" and doc.unit == "bytes"
    assert doc.headline == "Harbour bridge reopens two weeks after storm"
    assert doc.body.startswith("The bridge over Graben harbour reopened")
    assert "\n\nThe bridge will close again" in doc.body
    assert [section.text for section in doc.bylines] == ["By Anna Lund and Peter Okafor, Staff Writers"]
    assert len(doc.comments) == 2
    assert "inspectors" in doc.comments[1].body
    assert doc.of_kind("boilerplate")
    assert repr(doc) == f"<Document text, 1611 bytes: {len(doc.sections)} sections, {len(doc.mentions)} mentions>"


def test_comments_have_author_and_time(article):
    first, second = copydesk.parse(article).comments
    assert (first.ordinal, first.author) == (1, "Harbour Walker")
    assert first.time == datetime(2015, 3, 3, 11, 22)
    assert first.time_span.iso == "2015-03-03T11:22"
    assert second.author == "Tove K."
    assert first.body == "Finally! The ferry queue went all the way back to the fish market."


def test_bylines_have_names(article):
    doc = copydesk.parse(article)
    assert [author.name for author in doc.byline_authors] == ["Anna Lund", "Peter Okafor"]


def test_what_the_page_says_of_itself(article):
    doc = copydesk.parse(article)
    assert doc.title == doc.headline and doc.authors == ["Anna Lund", "Peter Okafor"]
    assert doc.published == datetime(2015, 3, 3, 9, 14, tzinfo=timezone(timedelta(hours=1))) and doc.modified is None
    for entry in doc.metadata:
        assert entry.source == "page" and doc.text(entry.start, entry.end) == entry.text
        assert article[entry.start : entry.end].decode() == entry.text
    assert copydesk.names(article).metadata == ()


PAGE = """<!doctype html><html lang=de><head><title>Brücke 🌉 &amp; Hafen | Grabener Bote</title>
<meta property="og:site_name" content="Grabener Bote"><meta name=keywords content="Brücke, Hafen">
<meta property="article:modified_time" content="2021-11-10">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Br\\u00fccke \\ud83c\\udf09 & Hafen",
"author": [{"@type": "Person", "name": "J\\u00f6rg Müller"}, {"@type": "Organization", "name": "Reuters"}],
"editor": {"name": "Bo Ek"}, "datePublished": "2021-11-09T18:30:00"}</script></head>
<body><article><h1>Brücke 🌉 &amp; Hafen</h1><p>Die Brücke über den Hafen von Gräben wurde am Dienstag geöffnet.</p></article></body></html>"""


@pytest.mark.parametrize("kind", [str, bytes, "utf-16-le"])
def test_metadata_stands_where_it_says(kind):
    data, encoding = (PAGE, None) if kind is str else (PAGE.encode(), None) if kind is bytes else (PAGE.encode(kind), kind)
    doc = copydesk.parse(data, encoding=encoding)
    assert doc.title == "Brücke 🌉 & Hafen" and doc.authors == ["Jörg Müller"]
    assert doc.published == datetime(2021, 11, 9, 18, 30) and doc.modified == date(2021, 11, 10)
    assert type(doc.modified) is date
    raw = {}
    for entry in doc.metadata:
        piece = data[entry.start : entry.end]
        raw[entry.kind, entry.source] = piece if kind is str else piece.decode(encoding or "utf-8")
    assert raw["title", "json_ld"] == r"Br\u00fccke \ud83c\udf09 & Hafen"
    assert raw["title", "meta"].startswith("Brücke 🌉 &amp; Hafen")
    assert raw["keyword", "meta"] == "Hafen" and raw["published", "json_ld"] == "2021-11-09T18:30:00"
    authors = {entry.text: entry for entry in doc.metadata if entry.kind == "author"}
    assert authors["Reuters"].house and not authors["Reuters"].chosen and authors["Bo Ek"].editor
    assert [entry.text for entry in doc.chosen("keyword")] == ["Brücke", "Hafen"]
    line = doc.to_dict()["metadata"]
    assert line["published"]["iso"] == "2021-11-09T18:30:00" and line["title"]["source"] in ("page", "json_ld", "meta")
    assert [author["text"] for author in line["authors"]] == doc.authors and "house" not in line["authors"][0]


def test_nothing_said_is_no_key():
    doc = copydesk.parse("")
    assert (doc.title, doc.authors, doc.published, doc.modified, doc.metadata) == (None, [], None, None, ())
    assert "metadata" not in doc.to_dict()


def test_datelines_have_time(article):
    (dateline,) = copydesk.parse(article).datelines
    assert dateline.time.iso == "2015-03-03T09:14+01:00"
    assert dateline.time.datetime.utcoffset().total_seconds() == 3600


def test_spans_are_bytes_of_the_input(article):
    doc = copydesk.parse(article)
    for start, end, text in every_span(doc):
        assert article[start:end].decode() == text == doc.text(start, end)
    sections = doc.sections
    assert all(a.end <= b.start for a, b in zip(sections, sections[1:]))


def test_only_names(article):
    doc = copydesk.names(article)
    assert doc.sections == () and "sections" not in doc.to_dict() and "metadata" not in doc.to_dict()
    assert all(mention.section is None for mention in doc.mentions)


def test_only_sections(article):
    with copydesk.Extractor(only="sections") as extractor:
        doc = extractor.extract(article)
    assert doc.sections and doc.mentions == () and "entities" not in doc.to_dict()


def test_mentions_and_entities_belong_together(article):
    doc = copydesk.parse(article)
    for entity in doc.entities:
        assert entity.mentions and all(m.entity == entity.id and m.label == entity.label for m in entity.mentions)
    for mention in doc.mentions:
        section = doc.sections[mention.section]
        assert mention in doc.mentions_in(section)


def test_format_is_taken_or_refused():
    page = "<p>One &amp; two</p>"
    assert copydesk.parse(page, format="html").format == "html"
    assert copydesk.parse(page, format="text").format == "text"
    with pytest.raises(ValueError, match="'html' or 'text'"):
        copydesk.parse(page, format="pdf")


@pytest.mark.parametrize("data", [b"", "", b"\0", b"\xff\xfe\xfd", "\ud800", b"<" * 1000, b"\n" * 1000])
def test_nothing_is_refused(data):
    doc = copydesk.parse(data)
    for start, end, _ in every_span(doc):
        assert 0 <= start <= end <= len(data)
    json.loads(doc.to_json())


def test_schema(article):
    line = json.loads(copydesk.parse(article).to_json("harbour.txt"))
    assert list(line)[:4] == ["schema", "source", "format", "bytes"]
    assert (line["schema"], line["source"], line["bytes"]) == ("copydesk/1", "harbour.txt", len(article))
    assert "offsets" not in line and "source" not in copydesk.parse(article).to_dict()
    allowed = {"kind", "start", "end", "text", "ordinal", "author", "authors", "place", "time", "credit", "body"}
    for section in line["sections"]:
        assert {"kind", "start", "end", "text"} <= set(section) <= allowed
        assert None not in section.values()
    comment = next(section for section in line["sections"] if section["kind"] == "comment")
    assert set(comment["body"]) == {"start", "end"}
    for entity in line["entities"]:
        assert {"id", "kind", "name", "mentions"} <= set(entity)
        assert set(entity) <= {"id", "kind", "name", "iso", "value", "unit", "currency", "ratio", "qualifier", "mentions"}
        for mention in entity["mentions"]:
            assert set(mention) == {"start", "end", "text", "section"}


def is_utf8(data: bytes) -> bool:
    try:
        return data.decode("utf-8") is not None
    except UnicodeDecodeError:
        return False


def test_the_command_gives_the_same_lines():
    """On files that are UTF-8: for others the command guesses a charset, and here the caller names one."""
    command = os.environ.get("COPYDESK_COMMAND")
    if not command:
        pytest.skip("COPYDESK_COMMAND is not set")
    golden = ROOT / "tests" / "golden"
    files = [ROOT / "examples" / "harbour.txt", *sorted(golden.glob("*.txt")), *sorted(golden.glob("*.html"))]
    files = [file for file in files if is_utf8(file.read_bytes())]
    run = subprocess.run([*shlex.split(command), "--format", "jsonl", *files], capture_output=True, check=True)
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(lines) == len(files) > 0
    for file, line in zip(files, lines):
        assert copydesk.parse(file.read_bytes()).to_dict(str(file)) == line, file
