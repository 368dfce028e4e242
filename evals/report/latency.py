"""How long each stage of an answer took."""

from collections.abc import Sequence
from statistics import quantiles
from typing import NamedTuple

from evals.scored import Scored

WHOLE = "whole"
"""The name under which all stages together are recorded."""


class Stage(NamedTuple):
    """The seconds of one stage over some cases."""

    name: str
    median: float
    p95: float
    longest: float
    cases: int


def stages(some: Sequence[Scored]) -> list[Stage]:
    """The stages in the order in which they were first timed, and all of them together last."""
    timed: dict[str, list[float]] = {}
    for scored in some:
        for name, seconds in scored.recorded.seconds.items():
            timed.setdefault(name, []).append(seconds)
    ordered = sorted(timed, key=lambda name: name == WHOLE)
    return [_stage(name, timed[name]) for name in ordered]


def _stage(name: str, seconds: Sequence[float]) -> Stage:
    cut = quantiles(
        [*seconds, seconds[0]] if len(seconds) == 1 else seconds, n=20, method="inclusive"
    )
    return Stage(name, cut[9], cut[18], max(seconds), len(seconds))
