from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def article() -> bytes:
    """A made-up article with every kind of section but related."""
    return (ROOT / "examples" / "harbour.txt").read_bytes()


def every_span(doc):
    """All (start, end, text) that a document gives."""
    for section in doc.sections:
        yield section[1:4]
    for item in (*doc.captions, *doc.byline_authors, *doc.mentions):
        yield item[1:4]
    for comment in doc.comments:
        yield from (span[:3] for span in (comment.author_span, comment.time_span, comment.body_span) if span)
    for caption in doc.captions:
        if caption.credit:
            yield caption.credit
    for quote in doc.quotes:
        yield quote[1:4]
        yield from (span for span in (quote.speaker, quote.cue, *quote.parts) if span)
    for dateline in doc.datelines:
        yield from (span[:3] for span in (dateline.place, dateline.time) if span)
