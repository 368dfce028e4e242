"""Dates as papers here print them, the day before the month, and the periods that they make."""

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT_MONTHS = "|".join(month[:3] for month in _MONTHS.split("|"))
_YEAR = r"(?:19|20)\d{2}"
_ORDINAL = r"(?:st|nd|rd|th)?"
_MONTH = rf"(?:{_MONTHS}|Sept|{_SHORT_MONTHS})\b"
_WORDED = re.compile(
    rf"\b(?P<day>\d{{1,2}}){_ORDINAL}(?: of|\.)? ?(?P<month>{_MONTH})\.?,? (?P<year>{_YEAR})\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(rf"\b(?P<day>\d{{1,2}})[/.](?P<month>\d{{1,2}})[/.](?P<year>{_YEAR})\b")
_RANGE = re.compile(
    rf"\b(?P<day>\d{{1,2}}){_ORDINAL}(?:(?: of)? (?P<month>{_MONTH})\.?|[/.](?P<figure>\d{{1,2}}))?"
    rf"(?:[,/.]? ?(?P<year>{_YEAR}))?"
    rf"\s*(?:to|until|and|[-–—─−])\s*(?=(?:[A-Z][a-z]+day )?\d{{1,2}}(?:{_ORDINAL}(?: of)? {_MONTH}"
    r"|[/.]\d))",
    re.IGNORECASE,
)
"""The first day of a period, before the words of its last: "6 to " before "17 December 2021"."""


class Period(NamedTuple):
    """The first and the last day of something; the same day where it took one."""

    first: datetime.date
    last: datetime.date


def days(text: str) -> Iterator[datetime.date]:
    """
    The full dates in a text, the day before the month as in Britain; of a range, its last day.

    >>> [str(day) for day in days("Inspection dates: 3 to 14 March 2023; published 04/12/2023")]
    ['2023-03-14', '2023-12-04']
    """
    found_dates = [*_WORDED.finditer(text), *_NUMBERED.finditer(text)]
    for found in sorted(found_dates, key=lambda found: found.start()):
        day = _day(found["day"], found["month"], found["year"])
        if day:
            yield day


def period(text: str) -> Period | None:
    """
    The first period that a line states; a single date is a period of one day.

    >>> [str(day) for day in period("Inspection dates: 25 October to 5 November 2021")]
    ['2021-10-25', '2021-11-05']
    >>> [str(day) for day in period("11 – 22 July 2022")]
    ['2022-07-11', '2022-07-22']
    """
    begun = _RANGE.search(text)
    stated = next(days(text[begun.end() :] if begun else text), None)
    if stated is None:
        return None
    first = _beginning(begun, stated) if begun else stated
    return Period(first or stated, stated)


def _beginning(begun: "re.Match[str]", last: datetime.date) -> datetime.date | None:
    """The first day of a range, whose month and year may be those of its last."""
    month = begun["month"] or begun["figure"] or f"{last:%B}"
    year = int(begun["year"] or last.year)
    first = _day(begun["day"], month, str(year))
    if first is None or first <= last:
        return first
    crosses = (begun["month"] or begun["figure"]) and not begun["year"]
    return _day(begun["day"], month, str(year - 1)) if crosses else None


def _day(day: str, month: str, year: str) -> datetime.date | None:
    number = int(month) if month.isdigit() else _number(month)
    try:
        return datetime.date(int(year), number, int(day))
    except ValueError:
        return None


def _number(month: str) -> int:
    return [name[:3].lower() for name in _MONTHS.split("|")].index(month[:3].lower()) + 1
