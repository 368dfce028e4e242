"""
Questions that are much alike, and the words of a paper that are most like a quote.

RapidFuzz is behind this file.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

from corpus.documents import Span
from corpus.folding import Folded, fold

ALIKE = 85
"""
Of 100, from which two questions are much alike.

Of two different questions of ours none reached 76, and of the 658 about inspections none reached
83 that did not differ in a figure.
"""
CLOSE = 60
"""Of 100, from which words are close enough to a quote to be what was meant."""
_FEWEST = 8
"""Characters of a quote; fewer are like something in every paper."""
_AT_ONCE = 500
_MARKS = "\"'()[]"
_WORD = re.compile(r"\w+")
_FIGURE = re.compile(r"\d+")


class Pair(NamedTuple):
    """Two questions, by their places, that are much alike."""

    earlier: int
    later: int
    likeness: float
    """Up to 100, for the same words."""


def alike(questions: Sequence[str]) -> Iterator[Pair]:
    """
    The pairs of questions of nearly the same words in any order, with the same figures.

    >>> list(alike(["Who voted for it?", "For it, who voted?", "Who voted for it in 2024?"]))
    [Pair(earlier=0, later=1, likeness=100.0)]
    """
    sorted_ = [" ".join(sorted(_WORD.findall(fold(one).text))) for one in questions]
    figures = [sorted(_FIGURE.findall(one)) for one in sorted_]
    for first in range(0, len(sorted_), _AT_ONCE):
        some = sorted_[first : first + _AT_ONCE]
        scores = process.cdist(some, sorted_, scorer=fuzz.ratio, score_cutoff=ALIKE)
        for at, other in zip(*scores.nonzero(), strict=True):
            one, two = first + int(at), int(other)
            if one < two and figures[one] == figures[two]:
                yield Pair(one, two, float(scores[at, other]))


def nearest(words: str, text: Folded) -> tuple[float, Span] | None:
    """
    The place in the original that is most like some words, and how much of 100; None if none is.

    >>> original = "He said: “Caseloads have  come down to 17 children.” They had."
    >>> _, span = nearest("caseloads came down to 17 children", fold(original))
    >>> original[span.start : span.end]
    'Caseloads have  come down to 17 children.'
    """
    wanted = fold(words).text.strip()
    found = fuzz.partial_ratio_alignment(wanted, text.text, score_cutoff=CLOSE)
    start, end = _whole(text.text, found.dest_start, found.dest_end) if found else (0, 0)
    if len(wanted) < _FEWEST or found is None or start >= end:
        return None
    return found.score, Span(text.origins[start].start, text.origins[end - 1].end)


def likest(name: str, names: Sequence[str]) -> str | None:
    """The name that was likely meant."""
    found = process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=CLOSE)
    return found and found[0]


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch with the whole of its first and last words, and no marks around it."""
    stretch = text[start:end]
    start, end = start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip())
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    stretch = text[start:end]
    return end - len(stretch.lstrip(_MARKS)), start + len(stretch.rstrip(_MARKS))
