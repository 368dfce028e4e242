"""What a ranker makes of questions that it was not trained on."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evals.ranker.examples import Example

WEIGHTS = (0.0, 0.03, 0.05, 0.08, 0.1, 0.13, 0.16, 0.2, 0.25, 0.3, 0.4)
_ROUNDS = 2000


@dataclass(frozen=True)
class Judged:
    """An example, and what a ranker that has not seen its paper says of its first sentences."""

    example: Example
    says: tuple[float, ...]

    def right(self, weight: float, first: int) -> bool:
        """Whether a sentence that answers is among the first."""
        return any(self.example.right[at] for at in self._order(weight)[:first])

    def score(self, weight: float) -> float:
        """What the ranker says of the sentence that comes first."""
        return self.says[int(self._order(weight)[0])]

    def _order(self, weight: float) -> NDArray[np.intp]:
        scores = np.array(self.example.scores[: len(self.says)]) + weight * np.array(self.says)
        return np.argsort(-scores, kind="stable")


@dataclass(frozen=True)
class Figures:
    """Of the answerable questions, those with a right sentence first, or among three."""

    questions: int
    first: float
    of_three: float
    interval: tuple[float, float]
    """95 % of `first`, by bootstrap over papers."""


def figures(some: Sequence[Judged], weight: float) -> Figures:
    """How often the right sentence comes first, at a weight of the ranker's."""
    asked, first = _first(some, weight)
    papers: dict[str, list[bool]] = {}
    for one, right in zip(asked, first, strict=True):
        papers.setdefault(one.example.paper, []).append(right)
    return Figures(
        len(asked),
        float(np.mean(first)),
        float(np.mean([one.right(weight, 3) for one in asked])),
        _interval(list(papers.values())),
    )


def area(some: Sequence[Judged], weight: float) -> float:
    """
    The area under the curve: how surely the ranker scores an answerable question higher.

    That is its score of the sentence that comes first; NaN where all have an answer, or none.
    """
    from sklearn.metrics import roc_auc_score

    answerable = [one.example.answerable for one in some]
    if all(answerable) or not any(answerable):
        return math.nan
    return float(roc_auc_score(answerable, [one.score(weight) for one in some]))


def weight(sets: Iterable[Sequence[Judged]]) -> float:
    """The weight at which right sentences come first most often, every set counting the same."""
    held = list(sets)
    return max(WEIGHTS, key=lambda one: sum(float(np.mean(_first(some, one)[1])) for some in held))


def _first(some: Sequence[Judged], weight: float) -> tuple[list[Judged], list[bool]]:
    """The answerable questions, and whether a right sentence comes first for each."""
    asked = [one for one in some if one.example.answerable]
    return asked, [one.right(weight, 1) for one in asked]


def _interval(papers: list[list[bool]]) -> tuple[float, float]:
    chance = np.random.default_rng(0)
    means = [
        np.mean(
            np.concatenate([papers[at] for at in chance.integers(len(papers), size=len(papers))])
        )
        for _ in range(_ROUNDS)
    ]
    low, high = np.percentile(means, [2.5, 97.5])
    return float(low), float(high)
