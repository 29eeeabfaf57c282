"""The examples and the docstrings run as printed."""

import doctest
import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cached_property
from types import FunctionType

import copydesk
import copydesk._document
import copydesk._extractor
import copydesk.errors
import pytest
from conftest import ROOT

EXAMPLES = ROOT / "examples" / "python"


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *map(str, arguments)], capture_output=True, text=True)


def test_first_steps():
    ran = run(EXAMPLES / "first_steps.py", ROOT / "examples" / "harbour.txt")
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith("Harbour bridge reopens two weeks after storm\n")


def test_quotes():
    ran = run(EXAMPLES / "quotes.py", ROOT / "examples" / "council.txt")
    assert ran.stderr == "" and ran.stdout == (ROOT / "examples" / "council.quotes").read_text()


def test_batch(tmp_path, article):
    for i in range(20):
        (tmp_path / f"{i:02}.txt").write_bytes(article[: len(article) - 10 * i])
    (tmp_path / "cut.html").write_text("<p>Brücke")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    ran = run(EXAMPLES / "batch.py", tmp_path, "--threads", 3)
    assert ran.returncode == 1 and "gone.txt" in ran.stderr and ran.stderr.count("\n") == 1
    lines = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [line["source"].rsplit("/")[-1] for line in lines] == [f"{i:02}.txt" for i in range(20)] + ["cut.html"]
    assert lines[0] == copydesk.parse(article).to_dict(str(tmp_path / "00.txt"))


MODULES = (copydesk, copydesk._document, copydesk._extractor, copydesk.errors)


def documented(module) -> Iterator[tuple[str, object]]:
    """The public classes, functions, methods and properties of a module, by their names."""
    for name, thing in vars(module).items():
        if not name.startswith("_") and getattr(thing, "__module__", None) == module.__name__ and callable(thing):
            yield name, thing
            for part, member in vars(thing).items() if isinstance(thing, type) else ():
                # Of a named tuple the fields, which its own docstring shows.
                if not part.startswith("_") and isinstance(member, (FunctionType, property, cached_property)):
                    yield f"{name}.{part}", member.func if isinstance(member, cached_property) else member


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_docstrings(module):
    """Each has an example that runs as printed; doctest alone would not look into cached properties."""
    runner, parser = doctest.DocTestRunner(), doctest.DocTestParser()
    pieces = dict(documented(module))
    if module.__doc__ and ">>>" in module.__doc__:
        pieces[module.__name__] = module
    for name, thing in pieces.items():
        assert ">>>" in (thing.__doc__ or ""), f"{name} has no example"
        test = parser.get_doctest(thing.__doc__, {"__name__": "__main__"}, name, module.__file__, 0)
        runner.run(test)
    assert runner.summarize().failed == 0
