"""The examples and the docstrings run as printed."""

import doctest
import json
import subprocess
import sys

import copydesk
import copydesk._document
import copydesk._extractor
from conftest import ROOT

EXAMPLES = ROOT / "examples" / "python"


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *map(str, arguments)], capture_output=True, text=True)


def test_first_steps():
    ran = run(EXAMPLES / "first_steps.py", ROOT / "examples" / "harbour.txt")
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith("Harbour bridge reopens two weeks after storm\n")


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


def test_docstrings():
    for module in (copydesk, copydesk._document, copydesk._extractor):
        result = doctest.testmod(module)
        assert result.failed == 0 and result.attempted > 0
