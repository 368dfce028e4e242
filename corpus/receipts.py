"""
Receipts of quotes: where some words stand, in a line that anybody can check later.

A receipt names the paper by the hash of its bytes, the place in its text, the page, and a digest of
the words, so that it holds for these words at this place and no others.
"""

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from corpus.documents import Document, Span

_RECEIPT = re.compile(
    r"\b(?P<document>[0-9a-f]{16})\.(?P<start>\d{1,9})-(?P<end>\d{1,9})\.p(?P<page>\d{1,5})"
    r"\.(?P<words>[0-9a-f]{8})\b"
)


class Receipt(NamedTuple):
    """What a receipt says."""

    document: str
    """The document's id."""
    span: Span
    page: int
    """As a PDF reader counts; 0 where the paper has no pages."""
    words: str
    """The first 8 hexadecimal digits of the SHA-256 of the words."""

    def __str__(self) -> str:
        """
        As it is written beside a quote.

        >>> str(Receipt("a1b2c3d4e5f60718", Span(1203, 1287), 4, "9f3c21aa"))
        'a1b2c3d4e5f60718.1203-1287.p4.9f3c21aa'
        """
        return f"{self.document}.{self.span.start}-{self.span.end}.p{self.page}.{self.words}"


def receipt(document: Document, span: Span) -> Receipt:
    """The receipt of some characters of a document."""
    page = document.page_at(span.start)
    return Receipt(
        document.id, span, page.number if page else 0, digest(document.text[slice(*span)])
    )


def digest(words: str) -> str:
    """What a receipt keeps of the words themselves, which may hold letters that are none."""
    return sha256(words.encode(errors="surrogatepass")).hexdigest()[:8]


def receipts(text: str) -> Iterator[tuple[Span, Receipt]]:
    """
    Every receipt in a text, and where it stands.

    >>> text = "“Too high.” (a1b2c3d4e5f60718.1203-1287.p4.9f3c21aa)"
    >>> [(text[slice(*place)], one.page) for place, one in receipts(text)]
    [('a1b2c3d4e5f60718.1203-1287.p4.9f3c21aa', 4)]
    """
    for found in _RECEIPT.finditer(text):
        span = Span(int(found["start"]), int(found["end"]))
        if span.start < span.end:
            page = int(found["page"])
            yield Span(*found.span()), Receipt(found["document"], span, page, found["words"])
