"""
Intervals and tests. scipy is behind this file.

Questions about one paper are not independent of one another, so what is drawn by chance is papers.
Chance is seeded: the same numbers give the same interval.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binomtest, permutation_test

LEVEL = 0.95
ROUNDS = 2000
"""Times that papers are drawn."""
PERMUTATIONS = 9999

Numbers = NDArray[np.float64]


class Interval(NamedTuple):
    """The two ends of a 95 % interval."""

    low: float
    high: float


def wilson(right: int, total: int) -> Interval:
    """
    The interval of a share of cases; all of it where there are none.

    >>> [round(end, 3) for end in wilson(40, 40)]
    [0.912, 1.0]
    """
    if not total:
        return Interval(0.0, 1.0)
    found = binomtest(right, total).proportion_ci(LEVEL, "wilson")
    return Interval(float(found.low), float(found.high))


def draws(papers: Sequence[str], rounds: int = ROUNDS, seed: int = 0) -> Numbers:
    """
    How often each case is drawn when papers are drawn with replacement: a row for each round.

    `papers` names the paper of each case, and the cases of a paper are drawn together.
    """
    names = {paper: number for number, paper in enumerate(dict.fromkeys(papers))}
    chance = np.random.default_rng(seed)
    drawn = chance.multinomial(len(names), np.full(len(names), 1 / max(1, len(names))), rounds)
    return drawn[:, [names[paper] for paper in papers]].astype(float)


def bootstrap(values: Sequence[float] | Numbers) -> Interval:
    """The middle 95 % of what the rounds gave, those that gave nothing (NaN) left out."""
    given = np.asarray(values, float)
    known = given[~np.isnan(given)]
    if not known.size:
        return Interval(0.0, 1.0)
    low, high = np.percentile(known, [50 * (1 - LEVEL), 50 * (1 + LEVEL)])
    return Interval(float(low), float(high))


def share_interval(right: Sequence[float], total: Sequence[float], drawn: Numbers) -> Interval:
    """
    The interval of `sum(right) / sum(total)` over cases.

    Wilson's where each case counts once and is right or wrong, or where all are equally right or
    wrong, since no drawing of equal ones tells how few they are; else the bootstrap's.
    """
    rights, totals = np.asarray(right, float), np.asarray(total, float)
    shares = rights / totals
    yes_or_no = bool(np.isin(shares, (0.0, 1.0)).all())
    if yes_or_no and (bool((totals == 1).all()) or len(set(shares)) == 1):
        return wilson(round(float(shares.sum())), len(shares))
    with np.errstate(invalid="ignore"):
        return bootstrap((drawn @ rights) / (drawn @ totals))


def statistic_interval(statistic: Callable[[Numbers], float], drawn: Numbers) -> Interval:
    """The interval of anything that can be computed from how often each case is drawn."""
    return bootstrap([statistic(weights) for weights in drawn])


def permutation(differences: Sequence[float], papers: Sequence[str], seed: int = 0) -> float:
    """
    How likely a mean difference so far from 0 would be if before and after were alike.

    The differences of a paper change sign together. 1 where fewer than two papers differ.
    """
    sums: dict[str, float] = {}
    for paper, difference in zip(papers, differences, strict=True):
        sums[paper] = sums.get(paper, 0.0) + difference
    moved = np.array([one for one in sums.values() if one])
    if moved.size <= 1:
        return 1.0
    found = permutation_test(
        (moved,),
        _mean,
        permutation_type="samples",
        n_resamples=PERMUTATIONS,
        vectorized=True,
        rng=np.random.default_rng(seed),
    )
    return float(found.pvalue)


def _mean(sample: NDArray[Any], axis: int) -> Any:
    return sample.mean(axis=axis)


def holm(values: Mapping[str, float]) -> dict[str, float]:
    """
    P values made larger for how many were looked at, in the order given: Holm (1979).

    >>> holm({"a": 0.01, "b": 0.04, "c": 0.03})
    {'a': 0.03, 'b': 0.06, 'c': 0.06}
    """
    adjusted: dict[str, float] = {}
    least = 0.0
    for place, name in enumerate(sorted(values, key=values.__getitem__)):
        least = max(least, min(1.0, values[name] * (len(values) - place)))
        adjusted[name] = least
    return {name: adjusted[name] for name in values}
