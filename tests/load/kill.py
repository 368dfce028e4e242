"""
Whether a question is lost, or answered twice, when the bot is killed; run by `make load KILL=1`.

The real bot is killed (kill -9) at random moments and started again, while members go on asking;
Slack delivers again what was not acknowledged, with a second for every minute that it would wait,
and goes on where it would give up.
The exit code is 1 where a question is lost or answered twice.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from rich.console import Console

from corpus.settings import NONE, Settings
from tests.conftest import ROOT
from tests.fakeslack.deliver import Retries
from tests.fakeslack.events import Event
from tests.fakeslack.journal import NotSeen
from tests.fakeslack.server import FakeSlack
from tests.load.__main__ import settings
from tests.load.bar import bar
from tests.load.crowd import Crowd, questions
from tests.load.load import answered, paced
from tests.load.outcome import Count, counted, outcome
from tests.load.running import NotStarted, Running

TRIES = 3
"""How often Slack delivers an event again."""
RETRIES = Retries(waits=(0.0, 1.0, *[5.0] * 30))
"""
Slack's own waits with a second for a minute, and then no end.

Two kills a moment after the bot has connected use Slack's tries up, and what Slack has given up on
no bot can answer; here it goes on, so that every question must be.
"""
ROUND = 1.5
"""Seconds of asking between two starts, in which there is one kill."""
PATIENCE = 120.0
"""Seconds for which the last answers are waited for."""


@dataclass(frozen=True)
class Storm:
    """How much is asked, and how often the bot is killed meanwhile."""

    events: int = 200
    kills: int = 20
    seed: int = 1

    @property
    def rounds(self) -> Iterator[tuple[list[float], float]]:
        """For every kill: the seconds at which is asked, and the second at which is killed."""
        chance = Random(self.seed)  # noqa: S311 it guards nothing
        for number in range(self.kills):
            first, last = (self.events * (number + more) // self.kills for more in (0, 1))
            asked = sorted(chance.uniform(0, ROUND) for _ in range(last - first))
            yield asked, chance.uniform(0, ROUND)


@dataclass(frozen=True)
class Weathered:
    """What became of the questions."""

    count: Count
    tries: list[int]
    """How often each event was delivered again."""
    starts: int
    """Of the bot."""


def main() -> int:
    """Ask, kill, print, and judge."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.load.kill", description=(__doc__ or "").strip().splitlines()[0]
    )
    parser.add_argument("--index", type=Path, help="an index; without it, the sample papers")
    parser.add_argument("--events", type=int, default=Storm.events, help="questions")
    parser.add_argument("--kills", type=int, default=Storm.kills)
    parser.add_argument("--seed", type=int, default=Storm.seed, help="chooses the moments")
    wanted = parser.parse_args()
    console = Console(stderr=True)
    try:
        storm = Storm(wanted.events, wanted.kills, wanted.seed)
        found = weathered(settings(wanted.index, console), storm, console)
    except NotStarted as fault:
        console.print(str(fault))
        return 3
    show(found, storm, Console())
    return int(not found.count.is_right)


def show(found: Weathered, storm: Storm, console: Console) -> None:
    """Print what became of the questions."""
    count, again = found.count, max(found.tries)
    console.print(
        f"{count.asked} questions, {storm.kills} kills, {found.starts - 1} restarts (seed"
        f" {storm.seed}): {count.missing} lost, {count.doubled} answered twice,"
        f" {count.apologies} apologised for.",
        soft_wrap=True,
    )
    console.print(
        f"{sum(tries > 0 for tries in found.tries)} events were delivered again, {again} times at"
        f" the most; Slack would have given up on {sum(tries > TRIES for tries in found.tries)}.",
        soft_wrap=True,
    )


def weathered(of: Settings, storm: Storm, console: Console) -> Weathered:
    """What became of the questions that were asked in a storm."""
    with (
        TemporaryDirectory(prefix="councilbot-load-") as folder,
        FakeSlack.start(manifest=ROOT / "manifest.json", retries=RETRIES) as slack,
        Running(slack, of, Path(folder), COUNCILBOT_RANKER=NONE) as bot,
        bar(console, storm.events) as progress,
    ):
        bot.connected()
        crowd = Crowd(slack, questions(of), seed=storm.seed)
        return survived(slack, bot, crowd, storm, progress)


def survived(
    slack: FakeSlack,
    bot: Running,
    crowd: Crowd,
    storm: Storm,
    progress: Callable[[int, int], None],
) -> Weathered:
    """Ask and kill as planned; what has become of every question once nothing more is to come."""
    for asked, killed in storm.rounds:
        struck(bot, crowd, asked, killed)
        bot.connected()
        progress(len(crowd.threads), 0)
    answered(slack, crowd.threads, PATIENCE, lambda left: progress(len(crowd.threads), left))
    for one in crowd.threads:
        with suppress(NotSeen):
            one.acknowledged()
    bot.stop()
    tries = [tries_of(slack, event) for one in crowd.threads for event in one.events]
    return Weathered(counted([outcome(one) for one in crowd.threads]), tries, bot.starts)


def tries_of(slack: FakeSlack, event: Event) -> int:
    """How often an event was delivered again."""
    return max((one.attempt for one in slack.journal.deliveries_of(event.id)), default=0)


def struck(bot: Running, crowd: Crowd, asked: list[float], killed: float) -> None:
    """One round: ask at these moments; at one of them the bot is killed, and started again."""
    for moment in paced(sorted([*asked, killed]), time.time()):
        if moment == killed:
            bot.kill()
            bot.start()
        else:
            crowd.ask()


if __name__ == "__main__":
    sys.exit(main())
