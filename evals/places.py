"""Where expected words stand in the stored documents, and what their citation must say."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, Protocol

from corpus.documents import Document, Span
from corpus.errors import BadCases
from corpus.folding import Folded, fold
from evals.cases import Case, Expected

_KEPT = 32
"""Documents kept folded: most cases are about the same few."""


class Stretch(NamedTuple):
    """Characters `start` up to but not including `end` of a document's text."""

    document: str
    """Its id."""
    start: int
    end: int


class Documents(Protocol):
    """What scoring needs of an index; the bot is not asked."""

    def named(self, name: str) -> Document | None: ...
    def read(self, document: str) -> Document | None: ...


@dataclass(frozen=True)
class Place:
    """Expected words, found in a document."""

    stretch: Stretch
    pages: tuple[int, ...] = ()
    """Those on which they stand, counted from 1; empty where the paper has none."""
    page: int | None = None
    """The one that the case says the citation must give."""
    speaker: str | None = None
    """Whom the citation must name; None where nobody is to be named."""
    date: datetime.date | None = None
    """The day that the case says the citation must give."""


def places(expected: Expected, case: Case, index: Documents) -> list[Place]:
    """Where the expected words stand; raises `BadCases` when they do not."""
    document = index.named(expected.source)
    if document is None:
        raise BadCases(
            f"{case.id}: there is no paper {expected.source} in the index: ingest it first."
        )
    found = [
        _place(document, span, expected)
        for span in _meant(expected, list(_folded(document.text).find(expected.quote)))
        if expected.page in (None, _page(document, span.start))
    ]
    if not found:
        raise BadCases(
            f"{case.id}: {expected.source} does not say{_where(expected)}: {expected.quote}"
        )
    return found


def groups(case: Case, index: Documents) -> tuple[tuple[Place, ...], ...]:
    """The places of each group that a case expects; raises `BadCases` as `places` does."""
    return tuple(
        tuple(place for expected in group.any for place in places(expected, case, index))
        for group in case.expected
    )


def acceptable(case: Case, index: Documents) -> tuple[Place, ...]:
    """The places of what is to the point and not needed; raises `BadCases` as `places` does."""
    return tuple(place for one in case.acceptable for place in places(one, case, index))


def pages(document: Document, span: Span) -> tuple[int, ...]:
    """The pages, from 1, on which a span stands; empty where the paper has none."""
    first, last = _page(document, span.start), _page(document, max(span.start, span.end - 1))
    return tuple(range(first, last + 1)) if first and last else ()


def _meant(expected: Expected, found: Sequence[Span]) -> Sequence[Span]:
    if expected.occurrence is None:
        return found
    return found[expected.occurrence - 1 : expected.occurrence] if expected.occurrence > 0 else ()


def _place(document: Document, span: Span, expected: Expected) -> Place:
    return Place(
        Stretch(document.id, *span),
        pages(document, span),
        expected.page,
        expected.speaker,
        expected.date,
    )


def _page(document: Document, position: int) -> int | None:
    page = document.page_at(position)
    return page and page.number


def _where(expected: Expected) -> str:
    times = f" {expected.occurrence} times" if (expected.occurrence or 0) > 1 else ""
    page = f" on page {expected.page}" if expected.page else ""
    return f"{times}{page}"


@lru_cache(_KEPT)
def _folded(text: str) -> Folded:
    return fold(text)
