"""How long a question takes, and what of it each call to the index takes."""

import math
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, cast

from bot.answer import answer
from bot.index import Index
from bot.question import Question

LABELS = frozenset({"public"})
WARM_UP = 10
"""Questions asked before the first that counts."""
OWN = "scope, ranking, choice, abstention"
"""What is left of an answer when the calls to the index are taken away."""
STAGES = {
    "spellings": "how words are spelt (kept)",
    "vocabulary": "which words there are (kept)",
    "acronyms": "what acronyms mean (kept)",
    "holdings": "what is held (kept)",
    "knows": "whether a word is known (model)",
    "holding": "which papers name a place (tantivy)",
    "rarity": "how much words tell (tantivy)",
    "question": "the question’s vector",
    "nearest": "nearest in meaning",
    "matching": "matching words (tantivy)",
    "passages": "the passages (SQLite)",
    "read": "reading quotes again (SQLite)",
}
"""The calls to the index, and what a reader calls them; a call that is not here keeps its name."""

Ask = Callable[[Question], object]


class Timed:
    """An index that keeps how long each of its calls took."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self.seconds: defaultdict[str, float] = defaultdict(float)
        """By the name of the call; several calls of one name are added."""

    def __getattr__(self, name: str) -> Any:
        call = getattr(self._index, name)

        def timed(*arguments: Any, **named: Any) -> Any:
            started = time.perf_counter()
            try:
                return call(*arguments, **named)
            finally:
                self.seconds[name] += time.perf_counter() - started

        return timed


class Took(NamedTuple):
    """The seconds of one answer."""

    whole: float
    processor: float
    calls: dict[str, float]
    """By the names of the index's calls."""


@dataclass(frozen=True)
class Times:
    """Milliseconds, one for each question."""

    whole: list[float]
    processor: list[float]
    """What the processor worked on it, on all threads."""
    stages: dict[str, list[float]]


@dataclass(frozen=True)
class Measured:
    """What was measured of one index."""

    name: str
    passages: int
    answers: dict[str, Times]
    """By what the questions name."""
    seconds_cold: list[float]
    """From the start of `councilbot ask` to its end."""
    seconds_to_open: float
    seconds_first: float
    """Of the first answer after that."""
    resident: float | None
    """Megabytes; None where the system does not say."""
    side_by_side: dict[str, list[float]] = field(default_factory=dict)
    """Milliseconds of the bot and of the tutorial's pipeline, asked in turns."""


def percentile(values: Sequence[float], percent: float) -> float:
    """
    The smallest value that so many of a hundred do not exceed.

    >>> percentile([30, 10, 20, 40], 50), percentile([30, 10, 20, 40], 95)
    (20, 40)
    """
    return sorted(values)[max(math.ceil(len(values) * percent / 100), 1) - 1]


def times(questions: Sequence[Question], index: Index) -> Times:
    """What answers take once the index is warm, as wholes and by stages."""
    for question in questions[:WARM_UP]:
        answer(question, index, LABELS)
    return gathered(_timed(question, index) for question in questions)


def gathered(answers: Iterable[Took]) -> Times:
    """What answers took, each stage by its name and what is left of the whole as `OWN`."""
    rows = list(answers)
    names = dict.fromkeys([*STAGES, *(name for row in rows for name in row.calls)])
    stages = {
        STAGES.get(name, name): [1000 * row.calls.get(name, 0.0) for row in rows] for name in names
    }
    stages[OWN] = [1000 * (row.whole - sum(row.calls.values())) for row in rows]
    return Times([1000 * row.whole for row in rows], [1000 * row.processor for row in rows], stages)


def beside(questions: Sequence[Question], *asking: Ask) -> list[list[float]]:
    """
    The milliseconds that each way of asking takes.

    They take turns at every question, so that whatever else the machine does slows all of them.
    """
    for ask in asking:
        for question in questions[:WARM_UP]:
            ask(question)
    rows = [[_milliseconds(ask, question) for ask in asking] for question in questions]
    return [list(column) for column in zip(*rows, strict=True)]


def _milliseconds(ask: Ask, question: Question) -> float:
    started = time.perf_counter()
    ask(question)
    return 1000 * (time.perf_counter() - started)


def _timed(question: Question, index: Index) -> Took:
    timed = Timed(index)
    started, worked = time.perf_counter(), time.process_time()
    answer(question, cast("Index", timed), LABELS)
    return Took(time.perf_counter() - started, time.process_time() - worked, dict(timed.seconds))
