"""Documents of councils that do not exist, as many as wanted, put together from sample papers."""

import datetime
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import product
from typing import NamedTuple

import numpy as np

from corpus.display import one_line
from corpus.documents import Details, Document, Page, Passage, Span
from corpus.embedding import Embedded, Shelved, Vectors

RECIPE = 1
"""Counts up when other documents are made, so that an index of the old ones is not used."""
COUNCILS = tuple(
    f"{first}{last} Council"
    for first, last in product(
        ("Ambel", "Brindle", "Corvan", "Dorvel", "Elmstry", "Fennick", "Garrow", "Hesper"),
        ("wold", "hythe", "marsh", "combe", "thorpe", "leigh"),
    )
)
FIRST_YEAR, LAST_YEAR = 2012, 2026

_LENGTHS = (10, 25, 60, 150)
"""Passages of an agenda, of minutes, of a plan and of a long report."""
_KINDS = ("agenda", "minutes", "improvement_plan", "ofsted_ilacs")
_TAKEN = 2
"""Sentences taken from each of the two passages that make one."""
_NOISE = 0.3
"""The length of what is added to a vector of length one; with it two invented passages are as far
apart as two real ones."""
_ON_A_PAGE = 6
_Chance = np.random.Generator


class Invented(NamedTuple):
    """A document that nobody wrote, and what shelves it."""

    document: Document
    passages: list[Passage]
    vectors: list[Embedded]


class _Piece(NamedTuple):
    sentences: list[str]
    vectors: Embedded


def invented(sources: Sequence[Shelved], passages: int, seed: int = 0) -> Iterator[Invented]:
    """
    Documents with so many passages in all; the same for the same seed.

    A passage is some sentences of two sources, and its vector lies between theirs, with noise.
    Documents are made one at a time, so that a large index needs no more memory than a small one.
    """
    chance = np.random.default_rng(seed)
    left, number = passages, 0
    while left:
        length = min(left, _LENGTHS[chance.integers(len(_LENGTHS))])
        pieces = [_piece(sources, chance) for _ in range(length)]
        yield _document(number, pieces, chance)
        left, number = left - length, number + 1


def _piece(sources: Sequence[Shelved], chance: _Chance) -> _Piece:
    sentences, rows, wholes = [], [], []
    for at in chance.choice(len(sources), size=2, replace=False):
        passage, embedded = sources[at]
        taken = chance.permutation(len(passage.sentences))[:_TAKEN]
        for row in sorted(taken):
            span = passage.sentences[row]
            sentences.append(one_line(passage.document.text[span.start : span.end]))
        rows.append(embedded.sentences[sorted(taken)])
        wholes.append(embedded.passage)
    mixed = chance.uniform(0.3, 0.7)
    whole = mixed * wholes[0] + (1 - mixed) * wholes[1]
    return _Piece(
        sentences,
        Embedded(_noisy(_unit(whole[np.newaxis]), chance)[0], _noisy(np.vstack(rows), chance)),
    )


def _noisy(vectors: Vectors, chance: _Chance) -> Vectors:
    noise = chance.normal(0, _NOISE / np.sqrt(vectors.shape[1]), vectors.shape)
    return _unit(vectors + noise)


def _unit(vectors: Vectors) -> Vectors:
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def _document(number: int, pieces: list[_Piece], chance: _Chance) -> Invented:
    council = COUNCILS[number % len(COUNCILS)]
    year = int(chance.integers(FIRST_YEAR, LAST_YEAR + 1))
    day = datetime.date(year, 1, 1) + datetime.timedelta(int(chance.integers(365)))
    kind = _KINDS[chance.integers(len(_KINDS))]
    text, spans = _text(pieces)
    document = Document(
        id=sha256(f"{number} {text}".encode()).hexdigest()[:16],
        name=f"{day}-{number}-{kind}.txt",
        details=Details(title=f"Paper {number}", kind=kind, council=council, date=day),
        text=text,
        pages=tuple(
            Page(page, str(page), spans[first][0].start)
            for page, first in enumerate(range(0, len(spans), _ON_A_PAGE), 1)
        ),
    )
    passages = [
        Passage(document, some[0].start, some[-1].end, section=("Findings",), sentences=some)
        for some in spans
    ]
    return Invented(document, passages, [piece.vectors for piece in pieces])


def _text(pieces: Sequence[_Piece]) -> tuple[str, list[tuple[Span, ...]]]:
    """The pieces as one text, a paragraph each, and where their sentences stand in it."""
    text, spans = "", []
    for piece in pieces:
        found = []
        for sentence in piece.sentences:
            found.append(Span(len(text), len(text) + len(sentence)))
            text += f"{sentence} "
        text = f"{text[:-1]}\n\n"
        spans.append(tuple(found))
    return text, spans
