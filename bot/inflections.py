"""The forms of a word that count as the word: its endings, its plural, and a number's digits."""

import re
from collections.abc import Iterator, Mapping

from bot.figures import TENS, UNITS
from corpus.lexicon import stems

_IRREGULAR = (
    ("appendix", "appendices"),
    ("bureau", "bureaux"),
    ("calf", "calves"),
    ("child", "children"),
    ("consortium", "consortia"),
    ("criterion", "criteria"),
    ("curriculum", "curricula"),
    ("datum", "data"),
    ("elf", "elves"),
    ("foot", "feet"),
    ("forum", "fora"),
    ("half", "halves"),
    ("index", "indices"),
    ("knife", "knives"),
    ("leaf", "leaves"),
    ("life", "lives"),
    ("loaf", "loaves"),
    ("man", "men"),
    ("matrix", "matrices"),
    ("medium", "media"),
    ("memorandum", "memoranda"),
    ("mouse", "mice"),
    ("penny", "pence"),
    ("person", "people"),
    ("phenomenon", "phenomena"),
    ("plateau", "plateaux"),
    ("referendum", "referenda"),
    ("scarf", "scarves"),
    ("sis", "ses"),
    ("thief", "thieves"),
    ("tooth", "teeth"),
    ("wife", "wives"),
    ("wolf", "wolves"),
)
"""Ends of words in the singular and in the plural: midwife too."""
_SPELT = (
    ("acknowledgement", "acknowledgment"),
    ("adviser", "advisor"),
    ("ageing", "aging"),
    ("behaviour", "behavior"),
    ("benefitt", "benefit"),
    ("catalogue", "catalog"),
    ("centre", "center"),
    ("colour", "color"),
    ("counsell", "counsel"),
    ("defence", "defense"),
    ("despatch", "dispatch"),
    ("dialogue", "dialog"),
    ("enquir", "inquir"),
    ("enroll", "enrol"),
    ("favour", "favor"),
    ("focuss", "focus"),
    ("fulfill", "fulfil"),
    ("grey", "gray"),
    ("honour", "honor"),
    ("instalment", "installment"),
    ("judgement", "judgment"),
    ("labour", "labor"),
    ("licence", "license"),
    ("neighbour", "neighbor"),
    ("offence", "offense"),
    ("paediatr", "pediatr"),
    ("practice", "practise"),
    ("preventative", "preventive"),
    ("programme", "program"),
    ("skilful", "skillful"),
    ("targett", "target"),
    ("travell", "travel"),
)
"""Beginnings of words that are spelt in two ways."""
_TWO_SPELLINGS = re.compile(
    r"(?<=[iy])([sz])(?=e(?:d|s|rs?|ments?)?$|ings?$|ations?$|ational(?:ly)?$|abl[ey]$)"
)
_LEAST = 2
"""Letters of a word that may be a plural but for an s."""
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
    if not word.isalpha():
        return tuple(dict.fromkeys((word, *_in_words(word), *_numbers(word))))
    forms = {word, in_digits(word)} - {""}
    for other in (word, *_irregular(word)):
        printed = [one for one in spellings if one[:_ALIKE] == other[:_ALIKE] and one.isalpha()]
        some = [other, *printed, *_inflected(other)]
        wanted = stem(other)
        forms |= {one for one in some if stem(one) == wanted}
        forms |= _hissing(other) | _numbers(other)
    forms |= {_respelt(one) for one in forms}
    forms |= {spelt for one in forms for spelt in _spelt(one)}
    return tuple(sorted(forms, key=lambda one: (-len(one), one)))


def _irregular(word: str) -> Iterator[str]:
    """The word in the other number, where its end is an irregular one."""
    for pair in _IRREGULAR:
        for end, other in (pair, pair[::-1]):
            if word.endswith(end):
                yield word.removesuffix(end) + other


def _numbers(word: str) -> set[str]:
    """A word with an s and without one, whatever its stem: GP and GPs."""
    if word.isdecimal() or len(word) < _LEAST:
        return set()
    singular = word.removesuffix("s")
    return {f"{word}s", singular} if len(singular) >= _LEAST else {f"{word}s"}


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
    """The other of the spellings organise and organize, analyse and analyze, where it has two."""
    return _TWO_SPELLINGS.sub(lambda found: "z" if found[1] == "s" else "s", word)


def _spelt(word: str) -> Iterator[str]:
    """The word with its beginning spelt otherwise."""
    for pair in _SPELT:
        for begun, other in (pair, pair[::-1]):
            if word.startswith(begun):
                yield other + word.removeprefix(begun)


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
