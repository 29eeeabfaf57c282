"""The C ABI over ctypes: where the library is, one table of signatures, and its arrays as bytes.

Nothing here knows of articles; ``include/copydesk.h`` is the manual of every call.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from collections.abc import Callable, Mapping, Sequence
from ctypes import POINTER, c_char_p, c_size_t, c_uint32, c_uint64, c_void_p
from pathlib import Path
from typing import Any, NamedTuple

from .errors import CopydeskError, Status

ABI_VERSION = 2
FORMATS = {"html": 1, "text": 2}
#: How bytes are that are no article: told, never asked for.
BINARY = 3
ROLES = {0: "author", 1: "editor"}
TASKS = {None: 0, "sections": 1, "entities": 2}
NO_OFFSET = 2**64 - 1
NO_INDEX = 2**32 - 1
CHOSEN, HOUSE, EDITOR = 1, 2, 4
RATIO, LOCAL_CURRENCY = 1, 2
INVALID = c_size_t(-1).value


class Options(ctypes.Structure):
    _fields_ = [("struct_size", c_size_t), ("format", c_uint32), ("task", c_uint32), ("reserved", c_uint32 * 2),
                ("gazetteer", c_void_p)]  # fmt: skip


class Error(ctypes.Structure):
    _fields_ = [("status", c_uint32), ("reserved", c_uint32), ("offset", c_uint64), ("message", ctypes.c_char * 240)]


#: The frozen structs, as the struct module reads them. A timestamp stays bytes: copydesk_timestamp_format takes it back.
LAYOUTS = {
    "sections": struct.Struct("@IIII"),  # start, end, kind, flags
    "comments": struct.Struct("@IIIIIIII10s2xI"),  # section, ordinal, author, time, body, timestamp, parent
    "captions": struct.Struct("@IIII"),  # section, credit, flags
    "authors": struct.Struct("@IIII"),  # section, name, role
    "datelines": struct.Struct("@IIIII10s2xI"),  # section, place, time, timestamp, flags
    "metadata": struct.Struct("@IIIII10s2x"),  # kind, source, start, end, flags, timestamp
    "mentions": struct.Struct("@IIIIfII"),  # start, end, label, entity, score, section, flags
    "entities": struct.Struct("@IIIIQII"),  # label, mentions, name, key, first_mention, flags
    "entity_mentions": struct.Struct("@I"),  # mention
    "values": struct.Struct("@IIdII10s10s4sI4x"),  # mention, qualifier, number, unit, timestamp, until, currency, flags
}
TIMESTAMP = struct.Struct("@hBBBBBBh")  # year, month, day, hour, minute, second, reserved, zone
NO_TIME = TIMESTAMP.pack(0, 0, 0, 255, 255, 255, 0, -32768)

_SIGNATURES: dict[str, tuple[Any, Sequence[Any]]] = {
    "copydesk_abi_version": (c_uint32, []),
    "copydesk_version": (c_char_p, []),
    "copydesk_section_kind_name": (c_char_p, [c_uint32]),
    "copydesk_label_name": (c_char_p, [c_uint32]),
    "copydesk_metadata_kind_name": (c_char_p, [c_uint32]),
    "copydesk_metadata_source_name": (c_char_p, [c_uint32]),
    "copydesk_extractor_new": (c_uint32, [POINTER(Options), c_char_p, c_size_t, POINTER(c_void_p), POINTER(Error)]),
    "copydesk_extractor_free": (None, [c_void_p]),
    "copydesk_gazetteer_new": (c_void_p, []),
    "copydesk_gazetteer_free": (None, [c_void_p]),
    "copydesk_gazetteer_add": (c_uint32, [c_void_p, c_char_p, c_size_t, c_uint32, POINTER(Error)]),
    "copydesk_annotations_new": (c_void_p, []),
    "copydesk_annotations_free": (None, [c_void_p]),
    "copydesk_extract": (c_uint32, [c_void_p, c_char_p, c_size_t, c_void_p, POINTER(Error)]),
    "copydesk_annotations_format": (c_uint32, [c_void_p]),
    "copydesk_annotations_language": (c_char_p, [c_void_p]),
    "copydesk_decode": (c_size_t, [c_uint32, c_char_p, c_size_t, c_void_p, c_size_t]),
    "copydesk_decode_spans": (
        c_size_t,
        [c_uint32, c_char_p, c_size_t, c_void_p, c_size_t, c_size_t, c_void_p, c_size_t, c_void_p],
    ),
    "copydesk_decode_metadata": (c_size_t, [c_uint32, c_uint32, c_char_p, c_size_t, c_void_p, c_size_t]),
    "copydesk_timestamp_format": (c_size_t, [c_char_p, c_void_p, c_size_t]),
    **{f"copydesk_annotations_{name}": (c_void_p, [c_void_p, POINTER(c_size_t)]) for name in LAYOUTS},
}


def library_path() -> Path:
    """``COPYDESK_LIBRARY`` if it is set, else the file beside this one; nowhere else."""
    if chosen := os.environ.get("COPYDESK_LIBRARY"):
        return Path(chosen)
    name = {"darwin": "libcopydesk.dylib", "win32": "copydesk.dll"}.get(sys.platform, "libcopydesk.so")
    return Path(__file__).resolve().parent / name


def load(path: Path) -> ctypes.CDLL:
    """The library with all signatures declared.

    Raises ImportError if there is none, or if its ABI is another one than this package is written for.
    """
    try:
        library = ctypes.CDLL(str(path))
        library.copydesk_abi_version.restype = c_uint32
    except (OSError, AttributeError) as error:
        raise ImportError(f"copydesk's shared library cannot be loaded from {path}: {error}") from error
    if (abi := library.copydesk_abi_version()) != ABI_VERSION:
        raise ImportError(f"{path} has copydesk's ABI version {abi}, this package needs {ABI_VERSION}")
    for name, (result, arguments) in _SIGNATURES.items():
        try:
            function = getattr(library, name)
        except AttributeError as error:
            raise ImportError(f"{path} lacks {name}") from error
        function.restype = result
        function.argtypes = arguments
    return library


lib = load(library_path())
version: str = lib.copydesk_version().decode()


#: The function that gives each array, and the size of its items.
_ARRAYS = [(name, getattr(lib, f"copydesk_annotations_{name}"), layout.size) for name, layout in LAYOUTS.items()]


def _names(function: Any) -> dict[int, str]:
    return {number: name.decode() for number in range(64) if (name := function(number)) is not None}


KIND_NAMES = _names(lib.copydesk_section_kind_name)
LABEL_NAMES = _names(lib.copydesk_label_name)
METADATA_KIND_NAMES = _names(lib.copydesk_metadata_kind_name)
METADATA_SOURCE_NAMES = _names(lib.copydesk_metadata_source_name)
LABELS = {name: number for number, name in LABEL_NAMES.items()}
FORMAT_NAMES = {number: name for name, number in FORMATS.items()} | {BINARY: "binary"}


def check(status: int, error: Error) -> None:
    """Raises what a call reported."""
    if status != 0:
        message = error.message.decode("utf-8", "replace")
        if status == Status.OUT_OF_MEMORY:
            raise MemoryError(message)
        known = Status(status) if status in set(Status) else status
        raise CopydeskError(message, known, None if error.offset == NO_OFFSET else error.offset)


class GazetteerHandle:
    """Owns a ``copydesk_gazetteer``."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.pointer = c_void_p(lib.copydesk_gazetteer_new())
        if not self.pointer:
            raise MemoryError
        error = Error()
        for name, label in names.items():
            raw = name.encode()
            check(lib.copydesk_gazetteer_add(self.pointer, raw, len(raw), LABELS[label], ctypes.byref(error)), error)

    def __del__(self, free: Any = lib.copydesk_gazetteer_free) -> None:
        if pointer := getattr(self, "pointer", None):
            free(pointer)


