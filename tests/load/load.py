"""A burst of questions, then a steady stream of them, and what was seen of the bot meanwhile."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import NamedTuple

from tests.fakeslack.journal import NotSeen
from tests.fakeslack.server import FakeSlack
from tests.fakeslack.threads import Thread
from tests.load.crowd import Crowd
from tests.load.outcome import Outcome, outcome, unanswered
from tests.load.running import Running

PATIENCE = 180.0
"""Seconds for which the last answers are waited for."""
BETWEEN = 5.0
"""Seconds between two looks at the bot."""

Progress = Callable[[int, int], None]
"""Is told how many questions have been asked, and how many of them wait."""


@dataclass(frozen=True)
class Plan:
    """How much is asked."""

    burst: int = 200
    """Questions at first."""
    within: float = 10.0
    """Seconds in which they are asked."""
    rate: float = 2.0
    """Questions a second after that."""
    seconds: float = 600.0
    """For how long."""

    @property
    def moments(self) -> list[float]:
        """
        The seconds after the start at which the questions are asked.

        >>> Plan(burst=2, rate=1, seconds=3).moments
        [0.0, 5.0, 10.0, 11.0, 12.0]
        """
        burst = (self.within * number / self.burst for number in range(self.burst))
        steady = range(round(self.rate * self.seconds))
        return [*burst, *(self.within + number / self.rate for number in steady)]


class Look(NamedTuple):
    """What a look at the bot showed."""

    at: float
    """In seconds since 1970."""
    megabytes: float | None
    processor: float | None
    """The seconds that it has worked."""
    load: float
    """The machine's load average over a minute."""


@dataclass
class Run:
    """What was seen."""

    plan: Plan
    looks: list[Look] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    """In the order in which the questions were asked; those of the burst first."""

    @property
    def burst(self) -> list[Outcome]:
        """What became of the questions of the burst."""
        return self.outcomes[: self.plan.burst]


def run(slack: FakeSlack, bot: Running, crowd: Crowd, plan: Plan, progress: Progress) -> Run:
    """Ask as planned, and wait for the answers; what does not come is missing from the outcome."""
    seen, waiting, began = Run(plan, [look(bot)]), list[Thread](), time.time()
    for number, _ in enumerate(paced(plan.moments, began), 1):
        waiting = unanswered([*waiting, crowd.ask()])
        progress(number, len(waiting))
        if time.time() - seen.looks[-1].at > BETWEEN:
            seen.looks.append(look(bot))
    answered(slack, waiting, PATIENCE, lambda left: progress(len(plan.moments), left))
    seen.looks.append(look(bot))
    seen.outcomes = [outcome(one) for one in crowd.threads]
    return seen


def answered(
    slack: FakeSlack, waiting: list[Thread], within: float, progress: Callable[[int], None]
) -> None:
    """Wait until there is an answer to each question, or until the time is up."""
    left = waiting

    def none_is_left() -> bool:
        nonlocal left
        left = unanswered(left)
        progress(len(left))
        return not left

    with suppress(NotSeen):
        slack.until(none_is_left, within, "the last answers")


def look(bot: Running) -> Look:
    """What the bot's process holds and has worked."""
    return Look(time.time(), bot.megabytes, bot.processor, os.getloadavg()[0])


def paced(moments: Sequence[float], began: float) -> Iterator[float]:
    """Each moment when it comes."""
    for moment in moments:
        time.sleep(max(0.0, began + moment - time.time()))
        yield moment
