"""Intervals and tests, against scipy, against counting, and where they go wrong elsewhere."""

import itertools
import math

import numpy as np
import pytest

from evals.statistics import (
    Interval,
    bootstrap,
    draws,
    holm,
    permutation,
    share_interval,
    statistic_interval,
    wilson,
)


def test_wilson_by_its_formula() -> None:
    """30 of 40."""
    z, p, n = 1.959963984540054, 30 / 40, 40
    middle = (p + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * math.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))

    assert wilson(30, 40) == pytest.approx((middle - half, middle + half))
    assert wilson(0, 0) == (0, 1)


def test_all_right_still_has_an_interval() -> None:
    """A bootstrap of 40 equal values gives NaN, or no width at all."""
    papers = [str(number) for number in range(40)]

    assert share_interval([1] * 40, [1] * 40, draws(papers)) == pytest.approx((0.9124, 1), abs=1e-4)
    assert share_interval([3] * 40, [3] * 40, draws(papers)) == wilson(40, 40)


def test_a_share_of_cases_has_wilsons_interval() -> None:
    """Each case counts once, and is right or wrong."""
    assert share_interval([1, 0, 1, 0], [1, 1, 1, 1], draws(["a", "b", "c", "d"])) == wilson(2, 4)


def test_anything_else_is_drawn() -> None:
    """About as wide as the spread of the mean, where every paper has one case."""
    values = np.random.default_rng(1).uniform(size=200)
    papers = [str(number) for number in range(200)]

    low, high = share_interval(values, np.ones(200), draws(papers))

    spread = values.std() / math.sqrt(200)
    assert (low, high) == pytest.approx(
        (values.mean() - 1.96 * spread, values.mean() + 1.96 * spread), abs=0.01
    )


def test_the_cases_of_one_paper_are_drawn_together() -> None:
    """So that twenty alike questions of four papers tell no more than four do."""
    values = [0.1] * 5 + [0.9] * 5 + [0.2] * 5 + [0.8] * 5
    alone, together = (
        share_interval(values, [1] * 20, draws(papers))
        for papers in ([str(n) for n in range(20)], [str(n // 5) for n in range(20)])
    )

    assert together.high - together.low > 1.5 * (alone.high - alone.low)
    assert all(len(set(row[:5])) == 1 for row in draws(["a"] * 5 + ["b"] * 5))


def test_chance_is_seeded_and_nobody_elses() -> None:
    """The same numbers give the same interval, and the global state is not touched."""
    before = np.random.get_state()[1].tolist()
    first, second = (draws(["a", "b", "c"]) for _ in range(2))

    assert (first == second).all()
    assert np.random.get_state()[1].tolist() == before


def test_a_round_that_gives_nothing_is_left_out() -> None:
    """One NaN does not make the whole interval NaN."""
    assert bootstrap([math.nan, *([0.5] * 99)]) == (0.5, 0.5)
    assert bootstrap([math.nan]) == Interval(0, 1)


def test_a_statistic_is_computed_for_every_round() -> None:
    """Here the number of cases drawn, which is as many as there are papers."""
    assert statistic_interval(lambda weights: float(weights.sum()), draws(["a", "b", "c"])) == (
        3,
        3,
    )


def test_permutation_by_counting_every_change_of_sign() -> None:
    """Two of the 16 ways are as far from 0."""
    differences = [1.0, 2.0, 0.5, 1.0]
    sums = [
        abs(sum(sign * one for sign, one in zip(signs, differences, strict=True)))
        for signs in itertools.product((1, -1), repeat=4)
    ]
    expected = sum(one >= sum(differences) for one in sums) / len(sums)

    assert permutation(differences, list("abcd")) == pytest.approx(expected)


def test_one_paper_that_differs_may_be_chance() -> None:
    """Its sign alone tells nothing, however many of its cases differ."""
    assert permutation([1.0, 1.0, 0.0], list("aab")) == 1


def test_differences_of_one_paper_change_sign_together() -> None:
    """Forty questions on two papers are two chances."""
    assert permutation([1.0] * 40, ["a"] * 20 + ["b"] * 20) == pytest.approx(2 / 4)
    assert permutation([1.0] * 40, [str(n) for n in range(40)]) < 0.001


def test_no_difference_is_no_surprise() -> None:
    """Whatever the number of cases."""
    assert permutation([0.0] * 9, list("abcdefghi")) == permutation([], []) == 1


def test_holm_by_hand() -> None:
    """The least is taken times three, the next times two, and none comes out before a smaller."""
    found = holm({"a": 0.01, "b": 0.04, "c": 0.03, "d": 0.9})

    assert found == pytest.approx({"a": 0.04, "b": 0.09, "c": 0.09, "d": 0.9})
    assert list(found) == ["a", "b", "c", "d"]
    assert holm({"a": 0.8, "b": 0.9}) == {"a": 1.0, "b": 1.0}
