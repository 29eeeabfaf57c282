"""A Document from given arrays: each detail, whatever the models find today."""

import copy
import pickle
import struct
from datetime import date, datetime, timedelta, timezone

import pytest
from copydesk import Span, _ffi, _views
from copydesk._document import Document
from copydesk._offsets import source

TEXT = "Bridge öpen\nBy Åsa Lund and Bo Ek\nGraben, March 3, 2015 9:14 (CET)\nCrews at work. (AFP)\n1. Tove says: 3 hours ago Fine! Ten euros, Graben.\n"
NAN = float("nan")
NOTHING = struct.pack("@hBBBBBBh", 0, 0, 0, 255, 255, 255, 0, -32768)
MORNING = struct.pack("@hBBBBBBh", 2015, 3, 3, 9, 14, 255, 0, 60)
DAY = struct.pack("@hBBBBBBh", 2015, 3, 3, 255, 255, 255, 0, -32768)
MARCH_3 = struct.pack("@hBBBBBBh", 0, 3, 3, 255, 255, 255, 0, -32768)


def at(words: str, after: int = 0) -> tuple[int, int]:
    """Byte range of words in TEXT's UTF-8."""
    start = TEXT.encode().index(words.encode(), after)
    return start, start + len(words.encode())


class Handle:
    """What the library would give."""

    format, language = 2, "en"

    def __init__(self) -> None:
        lines = [at(line) for line in TEXT.splitlines()]
        kinds = [1, 3, 4, 7, 8]
        place, graben = at("Graben"), at("Graben", 90)
        self.arrays = {
            "sections": [(*line, kind, 0) for line, kind in zip(lines, kinds)],
            "comments": [(4, 1, *at("Tove"), *at("3 hours ago"), *at("Fine! Ten euros, Graben."), NOTHING, 2**32 - 1)],
            "captions": [(3, *at("(AFP)"), 0)],
            "authors": [(1, *at("Åsa Lund"), 0), (1, *at("Bo Ek"), 1)],
            "datelines": [(2, *place, *at("March 3, 2015 9:14 (CET)"), MORNING, 0)],
            "metadata": [
                (1, 1, *at("Bridge öpen"), 1, NOTHING),
                (2, 1, *at("Åsa Lund"), 1, NOTHING),
                (2, 1, *at("AFP"), 2, NOTHING),
                (3, 1, *at("March 3, 2015 9:14 (CET)"), 1, MORNING),
                (4, 1, *at("March 3, 2015"), 1, DAY),
            ],
            "mentions": [
                (*at("Åsa Lund"), 1, 0, 2.5, 1, 0),
                (*place, 3, 1, 1.0, 2, 0),
                (*at("March 3"), 16, 2, 0.0, 2, 0),
                (*at("Ten euros"), 18, 3, 0.0, 4, 0),
                (*graben, 3, 1, 1.0, 4, 0),
            ],
            "entities": [
                (1, 1, *at("Åsa Lund"), 11, 0, 0),
                (3, 2, *place, 2**64 - 1, 1, 0),
                (16, 1, *at("March 3"), 33, 3, 0),
                (18, 1, *at("Ten euros"), 44, 4, 0),
            ],
            "entity_mentions": [(0,), (1,), (4,), (2,), (3,)],
            "values": [
                (2, 0, NAN, 0, 0, MARCH_3, NOTHING, b"", 0),
                (3, 3, 10.0, *at("euros"), NOTHING, NOTHING, b"EUR", 0),
            ],
            "quotes": [
                (*at("Fine! Ten"), *at("Tove"), *at("says"), 0, 4, 1, 1, 1.5),
                (at("euros")[0], graben[1], 0, 0, 0, 0, 2**32 - 1, 4, 2, 2, 0.0),
            ],
        }
        self.parts = [at("Fine! Ten"), at("euros"), graben]

    def found(self):
        packed = {name: b"".join(_ffi.LAYOUTS[name].pack(*row) for row in rows) for name, rows in self.arrays.items()}
        return _ffi.Found(self.format, self.language, packed, b"".join(_ffi.PARTS.pack(*part) for part in self.parts))


def document(data=TEXT, only=None):
    return Document(source(data, None), Handle().found(), only)


