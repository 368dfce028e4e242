"""
The weights of ranking and of confidence, fitted to marked questions.

It prints what `bot/ranking.py` and `bot/evidence.py` hold; nobody but a developer needs it. Every
set counts the same, whatever its size, and within it the answerable and the others.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from bot.abstention import reason
from bot.answer import FIRST
from bot.evidence import Evidence, Line, evidence
from bot.ranking import WEIGHTS, Signals
from bot.reranking import Reranker, reranked
from corpus.shelf import Generation
from evals.marked import Marked
from evals.retrieved import retrieved

_SHARPNESS = 10.0
"""How much a point of score counts in the softmax over a question's sentences."""
_DAMPING = 0.02

Table = NDArray[np.float64]


@dataclass(frozen=True)
class Sample:
    """A marked question with what was found for it."""

    answerable: bool
    signals: Table
    """A row for each sentence, the best first."""
    right: NDArray[np.bool_]
    """Which of the sentences answer."""
    evidence: Evidence
    """Of the sentence that our ranking puts first."""
    read: Evidence
    """Of the one that is first after the ranker has read."""
    settled: bool
    """Whether it is abstained from whatever the confidence, as when a council is not held."""


def samples(
    some: Iterable[Marked], index: Generation, ranker: Callable[[Marked], Reranker]
) -> Iterator[Sample]:
    """
    What is found for each question, held against what is marked.

    `ranker` gives the ranker that reads for a question: one that was not trained on its paper.
    """
    for one in retrieved(some, index):
        if not one.ranked:
            continue
        reader = ranker(one.marked)
        first = reranked(list(one.ranked), one.asked.understood, reader, FIRST)[0]
        best = evidence(one.asked, one.ranked[0])
        yield Sample(
            one.marked.answerable,
            np.array([candidate.signals for candidate in one.ranked]),
            np.array(one.right),
            best,
            evidence(one.asked, first),
            reason(one.asked, one.scope, best, 1.0) is not None,
        )


def ranking(sets: Sequence[Sequence[Sample]]) -> Signals:
    """
    The weights with which sentences that answer come first: a softmax over each question.

    They are drawn to those that ship, so that a signal that no set has keeps its weight.
    """
    start = np.array(WEIGHTS)
    items = [
        (one.signals, one.right, 1 / len(found))
        for found in ([one for one in some if one.right.any()] for some in sets)
        for one in found
    ]

    def loss(weights: Table) -> tuple[float, Table]:
        moved = weights - start
        total, slope = _DAMPING * float(moved @ moved), 2 * _DAMPING * moved
        for signals, right, share in items:
            scores = signals @ weights * _SHARPNESS
            odds = np.exp(scores - scores.max())
            every, good = odds.sum(), odds[right].sum() + 1e-12
            total += share * float(np.log(every) - np.log(good))
            means = odds @ signals / every - odds[right] @ signals[right] / good
            slope = slope + share * _SHARPNESS * means
        return total, slope

    fitted = minimize(loss, start, jac=True, method="L-BFGS-B")
    return Signals(*(round(float(weight), 2) for weight in fitted.x))


def confidence(sets: Sequence[Sequence[Sample]]) -> tuple[Line, Line]:
    """
    Logistic regressions (Platt scaling) on the evidence, without and with the ranker's.

    A signal that is never seen keeps no weight.
    """
    return _line(sets, attrgetter("evidence")), _line(sets, attrgetter("read"))


def _line(sets: Sequence[Sequence[Sample]], of: Callable[[Sample], Evidence]) -> Line:
    rows, answerable, shares = _open(sets, of)
    rows[:, Evidence._fields.index("read")] = 0
    model = LogisticRegression(C=3.0, max_iter=2000)
    model.fit(rows, answerable, sample_weight=shares * len(shares) / shares.sum())
    weights = (round(float(weight), 2) for weight in model.coef_[0])
    return Line(Evidence(*weights), round(float(model.intercept_[0]), 2))


def _open(
    sets: Sequence[Sequence[Sample]], of: Callable[[Sample], Evidence]
) -> tuple[Table, NDArray[Any], Table]:
    rows, answerable, shares = [], [], []
    for some in sets:
        undecided = [one for one in some if not one.settled]
        for kind in (True, False):
            like = [one for one in undecided if one.answerable is kind]
            rows += [of(one) for one in like]
            answerable += [kind] * len(like)
            shares += [1 / max(1, len(like))] * len(like)
    return np.array(rows), np.array(answerable), np.array(shares)
