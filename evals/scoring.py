"""A case, its recorded answer and the stored documents -> what is measured of it."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from corpus.documents import Document
from corpus.errors import BadRun
from evals.cases import Case
from evals.measures.abstention import refuses
from evals.measures.citations import citations
from evals.measures.invariants import invariants
from evals.measures.nuggets import nothing_forbidden, nuggets
from evals.measures.ranked import retrieval
from evals.measures.spans import Length, best_iou, letters, precision, rank, recall, shared
from evals.places import Documents, Place, Stretch, acceptable, groups
from evals.recorded import Recorded, Shown
from evals.scored import Rate, Scored

_KEPT = 64
"""Documents kept once read."""
_FIRST = 3
"""Quotes among which a hit is looked for."""


def score(pairs: Iterable[tuple[Case, Recorded]], index: Documents) -> Iterator[Scored]:
    """Measure answers, one by one; raises `BadRun` when a document that they name is gone."""
    kept = _Kept(index)
    known: set[str] = set()
    for case, recorded in pairs:
        for document in {one.document for one in recorded.found} - known:
            _read(document, index)
            known.add(document)
        yield scored(case, recorded, kept)


def scored(case: Case, recorded: Recorded, index: Documents) -> Scored:
    """Measure one answer; of one that failed nothing is, but that its outcome is not right."""
    if recorded.outcome == "failed":
        return Scored(case, recorded, {"right outcome": Rate(0, 1)})
    gold = _Gold(groups(case, index), acceptable(case, index))
    documents = _documents(recorded, gold, index)
    length = letters({name: document.text for name, document in documents.items()})
    right = _right(case, recorded, gold, length)
    quotes = [quote.text for quote in recorded.quotes]
    measures = {
        **invariants((*recorded.quotes, *recorded.nearest), documents),
        **(_of_answerable(recorded, gold, length) if case.answerable else {}),
        **nuggets(quotes, case.must_include),
        **nothing_forbidden(quotes, case.must_not_include),
        **_outcome(case, recorded),
        "right outcome": Rate(right, 1),
    }
    overlaps = tuple(_overlap(quote, gold) for quote in recorded.quotes)
    pairs = {name: (rate.right, rate.total) for name, rate in measures.items()}
    return Scored(case, recorded, pairs, overlaps, right)


class _Gold(NamedTuple):
    groups: tuple[tuple[Place, ...], ...]
    acceptable: tuple[Place, ...]

    @property
    def expected(self) -> list[list[Stretch]]:
        return [[place.stretch for place in group] for group in self.groups]

    @property
    def every(self) -> list[Place]:
        return [*(place for group in self.groups for place in group), *self.acceptable]


def _documents(recorded: Recorded, gold: _Gold, index: Documents) -> dict[str, Document]:
    """Every document that is quoted or expected, by its id."""
    named = [one.document for one in (*recorded.quotes, *recorded.nearest)]
    named += [place.stretch.document for place in gold.every]
    return {name: _read(name, index) for name in dict.fromkeys(named)}


def _read(name: str, index: Documents) -> Document:
    document = index.read(name)
    if document is None:
        raise BadRun(
            f"The index has no document {name}, which the run names: score it with --index on the"
            " index that it was made on."
        )
    return document


def _of_answerable(recorded: Recorded, gold: _Gold, length: Length) -> dict[str, Rate]:
    quoted, expected = _stretches(recorded.quotes), gold.expected
    first = rank(quoted, expected, length)
    relevant = precision(quoted, [place.stretch for place in gold.every], length)
    rates = {
        **retrieval(recorded.found, gold.groups, length),
        "quote recall": Rate(recall(quoted, expected, length) or 0.0, 1),
        "quote iou@1": Rate(best_iou(quoted, expected, length), 1),
        "hit@1": Rate(first == 1, 1),
        "hit@3": Rate(0 < first <= _FIRST, 1),
        **citations(recorded.quotes, gold.groups, gold.acceptable, length),
    }
    if relevant is not None:
        rates["quote precision"] = Rate(relevant, 1)
    if recorded.outcome == "abstained":
        near = rank(_stretches(recorded.nearest), expected, length)
        rates["nearest hit"] = Rate(near > 0, 1)
    return rates


def _outcome(case: Case, recorded: Recorded) -> dict[str, Rate]:
    if case.answerable:
        return {"answered when answerable": Rate(recorded.outcome == "answered", 1)}
    return {"abstained when not": Rate(refuses(case, recorded), 1)}


def _right(case: Case, recorded: Recorded, gold: _Gold, length: Length) -> bool:
    """Answered with a hit when the papers say, refused when they do not."""
    if not case.answerable:
        return refuses(case, recorded)
    return rank(_stretches(recorded.quotes), gold.expected, length) > 0


def _overlap(quote: Shown, gold: _Gold) -> tuple[tuple[int, int], ...]:
    """The stretches of a quote's text, from 0, that are expected."""
    wanted = [stretch for group in gold.expected for stretch in group]
    found = shared(_stretches([quote]), wanted)
    return tuple((one.start - quote.start, one.end - quote.start) for one in found)


def _stretches(quotes: Sequence[Shown]) -> list[Stretch]:
    return [Stretch(quote.document, quote.start, quote.end) for quote in quotes]


class _Kept:
    """Documents of an index, each read once while it is kept."""

    def __init__(self, index: Documents) -> None:
        self.named = lru_cache(_KEPT)(index.named)
        self.read = lru_cache(_KEPT)(index.read)