def test_details():
    doc = document()
    assert doc.headline == "Bridge öpen" and doc.deck is None and doc.body == "" and doc.language == "en"
    assert [author.name for author in doc.byline_authors] == ["Åsa Lund", "Bo Ek"]
    assert TEXT[doc.byline_authors[0].start : doc.byline_authors[0].end] == "Åsa Lund"
    (comment,) = doc.comments
    assert (comment.ordinal, comment.author, comment.time) == (1, "Tove", None)
    assert comment.time_span.text == "3 hours ago" and comment.time_span.iso is None
    assert comment.body == comment.body_span.text == "Fine! Ten euros, Graben."
    (caption,) = doc.captions
    assert caption.text == "Crews at work. (AFP)" and caption.credit.text == "(AFP)"
    (dateline,) = doc.datelines
    assert dateline.place.text == "Graben" and dateline.time.iso == "2015-03-03T09:14+01:00"
    assert dateline.time.datetime == datetime(2015, 3, 3, 9, 14, tzinfo=timezone(timedelta(hours=1)))


def test_metadata():
    doc = document()
    assert doc.title == "Bridge öpen" and doc.authors == ["Åsa Lund"]
    assert doc.published == datetime(2015, 3, 3, 9, 14, tzinfo=timezone(timedelta(hours=1)))
    assert doc.modified == date(2015, 3, 3) and not isinstance(doc.modified, datetime)
    title, author, house, published, modified = doc.metadata
    assert (title.kind, title.source, title.chosen, title.house, title.editor, title.time) == ("title", "page", True, False, False, None)
    assert TEXT[author.start : author.end] == author.text == "Åsa Lund"
    assert house.house and not house.chosen and doc.chosen("author") == (author,)
    assert published.time.iso == "2015-03-03T09:14+01:00" and modified.time.text == "March 3, 2015"


def test_mentions_and_values():
    doc = document()
    assert [(m.label, m.text, m.section) for m in doc.mentions] == [
        ("person", "Åsa Lund", 1), ("location", "Graben", 2), ("date", "March 3", 2), ("money", "Ten euros", 4),
        ("location", "Graben", 4),
    ]  # fmt: skip
    assert [len(entity.mentions) for entity in doc.entities] == [1, 2, 1, 1]
    assert doc.entities[1].key == 2**64 - 1 and doc.mentions[0].score == 2.5
    date, money = doc.mentions[2].value, doc.mentions[3].value
    assert (date.number, date.iso, date.unit, date.qualifier) == (None, "--03-03", None, None)
    assert (money.number, money.iso, money.unit.text, money.qualifier) == (10.0, None, "euros", "about")
    assert doc.mentions_in(doc.sections[4]) == doc.mentions[3:]
    assert doc.mentions_in(doc.sections[0]) == () and doc.mentions_in(doc.sections[2]) == doc.mentions[1:3]


def test_quotes():
    doc = document(TEXT.encode())
    one, two = doc.quotes
    assert (one.kind, one.text, one.section, one.score) == ("direct", "Fine! Ten", 4, 1.5)
    assert (one.speaker.text, one.cue.text, one.entity, one.parts) == ("Tove", "says", doc.persons[0], (one[1:4],))
    assert (two.kind, two.text, two.score) == ("indirect", "euros, Graben", 0.0)
    assert (two.speaker, two.cue, two.entity) == (None, None, None)
    assert [part.text for part in two.parts] == ["euros", "Graben"]
    assert doc.quotes_by(doc.persons[0]) == (one,) and doc.quotes_by(doc.locations[0]) == ()
    handle = Handle()
    handle.parts[2] = at("Graben")
    assert Document(source(TEXT, None), handle.found(), None) != document()


def test_what_belongs_to_what():
    doc = document()
    for number, section in enumerate(doc.sections):
        assert [doc.comment_of(number)] == ([*doc.comments] if section.kind == "comment" else [None])
        assert [doc.caption_of(number)] == ([*doc.captions] if section.kind == "caption" else [None])
        assert [doc.dateline_of(number)] == ([*doc.datelines] if section.kind == "dateline" else [None])
        assert doc.authors_of(number) == (doc.byline_authors if section.kind == "byline" else ())


def test_all_spans_map_to_characters():
    in_bytes, in_characters = document(TEXT.encode()), document(TEXT)
    for byte, character in zip(in_bytes.mentions, in_characters.mentions):
        assert TEXT.encode()[byte.start : byte.end].decode() == TEXT[character.start : character.end] == character.text
    assert in_bytes.mentions[-1].start > in_characters.mentions[-1].start


