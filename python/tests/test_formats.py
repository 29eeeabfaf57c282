"""What `copydesk --format` prints is read by the tools that it is made for.

`ninjs-schema_3.1.json` is IPTC's, from github.com/iptc/newsinjson (MIT licence), copyright 2024 IPTC; the file itself names
Creative Commons Attribution 4.0.
"""

import csv
import io
import json
import os
import subprocess
import sys

import pytest
from conftest import ROOT
from test_schema import ARTICLES, PAGE

HOSTILE = b"""<title>=1+1</title><link rel=canonical href="https://graben.example/f\xc3\xa4hre [1]#a#b">
<h1># Ferry *back* in <i>service</i></h1><p>By Anna Lund</p><p>1. The board said "no", <br>and Edvin Marsk said "yes"\t&amp;amp; &#1;
\x0b left &lt;at&gt; once_ _more [a](b) ]]&gt; on Monday &#xfffe; .</p><h2>Fares #</h2><p>- The board of Grenholm voted to raise fares
by a tenth, the first rise in six years, after the cost of fuel doubled.</p><p>+ Passengers pay the old price until June.</p>"""

REPLIES = b"""<h1>Ferry back in service</h1><p>By Anna Lund</p><p>March 2, 2015</p>
<p>The harbour board of Grenholm voted on Tuesday to raise ferry fares by a tenth, the first rise in six years.</p>
<ul><li id=c1 class=comment><b>Tove</b> March 3, 2015 at 8:05 pm<p>Somebody should ask what it cost.</p>
<ul><li id=c2 class=comment><b>Bo Ek</b> March 3, 2015 at 9:10 pm<p>I did, and nobody would tell me.</p></li></ul></li></ul>"""


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("formats")
    made = {"page.html": PAGE, "hostile.html": HOSTILE, "replies.html": REPLIES, "empty.txt": b"", "mark.txt": b"\xef\xbb\xbf\xc3\xa9t\xc3\xa9 in Oslo\n"}
    for name, article in made.items():
        (folder / name).write_bytes(article)
    return [*(folder / name for name in made), *ARTICLES]


@pytest.fixture(scope="module")
def printed(files):
    """What the command prints of all files, or of those given."""
    command = os.environ.get("COPYDESK_COMMAND")
    if not command:
        pytest.skip("COPYDESK_COMMAND is not set")

    def run(*options, of=files):
        return subprocess.run([command, *options, *of], capture_output=True, check=True).stdout.decode()

    return run


@pytest.fixture(scope="module")
def documents(printed):
    """The lines of JSON, to compare with."""
    return [json.loads(line) for line in printed().splitlines()]


def lines(printed, name, files):
    found = [json.loads(line) for line in printed("--format", name).splitlines()]
    assert len(found) == len(files) > 50
    return found


@pytest.mark.parametrize("table", ["sections", "entities", "mentions", "quotes"])
def test_tables_have_a_row_for_each(printed, documents, table):
    csv.field_size_limit(sys.maxsize)
    rows = list(csv.DictReader(io.StringIO(printed("--format", "csv", "--table", table), newline="")))
    if table == "mentions":
        wanted = [(d["source"], m["text"]) for d in documents
                  for m in sorted((m for e in d["entities"] for m in e["mentions"]), key=lambda m: m["start"])]
    elif table == "quotes":
        # Of a quote of several paragraphs the JSON has the whole span, what stands between them too.
        wanted = [(d["source"], row["text"] if "parts" in quote else quote["text"])
                  for row, (d, quote) in zip(rows, [(d, quote) for d in documents for quote in d.get("quotes", [])])]
        assert any(row["name"] for row in rows) and {row["kind"] for row in rows} <= {"direct", "indirect"}
    else:
        wanted = [(d["source"], item.get("text", item.get("name"))) for d in documents for item in d[table]]
    assert [(row["source"], row.get("text", row.get("name"))) for row in rows] == wanted
    assert all(None not in row and None not in row.values() for row in rows)
    tabs = printed("--format", "tsv", "--table", table).split("\n")
    assert tabs.pop() == "" and len(tabs) == len(rows) + 1
    assert {line.count("\t") for line in tabs} == {len(rows[0]) - 1}
    assert '""' not in "".join(tabs)


