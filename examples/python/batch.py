"""A folder of articles to JSON lines, on several threads: python batch.py FOLDER [--threads N] > articles.jsonl

The library runs without the GIL, so threads use several cores. Lines come in the order of the files' names, .txt before .html,
and only a few articles are in memory at a time.
"""

import argparse
import collections
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import copydesk


def main() -> int:
    parser = argparse.ArgumentParser(description="A folder of articles to JSON lines.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    arguments = parser.parse_args()

    failed: list[Path] = []
    begun: collections.deque[Path] = collections.deque()

    def fail(path: Path, error: Exception) -> None:
        sys.stderr.write(f"{path}: {error}\n")
        failed.append(path)

    def articles() -> Iterator[bytes]:
        for suffix in ("txt", "html"):
            for path in sorted(arguments.folder.glob(f"*.{suffix}")):
                try:
                    data = path.read_bytes()
                except OSError as error:
                    fail(path, error)
                    continue
                begun.append(path)
                yield data

    with copydesk.Extractor() as extractor:
        for found in extractor.extract_many(articles(), workers=arguments.threads, errors="return"):
            path = begun.popleft()
            if isinstance(found, Exception):
                fail(path, found)
            else:
                sys.stdout.write(found.to_json(str(path)) + "\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
