"""What an article was found to hold: plain tuples, and the Document that has them."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta, timezone
from functools import cached_property
from itertools import islice
from math import isfinite
from typing import Any, Literal, NamedTuple, NoReturn, TypeVar, cast

from . import _arguments, _ffi, _views
from ._offsets import Source
from ._views import Table

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
QuoteKind = Literal["direct", "indirect"]

_Item = TypeVar("_Item")


def _short(item: type[_Item]) -> type[_Item]:
    """Lets a tuple show itself in a line: long text is cut, mentions and parts are counted, what is absent is left out."""

    def show(value: Any) -> str:
        cut = isinstance(value, str) and len(value) > 60
        return repr(value[:59] + "\N{HORIZONTAL ELLIPSIS}" if cut else value)

    def __repr__(self: Any) -> str:
        there = ((name, value) for name, value in self._asdict().items() if value is not None and value is not False)
        shown = (
            f"{name}=<{len(value)}>" if name in ("mentions", "parts") else f"{name}={show(value)}"
            for name, value in there
            if not name.endswith("_span")
        )
        return f"{item.__name__}({', '.join(shown)})"

    item.__repr__ = __repr__  # type: ignore[method-assign]
    return item


_QUALIFIERS: dict[int, Qualifier] = {1: "at least", 2: "at most", 3: "about"}


@_short
class Span(NamedTuple):
    """A range ``start..end`` of the article that was given, and its text.

    It counts bytes if the article was ``bytes`` and characters if it was ``str``.

    >>> import copydesk
    >>> doc = copydesk.parse("March 3, 2015\\n\\nThe ferry cost 5 million euros.\\n")
    >>> doc.mentions[-1].value.unit
    Span(start=40, end=45, text='euros')
    """

    start: int
    end: int
    text: str


@_short
class Time(NamedTuple):
    """A printed date or time: its place, and what it says.

    >>> import copydesk
    >>> page = "<meta property=article:published_time content='2021-11-09T18:30Z'><h1>Ferry</h1>"
    >>> (entry,) = copydesk.parse(page).chosen("published")
    >>> entry.time.iso, entry.time.datetime
    ('2021-11-09T18:30Z', datetime.datetime(2021, 11, 9, 18, 30, tzinfo=datetime.timezone.utc))
    """

    start: int
    end: int
    text: str
    iso: str | None
    """ISO 8601 of what was printed, ``2016-09-18T13:57+05:30`` or ``2016-09`` or ``--09-17``; None of "3 hours ago"."""
    datetime: datetime | None
    """The same if day, month and year are known; midnight if no hour is, aware if a zone is printed."""


@_short
class Section(NamedTuple):
    """One paragraph-like unit of the article.

    >>> import copydesk
    >>> doc = copydesk.parse("Harbour bridge reopens after storm\\n\\nBy Anna Lund\\n\\nThe bridge is open, Karin Vestby said on Tuesday.\\n")
    >>> doc.sections[0]
    Section(kind='headline', start=0, end=34, text='Harbour bridge reopens after storm')
    """

    kind: SectionKind
    start: int
    end: int
    text: str


@_short
class Comment(NamedTuple):
    """A section that is a reader's comment. A detail that is not printed is None.

    >>> import copydesk
    >>> text = "Ferry back in service\\n\\nThe ferry to Graben is back in service, the town said on Tuesday.\\n\\n2 Comments\\n\\n"
    >>> text += "1. Tove K. says:\\nMarch 3, 2015 at 11:22 am\\nFinally!\\n\\n2. Bo E. says:\\nMarch 3, 2015 at 11:40 am\\nSee you!\\n"
    >>> comment = copydesk.parse(text).comments[0]
    >>> comment.ordinal, comment.author, comment.body, comment.time_span.iso
    (1, 'Tove K.', 'Finally!', '2015-03-03T11:22')
    """

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


@_short
class Caption(NamedTuple):
    """A section that is the text under a picture.

    >>> import copydesk
    >>> doc = copydesk.parse("<figure><img src=a.jpg><figcaption>The ferry at noon. Photo by Bo Ek</figcaption></figure>")
    >>> doc.captions[0].text, doc.captions[0].credit.text
    ('The ferry at noon. Photo by Bo Ek', 'Photo by Bo Ek')
    """

    section: int
    start: int
    end: int
    text: str
    credit: Span | None
    """Who made or owns the picture: "Photo by ...", "(AFP)"."""


@_short
class Author(NamedTuple):
    """One name in a byline.

    >>> import copydesk
    >>> doc = copydesk.parse("Harbour bridge reopens after storm\\n\\nBy Anna Lund\\n\\nThe bridge is open, Karin Vestby said on Tuesday.\\n")
    >>> doc.byline_authors
    (Author(section=1, start=39, end=48, name='Anna Lund', role='author'),)
    """

    section: int
    start: int
    end: int
    name: str
    role: Role
    """An editor did not write the article."""


@_short
class Dateline(NamedTuple):
    """Place and time of a dateline, or of a byline that prints them.

    >>> import copydesk
    >>> doc = copydesk.parse("Ferry back\\n\\nGraben, March 3, 2015 9:14 (CET)\\n\\nThe ferry is back, the town said.\\n")
    >>> doc.datelines[0].time.iso
    '2015-03-03T09:14+01:00'
    """

    section: int
    place: Span | None
    time: Time | None


@_short
class Mention(NamedTuple):
    """A name, date or number in the text.

    >>> import copydesk
    >>> doc = copydesk.names("Anna Lund said Anna Lund paid $5 million in Lisbon.")
    >>> [(mention.label, mention.text) for mention in doc.mentions][-2:]
    [('money', '$5 million'), ('location', 'Lisbon')]
    """

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


@_short
class Entity(NamedTuple):
    """The mentions of one thing in one article.

    >>> import copydesk
    >>> doc = copydesk.names("Anna Lund said Anna Lund paid $5 million in Lisbon.")
    >>> doc.entities[0].name, [mention.start for mention in doc.entities[0].mentions]
    ('Anna Lund', [0, 15])
    """

    id: int
    label: Label
    name: str
    """The text of its fullest mention."""
    key: int
    """Hash of the name, the same in every article and for spellings that papers use side by side."""
    mentions: tuple[Mention, ...]


@_short
class Value(NamedTuple):
    """What a date, a time or an amount says.

    >>> import copydesk
    >>> copydesk.names("It took about 5 million euros.").mentions[0].value
    Value(number=5000000.0, unit=Span(start=24, end=29, text='euros'), qualifier='about', currency='EUR')
    """

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


@_short
class Metadata(NamedTuple):
    """One thing that the page says of the article, in the text or out of sight.

    >>> import copydesk
    >>> copydesk.parse("<meta name=author content='Anna Lund'><h1>Ferry back in service</h1>").chosen("author")
    (Metadata(kind='author', source='meta', start=27, end=36, text='Anna Lund', chosen=True),)
    """

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


@_short
class Quote(NamedTuple):
    """Words of the story that somebody said or wrote, and who.

    >>> import copydesk
    >>> doc = copydesk.parse('Harbour bridge reopens\\n\\n"We close on Monday," Anna Lund said.\\n')
    >>> quote = doc.quotes[0]
    >>> quote.entity.name, quote.cue.text, quote.text
    ('Anna Lund', 'said', 'We close on Monday,')
    """

    kind: QuoteKind
    """``"direct"`` in quotation marks, ``"indirect"`` in the reporter's words."""
    start: int
    end: int
    text: str
    """The words without the marks around them, from the first to the last if it has several parts."""
    section: int
    """Index of the section of its beginning."""
    speaker: Span | None
    """Who said them, as the text says it beside the quote: a name with its title, "she", "the minister"; None if it names nobody."""
    entity: Entity | None
    """What the speaker is, also where a pronoun or a title stands for it; None if that is not known."""
    cue: Span | None
    """The verb that reports, or "according to"."""
    parts: tuple[Span, ...]
    """Its pieces, a paragraph each."""
    score: float
    """How far the speaker was preferred to others, not a probability; 0 if there is none."""


