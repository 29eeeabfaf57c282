"""Columns of Arrow in and out, as the libraries that use them see it."""

import copydesk
import pytest

pa = pytest.importorskip("pyarrow")

PAGES = [
    b"<title>Ferry back in service</title><h1>Ferry back in service</h1><p>By Anna Lund</p>"
    b"<p>The ferry of Grenholm is back, Edvin Marsk said on Monday, and fares will rise by a tenth.</p>",
    None,
    b"",
    "Br\u00fccke \u00fcber den Hafen \u2013 offen\n\nDie Br\u00fccke in Oslo ist wieder offen.\n".encode(),
    b"Ferry stays\n\n\"We close on Monday,\" Anna Lund said.\n\n\"The ferry will sail again in the spring of next year.\n\n\"Then fares will rise,\" said Edvin Marsk, the mayor of Oslo.\n",
    b"Anna Lund",
    b"%PDF-1.7\n\0\0\xff",
]
TEXTS = [None if page is None else page.decode("utf-8", "ignore") for page in PAGES]


@pytest.fixture(scope="module")
def extractor():
    return copydesk.Extractor()


def rows(extractor, column):
    table = pa.table(extractor.extract_arrow(column))
    table.validate(full=True)
    return table.to_pylist()


def quoted(doc, quote):
    """A quote as the other door gives it, without its numbers that have no names there."""
    pair = lambda span: (span.start, span.end) if span else (0, 0)  # noqa: E731
    entity = 0xFFFFFFFF if quote.entity is None else doc.entities.index(quote.entity)
    return (*pair(quote), *pair(quote.speaker), *pair(quote.cue), entity, quote.section, quote.score, [pair(part) for part in quote.parts])


def wanted(extractor, pages):
    """The rows as the other door gives them."""
    found = []
    for page in pages:
        if page is None:
            found.append(dict.fromkeys(("status", "language", "sections", "mentions", "entities", "metadata", "quotes")))
            continue
        doc = extractor.extract(page if isinstance(page, bytes) else page.encode())
        kinds = {name: number for number, name in copydesk._ffi.KIND_NAMES.items()}
        labels = copydesk._ffi.LABELS
        metadata = {name: number for number, name in copydesk._ffi.METADATA_KIND_NAMES.items()}
        found.append({
            "status": 0,
            "language": doc.language,
            "sections": [{"kind": kinds[s.kind], "start": s.start, "end": s.end} for s in doc.sections],
            "mentions": [{"label": labels[m.label], "start": m.start, "end": m.end, "entity": m.entity, "score": m.score}
                         for m in doc.mentions],
            "entities": [(labels[e.label], e.name, len(e.mentions), e.key) for e in doc.entities],
            "metadata": [(metadata[m.kind], m.start, m.end, m.text) for m in doc.metadata],
            "quotes": [quoted(doc, quote) for quote in doc.quotes],
        })  # fmt: skip
    return found


def compared(row, page):
    """A row with entities and metadata as `wanted` has them."""
    if row["entities"] is None:
        return row
    raw = page if isinstance(page, bytes) else page.encode()

    def name(entity):
        return copydesk._ffi.decode(1 if raw.startswith(b"<") else 2, raw[entity["start"] : entity["end"]])

    entities = [(e["label"], name(e), e["mentions"], e["key"]) for e in row["entities"]]
    metadata = [(m["kind"], m["start"], m["end"], m["text"]) for m in row["metadata"]]
    names = ("start", "end", "speaker_start", "speaker_end", "cue_start", "cue_end", "entity", "section", "score")
    quotes = [(*(q[name] for name in names), [(part["start"], part["end"]) for part in q["parts"]]) for q in row["quotes"]]
    return {**row, "entities": entities, "metadata": metadata, "quotes": quotes}


