"""Columns of Apache Arrow in and out, over its C Data Interface and the PyCapsules that Arrow's libraries exchange.

Nothing is copied: the library reads the caller's buffers, and what it fills belongs to whoever takes it. What is freed after the end
of Python is freed by the library itself.
"""

from __future__ import annotations

import ctypes
import errno
from collections.abc import Iterator
from ctypes import c_char_p, c_int, c_int64, c_void_p
from typing import Any

from . import _ffi


#: An object with ``__arrow_c_array__`` or ``__arrow_c_stream__``.
ArrowColumn = Any


class Schema(ctypes.Structure):
    _fields_ = [("format", c_char_p), ("name", c_char_p), ("metadata", c_void_p), ("flags", c_int64), ("n_children", c_int64),
                ("children", c_void_p), ("dictionary", c_void_p), ("release", c_void_p), ("private_data", c_void_p)]  # fmt: skip


class Array(ctypes.Structure):
    _fields_ = [("length", c_int64), ("null_count", c_int64), ("offset", c_int64), ("n_buffers", c_int64), ("n_children", c_int64),
                ("buffers", c_void_p), ("children", c_void_p), ("dictionary", c_void_p), ("release", c_void_p),
                ("private_data", c_void_p)]  # fmt: skip


class Stream(ctypes.Structure):
    _fields_ = [("get_schema", c_void_p), ("get_next", c_void_p), ("get_last_error", c_void_p), ("release", c_void_p),
                ("private_data", c_void_p)]  # fmt: skip


_RELEASE = ctypes.CFUNCTYPE(None, c_void_p)
_FILL = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)
_TELL = ctypes.CFUNCTYPE(c_char_p, c_void_p)
_DESTROY = ctypes.PYFUNCTYPE(None, c_void_p)

_new = ctypes.pythonapi.PyCapsule_New
_new.restype, _new.argtypes = ctypes.py_object, [c_void_p, c_char_p, _DESTROY]
_pointer = ctypes.pythonapi.PyCapsule_GetPointer
_pointer.restype, _pointer.argtypes = c_void_p, [ctypes.py_object, c_char_p]
# For a capsule that is being destroyed: no reference to it may be made.
_dying = ctypes.PYFUNCTYPE(c_void_p, c_void_p)(("PyCapsule_GetName", ctypes.pythonapi))
_dying_pointer = ctypes.PYFUNCTYPE(c_void_p, c_void_p, c_void_p)(("PyCapsule_GetPointer", ctypes.pythonapi))

#: What capsules point to, with their names, by address.
_alive: dict[int, tuple[Any, bytes]] = {}
#: The functions of streams that are not released.
_streams: dict[int, Any] = {}


def _release(structure: Any) -> None:
    if structure.release:
        _RELEASE(structure.release)(ctypes.addressof(structure))


def _nothing(_: int) -> None:
    """A release of what holds nothing, and a stream's last error, which it has none of."""


def _destroy(capsule: int) -> None:
    structure, _ = _alive.pop(_dying_pointer(capsule, _dying(capsule)))
    # Whoever took what it holds has set this to NULL.
    _release(structure)


_DESTROYED = _DESTROY(_destroy)


def _capsule(name: bytes, structure: Any) -> Any:
    address = ctypes.addressof(structure)
    _alive[address] = structure, name
    return _new(address, name, _DESTROYED)


def _move(source: Any, to: int) -> None:
    """Gives what ``source`` holds to the structure at ``to``, as C does it."""
    ctypes.memmove(to, ctypes.addressof(source), ctypes.sizeof(source))
    source.release = None


def _extract(extractor: _ffi.ExtractorHandle, schema: Any, articles: Any) -> tuple[Schema, Array]:
    made, rows, error = Schema(), Array(), _ffi.Error()
    arguments = (ctypes.byref(item) for item in (schema, articles, made, rows, error))
    _ffi.check(_ffi.lib.copydesk_extract_arrow(extractor.pointer, *arguments), error)
    return made, rows


