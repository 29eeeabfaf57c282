"""Documents as other tools want them: data frames of pandas, docs of spaCy, and HTML for notebooks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar

if TYPE_CHECKING:
    from ._document import Label, Mention, Quote, SectionKind, Span

_Item = TypeVar("_Item", "Mention", "Span")

#: The text of a range of the article.
TextOf = Callable[[int, int], str]

Table = Literal[
    "sections", "comments", "captions", "byline_authors", "datelines", "metadata", "mentions", "entities", "quotes"
]

#: The tuples of a Document, each with the columns of its data frame; of mentions also those of their values, of quotes the name of
#: their entity.
TABLES: dict[Table, tuple[str, ...]] = {
    "sections": ("kind", "start", "end", "text"),
    "comments": ("section", "ordinal", "author", "time", "body", "parent"),
    "captions": ("section", "start", "end", "text", "credit"),
    "byline_authors": ("section", "start", "end", "name", "role"),
    "datelines": ("section", "place", "time"),
    "metadata": ("kind", "source", "start", "end", "text", "chosen", "house", "editor", "time"),
    "mentions": ("label", "start", "end", "text", "entity", "section", "score",
                 "number", "unit", "qualifier", "iso", "currency", "local_currency", "ratio"),
    "entities": ("id", "label", "name", "key", "mentions"),
    "quotes": ("kind", "start", "end", "text", "section", "speaker", "entity", "name", "cue", "parts", "score"),
}  # fmt: skip

#: The sections that tell the story.
PROSE: tuple[SectionKind, ...] = ("headline", "deck", "subheading", "body", "caption")

#: The labels of OntoNotes, which spaCy's models have; all others are ours in capitals.
_SPACY: dict[Label, str] = {"organization": "ORG", "location": "LOC", "group": "NORP"}

#: The colours of mentions and of the bars beside sections; they show on white and on black.
_MARKS: dict[Label, str] = {
    "person": "#f59e0b", "organization": "#3b82f6", "location": "#22c55e", "group": "#ec4899", "misc": "#a855f7",
}  # fmt: skip
_BARS: dict[SectionKind, str] = {
    "headline": "#6366f1", "deck": "#3b82f6", "byline": "#14b8a6", "dateline": "#06b6d4", "subheading": "#a855f7",
    "body": "#8a94a0", "caption": "#d97706", "comment": "#22a355", "related": "#db4a92",
}  # fmt: skip
_GREY = "#8a94a0"
_SIZES: dict[SectionKind, str] = {
    "headline": "font-size:1.5em;font-weight:bold", "deck": "font-size:1.1em", "subheading": "font-weight:bold",
    "caption": "font-style:italic", "related": "font-size:.85em;opacity:.7", "boilerplate": "font-size:.85em;opacity:.7",
}  # fmt: skip

class Part(NamedTuple):
    """A section, or the whole input where only names were looked for."""

    kind: SectionKind | None
    start: int
    text: str
    mentions: tuple[Mention, ...]
    quotes: tuple[tuple[Span, Quote], ...]
    """The pieces of quotes that begin here."""



def checked(table: str) -> Table:
    for name in TABLES:
        if name == table:
            return name
    raise ValueError(f"table is one of {', '.join(TABLES)}, not {table!r}")


def to_pandas(items: Sequence[Any], columns: Iterable[str]) -> Any:
    pandas: Any = import_module("pandas")

    def cell(item: Any, column: str) -> Any:
        part = item if hasattr(item, column) else item.value if hasattr(item, "value") else item.entity
        value: Any = getattr(part, column, None)
        if column in ("mentions", "parts"):
            return len(value)
        return next((getattr(value, name) for name in ("iso", "text", "id") if hasattr(value, name)), value)

    return pandas.DataFrame({column: [cell(item, column) for item in items] for column in columns})


def to_spacy(parts: Iterable[Part], text_of: TextOf, nlp: Any, kinds: Sequence[SectionKind]) -> Any:
    filter_spans = import_module("spacy.util").filter_spans

    texts: list[str] = []
    mentions: list[tuple[int, int, str]] = []
    sections: list[tuple[int, int, str]] = []
    length = 0
    for part in parts:
        if part.kind is None or part.kind in kinds:
            for first, last, mention in _places(part, part.mentions, text_of):
                label = _SPACY.get(mention.label, mention.label.upper())
                mentions.append((length + first, length + last, label))
            sections.append((length, length + len(part.text), part.kind or "body"))
            texts.append(part.text)
            length += len(part.text) + 2
    made = nlp.make_doc("\n\n".join(texts))

    def spans(rows: Iterable[tuple[int, int, str]]) -> list[Any]:
        found = (made.char_span(first, last, label, alignment_mode="expand") for first, last, label in rows)
        return [span for span in found if span is not None]

    made.ents = filter_spans(spans(mentions))
    made.spans["sections"] = spans(sections)
    return made


def to_html(parts: Iterable[Part], text_of: TextOf) -> str:
    rows: list[str] = []
    for part in parts:
        kind, text = part.kind, part.text
        tags = [(first, last, _mark(mention)) for first, last, mention in _places(part, part.mentions, text_of)]
        shown = _tagged(text, tags, _quoted(part, text_of))
        # A break of lines inside a text is part of it: a table's row, a comment's header.
        style = f"white-space:pre-wrap;{_SIZES.get(kind, '') if kind else ''}"
        bar = _BARS.get(kind, _GREY) if kind else _GREY
        rows.append(
            f'<div style="border-left:4px solid {bar};padding:.1em .75em;margin:.25em 0">'
            f'<div style="font-size:.7em;opacity:.7">{kind or "text"}</div>'
            f'<div dir="auto" style="{style}">{"".join(shown)}</div></div>'
        )
    return f'<div style="max-width:60em;line-height:1.5;text-align:start">{"".join(rows)}</div>'


#: Ranges of a text, in order and apart from each other, each with what opens and closes its element.
_Tags = list[tuple[int, int, tuple[str, str]]]


def _mark(mention: Mention) -> tuple[str, str]:
    colour = _MARKS.get(mention.label, _GREY)
    style = f"background:{colour}55;border-bottom:2px solid {colour};color:inherit"
    return f'<mark style="{style}" title="{escape(_title(mention))}">', "</mark>"


def _quoted(part: Part, text_of: TextOf) -> _Tags:
    """The quotes of a part; of a direct one in reported speech that alone."""
    found: _Tags = []
    ends: list[int] = []
    for kind in ("direct", "indirect"):
        pieces = {span: quote for span, quote in part.quotes if quote.kind == kind}
        apart: _Tags = []
        for first, last, span in _places(part, tuple(pieces), text_of):
            beside = bisect_left(ends, first + 1)
            if beside < len(found) and found[beside][0] < last:
                continue
            quote = pieces[span]
            name = quote.entity.name if quote.entity else quote.speaker.text if quote.speaker else ""
            style = f"border-bottom:1px {'solid' if kind == 'direct' else 'dotted'} {_GREY};background:{_GREY}22"
            apart.append((first, last, (f'<span style="{style}" title="{escape(name)}">', "</span>")))
        found = sorted(found + apart)
        ends = [last for _, last, _ in found]
    return found


def _tagged(text: str, inner: _Tags, outer: _Tags) -> list[str]:
    """The text with elements around its ranges; one that crosses another is cut where they cross."""
    edges = sorted({0, len(text), *(edge for tag in (*inner, *outer) for edge in tag[:2])})
    shown: list[str] = []
    places = [iter(outer), iter(inner)]
    current = [next(place, None) for place in places]
    for first, last in zip(edges, edges[1:]):
        around = [tag for tag in current if tag is not None and tag[0] <= first]
        shown += [*(tag[2][0] for tag in around), escape(text[first:last]), *(tag[2][1] for tag in reversed(around))]
        current = [next(place, None) if tag is not None and tag[1] <= last else tag for place, tag in zip(places, current)]
    return shown


def _title(mention: Mention) -> str:
    """What a reader sees of a mention who points at it."""
    value = mention.value
    if value is None:
        return mention.label
    unit = value.currency or (value.unit.text if value.unit else None)
    number = None if value.number is None else f"{value.number:.15g}"
    return " ".join(part for part in (f"{mention.label}:", value.qualifier, number, unit, value.iso) if part)


def _places(part: Part, items: Iterable[_Item], text_of: TextOf) -> Iterator[tuple[int, int, _Item]]:
    """Where mentions, or other items in order, stand in the text of a part, by the text between them: spans count tags and
    references, which the text has no longer. Of two that overlap the first is placed, and from one on that is not where it
    should be, none is.
    """
    start, first, at = part.start, 0, 0
    for item in items:
        if item.start < start:
            continue
        for piece in (text_of(start, item.start).strip(), item.text):
            while part.text[at : at + 1].isspace():
                at += 1
            if not part.text.startswith(piece, at):
                return
            first, at = at, at + len(piece)
        start = item.end
        yield first, at, item
