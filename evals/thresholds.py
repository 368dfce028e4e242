"""
A run -> what the bot would have done at other thresholds of confidence.

The run says of each case how sure the bot was, and whether its quotes, shown or only nearest,
answer the question. A case that was refused for another reason than doubt has a confidence of 0,
and is refused at every threshold.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from evals.measures.abstention import Judged, refusals

_DIGITS = 3
_ABOVE_ALL = 1.0


class Point(NamedTuple):
    """What comes of answering where confidence is at least the threshold."""

    threshold: float
    coverage: float
    """The share of all cases that are answered."""
    risk: float
    """The share of these that are answered wrongly; 0 where none is answered."""
    f1: float
    """Of refusal."""
    right: float
    """The share of cases whose outcome is right."""


class Choice(NamedTuple):
    """The best points of a curve, each by what it is best at."""

    outcome: Point
    """Most outcomes right."""
    refusal: Point
    """The best F1 of refusal."""
    coverage: Point | None
    """Most cases answered with no more than some risk; None where there is always more."""


def point(some: Sequence[Judged], threshold: float) -> Point:
    """What comes of one threshold."""
    moved = [one._replace(refused=_refused(one, threshold)) for one in some]
    answered = [one for one in moved if not one.refused]
    wrong = sum(not one.right for one in answered)
    right = sum(not one.answerable if one.refused else one.right for one in moved)
    rates = refusals(moved)["refusal f1"]
    total = sum(rate.total for rate in rates)
    return Point(
        threshold,
        coverage=len(answered) / max(1, len(some)),
        risk=wrong / max(1, len(answered)),
        f1=sum(rate.right for rate in rates) / total if total else 0.0,
        right=right / max(1, len(some)),
    )


def curve(some: Sequence[Judged]) -> list[Point]:
    """A point between each two confidences that occur, the lowest first."""
    known = sorted({0.0, _ABOVE_ALL, *(one.confidence for one in some)})
    between = sorted({round((low + high) / 2, _DIGITS) for low, high in pairwise(known)})
    return [point(some, threshold) for threshold in between]


def choose(points: Sequence[Point], risk: float) -> Choice:
    """The best points, of equal ones the least threshold, since that answers most."""
    safe = [one for one in points if one.risk <= risk and one.coverage]
    return Choice(
        outcome=max(points, key=lambda one: one.right),
        refusal=max(points, key=lambda one: one.f1),
        coverage=max(safe, key=lambda one: one.coverage, default=None),
    )


def _refused(one: Judged, threshold: float) -> bool:
    return not one.confidence or one.confidence < threshold
