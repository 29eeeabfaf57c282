#!/usr/bin/env python3
"""What Python adds to the C call: python3 benches/python.py FILE... (articles, also packed as .gz)

Prints medians over the articles, of the fastest of a few runs each: the C call alone, `Extractor.extract`, and extract with
every part of the document read; then articles a second of `extract_many` by workers.
"""

import gzip
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import copydesk
from copydesk import _ffi

PARTS = ("sections", "comments", "captions", "byline_authors", "datelines", "metadata", "mentions", "entities")


def fastest(call: Callable[[], object], runs: int = 5) -> float:
    """Microseconds of processor time, which other programs do not lengthen."""
    times = []
    for _ in range(runs):
        start = time.thread_time()
        call()
        times.append(1e6 * (time.thread_time() - start))
    return min(times)


def main() -> None:
    articles = []
    for name in sys.argv[1:]:
        data = Path(name).read_bytes()
        articles.append(gzip.decompress(data) if name.endswith(".gz") else data)
    extractor = copydesk.Extractor()
    handle, annotations = _ffi.ExtractorHandle(None, None, None, None), _ffi.AnnotationsHandle()

    def read(data: bytes) -> None:
        doc = extractor.extract(data)
        for part in PARTS:
            getattr(doc, part)

    rows = []
    for data in articles:
        calls = (lambda: annotations.fill(handle, data), lambda: extractor.extract(data), lambda: read(data))
        rows.append([fastest(call) for call in calls])
    names = ("the C call", "extract", "extract and read all")
    print(f"{len(articles)} articles, median {statistics.median(map(len, articles)):.0f} bytes")
    for column, name in enumerate(names):
        ratio = statistics.median(row[column] / row[0] for row in rows)
        worst = max(row[column] / row[0] for row in rows)
        median = statistics.median(row[column] for row in rows)
        print(f"{name:22} {median:8.0f} us, {ratio:5.2f} x (at most {worst:.2f} x)")
    for workers in (1, 2, 4):
        start = time.perf_counter()
        done = sum(1 for _ in extractor.extract_many(articles, workers=workers))
        print(f"extract_many, {workers} workers: {done / (time.perf_counter() - start):8.0f} articles/s")


if __name__ == "__main__":
    main()
