#!/usr/bin/env python3
"""Article bodies of pages by copydesk and by its peers: speed and F1 of one run on one machine, as ratios.

usage: benches/peers/peers.py [PAGES.jsonl]       default: ../shared/corpus/html/zyte_dev.jsonl

PAGES has rows {id, html (path of a page, .gz or plain, beside the file), gold_body}. Makes a virtual environment in
target/peers, installs the peers of requirements.txt there with pip, and builds the command. F1 is over four-word shingles,
averaged over pages, as the article-extraction benchmark computes it. Each is timed on one thread, second run of two; of
copydesk the command is timed, JSON output included and start-up taken off, so the library is faster than the figure.
"""
import collections, gzip, importlib.metadata, json, pathlib, re, subprocess, sys, tempfile, time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
VENV = ROOT / "target/peers"


def enter_venv():
    python = VENV / "bin/python"
    if pathlib.Path(sys.prefix) == VENV:
        return
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
    pip = [python, "-m", "pip", "install", "--quiet"]
    subprocess.run([*pip, "--upgrade", "pip"], check=True)
    subprocess.run([*pip, "-r", HERE / "requirements.txt"], check=True)
    subprocess.run(["cargo", "build", "--release", "--features", "cli"], cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
    sys.exit(subprocess.run([python, __file__, *sys.argv[1:]]).returncode)


def shingles(text, n=4):
    words = re.findall(r"\w+", text)
    runs = [tuple(words[i:i + n]) for i in range(max(len(words) - n + 1, 0))]
    return collections.Counter(runs or ([tuple(words)] if words else []))


def f1(gold, got):
    """Of the mean precision and the mean recall over pages, as the benchmark has it."""
    precision, recall = [], []
    for a, b in zip(map(shingles, gold), map(shingles, got)):
        right = sum((a & b).values())
        if b:
            precision.append(right / sum(b.values()))
        if a:
            recall.append(right / sum(a.values()))
    p, r = (sum(x) / max(len(x), 1) for x in (precision, recall))
    return 2 * p * r / (p + r) if p + r else 0.0


def each(function):
    return lambda pages: [function(page) or "" for page in pages]


def plain_text_of(html):
    from lxml.html import fromstring
    return fromstring(html).text_content() if html and html.strip() else ""


def peers():
    import justext
    import readability
    import trafilatura
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    version = importlib.metadata.version
    text = lambda page: page.decode("utf-8", "replace")
    yield f"resiliparse {version('resiliparse')}", each(
        lambda page: extract_plain_text(HTMLTree.parse(text(page)), main_content=True))
    yield f"trafilatura {version('trafilatura')}, fast", each(
        lambda page: trafilatura.extract(text(page), fast=True, include_comments=False))
    yield f"trafilatura {version('trafilatura')}", each(
        lambda page: trafilatura.extract(text(page), include_comments=False))
    english = justext.get_stoplist("English")
    yield f"justext {version('justext')}", each(lambda page: "\n".join(
        part.text for part in justext.justext(page, english) if not part.is_boilerplate) if page.strip() else "")
    yield f"readability-lxml {version('readability-lxml')}", each(
        lambda page: plain_text_of(readability.Document(text(page)).summary()))


def copydesk(directory):
    command = [ROOT / "target/release/copydesk", "--format", "jsonl", "--only", "sections"]

    def run(pages):
        files = []
        for i, page in enumerate(pages):
            files.append(pathlib.Path(directory, f"{i:05}.html"))
            files[-1].write_bytes(page)
        start = time.perf_counter()
        empty = subprocess.run([*command, "/dev/null"], capture_output=True)
        start_up = time.perf_counter() - start
        start = time.perf_counter()
        out = subprocess.run([*command, *files], capture_output=True, check=True).stdout
        run.seconds = time.perf_counter() - start - start_up * (empty.returncode == 0)
        body = lambda row: [s["text"] for s in row["sections"] if s["kind"] in ("body", "subheading")]
        return ["\n".join(body(json.loads(line))) for line in out.splitlines()]

    return run


def main():
    enter_venv()
    rows_path = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "../shared/corpus/html/zyte_dev.jsonl")
    rows = [json.loads(line) for line in open(rows_path)]
    pages = []
    for row in rows:
        data = (rows_path.parent / row["html"]).read_bytes()
        pages.append(gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data)
    gold = [row["gold_body"] for row in rows]
    size = sum(map(len, pages)) / 1e6
    print(f"{len(pages)} pages, {size:.1f} MB")
    with tempfile.TemporaryDirectory() as directory:
        ours = None
        for name, extract in [("copydesk", copydesk(directory)), *peers()]:
            for _ in range(2):
                start = time.perf_counter()
                got = extract(pages)
                seconds = getattr(extract, "seconds", time.perf_counter() - start)
            ours = ours or seconds
            print(f"{name:28} {size / seconds:7.1f} MB/s  {seconds / ours:6.2f} times copydesk's time  F1 {f1(gold, got):.4f}", flush=True)


main()
