"""Which of the places of some words in a text is meant."""

from functools import lru_cache

from corpus.folding import Folded, fold

_KEPT = 64
"""Texts that are kept folded."""


def occurrence(text: str, words: str, start: int) -> int | None:
    """
    Which of the places where words stand starts there or nearest; None where there is only one.

    >>> occurrence("Yes. No. YES. Yes.", "yes", 9), occurrence("Yes. No.", "no", 5)
    (2, None)
    """
    if text.casefold().count(words.casefold()) == 1:
        return None
    found = list(_folded(text).find(words))
    if not found[1:]:
        return None
    return 1 + min(range(len(found)), key=lambda at: abs(found[at].start - start))


@lru_cache(_KEPT)
def _folded(text: str) -> Folded:
    return fold(text)
