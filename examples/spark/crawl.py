"""One file of a crawl to Parquet: tables of articles, entities and quotes by day and language, and of bad records.

The job of Spark (job.py) and that of plain Python are this function over many files. With plain Python:

    python crawl.py --jobs 8 OUTPUT CC-NEWS-*.warc.gz

A file that is done has a mark in OUTPUT/done and is not read again. One that was stopped is read again from its start and writes over what
it left, so that each article is there once. Needs pyarrow and fastwarc.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import functools
import hashlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

import copydesk

#: Articles that are written at a time: they bound the memory of a job.
PIECE = 1000
#: Bytes of one page; more is a bad record.
LIMIT = 16 << 20

BY = [("day", pa.string()), ("language", pa.string())]
SCHEMAS = {
    "articles": pa.schema([*BY, ("url", pa.string()), ("title", pa.string()), ("authors", pa.list_(pa.string())), ("text", pa.string())]),
    "entities": pa.schema([*BY, ("url", pa.string()), ("label", pa.string()), ("name", pa.string()), ("key", pa.uint64()), ("mentions", pa.uint32())]),
    "quotes": pa.schema([*BY, ("url", pa.string()), ("kind", pa.string()), ("text", pa.string()), ("speaker", pa.string()), ("key", pa.uint64())]),
    "bad": pa.schema([("url", pa.string()), ("error", pa.string())]),
}  # fmt: skip
STORY = {"headline", "deck", "subheading", "body"}


def records(path: str) -> Iterator[tuple[str, bytes, str | None] | tuple[str, Exception]]:
    """The pages of a file: WARC and WET, packed or not, and Parquet with the columns url and content. What cannot be read is an error."""
    if path.endswith(".parquet"):
        for batch in pq.ParquetFile(path).iter_batches(64, columns=["url", "content"]):
            for url, content in zip(batch["url"].to_pylist(), batch["content"].to_pylist()):
                if content is not None:
                    yield url, content.encode() if isinstance(content, str) else content, "utf-8" if isinstance(content, str) else None
        return
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    url = path
    try:
        with open(path, "rb") as file:
            for record in ArchiveIterator(file, record_types=WarcRecordType.response | WarcRecordType.conversion):
                url = record.headers.get("WARC-Target-URI") or record.record_id
                charset = "utf-8"
                if record.record_type == WarcRecordType.response:
                    kind = record.http_content_type or ""
                    if record.http_headers.status_code not in (200, 203) or kind not in ("text/html", "application/xhtml+xml", "text/plain"):
                        continue
                    if record.http_headers.get("Content-Encoding", "identity").lower() != "identity":
                        yield url, ValueError("the page is packed")
                        continue
                    charset = record.http_charset
                page = record.reader.read(LIMIT + 1)
                if len(page) > LIMIT:
                    yield url, ValueError("the page is too large")
                elif record.content_length and not page:
                    yield url, ValueError("the record is cut short")
                else:
                    yield url, page, charset
    except Exception as error:  # noqa: BLE001 what is damaged ends its file, not the job
        yield url, error


def rows(url: str, doc: copydesk.Document) -> dict[str, list[dict]]:
    """The rows of one article."""
    day = doc.published.isoformat()[:10] if doc.published else "unknown"
    common = {"day": day, "language": doc.language or "unknown", "url": url}
    return {
        "articles": [{**common, "title": doc.title, "authors": [str(author) for author in doc.authors],
                      "text": "\n\n".join(section.text for section in doc.sections if section.kind in STORY)}],
        "entities": [{**common, "label": entity.label, "name": entity.name, "key": entity.key, "mentions": len(entity.mentions)}
                     for entity in doc.entities],
        "quotes": [{**common, "kind": quote.kind, "text": quote.text, "key": quote.entity.key if quote.entity else None,
                    "speaker": quote.entity.name if quote.entity else quote.speaker.text if quote.speaker else None} for quote in doc.quotes],
    }  # fmt: skip


@functools.cache
def extractor() -> copydesk.Extractor:
    """One for each process."""
    return copydesk.Extractor()


def work(path: str, output: str) -> dict:
    """Does one file, unless it is done; gives its counts."""
    name = hashlib.sha256(os.path.abspath(path).encode()).hexdigest()[:16]
    mark = Path(output, "done", name + ".json")
    stat = os.stat(path)
    file = {"path": path, "size": stat.st_size, "time": stat.st_mtime_ns}
    if mark.exists():
        told = json.loads(mark.read_text())
        if all(told[key] == file[key] for key in file):
            return told
    counts = {table: 0 for table in SCHEMAS}
    held: dict[str, list[dict]] = {table: [] for table in SCHEMAS}

    # A file that was stopped, or changed, is done from its start: what it wrote is of no use.
    for old in Path(output).glob(f"*/**/{name}-*.parquet"):
        old.unlink()

    def flush(piece: int) -> None:
        for table, schema in SCHEMAS.items():
            if held[table]:
                ds.write_dataset(
                    pa.Table.from_pylist(held[table], schema), Path(output, table), format="parquet",
                    partitioning=ds.partitioning(pa.schema(BY), flavor="hive") if table != "bad" else None,
                    basename_template=f"{name}-{piece}-{{i}}.parquet", existing_data_behavior="overwrite_or_ignore",
                    max_partitions=4096,
                )  # fmt: skip
                counts[table] += len(held[table])
                held[table] = []

    for number, record in enumerate(records(path)):
        url = record[0]
        try:
            if isinstance(record[1], Exception):
                raise record[1]
            doc = extractor().extract(record[1], encoding=record[2])
            if doc.format == "binary":
                raise ValueError("binary data, not an article")
            for table, made in rows(url, doc).items():
                held[table] += made
        except Exception as error:  # noqa: BLE001 one bad page never ends the job
            held["bad"].append({"url": url, "error": f"{type(error).__name__}: {error}"})
        if number % PIECE == PIECE - 1:
            flush(number // PIECE)
    flush(-1)
    told = {**file, **counts}
    mark.parent.mkdir(parents=True, exist_ok=True)
    part = mark.with_suffix(".part")
    part.write_text(json.dumps(told))
    part.replace(mark)
    return told


def main() -> None:
    parser = argparse.ArgumentParser(description="A crawl to Parquet, by day and language.")
    parser.add_argument("output")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    arguments = parser.parse_args()
    with concurrent.futures.ProcessPoolExecutor(arguments.jobs) as pool:
        begun = [pool.submit(work, path, arguments.output) for path in arguments.files]
        for done in concurrent.futures.as_completed(begun):
            json.dump(done.result(), sys.stdout)
            sys.stdout.write("\n")


if __name__ == "__main__":
    main()
