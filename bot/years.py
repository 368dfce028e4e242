"""The years and days that a question names."""

import calendar
import datetime
import re
from dataclasses import dataclass

_YEAR = r"(?:19|20)\d\d"
_YEARS = re.compile(rf"(?<!\d)({_YEAR})(?!\d)(?:\s?[/–-]\s?(\d\d)(?!\d))?")
_RANGE = re.compile(
    rf"\b(?:between|from)\b[^.?!]{{0,40}}?\b({_YEAR})\b[^.?!]{{0,40}}?"
    rf"\b(?:and|to|until|till)\b[^.?!]{{0,40}}?\b({_YEAR})\b"
    rf"|\b({_YEAR})\s?(?:to|–|-)\s?({_YEAR})\b",
    re.IGNORECASE,
)
_SINCE = re.compile(
    rf"\bsince\b[^.?!,]{{0,30}}?\b({_YEAR})\b|\bfrom\b[^.?!,]{{0,20}}?\b({_YEAR}) on(?:wards?)?\b"
    rf"|\b(after)\b[^.?!,]{{0,30}}?\b({_YEAR})\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"\b(before|until|prior to)\b[^.?!,]{{0,20}}?\b({_YEAR})\b", re.IGNORECASE)
MONTHS = [month.lower() for month in calendar.month_name[1:]]
SPELT = "|".join(["sept", *(f"{month[:3]}(?:{month[3:]})?" for month in MONTHS)])
"""The names of months, whole or cut short, for a pattern that pays no heed to case."""
_MONTH = re.compile(
    rf"(?!(?<!the )(?-i:may)\s+(?!{_YEAR}))\b({SPELT})\b\.?",  # not the verb
    re.IGNORECASE,
)
_OF_ITS_YEAR = re.compile(rf"{_MONTH.pattern}\s+{_YEAR}\b", re.IGNORECASE)
_MET = r"(?:meeting|minutes|session|committee|cabinet|council|report|inspection|visit|letter)"
_MONTHS_MEETING = re.compile(rf"{_MONTH.pattern}[’']?s?(?:\s+{_YEAR})?\s+(?:\w+\s+)?{_MET}\b", re.I)
_PAPER = (
    r"(?:full |last |the |ofsted |monitoring |annual )*(?:inspections?|judgements?|letters?|minutes"
    r"|ofsted|papers?|plans?|reports?|reviews?|visits?|one)"
)
_OF_A_PAPER = re.compile(
    rf"\b{_YEAR}(?:[/–-]\d\d)?[’']?s?\s+(?:\w+[’']?s?\s+){{0,2}}?{_PAPER}\b"
    rf"|\b{_PAPER}\s+(?:\w+\s+){{0,3}}?(?:in|of|from|dated|published)?\s*(?:\w+\s+)?{_YEAR}\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Years:
    """The years that a question names, and whether it asks for what came between or after."""

    named: tuple[int, ...] = ()
    """In the order of time."""
    first: int | None = None
    """The first year that is asked about, when it asks for a stretch of time."""
    last: int | None = None
    month: int | None = None
    """Of the meeting or paper that is asked about, where a month is named."""
    with_year: bool = False
    """Whether the month is named with its year, as in "June 2021"."""
    of_a_paper: bool = False
    """Whether a year is said to be a paper's, as in "the 2016 inspection"."""

    def include(self, day: datetime.date | None) -> bool:
        """Whether a day is in the years that are asked about; no day is not."""
        if day is None:
            return False
        if self.first or self.last:
            return (self.first or 0) <= day.year <= (self.last or 9999)
        return day.year in self.named


NO_YEARS = Years()


def years(text: str) -> Years:
    """
    Read the years of a question.

    >>> years("has supervision improved since 2014?")
    Years(named=(2014,), first=2014, last=None, month=None, with_year=False, of_a_paper=False)
    >>> years("compare the 2016 and 2019 reports").named
    (2016, 2019)
    """
    named = {int(found[1]) for found in _YEARS.finditer(text)}
    stretch, since, before = _RANGE.search(text), _SINCE.search(text), _BEFORE.search(text)
    first = last = None
    if stretch:
        first, last = sorted(int(year) for year in stretch.groups() if year)
    of_a_paper = bool(_OF_A_PAPER.search(text))
    if since and not stretch:
        year = int(since[1] or since[2] or since[4])
        first = year + 1 if since[3] and not of_a_paper else year
    if before and not (stretch or since or of_a_paper):
        last = int(before[2]) - (before[1].lower() != "until")
    return Years(tuple(sorted(named)), first, last, *_month(text), of_a_paper)


def _month(text: str) -> tuple[int | None, bool]:
    """
    The month of a meeting or paper, and whether its year is said with it.

    "At the April meeting" has no year; "the report of March 2017" has.
    """
    found = _MONTHS_MEETING.search(text) or _OF_ITS_YEAR.search(text)
    if not found:
        return None, False
    month = [month[:3] for month in MONTHS].index(found[1][:3].lower()) + 1
    return month, bool(_OF_ITS_YEAR.match(text, found.start()))
