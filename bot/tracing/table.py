"""A trace as rows, the same in the terminal, in HTML and in a workbook."""

import datetime
import re
from dataclasses import dataclass

from bot.quotes import Quote
from bot.tracing.asked import asked_of
from bot.tracing.cells import cells
from bot.tracing.mentions import Link
from bot.tracing.says import Says
from bot.tracing.state import State
from bot.tracing.trace import Trace, Traced

_DAY = re.compile(r"\b(\d{1,2} [A-Z][a-z]+ \d{4}|\d{1,2}/\d{1,2}/\d{4})\b")
HEADINGS = {
    State.UNSEARCHED: "Not searched: no later paper held",
    State.NEVER: "Never mentioned again",
    State.NOTED: "Noted or mentioned only",
    State.IN_HAND: "In hand",
    State.ANSWERED: "Answered",
}
"""What stands above the asks of each state, in order."""
NOTHING = {
    State.UNSEARCHED: "No later paper was searched.",
    State.NEVER: "No later passage that is about it stands in the papers searched.",
}
"""What stands in place of quotes."""
DOUBTFUL = "doubtful"
"""Beside a passage that may be about something else."""
OTHERS = "These words fit other asks too, which are not traced here (--report PAPER traces them):"
UNNAMED = "not named"
"""Where the paper does not say who is asked."""


@dataclass(frozen=True)
class Action:
    """What somebody is to do: a row of a plan or a tracker, or an action of a meeting."""

    link: Link
    owner: Quote | None
    due: Quote | None
    status: Quote | None

    @property
    def day(self) -> datetime.date | None:
        """The day by which it is due, where one is told."""
        return day_in(self.due.text) if self.due else None


def actions(traced: Traced) -> tuple[Action, ...]:
    """The sure links in which an action has an owner or a date."""
    made = (_action(link) for link in traced.links if link.sure)
    return tuple(one for one in made if one.owner or one.due)


def responses(traced: Traced) -> tuple[Link, ...]:
    """The sure links that answer the ask itself."""
    return traced.saying(Says.RESPONSE)


def told(traced: Traced) -> str:
    """The state in words, and whether it rests on a doubtful passage."""
    sure = traced.standing.sure
    return traced.state.called if sure else f"{traced.state.called} ({DOUBTFUL})"


def counted(trace: Trace) -> str:
    """How many asks are in each state, in one line."""
    numbers = dict.fromkeys(State, 0)
    for one in trace.traced:
        numbers[one.state] += 1
    each = ", ".join(f"{number} {state.called}" for state, number in numbers.items() if number)
    return f"{len(trace.traced)} asked for: {each}." if each else "It asks for nothing."


def unsearched(trace: Trace) -> str:
    """What could not be searched; empty where there is nothing."""
    if not trace.document.details.council:
        return "Its council is not known, so no later paper could be told to be of the same one."
    if trace.document.details.date is None:
        return "Its date is not known, so no paper could be told to be later."
    none = "" if trace.searched.documents else "No later paper of its council is held."
    some = "1 paper has" if trace.undated == 1 else f"{trace.undated} papers have"
    undated = f"{some} no date and could not be searched." if trace.undated else ""
    return " ".join(filter(None, (none, undated)))


def day_in(text: str) -> datetime.date | None:
    """
    The first date in a text.

    >>> day_in("30 June 2024 (31 March 2024)")
    datetime.date(2024, 6, 30)
    """
    for found in _DAY.findall(text):
        for form in ("%d %B %Y", "%d/%m/%Y"):
            try:
                return datetime.datetime.strptime(found, form).date()  # noqa: DTZ007 no time in it
            except ValueError:
                continue
    return None


def _action(link: Link) -> Action:
    passage = link.quote.passage
    row = cells(passage)
    owner, due, status = (
        Quote(passage, *span) if span else None for span in (row.owner, row.due, row.status)
    )
    if link.quote.text.startswith("ACTION"):
        owner = asked_of(link.quote)
    return Action(link, owner, due, status)
