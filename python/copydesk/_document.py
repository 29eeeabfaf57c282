"""What an article was found to hold: plain tuples, and the Document that has them."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from math import isfinite
from operator import attrgetter
from typing import Any, Literal, NamedTuple, TypeVar, cast

from . import _ffi
from ._offsets import Source

Format = Literal["html", "text"]
SectionKind = Literal[
    "headline", "deck", "byline", "dateline", "subheading", "body", "caption", "comment", "related", "boilerplate"
]
Label = Literal[
    "person", "organization", "location", "group", "misc",
    "date", "time", "money", "percent", "quantity", "url", "email",
]  # fmt: skip
Qualifier = Literal["at least", "at most", "about"]

_QUALIFIERS: dict[int, Qualifier] = {1: "at least", 2: "at most", 3: "about"}


class Span(NamedTuple):
    """A range ``start..end`` of the article that was given, and its text.

    It counts bytes if the article was ``bytes`` and characters if it was ``str``.
    """

    start: int
    end: int
    text: str


class Time(NamedTuple):
    """A printed date or time: its place, and what it says."""

    start: int
    end: int
    text: str
    iso: str | None
    """ISO 8601 of what was printed, ``2016-09-18T13:57+05:30`` or ``2016-09`` or ``--09-17``; None of "3 hours ago"."""
    datetime: datetime | None
    """The same if day, month and year are known; midnight if no hour is, aware if a zone is printed."""


class Section(NamedTuple):
    """One paragraph-like unit of the article."""

    kind: SectionKind
    start: int
    end: int
    text: str


class Comment(NamedTuple):
    """A section that is a reader's comment. A detail that is not printed is None."""

    section: int
    """Index of its section in ``Document.sections``."""
    ordinal: int | None
    """The number printed before it."""
    author: str | None
    time: datetime | None
    """When, if day, month and year are known; ``time_span.iso`` says exactly what was printed."""
    body: str
    """What was written, without the header."""
    author_span: Span | None
    time_span: Time | None
    body_span: Span


class Caption(NamedTuple):
    """A section that is the text under a picture."""

    section: int
    start: int
    end: int
    text: str
    credit: Span | None
    """Who made or owns the picture: "Photo by ...", "(AFP)"."""


class Author(NamedTuple):
    """One name in a byline."""

    section: int
    start: int
    end: int
    name: str


class Dateline(NamedTuple):
    """Place and time of a dateline, or of a byline that prints them."""

    section: int
    place: Span | None
    time: Time | None


class Mention(NamedTuple):
    """A name, date or number in the text."""

    label: Label
    start: int
    end: int
    text: str
    entity: int
    """Index of its entity in ``Document.entities``."""
    section: int | None
    """Index of the section it is in; None if only names were looked for."""
    score: float
    """How far the tagger preferred it, not a probability; 0 for what a grammar found."""
    value: Value | None


class Entity(NamedTuple):
    """The mentions of one thing in one article."""

    id: int
    label: Label
    name: str
    """The text of its fullest mention."""
    key: int
    """Hash of the normalised name, the same in every article."""
    mentions: tuple[Mention, ...]


class Value(NamedTuple):
    """What a date, a time or an amount says."""

    number: float | None
    """Of money, percentages, quantities and spans of time ("two weeks")."""
    unit: Span | None
    """The currency, unit or noun counted."""
    qualifier: Qualifier | None
    """How the number was hedged."""
    iso: str | None
    """ISO 8601 of a date or time, as far as it was printed."""


