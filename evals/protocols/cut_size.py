"""
The same papers are cut into shorter and into longer passages, and the same cases are asked.

What is expected is a place in a paper and no passage, so the measures of quotes mean the same
however papers are cut: a bot that quotes well does not depend on it. Each case is compared with
itself. Its limits:

- The model reads about 190 words, so of longer passages it reads the beginning only.
- Rows of tables, resolutions, motions and votes are kept whole at every size.
- Measures of passages are left out: what a passage is differs.
- Where no case changes, the interval is empty: how many cases there are says how little that tells.
"""

from collections.abc import Iterable, Sequence

from pydantic.dataclasses import dataclass

from bot.reranking import Reranker
from corpus.errors import UsedWrongly
from corpus.shelf import Generation
from evals.cases import Case
from evals.comparison import Difference, Paired, differences
from evals.index import LABELS
from evals.protocols.findings import Progress
from evals.run import ask
from evals.scored import Rate, Scored
from evals.scoring import score
from evals.setting import papers
from evals.summary import paper_of

NAME = "cut-size"
FACTORS = (0.5, 2.0)
"""How many times as long passages are as those of an ingest."""
COMPARED = (
    "hit@1",
    "hit@3",
    "quote recall",
    "quote precision",
    "quote iou@1",
    "answered when answerable",
    "right outcome",
)


@dataclass(frozen=True)
class Resized:
    """What another size changes."""

    factor: float
    passages: int
    changes: tuple[Difference, ...]
    won: tuple[str, ...]
    """The ids of the cases whose outcome is right at this size only."""
    lost: tuple[str, ...]
    """And of those whose outcome is right at the usual size only."""


@dataclass(frozen=True)
class CutSizes:
    """What came of the protocol."""

    passages: int
    """Of the index as it stands."""
    resized: tuple[Resized, ...]
    failed: tuple[str, ...]
    """The ids of the cases on which the bot broke down at some size; they are compared nowhere."""
    protocol: str = NAME


def cut_size(
    some: Iterable[Case],
    index: Generation,
    others: Iterable[tuple[float, Generation]],
    reranker: Reranker | None = None,
    progress: Progress = iter,
) -> CutSizes:
    """
    How measures of quotes differ between an index and others of the same papers, by their factors.

    Raises `UsedWrongly` when another index holds other papers.
    """
    asked = [case for case in some if case.answerable]
    stand = _scored(progress(asked), index, reranker)
    resized, failed = [], _failed(stand)
    for factor, other in others:
        if papers(other) != papers(index):
            raise UsedWrongly("--papers and --index are not the same papers: give those it holds.")
        after = _scored(progress(asked), other, reranker)
        failed |= _failed(after)
        pairs = [
            (one, two) for one, two in zip(stand, after, strict=True) if not _failed([one, two])
        ]
        resized.append(_resized(factor, other, pairs))
    return CutSizes(_passages(index), tuple(resized), tuple(sorted(failed)))


def changes(pairs: Sequence[tuple[Scored, Scored]]) -> tuple[Difference, ...]:
    """How each measure differs between the same cases, scored twice."""
    return differences({name: _having(name, pairs) for name in COMPARED})


def _scored(some: Iterable[Case], index: Generation, reranker: Reranker | None) -> list[Scored]:
    return list(score(((case, ask(case, index, reranker)) for case in some), index))


def _failed(some: Iterable[Scored]) -> set[str]:
    return {one.case.id for one in some if one.recorded.outcome == "failed"}


def _resized(factor: float, index: Generation, pairs: Sequence[tuple[Scored, Scored]]) -> Resized:
    return Resized(
        factor=factor,
        passages=_passages(index),
        changes=changes(pairs),
        won=tuple(after.case.id for before, after in pairs if after.right > before.right),
        lost=tuple(after.case.id for before, after in pairs if after.right < before.right),
    )


def _passages(index: Generation) -> int:
    return sum(one.passages for one in index.holdings(LABELS).papers)


def _having(name: str, pairs: Sequence[tuple[Scored, Scored]]) -> list[Paired]:
    """The values of a measure at both sizes, of the cases to which it applies at both."""
    return [
        (
            Rate(*before.measures[name]).value,
            Rate(*after.measures[name]).value,
            paper_of(before),
        )
        for before, after in pairs
        if name in before.measures and name in after.measures
    ]
