"""A text cut where marks begin and end, to be shown."""

from collections.abc import Iterable
from typing import NamedTuple

from corpus.display import repaired
from corpus.documents import Span


class Mark(NamedTuple):
    """Something to be told of some characters."""

    span: Span
    says: str
    number: int = 0
    """Of the quotation that they are; 0 for none."""


class Piece(NamedTuple):
    """Some words of a text, marked or plain."""

    text: str
    says: str = ""
    """What the mark says; empty where they are plain."""
    number: int = 0


def pieces(text: str, span: Span, marks: Iterable[Mark]) -> list[Piece]:
    """
    The characters of a span in order, cut where marks begin and end.

    A mark that begins inside another is left out, and so is what lies outside the span.

    >>> found = pieces("24 cases, not 26.", Span(0, 16), [Mark(Span(0, 2), "another number")])
    >>> [(one.text, one.says) for one in found]
    [('24', 'another number'), (' cases, not 26', '')]
    """
    found, at = [], span.start
    for mark in sorted(marks):
        start, end = max(mark.span.start, span.start), min(mark.span.end, span.end)
        if at <= start < end:
            found += [Piece(text[at:start]), Piece(text[start:end], mark.says, mark.number)]
            at = end
    found.append(Piece(text[at : span.end]))
    return [one._replace(text=repaired(one.text)) for one in found if one.text]
