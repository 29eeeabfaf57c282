"""The three kinds of input, and the way from the library's offsets back to the caller's.

The library sees UTF-8 and gives bytes of it. The caller counts what they gave: bytes, characters of a ``str``, or bytes of
another charset. Each source maps a sorted list of offsets in one pass, and cuts the caller's spans out again.
"""

from __future__ import annotations

import bisect
import codecs
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Protocol, Union

if TYPE_CHECKING:
    from typing_extensions import Buffer

#: What an article may be: text, or anything that lends its bytes (``bytes``, ``bytearray``, ``memoryview``, ``mmap``, ...).
Article = Union[str, "Buffer"]

from . import _arguments

#: Every byte that continues a UTF-8 sequence; deleting them leaves one byte a character.
_CONTINUATIONS = bytes(range(0x80, 0xC0))


class Source(Protocol):
    """An article as it was given, and as UTF-8."""

    utf8: bytes
    size: int
    unit: str

    def outward(self, offsets: Iterable[int]) -> dict[int, int] | None:
        """The caller's offset of each offset into ``utf8``; None if they are the same."""
        ...

    def cut(self, start: int, end: int) -> bytes:
        """UTF-8 of the caller's range ``start..end``."""
        ...


class _Same:
    """Sources of one kind that hold the same are equal."""

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)


class Utf8(_Same):
    """Bytes that are UTF-8, more or less: nothing to map."""

    unit = "bytes"

    def __init__(self, data: bytes) -> None:
        self.utf8 = data
        self.size = len(data)

    def outward(self, offsets: Iterable[int]) -> dict[int, int] | None:
        return None

    def cut(self, start: int, end: int) -> bytes:
        return self.utf8[start:end]


class Characters(_Same):
    """A ``str``. Half a surrogate pair, which UTF-8 cannot say, is read as U+FFFD and keeps its place."""

    unit = "characters"

    def __init__(self, text: str) -> None:
        try:
            self.utf8 = text.encode("utf-8")
        except UnicodeEncodeError:
            text = re.sub("[\ud800-\udfff]", "\ufffd", text)
            self.utf8 = text.encode("utf-8")
        self.text = text
        self.size = len(text)

    def outward(self, offsets: Iterable[int]) -> dict[int, int] | None:
        if len(self.utf8) == len(self.text):
            return None
        found, byte, character = {0: 0}, 0, 0
        for offset in sorted(offsets):
            character += len(self.utf8[byte:offset].translate(None, _CONTINUATIONS))
            byte = offset
            found[offset] = character
        return found

    def cut(self, start: int, end: int) -> bytes:
        return self.text[start:end].encode("utf-8")


class Charset(_Same):
    """Bytes in another charset: decoded by Python's codec, its offsets the bytes that were given.

    In a charset of one byte a character the two are the same. For others the bytes are decoded one by one to learn where
    each character ends; a character that the codec could not read ends where the codec noticed.
    """

    unit = "bytes"

    def __init__(self, data: bytes, encoding: str) -> None:
        self.size = len(data)
        if (name := codecs.lookup(encoding).name) in ("utf-16", "utf-32"):
            # Without a byte order mark these codecs decode a whole but not its pieces.
            encoding = name + ("-be" if data.startswith((b"\xfe\xff", b"\0\0\xfe\xff")) else "-le")
        self.characters = Characters(data.decode(encoding, "replace"))
        self.utf8 = self.characters.utf8
        self._ends = None if self.characters.size == len(data) else self._character_ends(data, encoding)

    @staticmethod
    def _character_ends(data: bytes, encoding: str) -> list[int]:
        decoder = codecs.getincrementaldecoder(encoding)("replace")
        ends: list[int] = []
        for end in range(1, len(data) + 1):
            ends += [end] * len(decoder.decode(data[end - 1 : end]))
        return ends + [len(data)] * len(decoder.decode(b"", True))

    def outward(self, offsets: Iterable[int]) -> dict[int, int] | None:
        offsets = list(offsets)
        characters = self.characters.outward(offsets)
        ends = self._ends
        if ends is None:
            return characters
        return {
            offset: ends[min(at, len(ends)) - 1] if at else 0
            for offset in offsets
            for at in [offset if characters is None else characters[offset]]
        }

    def cut(self, start: int, end: int) -> bytes:
        if self._ends is not None:
            start, end = bisect.bisect_right(self._ends, start), bisect.bisect_right(self._ends, end)
        return self.characters.cut(start, end)


def source(data: Article, encoding: str | None) -> Source:
    """What ``data`` is. ``encoding`` is for bytes; names of UTF-8 mean what no name means."""
    _arguments.text("encoding", encoding)
    if isinstance(data, str):
        if encoding is not None:
            raise TypeError("encoding is for bytes, a str has none")
        return Characters(data)
    data = _bytes(data)
    # A byte order mark is not text, and the library skips it: utf-8-sig is UTF-8 to it.
    if encoding is None or codecs.lookup(encoding).name in ("utf-8", "utf-8-sig", "ascii"):
        return Utf8(data)
    return Charset(data, encoding)


def _bytes(data: Buffer) -> bytes:
    """The bytes themselves, or the one copy that a document keeps: what lends its bytes may change them, close its file, or be
    a thousand times larger than the part that is the article.
    """
    if isinstance(data, bytes):
        return data
    try:
        view = memoryview(data)
    except TypeError:
        raise TypeError(f"an article is bytes or str, not {type(data).__name__}") from None
    if view.itemsize != 1:
        raise TypeError(f"an article is bytes or str, not {type(data).__name__} of {view.itemsize} bytes an item")
    whole: Any = view.obj
    return whole if type(whole) is bytes and len(whole) == view.nbytes and view.contiguous else view.tobytes()
