"""What an article was found to hold: plain tuples, and the Document that has them."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, timezone
from math import isfinite
from operator import attrgetter
from typing import Any, Literal, NamedTuple, TypeVar, cast

from . import _arguments, _ffi
from ._offsets import Source

Format = Literal["html", "text", "binary"]
Role = Literal["author", "editor"]
SectionKind = Literal[
    "headline", "deck", "byline", "dateline", "subheading", "body", "caption", "comment", "related", "boilerplate"
]
Label = Literal[
    "person", "organization", "location", "group", "misc",
    "date", "time", "money", "percent", "quantity", "url", "email",
]  # fmt: skip
Qualifier = Literal["at least", "at most", "about"]
MetadataKind = Literal[
    "title", "author", "published", "modified", "description", "publisher",
    "url", "image", "section", "keyword", "language", "rights",
]  # fmt: skip
MetadataSource = Literal["page", "meta", "json_ld", "microdata"]

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
    parent: int | None
    """Index in ``Document.comments`` of the comment that it answers, if the page tells."""


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
    role: Role
    """An editor did not write the article."""


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
    """Hash of the name, the same in every article and for spellings that papers use side by side."""
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
    """ISO 8601 of a date or time, as far as it was printed; of an interval both ends, ``2017-06-03/2017-06-07``."""
    currency: str | None
    """The ISO 4217 code of money; None where it is not certain."""
    local_currency: bool
    """Whether the currency was told from the article's country ("$" in a paper of Canada)."""
    ratio: bool
    """Whether the number is a ratio or a share, not a count ("two-thirds", "one in five")."""


class Metadata(NamedTuple):
    """One thing that the page says of the article, in the text or out of sight."""

    kind: MetadataKind
    source: MetadataSource
    """Where it was found: in the visible text, in the head, in JSON-LD, in an attribute beside the text."""
    start: int
    end: int
    text: str
    """What its bytes say: references of attributes and escapes of JSON are resolved, so ``Document.text`` differs."""
    chosen: bool
    """Whether it is the article's own: one entry of a kind, of authors and keywords each."""
    house: bool
    """Whether the author is an agency or the paper itself, not a person."""
    editor: bool
    """Whether the author is an editor, not the writer; editors are never chosen."""
    time: Time | None
    """What a date says; None of other kinds, and of dates that cannot be read for sure."""


