"""How far each sentence of later papers is about each ask."""

import re
from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from bot.tracing.asks import Ask
from bot.tracing.likeness import Wording, overlaps
from bot.tracing.matters import Matter, matter, small_words
from bot.tracing.units import Unit, whole
from corpus.embedding import Vector, Vectors

_CORE, _AROUND, _WORDS, _MEANING, _NAME = 0.5, 0.6, 0.8, 0.3, 0.3
"""What counts that the sentence, under its heading, has the words of an ask's first clause; that
its passage has them; that both have much the same words; mean the same; share a proper name."""
_LEAST = 8.0
"""The weight of words that are too few to be compared."""
_NEAR = 1.0
"""The score from which a sentence tells how later papers speak of an ask."""
_NEAREST = 5
"""Such sentences at most."""


def about(
    asks: Sequence[Ask], questions: Vectors, units: Sequence[Unit], wording: Wording
) -> Vectors:
    """
    How far each sentence is about each ask (asks x units); `questions` are the asks as questions.

    First by words and meaning, then by what the sentences that are nearest mean as well: later
    papers may speak of an ask in words of their own. The weights were chosen by evals/tracing.py.
    """
    small = small_words(unit.text for unit in units)
    matters = [matter(one, wording, small) for one in asks]
    vectors = np.array([unit.vector for unit in units])
    first = _by_words(matters, units, wording) + _MEANING * (questions @ vectors.T)
    scores: Vectors = first + np.array(
        [
            vectors @ _learnt(question, vectors, row)
            for question, row in zip(questions, first, strict=True)
        ]
    )
    return scores


def _by_words(matters: Sequence[Matter], units: Sequence[Unit], wording: Wording) -> Vectors:
    readings = [[wording.words(one) for one in unit.readings] for unit in units]
    above = [wording.words(unit.above) for unit in units]
    flat = [one for some in readings for one in some]
    headed = [one | words for some, words in zip(readings, above, strict=True) for one in some]
    starts = [0, *accumulate(map(len, readings))][:-1]
    cores, wholes = [one.core for one in matters], [one.whole for one in matters]
    core = np.maximum.reduceat(overlaps(cores, headed, wording, _LEAST)[0], starts, axis=1)
    of_asks, of_texts, _ = overlaps(wholes, flat, wording, _LEAST)
    words = np.maximum.reduceat(np.sqrt(of_asks * of_texts), starts, axis=1)
    scores: Vectors = (
        _CORE * core
        + _AROUND * _around(cores, units, wording)
        + _WORDS * words
        + _NAME * _named(matters, units)
    )
    return scores


def _around(cores: Sequence[frozenset[str]], units: Sequence[Unit], wording: Wording) -> Vectors:
    """The share of each core that each unit's passage has."""
    passages = {unit.passage.id: unit.passage for unit in units}
    words = [wording.words(whole(one)) for one in passages.values()]
    rows = {one: at for at, one in enumerate(passages)}
    return overlaps(cores, words, wording, _LEAST)[0][:, [rows[unit.passage.id] for unit in units]]


def _named(matters: Sequence[Matter], units: Sequence[Unit]) -> Vectors:
    """Where a sentence has a name that an ask has."""
    capitals = [frozenset(re.findall(r"\b[A-Z]\w+", unit.text)) for unit in units]
    return np.array([[bool(one.names & some) for some in capitals] for one in matters], np.float32)


def _learnt(question: Vector, vectors: Vectors, scores: Vector) -> Vector:
    """An ask's question, moved to the sentences that are nearest to it; of length one."""
    order = np.argsort(-scores)[:_NEAREST]
    near = vectors[order[scores[order] >= _NEAR]]
    moved = question + near.mean(axis=0) if len(near) else question
    return np.asarray(moved / np.linalg.norm(moved), np.float32)
