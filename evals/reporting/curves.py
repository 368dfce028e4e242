"""How confidence and what came of it go together, point by point."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from evals.scored import Scored

_BINS = 10


class Point(NamedTuple):
    """What happens when everything down to a confidence is answered, and nothing below it."""

    coverage: float
    """The share of questions that are answered."""
    risk: float
    """The share of these answers that are wrong."""
    confidence: float


class Bin(NamedTuple):
    """Cases of about the same confidence."""

    confidence: float
    """Its mean."""
    right: float
    """The share that was right."""
    cases: int


def risk_coverage(some: Sequence[Scored]) -> list[Point]:
    """From the surest case to the least sure; cases of the same confidence are never parted."""
    judged = sorted(_judged(some), reverse=True)
    points: list[Point] = []
    answered = wrong = 0
    for confidence, same in groupby(judged, key=lambda one: one[0]):
        rights = [right for _, right in same]
        answered += len(rights)
        wrong += len(rights) - sum(rights)
        points.append(Point(answered / len(judged), wrong / answered, confidence))
    return points


def reliability(some: Sequence[Scored]) -> list[Bin]:
    """The cases by tenths of confidence, the least sure first; empty tenths are left out."""
    tenths: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in sorted(_judged(some)):
        tenths.setdefault(min(_BINS - 1, int(_BINS * confidence)), []).append((confidence, right))
    return [
        Bin(
            sum(confidence for confidence, _ in held) / len(held),
            sum(right for _, right in held) / len(held),
            len(held),
        )
        for held in tenths.values()
    ]


def _judged(some: Iterable[Scored]) -> list[tuple[float, bool]]:
    """The confidence of each case, and whether what was found for it answers it."""
    return [
        (scored.recorded.confidence, _answers(scored))
        for scored in some
        if scored.recorded.outcome != "failed"
    ]


def _answers(scored: Scored) -> bool:
    right, _ = scored.measures.get("hit@3", (0.0, 1.0))
    return scored.case.answerable and right > 0
