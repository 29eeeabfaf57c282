"""Who said what."""

import json
import os
import pickle
import subprocess

import copydesk
import pytest
from conftest import ROOT, every_span

COUNCIL = (ROOT / "examples" / "council.txt").read_bytes()
PAGE = """<html><body><article><h1>Ferry back in service</h1><p>By <b>Anna Lund</b></p>
<p>The ferry to Graben is back in service, two weeks after the storm that had closed the harbour to all ships.</p>
<p>“We <b>br&uuml;ckten</b> the gap,” said Mayor Karin Vestby of Graben on Monday.</p>
<p>“Nobody should have to wait for a ferry.</p><p>“We will see,” she said &amp; left the hall.</p></article></body></html>"""


@pytest.fixture(scope="module")
def all_quotes():
    return copydesk.Extractor(quotes="all")


def test_quotes_have_speakers(all_quotes):
    doc = all_quotes.extract(COUNCIL)
    first, *_, last = doc.quotes
    assert (first.kind, first.text) == ("direct", "We have listened to the people who work at night,")
    assert (first.speaker.text, first.cue.text, first.parts) == ("Karin Vestby", "said", (first[1:4],))
    assert doc.sections[first.section].start <= first.start and first.score > 0
    assert first.entity is doc.persons[1] and first.entity.name == "Karin Vestby"
    assert (last.kind, last.speaker.text, last.entity.name) == ("indirect", "Okafor", "Peter Okafor")
    (long,) = (quote for quote in doc.quotes if len(quote.parts) > 1)
    assert [part.text[:9] for part in long.parts] == ["I have ta", "If they s"] and long.entity.name == "Tove Ekberg"
    (unknown,) = (quote for quote in doc.quotes if quote.entity is None)
    assert (unknown.text, unknown.speaker.text) == ("a fair compromise", "The council")
    assert pickle.loads(pickle.dumps(doc)).quotes == doc.quotes


def test_quotes_of_one_entity(all_quotes):
    doc = all_quotes.extract(COUNCIL)
    by = {entity.name: doc.quotes_by(entity) for entity in doc.entities}
    assert [quote.speaker.text for quote in by["Peter Okafor"]] == ["he", "he", "Okafor"]
    assert by["Graben"] == () and sum(map(len, by.values())) == len(doc.quotes) - 1
    with pytest.raises(TypeError, match="entity is an Entity of the document, not str"):
        doc.quotes_by("Peter Okafor")


def test_those_that_are_asked_for(all_quotes):
    found = {quotes: copydesk.Extractor(quotes=quotes).extract(COUNCIL) for quotes in ("off", "direct", "all", None)}
    assert [len(found[quotes].quotes) for quotes in ("off", "direct", "all")] == [0, 6, 8]
    assert found[None] == found["direct"] == copydesk.parse(COUNCIL) and found["off"] != found["direct"]
    assert "quotes" not in found["off"].to_dict()
    assert found["off"].sections == found["all"].sections and found["off"].entities == found["all"].entities
    for only in ("sections", "entities"):
        assert copydesk.Extractor(only=only, quotes="all").extract(COUNCIL).quotes == ()
    with pytest.raises(ValueError, match="quotes is 'direct' or 'off' or 'all', not 'none'"):
        copydesk.Extractor(quotes="none")
    assert repr(all_quotes) == "Extractor(quotes='all')"
    assert pickle.loads(pickle.dumps(all_quotes)).extract(COUNCIL) == found["all"]


def test_spans_of_pages(all_quotes):
    """A str counts characters; both give the same words, of markup without it."""
    of_bytes, of_str = all_quotes.extract(PAGE.encode()), all_quotes.extract(PAGE)
    for doc in (of_bytes, of_str):
        assert [quote.text for quote in doc.quotes][0] == "We br\N{LATIN SMALL LETTER U WITH DIAERESIS}ckten the gap,"
        assert [len(quote.parts) for quote in doc.quotes] == [1, 2]
        assert {quote.entity.name for quote in doc.quotes} == {"Karin Vestby"}
        for start, end, text in every_span(doc):
            assert doc.text(start, end) == text
    quote = of_str.quotes[0]
    assert PAGE[quote.start : quote.end] == "We <b>br&uuml;ckten</b> the gap,"


def test_json_is_the_commands():
    command = os.environ.get("COPYDESK_COMMAND")
    if not command:
        pytest.skip("COPYDESK_COMMAND is not set")
    files = [ROOT / "examples" / "council.txt", *sorted((ROOT / "tests" / "golden").glob("quotes_*.*[lt]"))]
    files = [file for file in files if file.suffix in (".txt", ".html")]
    for quotes in ("off", "direct", "all"):
        extractor = copydesk.Extractor(quotes=quotes)
        printed = subprocess.run([command, "--quotes", quotes, *files], capture_output=True, check=True).stdout
        for line, file in zip(printed.splitlines(), files):
            assert json.loads(line) == extractor.extract(file.read_bytes()).to_dict(str(file))


def test_notebooks_show_quotes(all_quotes):
    html = all_quotes.extract(COUNCIL)._repr_html_()
    assert html.count('title="Karin Vestby"') == 3
    assert 'title="Tove Ekberg">If they stop it, I will have to move,</span>' in html
    assert html.count('title="The council"') == 1 and html.count("<span") == html.count("</span>")
    # A mention stands inside of the quote.
    assert 'title="Peter Okafor">The night ferry carries </span>' in html
    crossed = [(0, 6, ("<q>", "</q>"))], [(3, 9, ("<i>", "</i>"))]
    assert "".join(copydesk._views._tagged("abcdefghijk", *crossed)) == "<q>abc</q><i><q>def</q></i><i>ghi</i>jk"