class Document:
    """An article and what was found in it. Immutable; owns no memory of the library.

    >>> import copydesk
    >>> page = "<meta name=author content='By Anna Lund and Bo Ek'><meta name=date content='2021-11-09'>"
    >>> doc = copydesk.parse(page + "<title>Ferry &amp; bridge back in service</title>")
    >>> doc.title
    'Ferry & bridge back in service'
    >>> doc.authors
    ['Anna Lund', 'Bo Ek']
    >>> doc.published
    datetime.date(2021, 11, 9)
    """

    sections: tuple[Section, ...]
    """All sections, in order; every byte that is not white space is in exactly one."""
    comments: tuple[Comment, ...]
    captions: tuple[Caption, ...]
    byline_authors: tuple[Author, ...]
    """The names in bylines, with their places. ``authors`` are the article's, wherever the page names them."""
    datelines: tuple[Dateline, ...]
    metadata: tuple[Metadata, ...]
    """What the page says of the article, kind by kind, best first; empty if sections were not looked for."""
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
        _arguments.text("kind", kind, "a str")
        return tuple(section for section in self.sections if section.kind == kind)

    @property
    def title(self) -> str | None:
        """The article's title without the name of the site; None if the page has none.

        >>> import copydesk
        >>> copydesk.parse("<meta property=og:site_name content=Courier><title>Ferry back | Courier</title>").title
        'Ferry back'
        """
        return next((entry.text for entry in self.chosen("title")), None)

    @property
    def authors(self) -> list[str]:
        """The names of the authors; of an agency or the paper only if no person is named. Empty if nobody is.

        >>> import copydesk
        >>> copydesk.parse("<meta name=author content='Anna Lund'><h1>Ferry back in service</h1>").authors
        ['Anna Lund']
        """
        return [entry.text for entry in self.chosen("author")]

    @property
    def published(self) -> datetime | date | None:
        """When the article was first published: a ``datetime``, aware if the zone is known, or a ``date`` if only the day is.

        None if the page does not say it for sure.

        >>> import copydesk
        >>> copydesk.parse("<meta property=article:published_time content='2021-11-09T18:30Z'><h1>Ferry</h1>").published
        datetime.datetime(2021, 11, 9, 18, 30, tzinfo=datetime.timezone.utc)
        """
        return self._day("published")

    @property
    def modified(self) -> datetime | date | None:
        """When it was last changed, as ``published``.

        >>> import copydesk
        >>> copydesk.parse("<meta property=article:modified_time content='2021-11-10'><h1>Ferry</h1>").modified
        datetime.date(2021, 11, 10)
        """
        return self._day("modified")

    def chosen(self, kind: MetadataKind) -> tuple[Metadata, ...]:
        """The article's own entries of a kind: at most one but of authors and keywords.

        >>> import copydesk
        >>> doc = copydesk.parse("<meta name=keywords content='ferry, Graben'><h1>Ferry back in service</h1>")
        >>> [(entry.text, entry.source) for entry in doc.chosen("keyword")]
        [('ferry', 'meta'), ('Graben', 'meta')]
        """
        _arguments.text("kind", kind, "a str")
        return tuple(entry for entry in self.metadata if entry.chosen and entry.kind == kind)

    def _day(self, kind: MetadataKind) -> datetime | date | None:
        time = next((entry.time for entry in self.chosen(kind)), None)
        if time is None or time.datetime is None:
            return None
        return time.datetime if time.iso and "T" in time.iso else time.datetime.date()

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
        _arguments.offset("start", start)
        _arguments.offset("end", end)
        if not 0 <= start <= end <= self._source.size:
            raise ValueError(f"{start}..{end} is not inside the article's 0..{self._source.size}")
        return _ffi.decode(self._format, self._source.cut(start, end))

    def mentions_in(self, section: Section) -> tuple[Mention, ...]:
        """The mentions inside one of the sections."""
        if not isinstance(section, Section):
            raise _arguments.wrong("section", "a Section of the document", section)
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
        return _rows_of(self.byline_authors, section)

    def to_dict(self, source: str | None = None) -> dict[str, Any]:
        """The article's object in the command's JSON lines, schema ``copydesk/1``; ``source`` is its name, if it has one.

        A ``str`` article also has ``"offsets": "characters"``: the schema's offsets are bytes.
        """
        _arguments.text("source", source)
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
        if metadata := self._metadata_json():
            line["metadata"] = metadata
        return line

    def to_json(self, source: str | None = None) -> str:
        """``to_dict`` as one line of JSON."""
        return json.dumps(self.to_dict(source), ensure_ascii=False, separators=(",", ":"))

    def __repr__(self) -> str:
        counts = f"{len(self.sections)} sections, {len(self.mentions)} mentions"
        return f"<Document {self.format}, {self._source.size} {self.unit}: {counts}>"

    def _metadata_json(self) -> dict[str, Any]:
        """The chosen entries; empty if there is none."""
        chosen = [entry for entry in self.metadata if entry.chosen]
        metadata: dict[str, Any] = {"authors": []} if chosen else {}
        for entry in chosen:
            if entry.kind in ("author", "keyword"):
                metadata.setdefault(f"{entry.kind}s", []).append(_metadata_json(entry))
            else:
                metadata[entry.kind] = _metadata_json(entry)
        return metadata

    def _sections_json(self) -> list[dict[str, Any]]:
        sections = [section._asdict() for section in self.sections]
        for author in self.byline_authors:
            name = _piece(Span(author.start, author.end, author.name)) or {}
            _put(name, role=author.role if author.role != "author" else None)
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
                parent=None if comment.parent is None else self.comments[comment.parent].section,
            )
        return sections


_Detail = TypeVar("_Detail", Comment, Caption, Author, Dateline)


def _rows_of(rows: tuple[_Detail, ...], section: int) -> tuple[_Detail, ...]:
    """The details of one section: they are in the order of their sections."""
    _arguments.offset("section", section)
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


