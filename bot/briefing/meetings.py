"""Which agenda is meant by a committee and a date, or by its next meeting."""

import datetime
import re
from collections.abc import Iterable, Sequence

from bot.briefing.days import Named, lacks_year
from corpus.documents import Details, in_words
from corpus.errors import NothingToBrief
from corpus.holdings import Held

MEETINGS = ("agenda", "minutes", "decision")
"""Kinds of paper that have a meeting's items; where there are several, the first is meant."""
_BODY = re.compile(
    r"\b(?:committee|cabinet|council|board|panel|scrutiny|meeting|agenda|executive|assembly)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\bnext\b.*\b(?:meeting|agenda|committee|cabinet|board|panel)\b", re.IGNORECASE)
_SAYS_NOTHING = re.compile(
    r"(?:a|agenda|and|committee|council|for|meetings?|next|of|on|papers?|s|the)"
)
_NAMED = 3
"""Meetings that are named where none fits."""


def names_meeting(text: str, day: Named | None) -> bool:
    """
    Whether some words name a meeting, by its day or as the next.

    >>> names_meeting("the next scrutiny meeting", None), names_meeting("the next step", None)
    (True, False)

    Raises `NothingToBrief` where the year of its day is not said.
    """
    if day is None and _BODY.search(text) and lacks_year(text):
        raise NothingToBrief("Say the year of the meeting too, as in 7 November 2023.")
    dated = day is not None and not day.limits and bool(_BODY.search(day.rest) or not day.rest)
    return dated or bool(_NEXT.search(text))


def meeting(text: str, day: Named | None, papers: Sequence[Held], today: datetime.date) -> Held:
    """The agenda of the meeting that is named, or its minutes; raises `NothingToBrief`."""
    body = day.rest if day else text
    held = [one for one in papers if one.details.kind in MEETINGS and one.details.date]
    alike = [one for one in held if _is_of(body, one.details)]
    fitting = [
        one for one in alike if (day.day <= _day(one) <= day.last if day else _day(one) >= today)
    ]
    if fitting:
        soonest = min(map(_day, fitting))
        return min(
            (one for one in fitting if _day(one) == soonest),
            key=_rank,
        )
    raise NothingToBrief(_none(day, today, alike or held))


def _said(day: Named) -> str:
    """A day or a month that is named, as words."""
    return in_words(day.day) if day.day == day.last else f"{day.day:%B %Y}"


def _rank(paper: Held) -> tuple[int, bool, int]:
    """What is meant first: an agenda, what is confirmed, what has most items."""
    details = paper.details
    return MEETINGS.index(details.kind), details.status == "draft", -paper.passages


def _day(paper: Held) -> datetime.date:
    return paper.details.date or datetime.date.min


def _is_of(words: str, details: Details) -> bool:
    """Whether every telling word stands in the name of the body, the paper or the council."""
    named = set(_telling(f"{details.body} {details.title} {details.council}"))
    return set(_telling(words)) <= named


def _telling(words: str) -> Iterable[str]:
    found = re.findall(r"[^\W_]+", words.casefold())
    return (word for word in found if not _SAYS_NOTHING.fullmatch(word))


def _none(day: Named | None, today: datetime.date, held: Sequence[Held]) -> str:
    when = f"of {_said(day)}" if day else f"of {in_words(today)} or later"
    near = [
        f"{one.details.body or one.details.title or one.name}, {in_words(_day(one))}"
        for one in sorted(held, key=_day, reverse=True)
    ]
    named = "; ".join(list(dict.fromkeys(near))[:_NAMED])
    here = f" The newest here are: {named}." if named else ""
    after = in_words(day.last + datetime.timedelta(1)) if day else ""
    topic = f", or ask for a topic “before {after}”" if after else ""
    return f"There is no agenda {when} here that fits: ingest it first{topic}.{here}"
