"""
Which later passages are about an ask, and how surely.

By numbers that name it first, then by how far their words and their meaning are about it (`about`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from bot.index import Index
from bot.quotes import Quote
from bot.tracing.about import about
from bot.tracing.asks import Ask
from bot.tracing.likeness import Wording
from bot.tracing.numbered import names
from bot.tracing.says import Says, says
from bot.tracing.units import Unit
from corpus.embedding import Vector
from corpus.folding import fold
from corpus.holdings import superseded

CANDIDATES = 150
"""Passages that each of the two searches finds for an ask."""
SURE = 1.4
"""The score from which a passage is about an ask; measured by evals/tracing.py."""
DOUBTFUL = 1.15
"""The score from which it may be."""
FAINT = 0.8
"""The score from which the nearest passage may be, where no other is: then nothing is denied."""
NAMED = 9.0
"""The score of a passage that names an ask by its number."""
_REPORT = re.compile(
    r"\breport\b[^.;]{0,60}\b(?:brought|presented|submitted)\b|\bto (?:report"
    r"|circulate|explain|write to)\b|\bthat the [\w ]+ report on\b",
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


def mentions(
    asks: Sequence[Ask], index: Index, labels: frozenset[str], within: frozenset[str]
) -> list[tuple[Link, ...]]:
    """For each ask, the passages of the papers `within` that are about it, in order of date."""
    units = _units(asks, index, labels, within)
    if not units or not asks:
        return [()] * len(asks)
    held = sum(one.passages for one in index.holdings(labels).papers)
    wording = Wording(index.vocabulary(labels), held, index.acronyms(labels))
    questions = np.array([index.question(one.subject) for one in asks])
    scores = about(asks, questions, units, wording)
    return [_links(ask, units, row) for ask, row in zip(asks, scores, strict=True)]


def _units(
    asks: Sequence[Ask], index: Index, labels: frozenset[str], within: frozenset[str]
) -> list[Unit]:
    """The sentences of the passages that some ask's meaning or words find."""
    found: dict[str, None] = {}
    vocabulary = index.vocabulary(labels)
    wording = Wording(vocabulary, 1, index.acronyms(labels))
    for ask in asks:
        words = {word: 1.0 for word in wording.searched(ask.subject) if word in vocabulary}
        near = index.nearest(ask.vector, labels, CANDIDATES, within)
        matching = index.matching(words, labels, CANDIDATES, within)
        found |= dict.fromkeys(one.passage for one in chain(near, matching))
    return [
        Unit(one.passage, at, vector)
        for one in index.passages(found).values()
        if one.passage.document.details.access in labels and one.passage.document.id in within
        for at, vector in zip(one.passage.sentences, one.embedded.sentences, strict=True)
    ]


def _links(ask: Ask, units: Sequence[Unit], scores: Vector) -> tuple[Link, ...]:
    """The best place of each passage that is likely enough, the same words once."""
    best: dict[str, tuple[float, Unit]] = {}
    for unit, score in zip(units, scores.tolist(), strict=True):
        likely = _likely(ask, unit, score)
        if likely >= FAINT and likely > best.get(unit.passage.id, (0.0, unit))[0]:
            best[unit.passage.id] = likely, unit
    ordered = sorted(best.values(), key=lambda one: (_day(one[1]), one[1].passage.start))
    links = _once([_link(score, unit) for score, unit in ordered])
    return _standing(_surest(_likely_enough(links)))


def _likely(ask: Ask, unit: Unit, score: float) -> float:
    """The score; what tells of a matter is hardly about a report on it that was asked for."""
    if names(ask.quote, unit.passage, unit.at):
        return NAMED
    told = f"{unit.text} {unit.above}"
    if _REPORT.search(ask.subject) and not _REPORTED.search(told):
        return min(score, DOUBTFUL)
    return score


def _link(score: float, unit: Unit) -> Link:
    quote = Quote(unit.passage, *unit.at, score)
    return Link(quote, says(unit.passage, unit.at), sure=score >= SURE)


def _day(unit: Unit) -> tuple[str, bool, str]:
    """The order of papers: by date, and confirmed minutes before their draft."""
    document = unit.passage.document
    return str(document.details.date), document.details.status == "draft", document.name


def _likely_enough(links: Sequence[Link]) -> Sequence[Link]:
    """Those that may be about the ask; where there are none, the nearest."""
    kept = [link for link in links if link.quote.score >= DOUBTFUL]
    return kept or sorted(links, key=lambda link: -link.quote.score)[:1]


def _surest(links: Sequence[Link]) -> tuple[Link, ...]:
    """The sure links; where there is none, of each paper the best of the doubtful ones."""
    sure = {link.quote.passage.id: link for link in links if link.sure}
    nearest = sorted(links, key=lambda link: link.quote.score)
    best = {link.quote.passage.document.id: link for link in nearest}
    kept = sure or best
    return tuple(link for link in links if link in kept.values())


def _standing(links: Sequence[Link]) -> tuple[Link, ...]:
    """Without those of draft minutes whose confirmed version has a link as sure."""
    return tuple(
        link
        for link in links
        if not superseded(
            link.quote.passage.document.details,
            (one.quote.passage.document.details for one in links if one.sure or not link.sure),
        )
    )


def _once(links: Sequence[Link]) -> tuple[Link, ...]:
    """Without those whose words, of the same day, are among the links already."""
    kept: dict[tuple[str, str], Link] = {}
    for link in links:
        details = link.quote.passage.document.details
        kept.setdefault((str(details.date), fold(link.quote.text).text), link)
    return tuple(kept.values())
