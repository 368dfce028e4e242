"""What a run shows of the bot, and which of the targets hold."""

from dataclasses import dataclass
from functools import cached_property
from statistics import linear_regression
from typing import NamedTuple

from tests.benchmarks.timing import percentile
from tests.load.load import Look, Run
from tests.load.outcome import Count, counted, drained

ACKNOWLEDGED = 1.0
"""Seconds, p99; Slack allows three."""
ANSWERED = 2.0
"""Seconds, p95, for questions that are asked once the burst has drained."""
FLAT = 30.0
"""Megabytes an hour that are no growth."""
SETTLED = 120.0
"""Seconds after the burst from which memory counts."""
TELLING = 240.0
"""Seconds over which memory must have been seen to say anything of an hour."""


class Target(NamedTuple):
    """What is promised, and whether it holds; None where a run is too short to tell."""

    promise: str
    holds: bool | None


@dataclass(frozen=True)
class Findings:
    """What a run shows; times in seconds."""

    run: Run

    @cached_property
    def count(self) -> Count:
        """How many questions were answered how often."""
        return counted(self.run.outcomes)

    @property
    def burst_ended(self) -> float:
        """When the last question of the burst was asked, in seconds since 1970."""
        return self.run.burst[-1].asked

    @cached_property
    def drained(self) -> float | None:
        """When no question waited any more after the burst."""
        return drained(self.run.outcomes, self.burst_ended)

    @property
    def acknowledgements(self) -> list[float]:
        """How long each event waited for its acknowledgement."""
        return [wait for one in self.run.outcomes for wait in one.acknowledgements]

    def waits(self, *, after: bool) -> list[float]:
        """How long answers were waited for, of questions asked before the burst had drained or after."""
        until = self.drained or self.run.outcomes[-1].asked
        asked = [one for one in self.run.outcomes if (one.asked > until) == after]
        return [one.waited for one in asked if one.waited is not None]

    @property
    def at_drained(self) -> Look:
        """What the bot held when the burst had drained."""
        until = self.drained or self.run.looks[-1].at
        return next((one for one in self.run.looks if one.at >= until), self.run.looks[-1])

    @property
    def slope(self) -> float | None:
        """By how many megabytes an hour the bot grows; None where that was not to be seen."""
        settled = self.burst_ended + SETTLED
        held = [(one.at, one.megabytes) for one in self.run.looks if one.at > settled]
        seen = [(at, megabytes) for at, megabytes in held if megabytes is not None]
        if not seen or seen[-1][0] - seen[0][0] < TELLING:
            return None
        hours, megabytes = zip(*((at / 3600, megabytes) for at, megabytes in seen), strict=True)
        return linear_regression(hours, megabytes).slope

    @property
    def work(self) -> float | None:
        """The seconds that the bot's threads worked for an answer."""
        first, last = self.run.looks[0].processor, self.run.looks[-1].processor
        if first is None or last is None:
            return None
        return (last - first) / max(1, self.count.asked - self.count.missing)

    @property
    def targets(self) -> list[Target]:
        """Everything that is promised."""
        soon, answers, slope = self.acknowledgements, self.waits(after=True), self.slope
        return [
            Target("every question is answered exactly once", self.count.is_right),
            Target(
                f"acknowledgement p99 under {ACKNOWLEDGED:g} s",
                bool(soon) and percentile(soon, 99) < ACKNOWLEDGED,
            ),
            Target(
                f"answer p95 under {ANSWERED:g} s once the burst has drained",
                percentile(answers, 95) < ANSWERED if answers else self._drains(),
            ),
            Target(
                f"memory flat (under {FLAT:g} MB an hour)", None if slope is None else slope < FLAT
            ),
        ]

    def _drains(self) -> bool | None:
        """Without an answer after the burst: False where one was to come, since it never drained."""
        return None if self.drained else False
