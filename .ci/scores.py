"""Runs ../shared/eval/score.py for each line of tests/floors.txt; fails below a floor.

usage: scores.py COMMAND
"""
import pathlib
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parent.parent
shared = root.parent / "shared"
command = str(pathlib.Path(sys.argv[1]).resolve())
runs: dict[tuple[str, str, str], list[str]] = {}


def figure(lines: list[str], metric: str) -> float:
    if metric == "comments":
        lines, metric = [line for line in lines if line.startswith("comments on")], "F1"
    words = lines[-1].split()
    return float(words[words.index(metric) + 1])


below = []
for line in (root / "tests/floors.txt").read_text().splitlines():
    if not line.strip() or line.startswith("#"):
        continue
    task, gold, metric, floor, *options = line.split()
    run = (task, gold, " ".join(options))
    if run not in runs:
        score = [sys.executable, shared / "eval/score.py", task, shared / "corpus" / gold]
        made = subprocess.run([*score, "--cmd", f"{command} {run[2]}"], capture_output=True, text=True)
        if made.returncode != 0:
            sys.exit(f"score.py {task} {gold}: {made.stderr}")
        print(f"-- {task} {gold} {run[2]}\n{made.stdout}", flush=True)
        runs[run] = made.stdout.splitlines()
    value = figure(runs[run], metric)
    if value < float(floor):
        below.append(f"{task} {gold} {metric} {value} is below {floor}")
sys.exit("\n".join(below) or 0)
