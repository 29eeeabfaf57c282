"""Which library is loaded, and that another one is refused."""

import ctypes
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import get_args

import copydesk
import pytest
from conftest import ROOT
from copydesk import Label, MetadataKind, MetadataSource, Qualifier, QuoteKind, SectionKind, _document, _ffi


def imported_with(library: object) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "COPYDESK_LIBRARY": str(library)}
    return subprocess.run(
        [sys.executable, "-c", "import copydesk; print(copydesk.__version__)"],
        env=environment, capture_output=True, text=True,
    )  # fmt: skip


@pytest.mark.skipif(not shutil.which("cc"), reason="no C compiler")
def test_another_abi_is_refused(tmp_path):
    library = tmp_path / "libcopydesk.so"
    code = "unsigned copydesk_abi_version(void) { return 1; }\n"
    subprocess.run(["cc", "-x", "c", "-", "-shared", "-fPIC", "-o", library], input=code, text=True, check=True)
    run = imported_with(library)
    assert run.returncode != 0
    assert "ImportError" in run.stderr and "ABI version 1, this package needs 2" in run.stderr


@pytest.mark.skipif(not shutil.which("cc"), reason="no C compiler")
def test_a_library_that_lacks_a_function_is_refused(tmp_path):
    library = tmp_path / "libcopydesk.so"
    code = "unsigned copydesk_abi_version(void) { return 2; }\n"
    subprocess.run(["cc", "-x", "c", "-", "-shared", "-fPIC", "-o", library], input=code, text=True, check=True)
    run = imported_with(library)
    assert "ImportError" in run.stderr and "lacks copydesk_version" in run.stderr


def test_a_missing_library_is_named(tmp_path):
    run = imported_with(tmp_path / "none.so")
    assert "ImportError" in run.stderr and "none.so" in run.stderr


def test_the_chosen_library_is_loaded(tmp_path):
    library = tmp_path / "chosen.so"
    shutil.copy(_ffi.library_path(), library)
    run = imported_with(library)
    assert run.stdout.strip() == copydesk.__version__, run.stderr


def test_layouts_are_the_headers():
    sizes = {name: layout.size for name, layout in _ffi.LAYOUTS.items()}
    assert sizes == {
        "sections": 16, "comments": 48, "captions": 16, "authors": 16, "datelines": 36, "metadata": 32,
        "mentions": 28, "entities": 32, "entity_mentions": 4, "values": 56, "quotes": 44,
    }  # fmt: skip
    assert ctypes.sizeof(_ffi.Options) == 40 and _ffi.PARTS.size == 8
    assert ctypes.sizeof(_ffi.Error) == 256 and _ffi.TIMESTAMP.size == 10
    # An array's rows follow each other as C lays them out.
    assert all(layout.size % 4 == 0 for layout in _ffi.LAYOUTS.values())


def header_names(enumeration: str) -> dict[int, str]:
    """The numbers of one of the header's enumerations with their names in lower case."""
    header = (ROOT / "include" / "copydesk.h").read_text()
    rows = re.findall(rf"^ *COPYDESK_{enumeration}_(\w+) = (\d+),$", header, re.M)
    return {int(number): name.lower() for name, number in rows}


def test_kinds_and_labels_are_the_librarys():
    for literal, library, enumeration in [
        (SectionKind, _ffi.KIND_NAMES, "SECTION_KIND"),
        (Label, _ffi.LABEL_NAMES, "LABEL"),
        (MetadataKind, _ffi.METADATA_KIND_NAMES, "METADATA_KIND"),
        (MetadataSource, _ffi.METADATA_SOURCE_NAMES, "METADATA_SOURCE"),
        (QuoteKind, _ffi.QUOTE_KIND_NAMES, "QUOTE_KIND"),
    ]:
        assert list(get_args(literal)) == list(library.values())
        assert header_names(enumeration) == library


def test_formats_and_qualifiers_are_the_headers():
    assert set(header_names("FORMAT")) == set(_ffi.FORMAT_NAMES)
    assert list(get_args(_document.Role)) == list(_ffi.ROLES.values())
    assert header_names("AUTHOR_ROLE") == _ffi.ROLES
    hedges = {number: name.replace("_", " ") for number, name in header_names("QUALIFIER").items()}
    assert hedges == {0: "exact", **_document._QUALIFIERS}
    assert list(get_args(Qualifier)) == list(_document._QUALIFIERS.values())


def test_constants_are_the_headers():
    header = (ROOT / "include" / "copydesk.h").read_text()
    constants = {name: int(number) for name, number in re.findall(r"^#define COPYDESK_(?!VERSION)(\w+) (\d+)", header, re.M)}
    assert constants == {
        "ABI_VERSION": _ffi.ABI_VERSION, "NO_OFFSET": _ffi.NO_OFFSET, "NO_INDEX": _ffi.NO_INDEX,
        "NO_ENTITY": _ffi.NO_ENTITY,
        "METADATA_CHOSEN": _ffi.CHOSEN, "METADATA_HOUSE": _ffi.HOUSE, "METADATA_EDITOR": _ffi.EDITOR,
        "VALUE_RATIO": _ffi.RATIO, "VALUE_LOCAL_CURRENCY": _ffi.LOCAL_CURRENCY,
    }  # fmt: skip


def test_classes_come_in_the_order_of_the_librarys():
    """Who looks for a type finds it at the same place in src/types.rs and in _document.py."""

    def order(path: Path, pattern: str) -> list[str]:
        return re.findall(pattern, path.read_text(), re.M)

    ours = order(Path(_document.__file__), r"^class (\w+)\(NamedTuple\)")
    theirs = order(ROOT / "src" / "types.rs", r"^pub struct (\w+)")
    shared = [name for name in theirs if name in ours]
    assert len(shared) == 10 and [name for name in ours if name in shared] == shared


def test_html_text_longer_than_its_bytes():
    assert _ffi.decode(1, b"\xff\xff") == "\ufffd\ufffd"