def test_columns_tell_what_the_json_tells(printed, documents):
    rows = csv.DictReader(io.StringIO(printed("--format", "csv"), newline=""))
    sections = [section for document in documents for section in document["sections"]]
    for row, section in zip(rows, sections):
        assert (row["kind"], int(row["start"]), int(row["end"])) == (section["kind"], section["start"], section["end"])
        assert row["iso"] == section.get("time", {}).get("iso", "")
        assert row["parent"] == str(section.get("parent", ""))


def test_ninjs_is_as_the_schema_says(printed, files):
    jsonschema = pytest.importorskip("jsonschema")
    pytest.importorskip("rfc3986_validator", reason="what tells whether a URI is one")
    pytest.importorskip("rfc3339_validator", reason="what tells whether a time is one")
    schema = json.loads((ROOT / "python" / "tests" / "ninjs-schema_3.1.json").read_text())
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    items = lines(printed, "ninjs", files)
    for item in items:
        validator.validate(item)
    assert not validator.is_valid({**items[0], "uri": "ferry"})
    assert not validator.is_valid({**items[0], "versionCreated": "2015-03-02"})
    assert items[0]["uri"] == "https://graben.example/ferry"
    assert items[1]["uri"] == "https://graben.example/f%C3%A4hre%20%5B1%5D#a%23b"
    assert any(item.get("people") for item in items) and any(item.get("versionCreated") for item in items)


