"""Which words of two texts are the same, cut so that they can be marked."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from corpus.folding import fold

LONGEST = 800
"""Characters of one text that are shown; the rest is told of."""


class Piece(NamedTuple):
    """A stretch of a text."""

    text: str
    marked: bool


class Cut(NamedTuple):
    """A text cut into pieces."""

    pieces: tuple[Piece, ...]
    overlap: int
    """Characters that are marked."""
    length: int
    left_out: int
    """Characters at the end that are not among the pieces."""


def cut(text: str, stretches: Iterable[Sequence[int]]) -> Cut:
    """
    A text with some of its stretches marked; they may meet, overlap, or run over its end.

    >>> cut("up to 24 children", [(6, 8), (7, 8)]).pieces
    (Piece(text='up to ', marked=False), Piece(text='24', marked=True), \
Piece(text=' children', marked=False))
    """
    joined = tuple(_joined(stretches, len(text)))
    shown = text[:LONGEST]
    return Cut(
        tuple(_pieces(shown, joined)),
        sum(end - start for start, end in joined),
        len(text),
        len(text) - len(shown),
    )


def same(text: str, others: Iterable[str]) -> list[tuple[int, int]]:
    """Where the words of others stand in a text, whatever their case and punctuation marks."""
    folded = fold(text)
    return [(span.start, span.end) for other in others for span in folded.find(other)]


def _joined(stretches: Iterable[Sequence[int]], length: int) -> Iterator[tuple[int, int]]:
    """Stretches in order that do not meet, within a text of a length."""
    last: tuple[int, int] | None = None
    for start, end in sorted((max(0, one[0]), min(length, one[1])) for one in stretches):
        if start >= end:
            continue
        if last and start <= last[1]:
            last = (last[0], max(last[1], end))
            continue
        if last:
            yield last
        last = (start, end)
    if last:
        yield last


def _pieces(text: str, joined: Iterable[tuple[int, int]]) -> Iterator[Piece]:
    at = 0
    for start, end in joined:
        if start >= len(text):
            break
        if at < start:
            yield Piece(text[at:start], marked=False)
        yield Piece(text[start:end], marked=True)
        at = end
    if text[at:]:
        yield Piece(text[at:], marked=False)
