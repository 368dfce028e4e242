"""Numbers in digits and in words, and British and American spellings, as stems."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from bot.figures import TENS, UNITS
from corpus.lexicon import stems

_ZERO = stems("zero")[0]
_KEPT = 10_000
"""Words whose other spellings are kept; people may type any."""
_SHORT = 4
"""Letters up to which a stem has one spelling."""
_SPELLINGS = (
    (r"is(e|ed|es|ing|ation)?$", r"iz\1"),
    (r"iz(e|ed|es|ing|ation)?$", r"is\1"),
    (r"our$", "or"),
    (r"(?<=[a-z]{2})or$", "our"),
    (r"tr$", "ter"),
    (r"ter$", "tr"),
    (r"ogue?$", "og"),
    (r"gramme?$", "gram"),
    (r"gram$", "gramm"),
    (r"enc$", "ens"),
    (r"ens$", "enc"),
    (r"judgement$", "judgment"),
    (r"judgment$", "judgement"),
    (r"lled$", "led"),
)


@lru_cache(_KEPT)
def alternatives(word: str) -> tuple[tuple[str, ...], ...]:
    """
    The stems that say the same as a stem in other letters, whether or not any paper has them.

    >>> alternatives("35"), alternatives("program")
    ((('thirti', 'five'),), (('programm',),))
    """
    if word.isdecimal():
        return _in_words(int(word))
    if word in _digits():
        return ((_digits()[word],),)
    found = (re.sub(pattern, other, word) for pattern, other in _SPELLINGS)
    return tuple((other,) for other in dict.fromkeys(found) if other != word and len(word) > _SHORT)


def _in_words(number: int) -> tuple[tuple[str, ...], ...]:
    if number < len(UNITS):
        return (tuple(stems(UNITS[number])),)
    if number < 10 * (len(TENS) + 2):
        tens, units = divmod(number, 10)
        return (tuple(stems(f"{TENS[tens - 2]} {UNITS[units] if units else ''}")),)
    return ()


@cache
def _digits() -> dict[str, str]:
    """The digits of every number that is one word."""
    whole = {stems(word)[0]: str(number) for number, word in enumerate(UNITS)}
    return whole | {stems(word)[0]: str(10 * ten) for ten, word in enumerate(TENS, 2)}


def compounds(words: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """
    The digits of each number that two of a question's stems say, and the two.

    >>> list(compounds(["thirti", "five", "percent"]))
    [('35', ['thirti', 'five'])]
    """
    for tens, units in pairwise(words):
        found = _digits().get(tens, ""), _digits().get(units, "")
        if len(found[0]) > 1 and found[0].endswith("0") and len(found[1]) == 1 and units != _ZERO:
            yield str(int(found[0]) + int(found[1])), [tens, units]
