"""Marked words -> what the quote check says of each, and what of it is right."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.checking.check import check
from bot.checking.verdicts import Check, Kind, Verdict
from corpus.errors import BadQuestion
from corpus.shelf import Generation
from evals.checking.cases import KINDS, Marked
from evals.index import LABELS

_SMALL = frozenset({Kind.CAPITALS, Kind.PUNCTUATION})
"""Kinds that may be named beside others."""


@dataclass(frozen=True)
class Judged:
    """What the check said of marked words."""

    marked: Marked
    given: str
    """The verdict."""
    kinds: frozenset[str] = frozenset()
    """Of the differences that it named."""
    there: bool | None = None
    """Whether the place that is marked is among those it gave; None where none is marked."""
    seconds: float = 0.0

    @property
    def right(self) -> bool:
        """Whether the verdict is the marked one."""
        return self.given == self.marked.verdict

    @property
    def false_exact(self) -> bool:
        """Whether it vouches for words that are not so: the one mistake that is never allowed."""
        return self.given == Verdict.EXACT.value and not self.right

    @property
    def names_kinds(self) -> bool | None:
        """Whether just the marked kinds of differences are named; None where none are marked."""
        wanted = frozenset(self.marked.kinds)
        if not wanted or self.given != Verdict.ALTERED.value:
            return None
        small = {name for name, kind in KINDS.items() if kind in _SMALL}
        return self.kinds - (small - wanted) == wanted


def judged(some: Iterable[Marked], papers: Generation) -> Iterator[Judged]:
    """What the check says of each, on the public papers of an index."""
    for one in some:
        started = time.perf_counter()
        try:
            found = check(one.words, papers, LABELS, one.said_of)
        except BadQuestion:
            yield Judged(one, Verdict.CANNOT_CHECK.value)
            continue
        seconds = time.perf_counter() - started
        named = {difference.kind for difference in found.differences}
        kinds = frozenset(name for name, kind in KINDS.items() if kind in named)
        yield Judged(one, found.verdict.value, kinds, _there(one, found), seconds)


def _there(one: Marked, found: Check) -> bool | None:
    if not one.source or not found.places:
        return None
    for quote in found.places:
        name, page = quote.passage.document.name, quote.page
        if one.source in (name, Path(name).stem) and one.page in (None, page and page.number):
            return True
    return False
