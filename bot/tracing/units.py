"""Sentences and rows of later papers, and the words by which each may be about an ask."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.tracing.cells import subject
from corpus.documents import Passage, Span
from corpus.embedding import Vector

_SPEAKER = re.compile(
    r"^(?:In (?:response|reply|answer)[^,]{0,50}, )?"
    r"(?:The |Councillors? |Mrs? |Ms |Dr |Professor |Superintendent )[^.:;]{2,90}?"
    r" (?:said|asked|explained|reported|confirmed|replied|told \w+|added|moved|thanked|accepted"
    r"|apologised|agreed)\b(?:[^.:;]{0,30}? (?:that|whether|why|how|if|what|when)\b)?"
)
"""Who speaks, before what they say: "The Principal Social Worker said that"."""
_LEAST_SAID = 25
"""Letters of what is said without its speaker; shorter sentences are read with them."""
_CELL = re.compile(r"; (?=[A-Z][^:;|]{0,40}: )")
_WORD = re.compile(r"[a-z]{4}")
_LINE = re.compile(r"(?<=[\d%])\s+(?=[A-Z][a-z])")
_LINES = 3
_FIGURES = 12
"""Lines and digits from which a sentence is a table whose rows were read together."""


class Unit(NamedTuple):
    """A sentence or a row that may be about an ask."""

    passage: Passage
    at: Span
    vector: Vector

    @property
    def text(self) -> str:
        """Its own words."""
        return self.passage.document.text[slice(*self.at)]

    @property
    def readings(self) -> tuple[str, ...]:
        """
        The texts by which it is compared, of which the nearest counts.

        A sentence without its speaker; of a row the cells with words, and the first of them, which
        names what the row is about; the lines of a table that was read as one sentence.
        """
        if self.passage.indexed:
            return tuple(dict.fromkeys(self._row()))
        said = _SPEAKER.sub("", self.text)
        text = subject(self.passage, self.at) if len(said) <= _LEAST_SAID else said
        lines = _LINE.split(text)
        table = len(lines) >= _LINES and sum(map(str.isdigit, text)) >= _FIGURES
        return (text, *lines) if table else (text,)

    @property
    def above(self) -> str:
        """What stands above it: the nearest heading and the words that lead to its list."""
        return " ".join((*self.passage.section[-1:], self.passage.lead_in))

    def _row(self) -> Iterator[str]:
        cells = [one.partition(": ")[2] or one for one in _CELL.split(self.passage.indexed)]
        told = [one for one in cells if _WORD.search(one)]
        yield from (" ".join(told), *told[:1], subject(self.passage, self.at))


def whole(passage: Passage) -> str:
    """A passage with all that stands above it."""
    return " ".join((passage.text, *passage.section, passage.lead_in))
