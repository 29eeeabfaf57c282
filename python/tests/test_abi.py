"""Which library is loaded, and that another one is refused."""

import ctypes
import os
import shutil
import subprocess
import sys

import copydesk
import pytest
from copydesk import _ffi


def imported_with(library: object) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "COPYDESK_LIBRARY": str(library)}
    return subprocess.run(
        [sys.executable, "-c", "import copydesk; print(copydesk.__version__)"],
        env=environment, capture_output=True, text=True,
    )  # fmt: skip


@pytest.mark.skipif(not shutil.which("cc"), reason="no C compiler")
def test_another_abi_is_refused(tmp_path):
    library = tmp_path / "libcopydesk.so"
    code = "unsigned copydesk_abi_version(void) { return 2; }\n"
    subprocess.run(["cc", "-x", "c", "-", "-shared", "-fPIC", "-o", library], input=code, text=True, check=True)
    run = imported_with(library)
    assert run.returncode != 0
    assert "ImportError" in run.stderr and "ABI version 2, this package needs 1" in run.stderr


@pytest.mark.skipif(not shutil.which("cc"), reason="no C compiler")
def test_a_library_that_lacks_a_function_is_refused(tmp_path):
    library = tmp_path / "libcopydesk.so"
    code = "unsigned copydesk_abi_version(void) { return 1; }\n"
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
        "sections": 12, "comments": 44, "captions": 12, "authors": 12,
        "datelines": 32, "mentions": 20, "entities": 24, "values": 40,
    }  # fmt: skip
    assert ctypes.sizeof(_ffi.Error) == 256 and _ffi.TIMESTAMP.size == 10


def test_names_are_known():
    assert _ffi.KIND_NAMES[1] == "headline" and _ffi.LABEL_NAMES[22] == "email"
    assert len(_ffi.KIND_NAMES) == 10 and len(_ffi.LABEL_NAMES) == 12


def test_html_text_longer_than_its_bytes():
    assert _ffi.decode(1, b"\xff\xff") == "\ufffd\ufffd"
