"""The state of an ask, by fixed rules from the quotes about it and nothing else."""

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from bot.quotes import Quote
from bot.tracing.mentions import Link
from bot.tracing.says import Says


class State(Enum):
    """What the later papers show to have become of an ask; the least is first."""

    UNSEARCHED = "not searched"
    NEVER = "no later passage held"
    NOTED = "noted only"
    IN_HAND = "in hand"
    ANSWERED = "answered"

    @property
    def called(self) -> str:
        """Its name for readers; the value is that for programs."""
        return _CALLED.get(self, self.value)


_CALLED = {
    State.UNSEARCHED: "not searched: no later paper held",
    State.NOTED: "noted or mentioned only",
}
_IN_HAND = frozenset({Says.ACTION, Says.PROGRESS, Says.UNDONE, Says.DONE})


class Standing(NamedTuple):
    """A state and the quote that it rests on."""

    state: State
    rests_on: Quote | None = None
    sure: bool = True
    """Whether the quote is surely about the ask; False leaves it at `NOTED`."""


def standing_of(links: Sequence[Link]) -> Standing:
    """
    The state that links, in order of date, show.

    Answered: a passage says that it is done, and none of a later day says that it is not. In hand:
    an action, progress or what is left to do is told. Doubtful links alone never show more than
    that it may have been noted.
    """
    sure = [link for link in links if link.sure]
    if not sure:
        best = max(links, key=lambda link: link.quote.score, default=None)
        return Standing(State.NOTED, best.quote, sure=False) if best else Standing(State.NEVER)
    done = [link for link in sure if link.says is Says.DONE]
    undone = [link for link in sure if link.says is Says.UNDONE]
    if done and not any(_day(done[-1]) <= _day(link) for link in undone):
        return Standing(State.ANSWERED, done[-1].quote)
    moving = [link for link in sure if link.says in _IN_HAND]
    if moving:
        return Standing(State.IN_HAND, moving[-1].quote)
    return Standing(State.NOTED, sure[-1].quote)


def _day(link: Link) -> str:
    return str(link.quote.passage.document.details.date)
