"""
How the bot bears 200 questions in ten seconds, and two a second for ten minutes; run by `make load`.

The real bot runs in a process of its own, as members get it, against the loopback Slack. The exit
code is 1 where a target does not hold.
"""

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from corpus.settings import Settings
from tests.benchmarks.indexes import Kept
from tests.conftest import ROOT
from tests.fakeslack.server import FakeSlack
from tests.load.bar import bar
from tests.load.crowd import Crowd, members_for, questions
from tests.load.findings import Findings
from tests.load.load import Plan, run
from tests.load.running import NotStarted, Running
from tests.load.tables import show


def main() -> int:
    """Ask, print, and judge."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.load", description=(__doc__ or "").strip().splitlines()[0]
    )
    parser.add_argument("--index", type=Path, help="an index; without it, the sample papers")
    parser.add_argument("--burst", type=int, default=Plan.burst, help="questions at first, in 10 s")
    parser.add_argument("--rate", type=float, default=Plan.rate, help="questions a second then")
    parser.add_argument("--seconds", type=float, default=Plan.seconds, help="for how long")
    wanted = parser.parse_args()
    plan = Plan(burst=wanted.burst, rate=wanted.rate, seconds=wanted.seconds)
    console = Console(stderr=True)
    try:
        found = measured(settings(wanted.index, console), plan, console)
    except NotStarted as fault:
        console.print(str(fault))
        return 3
    show(found, Console())
    return int(any(target.holds is False for target in found.targets))


def settings(index: Path | None, console: Console) -> Settings:
    """Those of an index, or of the sample papers, which are read the first time."""
    default = Settings.from_environment({})
    return replace(default, index=index.resolve()) if index else Kept(console).sample()


def measured(of: Settings, plan: Plan, console: Console) -> Findings:
    """What a bot of these settings does when that is asked of it."""
    members = members_for(plan.burst + 60 * plan.rate)
    with (
        TemporaryDirectory(prefix="councilbot-load-") as folder,
        FakeSlack.start(manifest=ROOT / "manifest.json") as slack,
        Running(slack, of, Path(folder)) as bot,
        bar(console, len(plan.moments)) as progress,
    ):
        bot.connected()
        found = Findings(run(slack, bot, Crowd(slack, questions(of), members), plan, progress))
        bot.stop()
        return found


if __name__ == "__main__":
    sys.exit(main())
