"""The day or the month that somebody names in a few words."""

import calendar
import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.years import MONTHS, SPELT

_SPELT = rf"(?P<month>{SPELT})"
_BEFORE = r"(?:\b(?P<before>before|by|until) )?"
_WEEKDAY = r"(?:(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
_DAY = re.compile(
    rf"{_BEFORE}{_WEEKDAY}(?:"
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_SPELT}\.?,?"
    r" (?P<year>\d{4}|\d\d(?![.:]?\d))\b"
    r"|\b(?P<iso>\d{4}-\d{2}-\d{2})\b"
    r"|(?<![\d/.-])(?P<short>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)"
    r"|\d{1,2}(?P<by>[.-])\d{1,2}(?P=by)\d{4})(?![/.-]?\d))",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"{_BEFORE}\b{_SPELT}\.?,? (?:of )?(?P<year>\d{{4}})\b", re.IGNORECASE)
_NO_YEAR = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_SPELT}\b(?!\.?,? \d)", re.IGNORECASE)
_CENTURY = 2000
"""Of a year of two digits."""
_TWO_DIGITS = 100


class Named(NamedTuple):
    """A day or a month that is named, and what is said besides."""

    day: datetime.date
    """The first one, of a month."""
    limits: bool
    """Whether it is said to be the day before which papers count."""
    rest: str
    """The words without it."""
    last: datetime.date
    """The last day of the month; the day itself, where one is named."""


def named_day(text: str) -> Named | None:
    """
    The first day that some words name; None where they name none.

    >>> named_day("Scrutiny Committee, Tuesday 14th November 2023").rest
    'Scrutiny Committee'
    >>> named_day("agency staff before 7/11/23")[:3]
    (datetime.date(2023, 11, 7), True, 'agency staff')
    """
    return next(_days(text), None)


def named_time(text: str) -> Named | None:
    """
    The day or the month before which papers count, or else the first day, or else the first month.

    >>> [str(day) for day in named_time("scrutiny committee, Nov 2023")[::3]]
    ['2023-11-01', '2023-11-30']
    >>> named_time("the plan of June 2023 before 7 November 2023").rest
    'the plan of June 2023'
    """
    named = [*_days(text), *_months(text)]
    return next((one for one in named if one.limits), next(iter(named), None))


def lacks_year(text: str) -> bool:
    """
    Whether some words name a day without its year.

    >>> lacks_year("cabinet, 16 July"), lacks_year("cabinet, 16 July 2024")
    (True, False)
    """
    return bool(_NO_YEAR.search(text))


def _days(text: str) -> Iterator[Named]:
    for found in _DAY.finditer(text):
        day = _read(found)
        if day:
            yield Named(day, bool(found["before"]), _rest(text, found), day)


def _months(text: str) -> Iterator[Named]:
    dated = [found.span() for found in _DAY.finditer(text) if _read(found)]
    for found in _MONTH.finditer(text):
        first = _date(1, _number(found["month"]), int(found["year"]))
        if first and not any(start < found.end() <= end for start, end in dated):
            last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
            yield Named(first, bool(found["before"]), _rest(text, found), last)


def _rest(text: str, found: "re.Match[str]") -> str:
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    rest = re.sub(r"(?:^| )(?:on|of|for|in|at|,)*\s*$", "", rest.strip(" ,"))
    return " ".join(rest.split()).strip(" ,")


def _read(found: "re.Match[str]") -> datetime.date | None:
    if found["iso"]:
        year, month, day = map(int, found["iso"].split("-"))
    elif found["short"]:
        day, month, year = map(int, re.split(r"[/.-]", found["short"]))
    else:
        day, month, year = int(found["day"]), _number(found["month"]), int(found["year"])
    return _date(day, month, year)


def _date(day: int, month: int, year: int) -> datetime.date | None:
    try:
        return datetime.date(year if year >= _TWO_DIGITS else _CENTURY + year, month, day)
    except ValueError:
        return None


def _number(month: str) -> int:
    return [name[:3] for name in MONTHS].index(month[:3].lower()) + 1
