"""Prints who said what in one article: python quotes.py FILE"""

import sys
from pathlib import Path

import copydesk

# Direct quotes are found anyway; "all" asks for reported speech too.
extractor = copydesk.Extractor(quotes="all")
doc = extractor.extract(Path(sys.argv[1]).read_bytes())


def said(quote: copydesk.Quote) -> str:
    """The words on one line; of several paragraphs without what stands between them."""
    words = " ".join(part.text for part in quote.parts)
    return f"    {quote.kind}: {words}".replace("\n", " ")


for entity in doc.entities:
    quotes = doc.quotes_by(entity)
    if quotes:
        print(entity.name)
    for quote in quotes:
        print(said(quote))
for quote in doc.quotes:
    if quote.entity is None:
        print(f"{quote.speaker.text if quote.speaker else ''}?")
        print(said(quote))
