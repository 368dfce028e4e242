"""The shelf as the desk uses it: every reading on a pool of threads, with a deadline."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import TypeVar

from bot.answer import answer, standing
from bot.question import Question
from bot.quotes import Answer, Quote
from bot.reranking import Reranker
from bot.slack.given import Spot
from corpus.documents import Span
from corpus.shelf import Generation, Shelf

Found = TypeVar("Found")

DEADLINE = 60
"""Seconds for one reading, after which a member is told that something went wrong."""


@dataclass(frozen=True)
class Papers:
    """What the desk asks of the shelf."""

    shelf: Shelf
    reranker: Reranker | None
    summarised: Callable[[Answer], Answer]
    pool: Executor

    async def answer(self, question: Question, labels: frozenset[str]) -> tuple[Answer, str]:
        """The answer that these labels allow, and the generation that it is from."""

        def read(index: Generation) -> tuple[Answer, str]:
            return answer(question, index, labels, self.reranker), index.edition[0]

        found, edition = await self.read(read)
        return await self._on_the_pool(lambda: self.summarised(found)), edition

    async def quotes(self, spots: Sequence[Spot], labels: frozenset[str]) -> list[Quote | None]:
        """What stands in these places; None where these labels do not open it, or not any more."""
        return await self.read(lambda index: [_quote(one, index, labels) for one in spots])

    async def read(self, what: Callable[[Generation], Found]) -> Found:
        """Read in the generation in use; raises `TimeoutError` at the deadline."""

        def reading() -> Found:
            with self.shelf.reading() as generation:
                return what(generation)

        return await self._on_the_pool(reading)

    async def _on_the_pool(self, what: Callable[[], Found]) -> Found:
        loop = asyncio.get_running_loop()
        return await asyncio.wait_for(loop.run_in_executor(self.pool, what), DEADLINE)


def labels_of(quotes: Iterable[Quote]) -> set[str]:
    """The access labels of the papers that are quoted, or named as saying the same."""
    named = (one for quote in quotes for one in (quote, *quote.also))
    return {one.passage.document.details.access for one in named}


def _quote(spot: Spot, index: Generation, labels: frozenset[str]) -> Quote | None:
    document = index.read(spot.document)
    if document is None or document.details.access not in labels:
        return None
    passage = index.passage_at(document, Span(spot.start, spot.end))
    if passage is None:
        return None
    lead = Span(*spot.lead) if spot.lead else None
    return next(iter(standing([Quote(passage, spot.start, spot.end, lead=lead)], index)), None)
