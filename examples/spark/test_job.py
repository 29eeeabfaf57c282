"""The job of Spark on two local workers, and that of plain Python, over WARC files made here: python -m pytest examples/spark"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
pytest.importorskip("fastwarc")
HERE = Path(__file__).parent


def page(number):
    return (
        f"<html lang=en><title>Ferry {number} back in service</title><meta property=article:published_time content=2015-03-0{1 + number % 2}T09:00:00Z>"
        f"<h1>Ferry {number} back in service</h1><p>The ferry of Grenholm is back, and fares will rise by a tenth, the harbour board said.</p>"
        "<p>\"We have waited for a year,\" said Edvin Marsk, the mayor of Grenholm. He thanked the harbour board on Monday.</p>"
    ).encode()  # fmt: skip


def record(url, body, kind="response", head=b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"):
    block = head + body
    return (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Record-ID: <urn:uuid:{abs(hash(url)):032x}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"
    )


@pytest.fixture
def files(tmp_path):
    for file in range(3):
        records = [record(f"https://graben.example/{file}/{i}", page(i)) for i in range(4)]
        records.append(record(f"https://graben.example/{file}/image", b"%PDF-1.7\n\0\0\xff"))
        records.append(record(f"https://graben.example/{file}/gone", b"gone", head=b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n"))
        (tmp_path / f"{file}.warc").write_bytes(b"".join(records))
    rows = {"url": ["https://graben.example/p", "https://graben.example/null"], "content": [page(0), None]}
    pq.write_table(pa.table(rows), tmp_path / "pages.parquet")
    return sorted(map(str, [*tmp_path.glob("*.warc"), tmp_path / "pages.parquet"]))


def rows(output, table):
    found = pq.read_table(output / table).to_pylist()
    return sorted(found, key=lambda row: json.dumps(row, sort_keys=True))


def check(output):
    articles = rows(output, "articles")
    assert len(articles) == len({row["url"] for row in articles}) == 13
    assert {(str(row["day"]), row["language"]) for row in articles} == {("2015-03-01", "en"), ("2015-03-02", "en")}
    assert sorted(row["url"] for row in rows(output, "bad")) == [f"https://graben.example/{i}/image" for i in range(3)]
    assert {row["speaker"] for row in rows(output, "quotes")} == {"Edvin Marsk"}
    assert any(row["name"] == "Edvin Marsk" and row["label"] == "person" for row in rows(output, "entities"))
    return {table: rows(output, table) for table in ("articles", "entities", "quotes", "bad")}


def run(script, *arguments):
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable, "PYTHONPATH": os.pathsep.join([str(HERE), *filter(None, [os.environ.get("PYTHONPATH")])])}
    done = subprocess.run([sys.executable, HERE / script, *arguments], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_plain_python_goes_on_where_it_stopped(files, tmp_path):
    output = tmp_path / "out"
    run("crawl.py", "--jobs", "2", output, *files)
    found = check(output)
    # One mark is lost, as if the job had been killed before; its file is done again and nothing is there twice.
    marks = sorted((output / "done").iterdir())
    times = [mark.stat().st_mtime_ns for mark in marks[1:]]
    marks[0].unlink()
    run("crawl.py", "--jobs", "2", output, *files)
    assert check(output) == found and [mark.stat().st_mtime_ns for mark in marks[1:]] == times


def test_a_file_that_is_cut_short_gives_what_it_has(files, tmp_path):
    Path(files[0]).write_bytes(Path(files[0]).read_bytes()[:-900])
    told = [json.loads(line) for line in run("crawl.py", "--jobs", "1", tmp_path / "out", files[0]).splitlines()]
    assert told[0]["articles"] >= 3


def test_spark_makes_the_same_tables(files, tmp_path):
    pytest.importorskip("pyspark")
    run("crawl.py", "--jobs", "1", tmp_path / "plain", *files)
    os.environ.update(SPARK_LOCAL_IP="127.0.0.1", PYSPARK_SUBMIT_ARGS="--master local[2] pyspark-shell")
    run("job.py", tmp_path / "spark", *files)
    assert check(tmp_path / "spark") == check(tmp_path / "plain")