class Entities(tuple[Entity, ...]):
    """The entities of an article; called, those of one label.

    >>> import copydesk
    >>> found = copydesk.names("Anna Lund of Graben paid $5 million to Peter Okafor.").entities
    >>> [entity.name for entity in found(label="person")]
    ['Anna Lund', 'Peter Okafor']
    """

    __slots__ = ()

    def __call__(self, label: Label) -> tuple[Entity, ...]:
        return tuple(entity for entity in self if entity.label == label)


class Document:
    """An article and what was found in it. Immutable, and equal to another of the same article and results.

    It owns no memory of the library. What it holds is read from the results when it is first asked for.

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

    format: Format
    """How the article was read."""
    language: str | None
    """ISO 639-1 code of the prose's language, if there are sections and it was recognised."""
    unit: str
    """What spans count: ``"bytes"`` or ``"characters"``."""

    _arguments: tuple[Source, _ffi.Found, str | None]
    _source: Source
    _only: str | None
    _arrays: _Arrays

    def __init__(self, source: Source, found: _ffi.Found, only: str | None) -> None:
        # Past __setattr__, which refuses.
        self.__dict__.update(
            format=_ffi.FORMAT_NAMES[found.format],
            language=found.language,
            unit=source.unit,
            _arguments=(source, found, only),
            _source=source,
            _only=only,
            _arrays=_Arrays(source, found),
        )

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{name}: a Document does not change")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{name}: a Document does not change")

    def __reduce__(self) -> tuple[type[Document], tuple[Source, _ffi.Found, str | None]]:
        return type(self), self._arguments

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Document):
            return NotImplemented
        return self is other or (
            (self._source, self._only, self.format, self.language)
            == (other._source, other._only, other.format, other.language)
            # Not the bytes of the arrays, which have gaps between their fields.
            and all(getattr(self, name) == getattr(other, name) for name in _views.TABLES)
        )

    def __hash__(self) -> int:
        return hash((self._source.utf8, self.unit))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """All sections, in order; every byte that is not white space is in exactly one.

        >>> import copydesk
        >>> doc = copydesk.parse("Harbour bridge reopens after storm\\n\\nBy Anna Lund\\n\\nThe bridge is open, Karin Vestby said on Tuesday.\\n")
        >>> [section.kind for section in doc.sections]
        ['headline', 'byline', 'body']
        """
        kinds = (_ffi.KIND_NAMES.get(kind, "boilerplate") for kind in self._arrays.column("sections", 2))
        return tuple(map(Section, cast(Iterator[SectionKind], kinds), *self._arrays.columns("sections", 0)))

    @cached_property
    def comments(self) -> tuple[Comment, ...]:
        """The details of the sections that are comments, in order.

        >>> import copydesk
        >>> text = "Ferry back in service\\n\\nThe ferry to Graben is back in service, the town said on Tuesday.\\n\\n2 Comments\\n\\n"
        >>> text += "1. Tove K. says:\\nMarch 3, 2015 at 11:22 am\\nFinally!\\n\\n2. Bo E. says:\\nMarch 3, 2015 at 11:40 am\\nSee you!\\n"
        >>> [comment.author for comment in copydesk.parse(text).comments]
        ['Tove K.', 'Bo E.']
        """
        return tuple(self._arrays.comments())

    @cached_property
    def captions(self) -> tuple[Caption, ...]:
        """The details of the sections that are captions, in order.

        >>> import copydesk
        >>> doc = copydesk.parse("<figure><img src=a.jpg><figcaption>The ferry at noon. Photo by Bo Ek</figcaption></figure>")
        >>> [doc.sections[caption.section].kind for caption in doc.captions]
        ['caption']
        """
        homes = self._arrays.column("captions", 0)
        credits = self._arrays.spans("captions", 1)
        homed = ((home, self.sections[home]) for home in homes)
        return tuple(
            Caption(home, section.start, section.end, section.text, credit)
            for (home, section), credit in zip(homed, credits)
        )

    @cached_property
    def byline_authors(self) -> tuple[Author, ...]:
        """The names in bylines, with their places. ``authors`` are the article's, wherever the page names them.

        >>> import copydesk
        >>> doc = copydesk.parse("Harbour bridge reopens after storm\\n\\nBy Anna Lund\\n\\nThe bridge is open, Karin Vestby said on Tuesday.\\n")
        >>> [author.name for author in doc.byline_authors]
        ['Anna Lund']
        """
        roles = (_ffi.ROLES.get(role, "author") for role in self._arrays.column("authors", 3))
        homes, names = self._arrays.column("authors", 0), self._arrays.columns("authors", 1)
        return tuple(map(Author, homes, *names, cast(Iterator[Role], roles)))

    @cached_property
    def datelines(self) -> tuple[Dateline, ...]:
        """Places and times of datelines, and of bylines that print them, in order.

        >>> import copydesk
        >>> doc = copydesk.parse("Ferry back\\n\\nGraben, March 3, 2015 9:14 (CET)\\n\\nThe ferry is back, the town said.\\n")
        >>> [dateline.time.text for dateline in doc.datelines]
        ['March 3, 2015 9:14 (CET)']
        """
        return tuple(self._arrays.datelines())

    @cached_property
    def metadata(self) -> tuple[Metadata, ...]:
        """What the page says of the article, kind by kind, best first; empty if sections were not looked for.

        >>> import copydesk
        >>> doc = copydesk.parse("Harbour bridge reopens after storm\\n\\nBy Anna Lund\\n\\nThe bridge is open, Karin Vestby said on Tuesday.\\n")
        >>> [(entry.kind, entry.text) for entry in doc.metadata]
        [('title', 'Harbour bridge reopens after storm'), ('author', 'Anna Lund')]
        """
        return tuple(self._arrays.metadata())

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Names, dates and numbers, in order.

        >>> import copydesk
        >>> doc = copydesk.names("Anna Lund said Anna Lund paid $5 million in Lisbon.")
        >>> [mention.label for mention in doc.mentions]
        ['person', 'person', 'money', 'location']
        """
        return tuple(self._arrays.mentions())

    @cached_property
    def entities(self) -> Entities:
        """The things mentioned, in the order of their first mention; ``entities(label="person")`` are those of a label.

        >>> import copydesk
        >>> doc = copydesk.names("Anna Lund said Anna Lund paid $5 million in Lisbon.")
        >>> [entity.name for entity in doc.entities], [entity.name for entity in doc.entities(label="money")]
        (['Anna Lund', '$5 million', 'Lisbon'], ['$5 million'])
        """
        return Entities(self._arrays.entities(self.mentions))

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """Who said what, in order; empty if quotes were not looked for. Comments, teasers and furniture give none.

        >>> import copydesk
        >>> doc = copydesk.parse('Harbour bridge reopens\\n\\n"We close on Monday," Anna Lund said. "At noon."\\n')
        >>> [(quote.entity.name, quote.text) for quote in doc.quotes]
        [('Anna Lund', 'We close on Monday,'), ('Anna Lund', 'At noon.')]
        """
        return tuple(self._arrays.quotes(self.entities))

    def quotes_by(self, entity: Entity) -> tuple[Quote, ...]:
        """The quotes whose speaker is this entity of the document, in order.

        >>> import copydesk
        >>> doc = copydesk.parse('Harbour bridge reopens\\n\\n"We close on Monday," Anna Lund said. "At noon."\\n')
        >>> [quote.text for quote in doc.quotes_by(doc.persons[0])]
        ['We close on Monday,', 'At noon.']
        """
        _arguments.part("entity", entity, Entity, "an Entity of the document")
        return tuple(quote for quote in self.quotes if quote.entity is not None and quote.entity.id == entity.id)

    @property
    def persons(self) -> tuple[Entity, ...]:
        """The people named, in the order of their first mention.

        >>> import copydesk
        >>> doc = copydesk.names("Anna Lund said Anna Lund paid $5 million in Lisbon.")
        >>> [entity.name for entity in doc.persons]
        ['Anna Lund']
        """
        return self.entities(label="person")

    @property
    def organizations(self) -> tuple[Entity, ...]:
        """The organizations named, in the order of their first mention.

        >>> import copydesk
        >>> doc = copydesk.names("The Graben Roads Office paid Anna Lund.")
        >>> [entity.name for entity in doc.organizations]
        ['Graben Roads Office']
        """
        return self.entities(label="organization")

    @property
    def locations(self) -> tuple[Entity, ...]:
        """The places named, in the order of their first mention.

        >>> import copydesk
        >>> doc = copydesk.names("Anna Lund said Anna Lund paid $5 million in Lisbon.")
        >>> [entity.name for entity in doc.locations]
        ['Lisbon']
        """
        return self.entities(label="location")

    def of_kind(self, kind: SectionKind) -> tuple[Section, ...]:
        """The sections of one kind, in order.

        >>> import copydesk
        >>> doc = copydesk.parse("Harbour bridge reopens after storm\\n\\nBy Anna Lund\\n\\nThe bridge is open, Karin Vestby said on Tuesday.\\n")
        >>> doc.of_kind("byline")
        (Section(kind='byline', start=36, end=48, text='By Anna Lund'),)
        """
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
        """The text of the headline, None if there is none.

        >>> import copydesk
        >>> doc = copydesk.parse("Harbour bridge reopens after storm\\n\\nBy Anna Lund\\n\\nThe bridge is open, Karin Vestby said on Tuesday.\\n")
        >>> doc.headline
        'Harbour bridge reopens after storm'
        """
        return next((section.text for section in self.of_kind("headline")), None)

    @property
    def deck(self) -> str | None:
        """The standfirst under the headline, its paragraphs joined by blank lines; None if there is none.

        >>> import copydesk
        >>> doc = copydesk.parse("Harbour bridge reopens after storm\\n\\nBy Anna Lund\\n\\nThe bridge is open, Karin Vestby said on Tuesday.\\n")
        >>> doc.deck is None
        True
        """
        return "\n\n".join(section.text for section in self.of_kind("deck")) or None

    @property
    def body(self) -> str:
        """The paragraphs of the story joined by blank lines, without subheadings; empty if there are none.

        >>> import copydesk
        >>> doc = copydesk.parse("Harbour bridge reopens after storm\\n\\nBy Anna Lund\\n\\nThe bridge is open, Karin Vestby said on Tuesday.\\n")
        >>> doc.body
        'The bridge is open, Karin Vestby said on Tuesday.'
        """
        return "\n\n".join(section.text for section in self.of_kind("body"))

    @property
    def bylines(self) -> tuple[Section, ...]:
        """The sections that say who wrote it.

        >>> import copydesk
        >>> doc = copydesk.parse("Harbour bridge reopens after storm\\n\\nBy Anna Lund\\n\\nThe bridge is open, Karin Vestby said on Tuesday.\\n")
        >>> [section.text for section in doc.bylines]
        ['By Anna Lund']
        """
        return self.of_kind("byline")

    def text(self, start: int, end: int) -> str:
        """The text of any range of the article, in the units of its spans: tags gone, references resolved.

        >>> import copydesk
        >>> copydesk.parse("<p>Fish &amp; <b>ships</b></p>").text(3, 26)
        'Fish & ships'
        """
        _arguments.offset("start", start)
        _arguments.offset("end", end)
        if not 0 <= start <= end <= self._source.size:
            raise ValueError(f"{start}..{end} is not inside the article's 0..{self._source.size}")
        return _ffi.decode(self._arrays.decoded_as, self._source.cut(start, end))

    def mentions_in(self, section: Section) -> tuple[Mention, ...]:
        """The mentions inside one of the sections.

        >>> import copydesk
        >>> doc = copydesk.parse("Harbour bridge reopens after storm\\n\\nBy Anna Lund\\n\\nThe bridge is open, Karin Vestby said on Tuesday.\\n")
        >>> [mention.text for mention in doc.mentions_in(doc.sections[1])]
        ['Anna Lund']
        """
        _arguments.part("section", section, Section, "a Section of the document")
        starts, ends = self._edges
        first = bisect_left(starts, section.start)
        return self.mentions[first : bisect_right(ends, section.end, lo=first)]

    @cached_property
    def _edges(self) -> tuple[list[int], list[int]]:
        """Where the mentions start and end."""
        return [mention.start for mention in self.mentions], [mention.end for mention in self.mentions]

    def comment_of(self, section: int) -> Comment | None:
        """The details of the comment that is ``sections[section]``; None if it is no comment.

        >>> import copydesk
        >>> doc = copydesk.parse("Harbour bridge reopens after storm\\n\\nBy Anna Lund\\n\\nThe bridge is open, Karin Vestby said on Tuesday.\\n")
        >>> doc.comment_of(0) is None
        True
        """
        return next(iter(self._of("comments", self.comments, section)), None)

    def caption_of(self, section: int) -> Caption | None:
        """The details of the caption that is ``sections[section]``; None if it is no caption.

        >>> import copydesk
        >>> doc = copydesk.parse("<figure><img src=a.jpg><figcaption>The ferry at noon. Photo by Bo Ek</figcaption></figure>")
        >>> doc.caption_of(0).credit.text
        'Photo by Bo Ek'
        """
        return next(iter(self._of("captions", self.captions, section)), None)

    def dateline_of(self, section: int) -> Dateline | None:
        """Place and time of the dateline that is ``sections[section]``, or of a byline that prints them; else None.

        >>> import copydesk
        >>> doc = copydesk.parse("Harbour bridge reopens after storm\\n\\nBy Anna Lund\\n\\nThe bridge is open, Karin Vestby said on Tuesday.\\n")
        >>> doc.dateline_of(1) is None
        True
        """
        return next(iter(self._of("datelines", self.datelines, section)), None)

    def authors_of(self, section: int) -> tuple[Author, ...]:
        """The names in the byline that is ``sections[section]``; empty if it is no byline.

        >>> import copydesk
        >>> doc = copydesk.parse("Harbour bridge reopens after storm\\n\\nBy Anna Lund\\n\\nThe bridge is open, Karin Vestby said on Tuesday.\\n")
        >>> [author.name for author in doc.authors_of(1)]
        ['Anna Lund']
        """
        return self._of("authors", self.byline_authors, section)

    def _of(self, name: str, details: tuple[_Item, ...], section: int) -> tuple[_Item, ...]:
        """The details of one section: they are in the order of their sections."""
        _arguments.offset("section", section)
        homes = self._arrays.homes(name)
        return details[bisect_left(homes, section) : bisect_right(homes, section)]

    def to_dict(self, source: str | None = None) -> dict[str, Any]:
        """The article's object in the command's JSON lines, schema ``copydesk/1``; ``source`` is its name, if it has one.

        A ``str`` article also has ``"offsets": "characters"``: the schema's offsets are bytes.

        >>> import copydesk
        >>> doc = copydesk.parse("Harbour bridge reopens after storm\\n\\nBy Anna Lund\\n\\nThe bridge is open, Karin Vestby said on Tuesday.\\n")
        >>> doc.to_dict()["metadata"]["title"]
        {'start': 0, 'end': 34, 'text': 'Harbour bridge reopens after storm', 'source': 'page'}
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
        if self.quotes:
            line["quotes"] = [_quote_json(quote) for quote in self.quotes]
        if metadata := self._metadata_json():
            line["metadata"] = metadata
        return line

    def to_json(self, source: str | None = None) -> str:
        """``to_dict`` as one line of JSON.

        >>> import copydesk
        >>> copydesk.parse(b"").to_json("empty.txt")
        '{"schema":"copydesk/1","source":"empty.txt","format":"text","bytes":0,"sections":[],"entities":[]}'
        """
        return json.dumps(self.to_dict(source), ensure_ascii=False, separators=(",", ":"))

    def to_pandas(self, table: Table = "mentions") -> Any:
        """One of the tuples of this document as a ``pandas.DataFrame``, a row an item; needs pandas.

        A span inside an item is told by its text, a time by its ISO 8601, mentions and parts by their number, an entity by its
        id and, of a quote, its name, and a value by its fields.

        >>> import copydesk
        >>> doc = copydesk.names("Anna Lund said Anna Lund paid $5 million in Lisbon.")
        >>> frame = doc.to_pandas()  # doctest: +SKIP
        >>> frame[frame.label == "money"][["text", "number", "currency"]]  # doctest: +SKIP
        """
        return _views.to_pandas(getattr(self, _views.checked(table)), _views.TABLES[table])

    def to_spacy(self, nlp: Any, kinds: Sequence[SectionKind] = _views.PROSE) -> Any:
        """A ``spacy.tokens.Doc`` of the sections of these kinds, cut into tokens by ``nlp``; needs spaCy.

        Its text is that of the sections, with a blank line between them. ``doc.ents`` are the mentions, with labels as in
        OntoNotes, and ``doc.spans["sections"]`` the sections, labelled by kind. No part of the pipeline is run.

        >>> import copydesk
        >>> doc = copydesk.names("Anna Lund said Anna Lund paid $5 million in Lisbon.")
        >>> import spacy  # doctest: +SKIP
        >>> [(ent.text, ent.label_) for ent in doc.to_spacy(spacy.blank("en")).ents][-1]  # doctest: +SKIP
        ('Lisbon', 'LOC')
        """
        return _views.to_spacy(self._parts(), self.text, nlp, kinds)

    def _repr_html_(self) -> str:
        """The article in colours, for notebooks."""
        return _views.to_html(self._parts(), self.text)

    def _parts(self) -> Iterator[_views.Part]:
        """The sections with their mentions; the whole input where sections were not looked for."""
        if self._only == "entities":
            yield _views.Part(None, 0, self.text(0, self._source.size), self.mentions, ())
        said = sorted(((part, quote) for quote in self.quotes for part in quote.parts), key=lambda row: row[0].start)
        starts = [part.start for part, _ in said]
        for section in self.sections:
            quotes = said[bisect_left(starts, section.start) : bisect_left(starts, section.end)]
            yield _views.Part(section.kind, section.start, section.text, self.mentions_in(section), tuple(quotes))

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
    mentions: list[dict[str, Any]] = []
    for mention in entity.mentions:
        piece: dict[str, Any] = {"start": mention.start, "end": mention.end, "text": mention.text}
        _put(piece, section=mention.section)
        mentions.append(piece)
    return {**line, "mentions": mentions}


