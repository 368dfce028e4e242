"""What the quote check said of many marked words -> the confusion table and its figures."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from bot.checking.verdicts import Verdict
from evals.checking.judging import Judged
from evals.scored import Rate
from evals.statistics import Interval, wilson

VERDICTS = tuple(verdict.value for verdict in Verdict)


@dataclass(frozen=True)
class Figures:
    """Of all cases together."""

    confusion: dict[str, dict[str, int]]
    """How many cases marked so, by the outer key, were given each verdict."""
    accuracy: Rate
    interval: Interval
    """Wilson's, 95 %."""
    false_exact: tuple[Judged, ...]
    wrong: tuple[Judged, ...]
    kinds: Rate
    """Cases rightly called altered of which just the marked kinds of differences are named."""
    places: Rate
    """Cases whose marked place is among those given, of those with a place both ways."""
    median: float
    """Seconds."""
    slowest: float
    """Seconds within which 95 of 100 are done."""

    def holds(self, floor: float) -> bool:
        """Whether nothing is falsely called exact, and enough is right."""
        return not self.false_exact and self.accuracy.right >= floor * self.accuracy.total


def figures(some: Sequence[Judged]) -> Figures:
    """The figures of at least one case."""
    counted: Counter[tuple[str, str]] = Counter((one.marked.verdict, one.given) for one in some)
    right = sum(one.right for one in some)
    seconds = [one.seconds for one in some]
    return Figures(
        {marked: {given: counted[marked, given] for given in VERDICTS} for marked in VERDICTS},
        Rate(right, len(some)),
        wilson(right, len(some)),
        tuple(one for one in some if one.false_exact),
        tuple(one for one in some if not one.right),
        _rate([one.names_kinds for one in some]),
        _rate([one.there for one in some]),
        median(seconds),
        float(np.percentile(seconds, 95)),
    )


def _rate(known: Sequence[bool | None]) -> Rate:
    told = [one for one in known if one is not None]
    return Rate(sum(told), len(told))
