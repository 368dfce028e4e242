"""The forms of a word that count as the word: its endings, its plural, and a number's digits."""

import re
from collections.abc import Mapping

from bot.figures import TENS, UNITS
from corpus.lexicon import stems

_IRREGULAR = (
    ("analysis", "analyses"),
    ("child", "children"),
    ("crisis", "crises"),
    ("criterion", "criteria"),
    ("foot", "feet"),
    ("man", "men"),
    ("person", "people"),
    ("woman", "women"),
)
_HISSES = ("ch", "s", "sh", "x", "z")
_ENDINGS = ("", "s", "es", "d", "ed", "ing", "ly", "ment", "er", "ers")
_ALIKE = 3
"""Letters that a word and its inflections begin with alike."""


def inflections(word: str, spellings: Mapping[str, int]) -> tuple[str, ...]:
    """
    A word with its inflections, the longest first: those that are printed, and others it may have.

    >>> "strategies" in inflections("strategy", {}), "sixth" in inflections("six", {"sixth": 1})
    (True, False)
    """
    if word.isdecimal() or not word.isalpha():
        return (word, *_in_words(word))
    forms = {word, in_digits(word)} - {""}
    for other in next((pair for pair in _IRREGULAR if word in pair), (word,)):
        printed = [one for one in spellings if one[:_ALIKE] == other[:_ALIKE] and one.isalpha()]
        some = [other, *printed, *_inflected(other)]
        wanted = stem(other)
        forms |= {one for one in some if stem(one) == wanted}
        forms |= _hissing(other)
    forms |= {_respelt(one) for one in forms}
    return tuple(sorted(forms, key=lambda one: (-len(one), one)))


def _inflected(word: str) -> set[str]:
    """Words that may be a word with another ending."""
    bases = {word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ed")}
    bases |= {word.removesuffix("ing"), word.removesuffix("e"), word.removesuffix("d")}
    if word.endswith("y"):
        bases.add(f"{word[:-1]}i")
    if word.endswith("ies"):
        bases.add(f"{word[:-3]}y")
    return {base + ending for base in bases if len(base) > 1 for ending in _ENDINGS}


def _hissing(word: str) -> set[str]:
    """The plural of a word that ends in a hiss, and the singular, which have other stems."""
    singular = word.removesuffix("es")
    plural = {f"{word}es"} if word.endswith(_HISSES) else set()
    return plural | ({singular} if singular.endswith(_HISSES) else set())


def _respelt(word: str) -> str:
    """The other of the spellings organise and organize, where a word has two."""
    return re.sub(
        r"i([sz])(?=e[sdr]?s?$|ing$|ations?$)",
        lambda found: "iz" if found[1] == "s" else "is",
        word,
    )


def _in_words(number: str) -> tuple[str, ...]:
    if not number.isdecimal() or int(number) >= 10 * (len(TENS) + 2):
        return ()
    if int(number) < len(UNITS):
        return (UNITS[int(number)],)
    tens, units = divmod(int(number), 10)
    return (TENS[tens - 2] + (UNITS[units] if units else ""),)


def in_digits(word: str, following: str = "") -> str:
    """
    The digits of a number that is written as one word, or as two; empty for other words.

    >>> in_digits("six"), in_digits("thirty", "five"), in_digits("six", "cases")
    ('6', '35', '')
    """
    if following:
        pair = word in TENS and following in UNITS[1:10]
        return str(10 * (TENS.index(word) + 2) + UNITS.index(following)) if pair else ""
    if word in TENS:
        return str(10 * (TENS.index(word) + 2))
    return str(UNITS.index(word)) if word in UNITS else ""


def stem(word: str) -> str:
    """A word's stem, as the lexicon has it."""
    return "".join(stems(word))
