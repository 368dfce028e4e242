"""Estimates as people read them."""

import pytest

from evals.report.figures import cell, count, interval, value
from evals.scored import Estimate


def hits(right: float, total: float, cases: int, value: float = 0.5) -> Estimate:
    """An estimate of a share."""
    return Estimate("hit@1", value, 0.25, 0.75, right, total, cases)


@pytest.mark.parametrize(
    ("share", "written"),
    [
        (0, "0%"),
        (0.0004, "0.1%"),
        (0.004, "0.4%"),
        (0.5, "50%"),
        (0.994, "99%"),
        (0.996, "99.6%"),
        (0.99999, "99.9%"),
        (1, "100%"),
    ],
)
def test_all_is_not_said_of_nearly_all(share: float, written: str) -> None:
    """Nor none of nearly none."""
    assert value(hits(1, 2, 2, share)) == written


def test_times_and_plain_numbers_have_their_own_unit() -> None:
    """And an interval is in it, told once."""
    time = Estimate("seconds p95 of ranker", 0.4, 0.3, 0.5, 0, 0, 9)
    area = Estimate("auroc", 0.875, 0.8, 0.9, 0, 0, 9)

    assert (value(time), interval(time)) == ("400 ms", "300 to 500 ms")
    assert (value(area), interval(area)) == ("0.88", "0.80 to 0.90")
    assert interval(Estimate("seconds p50", 1, 0.5, 2, 0, 0, 9)) == "500 ms to 2.00 s"


def test_what_is_not_counted_is_a_mean_over_cases() -> None:
    """As a gain is, or a share of letters."""
    assert count(hits(30.25, 40, 40)) == "40 cases"
    assert count(Estimate("auroc", 0.9, 0.8, 1, 0, 0, 40)) == "40 cases"


def test_of_few_cases_only_counts_are_told() -> None:
    """From twenty on, the share with its interval."""
    assert cell(hits(9.5, 19, 19)) == "9.5 of 19"
    assert cell(hits(9, 19, 19)) == "9 of 19"
    assert cell(hits(10, 20, 20)) == "50% (25 to 75%)"


def test_nothing_to_tell_is_a_dash() -> None:
    """And no share of nothing."""
    assert cell(None) == cell(hits(0, 0, 0)) == "–"


def test_what_is_no_share_is_never_counted() -> None:
    """Half of an area is not 20 of 40."""
    assert count(Estimate("auroc", 0.5, 0.4, 0.6, 20, 40, 40)) == "40 cases"
    assert count(Estimate("seconds p50", 0.5, 0.4, 0.6, 20, 40, 40)) == "40 cases"
