"""The extractor: made once, shared between threads."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from types import TracebackType
from typing import Any, Literal, TypeVar, overload

from . import _arguments, _ffi
from ._arrow import ArrowColumn, ArrowResults
from ._document import Document, Format, Label
from ._offsets import Article, source


_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


def _in_order(make: Callable[[_Given], _Made], given: Iterable[_Given], workers: int) -> Iterator[_Made]:
    """``map`` on threads, a few items ahead of what is asked for."""
    pool, begun = ThreadPoolExecutor(workers), deque[Future[_Made]]()
    try:
        for item in given:
            begun.append(pool.submit(make, item))
            if len(begun) > 2 * workers:
                yield begun.popleft().result()
        while begun:
            yield begun.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


class Extractor:
    """A model and settings, to mark up any number of articles with. Safe to share between threads.

    ``model`` is the bytes of a model file; without it the built-in one is used. ``format`` reads every article as
    ``"html"`` or ``"text"`` instead of guessing. ``only="sections"`` looks for no names, ``only="entities"`` looks for
    nothing else and takes the whole input as prose. ``gazetteer`` maps names to labels: they are found wherever they
    stand as whole words, case as given, in sections of all kinds, besides what the model finds; the longest wins, and it
    overrules the model, and dates and amounts that are no longer. ``quotes`` says who said what is looked for: ``"direct"``,
    which is the default, in quotation marks; ``"all"`` also reported speech without marks; ``"off"`` none. With ``only`` there
    are no quotes: they need sections and names. ``max_memory`` is how many bytes the library may hold for one article; 0 is no
    limit.

    It can be pickled, and so be handed to other processes: by its settings, and the model if it is not the built-in one.

    >>> from copydesk import Extractor
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
        quotes: Literal["off", "direct", "all"] | None = None,
        max_memory: int = 0,
    ) -> None:
        _arguments.model(model)
        _arguments.one_of("format", format, _ffi.FORMATS)
        _arguments.one_of("only", only, _ffi.TASKS)
        _arguments.gazetteer(gazetteer, _ffi.LABELS)
        _arguments.one_of("quotes", quotes, _ffi.QUOTES)
        _arguments.size("max_memory", max_memory, _ffi.MOST_MEMORY)
        self._only = only
        self._arguments: dict[str, Any] = {
            "model": model, "format": format, "only": only, "gazetteer": None if gazetteer is None else dict(gazetteer),
            "quotes": quotes, "max_memory": max_memory,
        }  # fmt: skip
        names = None if gazetteer is None else _ffi.GazetteerHandle(gazetteer)
        self._handle: _ffi.ExtractorHandle | None = _ffi.ExtractorHandle(
            format, only, model, names, quotes, max_memory
        )
        # A list's pop and append are atomic: a thread takes a handle, uses it alone, and puts it back.
        self._free: list[_ffi.AnnotationsHandle] = []

    def extract(self, data: Article, *, encoding: str | None = None) -> Document:
        """Marks up one article.

        Spans count the bytes of ``bytes`` and the characters of a ``str``. ``encoding`` names the charset of bytes that
        are not UTF-8, as an HTTP header would; spans still count the bytes that were given. Bytes that the charset does
        have become U+FFFD.

        A ``bytearray``, a ``memoryview``, a file mapped by ``mmap`` and whatever else lends its bytes will do: they are copied
        once, since the document keeps its article.

        Raises CopydeskError from 4 GiB on and where ``max_memory`` is too little, MemoryError, LookupError for a charset that
        Python does not know.

        >>> from copydesk import Extractor
        >>> Extractor().extract("Br\u00fccke ge\u00f6ffnet".encode("latin-1"), encoding="latin-1").text(0, 6)
        'Br\u00fccke'
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
        document = Document(article, annotations.found(), self._only)
        self._free.append(annotations)
        return document

    @overload
    def extract_many(
        self, articles: Iterable[Article], *, workers: int | None = None, encoding: str | None = None,
        errors: Literal["raise"] = "raise",
    ) -> Iterator[Document]: ...  # fmt: skip
    @overload
    def extract_many(
        self, articles: Iterable[Article], *, workers: int | None = None, encoding: str | None = None,
        errors: Literal["return"],
    ) -> Iterator[Document | Exception]: ...  # fmt: skip
    def extract_many(
        self,
        articles: Iterable[Article],
        *,
        workers: int | None = None,
        encoding: str | None = None,
        errors: Literal["raise", "return"] = "raise",
    ) -> Iterator[Document | Exception]:
        """Marks up many articles on ``workers`` threads, by default one a processor; gives the documents in their order.

        ``articles`` may be endless: it is read in the caller's thread, and only a few articles ahead of the document that
        is asked for. An article that ``extract`` refuses raises when its turn comes; with ``errors="return"`` the error
        stands in the place of its document, and the others are not disturbed. What ``articles`` itself raises ends it.

        >>> from copydesk import Extractor
        >>> pages = [b"<title>Ferry back in service</title>", b"<title>Harbour bridge reopens</title>"]
        >>> with Extractor() as extractor:
        ...     [doc.title for doc in extractor.extract_many(pages)]
        ['Ferry back in service', 'Harbour bridge reopens']
        """
        if workers is None:
            workers = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        _arguments.offset("workers", workers)
        if workers < 1:
            raise ValueError(f"workers is 1 or more, not {workers}")
        _arguments.one_of("errors", errors, ("raise", "return"))

        def one(article: Article) -> Document | Exception:
            try:
                return self.extract(article, encoding=encoding)
            except Exception as error:
                if errors == "raise":
                    raise
                return error

        return _in_order(one, articles, workers)

    def extract_arrow(self, column: ArrowColumn) -> ArrowResults:
        """Marks up a column of articles without a copy of any: a row of the results is about the same row of the column.

        ``column`` is binary or utf8 of any width, views too, from pyarrow, polars, duckdb or whatever else has the Arrow PyCapsule
        interface, and so have the results: ``status``, ``language``, ``sections``, ``mentions``, ``entities``, ``metadata`` and ``quotes``. Kinds and
        labels are the numbers of ``include/copydesk.h``, and spans count the bytes of UTF-8. An article that is null has nulls; one that
        is refused has its ``Status`` and no lists, and the others are not disturbed. It works in the caller's thread, without the GIL.

        ``pyarrow.table(extractor.extract_arrow(pages["content"]))`` is the table. Raises CopydeskError for a column of another
        type, TypeError for what is none, MemoryError.

        >>> from copydesk import Extractor
        >>> Extractor().extract_arrow([b"Ferry back in service"])
        Traceback (most recent call last):
        TypeError: a column has __arrow_c_array__ or __arrow_c_stream__, list has neither
        """
        if self._handle is None:
            raise ValueError("the extractor is closed")
        return ArrowResults(self._handle, column)

    def close(self) -> None:
        """Frees the model and all buffers; calls that other threads have begun still end well.

        >>> from copydesk import Extractor
        >>> extractor = Extractor()
        >>> extractor.close()
        >>> extractor.extract("Ferry back in service")
        Traceback (most recent call last):
        ValueError: the extractor is closed
        """
        self._handle = None
        self._free.clear()

    def __reduce__(self) -> tuple[Callable[[], Extractor], tuple[()]]:
        # Made again where it arrives: the model is in the library there too.
        if self._handle is None:
            raise ValueError("the extractor is closed")
        return partial(type(self), **self._arguments), ()

    def __repr__(self) -> str:
        given = ((name, value) for name, value in self._arguments.items() if value not in (None, 0))
        sized = ("model", "gazetteer")
        shown = (f"{name}=<{len(value)}>" if name in sized else f"{name}={value!r}" for name, value in given)
        return f"Extractor({', '.join(shown)})"

    def __enter__(self) -> Extractor:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
