"""The extractor: made once, shared between threads."""

from __future__ import annotations

from collections.abc import Mapping
from types import TracebackType
from typing import Literal

from . import _ffi
from ._document import Document, Format, Label
from ._offsets import source


class Extractor:
    """A model and settings, to mark up any number of articles with. Safe to share between threads.

    ``model`` is the bytes of a model file; without it the built-in one is used. ``format`` reads every article as
    ``"html"`` or ``"text"`` instead of guessing. ``only="sections"`` looks for no names, ``only="entities"`` looks for
    nothing else and takes the whole input as prose. ``gazetteer`` maps names to labels: they are found wherever they
    stand as whole words, case as given, besides what the model finds; the longest wins, and it overrules the model.

    >>> with Extractor(format="text") as extractor:
    ...     extractor.extract("Harbour bridge reopens\\n").format
    'text'
    >>> extractor = Extractor(only="entities", gazetteer={"Graben Roads Office": "organization"})
    >>> [(m.label, m.text) for m in extractor.extract("men of the Graben Roads Office").mentions]
    [('organization', 'Graben Roads Office')]
    """

    def __init__(
        self,
        model: bytes | None = None,
        *,
        format: Format | None = None,
        only: Literal["sections", "entities"] | None = None,
        gazetteer: Mapping[str, Label] | None = None,
    ) -> None:
        if format is not None and format not in _ffi.FORMATS:
            raise ValueError(f"format is 'html' or 'text', not {format!r}")
        if only not in _ffi.TASKS:
            raise ValueError(f"only is 'sections' or 'entities', not {only!r}")
        for name, label in (gazetteer or {}).items():
            if label not in _ffi.LABELS:
                raise ValueError(f"the label of {name!r} is one of {', '.join(_ffi.LABELS)}, not {label!r}")
        self._only = only
        names = None if gazetteer is None else _ffi.GazetteerHandle(gazetteer)
        self._handle: _ffi.ExtractorHandle | None = _ffi.ExtractorHandle(format, only, model, names)
        # A list's pop and append are atomic: a thread takes a handle, uses it alone, and puts it back.
        self._free: list[_ffi.AnnotationsHandle] = []

    def extract(self, data: bytes | bytearray | memoryview | str, *, encoding: str | None = None) -> Document:
        """Marks up one article.

        Spans count the bytes of ``bytes`` and the characters of a ``str``. ``encoding`` names the charset of bytes that
        are not UTF-8, as an HTTP header would; spans still count the bytes that were given. Bytes that the charset does
        not have become U+FFFD.

        Raises CopydeskError from 4 GiB on, MemoryError, LookupError for a charset that Python does not know.
        """
        extractor = self._handle
        if extractor is None:
            raise ValueError("the extractor is closed")
        article = source(data, encoding)
        try:
            annotations = self._free.pop()
        except IndexError:
            annotations = _ffi.AnnotationsHandle()
        annotations.fill(extractor, article.utf8)
        document = Document(article, annotations, self._only)
        self._free.append(annotations)
        return document

    def close(self) -> None:
        """Frees the model and all buffers; calls that other threads have begun still end well."""
        self._handle = None
        self._free.clear()

    def __enter__(self) -> Extractor:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
