"""What is printed is what docs/copydesk.schema.json says, and no more."""

import json
import os
import subprocess

import copydesk
import pytest
from conftest import ROOT

jsonschema = pytest.importorskip("jsonschema")
SCHEMA = json.loads((ROOT / "docs" / "copydesk.schema.json").read_text())
ARTICLES = sorted(path for path in (ROOT / "tests" / "golden").iterdir() if path.suffix in (".txt", ".html"))

PAGE = b"""<html lang=en><head><title>Ferry back in service</title><link rel=canonical href=https://graben.example/ferry>
<meta property=og:image content=https://graben.example/ferry.jpg><meta property=article:section content=Harbour>
<meta property=og:site_name content="The Graben Post"><meta name=keywords content="ferry, harbour">
<meta name=copyright content="The Graben Post"></head><body><h1>Ferry back in service</h1>
<p>Two-thirds of the boats are back.</p></body></html>"""


@pytest.fixture(scope="module")
def validator():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    return jsonschema.Draft202012Validator(SCHEMA)


def test_documents_are_as_the_schema_says(validator):
    assert len(ARTICLES) > 50
    seen = set()
    for name, article in [("page", PAGE), *((path.name, path.read_bytes()) for path in ARTICLES)]:
        for only in (None, "sections", "entities"):
            line = copydesk.Extractor(only=only, quotes="all").extract(article).to_dict(name)
            validator.validate(line)
            seen.update(line, *line.get("sections", []), *line.get("entities", []), line.get("metadata", {}))
            seen.update(*line.get("quotes", []))
    # Every key is seen but that of a str.
    keys = SCHEMA["properties"].keys() | {
        key for name in ("section", "entity", "quote", "metadata") for key in SCHEMA["$defs"][name]["properties"]
    }
    assert keys - seen == {"offsets"}


def test_lines_of_the_command_are_as_the_schema_says(validator):
    command = os.environ.get("COPYDESK_COMMAND")
    if not command:
        pytest.skip("COPYDESK_COMMAND is not set")
    printed = subprocess.run([command, *ARTICLES], capture_output=True, check=False).stdout
    lines = [json.loads(line) for line in printed.splitlines()]
    assert len(lines) > 50
    for line in lines:
        validator.validate(line)


def test_stories_are_as_their_schema_says():
    command = os.environ.get("COPYDESK_COMMAND")
    if not command:
        pytest.skip("COPYDESK_COMMAND is not set")
    schema = json.loads((ROOT / "docs" / "copydesk-story.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    sets = [*sorted((ROOT / "tests" / "story").iterdir()), ROOT / "examples" / "story"]
    assert len(sets) == 20
    for folder in sets:
        files = sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".html"))
        printed = subprocess.run([command, "story", *files], capture_output=True, check=True).stdout
        story = json.loads(printed)
        validator.validate(story)
        assert len(story["articles"]) == len(files)
        assert story["figures"]
        assert not validator.is_valid({**story, "schema": "copydesk-story/2"})


def test_the_schema_refuses_what_is_wrong(validator, article):
    line = copydesk.parse(article).to_dict("harbour.txt")
    for wrong in ({"kind": "headlin"}, {"start": -1}, {"texts": ""}):
        bad = json.loads(json.dumps(line))
        bad["sections"][0].update(wrong)
        assert not validator.is_valid(bad)
    assert not validator.is_valid({**line, "schema": "copydesk/2"})


def test_kinds_and_labels_are_the_librarys():
    definitions = SCHEMA["$defs"]
    assert definitions["section"]["properties"]["kind"]["enum"] == list(copydesk._ffi.KIND_NAMES.values())
    assert definitions["entity"]["properties"]["kind"]["enum"] == list(copydesk._ffi.LABEL_NAMES.values())
    assert definitions["quote"]["properties"]["kind"]["enum"] == list(copydesk._ffi.QUOTE_KIND_NAMES.values())
    assert definitions["said"]["properties"]["source"]["enum"] == list(copydesk._ffi.METADATA_SOURCE_NAMES.values())
