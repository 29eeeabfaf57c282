"""Prints what copydesk finds in one article: python first_steps.py FILE"""

import sys
from pathlib import Path

import copydesk

doc = copydesk.parse(Path(sys.argv[1]).read_bytes())

# What the page says of itself; doc.metadata has all of it, with where it stands.
print(doc.title)
print(f"  by {', '.join(doc.authors) or 'nobody named'}")
print(f"  published {doc.published}, modified {doc.modified}")

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
