"""Confidence and refusal, against scikit-learn and against counting by hand."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.calibration import calibration_curve
from sklearn.metrics import precision_recall_fscore_support, roc_auc_score

from evals.cases import Case
from evals.measures.abstention import (
    Judged,
    auroc,
    calibration_error,
    coverage_at,
    refusals,
    refuses,
    reliability,
    risk_coverage,
)
from evals.recorded import Recorded

CASE = Case("a", "Why?", False, "date", "dev", unanswerable_kind="false-premise")

some_judged = st.lists(
    st.builds(
        Judged,
        st.booleans(),
        st.sampled_from([0.0, 0.05, 0.15, 0.35, 0.5, 0.75, 0.95]),
        st.booleans(),
        st.booleans(),
    ),
    max_size=30,
)


def sure(confidence: float, *, right: bool, answerable: bool = True) -> Judged:
    """A case that is answered."""
    return Judged(answerable, confidence, refused=False, right=right)


@given(some_judged)
def test_auroc_agrees_with_scikit_learn_and_with_counting_pairs(some: list[Judged]) -> None:
    """A tie is half a pair; of one kind alone there is none."""
    yes = [one.confidence for one in some if one.answerable]
    no = [one.confidence for one in some if not one.answerable]
    if not yes or not no:
        assert math.isnan(auroc(some))
        return

    pairs = [(one > other) + 0.5 * (one == other) for one in yes for other in no]
    assert auroc(some) == pytest.approx(sum(pairs) / len(pairs))
    assert auroc(some) == pytest.approx(roc_auc_score([1] * len(yes) + [0] * len(no), yes + no))


@given(some_judged)
def test_refusals_agree_with_scikit_learn(some: list[Judged]) -> None:
    """With refusal as the positive class."""
    rates = refusals(some)
    if not some:
        return

    expected = precision_recall_fscore_support(
        [not one.answerable for one in some],
        [one.refused for one in some],
        average="binary",
        zero_division=0,
    )
    names = ("refusal precision", "refusal recall", "refusal f1")
    for name, value in zip(names, expected[:3], strict=True):
        total = sum(rate.total for rate in rates[name])
        right = sum(rate.right for rate in rates[name])
        assert (right / total if total else 0) == pytest.approx(value)


def test_refusals_by_hand() -> None:
    """Three answerable, of which one is refused; two not, of which one is answered."""
    some = [
        Judged(True, 0.9, False, True),
        Judged(True, 0.9, False, False),
        Judged(True, 0.1, True, False),
        Judged(False, 0.1, True, False),
        Judged(False, 0.9, False, False),
    ]

    assert {
        name: (sum(rate.right for rate in rates), sum(rate.total for rate in rates))
        for name, rates in refusals(some).items()
    } == {
        "refusal precision": (1, 2),
        "refusal recall": (1, 2),
        "refusal f1": (2, 4),
        "over-refusal": (1, 3),
        "unsupported answers": (1, 2),
    }


def test_the_curve_by_hand() -> None:
    """Cases of the same confidence are answered together."""
    some = [
        sure(0.9, right=True),
        sure(0.8, right=True),
        sure(0.8, right=False),
        sure(0.1, right=False, answerable=False),
    ]

    assert risk_coverage(some) == [(0.9, 1 / 4, 0), (0.8, 3 / 4, 1 / 3), (0.1, 4 / 4, 2 / 4)]
    assert coverage_at(some, 0.05) == 1 / 4
    assert coverage_at(some, 0.4) == 3 / 4
    assert coverage_at([sure(0.9, right=False)], 0.05) == 0
    assert risk_coverage([]) == []


@given(some_judged, st.data())
def test_a_case_of_weight_two_counts_as_two_cases(some: list[Judged], data: st.DataObject) -> None:
    """And one of weight 0 as none, so that a bootstrap is what it says."""
    times = data.draw(st.lists(st.integers(0, 2), min_size=len(some), max_size=len(some)))
    weights = np.array(times, float)
    drawn = [one for one, count in zip(some, times, strict=True) for _ in range(count)]

    assert auroc(some, weights) == pytest.approx(auroc(drawn), nan_ok=True)
    assert coverage_at(some, 0.3, weights) == pytest.approx(coverage_at(drawn, 0.3))
    assert calibration_error(some, weights) == pytest.approx(calibration_error(drawn), nan_ok=True)


@given(some_judged)
def test_the_reliability_diagram_agrees_with_scikit_learn(some: list[Judged]) -> None:
    """Of what has a confidence: 0 claims nothing."""
    claimed = [one for one in some if one.confidence > 0]
    bins = reliability(some)
    if not claimed:
        assert bins == []
        assert math.isnan(calibration_error(some))
        return

    right, confidence = calibration_curve(
        [one.right for one in claimed], [one.confidence for one in claimed], n_bins=10
    )
    assert [one.right for one in bins] == pytest.approx(list(right))
    assert [one.confidence for one in bins] == pytest.approx(list(confidence))


def test_calibration_error_by_hand() -> None:
    """Of three at 0.75 two are right; the one at 0.25 is not."""
    some = [sure(0.75, right=True), sure(0.75, right=True), sure(0.75, right=False)]
    some += [sure(0.25, right=False)]

    assert calibration_error(some) == pytest.approx((3 * abs(0.75 - 2 / 3) + 0.25) / 4)


def test_what_contradicts_a_false_premise_refuses_it() -> None:
    """Of another kind of case it is an answer, as any; a breakdown never refuses."""
    against = Recorded("a", "answered", contradicts=True)

    assert refuses(CASE, against)
    assert not refuses(CASE, replace(against, contradicts=False))
    assert not refuses(replace(CASE, unanswerable_kind="near-miss"), against)
    assert not refuses(CASE, Recorded("a", "failed"))
    assert refuses(CASE, Recorded("a", "abstained"))
