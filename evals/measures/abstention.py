"""
Whether it answers when it should and refuses when it should not. scikit-learn is behind this file.

Each measure takes weights, one a case, with which a bootstrap draws cases more than once or not at
all; without weights each case counts once.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from evals.cases import Case
from evals.recorded import Recorded
from evals.scored import Rate

Weights = NDArray[np.float64]
BINS = 10
"""Of the reliability diagram, each as wide as the others."""


class Judged(NamedTuple):
    """What matters of a case for abstention."""

    answerable: bool
    confidence: float
    refused: bool
    right: bool
    """Whether its quotes, shown or only nearest, answer the question."""


class Risk(NamedTuple):
    """What comes of answering every case whose confidence is at least the threshold."""

    threshold: float
    coverage: float
    """The share of all cases that are answered."""
    risk: float
    """The share of these whose quotes do not answer the question."""


class Bin(NamedTuple):
    """Cases of like confidence."""

    confidence: float
    """Their mean."""
    right: float
    """The share whose quotes answer the question."""
    cases: float


def refuses(case: Case, recorded: Recorded) -> bool:
    """Whether it abstained or, of a false premise, quoted what contradicts it."""
    contradicted = case.unanswerable_kind == "false-premise" and recorded.contradicts
    return recorded.outcome == "abstained" or contradicted


def refusals(some: Sequence[Judged]) -> dict[str, list[Rate]]:
    """Refusal as a yes-or-no decision: what each case adds to each measure, in order."""
    rightly = [one.refused and not one.answerable for one in some]
    return {
        "refusal precision": [
            Rate(right, one.refused) for one, right in zip(some, rightly, strict=True)
        ],
        "refusal recall": [
            Rate(right, not one.answerable) for one, right in zip(some, rightly, strict=True)
        ],
        "refusal f1": [
            Rate(2 * right, one.refused + (not one.answerable))
            for one, right in zip(some, rightly, strict=True)
        ],
        "over-refusal": [Rate(one.refused and one.answerable, one.answerable) for one in some],
        "unsupported answers": [
            Rate(not (one.refused or one.answerable), not one.answerable) for one in some
        ],
    }


def auroc(some: Sequence[Judged], weights: Weights | None = None) -> float:
    """
    How surely an answerable case has a higher confidence than another: the area under the ROC.

    NaN where there are only answerable cases, or none.
    """
    answerable = np.array([one.answerable for one in some], bool)
    counted = np.ones(len(some)) if weights is None else weights
    if not counted[answerable].sum() or not counted[~answerable].sum():
        return math.nan
    confidences = [one.confidence for one in some]
    return float(roc_auc_score(answerable, confidences, sample_weight=counted))


def risk_coverage(some: Sequence[Judged], weights: Weights | None = None) -> list[Risk]:
    """The curve, a point for each confidence that occurs, from the highest down."""
    if not some:
        return []
    confidences = np.array([one.confidence for one in some])
    order = np.argsort(-confidences, kind="stable")
    counted = (np.ones(len(some)) if weights is None else weights)[order]
    wrong = counted * ~np.array([one.right for one in some])[order]
    last = np.append(np.flatnonzero(np.diff(confidences[order])), len(some) - 1)
    answered, missed = np.cumsum(counted)[last], np.cumsum(wrong)[last]
    return [
        Risk(float(threshold), float(share), float(risk))
        for threshold, share, risk, any_of in zip(
            confidences[order][last],
            answered / max(counted.sum(), 1e-12),
            missed / np.maximum(answered, 1e-12),
            answered,
            strict=True,
        )
        if any_of
    ]


def coverage_at(some: Sequence[Judged], risk: float, weights: Weights | None = None) -> float:
    """The largest share of all cases that can be answered with at most this risk."""
    return max(
        (one.coverage for one in risk_coverage(some, weights) if one.risk <= risk), default=0.0
    )


def reliability(some: Sequence[Judged], weights: Weights | None = None) -> list[Bin]:
    """Confidence held against what is right, in bins; a confidence of 0 claims nothing."""
    counted = np.ones(len(some)) if weights is None else weights
    confidences = np.array([one.confidence for one in some])
    right = np.array([one.right for one in some], float)
    numbers = np.clip((confidences * BINS).astype(int), 0, BINS - 1)
    bins = []
    for number in range(BINS):
        of = counted * ((numbers == number) & (confidences > 0))
        if total := of.sum():
            bins.append(Bin(float(of @ confidences / total), float(of @ right / total), total))
    return bins


def calibration_error(some: Sequence[Judged], weights: Weights | None = None) -> float:
    """The mean distance of confidence and the share that is right; NaN where nothing is claimed."""
    bins = reliability(some, weights)
    total = sum(one.cases for one in bins)
    off = sum(one.cases * abs(one.confidence - one.right) for one in bins)
    return off / total if total else math.nan
