"""The extractor's life: errors, closing, threads."""

import itertools
import multiprocessing
import pickle
import random
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import copydesk
import pytest


def test_bad_models_are_refused():
    with pytest.raises(copydesk.CopydeskError) as caught:
        copydesk.Extractor(model=b"not a model" * 9)
    assert caught.value.status is copydesk.Status.INVALID_MODEL
    assert caught.value.offset is not None
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.status, again.offset) == (str(caught.value), caught.value.status, caught.value.offset)


def test_an_empty_model_is_not_the_built_in_one():
    with pytest.raises(copydesk.CopydeskError):
        copydesk.Extractor(model=b"")


def test_settings_are_checked():
    with pytest.raises(ValueError, match="'sections' or 'entities'"):
        copydesk.Extractor(only="headlines")


def test_gazetteer():
    names = {"Graben Roads Office": "organization", "Graben": "location", "HK 7": "misc"}
    text = "Åse of the Graben\nRoads Office saw the HK 7 at Graben and a graben."
    with copydesk.Extractor(only="entities", format="text", gazetteer=names) as extractor:
        del names
        for _ in range(2):
            found = [(m.text, m.label) for m in extractor.extract(text).mentions]
            listed = [("Graben\nRoads Office", "organization"), ("HK 7", "misc"), ("Graben", "location")]
            assert [f for f in found if f in listed] == listed
            assert sum("Graben" in name for name, _ in found) == 2
    with copydesk.Extractor(gazetteer={}) as extractor:
        assert extractor.extract(text).sections
    with pytest.raises(ValueError, match="'Lund' is one of person, .* not 'town'"):
        copydesk.Extractor(gazetteer={"Lund": "town"})


def test_pickled(article):
    gazetteer = {"Graben Roads Office": "organization"}
    for settings in ({}, {"only": "entities", "format": "text", "gazetteer": gazetteer}):
        extractor = copydesk.Extractor(**settings)
        again = pickle.loads(pickle.dumps(extractor))
        assert again.extract(article) == extractor.extract(article)
    assert repr(again) == "Extractor(format='text', only='entities', gazetteer=<1>)"
    assert again.extract("the Graben Roads Office").organizations[0].name == "Graben Roads Office"
    again.close()
    with pytest.raises(ValueError, match="closed"):
        pickle.dumps(again)


@pytest.mark.parametrize("method", [m for m in ("fork", "spawn") if m in multiprocessing.get_all_start_methods()])
def test_other_processes(article, method):
    extractor = copydesk.Extractor(gazetteer={"ferry queue": "misc"})
    here = extractor.extract(article)
    with multiprocessing.get_context(method).Pool(2) as pool:
        there = pool.map(extractor.extract, [article] * 4)
    assert there == [here] * 4 and "ferry queue" in [mention.text for mention in here.mentions]


def test_many_keep_their_order(article):
    articles = [article[: len(article) - 20 * i] for i in range(40)]
    with copydesk.Extractor() as extractor:
        alone = [extractor.extract(data) for data in articles]
        for workers in (None, 1, 2, 7):
            assert list(extractor.extract_many(iter(articles), workers=workers)) == alone
        assert list(extractor.extract_many([])) == []
        text = article.decode().replace("harbour", "härböür")
        (doc,) = extractor.extract_many([text.encode("latin-1")], encoding="latin-1")
        assert "härböür" in doc.body


def test_many_are_read_a_few_ahead(article):
    read = []

    def endless():
        for number in itertools.count():
            read.append(number)
            yield article

    with copydesk.Extractor() as extractor:
        documents = extractor.extract_many(endless(), workers=2)
        assert read == []
        for given in range(1, 20):
            next(documents)
            assert len(read) <= given + 5
        documents.close()


def test_one_bad_article_of_many(article):
    with copydesk.Extractor() as extractor:
        articles = [article, 7, b"", article]
        found = list(extractor.extract_many(articles, errors="return"))
        assert [type(one) for one in found] == [copydesk.Document, TypeError, copydesk.Document, copydesk.Document]
        documents = extractor.extract_many(articles)
        assert next(documents) == found[0]
        with pytest.raises(TypeError, match="not int"):
            next(documents)

        def breaks():
            yield article
            raise OSError("the disk is gone")

        documents = extractor.extract_many(breaks(), errors="return")
        with pytest.raises(OSError, match="disk"):
            list(documents)


def test_settings_of_many_are_checked_at_once():
    extractor = copydesk.Extractor()
    with pytest.raises(ValueError, match="workers is 1 or more"):
        extractor.extract_many([], workers=0)
    with pytest.raises(ValueError, match="'raise' or 'return'"):
        extractor.extract_many([], errors="ignore")


def test_closed(article):
    with copydesk.Extractor() as extractor:
        doc = extractor.extract(article)
    assert doc.headline
    with pytest.raises(ValueError, match="closed"):
        extractor.extract(article)
    extractor.close()


def test_results_outlive_reuse(article):
    with copydesk.Extractor() as extractor:
        first = extractor.extract(article)
        before = first.to_json()
        extractor.extract(b"Another story altogether\n")
        assert first.to_json() == before == extractor.extract(article).to_json()


def test_eight_threads_share_one_extractor(article):
    rng = random.Random(1)
    paragraphs = article.decode().split("\n\n")
    articles: list[bytes | str] = []
    for i in range(300):
        text = "\n\n".join(rng.sample(paragraphs, rng.randrange(1, len(paragraphs)))) + " é🌉" * (i % 3)
        articles.append(text if i % 2 else text.encode())
    with copydesk.Extractor() as extractor:
        alone = [extractor.extract(data).to_json() for data in articles]
        barrier = threading.Barrier(8)

        def work(seed: int) -> bool:
            order = list(range(len(articles)))
            random.Random(seed).shuffle(order)
            barrier.wait()
            return all(extractor.extract(articles[i]).to_json() == alone[i] for i in order)

        with ThreadPoolExecutor(8) as pool:
            assert all(pool.map(work, range(8)))
        assert len(extractor._free) <= 8


def test_closing_while_threads_work(article):
    extractor = copydesk.Extractor()

    def work(_: int) -> int:
        done = 0
        try:
            while done < 10_000:
                assert extractor.extract(article).headline
                done += 1
        except ValueError:
            pass
        return done

    with ThreadPoolExecutor(4) as pool:
        results = [pool.submit(work, i) for i in range(4)]
        extractor.extract(article)
        extractor.close()
        assert all(result.result() < 10_000 for result in results)


WITHOUT_MEMORY = """
import resource, copydesk
long = b"Anna Lund reopened the harbour bridge on Monday.\\n\\n" * 400_000
pages = int(open("/proc/self/statm").read().split()[0])
limit = resource.getrlimit(resource.RLIMIT_AS)
extractor = copydesk.Extractor()
resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + (24 << 20), limit[1]))
try:
    extractor.extract(long)
except MemoryError as error:
    print(error)
print(extractor.extract(b"Ferry back in service").sections[0].text)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is Linux's")
def test_without_memory_it_is_a_memory_error():
    run = subprocess.run([sys.executable, "-c", WITHOUT_MEMORY], capture_output=True, text=True)
    assert run.stdout.splitlines() == ["out of memory", "Ferry back in service"], run.stderr
    assert run.returncode == 0
