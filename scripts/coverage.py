#!/usr/bin/env python3
"""Prints lines and branches that tests ran, from the JSON summary of cargo llvm-cov: all, and each file of src/ffi.

usage: coverage.py SUMMARY.json
"""
import json
import sys

files = json.load(open(sys.argv[1]))["data"][0]["files"]


def show(name, chosen):
    figures = []
    for what in "lines", "branches":
        count, covered = (sum(f["summary"][what][key] for f in chosen) for key in ("count", "covered"))
        figures.append(f"{covered}/{count} {what} {100 * covered / max(count, 1):.1f} %")
    print(f"{name:32} {', '.join(figures)}")


show("all", files)
show("src/ffi", [f for f in files if "/src/ffi/" in f["filename"]])
for file in files:
    if "/src/ffi/" in file["filename"]:
        show("    " + file["filename"].rsplit("/", 1)[1], [file])
