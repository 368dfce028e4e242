"""A small chart of how often papers mention a term, and of what inspections judged, over time."""

import datetime
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.timeline import Timeline

WIDTH = 420
"""Of the drawing, so small that its words can be read on a phone."""
BARS = 120
"""The height of the highest bar."""
ROW = 38
"""The height of the row of one grade, with its name above its line."""
_HEAD = 36
_AXIS = 22
_ROOM = 34
"""The least width that the name of a period needs."""
_YEARS = 3
"""Years up to which mentions are counted by quarter."""
_QUARTERS = ("Jan–Mar", "Apr–Jun", "Jul–Sep", "Oct–Dec")
_ORDER = ("outstanding", "good", "requires improvement", "inadequate")
_EIGHTHS = " ▏▎▍▌▋▊▉█"


class Period(NamedTuple):
    """A year or a quarter, and how often the papers of it mention the term."""

    label: str
    start: datetime.date
    end: datetime.date
    """The first day that is no more in it."""
    mentions: int = 0
    papers: int = 0


class Bar(NamedTuple):
    """The mentions of a period, as drawn; all in the units of the drawing."""

    period: Period
    left: float
    top: float
    width: float
    height: float
    named: bool
    """Whether there is room for the name of its period."""


class Dot(NamedTuple):
    """A grade that an inspection gave, as drawn."""

    left: float
    top: float
    label: str


class Row(NamedTuple):
    """A grade, in the words of the reports that gave it."""

    label: str
    top: float


class Chart(NamedTuple):
    """What is drawn."""

    bars: tuple[Bar, ...]
    rows: tuple[Row, ...]
    dots: tuple[Dot, ...]
    base: float
    """Where the bars stand."""
    height: float


def periods(found: Timeline) -> tuple[Period, ...]:
    """The years, or the quarters of few years, from the first paper that counts to the last."""
    counted = [one.paper for one in found.entries] + [one.paper for one in found.graded]
    known = sorted(one.details.date for one in counted if one.details.date)
    if not known:
        return ()
    quarterly = known[-1].year - known[0].year < _YEARS
    starts = list(_starts(known[0], known[-1], quarterly=quarterly))
    return tuple(
        _counted(found, Period(_label(start, quarterly=quarterly), start, end))
        for start, end in pairwise(starts)
    )


def chart(found: Timeline) -> Chart:
    """The drawing: bars for the mentions, and below them a row for each grade."""
    counted = periods(found)
    rows = tuple(
        Row(label, _HEAD + BARS + _AXIS + ROW * (number + 1))
        for number, label in enumerate(_labels(found))
    )
    base = _HEAD + BARS
    height = base + _AXIS + ROW * len(rows) + _AXIS / 2
    return Chart(
        tuple(_bars(counted, base)), rows, tuple(_dots(found, counted, rows)), base, height
    )


def blocks(count: int, most: int, width: int) -> str:
    """
    A bar of block characters, which begins with a full one as soon as there is something.

    >>> blocks(3, 6, 10), blocks(0, 6, 10)
    ('█████', '')
    """
    eighths = max(1, round(8 * width * count / most)) if count else 0
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def _starts(
    first: datetime.date, last: datetime.date, *, quarterly: bool
) -> Iterator[datetime.date]:
    """The first day of each period, and of the one after."""
    months = (1, 4, 7, 10) if quarterly else (1,)
    every = [
        datetime.date(year, month, 1)
        for year in range(first.year, last.year + 2)
        for month in months
    ]
    for start, end in pairwise(every):
        if end > first and start <= last:
            yield start
    yield next(one for one in every if one > last)


def _label(start: datetime.date, *, quarterly: bool) -> str:
    return f"{_QUARTERS[start.month // 3]} {start.year}" if quarterly else str(start.year)


def _counted(found: Timeline, period: Period) -> Period:
    held = [
        one
        for one in found.entries
        if one.paper.details.date and period.start <= one.paper.details.date < period.end
    ]
    return period._replace(mentions=sum(one.mentions for one in held), papers=len(held))


def _labels(found: Timeline) -> list[str]:
    """The grades that were given, the best first, those of no known order last."""
    given = {one.overall for one in found.graded}
    return sorted(given, key=lambda one: (_rank(one), one))


def _rank(grade: str) -> int:
    ranks = (at for at, word in enumerate(_ORDER) if grade.casefold().startswith(word))
    return next(ranks, len(_ORDER))


def _bars(counted: Sequence[Period], base: float) -> Iterator[Bar]:
    if not counted:
        return
    most = max(1, *(one.mentions for one in counted))
    width = WIDTH / len(counted)
    every = max(1, round(_ROOM * (1 if counted[0].label.isdecimal() else 2.5) / width + 0.49))
    for number, one in enumerate(counted):
        height = BARS * one.mentions / most
        left = (number + 0.1) * width
        yield Bar(one, left, base - height, width * 0.8, height, number % every == 0)


def _dots(found: Timeline, counted: Sequence[Period], rows: Sequence[Row]) -> Iterator[Dot]:
    width = WIDTH / max(1, len(counted))
    tops = {row.label: row.top for row in rows}
    for one in found.graded:
        for number, period in enumerate(counted):
            day = one.paper.details.date
            if day and period.start <= day < period.end:
                through = (day - period.start).days / (period.end - period.start).days
                left = (number + through) * width
                yield Dot(left, tops[one.overall], f"{day}: {one.overall}")
