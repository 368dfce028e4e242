"""
Retrieval stage by stage, for its times and for the passages in the order that ranking left them.

The bot answers as a whole and tells neither, so its stages are gone through once more after it has
answered. What the ranker said while it answered is remembered, since reading takes the most time.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from bot.answer import FIRST
from bot.index import Index
from bot.question import Question
from bot.ranking import Candidate, rank
from bot.reranking import Reranker, reranked
from bot.scope import scoped
from bot.search import search
from bot.slips import mended
from evals.recorded import Found

STAGES = ("mending", "scope", "search", "ranking", "reading", "whole")
"""What is timed, in order; `whole` is what a user waits for, and no sum."""
MOST = 50
"""Passages that are kept of those found."""


class Clock:
    """How long each stage took, in seconds."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def of(self, stage: str) -> Iterator[None]:
        """Add the time that is spent inside to a stage."""
        started = time.perf_counter()
        try:
            yield
        finally:
            spent = time.perf_counter() - started
            self.seconds[stage] = self.seconds.get(stage, 0.0) + spent


class Watched:
    """A reranker that is timed, and that says again what it said of the same sentences."""

    def __init__(self, reranker: Reranker, clock: Clock) -> None:
        self._reranker, self._clock = reranker, clock
        self._said: dict[tuple[str, tuple[str, ...]], Sequence[float]] = {}

    @property
    def weight(self) -> float | None:
        """The reranker's own."""
        return self._reranker.weight

    def scores(self, question: str, sentences: Sequence[str]) -> Sequence[float]:
        """The reranker's own, timed as the stage `reading` when they are new."""
        asked = question, tuple(sentences)
        if asked not in self._said:
            with self._clock.of("reading"):
                self._said[asked] = self._reranker.scores(question, sentences)
        return self._said[asked]


def replayed(
    question: Question,
    index: Index,
    labels: frozenset[str],
    reranker: Reranker | None,
    clock: Clock,
) -> tuple[Found, ...]:
    """The passages that the bot finds for a question, the best first, each once."""
    with clock.of("mending"):
        asked = mended(question, index, labels)
    with clock.of("scope"):
        scope = scoped(asked, index, labels)
    with clock.of("search"):
        hits = search(asked, scope, index, labels)
    with clock.of("ranking"):
        ranked = rank(asked, scope, hits)
    if reranker:
        ranked = reranked(ranked, asked.understood, reranker, FIRST)
    return tuple(_passages(ranked))[:MOST]


def _passages(ranked: Sequence[Candidate]) -> Iterator[Found]:
    first = dict.fromkeys(one.hit.passage.id for one in ranked)
    passages = {one.hit.passage.id: one.hit.passage for one in ranked}
    for name in first:
        passage = passages[name]
        page = passage.document.page_at(passage.start)
        yield Found(passage.document.id, passage.start, passage.end, page and page.number)
