"""
Whether the quotes state the facts that they should, and none that they must not.

Each quote is searched by itself, so that no fact is put together from the end of one and the start
of the next, and for whole words, so that 7 is not found in 17 or 7.5.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache

from bot.figures import TENS, UNITS
from corpus.folding import fold
from evals.cases import Nugget
from evals.scored import Rate

_KEPT = 1024
"""Texts whose canonical form is kept, since each is held against several facts."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_DAY = r"0?(?P<day>[12]\d|3[01]|[1-9])"
_DATES = tuple(
    re.compile(shape)
    for shape in (
        rf"\b{_DAY}(?:st|nd|rd|th)?(?: of)? {_MONTH},? {_YEAR}",
        rf"\b{_MONTH} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}",
        rf"\b{_DAY}[/.]0?(?P<number>1[012]|[1-9])[/.]{_YEAR}",
        rf"\b{_MONTH} {_YEAR}",
        rf"(?<![\d/])0?(?P<number>1[012]|[1-9])/{_YEAR}",
    )
)
_UNITS = {word: value for value, word in enumerate(UNITS)}
_TENS = {word: 10 * value for value, word in enumerate(TENS, 2)}
_NUMERAL = re.compile(
    rf"\b(?:({'|'.join(TENS)})(?:[ -]({'|'.join(UNITS[1:10])}))?|({'|'.join(reversed(UNITS))}))\b"
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_SCALES = {"thousand": 10**3, "k": 10**3, "million": 10**6, "m": 10**6, "bn": 10**9}
_SCALES["billion"] = _SCALES["bn"]
_SCALED = re.compile(rf"(?<![\w.])(\d+(?:\.\d+)?) ?({'|'.join(_SCALES)})\b")
_SHARE = re.compile(r"(?<=\d) ?(?:%|per ?cent\b)")


def nuggets(quotes: Sequence[str], wanted: Sequence[Nugget]) -> dict[str, Rate]:
    """The vital facts that some quote states, and all; nothing where none are wanted."""
    stated = [(nugget.vital, states_any(quotes, nugget.any)) for nugget in wanted]
    vital = [found for is_vital, found in stated if is_vital]
    rates = {
        "vital nuggets": Rate(sum(vital), len(vital)),
        "all nuggets": Rate(sum(found for _, found in stated), len(stated)),
    }
    return {name: rate for name, rate in rates.items() if rate.total}


def nothing_forbidden(quotes: Sequence[str], forbidden: Sequence[str]) -> dict[str, Rate]:
    """Whether no quote holds words that none may; nothing where none are named or none quoted."""
    if not quotes or not forbidden:
        return {}
    return {"nothing forbidden": Rate(not states_any(quotes, forbidden), 1)}


def states_any(quotes: Iterable[str], words: Sequence[str]) -> bool:
    """Whether one of the quotes holds any of the words."""
    return any(states(quote, one) for quote in quotes for one in words)


def states(quote: str, words: str) -> bool:
    """
    Whether a quote holds these words, as printed or with numbers and dates printed otherwise.

    >>> states("It met on 7 November 2023: 54 of the fifty-seven had.", "07/11/2023")
    True
    >>> states("17 of 7.5 were 70", "7")
    False
    """
    return _holds(fold(quote).text, fold(words).text) or _holds(canonical(quote), canonical(words))


@lru_cache(_KEPT)
def canonical(text: str) -> str:
    """
    A text, folded, with each number in digits and each date as year, month and day.

    >>> canonical("Twenty-four per cent of £2.4m by 1st Sept. 2024, or 1,200")
    '24% of £2400000 by 2024-09-01, or 1200'
    """
    folded = fold(text).text
    for shape in _DATES:
        folded = shape.sub(_date, folded)
    folded = _THOUSANDS.sub("", _NUMERAL.sub(_digits, folded))
    return _SHARE.sub("%", _SCALED.sub(_scaled, folded))


def _holds(text: str, words: str) -> bool:
    wanted = re.escape(words.strip())
    return bool(wanted and re.search(rf"(?<!\w)(?<!\d[.,]){wanted}(?!\w)(?![.,]\d)", text))


def _date(found: re.Match[str]) -> str:
    parts = found.groupdict()
    named = parts.get("month")
    month = _MONTHS.index(named[:3]) + 1 if named else int(parts["number"])
    day = f"-{int(parts['day']):02}" if parts.get("day") else ""
    return f"{parts['year']}-{month:02}{day}"


def _digits(found: re.Match[str]) -> str:
    tens, units, small = found.groups()
    return str(_UNITS[small] if small else _TENS[tens] + _UNITS.get(units, 0))


def _scaled(found: re.Match[str]) -> str:
    return f"{(Decimal(found[1]) * _SCALES[found[2]]).normalize():f}"
