"""Passages near a question, and those of a few documents compared one by one."""

import json
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from corpus.embedding import Vector

_AT_ONCE = 2000
"""Passages whose vectors are in memory together."""


class Near(NamedTuple):
    """A passage near a question."""

    passage: str
    """The passage's id."""
    score: float
    """Higher is nearer; comparable within one list only."""


def nearest(
    database: sqlite3.Connection,
    vector: Vector,
    limit: int,
    among: tuple[Iterable[str], Iterable[str]],
) -> list[Near]:
    """
    At most `limit` passages of a catalogue, nearest first, by their stored vectors, exactly.

    `among` are the access labels and the ids of the documents that they must have.
    """
    labels, documents = (json.dumps(sorted(some)) for some in among)
    found = database.execute(
        "select passage.id, substr(vectors, 1, ?) from passage"
        " join document on document = document.id"
        " where document in (select value from json_each(?))"
        " and access in (select value from json_each(?))",
        (vector.size * np.dtype(np.float16).itemsize, documents, labels),
    )
    best: list[Near] = []
    while some := found.fetchmany(_AT_ONCE):
        stored = np.frombuffer(b"".join(row[1] for row in some), np.float16)
        scores = stored.reshape(len(some), -1).astype(np.float32) @ vector
        best += [Near(some[at][0], float(scores[at])) for at in np.argsort(-scores)[:limit]]
        best = sorted(best, key=lambda one: (-one.score, one.passage))[:limit]
    return best