class Document:
    """An article and what was found in it. Immutable; owns no memory of the library."""

    sections: tuple[Section, ...]
    """All sections, in order; every byte that is not white space is in exactly one."""
    comments: tuple[Comment, ...]
    captions: tuple[Caption, ...]
    authors: tuple[Author, ...]
    """The names in bylines."""
    datelines: tuple[Dateline, ...]
    mentions: tuple[Mention, ...]
    """Names, dates and numbers, in order."""
    entities: tuple[Entity, ...]
    """The things mentioned, in the order of their first mention."""
    format: Format
    """How the article was read."""
    language: str | None
    """ISO 639-1 code of the prose's language, if there are sections and it was recognised."""
    unit: str
    """What spans count: ``"bytes"`` or ``"characters"``."""

    def __init__(self, source: Source, handle: _ffi.AnnotationsHandle, only: str | None) -> None:
        self._source, self._only, self._format = source, only, handle.format
        self.format = cast(Format, _ffi.FORMAT_NAMES[handle.format])
        self.language = handle.language
        self.unit = source.unit
        arrays = {name: handle.array(name) for name in _ffi.LAYOUTS}
        _Reader(self, source, handle.format, arrays)

    def of_kind(self, kind: SectionKind) -> tuple[Section, ...]:
        """The sections of one kind, in order."""
        return tuple(section for section in self.sections if section.kind == kind)

    @property
    def headline(self) -> str | None:
        """The text of the headline, None if there is none."""
        return next((section.text for section in self.of_kind("headline")), None)

    @property
    def deck(self) -> str | None:
        """The standfirst under the headline, its paragraphs joined by blank lines; None if there is none."""
        return "\n\n".join(section.text for section in self.of_kind("deck")) or None

    @property
    def body(self) -> str:
        """The paragraphs of the story joined by blank lines, without subheadings; empty if there are none."""
        return "\n\n".join(section.text for section in self.of_kind("body"))

    @property
    def bylines(self) -> tuple[Section, ...]:
        """The sections that say who wrote it."""
        return self.of_kind("byline")

    def text(self, start: int, end: int) -> str:
        """The text of any range of the article, in the units of its spans: tags gone, references resolved."""
        if not 0 <= start <= end <= self._source.size:
            raise ValueError(f"{start}..{end} is not inside the article's 0..{self._source.size}")
        return _ffi.decode(self._format, self._source.cut(start, end))

    def mentions_in(self, section: Section) -> tuple[Mention, ...]:
        """The mentions inside one of the sections."""
        first = bisect_left(self.mentions, section.start, key=attrgetter("start"))
        end = bisect_right(self.mentions, section.end, lo=first, key=attrgetter("end"))
        return self.mentions[first:end]

    def comment_of(self, section: int) -> Comment | None:
        """The details of the comment that is ``sections[section]``; None if it is no comment."""
        return next(iter(_rows_of(self.comments, section)), None)

    def caption_of(self, section: int) -> Caption | None:
        """The details of the caption that is ``sections[section]``; None if it is no caption."""
        return next(iter(_rows_of(self.captions, section)), None)

    def dateline_of(self, section: int) -> Dateline | None:
        """Place and time of the dateline that is ``sections[section]``, or of a byline that prints them; else None."""
        return next(iter(_rows_of(self.datelines, section)), None)

    def authors_of(self, section: int) -> tuple[Author, ...]:
        """The names in the byline that is ``sections[section]``; empty if it is no byline."""
        return _rows_of(self.authors, section)

    def to_dict(self, source: str | None = None) -> dict[str, Any]:
        """The article's object in the command's JSON lines, schema ``copydesk/1``; ``source`` is its name, if it has one.

        A ``str`` article also has ``"offsets": "characters"``: the schema's offsets are bytes.
        """
        line: dict[str, Any] = {"schema": "copydesk/1"}
        if source is not None:
            line["source"] = source
        line["format"] = self.format
        line["bytes"] = self._source.size if self.unit == "bytes" else len(self._source.utf8)
        if self.unit != "bytes":
            line["offsets"] = self.unit
        if self.language is not None:
            line["language"] = self.language
        if self._only != "entities":
            line["sections"] = self._sections_json()
        if self._only != "sections":
            line["entities"] = [_entity_json(entity) for entity in self.entities]
        return line

    def to_json(self, source: str | None = None) -> str:
        """``to_dict`` as one line of JSON."""
        return json.dumps(self.to_dict(source), ensure_ascii=False, separators=(",", ":"))

    def __repr__(self) -> str:
        counts = f"{len(self.sections)} sections, {len(self.mentions)} mentions"
        return f"<Document {self.format}, {self._source.size} {self.unit}: {counts}>"

    def _sections_json(self) -> list[dict[str, Any]]:
        sections = [section._asdict() for section in self.sections]
        for author in self.authors:
            name = _piece(Span(author.start, author.end, author.name))
            sections[author.section].setdefault("authors", []).append(name)
        for dateline in self.datelines:
            _put(sections[dateline.section], place=_piece(dateline.place), time=_piece(dateline.time))
        for caption in self.captions:
            _put(sections[caption.section], credit=_piece(caption.credit))
        for comment in self.comments:
            body = {"start": comment.body_span.start, "end": comment.body_span.end}
            _put(
                sections[comment.section],
                ordinal=comment.ordinal,
                author=_piece(comment.author_span),
                time=_piece(comment.time_span),
                body=body if comment.body else None,
            )
        return sections


_Detail = TypeVar("_Detail", Comment, Caption, Author, Dateline)


def _rows_of(rows: tuple[_Detail, ...], section: int) -> tuple[_Detail, ...]:
    """The details of one section: they are in the order of their sections."""
    of = attrgetter("section")
    return rows[bisect_left(rows, section, key=of) : bisect_right(rows, section, key=of)]


def _put(line: dict[str, Any], **details: Any) -> None:
    """Sets what there is: keys without a value are left out, and the first of two stands."""
    for key, value in details.items():
        if value is not None:
            line.setdefault(key, value)


def _piece(span: Span | Time | None) -> dict[str, Any] | None:
    if span is None:
        return None
    piece: dict[str, Any] = {"start": span.start, "end": span.end, "text": span.text}
    if isinstance(span, Time) and span.iso is not None:
        piece["iso"] = span.iso
    return piece