class ExtractorHandle:
    """Owns a ``copydesk_extractor``. A call in another thread keeps it alive by holding a reference."""

    def __init__(
        self, format: str | None, only: str | None, model: bytes | None, gazetteer: GazetteerHandle | None
    ) -> None:
        options = Options(ctypes.sizeof(Options), 0 if format is None else FORMATS[format], TASKS[only])
        options.gazetteer = None if gazetteer is None else gazetteer.pointer
        error, self.pointer = Error(), c_void_p()
        size = 0 if model is None else len(model)
        new = lib.copydesk_extractor_new
        check(new(ctypes.byref(options), model, size, ctypes.byref(self.pointer), ctypes.byref(error)), error)

    def __del__(self, free: Any = lib.copydesk_extractor_free) -> None:
        # Bound as a default: at exit the module's names may be gone before the last handle.
        if pointer := getattr(self, "pointer", None):
            free(pointer)


class Found(NamedTuple):
    """What the library found in one article: a copy of its own, which reads as LAYOUTS say."""

    format: int
    language: str | None
    arrays: dict[str, bytes]


class AnnotationsHandle:
    """Owns a ``copydesk_annotations``, for one thread at a time."""

    def __init__(self) -> None:
        self.pointer = c_void_p(lib.copydesk_annotations_new())
        if not self.pointer:
            raise MemoryError

    def __del__(self, free: Any = lib.copydesk_annotations_free) -> None:
        if pointer := getattr(self, "pointer", None):
            free(pointer)

    def fill(self, extractor: ExtractorHandle, data: bytes) -> None:
        """Marks up one article; ctypes lets go of the GIL meanwhile."""
        error = Error()
        status = lib.copydesk_extract(extractor.pointer, data, len(data), self.pointer, ctypes.byref(error))
        check(status, error)

    def found(self) -> Found:
        """All results, copied: a call and a copy an array, however many items it has."""
        count, arrays = c_size_t(), {}
        for name, items, size in _ARRAYS:
            first = items(self.pointer, ctypes.byref(count))
            arrays[name] = ctypes.string_at(first, count.value * size) if first else b""
        code: bytes | None = lib.copydesk_annotations_language(self.pointer)
        language = None if code is None else code.decode("ascii")
        return Found(lib.copydesk_annotations_format(self.pointer), language, arrays)


