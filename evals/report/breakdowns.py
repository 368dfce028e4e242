"""Cases by what they have in common: for whom, how hard, which half, why there is no answer."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from evals.report.meanings import BROKEN_DOWN
from evals.scored import Rate, Scored, Summary

BREAKDOWNS: dict[str, Callable[[Scored], str]] = {
    "Audience": lambda scored: scored.case.audience,
    "Difficulty": lambda scored: scored.case.difficulty,
    "Split": lambda scored: scored.case.split,
    "Why there is no answer": lambda scored: scored.case.unanswerable_kind,
}


class Row(NamedTuple):
    """Cases that have something in common."""

    name: str
    cases: int
    hit: Rate
    """Of those that the papers answer, those that were answered with an expected quote."""
    abstained: Rate
    """Of those that the papers do not answer, those that were refused."""


def breakdowns(some: Sequence[Scored]) -> dict[str, list[Row]]:
    """Every breakdown that parts the cases; one into which all fall alike tells nothing."""
    found = {name: breakdown(some, by) for name, by in BREAKDOWNS.items()}
    return {name: rows for name, rows in found.items() if len(rows) > 1}


def told(summary: Summary) -> tuple[str, ...]:
    """The measures that are told of each category: those that apply to some."""
    named = {one.name for estimates in summary.categories.values() for one in estimates}
    return tuple(name for name in BROKEN_DOWN if name in named)


def breakdown(some: Sequence[Scored], by: Callable[[Scored], str]) -> list[Row]:
    """Cases counted by what `by` says of each, in order; those of which it says nothing are not."""
    names = sorted({by(scored) for scored in some} - {""})
    return [_row(name, [scored for scored in some if by(scored) == name]) for name in names]


def _row(name: str, some: Sequence[Scored]) -> Row:
    hit, abstained = (
        _rate(scored for scored in some if scored.case.answerable is answerable)
        for answerable in (True, False)
    )
    return Row(name, len(some), hit, abstained)


def _rate(some: Iterable[Scored]) -> Rate:
    right = [scored.right for scored in some]
    return Rate(sum(right), len(right))
