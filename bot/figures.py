"""The figures of a text, in digits or in words, so that two texts can be held to the same ones."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from corpus.folding import fold

UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
"""The words for 0 to 19."""
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
"""The words for 20 to 90."""
_CARDINALS = {word: value for value, word in enumerate(UNITS)} | {
    word: value for value, word in zip(range(20, 100, 10), TENS, strict=True)
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_SHORT_SCALES = {"k": 1000, "m": 10**6, "bn": 10**9}
_FIRST = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
)  # fmt: skip
_ORDINALS = {word: value for value, word in enumerate(_FIRST, 1)}
_ORDINALS |= {f"{word}th": _CARDINALS[word] for word in UNITS[len(_FIRST) + 1 :]}
_ORDINALS |= {f"{word[:-1]}ieth": _CARDINALS[word] for word in TENS}
_OTHERS = (
    r"half|halves|halv(?:e|ed|ing)|quarters?|thirds|fifths|tenths|twice|thrice|once"
    r"|(?:doubl|tripl|trebl|quadrupl)(?:e|ed|es|ing)|dozens?|couple|pair|both"
    r"|tens|hundreds|thousands|millions|billions"
)
_WORD = "|".join(sorted({*_CARDINALS, *_SCALES, *_ORDINALS}, key=len, reverse=True))
_PER_CENT = r"%|per\s?cent\b"
_FIGURE = re.compile(
    r"(?P<sign>(?<![\w.)])-)?(?P<money>[£$€])?"
    r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9])|[0-9]+(?:\.[0-9]+)*)"
    r"(?:\s*(?P<scale>hundred|thousand|million|billion|bn)\b|(?P<short>[km])\b)?"
    rf"(?:\s*(?P<share>{_PER_CENT})|(?P<unit>[^\W\d_]+))?"
    rf"|\b(?P<words>(?:{_WORD})(?:(?:-|\s+and\s+|\s+)(?:{_WORD}))*)\b(?P<part>\s*(?:{_PER_CENT}))?"
    rf"|\b(?P<other>{_OTHERS})\b"
)


class Figure(NamedTuple):
    """A number and what it counts in: `%`, `th` for an ordinal, a currency's sign."""

    value: Decimal | str
    unit: str = ""


def figures(text: str) -> list[Figure]:
    """
    Every figure of a text, in order; equal ones are equal however they are printed.

    >>> figures("24 per cent, £1.5m") == figures("twenty-four % and £1,500,000")
    True
    >>> set(figures("24 children")) & set(figures("24% of children, the 24th of May"))
    set()
    """
    found: list[Figure] = []
    for match in _FIGURE.finditer(fold(text).text):
        if match["digits"]:
            found.append(_of_digits(match))
        elif match["words"]:
            found.extend(_of_words(match["words"], "%" if match["part"] else ""))
        else:
            found.append(Figure(match["other"]))
    return found


def without_figures(text: str) -> str:
    """
    A text, folded, with its figures left out.

    >>> without_figures("Twenty-four children, 12% more")
    '  children,   more'
    """
    return _FIGURE.sub(" ", fold(text).text)


def _of_digits(match: re.Match[str]) -> Figure:
    digits, unit = match["digits"].replace(",", ""), match["unit"] or ""
    if unit in ("st", "nd", "rd", "th"):
        unit = "th"
    counted = f"{match['money'] or ''}{'%' if match['share'] else unit}"
    scale = _SCALES.get(match["scale"] or "") or _SHORT_SCALES.get(
        match["scale"] or match["short"] or "", 1
    )
    sign = match["sign"] or ""
    if digits.count(".") > 1 or re.match("0[0-9]", digits):
        return Figure(f"{sign}{digits}", counted)
    return Figure(Decimal(f"{sign}{digits}") * scale, counted)


def _of_words(words: str, unit: str) -> Iterator[Figure]:
    """
    The numbers that a run of number words makes; where it cannot be one number it is several.

    >>> [int(figure.value) for figure in _of_words("two thousand and twenty-four three", "")]
    [2024, 3]
    """
    total = current = 0
    begun = False
    for word in re.split(r"[-\s]+", words):
        if word == "and":
            continue
        if word in _SCALES:
            total, current = _scaled(total, current, _SCALES[word])
        else:
            value = _CARDINALS.get(word, _ORDINALS.get(word, 0))
            if begun and not _goes_on(current, value):
                yield Figure(Decimal(total + current), unit)
                total = current = 0
            current += value
        begun = True
        if word in _ORDINALS:
            yield Figure(Decimal(total + current), "th")
            total, current, begun = 0, 0, False
    if begun:
        yield Figure(Decimal(total + current), unit)


def _scaled(total: int, current: int, scale: int) -> tuple[int, int]:
    if scale == _SCALES["hundred"]:
        return total, (current or 1) * scale
    return total + (current or 1) * scale, 0


def _goes_on(current: int, value: int) -> bool:
    """Whether a number word goes on the number begun: `twenty` then `four`, `hundred` then any."""
    rest = current % 100
    return rest == 0 or (rest >= _CARDINALS["twenty"] and rest % 10 == 0 and 0 < value < 10)  # noqa: PLR2004
