"""Trace -> a workbook: one row an ask, and a sheet of every later passage."""

from collections.abc import Sequence

from bot.quotes import Quote
from bot.tracing.mentions import Link
from bot.tracing.table import (
    DOUBTFUL,
    UNNAMED,
    Action,
    actions,
    counted,
    responses,
    told,
    unsearched,
)
from bot.tracing.trace import Trace, Traced
from bot.words import searched_line, source
from bot.workbook import Column, Linked, Sheet, Value, workbook

_ASKS = (
    Column("Row", 6),
    Column("State", 20),
    Column("Number in the paper", 10),
    Column("What was asked (quote)", 60),
    Column("Asked of (the paper’s words)", 24),
    Column("Where it stands", 36),
    Column("Response (quote)", 50),
    Column("Response: where it stands", 36),
    Column("Action (quote)", 50),
    Column("Owner", 28),
    Column("Due, as printed", 20),
    Column("Due date", 12),
    Column("Status, as printed", 16),
    Column("What the state rests on (quote)", 60),
    Column("Date of that paper", 12),
    Column("That quote: where it stands", 36),
    Column("Later passages", 10),
    Column("Receipt of what was asked", 44),
    Column("Receipt of what the state rests on", 44),
)
_LATER = (
    Column("Row of the ask", 8),
    Column("What was asked (quote)", 50),
    Column("Date of the paper", 12),
    Column("What it says (quote)", 70),
    Column("It is", 12),
    Column("Doubtful", 10),
    Column("Where it stands", 40),
    Column("Receipt", 44),
)
_SEARCHED = (Column("What was searched", 100),)


def trace_workbook(trace: Trace) -> bytes:
    """The workbook of a trace."""
    numbered = list(enumerate(trace.traced, 1))
    later = [_passage(row, one, link) for row, one in numbered for link in one.links]
    title = f"What became of it? {trace.document.details.title or trace.document.name}"
    rows = [_row(row, one, trace.response) for row, one in numbered]
    sheets = [Sheet("Asks", _ASKS, rows), Sheet("Later passages", _LATER, later)]
    return workbook(title, [*sheets, Sheet("Searched", _SEARCHED, _looked(trace))])


def _looked(trace: Trace) -> list[Sequence[Value]]:
    """How many are in each state, and what was and was not looked through."""
    lines = (counted(trace), searched_line(trace.searched), unsearched(trace))
    return [(line,) for line in lines if line]


def _row(row: int, one: Traced, whole: Quote | None) -> Sequence[Value]:
    answers = responses(one)
    response = answers[0].quote if answers else whole
    rests = one.standing.rests_on
    return (
        row,
        told(one),
        one.ask.number,
        one.ask.quote.text,
        one.ask.who.text if one.ask.who else UNNAMED,
        _place(one.ask.quote),
        *_told(response),
        *_planned(next(reversed(actions(one)), None)),
        rests.text if rests else None,
        rests.passage.document.details.date if rests else None,
        _place(rests) if rests else None,
        len(one.links),
        one.ask.quote.receipt,
        rests.receipt if rests else None,
    )


def _told(quote: Quote | None) -> tuple[Value, Value]:
    return (quote.text, _place(quote)) if quote else (None, None)


def _planned(action: Action | None) -> tuple[Value, ...]:
    if not action:
        return (None,) * 5
    told_of = (action.owner, action.due)
    owner, due = (one.text if one else None for one in told_of)
    status = action.status.text if action.status else None
    return action.link.quote.text, owner, due, action.day, status


def _passage(row: int, one: Traced, link: Link) -> Sequence[Value]:
    return (
        row,
        one.ask.quote.text,
        link.quote.passage.document.details.date,
        link.quote.text,
        link.says.value,
        "" if link.sure else DOUBTFUL,
        _place(link.quote),
        link.quote.receipt,
    )


def _place(quote: Quote) -> Linked:
    return Linked(source(quote), quote.url)
