"""Scored answers -> every measure over all of them, and over those of each category."""

import math
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from evals.measures import MEASURES
from evals.measures.abstention import (
    Judged,
    auroc,
    calibration_error,
    coverage_at,
    refusals,
    refuses,
)
from evals.scored import Estimate, Rate, Scored, Summary
from evals.statistics import Numbers, draws, share_interval, statistic_interval

ROUNDS = 500
"""Times that papers are drawn for what cannot be computed for all rounds at once."""


def summary(some: Sequence[Scored], left: int = 0) -> Summary:
    """Every measure that applies to some of the cases, in the order of `MEASURES`."""
    categories = dict.fromkeys(sorted({one.case.category for one in some}))
    return Summary(
        whole=(*shares(some), *of_abstention(some), *of_time(some)),
        categories={
            name: tuple(shares([one for one in some if one.case.category == name]))
            for name in categories
        },
        left=left,
    )


def paper_of(one: Scored) -> str:
    """The paper that a case is about, by file name; of one without an answer, the case itself."""
    expected = one.case.expected
    return expected[0].any[0].source if expected else one.case.id


def judged(some: Sequence[Scored]) -> list[Judged]:
    """What matters for abstention of each case on which the bot did not fail."""
    return [
        Judged(
            one.case.answerable,
            _confidence(one),
            refuses(one.case, one.recorded),
            any(one.measures.get(name, (0, 0))[0] for name in ("hit@3", "nearest hit")),
        )
        for one in _stood(some)
    ]


def _confidence(one: Scored) -> float:
    """That the papers answer: none where a quote contradicts what is taken for granted."""
    contradicted = one.recorded.outcome == "answered" and refuses(one.case, one.recorded)
    return 0.0 if contradicted else one.recorded.confidence


def shares(some: Sequence[Scored]) -> list[Estimate]:
    """The measures of single cases, over those to which each applies."""
    found = []
    for name in MEASURES:
        having = [one for one in some if one.measures.get(name, (0, 0))[1]]
        if having:
            rates = [Rate(*one.measures[name]) for one in having]
            found.append(_share(name, rates, [paper_of(one) for one in having]))
    return found


def of_abstention(some: Sequence[Scored]) -> list[Estimate]:
    """What can be told of confidence and refusal only over many cases."""
    cases = judged(some)
    if not cases:
        return []
    papers = [paper_of(one) for one in _stood(some)]
    found = []
    for name, rates in refusals(cases).items():
        counted = [(rate, paper) for rate, paper in zip(rates, papers, strict=True) if rate.total]
        if counted:
            found.append(_share(name, *map(list, zip(*counted, strict=True))))
    statistics: dict[str, Callable[[Numbers | None], float]] = {
        "auroc": lambda weights: auroc(cases, weights),
        "coverage at 5 % risk": lambda weights: coverage_at(cases, 0.05, weights),
        "coverage at 10 % risk": lambda weights: coverage_at(cases, 0.10, weights),
        "calibration error": lambda weights: calibration_error(cases, weights),
    }
    drawn = draws(papers, ROUNDS)
    return found + [
        _whole(name, statistic, drawn)
        for name, statistic in statistics.items()
        if not math.isnan(statistic(None))
    ]


def of_time(some: Sequence[Scored]) -> list[Estimate]:
    """The median and the 95th percentile of seconds an answer, and the median of each stage."""
    stages = dict.fromkeys(name for one in some for name in one.recorded.seconds)
    wanted = [("whole", 50), ("whole", 95), *((name, 50) for name in stages if name != "whole")]
    return [
        _percentile(stage, percent, [one for one in some if stage in one.recorded.seconds])
        for stage, percent in wanted
        if stage in stages
    ]


def _percentile(stage: str, percent: int, some: Sequence[Scored]) -> Estimate:
    seconds = np.array([one.recorded.seconds[stage] for one in some])

    def of(weights: Numbers | None) -> float:
        return float(np.percentile(seconds, percent, weights=weights, method="inverted_cdf"))

    name = f"seconds p{percent}{'' if stage == 'whole' else f' of {stage}'}"
    return _whole(name, of, draws([paper_of(one) for one in some], ROUNDS))


def _share(name: str, rates: Sequence[Rate], papers: Sequence[str]) -> Estimate:
    right, total = [rate.right for rate in rates], [rate.total for rate in rates]
    low, high = share_interval(right, total, draws(papers))
    every = Rate(sum(right), sum(total))
    return Estimate(name, every.value, low, high, every.right, every.total, len(rates))


def _whole(name: str, statistic: Callable[[Numbers | None], float], drawn: Numbers) -> Estimate:
    value, cases = statistic(None), drawn.shape[1]
    low, high = statistic_interval(statistic, drawn)
    return Estimate(name, value, low, high, value * cases, cases, cases)


def _stood(some: Sequence[Scored]) -> Iterator[Scored]:
    return (one for one in some if one.recorded.outcome != "failed")
