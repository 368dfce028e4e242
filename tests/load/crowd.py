"""Members who ask, in channels and directly, each question in other words than the last."""

import itertools
from collections.abc import Iterable, Iterator
from random import Random

from corpus.settings import Settings
from evals.cases import cases
from tests.benchmarks.indexes import about, narrowings
from tests.conftest import ROOT
from tests.fakeslack.server import FakeSlack
from tests.fakeslack.threads import Thread

QUESTIONS = ROOT / "evals" / "questions"
MEMBERS = 60
A_MINUTE = 8
"""Questions that one member asks at the most; the bot takes fifteen."""
CHANNELS = ("general", "scrutiny", "childrens-services", "licensing", "finance", "planning")
PRIVATE = ("group-leaders", "cabinet")


class Crowd:
    """Members of one workspace, who take turns."""

    def __init__(
        self, slack: FakeSlack, questions: Iterable[str], members: int = MEMBERS, seed: int = 1
    ) -> None:
        self.threads: list[Thread] = []
        """Every question so far, and what was said under it."""
        self._questions = itertools.cycle(questions)
        self._members = itertools.cycle([slack.member(f"member-{n}") for n in range(members)])
        self._chance = Random(seed)  # noqa: S311 it guards nothing
        for name in PRIVATE:
            slack.channel(name, private=True)

    def ask(self) -> Thread:
        """Have the next member ask the next question, in some channel or directly."""
        member, question = next(self._members), next(self._questions)
        place = self._chance.choice((*CHANNELS, *PRIVATE, *[""] * len(CHANNELS)))
        thread = member.mention(place, question) if place else member.dm(question)
        self.threads.append(thread)
        return thread


def members_for(a_minute: float) -> int:
    """
    How many members it takes to ask so many questions in a minute.

    >>> members_for(300), members_for(1200)
    (60, 150)
    """
    return max(MEMBERS, round(a_minute / A_MINUTE))


def questions(settings: Settings) -> Iterator[str]:
    """The sample cases' questions; then each again of every paper that the index holds."""
    asked = [case.question for case in cases([QUESTIONS])]
    yield from asked
    for paper in narrowings(settings):
        for of_its_year in (False, True):
            yield from (about(question, paper, of_its_year=of_its_year) for question in asked)
