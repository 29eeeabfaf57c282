"""Documents as data frames, as docs of spaCy, and as HTML."""

import re
from html import unescape
from html.parser import HTMLParser

import copydesk
import pytest
from conftest import ROOT
from copydesk import _document, _views

PAGE = """<html><body><article><h1>Ferry &lt;Star&gt; back in service</h1><p>By <b>Anna Lund</b></p>
<p>The ferry to <i>Lisbon</i> &amp; back is in  service again,<br>Mayor <a href=x>Karin Vestby</a> told "Anna Lund" on March 3, 2015.
It took <script>1</script>$5&nbsp;million.</p></article></body></html>"""


def test_columns_are_the_fields():
    classes = {"sections": "Section", "comments": "Comment", "captions": "Caption", "byline_authors": "Author", "datelines": "Dateline",
               "metadata": "Metadata", "mentions": "Mention", "entities": "Entity", "quotes": "Quote"}  # fmt: skip
    assert set(classes) == set(_views.TABLES)
    for table, name in classes.items():
        fields = [field for field in getattr(_document, name)._fields if not field.endswith("_span")]
        if table == "mentions":
            assert fields.pop() == "value"
            fields += _document.Value._fields
        if table == "quotes":
            fields.insert(fields.index("entity") + 1, "name")
        assert list(_views.TABLES[table]) == fields


def test_data_frames(article):
    pandas = pytest.importorskip("pandas")
    doc = copydesk.parse(article)
    mentions = doc.to_pandas()
    assert list(mentions.text) == [mention.text for mention in doc.mentions]
    assert list(mentions.columns) == list(_views.TABLES["mentions"])
    row = mentions[mentions.text == "two weeks"].iloc[0]
    assert (row.number, row.unit) == (2.0, "weeks")
    for table in _views.TABLES:
        frame = doc.to_pandas(table)
        assert len(frame) == len(getattr(doc, table)) and list(frame.columns) == list(_views.TABLES[table])
    assert list(doc.to_pandas("entities").mentions) == [len(entity.mentions) for entity in doc.entities]
    assert list(doc.to_pandas("datelines").time) == ["2015-03-03T09:14+01:00"]
    assert copydesk.parse("").to_pandas().empty
    council = copydesk.parse((ROOT / "examples" / "council.txt").read_bytes())
    quotes = council.to_pandas("quotes")
    assert list(quotes.name.dropna()) == [quote.entity.name for quote in council.quotes if quote.entity]
    assert list(quotes.entity.dropna()) == [quote.entity.id for quote in council.quotes if quote.entity]
    assert list(quotes.speaker) == [quote.speaker.text for quote in council.quotes]
    assert list(quotes.parts) == [len(quote.parts) for quote in council.quotes] and max(quotes.parts) == 2
    both = pandas.concat([doc.to_pandas(), doc.to_pandas()], keys=["a", "b"])
    assert len(both) == 2 * len(doc.mentions)
    with pytest.raises(ValueError, match="table is one of sections, .*, not 'names'"):
        doc.to_pandas("names")


@pytest.mark.parametrize("kind", [str, bytes])
def test_spacy(kind):
    spacy = pytest.importorskip("spacy")
    nlp = spacy.blank("en")
    doc = copydesk.parse(PAGE if kind is str else PAGE.encode())
    made = doc.to_spacy(nlp)
    assert made.text == "\n\n".join(section.text for section in doc.sections if section.kind in _views.PROSE)
    found = {(ent.text, ent.label_) for ent in made.ents}
    assert {("Lisbon", "LOC"), ("Karin Vestby", "PERSON"), ("$5\xa0million", "MONEY"), ("March 3, 2015", "DATE")} <= found
    prose = [mention for mention in doc.mentions if doc.sections[mention.section].kind in _views.PROSE]
    assert len(made.ents) == len(prose)
    assert [span.label_ for span in made.spans["sections"]] == [s.kind for s in doc.sections if s.kind in _views.PROSE]
    assert all(span.text == s.text for span, s in zip(made.spans["sections"], [s for s in doc.sections if s.kind in _views.PROSE]))
    assert doc.to_spacy(nlp, kinds=["byline"]).text == "By Anna Lund"
    bare = copydesk.names("Anna Lund paid $5 million.").to_spacy(nlp)
    assert [(ent.text, ent.label_) for ent in bare.ents] == [("Anna Lund", "PERSON"), ("$5 million", "MONEY")]


class Reader(HTMLParser):
    """The text of a page, what of it is marked, and whether its tags fit together."""

    def __init__(self, page):
        super().__init__()
        self.text, self.marked, self.open, self.tags = "", [], [], set()
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.open.append(tag)
        self.tags.add(tag)
        assert set(dict(attributes)) <= {"style", "title", "dir"}
        if tag == "mark":
            self.marked.append("")

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data
        if self.open[-1] == "mark":
            self.marked[-1] += data


def test_html():
    doc = copydesk.parse(PAGE)
    read = Reader(doc._repr_html_())
    assert read.marked == [mention.text for mention in doc.mentions] and len(read.marked) >= 5
    assert "Ferry <Star> back in service" in read.text and read.tags == {"div", "mark"}
    for section in doc.sections:
        assert section.text in read.text


def test_html_says_what_values_are():
    shown = copydesk.names("It cost about 5 million euros on March 3, 2015.")._repr_html_()
    assert re.findall('title="([^"]*)"', shown) == ["money: about 5000000 EUR", "date: 2015-03-03"]


@pytest.mark.parametrize("evil", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "&lt;b&gt;", "</div></mark>"])
@pytest.mark.parametrize("parse", [copydesk.names, lambda text: copydesk.parse(text, format="text")])
def test_html_is_escaped(evil, parse):
    doc = parse(f"Harbour bridge {evil} reopens\n\nAnna {evil} Lund paid 5 {evil} to Peter Okafor of {evil}.\n")
    shown = doc._repr_html_()
    assert Reader(shown).tags <= {"div", "mark"} and evil not in shown
    assert evil in Reader(shown).text


def test_all_mentions_find_their_place():
    """In the articles at hand no mention is lost on the way from the page to its text."""
    golden = ROOT / "tests" / "golden"
    files = [ROOT / "examples" / "harbour.txt", *sorted(golden.glob("*.txt")), *sorted(golden.glob("*.html"))]
    assert len(files) > 20
    for file in files:
        doc = copydesk.parse(file.read_bytes())
        marked = [unescape(text) for text in re.findall("<mark[^>]*>([^<]*)</mark>", doc._repr_html_())]
        assert marked == [mention.text for mention in doc.mentions], file
