"""Words that are one or two slips of the hand from a known one."""

from collections.abc import Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 4
"""Letters of a word that may be misspelt; a shorter one is too near to too many others."""
LONG = 10
"""Letters from which a word may have two slips."""
_COMPARED = 20
"""Known words that are nearest, among which the most common is taken."""


def alike(word: str, known: Iterable[str]) -> str:
    """
    The known word that is meant by a misspelt one; empty where none is near enough.

    A slip is a letter too many, too few, another or swapped with the next (optimal string
    alignment); the first letter is hardly ever one. Of the words that are as near, the most common
    is meant, where `known` says how common each is.

    >>> alike("bradfrod", ["bradford", "bradwell"]), alike("leeds", ["needs", "deeds"])
    ('bradford', '')
    >>> alike("naes", {"nae": 1, "names": 9})
    'names'
    """
    if len(word) < SHORTEST:
        return ""
    found = process.extract(
        word,
        [one for one in known if one[:1] == word[0]],
        scorer=OSA.distance,
        score_cutoff=1 if len(word) < LONG else 2,
        limit=_COMPARED,
    )
    count = known.get if isinstance(known, Mapping) else dict[str, int]().get
    return min(found, key=lambda one: (one[1], -(count(one[0]) or 0)), default=("", 0, 0))[0]