@pytest.mark.parametrize("kind", ["binary", "large_binary", "binary_view", "string", "large_string", "string_view"])
def test_rows_are_the_documents(extractor, kind):
    pages = PAGES if "binary" in kind else TEXTS
    column = pa.array(pages, getattr(pa, kind)())
    for start, end in [(0, len(pages)), (1, 5), (3, 4), (4, 4)]:
        found = rows(extractor, column[start:end])
        assert [compared(row, page) for row, page in zip(found, pages[start:end])] == wanted(extractor, pages[start:end])


def test_chunks_follow_each_other(extractor):
    column = pa.chunked_array([pa.array(PAGES[:2]), pa.array([], pa.binary()), pa.array(PAGES[2:])])
    assert rows(extractor, column) == rows(extractor, pa.array(PAGES))
    assert rows(extractor, pa.chunked_array([], pa.binary())) == []


def test_more_rows_than_a_byte_of_the_bitmap(extractor):
    pages = [None if i % 3 else b"Anna Lund of Oslo" for i in range(100)]
    found = rows(extractor, pa.array(pages))
    assert [row["sections"] is None for row in found] == [page is None for page in pages]


def test_one_bad_row_gives_a_status(extractor):
    # Offsets that run backwards, as no library writes them.
    offsets = pa.array([0, 9, 4, 9], pa.int32()).buffers()[1]
    column = pa.Array.from_buffers(pa.binary(), 3, [None, offsets, pa.py_buffer(b"Anna Lund")])
    found = rows(extractor, column)
    assert [row["status"] for row in found] == [0, copydesk.Status.INVALID_ARGUMENT, 0]
    assert found[1]["sections"] is None and found[0]["sections"] and found[2]["sections"]


def test_other_columns_are_refused(extractor):
    for column in (pa.array([1, 2]), pa.array(["a", "b"]).dictionary_encode(), pa.array([["a"]])):
        with pytest.raises(copydesk.CopydeskError) as error:
            extractor.extract_arrow(column)
        assert error.value.status == copydesk.Status.INVALID_ARGUMENT
    with pytest.raises(TypeError, match="__arrow_c_stream__"):
        extractor.extract_arrow([b"Anna Lund"])


def test_results_are_handed_over_once(extractor):
    results = extractor.extract_arrow(pa.array(PAGES))
    assert pa.schema(results).names == ["status", "language", "sections", "mentions", "entities", "metadata", "quotes"]
    assert pa.table(results).num_rows == len(PAGES)
    with pytest.raises(ValueError, match="handed over"):
        pa.table(results)


def test_results_outlive_all_else():
    table = pa.table(copydesk.Extractor().extract_arrow(pa.array(PAGES)))
    assert table["mentions"].combine_chunks().flatten().field("label").to_pylist()
    # What nobody takes is freed too.
    for _ in range(100):
        copydesk.Extractor(only="sections").extract_arrow(pa.array(PAGES)).__arrow_c_stream__()
    assert not copydesk._arrow._alive


def test_pandas(extractor):
    pytest.importorskip("pandas")
    frame = pa.table(extractor.extract_arrow(pa.array(PAGES))).to_pandas()
    assert len(frame) == len(PAGES) and frame["sections"][1] is None


def test_polars(extractor):
    polars = pytest.importorskip("polars")
    for kind in (polars.Binary, polars.String):
        pages = PAGES[:5] if kind is polars.Binary else TEXTS[:5]
        frame = polars.DataFrame(extractor.extract_arrow(polars.Series("page", pages, kind)))
        assert frame.to_dicts() == rows(extractor, pa.array(pages))


def test_duckdb():
    duckdb = pytest.importorskip("duckdb")
    extractor = copydesk.Extractor(only="entities")
    pages = pa.table(duckdb.sql("select content::blob as content from (values ('Anna Lund of Oslo'), (null)) t(content)"))
    found = pa.table(extractor.extract_arrow(pages["content"]))
    assert duckdb.sql("select count(*), sum(len(mentions)) from found").fetchall() == [(2, 2)]
    results = extractor.extract_arrow(pages["content"])
    assert duckdb.sql("select count(*), sum(len(mentions)) from results").fetchall() == [(2, 2)]
