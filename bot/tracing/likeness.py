"""How far two sentences are about one thing: by the words that tell, and by what they mean."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from bot.acronyms import contractions, expansions
from corpus.embedding import Vectors
from corpus.lexicon import stems

_DATE = re.compile(
    r"\b(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)(?: \d{4})?\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b"
    r"|\b(?:19|20)\d{2}(?:[/–-]\d{2,4})?\b"
)
"""Dates tell when and not what: two things are done by the same day."""
_WITHIN = re.compile(r"(?<=\d)[.,](?=\d)")
"""In a number: £2.4 million is another sum than £4 million."""
_DIGIT = re.compile(r"\d")
"""A number that tells nothing by itself."""
_EMPTY = frozenset(
    stems(
        "a about action after all also an and any are as asked at be because been before being both"
        " but by can could did do does each ensure every for from given had has have he her his how"
        " if in into is it its made make may more must no nor not of on one or other our out over"
        " recommendation recommended report resolved said say she should so some such than that the"
        " their them then there these they this those to up was we were what when where which while"
        " who whom whose will with would you your s t"
    )
)

_CLAUSE = re.compile(r", (?:so that|and|of which|in order|but)\b")
_MATTER = 0.3
"""What it counts that a text has the words of an ask's first clause."""
_SHARED = 0.3
"""What it counts that much is shared, however long both are."""
_MUCH = 30.0
_LEAST = 12.0
"""The weight of a short text's words: fewer of them say too little to be compared."""


def without_dates(text: str) -> str:
    """
    A text without its days, months and years.

    >>> without_dates("It fell to 26 on 31 March 2024.")
    'It fell to 26 on  .'
    """
    return _DATE.sub(" ", text)


class Read(NamedTuple):
    """Texts as they are compared."""

    texts: Sequence[str]
    vectors: Vectors
    """A row for each, of length one."""


class Wording:
    """The telling words of texts, as one shelf weighs them."""

    def __init__(
        self, held: Mapping[str, int], passages: int, meanings: Mapping[str, Sequence[str]]
    ) -> None:
        self._held = held
        self._passages = passages
        self._meanings = meanings

    def words(self, text: str) -> frozenset[str]:
        """The stems that tell what a text is about, its acronyms written out; dates left out."""
        plain = _WITHIN.sub("", without_dates(text))
        found = {one for one in stems(plain) if not _DIGIT.fullmatch(one)}
        for short, longs in expansions(plain, self._meanings).items():
            if len(longs) == 1:
                found = (found - {short}) | set(longs[0])
        return frozenset(found - _EMPTY)

    def searched(self, text: str) -> frozenset[str]:
        """The telling words with the acronyms of the text, and those of what it writes out."""
        short = {one for one, _ in contractions(stems(text), self._meanings)}
        return self.words(text) | short | expansions(text, self._meanings).keys()

    def weight(self, word: str) -> float:
        """The inverse document frequency of a stem."""
        held = self._held.get(word, 0)
        return math.log1p((self._passages - held + 0.5) / (held + 0.5))


def likeness(asks: Read, texts: Read, wording: Wording) -> Vectors:
    """
    How far each text is about each ask (asks x texts), from their words and their vectors.

    About 1 where it says much the same.
    """
    asked = [wording.words(one) for one in asks.texts]
    said = [wording.words(one) for one in texts.texts]
    matters = [wording.words(_matter(one)) for one in asks.texts]
    of_asks, of_texts, shared = overlaps(asked, said, wording, _LEAST)
    matter, _, _ = overlaps(matters, said, wording, _LEAST)
    alike: Vectors = (
        np.sqrt(of_asks * of_texts)
        + asks.vectors @ texts.vectors.T
        + _MATTER * matter
        + _SHARED * np.minimum(shared / _MUCH, 1)
    )
    return alike


def _matter(text: str) -> str:
    """
    The first clause of an ask, which says what it is about.

    >>> _matter("The size of caseloads, so that children are visited often")
    'The size of caseloads'
    """
    return _CLAUSE.split(text)[0]


def overlaps(
    asks: Sequence[frozenset[str]],
    texts: Sequence[frozenset[str]],
    wording: Wording,
    least: float,
) -> tuple[Vectors, Vectors, Vectors]:
    """
    What each ask and text share (asks x texts).

    By weight: as a share of the ask's words, as a share of the text's words, and as it is; words
    of less weight than `least` count as much as that.
    """
    columns = {word: at for at, word in enumerate(sorted(set().union(*asks)))}
    weights = np.array([wording.weight(word) for word in columns], np.float32)
    asked, said = _matrix(asks, columns), _matrix(texts, columns)
    shared = np.asarray((asked * weights) @ said.T, np.float32)
    of_asks = np.asarray(asked @ weights, np.float32)[:, None]
    whole = np.array([[sum(map(wording.weight, text)) for text in texts]], np.float32)
    shares = (np.asarray(shared / np.maximum(one, least), np.float32) for one in (of_asks, whole))
    return next(shares), next(shares), shared


def _matrix(some: Sequence[Iterable[str]], columns: Mapping[str, int]) -> Vectors:
    matrix = np.zeros((len(some), len(columns)), np.float32)
    for row, words in enumerate(some):
        matrix[row, [columns[word] for word in words if word in columns]] = 1
    return matrix
