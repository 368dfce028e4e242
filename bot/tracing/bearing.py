"""Whether a quote that tells of something done bears out, by itself, that an ask is done."""

import calendar
import datetime
import re
from dataclasses import replace

from bot.figures import UNITS
from bot.quotes import Quote
from bot.tracing.cells import cells, subject
from bot.tracing.mentions import Link
from bot.tracing.says import Says
from corpus.documents import Span
from corpus.lexicon import stems

_REPORT = re.compile(
    r"\b(?:reports?|letters?|explain|explanation|circulate|write to|inform)\b", re.IGNORECASE
)
"""In an ask or an action, that somebody is to be told something."""
_REPORTED = re.compile(
    r"\b(?:report|explain|explanation|circulat|wrote|written|writing|letter|note|inform|told)",
    re.IGNORECASE,
)
_MONTHS = tuple(calendar.month_name)
_WHEN = re.compile(
    rf"\b(?:(?:(?P<day>\d{{1,2}}) )?(?P<month>{'|'.join(_MONTHS[1:])}) )?(?P<year>(?:19|20)\d\d)\b"
)
_STANDING = re.compile(
    r"\W*(?:\w*\d[\d.]* ?[.:]? )?(?:that )?(?:the )?(?:\w+ and )?(?:timel\w+|qualit\w+|consisten\w+"
    r"|effective\w*|clarity|oversight|alignment|impact|pace|rigour|stability|sufficiency|improve"
    r"|ensure|make sure|strengthen|continue|maintain|embed)\b",
    re.IGNORECASE,
)
"""What opens an ask for a way of things, which no one event brings about for good."""
_AIM = re.compile(r"[,;]? (?:so that|in order (?:to|that))\b", re.IGNORECASE)
_FURTHER = re.compile(r"[,;] and (?:also )?")
_MEASURE = re.compile(
    r"\b(?:within|every|at (?:least|most)|no (?:more|fewer|less) than|up to) \w+"
    r"|£[\d,.]*\d|\d[\d.]* ?(?:%|per cent)",
    re.IGNORECASE,
)
"""The part of an ask by which it is measured."""
_TELLING = re.compile(r"\w{5,}")
"""Words long enough to tell what something is about."""


def borne_out(ask: Quote, link: Link) -> Link:
    """
    The link as it tells of the ask: what is done may be another thing, or a part of it.

    Another thing: every date that it names is before the ask, or it tells of no report where one
    was asked for, or of a report alone where more was. A part: it has no word of a further limb,
    or not the measure that was set, or a way of things was asked for.
    """
    if link.says is not Says.DONE:
        return link
    if _before(ask, link.quote) or _another(ask.text, link.quote):
        return replace(link, says=Says.MENTION)
    asked = _AIM.split(subject(ask.passage, Span(ask.start, ask.end)))[0]
    whole = not _STANDING.match(asked) and _measures(asked) <= _numbers(link.quote.text)
    if whole and all(limb & _words(link.quote.text) for limb in _limbs(asked)):
        return link
    return replace(link, says=Says.PROGRESS)


def _before(ask: Quote, done: Quote) -> bool:
    asked = ask.passage.document.details.date
    ends = _ends(done.text)
    return bool(asked and ends and max(ends) < asked)


def _another(asked: str, done: Quote) -> bool:
    if _REPORT.search(asked):
        return not _REPORTED.search(done.text)
    action = cells(done.passage).action
    return bool(action and _REPORT.search(done.passage.document.text[slice(*action)]))


def _limbs(asked: str) -> list[set[str]]:
    """The telling words of each further thing that is asked for."""
    _, *further = _FURTHER.split(asked)
    return [words for limb in further if (words := _words(limb))]


def _measures(asked: str) -> set[str]:
    """The numbers by which it can be told whether it is met."""
    return {number for found in _MEASURE.findall(asked) for number in _numbers(found)}


def _numbers(text: str) -> set[str]:
    """The numbers of a text in digits, without commas."""
    found = re.findall(r"\d[\d,]*(?:\.\d+)?|[a-z]+", text.casefold())
    return {
        str(UNITS.index(one)) if one in UNITS else one.replace(",", "")
        for one in found
        if one in UNITS or one[0].isdecimal()
    }


def _words(text: str) -> set[str]:
    return set(stems(" ".join(_TELLING.findall(text))))


def _ends(text: str) -> list[datetime.date]:
    """The last days of the days, months and years that a text names."""
    found = []
    for one in _WHEN.finditer(text):
        year = int(one["year"])
        month = _MONTHS.index(one["month"]) if one["month"] else 12
        last = calendar.monthrange(year, month)[1]
        found.append(datetime.date(year, month, min(int(one["day"] or last) or last, last)))
    return found