def _metadata_json(entry: Metadata) -> dict[str, Any]:
    line: dict[str, Any] = {"start": entry.start, "end": entry.end, "text": entry.text}
    _put(line, iso=entry.time and entry.time.iso)
    line["source"] = entry.source
    _put(line, house=entry.house or None)
    return line


def _entity_json(entity: Entity) -> dict[str, Any]:
    line: dict[str, Any] = {"id": entity.id, "kind": entity.label, "name": entity.name}
    value = entity.mentions[0].value if entity.mentions else None
    if value is not None:
        unit = value.unit.text if value.unit else None
        _put(line, iso=value.iso, value=value.number, unit=unit, currency=value.currency)
        _put(line, ratio=value.ratio or None, qualifier=value.qualifier)
    line["mentions"] = []
    for mention in entity.mentions:
        piece: dict[str, Any] = {"start": mention.start, "end": mention.end, "text": mention.text}
        _put(piece, section=mention.section)
        line["mentions"].append(piece)
    return line


#: Where the spans of each array's rows begin.
_SPANS = {
    "sections": (0,), "comments": (2, 4, 6), "captions": (1,), "authors": (1,), "datelines": (1, 3), "metadata": (2,),
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
            for start, end, kind, _ in arrays["sections"]
        )
        doc.comments = tuple(map(self._comment, arrays["comments"]))
        doc.captions = tuple(
            Caption(row[0], *sections[row[0]][1:], self._span(*row[1:3])) for row in arrays["captions"]
        )
        doc.byline_authors = tuple(Author(row[0], *self._full(*row[1:3]), cast(Role, _ffi.ROLES.get(row[3], "author"))) for row in arrays["authors"])
        doc.datelines = tuple(
            Dateline(row[0], self._span(*row[1:3]), self._time(*row[3:6])) for row in arrays["datelines"]
        )
        doc.metadata = tuple(map(self._metadata, arrays["metadata"]))
        mentions = doc.mentions = tuple(self._mentions(arrays))
        by_entity = [mentions[index] for (index,) in arrays["entity_mentions"]]
        doc.entities = tuple(
            Entity(id, _label(label), self._text(start, end), key, tuple(by_entity[first : first + count]))
            for id, (label, count, start, end, key, first, _) in enumerate(arrays["entities"])
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
            parent=None if row[9] == _ffi.NO_INDEX else row[9],
        )

    def _mentions(self, arrays: dict[str, list[_Row]]) -> Iterator[Mention]:
        values = {row[0]: row for row in arrays["values"]}
        for index, (start, end, label, entity, score, home, _) in enumerate(arrays["mentions"]):
            section = None if home == _ffi.NO_INDEX else home
            name, row = _label(label), values.get(index)
            value = None if row is None else self._value(row)
            yield Mention(name, *self._full(start, end), entity, section, score, value)

    def _metadata(self, row: _Row) -> Metadata:
        kind, source, start, end, flags, timestamp = row
        text = _ffi.decode_metadata(source, self._format, self._utf8[start:end])
        span = Span(self._at(start), self._at(end), text)
        iso = _ffi.iso(timestamp) if timestamp != _ffi.NO_TIME else None
        return Metadata(
            cast(MetadataKind, _ffi.METADATA_KIND_NAMES[kind]),
            cast(MetadataSource, _ffi.METADATA_SOURCE_NAMES[source]),
            *span,
            chosen=bool(flags & _ffi.CHOSEN),
            house=bool(flags & _ffi.HOUSE),
            editor=bool(flags & _ffi.EDITOR),
            time=Time(*span, iso, _datetime(timestamp)) if iso else None,
        )

    def _value(self, row: _Row) -> Value:
        _, qualifier, number, start, end, timestamp, until, currency, flags = row
        return Value(
            number=number if isfinite(number) else None,
            unit=self._span(start, end),
            qualifier=_QUALIFIERS.get(qualifier),
            iso=_ffi.iso(timestamp, until),
            currency=currency.rstrip(b"\0").decode("ascii") or None,
            local_currency=bool(flags & _ffi.LOCAL_CURRENCY),
            ratio=bool(flags & _ffi.RATIO),
        )


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