def _chunks(column: Any) -> Iterator[tuple[Schema, Array]]:
    """The column's chunks. They are not to be released: that does who lends them."""
    if hasattr(column, "__arrow_c_array__"):
        schema, array = column.__arrow_c_array__()
        yield (Schema.from_address(_pointer(schema, b"arrow_schema")), Array.from_address(_pointer(array, b"arrow_array")))
        return
    capsule = column.__arrow_c_stream__()
    address = _pointer(capsule, b"arrow_array_stream")
    stream = Stream.from_address(address)
    made = Schema()
    _told(stream, _FILL(stream.get_schema)(address, ctypes.addressof(made)))
    try:
        while True:
            chunk = Array()
            _told(stream, _FILL(stream.get_next)(address, ctypes.addressof(chunk)))
            if not chunk.release:
                return
            try:
                yield made, chunk
            finally:
                _release(chunk)
    finally:
        _release(made)


def _told(stream: Stream, code: int) -> None:
    if code != 0:
        message = _TELL(stream.get_last_error)(ctypes.addressof(stream))
        raise OSError(code, (message or b"the column cannot be read").decode("utf-8", "replace"))


class ArrowResults:
    """What ``Extractor.extract_arrow`` found: a struct column, a row an article, for a library of Arrow to take.

    ``pyarrow.table(results)``, ``polars.DataFrame(results)`` and others that know the Arrow PyCapsule interface take it without a copy.
    It is handed over once; a second time is a ValueError.

    >>> import copydesk
    >>> copydesk.ArrowResults.__arrow_c_stream__.__name__
    '__arrow_c_stream__'
    """

    def __init__(self, extractor: _ffi.ExtractorHandle, column: Any) -> None:
        if not hasattr(column, "__arrow_c_array__") and not hasattr(column, "__arrow_c_stream__"):
            raise TypeError(f"a column has __arrow_c_array__ or __arrow_c_stream__, {type(column).__name__} has neither")
        self._rows: list[Array] | None = []
        self._extractor = extractor
        for schema, chunk in _chunks(column):
            made, rows = _extract(extractor, schema, chunk)
            _release(made)
            self._rows.append(rows)

    def __arrow_c_schema__(self) -> Any:
        """The type of the column, as the capsule ``arrow_schema``."""
        return _capsule(b"arrow_schema", _type(self._extractor))

    def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
        """The column, as the capsule ``arrow_array_stream``; it has the type it has, whatever is asked for."""
        left = iter(self._taken())
        extractor = self._extractor

        def get_schema(_: int, out: int) -> int:
            try:
                _move(_type(extractor), out)
            except MemoryError:
                return errno.ENOMEM
            return 0

        def get_next(_: int, out: int) -> int:
            _move(next(left, Array()), out)
            return 0

        def release(stream: int) -> None:
            for rows in left:
                _release(rows)
            held = Stream.from_address(stream)
            held.release = None
            _streams.pop(held.private_data, None)

        functions = _FILL(get_schema), _FILL(get_next), _TELL(_nothing), _RELEASE(release)
        # Whoever takes the stream moves it out of its capsule, and needs its functions until it is released.
        _streams[id(functions)] = functions
        stream = Stream(*(ctypes.cast(function, c_void_p).value for function in functions), id(functions))
        return _capsule(b"arrow_array_stream", stream)

    def _taken(self) -> list[Array]:
        if self._rows is None:
            raise ValueError("the results were handed over before")
        rows, self._rows = self._rows, None
        return rows

    def __del__(self, release: Any = _release) -> None:
        for rows in getattr(self, "_rows", None) or ():
            release(rows)


def _type(extractor: _ffi.ExtractorHandle) -> Schema:
    """The type of results: that of no article."""
    buffers = (c_void_p * 3)()
    nothing = _RELEASE(_nothing)
    held = ctypes.cast(nothing, c_void_p).value
    schema = Schema(format=b"Z", release=held)
    none = Array(n_buffers=3, buffers=ctypes.addressof(buffers), release=held)
    made, rows = _extract(extractor, schema, none)
    _release(rows)
    return made
