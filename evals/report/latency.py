"""How long each stage of an answer took."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

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
    """Of times that were measured, as the summary has them: none between two is made up."""
    median, slow = np.percentile(seconds, [50, 95], method="inverted_cdf")
    return Stage(name, float(median), float(slow), max(seconds), len(seconds))