def _quote_json(quote: Quote) -> dict[str, Any]:
    line: dict[str, Any] = {"kind": quote.kind, "start": quote.start, "end": quote.end, "text": quote.text}
    speaker = _piece(quote.speaker)
    if speaker is not None and quote.entity is not None:
        speaker["entity"] = quote.entity.id
    parts = [{"start": part.start, "end": part.end} for part in quote.parts]
    _put(line, section=quote.section, speaker=speaker, cue=_piece(quote.cue), parts=parts if len(parts) > 1 else None)
    return line


#: Where the spans of each array's items begin, in words of four bytes.
_SPANS = {
    "sections": (0,), "comments": (2, 4, 6), "captions": (1,), "authors": (1,), "datelines": (1, 3), "metadata": (2,),
    "mentions": (0,), "entities": (2,), "values": (4,), "quotes": (0, 2, 4),
}  # fmt: skip

_Columns = tuple[list[int], list[int], list[str]]


class _Arrays:
    """The library's arrays, made into tuples when they are asked for."""

    def __init__(self, source: Source, found: _ffi.Found) -> None:
        self._source, self._found = source, found
        #: What is neither is read as text.
        self.decoded_as = found.format if found.format in _ffi.FORMATS.values() else _ffi.FORMATS["text"]
        self._homes: dict[str, list[int]] = {}

    def column(self, name: str, word: int) -> list[int]:
        """A number of each item: the word at this place of it."""
        return memoryview(self._found.arrays[name]).cast("I")[word :: _ffi.LAYOUTS[name].size // 4].tolist()

    def homes(self, name: str) -> list[int]:
        """The section of each item, which begins with it."""
        if name not in self._homes:
            self._homes[name] = self.column(name, 0)
        return self._homes[name]

    def items(self, name: str) -> Iterator[tuple[Any, ...]]:
        """The items as LAYOUTS say."""
        return _ffi.LAYOUTS[name].iter_unpack(self._found.arrays[name])

    @cached_property
    def _outward(self) -> Mapping[int, int] | None:
        """The caller's offset of each offset in any array; None if they are the same."""
        spans = ((name, word) for name, words in _SPANS.items() for word in words)
        columns = (self.column(name, word + end) for name, word in spans for end in (0, 1))
        parts = memoryview(self._found.parts).cast("I").tolist()
        return self._source.outward({offset for column in (*columns, parts) for offset in column})

    def columns(self, name: str, word: int) -> _Columns:
        """Starts, ends and texts of one span an item."""
        return self._columns(self._found.arrays[name], _ffi.LAYOUTS[name].size, word)

    def _columns(self, items: bytes, size: int, word: int) -> _Columns:
        words = memoryview(items).cast("I").tolist()
        starts, ends = words[word :: size // 4], words[word + 1 :: size // 4]
        room = sum(ends) - sum(starts)
        texts = _ffi.decode_spans(self.decoded_as, self._source.utf8, items, size, 4 * word, room)
        if (outward := self._outward) is not None:
            starts, ends = [outward[start] for start in starts], [outward[end] for end in ends]
        return starts, ends, texts

    def spans(self, name: str, word: int) -> list[Span | None]:
        """One span an item, None where it is empty."""
        return [span if span.start < span.end else None for span in map(Span, *self.columns(name, word))]

    def times(self, name: str, word: int, field: int) -> list[Time | None]:
        """One time an item: its span, and its timestamp in this field of LAYOUTS."""
        return [
            span and Time(*span, _ffi.iso(item[field]), _datetime(item[field]))
            for span, item in zip(self.spans(name, word), self.items(name))
        ]

    def comments(self) -> Iterator[Comment]:
        spans = self.spans("comments", 2), self.times("comments", 4, 8), map(Span, *self.columns("comments", 6))
        for item, author, time, body in zip(self.items("comments"), *spans):
            yield Comment(
                section=item[0],
                ordinal=item[1] or None,
                author=author and author.text,
                time=time and time.datetime,
                body=body.text,
                author_span=author,
                time_span=time,
                body_span=body,
                parent=None if item[9] == _ffi.NO_INDEX else item[9],
            )

    def datelines(self) -> Iterator[Dateline]:
        return map(
            Dateline, self.column("datelines", 0), self.spans("datelines", 1), self.times("datelines", 3, 5)
        )

    def metadata(self) -> Iterator[Metadata]:
        outward, utf8 = self._outward, self._source.utf8
        for kind, source, start, end, flags, timestamp in self.items("metadata"):
            text = _ffi.decode_metadata(source, self.decoded_as, utf8[start:end])
            span = Span(start, end, text) if outward is None else Span(outward[start], outward[end], text)
            iso = _ffi.iso(timestamp) if timestamp != _ffi.NO_TIME else None
            yield Metadata(
                cast(MetadataKind, _ffi.METADATA_KIND_NAMES[kind]),
                cast(MetadataSource, _ffi.METADATA_SOURCE_NAMES[source]),
                *span,
                chosen=bool(flags & _ffi.CHOSEN),
                house=bool(flags & _ffi.HOUSE),
                editor=bool(flags & _ffi.EDITOR),
                time=Time(*span, iso, _datetime(timestamp)) if iso else None,
            )

    def mentions(self) -> Iterator[Mention]:
        values = dict(self.values())
        spans = zip(*self.columns("mentions", 0))
        for index, (item, (start, end, text)) in enumerate(zip(self.items("mentions"), spans)):
            _, _, label, entity, score, section, _ = item
            home = None if section == _ffi.NO_INDEX else section
            yield Mention(_label(label), start, end, text, entity, home, score, values.get(index))

    def values(self) -> Iterator[tuple[int, Value]]:
        """Each value with the index of its mention."""
        for item, unit in zip(self.items("values"), self.spans("values", 4)):
            mention, qualifier, number, _, _, timestamp, until, currency, flags = item
            yield mention, Value(
                number=number if isfinite(number) else None,
                unit=unit,
                qualifier=_QUALIFIERS.get(qualifier),
                iso=_ffi.iso(timestamp, until),
                currency=currency.rstrip(b"\0").decode("ascii") or None,
                local_currency=bool(flags & _ffi.LOCAL_CURRENCY),
                ratio=bool(flags & _ffi.RATIO),
            )

    def entities(self, mentions: tuple[Mention, ...]) -> Iterator[Entity]:
        by_entity = [mentions[index] for index in self.column("entity_mentions", 0)]
        _, _, names = self.columns("entities", 2)
        for id, (item, name) in enumerate(zip(self.items("entities"), names)):
            label, count, _, _, key, first, _ = item
            yield Entity(id, _label(label), name, key, tuple(by_entity[first : first + count]))

    def quotes(self, entities: Entities) -> Iterator[Quote]:
        spans = zip(*self.columns("quotes", 0))
        details = self.spans("quotes", 2), self.spans("quotes", 4)
        parts = map(Span, *self._columns(self._found.parts, _ffi.PARTS.size, 0))
        for item, span, speaker, cue in zip(self.items("quotes"), spans, *details):
            *_, entity, section, count, kind, score = item
            yield Quote(
                cast(QuoteKind, _ffi.QUOTE_KIND_NAMES.get(kind, "indirect")),
                *span,
                section=section,
                speaker=speaker,
                entity=None if entity == _ffi.NO_ENTITY else entities[entity],
                cue=cue,
                parts=tuple(islice(parts, count)),
                score=score,
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
