"""
Which later passages are about an ask, and how surely.

By numbers that name it first, then by the telling words that both share and by what both mean.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import numpy as np

from bot.index import Index
from bot.quotes import Quote
from bot.tracing.asks import Ask
from bot.tracing.cells import subject
from bot.tracing.likeness import Read, Wording, likeness
from bot.tracing.numbered import names
from bot.tracing.says import Says, says
from corpus.documents import Passage, Span
from corpus.embedding import Vector
from corpus.folding import fold

CANDIDATES = 150
"""Passages that each of the two searches finds for an ask."""
SURE = 1.2
"""The likeness from which a passage is about an ask; measured by evals/tracing.py."""
DOUBTFUL = 0.86
"""The likeness from which it may be."""
NAMED = 9.0
"""The likeness of a passage that names an ask by its number."""
_REPORT = re.compile(
    r"\breport\b[^.;]{0,60}\b(?:brought|presented|submitted)\b|\bto (?:report"
    r"|circulate|explain|write to)\b|\bthat the [\w ]+ report\b",
    re.IGNORECASE,
)
"""Asks for a report or a letter."""
_REPORTED = re.compile(
    r"\b(?:report|explain|explanation|circulat|wrote|written|writing|letter|note|tracker)", re.I
)


@dataclass(frozen=True)
class Link:
    """A later passage that is about an ask."""

    quote: Quote
    says: Says
    sure: bool
    """Whether it is surely about it; else it is only close to it."""


class _Unit(NamedTuple):
    """A sentence or a row that may be about an ask."""

    passage: Passage
    at: Span
    vector: Vector


def mentions(
    asks: Sequence[Ask], index: Index, labels: frozenset[str], within: frozenset[str]
) -> list[tuple[Link, ...]]:
    """For each ask, the passages of the papers `within` that are about it, in order of date."""
    units = _units(asks, index, labels, within)
    if not units or not asks:
        return [()] * len(asks)
    held = sum(one.passages for one in index.holdings(labels).papers)
    wording = Wording(index.vocabulary(labels), held, index.acronyms(labels))
    alike = likeness(
        Read([one.subject for one in asks], np.array([one.vector for one in asks])),
        Read(
            [subject(unit.passage, unit.at) for unit in units],
            np.array([unit.vector for unit in units]),
            [_above(unit.passage) for unit in units],
        ),
        wording,
    )
    return [_links(ask, units, row) for ask, row in zip(asks, alike, strict=True)]


def _units(
    asks: Sequence[Ask], index: Index, labels: frozenset[str], within: frozenset[str]
) -> list[_Unit]:
    """The sentences of the passages that some ask's meaning or words find."""
    found: dict[str, None] = {}
    vocabulary = index.vocabulary(labels)
    wording = Wording(vocabulary, 1, index.acronyms(labels))
    for ask in asks:
        words = {word: 1.0 for word in wording.words(ask.subject) if word in vocabulary}
        near = index.nearest(ask.vector, labels, CANDIDATES, within)
        matching = index.matching(words, labels, CANDIDATES, within)
        found |= dict.fromkeys(one.passage for one in chain(near, matching))
    return [
        _Unit(one.passage, at, vector)
        for one in index.passages(found).values()
        if one.passage.document.details.access in labels and one.passage.document.id in within
        for at, vector in zip(one.passage.sentences, one.embedded.sentences, strict=True)
    ]


def _above(passage: Passage) -> str:
    return " ".join((*passage.section[-1:], passage.lead_in))


def _links(ask: Ask, units: Sequence[_Unit], alike: Vector) -> tuple[Link, ...]:
    """The best place of each passage that is likely enough, the same words once."""
    best: dict[str, tuple[float, _Unit]] = {}
    for unit, score in zip(units, alike.tolist(), strict=True):
        likely = _likely(ask, unit, score)
        if likely >= DOUBTFUL and likely > best.get(unit.passage.id, (0.0, unit))[0]:
            best[unit.passage.id] = likely, unit
    ordered = sorted(best.values(), key=lambda one: (_day(one[1]), one[1].passage.start))
    return _surest(_once([_link(score, unit) for score, unit in ordered]))


def _likely(ask: Ask, unit: _Unit, score: float) -> float:
    """The likeness; what tells of a matter is hardly about a report on it that was asked for."""
    if names(ask.quote, unit.passage, unit.at):
        return NAMED
    if _REPORT.search(ask.subject) and not _REPORTED.search(unit.passage.text):
        return min(score, DOUBTFUL)
    return score


def _link(score: float, unit: _Unit) -> Link:
    quote = Quote(unit.passage, *unit.at, score)
    return Link(quote, says(unit.passage, unit.at), sure=score >= SURE)


def _day(unit: _Unit) -> tuple[str, str]:
    document = unit.passage.document
    return str(document.details.date), document.name


def _surest(links: Sequence[Link]) -> tuple[Link, ...]:
    """The sure links, and of each paper that has none the best of the doubtful ones."""
    best: dict[str, float] = {}
    for link in links:
        paper = link.quote.passage.document.id
        best[paper] = max(best.get(paper, 0.0), link.quote.score)
    kept: dict[str, Link] = {}
    for link in links:
        paper = link.quote.passage.document.id
        if link.sure:
            kept[link.quote.passage.id] = link
        elif link.quote.score == best[paper] and paper not in kept:
            kept[paper] = link
    return tuple(kept.values())


def _once(links: Sequence[Link]) -> tuple[Link, ...]:
    """Without those whose words, of the same day, are among the links already."""
    kept: dict[tuple[str, str], Link] = {}
    for link in links:
        details = link.quote.passage.document.details
        kept.setdefault((str(details.date), fold(link.quote.text).text), link)
    return tuple(kept.values())