def _entity_json(entity: Entity) -> dict[str, Any]:
    line: dict[str, Any] = {"id": entity.id, "kind": entity.label, "name": entity.name}
    value = entity.mentions[0].value if entity.mentions else None
    if value is not None:
        unit = value.unit.text if value.unit else None
        _put(line, iso=value.iso, value=value.number, unit=unit, qualifier=value.qualifier)
    line["mentions"] = []
    for mention in entity.mentions:
        piece: dict[str, Any] = {"start": mention.start, "end": mention.end, "text": mention.text}
        _put(piece, section=mention.section)
        line["mentions"].append(piece)
    return line


#: Where the spans of each array's rows begin.
_SPANS = {
    "sections": (0,), "comments": (2, 4, 6), "captions": (1,), "authors": (1,), "datelines": (1, 3),
    "mentions": (0,), "entities": (2,), "values": (3,),
}  # fmt: skip

_Row = tuple[Any, ...]


class _Reader:
    """Fills a Document from the library's arrays."""

    def __init__(self, doc: Document, source: Source, format: int, arrays: dict[str, list[_Row]]) -> None:
        self._utf8, self._format = source.utf8, format
        outward = source.outward(self._offsets(arrays))
        self._at: Callable[[int], int] = (lambda offset: offset) if outward is None else outward.__getitem__
        sections = doc.sections = tuple(
            Section(cast(SectionKind, _ffi.KIND_NAMES.get(kind, "boilerplate")), *self._full(start, end))
            for start, end, kind in arrays["sections"]
        )
        doc.comments = tuple(map(self._comment, arrays["comments"]))
        doc.captions = tuple(
            Caption(section, *sections[section][1:], self._span(*credit)) for section, *credit in arrays["captions"]
        )
        doc.authors = tuple(Author(section, *self._full(*name)) for section, *name in arrays["authors"])
        doc.datelines = tuple(
            Dateline(row[0], self._span(*row[1:3]), self._time(*row[3:])) for row in arrays["datelines"]
        )
        doc.mentions = tuple(self._mentions(arrays))
        lists: list[list[Mention]] = [[] for _ in arrays["entities"]]
        for mention in doc.mentions:
            lists[mention.entity].append(mention)
        doc.entities = tuple(
            Entity(id, _label(label), self._text(*name), key, tuple(lists[id]))
            for id, (label, _, *name, key) in enumerate(arrays["entities"])
        )

    @staticmethod
    def _offsets(arrays: dict[str, list[_Row]]) -> Iterator[int]:
        for name, columns in _SPANS.items():
            for row in arrays[name]:
                for column in columns:
                    yield row[column]
                    yield row[column + 1]

    def _text(self, start: int, end: int) -> str:
        return _ffi.decode(self._format, self._utf8[start:end])

    def _full(self, start: int, end: int) -> Span:
        return Span(self._at(start), self._at(end), self._text(start, end))

    def _span(self, start: int, end: int) -> Span | None:
        return self._full(start, end) if start < end else None

    def _time(self, start: int, end: int, timestamp: bytes) -> Time | None:
        if start >= end:
            return None
        return Time(*self._full(start, end), _ffi.iso(timestamp), _datetime(timestamp))

    def _comment(self, row: _Row) -> Comment:
        author, time, body = self._span(*row[2:4]), self._time(row[4], row[5], row[8]), self._full(*row[6:8])
        return Comment(
            section=row[0],
            ordinal=row[1] or None,
            author=author and author.text,
            time=time and time.datetime,
            body=body.text,
            author_span=author,
            time_span=time,
            body_span=body,
        )

    def _mentions(self, arrays: dict[str, list[_Row]]) -> Iterator[Mention]:
        values = {row[0]: row for row in arrays["values"]}
        starts = [row[0] for row in arrays["sections"]]
        for index, (start, end, label, entity, score) in enumerate(arrays["mentions"]):
            section: int | None = bisect_right(starts, start) - 1
            if section is None or section < 0 or end > arrays["sections"][section][1]:
                section = None
            name, row = _label(label), values.get(index)
            value = None if row is None else self._value(row)
            yield Mention(name, *self._full(start, end), entity, section, score, value)

    def _value(self, row: _Row) -> Value:
        _, qualifier, number, start, end, timestamp = row
        known = number if isfinite(number) else None
        return Value(known, self._span(start, end), _QUALIFIERS.get(qualifier), _ffi.iso(timestamp))


def _label(number: int) -> Label:
    """The name of a label; a newer library may have labels that this package does not know."""
    return cast(Label, _ffi.LABEL_NAMES.get(number, "misc"))


def _datetime(timestamp: bytes) -> datetime | None:
    year, month, day, hour, minute, second, _, zone = _ffi.TIMESTAMP.unpack(timestamp)
    if hour == 255:
        hour = minute = second = 0
    try:
        return datetime(
            year,
            month,
            day,
            hour,
            0 if minute == 255 else minute,
            0 if second == 255 else second,
            tzinfo=None if zone == -32768 else timezone(timedelta(minutes=zone)),
        )
    except ValueError:
        # No year or no day is printed, or a date that is none (30 February).
        return None
