"""What a caller passes, checked by its type: an error says which argument is wrong, what it is to be, and what it is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any


def _type(value: object) -> str:
    return "None" if value is None else type(value).__name__


def wrong(name: str, wanted: str, value: object) -> TypeError:
    """The error that argument ``name`` is not what is wanted."""
    return TypeError(f"{name} is {wanted}, not {_type(value)}")


def text(name: str, value: Any, wanted: str = "a str or None") -> None:
    """A text, or None if the words of ``wanted`` allow it."""
    if not isinstance(value, str) and not (value is None and wanted.endswith("None")):
        raise wrong(name, wanted, value)


def one_of(name: str, value: Any, known: Collection[str | None]) -> None:
    """One of some words, or None if it is not given."""
    words = " or ".join(repr(word) for word in known if word is not None)
    text(name, value, f"{words} or None")
    if value is not None and value not in known:
        raise ValueError(f"{name} is {words}, not {value!r}")


def model(value: Any) -> None:
    """The bytes of a model."""
    if value is not None and not isinstance(value, bytes):
        raise wrong("model", "the bytes of a model file or None", value)


def gazetteer(value: Any, labels: Collection[str]) -> None:
    """Names with their labels."""
    if value is None:
        return
    names: Mapping[Any, Any] = value
    if not isinstance(value, Mapping):
        raise wrong("gazetteer", "a mapping of names to labels, such as {'Graben': 'location'}, or None", value)
    for name, label in names.items():
        if not isinstance(name, str):
            raise wrong(f"the name {name!r} of gazetteer", "a str", name)
        if not isinstance(label, str):
            raise wrong(f"the label of {name!r} in gazetteer", "a str", label)
        if label not in labels:
            raise ValueError(f"the label of {name!r} is one of {', '.join(labels)}, not {label!r}")


def part(name: str, value: Any, kind: type, wanted: str) -> None:
    """A part of a document."""
    if not isinstance(value, kind):
        raise wrong(name, wanted, value)


def offset(name: str, value: Any) -> None:
    """An offset or an index."""
    if not hasattr(value, "__index__"):
        raise wrong(name, "an int", value)


def size(name: str, value: Any, most: int) -> None:
    """A number of bytes."""
    offset(name, value)
    if not 0 <= value <= most:
        raise ValueError(f"{name} is a number of bytes, not {value!r}")
