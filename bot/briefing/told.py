"""A brief as it was made: its items, and what is told on each."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.briefing.items import Item
from bot.briefing.parts import Part
from bot.briefing.request import Request
from bot.briefing.telling import Telling
from bot.quotes import Quote, Searched


@dataclass(frozen=True)
class Briefed:
    """An item, and what the papers say on it."""

    item: Item
    told: tuple[Telling, ...] = ()
    """Part by part, those of a part by their dates."""
    again: int = 0
    """Quotes that are told under another item."""
    more: int = 0
    """Quotes that are left out, since two sides hold no more."""

    @property
    def parts(self) -> Iterator[tuple[Part, list[Telling]]]:
        """The parts of which there is something to tell, in order."""
        for part in Part:
            if some := [one for one in self.told if one.part is part]:
                yield part, some


@dataclass(frozen=True)
class Brief:
    """What the papers already say on each item of a meeting, or on a topic."""

    asked: Request
    made: datetime.date
    items: tuple[Briefed, ...] = ()
    searched: Searched = field(default_factory=Searched)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Every quote, in order."""
        return tuple(one.quote for item in self.items for one in item.told)
