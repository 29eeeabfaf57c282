"""copydesk marks up news copy.

It takes one article, plain text or HTML, and says which parts are headline, byline, body, captions, reader comments or
furniture, which people, organizations, places, dates and numbers are named, who is quoted saying what, and what the page says
of itself: title, authors, dates and the rest.

>>> import copydesk
>>> doc = copydesk.parse("Harbour bridge reopens after storm\\n\\nBy Anna Lund\\n")
>>> doc.title, doc.authors
('Harbour bridge reopens after storm', ['Anna Lund'])
>>> doc.unit
'characters'
"""

from __future__ import annotations

from functools import lru_cache

from . import _arguments, _ffi
from ._document import (
    Author,
    Caption,
    Comment,
    Dateline,
    Document,
    Entities,
    Entity,
    Format,
    Label,
    Mention,
    Metadata,
    MetadataKind,
    MetadataSource,
    Qualifier,
    Quote,
    QuoteKind,
    Section,
    SectionKind,
    Span,
    Time,
    Value,
)
from ._arrow import ArrowResults
from ._extractor import Extractor
from ._offsets import Article
from .errors import CopydeskError, Status

__version__ = _ffi.version

__all__ = [
    "ArrowResults", "Author", "Caption", "Comment", "CopydeskError", "Dateline", "Document", "Entities", "Entity", "Extractor", "Format", "Label",
    "Mention", "Metadata", "MetadataKind", "MetadataSource", "Qualifier", "Quote", "QuoteKind", "Section", "SectionKind", "Span", "Status", "Time",
    "Value", "names", "parse",
]  # fmt: skip


@lru_cache(maxsize=3)
def _default(format: Format | None) -> Extractor:
    return Extractor(format=format)


@lru_cache(maxsize=1)
def _default_names() -> Extractor:
    return Extractor(format="text", only="entities")


def parse(
    data: Article, *, format: Format | None = None, encoding: str | None = None
) -> Document:
    """Marks up one article with the built-in model; see ``Extractor.extract``.

    ``format`` is ``"html"`` or ``"text"``; without it the first bytes decide.

    >>> import copydesk
    >>> copydesk.parse(b"<title>Ferry &amp; bridge back in service</title>").title
    'Ferry & bridge back in service'
    """
    _arguments.one_of("format", format, _ffi.FORMATS)
    return _default(format).extract(data, encoding=encoding)


def names(data: Article, *, encoding: str | None = None) -> Document:
    """The names, dates and numbers in a piece of plain prose, without looking for sections.

    >>> import copydesk
    >>> [(mention.label, mention.text) for mention in copydesk.names("Anna Lund paid $5 million.").mentions]
    [('person', 'Anna Lund'), ('money', '$5 million')]
    """
    return _default_names().extract(data, encoding=encoding)