def decode(format: int, raw: bytes) -> str:
    """The text that bytes of an article show a reader."""
    return _written(len(raw), lambda to, cap: lib.copydesk_decode(format, raw, len(raw), to, cap)).decode("utf-8")


def decode_spans(format: int, article: bytes, items: bytes, size: int, first: int, room: int) -> list[str]:
    """The texts of one span an item, in one call: ``items`` of ``size`` bytes have theirs at the byte ``first``.

    ``room`` is how many bytes they have together.
    """
    count = len(items) // size
    if not count:
        return []
    ends = bytearray(count * ctypes.sizeof(c_size_t))
    to_ends = _writable(ends)
    spans = (ctypes.cast(c_char_p(items), c_void_p).value or 0) + first
    raw = _written(
        room,
        lambda to, cap: lib.copydesk_decode_spans(format, article, len(article), spans, size, count, to, cap, to_ends),
    )
    edges = memoryview(ends).cast("P").tolist()
    if raw.isascii():
        text = raw.decode("ascii")
        return [text[start:end] for start, end in zip([0, *edges], edges)]
    return [raw[start:end].decode("utf-8") for start, end in zip([0, *edges], edges)]


def decode_metadata(source: int, format: int, raw: bytes) -> str:
    """The text of an entry of the metadata, whose bytes are ``raw``."""
    size = len(raw)
    return _written(size, lambda to, cap: lib.copydesk_decode_metadata(source, format, raw, size, to, cap)).decode("utf-8")


def _writable(buffer: bytearray) -> Any:
    """A pointer to the first byte. ``ctypes.create_string_buffer`` would make a type for each length, which takes longer than
    the call.
    """
    return ctypes.byref(ctypes.c_char.from_buffer(buffer))


def _written(size: int, write: Callable[[Any, int], int]) -> bytes:
    """What ``write`` puts into a buffer, by the rule of ``snprintf``; seldom more than ``size`` bytes."""
    room = size + 1
    while True:
        buffer = bytearray(room)
        needed = write(_writable(buffer), room)
        if needed == INVALID:
            # Formats and sources are the library's own, so nothing else can be wrong.
            raise MemoryError("text cannot be decoded")
        if needed < room:
            return bytes(memoryview(buffer)[:needed])
        room = needed + 1


def iso(timestamp: bytes, until: bytes = NO_TIME) -> str | None:
    """ISO 8601 of a timestamp's ten bytes, of an interval if both ends are there; None if nothing is known of it."""
    if until != NO_TIME:
        return f"{iso(timestamp)}/{iso(until)}"
    return _written(40, lambda to, cap: lib.copydesk_timestamp_format(timestamp, to, cap)).decode("ascii") or None
