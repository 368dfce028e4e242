"""What became of every question: how often it was answered, and how soon."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.fakeslack.messages import Message
from tests.fakeslack.threads import Thread

PROPER = "Searched "
"""What every answer says, and no apology."""


@dataclass(frozen=True)
class Outcome:
    """What became of one question; times in seconds since 1970, by Slack's clock."""

    asked: float
    answers: tuple[float, ...]
    """When each answer was posted; one, where all is well."""
    is_proper: bool
    """Whether the first is an answer, and not an apology."""
    acknowledgements: tuple[float, ...]
    """The seconds that the bot took to acknowledge each attempt to deliver an event of it."""

    @property
    def waited(self) -> float | None:
        """The seconds until the first answer."""
        return self.answers[0] - self.asked if self.answers else None


@dataclass(frozen=True)
class Count:
    """How many questions were answered how often."""

    asked: int
    missing: int
    doubled: int
    apologies: int

    @property
    def once(self) -> int:
        """How many have one answer, whatever it is."""
        return self.asked - self.missing - self.doubled

    @property
    def is_right(self) -> bool:
        """Whether every question has one answer, and none is an apology."""
        return not (self.missing or self.doubled or self.apologies)


def posts(thread: Thread) -> list[Message]:
    """What the bot has posted under a question."""
    workspace = thread.workspace
    with workspace.journal.changed:
        said = workspace.channels[thread.channel].thread(thread.root)
        return [one for one in said if one.payload.get("bot_id") == workspace.app.bot_id]


def unanswered(threads: Iterable[Thread]) -> list[Thread]:
    """The questions under which the bot has posted nothing."""
    return [one for one in threads if not posts(one)]


def outcome(thread: Thread) -> Outcome:
    """What has become of a question so far."""
    said, journal = posts(thread), thread.workspace.journal
    attempts = [one for event in thread.events for one in journal.deliveries_of(event.id)]
    return Outcome(
        asked=float(thread.ts),
        answers=tuple(float(one.ts) for one in said),
        is_proper=bool(said) and PROPER in thread.workspace.read(said[0]).text,
        acknowledgements=tuple(one.seconds for one in attempts if one.seconds is not None),
    )


def counted(outcomes: Sequence[Outcome]) -> Count:
    """
    How many questions were answered how often.

    >>> well = Outcome(0.0, (1.0,), True, ())
    >>> counted([well, Outcome(0.0, (), False, ())])
    Count(asked=2, missing=1, doubled=0, apologies=0)
    """
    return Count(
        asked=len(outcomes),
        missing=sum(not one.answers for one in outcomes),
        doubled=sum(len(one.answers) > 1 for one in outcomes),
        apologies=sum(bool(one.answers) and not one.is_proper for one in outcomes),
    )


def drained(outcomes: Iterable[Outcome], since: float) -> float | None:
    """
    When no question waited any more, at `since` or later; None where that never came.

    >>> drained([Outcome(0.0, (5.0,), True, ()), Outcome(4.0, (6.0,), True, ())], 2.0)
    6.0
    """
    free = since
    for one in sorted(outcomes, key=lambda one: one.asked):
        if one.asked > free:
            break
        if not one.answers:
            return None
        free = max(free, one.answers[0])
    return free
