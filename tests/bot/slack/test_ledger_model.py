"""The ledger against a model of it, whatever happens in whatever order."""

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.slack.asked import Asked
from bot.slack.ledger import Ledger
from tests.bot.slack.conftest import asked
from tests.corpus.conftest import UNTIMED

KEYS = st.sampled_from(["C1:1.0", "C1:2.0", "C1:3.0"])
TIMES = st.integers(1, 9).map(lambda number: f"{number}.000001")
START = 4e9
"""A time that is not forgotten while the tests run."""


@dataclass
class Question:
    """What the ledger should know of one question."""

    waiting: Asked | None
    """Its words, until they are answered."""
    edited: str = ""
    place: str = ""
    withdrawn: bool = False
    on_its_way: bool = False
    answering: list[Asked] = field(default_factory=list)
    """The words, of then or of now, to which an answer may be posted."""


class Remembering(RuleBasedStateMachine):
    """Everything that may happen to questions, and restarts."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.ledger = Ledger(self.folder / "slack.sqlite")
        self.known: dict[str, Question] = {}
        self.clock = START

    def teardown(self) -> None:
        self.ledger.close()
        shutil.rmtree(self.folder)

    def words(self, key: str) -> Asked:
        """New words of a question, later than all others."""
        self.clock += 1
        return asked(key=key, at=self.clock, text=f"words at {self.clock}")

    @rule(key=KEYS)
    def receive(self, key: str) -> None:
        said = self.words(key)
        assert self.ledger.receive(said) is (key not in self.known)
        self.known.setdefault(key, Question(said, answering=[said]))

    @rule(key=KEYS, at=TIMES)
    def edit(self, key: str, at: str) -> None:
        said, one = self.words(key), self.known.get(key)
        counts = one is not None and not one.withdrawn and one.edited < at
        assert self.ledger.edit(said, at) is counts
        if one and counts:
            one.waiting, one.edited = said, at
            one.on_its_way = one.on_its_way and not one.place
            one.answering.append(said)

    @rule(key=KEYS)
    def post(self, key: str) -> None:
        one = self.known.get(key)
        assert self.ledger.posting(key) is bool(one and one.on_its_way)
        if one and not one.withdrawn:
            one.on_its_way = True

    @rule(key=KEYS, ts=st.sampled_from(["", "7.0", "8.0"]))
    def begun(self, key: str, ts: str) -> None:
        self.ledger.begun(key, ts)
        if key in self.known:
            self.known[key].place = ts

    @rule(key=KEYS, ts=st.sampled_from(["", "7.0", "8.0"]), which=st.integers(0))
    def posted(self, key: str, ts: str, which: int) -> None:
        one = self.known.get(key, Question(None))
        said = one.answering[which % len(one.answering)] if one.answering else self.words(key)
        self.ledger.posted(said, ts)
        one.place = ts
        if one.waiting == said:
            one.waiting, one.on_its_way = None, False

    @rule(key=KEYS)
    def withdraw(self, key: str) -> None:
        one = self.known.get(key)
        assert self.ledger.withdraw(key) == (one.place if one else "")
        if one:
            one.waiting, one.withdrawn, one.on_its_way = None, True, False

    @rule()
    def restart(self) -> None:
        self.ledger.close()
        self.ledger = Ledger(self.folder / "slack.sqlite")

    @invariant()
    def knows_what_it_should(self) -> None:
        for key, one in self.known.items():
            assert self.ledger.knows(key)
            assert self.ledger.current(key) == one.waiting
            assert self.ledger.place(key) == one.place
            assert self.ledger.withdrawn(key) is one.withdrawn
        waiting = [one.waiting for one in self.known.values() if one.waiting]
        assert self.ledger.unfinished() == sorted(waiting, key=lambda said: said.at)


TestRemembering = Remembering.TestCase
TestRemembering.settings = settings(UNTIMED, max_examples=15, stateful_step_count=15)
