#!/usr/bin/env python3
"""Counts instructions on known bad patterns of HTML: time must grow as the input does. Needs valgrind.

usage: benches/growth.py [PATTERN...]             all of them, two minutes
       benches/growth.py --quick                  one or two of each sort

Builds examples/html_growth, and for each pattern counts the instructions for 50 KB and for 200 KB. Fails if four times the
input takes more than 4.2 times the instructions, or a byte of it more than three times as many as a byte of the median page
of ../shared/corpus/html/zyte_dev.jsonl (a page that it carries itself, if there is no corpus). A tag takes some 150
instructions and a block 400, however short they are; patterns that have one every few bytes may cost up to thirteen times the median.
"""
import gzip, json, os, pathlib, re, statistics, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SMALL, LARGE = 50_000, 200_000
GROWTH, COST, DENSE_COST = 4.2, 3.0, 13.0
# One of these every one to fourteen bytes, where pages have one in forty.
DENSE = set("""open-divs-with-text open-bold bold-in-paragraphs end-tags-of-outer open-close-mixed list-items nested-lists cells
    svg hidden breaks-with-text preformatted-lines unknown-elements short-paragraphs""".split())
QUICK = """less-than ampersands open-divs bold-in-paragraphs end-tags-of-outer preformatted-lines attributes open-comments
    script-comments title-ends json-quotes""".split()
PAGES = 15


def instructions(program, *args):
    # glibc copies large pieces with one instruction that valgrind counts once a byte: that would look like growth.
    env = {**os.environ, "GLIBC_TUNABLES": "glibc.cpu.x86_rep_movsb_threshold=1000000000"}
    run = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, *args],
                         capture_output=True, text=True, check=True, env=env)
    return int(re.search(r"Collected : (\d+)", run.stderr).group(1))


def pages():
    rows = ROOT / "../shared/corpus/html/zyte_dev.jsonl"
    if rows.exists():
        names = [json.loads(line)["html"] for line in open(rows)]
        for name in names[:: max(1, len(names) // PAGES)]:
            yield gzip.decompress((rows.parent / name).read_bytes())
    else:
        item = '<li class="menu-item"><a href="https://example.org/section/page">Section</a></li>\n'
        text = '<p class="story">' + "The bridge over Graben harbour reopened on Monday. " * 6 + "</p>\n"
        script = "<script>" + "var x = function () { return 1 < 2; };\n" * 200 + "</script>\n"
        yield ("<!doctype html>" + script * 3 + item * 200 + text * 20).encode()


def main():
    quick = sys.argv[1:] == ["--quick"]
    build = ["cargo", "build", "--release", "--example", "html_growth", "--features", "internals"]
    subprocess.run(build, cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
    program = str(ROOT / "target/release/examples/html_growth")
    names = subprocess.run([program], capture_output=True, text=True, check=True).stdout.split()
    # Starting the program is no part of the reading.
    with tempfile.NamedTemporaryFile() as empty:
        start = instructions(program, empty.name)
    costs = []
    for page in pages():
        with tempfile.NamedTemporaryFile() as file:
            file.write(page)
            file.flush()
            costs.append((instructions(program, file.name) - start) / len(page))
    median = statistics.median(costs)
    print(f"median page: {median:.2f} instructions a byte ({min(costs):.2f} to {max(costs):.2f}, {len(costs)} pages)")
    bad = 0
    for name in QUICK if quick else sys.argv[1:] or names:
        small, large = (instructions(program, name, str(n)) - start for n in (SMALL, LARGE))
        growth, cost = large / small, large / LARGE
        wrong = growth > GROWTH or cost > (DENSE_COST if name in DENSE else COST) * median
        bad += wrong
        print(f"{name:22} {growth:5.2f} times, {cost:6.2f} a byte, {cost / median:5.2f} of the median{'  <- BAD' if wrong else ''}")
    return bad > 0


sys.exit(main())
