"""Question -> Hits: the passages that may answer it, by meaning and by words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from bot.question import Question
from corpus.catalogue import Holdings
from corpus.documents import Document, Passage
from corpus.embedding import Shelved, Vector, Vectors
from corpus.filters import Filters
from corpus.lexicon import stems
from corpus.vectors import Near

CANDIDATES = 50
"""Passages taken from each of the two searches."""
HITS = 30
"""Passages whose sentences are looked at."""
EARLIER = 0.3
"""What a word of the questions before counts in a follow-up, against 1 for one of its own."""
_RANK_OFFSET = 60
"""Of reciprocal rank fusion; the usual 60 of Cormack, Clarke and Büttcher (SIGIR 2009)."""
_ASKING = frozenset(
    stems(
        "a about an and any are as at be been but by can could did do does for from give had has"
        " have how i in is it its many me much of on or please s say said says so tell that the"
        " their them there they this to was we were what when where which who whom whose why will"
        " with would"
    )
)
"""Words that ask rather than say what about; formal papers hold few of them, so they would seem
to tell a lot."""


class Index(Protocol):
    """What the bot needs of the shelf."""

    def question(self, text: str) -> Vector: ...
    def nearest(
        self, vector: Vector, labels: frozenset[str], limit: int, filters: Filters
    ) -> list[Near]: ...
    def matching(
        self, words: Iterable[str], labels: frozenset[str], limit: int, filters: Filters
    ) -> list[Near]: ...
    def rarity(self, words: Iterable[str], labels: frozenset[str]) -> dict[str, float]: ...
    def passages(self, ids: Iterable[str]) -> dict[str, Shelved]: ...
    def read(self, document: str) -> Document | None: ...
    def holdings(self, labels: frozenset[str]) -> Holdings: ...


@dataclass(frozen=True)
class Hit:
    """A passage found, with its scores."""

    passage: Passage
    fused: float
    """Reciprocal rank fusion of the two searches; comparable within one question only."""
    similarity: float
    """Cosine of the passage and the question."""
    sentences: Vectors
    """The vectors of the passage's sentences."""


@dataclass(frozen=True)
class Found:
    """The hits of a question, and what ranking their sentences needs."""

    hits: tuple[Hit, ...]
    vector: Vector
    """Of the question."""
    rarity: dict[str, float]
    """How much each of the question's words tells, those of a question before it less."""


def search(question: Question, index: Index, labels: frozenset[str]) -> Found:
    """The passages that these labels open and that best match the question, best first."""
    vector = _vector(question, index)
    words = _telling(question.understood)
    lists = (
        index.nearest(vector, labels, CANDIDATES, question.filters),
        index.matching(words, labels, CANDIDATES, question.filters),
    )
    fused = fuse(*lists)
    shelved = index.passages(list(fused)[:HITS])
    hits = tuple(
        _hit(shelved[passage], score, vector)
        for passage, score in fused.items()
        if passage in shelved and shelved[passage].passage.document.details.access in labels
    )
    rarity = index.rarity(words, labels)
    own = set(_telling(question.asked))
    tells = {word: rare * (1 if word in own else EARLIER) for word, rare in rarity.items()}
    return Found(hits, vector, tells)


def _vector(question: Question, index: Index) -> Vector:
    """The question's vector; a follow-up's leans to what is new in it."""
    vector = index.question(question.understood)
    if question.follows:
        vector = vector + index.question(question.asked)
        vector = vector / np.float32(np.linalg.norm(vector))
    return vector


def _telling(text: str) -> list[str]:
    return [word for word in stems(text) if word not in _ASKING]


def fuse(*lists: list[Near]) -> dict[str, float]:
    """
    Reciprocal rank fusion of ranked lists, best first.

    >>> list(fuse([Near("a", 0.9), Near("b", 0.8)], [Near("b", 7.1)]))
    ['b', 'a']
    """
    scores: dict[str, float] = {}
    for ranked in lists:
        for rank, near in enumerate(ranked, 1):
            scores[near.passage] = scores.get(near.passage, 0.0) + 1 / (_RANK_OFFSET + rank)
    return dict(sorted(scores.items(), key=lambda item: -item[1]))


def _hit(shelved: Shelved, fused: float, vector: Vector) -> Hit:
    similarity = float(np.dot(shelved.embedded.passage, vector))
    return Hit(shelved.passage, fused, similarity, shelved.embedded.sentences)
