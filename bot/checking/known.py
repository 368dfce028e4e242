"""What is known of a paper by which it may be named, and which words name nothing of it."""

import datetime
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from bot.briefing.days import named_day
from bot.councils import councils
from bot.kinds import kinds
from bot.years import years
from corpus.documents import KINDS, in_words
from corpus.filters import council_key
from corpus.holdings import Held
from corpus.lexicon import stems

TITLES = frozenset(stems("cllr councillor cllrs councillors mr mrs ms miss dr sir lady prof"))
_KEPT = 10_000
"""Papers whose named days are kept."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s?[/–-]\s?\d\d)?(?!\d)")
_MONTH = re.compile(
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)",
    re.IGNORECASE,
)
_STYLES = frozenset(
    stems("authority borough city council county district local metropolitan royal unitary")
)
"""Words that may stand beside a council's name."""


def known(paper: Held, *, author: bool = True) -> set[str]:
    """The stems of all that may be said of a paper to name it."""
    details = paper.details
    days = [in_words(day) for day in (details.date, details.published) if day]
    who = (details.council, details.body, details.author if author else "")
    kind = (KINDS[details.kind], details.kind.replace("_", " "))
    facts = (details.title, *who, *kind, details.status)
    return set(stems(" ".join((paper.name, *facts, *days))))


def days(paper: Held) -> tuple[datetime.date, ...]:
    """Those of the meeting or visit that a paper is of, of its publication, and that it names."""
    details = paper.details
    own = (day for day in (details.date, details.began, details.published) if day)
    return (*own, *_named(paper.name, details.title))


@lru_cache(_KEPT)
def _named(name: str, title: str) -> tuple[datetime.date, ...]:
    """The days in a paper's name and title."""
    found = map(named_day, (name, re.sub(r"[-_]", " ", name), title))
    return tuple(one.day for one in found if one)


def left(text: str, paper: Held, vocabulary: Mapping[str, int]) -> frozenset[str]:
    """
    The stems of a text that say nothing that is known of a paper.

    Who wrote it is left too: it may be who is quoted in others. `vocabulary` says how many passages
    have each stem.
    """
    rest = set(stems(text)) - known(paper, author=False) - TITLES
    return frozenset(rest.difference(*map(stems, _understood(text, paper, vocabulary))))


def _understood(text: str, paper: Held, vocabulary: Mapping[str, int]) -> Iterator[str]:
    """The words for a paper's council, kind and time that are other than it has them."""
    dated = years(text).with_year
    for found in _YEARS.finditer(text):
        yield found.group()
    own = council_key(paper.details.council)
    for word in _WORD.findall(text):
        council = own in councils(word, [paper.details.council], vocabulary).held
        if council or paper.details.kind in kinds(word) or (dated and _MONTH.fullmatch(word)):
            yield word
        if council:
            yield from _STYLES
