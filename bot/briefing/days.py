"""The day that somebody names in a few words."""

import datetime
import re
from typing import NamedTuple

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_SPELT = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in _MONTHS)
_WEEKDAY = r"(?:(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
_DAY = re.compile(
    rf"(?:\b(?P<before>before|by|until) )?{_WEEKDAY}(?:"
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{_SPELT})\.?,? (?P<year>\d{{4}})\b"
    r"|\b(?P<iso>\d{4}-\d{2}-\d{2})\b"
    r"|\b(?P<short>\d{1,2}/\d{1,2}/\d{4})\b)",
    re.IGNORECASE,
)


class Named(NamedTuple):
    """A day that is named, and what is said besides."""

    day: datetime.date
    limits: bool
    """Whether it is said to be the day before which papers count."""
    rest: str
    """The words without it."""


def named_day(text: str) -> Named | None:
    """
    The first day that some words name; None where they name none.

    >>> named_day("Scrutiny Committee, Tuesday 14th November 2023")
    Named(day=datetime.date(2023, 11, 14), limits=False, rest='Scrutiny Committee')
    >>> named_day("agency staff before 7/11/2023")
    Named(day=datetime.date(2023, 11, 7), limits=True, rest='agency staff')
    """
    for found in _DAY.finditer(text):
        day = _read(found)
        if day:
            rest = f"{text[: found.start()]} {text[found.end() :]}"
            rest = re.sub(r"(?:^| )(?:on|of|for|,)*\s*$", "", rest.strip(" ,"))
            return Named(day, bool(found["before"]), " ".join(rest.split()).strip(" ,"))
    return None


def _read(found: "re.Match[str]") -> datetime.date | None:
    try:
        if found["iso"]:
            return datetime.date.fromisoformat(found["iso"])
        if found["short"]:
            day, month, year = map(int, found["short"].split("/"))
            return datetime.date(year, month, day)
        months = [month[:3] for month in _MONTHS]
        month = months.index(found["month"][:3].lower()) + 1
        return datetime.date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        return None
