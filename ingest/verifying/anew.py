"""Kept originals, read anew by today's readers."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from corpus.documents import Document, Span
from corpus.errors import UnreadablePaper
from corpus.held import Held
from corpus.settings import PUBLIC
from ingest.laying import laid_out
from ingest.papers import Paper
from ingest.reading import ocr
from ingest.verifying.verdicts import Reason

_KEPT_IN_MEMORY = 4
"""Papers read; the receipts of one are mostly together."""
_NEVER = frozenset({"grades", "sure", "access"})
"""Details that nobody says by hand, or that say what may be read."""


class Found(NamedTuple):
    """What an original, read anew, has of some words."""

    reason: Reason | None
    """Why it does not bear a receipt out; None when it does."""
    moved: bool = False
    """Whether they stand on the page, but at another place than when it was read before."""


class Originals:
    """The originals of an index, each read once for all of its receipts that come together."""

    def __init__(self, held: Held) -> None:
        self._held = held
        self._read = lru_cache(_KEPT_IN_MEMORY)(self._readings)

    def find(self, document: Document, span: Span, page: int) -> Found:
        """Whether the original holds a document's words at their place, or on their page."""
        reason, readings = self._read(document.id)
        if reason:
            return Found(reason)
        words = document.text[slice(*span)]
        if any(one.text[slice(*span)] == words and _page(one, span) == page for one in readings):
            return Found(None)
        pages = {number for one in readings for number in _pages(words, one)}
        if page in pages:
            return Found(None, moved=True)
        found = document.page_at(span.start)
        if found and found.ocr:
            return Found(Reason.SCAN)
        return Found(Reason.OTHER_PAGE if pages else Reason.READ_OTHERWISE)

    def _readings(self, identity: str) -> tuple[Reason | None, tuple[Document, ...]]:
        """The documents that the original may have been read as: with and without exempt items."""
        content = self._held.original(identity)
        stored = self._held.document(identity)
        if content is None or stored is None:
            altered = self._held.keeps(identity)
            return (Reason.ALTERED_ORIGINAL if altered else Reason.NO_ORIGINAL), ()
        try:
            readings = tuple(_anew(stored, content))
        except UnreadablePaper:
            return Reason.NOT_READABLE, ()
        return (None, readings) if readings else (Reason.NOT_READABLE, ())


def _anew(stored: Document, content: bytes) -> Iterator[Document]:
    paper = _paper(stored)
    reading = ocr.read(content, paper.name, ocr=paper.ocr)
    labelled = {**paper.by_hand, "access": stored.details.access}
    for by_hand in (paper.by_hand, labelled) if stored.details.access == PUBLIC else (labelled,):
        try:
            yield laid_out(replace(paper, by_hand=by_hand), content, reading).document
        except UnreadablePaper:  # it looks exempt, and was let in by its label
            continue


def _paper(stored: Document) -> Paper:
    """The paper as it was offered, with all that is known of it as if said by hand."""
    known = {name: said for name, said in asdict(stored.details).items() if name not in _NEVER}
    scanned = any(page.ocr for page in stored.pages)
    return Paper(Path(stored.name), known, ocr=scanned and ocr.wanted("auto"))


def _page(document: Document, span: Span) -> int:
    page = document.page_at(span.start)
    return page.number if page else 0


def _pages(words: str, document: Document) -> Iterator[int]:
    """The page of each place at which words stand in a document; 0 where it has none."""
    at = document.text.find(words)
    while at >= 0:
        yield _page(document, Span(at, at + len(words)))
        at = document.text.find(words, at + 1)