def test_json():
    start, end = at("Åsa Lund")
    line = document(TEXT.encode()).to_dict()
    headline, byline, dateline, caption, comment = line["sections"]
    assert headline == {"kind": "headline", "start": 0, "end": 12, "text": "Bridge öpen"}
    assert byline["authors"][0] == {"start": start, "end": end, "text": "Åsa Lund"}
    assert byline["authors"][1]["role"] == "editor"
    assert dateline["place"]["text"] == "Graben" and dateline["time"]["iso"] == "2015-03-03T09:14+01:00"
    assert caption["credit"]["text"] == "(AFP)"
    assert comment["ordinal"] == 1 and comment["author"]["text"] == "Tove"
    assert "iso" not in comment["time"] and "text" not in comment["body"]
    person, place, day, money = line["entities"]
    assert person == {
        "id": 0, "kind": "person", "name": "Åsa Lund",
        "mentions": [{"start": start, "end": end, "text": "Åsa Lund", "section": 1}],
    }  # fmt: skip
    assert [mention["section"] for mention in place["mentions"]] == [2, 4]
    assert day["iso"] == "--03-03" and "value" not in day
    metadata = line["metadata"]
    assert list(metadata) == ["authors", "title", "published", "modified"]
    assert metadata["authors"] == [{"start": start, "end": end, "text": "Åsa Lund", "source": "page"}]
    assert metadata["published"]["iso"] == "2015-03-03T09:14+01:00"
    one, two = line["quotes"]
    assert list(line).index("quotes") == list(line).index("entities") + 1
    assert list(one) == ["kind", "start", "end", "text", "section", "speaker", "cue"]
    assert one["speaker"]["entity"] == 0 and one["cue"]["text"] == "says"
    assert list(two) == ["kind", "start", "end", "text", "section", "parts"]
    assert two["parts"][0] == dict(zip(("start", "end"), at("euros")))
    assert (money["value"], money["unit"], money["qualifier"]) == (10.0, "euros", "about")


def test_only_leaves_keys_out():
    assert "entities" not in document(only="sections").to_dict()
    assert "sections" not in document(only="entities").to_dict()


def test_entities_by_label():
    doc = document()
    assert doc.entities(label="location") == doc.locations == (doc.entities[1],)
    assert doc.persons == (doc.entities[0],) and doc.organizations == doc.entities(label="url") == ()
    assert doc.entities == tuple(doc.entities) and hash(doc.entities) == hash(tuple(doc.entities))


def test_equal_if_article_and_results_are():
    assert document() == document() and hash(document()) == hash(document())
    assert document() != document(TEXT.encode()) and document() != document(only="sections") and document() != TEXT
    handle = Handle()
    handle.arrays["mentions"][1] = (*at("Graben"), 3, 1, 1.5, 2, 0)
    other = Document(source(TEXT, None), handle.found(), None)
    assert document() != other and len({document(), document(), other}) == 2


def test_gaps_between_fields_are_no_difference():
    """What stands in a struct between its fields is left to chance."""
    found = Handle().found()
    comments = bytearray(found.arrays["comments"])
    comments[42] = 77
    other = Document(source(TEXT, None), found._replace(arrays={**found.arrays, "comments": bytes(comments)}), None)
    assert other == document()


def test_frozen():
    doc = document()
    for name in ("title", "sections", "format", "note"):
        with pytest.raises(AttributeError, match="does not change"):
            setattr(doc, name, None)
    doc.mentions
    with pytest.raises(AttributeError, match="does not change"):
        del doc.mentions
    with pytest.raises(AttributeError):
        doc.mentions[0].text = "Bo Ek"


@pytest.mark.parametrize("data", [TEXT, TEXT.encode()])
def test_pickled(data):
    doc = document(data)
    before = len(pickle.dumps(doc))
    json = doc.to_json()
    again = pickle.loads(pickle.dumps(doc))
    assert again == doc and again.to_json() == json and hash(again) == hash(doc)
    assert len(pickle.dumps(doc)) == before, "what was read since does not travel"
    assert copy.deepcopy(doc) == doc


def test_short_reprs():
    doc = document()
    assert repr(doc.mentions[0]) == "Mention(label='person', start=15, end=23, text='Åsa Lund', entity=0, section=1, score=2.5)"
    assert repr(doc.entities[1]).endswith("key=18446744073709551615, mentions=<2>)")
    assert repr(Span(0, 100, "x" * 100)) == f"Span(start=0, end=100, text='{'x' * 59}…')"
    assert "author_span" not in repr(doc.comments[0]) and "author='Tove'" in repr(doc.comments[0])
    for name in _views.TABLES:
        assert all(len(repr(item)) < 400 for item in getattr(doc, name))


def test_dates_that_are_none_have_no_datetime():
    from copydesk._document import _datetime

    pack = struct.Struct("@hBBBBBBh").pack
    assert _datetime(pack(2015, 2, 30, 255, 255, 255, 0, -32768)) is None
    assert _datetime(pack(2015, 3, 0, 255, 255, 255, 0, -32768)) is None
    assert _datetime(pack(2015, 3, 3, 9, 14, 60, 0, -32768)) is None
    assert _datetime(pack(2015, 3, 3, 9, 14, 0, 0, 32767)) is None
    assert _datetime(pack(2015, 3, 3, 255, 255, 255, 0, -32768)) == datetime(2015, 3, 3)
