"""A folder of articles to JSON lines, on several threads: python batch.py FOLDER [--threads N] > articles.jsonl

All threads share one Extractor. The library runs without the GIL, so they use several cores. Lines come in the order of
the files' names, .txt before .html, and only a few articles are in memory at a time.
"""

import argparse
import collections
import os
import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import copydesk


def line(extractor: copydesk.Extractor, path: Path) -> str:
    return extractor.extract(path.read_bytes()).to_json(str(path))


def in_order(pool: ThreadPoolExecutor, extractor: copydesk.Extractor, paths: list[Path], ahead: int) -> Iterator[tuple[Path, Future[str]]]:
    """Each file with its line, at most `ahead` of them begun before they are asked for."""
    waiting: collections.deque[tuple[Path, Future[str]]] = collections.deque()
    for path in paths:
        waiting.append((path, pool.submit(line, extractor, path)))
        if len(waiting) >= ahead:
            yield waiting.popleft()
    yield from waiting


def main() -> int:
    parser = argparse.ArgumentParser(description="A folder of articles to JSON lines.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    arguments = parser.parse_args()

    paths = [path for suffix in ("txt", "html") for path in sorted(arguments.folder.glob(f"*.{suffix}"))]
    failed = 0
    with copydesk.Extractor() as extractor, ThreadPoolExecutor(arguments.threads) as pool:
        for path, result in in_order(pool, extractor, paths, ahead=4 * arguments.threads):
            try:
                sys.stdout.write(result.result() + "\n")
            except (OSError, copydesk.CopydeskError) as error:
                sys.stderr.write(f"{path}: {error}\n")
                failed = 1
    return failed


if __name__ == "__main__":
    sys.exit(main())
