"""Prints what copydesk finds in one article: python first_steps.py FILE"""

import sys
from pathlib import Path

import copydesk

doc = copydesk.parse(Path(sys.argv[1]).read_bytes())

print(doc.headline)
for author in doc.authors:
    print(f"  by {author.name}")
for dateline in doc.datelines:
    if dateline.time:
        print(f"  {dateline.time.text} = {dateline.time.iso}")

print(f"\n{doc.body}\n")

for caption in doc.captions:
    print(f"[picture] {caption.text}")
for comment in doc.comments:
    print(f"[comment] {comment.author}, {comment.time}: {comment.body}")
for entity in doc.entities:
    print(f"[{entity.label}] {entity.name}, {len(entity.mentions)} x")

# Every result is a range of the bytes that were given: `doc.sections[0].start`, `.end`.
for section in doc.sections:
    print(f"{section.start:6}..{section.end:<6} {section.kind}")
