"""What the bot would do at other thresholds, in a few cases that can be counted by eye."""

import pytest

from evals.measures.abstention import Judged
from evals.thresholds import choose, curve, point

SOME = [
    Judged(answerable=True, confidence=0.9, refused=False, right=True),
    Judged(answerable=True, confidence=0.8, refused=False, right=True),
    Judged(answerable=False, confidence=0.7, refused=False, right=False),
    Judged(answerable=True, confidence=0.6, refused=False, right=True),
    Judged(answerable=False, confidence=0.2, refused=True, right=False),
    Judged(answerable=True, confidence=0.1, refused=True, right=True),
    Judged(answerable=False, confidence=0.0, refused=True, right=False),
    Judged(answerable=True, confidence=0.0, refused=True, right=False),
]


@pytest.mark.parametrize(
    ("threshold", "expected"),
    [
        (0.5, (0.5, 4 / 8, 1 / 4, 4 / 7, 5 / 8)),
        (0.6, (0.6, 4 / 8, 1 / 4, 4 / 7, 5 / 8)),
        (0.75, (0.75, 2 / 8, 0, 6 / 9, 5 / 8)),
        (1.0, (1.0, 0, 0, 6 / 11, 3 / 8)),
    ],
)
def test_a_threshold_is_judged_by_what_it_lets_through(
    threshold: float, expected: tuple[float, ...]
) -> None:
    """A confidence that is as high as the threshold is high enough."""
    assert point(SOME, threshold) == pytest.approx(expected)


def test_a_refusal_for_another_reason_than_doubt_stays_one() -> None:
    """At no threshold is what has no confidence answered; what came closest may be."""
    assert point(SOME, 0.0) == pytest.approx((0, 6 / 8, 2 / 6, 2 / 5, 5 / 8))


def test_there_is_a_point_between_each_two_confidences() -> None:
    """And one below and one above all."""
    points = curve(SOME)

    assert [one.threshold for one in points] == [0.05, 0.15, 0.4, 0.65, 0.75, 0.85, 0.95]
    assert [one.coverage * 8 for one in points] == [6, 5, 4, 3, 2, 1, 0]


def test_the_best_points_are_chosen() -> None:
    """Of equal ones that which answers most; with no risk, what lies above every error."""
    choice = choose(curve(SOME), 0.0)

    assert choice.outcome.threshold == 0.05
    assert choice.refusal.threshold == 0.75
    assert choice.coverage
    assert choice.coverage.threshold == 0.75
    assert choose(curve(SOME), 0.25).coverage.threshold == 0.4


def test_there_may_be_no_point_with_so_little_risk() -> None:
    """To answer nothing is no choice."""
    assert choose(curve([SOME[2]]), 0.5).coverage is None
