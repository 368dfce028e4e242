"""The words of a term: numbers and what they are counted in are told from other words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from bot.inflections import in_digits
from bot.plain import plain

_WORD = re.compile(
    r"(?P<word>(?:[0-9]+(?=(?:k|m|mn|bn|pc)(?![^\W_]))|[^\W_]+(?:'[^\W_]+)*)|&|%)"
    r"(?P<after>[\W_]*?)(?=[^\W_]|&|%|\Z)"
)
_SCALES = {
    "thousand": (10**3, 1, ("k", "thousand", "thousands")),
    "million": (10**6, 3, ("m", "mn", "million", "millions")),
    "billion": (10**9, 3, ("bn", "billion", "billions")),
}
"""How many each is, the digits after the point that it is printed with, and how it is printed."""
_SHARE = ("%", "pc", "percent")
_SCALED_FROM = 1000
_LEAST = Decimal("0.1")
_NUMBER = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_SIGNS = {".": ".", ",": ""}
"""What a reader is shown between the parts of a number."""
_ZEROS = re.compile(r"(?<![0-9.,])([0-9][0-9,]*)(?:(\.[0-9]*[1-9])0+|\.0+)(?![0-9]|[.,][0-9])")


class Word(NamedTuple):
    """A word of a term."""

    plain: str
    """In plain small letters."""
    typed: str
    after: str = ""
    """What was typed between it and the next."""
    unit: tuple[str, ...] = ()
    """Where it says what the number before it is counted in: every way to print that."""


class _Amount(NamedTuple):
    """A number of a term, and the words that print it."""

    start: int
    stop: int
    value: Decimal
    scale: str


def words_of(term: str) -> list[Word]:
    """
    The words of a term; an “&” at an end of it tells nothing.

    >>> [word.plain for word in words_of("£1.1m, or 10% more")]
    ['1', '1', 'million', 'or', '10', 'percent', 'more']
    """
    term = _ZEROS.sub(r"\1\2", term)
    told = plain(term)
    found = [
        Word(
            one["word"].replace("'", "").replace("&", "and"),
            term[slice(*told.original(*one.span("word")))],
            one["after"],
        )
        for one in _WORD.finditer(told.text)
    ]
    whole = [at for at, word in enumerate(found) if word.typed != "&"]
    kept = found[whole[0] : whole[-1] + 1] if whole else []
    return list(_units(kept))


def written(words: Sequence[Word]) -> str:
    """
    The words of a term as a reader is shown them.

    >>> written(words_of("£1.1m for 1,500 well-known"))
    '1.1 million for 1500 well known'
    """
    told = "".join(
        one.plain + (_SIGNS.get(one.after, " ") if _decimal(one) and _decimal(other) else " ")
        for one, other in pairwise(words)
    )
    return told + words[-1].plain


def amounts(words: Sequence[Word]) -> Iterator[list[Word]]:
    """
    A term with one of its numbers printed in other units, as 1.1 million is 1,100,000.

    >>> [[word.plain for word in some] for some in amounts(words_of("500k"))]
    [['500000'], ['0', '5', 'million']]
    """
    for one in _numbers(words):
        after = words[one.stop - 1].after
        for number in _in_units(one) if one.value >= _SCALED_FROM else ():
            last = number[-1]._replace(after=after)
            yield [*words[: one.start], *number[:-1], last, *words[one.stop :]]


def _in_units(amount: _Amount) -> Iterator[list[Word]]:
    for scale in ("", *_SCALES):
        many, most, printed = _SCALES.get(scale, (1, 0, ()))
        count = amount.value / many
        figure = f"{count.normalize():f}"
        digits = len(figure.partition(".")[2])
        if scale == "thousand" and count >= many:
            continue
        if scale != amount.scale and count >= _LEAST and digits <= most:
            yield [*words_of(figure), *([Word(scale, scale, unit=printed)] if scale else [])]


def _units(words: Iterable[Word]) -> Iterator[Word]:
    """The words, with “per cent”, “%”, “m” and the like behind a number as units."""
    before = ""
    left = list(words)
    while left:
        word = left.pop(0)
        if word.plain == "per" and left and left[0].plain == "cent":
            word = left.pop(0)._replace(plain="percent")
        told = _unit(word.plain, counted=before.isdecimal() or bool(in_digits(before)))
        if told:
            word = word._replace(plain=told, unit=_SCALES[told][2] if told in _SCALES else _SHARE)
        yield word
        before = word.plain


def _unit(word: str, *, counted: bool) -> str:
    """The name of a unit; empty for another word, and for a short one without a number."""
    if word in ("%", "percent") or (counted and word in _SHARE):
        return "percent"
    return next((one for one, told in _SCALES.items() if counted and word in told[2]), "")


def _numbers(words: Sequence[Word]) -> Iterator[_Amount]:
    """The numbers of a term in digits, with the thousands and millions that they count."""
    at = 0
    while at < len(words):
        start, printed = at, words[at].plain
        while at + 1 < len(words) and words[at].after in (",", ".") and _decimal(words[at + 1]):
            printed += words[at].after + words[at + 1].plain
            at += 1
        at += 1
        if _NUMBER.fullmatch(printed):
            scale = words[at].plain if at < len(words) and words[at].unit else ""
            many = _SCALES[scale][0] if scale in _SCALES else 1
            at += scale in _SCALES
            value = Decimal(printed.replace(",", "")) * many
            yield _Amount(start, at, value, scale if scale in _SCALES else "")


def _decimal(word: Word) -> bool:
    return word.plain.isdecimal()
