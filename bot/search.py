"""Question -> Hits: the passages that may answer it, by meaning and by words."""

from dataclasses import dataclass

import numpy as np

from bot.index import Index
from bot.question import Question, plain
from bot.scope import Scope
from bot.terms import Term, telling, terms, words_of
from corpus.documents import Passage
from corpus.embedding import Shelved, Vector, Vectors
from corpus.near import Near

CANDIDATES = 50
"""Passages taken from each of the two searches."""
HITS = 60
"""Passages whose sentences are looked at."""
EACH = 8
"""Papers up to which each is searched by itself, where it is asked what several say."""
OF_EACH = 5
"""Passages taken from each of them by each search."""
_RANK_OFFSET = 60
"""Of reciprocal rank fusion; the usual 60 of Cormack, Clarke and Büttcher (SIGIR 2009)."""


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
    terms: tuple[Term, ...]
    """The question's telling words."""


def search(question: Question, scope: Scope, index: Index, labels: frozenset[str]) -> Found:
    """The passages that these labels open and that best match the question, best first."""
    vector = _vector(question, index)
    meanings = index.acronyms(labels)
    wording = plain(question.understood)
    words = telling(wording, meanings) & index.vocabulary(labels).keys()
    told = [
        term
        for term in terms(wording, question.own, index.rarity(words, labels), meanings)
        if term.word not in scope.settled
    ]
    wanted = words_of(told)
    lists = [
        index.nearest(vector, labels, CANDIDATES, scope.within),
        index.matching(wanted, labels, CANDIDATES, scope.within),
    ]
    for paper in scope.papers if scope.several and len(scope.papers) <= EACH else ():
        only = frozenset({paper.id})
        lists += [
            index.nearest(vector, labels, OF_EACH, only),
            index.matching(wanted, labels, OF_EACH, only),
        ]
    fused = fuse(*lists)
    shelved = index.passages(list(fused)[:HITS])
    hits = tuple(
        _hit(shelved[passage], score, vector)
        for passage, score in fused.items()
        if passage in shelved and shelved[passage].passage.document.details.access in labels
    )
    return Found(hits, vector, tuple(told))


def _vector(question: Question, index: Index) -> Vector:
    """The question's vector; a follow-up's leans to what is new in it."""
    vector = index.question(plain(question.understood))
    if question.follows:
        vector = vector + index.question(plain(question.own))
        vector = vector / np.float32(np.linalg.norm(vector))
    return vector


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