def test_json_ld_is_schema_org(printed, files):
    pyld = pytest.importorskip("pyld").jsonld
    rdflib = pytest.importorskip("rdflib")
    sdo = "https://schema.org/"
    loaded = {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": sdo, "document": {"@context": {"@vocab": sdo}}}
    terms = set()
    for item, path in zip(lines(printed, "jsonld", files), files):
        (expanded,) = pyld.expand(item, {"documentLoader": lambda url, options: loaded, "base": "https://graben.example/"})
        assert expanded["@type"] == [sdo + "NewsArticle"]
        item["@context"] = {"@vocab": sdo}
        graph = rdflib.Graph().parse(data=json.dumps(item), format="json-ld")
        for subject, predicate, thing in graph:
            terms.add(predicate)
            if predicate == rdflib.RDF.type:
                terms.add(thing)
        answered = list(graph.objects(predicate=rdflib.URIRef(sdo + "parentItem")))
        assert all((answer, rdflib.URIRef(sdo + "text"), None) in graph for answer in answered)
        if path.name == "replies.html":
            assert len(answered) == 1
    # rdflib lists what schema.org defines.
    unknown = [term for term in terms if term.startswith(sdo) and term[len(sdo):] not in rdflib.SDO]
    assert not unknown and len(terms) > 20
    assert {rdflib.SDO.Quotation, rdflib.SDO.spokenByCharacter} <= {rdflib.URIRef(term) for term in terms}


def test_annotations_select_what_they_say(printed, files, documents):
    for page, path, document in zip(lines(printed, "annotations", files), files, documents):
        data = path.read_bytes()
        is_utf8 = data.decode("utf-8", "ignore").encode() == data
        text = data.decode("utf-8-sig", "replace")
        items = page.get("items", [])
        assert len({item["id"] for item in items}) == len(items)
        mentions = [mention for entity in document["entities"] for mention in entity["mentions"]]
        quotes = [part for quote in document.get("quotes", []) for part in quote.get("parts", [quote])]
        assert len([item for item in items if item["motivation"] == "describing"]) == len(document.get("quotes", []))
        assert len([item for item in items if item["motivation"] == "identifying"]) == len(mentions)
        pieces = {(piece["start"], piece["end"]): piece["text"] for piece in [*document["sections"], *mentions]}
        pieces.update({(part["start"], part["end"]): part.get("text") for part in quotes})
        targets = [item["target"] for item in items]
        for target in [target for one in targets for target in (one if isinstance(one, list) else [one])]:
            selectors = {selector["type"]: selector for selector in target["selector"]}
            quote, place = selectors["TextQuoteSelector"], selectors["DataPositionSelector"]
            assert pieces[place["start"], place["end"]] in (None, quote["exact"])
            if document["format"] == "text" and is_utf8 and (position := selectors["TextPositionSelector"]):
                start, end = position["start"], position["end"]
                assert text[start:end] == quote["exact"] == data[place["start"] : place["end"]].decode("utf-8", "replace")
                assert text[:start].endswith(quote.get("prefix", "")) and text[end:].startswith(quote.get("suffix", ""))


def test_annotations_are_of_the_w3c_model(printed, files):
    rdflib = pytest.importorskip("rdflib")
    # What http://www.w3.org/ns/anno.jsonld says of the words that are used.
    context = {"@vocab": "http://www.w3.org/ns/oa#", "id": "@id", "type": "@type", "body": {"@id": "hasBody"}, "target": {"@id": "hasTarget"},
               "source": {"@id": "hasSource", "@type": "@id"}, "selector": {"@id": "hasSelector"}, "purpose": {"@id": "hasPurpose", "@type": "@vocab"},
               "motivation": {"@id": "motivatedBy", "@type": "@vocab"}, "items": {"@id": "https://www.w3.org/ns/activitystreams#items"},
               "value": {"@id": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"},
               "AnnotationPage": "https://www.w3.org/ns/activitystreams#OrderedCollectionPage"}  # fmt: skip
    page = json.loads(printed("--format", "annotations", of=files[1:2]))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    graph = rdflib.Graph().parse(data=json.dumps({**page, "@context": context}), format="json-ld")
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    annotations = set(graph.subjects(rdflib.RDF.type, oa.Annotation))
    assert len(annotations) == len(page["items"]) > 2
    assert {graph.value(graph.value(annotation, oa.hasTarget), oa.hasSource) for annotation in annotations} == {
        rdflib.URIRef("https://graben.example/f%C3%A4hre%20%5B1%5D")
    }
    selectors = {graph.value(selector, rdflib.RDF.type) for selector in graph.objects(predicate=oa.hasSelector)}
    assert selectors == {oa.DataPositionSelector, oa.TextQuoteSelector}
    assert set(graph.objects(predicate=oa.motivatedBy)) == {oa.classifying, oa.identifying, oa.describing}


def test_tei_is_xml_in_the_order_of_tei(printed, files):
    etree = pytest.importorskip("lxml.etree")
    root = etree.fromstring(printed("--format", "tei").encode())
    tei = "{http://www.tei-c.org/ns/1.0}"
    assert root.tag == tei + "teiCorpus" and root[0].tag == tei + "teiHeader"
    texts = root.findall(tei + "TEI")
    assert len(texts) == len(files)
    for text in texts:
        assert [part.tag for part in text] == [tei + "teiHeader", tei + "text"]
        assert text.find(f"{tei}teiHeader/{tei}fileDesc/{tei}titleStmt/{tei}title") is not None
    for division in root.iter(tei + "div"):
        names = [part.tag.removeprefix(tei) for part in division]
        bodies = [at for at, name in enumerate(names) if name in ("p", "ab", "div")]
        tops = [at for at, name in enumerate(names) if name in ("head", "byline", "dateline")]
        assert not bodies or not tops or max(tops) < bodies[0], names
        parts = [at for at, name in enumerate(names) if name == "div"]
        assert not parts or names[parts[0] :] == ["div"] * (len(names) - parts[0])
    ids = {id for id in root.xpath("//@xml:id")}
    answered = root.xpath("//@corresp")
    assert answered and all(answer.startswith("#") and answer[1:] in ids for answer in answered)
    hostile = "".join(texts[1].find(tei + "text").itertext())
    assert 'said "yes"' in hostile and "&amp;" in hostile and "<at>" in hostile


def test_tei_marks_what_is_named(printed, documents):
    etree = pytest.importorskip("lxml.etree")
    root = etree.fromstring(printed("--format", "tei").encode())
    tei = "{http://www.tei-c.org/ns/1.0}"
    people = 0
    for text, document in zip(root.findall(tei + "TEI"), documents):
        names = {mention["text"] for entity in document["entities"] for mention in entity["mentions"]}
        for person in text.iter(tei + "persName"):
            people += 1
            shown = "".join("\n" if part.tag == tei + "lb" else part.text or "" for part in person.iter())
            assert shown in names or "\n" in shown
    assert people > 50
    said = list(root.iter(tei + "said"))
    assert len(said) == sum(len(quote.get("parts", [quote])) for document in documents for quote in document.get("quotes", []))
    ids = set(root.xpath("//@xml:id"))
    pointers = [said.get(name) for said in said for name in ("who", "next") if said.get(name)]
    assert pointers and all(pointer[1:] in ids for pointer in pointers)


def test_markdown_shows_the_story(printed, files):
    markdown_it = pytest.importorskip("markdown_it")
    reader = markdown_it.MarkdownIt("commonmark")
    stories = 0
    for path in files:
        article = printed("--format", "article", of=[path])
        wanted = [part.strip() for part in article.split("\n\n") if part.strip()]
        markdown = printed("--format", "markdown", of=[path])
        shown = []
        for token in reader.parse(markdown):
            assert token.type in ("inline", "heading_open", "heading_close", "paragraph_open", "paragraph_close"), markdown
            if token.type == "inline":
                assert {part.type for part in token.children} <= {"text", "hardbreak", "strong_open", "strong_close", "em_open", "em_close", "text_special"}
                shown.append("".join("\n" if part.type == "hardbreak" else part.content for part in token.children))
        # Bylines, datelines and captions stand in Markdown alone.
        rest = iter(shown)
        assert all(part in rest for part in wanted), path.name
        stories += bool(wanted)
    assert stories > 40


def test_stories_are_parted(printed, files):
    two = printed("--format", "article", of=[files[0], files[0]])
    one = printed("--format", "article", of=[files[0]])
    assert two.split("\n\f\n") == [one, one]
    assert printed("--format", "markdown", of=[files[0], files[0]]).count("\n\n---\n\n") == 1


def test_formats_that_need_sections_say_so(files):
    command = os.environ.get("COPYDESK_COMMAND")
    if not command:
        pytest.skip("COPYDESK_COMMAND is not set")
    for options in (["--format", "markdown"], ["--format", "article"], ["--format", "csv"]):
        done = subprocess.run([command, "--only", "entities", *options, files[0]], capture_output=True)
        assert done.returncode == 2 and b"--only entities" in done.stderr
    assert subprocess.run([command, "--only", "sections", "--format", "csv", "--table", "mentions", files[0]], capture_output=True).returncode == 2


def test_the_guide_shows_what_is_printed(printed):
    guide = (ROOT / "docs" / "formats.md").read_text()
    article = ROOT / "examples" / "harbour.txt"

    def block(heading):
        return guide.split(f"\n## {heading}\n")[1].split("```")[1].split("\n", 1)[1]

    def words(text):
        return " ".join(text.replace(str(article), "examples/harbour.txt").split())

    assert words(block("markdown and article")) in words(printed("--format", "markdown", of=[article]))
    assert words(block("tei")) in words(printed("--format", "tei", of=[article]))
    table = printed("--format", "csv", "--table", "entities", of=[article]).replace(str(article), "examples/harbour.txt")
    assert set(block("csv and tsv").splitlines()) <= set(table.splitlines())
    address = article.as_uri()
    for name in ("ninjs", "jsonld", "annotations"):
        shown = json.loads(block(name).replace("file:///home/anna/harbour.txt", address))
        item = json.loads(printed("--format", name, of=[article]))
        if name == "annotations":
            assert shown in item["items"]
            continue
        for key, value in shown.items():
            assert value == item[key] or all(part in item[key] for part in value), key
