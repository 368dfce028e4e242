"""
The weights of ranking and of confidence, fitted to marked questions.

It prints what `bot/ranking.py` and `bot/evidence.py` hold; nobody but a developer needs it. Every
set counts the same, whatever its size, and within it the answerable and the others.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from bot.abstention import reason
from bot.evidence import Evidence, evidence
from bot.question import understand
from bot.ranking import WEIGHTS, Candidate, Signals, rank
from bot.scope import scoped
from bot.search import search
from bot.slips import mended
from corpus.documents import Document, Span
from corpus.settings import PUBLIC
from corpus.shelf import Generation
from evals.marked import Letters, Marked, answers

_LABELS = frozenset({PUBLIC})
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
    evidence: tuple[float, ...]
    settled: bool
    """Whether it is abstained from whatever the confidence, as when a council is not held."""


def samples(some: Sequence[Marked], index: Generation) -> Iterator[Sample]:
    """What is found for each question, held against what is marked."""
    names = {paper.name.rpartition(".")[0]: paper.id for paper in index.holdings(_LABELS).papers}
    letters: dict[str, Letters] = {}
    for one in some:
        asked = mended(understand(one.question), index, _LABELS)
        scope = scoped(asked, index, _LABELS)
        ranked = rank(asked, scope, search(asked, scope, index, _LABELS))
        if not ranked:
            continue
        gold: dict[str, list[Span]] = {}
        for name, words in one.gold:
            document = index.read(names[name]) if name in names else None
            if document:
                found = _of(document, letters).places(words)
                gold.setdefault(document.id, []).extend(found)
        best = evidence(asked, ranked[0])
        yield Sample(
            one.answerable,
            np.array([candidate.signals for candidate in ranked]),
            np.array([_answers(candidate, gold, letters) for candidate in ranked]),
            best,
            reason(asked, scope, best, 1.0) is not None,
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


def confidence(sets: Sequence[Sequence[Sample]]) -> tuple[Evidence, float]:
    """The weights and the constant of a logistic regression (Platt scaling) on the evidence."""
    rows, answerable, shares = _open(sets)
    model = LogisticRegression(C=3.0, max_iter=2000)
    model.fit(rows, answerable, sample_weight=shares * len(shares) / shares.sum())
    weights = (round(float(weight), 2) for weight in model.coef_[0])
    return Evidence(*weights), round(float(model.intercept_[0]), 2)


def separation(some: Sequence[Sample], sure: Sequence[float]) -> float:
    """The area under the curve: how surely an answerable question has the higher confidence."""
    return float(roc_auc_score([one.answerable for one in some], sure))


def _open(sets: Sequence[Sequence[Sample]]) -> tuple[Table, NDArray[Any], Table]:
    rows, answerable, shares = [], [], []
    for some in sets:
        undecided = [one for one in some if not one.settled]
        for kind in (True, False):
            like = [one for one in undecided if one.answerable is kind]
            rows += [one.evidence for one in like]
            answerable += [kind] * len(like)
            shares += [1 / max(1, len(like))] * len(like)
    return np.array(rows), np.array(answerable), np.array(shares)


def _of(document: Document, letters: dict[str, Letters]) -> Letters:
    if document.id not in letters:
        letters[document.id] = Letters(document)
    return letters[document.id]


def _answers(one: Candidate, gold: dict[str, list[Span]], letters: dict[str, Letters]) -> bool:
    document = one.hit.passage.document
    return document.id in gold and answers(letters[document.id].span(one.span), gold[document.id])
